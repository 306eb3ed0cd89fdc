#!/bin/sh
# Runs all tests: builds with gcc and clang, under sanitizers, plays the packs' flow tests, and
# clicks through the real window. The last line counts them.
set -u
cd "$(dirname "$0")/.."
. deploy/apt.sh

# shellcheck disable=SC2086 # the list is meant to be split
apt_need $build_packages clang clang-format libclang-rt-dev libcmocka-dev lua5.4 lua-check \
    xvfb xdotool x11-utils imagemagick strace || exit 1

passed=0
failed=0
log=$(mktemp)
trap 'rm -f "$log"' EXIT

# One check: counts 1, and shows what it printed only when it failed.
check() {
    name=$1
    shift
    if "$@" >"$log" 2>&1; then
        passed=$((passed + 1))
        echo "ok      $name"
    else
        failed=$((failed + 1))
        echo "FAILED  $name"
        tail -n 60 "$log"
    fi
}

# A program that ends in "N passed, N failed": both are added.
count() {
    name=$1
    shift
    "$@" >"$log" 2>&1
    status=$?
    line=$(grep -E '^[0-9]+ passed, [0-9]+ failed$' "$log" | tail -n 1)
    p=$(echo "$line" | sed -n 's/^\([0-9]*\) passed.*/\1/p')
    f=$(echo "$line" | sed -n 's/.* \([0-9]*\) failed$/\1/p')
    [ "$status" -eq 0 ] || [ "${f:-0}" -gt 0 ] || f=1
    passed=$((passed + ${p:-0}))
    failed=$((failed + ${f:-1}))
    if [ "${f:-1}" -gt 0 ]; then
        echo "FAILED  $name"
        tail -n 60 "$log"
    else
        echo "ok      $name: ${p:-0}"
    fi
}

# The unit tests of one build: cmocka says how many of each program passed and failed.
units() {
    build=$1
    for program in "$build"/tests/test_*; do
        [ -x "$program" ] && [ -f "$program" ] || continue
        timeout 600 "$program" >"$log" 2>&1
        status=$?
        p=$(sed -n 's/^\[  PASSED  \] \([0-9]*\) test(s)\.*$/\1/p' "$log" | tail -n 1)
        f=$(sed -n 's/^\[  FAILED  \] \([0-9]*\) test(s).*/\1/p' "$log" | tail -n 1)
        [ "$status" -eq 0 ] || [ "${f:-0}" -gt 0 ] || f=1
        [ "${p:-0}" -gt 0 ] || [ "${f:-0}" -gt 0 ] || f=1
        passed=$((passed + ${p:-0}))
        failed=$((failed + ${f:-0}))
        if [ "${f:-0}" -gt 0 ]; then
            echo "FAILED  $program"
            grep -vE '^\[ +(RUN|OK) +\]' "$log" | tail -n 40
        fi
    done
    echo "        $build: the unit tests have run"
}

build() {
    dir=$1
    compiler=$2
    shift 2
    CC=$compiler cmake -G Ninja -S . -B "$dir" -DANTEROOM_WERROR=ON "$@" &&
        cmake --build "$dir"
}

check "the tree's rules" tests/check.sh
check "luacheck" luacheck --quiet scripts tests/packs

check "build with gcc, sanitizers" \
    build build-gcc gcc -DCMAKE_BUILD_TYPE=Debug -DANTEROOM_SANITIZE=ON
units build-gcc
check "build with clang, sanitizers" \
    build build-clang clang -DCMAKE_BUILD_TYPE=Debug -DANTEROOM_SANITIZE=ON
units build-clang
check "build for release" build build-release gcc -DCMAKE_BUILD_TYPE=Release
units build-release

count "flow tests of the MILD pack" build-release/anteroom test scripts/mild assets/mild
count "flow tests of the MILD pack, sanitizers" \
    build-gcc/anteroom test scripts/mild assets/mild
count "flow tests of the other pack" build-release/anteroom test tests/packs/other
count "flow tests of the other pack, sanitizers" build-clang/anteroom test tests/packs/other

count "bad packs" tests/bad_packs.sh build-release/anteroom
count "pixels of four variants" tests/pixels.sh build-release/anteroom
count "the real window" tests/window.sh build-release/anteroom

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
