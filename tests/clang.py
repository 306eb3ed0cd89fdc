#!/usr/bin/python3
"""What clang warns of, in every C file of a build, as errors: tests/clang.py BUILD_DIR

Files with the same options are read by one process: to start clang takes longer than most files.
"""

import concurrent.futures
import json
import os
import shlex
import subprocess
import sys


def options_of(command):
    """Those of the compiler, less what names the files, and the sanitizers, which are gcc's."""
    words = shlex.split(command)
    words = words[next(i for i, word in enumerate(words) if word.startswith("-")):]
    ends = words.index("-o")
    return tuple(word for word in words[:ends] if "sanitize" not in word)


def one_process(options, file):
    """How clang calls its compiler proper, which takes any number of files at the line's end."""
    told = subprocess.run(["clang", "-###", "-fsyntax-only", "-Werror", *options, file],
                          capture_output=True, text=True, check=True)
    words = shlex.split(told.stderr.splitlines()[-1])
    return words[:words.index(file)]


def check(group):
    options, files = group
    return subprocess.run([*one_process(options, files[0]), *files], check=False).returncode == 0


def main():
    with open(os.path.join(sys.argv[1], "compile_commands.json"), encoding="utf-8") as text:
        commands = json.load(text)
    groups = {}
    for command in commands:
        groups.setdefault(options_of(command["command"]), []).append(command["file"])
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        good = list(pool.map(check, groups.items()))
    print(sum(map(len, groups.values())), "files in", len(groups), "processes")
    return 0 if good and all(good) else 1


sys.exit(main())
