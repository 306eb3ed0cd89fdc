#!/bin/sh
# Runs all tests: builds with gcc and clang, plays the packs' flow tests, clicks through the
# real window, breaks what can break. A line ends in its seconds and those of them on the
# processor, the last line counts. tests/README.md says which check runs where.
# Jobs run beside one another, each in a folder of its own: two, or as many as there are
# processors, and beside them three of those that mostly wait; these begin with the first build.
# --boot: only a card's image in an emulator, tests/appliance; --long has all its parts
# --long: also what takes much longer: all variants, clang's sanitizers, another release, the
# fuzzers (an hour of each: tests/fuzz/run.sh build-fuzz --hour)
set -u
cd "$(dirname "$0")/.." || exit 1
long='' boot=''
for option in "$@"; do
    case $option in
    --long) long=yes ;;
    --boot) boot=yes ;;
    *) echo "usage: tests/run.sh [--long | --boot]" >&2 && exit 2 ;;
    esac
done
. deploy/apt.sh
. deploy/build.sh

# Versions of clang-format differ in what they want: the tree is as Debian 12's has it.
formatter=
if grep -q '^VERSION_ID="12"' /etc/os-release; then formatter=clang-format-14; fi
# shellcheck disable=SC2086 # the lists are meant to be split
apt_need $build_packages $formatter git clang libclang-rt-dev libcmocka-dev lua-check \
    mount xvfb xauth xdotool libxfixes3 imagemagick strace procps zbar-tools python3-zxing-cpp \
    python3-pil python3-numpy minisign gettext jq valgrind \
    dpkg-dev file lintian man-db systemd || exit 1

jobs=$(mktemp -d)
trap 'rm -rf "$jobs"' EXIT
trap 'exit 1' INT TERM

# To start what draws is most of the work of a lint or of shots: what it drew for one job serves the
# others, too. Those that look at drawing itself, or are killed at any time, draw for themselves.
export ANTEROOM_DRAWN="$jobs/drawn"
by_itself() {
    env -u ANTEROOM_DRAWN "$@"
}

# Adds what a job counted. One that counted no failure and yet ended badly, or counted
# nothing at all, is one failure.
add() {
    status=$1
    p=${2:-0}
    f=${3:-0}
    if [ "$f" -eq 0 ] && { [ "$status" -ne 0 ] || [ "$p" -eq 0 ]; }; then f=1; fi
    echo "$p $f" >>"$jobs/counts"
    [ "$f" -eq 0 ]
}

# Prints what a job of that kind passed and failed.
counted() {
    case $1 in
    check) [ "$2" -ne 0 ] || echo 1 0 ;;
    count) sed -n 's/^\([0-9]*\) passed, \([0-9]*\) failed$/\1 \2/p' "$log" | tail -n 1 ;;
    unit)
        sed -n 's/^\[  PASSED  \] \([0-9]*\) test(s)\.*$/\1/p' "$log" | tail -n 1 | grep . || echo 0
        # From cmocka 1.1.7 on the group has a name: "tests: 2 test(s), ..."
        sed -n 's/^\[  FAILED  \] \(.*: \)*\([0-9]*\) test(s).*/\2/p' "$log" | tail -n 1
        ;;
    esac
}

# What a failed job printed; of a unit test what is not routine.
show() {
    if [ "$1" = unit ]; then
        grep -vE '^\[ +(RUN|OK) +\]' "$log" | head -n 20
        grep -E '^\[ +(ERROR|FAILED) +\]|^SUMMARY' "$log" | tail -n 20
    else
        tail -n 60 "$log"
    fi
}

# How long the children of this shell have been busy between two answers of `times`, whose second
# lines are theirs.
busy_s() {
    awk 'FNR == 2 {
        split($0, at, "[ms ]+")
        s[++n] = (at[1] + at[3]) * 60 + at[2] + at[4]
    }
    END { printf "%d", s[2] - s[1] + 0.5 }' "$1" "$2"
}

# Runs KIND NAME COMMAND... and reports it. Kinds: check counts 1; count is a program that
# ends in "N passed, N failed"; unit one of cmocka's, which is told of when it fails.
run_job() {
    kind=$1 name=$2
    shift 2
    began=$(date +%s)
    times >"$log.before"
    "$@" >"$log" 2>&1 </dev/null
    status=$?
    times >"$log.after"
    seconds=$(($(date +%s) - began))
    busy=$(busy_s "$log.before" "$log.after")
    took="$seconds s, $busy busy"
    # shellcheck disable=SC2046 # two numbers
    if ! add $status $(counted "$kind" $status); then
        { echo "FAILED  $name, which ended with $status  ($took)" && show "$kind"; } >"$log.bad"
        cat "$log.bad"
    elif [ "$kind" = count ]; then
        echo "ok      $name: $p  ($took)"
    elif [ "$kind" = check ] || [ "$busy" -ge 10 ]; then
        echo "ok      $name  ($took)"
    fi
}

# At once, with the machine to itself.
now() {
    log=$jobs/now
    run_job "$@"
}

# For the lanes: `queue` what keeps a processor busy, `queue_waits` what mostly waits for a window,
# a clock or a touch, as KIND NAME COMMAND...
queued=0
queue_as() {
    order=$1
    shift
    queued=$((queued + 1))
    printf '%s\n' "$@" >"$jobs/$(printf '%03d' $queued).$order"
}
queue() {
    queue_as busy "$@"
}
queue_waits() {
    queue_as waits "$@"
}

# lane NUMBER ORDER...: one of those that take jobs: a job is whose mv comes first.
lane() {
    log=$jobs/lane$1
    shift
    for order in "$@"; do
        for job in "$jobs"/*."$order"; do
            mv "$job" "$log.job" 2>/dev/null || continue
            set --
            while IFS= read -r word; do set -- "$@" "$word"; done <"$log.job"
            run_job "$@"
        done
    done
}

# build DIR COMPILER [OPTION...]
build() {
    dir=$1
    compiler=$2
    shift 2
    build_into "$dir" "-DCMAKE_C_COMPILER=$compiler" -DANTEROOM_WERROR=ON $launcher "$@"
}

# units DIR NAME...: these programs of a build
units() {
    in=$1/tests
    shift
    for name in "$@"; do
        case $name in
        test_draw* | test_photo) queue unit "$in/$name" by_itself timeout 900 "$in/$name" ;;
        *) queue unit "$in/$name" timeout 900 "$in/$name" ;;
        esac
    done
    echo "        $# unit programs in $in"
    [ $# -gt 0 ] || echo "0 1" >>"$jobs/counts"
}

# The monkey: PROGRAM EVENTS SEED...: each seed on two displays and two packs; what it says is
# what to replay.
monkeys() {
    program=$1 events=$2
    shift 2
    for seed in "$@"; do
        for screen in 1920x1080@21.5 1024x600@10.1; do
            for pack in "scripts/mild assets/mild scripts/mild-sample" tests/packs/other; do
                # shellcheck disable=SC2086 # two layers
                queue count "random touches $seed on $screen of $pack" $program test $pack \
                    --monkey "$seed" --events "$events" --screen $screen
            done
        done
    done
}

[ -z "$long" ] || export ANTEROOM_ALL_VARIANTS=yes # for units under sanitizers, and scripts
# Reading another program's memory and filling a file system take root.
as_root=
[ "$(id -u)" -eq 0 ] || as_root=sudo
sanitize="-DCMAKE_BUILD_TYPE=Debug -DANTEROOM_SANITIZE=ON"
launcher=
if command -v ccache >/dev/null; then launcher=-DCMAKE_C_COMPILER_LAUNCHER=ccache; fi
export CCACHE_DEPEND=1 # what it does not know it compiles, and does not preprocess first
release=build-release/anteroom
mild="scripts/mild assets/mild scripts/mild-sample"
# Unit programs run under sanitizers. In the release build, too, do those that leave something out
# there.
units=$(basename -s .c tests/unit/test_*.c)
# shellcheck disable=SC2046 # names
in_release=$(basename -s .c $(grep -lE 'BUILT_WITH_ASAN|variant_runs' tests/unit/test_*.c))
[ -z "$long" ] || in_release=$units

if [ "$boot" ]; then
    build_targets=packages
    now check "build for release" build build-release gcc -DCMAKE_BUILD_TYPE=Release \
        -DCMAKE_INSTALL_PREFIX=/usr
    $as_root tests/appliance/run.sh build-release
    exit
fi

now check "the tree's rules" tests/check.sh
[ -n "$formatter" ] || echo "        the format is not checked: that takes clang-format 14"
now check "luacheck" luacheck --quiet scripts tests/packs tests/workshop
build_targets="anteroom core anteroom-fragile heavy floor store_player store_shim stall_shim $in_release"
now check "build for release" build build-release gcc -DCMAKE_BUILD_TYPE=Release \
    -DCMAKE_INSTALL_PREFIX=/usr

# What takes longest comes first, here and below.
# shellcheck disable=SC2086 # sudo, or nothing
queue_waits count "nothing of a visitor is left" by_itself $as_root tests/privacy.sh $release
queue_waits count "stalls and crashes" by_itself tests/stall.sh $release ${long:+--long}
queue_waits count "packs on trial" by_itself tests/trial.sh $release
queue count "bad packs" by_itself tests/bad_packs.sh $release
queue_waits count "packs lost while they are shown" by_itself tests/lost.sh $release ${long:+20}
queue_waits count "the real window" by_itself tests/window.sh $release
for number in 1 2 3; do lane wait$number waits & done

build_targets=
# For packed.sh, proof.sh and package.sh: with much that one processor does alone.
queue_as packs check "MILD is packed" cmake --build build-release --target mild.pack
lane packs packs &
packing=$!
now check "no circle of files" tests/circles.py build-release
# shellcheck disable=SC2086 # two options
now check "build with gcc, sanitizers" build build-gcc gcc $sanitize
# Without its sanitizers clang is here for its warnings.
if [ "$long" ]; then
    # shellcheck disable=SC2086 # two options
    now check "build with clang, sanitizers" build build-clang-sanitizers clang $sanitize
else
    now check "clang's warnings" tests/clang.py build-gcc
fi
wait "$packing"

# shellcheck disable=SC2046,SC2086 # sudo, or nothing; all of it, or some
queue count "faults in the store" by_itself $as_root tests/store_faults.sh $release $([ "$long" ] || echo --some)
queue count "pages that end the program" by_itself $as_root tests/jail.sh $release
# shellcheck disable=SC2086 # two layers
queue check "lint of the MILD pack" $release lint $mild --screen 1920x1080@21.5 --screen 1024x600@10.1
# shellcheck disable=SC2086 # names
{
    units build-gcc $units
    units build-release $in_release
    [ -z "$long" ] || units build-clang-sanitizers $units
}
# shellcheck disable=SC2086 # layers
{
    queue count "flow tests of the MILD pack" $release test $mild
    queue count "flow tests of the MILD pack, tubular" $release test $mild tests/packs/mild-tubular
    queue count "flow tests of the MILD pack, sanitizers" build-gcc/anteroom test $mild
}
queue count "flow tests of the other pack" $release test tests/packs/other
queue count "flow tests of the other pack, sanitizers" build-gcc/anteroom test tests/packs/other
monkeys $release "${long:+2}5000" 1
monkeys build-gcc/anteroom 1250 3
[ -z "$long" ] || monkeys $release 25000 2
queue count "flow tests and random touches that fail" tests/flow.sh $release
queue count "what was fuzzed once" by_itself tests/fuzz/run.sh build-gcc
queue count "help" tests/help.sh $release
queue count "lint, new and strings" tests/lint.sh $release
queue count "a language 40 % longer" tests/pseudo.sh $release
queue count "pixels of four variants" tests/pixels.sh $release
queue count "windows of any size" tests/small.sh $release
# shellcheck disable=SC2046 # a display or none
queue count "pages that are too much" by_itself tests/heavy.sh build-release $([ "$long" ] || echo 800x480)
queue count "codes that a phone reads" tests/qr.sh $release
queue count "packed layers" tests/pack.sh $release
queue count "bombs" by_itself tests/bombs.sh $release
queue count "signatures" tests/signatures.sh $release
queue count "hostile names" tests/names.py $release
queue count "the sample clinic" tests/clinic.sh $release
queue count "the facts of MILD" tests/facts.sh $release
queue count "MILD's tests over any clinic" tests/clinics.sh $release
queue count "a checkout that is renamed, copied, half built" tests/moved.sh build-release
queue count "instructions" tests/bench/floor.sh build-release
queue count "MILD, packed and signed" tests/packed.sh $release
# shellcheck disable=SC2046,SC2086 # sudo, or nothing; a tree or none
queue count "Debian packages" $as_root tests/package.sh build-release $([ "$long" ] && echo --tree)
queue count "sheets to sign, handouts" tests/proof.sh $release
cores=$(nproc)
for number in $(seq $((cores > 2 ? cores : 2))); do lane "$number" busy waits & done
wait
if [ "$long" ]; then
    now check "build with libFuzzer" build build-fuzz clang -DCMAKE_BUILD_TYPE=Debug -DANTEROOM_FUZZ=ON
    now count "a minute of each fuzzer" tests/fuzz/run.sh build-fuzz --minute
    # shellcheck disable=SC2086 # sudo, or nothing
    now count "the other release of Debian" $as_root tests/release.sh
    # shellcheck disable=SC2086 # sudo, or nothing
    now count "a card in an emulator" $as_root tests/appliance/run.sh build-release all
fi

awk '{ p += $1; f += $2 } END { print p + 0 " passed, " f + 0 " failed"; exit !(p > 0 && f == 0) }' \
    "$jobs/counts"
