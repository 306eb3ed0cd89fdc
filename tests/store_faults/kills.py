"""SIGKILL at every (system call, n-th use) of a run: afterwards exactly the old or the new is
shown, and the same done again succeeds. Only runs that really died count."""

import collections
import os
import random
import re
import signal
import subprocess

AT_REST = {"exit_group", "exit", "rt_sigreturn"}


def traced(command, *strace):
    """The command under strace: how it ended, and what strace wrote. Of children nothing."""
    return subprocess.run(["strace", *strace, *command], stdin=subprocess.DEVNULL,
                          stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
                          errors="replace", check=False, timeout=60)


def points(command, conf):
    """Every (system call, n-th use) of a run, counted as strace counts: per call's name. What
    comes before kiosk.conf is read is the loader's and changes nothing."""
    uses, found, begun = collections.Counter(), [], conf not in command
    for line in traced(command).stderr.splitlines():
        call = re.match(r"([a-z_0-9]+)\(", line)
        if not call or call.group(1) in AT_REST:
            continue
        uses[call.group(1)] += 1
        begun = begun or f'"{conf}"' in line and call.group(1) == "openat"
        if begun:
            found.append((call.group(1), uses[call.group(1)]))
    return found


class Killer:
    """One thing that is done to a store, and killed on its way."""

    def __init__(self, kit, saved, command, again=None):
        self.kit, self.saved, self.command = kit, saved, command
        self.again = again or command
        kit.restore(saved)
        self.old = kit.play("shown").stdout
        self.points = points(command, kit.conf)
        self.new = kit.play("shown").stdout

    def one(self, name, call, n):
        """Whether it died there."""
        kit = self.kit
        kit.restore(self.saved)
        done = traced(self.command, "-e", f"trace={call}",
                      "-e", f"inject={call}:signal=KILL:when={n}")
        if done.returncode != -signal.SIGKILL:
            return False
        place = f"{name}, killed at {call} {n}"
        shown = kit.play("shown").stdout
        kit.count(shown in (self.old, self.new), place, shown)
        if os.path.exists(kit.store):
            states = kit.status()["shown"]
            digests = "".join(pack["digest"] + " " for pack in states if pack["role"] != "keys")
            kit.count(shown.startswith(digests or "nothing"), place + ": status", str(states))
        done = kit.run(*self.again)
        after = kit.play("shown").stdout
        kit.count(done.returncode == 0 and after == self.new, place + ": again",
                  done.stderr + after)
        return True

    def sweep(self, name):
        points = self.kit.some(self.points)
        died = sum(self.one(name, call, n) for call, n in points)
        print(f"kill    {name}: {died} died of {len(points)} calls", flush=True)
        return died


def shows(kit, title, seconds=8):
    """Whether the real player comes to show a page of that title: run --tree under Xvfb."""
    tree = os.path.join(kit.base, "tree.json")
    if os.path.exists(tree):
        os.remove(tree)
    player = subprocess.Popen(
        ["xvfb-run", "-a", kit.anteroom, "run", "--window", "800x600", "--tree", tree,
         "--conf", kit.conf], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True)
    try:
        subprocess.run(["timeout", str(seconds), "sh", "-c",
                        f"until grep -q '{title}' '{tree}' 2>/dev/null; do sleep .1; done"],
                       check=False)
        with open(tree, encoding="utf-8") as text:
            return title in text.read()
    except FileNotFoundError:
        return False
    finally:
        os.killpg(player.pid, signal.SIGTERM)
        player.wait()


def run_all(kit):
    kit.content("v1.pack", 1, welcome="Welcome one")
    kit.content("v2.pack", 2, welcome="Welcome two")
    anteroom = [kit.anteroom, "install", "--conf", kit.conf]
    rollback = [kit.anteroom, "rollback", "--conf", kit.conf]
    player = [kit.player, kit.store]
    kit.good("v1.pack")
    kit.save("v1")
    died = Killer(kit, "v1", anteroom + [kit.file("v2.pack")]).sweep("install")

    # Beyond the twelve: this install has something to clean up.
    for n in range(20):
        for ending in (".pack", ".minisig", ".sums", ".finished"):
            with open(f"{kit.store}/packs/{n:0128x}{ending}", "w", encoding="utf-8") as file:
                file.write("long ago")
    kit.save("full")
    before = died
    cleaner = Killer(kit, "full", anteroom + [kit.file("v2.pack")])
    cleaner.points = [(call, n) for call, n in cleaner.points
                      if call in ("unlink", "unlinkat", "getdents64", "fsync", "rename", "renameat")]
    died += cleaner.sweep("clean-up")
    kit.count(len(os.listdir(kit.store + "/packs")) == 8, "the clean-up has cleaned up")
    kit.count(died - before > 40 // kit.share, "the clean-up was killed while it cleaned")

    kit.restore("v1")
    kit.install("v2.pack", check=True)
    kit.save("trial")
    for words in (["begin"], ["good"], ["bad", "a page fails"], ["note", "1700000000"]):
        died += Again(kit, "trial", player + words).sweep(f"player's {words[0]}")
    kit.play("begin")
    kit.play("good")
    kit.save("v2")
    died += Again(kit, "v2", rollback).sweep("rollback")
    kit.count(died >= 200 // kit.share, f"{died} runs died: at least 200 must")

    # The real player, of some of the states.
    chance = random.Random(4)
    killer = Killer(kit, "v1", anteroom + [kit.file("v2.pack")])
    for call, n in chance.sample(killer.points, 4):
        kit.restore("v1")
        traced(killer.command, "-e", f"inject={call}:signal=KILL:when={n}")
        new = kit.shown() == (kit.digest("v2.pack"),)
        kit.count(shows(kit, "Welcome two" if new else "Welcome one"),
                  f"run, after a kill at {call} {n}")


class Again(Killer):
    """What can not be done twice is done again only where it was not done."""

    def one(self, name, call, n):
        kit = self.kit
        kit.restore(self.saved)
        done = traced(self.command, "-e", f"trace={call}",
                      "-e", f"inject={call}:signal=KILL:when={n}")
        if done.returncode != -signal.SIGKILL:
            return False
        place = f"{name}, killed at {call} {n}"
        shown = kit.play("shown").stdout
        kit.count(shown in (self.old, self.new), place, shown)
        if shown == self.old:
            done = kit.run(*self.again)
            after = kit.play("shown").stdout
            kit.count(done.returncode == 0 and after == self.new, place + ": again",
                      done.stderr + after)
        return True
