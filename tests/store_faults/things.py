"""Pipes, devices, links, directories and files of 1 GiB in the place of each file of the store:
every verb ends at once with a message, and nothing outside is touched. And what the player's
account may forge: root's record does not come from it."""

import os
import resource
import shutil
import stat
import subprocess
import time

import kills

GIB = 1 << 30
CPU_S = 1.0  # a verb may wait for others that work on this machine, but not work itself
HANGS_S = 20

FILES = ("active-a", "active-b", "both records", "active-a.new", "active-b.new", "lock", "state",
         "state/trial", "state/trial.new", "state/starts", "state/history", "state/history.1",
         "staging", "staging/new.pack", "staging/new.minisig", "staging/new.sums", "staging/new.finished",
         "packs", "PACK", "SIGNATURE", "SUMS", "FINISHED")


def pipe(path, kit):
    os.mkfifo(path)


def device(path, kit):
    os.mknod(path, stat.S_IFCHR | 0o666, os.makedev(1, 5))


def link(path, kit):
    os.symlink(kit.victim, path)


def link_to_directory(path, kit):
    os.symlink(os.path.dirname(kit.victim), path)


def endless(path, kit):
    os.symlink("/dev/zero", path)


def folder(path, kit):
    os.mkdir(path)


def full_folder(path, kit):
    os.makedirs(path + "/in/it")


def huge(path, kit):
    with open(path, "wb") as file:
        file.truncate(GIB)


LESS = (link_to_directory, endless, full_folder)  # what only an install could follow
THINGS = (pipe, device, link, link_to_directory, endless, folder, full_folder, huge)


def paths(kit, name):
    if name == "both records":
        return [kit.store + "/active-a", kit.store + "/active-b"]
    pack = f"{kit.store}/packs/{kit.digest('v2.pack')}"
    return [{"PACK": pack + ".pack", "SIGNATURE": pack + ".minisig", "SUMS": pack + ".sums",
             "FINISHED": pack + ".finished"}.get(name, f"{kit.store}/{name}")]


def put(kit, name, thing):
    for path in paths(kit, name):
        if os.path.isdir(path):
            shutil.rmtree(path)
        elif os.path.lexists(path):
            os.remove(path)
        thing(path, kit)


def outside(kit):
    """All that a link leads to, as it is."""
    folder_of = os.path.dirname(kit.victim)
    with open(kit.victim, encoding="utf-8") as file:
        info = os.stat(kit.victim)
        return file.read(), info.st_mode, info.st_uid, info.st_mtime_ns, os.listdir(folder_of)


def one(kit, what, run):
    before, cpu = outside(kit), resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    try:
        done = run()
    except subprocess.TimeoutExpired:
        return kit.count(False, what, "it hangs")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - cpu.ru_utime - cpu.ru_stime
    good = done.returncode in (0, 1) and (done.stdout + done.stderr).strip() != ""
    return kit.count(good and used < CPU_S and time.monotonic() - start < HANGS_S
                     and outside(kit) == before, what,
                     f"{done.returncode}, {used:.1f} s: {done.stdout}{done.stderr}")


def verbs(kit):
    def verb(*words):
        return lambda: kit.run(kit.anteroom, *words, "--conf", kit.conf, timeout=HANGS_S)

    def play(*words):
        def run():
            done = kit.run(kit.player, kit.store, *words, timeout=HANGS_S)
            done.stdout += "done" if done.returncode == 0 else ""
            return done
        return run

    return (("install", verb("install", kit.file("v3.pack"))), ("rollback", verb("rollback")),
            ("status", verb("status")), ("history", verb("status", "--history")),
            ("doctor", verb("doctor")), ("verify", verb("verify", kit.file("v3.pack"))),
            ("the player's begin", play("begin")), ("the player's note", play("note", "1700000000")),
            ("what is shown", play("shown")))


def every_thing(kit):
    every = [(name, thing, verb, run) for name in FILES for thing in THINGS
             for verb, run in verbs(kit)
             if not (thing is device and os.geteuid() != 0)
             and (thing not in LESS or verb in ("install", "status", "what is shown"))]
    some = kit.some(every)
    for name, thing, verb, run in some:
        kit.restore("things")
        put(kit, name, thing)
        one(kit, f"{verb}, with a {thing.__name__} for {name}", run)
    print(f"things  {len(some)} runs with something else in a file's place", flush=True)


def in_a_window(kit):
    """The real player, at its start."""
    for name in ("both records", "state/trial", "state/history", "PACK"):
        kit.restore("things")
        put(kit, name, pipe)
        new = name in ("both records", "state/history")
        kit.count(kills.shows(kit, "Welcome two" if new else "Welcome one"),
                  f"run, with a pipe for {name}")


def fnv(data):
    value = 0xcbf29ce484222325
    for byte in data:
        value = (value ^ byte) * 0x100000001b3 & (1 << 64) - 1
    return value


def forge(kit, text, serial=(1 << 64) - 1):
    """state/trial as its owner could write it, with a right check sum."""
    slot = f"anteroom-state 2\nserial {serial}\n{text}".encode()
    slot += b"check %016x\n" % fnv(slot)
    with open(kit.store + "/state/trial", "wb") as file:
        file.write(slot.ljust(4096, b"\0") * 2)


def record(kit):
    """Lines of the record, by their first word."""
    lines = {}
    with open(kit.store + "/active-a", encoding="utf-8") as file:
        for line in file.read().splitlines():
            lines.setdefault(line.split(" ", 1)[0], []).append(line)
    return lines


def floors(kit):
    return {(line.split(" ")[1], line.split(" ")[2]): int(line.split(" ")[3])
            for line in record(kit).get("floor", [])}


def forged(kit):
    """Whatever the player's account writes: root's verbs go on, from root's own numbers."""
    kit.restore("things")
    before, low = record(kit), floors(kit)
    since = int(before["since"][0].split(" ")[1])
    kit.play("begin")
    with open(kit.store + "/state/trial", "rb") as file:
        stack = next(line for line in file.read().decode().splitlines()
                     if line.startswith("stack "))
    texts = [f"generation {number}\n{stack}\ntries {tries}\nverdict {verdict}\nreason \n"
             for number in (since, since + 1, 0, -1, 1 << 53, (1 << 63) - 2, (1 << 63) - 1, 1 << 64)
             for verdict, tries in (("good", 2), ("bad", 2), ("trial", 0), ("trial", 3),
                                    ("trial", 2147483647), ("trial", -1))]
    texts += ["", "generation\n", "x" * 3800, texts[0].replace(stack, "stack " + "0" * 128),
              texts[0].replace("reason ", "reason " + "r" * 500)]
    for text in texts:
        kit.restore("things")
        forge(kit, text)
        done = kit.install("v3.pack")
        now = record(kit)
        kit.count(done.returncode == 0 and kit.shown() == (kit.digest("v3.pack"),)
                  and now["generation"] == [f"generation {since + 1}"]
                  and all(floors(kit).get(key, -1) >= low[key] for key in low),
                  f"an install over {text!r}", done.stderr + str(now))
        done = kit.verb("rollback")
        kit.count(done.returncode == 0 and len(kit.shown()) == 1, f"a rollback after {text!r}",
                  done.stderr)
    print(f"forged  {len(texts)} forged trials", flush=True)


def run_all(kit):
    kit.victim = kit.base + "/outside/victim"
    os.makedirs(os.path.dirname(kit.victim))
    with open(kit.victim, "w", encoding="utf-8") as file:
        file.write("not the store's")
    for number, word in ((1, "one"), (2, "two"), (3, "three")):
        kit.content(f"v{number}.pack", number, welcome=f"Welcome {word}")
    kit.good("v1.pack")
    kit.play("note", "1600000000")
    kit.install("v2.pack", check=True)
    kit.save("things")
    forged(kit)
    every_thing(kit)
    in_a_window(kit)
