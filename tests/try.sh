# What the tests on a real window share: a display of their own, a kiosk on it, and the count
# of what holds. Sourced, with $anteroom set.
# shellcheck shell=sh

passed=0
failed=0
kiosk=
xvfb=
scratch=$(mktemp -d)

# Of a sanitizer's build: what libdbus keeps until the end is not ours.
echo "leak:libdbus-1" >"$scratch/leaks"
export LSAN_OPTIONS="suppressions=$scratch/leaks:print_suppressions=0"

tidy() {
    [ -z "$kiosk" ] || kill -KILL "$kiosk" 2>/dev/null
    [ -z "$xvfb" ] || kill "$xvfb" 2>/dev/null
    rm -rf "$scratch"
}
trap tidy EXIT
trap 'exit 1' INT TERM

# One sentence that holds when the command succeeds.
holds() {
    sentence=$1
    shift
    if "$@" >"$scratch/why" 2>&1; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED  $sentence"
        head -c 2000 "$scratch/why"
    fi
}

denied() {
    ! "$@"
}

# Tries a command until it succeeds, for so many seconds at most.
within() {
    tries=$(($1 * 20))
    shift
    while [ "$tries" -gt 0 ]; do
        "$@" >/dev/null 2>&1 && return 0
        tries=$((tries - 1))
        sleep 0.05
    done
    "$@"
}

# timed KIND SECONDS COMMAND...: within so many; how long it took is told by tell_times.
timed() {
    kind=$1
    began=$(date +%s%N)
    shift
    within "$@" || return 1
    echo "$(($(date +%s%N) / 1000000 - began / 1000000)) $kind" >>"$scratch/times"
}

tell_times() {
    sort -n "$scratch/times" | awk '{
        ms = $1
        sub(/^[0-9]+ /, "")
        all[$0] = all[$0] " " ms
    }
    END {
        for (kind in all) {
            count = split(all[kind], each, " ")
            printf "%s: back %d times, median %d ms, at most %d ms\n", kind, count,
                each[int((count + 1) / 2)], each[count]
        }
    }' | sort
}

# install_program BUILT: as a package lays it out, with nothing beside its core but what a test
# puts into $shared.
install_program() {
    shared=$scratch/usr/share/anteroom
    anteroom=$scratch/usr/bin/anteroom
    mkdir -p "$shared" "$scratch/usr/bin"
    cp "$1" "$anteroom"
    ln -s "$(dirname "$1")/core" "$shared/core"
}

open_display() {
    rm -f "$scratch/number"
    # Without -noreset it turns away who comes just after the last one left.
    Xvfb -displayfd 3 -screen 0 "${1}x24" -nolisten tcp -noreset \
        3>"$scratch/number" 2>"$scratch/xvfb" &
    xvfb=$!
    if ! within 10 test -s "$scratch/number"; then
        cat "$scratch/xvfb"
        echo "0 passed, 1 failed"
        exit 1
    fi
    DISPLAY=:$(cat "$scratch/number")
    export DISPLAY
    unset WAYLAND_DISPLAY
}

# The kiosk in the background; what it says is in $scratch/said.
start_kiosk() {
    rm -f "$scratch/tree"
    # shellcheck disable=SC2154 # who sources this sets it
    "$anteroom" run "$@" --tree "$scratch/tree" >"$scratch/said" 2>&1 &
    kiosk=$!
}

# Ends the kiosk as systemd would. Gives its exit; one that needs over 2 s is killed (137).
stop_kiosk() {
    kill -TERM "$kiosk"
    (
        sleep 2
        kill -KILL "$kiosk"
    ) 2>/dev/null &
    watchdog=$!
    wait "$kiosk" 2>/dev/null
    ended=$?
    kill "$watchdog" 2>/dev/null
    wait "$watchdog" 2>/dev/null
    kiosk=
    return "$ended"
}

# How many colours the display shows: one means that there is nothing to be seen.
colours() {
    import -silent -window root -format %k info:-
}

shows_more_than() {
    seen=$(colours) || seen=0
    echo "the display shows $seen colours"
    [ "$seen" -gt "$1" ]
}

# Asks the tree file: `page` prints the page; `centre NAME` prints where to touch the button of
# that name; `sees TEXT` and `on PAGE` succeed or print what is there instead.
tree() {
    case $1 in
    page) jq -r '.screens[0].page' "$scratch/tree" ;;
    on) [ "$(tree page)" = "$2" ] || { echo "the page is $(tree page)" && return 1; } ;;
    centre)
        jq -er --arg name "$2" '.screens[0].nodes | map(select(.focusable and .name == $name))[0]
            | values.rect_px | map(floor) | "\(.[0] + .[2] / 2 | floor) \(.[1] + .[3] / 2 | floor)"' \
            "$scratch/tree" || { echo "no $2 to be touched" && return 1; }
        ;;
    sees)
        jq -e --arg text "$2" 'any(.screens[0].nodes[] | .name, .text | values; contains($text))' \
            "$scratch/tree" >/dev/null || {
            jq -c '[.screens[0].nodes[] | .text | values]' "$scratch/tree"
            return 1
        }
        ;;
    esac
}

# Touches the middle of the button of that name, once it is there. A finger that comes within
# 500 ms after the last is no second one.
tap() {
    within 5 tree centre "$1" || return 1
    sleep 0.6
    at=$(tree centre "$1") || return 1
    # shellcheck disable=SC2086 # x and y
    xdotool mousemove $at mousedown 1 mouseup 1
}

report() {
    echo "$passed passed, $failed failed"
    [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
}
