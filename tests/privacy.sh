#!/bin/sh
# Nothing of a visitor is left: not in a file, a log or a child, and once the visit has ended not
# in memory either. Each search is first seen to find what it looks for. Needs root, who may read
# the kiosk's memory.
# Usage: tests/privacy.sh ANTEROOM
set -u
anteroom=$(realpath "${1:?usage: tests/privacy.sh ANTEROOM}")
cd "$(dirname "$0")/.." || exit 1
. tests/try.sh

# In one language, and what is ticked is said nowhere else and put together when its page is made:
# the list of words to translate, and pages as they were compiled, would hold it at all times.
cp -r scripts/mild "$scratch/mild"
rm -r "$scratch/mild/locale"
sed -i 's/^languages = .*/languages = en/; /^translated/d' "$scratch/mild/pack.conf"
sed -i 's/_*"I take a blood thinner"/("My l" .. "eft k" .. "nee h" .. "ums at" .. " dusk")/g' \
    "$scratch/mild/lib/signs.lua"
mild="$scratch/mild $PWD/assets/mild $PWD/scripts/mild-sample"
screen="--window 1920x1080 --screen 1920x1080@21.5"
bold=$(dirname "$anteroom")/core/fonts/notosans-bold.ttf
home=$scratch/home
mkdir "$home"
away=$(mktemp)

# Letters in an order that no file holds, and no town begins with. Only this shell knows them. In
# each pair the later letter comes first: tables of fonts hold letters as the alphabet has them.
letters=$(printf '%s\n' ZQ XJ WK V | shuf | tr -d '\n')
town=$letters$(echo "$letters" | cut -c2-)
zip=99950
tick="My left knee hums at dusk"
# Nobody waits for a kiosk that writes no screens: it goes before what else the machine does.
first="nice -n -15"

scan() {
    python3 -B tests/privacy_scan.py "$@"
}

# `in_memory all WORD...`: each word is in the kiosk's memory; `none`: no word is.
in_memory() {
    wish=$1
    shift
    printf '%s\n' "$@" | scan "$wish" memory "$kiosk" "$bold"
}

# The same of the town as it was drawn, cut from the display.
drawn_in_memory() {
    scan "$1" pixels "$kiosk" "$scratch/town.ppm"
}

cut_town() {
    import -silent -window root -crop "$field" +repage -depth 8 "$scratch/town.ppm"
}

# Where the letters stand on the display, within the field's edge.
find_field() {
    python3 - "$scratch/tree" <<'PYTHON'
import json
import sys

for node in json.load(open(sys.argv[1]))["screens"][0]["nodes"]:
    if node["role"] == "field":
        x, y, w, h = node["rect_px"]
        print(f"{w - 40}x{h - 30}+{x + 20}+{y + 15}")
PYTHON
}

# A kiosk that writes its screens is asked where its buttons are; one that does not is touched
# where the first was.
touch_at() {
    if [ "$rehearsal" ]; then
        tap "$1" && echo "$at" >>"$scratch/touches"
        return
    fi
    sleep 1
    within 10 rests
    read -r at <&4
    # shellcheck disable=SC2086 # x and y
    xdotool mousemove $at mousedown 1 mouseup 1
}

# What strace writes down of a picture takes its time.
rests() {
    size=$(stat -c %s "$scratch/trace")
    sleep 0.2
    [ "$(stat -c %s "$scratch/trace")" = "$size" ]
}

type_in() {
    for key in $(echo "$1" | sed 's/./& /g'); do
        touch_at "$key"
    done
    sleep 0.5
}

seek_town() {
    for name in "English" "Find an office" "I do not know my ZIP"; do
        touch_at "$name"
    done
    type_in "$town"
}

seek_zip() {
    touch_at "Back"
    type_in "$zip"
    touch_at "Find"
    sleep 0.5
}

tick_a_sign() {
    for name in "Home" "Is it right for me?" "Next" "$tick" "Next"; do
        touch_at "$name"
    done
    sleep 0.5
}

finish() {
    for name in "$@" "Home" "Finish"; do
        touch_at "$name"
    done
    sleep 1
}

rehearse() {
    rehearsal=yes
    # shellcheck disable=SC2086 # layers and options
    start_kiosk $mild $screen
    within 10 tree on attract
    seek_town
    holds "rehearsal: the town stands in the field" tree sees "$town"
    field=$(find_field)
    seek_zip
    holds "rehearsal: the ZIP code is known" tree sees "Near Ketchikan, AK $zip"
    tick_a_sign
    holds "rehearsal: the list to show" tree on show
    holds "rehearsal: what was ticked is on it" tree sees "$tick"
    finish "Dark screen" "Text size 150"
    holds "rehearsal: the end of the visit" tree on attract
    seek_town
    finish
    holds "rehearsal: the end of the second visit" tree on attract
    stop_kiosk
    rm -f "$scratch/tree" "$scratch/why"
    rehearsal=
    exec 4<"$scratch/touches"
}

start_traced() {
    touch "$scratch/since"
    # shellcheck disable=SC2086 # layers and options
    HOME=$home TMPDIR=$home $first strace -f -qq -v -xx -s 1000000 -o "$scratch/trace" \
        -e trace=write,pwrite64,writev,pwritev,sendto,sendmsg,sendmmsg,execve,open,openat,creat,prctl \
        "$anteroom" run $mild $screen >"$scratch/said" 2>&1 &
    strace=$!
    within 10 pgrep -P "$strace"
    kiosk=$(pgrep -P "$strace")
    sleep 3
}

visits() {
    start_traced
    holds "before the visit: no word in memory" in_memory none "$town" "$zip" "$tick"
    seek_town
    cut_town
    holds "control: the town is found in memory" in_memory all "$town"
    holds "control: so are its letters as drawn" drawn_in_memory all
    seek_zip
    holds "control: the ZIP code is found in memory" in_memory all "$zip"
    tick_a_sign
    holds "control: what was ticked is found in memory" in_memory all "$tick"
    finish "Dark screen" "Text size 150"
    holds "after Finish: no word in memory" in_memory none "$town" "$zip" "$tick"
    holds "after Finish: no picture of the town in memory" drawn_in_memory none
    seek_town
    holds "control: a second visit's town is found" in_memory all "$town"
    finish
    holds "after the second visit: no word in memory" in_memory none "$town" "$zip" "$tick"
    holds "after the second visit: no picture of the town" drawn_in_memory none
    holds "no child is left" denied pgrep -P "$kiosk"
}

# What was typed where the kiosk, or another for it, may write.
in_files() {
    printf '%s\n' "$town" "$zip" "$tick" | scan "$1" files "$scratch/since" "$scratch" &&
        echo "$town" | scan "$1" texts "$scratch/since" "$PWD" /tmp /var /run /dev/shm
}

in_trace() {
    wish=$1
    shift
    printf '%s\n' "$@" | scan "$wish" trace "$scratch/trace"
}

wrote_nothing() {
    holds "no word was written, sent or given to a program" \
        in_trace none "$town" "$zip" "$tick"
    holds "control: the trace tells what was sent" in_trace all "Anteroom"
    holds "no file was opened for writing" scan none opened "$scratch/trace"
    rm -f "$scratch/why"
    holds "no word in a file or a log" in_files none
    printf '%s\n' "$town" "$zip" "$tick" >"$home/planted"
    holds "control: such a file is found" denied in_files none
    mv "$home/planted" "$away"
    holds "control: wherever it is" denied in_files none
    rm "$away"
    holds "the log is empty" denied grep . "$scratch/said"
    holds "the kiosk asks not to be dumped" \
        grep -q 'prctl(PR_SET_DUMPABLE, SUID_DUMP_DISABLE) = 0' "$scratch/trace"
    kill -TERM "$kiosk"
    wait "$strace"
    kiosk=
}

# One who walks away. The first touches of the rehearsal are a visit's.
walks_away() {
    printf 'idle_s = 40\nwarn_s = 20\n' >"$scratch/conf"
    exec 4<"$scratch/touches"
    # shellcheck disable=SC2086 # layers and options
    $first "$anteroom" run $mild $screen --conf "$scratch/conf" >"$scratch/said" 2>&1 &
    kiosk=$!
    sleep 2
    seek_town
    cut_town
    holds "control: the town of one who walks away is found" in_memory all "$town"
    holds "control: so is its picture" drawn_in_memory all
    sleep 64
    holds "a minute later: no word in memory" in_memory none "$town"
    holds "a minute later: no picture of the town in memory" drawn_in_memory none
    holds "it ends with 0" stop_kiosk
}

cores() {
    find "$home" -name 'core*'
}

# Runs the rest of the line where a core would be left, and crashes it.
crash() {
    (cd "$home" && exec prlimit --core=unlimited "$@") >/dev/null 2>&1 &
    kiosk=$!
    sleep 2
    cat "/proc/$kiosk/limits" >"$scratch/limits"
    kill -SEGV "$kiosk"
    wait "$kiosk" 2>/dev/null
    ended=$?
    kiosk=
    [ "$ended" -eq 139 ]
}

crashes() {
    # shellcheck disable=SC2086 # layers and options
    holds "a crash is a crash" crash "$anteroom" run $mild $screen
    holds "its core may have no byte" \
        grep -q '^Max core file size  *0  *0 ' "$scratch/limits"
    holds "a crash leaves no core" [ -z "$(cores)" ]
    case $(cat /proc/sys/kernel/core_pattern) in
    */* | \|*) echo "cores go elsewhere here: that others leave one was not seen" ;;
    *)
        crash sleep 60
        holds "control: another program's crash leaves one" [ -n "$(cores)" ]
        ;;
    esac
}

open_display 1920x1080
rehearse
visits
wrote_nothing
walks_away
crashes
report
