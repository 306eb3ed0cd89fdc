#!/usr/bin/env python3
"""Compiles zips.tsv into the blob that the player maps and searches in place.

    python3 compile_zips.py zips.tsv zips.bin

All numbers are little-endian. A header, five tables one right after the other, and the
strings, which end in NUL. src/places/blob.h describes the same layout.

  header  magic "ANTEZIPS"; u32: version, file length, codes, towns, names, states,
          ranges, bytes of strings
  codes   u32 zip, i32 lat, i32 lon, u16 name, u8 state, u8 class     sorted by zip
  towns   i32 lat, i32 lon, u16 name, u8 state, u8 0         sorted by name, then state
  names   u32 as shown, u32 folded                              sorted by folded name
  states  u32 abbreviation, u32 as shown                       sorted by abbreviation
  ranges  u32 first zip, u32 last zip, u16 0, u8 state, u8 class           in order

Coordinates are microdegrees, 0x7fffffff for none; names are 0xffff for none.
A town's point is that of its codes which has the least sum of distances to the others.
"""
import struct
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

from build_zips import HERE, miles, read_table

VERSION = 1
NO_POINT = 0x7FFFFFFF
NO_NAME = 0xFFFF
CLASSES = ["valid_zcta", "valid_no_zcta", "military", "territory"]
PLAIN = str.maketrans({"ß": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "þ": "th", "Þ": "th",
                       "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d",
                       "ħ": "h", "Ħ": "h", "ı": "i", "ŋ": "n", "Ŋ": "n", "ŧ": "t", "Ŧ": "t", "ĸ": "k"})
DROPPED = "'’.·ʼ"


def fold(text):
    """The key a town is found by. src/places/fold.c does the same to what is typed."""
    folded = ""
    for char in unicodedata.normalize("NFKD", text.translate(PLAIN)).lower():
        if char.isascii() and char.isalnum():
            folded += char
        elif not unicodedata.combining(char) and char not in DROPPED:
            folded += " "
    return " ".join(folded.split())


class Strings:
    """NUL-terminated strings, each once."""

    def __init__(self):
        self.bytes = bytearray()
        self.at = {}

    def offset(self, text):
        if text not in self.at:
            self.at[text] = len(self.bytes)
            self.bytes += text.encode("utf-8") + b"\0"
        return self.at[text]


def compile_blob(rows, ranges):
    strings = Strings()
    shown = {state: state for _, _, state, *_ in rows} | {row[3]: row[4] for row in ranges}
    states = {state: number for number, state in enumerate(sorted(shown))}
    ordered = sorted({town for _, town, *_ in rows if town}, key=lambda name: (fold(name), name))
    names = {name: number for number, name in enumerate(ordered)}
    assert len(names) < NO_NAME and len(states) < 256

    codes = [struct.pack("<IiiHBB", int(code), *micro(lat, lon), names.get(town, NO_NAME),
                         states[state], CLASSES.index(kind))
             for code, town, state, lat, lon, kind in rows]
    towns = [struct.pack("<iiHBB", *micro(*point), names[town], states[state], 0)
             for (town, state), point in sorted(town_points(rows).items(),
                                                key=lambda item: (names[item[0][0]], item[0][1]))]
    name_table = [struct.pack("<II", strings.offset(name), strings.offset(fold(name)))
                  for name in ordered]
    state_table = [struct.pack("<II", strings.offset(state), strings.offset(shown[state]))
                   for state in states]
    range_table = [struct.pack("<IIHBB", int(first), int(last), 0, states[state], CLASSES.index(kind))
                   for first, last, kind, state, _ in ranges]

    tables = [codes, towns, name_table, state_table, range_table]
    body = b"".join(entry for table in tables for entry in table) + bytes(strings.bytes)
    sizes = [*map(len, tables), len(strings.bytes)]
    return struct.pack("<8sII6I", b"ANTEZIPS", VERSION, 40 + len(body), *sizes) + body


def micro(lat, lon):
    if not lat:
        return NO_POINT, NO_POINT
    return round(float(lat) * 1e6), round(float(lon) * 1e6)


def town_points(rows):
    """(town, state) -> its most central point, of areas if it has any."""
    points = defaultdict(lambda: defaultdict(list))
    for _, town, state, lat, lon, kind in rows:
        if town and lat:
            points[town, state][kind].append((lat, lon))
    return {place: central(by_kind.get("valid_zcta") or by_kind.get("territory") or by_kind["valid_no_zcta"])
            for place, by_kind in points.items()}


def central(points):
    return min(points, key=lambda point: (sum(miles(point, other) for other in points), point))


def check(rows):
    for before, row in zip([None, *rows], rows):
        code, town, _, lat, lon, kind = row
        if before and before[0] >= code:
            sys.exit(f"zips.tsv: {code} is out of order")
        if len(code) != 5 or not code.isdigit() or kind not in CLASSES:
            sys.exit(f"zips.tsv: {code} {kind}: not five digits and a class")
        if lat and not (-90 <= float(lat) <= 90 and -180 <= float(lon) <= 180):
            sys.exit(f"zips.tsv: {code}: {lat} {lon} is not a point")
        if len(fold(town)) > 62:
            sys.exit(f"zips.tsv: {code}: the name is too long to be searched for")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: compile_zips.py ZIPS.TSV OUT")
    table = read_table(Path(sys.argv[1]))
    check(table)
    Path(sys.argv[2]).write_bytes(compile_blob(table, read_table(HERE / "ranges.tsv")))
