"""Measures the kiosk and the bare program by turns, and prints a table. Started by run.sh.

Usage: bench.py BUILD XVFB_PID SCRATCH
"""

import json
import os
import re
import shutil
import signal
import statistics
import subprocess
import sys
import time

BUILD, XVFB, SCRATCH = sys.argv[1], int(sys.argv[2]), sys.argv[3]
DISPLAY = "1920x1080@21.5"
PACK = ["scripts/mild", "assets/mild", "scripts/mild-sample"]
CORE = f"{BUILD}/core"
TREE = f"{SCRATCH}/tree.json"
PICTURE = f"{SCRATCH}/picture.png"
PACKED = f"{SCRATCH}/mild.pack"
KIOSK = [f"{BUILD}/anteroom", "run", *PACK, "--screen", DISPLAY]
INSTALLED = [f"{BUILD}/anteroom", "run", PACKED, "--screen", DISPLAY]
BARE = [f"{BUILD}/bare", f"{CORE}/fonts/notosans-regular.ttf", PICTURE]
STARTS = 15
ROUNDS = 3  # over home's buttons
GUARD_S = 0.7  # after a page change, and between two taps on the same place
SETTLE_S, IDLE_S = 30, 20

rows = []


def row(figure, measured, must_hold="", bare=""):
    rows.append((figure, measured, must_hold, bare))
    print(f"... {figure}: {measured} ({bare})", file=sys.stderr)


# Bare without SDL's probing of OpenGL, which costs it more than all else.
TUNED = {"SDL_FRAMEBUFFER_ACCELERATION": "0"}


def started(command, env=None):
    """Starts a program: its pid, and ms to its first page."""
    out = subprocess.run([f"{BUILD}/screen", "start", *command], env={**os.environ, **(env or {})}, text=True,
                         stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True).stdout
    pid, ms = out.split()[:2]
    return int(pid), float(ms)


def end(pid):
    os.kill(pid, signal.SIGTERM)
    for _ in range(500):
        if not os.path.exists(f"/proc/{pid}") or state(pid) == "Z":
            return
        time.sleep(0.01)
    os.kill(pid, signal.SIGKILL)


def state(pid):
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8") as file:
            return file.read().rpartition(")")[2].split()[0]
    except OSError:
        return "Z"


def cpu_ms(pid):
    total = 0
    for task in os.listdir(f"/proc/{pid}/task"):
        with open(f"/proc/{pid}/task/{task}/schedstat", encoding="utf-8") as file:
            total += int(file.read().split()[0])
    return total / 1e6


def wakeups(pid):
    total = 0
    for task in os.listdir(f"/proc/{pid}/task"):
        with open(f"/proc/{pid}/task/{task}/status", encoding="utf-8") as file:
            total += sum(int(n) for n in re.findall(r"ctxt_switches:\s+(\d+)", file.read()))
    return total


def pss_mb(pid):
    with open(f"/proc/{pid}/smaps_rollup", encoding="utf-8") as file:
        return int(re.search(r"^Pss:\s+(\d+)", file.read(), re.M).group(1)) / 1024


def make_picture():
    """A picture for bare: the attract page's, out of a shot of it."""
    subprocess.run([f"{BUILD}/anteroom", "shots", *PACK, "-o", f"{SCRATCH}/shots", "--screen",
                    DISPLAY, "--lang", "en", "--text-size", "100", "--theme", "calm"],
                   stdout=subprocess.DEVNULL, check=True)
    for folder, _, files in os.walk(f"{SCRATCH}/shots"):
        for name in files:
            if name.startswith("attract") and name.endswith(".png"):
                subprocess.run(["convert", f"{folder}/{name}", "-crop", "740x740+1000+170",
                                "+repage", "-define", "png:color-type=6", PICTURE], check=True)
                return
    sys.exit("bench: there is no shot of the attract page")


def measure_starts():
    subprocess.run([f"{BUILD}/anteroom", "pack", *PACK, "-o", PACKED], check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    ways = {"packed": (INSTALLED, None), "kiosk": (KIOSK, None), "bare": (BARE, None),
            "tuned": (BARE, TUNED)}
    times = {name: [] for name in ways}
    for _ in range(STARTS):
        for name, (command, env) in ways.items():
            pid, ms = started(command, env)
            times[name].append(ms)
            end(pid)
    packed, kiosk, bare, tuned = (statistics.median(times[name]) for name in ways)
    row("start to the first complete page, packed", f"{packed:.0f} ms = {packed / tuned:.2f} x bare",
        "1.2 x bare", f"{tuned:.0f} ms without OpenGL, {bare:.0f} with SDL's defaults")
    row("the same from a directory of SVG", f"{kiosk:.0f} ms = {kiosk / tuned:.2f} x bare")


def instructions(command, env=None):
    """User instructions, children included, in millions; ended once the page is up."""
    log = f"{SCRATCH}/callgrind"
    pid, _ = started([shutil.which("valgrind"), "--tool=callgrind", f"--log-file={log}.%p",
                      "--callgrind-out-file=/dev/null", *command], env)
    end(pid)
    total = 0
    for name in os.listdir(SCRATCH):
        if name.startswith("callgrind."):
            with open(f"{SCRATCH}/{name}", encoding="utf-8") as file:
                total += sum(int(n) for n in re.findall(r"Collected : (\d+)", file.read()))
            os.remove(f"{SCRATCH}/{name}")
    return total / 1e6


def measure_instructions():
    row("user instructions to the first page", f"{instructions(KIOSK):.0f} M", "230 M",
        f"{instructions(BARE, TUNED):.0f} M without OpenGL")


class Finger:
    """Taps, and the ms from each lift to the changed picture."""

    def __init__(self):
        self.tool = subprocess.Popen([f"{BUILD}/screen", "taps"], stdin=subprocess.PIPE,
                                     stdout=subprocess.PIPE, text=True)

    def tap(self, x, y):
        time.sleep(GUARD_S)
        self.tool.stdin.write(f"{x} {y}\n")
        self.tool.stdin.flush()
        answer = self.tool.stdout.readline().strip()
        return None if answer == "nothing" else float(answer)

    def close(self):
        self.tool.stdin.close()
        self.tool.wait()


def screen():
    with open(TREE, encoding="utf-8") as file:
        return json.load(file)["screens"][0]


def buttons():
    """The buttons of the screen that is up, by name: their middle."""
    places = {}
    for node in screen()["nodes"]:
        if node["role"] == "button":
            x, y, w, h = node["rect_px"]
            places[node["name"]] = (x + w // 2, y + h // 2)
    return places


BARS = ("Back", "Home", "Finish", "Next", "Menu", "Options", "Get help now", "Dark screen",
        "Light screen", "Text size 100", "Text size 150", "Text size 200")


def cards():
    """Home's own buttons, not those of the bars, whose language button leads nowhere."""
    height = int(DISPLAY.split("@", maxsplit=1)[0].split("x")[1])
    return [at for name, at in buttons().items()
            if name not in BARS and at[1] < height - 150]


def percentile(values, part):
    return sorted(values)[min(len(values) - 1, int(len(values) * part))]


def find_places(finger):
    """Where English, home's cards and Home are. The kiosk that is measured writes no tree."""
    pid, _ = started([*KIOSK, "--tree", TREE])
    english = buttons()["English"]
    finger.tap(*english)
    time.sleep(GUARD_S)
    places = cards()
    finger.tap(*places[0])
    time.sleep(GUARD_S)
    home = buttons()["Home"]
    end(pid)
    return english, places, home


def tap_tour(finger, pid, english, places, home):
    """Home's cards and back, over and over: ms of the first round and of the others, and
    ms of processor time a change in the kiosk and in the X server."""
    first, later = [], []
    finger.tap(*english)
    before = None
    for turn in range(ROUNDS):
        if turn == 1:
            before = cpu_ms(pid), cpu_ms(XVFB)
        for at in places:
            for place in (at, home):
                (later if turn else first).append(finger.tap(*place))
    spent = [(now - was) / len(later)
             for now, was in zip((cpu_ms(pid), cpu_ms(XVFB)), before)]
    missed = sum(ms is None for ms in first + later)
    if missed:
        print(f"... {missed} taps changed nothing", file=sys.stderr)
    return [ms for ms in first if ms], [ms for ms in later if ms], spent


def tap_bare(finger):
    pid, _ = started(BARE, TUNED)
    before = None
    times = []
    for i in range(20):
        if i == 4:
            before = cpu_ms(pid), cpu_ms(XVFB)
        times.append(finger.tap(260, 990))
    spent = [(now - was) / 16 for now, was in zip((cpu_ms(pid), cpu_ms(XVFB)), before)]
    memory = pss_mb(pid)
    end(pid)
    return [ms for ms in times if ms], spent, memory


def in_ms(values):
    return f"median {statistics.median(values):.1f}, p95 {percentile(values, 0.95):.1f} ms"


def measure_window():
    finger = Finger()
    bare, bare_cpu, bare_pss = tap_bare(finger)
    places = find_places(finger)
    pid, _ = started(KIOSK)
    first, later, spent = tap_tour(finger, pid, *places)
    row("tap to presented page, seen before", in_ms(later), "median 3, p95 5 ms", in_ms(bare))
    row("tap to presented page, the first time", in_ms(first), "median 3, p95 5 ms", in_ms(bare))
    row("CPU per page change, seen before", f"{spent[0]:.1f} + {spent[1]:.1f} ms in X",
        "0.8 + 0.4 ms (light page), 2 + 0.4 (any)", f"{bare_cpu[0]:.1f} + {bare_cpu[1]:.1f} ms")
    row("PSS after the taps", f"{pss_mb(pid):.1f} MB", "40 MB", f"{bare_pss:.1f} MB")
    time.sleep(SETTLE_S)
    woken, spent = wakeups(pid), cpu_ms(pid)
    time.sleep(IDLE_S)
    row(f"{IDLE_S} s idle on home, {SETTLE_S} s after a touch",
        f"{wakeups(pid) - woken} wake-ups, {cpu_ms(pid) - spent:.2f} ms",
        "none but the idle timer's and the watchdog's")
    end(pid)
    finger.close()


def pages(*arguments):
    out = subprocess.run([f"{BUILD}/pages", *arguments], stdout=subprocess.PIPE, text=True,
                         check=True).stdout
    return {name: float(value) for name, value in (line.split() for line in out.splitlines())}


def pack_of(count):
    """The other pack, with so many pages more."""
    folder = f"{SCRATCH}/pack-{count}"
    shutil.copytree("tests/packs/other", folder)
    os.mkdir(f"{folder}/pages/more")
    for i in range(count):
        with open(f"{folder}/pages/more/page{i}.lua", "w", encoding="utf-8") as file:
            file.write(f'return page {{ title = _"Page {i}", body = function() '
                       f'return {{ text(_"This is page {i}.") }} end }}\n')
    return folder


def measure_pages():
    figures = pages(CORE, *PACK)
    row("a page's script; layout; paint",
        "; ".join(f"{figures[f'{name}_ms_median']:.2f}" for name in ("script", "layout", "paint"))
        + " ms")
    row("a page drawn the first time; again",
        f"{figures['draw_first_ms_median']:.2f}; {figures['draw_again_ms_median']:.2f} ms")
    for name, words, limit in (("change_first", "the first time", "2 ms"),
                               ("change_cached", "seen before", "0.8 ms (light page)")):
        row(f"page change without window, {words}",
            f"median {figures[f'{name}_ms_median']:.2f}, p95 {figures[f'{name}_ms_p95']:.2f} ms",
            limit)
    before, changes, visitors = (figures[f"pss_{name}_kb"] for name in
                                 ("before", "after_changes", "after_visitors"))
    row("PSS growth per 500 page changes", f"{(changes - before) / 4096:.2f} MB", "0.5 MB")
    row("PSS growth of 200 visitors", f"{(visitors - changes) / 1024:.2f} MB", "none")
    row("ZIP look-up and nearest 5 of 10,000", f"median {figures['nearest_ms_median']:.2f}, most "
        f"{figures['nearest_ms_most']:.2f} ms", "1 ms")
    few, many = (pages("--open", CORE, pack_of(n))["open_ms_median"] for n in (50, 5000))
    row("opening a pack of 50 and of 5,000 pages", f"{few:.2f} and {many:.2f} ms", "as fast")


make_picture()
measure_starts()
measure_instructions()
measure_window()
measure_pages()
print("| figure | measured | must hold | bare |\n|---|---|---|---|")
for cells in rows:
    print("| " + " | ".join(cells) + " |")
