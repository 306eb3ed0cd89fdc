"""What a power cut may leave: rebuilt from the log of a run, write by write.

A file's bytes that were not synced may be there, in part, as zeros, or not at all; a name
that was made, moved or removed may or may not have been, each for itself, until its
directory is synced. In each such state the store must show exactly the old or the new; and
once the program has said that it is done, the new, and all that is kept twice is there
twice. A sync that is left out must be noticed, unless the same directory is synced again.
"""

import hashlib
import itertools
import os
import random
import shutil
import subprocess

MOST = 1500  # states looked at after one call
DIR = object()


class Disk:
    """Files by number: what they hold, and what of it is safe; directories by path."""

    def __init__(self, root):
        self.root = root
        self.holds, self.safe = [], []
        self.names, self.pending = {}, {}
        for folder, dirs, files in os.walk(root):
            self.names[folder], self.pending[folder] = {}, []
            for name in dirs:
                self.names[folder][name] = DIR
            for name in files:
                with open(os.path.join(folder, name), "rb") as file:
                    self.names[folder][name] = self.add(file.read(), True)

    def add(self, data, safe):
        self.holds.append(data)
        self.safe.append(data if safe else None)
        return len(self.holds) - 1

    def now(self, folder):
        """The names of a directory as the running program sees them."""
        names = dict(self.names.get(folder, {}))
        for name, what in self.pending.get(folder, []):
            names[name] = what
        return {name: what for name, what in names.items() if what is not None}

    def find(self, path):
        return self.now(os.path.dirname(path)).get(os.path.basename(path))

    def set(self, path, what):
        self.pending[os.path.dirname(path)].append((os.path.basename(path), what))

    def sync(self, path):
        if path in self.pending:
            self.names[path], self.pending[path] = self.now(path), []
        else:
            number = self.find(path)
            self.safe[number] = self.holds[number]

    def do(self, words):
        """One line of the log; whether it changed anything."""
        call, path = words[1], words[2]
        if call == "create":
            self.set(path, self.add(b"", False))
        elif call == "empty":
            self.holds[self.find(path)] = b""
        elif call == "write":
            self.holds[self.find(path)] += bytes.fromhex(words[3] if len(words) > 3 else "")
        elif call == "pwrite":
            number, at = self.find(path), int(words[3])
            data, holds = bytes.fromhex(words[4]), self.holds[self.find(path)]
            holds = holds.ljust(at, b"\0")
            self.holds[number] = holds[:at] + data + holds[at + len(data):]
        elif call == "fsync":
            self.sync(path)
        elif call == "rename":
            self.set(words[3], self.find(path))
            self.set(path, None)
        elif call == "unlink":
            self.set(path, None)
        elif call == "mkdir":
            self.set(path, DIR)
            self.names[path], self.pending[path] = {}, []
        else:
            return False
        return True

    def bytes_left(self, number):
        """What may be read of a file after the cut."""
        holds, safe = self.holds[number], self.safe[number]
        if holds == safe:
            return [holds]
        if safe and len(safe) == len(holds):  # written over in place
            changed = [at for at in range(len(holds)) if holds[at] != safe[at]]
            first, end = changed[0], changed[-1] + 1
            half = (first + end) // 2
            return list(dict.fromkeys([
                safe, holds[:half] + safe[half:], safe[:half] + holds[half:],
                holds[:first + 1] + safe[first + 1:end - 1] + holds[end - 1:],
                holds[:first] + bytes(end - first) + holds[end:], holds]))
        before = safe if safe and holds.startswith(safe) else b""
        new = holds[len(before):]
        return list(dict.fromkeys([safe or b"", before + new[:len(new) // 2],
                                   before + bytes(len(new)), holds]))

    def names_left(self, folder):
        """Which of the changes to a directory may have come to be."""
        changes = self.pending[folder]
        if len(changes) <= 6:
            picks = itertools.product((False, True), repeat=len(changes))
        else:
            size = len(changes)
            picks = [[i < end for i in range(size)] for end in range(size + 1)]
            picks += [[(i == one) != turned for i in range(size)]
                      for one in range(size) for turned in (False, True)]
        for pick in picks:
            names = dict(self.names[folder])
            for (name, what), done in zip(changes, pick):
                if done:
                    names[name] = what
            yield {name: what for name, what in names.items() if what is not None}

    def states(self, chance):
        """Every disk that the cut may leave now: {path: bytes, or None for a directory}."""
        folders = sorted(self.pending)
        choices = [list(self.names_left(folder)) for folder in folders]
        for names in few(choices, chance):
            tree = dict(zip(folders, names))
            files = {}
            self.collect(tree, self.root, files)
            paths = list(files)
            lefts = [[None] if files[path] is DIR else self.bytes_left(files[path])
                     for path in paths]
            for contents in few(lefts, chance, 24):
                yield dict(zip(paths, contents))

    def collect(self, tree, folder, files):
        for name, what in tree[folder].items():
            path = os.path.join(folder, name)
            files[path] = what
            if what is DIR:
                self.collect(tree, path, files)


def few(choices, chance, most=MOST):
    """All combinations, or `most` of them by chance, the extremes among them."""
    total = 1
    for choice in choices:
        total *= len(choice)
    if total <= most:
        yield from itertools.product(*choices)
        return
    yield [choice[0] for choice in choices]
    yield [choice[-1] for choice in choices]
    for _ in range(most - 2):
        yield [chance.choice(choice) for choice in choices]


class States:
    """States written out side by side, and what would be shown of each."""

    def __init__(self, kit):
        self.kit = kit
        self.dir = os.path.join(kit.base, "states")
        self.blobs = {}
        shutil.rmtree(self.dir, ignore_errors=True)
        os.makedirs(self.dir)
        self.found = {}  # a state's digest -> what is shown of it
        self.waiting = []

    def blob(self, data):
        if data not in self.blobs:
            self.blobs[data] = os.path.join(self.dir, f"blob{len(self.blobs)}")
            with open(self.blobs[data], "wb") as file:
                file.write(data)
        return self.blobs[data]

    def write(self, state, target):
        os.makedirs(target)
        for path in sorted(state):
            full = target + path[len(self.kit.dir):]
            if state[path] is None:
                os.makedirs(full, exist_ok=True)
            else:
                os.link(self.blob(state[path]), full)

    def key(self, state):
        whole = hashlib.sha256()
        for path in sorted(state):
            data = state[path]
            whole.update(repr((path, data if data is None else hash(data))).encode())
        return whole.digest()

    def look(self, states):
        """What is shown of each; a state that was seen before is not asked again."""
        keys = [self.key(state) for state in states]
        new = {}
        for key, state in zip(keys, states):
            if key not in self.found:
                new.setdefault(key, state)
        dirs = []
        for number, state in enumerate(new.values()):
            dirs.append(os.path.join(self.dir, f"s{number}"))
            self.write(state, dirs[-1])
        done = subprocess.run([self.kit.player, "-", "each"], text=True, check=False,
                              input="".join(f"{name}/lib/store\n" for name in dirs),
                              stdout=subprocess.PIPE)
        lines = done.stdout.splitlines()
        for key, line in itertools.zip_longest(new, lines, fillvalue="the program ended"):
            self.found[key] = line
        for name in dirs:
            shutil.rmtree(name)
        return [self.found[key] for key in keys]


class Cut:
    """A run of the program, cut at each of its calls."""

    def __init__(self, kit, saved, steps, signed, extra=()):
        self.kit, self.saved, self.steps = kit, saved, steps
        self.signed = signed  # {path of a signature: its bytes} that the new must have
        self.view = States(kit)
        kit.restore(saved)
        self.old = kit.play("shown").stdout.rstrip("\n")
        self.lines = self.log(0)
        self.new = kit.play("shown").stdout.rstrip("\n")
        self.may = {self.old, self.new, *extra}
        self.syncs = sum(1 for line in self.lines if line[1] == "fsync")

    def log(self, drop):
        """The lines of all the steps' logs, begun at the saved store."""
        lines = []
        self.kit.restore(self.saved)
        for step, until in self.steps:
            file = os.path.join(self.kit.base, "log")
            step(self.kit.shimmed(log=file, data=1, drop=drop))
            with open(file, encoding="utf-8") as text:
                own = [line.split(" ") for line in text.read().splitlines()]
            lines += until(own) if until else own
        return lines

    def model(self, lines):
        """(states, broken ones with their place, the state dicts of some)."""
        self.kit.restore(self.saved)
        disk = Disk(self.kit.dir)
        chance = random.Random(1)
        count, broken, some = 0, [], []
        for number, words in enumerate(lines):
            last = number + 1 == len(lines)
            if not disk.do(words) and not last:
                continue
            states = list({self.view.key(state): state
                           for state in disk.states(chance)}.values())
            for state, shown in zip(states, self.view.look(states)):
                count += 1
                shown, _, copies = shown.rpartition(" = ")
                whole = shown != self.new or all(
                    state.get(path) == data for path, data in self.signed.items())
                if last:
                    whole = whole and copies == "twice"
                if shown not in ({self.new} if last else self.may) or not whole:
                    broken.append((" ".join(words[:3]), shown))
            some += chance.sample(states, min(2, len(states)))
        return count, broken, some


def try_again(cut, name, some, again, wanted):
    """From states that the cut left, the same is done once more, and succeeds."""
    kit = cut.kit
    for state in some[:40]:
        shutil.rmtree(kit.store, ignore_errors=True)
        target = os.path.join(cut.view.dir, "again")
        cut.view.write(state, target)
        if os.path.isdir(target + "/lib/store"):
            shutil.copytree(target + "/lib/store", kit.store)
        shutil.rmtree(target)
        done = again()
        kit.count(done.returncode == 0 and kit.shown() == wanted, f"{name}: again", done.stderr)


def sweep(cut, name, again=None, wanted=None, drop=True):
    kit = cut.kit
    count, broken, some = cut.model(cut.lines)
    kit.count(not broken and count > 0 and cut.old != cut.new,
              f"power cuts of {name}", str(broken[:3]))
    print(f"power   {name}: {count} states, {len(broken)} broken", flush=True)
    if again:
        try_again(cut, name, some, again, wanted)
    for number in kit.some(range(1, cut.syncs + 1 if drop else 1)):
        _, broken, _ = cut.model(cut.log(number))
        syncs = [line[2] for line in cut.lines if line[1] == "fsync"]
        path = syncs[number - 1]
        is_folder = any(word.startswith(path + "/") for line in cut.lines for word in line[2:])
        covered = is_folder and path in syncs[number:]
        kit.count(len(broken) > 0 or covered,
                  f"{name}: fsync {number} ({path}) can be left out unnoticed")
        print(f"power   {name}: fsync {number} removed "
              f"({os.path.relpath(path, kit.dir)[:40]}): {len(broken)} broken states", flush=True)


def signature(kit, name):
    path = os.path.join(kit.store, "packs", kit.digest(name) + ".minisig")
    with open(kit.file(name) + ".minisig", "rb") as file:
        return {path: file.read()}


def run_all(kit, drop=True):
    """Without drop only what the program itself does is looked at, and no sync is left out."""
    kit.content("v1.pack", 1)
    kit.content("v2.pack", 2, home="Second")
    kit.content("v3.pack", 3, home="Third")
    kit.clinic("c1.pack", 1)
    v1, v2, v3 = kit.digest("v1.pack"), kit.digest("v2.pack"), kit.digest("v3.pack")

    def install(name):
        return lambda shim=None: kit.install(name, shim=shim)

    def play(*words):
        return lambda shim=None: kit.play(*words, shim=shim)

    shutil.rmtree(kit.store, ignore_errors=True)
    kit.save("none")
    sweep(Cut(kit, "none", [(install("v1.pack"), None)], signature(kit, "v1.pack")),
          "a first install", install("v1.pack"), (v1,), drop)
    kit.restore("none")
    kit.good("v1.pack")
    kit.save("v1")
    sweep(Cut(kit, "v1", [(install("v2.pack"), None)], signature(kit, "v2.pack")),
          "an install", install("v2.pack"), (v2,), drop)
    sweep(Cut(kit, "v1", [(install("c1.pack"), None)], signature(kit, "c1.pack")),
          "a clinic's layer", install("c1.pack"), (v1, kit.digest("c1.pack")), drop)
    kit.restore("v1")

    # Packs beyond the twelve go at its end, and their going need not be on the disk.
    for n in range(4):
        for ending in (".pack", ".minisig", ".sums", ".finished"):
            with open(f"{kit.store}/packs/{n:0128x}{ending}", "w", encoding="utf-8") as file:
                file.write("long ago")
    kit.save("full")
    sweep(Cut(kit, "full", [(install("v2.pack"), None)], signature(kit, "v2.pack")),
          "an install that cleans up", drop=False)

    def until_switched(lines, which=0):
        ends = [n for n, line in enumerate(lines) if line[1] == "rename"
                and "/active-" in line[3]]
        return lines[:ends[which] + 1]

    # Killed between the switch and its sync: what is installed already must be made safe.
    kit.restore("v1")
    switched = Cut(kit, "v1", [(install("v2.pack"), until_switched),
                               (install("v2.pack"), None)], signature(kit, "v2.pack"))
    sweep(switched, "an install after one that was killed", drop=False)
    kit.restore("v1")
    mirrored = Cut(kit, "v1", [(install("v2.pack"), lambda lines: until_switched(lines, 1)),
                               (install("v2.pack"), None)], signature(kit, "v2.pack"))
    sweep(mirrored, "an install after one that was killed at its second record", drop=False)

    kit.restore("v1")
    kit.install("v2.pack", check=True)
    kit.save("trial")
    for words in (("begin",), ("good",), ("bad", "a page fails"), ("note", "1700000000")):
        sweep(Cut(kit, "trial", [(play(*words), None)], {}), f"the player's {words[0]}", drop=drop)
    kit.play("note", "1700000000")
    kit.play("begin")
    kit.play("good")
    kit.save("v2")
    sweep(Cut(kit, "v2", [(lambda shim=None: kit.verb("rollback", shim=shim), None)], {}),
          "a rollback", drop=drop)
    kit.restore("v2")
    kit.install("v3.pack", check=True)
    kit.save("v3")
    sweep(Cut(kit, "v3", [(play("note", "1700000500"), None)], {}), "the player's second note",
          drop=drop)

    # A trial that can't be read goes before there is a new stack, which it would condemn.
    kit.play("begin")
    without = kit.play("shown").stdout.replace("| 0 2 ", "| 0 3 ").rstrip("\n")
    with open(kit.store + "/state/trial", "r+b") as trial:
        for at in (100, 4196):
            trial.seek(at)
            trial.write(b"?")
    kit.save("doubt")
    kit.content("v4.pack", 4, home="Fourth")
    sweep(Cut(kit, "doubt", [(install("v4.pack"), None)], signature(kit, "v4.pack"), [without]),
          "an install over a damaged trial", drop=drop)
    kit.count(kit.shown() != (v3,), "the last install is shown")

    # Neither record is whole: what is shown is kept, and written down twice.
    kit.restore("v2")
    for name in ("active-a", "active-b"):
        with open(f"{kit.store}/{name}", "r+b") as record:
            record.seek(50)
            record.write(b"?")
    kit.save("neither")
    begun = kit.shown()
    kit.count(begun == (v2,), "the newest is shown")
    nothing = kit.play("shown").stdout.rstrip("\n")
    kit.install("v2.pack", "--begin-anew", check=True)
    kept = kit.play("shown").stdout.rstrip("\n")
    kit.count(kept.startswith(v2) and nothing.startswith("damaged"), "it is kept", kept)
    anew = Cut(kit, "neither", [(lambda shim=None: kit.install("v3.pack", "--begin-anew",
                                                               shim=shim), None)],
               signature(kit, "v3.pack"), [kept])
    sweep(anew, "an install that begins anew", drop=False)

