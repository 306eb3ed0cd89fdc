"""What is not taken, each with its reason, while the old pack goes on being shown; and the
ways that a stack on trial comes and goes."""

import fcntl
import os
import re
import shutil
import subprocess
import threading
import time


def refuse(kit, name, file, reason, shim=None):
    """`file` is not installed; what it says matches `reason`; nothing else changed."""
    before = kit.play("shown").stdout
    try:
        done = kit.verb("install", file, shim=shim)
    except subprocess.TimeoutExpired:
        return kit.count(False, name, "it never ended")
    said = done.stderr.replace("\n", " ")
    return kit.count(done.returncode == 1 and re.search(reason, said) is not None
                     and "installed" not in done.stdout
                     and kit.play("shown").stdout == before, name, said + done.stdout)


def take(kit, name, file, *options):
    done = kit.install(file, *options)
    return kit.count(done.returncode == 0 and "installed" in done.stdout, name, done.stderr)


def signatures(kit):
    kit.content("a.pack", 5, home="Stranger", key="stranger")
    refuse(kit, "a stranger's key", kit.file("a.pack"), "unknown key .*copy its .pub")
    kit.content("a.pack", 5, home="Clinic", key="clinic")
    refuse(kit, "a clinic's key under content", kit.file("a.pack"), "clinic.*content key")
    kit.layer("a.pack", {"keys.conf": "sequence = 1\n"}, key="clinic")
    refuse(kit, "a clinic's key under keys", kit.file("a.pack"), "clinic.*content key")
    kit.content("a.pack", 5, home="A")
    kit.content("b.pack", 6, home="B")
    shutil.copy(kit.file("b.pack.minisig"), kit.file("a.pack.minisig"))
    refuse(kit, "another file's signature", kit.file("a.pack"), "a.pack: .*(changed|signature)")
    os.remove(kit.file("a.pack.minisig"))
    refuse(kit, "no signature", kit.file("a.pack"), "no signature .*carry both files")
    kit.sign("a.pack", "content")
    with open(kit.file("a.pack"), "r+b") as file:
        file.seek(100)
        byte = file.read(1)[0]
        file.seek(100)
        file.write(bytes([byte ^ 1]))
    refuse(kit, "a bit that flipped", kit.file("a.pack"), "a.pack: .*(changed|signature)")
    os.truncate(kit.file("a.pack"), 200)
    refuse(kit, "a file without its end", kit.file("a.pack"), "a.pack: .*(changed|signature)")
    os.truncate(kit.file("a.pack"), 0)
    refuse(kit, "an empty file", kit.file("a.pack"), "a.pack: .*empty")
    refuse(kit, "no file", kit.file("none.pack"), "none.pack")
    refuse(kit, "a directory", kit.base, "no signature|not a plain file")
    refuse(kit, "a signed file that is no pack", signed_text(kit), "text.pack.*(zip|packed)")


def signed_text(kit):
    with open(kit.file("text.pack"), "w", encoding="utf-8") as file:
        file.write("Not a pack, but signed. " * 20)
    kit.sign("text.pack", "content")
    return kit.file("text.pack")


def restless_files(kit):
    kit.content("a.pack", 5, home="A")
    good = kit.file("a.pack.minisig")
    os.mkfifo(kit.file("pipe.pack"))
    os.symlink("/dev/zero", kit.file("zero.pack"))
    for name in ("pipe", "zero", "grows", "shrinks"):
        shutil.copy(good, kit.file(name + ".pack.minisig"))
    for name in ("pipe", "zero"):
        start = time.monotonic()
        refuse(kit, f"{name}.pack", kit.file(name + ".pack"), "not a plain file")
        kit.count(time.monotonic() - start < 20, f"{name}.pack: at once")
    for name, change in (("grows", lambda file: file.write(b"more" * 1000)),
                         ("shrinks", lambda file: file.truncate(1000))):
        path = kit.file(name + ".pack")
        with open(path, "wb") as file:
            file.write(os.urandom(1 << 20) * 48)
        stop = threading.Event()

        def work(path=path, change=change, stop=stop):
            with open(path, "r+b", buffering=0) as file:
                file.seek(0, 2)
                while not stop.is_set():
                    if os.path.exists(kit.store + "/staging/new.pack"):
                        change(file)
                    time.sleep(0.0005)

        thread = threading.Thread(target=work)
        thread.start()
        refuse(kit, name, path, f"{name}.pack: .*(chang|grew|grow|short|shr|smaller|larger)")
        stop.set()
        thread.join()
        os.remove(path)


def sequences(kit):
    """2 is good here."""
    kit.content("a.pack", 1)
    refuse(kit, "an older sequence", kit.file("a.pack"), r"older \(sequence 1\).*\(2\)")
    kit.content("a.pack", 2, home="Other bytes")
    refuse(kit, "the same sequence", kit.file("a.pack"), r"same sequence \(2\)")
    kit.content("a.pack", 1000003, home="Far")
    refuse(kit, "a jump", kit.file("a.pack"), "jumps from 2 to 1000003")
    for number in ("-1", "9007199254740993", "99999999999999999999", "1e3", "x"):
        kit.content("a.pack", number, home="Odd")
        refuse(kit, f"sequence {number}", kit.file("a.pack"), "sequence = ")


def layers(kit):
    kit.clinic("c.pack", 1, more={"pages/home.lua": "return page {}\n"})
    refuse(kit, "a page in a clinic's layer", kit.file("c.pack"), "found pages/home.lua")
    kit.clinic("c.pack", 1, more={"locale/en.po": ""})
    refuse(kit, "words in a clinic's layer", kit.file("c.pack"), "found locale/en.po")
    kit.clinic("c.pack", 1, conf="for = flu-shots\n")
    refuse(kit, "a clinic's layer for another pack", kit.file("c.pack"), "made for .*flu-shots")
    kit.clinic("c.pack", 1, conf="colour = red\n")
    refuse(kit, "an unknown slot", kit.file("c.pack"), "unknown key `colour`")
    kit.content("a.pack", 5, more={"pages/third.lua": "return page { title = nowhere }\n"})
    refuse(kit, "a page that fails", kit.file("a.pack"), "trying it .*pages/third.lua:1")
    kit.content("a.pack", 5, more={"pages/third.lua": "while true do end\n"})
    refuse(kit, "a page that hangs", kit.file("a.pack"), "trying it .*pages/third.lua")


def disks(kit):
    kit.content("a.pack", 5, home="New")
    with open(kit.store + "/lock", "w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        refuse(kit, "a locked store", kit.file("a.pack"), "another install is at work .*wait")
    kit.save("disks")
    if os.geteuid() == 0:
        os.chmod(kit.base, 0o755)
        done = kit.run("setpriv", "--reuid=65534", "--clear-groups", kit.anteroom, "install",
                       kit.file("a.pack"), "--conf", kit.conf)
        kit.count(done.returncode == 1 and "with sudo" in done.stderr, "nobody", done.stderr)
    if os.geteuid() != 0:
        print("refusals: a full and a read-only disk take root: only the shim's were tried")
        return
    for options, reason in (("size=64k,nr_inodes=40", "No space left"),
                            ("ro", "Read-only file system")):
        kit.restore("disks")
        mount(kit, options)
        kit.content("big.pack", 6, more={"data/big.csv": noise()})
        refuse(kit, options, kit.file("big.pack"), reason)
        kit.run("umount", kit.store, check=True)
    kit.restore("disks")


def noise():
    return os.urandom(60000).hex()


def mount(kit, options):
    """A small disk over the store, with the store's files on it."""
    copy = kit.base + "/copy"
    shutil.copytree(kit.store, copy)
    size = options if options != "ro" else "size=1m"
    kit.run("mount", "-t", "tmpfs", "-o", size, "none", kit.store, check=True)
    shutil.copytree(copy, kit.store, dirs_exist_ok=True)
    shutil.rmtree(copy)
    if options == "ro":
        kit.run("mount", "-o", "remount,ro", kit.store, check=True)


def short_disk(kit):
    """Where the disk is short, packs that are kept go, the oldest first; those in use stay."""
    kit.save("short")
    if os.geteuid() != 0:
        return
    mount(kit, "size=1400k")
    for sequence in range(10, 22):
        kit.content("n.pack", sequence, more={"data/big.csv": noise() * 2})
        take(kit, f"a short disk, pack {sequence}", "n.pack")
        kit.play("begin")
        kit.play("good")
    files = [name for name in os.listdir(kit.store + "/packs") if name.endswith(".pack")]
    kit.count(2 <= len(files) < 12, "a short disk keeps fewer", str(len(files)))
    kit.count(kit.verb("rollback").returncode == 0 and kit.status()["shows"] == "active",
              "a short disk can go back")
    kit.run("umount", kit.store, check=True)
    kit.restore("short")


def twelve(kit):
    """The last twelve packs stay, with those in use among them; what is older goes."""
    kit.save("twelve")
    names = []
    for sequence in range(10, 25):
        kit.content("n.pack", sequence)
        take(kit, f"pack {sequence}", "n.pack")
        names.append(kit.digest("n.pack") + ".pack")
    left = {name for name in os.listdir(kit.store + "/packs") if name.endswith(".pack")}
    in_use = {pack["digest"] + ".pack" for pack in kit.status()["previous"]}
    kit.count(len(left) == 12 and set(names[-11:]) | in_use == left, "twelve stay", str(left))
    kit.restore("twelve")


def trials(kit):
    kit.content("v3.pack", 3, home="Third")
    kit.content("v4.pack", 4, home="Fourth")
    old = kit.shown()
    take(kit, "a new pack", "v3.pack")
    new = (kit.digest("v3.pack"),)
    for start in range(3):  # the player dies each time
        kit.count(kit.shown() == new, f"start {start + 1} shows the new one")
        kit.count(kit.play("begin").returncode == 0, f"start {start + 1}")
    kit.count(kit.shown() == old, "after three starts that ended the old one is back")
    kit.count(kit.play("begin").returncode == 1, "there is no fourth start")
    text = kit.verb("status").stdout
    kit.count("no starts are left" in text and "shown     previous" in text, "status", text)
    refuse(kit, "the same again, by itself", kit.file("v3.pack"), "failed its trial .*--again")
    take(kit, "the same again, said by a person", "v3.pack", "--again")
    kit.count(kit.shown() == new, "it gets a new trial")
    kit.play("begin")
    kit.play("bad", "showing third in es: no such picture")
    kit.count(kit.shown() == old, "a bad one is passed over")
    text = kit.verb("status").stdout
    kit.count("failed: showing third in es: no such picture" in text, "why it failed", text)
    kit.good("v4.pack")
    kit.count(kit.shown() == (kit.digest("v4.pack"),), "the next one")
    text = kit.verb("status").stdout
    kit.count(f"refused   {new[0][:16]}, which failed its trial" in text, "it is remembered", text)
    done = kit.verb("rollback")
    kit.count(done.returncode == 0 and kit.shown() == old, "rollback goes to the last good one",
              done.stderr)
    kit.count("no earlier pack" in kit.verb("rollback").stderr, "and no further")
    refuse(kit, "what failed and is older than the good one that was gone back from",
           kit.file("v3.pack"), "failed its trial")
    refuse(kit, "what was gone back from", kit.file("v4.pack"), "gone back from here.*--again")
    back_from_failed(kit)
    take(kit, "forward again", "v4.pack", "--again")


def back_from_failed(kit):
    """Whatever the player says, going back is root's to say, and it is remembered."""
    kit.save("back")
    kit.content("v5.pack", 5, home="Failed")
    old = kit.shown()
    kit.install("v5.pack", check=True)
    kit.play("begin")
    kit.play("bad", "a page")
    done = kit.verb("rollback")
    kit.count(done.returncode == 0 and kit.shown() == old and kit.status()["shows"] == "active",
              "back from what failed already", done.stderr)
    refuse(kit, "it does not come back", kit.file("v5.pack"), "gone back from here")
    kit.restore("back")


def damage(kit):
    """A pack whose bytes changed on the disk is passed over, and put right by an install."""
    kit.content("v5.pack", 5, home="Fifth")
    kit.play("begin")
    kit.play("good")
    old = kit.shown()
    kit.good("v5.pack")
    path = f"{kit.store}/packs/{kit.digest('v5.pack')}.pack"
    for spoil in (lambda: os.remove(path), lambda: flip(path)):
        spoil()
        kit.count(kit.shown() == old, "a spoilt pack is passed over")
        take(kit, "a spoilt pack is put right", "v5.pack")
        kit.count(kit.shown() == (kit.digest("v5.pack"),), "it is shown again")
    whole = kit.shown()
    for name in ("active-a", "active-b"):
        flip(f"{kit.store}/{name}")
        kit.count(kit.shown() == whole and kit.status()["shows"] == "active", f"a spoilt {name}")
        done = kit.verb("install", "--begin-anew", kit.file("v5.pack"))
        kit.count(done.returncode == 1 and "is whole: leave --begin-anew out" in done.stderr,
                  "nothing is begun anew then", done.stderr)
        with open(kit.store + "/active-a", "rb") as a, open(kit.store + "/active-b", "rb") as b:
            kit.count(a.read() == b.read(), "root's next verb writes the other")
    anew(kit, whole)


def anew(kit, whole):
    """Neither record is whole: no floor is forgotten but where a person says so."""
    kit.content("v4.pack", 4, home="Older")
    for name in ("active-a", "active-b"):
        flip(f"{kit.store}/{name}")
    with open(kit.store + "/active-a", "rb") as record:
        spoilt = record.read()
    status = kit.status()
    kit.count(kit.shown() == whole and status["shows"] == "salvaged", "the newest is shown",
              str(status))
    kit.count("neither record" in kit.verb("doctor").stdout, "doctor says so")
    for file in ("v4.pack", "v5.pack"):
        refuse(kit, "no record", kit.file(file), "neither record .*--begin-anew")
    done = kit.verb("rollback")
    kit.count(done.returncode == 1 and "--begin-anew" in done.stderr, "no rollback", done.stderr)
    with open(kit.store + "/active-a", "rb") as record:
        left = record.read()
    kit.count(kit.shown() == whole and left == spoilt, "nothing was written")
    done = kit.install("v4.pack", "--begin-anew")
    kit.count(done.returncode == 1 and "is older" in done.stderr and kit.shown() == whole,
              "what is shown is kept, with its floor", done.stderr)
    kit.count(kit.status()["shows"] == "active", "the record is whole again")
    kit.count("begun anew" in kit.verb("status", "--history").stdout, "the history tells of it")
    take(kit, "the same again", "v5.pack")
    done = kit.install("v5.pack", "--begin-anew")
    kit.count(done.returncode == 1 and "is whole" in done.stderr, "once only", done.stderr)


def flip(path):
    os.chmod(path, 0o644)
    with open(path, "r+b") as file:
        file.seek(50)
        byte = file.read(1)[0]
        file.seek(50)
        file.write(bytes([byte ^ 16]))


def clinics(kit):
    kit.clinic("c1.pack", 1, conf="for = small\n")
    take(kit, "a clinic's layer", "c1.pack")
    kit.count(kit.shown()[1:] == (kit.digest("c1.pack"),), "it lies over the pack")
    kit.content("o1.pack", 1, pack_id="other")
    refuse(kit, "another pack under the clinic's layer", kit.file("o1.pack"), "made for .*small")
    kit.clinic("c2.pack", 2)
    take(kit, "a clinic's layer for any pack", "c2.pack")
    take(kit, "then the other pack", "o1.pack")
    kit.count(kit.shown() == (kit.digest("o1.pack"), kit.digest("c2.pack")),
              "the clinic's layer stays")


def says_revoked(kit, name, key_id):
    """`status` and `doctor` tell of the shown pack's key that it is revoked; None: of none."""
    packs = {pack["role"]: pack for pack in kit.status()["shown"]}
    kit.count(packs["content"].get("revoked_key") == key_id, f"{name}: status --json",
              str(packs["content"]))
    wanted = f"is shown, and its key {key_id} "
    for verb in "status", "doctor":
        said = kit.verb(verb).stdout
        kit.count(wanted in said if key_id else "is revoked" not in said, f"{name}: {verb}", said)


def keys(kit):
    """A keys layer adds and revokes; what a revoked key signed stays, new ones are refused."""
    with open(f"{kit.base}/stranger.pub", encoding="utf-8") as file:
        stranger = file.read()
    ids = {key["file"].rsplit("/", 1)[1]: key["id"] for key in kit.status()["keys"]}
    spare = ids["content-spare.pub"]
    kit.content("s1.pack", 1, pack_id="spare", key="spare", home="By the spare key")
    take(kit, "a pack by the key that will be revoked", "s1.pack")
    says_revoked(kit, "before a key is revoked", None)
    shown = kit.shown()
    kit.layer("k1.pack", {"keys.conf": f"sequence = 1\nrevoke = {spare}\n",
                          "keys/content-new.pub": stranger})
    take(kit, "a keys layer", "k1.pack")
    kit.count(kit.shown() == shown, "it leaves what is shown alone")
    says_revoked(kit, "after its key was revoked", spare)
    kit.content("o2.pack", 2, pack_id="other", key="spare", home="Revoked")
    refuse(kit, "a revoked key", kit.file("o2.pack"), "revoked|withdrawn")
    kit.content("o2.pack", 2, pack_id="other", key="stranger", home="Added")
    take(kit, "a key that was added", "o2.pack")
    says_revoked(kit, "when another key's pack is shown", None)
    kit.layer("k2.pack", {"keys.conf": f"sequence = 2\nrevoke = {ids['content.pub']}\n"})
    refuse(kit, "a keys layer that revokes its signer", kit.file("k2.pack"), "signed|itself|own")
    kit.layer("k2.pack", {"keys.conf": "sequence = 2\n"}, key="stranger")
    refuse(kit, "a keys layer by a key that one brought", kit.file("k2.pack"), "unknown key")
    kit.layer("k2.pack", {"keys.conf": "sequence = 2\n"}, key="spare")
    refuse(kit, "a keys layer by a key that one revoked", kit.file("k2.pack"), "revoked")
    kit.layer("k0.pack", {"keys.conf": "sequence = 0\n"})
    refuse(kit, "an older keys layer", kit.file("k0.pack"), "is older .*keys.conf")
    path = f"{kit.store}/packs/{kit.digest('k1.pack')}.pack"
    flip(path)
    kit.content("o3.pack", 3, pack_id="other", home="Third")
    refuse(kit, "a damaged keys layer", kit.file("o3.pack"), "keys layer .install it again")
    take(kit, "the keys layer again", "k1.pack")
    take(kit, "and then the pack", "o3.pack")
    kit.layer("k2.pack", {"keys.conf": "sequence = 2\n", "keys/content-new.pub": stranger})
    take(kit, "a keys layer that brings the same key again", "k2.pack")
    kit.content("o4.pack", 4, pack_id="other", key="spare", home="Fourth")
    take(kit, "it alone counts: what it does not revoke may sign", "o4.pack")


def rot(kit):
    """The disk has other bytes than were written: nothing is said to be installed."""
    kit.content("r.pack", 9, pack_id="rotten")
    kit.save("rot")
    old = kit.shown()
    for turn, what in enumerate(("the pack", "its signature", "a record", "the other record"), 1):
        kit.restore("rot")
        done = kit.install("r.pack", shim=kit.shimmed(rot=turn))
        kit.count(done.returncode == 1 and "is not what was written" in done.stderr
                  and "installed" not in done.stdout, f"rot in {what}", done.stderr)
        kit.count(turn == 4 or kit.shown() == old, f"rot in {what}: the old is shown")
    kit.restore("rot")
    done = kit.install("r.pack", shim=kit.shimmed(rot=5))
    kit.count(done.returncode == 0, "there are four to read back", done.stderr)
    kit.restore("rot")


def run_all(kit):
    before = kit.passed
    kit.clinic("c.pack", 1)
    refuse(kit, "a clinic's layer first", kit.file("c.pack"), "install the content pack first")
    kit.content("v1.pack", 1, home="First")
    kit.content("v2.pack", 2, home="Second")
    kit.good("v1.pack")
    kit.good("v2.pack")
    take(kit, "what is shown", "v2.pack")
    kit.count("is installed already" in kit.install("v2.pack").stdout, "it says so")
    for part in (signatures, restless_files, sequences, layers, disks, short_disk, twelve,
                 trials, damage, rot, clinics, keys):
        part(kit)
    print(f"refuse  {kit.passed - before} things refused, taken or shown as they should",
          flush=True)
