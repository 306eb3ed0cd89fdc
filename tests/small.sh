#!/bin/sh
# Windows of any size: under the least one a calm page says so, however small; over the most
# one they become smaller; the visit goes on when the size is another.
# Usage: tests/small.sh ANTEROOM
# shellcheck disable=SC2154 # scratch and kiosk come with try.sh
set -u
anteroom=$(realpath "${1:?usage: tests/small.sh ANTEROOM}")
cd "$(dirname "$0")/.." || exit 1
. tests/try.sh

# Clock ticks of CPU that the kiosk has used, and its memory in MiB.
ticks() {
    awk '{ print $14 + $15 }' "/proc/$kiosk/stat"
}
rests() {
    before=$(ticks)
    sleep 1
    after=$(ticks)
    echo "$((after - before)) ticks in a second"
    [ $((after - before)) -lt 20 ]
}
mib() {
    awk '/^VmRSS/ { print int($2 / 1024) }' "/proc/$kiosk/status"
}
takes_under() {
    echo "$(mib) MiB"
    [ "$(mib)" -lt "$1" ]
}

window() {
    xdotool search --name '^Anteroom$' | head -n 1
}
sized() {
    xdotool windowsize "$(window)" "$1" "$2"
}
becomes() {
    xdotool getwindowgeometry "$(window)" | grep -q "Geometry: $1\$"
}

ends() {
    status=$1
    words=$2
    shift 2
    timeout 10 "$anteroom" "$@" >"$scratch/said" 2>&1
    got=$?
    echo "$got"
    cat "$scratch/said"
    [ "$got" -eq "$status" ] && grep -qF -- "$words" "$scratch/said"
}

open_display 1280x800
for size in 1x1 10x10 319x900; do
    start_kiosk scripts/mild assets/mild scripts/mild-sample --window $size
    holds "$size: the calm page" within 10 tree on small
    holds "$size: no work without end" rests
    holds "$size: no memory without end" takes_under 200
    holds "$size: it ends when it shall" stop_kiosk
done

start_kiosk scripts/mild assets/mild scripts/mild-sample --window 1280x800 --screen 1280x800@10.1
within 10 tree sees English
tap English
holds "a visit begins" within 10 tree on home
for size in "10 10" "1 1" "700 300"; do
    # shellcheck disable=SC2086 # two sides
    sized $size
    holds "made $size: the calm page" within 10 tree on small
done
sized 1280 800
holds "made large again: the page that was there" within 10 tree on home
sized 16384 16384
holds "made 16384 x 16384: it becomes smaller" within 10 becomes 5792x5792
holds "and comes to rest, once the next pages are prepared" within 1 rests # 20 tries of a second
sized 1280 800
holds "and is as it was" within 10 tree on home
holds "in its size" becomes 1280x800
holds "it ends when it shall" stop_kiosk

holds "a window of too many pixels" ends 2 "at most 7680x4320" run --window 16384x16384
holds "shots on what is too small" ends 2 "the least is 140 x 80 mm" \
    shots scripts/mild assets/mild scripts/mild-sample -o "$scratch/out" --screen 1024x600@5
echo "screen = 1024x600@5" >"$scratch/kiosk.conf"
"$anteroom" doctor --conf "$scratch/kiosk.conf" >"$scratch/said" 2>&1
holds "the doctor names it" grep -q "is too small: visitors only see that it is" "$scratch/said"
report
