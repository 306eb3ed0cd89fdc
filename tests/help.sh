#!/bin/sh
# What the program says of itself: usage, version, and the references of confs and icons.
# Usage: tests/help.sh ANTEROOM
set -u
anteroom=$(realpath "${1:?usage: tests/help.sh ANTEROOM}")
cd "$(dirname "$0")/.." || exit 1
. tests/try.sh

# `says STATUS WORDS ARGUMENT...`: on the output alone, and nothing on the other; of a status
# that is not 0 the other way round.
says() {
    wanted=$1 words=$2
    shift 2
    "$anteroom" "$@" >"$scratch/out" 2>"$scratch/err"
    status=$?
    head -c 300 "$scratch/out" "$scratch/err"
    good=$scratch/out other=$scratch/err
    [ "$wanted" -eq 0 ] || good=$scratch/err other=$scratch/out
    [ "$status" -eq "$wanted" ] && grep -qF -- "$words" "$good" && ! [ -s "$other" ]
}

for ask in --help -h; do
    holds "anteroom $ask" says 0 "usage: anteroom VERB" "$ask"
done
holds "help of a verb" says 0 "usage: anteroom VERB" lint --help
holds "no verb" says 2 "usage: anteroom VERB"
# Its last line is the mistake: `ends WORDS ARGUMENT...`
ends() {
    words=$1
    shift
    "$anteroom" "$@" 2>&1 | tail -n 1 | grep -qxF -- "$words"
}
holds "an unknown verb is told last" ends "anteroom: there is no verb lynt" lynt
holds "and an option without its value" ends "anteroom: --explain: a value is missing" lint --explain
holds "a verb that is none" says 2 "there is no verb lnit" lnit
version=$(sed -n 's/^project(anteroom VERSION \([0-9.]*\).*/\1/p' CMakeLists.txt)
holds "the version" says 0 "anteroom $version" --version

for conf in kiosk pack clinic theme keys; do
    holds "all confs: $conf.conf" says 0 "$conf.conf: " help conf
    holds "help $conf.conf" says 0 "$conf.conf: " help $conf.conf
done
holds "one conf alone" denied says 0 "theme.conf: " help kiosk.conf
holds "the facts of a clinic" says 0 "clinic.conf: " help facts
holds "the facts of a pack" says 0 "When may patients drive" help facts scripts/mild
holds "a pack that is none" says 1 "scripts/none: " help facts scripts/none
holds "type, range and default" says 0 "a whole number from 20 to 3600; default 90" help kiosk
holds "a topic that is none" says 2 "help: me: no topic of this name" help me
holds "two topics" says 2 "help: conf: no topic" help conf pack
holds "what topics there are" says 0 "  icons   the icons" help

# Every verb and every option of the tables is in the usage, each option at its verb.
"$anteroom" --help >"$scratch/usage"
sed -n 's/^int verb_\([a-z]*\)(.*/\1/p' src/kiosk/verbs.h >"$scratch/verbs"
while read -r verb; do
    holds "usage has $verb" grep -q "^  $verb " "$scratch/usage"
done <"$scratch/verbs"
sed -n 's/^    {"\(-[a-z-]*\)", "*\([a-zA-Z]*\)"*, .*/\1 \2/p' src/kiosk/options.c >"$scratch/options"
holds "the options are found" [ "$(wc -l <"$scratch/options")" -gt 25 ]
while read -r option verb; do
    line="^  $verb .*[ []$option\\b"
    [ "$verb" != NULL ] || line="[[]$option "
    holds "usage has $option of $verb" grep -q -- "$line" "$scratch/usage"
done <"$scratch/options"

# Each topic that is listed can be read, and every rule of lint is told.
"$anteroom" help | sed 's/^  \([a-z]*\) .*/\1/' >"$scratch/topics"
while read -r topic; do
    holds "help $topic" says 0 "" help "$topic"
done <"$scratch/topics"
"$anteroom" help lint >"$scratch/rules"
sed -n 's/.*\<id = "\([A-Z0-9-]*\)".*/\1/p' scripts/workshop/lint/*.lua >"$scratch/ids"
sed -n 's/^    {"\([A-Z]-[A-Z0-9-]*\)", .*/\1/p' src/workshop/*.c >>"$scratch/ids"
holds "the rules are found" [ "$(wc -l <"$scratch/ids")" -gt 60 ]
every_rule() {
    while read -r id; do
        grep -q "^$id: ." "$scratch/rules" || { echo "no $id" && return 1; }
    done <"$scratch/ids"
}
holds "every rule of lint" every_rule

# What is made of the same tables is whole, and as it was last made.
reference() {
    deploy/reference.sh "$anteroom" | diff - deploy/reference.md ||
        { echo "make it anew: deploy/reference.sh build/anteroom >deploy/reference.md" && false; }
}
holds "deploy/reference.md is up to date" reference
deploy/manpage.sh "$anteroom" >"$scratch/man"
in_man() {
    sed 's/\\-/-/g' "$scratch/man" | grep -qF -- "$1"
}
for words in "SYNOPSIS" "--only PATTERN" "bottom_mm = 1000" "review_by = " ".SS clinic.conf" \
    ".SS keys.conf" "F-DRAFT-1: " "spine"; do
    holds "the man page has $words" in_man "$words"
done

# `completes WANTED WORD...`: what bash offers for the last of these words.
completes() {
    wanted=$1
    shift
    PATH=$(dirname "$anteroom"):$PATH bash -c '
        . deploy/completion.bash
        COMP_WORDS=(anteroom "$@") COMP_CWORD=$#
        _anteroom
        echo " ${COMPREPLY[*]} "' bash "$@" | grep -qF " $wanted "
}
while read -r verb; do
    holds "bash completes $verb" completes "$verb" ""
done <"$scratch/verbs"
while read -r topic; do
    holds "bash completes help $topic" completes "$topic" help ""
done <"$scratch/topics"
holds "bash completes help theme.conf" completes theme.conf help th
while read -r option verb; do
    [ "$verb" != NULL ] || verb=lint
    holds "bash completes $verb $option" completes "$option" "$verb" -
done <"$scratch/options"
holds "bash leaves other verbs' options out" denied completes --dev lint -

icons() {
    "$anteroom" help icons >"$scratch/icons" && ls assets/core/icons/*.svg >"$scratch/files" &&
        sed 's|.*|assets/core/icons/&.svg|' "$scratch/icons" | diff - "$scratch/files"
}
holds "every icon" icons
report
