"""Each file system call fails once, with each error, or is done in part: the program never
says that it is done unless that survives a power cut, nothing is broken, and the same done
again succeeds."""

import errno
import os
import random
import shutil

import power

ERRORS = ("ENOSPC", "EIO", "EROFS", "EINTR")
WRITES = ("create", "write", "pwrite", "fsync", "rename", "unlink", "mkdir", "empty")


class Failer:
    """One thing that is done to a store, while a call of it fails."""

    def __init__(self, kit, saved, step):
        self.kit, self.saved, self.step = kit, saved, step
        self.view = power.States(kit)
        kit.restore(saved)
        self.old = kit.play("shown").stdout
        self.calls, _ = self.run()
        self.new = kit.play("shown").stdout
        self.injected = self.said_done = 0

    def run(self, **fault):
        """The log of a run, {number: [words]}, and how it ended."""
        file = os.path.join(self.kit.base, "log")
        self.kit.restore(self.saved)
        done = self.step(self.kit.shimmed(log=file, data=1, **fault))
        with open(file, encoding="utf-8") as text:
            lines = [line.split(" ") for line in text.read().splitlines()]
        return {int(line[0]): line for line in lines}, done

    def survives(self, log):
        """Whether every power cut after this run leaves the new."""
        kit = self.kit
        after = kit.play("shown").stdout
        shutil.rmtree(kit.base + "/after", ignore_errors=True)
        shutil.copytree(kit.store, kit.base + "/after")
        kit.restore(self.saved)
        disk = power.Disk(kit.dir)
        for line in log.values():
            disk.do(line)
        states = list(disk.states(random.Random(2)))
        shown = set(self.view.look(states))
        shutil.rmtree(kit.store, ignore_errors=True)
        shutil.copytree(kit.base + "/after", kit.store)
        return after == self.new and shown == {self.new.rstrip("\n") + " = twice"}

    def one(self, name, number, action, error="EIO"):
        kit = self.kit
        log, done = self.run(at=number, do=action, errno=getattr(errno, error))
        place = f"{name}, call {number} ({self.calls[number][1]}) {action} {error}"
        if number not in log:
            return
        self.injected += 1
        if done.returncode == 0:
            self.said_done += 1
            kit.count(self.survives(log), place + ": said to be done", done.stdout)
        else:
            shown = kit.play("shown").stdout
            kit.count(shown in (self.old, self.new), place, shown)
            kit.count("installed" not in done.stdout and done.stderr.strip() != "",
                      place + ": no reason is given", done.stdout)
        if kit.play("shown").stdout != self.new:
            done = self.step({})
            after = kit.play("shown").stdout
            kit.count(done.returncode == 0 and after == self.new, place + ": again",
                      done.stderr + after)

    def sweep(self, name, errors=ERRORS):
        for number, words in self.kit.some(self.calls.items()):
            for error in errors:
                self.one(name, number, "fail", error)
            if words[1] in ("read", "write", "pread", "pwrite"):
                self.one(name, number, "short")
            if words[1] in WRITES:
                self.one(name, number, "full", "ENOSPC")
        print(f"errors  {name}: {self.injected} injected in {len(self.calls)} calls, "
              f"{self.said_done} done all the same", flush=True)


def run_all(kit):
    kit.content("v1.pack", 1)
    kit.content("v2.pack", 2, home="Second")
    kit.clinic("c1.pack", 1)
    kit.save("none")

    def install(name):
        return lambda shim: kit.install(name, shim=shim)

    def play(*words):
        return lambda shim: kit.play(*words, shim=shim)

    Failer(kit, "none", install("v1.pack")).sweep("a first install", ("EIO",))
    kit.restore("none")
    kit.good("v1.pack")
    kit.save("v1")
    Failer(kit, "v1", install("v2.pack")).sweep("an install")
    Failer(kit, "v1", install("c1.pack")).sweep("a clinic's layer", ("EIO",))
    kit.restore("v1")
    kit.install("v2.pack", check=True)
    kit.save("trial")
    for words in (["begin"], ["good"], ["bad", "a page fails"], ["note", "1700000000"]):
        Failer(kit, "trial", play(*words)).sweep(f"the player's {words[0]}")
    kit.restore("trial")
    kit.play("begin")
    kit.play("good")
    kit.save("v2")
    Failer(kit, "v2", lambda shim: kit.verb("rollback", shim=shim)).sweep("a rollback")
