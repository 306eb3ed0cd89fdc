#!/bin/sh
# The MILD pack as clinic IT would bring it: packed by us, signed with the stock minisign, and
# installed; a clinic's layer over it, a second version, and the way back.
# Usage: tests/packed.sh ANTEROOM      (of a build with its tests)
set -u
anteroom=$(realpath "${1:?usage: tests/packed.sh ANTEROOM}")
build=$(dirname "$anteroom")
player=$build/tests/store_player
cd "$(dirname "$0")/.." || exit 1
. tests/try.sh
sample=scripts/clinic-sample
store=$scratch/store
conf=$scratch/kiosk.conf
screen=1280x800@21.5
clinic_name="Sample Hills Spine Clinic"

mkdir "$scratch/keys"
printf 'store = %s\nkeys = %s/keys\nscreen = %s\n' "$store" "$scratch" "$screen" >"$conf"
for key in content clinic; do
    minisign -G -W -p "$scratch/keys/$key.pub" -s "$scratch/$key.key" >/dev/null || exit 1
done

# bring FILE KEY LAYER...: packed and signed
bring() {
    file=$scratch/$1
    key=$2
    shift 2
    "$anteroom" pack "$@" -o "$file" && minisign -S -W -s "$scratch/$key.key" -m "$file"
}

# What this build packs for its package, which takes long: its drawings become pictures.
bring_first() {
    cmake --build "$build" --target mild.pack && cp "$build/mild.pack" "$scratch/mild-1.pack" &&
        minisign -S -W -s "$scratch/content.key" -m "$scratch/mild-1.pack"
}

install_pack() {
    "$anteroom" install "$scratch/$1" --conf "$conf"
}

# The minute that a new pack is watched for (tests/trial.sh waits for it) is not waited for here.
becomes_good() {
    "$player" "$store" begin && "$player" "$store" good
}

# shots NAME [LAYER...]: without a layer, what the store shows.
shots() {
    out=$scratch/shots-$1
    shift
    "$anteroom" shots "$@" --conf "$conf" -o "$out" --screen $screen --text-size 100 \
        --theme calm --lang en
}

same_screens() {
    cmp "$scratch/shots-$1/tree.json" "$scratch/shots-$2/tree.json"
}

differ_screens() {
    denied cmp -s "$scratch/shots-$1/tree.json" "$scratch/shots-$2/tree.json"
}

# The drawings became pictures of pixels when they were packed: next to nothing of it is seen.
same_pictures() {
    python3 -B - "$scratch/shots-$1" "$scratch/shots-$2" <<'PYTHON'
import pathlib
import subprocess
import sys

one, two = map(pathlib.Path, sys.argv[1:])
far = []
pages = ["attract-1", "home-1", "short-1", "tight-1", "find-1", "help-1"]
pictures = sorted(p for name in pages for p in one.rglob(f"{name}.png"))
for picture in pictures:
    said = subprocess.run(["compare", "-metric", "RMSE", picture,
                           two / picture.relative_to(one), "null:"],
                          capture_output=True, text=True, check=False).stderr
    share = float(said.split("(")[1].rstrip(")\n")) if "(" in said else 1
    if share > 0.02:
        far.append(f"{picture}: {share}")
print(len(pictures), "compared", *far)
sys.exit(bool(far) or len(pictures) < 6)
PYTHON
}

# The last line is how many passed.
flow_tests() {
    "$anteroom" test "$@" >"$scratch/tests" 2>&1
    ended=$?
    tail -n 1 "$scratch/tests"
    return $ended
}

same_flow_tests() {
    wanted=$(flow_tests scripts/mild assets/mild scripts/mild-sample) || return 1
    [ "$(flow_tests "$scratch/mild-1.pack" scripts/mild-sample)" = "$wanted" ]
}

# stack NAME WANTED: the packs of `active` or `previous`, of `status --json`.
stack() {
    "$anteroom" status --json --conf "$conf" | python3 -c '
import json, sys
packs = [f"{p['"'id'"']} {p['"'sequence'"']}" for p in json.load(sys.stdin)[sys.argv[1]]]
sys.exit(0 if ", ".join(packs) == sys.argv[2] else f"{packs}")' "$@"
}

# The second version: another number, and another word at rest, over the first.
second_version() {
    mkdir -p "$scratch/mild/pages"
    sed 's/^version = .*/version = 0.2.0/; s/^sequence = .*/sequence = 2/' scripts/mild/pack.conf \
        >"$scratch/mild/pack.conf"
    sed 's/_"Nothing you touch is saved."/"The second version."/' scripts/mild/pages/attract.lua \
        >"$scratch/mild/pages/attract.lua"
    bring mild-2.pack content "$scratch/mild-1.pack" "$scratch/mild"
}

holds "MILD is packed and signed" bring_first
holds "verify knows it" "$anteroom" verify "$scratch/mild-1.pack" --conf "$conf"
holds "the flow tests of the directories pass on it" same_flow_tests
holds "it is installed" install_pack mild-1.pack
holds "it becomes good" becomes_good
# What the machine's own directory says wrong is left out, and both say so.
mkdir "$scratch/mine"
printf 'name = In an emergency do NOT call 911\nhours = Mon-Fri\n' >"$scratch/mine/clinic.conf"
{
    cat "$conf"
    echo "clinic = $scratch/mine"
} >"$scratch/mine.conf"
holds "status says which of the clinic's facts is left out" sh -c \
    "'$anteroom' status --conf '$scratch/mine.conf' | grep '^left out .*clinic.conf:1: name = In an'"
holds "so it does to programs" sh -c \
    "'$anteroom' status --json --conf '$scratch/mine.conf' | grep -F '\"left_out\":[\"'"
holds "so does doctor" sh -c \
    "'$anteroom' doctor --conf '$scratch/mine.conf' | grep '^wrong .*clinic .*clinic.conf:1: name = '"
holds "without it nothing is" denied sh -c \
    "'$anteroom' status --conf '$conf' | grep '^left out'"
holds "the screens of the directories" shots dirs scripts/mild assets/mild
holds "the screens of the store" shots store
holds "both are the same" same_screens dirs store
holds "so are the pictures" same_pictures dirs store

holds "the clinic's layer is packed and signed" bring clinic.pack clinic "$sample"
holds "it is installed over it" install_pack clinic.pack
holds "both become good" becomes_good
holds "doctor finds both whole" sh -c "'$anteroom' doctor --conf '$conf' |
    grep -E '^good     store    (mild 0.1.0|clinic-sample) is whole\$' | sort -u | grep -c . | grep -qx 2"
holds "the screens with the clinic's directory" shots clinic-dirs scripts/mild assets/mild $sample
holds "the screens with the clinic's layer" shots clinic-store
holds "name, telephones, offices, accent, logo and slots are the clinic's" \
    same_screens clinic-dirs clinic-store
holds "which are not the pack's own" differ_screens store clinic-store
holds "nor is how it looks" same_pictures clinic-dirs clinic-store

open_display 1280x800
start_kiosk --conf "$conf" --window 1280x800 --screen $screen
holds "a kiosk shows it at rest" within 10 tree sees "$clinic_name"
holds "English" tap English
holds "its pages" within 5 tree on home
holds "Finish" tap Finish
holds "at rest again" within 5 tree sees "Nothing you touch is saved."
holds "a second version is packed and signed" second_version
holds "it is installed" install_pack mild-2.pack
holds "it shows" within 10 tree sees "The second version."
holds "under the clinic's layer" tree sees "$clinic_name"
holds "both are the active stack" stack active "mild 2, clinic-sample 1"
holds "the one before is kept" stack previous "mild 1, clinic-sample 1"
holds "rollback" "$anteroom" rollback --conf "$conf"
holds "the first version is back" within 10 tree sees "Nothing you touch is saved."
holds "with the clinic's layer" tree sees "$clinic_name"
holds "it is the active stack" stack active "mild 1, clinic-sample 1"
holds "history has both versions" sh -c "'$anteroom' status --history --conf '$conf' |
    grep -c 'mild 0.[12].0' | grep -qx 3"
holds "the kiosk ends with 0" stop_kiosk
report
