#!/bin/sh
# The verbs for whoever writes a pack: new, lint, strings.
# Usage: tests/lint.sh ANTEROOM
set -u
anteroom=$(realpath "${1:?usage: tests/lint.sh ANTEROOM}")
cd "$(dirname "$0")/.." || exit 1
. tests/try.sh

pack=$scratch/my-clinic
# One screen is enough here: how each looks is tried elsewhere.
narrow="--screen 1280x800@10.1 --text-size 100 --theme calm"

# lint in one variant, as `ends` has its verbs.
lints() {
    status=$1
    words=$2
    shift 2
    # shellcheck disable=SC2086 # options
    ends "$status" "$words" lint "$pack" $narrow "$@"
}

# A verb that ends with this status and says these words.
ends() {
    status=$1
    words=$2
    shift 2
    "$anteroom" "$@" >"$scratch/said" 2>&1
    got=$?
    cat "$scratch/said"
    [ "$got" -eq "$status" ] && grep -qF -- "$words" "$scratch/said"
}

says_not() {
    cat "$scratch/said"
    ! grep -q -- "$1" "$scratch/said"
}

says_nothing_of() {
    # shellcheck disable=SC2086 # options
    "$anteroom" lint "$pack" $narrow >"$scratch/said" && says_not "$1"
}

fingerprint() {
    (cd "$1" && find . -type f -exec sha256sum {} + | sort)
}

# What a verb leaves as it is: every byte, and no other file.
changes_nothing() {
    fingerprint "$pack" >"$scratch/before"
    "$@" || return 1
    fingerprint "$pack" | diff "$scratch/before" -
}

# Drafts of the new pack are its only findings.
only_drafts() {
    # shellcheck disable=SC2086 # options
    "$anteroom" lint "$pack" $narrow >"$scratch/said" || return 1
    cat "$scratch/said"
    ! grep -vE '(DRAFT-[12]|R-TRN-1)\]$|^0 errors' "$scratch/said"
}

json_is_whole() {
    # shellcheck disable=SC2086 # options
    "$anteroom" lint "$pack" $narrow --format json | python3 -c '
import json, sys
report = json.load(sys.stdin)
assert set(report) == {"findings", "off", "errors", "warnings"}, report
assert report["errors"] == 0 and report["warnings"] == len(report["findings"])
for finding in report["findings"]:
    assert set(finding) == {"file", "line", "level", "rule", "text"}, finding
    assert finding["level"] == "warning" and isinstance(finding["line"], int)
'
}

two_lines() {
    "$anteroom" lint --explain "$1" >"$scratch/said" && [ "$(wc -l <"$scratch/said")" -eq 2 ]
}

# `tells_a_terminal WORDS ARGUMENT...`: what it is at is said there, and nowhere else.
tells_a_terminal() {
    wish=$1
    shift
    script -qec "'$anteroom' $*" "$scratch/terminal" >/dev/null </dev/null
    grep -qF "$wish" "$scratch/terminal" || return 1
    "$anteroom" "$@" >"$scratch/said" 2>&1
    says_not "$wish"
}

# A page becomes this one line.
spoil() {
    echo "$2" >"$pack/pages/$1.lua"
}

# Where `anteroom adopt` says why a card's anteroom.conf isn't used, in a machine of its own.
# shellcheck disable=SC2016 # $@ is the inner shell's
about_says_why() {
    cp -r "$pack" "$scratch/about" && cat >"$scratch/about/tests/why.lua" <<'LUA' &&
test("why", function() start() tap "English" tap "About this screen" see "anteroom.conf:1: no" end)
LUA
        unshare -rm sh -c 'mount -t tmpfs none /run && mkdir /run/anteroom &&
            echo "anteroom.conf:1: no" >/run/anteroom/refused && exec "$@"' sh \
            "$anteroom" test "$scratch/about" --only why
}

echo "store = $scratch/store" >"$scratch/conf"

holds "new makes a pack" ends 0 "a pack to start from" new "$pack"
holds "its id is the directory's name" grep -qx "id = my-clinic" "$pack/pack.conf"
holds "nothing of the template's own name is left" denied grep -rq new-pack "$pack"
holds "new refuses a directory that holds something" ends 1 "is not empty" new "$pack"
holds "new wants one directory" ends 2 "name the directory" new
holds "a new pack lints clean but for its drafts" only_drafts
holds "a new pack's tests pass" ends 0 "0 failed" test "$pack"
holds "its page About this screen says why a card's settings aren't used" about_says_why
holds "a new pack's pages can be seen" "$anteroom" shots "$pack" -o "$scratch/shots" \
    --screen 1280x800@10.1 --lang es --text-size 100 --theme calm
holds "and are pictures" test -s "$scratch/shots/1280x800@10.1/es/100-calm/home-1.png"
holds "its words are up to date" changes_nothing ends 0 "0 missing" strings "$pack"

holds "lint without layers and without a store is usage" ends 2 "no layer is named" \
    lint --conf "$scratch/conf"
holds "lint knows no such option" lints 2 "usage" --formt json
holds "lint knows no such format" lints 2 "wanted json or text" --format xml
holds "a language that the pack has not is usage" ends 2 "no such language" \
    lint "$pack" --lang fr
holds "for test, too" ends 2 "no such language" test "$pack" --lang fr
holds "lint tells a terminal what it is at" tells_a_terminal "screens, es: home ..." \
    lint "$pack" --text-size 100 --theme calm --screen 1280x800@10.1
holds "so does shots" tells_a_terminal "1280x800@10.1, es, 100 %, calm: home ..." \
    shots "$pack" -o "$scratch/shots" --text-size 100 --theme calm --screen 1280x800@10.1
holds "and the monkey" tells_a_terminal "1000 of 1001 events" \
    test "$pack" --monkey 1 --events 1001
holds "for a release a draft is an error" lints 1 " errors, 0 warnings" --release
holds "json is as it was promised" json_is_whole
holds "a rule is explained in two lines" two_lines F-USE-1
holds "the rule's letters may be small" two_lines m-slot-1
holds "of a misspelt rule the nearest is told" ends 2 "did you mean F-USE-1" \
    lint --explain F-USE-8
holds "warnings alone end with 0" lints 0 "0 errors"

# Odia is what none of the core's faces has; a pack may bring one.
cp "$pack/pages/about.lua" "$scratch/about.lua"
sed -i 's/lead(/text(_"ଓଡ଼ିଆ"), lead(/' "$pack/pages/about.lua"
holds "a sign that no face has is named" lints 1 'no face has "ଓ" (U+0B13)'
mkdir "$pack/fonts"
for weight in Regular Bold; do
    cp "/usr/share/fonts/truetype/noto/NotoSansOriya-$weight.ttf" \
        "$pack/fonts/odia-$(echo "$weight" | tr '[:upper:]' '[:lower:]').ttf"
done
holds "a face of the pack's own has it" lints 0 "0 errors"
holds "packed, too" "$anteroom" pack "$pack" -o "$scratch/odia.pack"
holds "and is read there" ends 0 "0 errors" lint "$scratch/odia.pack" --screen 1280x800@10.1 \
    --text-size 100 --theme calm
rm -r "$pack/fonts"
mv "$scratch/about.lua" "$pack/pages/about.lua"

spoil office 'return page { titel = "x" }'
spoil find 'return page { title = nope }'
holds "two pages that fail are told in one run" lints 1 "pages/find.lua:1: error:"
holds "each with its line" grep -q "pages/office.lua:1: error:.*\[F-LOAD-1\]" "$scratch/said"
rm -rf "$pack"
"$anteroom" new "$pack" >/dev/null

cp "$pack/images/door.svg" "$pack/images/spare.svg"
echo "lint.f-use-1 = off, spare pictures are kept" >>"$pack/pack.conf"
holds "a rule that is off is told with its reason" lints 0 \
    "F-USE-1 is off (1 not shown): spare pictures are kept"
holds "and its findings are not" says_not "spare.svg"
holds "the player does not mind" ends 0 "0 failed" test "$pack"
sed -i 's/^lint.f-use-1.*/lint.f-use-9 = off, x/' "$pack/pack.conf"
holds "a rule that there is not can not be off" lints 1 "did you mean F-USE-1"
sed -i '/^lint/d' "$pack/pack.conf"
rm "$pack/images/spare.svg"

cp "$pack/clinic.conf" "$scratch/clinic.conf"
echo 'return facts { driving = { kind = "sentence", ask = "When may patients drive?" } }' \
    >"$pack/facts.lua"
echo "driving = Ask us." >>"$pack/clinic.conf"
holds "a sentence of the clinic in one language is told" lints 0 \
    "driving is not said in es: write driving.es = ... [M-SLOT-2]"
echo "driving.es = Pregunte." >>"$pack/clinic.conf"
holds "in both it is not" says_nothing_of M-SLOT-2
echo "driving.sp = Pregunte." >>"$pack/clinic.conf"
holds "a language that the pack has not is an error" lints 1 \
    "driving.sp: the pack has no language sp; the codes here are en, es [M-SLOT-3]"
sed -i 's/^driving.sp/drivin.es/' "$pack/clinic.conf"
holds "so is a misspelt slot, with its cure" lints 1 "did you mean \`driving.es\`?"
cp "$scratch/clinic.conf" "$pack/clinic.conf"
rm "$pack/facts.lua"

mv "$pack/images/door.svg" "$pack/images/Door.SVG"
mv "$pack/clinic.conf" "$pack/clinic.conf.txt"
holds "names are told all at once" lints 1 "Door.SVG"
holds "with what Windows hid" grep -q "clinic.conf.txt: error:.*\[F-NAME-1\]" "$scratch/said"
rm -rf "$pack"
"$anteroom" new "$pack" >/dev/null

sed -i 's/"Touch a card."/"Touch a **new** card."/' "$pack/pages/home.lua"
holds "a word without translation is told" lints 0 '[F-WORD-1]'
holds "strings finds the near one" ends 0 "es: 15 translated, 1 fuzzy, 0 missing" strings "$pack"
holds "which lint tells, too" lints 0 '[F-WORD-2]'
holds "a second run changes no byte" changes_nothing ends 0 "1 fuzzy" strings "$pack"
sed -i 's/^languages = .*/languages = en es ru/' "$pack/pack.conf"
holds "a language gets its file" ends 0 "ru: 0 translated, 0 fuzzy, 1" strings "$pack"
holds "with its own plural forms" grep -q "nplurals=3" "$pack/locale/ru.po"
holds "marked as a draft" grep -q "^# DRAFT" "$pack/locale/ru.po"
holds "without a date" denied grep -qi "date:" "$pack/locale/ru.po"
holds "and stays as it is" changes_nothing ends 0 "ru: 0 translated" strings "$pack"
holds "no path of this machine is in it" denied grep -rqF "$scratch" "$pack/locale"

cp "$pack/locale/es.po" "$scratch/kept.po"
printf '\nmsgctxt "%s"\nmsgid "Erase"\nmsgstr "%s"\n' noun "Uno" verb "Dos" >>"$pack/locale/es.po"
holds "a word of the program in two contexts is asked for once" ends 0 "0 missing" strings "$pack"
cp "$scratch/kept.po" "$pack/locale/es.po"

# Windows marks its UTF-8 and ends its lines otherwise, and old files are in another charset.
for made in "UTF-8 $(printf '\357\273\277')" "ISO-8859-1 "; do
    rm -rf "$pack"
    "$anteroom" new "$pack" >/dev/null
    cp "$pack/locale/es.po" "$scratch/es.po"
    charset=${made%% *}
    {
        printf %s "${made#* }"
        sed "s/charset=UTF-8/charset=$charset/;s/\$/$(printf '\r')/" "$scratch/es.po" |
            iconv -f UTF-8 -t "$charset"
    } >"$pack/locale/es.po"
    holds "strings takes $charset of Windows" ends 0 "es: 16 translated" strings "$pack"
    holds "and writes UTF-8 without a mark" cmp -s "$scratch/es.po" "$pack/locale/es.po"
done

# What a translator and a pack add is kept.
rm -rf "$pack"
"$anteroom" new "$pack" >/dev/null
cat >>"$pack/locale/es.po" <<'PO'

msgid "Home"
msgstr "Casa"

msgid "Monday to Friday, 8 am to 5 pm"
msgstr "De lunes a viernes, de 8 a 17 h"
PO
sed -i 's/^"Language: es/"X-Reviewed-By: nobody\\n"\n&/; s/^msgid "Welcome"/# read by M. on 2026-01-02\n&/' \
    "$pack/locale/es.po"
"$anteroom" strings "$pack" >/dev/null 2>&1
for kept in "X-Reviewed-By: nobody" "# read by M. on 2026-01-02" 'msgstr "Casa"' \
    'msgstr "De lunes a viernes, de 8 a 17 h"'; do
    holds "strings keeps $kept" grep -qF "$kept" "$pack/locale/es.po"
done
holds "and puts none of it away" denied grep -q "^#~" "$pack/locale/es.po"
holds "a word that is gone is put away" sh -c "
    sed -i 's/lead(_\"Touch a card.\"),//' '$pack/pages/home.lua' &&
    '$anteroom' strings '$pack' && grep -q '^#~ msgid \"Touch a card.\"' '$pack/locale/es.po'"

"$anteroom" pack "$pack" -o "$scratch/my.pack" >/dev/null 2>&1
holds "a packed layer is not changed" \
    ends 1 "my.pack: is packed: name the directory it was made of" strings "$scratch/my.pack"

# Of plural forms one may say its number in words; a layer over the pack gives its words to it.
cat >"$pack/pages/about.lua" <<'LUA'
return page { title = _"About us", body = function()
  return { text(format(ngettext("One \"door\"", "%d doors", 3), 3)), text(format(_"%d chairs", 3)) }
end }
LUA
mkdir -p "$scratch/over/pages"
echo 'return page { title = _"Over it", body = function() return {} end }' \
    >"$scratch/over/pages/over.lua"
chmod a-w "$pack/locale/es.po"
holds "strings takes the words of two layers" ends 0 "es: 15 translated, 0 fuzzy, 4 missing" \
    strings "$pack" "$scratch/over"
flags() {
    grep -B 1 "^msgid \"$1" "$pack/locale/es.po" | head -n 1
}
holds "what is one or many is no format" test "$(flags 'One .\"door')" = "#: pages/about.lua"
holds "all else is" test "$(flags '%d chairs')" = "#, lua-format"
holds "nothing is left in the layer over it" test ! -e "$scratch/over/locale"
truncate -s 64G "$pack/pages/endless.lua"
holds "a page of 64 GiB is not read for its words" ends 1 \
    "endless.lua: larger than 262144 bytes: make it smaller" strings "$pack" "$scratch/over"
holds "nor by lint" ends 1 "endless.lua: error: larger than 262144 bytes: make it smaller [F-LOAD-1]" lint "$pack" \
    --screen 1024x600@10.1 --text-size 100 --theme calm
rm "$pack/pages/endless.lua"
printf 'msgid "open\n' >>"$pack/locale/es.po"
holds "a file that is broken stays as it is, and is told" changes_nothing ends 1 \
    "locale/es.po:" strings "$pack"

holds "each number of a translation is held against its words" \
    /usr/bin/python3 tests/numbers.py "$anteroom" scripts/mild/locale/es.po

mkdir "$scratch/bin"
ln -s "$(command -v xgettext)" "$scratch/bin/xgettext"
holds "without the tools their package is named" env PATH="$scratch/bin" /bin/sh -c "
    '$anteroom' strings '$pack' 2>&1 | { read -r line; case \$line in
    *'install the package gettext'*) ;; *) echo \"\$line\"; exit 1 ;; esac; }"
report
