#!/usr/bin/env python3
"""Puts a fault into every number of a translation, one at a time in each entry, and wants lint to
find each: F-WORD-7 in its line. Without a fault it has to find none.
Usage: tests/numbers.py ANTEROOM PO-FILE"""
import pathlib
import re
import subprocess
import sys
import tempfile

# Each becomes the next, the last the first but one: "un" is said in many places that count nothing.
WORDS = "un dos tres cuatro cinco seis siete ocho nueve diez once doce".split()
NUMBER = re.compile(r"(?<!%)(?:\d+|\b(?:una|uno|" + "|".join(WORDS) + r")\b)", re.IGNORECASE)
CONF = "id = numbers\ntitle = N\nversion = 1\napi = 2\nlanguages = en es\nstart = home\nhelp = home\n"
PAGE = "return page { title = 'x', body = function() return { text 'x' } end }\n"


def other(number):
    if number.isdigit():
        return number[:-1] + str((int(number[-1]) + 1) % 10)
    place = WORDS.index("un" if number.lower() in ("una", "uno") else number.lower())
    return WORDS[place + 1 if place < 11 else 1]


def entries(lines):
    """Of each entry but the header its line, and the range of the lines of its translation."""
    start, first = None, len(lines)
    for i, line in enumerate(lines + [""]):
        if line.startswith("msgid "):
            start, text = i, None
        elif line.startswith("msgstr") and start is not None:
            text = text or i
        elif not line.startswith('"') and start is not None and not line.startswith("msgid_plural"):
            if text and start > first:
                yield start, text, i
            first, start = min(first, start), None


def with_fault(lines, nth):
    """The file with a fault in the nth number of each entry, and the entries that have one."""
    out, broken = list(lines), []
    for start, text, end in entries(lines):
        count = 0
        for i in range(text, end):
            head, quote, words = out[i].partition('"')
            for found in NUMBER.finditer(words):
                if count == nth:
                    changed = words[:found.start()] + other(found.group()) + words[found.end():]
                    out[i] = head + quote + changed
                    broken.append((start + 1, found.group(), changed.rstrip('"')))
                count += 1
    return out, broken


def found_lines(anteroom, folder, lines):
    (folder / "locale/es.po").write_text("\n".join(lines) + "\n", encoding="utf-8")
    said = subprocess.run([anteroom, "lint", folder, "--screen", "800x480@7", "--text-size", "100",
                           "--theme", "calm"], capture_output=True, text=True).stdout
    return {int(line) for line in re.findall(r"es\.po:(\d+): .*\[F-WORD-7\]", said)}


def main():
    anteroom, po = sys.argv[1:3]
    lines = pathlib.Path(po).read_text(encoding="utf-8").split("\n")
    faults = missed = 0
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        (folder / "pages").mkdir()
        (folder / "locale").mkdir()
        (folder / "pack.conf").write_text(CONF)
        (folder / "pages/home.lua").write_text(PAGE)
        for line in found_lines(anteroom, folder, lines):
            print(f"line {line}: a finding without a fault")
            missed += 1
        nth = 0
        while True:
            out, broken = with_fault(lines, nth)
            if not broken:
                break
            found = found_lines(anteroom, folder, out)
            for line, number, changed in broken:
                faults += 1
                if line not in found:
                    print(f'line {line}: not found: "{number}" in "{changed}"')
                    missed += 1
            nth += 1
    print(f"{faults} faults, {missed} missed")
    return missed > 0 or faults < 100


sys.exit(main())
