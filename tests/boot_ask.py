"""Asks an emulator by its QMP socket: SOCKET shot FILE.png, or SOCKET keys KEY-KEY... KEY ..."""

import json
import socket
import sys


def ask(stream, command, **arguments):
    stream.write(json.dumps({"execute": command, "arguments": arguments}) + "\n")
    stream.flush()
    while True:
        answer = json.loads(stream.readline())
        if "error" in answer:
            sys.exit(str(answer["error"]))
        if "return" in answer:
            return


def main():
    path, what, *words = sys.argv[1:]
    with socket.socket(socket.AF_UNIX) as link:
        link.settimeout(20)
        link.connect(path)
        stream = link.makefile("rw")
        stream.readline()  # its greeting
        ask(stream, "qmp_capabilities")
        if what == "shot":
            ask(stream, "screendump", filename=words[0], format="png")
        else:
            for word in words:
                keys = [{"type": "qcode", "data": key} for key in word.split("-")]
                ask(stream, "send-key", keys=keys)


main()
