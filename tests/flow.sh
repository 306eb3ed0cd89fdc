#!/bin/sh
# What flow tests and random touches say when something is wrong, on the other pack.
# Usage: tests/flow.sh ANTEROOM
set -u
anteroom=$(realpath "${1:?usage: tests/flow.sh ANTEROOM}")
cd "$(dirname "$0")/.." || exit 1
. tests/try.sh
pack=$scratch/pack
cp -r tests/packs/other "$pack"

# `says STATUS WORDS ARGUMENT...`, of all that `test` says.
says() {
    wanted=$1 words=$2
    shift 2
    "$anteroom" test "$pack" "$@" >"$scratch/said" 2>&1
    status=$?
    cat "$scratch/said"
    [ "$status" -eq "$wanted" ] && grep -qF -- "$words" "$scratch/said"
}

# `fails STEPS WORDS`: a test of these steps on the start page fails with these words.
fails() {
    rm -f "$pack/tests"/*
    printf "%s\n" "test('row', function() start() tap 'English' $1 end)" >"$pack/tests/row.lua"
    says 1 "$pack/tests/row.lua:1: expected $2" && grep -qxF '  in the test "row"' "$scratch/said" &&
        grep -qxF "0 passed, 1 failed" "$scratch/said"
}

# The steps | what is told behind "expected"
while IFS='|' read -r steps words; do
    holds "$steps" fails "$steps" "$words"
done <<'ROWS'
tap 'Nowhere'|the button "Nowhere", saw "Get help now", "Why a flu shot?", "Your visit",
wait(95) tap 'Your visit'|the button "Your visit", saw "Get help now", "I am still here", "I am done"
wait(95) see 'Touch a card.'|"Touch a card.", saw Are you still here? | Touch anywhere to stay. |
see 'Nowhere'|"Nowhere", saw Riverside Walk-In Clinic | Get help now | Flu shots today | Touch a card. |
see 'Touch  a card.' dont_see 'Touch a'|not to see "Touch a", saw Riverside
see 'Touch\u{A0}a card.'|"Touch
in_order('Where we are', 'Your visit')|"Your visit" below "Where we are", saw
in_order('Your visit', 'Nowhere')|"Nowhere" as a whole text or name, saw
in_order('Your visit', 'Your visit')|"Your visit" below "Your visit", saw
in_order('Your', 'Where we are')|"Your" as a whole text or name, saw
in_order('Flu shots today', 'Your visit')|"Flu shots today" as a whole text or name, saw
in_order('Riverside Walk-In Clinic', 'Your visit')|"Riverside Walk-In Clinic" as a whole text or name, saw
in_order('Your visit', 'Get help now')|"Get help now" as a whole text or name, saw
on 'day'|day, saw home
more()|another screen, saw the last of 1
key 'Nokey'|the name of a key, saw Nokey
tap 'Where we are' tap 'Nearest to my ZIP' type '9a'|the button "A", saw "Get help now",
text_size(200) language 'es' theme 'dark' see 'x y z'|"x y z", saw Riverside Walk-In Clinic | Pida ayuda ya |
ROWS

# A sentence has at most 599 bytes, and ends with a whole letter, wherever that falls.
long=$(printf 'ñ%.0s' $(seq 300))
for letter in a ab; do
    holds "$letter: a long sentence" fails "see '$letter$long'" "\"${letter}ññ"
    holds "$letter: is cut between letters" sh -c \
        "grep -a 'row.lua:1:' '$scratch/said' | iconv -f UTF-8 -t UTF-8 | grep -q '^.*ñ$'"
done

# A file whose facts are a layer's is played over that layer alone, called by its folder, its file
# or its id.
cat >"$pack/tests/row.lua" <<'LUA'
fixture "north"
test("the name", function() start() tap "English" see "North Clinic" end)
test("the help", function() start() tap "English" see "Get help now" end)
LUA
mkdir "$scratch/north"
echo "name = North Clinic" >"$scratch/north/clinic.conf"
told() {
    says "$@" && grep -qxF "$words" "$scratch/said"
}
holds "no such layer: told" told 0 "skipped tests/row.lua (2): it is for the layer north, which is not here"
holds "and counted" grep -qxF "2 skipped" "$scratch/said"
holds "apart from what passed" grep -qxF "0 passed, 0 failed" "$scratch/said"
holds "the layer is there" told 0 "2 passed, 0 failed" "$scratch/north/"
holds "then nothing is skipped" denied grep -q skipped "$scratch/said"
"$anteroom" pack "$scratch/north" -o "$scratch/north.pack"
holds "packed it is called the same" told 0 "2 passed, 0 failed" "$scratch/north.pack"
sed -i 's/"north"/"flu-shots"/; s/North/Riverside Walk-In/' "$pack/tests/row.lua"
holds "a pack's id is its name" told 0 "2 passed, 0 failed"
echo 'fixture "north" test("a page of north", function() on "nowhere" end)' >"$pack/tests/row.lua"
holds "what is skipped may be anything" told 0 \
    "skipped tests/row.lua (1): it is for the layer north, which is not here"
echo 'test("a", function() end) fixture "north"' >"$pack/tests/row.lua"
holds "it stands first" says 1 "row.lua:1: fixture stands once, before the file's first test"

# Tests are chosen by name, and by their file's.
cat >"$pack/tests/row.lua" <<'LUA'
for _, name in ipairs { "ants", "bees", "bees and ants" } do
  test(name, function() see(name .. " are here") end)
end
LUA
# What is asked for | what is counted
while IFS='|' read -r only counted; do
    holds "only $only" says 1 "$counted" --only "$only"
done <<'ROWS'
bees|0 passed, 2 failed
bees*ants|0 passed, 1 failed
row.lua: ants|0 passed, 1 failed
tests/row*a*|0 passed, 3 failed
Bees|test: no test below tests/ has "Bees" in its name
b.es|test: no test below tests/ has "b.es" in its name
ROWS

rm "$pack/tests/row.lua"
holds "no test is a failure" says 1 "test: no test was found below tests/"
cp tests/packs/other/tests/visit.lua "$pack/tests"
printf "test(" >"$pack/tests/slip.lua"
holds "a file that fails is told with its line" says 1 "$pack/tests/slip.lua:1: unexpected symbol"
holds "and counts as one" grep -qE '^[1-9][0-9]* passed, 1 failed$' "$scratch/said"
for name in kiosk say flow_tests; do
    echo "local reached = $name" >"$pack/tests/slip.lua"
    holds "a test can't reach $name" says 1 "slip.lua:1: unknown name \`$name\`"
done
rm "$pack/tests/slip.lua"

# `spoil PAGE`
spoil() {
    echo "return page { title = 'X', body = function(visitor) return text(visitor.none.more) end }" \
        >"$pack/pages/$1.lua"
}
spoil day
holds "a page that fails is told" says 1 "expected a page that can be shown, saw $pack/pages/day.lua:1:"

cp tests/packs/other/pages/day.lua "$pack/pages"
spoil office
holds "the monkey finds one, too" says 1 "monkey: seed 7, event " --monkey 7 --screen 1024x600@10.1
event=$(sed -n 's/^monkey: seed 7, event \([0-9]*\), page broken-1 at 1024x600@10.1, .*: the calm page: .*office.lua:1: .*/\1/p' \
    "$scratch/said")
holds "in an event with a number" [ "${event:-0}" -gt 10 ]
first=$((event - 9))
holds "and tells of the last ten" [ "$(grep -cE '^  [0-9]+: [a-z0-9]' "$scratch/said")" -eq 10 ]
holds "from the tenth on" grep -q "^  $first: " "$scratch/said"
holds "all before it passed" grep -qxF "$((event - 1)) passed, 1 failed" "$scratch/said"
cp "$scratch/said" "$scratch/before"
holds "the same seed does the same" says 1 "event $event," --monkey 7 --screen 1024x600@10.1
holds "to the letter" cmp "$scratch/before" "$scratch/said"
holds "with fewer events nothing is found" says 0 "$((event - 1)) passed, 0 failed" \
    --monkey 7 --screen 1024x600@10.1 --events $((event - 1))

# The office that the kiosk stands in: its phone is one touch away where others are asked for.
pack=$scratch/own
cp -r scripts/new "$pack"
echo "office = round-rock" >"$scratch/own.conf"
cat >"$pack/tests/visit.lua" <<'LUA'
test("own", function()
  start()
  tap "English"
  tap "Offices and phone"
  tap "Nearest to my ZIP"
  see "You are here, (512) 555-0102"
end)
LUA
holds "this office's phone stands beside the ZIP code" says 0 "1 passed, 0 failed" \
    --conf "$scratch/own.conf"

# Of a checklist that takes one, the next touch takes the place of the one before, or takes it away.
cat >"$pack/pages/home.lua" <<'PAGE'
return page { title = "Ways", body = function(visitor)
  local way = visitor.way or {}
  return { text(way.car and "by car" or "-"), text(way.bus and "by bus" or "-"),
    checklist { key = "way", most = 1, { id = "car", "Car" }, { id = "bus", "Bus" } } }
end }
PAGE
rm -f "$pack/tests"/*
cat >"$pack/tests/row.lua" <<'TEST'
test('one', function() start() tap 'English' tap 'Car' see 'by car' tap 'Bus' see 'by bus'
  dont_see 'by car' tap 'Bus' dont_see 'by' end)
TEST
holds "a checklist that takes one" says 0 "1 passed, 0 failed"
report
