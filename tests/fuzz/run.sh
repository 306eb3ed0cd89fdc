#!/bin/sh
# The fuzz targets. Without an option: each target's seeds, and what was found once, through
# the programs of a build with sanitizers (replay_NAME). --minute and --hour: so long each,
# with libFuzzer, two at a time, in a build of clang's; what is found is kept in the build.
# Usage: tests/fuzz/run.sh BUILD [--minute | --hour] [NAME...]
# A name: only these targets. What was found becomes a file of corpus/NAME once it is mended.
set -u
build=${1:?usage: tests/fuzz/run.sh BUILD [--minute | --hour] [NAME...]}
cd "$(dirname "$0")/../.." || exit 1
shift
seconds=0
case ${1-} in
--minute) seconds=60 ;;
--hour) seconds=3600 ;;
esac
[ "$seconds" -eq 0 ] || shift
TMPDIR=$(mktemp -d)
export TMPDIR
trap 'rm -rf "$TMPDIR"' EXIT
# What the libraries keep until the end is not ours.
export ASAN_OPTIONS=detect_leaks=0
passed=0
failed=0

# One line for a target: how it ended, and the end of what it said if badly.
count() {
    if [ "$2" -eq 0 ]; then
        passed=$((passed + 1))
        echo "ok      $1$3"
    else
        failed=$((failed + 1))
        echo "FAILED  $1, which ended with $2"
        tail -n 25 "$4"
    fi
}

replay() {
    "$build/tests/replay_$1" tests/fuzz/corpus/"$1"/* >"$TMPDIR/$1.log" 2>&1
    count "$1" $? ": $(find "tests/fuzz/corpus/$1" -type f | wc -l) files" "$TMPDIR/$1.log"
}

# New inputs go to a directory of the build, so that the next hour goes on from there.
fuzz() {
    mkdir -p "$build/found/$1"
    longest=8192
    case $1 in tree | page) longest=600 ;; esac # what takes long to lay out is not tried often
    timeout $((seconds + 300)) "$build/tests/fuzz_$1" -max_total_time="$seconds" -timeout=25 \
        -rss_limit_mb=2048 -max_len="$longest" -artifact_prefix="$build/found/$1-" \
        "$build/found/$1" "tests/fuzz/corpus/$1" >"$TMPDIR/$1.log" 2>&1
    echo $? >"$TMPDIR/$1.status"
}

targets=$*
if [ -z "$targets" ]; then
    targets=$(find tests/fuzz -name 'fuzz_*.c' | sed 's/.*fuzz_\(.*\)\.c/\1/' | sort)
fi
if [ "$seconds" -eq 0 ]; then
    for target in $targets; do replay "$target"; done
else
    # shellcheck disable=SC2086 # the list is meant to be split
    set -- $targets
    while [ $# -gt 0 ]; do
        fuzz "$1" &
        [ -z "${2-}" ] || fuzz "$2" &
        wait
        for target in "$1" ${2+"$2"}; do
            runs=$(sed -n 's/^Done \([0-9]*\) runs.*/: \1 runs/p' "$TMPDIR/$target.log")
            count "$target" "$(cat "$TMPDIR/$target.status")" "$runs" "$TMPDIR/$target.log"
        done
        shift
        [ $# -eq 0 ] || shift
    done
fi

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
