"""A machine in an emulator: its display, its touch panel and keys by QMP, and root's words to it by
a line of its own, at whose other end a shell of the test image sits (also/)."""

import json
import os
import shlex
import socket
import subprocess
import time

PATIENCE_S = 1800  # of this machine's: others may have its processors


class Broken(Exception):
    """What was waited for did not come."""


class Link:
    """A socket of the emulator's, read by lines."""

    def __init__(self, path, patience_s):
        end = time.monotonic() + patience_s
        self.socket = socket.socket(socket.AF_UNIX)
        while True:
            try:
                self.socket.connect(path)
                break
            except OSError:
                if time.monotonic() > end:
                    raise
                time.sleep(0.1)
        self.left = b""

    def send(self, text):
        self.socket.sendall(text.encode())

    def line(self, patience_s):
        end = time.monotonic() + patience_s
        while b"\n" not in self.left:
            self.socket.settimeout(max(0.01, end - time.monotonic()))
            more = self.socket.recv(65536)
            if not more:
                raise Broken("the emulator hung up")
            self.left += more
        line, self.left = self.left.split(b"\n", 1)
        return line.decode(errors="replace").rstrip("\r")


class Machine:
    """The card of a folder (run.sh: card.img, and what its loader would read of it: vmlinuz,
    initrd.img, cmdline.txt), which stays as it is."""

    def __init__(self, folder, size=(1280, 800)):
        self.folder = folder
        self.size = size
        self.asked = 0
        self.answers = False
        for name in ("qmp", "rig"):
            if os.path.exists(f"{folder}/{name}"):
                os.remove(f"{folder}/{name}")
        with open(f"{folder}/cmdline.txt", encoding="ascii") as file:
            # A busy emulator's timer comes too late for the kernel's check.
            boots_with = file.read().strip() + " no_timer_check"
        words = [
            "qemu-system-x86_64", "-machine", "q35,accel=tcg", "-cpu", "max", "-vga", "none",
            # Its time is its work (500 million instructions a second), so that a busy host does not
            # make it miss what has a limit in seconds.
            "-icount", "shift=1", "-m", "1024", "-display", "none", "-nic", "none",
            "-no-reboot", "-snapshot",
            "-kernel", f"{folder}/vmlinuz", "-initrd", f"{folder}/initrd.img",
            "-append", boots_with,
            "-drive", f"file={folder}/card.img,if=virtio,format=raw,cache=writeback",
            "-device", f"virtio-gpu-pci,xres={size[0]},yres={size[1]}",
            "-device", "qemu-xhci,id=xhci", "-device", "usb-tablet,bus=xhci.0",
            "-device", "usb-kbd,bus=xhci.0", "-device", "virtio-serial-pci",
            "-chardev", f"socket,id=rig,path={folder}/rig,server=on,wait=off",
            "-device", "virtserialport,chardev=rig,name=rig",
            "-serial", f"file:{folder}/serial",
            "-qmp", f"unix:{folder}/qmp,server=on,wait=off",
        ]
        with open(f"{folder}/qemu", "w", encoding="utf-8") as said:
            # pylint: disable-next=consider-using-with # it ends with the machine
            self.process = subprocess.Popen(words, stdout=said, stderr=said)
        self.began = time.monotonic()
        self.qmp = Link(f"{folder}/qmp", 30)
        self.qmp.line(30)
        self.ask("qmp_capabilities")
        self.rig = Link(f"{folder}/rig", 30)

    def ask(self, command, **arguments):
        self.qmp.send(json.dumps({"execute": command, "arguments": arguments}) + "\n")
        while True:
            answer = json.loads(self.qmp.line(60))
            if "error" in answer:
                raise Broken(str(answer["error"]))
            if "return" in answer:
                return answer["return"]

    def cut(self):
        """The power goes."""
        self.process.kill()
        self.process.wait()

    def rig_is_there(self):
        """Whether the machine has come so far that its shell answers."""
        if self.asked == 0:
            self.rig.send("\necho rig is there\n")  # it waits in the socket
            self.asked = 1
        if not self.answers:
            try:
                self.answers = self.rig.line(1) is not None
            except TimeoutError:
                pass
        return self.answers

    def run(self, command):
        """What a root's shell in the machine says, and how the command ended."""
        self.asked += 1
        begins, ends = f"begin-{self.asked}", f"end-{self.asked} "
        self.rig.send(f"echo {begins}\n{{ {command}\n}} </dev/null 2>&1\n"
                      f"ended=$?; echo; echo {ends} $ended\n")
        lines = []
        while not (lines and lines[-1].startswith(ends)):
            lines.append(self.rig.line(PATIENCE_S))
        said = lines[lines.index(begins) + 1:-1]
        return "\n".join(said).rstrip("\n"), int(lines[-1].split()[1])

    def says(self, command):
        text, status = self.run(command)
        if status != 0:
            raise Broken(f"{command}: {status}: {text}")
        return text

    def tree(self):
        """The screen that was shown last, as `run --tree` says it."""
        text, status = self.run("cat /run/tree/tree")
        return json.loads(text)["screens"][0] if status == 0 else None

    def wait(self, seconds):
        """On its own clock, which is as fast as the emulator."""
        self.says(f"sleep {seconds}")

    def await_page(self, page):
        """Its screen, once it is there. `attract` is any of the first pages, which take turns."""
        for _ in range(120):
            tree = self.tree()
            if tree and (tree["page"] == page or
                         page == "attract" and tree["page"].startswith("attract-")):
                return tree
            self.wait(0.5)
        raise Broken(f"{page} did not come: {tree and tree['page']}")

    def shot(self, name):
        path = f"{self.folder}/{name}.png"
        self.ask("screendump", filename=path, format="png")
        return path

    def touch(self, x, y, down):
        """x, y: of 32767, on the panel as it hangs."""
        self.ask("input-send-event", events=[
            {"type": "abs", "data": {"axis": "x", "value": x}},
            {"type": "abs", "data": {"axis": "y", "value": y}}])
        self.ask("input-send-event", events=[
            {"type": "btn", "data": {"button": "left", "down": down}}])

    def tap(self, name):
        """The button of that name, once it is there."""
        for _ in range(60):
            tree = self.tree()
            found = [node for node in (tree["nodes"] if tree else [])
                     if node.get("focusable") and node.get("name") == name]
            # A finger that comes sooner after the last is no second one.
            self.wait(0.7)
            if found:
                break
        else:
            raise Broken(f"no {name} to be touched on {tree and tree['page']}")
        left, top, wide, high = found[0]["rect_px"]
        x, y = left + wide / 2, top + high / 2
        w, h = self.size
        at = [int(x * 32768 / w), int(y * 32768 / h)]
        self.touch(*at, True)
        self.wait(0.15)
        self.touch(*at, False)

    def chord(self, keys):
        self.ask("send-key", keys=[{"type": "qcode", "data": key} for key in keys.split("-")])

    def write(self, path, text):
        self.says(f"printf %s {shlex.quote(text)} >{path}")
