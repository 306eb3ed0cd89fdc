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
in_order('Where we are', 'Your visit')|"Your visit" further down, saw
in_order('Your visit', 'Nowhere')|"Nowhere" on the screen, saw
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
        "sed -n 1p '$scratch/said' | iconv -f UTF-8 -t UTF-8 | grep -q '^.*ñ$'"
done

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
report
