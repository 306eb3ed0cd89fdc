#!/bin/sh
# Each fact of MILD, filled alone: it is seen, and the sentence that it answers is gone; advice
# stands below its sentence. A clinic's layer that would harm is refused, or shown harmless.
# Usage: tests/facts.sh ANTEROOM
set -u
anteroom=$(realpath "${1:?usage: tests/facts.sh ANTEROOM}")
cd "$(dirname "$0")/.." || exit 1
. tests/try.sh
layer=$scratch/layer
mkdir -p "$layer/tests"

# shown PAGE LINE STEP ...: with this line in clinic.conf, what the page, found by its title,
# shows in steps of a flow test.
shown() {
    title=$1
    echo "$2" >"$layer/clinic.conf"
    shift 2
    {
        printf 'test("alone", function()\nstart()\ntap "English"\ntap "All topics"\n'
        case $title in # the topics' second screen
        Which* | Make* | Who\ pays* | Forms* | Take* | I\ need*) echo 'more()' ;;
        esac
        printf 'tap "%s"\n' "$title"
        printf '%s\n' "$@" "end)"
    } >"$layer/tests/alone.lua"
    "$anteroom" test scripts/mild assets/mild "$layer" --only alone >"$scratch/said" 2>&1 ||
        { cat "$scratch/said"; return 1; }
    grep -q "^1 passed, 0 failed" "$scratch/said"
}

# One line a fact: the line of clinic.conf, the page, what is seen, and what is gone or (advice)
# stays; "beside" and "more" answer no sentence.
alone() {
    while IFS='|' read -r line title seen how other; do
        case $how in
        gone) holds "$line" shown "$title" "$line" "see \"$seen\"" "dont_see \"$other\"" ;;
        stays) holds "$line" shown "$title" "$line" "see \"$other\"" \
            "see \"Our clinic says: $seen\"" ;;
        beside) holds "$line" shown "$title" "$line" "see \"$seen\"" "see \"$other\"" ;;
        more)
            holds "$line" shown "$title" "$line" "see \"$seen\""
            holds "without ${line%% =*}" shown "$title" "" "dont_see \"$seen\""
            continue ;;
        esac
        holds "without ${line%% =*}" shown "$title" "" "dont_see \"$seen\"" "see \"$other\""
    done
}

alone <<'ROWS'
variant = percutaneous|How small is the cut?|It is about a fifth of an inch wide|gone|One kind needs a cut smaller than a penny
variant = tubular|How small is the cut?|It is about one inch long|gone|One kind needs a cut smaller than a penny
cut_closed = Sample: small strips close it.|How small is the cut?|Sample: small strips close it.|beside|Ask the desk which kind we do
sedation = Sample: we numb the spot.|Will it hurt?|Sample: we numb the spot.|stays|You may be sore for some days after the procedure.
fasting = Sample: nothing to eat after midnight.|Food, drink and a ride|Sample: nothing to eat after midnight.|stays|Ask the desk for the exact hour
escort = Sample: bring a grown-up.|Food, drink and a ride|Sample: bring a grown-up.|stays|Plan for someone to drive you home and stay
driving = Sample: not before the next day.|Food, drink and a ride|Sample: not before the next day.|stays|Do not drive until your clinic says it is OK.
driving = Sample: not before the next day.|The first days|Sample: not before the next day.|stays|Do not drive until your clinic says it is OK.
medicines = Sample: our nurse calls you.|Your pills|Sample: our nurse calls you.|stays|Bring a list, so your doctor can say which ones to take that day.
wound_care = Sample: keep it dry for two days.|The first days|Sample: keep it dry for two days.|stays|A bandage covers the cut, so ask the desk how and when to wash.
activity = Sample: no lifting for a week.|The next weeks|Sample: no lifting for a week.|stays|Before you go home, ask us when you can work, drive, lift, and travel.
first_try = Sample: six weeks of exercise.|Who may it help?|Sample: six weeks of exercise.|gone|Most people try other care first
checkup = Sample: we see you after two weeks.|Your check-up|Sample: we see you after two weeks.|gone|Ask the desk for the day and time, and write it down.
injury_cases = Sample: we see people hurt at work.|Who pays?|Sample: we see people hurt at work.|more|
plans = Sample Plan A|Who pays?|Plans we work with: Sample Plan A|more|
plans_not = Sample Plan C|Who pays?|We do not take: Sample Plan C|more|
forms = Sample: on a tablet at the desk.|Forms and your records|Sample: on a tablet at the desk.|gone|You can fill in the forms at our desk
portal = https://portal.clinic.example/in|Forms and your records|portal.clinic.example|gone|and the desk explains how.
interpreter = Sample: ask for one at the desk.|I need an interpreter|Sample: ask for one at the desk.|more|
interpreter = Sample: ask for one at the desk.|Make an appointment|Sample: ask for one at the desk.|gone|An interpreter is free, so tell us when you call
paper = yes|Take it home|Ask the desk for the paper sheet, or put|gone|Take these questions with you
phone = (210) 555-0177|Make an appointment|Call (210) 555-0177|gone|Ask the desk
languages_spoken = English, Sample|Make an appointment|We speak: English, Sample|more|
ROWS

# Each kind of procedure says how its cut is closed; the clinic's own word takes that sentence's place.
closed() {
    holds "$1: how it is closed" shown "How small is the cut?" "variant = $1" "see \"$2\""
    holds "$1: how our clinic closes it" shown "How small is the cut?" \
        "$(printf 'variant = %s\ncut_closed = Sample: small strips close it.' "$1")" \
        'see "Sample: small strips close it."' "dont_see \"$2\""
}
closed percutaneous "Most often you need no stitches"
closed tubular "In the end the doctor closes it"

holds "no paper" shown "Take it home" "paper = no" 'dont_see "Ask the desk for the paper sheet"'

# What would harm is an error for who makes the layer, by file, line and cure, and is on no screen of
# a kiosk that has it all the same: the page's own sentence is.
mkdir "$scratch/bad"
refused() {
    "$anteroom" pack "$scratch/bad" -o "$scratch/bad.pack" --over scripts/mild assets/mild \
        >"$scratch/said" 2>&1 && return 1
    grep -q "$1" "$scratch/said" || { cat "$scratch/said"; return 1; }
}
harm() {
    while IFS='|' read -r line why title kept; do
        echo "$line" >"$scratch/bad/clinic.conf"
        holds "refused: $line" refused "bad/clinic.conf:1: .*$why"
        holds "harmless: $line" shown "$title" "$line" "see \"$kept\"" \
            "dont_see \"${line#*= }\""
    done
}
harm <<'ROWS'
medicines = Stop warfarin 7 days before.|write whom to ask|Your pills|Do not stop any pill on your own.
medicines = SKIP your insulin|write whom to ask|Your pills|Do not stop any pill on your own.
driving = You can drive home|write from when on|Food, drink and a ride|Do not drive until your clinic says it is OK.
escort = You do not need a ride|write who takes|Food, drink and a ride|Plan for someone to drive you home and stay
fasting = No need to stop eating|when to stop eating|Food, drink and a ride|Ask the desk for the exact hour
wound_care = Fever is normal|take it out|The first days|Do not drive until
checkup = You can drive home today.|from when on|Your check-up|Ask the desk for the day and time
name = In an emergency do NOT call 911|write the name alone|Make an appointment|Ask the desk
phone = Maryland Phones|write one number of ten|Make an appointment|Ask the desk
plans = Stop warfarin 7 days before.|write whom to ask|Who pays?|ask the desk to check your health plan
portal = http://portal.clinic.example|begins with https|Forms and your records|and the desk explains how.
price = $40|unknown key|Who pays?|ask the desk to check your health plan
ROWS

# A layer by itself: core's facts are looked at, the others are named.
printf 'hours = 8 to 5\nfasting = Nothing after midnight.\n' >"$scratch/bad/clinic.conf"
alone_packs() {
    "$anteroom" pack "$scratch/bad" -o "$scratch/bad.pack" >"$scratch/said" 2>&1 &&
        grep -q "not checked.*: fasting; name the pack's layers behind --over" "$scratch/said"
}
holds "what could not be checked is named" alone_packs
over_packs() {
    "$anteroom" pack "$scratch/bad" -o "$scratch/bad.pack" --over scripts/mild assets/mild &&
        "$anteroom" pack scripts/clinic-sample -o "$scratch/c.pack" --over scripts/mild assets/mild
}
holds "over the pack it is good, and so is the sample" over_packs
holds "a clinic without offices says so" shown "Which office is near you?" "offices = none" \
    'see "This clinic has not listed its offices."' 'see "Ask the desk."'

# Where a number is the way out, who can't make a voice call finds another: also of the only office,
# and of a clinic that lists none.
holds "a text line, where the page has the number" shown "Make an appointment" \
    "$(printf 'phone = (210) 555-0177\ntext_line = (210) 555-0178')" \
    'see "text (210) 555-0178, dial 711, or ask the desk."'
holds "no text line, where the page has the number" shown "Make an appointment" \
    "phone = (210) 555-0177" 'see "dial 711 first or ask the desk."'
holds "a text line, where no office is listed" shown "Which office is near you?" \
    "$(printf 'offices = none\nphone = (210) 555-0177\ntext_line = (210) 555-0178')" \
    'see "(210) 555-0177"' 'see "text (210) 555-0178, dial 711, or ask the desk."'
mkdir "$layer/data"
columns="name,street,city,state,zip,phone,hours"
one="Boerne,104 Sample St,Boerne,TX,78006,(830) 555-0101,8 am to 5 pm"
printf '%s\n' "$columns" "$one" >"$layer/data/locations.csv"
holds "the only office" shown "Which office is near you?" "phone = (210) 555-0177" \
    'see "(830) 555-0101"' 'dont_see "555-0177"' 'see "dial 711 first or ask the desk."'
holds "the only office, with a text line" shown "Which office is near you?" \
    "text_line = (210) 555-0178" 'see "text (210) 555-0178, dial 711, or ask the desk."'

# A PO box in Puerto Rico has no point, but a state.
printf '%s\n' "$columns" "$one" "San Juan,9 Calle Muestra,San Juan,PR,00907,(787) 555-0101,8 am to 5 pm" \
    >"$layer/data/locations.csv"
holds "a PO box in San Juan, with an office there" shown "Which office is near you?" "" \
    'tap "Nearest to my ZIP"' 'type "00936"' 'tap "Find"' 'see "ZIP code 00936 is in Puerto Rico."' \
    'in_order("San Juan", "Boerne")'

report
