#!/bin/sh
# A kiosk that is stopped, killed, crashes, hangs and works for ever, in the real window, with a
# loop here in the place of the service that starts it again: the picture comes back, and a pack
# is blamed for what is its doing and for nothing else.
# Usage: tests/stall.sh ANTEROOM [--long]: 20 faults of each kind, where it is 3 or 4 else
#   of a build without sanitizers, with its tests: what is preloaded does not go with them
# shellcheck disable=SC2154 # scratch and kiosk come with try.sh
set -u
built=$(realpath "${1:?usage: tests/stall.sh ANTEROOM [--long]}")
[ "${2:-}" = --long ] && long=yes || long=
cd "$(dirname "$0")/.." || exit 1
. tests/try.sh

for need in minisign jq xdotool; do
    command -v $need >/dev/null || {
        echo "stall: $need is not installed"
        exit 1
    }
done
player=$(dirname "$built")/tests/store_player
shim=$(dirname "$built")/tests/libstall_shim.so
for need in "$player" "$shim"; do
    [ -e "$need" ] || {
        echo "stall: $need is missing: build with -DANTEROOM_TESTS=ON"
        exit 1
    }
done

install_program "$built"
mkdir -p "$scratch/keys" "$scratch/secret"
store=$scratch/store
conf=$scratch/kiosk.conf
screen=800x480@7
cat >"$conf" <<CONF
store = $store
keys = $scratch/keys
screen = $screen
idle_s = 600
CONF

# write_pack VERSION: a small pack, packed and signed.
write_pack() {
    dir=$scratch/src
    rm -rf "$dir"
    mkdir -p "$dir/pages"
    cat >"$dir/pack.conf" <<CONF
id = small
title = A small pack
version = $1
sequence = $1
api = 2
languages = en
start = home
attract = welcome
reviewed = yes
CONF
    cat >"$dir/pages/welcome.lua" <<LUA
return page { title = "Welcome", body = function() return { heading "Number $1" } end }
LUA
    cat >"$dir/pages/home.lua" <<LUA
return page {
  title = "Start",
  body = function(visitor)
    return {
      text(format("%d", visitor.n or 0)),
      button { "Count", function(now) set { n = (now.n or 0) + 1 } end },
    }
  end,
}
LUA
    "$player" "$scratch/$1.pack" pack "$dir" &&
        minisign -S -s "$scratch/secret/key" -m "$scratch/$1.pack" -t "number $1" </dev/null
}

install_pack() {
    "$anteroom" install "$scratch/$1.pack" --conf "$conf"
}

# As if it had been good long ago.
mark_good() {
    "$player" "$store" good
}

# The service: what it starts is in $scratch/pid, how each start ended in $scratch/ends.
# As root it goes before what else the machine does: what gets no CPU uses none.
first=
[ "$(id -u)" -ne 0 ] || first="nice -n -15"
serve() {
    while [ ! -e "$scratch/closed" ]; do
        # shellcheck disable=SC2086 # nice and its options
        STALL=$scratch/stall LD_PRELOAD=$shim $first "$anteroom" run "$@" --window 800x480 \
            --screen $screen --tree "$scratch/tree" >>"$scratch/said" 2>&1 &
        echo $! >"$scratch/pid.new"
        mv "$scratch/pid.new" "$scratch/pid"
        wait $!
        ended=$?
        rm -f "$scratch/tree" # what is seen from now on is of the next
        echo $ended >>"$scratch/ends"
        sleep 0.2
    done 2>/dev/null
}

open_service() {
    rm -f "$scratch/closed" "$scratch/tree" "$scratch/pid" "$scratch/ends" "$scratch/stall"
    : >"$scratch/ends"
    : >"$scratch/said"
    serve "$@" &
    service=$!
    within 10 test -s "$scratch/pid"
    kiosk=$(cat "$scratch/pid")
}

close_service() {
    touch "$scratch/closed"
    kill -TERM "$(cat "$scratch/pid")" 2>/dev/null
    wait "$service" 2>/dev/null
    kiosk=
}

# Without Python: that alone may take a second.
shows() {
    grep -q "\"text\":\"$1\"" "$scratch/tree"
}

starts_ended() {
    [ "$(wc -l <"$scratch/ends")" -ge "$1" ]
}

ended_with() {
    tail -n 1 "$scratch/ends"
    [ "$(tail -n 1 "$scratch/ends")" -eq "$1" ]
}

# make_script WHAT: the next script that is called does it; the button for English, which is the
# widest of the page, calls one.
make_script() {
    echo "$1" >"$scratch/stall.new"
    mv "$scratch/stall.new" "$scratch/stall"
    touches=20
    while [ -e "$scratch/stall" ] && [ $touches -gt 0 ]; do
        xdotool mousemove 400 224 mousedown 1 mouseup 1
        sleep 0.7
        touches=$((touches - 1))
    done
}

# hits STATUS WHAT: one fault while the attract page is up, and the picture after it.
hits() {
    before=$(wc -l <"$scratch/ends")
    case $2 in
    KILL | TERM | SEGV | BUS) kill -"$2" "$(cat "$scratch/pid")" ;;
    *)
        make_script "$2"
        ;;
    esac
    within 40 starts_ended $((before + 1)) || return 1
    kiosk=$(cat "$scratch/pid")
    ended_with "$1"
}

held_against() {
    "$anteroom" status --json --conf "$conf" >"$scratch/status"
    cat "$scratch/status"
    grep -q "\"held_against\": *$1\\b" "$scratch/status"
}

gone_back() {
    "$anteroom" status --conf "$conf" >"$scratch/status"
    cat "$scratch/status"
    grep -q "gone back to what is shown, because 3 starts" "$scratch/status" &&
        grep -q "trial     failed: 3 starts of one boot ended within 60 s; at the last it $1" \
            "$scratch/status"
}

faults=0

# blameless WHAT STATUS TIMES: pack 2 stays.
blameless() {
    for turn in $(seq "$3"); do
        holds "$1, time $turn: it ends with $2" hits "$2" "$1"
        holds "$1, time $turn: the picture is back within 10 s" timed "$1" 10 shows "Number 2"
        faults=$((faults + 1))
    done
    holds "$1: nothing is held against the pack" held_against 0
}

# blamed WHAT STATUS TIMES WORDS: at each third time another pack gives way to 2.
blamed() {
    done=0
    while [ "$done" -lt "$3" ]; do
        version=$((version + 1))
        holds "$1: pack $version is made" write_pack "$version"
        holds "$1: pack $version is installed" install_pack "$version"
        holds "$1: pack $version shows" within 10 shows "Number $version"
        holds "$1: pack $version was good" mark_good
        for turn in 1 2 3; do
            holds "$1, pack $version, time $turn: it ends with $2" hits "$2" "$1"
            back=$version
            [ $turn -lt 3 ] || back=2
            holds "$1, pack $version, time $turn: pack $back shows within 10 s" \
                timed "$1" 10 shows "Number $back"
            [ $turn -eq 3 ] || holds "$1: $turn held against pack $version" held_against $turn
            done=$((done + 1))
            faults=$((faults + 1))
        done
        holds "$1, pack $version: status says why it has gone back" gone_back "$4"
    done
}

# stopped TIMES SECONDS: the same process goes on, and answers.
stopped() {
    was=$(cat "$scratch/pid")
    holds "STOP: English" tap English
    holds "STOP: home" within 5 tree on home
    for turn in $(seq "$1"); do
        kill -STOP "$was"
        sleep "$2"
        kill -CONT "$was"
        holds "STOP, time $turn: a touch counts" tap Count
        holds "STOP, time $turn: and is shown within 10 s" timed STOP 10 shows "$turn"
        faults=$((faults + 1))
    done
    holds "STOP: the process is the same" [ "$(cat "$scratch/pid")" = "$was" ]
    holds "STOP: nothing is held against the pack" held_against 0
    hits 0 TERM >/dev/null
    within 10 shows "Number 2"
}

# Asked to end while a script hangs: within a second, with 0.
asked_to_end() {
    for what in spin wait; do
        make_script $what
        before=$(wc -l <"$scratch/ends")
        kill -"$1" "$(cat "$scratch/pid")"
        sleep 1
        holds "$1 while it has to $what: the end within 1 s" starts_ended $((before + 1))
        holds "$1 while it has to $what: with 0" ended_with 0
        holds "$1 while it has to $what: the picture is back" within 10 shows "Number 2"
        faults=$((faults + 1))
    done
    holds "$1: nothing is held against the pack" held_against 0
}

harmless() {
    was=$(cat "$scratch/pid")
    for signal in HUP USR1 USR2 ALRM PIPE VTALRM PROF IO PWR TTIN TTOU WINCH URG CHLD XFSZ; do
        kill -$signal "$was"
    done
    sleep 0.5
    holds "HUP, USR1, ALRM and the like do nothing" kill -0 "$was"
    holds "it still answers" tap English
    holds "with a page" within 5 tree on home
    holds "the process is the same" [ "$(cat "$scratch/pid")" = "$was" ]
}

# Where no blame is possible the end is the same.
named_layers() {
    open_service "$dir"
    holds "named layers: the picture" within 10 shows "Number [0-9]*"
    holds "named layers: spin ends it with 70" hits 70 spin
    holds "named layers: it says why" grep -q "at work for 5 s" "$scratch/said"
    holds "named layers: the picture is back" within 10 shows "Number [0-9]*"
    holds "named layers: wait ends it with 70" hits 70 wait
    holds "named layers: it says so" grep -q "did not answer for 5 s" "$scratch/said"
    holds "named layers: the picture is back" within 10 shows "Number [0-9]*"
    close_service
    faults=$((faults + 2))
}

open_display 800x480
minisign -G -W -p "$scratch/keys/content.pub" -s "$scratch/secret/key" >/dev/null 2>&1
for version in 1 2; do
    holds "pack $version is made" write_pack $version
    holds "pack $version is installed" install_pack $version
    holds "pack $version was good" mark_good
done
some=3 few=4 stop_s=8
[ -z "$long" ] || some=20 few=20 stop_s=20

open_service --conf "$conf"
holds "pack 2 shows" within 10 shows "Number 2"
harmless
hits 0 TERM >/dev/null
holds "pack 2 shows again" within 10 shows "Number 2"
stopped "$([ -n "$long" ] && echo 20 || echo 1)" $stop_s
blameless KILL 137 $few
blameless TERM 0 $few
blameless wait 70 $some
asked_to_end TERM
asked_to_end INT
blamed spin 70 $some "was at work without an end"
blamed fault 139 $some crashed
blamed abort 134 $some crashed
blamed SEGV 139 $some crashed
holds "what scripts were made to do was done $(wc -l <"$scratch/stall.done") times" \
    test -s "$scratch/stall.done"
close_service
named_layers
echo "$faults faults: $(sort "$scratch/stall.done" | uniq -c | tr -s ' \n' ' '), signals besides"
tell_times
report
