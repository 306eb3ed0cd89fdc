"""A language that nobody speaks: every text of a PO file in its own words, accented and 40 %
longer. What the file says at most ("#. ... at most 10 letters") holds here, too."""
import json
import math
import re
import sys

ACCENTS = str.maketrans("aeiouyAEIOUcnszg", "áéíóúýÁÉÍÓÚçñšžğ")
FILLER = ["ünd", "øch", "ãlsó", "þenn", "ĺong", "wørtér"]
KEPT = re.compile(r"\*\*|%[-0-9.]*[dsfgi]|%%|\\.|[0-9]+|GeoNames, geonames.org")
GIVES_WAY = ("Picture %d", "Picture %d of %d")  # longer ones have no room beside buttons
LONGEST = 13  # letters of one word: longer ones stay as they are


def letters(text):
    return sum(c.isalpha() for c in KEPT.sub("", text))


def stretch_word(word, share):
    """Longer by its own vowels: "Back" is "Báack"."""
    out, more = "", max(0, min(math.ceil(share * len(word)), LONGEST - len(word)))
    for i, c in enumerate(word):
        again = more > 0 and (c in "aeiouyAEIOU" or i == len(word) - 1)
        out += c + (c.lower() if again else "")
        more -= again
    return (out + out[-1].lower() * more).translate(ACCENTS)


def stretch(text):
    alone = len(re.findall("[A-Za-z]+", text)) == 1
    kept = KEPT.findall(text)
    parts = [re.sub("[A-Za-z]+", lambda m: stretch_word(m.group(), 0.4 if alone else 0.25), part)
             for part in KEPT.split(text)]
    out = "".join(a + b for a, b in zip(parts, kept + [""]))
    end = re.search(r"[.?!:*]*$", out).start()
    lacks = math.ceil(1.4 * letters(text)) - letters(out)
    added = ""
    for word in FILLER * 100:
        if alone or lacks <= 0:
            break
        added += " " + word[:lacks]
        lacks -= len(word)
    return out[:end] + added + out[end:]


def translate(entry):
    most = re.search(r"^#\. .*at most (\d+) letters", entry, re.M)
    source, many = (re.search(rf'^{key} "(.*)"$', entry, re.M) for key in ("msgid", "msgid_plural"))
    one = stretch(source.group(1))
    if most:
        one = one[:int(most.group(1))]
    entry = re.sub(r'^msgstr(\[0\])? ""$', lambda m: f'msgstr{m.group(1) or ""} "{one}"', entry,
                   flags=re.M)
    if many:
        entry = re.sub(r'^msgstr\[(\d)\] ""$',
                       lambda m: f'msgstr[{m.group(1)}] "{stretch(many.group(1))}"', entry,
                       flags=re.M)
    return entry


def write(path):
    head, *entries = open(path, encoding="utf-8").read().split("\n\n")
    with open(path, "w", encoding="utf-8") as out:
        out.write("\n\n".join([head] + [translate(entry) for entry in entries]))


def plain(text):
    return re.sub(r"[\s*\u2010\\]+", "", text)


def read_pages(path):
    """What each page says: its texts one by one, on whichever of its screens they stand."""
    pages = {}
    for screen in json.load(open(path, encoding="utf-8"))["screens"]:
        for node in screen["nodes"]:
            pages.setdefault(screen["page"], []).extend(
                plain(text) for text in (node["text"], node["name"]) if text)
    return pages


def pattern(words):
    """These words, with anything where they have %d or %s."""
    parts = re.split(r"%[-0-9.]*[dsfgi]", words)
    return re.compile(".+?".join(re.escape(plain(part)) for part in parts))


def compare(po, english, other):
    """Each text that a page says in English it says translated, and in English no more."""
    english, other = read_pages(english), read_pages(other)
    seen, wrong = 0, []
    for source, target in re.findall(r'^msgid "(.+)"\nmsgstr "(.+)"$',
                                     open(po, encoding="utf-8").read(), re.M):
        was, is_now = pattern(source), pattern(target)
        for page in english:
            if source in GIVES_WAY or letters(source) < 4 or not any(map(was.fullmatch, english[page])):
                continue
            seen += 1
            # A long text may be parted by two screens.
            in_english = page != "staff" and any(map(was.fullmatch, other[page]))  # it says both
            if in_english or not is_now.search("".join(other[page])):
                wrong.append(f"{page}: {source}")
    print(f"{seen} texts, wrong: {wrong}")
    return seen > 500 and not wrong


if __name__ == "__main__":
    if len(sys.argv) == 2:
        write(sys.argv[1])
    else:
        sys.exit(0 if compare(*sys.argv[1:]) else 1)
