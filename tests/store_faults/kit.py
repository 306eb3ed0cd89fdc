"""A store, keys, and small signed packs in a scratch directory; and the ways to run them."""

import json
import os
import shutil
import subprocess
import sys
import tempfile

HOME = """return page {
  title = _"%s",
  body = function()
    return { text(_"Some words.") }
  end,
}
"""


class Kit:
    """All that a sweep works on. Files below `dir` are what the shim counts."""

    def __init__(self, anteroom, share=1):
        self.share = share  # one in so many of what is swept over
        build = os.path.dirname(os.path.abspath(anteroom))
        self.anteroom = os.path.abspath(anteroom)
        self.player = os.path.join(build, "tests", "store_player")
        self.shim = os.path.join(build, "tests", "libstore_shim.so")
        for file in (self.anteroom, self.player, self.shim):
            if not os.path.exists(file):
                sys.exit(f"{file} is not there: build all targets without sanitizers")
        memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
        self.base = tempfile.mkdtemp(prefix="anteroom-store-", dir=memory)
        self.dir = os.path.join(self.base, "var")
        self.store = os.path.join(self.dir, "lib", "store")
        self.conf = os.path.join(self.base, "kiosk.conf")
        self.keys = os.path.join(self.base, "keys")
        os.makedirs(self.dir + "/lib")
        os.makedirs(self.keys)
        self.use_store(self.store)
        self.passed = self.failed = 0
        for name in ("content", "spare", "clinic", "stranger"):
            self.run("minisign", "-G", "-W", "-p", f"{self.base}/{name}.pub", "-s",
                     f"{self.base}/{name}.key", check=True)
        for name, role in (("content", ""), ("spare", "content-"), ("clinic", "")):
            shutil.copy(f"{self.base}/{name}.pub", f"{self.keys}/{role}{name}.pub")

    def some(self, items):
        """Every so many of them, from the first on."""
        return list(items)[::self.share]

    def use_store(self, store):
        with open(self.conf, "w", encoding="utf-8") as conf:
            conf.write(f"store = {store}\nkeys = {self.keys}\nscreen = 800x480@7\n")

    def end(self):
        shutil.rmtree(self.base)

    def count(self, good, name, detail=""):
        if good:
            self.passed += 1
        else:
            self.failed += 1
            print(f"FAILED  {name}  {detail}", flush=True)
        return good

    # Packs

    def file(self, name):
        return os.path.join(self.dir, name)

    def layer(self, name, files, key="content"):
        """A packed layer of {path: text}, signed; made without the verb's questions."""
        folder = os.path.join(self.base, "layers", name)
        shutil.rmtree(folder, ignore_errors=True)
        for path, text in files.items():
            full = os.path.join(folder, path)
            os.makedirs(os.path.dirname(full), exist_ok=True)
            with open(full, "w", encoding="utf-8") as out:
                out.write(text)
        self.run(self.player, self.file(name), "pack", folder, check=True)
        self.sign(name, key)
        return self.file(name)

    def content(self, name, sequence, pack_id="small", key="content", home="Home",
                welcome="Welcome", more=None):
        files = {
            "pack.conf": f"id = {pack_id}\ntitle = Small\nversion = {sequence}.0\n"
                         f"sequence = {sequence}\napi = 2\nlanguages = en\nstart = home\n"
                         "attract = welcome\n",
            "pages/home.lua": HOME % home,
            "pages/welcome.lua": HOME % welcome,
        }
        files.update(more or {})
        return self.layer(name, files, key)

    def clinic(self, name, sequence, conf="", key="clinic", more=None):
        files = {"clinic.conf": f"name = The Sample Clinic\nsequence = {sequence}\n{conf}"}
        files.update(more or {})
        return self.layer(name, files, key)

    def sign(self, name, key):
        self.run("minisign", "-S", "-W", "-s", f"{self.base}/{key}.key", "-m",
                 self.file(name), "-t", f"{name} by {key}", check=True)

    def digest(self, name):
        import hashlib
        with open(self.file(name), "rb") as file:
            return hashlib.blake2b(file.read()).hexdigest()

    # Runs

    @staticmethod
    def run(*command, check=False, shim=None, timeout=60, **more):
        env = dict(os.environ)
        for key, value in (shim or {}).items():
            env[key] = str(value)
        done = subprocess.run(command, env=env, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                              errors="replace", timeout=timeout, check=False, **more)
        if check and done.returncode != 0:
            sys.exit(f"{command}: {done.returncode}\n{done.stdout}{done.stderr}")
        return done

    def shimmed(self, **faults):
        shim = {"LD_PRELOAD": self.shim, "SHIM_ROOT": self.dir}
        shim.update({"SHIM_" + key.upper(): value for key, value in faults.items()})
        return shim

    def verb(self, *words, shim=None):
        return self.run(self.anteroom, *words, "--conf", self.conf, shim=shim)

    def install(self, name, *options, shim=None, check=False):
        done = self.verb("install", self.file(name), *options, shim=shim)
        if check and done.returncode != 0:
            sys.exit(f"installing {name}: {done.stderr}")
        return done

    def play(self, *words, shim=None, store=None):
        return self.run(self.player, store or self.store, *words, shim=shim)

    def good(self, name):
        """Installs it and lets it become good."""
        self.install(name, check=True)
        self.play("begin")
        self.play("good")

    def status(self):
        return json.loads(self.verb("status", "--json").stdout)

    def shown(self):
        """The digests that `status` says are shown: () for none."""
        return tuple(pack["digest"] for pack in self.status()["shown"] if pack["role"] != "keys")

    # The store as it was

    def save(self, name):
        shutil.rmtree(f"{self.base}/saved-{name}", ignore_errors=True)
        if os.path.exists(self.store):
            shutil.copytree(self.store, f"{self.base}/saved-{name}")

    def restore(self, name):
        shutil.rmtree(self.store, ignore_errors=True)
        if os.path.exists(f"{self.base}/saved-{name}"):
            shutil.copytree(f"{self.base}/saved-{name}", self.store)
