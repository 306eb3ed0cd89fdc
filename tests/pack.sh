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

# 5,000 pages are promised, and files beside them.
mkdir "$work/many"
cp -r scripts/new/. "$work/many"
python3 - "$work/many/pages" <<'PYTHON'
import sys
for i in range(5000):
    go = "home" if i == 4999 else "p%04d" % (i + 1)
    with open("%s/p%04d.lua" % (sys.argv[1], i), "w") as out:
        out.write('return page { title = _"About this screen", body = function()\n'
                  'return { button { _"Offices and phone", go "%s" } } end }\n' % go)
PYTHON
"$anteroom" pack "$work/many" -o "$work/many.pack" >"$work/said" 2>"$work/notes"
expect "5,000 pages pack: $(cat "$work/notes")" $?
grep -q " 5013 files" "$work/said"
expect "all of them: $(cat "$work/said")" $?
"$anteroom" test "$work/many.pack" >"$work/tests-many" 2>&1
expect "and open: $(tail -1 "$work/tests-many")" $?

# What somebody may take for a packed layer: told what it is, and what to do.
python3 - "$one" "$work" <<'PYTHON'
import pathlib, sys, zipfile
source, work = map(pathlib.Path, sys.argv[1:])
whole = (work / "first.pack").read_bytes()
for name, method, system, top in (("windows", zipfile.ZIP_DEFLATED, 0, "one\\"),
                                  ("macos", zipfile.ZIP_DEFLATED, 3, "one/"),
                                  ("stored", zipfile.ZIP_STORED, 3, "")):
    with zipfile.ZipFile(work / (name + ".zip"), "w", method) as out:
        for path in sorted(source.rglob("*")):
            entry = zipfile.ZipInfo(top + str(path.relative_to(source)), (2026, 11, 2, 10, 30, 0))
            entry.create_system, entry.compress_type = system, method
            if path.is_file():
                out.writestr(entry, path.read_bytes())
        if name == "macos":
            out.writestr("__MACOSX/one/._pack.conf", b"x")
(work / "cut.pack").write_bytes(whole[:len(whole) // 2])
(work / "empty.pack").write_bytes(b"")
(work / "zeros.pack").write_bytes(bytes(len(whole)))
(work / "page.pack").write_bytes(b"<!DOCTYPE html>\n<html><body>Please log in</body></html>\n" * 20)
(work / "first.pack.minisig").write_bytes(b"untrusted comment: signature from minisign secret key\n")
(work / "changed.pack").write_bytes(whole.replace(b"a.lua", b"b.lua", 1).replace(b"pack.conf", b"pack.con_", 1))
PYTHON
(cd "$one" && zip -qr "$work/zip-r.zip" . 2>/dev/null) || cp "$work/macos.zip" "$work/zip-r.zip"
for row in "windows.zip|unzip it, and name the folder" "macos.zip|unzip it, and name the folder" \
    "stored.zip|unzip it, and name the folder" "zip-r.zip|unzip it, and name the folder" \
    "cut.pack|is cut off: copy it again" "empty.pack|is empty: copy it" \
    "zeros.pack|begins with zeros.* copy it again" "page.pack|is a web page .* download" \
    "first.pack.minisig|is a signature .* name the .pack file" \
    "changed.pack|is not as anteroom pack writes it"; do
    for verb in lint verify; do
        case $verb-$row in verify-changed*) continue ;; esac
        "$anteroom" "$verb" "$work/${row%%|*}" >"$work/said" 2>&1
        [ $? -eq 1 ] && grep -q "${row#*|}" "$work/said"
        expect "$verb ${row%%|*}: $(head -n 3 "$work/said")" $?
    done
done

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
# A telephone's photograph of 12 megapixels that lies on its side is made upright and small.
convert -size 4032x3024 gradient:red-blue -define jpeg:optimize-coding=false \
    "$work/clinic/images/team-a.jpg"
python3 - "$work/clinic/images/team-a.jpg" <<'PYTHON'
import pathlib, sys
photo = pathlib.Path(sys.argv[1])
exif = b"Exif\0\0MM\0*\0\0\0\10\0\1\1\x12\0\3\0\0\0\1\0\6\0\0"
jpeg = photo.read_bytes()
photo.write_bytes(jpeg[:2] + b"\xff\xe1" + (len(exif) + 2).to_bytes(2, "big") + exif + jpeg[2:])
PYTHON
convert -size 9000x200 gradient:red-blue "$work/clinic/images/team-wide.jpg"
"$anteroom" pack "$work/clinic" -o "$work/photo.pack" >"$work/said" 2>"$work/notes" &&
    [ ! -s "$work/notes" ] && "$anteroom" pack "$work/photo.pack" -o "$work/photo2.pack" \
    >/dev/null 2>"$work/notes" && cmp -s "$work/photo.pack" "$work/photo2.pack"
expect "a photograph of 12 megapixels packs without a word: $(cat "$work/notes")" $?
python3 - "$work" <<'PYTHON'
import pathlib, sys, zipfile
work = pathlib.Path(sys.argv[1])
(work / "team-a.jpg").write_bytes(zipfile.ZipFile(work / "photo.pack").read("images/team-a.jpg"))
PYTHON
said=$(convert "$work/team-a.jpg" -format '%[orientation] %[fx:w<h] %[fx:w*h<2000000] ' -write info: \
    -crop 1x1+2+2 -format '%[fx:b>r]' info:)
[ "$said" = "Undefined 1 1 1" ]
expect "upright, small, and what was on the left is on top: $said" $?
rm "$work/clinic/images/team-a.jpg" "$work/clinic/images/team-wide.jpg"
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
