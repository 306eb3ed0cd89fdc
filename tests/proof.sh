#!/bin/sh
# The sheets for people who answer for the words: proof.html, sizes.html, approvals, handouts.
# Usage: tests/proof.sh ANTEROOM
set -u
anteroom=$(realpath "${1:?usage: tests/proof.sh ANTEROOM}")
cd "$(dirname "$0")/.." || exit 1
. tests/try.sh

pack=$scratch/mild
out=$scratch/out
reviews=$scratch/mild/reviews.conf
plain="--screen 1024x600@10.1 --text-size 100 --theme calm"

# A number that no office has, so that it is clear which pages show it.
cp -r scripts/mild "$pack"
cp -r scripts/mild-sample/. "$pack"
sed -i 's/^phone = .*/phone = (210) 555-0199/' "$pack/clinic.conf"

run() {
    "$anteroom" "$@" >"$scratch/said" 2>&1
    status=$?
    cat "$scratch/said"
    return "$status"
}

shoots() {
    to=$1
    shift
    # shellcheck disable=SC2086 # options
    run shots "$pack" assets/mild -o "$to" $plain "$@"
}

# A verb that is refused with these words.
refused() {
    words=$1
    shift
    ! run "$@" && grep -qF -- "$words" "$scratch/said"
}

says() {
    cat "$scratch/said"
    grep -qF -- "$1" "$scratch/said"
}

# Asks a sheet; each question ends with 0 or says what is wrong.
sheet() {
    python3 - "$@" <<'PYTHON'
import json
import os
import pathlib
import sys
import xml.etree.ElementTree as tree

question, file, *rest = sys.argv[1:]
text = pathlib.Path(file).read_text(encoding="utf-8")
assert text.startswith("<!DOCTYPE html>")
root = tree.fromstring(text.split("\n", 1)[1])
X = "{http://www.w3.org/1999/xhtml}"
rows = [e for e in root.iter(X + "section") if e.get("data-page")]

def words(element):
    return "".join(element.itertext())

if question == "whole":
    where = os.path.dirname(file)
    ids = {e.get("id") for e in root.iter()}
    for e in root.iter():
        assert e.tag != X + "script", "a script"
        for link in filter(None, (e.get("href"), e.get("src"))):
            assert "//" not in link and not link.startswith("/"), link
            good = link[1:] in ids if link[0] == "#" else os.path.isfile(f"{where}/{link}")
            assert good, f"{link} leads nowhere"
        if e.tag == X + "img":
            assert e.get("alt"), "a picture without words"
elif question == "rows":
    screens = json.load(open(rest[0], encoding="utf-8"))["screens"]
    wanted = {s["page"] for s in screens}
    languages = {s["lang"] for s in screens}
    found = {r.get("data-page") for r in rows if r.get("id").endswith(".0")}
    assert found == wanted and len(wanted) > 40, found ^ wanted
    for row in rows:
        columns = {e.get("lang") for e in row.iter(X + "div") if e.get("lang")}
        assert columns == languages, (row.get("id"), columns)
    pictures = [e.get("src") for e in root.iter(X + "img")]
    assert {s["png"] for s in screens} <= set(pictures)
elif question == "says":
    # Every text of the screens stands in the page's rows.
    screens = json.load(open(rest[0], encoding="utf-8"))["screens"]
    read = {}
    for row in rows:
        read[row.get("data-page")] = read.get(row.get("data-page"), "") + words(row)
    heads = [(s["page"], n["text"]) for s in screens for n in s["nodes"]
             if n["role"] == "heading" and s["screen"] == 1]
    lost = [h for h in heads if h[1].replace("**", "") not in read[h[0]]]
    assert len(heads) > 80 and not lost, lost
elif question == "pages_with":
    # The pages that show this are those of the other sheet, and no others.
    shown = {r.get("data-page") for r in rows if rest[0] in words(r)}
    other = tree.fromstring(pathlib.Path(rest[1]).read_text(encoding="utf-8").split("\n", 1)[1])
    listed = {e.get("data-page") for e in other.iter(X + "section")} - {None}
    # The code of a part to take home has it, too, and its bytes are no text here.
    ends = {page for page in listed if page.startswith("end/")}
    assert shown and ends and shown == listed - ends, (shown ^ listed)
elif question == "no_rows":
    assert not rows, [r.get("id") for r in rows]
elif question == "signs":
    # Room to sign where it is not approved; else the name.
    for row in rows:
        signs = sum(e.get("class") == "sign" for e in row.iter(X + "div"))
        approved = words(row).count(f"Approved by {rest[0]}") if rest else 0
        columns = 2 if row.get("id").endswith(".0") else 0
        assert signs + approved == columns, (row.get("id"), signs, approved)
        assert (signs == 0) == bool(rest) or columns == 0, (row.get("id"), signs)
elif question == "large":
    size = next(e.get("style") for e in root.iter(X + "div") if e.get("style"))
    assert int(size.removeprefix("font-size:").removesuffix("pt")) >= 14, size
    assert "(210) 555-0199" in text and "DRAFT" in text and "Lakeside" in text
    assert sum(e.get("class") == "side" for e in root.iter(X + "div")) == 2
PYTHON
}

# How many pages a browser prints the sheet on; A4 by a style of its own.
prints_on() {
    sed 's/@page{/@page{size:'"$2"';/' "$1" >"$1.$2.html"
    timeout 120 chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer \
        --user-data-dir="$scratch/chromium" --print-to-pdf="$scratch/sheet.pdf" \
        "file://$1.$2.html" >/dev/null 2>&1
    pages=$(pdfinfo "$scratch/sheet.pdf" | sed -n 's/^Pages: *//p')
    rm -f "$1.$2.html"
    echo "$pages pages"
    [ "$pages" -eq "$3" ]
}

holds "shots writes its sheets" shoots "$out" --handout
holds "proof.html is whole, and its links lead somewhere" sheet whole "$out/proof.html"
holds "sizes.html is whole, and its links lead somewhere" sheet whole "$out/sizes.html"
holds "each page has a row, in both languages, with its screens" \
    sheet rows "$out/proof.html" "$out/tree.json"
holds "each heading can be read in it" sheet says "$out/proof.html" "$out/tree.json"
holds "there is room to sign, as nothing is approved" sheet signs "$out/proof.html"
holds "the states are in no other file" denied grep -q states/ "$out/tree.json"
for language in en es; do
    handout=$out/handout-$language.html
    holds "the handout in $language is whole" sheet whole "$handout"
    holds "it has two sides in large print, and says that it is a draft" \
        sheet large "$handout"
    if command -v chromium >/dev/null && command -v pdfinfo >/dev/null; then
        holds "it is two pages on Letter" prints_on "$handout" letter 2
        holds "and on A4" prints_on "$handout" A4 2
    else
        echo "not checked: how many pages the handout in $language is (no chromium)"
    fi
done

holds "who approves is named" refused "--by NAME" approve "$pack" assets/mild
holds "and is one line" refused "one line" approve "$pack" --by "A
B"
holds "in UTF-8" refused "not UTF-8" approve "$pack" --by "$(printf 'Jos\351')"
holds "a page that is not there is not approved" \
    refused "did you mean home?" approve "$pack" assets/mild --by A --page hom
holds "one page in one language" \
    run approve "$pack" assets/mild --by "Ann Sample" --page home --lang es
holds "is noted alone" says "1 approved by Ann Sample"
holds "with its place" grep -q "^es.home = .* Ann Sample$" "$reviews"
holds "all others then" run approve "$pack" assets/mild --by "Bo Sample"
holds "are noted" says ", 0 not yet"
cp "$reviews" "$scratch/before"
holds "a second time" run approve "$pack" assets/mild --by "Cy Sample"
holds "changes nothing" cmp "$reviews" "$scratch/before"
holds "nothing has changed since" shoots "$scratch/none" --changed-since "$reviews"
holds "so no page is to be read" sheet no_rows "$scratch/none/proof.html"

sed -i 's/^phone = .*/phone = (210) 555-0198/' "$pack/clinic.conf"
holds "after one number has changed" shoots "$scratch/changed" --changed-since "$reviews"
holds "exactly the pages that show it are to be read again" \
    sheet pages_with "$out/proof.html" "(210) 555-0199" "$scratch/changed/proof.html"
holds "they are approved again" run approve "$pack" assets/mild --by "Cy Sample"
holds "and no others" denied grep -qE "^(en|es)\.(home|mild|harm) = .* Cy Sample$" "$reviews"

mkdir "$scratch/clinic"
echo "phone = (210) 555-0197" >"$scratch/clinic/clinic.conf"
holds "a clinic's words are not noted in the pack" \
    refused "--reviews FILE" approve "$pack" assets/mild "$scratch/clinic" --by "Di Sample"
holds "but beside it" run approve "$pack" assets/mild "$scratch/clinic" --by "Di Sample" \
    --reviews "$scratch/clinic-reviews.conf"
holds "all pages" grep -q "^en.call = .* Di Sample$" "$scratch/clinic-reviews.conf"
# The pictures are those of the pack that this build makes for its package.
build=$(dirname "$anteroom")
holds "the build's pack" cmake --build "$build" --target mild.pack
holds "a packed layer" run pack "$build/mild.pack" "$pack" -o "$scratch/mild.pack"
# shellcheck disable=SC2086 # options
holds "is as it was approved" run shots "$scratch/mild.pack" -o "$scratch/packed" $plain \
    --changed-since "$reviews" --lang en
holds "though its pictures are drawn" sheet no_rows "$scratch/packed/proof.html"
holds "can not note it" refused "packed file" approve "$scratch/mild.pack" --by "Di Sample"
sed -i 's/^handout/# handout/' "$pack/pack.conf"
holds "a pack that names no pages for it has no handout" \
    refused "handout = PAGE" shots "$pack" assets/mild -o "$scratch/none" --handout \
    --screen 1024x600@10.1 --text-size 100 --theme dark --lang en

# What an earlier run has left goes; files of others stay.
again() {
    "$anteroom" shots tests/packs/other -o "$scratch/again" --screen 800x480@7 --text-size 100 \
        --theme calm "$@"
}
listed() {
    jq -r '.screens[].png' "$scratch/again/tree.json" | sort >"$scratch/listed"
    (cd "$scratch/again" && find 800x480@7 1024x600@10.1 -name '*.png' 2>/dev/null | sort) |
        grep -v mine | diff - "$scratch/listed"
}
holds "two displays and two languages" again --screen 1024x600@10.1 --lang en --lang es
cp "$scratch/again/800x480@7/es/100-calm/home-1.png" "$scratch/again/800x480@7/mine-1.png"
holds "then one of each" again --lang en
holds "only its own pictures are there" listed
holds "and what another has put there" test -e "$scratch/again/800x480@7/mine-1.png"
holds "no handout of a language that is not shown" denied test -e "$scratch/again/handout-es.html"
report
