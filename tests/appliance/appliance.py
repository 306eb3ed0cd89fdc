"""What a kiosk's card does in an emulator, from the start on; run.sh makes the card and calls this.

Usage: appliance.py FOLDER [PART...]: FOLDER is a Machine's, with shots/.
PART: see PARTS, or `all`; without any, QUICK. Each begins on a kiosk that shows its first page.
"""

import itertools
import json
import sys
import time

from PIL import Image, ImageChops

from machine import PATIENCE_S, Broken, Machine

TREE = "/run/tree/tree"
counts = {"passed": 0, "failed": 0}


def holds(sentence, good, why=""):
    counts["passed" if good else "failed"] += 1
    print(f"        {sentence}" if good else f"FAILED  {sentence}: {why}", flush=True)


def colours(path, size):
    """1: nothing is shown; a console's text has a few; None: a page's many. Before a machine drives
    its display there are words of the emulator's own."""
    shown = Image.open(path).convert("RGB")
    found = shown.getcolors(100) if shown.size == size else [None]
    return found and len(found)


def nodes(screen):
    """Without their millimetres: a display says its size less exactly than shots is told."""
    return [{key: node[key] for key in node if key != "rect_mm"} for node in screen["nodes"]]


class Kiosk:
    """The machine, and what `shots` drew of the same pages."""

    def __init__(self, folder):
        self.folder = folder
        self.machine = Machine(folder)
        self.others = []  # pictures that are neither black nor a page

    def look(self):
        """What is no page and not black is kept, to be looked at."""
        if colours(self.machine.shot("look"), self.machine.size) not in (1, None):
            self.others.append(self.machine.shot(f"other-{len(self.others)}"))

    def start(self):
        while True:
            self.look()
            tree = self.machine.rig_is_there() and self.machine.tree()
            if tree and tree["page"].startswith("attract"):
                break
            if time.monotonic() - self.machine.began > PATIENCE_S:
                raise Broken("the first page did not come")
            time.sleep(3)
        up_s = self.machine.says("cat /proc/uptime").split()[0]
        print(f"        the first page {up_s} s after the kernel's start, on its own clock")

    def drawn(self, screen):
        with open(f"{self.folder}/shots/tree.json", encoding="utf-8") as file:
            for other in json.load(file)["screens"]:
                if all(other[key] == screen[key] for key in ("page", "screen", "lang")) and \
                        other["display"].split("@")[0] == screen["display"].split("@")[0]:
                    return other
        raise Broken(f"shots drew no {screen['page']} on {screen['display']}")

    def differs(self, tree):
        """How many pixels of the display are others than shots has there, by more than 2 %."""
        shown = Image.open(self.machine.shot("shown")).convert("RGB")
        drawn = Image.open(f"{self.folder}/shots/{self.drawn(tree)['png']}").convert("RGB")
        if shown.size != drawn.size:
            return f"{shown.size} and {drawn.size}"
        differ = ImageChops.difference(shown, drawn).convert("L").point(lambda v: 255 * (v > 5))
        return differ.histogram()[255]

    def same(self, page):
        """The page comes, with tree and picture as shots has them; of the picture one pixel in a
        thousand may be another."""
        tree = self.machine.await_page(page)
        self.machine.wait(1)
        count = self.differs(tree)
        if self.machine.tree() != tree:  # the first pages take turns
            tree = self.machine.await_page(page)
            count = self.differs(tree)
        pairs = itertools.zip_longest(nodes(tree), nodes(self.drawn(tree)))
        others = [pair for pair in pairs if pair[0] != pair[1]]
        w, h = self.machine.size
        holds(f"{tree['page']} is as in shots, but for {count} pixels",
              not others and isinstance(count, int) and count * 1000 <= w * h, (others, count))

    def again(self):
        """The kiosk started anew, to its first page."""
        self.machine.says(f"systemctl stop anteroom; rm -f {TREE}; systemctl start anteroom")
        self.machine.await_page("attract")

    def back_after(self, signal):
        """Seconds on the machine's own clock until a picture is shown again."""
        out = self.machine.says(
            f"rm -f {TREE}; pid=$(systemctl show -P MainPID anteroom); read a b </proc/uptime; "
            f"kill -{signal} $pid; until [ -s {TREE} ]; do sleep 0.2; done; "
            "read c d </proc/uptime; echo $a $c")
        began, ended = out.split()
        return float(ended) - float(began)


def page(kiosk):
    kiosk.same("attract")
    holds("until then nothing else was to be seen", not kiosk.others, kiosk.others)


def nearest(kiosk):
    machine = kiosk.machine
    machine.tap("English")
    kiosk.same("home")
    machine.tap("Find an office")
    kiosk.same("find")
    for digit in "78205":
        machine.tap(digit)
    machine.tap("Find")
    machine.tap("San Antonio")
    tree = machine.await_page("office")
    holds("from English by Find an office and 78205 to the nearest one, by touches",
          "(210) 555-0142" in json.dumps(tree), json.dumps(tree))


CHORDS = """ctrl-alt-f1 ctrl-alt-f2 ctrl-alt-f7 ctrl-alt-f12 alt-f3 alt-left alt-right
    ctrl-alt-backspace ctrl-c ctrl-z ctrl-d ctrl-backslash ctrl-s alt-f4 alt-tab meta_l meta_l-l
    ctrl-alt-t ctrl-esc ctrl-shift-esc esc shift-f10 menu print pause scroll_lock shift-pgup insert
    f1 f11 alt-sysrq-b alt-sysrq-e alt-sysrq-f alt-sysrq-h alt-sysrq-i alt-sysrq-k alt-sysrq-o
    alt-sysrq-r power sleep wake""".split()


def chords(kiosk):
    """And as many Ctrl-Alt-Del as would restart a machine, a login, and the power button."""
    machine = kiosk.machine
    state = ("systemctl show -P MainPID -P NRestarts anteroom; cat /sys/class/tty/tty0/active "
             "/proc/sys/kernel/random/boot_id; grep -lxE 'agetty|login|sulogin' /proc/[0-9]*/comm")
    before = machine.run(state)[0]
    for keys in CHORDS:
        machine.chord(keys)
        kiosk.look()
    for _ in range(20):
        machine.chord("ctrl-alt-delete")
    for key in ["ret", "r", "o", "o", "t", "ret", "ret"]:
        machine.chord(key)
    machine.ask("system_powerdown")
    machine.wait(20)
    after = machine.run(state)[0]
    holds(f"{len(CHORDS)} chords, 20 Ctrl-Alt-Del, a login and the power button reach nothing",
          before == after and colours(machine.shot("look"), machine.size) is None,
          f"{before} / {after}")
    holds("nor show anything", not kiosk.others, kiosk.others)
    page_before = machine.tree()["page"]
    for key in ["tab", "ret"]:
        machine.chord(key)
        machine.wait(1)
    holds("the keyboard is heard", machine.tree()["page"] != page_before, page_before)


def stop(kiosk):
    took_s = kiosk.back_after("STOP")
    holds(f"after a stop the page is back, in {took_s:.1f} s", took_s <= 15, "that is too long")
    kiosk.same("attract")


def display(kiosk):
    """The graphics card comes late; another program has the display."""
    machine = kiosk.machine
    driver = "/sys/bus/virtio/drivers/virtio_gpu"
    name = machine.says(f"cd {driver} && echo virtio*")

    def waits_for(words):
        machine.wait(20)
        told = machine.says("for one in StatusText ActiveState NRestarts; do "
                            "systemctl show -P $one anteroom; done")
        holds(f"it is up, and says: {words}", words in told and "\nactive\n0" in told, told)

    machine.says(f"systemctl stop anteroom; rm -f {TREE}; echo {name} >{driver}/unbind")
    machine.says("systemctl start anteroom")
    waits_for("there is no graphics card yet")
    machine.says(f"echo {name} >{driver}/bind")
    kiosk.same("attract")
    machine.says(f"systemctl stop anteroom; rm -f {TREE}; sleep 9999 3<>/dev/dri/card0 & "
                 "echo $! >/run/master; systemctl start anteroom")
    waits_for("another program has the display")
    machine.says("kill $(cat /run/master)")
    kiosk.same("attract")


QUICK = (page, nearest, chords, stop)
PARTS = {part.__name__: part for part in QUICK + (display,)}


def main():
    folder, *words = sys.argv[1:]
    kiosk = Kiosk(folder)
    try:
        kiosk.start()
        names = list(PARTS) if words == ["all"] else words or [part.__name__ for part in QUICK]
        for name in names:
            began = time.monotonic()
            try:
                PARTS[name](kiosk)
            except (Broken, OSError) as why:
                holds(name, False, why)
                print(kiosk.machine.run("journalctl -b -u 'anteroom*' | tail -n 20")[0])
            kiosk.again()
            print(f"        {name}: {time.monotonic() - began:.0f} s", flush=True)
    except (Broken, OSError) as why:
        holds("the machine", False, why)
    finally:
        kiosk.machine.cut()
    print(f"{counts['passed']} passed, {counts['failed']} failed")
    sys.exit(counts["failed"] > 0 or counts["passed"] == 0)


main()
