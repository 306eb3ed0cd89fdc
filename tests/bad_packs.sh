#!/bin/sh
# A small pack, spoilt in one way at a time: each is told with file, line or cell, and cure, in
# under 10 s, and the kiosk goes on showing something.
# Usage: tests/bad_packs.sh ANTEROOM
# shellcheck disable=SC2016,SC2034,SC2209 # what spoils a pack is evaluated once there is one
set -u
anteroom=$(realpath "${1:?usage: tests/bad_packs.sh ANTEROOM}")
cd "$(dirname "$0")/.." || exit 1
. tests/try.sh

base=$scratch/base
p=$scratch/pack
home=$p/pages/home.lua
offices=$p/data/locations.csv
crash='Sanitizer|runtime error:|Assertion|stack smashing'

write_base() {
    mkdir -p "$base/pages" "$base/data" "$base/images" "$base/tests" "$base/locale"
    cat >"$base/pack.conf" <<'CONF'
id = small
title = A small pack
api = 2
languages = en es
start = home
attract = welcome
CONF
    cat >"$base/flows.lua" <<'LUA'
return flows {
  way = { title = _"The way", "home", "find" },
}
LUA
    cat >"$base/clinic.conf" <<'CONF'
name = The Sample Clinic
CONF
    cat >"$base/theme.conf" <<'CONF'
accent = #0b5563
CONF
    cat >"$base/pages/welcome.lua" <<'LUA'
return page {
  title = _"Welcome",
  body = function()
    return { text(_"Choose a language.") }
  end,
}
LUA
    cat >"$base/pages/home.lua" <<'LUA'
local function pressed()
  set { pressed = true }
end

return page {
  title = _"The first page",
  body = function(visitor)
    return {
      text(visitor.pressed and _"It was pressed." or _"Not yet."),
      button { _"Press", pressed },
      button { _"Offices", go "find" },
      picture { "images/dot.png", alt = _"A dot" },
    }
  end,
}
LUA
    cat >"$base/pages/find.lua" <<'LUA'
return page {
  title = _"Offices and phone",
  body = function()
    return locator { rows = csv "data/locations.csv", go = "office" }
  end,
}
LUA
    cat >"$base/pages/office.lua" <<'LUA'
return page {
  title = _"Office",
  body = function(visitor)
    return { text(visitor.office and visitor.office.name or _"No office") }
  end,
}
LUA
    cat >"$base/data/locations.csv" <<'CSV'
name,street,city,state,zip,phone,hours
Boerne,22 Sample Rd,Boerne,TX,78006,(830) 555-0117,8 am to 5 pm
Woburn,5 Sample Rd,Woburn,MA,01801,(781) 555-0117,8 am to 5 pm
CSV
    cat >"$base/locale/es.po" <<'PO'
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

msgid "Press"
msgstr "Toca"
PO
    cat >"$base/tests/visit.lua" <<'LUA'
test("a visit", function()
  start()
  tap "English"
  tap "Press"
  see "It was pressed."
  tap "Offices"
  see "Boerne"
end)
LUA
    convert -size 40x40 gradient:'#c2593f-#0b5563' "$base/images/dot.png"
}

# Writes line N of the first page.
home_line() {
    sed -i "${1}s|.*|$2|" "$home"
}

# Puts a drawing in the picture's place.
drawing() {
    sed -i 's|dot.png|dot.svg|' "$home"
    echo "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='40'>$1</svg>" \
        >"$p/images/dot.svg"
}

# fifty ID: so often the same
fifty() {
    yes "<use href=\"#$1\"/>" | head -n 50 | tr -d '\n'
}
busy="<filter id=\"f\"><feTurbulence baseFrequency=\".1\" numOctaves=\"9\"/></filter>
<defs><rect id=\"a\" width=\"40\" height=\"40\" filter=\"url(#f)\"/>
<g id=\"b\">$(fifty a)</g><g id=\"c\">$(fifty b)</g></defs>$(fifty c)"

# What a verb said is told, holds the words wanted, and is no crash.
said_well() {
    cat "$scratch/said"
    grep -qE "$1" "$scratch/said" && ! grep -qE "$crash" "$scratch/said"
}

# A verb that ends by itself, in 30 s at most: other tests are at work.
ends() {
    verb=$1
    wanted=$2
    shift 2
    # shellcheck disable=SC2086 # layers and options
    timeout 30 "$anteroom" "$verb" $layers $options "$@" >"$scratch/said" 2>&1
    status=$?
    case " $told_by " in
    *" $verb "*)
        holds "$bad: $verb ends as it should, not with $status" \
            [ "$status" -ge "$least" -a "$status" -le 2 ]
        holds "$bad: $verb tells" said_well "$wanted"
        ;;
    *) holds "$bad: $verb ends with 0, not $status" [ "$status" -eq 0 ] ;;
    esac
}

# The kiosk for some moments, with a touch on some buttons if they are there.
keeps_running() {
    # shellcheck disable=SC2086 # layers and options
    start_kiosk $layers $options --window 1024x600
    within 5 shows_more_than 10
    for name in English Press Offices; do
        tree centre $name >/dev/null 2>&1 && tap $name >/dev/null 2>&1
    done
    case " $told_by " in
    *" run "*)
        within 6 said_well "$1"
        holds "$bad: run tells" said_well "$1"
        ;;
    *) sleep 0.3 ;;
    esac
    holds "$bad: run shows something" shows_more_than 10
    stop_kiosk
    holds "$bad: run ends with 0, not $?" [ $? -eq 0 ]
    holds "$bad: run is whole at its end" denied grep -qE "$crash" "$scratch/said"
}

# bad NAME WANTED SPOIL: spoils a fresh copy, and has all three verbs tell what is wanted.
# Before it, told_by names those that tell, least their least exit, and layers and options what
# they are given.
bad() {
    bad=$1
    rm -rf "$p" "$scratch/out"
    cp -r "$base" "$p"
    eval "$3"
    ends shots "$2" -o "$scratch/out" --screen 1024x600@10.1 --text-size 100 --theme calm
    ends test "$2"
    keeps_running "$2"
    usual
}

usual() {
    layers=$p
    options=
    least=1
    told_by="shots test run"
}

open_display 1024x600
write_base
usual

# Layers.
told_by=
bad "nothing" . :
layers=$p/nosuch
bad "no such layer" 'pack/nosuch: ' :
layers=$p/gone
bad "a link that leads nowhere" 'pack/gone: ' 'ln -s nowhere "$p/gone"'
bad "a file in a directory's place" 'pack.conf:5: .*pages/home.lua' 'rm -r "$p/pages"; echo >"$p/pages"'
bad "a link in a layer" 'images/dot.png: is a link: .*files and directories' \
    'ln -sf nowhere "$p/images/dot.png"'
bad "no pack.conf" 'no pack.conf in .*pack: name' 'rm "$p/pack.conf"'
bad "Windows hid the ending" 'pack.conf.txt' 'mv "$p/pack.conf" "$p/pack.conf.txt"'

# pack.conf, theme.conf, kiosk.conf.
bad "an unknown key" 'pack.conf:7: .*`tilte`' 'echo "tilte = x" >>"$p/pack.conf"'
bad "a flow's page is not there" 'flows.lua:2: unknown page `hme`; did you mean `home`' \
    'sed -i s/home/hme/ "$p/flows.lua"'
bad "an accent that is no colour" 'theme.conf:1: .*write a colour like' \
    'echo "accent = teal" >"$p/theme.conf"'
least=0
bad "an unknown slot" 'clinic.conf:2: ' 'echo "phnoe = 1" >>"$p/clinic.conf"'

bad=kiosk.conf
rm -rf "$p"
cp -r "$base" "$p"
echo 'idle_z = 60' >"$p/kiosk.conf"
options="--conf $p/kiosk.conf"
wanted='kiosk.conf:1: .*`idle_z`; did you mean `idle_s`'
ends shots "$wanted" -o "$scratch/out"
ends test "$wanted"
ends run "$wanted"
usual

# Lua that is wrong.
bad "a slip of the pen" 'pages/home.lua:6: ' 'home_line 6 "  title = = 1,"'
bad "a line of another encoding" 'home.lua:6: .*UTF-8' 'home_line 6 "title = \"Caf\xe9\","'
bad "an error in a body" 'pages/home.lua:9: ' 'home_line 9 "text(visitor.a.b),"'
bad "nothing in a text's place" 'pages/home.lua:9: text ' 'home_line 9 "text(nil),"'
bad "a misspelt key" 'pages/home.lua:.*`?titel' 'home_line 6 "  titel = _\"x\","'
bad "a misspelt component" 'pages/home.lua:9: .*haeding' 'home_line 9 "haeding \"x\","'
bad "a misspelt slot" 'pages/home.lua:9: .*phnoe' 'home_line 9 "text(clinic.phnoe),"'
bad "a page that is not there" 'pages/home.lua:11: .*fnid' \
    'home_line 11 "button { _\"Offices\", go \"fnid\" },"'
bad "an action that is missing" 'pages/home.lua:11: ' \
    'home_line 11 "button { _\"Offices\" },"'
told_by="test run"
bad "an error in a button's function" 'pages/home.lua:2: ' 'home_line 2 "local a = nil + 1"'

# Lua that does not end, or takes too much.
bad "an endless loop at load" 'pages/home.lua:1: ' 'sed -i "1i while true do end" "$home"'
bad "an endless loop in a body" 'pages/home.lua:8: ' 'home_line 8 "while true do end return {"'
told_by="test run"
bad "an endless loop in a button" 'pages/home.lua:2: ' 'home_line 2 "while true do end"'
bad "an endless recursion" 'pages/home.lua:1: ' \
    'sed -i "1i local function f() return 1 + f() end f()" "$home"'
bad "a string of 2 GB" 'pages/home.lua:1: ' 'sed -i "1i local s = (\"x\"):rep(2^31)" "$home"'
bad "a string that doubles" 'pages/home.lua:1: ' \
    'sed -i "1i local s = \"x\" for i = 1, 64 do s = s .. s end" "$home"'
bad "tables without end" 'pages/home.lua:1: ' \
    'sed -i "1i local t = {} while true do t = { t } end" "$home"'
bad "elements without end" 'pages/home.lua:8: .*at most' \
    'home_line 8 "local t = {} for i = 1, 5000 do t[i] = text(\"x\") end return { column(t),"'

# Pictures.
bad "a missing picture" 'home.lua:12: .*images/dto.png' 'sed -i s/dot.png/dto.png/ "$home"'
bad "a BMP under another name" 'images/dot.png: .*PNG' \
    'convert -size 4x4 xc:red "bmp:$p/images/dot.png"'
bad "half a PNG" 'images/dot.png: ' 'truncate -s 100 "$p/images/dot.png"'
bad "no PNG at all" 'images/dot.png: ' 'echo hello >"$p/images/dot.png"'
told_by="shots run"
bad "a drawing that its reader refuses" 'images/dot.svg: .*PNG' \
    'drawing "<g>&nope;</g>"'
told_by="shots run"
bad "a drawing that keeps its reader busy" 'images/dot.svg: .*PNG' 'drawing "$busy"'

# Tables: a row that can not be used is left out, and the rest is shown.
least=0
bad "a date in the hours" 'locations.csv: cell G3: hours: .*write' \
    'sed -i "3s/8 am to 5 pm/8-May/" "$offices"'
least=0
bad "letters in a ZIP code" 'locations.csv: cell E3: zip: .*write its five digits' \
    'sed -i 3s/01801/Q1801/ "$offices"'
least=0
bad "a table of another encoding" 'locations.csv: cell A4: not UTF-8: .*Save As' \
    'printf "Caf\351,,,,,\n" >>"$offices"'
bad "a column is missing" 'locations.csv: cell E1: .*did you mean "zip"' \
    'sed -i 1s/zip/zipp/ "$offices"'

# What the clinic says of itself: what may not stand is left out alone.
least=0
bad "an instruction as the name" 'clinic.conf:1: name = .*write the name alone; it is left out' \
    'echo "name = In an emergency do NOT call 911" >"$p/clinic.conf"'
least=0
bad "a name of 5,000 letters" 'clinic.conf:1: name = .*at most 80; it is left out' \
    'printf "name = Clinic %05000d\n" 0 >"$p/clinic.conf"'
least=0
bad "words for a telephone" 'clinic.conf:2: phone = .*one number of ten.*; it is left out' \
    'echo "phone = Maryland Phones" >>"$p/clinic.conf"'

# Words.
bad "broken words" 'es.po:7: ' 'sed -i "7s/msgstr /msgst /" "$p/locale/es.po"'
least=0
bad "words that are not there" 'pack.conf:4: .*locale/es.po' 'rm "$p/locale/es.po"'

# Tests.
told_by=test
bad "no tests" 'no test was found' 'rm -r "$p/tests"'
told_by=test
bad "a test that fails" 'tests/visit.lua:4: expected .*Prss.*saw .*Press' \
    'sed -i s/\"Press\"/\"Prss\"/ "$p/tests/visit.lua"'

report
