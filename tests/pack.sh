#!/bin/sh
# Packed layers from the outside: the same bytes from the same input however it lies on the disk,
# and the same screens, words and flow tests as the directories they were made of.
# Usage: tests/pack.sh ANTEROOM
set -u
anteroom=$(realpath "${1:?usage: tests/pack.sh ANTEROOM}")
cd "$(dirname "$0")/.." || exit 1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM
passed=0
failed=0

expect() { # WHAT STATUS
    if [ "$2" -eq 0 ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED  $1"
    fi
}

# The pack to start from, in two layers: its pages, and its drawing.
one=$work/one
two=$work/two
mkdir -p "$one" "$two" "$work/turned"
cp -r scripts/new/. "$one"
mv "$one/images" "$two/images"
touch "$one/pages/Thumbs.db" "$two/.DS_Store"

# Copies file by file in the opposite order, so that the directories' entries are in another.
for layer in one two; do
    (cd "$work/$layer" && find . -type f | sort -r) | while read -r file; do
        mkdir -p "$work/turned/$layer/$(dirname "$file")"
        cp "$work/$layer/$file" "$work/turned/$layer/$file"
        touch -d 2001-02-03 "$work/turned/$layer/$file"
    done
done

"$anteroom" pack "$one" "$two" -o "$work/first.pack" >"$work/said" 2>"$work/notes"
expect "it packs: $(cat "$work/notes")" $?
grep -q "content new-pack 0.1.0" "$work/said"
expect "it says what it packed: $(cat "$work/said")" $?
grep -q "skipped 1 leftovers" "$work/notes"
expect "leftovers are noted" $?
(umask 077 && cd "$work/turned" && TZ=Pacific/Auckland "$anteroom" pack one two \
    -o "$work/second.pack" >/dev/null 2>&1)
cmp -s "$work/first.pack" "$work/second.pack"
expect "the same bytes from another order, time, zone, umask and place" $?
tells_files() {
    tr '\r' '\n' <"$1" | grep -q "packing: 12 of 12 files"
}
script -qec "'$anteroom' pack '$one' '$two' -o '$work/told.pack'" "$work/terminal" \
    </dev/null >/dev/null
tells_files "$work/terminal"
expect "a terminal is told how far it is: $(cat -v "$work/terminal")" $?
! tells_files "$work/notes"
expect "a file is not" $?
"$anteroom" pack "$work/first.pack" -o "$work/third.pack" >/dev/null 2>&1
cmp -s "$work/first.pack" "$work/third.pack"
expect "a packed layer packs to itself" $?
echo "-- changed" >>"$one/pages/about.lua"
"$anteroom" pack "$one" "$two" -o "$work/fourth.pack" >/dev/null 2>&1
cmp -s "$work/first.pack" "$work/fourth.pack"
expect "other bytes from other input" $((1 - $?))

# The packed one shows what the directories show.
for size in 100 200; do
    set -- --screen 1920x1080@21.5 --screen 1024x600@10.1 --text-size $size
    "$anteroom" shots "$one" "$two" -o "$work/dirs" "$@" >/dev/null 2>&1
    "$anteroom" shots "$work/first.pack" -o "$work/packed" "$@" >/dev/null 2>&1
    cmp -s "$work/dirs/tree.json" "$work/packed/tree.json"
    expect "the same nodes in the same places at $size %" $?
done
python3 -B - "$work/dirs" "$work/packed" <<'PYTHON'
import pathlib, subprocess, sys
dirs, packed = map(pathlib.Path, sys.argv[1:])
pictures = sorted(dirs.rglob("home-*.png"))
far = []
for picture in pictures:
    other = packed / picture.relative_to(dirs)
    done = subprocess.run(["compare", "-metric", "RMSE", picture, other, "null:"],
                          capture_output=True, text=True)
    share = float(done.stderr.split("(")[1].rstrip(")\n")) if "(" in done.stderr else 1
    if share > 0.02:
        far.append((str(other), share))
print(len(pictures), "pictures compared", *far)
sys.exit(bool(far) or not pictures)
PYTHON
expect "the drawing looks the same" $?
"$anteroom" test "$one" "$two" >"$work/tests-dirs" 2>&1
"$anteroom" test "$work/first.pack" >"$work/tests-packed" 2>&1
expect "flow tests pass on the packed one: $(tail -1 "$work/tests-packed")" $?
[ "$(tail -1 "$work/tests-dirs")" = "$(tail -1 "$work/tests-packed")" ]
expect "as many flow tests" $?

# Errors keep a pack from being written.
mkdir -p "$work/bad/pages"
cp "$one/pack.conf" "$work/bad/"
"$anteroom" pack "$work/bad" -o "$work/bad.pack" >/dev/null 2>"$work/notes"
[ $? -eq 1 ] && [ ! -e "$work/bad.pack" ] && grep -q "lint found errors" "$work/notes"
expect "a pack with errors is not written" $?
"$anteroom" pack "$one" >/dev/null 2>&1
[ $? -eq 2 ]
expect "without -o it is a mistake in the command" $?

# A clinic's layer is packed alone, and holds data only.
mkdir -p "$work/clinic/images" "$work/clinic/data"
printf 'name = Hill Clinic\nid = hill\nsequence = 2\nfor = new-pack\n' >"$work/clinic/clinic.conf"
printf 'accent = #0b5563\nlogo = images/logo.svg\n' >"$work/clinic/theme.conf"
cp assets/mild/images/walk.svg "$work/clinic/images/logo.svg"
printf 'name,street,city,state,zip,phone\nHill,1 Main St,Boerne,TX,78006,210 555 0142\n' \
    >"$work/clinic/data/locations.csv"
"$anteroom" pack "$work/clinic" -o "$work/clinic.pack" >"$work/said" 2>"$work/notes"
expect "a clinic's layer packs: $(cat "$work/notes")" $?
grep -q "clinic hill" "$work/said"
expect "it is told as a clinic's" $?
printf 'name,street,city,state,zip,phone\nHill,1 Main St,Boerne,TX,7,x\n' \
    >"$work/clinic/data/locations.csv"
"$anteroom" pack "$work/clinic" -o "$work/clinic2.pack" >/dev/null 2>"$work/notes"
[ $? -eq 1 ] && grep -q "cell" "$work/notes"
expect "its offices are checked: $(cat "$work/notes")" $?
rm "$work/clinic/data/locations.csv"
mkdir "$work/clinic/pages"
echo >"$work/clinic/pages/home.lua"
"$anteroom" pack "$work/clinic" -o "$work/clinic2.pack" >/dev/null 2>"$work/notes"
[ $? -eq 1 ] && grep -q "found pages/home.lua: a clinic's layer may hold only" "$work/notes"
expect "a page in it is refused: $(cat "$work/notes")" $?

echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
