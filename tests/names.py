#!/usr/bin/env python3
"""Hostile names and words through every verb: nothing that a terminal, the journal or a JSON
parser would act on comes out, on no stream, and no line can be forged.
Usage: tests/names.py ANTEROOM"""
import json
import os
import pty
import shutil
import subprocess
import sys
import tempfile
import time

NAMES = {
    "a title for the terminal": b"a\x1b]0;owned\x07b",
    "a cleared screen": b"a\x1b[2J\x1b[Hb",
    "a return": b"a\rFORGED by nobody\rb",
    "a forged line": b"a\nFORGED by nobody\nerror: b",
    "a turned direction": "a\u202ekcap.b\u2066c\u2069".encode(),
    "marks of direction": "a\u200e\u200f\u061cb".encode(),
    "C1 in UTF-8": "a\u009b2Jb\u0085c".encode(),
    "C1 as a byte": b"a\x9b2Jb",
    "what is no UTF-8": b"a\xff\xfe\xc3b",
    "other line ends": "a\u2028FORGED\u2029b".encode(),
    "delete": b"a\x7f\x08\x08b",
    "a backslash": b"a\\x1b\\b",
    "a long name": b"a" + b"\x1b[2J" * 50,
}
# What takes long is tried with these, and with all of them by run.sh --long: verbs write through
# the one sink, base/print.h.
SOME = NAMES if os.environ.get("ANTEROOM_ALL_VARIANTS") else {
    name: NAMES[name] for name in ("a title for the terminal", "a forged line", "C1 as a byte",
                                   "what is no UTF-8", "a backslash")}
HOSTILE = set(range(0x20)) - {0x0A} | set(range(0x7F, 0xA0)) | {0x061C, 0x200E, 0x200F} \
    | set(range(0x2028, 0x202F)) | set(range(0x2066, 0x206A))
NARROW = ("--screen", "1920x1080@21.5", "--text-size", "100", "--theme", "calm", "--lang", "en")
WIPE = b"\r\x1b[K"  # the progress line, on a terminal

passed = failed = outputs = total = 0


def count(good, name, why=b""):
    global passed, failed
    passed += good
    failed += not good
    if not good:
        print("FAILED ", name, why[:600])


def find_hostile(out):
    """What a terminal would act on, or None."""
    try:
        text = out.decode("utf-8")
    except UnicodeDecodeError as error:
        return f"no UTF-8: {error}"
    found = sorted({ord(c) for c in text} & HOSTILE)
    if found:
        return "raw " + " ".join(f"U+{cp:04X}" for cp in found)
    if any(line.startswith("FORGED") for line in text.splitlines()):
        return "a forged line"
    return None


def scan(name, out):
    global outputs, total
    outputs += 1
    total += len(out)
    found = find_hostile(out)
    # The escape of an escape, on a terminal and in JSON. In the screen's tree it is right: the
    # screen shows a backslash.
    twice = b"\\x5c" in out or b"\\\\x1b" in out
    if not found and twice and "backslash" not in name and "--tree" not in name:
        found = "escaped twice"
    count(found is None, f"{name}: {found}", out)


class Bench:
    def __init__(self, anteroom):
        self.anteroom = os.path.realpath(anteroom).encode()
        self.dir = tempfile.mkdtemp(prefix="anteroom-names-").encode()
        self.said = set()

    def path(self, *parts):
        return os.path.join(self.dir, *parts)

    def write(self, path, text):
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(text)

    def verb(self, name, *args, wait=120):
        """Runs a verb, scans both streams, and gives stdout."""
        args = [arg.encode() if isinstance(arg, str) else arg for arg in args]
        done = subprocess.run([self.anteroom, *args, b"--conf", self.path(b"kiosk.conf")],
                              capture_output=True, timeout=wait, check=False)
        what = f"{args[0].decode(errors='replace')}, {name}"
        count(done.returncode in (0, 1, 2), f"{what}: it ended with {done.returncode}")
        scan(what, done.stdout)
        scan(what + ", errors", done.stderr)
        if done.stdout or done.stderr:
            self.said.add(args[0])
        return done.stdout

    def verb_json(self, name, *args):
        out = self.verb(name, *args)
        try:
            json.loads(out)
            count(True, name)
        except ValueError as error:
            count(False, f"{name}: {error}", out)

    def minisign(self, *args):
        subprocess.run(["minisign", *args], capture_output=True, check=False,
                       stdin=subprocess.DEVNULL)


def lua_string(raw):
    return b'"' + b"".join(b"\\x%02x" % c for c in raw) + b'"'


def write_pack(bench, where, raw):
    """A pack whose words, cells, file names, tests and errors are hostile."""
    subprocess.run([bench.anteroom, b"new", where], capture_output=True, check=True)
    bench.write(where + b"/pages/" + raw.replace(b"/", b"") + b".lua", b"return 1\n")
    bench.write(where + b"/data/" + raw + b".csv", b"name,phone\n" + raw + b",12\n")
    bench.write(where + b"/data/locations.csv",
                b"name,street,city,state,zip,phone\n\"" + raw + b"\",x," + raw + b",ZZ,1," + raw
                + b"\n")
    bench.write(where + b"/images/" + raw + b".png", raw)
    bench.write(where + b"/locale/fr.po", b'msgid "' + raw + b'"\nmsgstr "' + raw + b'"\n')
    bench.write(where + b"/tests/odd.lua", b"test(" + lua_string(raw) + b", function() see("
                + lua_string(raw) + b") end)\nerror(" + lua_string(raw) + b")\n")


def write_broken(bench, where, raw):
    """Its first pages fail with hostile words, and are shown to their author."""
    subprocess.run([bench.anteroom, b"new", where], capture_output=True, check=True)
    for page in (b"/pages/home.lua", b"/pages/attract.lua"):
        with open(where + page, "rb") as file:
            text = file.read()
        bench.write(where + page, b"error(" + lua_string(raw) + b")\n" + text)


def try_authors(bench, name, raw):
    where = bench.path(b"pack", raw)
    write_pack(bench, where, raw)
    bench.verb(name, "lint", where, *NARROW)
    bench.verb_json(name, "lint", where, "--format", "json", *NARROW)
    bench.verb(name, "pack", where, "-o", bench.path(raw + b".pack"))
    bench.verb(name, "test", where)
    bench.verb(name, "strings", where)
    bench.verb(name, "approve", where, "--by", raw.replace(b"\0", b""))
    bench.verb(name, "new", where)
    bench.verb(name, "new", bench.path(b"new", raw))
    bench.verb(name, "lint", where, "--explain", raw)
    broken = bench.path(b"broken", raw)
    write_broken(bench, broken, raw)
    bench.verb(name, "lint", broken, *NARROW)
    bench.verb(name, "test", broken)
    bench.verb(name, "shots", broken, "-o", bench.path(b"shots"), "--screen", raw)
    conf = bench.path(b"clinic-" + raw)
    bench.write(conf + b"/clinic.conf", b"name = " + raw + b"\n" + raw + b" = x\nphone\n")
    bench.verb(name, "pack", conf, "-o", bench.path(b"clinic.pack"))


def try_it(bench, name, raw):
    """Who brings and installs packs."""
    good = bench.path(b"north" + raw + b".pack")
    shutil.copy(bench.path(b"good.pack"), good)
    bench.verb(name, "verify", good)
    bench.verb(name, "install", good)
    bench.verb(name, "verify", bench.path(b"none" + raw))
    bench.write(good + b" (1).minisig", raw)
    bench.verb(name, "verify", good)
    bench.write(good + b".minisig", raw)
    bench.verb(name, "verify", good)
    bench.verb_json(name, "verify", good, "--json")
    shutil.copy(bench.path(b"good.pack.minisig"), good + b".minisig")
    bench.verb(name, "verify", good)
    bench.verb(name, "install", good)
    try:
        bench.minisign("-S", "-W", "-s", bench.path(b"key"), "-m", good, "-t", raw)
    except ValueError:
        pass
    bench.verb(name, "verify", good)
    bench.verb(name, "install", good)
    bench.write(bench.path(b"keys", raw + b".pub"), b"x")
    for verb in ("status", "doctor"):
        bench.verb(name, verb)
        bench.verb_json(name, verb, "--json")
    bench.verb(name, "status", "--history")
    bench.verb_json(name, "status", "--history", "--json")
    shutil.copy(bench.path(b"keys", raw + b".pub"), bench.path(b"keys/content-" + raw + b".pub"))
    bench.verb(name, "doctor")
    bench.verb(name, "status")
    os.remove(bench.path(b"keys/content-" + raw + b".pub"))
    os.remove(bench.path(b"keys", raw + b".pub"))
    bench.verb(name, "rollback")
    bench.verb(name, raw)


def run_dev(bench, name, raw, display):
    """The kiosk in a window, with a page that fails with these words."""
    tree_file = bench.path(b"tree" + raw)
    with tempfile.TemporaryFile() as said:
        kiosk = subprocess.Popen([bench.anteroom, b"run", bench.path(b"broken", raw), b"--dev",
                                  b"--conf", bench.path(b"kiosk.conf"),
                                  b"--window", b"800x480", b"--tree", tree_file],
                                 stdout=said, stderr=said,
                                 env={**os.environ, "DISPLAY": display})
        deadline = time.monotonic() + 10
        while not os.path.exists(tree_file) and time.monotonic() < deadline:
            time.sleep(0.05)
        kiosk.terminate()
        count(kiosk.wait(10) == 0, f"run --dev, {name}: it ended with {kiosk.returncode}")
        said.seek(0)
        scan(f"run --dev, {name}", said.read())
    with open(tree_file, "rb") as file:
        tree = file.read()
    scan(f"run --tree, {name}", tree)
    nodes = json.loads(tree)["screens"][0]["nodes"]
    shown = "\n".join(node["text"] for node in nodes if node["text"])
    # A long reason is on the next screen.
    told = ".lua:1: " in shown or "Next" in shown.split("\n")
    count(told, f"run --dev, {name}: the screen tells no error", shown.encode())
    scan(f"on the screen, {name}", shown.encode())


def try_window(bench):
    read, write = os.pipe()
    xvfb = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "1024x768x24",
                             "-nolisten", "tcp"], pass_fds=[write], stderr=subprocess.DEVNULL)
    display = ":" + os.read(read, 16).decode().strip()
    for name, raw in SOME.items():
        run_dev(bench, name, raw, display)
    xvfb.terminate()
    xvfb.wait()


def try_terminal(bench):
    """The progress line: its own codes, and none of the names'."""
    for name, raw in SOME.items():
        out = b""
        child, terminal = pty.fork()
        if child == 0:
            os.execv(bench.anteroom, [bench.anteroom, b"shots", bench.path(b"broken", raw), b"-o",
                                      bench.path(b"shots", raw), *(arg.encode() for arg in NARROW)])
        try:
            while chunk := os.read(terminal, 65536):
                out += chunk
        except OSError:
            pass
        os.waitpid(child, 0)
        os.close(terminal)
        count(WIPE in out, f"on a terminal, {name}: there is no progress line", out)
        scan(f"on a terminal, {name}", out.replace(WIPE, b"").replace(b"\r\n", b"\n"))


def main():
    bench = Bench(sys.argv[1])
    try:
        bench.write(bench.path(b"kiosk.conf"), b"store = %s\nkeys = %s\n"
                    % (bench.path(b"store"), bench.path(b"keys")))
        os.makedirs(bench.path(b"keys"))
        bench.minisign("-G", "-W", "-p", bench.path(b"keys/content.pub"), "-s", bench.path(b"key"))
        subprocess.run([bench.anteroom, b"new", bench.path(b"good")], check=True,
                       capture_output=True)
        subprocess.run([bench.anteroom, b"pack", bench.path(b"good"), b"-o",
                        bench.path(b"good.pack")], check=True, capture_output=True)
        bench.minisign("-S", "-W", "-s", bench.path(b"key"), "-m", bench.path(b"good.pack"))
        for name, raw in SOME.items():
            try_authors(bench, name, raw)
        for name, raw in NAMES.items():
            try_it(bench, name, raw)
        deep = bench.path(*[b"\x1b[2J" * 60] * 14, b"x.pack")
        bench.verb("a path of 4 KB", "verify", deep)
        bench.verb("a path of 4 KB", "lint", deep)
        try_terminal(bench)
        try_window(bench)
        mute = {b"lint", b"pack", b"verify", b"install", b"status", b"doctor", b"shots", b"test",
                b"strings", b"approve", b"new", b"rollback"} - bench.said
        count(not mute, f"verbs that said nothing: {mute}")
        print(f"{outputs} outputs, {total} bytes were looked at")
    finally:
        shutil.rmtree(bench.dir)
    print(f"{passed} passed, {failed} failed")
    return failed > 0 or passed == 0


sys.exit(main())
