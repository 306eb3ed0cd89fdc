#!/bin/sh
# A phone's camera reads what a screen hands over: the codes in the pictures, by two decoders that are
# not ours, against what the tree says of them; as they are, and as a phone sees them that is held 40
# to 80 cm away, aslant, out of focus, in the dark or in the sun.
# Usage: tests/qr.sh ANTEROOM
set -u
anteroom=$(realpath "${1:?usage: tests/qr.sh ANTEROOM}")
cd "$(dirname "$0")/.." || exit 1
shots=$(mktemp -d)
trap 'rm -rf "$shots"' EXIT
trap 'exit 1' INT TERM

"$anteroom" shots scripts/mild assets/mild scripts/mild-sample -o "$shots" --text-size 100 \
    --screen 1920x1080@21.5 --screen 1024x600@10.1 || echo "shots ended with $?"

/usr/bin/python3 -B - "$shots" <<'PYTHON'
import json
import math
import re
import subprocess
import sys

import numpy
import zxingcpp
from PIL import Image, ImageFilter

LARGE = "1920x1080@21.5"
WANTED = [(page, display, theme, lang) for page in ("office", "take")
          for display in (LARGE, "1024x600@10.1") for theme in ("calm", "dark")
          for lang in ("en", "es")]
CODE_MM = 80  # what a phone reads at arm's length
PHONE_MM = 12
# What a phone looks for codes in: pictures of 1920 pixels over 65 degrees.
FRAME_PX, VIEW_DEGREES = 1920, 65
DISTANCES_MM = (400, 600, 800)
# The lens's blur in pixels, degrees aslant, the light, and the noise of the sensor in shades.
SIGHTS = ((0.6, 0, 1.0, 3), (0.6, 20, 1.0, 3), (1.0, 0, 1.0, 3), (0.6, 10, 0.4, 6),
          (0.6, -10, 1.3, 3))

folder = sys.argv[1]
count = {True: 0, False: 0}


def holds(sentence, truth, why=""):
    count[bool(truth)] += 1
    if not truth:
        print(f"FAILED  {sentence}: {why}")


def by_zbar(picture):
    """What the one code in the picture says; nothing if there is none, or more than one."""
    picture.save(f"{folder}/seen.png")
    done = subprocess.run(["zbarimg", "--quiet", "--raw", "--nodbus", "-Sdisable",
                           "-Sqrcode.enable", f"{folder}/seen.png"], capture_output=True)
    return done.stdout.decode(errors="replace").removesuffix("\n")


def by_zxing(picture):
    codes = zxingcpp.read_barcodes(numpy.array(picture), zxingcpp.BarcodeFormat.QRCode)
    return codes[0].text if len(codes) == 1 else ""


DECODERS = {"zbar": by_zbar, "zxing": by_zxing}


def aslant(picture, degrees):
    """As seen from the side: one edge is nearer than the other, and the width is less."""
    w, h = picture.size
    turn = math.radians(degrees)
    far = 1 - 0.25 * abs(math.sin(turn))
    narrow, gap = math.cos(turn), h * (1 - far) / 2
    left, right = (gap, 0) if degrees > 0 else (0, gap)
    corners = [(0, left), (w * narrow, right), (w * narrow, h - right), (0, h - left)]
    rows, wanted = [], []
    for (x, y), (u, v) in zip(corners, [(0, 0), (w, 0), (w, h), (0, h)]):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        wanted += [u, v]
    numbers = numpy.linalg.solve(numpy.array(rows), numpy.array(wanted))
    return picture.transform(picture.size, Image.Transform.PERSPECTIVE, numbers,
                             Image.Resampling.BICUBIC, fillcolor=255)


def seen(code, px_per_mm, distance_mm, sight):
    """The code on its ground, as a phone has it in its picture."""
    blur, degrees, light, noise = sight
    frame = FRAME_PX / (2 * distance_mm * math.tan(math.radians(VIEW_DEGREES / 2)))
    size = [round(side * frame / px_per_mm) for side in code.size]
    small = aslant(code, degrees).resize(size, Image.Resampling.BOX)
    small = small.filter(ImageFilter.GaussianBlur(blur))
    shades = 20 + numpy.asarray(small, dtype=float) * 0.85 * light
    shades += numpy.random.default_rng(7).normal(0, noise, shades.shape)
    ground = Image.new("L", (size[0] + 80, size[1] + 80), round(min(255, 200 * light)))
    ground.paste(Image.fromarray(numpy.clip(shades, 0, 255).astype("uint8")), (40, 40))
    return ground


def look(code, text, px_per_mm):
    """Of each distance and decoder, how many sights were read."""
    read = {}
    for distance in DISTANCES_MM:
        for name, decode in DECODERS.items():
            said = [decode(seen(code, px_per_mm, distance, sight)) for sight in SIGHTS]
            read[distance, name] = sum(one == text for one in said)
            holds(f"{name} at {distance} mm reads nothing else", set(said) <= {text, ""}, said)
    return read


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


def code_of(png, node):
    x, y, w, h = (round(side) for side in node["rect_px"])
    return Image.open(f"{folder}/{png}").convert("L").crop((x, y, x + w, y + h))


screens = json.load(open(f"{folder}/tree.json", encoding="utf-8"))["screens"]
codes = {(s["page"], s["display"], s["theme"], s["lang"]): (s["png"], node)
         for s in screens for node in s["nodes"] if node["role"] == "qr"}
for key in WANTED:
    page, display, theme, lang = key
    name = ", ".join(key)
    holds(f"{name}: there is a code", key in codes)
    if key not in codes:
        continue
    png, node = codes[key]
    text = node["text"]
    for decoder, decode in DECODERS.items():
        said = decode(Image.open(f"{folder}/{png}").convert("L"))
        holds(f"{name}: it says to {decoder} what the tree says", said and said == text,
              f"{said!r}, not {text!r}")
    width = node["rect_mm"][2]
    if theme == "calm":
        read = look(code_of(png, node), text, node["rect_px"][2] / width)
        print(f"{name}: {len(text.encode())} bytes, {width} mm, read of {len(SIGHTS)}:",
              ", ".join(f"{mm // 10} cm {decoder} {n}" for (mm, decoder), n in read.items()))
        for (mm, decoder), count_read in read.items():
            holds(f"{name}: {decoder} reads it at {mm} mm", count_read == len(SIGHTS), count_read)
    holds(f"{name}: it is wide enough with its quiet zone", width >= CODE_MM, f"{width} mm")
    if page == "office":
        check_card(text)
    if page == "office" and display == LARGE:
        digits = phone_of(screens, page, display, theme)
        holds(f"{name}: the phone is seen from afar", digits >= PHONE_MM, f"{digits} mm")

print(f"{count[True]} passed, {count[False]} failed")
sys.exit(0 if count[True] and not count[False] else 1)
PYTHON
