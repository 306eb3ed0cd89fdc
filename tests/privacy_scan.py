"""Looks for what a visitor typed, from outside the kiosk: in its memory, in what it wrote.

The words come on standard input, one a line, so that no argument, environment or file holds
them; they are never printed.

    privacy_scan.py all|none memory PID [FONT]   in all that the process can read
    privacy_scan.py all|none pixels PID PPM      the letters as drawn: PPM is cut from the display
    privacy_scan.py all|none trace FILE          in what strace -xx saw written and executed
    privacy_scan.py all|none files SINCE DIR...  in the files that are newer than SINCE
    privacy_scan.py all|none texts SINCE DIR...  the same, as text: where others write much, too
    privacy_scan.py none opened FILE             no words: what the trace saw opened for writing

`all` succeeds if each word is found, `none` if no word is.
"""
import ctypes
import os
import re
import stat
import sys
from collections import Counter

WINDOW = 5                 # letters of a word in a row that give it away ..
PHRASE = 12                # .. and of several words
TEXT = 7                   # .. and of a word in all files, where chance may spell five letters
ENCODINGS = ("utf-8", "utf-16-le", "utf-32-le")
STRIDES = range(8, 33, 4)  # bytes between the letters of a word that lie in structs
CHUNK = 16 << 20


def strided(numbers, stride):
    gap = b".{%d}" % (stride - 4) if stride > 4 else b""
    return gap.join(re.escape(n.to_bytes(4, "little")) for n in numbers)


def glyphs(font, word):
    """The numbers of the word's letters in a font: what is left of a text once it is shaped."""
    ft = ctypes.CDLL("libfreetype.so.6")
    ft.FT_Get_Char_Index.argtypes = [ctypes.c_void_p, ctypes.c_ulong]
    library, face = ctypes.c_void_p(), ctypes.c_void_p()
    ft.FT_Init_FreeType(ctypes.byref(library))
    if ft.FT_New_Face(library, font.encode(), 0, ctypes.byref(face)) != 0:
        sys.exit(f"{font} can not be read")
    return [ft.FT_Get_Char_Index(face, ord(letter)) for letter in word]


def spell(word, window):
    """The parts of a word, and these with those in small letters."""
    parts = [word[i:i + window] for i in range(max(1, len(word) - window + 1))]
    return parts, parts + [part.lower() for part in parts if part.isupper()]


def texts_of(word):
    """The spellings one by one: so they are found fast."""
    _parts, spellings = spell(word, PHRASE if " " in word else TEXT)
    return {f"{encoding} {at}": re.compile(re.escape(spelling.encode(encoding)))
            for encoding in ENCODINGS for at, spelling in enumerate(spellings)}


def patterns_of(word, font=None):
    """What gives the word away, by name. A number of five digits is looked for as one, too."""
    found = {}
    parts, spellings = spell(word, PHRASE if " " in word else WINDOW)
    for encoding in ENCODINGS:
        found[encoding] = b"|".join(re.escape(s.encode(encoding)) for s in spellings)
    if " " not in word:
        found["letters in structs"] = b"|".join(
            strided([ord(c) for c in s], stride) for s in spellings for stride in STRIDES)
    if word.isdigit():
        found["number"] = re.escape(int(word).to_bytes(4, "little"))
    if font and " " not in word:
        found["glyphs"] = b"|".join(strided(glyphs(font, part), stride)
                                    for part in parts for stride in [4, *STRIDES])
    return {name: re.compile(pattern, re.DOTALL) for name, pattern in found.items()}


def memory_of(pid):
    """(name, bytes) of each readable map. What it can only read are the program's own words, the
    pack's, and the ZIP table."""
    with open(f"/proc/{pid}/mem", "rb", buffering=0) as memory:
        for line in open(f"/proc/{pid}/maps"):
            span, mode, _offset, _device, _inode, *name = line.split(maxsplit=5)
            name = name[0].strip() if name else "anonymous"
            if mode[0] != "r" or name in ("[vvar]", "[vsyscall]"):
                continue
            if "w" not in mode:
                continue
            start, end = (int(part, 16) for part in span.split("-"))
            content = bytearray()
            memory.seek(start)
            while len(content) < end - start:
                try:
                    piece = memory.read(min(CHUNK, end - start - len(content)))
                except OSError:
                    break
                if not piece:
                    break
                content += piece
            yield f"{name} {mode} {span}", bytes(content)


def traced(path):
    """(line, bytes): every string of every line, as bytes."""
    for number, line in enumerate(open(path, encoding="ascii", errors="replace"), 1):
        for text in re.findall(r'"((?:\\x[0-9a-f]{2})*)"', line):
            yield f"line {number}: {line[:60]}", bytes.fromhex(text.replace("\\x", ""))


def opened(path):
    """The files that were opened for writing, less the devices."""
    found = set()
    for line in open(path, encoding="ascii", errors="replace"):
        call = re.search(r'(?:open|openat|creat)\([^"]*"((?:\\x[0-9a-f]{2})*)"(.*)', line)
        if call and re.search(r"O_WRONLY|O_RDWR|O_CREAT|creat\(", line):
            found.add(bytes.fromhex(call[1].replace("\\x", "")).decode(errors="replace"))
    return sorted(name for name in found if not name.startswith(("/dev/", "/proc/")))


def files_since(since, folders):
    """(path, bytes) of each regular file that was written after `since` was."""
    mark = os.stat(since).st_mtime_ns
    for folder in folders:
        for base, subfolders, names in os.walk(folder):
            subfolders[:] = [s for s in subfolders if not os.path.ismount(f"{base}/{s}")
                             or f"{base}/{s}" in folders]
            for name in names:
                path = f"{base}/{name}"
                try:
                    status = os.lstat(path)
                    if stat.S_ISREG(status.st_mode) and status.st_mtime_ns > mark:
                        yield path, open(path, "rb").read()
                except OSError:
                    continue


def near(one, other):
    return all(abs(a - b) <= 2 for a, b in zip(one, other))


def drawn(path):
    """The letters of a cut of the display as patterns: as they stand there; as a run of text by
    itself, whose pixels are the ink's colour and how much of it; and as such a run is kept, each
    stretch of one colour once."""
    data = open(path, "rb").read()
    size = re.match(rb"P6\s+(\d+)\s+(\d+)\s+255\s", data)
    width, height = int(size[1]), int(size[2])
    pixels = data[size.end():]
    rows = [[pixels[(y * width + x) * 3:][:3] for x in range(width)] for y in range(height)]
    ground, ink = (p for p, _count in Counter(p for r in rows for p in r).most_common(2))
    composed, alone, kept = [], [], []
    for row in sorted(rows, key=lambda row: sum(p != q for p, q in zip(row, row[1:])))[-8:]:
        inked = [x for x, p in enumerate(row) if not near(p, ground)]
        row = row[inked[0]:inked[-1] + 1] if inked else []
        if len(set(row)) < 3:
            continue
        composed.append(b"".join(re.escape(p[::-1]) + b"." for p in row))
        run = [re.escape(ink[::-1]) + (b"[\0-\x07]" if near(p, ground) else
               b"[\xf8-\xff]" if near(p, ink) else b".") for p in row]
        alone.append(b"".join(run))
        kept.append(b"".join(pixel for i, pixel in enumerate(run) if i == 0 or row[i] != row[i - 1]))
    if not composed:
        sys.exit("there is nothing drawn in that cut")
    return {"display": re.compile(b"|".join(composed), re.DOTALL),
            "stretches": re.compile(b"|".join(kept), re.DOTALL),
            "run": re.compile(b"|".join(alone), re.DOTALL)}


def search(wanted, places):
    """How often each of (word, name) is found, and where, said without the words."""
    counts = Counter()
    for place, content in places:
        for key, pattern in wanted.items():
            for hit in pattern.finditer(content):
                counts[key] += 1
                if counts[key] <= 5:
                    print(f"word {key[0]}, {key[1]}: {place} +{hit.start():#x}")
    return counts


def main():
    wish, kind, *where = sys.argv[1:]
    if kind == "opened":
        names = opened(where[0])
        sys.exit(f"opened for writing: {names}" if names else 0)
    if kind == "pixels":
        pid, picture = where
        wanted = {(1, name): pattern for name, pattern in drawn(picture).items()}
        counts = search(wanted, memory_of(pid))
        complete = counts[1, "display"] and counts[1, "stretches"]
    else:
        words = [line.strip("\n") for line in sys.stdin]
        font = where[1] if kind == "memory" and len(where) > 1 else None
        wanted = {(number, name): pattern for number, word in enumerate(words, 1)
                  for name, pattern in
                  (texts_of(word) if kind == "texts" else patterns_of(word, font)).items()}
        places = {"memory": lambda: memory_of(where[0]), "trace": lambda: traced(where[0]),
                  "files": lambda: files_since(where[0], where[1:]),
                  "texts": lambda: files_since(where[0], where[1:])}[kind]()
        counts = search(wanted, places)
        complete = all(any(counts[number, name] for name in ("utf-8", "glyphs"))
                       for number in range(1, len(words) + 1))
    print(dict(counts))
    sys.exit(0 if (complete if wish == "all" else not counts) else 1)


main()
