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

for ask in --help -h help; do
    holds "anteroom $ask" says 0 "usage: anteroom VERB" "$ask"
done
holds "help of a verb" says 0 "usage: anteroom VERB" lint --help
holds "no verb" says 2 "usage: anteroom VERB"
holds "a verb that is none" says 2 "there is no verb lnit" lnit
version=$(sed -n 's/^project(anteroom VERSION \([0-9.]*\).*/\1/p' CMakeLists.txt)
holds "the version" says 0 "anteroom $version" --version

for conf in kiosk pack clinic theme keys; do
    holds "all confs: $conf.conf" says 0 "$conf.conf: " help conf
    holds "help $conf.conf" says 0 "$conf.conf: " help $conf.conf
done
holds "one conf alone" denied says 0 "theme.conf: " help kiosk.conf
holds "the facts of a clinic" says 0 "clinic.conf: " help facts
holds "type, range and default" says 0 "a whole number from 20 to 3600; default 90" help kiosk
holds "a topic that is none" says 2 "help: name one of conf, " help me

icons() {
    "$anteroom" help icons >"$scratch/icons" && ls assets/core/icons/*.svg >"$scratch/files" &&
        sed 's|.*|assets/core/icons/&.svg|' "$scratch/icons" | diff - "$scratch/files"
}
holds "every icon" icons
report
