#!/bin/sh
# The MILD pack in a third language, as a translator makes it: a code in pack.conf, `strings`, and
# one PO file. Its words (tests/pseudo.py) are 40 % longer than the English ones: nothing is cut.
# Usage: tests/pseudo.sh ANTEROOM
set -u
anteroom=$(realpath "${1:?usage: tests/pseudo.sh ANTEROOM}")
cd "$(dirname "$0")/.." || exit 1
. tests/try.sh

pack=$scratch/mild
po=$pack/locale/fr.po
calm="--theme calm --text-size 100"
cp -r scripts/mild "$pack"
sed -i 's/^languages = .*/& fr/' "$pack/pack.conf"

# The program's own words stand in three files, which hold the same.
words_of() {
    msgcat --no-wrap --no-location --sort-output "$1" | grep -E '^msgid(_plural)? '
}

same_words() {
    words_of scripts/lib/locale/anteroom.pot >"$scratch/pot"
    words_of "$1" | diff "$scratch/pot" -
}

whole() {
    msgfmt --check-format --statistics -o "$scratch/mo" "$po" 2>&1 | grep -q '^[0-9]* translated messages\.$'
}

# What lint says of the displays, without what it says of drafts and slots.
nothing_cut() {
    "$anteroom" lint "$pack" assets/mild --lang fr --theme calm --screen "$1" \
        --text-size 100 --text-size 200 >"$scratch/lint"
    tail -n 1 "$scratch/lint" | grep -qE ' errors?, ' || return 1
    # Longer words make larger codes: that is warned of.
    ! grep -vE ' warning: .*\[A-CODE-1\]$' "$scratch/lint" |
        grep -E '\[(A|F-WORD|F-LOAD)-[A-Z0-9-]*\]$'
}

shoot() {
    # shellcheck disable=SC2086 # options
    "$anteroom" shots "$pack" assets/mild -o "$scratch/$1" --lang "$1" $calm --screen 1280x800@10.1
}

for code in es ar; do
    holds "$code has the program's words" same_words "scripts/lib/locale/$code.po"
done
holds "strings makes the file" "$anteroom" strings "$pack" assets/mild
holds "it asks for the program's own words" grep -qx 'msgid "Get help now"' "$po"
holds "and says how long they may be" grep -q '^#\. .*at most 10 letters' "$po"
holds "it is translated" python3 tests/pseudo.py "$po"
holds "in every entry" whole
cp "$po" "$scratch/before"
holds "strings leaves it" "$anteroom" strings "$pack" assets/mild
holds "to the byte" cmp "$po" "$scratch/before"
# On a small display; on a large one, too, by run.sh --long.
for screen in 1024x600@10.1 ${ANTEROOM_ALL_VARIANTS:+1920x1080@21.5}; do
    holds "nothing is cut on $screen" nothing_cut "$screen"
done
holds "every page is drawn in English" shoot en
holds "and in the third language" shoot fr
holds "every word that is shown in English is shown translated" \
    python3 tests/pseudo.py "$po" "$scratch/en/tree.json" "$scratch/fr/tree.json"
report
