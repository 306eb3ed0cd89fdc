#!/bin/sh
# The man page, from the tables that the program itself reads by.
# Usage: deploy/manpage.sh ANTEROOM
set -eu
anteroom=$1

# Troff takes a dot or a quote at a line's begin, and each backslash, for its own.
plain() {
    sed 's/\\/\\e/g; s/-/\\-/g; s/^\([.'"'"']\)/\\\&\1/'
}

version=$("$anteroom" --version)
printf '.TH ANTEROOM 1 "" "%s"\n' "$version"
printf '.SH NAME\nanteroom \\- an offline touch kiosk for waiting rooms\n'
printf '.SH SYNOPSIS\n.nf\n'
"$anteroom" --help | plain
printf '.fi\n.SH FILES\n'
"$anteroom" help | sed -n 's/^  [a-z]* *\([a-z]*\.conf\): .*/\1/p' | while read -r conf; do
    printf '.SS %s\n.nf\n' "$conf"
    "$anteroom" help "$conf" | sed '1,2d' | plain
    printf '.fi\n'
done
printf '.SH ICONS\n'
"$anteroom" help icons | plain
printf '.SH RULES OF LINT\n.nf\n'
"$anteroom" help lint | plain
printf '.fi\n'
