#!/bin/sh
# deploy/reference.md, from the tables that the program itself reads by; tests/help.sh holds the file
# to it. Usage: deploy/reference.sh ANTEROOM >deploy/reference.md
set -eu
anteroom=$1

fenced() {
    printf '```\n'
    cat
    printf '```\n'
}

cat <<'END'
# Reference

Made by deploy/reference.sh: what `anteroom --help` and `anteroom help TOPIC` say.
What Lua files of packs may call stands in `scripts/api.lua`.

## Commands

END
"$anteroom" --help | fenced
"$anteroom" help | sed 's/^  \([a-z]*\) .*/\1/' | grep -v '^conf$' | while read -r topic; do
    about=$("$anteroom" help | sed -n "s/^  $topic  *//p")
    printf '\n## help %s\n\n%s\n\n' "$topic" "$about"
    case $topic in
    icons) "$anteroom" help icons | paste -sd ' ' | fold -s -w 98 | sed 's/ *$//' | fenced ;;
    lint) "$anteroom" help lint | fenced ;;
    *) "$anteroom" help "$topic" | sed '1,4d' | fenced ;;
    esac
done
