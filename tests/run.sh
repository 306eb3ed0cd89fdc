#!/bin/sh
# Runs all tests: builds with gcc and clang, under sanitizers, plays the packs' flow tests, and
# clicks through the real window. Each line ends in its seconds; the last line counts.
# --long: also what takes much longer: another release of Debian, the fuzzers
set -u
cd "$(dirname "$0")/.." || exit 1
long=
for option in "$@"; do
    case $option in
    --long) long=yes ;;
    *) echo "usage: tests/run.sh [--long]" >&2 && exit 2 ;;
    esac
done
. deploy/apt.sh

# Versions of clang-format differ in what they want: the tree is as Debian 12's has it.
formatter=
if grep -q '^VERSION_ID="12"' /etc/os-release; then formatter=clang-format-14; fi
# shellcheck disable=SC2086 # the lists are meant to be split
apt_need $build_packages $formatter git clang libclang-rt-dev libcmocka-dev lua-check \
    xvfb xdotool libxfixes3 imagemagick strace procps zbar-tools minisign gettext || exit 1

passed=0
failed=0
log=$(mktemp)
trap 'rm -f "$log"' EXIT

# One line of the report, with the seconds since the last.
say() {
    now=$(date +%s)
    echo "$1  ($((now - then)) s)"
    then=$now
}
then=$(date +%s)

# One check: counts 1, and shows what it printed only when it failed.
check() {
    name=$1
    shift
    if "$@" >"$log" 2>&1; then
        passed=$((passed + 1))
        say "ok      $name"
    else
        failed=$((failed + 1))
        say "FAILED  $name"
        tail -n 60 "$log"
    fi
}

# Adds what a program counted itself. One that counted no failure and yet ended badly, or
# counted nothing at all, is one failure.
add() {
    status=$1
    p=${2:-0}
    f=${3:-0}
    if [ "$f" -eq 0 ] && { [ "$status" -ne 0 ] || [ "$p" -eq 0 ]; }; then f=1; fi
    passed=$((passed + p))
    failed=$((failed + f))
    [ "$f" -eq 0 ]
}

# A program that ends in "N passed, N failed".
count() {
    name=$1
    shift
    "$@" >"$log" 2>&1
    status=$?
    line=$(grep -E '^[0-9]+ passed, [0-9]+ failed$' "$log" | tail -n 1)
    if add $status "${line%% passed*}" "$(echo "$line" | sed -n 's/.* \([0-9]*\) failed$/\1/p')"; then
        say "ok      $name: ${line%% passed*}"
    else
        say "FAILED  $name"
        tail -n 60 "$log"
    fi
}

# The unit tests of one build, two at a time: cmocka says how many of each program passed and
# failed.
units() {
    build=$1
    programs=0
    outputs=$(mktemp -d)
    find "$build"/tests -maxdepth 1 -type f -executable -name 'test_*' | sort |
        xargs -P 2 -I {} sh -c 'timeout 900 {} >"$0/$(basename {})" 2>&1
            echo $? >"$0/$(basename {}).status"' "$outputs"
    for program in "$build"/tests/test_*; do
        [ -x "$program" ] && [ -f "$program" ] || continue
        programs=$((programs + 1))
        output=$outputs/$(basename "$program")
        status=$(cat "$output.status")
        p=$(sed -n 's/^\[  PASSED  \] \([0-9]*\) test(s)\.*$/\1/p' "$output" | tail -n 1)
        f=$(sed -n 's/^\[  FAILED  \] \([0-9]*\) test(s).*/\1/p' "$output" | tail -n 1)
        add "$status" "$p" "$f" && continue
        echo "FAILED  $program, which ended with $status"
        grep -vE '^\[ +(RUN|OK) +\]' "$output" | head -n 20
        grep -E '^\[ +(ERROR|FAILED) +\]|^SUMMARY' "$output" | tail -n 20
    done
    rm -r "$outputs"
    [ $programs -gt 0 ] || failed=$((failed + 1))
    say "        unit tests of $build: $programs programs"
}

build() {
    dir=$1
    compiler=$2
    shift 2
    CC=$compiler cmake -G Ninja -S . -B "$dir" -DANTEROOM_WERROR=ON "$@" &&
        cmake --build "$dir"
}

check "the tree's rules" tests/check.sh
[ -n "$formatter" ] || say "        the format is not checked: that takes clang-format 14"
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
count "flow tests of the MILD pack, tubular" \
    build-release/anteroom test scripts/mild assets/mild tests/packs/mild-tubular
count "flow tests of the other pack" build-release/anteroom test tests/packs/other
count "flow tests of the other pack, sanitizers" build-clang/anteroom test tests/packs/other

# The monkey: each job a seed, a display and a pack, two at a time; it says what to replay.
monkeys() {
    program=$1 events=$2
    shift 2
    mild="scripts/mild assets/mild"
    for seed in "$@"; do
        for screen in 1920x1080@21.5 1024x600@10.1; do
            printf '%s\n' "$mild --monkey $seed --events $events --screen $screen" \
                "tests/packs/other --monkey $seed --events $events --screen $screen"
        done
    done | xargs -P 2 -I {} sh -c "$program test {} || true" |
        awk -v jobs=$((4 * $#)) '{ print } /^[0-9]+ passed, [0-9]+ failed$/ { p += $1; f += $3; n++ }
            END { print p + 0 " passed, " f + 0 " failed"; exit f > 0 || n != jobs }'
}
count "random touches" monkeys build-release/anteroom 25000 1 2
count "random touches, sanitizers" monkeys build-gcc/anteroom 1250 3

count "bad packs" tests/bad_packs.sh build-release/anteroom
check "lint of the MILD pack" build-release/anteroom lint scripts/mild assets/mild \
    --screen 1920x1080@21.5 --screen 1024x600@10.1
count "lint, new and strings" tests/lint.sh build-release/anteroom
count "a language 40 % longer" tests/pseudo.sh build-release/anteroom
count "pixels of four variants" tests/pixels.sh build-release/anteroom
count "the real window" tests/window.sh build-release/anteroom
# Reading another program's memory and filling a file system take root.
as_root=
[ "$(id -u)" -eq 0 ] || as_root=sudo
count "nothing of a visitor is left" $as_root tests/privacy.sh build-release/anteroom
count "codes that a phone reads" tests/qr.sh build-release/anteroom

count "packed layers" tests/pack.sh build-release/anteroom
count "bombs" tests/bombs.sh build-release/anteroom
count "signatures" tests/signatures.sh build-release/anteroom
count "the sample clinic" tests/clinic.sh build-release/anteroom
count "faults in the store" $as_root tests/store_faults.sh build-release/anteroom
count "packs on trial" tests/trial.sh build-release/anteroom
count "MILD, packed and signed" tests/packed.sh build-release/anteroom
count "sheets to sign, handouts" tests/proof.sh build-release/anteroom

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
