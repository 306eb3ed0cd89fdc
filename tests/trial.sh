#!/bin/sh
# A kiosk with a store, from end to end: packs that were signed with minisign are
# installed, shown on a real window, become good, fail, crash, and give way to what was there.
# Usage: tests/trial.sh ANTEROOM
# shellcheck disable=SC2154 # scratch, kiosk and ended come with try.sh
set -u
built=$(realpath "${1:?usage: tests/trial.sh ANTEROOM}")
cd "$(dirname "$0")/.." || exit 1
. tests/try.sh

install_program "$built"
mkdir -p "$scratch/keys" "$scratch/secret"
store=$scratch/store
conf=$scratch/kiosk.conf
office_conf=$scratch/office.conf
screen=1280x800@21.5

cat >"$conf" <<CONF
store = $store
keys = $scratch/keys
screen = $screen
idle_s = 600
CONF
{
    cat "$conf"
    echo "office = alamo"
} >"$office_conf"

# What fails in a page only where the machine has an office is found by no check before.
late_bug() {
    case $1 in
    third) echo 'if own_office() then error "the third page" end' ;;
    spanish) echo 'if own_office() and language() == "es" then error "Spanish" end' ;;
    count) echo 'if (visitor.n or 0) >= 3 then error "the third touch" end' ;;
    esac
}

# As `anteroom pack` writes it, without its lint: the packs here are spoilt on purpose.
zip_up() {
    python3 - "$1" "$2" <<'PYTHON'
import pathlib
import sys
import zipfile

source = pathlib.Path(sys.argv[1])
with zipfile.ZipFile(sys.argv[2], "w") as packed:
    for path in sorted(p for p in source.rglob("*") if p.is_file()):
        entry = zipfile.ZipInfo(str(path.relative_to(source)), (1980, 1, 1, 0, 0, 0))
        entry.external_attr = 0o100644 << 16
        entry.extract_version = 10
        packed.writestr(entry, path.read_bytes())
PYTHON
}

# write_pack VERSION [BUG]: a small pack as IT would write it, packed and signed.
write_pack() {
    dir=$scratch/src
    rm -rf "$dir"
    mkdir -p "$dir/pages" "$dir/locale" "$dir/data"
    cat >"$dir/pack.conf" <<CONF
id = small
title = A small pack
version = $1
sequence = $1
api = 2
languages = en es
start = home
attract = welcome
reviewed = yes
translated = yes
CONF
    cat >"$dir/data/locations.csv" <<CSV
name,street,city,state,zip,phone,id
Alamo,1 A St,San Antonio,TX,78205,(210) 555-0101,alamo
CSV
    cat >"$dir/pages/welcome.lua" <<LUA
return page {
  title = _"Welcome",
  body = function()
    return { text { "Number $1", heading = true } }
  end,
}
LUA
    cat >"$dir/pages/home.lua" <<LUA
return page {
  title = _"Start",
  body = function(visitor)
    $(late_bug "${2:-count}")
    return {
      text(format("%d", visitor.n or 0)),
      button { _"Count", function(now) set { n = (now.n or 0) + 1 } end },
      button { _"More", go "more" },
    }
  end,
}
LUA
    cat >"$dir/pages/more.lua" <<LUA
return page {
  title = _"More",
  body = function()
    $([ "${2:-count}" = count ] || late_bug "$2")
    return { text(_"More") }
  end,
}
LUA
    {
        printf 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        printf '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
        for word in Welcome:Hola Start:Inicio Count:Contar More:Otra; do
            printf '\nmsgid "%s"\nmsgstr "%s"\n' "${word%%:*}" "${word##*:}"
        done
    } >"$dir/locale/es.po"
    zip_up "$dir" "$scratch/$1.pack" &&
        minisign -S -s "$scratch/secret/key" -m "$scratch/$1.pack" -t "number $1" </dev/null
}

install_pack() {
    # shellcheck disable=SC2086 # one option or none
    "$anteroom" install "$scratch/$1.pack" --conf "${2:-$conf}" ${3:-}
}

install_on_a_terminal() {
    script -qec "'$anteroom' install '$scratch/$1.pack' --conf '$conf' $2" "$scratch/terminal" \
        </dev/null >/dev/null || return 1
    tr '\r' '\n' <"$scratch/terminal"
    for step in copying checking trying installing; do
        grep -q "$step \.\.\." "$scratch/terminal" || return 1
    done
}

ends() {
    stop_kiosk
    ended=$?
    [ "$ended" -eq 0 ] || tail -n 40 "$scratch/said"
    return "$ended"
}

start() {
    start_kiosk --conf "${1:-$conf}" --window 1280x800 --screen $screen
}

# What is killed from outside is held against no pack.
crash() {
    kill -SEGV "$kiosk"
    wait "$kiosk" 2>/dev/null
    kiosk=
}

status_says() {
    "$anteroom" status --conf "$conf" | tee "$scratch/status" | grep -qi -e "$1" || {
        cat "$scratch/status"
        return 1
    }
}

nothing_installed() {
    start
    holds "no store: the built-in page" within 10 tree sees "Please ask the staff."
    holds "no store: it ends with 0" ends
    holds "no store: shots has nothing to show (2)" exits 2 "$anteroom" shots --conf "$conf" \
        -o "$scratch/shots"
    holds "no store: test has nothing to test (2)" exits 2 "$anteroom" test --conf "$conf"
    holds "no store: lint has nothing to look at (2)" exits 2 "$anteroom" lint --conf "$conf"
    mkdir "$shared/packs"
    cp "$scratch/1.pack" "$shared/packs/sample.pack"
    cp "$scratch/99.pack" "$shared/packs/mild.pack"
    start
    holds "no store: a package's first pack" within 10 tree sees "Number 99"
    holds "status says whose it is" status_says "^shown *package"
    holds "shots takes it, too" "$anteroom" shots --conf "$conf" -o "$scratch/shots" \
        --screen $screen --lang en --text-size 100 --theme calm
}

exits() {
    wanted=$1
    shift
    "$@"
    [ $? -eq "$wanted" ]
}

# The kiosk that shows the packaged pack goes on: nothing is started anew.
becomes_good() {
    holds "1 is installed" install_pack 1
    holds "1 shows, as nobody is there" within 10 tree sees "Number 1"
    shown_s=$(date +%s)
    holds "it is on trial" status_says trial
    holds "English" tap English
    holds "a visitor uses it" within 5 tree on home
    sleep $((shown_s + 55 - $(date +%s)))
    holds "not good before its time" denied grep -q "verdict good" "$store/state/trial"
    sleep 10
    holds "good after 60 s" within 20 grep -q "verdict good" "$store/state/trial"
    holds "shots takes the store's pack" "$anteroom" shots --conf "$conf" -o "$scratch/shots" \
        --screen $screen --lang en --text-size 100 --theme calm
    holds "its pages are there" test -s "$scratch/shots/$screen/en/100-calm/more-1.png"
    holds "history tells of it" "$anteroom" status --history --conf "$conf"
}

doctor_says() {
    "$anteroom" doctor --conf "$conf" >"$scratch/doctor"
    said=$?
    cat "$scratch/doctor"
    [ "$said" -eq "$1" ] && grep -q -e "$2" "$scratch/doctor"
}

# doctor_says_of CONF LINE
doctor_says_of() {
    "$anteroom" doctor --conf "$1" >"$scratch/doctor"
    cat "$scratch/doctor"
    grep -q -e "$2" "$scratch/doctor"
}

# doctor_json_says CONF WRONG WHAT HEALTH TEXT
doctor_json_says() {
    "$anteroom" doctor --json --conf "$1" >"$scratch/doctor.json"
    said=$?
    cat "$scratch/doctor.json"
    shift
    python3 - "$scratch/doctor.json" $said "$@" <<'PYTHON'
import json
import re
import sys

path, ended, wrong, what, health, text = sys.argv[1:]
said = json.load(open(path, encoding="utf-8"))
assert str(said["wrong"]) == wrong and ended == str(int(said["wrong"])), ended
assert any(check["what"] == what and check["health"] == health and re.search(text, check["text"])
           for check in said["checks"])
PYTHON
}

doctor_tells() {
    pack=$(ls "$store"/packs/*.pack)
    holds "doctor: well, but for one key" doctor_says 0 "^warning *keys .*one content key"
    holds "doctor: what is installed is whole and good" doctor_says 0 "small 1 is whole"
    chmod g+w "$scratch/keys/content.pub"
    holds "doctor: a key that others can write" doctor_says 1 "^wrong *keys .*content.pub"
    chmod g-w "$scratch/keys/content.pub"
    cp "$pack" "$scratch/kept"
    chmod u+w "$pack"
    printf x | dd of="$pack" bs=1 seek=100 conv=notrunc 2>/dev/null
    holds "doctor: a byte of the pack" doctor_says 1 "^wrong *store .*not what was installed"
    cp "$scratch/kept" "$pack"
    echo "clinic = $scratch/clinic" | cat "$conf" - >"$scratch/clinic.conf"
    mkdir -p "$scratch/clinic/pages"
    cp "$dir/pages/home.lua" "$scratch/clinic/pages"
    holds "doctor: a page in the clinic's directory" denied \
        "$anteroom" doctor --conf "$scratch/clinic.conf"
    sed 's/^screen = .*/screen = 800x480@7/' "$conf" >"$scratch/low.conf"
    holds "doctor: a low display has small buttons" doctor_says_of "$scratch/low.conf" \
        "^warning *display .*cards and buttons are from 16 mm"
    holds "doctor: the office of kiosk.conf" doctor_says_of "$office_conf" \
        "^good *office .*is at Alamo"
    sed s/alamo/alarmo/ "$office_conf" >"$scratch/wrong.conf"
    holds "doctor: an office that no row has" doctor_says_of "$scratch/wrong.conf" \
        "^warning *office .*office = alarmo, and no row"
    echo "on_hours = Mon 7:00-8:00" | cat "$conf" - >"$scratch/hours.conf"
    holds "doctor: whether the hours are obeyed" doctor_says_of "$scratch/hours.conf" \
        "^[a-z]* *hours .*obeyed"
    echo "sreen = 1" | cat "$conf" - >"$scratch/wrong.conf"
    holds "doctor: a key of kiosk.conf" denied "$anteroom" doctor --conf "$scratch/wrong.conf"
    holds "doctor: JSON" doctor_json_says "$conf" False keys warning "one content key"
    holds "doctor: JSON of what is wrong" doctor_json_says "$scratch/wrong.conf" True \
        conf wrong "unknown key .sreen"
}

# 2 fails on a page of a machine that has an office: found by the dry run there.
refused_by_the_dry_run() {
    holds "2 is refused" exits 1 install_pack 2 "$office_conf"
    install_pack 2 "$office_conf" >"$scratch/refused" 2>&1
    holds "why: page, language and line" grep -q "showing home in en: .*the third page" \
        "$scratch/refused"
    holds "1 still shows" tree on home
    holds "Finish" tap Finish
    holds "the attract page of 1" within 5 tree sees "Number 1"
}

# 3 fails at a visitor's third touch.
fails_in_a_visit() {
    holds "3 is installed" install_pack 3
    holds "3 shows, as nobody is there" within 10 tree sees "Number 3"
    holds "3: English" tap English
    holds "3: home" within 2 tree on home
    for count in 1 2; do
        holds "3: touch $count" tap Count
        holds "3: touch $count counts" within 2 tree sees $count
    done
    holds "3: the third touch" tap Count
    holds "1 is back by itself" within 10 tree sees "Number 1"
    holds "status says why" status_says "the third touch"
    holds "it ends with 0" ends
    start
    holds "1 at the next start" within 10 tree sees "Number 1"
    holds "it ends with 0 again" ends
}

# 4 fails in Spanish only, where the machine has an office.
fails_in_spanish() {
    holds "4 is installed" install_pack 4
    start "$office_conf"
    within 10 tree sees "Number"
    holds "4 gives way to 1 within 60 s" within 60 grep -q "verdict bad" "$store/state/trial"
    holds "1 is shown" within 5 tree sees "Number 1"
    holds "it was the Spanish page" grep -q "showing home in es" "$store/state/trial"
    holds "it ends with 0" ends
}

crashes() {
    holds "5 is installed" install_pack 5
    for try in 1 2 3; do
        start
        holds "5 shows at start $try" within 10 tree sees "Number 5"
        crash
    done
    start
    holds "1 at the fourth start" within 10 tree sees "Number 1"
    holds "status says why" status_says "3 starts of one boot ended within 60 s; at the last it crashed"
}

# 5 has used up its tries, so 1 is what is shown, with two records, one or none.
broken_record() {
    stop_kiosk
    sed -i 's/small/smell/' "$store/active-b"
    start
    holds "a broken record: 1 as before" within 10 tree sees "Number 1"
    stop_kiosk
    sed -i 's/small/smell/' "$store/active-a"
    start
    holds "two broken records: 1 as before" within 10 tree sees "Number 1"
    holds "status says so" status_says "neither record"
    holds "6 is not installed" exits 1 install_pack 6
    install_pack 6 >"$scratch/refused" 2>&1
    holds "why, and what to do" grep -q "neither record .*install --begin-anew" "$scratch/refused"
    holds "6 is installed while it shows, and a terminal is told how far it is" \
        install_on_a_terminal 6 --begin-anew
    holds "6 shows" within 10 tree sees "Number 6"
    holds "the history tells when it was begun anew" history_says "begun anew"
    holds "it ends with 0 at last" ends
}

history_says() {
    "$anteroom" status --history --conf "$conf" | grep -q "$1"
}

# 6 is gone back from: a package that brings it again does not change that.
rolled_back() {
    "$anteroom" rollback --conf "$conf" >/dev/null
    holds "6 is not taken again by itself" exits 1 install_pack 6
    start
    holds "1 shows" within 10 tree sees "Number 1"
    holds "6 is taken when a person says so" install_pack 6 "$conf" --again
    holds "6 shows again" within 10 tree sees "Number 6"
    stop_kiosk
}

# What root installed, and a player that is somebody else: 6 is on trial.
another_player() {
    built_core=$(dirname "$built")/core
    as_nobody="setpriv --reuid=65534 --regid=65534 --clear-groups"
    # shellcheck disable=SC2086 # options
    if [ "$(id -u)" -ne 0 ] || ! $as_nobody test -r "$built_core"; then
        echo "no other user can be tried here"
        return
    fi
    chmod 777 "$scratch"
    rm -f "$scratch/tree"
    printf '#!/bin/sh\nexec %s %s "$@"\n' "$as_nobody" "$anteroom" \
        >"$scratch/usr/bin/nobody"
    chmod +x "$scratch/usr/bin/nobody"
    holds "doctor: root's state" doctor_says 0 "^warning *store .*chown -R USER $store/state"
    anteroom=$scratch/usr/bin/nobody
    holds "doctor, of another: root's state" doctor_says 1 \
        "^wrong *store .*can not write $store/state.*chown -R USER $store/state"
    start
    holds "root's state: no try, so the one before" within 10 tree sees "Number 1"
    holds "root's state: what to do" grep -q "sudo chown -R [^ ]* $store/state" "$scratch/said"
    stop_kiosk
    chown -R 65534 "$store/state"
    holds "doctor: the player's state" doctor_says 0 "^warning *trial .*starts left"
    start
    holds "the player's state: the new pack" within 10 tree sees "Number 6"
    holds "the player's state: no word of it" denied grep -q "chown" "$scratch/said"
    holds "it ends with 0 as another" ends
}

open_display 1280x800
minisign -G -W -p "$scratch/keys/content.pub" -s "$scratch/secret/key" >/dev/null 2>&1
for version in 1 2:third 3 4:spanish 5 6 99; do
    bug=${version#*:}
    [ "$bug" != "$version" ] || bug=count
    holds "pack ${version%%:*} is packed and signed" write_pack "${version%%:*}" "$bug"
done
nothing_installed
becomes_good
doctor_tells
refused_by_the_dry_run
fails_in_a_visit
fails_in_spanish
crashes
broken_record
rolled_back
another_player
report
