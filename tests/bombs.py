"""Small files that would take a player down, each in a pack of one page: all must be refused
with a reason or shown, within a second and 64 MiB over the same page without them.
Usage: bombs.py ANTEROOM"""
import os
import re
import resource
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib

MOST_S = 1.0       # processor time over the plain page
GRAIN_S = 0.15     # a limit of processor time is looked at by ticks
MOST_KIB = 64 * 1024
HANG_S = 60        # real time; the machine may be busy
CONF = b"id = bomb\ntitle = Bomb\napi = 2\nlanguages = en\n"
PAGE = b'return page { title = "Home", body = function() return { text "Hello." } end }\n'
ANSWERS = 0, 1     # done, or found something wrong; anything else is a crash


def with_picture(name):
    return (b'return page { title = "Home", body = function()\n'
            b'return { picture { "images/%s", alt = "" } } end }\n' % name.encode())


# Zip files: the good form that the player wants, and what may be wrong with it.

class Entry:
    def __init__(self, name, data, **wrong):
        self.name, self.data = name.encode() if isinstance(name, str) else name, data
        self.deflated = wrong.get("deflated", False)
        self.body = data
        if self.deflated:
            packer = zlib.compressobj(9, zlib.DEFLATED, -15)
            self.body = packer.compress(data) + packer.flush()
        self.size = wrong.get("size", len(data))
        self.crc = wrong.get("crc", zlib.crc32(data))
        self.flags = wrong.get("flags", 2 if self.deflated else 0)
        self.method = wrong.get("method", 8 if self.deflated else 0)
        self.mode = wrong.get("mode", 0o100644)
        self.at = wrong.get("at")
        self.tail = wrong.get("tail", b"")

    def common(self):
        return struct.pack("<HHHHHIIIH", 20 if self.method == 8 else 10, self.flags, self.method,
                           0, 0x21, self.crc, len(self.body), self.size & 0xffffffff,
                           len(self.name))


def zipped(entries, front=b"", end=b"", between=b""):
    out, listed = bytearray(front), bytearray()
    for entry in entries:
        at = len(out) if entry.at is None else entry.at
        if entry.at is None:
            out += b"PK\3\4" + entry.common() + b"\0\0" + entry.name + entry.body + entry.tail
        listed += b"PK\1\2" + struct.pack("<H", 63 | 3 << 8) + entry.common()
        listed += struct.pack("<HHHHII", 0, 0, 0, 0, entry.mode << 16, at) + entry.name
    out += between
    count = min(len(entries), 0xffff)
    last = b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, count, count, len(listed), len(out), len(end))
    return bytes(out + listed + last + end)


def pack_with(*entries, **wrong):
    good = [Entry("pack.conf", CONF, deflated=True), Entry("pages/home.lua", PAGE, deflated=True)]
    return zipped(sorted(list(entries) + good, key=lambda entry: entry.name), **wrong)


def zips():
    mega = 1024 * 1024
    first = Entry("a.lua", b"x")
    yield "plain text", b"This is no zip file at all."
    yield "empty", b""
    yield "cut off", pack_with()[:-30]
    yield "16 MiB of zeros", pack_with(Entry("a.lua", bytes(16 * mega), deflated=True))
    yield "200 MB of zeros", pack_with(Entry("a.lua", bytes(200000000), deflated=True))
    yield "60 files of 1 MiB of zeros", pack_with(
        *[Entry("a/%02d.lua" % i, bytes(mega), deflated=True) for i in range(60)])
    yield "1,000 entries on one", zipped(
        [first] + [Entry("b%04d.lua" % i, b"x", at=0) for i in range(1000)])
    yield "65,000 entries", zipped([Entry("a%05d" % i, b"") for i in range(65000)])
    yield "19,990 entries more", pack_with(*[Entry("lib/a%05d.lua" % i, PAGE) for i in range(19990)])
    yield "dot dot", pack_with(Entry("../../etc/evil", b"x"))
    yield "an absolute name", pack_with(Entry("/etc/evil", b"x"))
    yield "a link", pack_with(Entry("a.lua", b"/etc/passwd", mode=0o120777))
    yield "a device", pack_with(Entry("a.lua", b"", mode=0o020666))
    yield "encrypted", pack_with(Entry("a.lua", b"x" * 20, flags=1))
    yield "a descriptor behind", pack_with(Entry("a.lua", b"x", flags=8, tail=b"PK\7\x08" + bytes(12)))
    yield "zip64", pack_with(between=b"PK\6\6" + struct.pack("<Q", 44) + bytes(44))
    yield "a name twice", pack_with(first, Entry("a.lua", b"y"))
    yield "a size of 4 GiB", pack_with(Entry("a.lua", b"x", size=0xfffffff0))
    yield "a size too small", pack_with(
        Entry("a.lua", os.urandom(100000), deflated=True, size=10))
    yield "a wrong checksum", pack_with(Entry("data/a.csv", b"a,b\n", crc=1))
    yield "a comment", pack_with(end=b"hello")
    yield "1 MiB in front", pack_with(front=bytes(mega))
    yield "a file as a directory", pack_with(Entry("a", b"x"), Entry("a/b", b"x"))
    yield "a name of 3,000 letters", pack_with(Entry("a" * 3000, b"x"))
    yield "a NUL in a name", pack_with(Entry(b"a\0.lua", b"x"))
    yield "an SVG", pack_with(Entry("images/a.svg", b"<svg width='1' height='1'/>"))
    yield "a drawing called PNG", pack_with(Entry("images/a.png", b"<svg width='1' height='1'/>"))
    yield "a stream without an end", pack_with(Entry("a.lua", b"x", method=8, size=mega))


# Pictures: PNG, JPEG, and what others take for such; drawings in directories.

def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(w, h, depth=8, colour=6, interlace=0, rows=True, extra=b""):
    bits = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colour] * depth
    packer = zlib.compressobj(9)
    row = bytes(1 + (w * bits + 7) // 8)
    data = b"".join(packer.compress(row) for _ in range(h if rows else 1)) + packer.flush()
    head = struct.pack(">IIBBBBB", w, h, depth, colour, 0, 0, interlace)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + extra + chunk(b"IDAT", data) +
            chunk(b"IEND", b""))


def segment(marker, body):
    return b"\xff" + bytes([marker]) + struct.pack(">H", len(body) + 2) + body


def jpeg(w, h, marker=0xC2, scans=1, data=b"\0"):
    """Headers that are right, and scans with hardly anything in them."""
    parts = b"".join(bytes([i, 0x11, 0]) for i in (1, 2, 3))
    table = segment(0xDB, b"\0" + b"\1" * 64)
    codes = b"".join(segment(0xC4, bytes([kind]) + b"\1" + bytes(15) + b"\0")
                     for kind in (0, 0x10))
    frame = segment(marker, b"\x08" + struct.pack(">HH", h, w) + b"\3" + parts)
    scan = segment(0xDA, b"\3" + b"".join(bytes([i, 0]) for i in (1, 2, 3)) +
                   (b"\0\0\0" if marker == 0xC2 else b"\0\x3f\0"))
    return b"\xff\xd8" + table + frame + codes + (scan + data) * scans + b"\xff\xd9"


def pictures():
    head = b"\x89PNG\r\n\x1a\n"
    yield "a.png", "20000 x 20000, one bit", png(20000, 20000, 1, 0)
    yield "a.png", "16000 x 16000 in colour", png(16000, 16000)
    yield "a.png", "a header of 60000 x 60000", png(60000, 60000, rows=False)
    yield "a.png", "the largest that is shown", png(4096, 2048)
    yield "a.png", "the largest, interlaced", png(4096, 2048, interlace=1)
    yield "a.png", "the largest, 16 bits", png(4096, 2048, depth=16)
    yield "a.png", "one pixel high and 4096 wide", png(4096, 1)
    yield "a.png", "30 zTXt bombs", png(64, 64, extra=b"".join(
        chunk(b"zTXt", b"k\0\0" + zlib.compress(bytes(50000000), 9)[:60000]) for _ in range(30)))
    yield "a.png", "a small zTXt bomb", png(64, 64, extra=chunk(
        b"zTXt", b"k\0\0" + zlib.compress(bytes(50000000), 9)))
    yield "a.png", "an iCCP bomb", png(64, 64, extra=chunk(
        b"iCCP", b"k\0\0" + zlib.compress(bytes(60000000), 9)))
    yield "a.png", "a chunk of 2 GiB", head + struct.pack(">I", 0x7fffffff) + b"IHDR"
    yield "a.png", "cut off", png(500, 500)[:60]
    yield "a.png", "0 pixels", png(0, 0, rows=False)
    yield "a.png", "no data", png(64, 64)[:33] + chunk(b"IEND", b"")
    yield "a.png", "100,000 empty chunks", png(64, 64, extra=chunk(b"tEXt", b"") * 100000)
    yield "a.png", "a BMP of 30000 x 30000", b"BM" + struct.pack(
        "<IIIIiiHHIIiiII", 54, 0, 54, 40, 30000, 30000, 1, 32, 0, 0, 0, 0, 0, 0)
    yield "a.png", "a PNM of 30000 x 30000", b"P6 30000 30000 255\n"
    yield "a.png", "an XPM", b"/* XPM */\nstatic char *a[] = {\"16000 16000 1 1\", \"a c red\"};"
    yield "a.png", "a GIF", b"GIF89a" + struct.pack("<HH", 65535, 65535) + bytes(20)
    yield "a.jpg", "a header of 65500 x 65500", jpeg(65500, 65500)
    yield "a.jpg", "1,000 scans", jpeg(2048, 2048, scans=1000)
    yield "a.jpg", "the largest, 100 scans", jpeg(4096, 2048, scans=100)
    yield "a.jpg", "the largest, one scan", jpeg(4096, 2048, 0xC0, data=bytes(500000))
    yield "a.jpg", "cut off", jpeg(500, 500)[:80]
    yield "a.jpg", "only markers", b"\xff\xd8\xff" + b"\xff\xd8" * 500000
    svg = b"<svg xmlns='http://www.w3.org/2000/svg' width='%d' height='%d'>%s</svg>"
    yield "a.svg", "a class of itself", svg % (9, 9, b"<style>.a{class:a;}</style><g class='a'/>")
    yield "a.svg", "tiny dashes", svg % (900, 900, (
        b"<path d='M0 0L900 900' stroke='red' stroke-dasharray='0.00001'/>"))
    yield "a.svg", "20000 x 20000", svg % (20000, 20000, b"<rect width='9' height='9'/>")
    yield "a.svg", "100,000 points", svg % (900, 900, (
        b"<path fill='red' d='M0 0" + b"".join(b"L%d %d" % (i % 900, i * 7 % 900)
                                               for i in range(26000)) + b"'/>"))
    yield "a.svg", "20,000 groups in one another", svg % (9, 9, b"<g>" * 30000 + b"</g>" * 30000)
    yield "a.svg", "a gradient of itself", svg % (9, 9, (
        b"<linearGradient id='a' href='#b'/><linearGradient id='b' href='#a'/>"
        b"<rect width='9' height='9' fill='url(#a)'/>"))
    yield "a.svg", "entities in entities", b"<!DOCTYPE s [" + b"".join(
        b"<!ENTITY a%d '%s'>" % (i, b"&a%d;" % (i - 1) * 10) for i in range(1, 20)) + b"]><svg/>"
    yield "a.svg", "numbers without an end", svg % (9, 9, (
        b"<path stroke='red' stroke-width='1e38' d='M0 0C1e38 1e38 -1e38 1e38 9 9'/>"))


def texts():
    """Files of a directory, beside a page that asks for them."""
    table = (b'return page { title = "Home", body = function()\n'
             b'local n = 0 for _, row in ipairs(csv "data/a.csv") do n = n + 1 end\n'
             b'return { text(format("%d", n)) } end }\n')
    head = b"a,b\n"
    yield "CSV of 5 MiB", {"data/a.csv": head + b"1,2\n" * 1300000}, table
    yield "CSV of 20,000 rows", {"data/a.csv": head + b"1,2\n" * 20000}, table
    yield "CSV of 20,001 rows", {"data/a.csv": head + b"1,2\n" * 20001}, table
    yield "CSV with 100,000 columns", {"data/a.csv": b"a," * 100000}, table
    yield "CSV with a quote without an end", {"data/a.csv": head + b'"' + b"x" * 4000000}, table
    yield "CSV of quotes", {"data/a.csv": head + b'""' * 2000000}, table
    yield "CSV of empty lines", {"data/a.csv": head + b"\n" * 4000000}, table
    conf = CONF.replace(b"en\n", b"en es\n")
    start = b'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=%s;\\n"\n'
    yield "PO of 5 MiB", {"locale/es.po": b'msgid "a"\nmsgstr "b"\n' * 260000, "pack.conf": conf}, PAGE
    yield "PO of 100,000 messages", {"pack.conf": conf, "locale/es.po": b"".join(
        b'msgid "%d"\nmsgstr "b"\n' % i for i in range(100000))}, PAGE
    yield "PO with one long text", {"pack.conf": conf, "locale/es.po":
                                    b'msgid "a"\nmsgstr ""\n' + b'"xxxxxxxxxx"\n' * 300000}, PAGE
    yield "PO with a deep plural", {"pack.conf": conf, "locale/es.po":
                                    start % (b"(" * 100000 + b"n" + b")" * 100000)}, PAGE
    yield "PO with a long plural", {"pack.conf": conf, "locale/es.po":
                                    start % (b"n?" * 50000 + b"1" + b":0" * 50000)}, PAGE
    yield "conf of 1 MiB", {"pack.conf": CONF + b"# x\n" * 260000}, PAGE
    yield "conf of 1,000 keys", {"pack.conf": CONF + b"".join(
        b"lint.a%d = off, x\n" % i for i in range(1000))}, PAGE
    yield "conf with a line of 60,000", {"pack.conf": CONF + b"help = " + b"x" * 60000}, PAGE
    yield "Lua of 1 MiB", {"pages/home.lua": b"--" + b"x" * 1000000}, None
    yield "Lua in 60,000 brackets", {"pages/home.lua": b"return " + b"(" * 60000}, None
    yield "Lua in 60,000 tables", {"pages/home.lua": b"return " + b"{" * 60000}, None
    yield "Lua in 60,000 functions", {"pages/home.lua": b"return " + b"function() " * 20000}, None
    yield "Lua without an end", {"pages/home.lua": b"while true do end"}, None
    yield "Lua that doubles", {"pages/home.lua": b"local s = 'x' while true do s = s .. s end"}, None
    yield "Lua of a million texts", {"pages/home.lua": (
        b'return page { title = "Home", body = function() local t = {}\n'
        b'for i = 1, 1000000 do t[i] = text "x" end return t end }')}, None
    yield "Lua of columns in columns", {"pages/home.lua": (
        b'return page { title = "Home", body = function() local t = text "x"\n'
        b'for i = 1, 100000 do t = column { t } end return { t } end }')}, None
    yield "Lua of one long word", {"pages/home.lua": (
        b'return page { title = "Home", body = function()\n'
        b'return { text(string.rep("x", 60000)) } end }')}, None
    yield "fonts of noise", {"fonts/notosans-regular.ttf": os.urandom(1000000)}, PAGE


def cases(folder):
    """(name, layer) of each bomb; the first is the plain page."""
    number = 0

    def directory(files, page):
        nonlocal number
        number += 1
        root = os.path.join(folder, "d%03d" % number)
        whole = {"pack.conf": CONF, "pages/home.lua": page or b"", **files}
        for name, data in whole.items():
            path = os.path.join(root, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as out:
                out.write(data)
        return root

    yield "plain", directory({}, PAGE)
    for name, data in zips():
        number += 1
        path = os.path.join(folder, "z%03d.pack" % number)
        with open(path, "wb") as out:
            out.write(data)
        yield "zip: " + name, path
    for file, name, data in pictures():
        yield file[2:] + ": " + name, directory({"images/" + file: data}, with_picture(file))
    for name, files, page in texts():
        yield name, directory(files, page)


def show(anteroom, layer, out):
    """(exit, processor seconds, peak KiB, what was said) of drawing the page once: at 100 %
    it would be drawn again for the proof."""
    command = [anteroom, "shots", layer, "-o", out, "--screen", "1920x1080@21.5", "--lang", "en",
               "--text-size", "150", "--theme", "calm"]
    with tempfile.TemporaryFile() as said:
        limit = (512 * 1024 * 1024, 512 * 1024 * 1024)
        child = subprocess.Popen(
            ["timeout", "-s", "KILL", str(HANG_S)] + command, stdout=said, stderr=said,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limit))
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        text = said.read().decode("utf-8", "replace")
        text = re.sub("(?m)^no proof.html: .*", "", text).strip()
    return child.returncode, usage.ru_utime + usage.ru_stime, usage.ru_maxrss, text


def main():
    anteroom = os.path.realpath(sys.argv[1])
    folder = tempfile.mkdtemp()
    passed = failed = refused = 0
    worst_s = worst_kib = 0
    base_s = base_kib = None
    try:
        for name, layer in cases(folder):
            out = os.path.join(folder, "out")
            code, seconds, kib, text = show(anteroom, layer, out)
            shutil.rmtree(out, ignore_errors=True)
            if base_s is None:
                base_s, base_kib = seconds, kib
                if code != 0:
                    print("the plain page is not shown:", text)
                    failed += 1
                continue
            over_s, over_kib = seconds - base_s, kib - base_kib
            worst_s, worst_kib = max(worst_s, over_s), max(worst_kib, over_kib)
            answered = code in ANSWERS and (code == 0 or len(text) > 20)
            good = answered and over_s <= MOST_S + GRAIN_S and over_kib <= MOST_KIB
            refused += code == 1
            passed += good
            failed += not good
            if not good or os.environ.get("VERBOSE"):
                print("%s %s: exit %d, %+.2f s, %+d MiB: %s" % (
                    "ok    " if good else "FAILED", name, code, over_s, over_kib // 1024,
                    text.splitlines()[0][:200] if text else "nothing was said"))
    finally:
        shutil.rmtree(folder)
    print("%d bombs: %d refused, %d shown; at most %.2f s and %d MiB over the plain page" % (
        passed + failed, refused, passed + failed - refused, worst_s, worst_kib // 1024))
    print("%d passed, %d failed" % (passed, failed))
    return 1 if failed or not passed else 0


sys.exit(main())
