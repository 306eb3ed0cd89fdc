#!/bin/sh
# A clinic's own layer over the MILD pack: its name, telephone, offices, accent, logo and slots
# are on the screens, in English and in Spanish, from a directory and from a packed file alike.
# Usage: tests/clinic.sh ANTEROOM
set -u
anteroom=$(realpath "${1:?usage: tests/clinic.sh ANTEROOM}")
cd "$(dirname "$0")/.." || exit 1
. tests/try.sh
sample=scripts/clinic-sample
display=1280x800@21.5

shots() {
    layer=$1 out=$2
    shift 2
    "$anteroom" shots scripts/mild assets/mild "$layer" -o "$out" --screen $display \
        --text-size 100 --theme calm "$@"
}
holds "the sample packs" "$anteroom" pack "$sample" -o "$scratch/sample.pack"
holds "the sample's screens" shots "$sample" "$scratch/from-dir"
holds "the packed sample's screens" shots "$scratch/sample.pack" "$scratch/from-pack"
holds "both are the same" cmp "$scratch/from-dir/tree.json" "$scratch/from-pack/tree.json"

# `shows LANG PAGE TEXT ...`: all of these are among the page's nodes in that language.
shows() {
    python3 - "$scratch/from-dir/tree.json" "$@" <<'PYTHON'
import json
import sys

path, lang, page, *wanted = sys.argv[1:]
screens = json.load(open(path, encoding="utf-8"))["screens"]
nodes = [n for s in screens if s["page"] == page and s["lang"] == lang for n in s["nodes"]]
texts = [n[key] for n in nodes for key in ("name", "text") if n[key]]
missing = [w for w in wanted if not any(w in t for t in texts)]
sys.exit(f"{page} has no {missing}, but {texts}" if missing else 0)
PYTHON
}
holds "its name on each page" shows en home "Sample Hills Spine Clinic"
holds "its name at rest" shows en attract "Sample Hills Spine Clinic"
holds "its offices" shows en find "Tucson" "(520) 555-0144" "Green Valley" "(520) 555-0161" \
    "Sierra Vista" "(520) 555-0175"
holds "none of the offices below" denied shows en find "San Antonio"
holds "its first office" shows en office "310 Sample St" "Tucson, AZ 85701" "(520) 555-0144" \
    "Monday to Thursday, 7 am to 4 pm"
holds "its way of the procedure" shows en cut "It is about a fifth of an inch wide"
holds "what it says of the numbing" shows en numb "Sample: we numb the spot"
holds "what it says of food and the ride" shows en food "Sample: our nurse calls you" \
    "Sample: bring one grown-up"
holds "what it says of the check-up" shows en visit "Sample: we see you again"
holds "its plans" shows en pay "Sample Plan A, Sample Plan B"
holds "its telephone after hours" shows en call "(520) 555-0190"
holds "in Spanish what it says of food and the ride" shows es food \
    "Muestra: la enfermera le llama" "Muestra: traiga a un adulto"
holds "none of it in English then" denied shows es food "Sample: our nurse calls you"
holds "nor as words of another language" denied shows es food "La clínica dice"
holds "in Spanish its numbing" shows es numb "Muestra: le adormecemos"
holds "in Spanish its first office" shows es office "De lunes a jueves, de 7 a. m. a 4 p. m." \
    "Entrada sin escalones. Elevador." "Consultorio de muestra"
holds "its plans are names, the same in Spanish" shows es pay "Sample Plan A, Sample Plan B"

# The colour of the button that leads on, and the logo's hills in the top bar.
accent() {
    python3 - "$scratch/from-dir/tree.json" "$1" <<'PYTHON'
import json
import sys

screens = json.load(open(sys.argv[1], encoding="utf-8"))["screens"]
grounds = {n["bg"] for s in screens for n in s["nodes"] if n["name"] == "Next"}
sys.exit(0 if sys.argv[2] in grounds else f"the buttons are {grounds}")
PYTHON
}
holds "its accent" accent "$(sed -n 's/^accent = //p' "$sample/theme.conf")"
logo_is_there() {
    convert "$scratch/from-dir/$display/en/100-calm/home-1.png" -crop 400x130+0+0 \
        -format %c histogram:info:- | grep -qi '#c9803f'
}
holds "its logo" logo_is_there

# What may not stand is an error for who packs it, and left out for who shows it.
mkdir "$scratch/bad"
printf 'name = In an emergency do NOT call 911\nphone_after_hours = 520.555.0190\n' \
    >"$scratch/bad/clinic.conf"
packs() {
    "$anteroom" pack "$scratch/bad" -o "$scratch/bad.pack" >"$scratch/said" 2>&1
}
holds "an instruction as the name is not packed" denied packs
holds "for it is no name" grep -q 'clinic.conf:1: name = .*write the name alone' "$scratch/said"
holds "the screens are made without it" shots "$scratch/bad" "$scratch/bad-shots" --lang en
holds "it is on none of them" denied grep -q 'do NOT call' "$scratch/bad-shots/tree.json"
holds "the rest of the layer is" grep -qF '(520) 555-0190' "$scratch/bad-shots/tree.json"

report
