#!/bin/sh
# Pages that end the program which shows them: install keeps the old pack, and lint, pack and shots
# tell of the page and of all else. Root's install tries a pack as somebody who may do nothing.
# Usage: tests/jail.sh ANTEROOM [installs|accounts|lints|packs|shoots|endless|stops|words|streams ...]
#   with anteroom-fragile of the same build beside it (fragile.c)
set -u
anteroom=$(realpath "${1:?usage: tests/jail.sh ANTEROOM [PART ...]}")
shift
fragile=$(dirname "$anteroom")/anteroom-fragile
cd "$(dirname "$0")/.." || exit 1
. tests/try.sh
small="--screen 1024x600@10.1 --theme calm"
conf=$scratch/kiosk.conf
store=$scratch/store
mkdir "$scratch/keys"
printf 'store = %s\nkeys = %s\nscreen = 1024x600@10.1\n' "$store" "$scratch/keys" >"$conf"
minisign -G -W -p "$scratch/keys/content.pub" -s "$scratch/key" >/dev/null 2>&1

# page FILE TITLE BODY
page() {
    printf 'return page {\n  title = _"%s",\n  body = function()\n    return { %s }\n  end,\n}\n' \
        "$2" "$3" >"$1"
}

# new_pack DIR SEQUENCE [SENTENCE]: a small pack; its page `about` says the sentence.
new_pack() {
    mkdir -p "$1/pages" || return 1
    cat >"$1/pack.conf" <<CONF
id = tried
title = Tried
version = $2
sequence = $2
api = 2
languages = en
start = home
attract = attract
help = help
CONF
    page "$1/pages/help.lua" "Get help now" 'text(_"Call 911.")'
    page "$1/pages/attract.lua" "Welcome" 'text(_"Touch the screen")'
    page "$1/pages/home.lua" "Start" 'button { _"More", go "about" }'
    page "$1/pages/about.lua" "More" "text(_\"${3:-Nothing happens}\")"
}

# What a page does is in its words: the program itself shows them, and packs them.
signed() {
    new_pack "$scratch/$1" "$2" "${3:-}" && "$anteroom" pack "$scratch/$1" -o "$scratch/$1.pack" &&
        minisign -S -s "$scratch/key" -m "$scratch/$1.pack" -t "number $2" </dev/null
}

exits() {
    wanted=$1
    shift
    "$@" >"$scratch/out" 2>&1
    said=$?
    cat "$scratch/out"
    [ "$said" -eq "$wanted" ]
}

# refused NAME REASON: install says so, and the first pack is shown still.
refused() {
    holds "install: $1 is refused" exits 1 "$fragile" install "$scratch/$1.pack" --conf "$conf"
    holds "install: $1: why" grep -qE "$2" "$scratch/out"
    holds "install: $1: the old pack stays" cmp "$store/active-a" "$scratch/active"
}

prepare() {
    holds "the good pack is signed" signed good 1
    holds "a pack of many ends" new_pack "$scratch/many" 1 "Here it falls over"
    sed 's/Here it falls over/At 150 it falls over/' "$scratch/many/pages/about.lua" \
        >"$scratch/many/pages/late.lua"
    holds "an endless page" new_pack "$scratch/endless" 1 "Here it never ends"
}

installs() {
    holds "install: the good pack" "$fragile" install "$scratch/good.pack" --conf "$conf"
    cp "$store/active-a" "$scratch/active"
    for row in "falls:Here it falls over" "late:At 150 it falls over" "calls:Here it calls home" \
        "writes:Here it writes a file" "eats:Here it eats memory"; do
        holds "${row%%:*} is signed" signed "${row%%:*}" 2 "${row#*:}"
    done
    about="pages/about.lua: ends the program \(signal"
    refused falls "$about 11, .*\) when it is shown in en at 100 %"
    refused late "$about 11, .*\) when it is shown in en at 150 %"
    refused calls "$about 31, .*\) when it is shown in en at 100 %"
    refused writes "$about 31, .*\) when it is shown in en at 100 %"
    refused eats "$about 6, .* 1024 MiB .*\) when it is shown in en at 100 %"
    holds "install: no file was made" denied test -e /tmp/anteroom-fragile
    holds "install: the program itself takes it" "$anteroom" install "$scratch/falls.pack" --conf "$conf"
    cp "$store/active-a" "$scratch/active"
}

# The child of an install, while it is at a page.
child_of() {
    "$fragile" install "$scratch/$1.pack" --conf "$conf" >"$scratch/out" 2>&1 &
    installing=$!
    within 10 pgrep -P "$installing" >/dev/null
    within 10 at_work
    cp "/proc/$helper/status" "$scratch/status"
    ls "/proc/$helper/fd" >"$scratch/fds"
    tr '\0' '\n' <"/proc/$helper/environ" >"$scratch/environ"
    readlink "/proc/$helper/ns/net" >"$scratch/net"
    kill -KILL "$installing"
    wait "$installing" 2>/dev/null
}

at_work() {
    helper=$(pgrep -P "$installing") && grep -q "^Seccomp:.2" "/proc/$helper/status"
}

is_gone() {
    ! kill -0 "$1" 2>/dev/null || grep -q "^State:.Z" "/proc/$1/status"
}

status_has() {
    grep "^$1" "$scratch/status" | grep -qE "$2" || {
        cat "$scratch/status"
        return 1
    }
}

# roots NAME UID: whom root's child becomes.
roots() {
    holds "root: $1: the account" status_has Uid: "^Uid:(.$2){4}$"
    holds "root: $1: the group is not root's" denied status_has Gid: "(:|	)0(	|$)"
    holds "root: $1: no other groups" status_has Groups: "^Groups:[ 	]*$"
    holds "root: $1: nothing but reading" status_has CapPrm: "000000000000000[04]$"
    holds "root: $1: no new privileges" status_has NoNewPrivs: "1$"
    holds "root: $1: no environment" denied test -s "$scratch/environ"
    holds "root: $1: its descriptors are few" test "$(wc -l <"$scratch/fds")" -le 6
    holds "root: $1: another network" denied grep -qxF "$(readlink /proc/self/ns/net)" "$scratch/net"
    holds "root: $1: it ends with its parent" within 5 is_gone "$helper"
}

accounts() {
    if [ "$(id -u)" -ne 0 ]; then
        echo "whom root becomes is not tried: this is not root"
        return
    fi
    holds "a page that waits is signed" signed waits 3 "Here it waits a while"
    child_of waits
    roots "state is root's" 65534
    chown 12345:12345 "$store/state"
    child_of waits
    roots "state is the player's" 12345
    chown 0:0 "$store/state"
    holds "root: the store can be read by root alone" chmod 700 "$store"
    holds "root: nevertheless" exits 0 "$anteroom" install "$scratch/waits.pack" --conf "$conf"
}

# Three pages of one pack end the program, one is wrong, and all is told.
lints() {
    sed 's/Here it falls over/Here it eats memory/' "$scratch/many/pages/about.lua" \
        >"$scratch/many/pages/eats.lua"
    echo "return page { title = 'T', body = function() return { text(nil_here.x) } end }" \
        >"$scratch/many/pages/wrong.lua"
    # shellcheck disable=SC2086 # options
    holds "lint: errors" exits 1 "$fragile" lint "$scratch/many" $small
    for page in about late eats; do
        holds "lint: $page ends the program" \
            grep -qE "many/pages/$page.lua: error: ends the program .*\[F-END-1\]" "$scratch/out"
    done
    holds "lint: where" grep -qE "late.lua: .* in en at 150 % on 1024x600@10.1" "$scratch/out"
    holds "lint: the wrong page is told, too" grep -q "wrong.lua:1: error: .*\[F-LOAD-1\]" \
        "$scratch/out"
    holds "lint: the warnings, too" grep -q "F-DRAFT-1" "$scratch/out"
    # shellcheck disable=SC2086 # options
    "$fragile" lint "$scratch/many" $small --format json >"$scratch/out" 2>"$scratch/why"
    holds "lint: JSON of it" python3 -c 'import json, sys
found = json.load(open(sys.argv[1]))["findings"]
assert sum(f["rule"] == "F-END-1" for f in found) == 3, found' "$scratch/out"
    holds "lint: the rule" exits 0 "$fragile" lint --explain F-END-1
    # shellcheck disable=SC2086 # options
    holds "lint: the good one" exits 0 "$fragile" lint "$scratch/good" $small --text-size 100
    holds "lint: it has no such finding" denied grep -q F-END-1 "$scratch/out"
    rm "$scratch/many/pages/wrong.lua" "$scratch/many/pages/eats.lua"
}

packs() {
    holds "pack: refused" exits 1 "$fragile" pack "$scratch/many" -o "$scratch/many.pack"
    holds "pack: why" grep -q "about.lua: error: ends the program .*\[F-END-1\]" "$scratch/out"
    holds "pack: nothing is written" denied test -e "$scratch/many.pack"
    holds "pack: the good one" exits 0 "$fragile" pack "$scratch/good" -o "$scratch/again.pack"
    holds "pack: the same bytes" cmp "$scratch/good.pack" "$scratch/again.pack"
}

shoots() {
    # shellcheck disable=SC2086 # options
    holds "shots: errors" exits 1 "$fragile" shots "$scratch/many" -o "$scratch/shots" $small
    holds "shots: why" grep -q "pages/about.lua: ends the program" "$scratch/out"
    for page in home attract; do
        holds "shots: $page" test -s "$scratch/shots/1024x600@10.1/en/200-calm/$page-1.png"
    done
    holds "shots: tree.json" python3 -m json.tool "$scratch/shots/tree.json"
}

endless() {
    # shellcheck disable=SC2086 # options
    holds "endless: lint ends" exits 1 timeout 180 "$fragile" lint "$scratch/endless" $small \
        --text-size 100
    holds "endless: it is told" grep -q "about.lua: error: goes on for more than 30 s when it is shown" \
        "$scratch/out"
}

stops() {
    "$fragile" lint "$scratch/endless" >"$scratch/out" 2>&1 &
    parent=$!
    within 10 pgrep -P $parent
    child=$(pgrep -P $parent)
    kill -TERM $parent
    holds "a watched child ends with its parent" within 5 is_gone "$child"
    wait $parent 2>/dev/null
    "$fragile" lint "$scratch/endless" >"$scratch/out" 2>&1 &
    parent=$!
    within 10 pgrep -P $parent
    kill -TERM "$(pgrep -P $parent)"
    wait $parent 2>/dev/null
    holds "who ends the child ends its parent: no page is blamed" test $? -eq 143
}

words() {
    holds "--jailed is no verb" exits 2 "$anteroom" --jailed draw 1 1 1 1 1 1 1
    holds "--jailed is said to be none" grep -q "there is no verb --jailed" "$scratch/out"
    holds "--watched is no verb" exits 2 "$anteroom" --watched lint "$scratch/good"
    holds "no list has them" denied sh -c "'$anteroom' 2>&1 | grep -E 'jailed|watched'"
}

# Started by something that closed stderr: the lines of the log go into no file of ours. The
# store's lock is the next that is opened, and a language without words is told while it is held.
streams() {
    holds "streams: a pack that warns" new_pack "$scratch/warns" 9
    sed -i 's/^languages = .*/languages = en fr/' "$scratch/warns/pack.conf"
    holds "streams: it is packed" "$anteroom" pack "$scratch/warns" -o "$scratch/warns.pack"
    minisign -S -s "$scratch/key" -m "$scratch/warns.pack" -t "number 9" </dev/null >"$scratch/out" 2>&1
    holds "streams: it is installed" \
        sh -c "exec '$anteroom' install '$scratch/warns.pack' --conf '$conf' 2>&-"
    holds "streams: the lock is empty" denied test -s "$store/lock"
    holds "streams: it is told where somebody listens" exits 0 "$anteroom" lint "$scratch/warns" \
        --screen 1024x600@10.1 --theme calm --text-size 100
    holds "streams: in these words" grep -q "there is no locale/fr.po" "$scratch/out"
}

prepare
for part in "${@:-installs accounts lints packs shoots endless stops words streams}"; do
    for one in $part; do "$one"; done
done
report
