#!/bin/sh
# The kiosk's work in instructions, held to limits: counts, which a busy machine does not change.
# MILD is installed as on a clinic's machine; each figure is of one step of floor.c. What the
# program itself executes is the same on each release of Debian; all, its libraries included, is
# held to Debian 12's.
# Usage: tests/bench/floor.sh BUILD_DIR, with its `floor`, `store_player` and, if it has one, mild.pack
set -u
build=$(realpath "${1:?usage: tests/bench/floor.sh BUILD_DIR}")
cd "$(dirname "$0")/../.." || exit 1
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# Millions: what was measured, and a tenth.
limits() {
    cat <<ROWS
start       16.6  76.7
session      7.2  16.2
unprepared  24.8  74.9
seen        13.8  17.9
dark        20.8  55.3
bigger      27.3 124.7
nearest     25.1  73.0
ROWS
}

sign() {
    minisign -G -W -p "$scratch/keys/$2.pub" -s "$scratch/$2.key" >"$scratch/made" </dev/null &&
        minisign -S -W -s "$scratch/$2.key" -m "$scratch/$1.pack" >"$scratch/made" </dev/null &&
        "$build/anteroom" install "$scratch/$1.pack" --conf "$scratch/kiosk.conf"
}

prepare() {
    mkdir "$scratch/keys"
    printf 'store = %s\nkeys = %s\nscreen = 1920x1080@21.5\n' "$scratch/store" "$scratch/keys" \
        >"$scratch/kiosk.conf"
    { cp "$build/mild.pack" "$scratch/mild.pack" ||
        "$build/anteroom" pack scripts/mild assets/mild -o "$scratch/mild.pack"; } &&
        "$build/anteroom" pack scripts/mild-sample --over scripts/mild assets/mild \
            -o "$scratch/sample.pack" &&
        sign mild content && sign sample clinic &&
        "$build/tests/store_player" "$scratch/store" begin &&
        "$build/tests/store_player" "$scratch/store" good
}

counted() {
    valgrind --tool=callgrind --callgrind-out-file="$1" "$build/floor" "$scratch/kiosk.conf" \
        ${2:+"$2"} >"$scratch/said" 2>&1
}

# The first run draws the first pages, as the first start after an install does.
measure() {
    counted "$scratch/first" --start && counted "$scratch/out"
}

# "STEP OWN ALL" in millions, of each file that callgrind wrote. Names of objects come once, with a
# number that stands for them from then on.
count() {
    # shellcheck disable=SC2046 # names of files, without blanks
    awk '
        /^desc: Trigger/ { step = $NF }
        /^c?ob=/ {
            number = $0
            sub(/^c?ob=/, "", number)
            sub(/\).*/, ")", number)
            if ($0 ~ /\) /) is_own[number] = $0 ~ /\/floor$/
            if ($0 !~ /^c/) own = is_own[number]
        }
        /^calls=/ { getline; next }
        /^[0-9+*-]/ {
            all += $2
            if (own) ours += $2
        }
        /^totals/ {
            if (step != "termination") printf "%s %.1f %.1f\n", step, ours / 1e6, all / 1e6
            all = ours = 0
        }' $(ls -v "$scratch"/out.*)
}

if ! prepare >"$scratch/said" 2>&1 || ! measure; then
    cat "$scratch/said"
    echo "0 passed, 1 failed"
    exit 1
fi
count >"$scratch/figures"
here=other
if grep -q '^VERSION_ID="12"' /etc/os-release && [ "$(uname -m)" = x86_64 ]; then here=12; fi
limits | awk -v here="$here" -v figures="$scratch/figures" '
    BEGIN { while ((getline line <figures) > 0) { split(line, at); own[at[1]] = at[2]; all[at[1]] = at[3] } }
    {
        good = $1 in own && own[$1] <= $2 && (here != 12 || all[$1] <= $3)
        printf "%s%s: %s M, at most %s; with its libraries %s M, at most %s\n", good ? "" : "FAILED  ",
            $1, own[$1], $2, all[$1], here == 12 ? $3 : "anything"
        if (good) passed++; else failed++
    }
    END { printf "%d passed, %d failed\n", passed, failed; exit failed > 0 }'
