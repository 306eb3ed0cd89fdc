"""Holds the pictures of shots against their tree.json: outside of the nodes there is only
the ground, every text has ink in its own colour, none of it leaves the text's place, and what
it stands on is what its bg says, also on pictures and tinted panels."""

import json
import multiprocessing
import os
import re
import struct
import sys
import zlib
from collections import Counter
from itertools import accumulate

not_zero = re.compile(rb"[^\0]")

def paeth(line, above):
    """Undoes the filter in place, three bytes a pixel. What is as the row above stays so up
    to the next byte that says otherwise: most of a screen is flat."""
    at, end = 0, len(line)
    while at < end:
        if at == 0 or line[at - 3 : at] == above[at - 3 : at]:
            other = not_zero.search(line, at)
            same = (other.start() if other else end) // 3 * 3
            line[at:same] = above[at:same]
            at = same
            if at == end:
                return
        for i in range(at, at + 3):
            left, corner = (line[i - 3], above[i - 3]) if i >= 3 else (0, 0)
            high = above[i]
            p = left + high - corner
            a, b, c = abs(p - left), abs(p - high), abs(p - corner)
            best = left if a <= b and a <= c else high if b <= c else corner
            line[i] = (line[i] + best) & 255
        at += 3


def average(line, above):
    for i, up in enumerate(above):
        left = line[i - 3] if i >= 3 else 0
        line[i] = (line[i] + (left + up) // 2) & 255


def sub(line):
    for c in range(3):
        line[c::3] = bytes(x & 255 for x in accumulate(line[c::3]))


def up(line, above):
    """All bytes of a row added at once, as one long number without carries between them."""
    low = int.from_bytes(b"\x7f" * len(line), "big")
    a, b = int.from_bytes(line, "big"), int.from_bytes(above, "big")
    total = ((a & low) + (b & low)) ^ ((a ^ b) & ~low & ((1 << 8 * len(line)) - 1))
    return bytearray(total.to_bytes(len(line), "big"))


def read_png(path):
    """The rows of an 8-bit RGB picture, as bytes."""
    with open(path, "rb") as file:
        data = file.read()
    assert data[:8] == b"\x89PNG\r\n\x1a\n", path
    at, packed, size = 8, b"", None
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        body = data[at + 8 : at + 8 + length]
        if kind == b"IHDR":
            size = struct.unpack(">IIBBBBB", body)
        elif kind == b"IDAT":
            packed += body
        at += 12 + length
    w, h = size[:2]
    assert size[2:] == (8, 2, 0, 0, 0), f"{path}: not 8-bit RGB"
    raw = zlib.decompress(packed)
    rows, above = [], bytes(3 * w)
    for y in range(h):
        start = y * (3 * w + 1)
        kind, line = raw[start], bytearray(raw[start + 1 : start + 1 + 3 * w])
        if kind == 1:
            sub(line)
        elif kind == 2:
            line = up(line, above)
        elif kind == 3:
            average(line, above)
        elif kind == 4:
            paeth(line, above)
        above = bytes(line)
        rows.append(above)
    return rows, w, h


def colour(text):
    return bytes.fromhex(text[1:])


def grown(rect, by):
    x, y, w, h = rect
    return [x - by, y - by, w + 2 * by, h + 2 * by]


def free_spans(rects, y, w):
    """The parts of a row that no rectangle covers."""
    spans = sorted((x, x + rw) for x, ry, rw, rh in rects if ry <= y < ry + rh)
    free, at = [], 0
    for start, end in spans:
        if start > at:
            free.append((at, start))
        at = max(at, end)
    if at < w:
        free.append((at, w))
    return free


def inside(inner, outer):
    x, y, w, h = outer
    ix, iy, iw, ih = inner
    return x <= ix and y <= iy and ix + iw <= x + w and iy + ih <= y + h


def covers(node, nodes, ground):
    """Whether paint may lie in all of the node: groups are panels, or an icon (which is not
    listed) beside a text or two."""
    if node["role"] != "group" or colour(node["bg"]) != ground:
        return True
    texts = [n for n in nodes if n["role"] in ("text", "heading", "progress", "image")]
    return sum(inside(n["rect_px"], node["rect_px"]) for n in texts) <= 2


def check_ground(rows, w, h, nodes):
    """Beside bars, what no node covers has the ground's colour."""
    middle = 3 * (w // 2)
    ground = rows[0][middle : middle + 3]
    left, right = 0, w
    while rows[0][3 * left : 3 * left + 3] != ground:  # a rail at the side
        left += 1
    while rows[0][3 * right - 3 : 3 * right] != ground:
        right -= 1
    if right - left == w and rows[-1][middle : middle + 3] == ground:
        return None  # a ground without bars, on which an icon may stand alone
    rects = [grown(n["rect_px"], 1) for n in nodes if covers(n, nodes, ground)]
    edges = sorted({0, h} | {e for r in rects for e in (r[1], r[1] + r[3]) if 0 < e < h})
    for top, bottom in zip(edges, edges[1:]):
        free = free_spans(rects, top, w)
        for y in range(top, bottom):
            if rows[y][3 * left : 3 * left + 3] != ground:
                continue
            for start, end in free:
                start, end = max(start, left), min(end, right)
                if start >= end:
                    continue
                if rows[y][3 * start : 3 * end] != ground * (end - start):
                    x = next(x for x in range(start, end) if rows[y][3 * x : 3 * x + 3] != ground)
                    return f"paint outside of all nodes at {x},{y}"
    return None


def has_colour(rows, rect, wanted):
    x, y, w, h = rect
    for row in rows[max(y, 0) : max(y + h, 0)]:
        part = row[3 * max(x, 0) : 3 * (x + w)]
        at = part.find(wanted)
        while at >= 0:
            if at % 3 == 0:
                return True
            at = part.find(wanted, at + 1)
    return False


def apart(a, b):
    return a[0] >= b[0] + b[2] or b[0] >= a[0] + a[2] or a[1] >= b[1] + b[3] or b[1] >= a[1] + a[3]


def room_of(node, nodes, w, h):
    """The button a text stands in, less its edge, else the window."""
    for button in nodes:
        if button["role"] == "button" and inside(node["rect_px"], button["rect_px"]):
            return grown(button["rect_px"], -8)
    return [0, 0, w, h]


def check_text(rows, node, others, room, in_button):
    x, y, w, h = node["rect_px"]
    fg, name = colour(node["fg"]), node["name"]
    if not has_colour(rows, [x, y, w, h], fg):
        return f'"{name}" has no ink'
    if in_button:  # its corners are round, and an icon, which is not listed, may stand above
        strips = [[x + w // 6, y + h, w * 2 // 3, 2]]
    else:
        strips = [[x, y - 2, w, 2], [x, y + h, w, 2], [x - 2, y, 2, h], [x + w, y, 2, h]]
    for strip in strips:
        middle = len(rows[0]) // 6 * 3
        if fg == rows[0][middle : middle + 3]:
            continue  # a tile in the colour of ink, whose words have that of the ground
        alone = inside(strip, room) and all(apart(strip, other) for other in others)
        if alone and has_colour(rows, strip, fg):
            return f'"{name}": ink leaves its place'
    return None


def check_bg(rows, node):
    """Of each second pixel of it."""
    x, y, w, h = node["rect_px"]
    seen = Counter()
    for row in rows[max(y, 0) : max(y + h, 0) : 2]:
        part = row[3 * max(x, 0) : 3 * (x + w)]
        seen.update(part[i : i + 3] for i in range(0, len(part) - 2, 6))
    most = max(seen.values(), default=0)
    if 2 * seen[colour(node["bg"])] < most:
        return f'"{node["name"]}" does not stand on {node["bg"]}'
    return None


def check(rows, w, h, nodes):
    """What is wrong with a screen, or None."""
    wrong = check_ground(rows, w, h, nodes)
    for node in nodes:
        if not wrong and node["role"] in ("text", "heading", "button") and node["name"]:
            wrong = check_bg(rows, node)
    leaves = [n for n in nodes if n["role"] not in ("group", "button")]
    pictures = [n["rect_px"] for n in nodes if n["role"] in ("image", "qr")]
    for i, node in enumerate(leaves):
        if wrong or node["role"] not in ("text", "heading") or not node["text"]:
            continue
        if any(not apart(node["rect_px"], picture) for picture in pictures):
            continue  # a word over a picture
        others = [n["rect_px"] for k, n in enumerate(leaves) if k != i]
        room = room_of(node, nodes, w, h)
        wrong = check_text(rows, node, others, room, room != [0, 0, w, h])
    return wrong


def check_screen(job):
    path, screen = job
    name = os.path.join(os.path.basename(os.path.dirname(path)), screen["png"])
    rows, w, h = read_png(os.path.join(os.path.dirname(path), screen["png"]))
    return name, check(rows, w, h, screen["nodes"])


def spoilt(nodes, change):
    """The same nodes, but the first heading is changed."""
    copies = [dict(node, rect_px=list(node["rect_px"])) for node in nodes]
    change(next(node for node in copies if node["role"] == "heading"))
    return copies


def check_checks(path, screen):
    """Each check sees a tree.json that was spoilt for it."""
    rows, w, h = read_png(os.path.join(os.path.dirname(path), screen["png"]))
    nodes = screen["nodes"]

    def narrower(node):
        node["rect_px"][2] //= 2

    def lower(node):
        node["rect_px"][3] //= 2

    def elsewhere(node):
        node["rect_px"] = [0, h - 3, 2, 2]

    def recoloured(node):
        node["fg"] = "#00ff00"

    def moved_ground(node):
        node["bg"] = "#00ff00"

    def empty(node):
        node["rect_px"] = [node["rect_px"][0], node["rect_px"][1], 1, 1]

    missed = []
    for change in (narrower, lower, elsewhere, recoloured, moved_ground, empty):
        if not check(rows, w, h, spoilt(nodes, change)):
            missed.append(change.__name__)
    return f"not seen: {', '.join(missed)}" if missed else None


def main():
    jobs = []
    for path in sys.argv[1:]:
        with open(path, encoding="utf-8") as file:
            jobs += [(path, screen) for screen in json.load(file)["screens"]]
    with multiprocessing.Pool() as pool:
        results = pool.map(check_screen, jobs, 4)
    # A screen that passes, with a heading on the ground, is spoilt.
    good = [job for job, result in zip(jobs, results) if not result[1] and job[1]["page"] == "home"]
    results.append(("planted", check_checks(*good[0]) if good else "no good screen to spoil"))
    for name, wrong in results:
        if wrong:
            print(f"{name}: {wrong}")
    failed = sum(1 for _, wrong in results if wrong)
    print(f"{len(results) - failed} passed, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
