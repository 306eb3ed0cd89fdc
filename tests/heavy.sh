#!/bin/sh
# Pages that are too much for any machine: each is shown on its own, on every display and size,
# and must end within 300 ms of CPU and 64 MiB, as it is or as the calm page. Then what the
# verbs say of them.
# Usage: tests/heavy.sh BUILD [DISPLAY]   (a release build; without DISPLAY: all six)
# shellcheck disable=SC2154 # scratch comes with try.sh
set -u
build=$(realpath "${1:?usage: tests/heavy.sh BUILD [DISPLAY]}")
display=${2:-x}
anteroom=$build/anteroom
cd "$(dirname "$0")/.." || exit 1
. tests/try.sh

"$build/tests/heavy" --on="$display" tests/packs/heavy 2>"$scratch/why" | tee "$scratch/pages" |
    grep -E 'FAILED|^page'
line=$(tail -n 1 "$scratch/pages")
passed=${line%% passed*}
failed=$(echo "$line" | sed 's/.* \([0-9]*\) failed$/\1/')

# A pack of one page that is too much, beside the two that every pack has.
one_page() {
    rm -rf "$scratch/pack"
    mkdir -p "$scratch/pack/pages"
    cp tests/packs/heavy/pack.conf "$scratch/pack"
    cp tests/packs/heavy/pages/home.lua tests/packs/heavy/pages/help.lua "$scratch/pack/pages"
    cp "tests/packs/heavy/pages/$1.lua" "$scratch/pack/pages"
}

# The verb ends so and says these words.
ends() {
    status=$1
    words=$2
    shift 2
    "$anteroom" "$@" >"$scratch/said" 2>&1
    got=$?
    echo "$got"
    head -n 20 "$scratch/said"
    [ "$got" -eq "$status" ] && grep -qF -- "$words" "$scratch/said"
}

small="--screen 800x480@7 --text-size 100 --theme calm"
place="g1-rows-texts.lua:4: the page can not be laid out"
one_page g1-rows-texts
# shellcheck disable=SC2086 # options
{
    holds "shots names file and line of a page that is too much" \
        ends 1 "$place" shots "$scratch/pack" -o "$scratch/out" $small
    holds "shots writes the other pages" test -s "$scratch/out/800x480@7/en/100-calm/home-1.png"
    holds "lint has a rule for it" ends 1 "[A-BIG-1]" lint "$scratch/pack" $small
    holds "and says where" grep -q "g1-rows-texts.lua:4: error: " "$scratch/said"
    holds "lint explains the rule" ends 0 "Make the page shorter" lint --explain A-BIG-1
    one_page g1-grids
    holds "pack refuses one in which lint without screens finds nothing" \
        ends 1 "[A-BIG-1]" pack "$scratch/pack" -o "$scratch/heavy.pack"
}

one_page g1-two-codes
# shellcheck disable=SC2086 # options
holds "two codes in a column are a page as any other" \
    ends 0 "" shots "$scratch/pack" -o "$scratch/out" --screen 1024x600@10.1 --text-size 150

# A page that becomes too much by what a visitor types, which nobody tried before: the calm page,
# and the kiosk is there for the next one.
cp -r scripts/new "$scratch/typed"
cat >"$scratch/typed/pages/find.lua" <<'LUA'
return page {
  title = _"Find an office",
  body = function(visitor)
    local node = text "x"
    if visitor.zip == "90210" then
      node = text(string.rep("some words ", 300))
      for _i = 1, 6 do node = row { node, node } end
    end
    return { field { key = "zip", kind = "zip" }, node }
  end,
}
LUA
open_display 1920x1080
start_kiosk "$scratch/typed" --window 1920x1080 --screen 1920x1080@21.5
for name in English "Offices and phone" 9 0 2 1 0 Find; do
    holds "a visitor touches $name" tap "$name"
done
holds "the calm page is there" within 3 tree on broken
holds "its reason is in the log" within 2 grep -q "pages/find.lua:6: " "$scratch/said"
holds "the next visitor finds the first page within 10 s" within 10 tree on attract
holds "and begins" tap English
holds "at the start page" within 2 tree on home
holds "the same kiosk ends when it is asked to" stop_kiosk
report
