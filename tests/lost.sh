#!/bin/sh
# The shown pack's file is cut, spoilt, removed or can't be read while a visitor is at the kiosk:
# what was shown before is back at once, nothing crashes, and the pack is not blamed for it.
# Usage: tests/lost.sh ANTEROOM [TIMES]
#   of a build with its tests; all of it so many times, else a part of it once
# shellcheck disable=SC2154 # scratch, kiosk and store_shim come with what is sourced
set -u
built=$(realpath "${1:?usage: tests/lost.sh ANTEROOM [TIMES]}")
times=${2:-0}
cd "$(dirname "$0")/.." || exit 1
. tests/try.sh

player=$(dirname "$built")/tests/store_player
shim=$(dirname "$built")/tests/libstore_shim.so
install_program "$built"
mkdir -p "$scratch/keys"
store=$scratch/store
conf=$scratch/kiosk.conf
broken=$scratch/broken
screen=1280x800@21.5
printf 'store = %s\nkeys = %s/keys\nscreen = %s\n' "$store" "$scratch" "$screen" >"$conf"
minisign -G -W -p "$scratch/keys/content.pub" -s "$scratch/key" >/dev/null || exit 1

# bring NUMBER: the pack to start from, which says its number at rest
bring() {
    dir=$scratch/src-$1
    file=$scratch/$1.pack
    cp -r scripts/new "$dir"
    sed -i "s/^sequence = .*/sequence = $1/" "$dir/pack.conf"
    cat >"$dir/pages/attract.lua" <<LUA
return page {
  title = "Number $1",
  body = function() return { lead "Touch here." } end,
}
LUA
    "$anteroom" pack "$dir" -o "$file" && minisign -S -W -s "$scratch/key" -m "$file"
}

install_good() {
    "$anteroom" install "$scratch/$1.pack" --conf "$conf" && "$player" "$store" begin &&
        "$player" "$store" good
}

is_not_blamed() {
    grep -q "verdict good" "$store/state/trial"
}

is_up() {
    kill -0 "$kiosk"
}

# All but the last bytes of it.
fill_with_zeros() {
    dd if=/dev/zero of="$1" bs=1k count=$(($(stat -c %s "$1") / 1024)) conv=notrunc 2>/dev/null
}

# The file of the pack with this number in the store.
file_of() {
    ls "$store/packs/$(cd "$scratch" && b2sum "$1.pack" | cut -d ' ' -f 1).pack"
}

start() {
    start_kiosk --conf "$conf" --window 1280x800 --screen $screen
    within 20 tree sees "Number 2"
}

# loses WHAT COMMAND AFTERWARDS: a visitor is at home when it happens, and leaves.
loses() {
    rm -rf "$store" "$broken"
    cp -a "$scratch/saved" "$store"
    new=$(file_of 2)
    old=$(file_of 1)
    chmod u+w "$new" "$old"
    holds "$1: the kiosk is up" start
    holds "$1: English" tap English
    holds "$1: a visitor is at home" within 5 tree on home
    eval "$2"
    holds "$1: Finish" tap Finish
    holds "$1: $3 is there" timed "$1" 5 tree sees "$3"
    holds "$1: the kiosk goes on" is_up
    holds "$1: nothing was marked bad" is_not_blamed
    holds "$1: it ends with 0: $(tail -n 3 "$scratch/said")" stop_kiosk
}

# The same, met by a visitor who wants a page that was not read yet.
wants_a_page() {
    rm -rf "$store"
    cp -a "$scratch/saved" "$store"
    new=$(file_of 2)
    chmod u+w "$new"
    holds "at once: the kiosk is up" start
    truncate -s -1 "$new"
    # Which touch wants it depends on what was read in the moments before.
    for name in English "About this screen" Finish Finish Finish; do
        within 1 tree sees "Number 1" >/dev/null 2>&1 || tap "$name"
    done
    holds "at once: Number 1 is there" within 5 tree sees "Number 1"
    holds "at once: the log names the file" grep -q "can not be read: the file had" "$scratch/said"
    holds "at once: and what to do" grep -q "install it again" "$scratch/said"
    holds "at once: it ends with 0" stop_kiosk
}

with_shim() {
    SHIM_ROOT=$store SHIM_WHEN=$broken SHIM_ERRNO=5 LD_PRELOAD=$shim
    export SHIM_ROOT SHIM_WHEN SHIM_ERRNO LD_PRELOAD
    "$@"
    unset SHIM_ROOT SHIM_WHEN SHIM_ERRNO LD_PRELOAD
}

spoil_little() {
    loses "zeros in it" 'fill_with_zeros "$new"' "Number 1"
    with_shim loses "the card fails" ': >$broken' "Please ask the staff."
    wants_a_page
}

spoil_all() {
    loses "cut by a byte" 'truncate -s -1 $new' "Number 1"
    loses "cut to nothing" 'truncate -s 0 $new' "Number 1"
    loses "another pack over it" 'cat $old >$new' "Number 1"
    loses "removed" 'rm $new' "Number 2"
    loses "both cut" 'truncate -s -1 $new; truncate -s 0 $old' "Please ask the staff."
}

for number in 1 2 7; do
    holds "pack $number" bring $number
done
for number in 1 2; do
    holds "pack $number is installed and good" install_good $number
done
[ "$failed" -eq 0 ] || report || exit 1
# It would be shown only where the store has never held a pack.
mkdir "$shared/packs" && mv "$scratch/7.pack" "$shared/packs"
cp -a "$store" "$scratch/saved"
open_display 1280x800
[ "$times" -gt 0 ] || spoil_little
while [ "$times" -gt 0 ]; do
    spoil_little
    spoil_all
    times=$((times - 1))
done
tell_times
report
