#!/bin/sh
# A phone's camera reads what a screen hands over: the codes in the pictures, by a decoder that is
# not ours, against what the tree says of them.
# Usage: tests/qr.sh ANTEROOM
set -u
anteroom=$(realpath "${1:?usage: tests/qr.sh ANTEROOM}")
cd "$(dirname "$0")/.." || exit 1
shots=$(mktemp -d)
trap 'rm -rf "$shots"' EXIT
trap 'exit 1' INT TERM

"$anteroom" shots scripts/mild assets/mild -o "$shots" --lang en --text-size 100 \
    --screen 1920x1080@21.5 --screen 1024x600@10.1 || echo "shots ended with $?"

python3 -B - "$shots" <<'PYTHON'
import json
import re
import subprocess
import sys

LARGE = "1920x1080@21.5"
WANTED = [(page, display, theme) for page in ("office", "take")
          for display in (LARGE, "1024x600@10.1") for theme in ("calm", "dark")]
CODE_MM = 80   # what a phone reads at arm's length ..
LEAST_MM = 70  # .. and what fits between the bars of the smallest display
PHONE_MM = 12

folder = sys.argv[1]
count = {True: 0, False: 0}


def holds(sentence, truth, why=""):
    count[bool(truth)] += 1
    if not truth:
        print(f"FAILED  {sentence}: {why}")


def decoded(picture):
    """What the one code in the picture says; nothing if there is none, or more than one."""
    done = subprocess.run(["zbarimg", "--quiet", "--raw", "--nodbus", "-Sdisable",
                           "-Sqrcode.enable", picture], capture_output=True)
    return done.stdout.decode(errors="replace").removesuffix("\n")


def check_card(text):
    """RFC 2426: the lines, each ended by CR LF, and those an office needs."""
    lines = text.split("\r\n")
    holds("the card's lines end with CR LF", lines.pop() == "" and "\n" not in "".join(lines),
          repr(text))
    holds("it is a vCard 3.0", lines[:2] == ["BEGIN:VCARD", "VERSION:3.0"] and
          lines[-1] == "END:VCARD", lines)
    fields = {re.split("[;:]", line)[0]: line.partition(":")[2] for line in lines}
    for name in ("N", "FN", "ORG", "TEL", "ADR"):
        holds(f"the card has {name}", fields.get(name), lines)
    digits = re.sub("[^0-9]", "", fields.get("TEL", ""))
    holds("the phone has ten digits", len(digits) == 10, digits)
    address = re.split(r"(?<!\\);", fields.get("ADR", ""))
    holds("the address has seven parts, with street, town, state and ZIP", len(address) == 7 and
          all(address[2:6]), address)


def phone_of(screens, page, display, theme):
    """How high the digits of the office's phone are, on whichever of its screens."""
    return max((node["cap_mm"] for s in screens for node in s["nodes"]
                if (s["page"], s["display"], s["theme"]) == (page, display, theme)
                and node["role"] == "text" and re.fullmatch(r"[-() 0-9]{10,}", node["text"])),
               default=0)


screens = json.load(open(f"{folder}/tree.json", encoding="utf-8"))["screens"]
codes = {(s["page"], s["display"], s["theme"]): (s["png"], node)
         for s in screens for node in s["nodes"] if node["role"] == "qr"}
for key in WANTED:
    page, display, theme = key
    name = f"{page}, {display}, {theme}"
    holds(f"{name}: there is a code", key in codes)
    if key not in codes:
        continue
    png, node = codes[key]
    said = decoded(f"{folder}/{png}")
    holds(f"{name}: it says what the tree says", said and said == node["text"],
          f"{said!r}, not {node['text']!r}")
    width = node["rect_mm"][2]
    if display == LARGE:
        holds(f"{name}: it is wide enough with its quiet zone", width >= CODE_MM, f"{width} mm")
    else:
        print(f"{name}: {width} mm wide; {CODE_MM} do not fit this display")
        holds(f"{name}: it fills the display", width >= LEAST_MM, f"{width} mm")
    if page == "office":
        check_card(said)
    if page == "office" and display == LARGE:
        digits = phone_of(screens, *key)
        holds(f"{name}: the phone is seen from afar", digits >= PHONE_MM, f"{digits} mm")

print(f"{count[True]} passed, {count[False]} failed")
sys.exit(0 if count[True] and not count[False] else 1)
PYTHON
