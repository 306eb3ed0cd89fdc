#!/bin/sh
# Draws packs in four variants and looks at the pixels: nothing is painted outside of the nodes,
# and every text has ink. MILD is drawn in two of them, and in all by run.sh --long.
# Usage: tests/pixels.sh ANTEROOM
set -u
anteroom=$(realpath "$1")
cd "$(dirname "$0")/.." || exit 1
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

shots() {
    name=$1
    shift
    "$anteroom" shots "$@" -o "$out/$name" >"$out/log" 2>&1 || {
        cat "$out/log"
        echo "shots $*: failed"
        echo "0 passed, 1 failed"
        exit 1
    }
}

variant() {
    [ "$6" = other ] ||
        shots "mild-$1" scripts/mild assets/mild scripts/mild-sample --screen "$2" --text-size "$3" --theme "$4"
    shots "other-$1" tests/packs/other --screen "$2" --text-size "$3" --theme "$4" --lang "$5"
}
rare=other
[ -z "${ANTEROOM_ALL_VARIANTS:-}" ] || rare=both
variant large 1920x1080@21.5 100 calm es both
variant upright 1080x1920@21.5 150 calm ar "$rare"
variant smallest 1024x600@10.1 200 calm en both
variant small 1280x800@10.1 100 dark ar "$rare"

python3 tests/pixels.py "$out"/*/tree.json
