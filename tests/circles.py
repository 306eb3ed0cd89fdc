#!/usr/bin/env python3
"""Finds circles of files: headers of src/ that include one another, and objects that call one
another, also through others. Each that is found is told with its edges; one is a failure.
Usage: tests/circles.py BUILD_DIR: of a build of this tree"""

import glob
import os
import re
import subprocess
import sys


def headers(root):
    """{header: the headers that it includes}"""
    graph = {}
    for path in glob.glob(root + "/src/*/*.h"):
        with open(path, encoding="utf-8") as text:
            graph[os.path.relpath(path, root + "/src")] = {
                name: "" for name in re.findall(r'^#include "(.+)"', text.read(), re.MULTILINE)}
    return graph


def objects(build, root):
    """{source: the sources whose functions or data it uses, with one of these}"""
    uses, owner, paths = {}, {}, {}
    for path in glob.glob(build + "/CMakeFiles/*.dir/src/**/*.o", recursive=True):
        source = path.split("/src/", 1)[1][:-len(".o")]
        if os.path.exists(os.path.join(root, "src", source)):  # else left from before it was moved
            paths[path] = source
            uses[source] = set()
    table = subprocess.run(["nm", "-A", *paths], check=True, capture_output=True, text=True).stdout
    for line in table.splitlines():
        path, entry = line.split(":", 1)
        kind, symbol = entry.split()[-2:]
        if kind == "U":
            uses[paths[path]].add(symbol)
        elif kind in "TDBRC":
            owner[symbol] = paths[path]
    return {source: {owner[symbol]: symbol for symbol in symbols
                     if owner.get(symbol, source) != source}
            for source, symbols in uses.items()}


def reached(graph, start):
    seen, todo = set(), [start]
    while todo:
        for other in graph.get(todo.pop(), ()):
            if other not in seen:
                seen.add(other)
                todo.append(other)
    return seen


def circles(graph):
    """Each circle once, as a sorted list."""
    ways = {node: reached(graph, node) for node in graph}
    return sorted({tuple(sorted(other for other in way if node in ways.get(other, ())))
                   for node, way in ways.items() if node in way})


def main():
    root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    found = 0
    for what, graph in (("include", headers(root)), ("call", objects(sys.argv[1], root))):
        if len(graph) < 50:
            print(f"only {len(graph)} files to look at: {sys.argv[1]} is no build of this tree")
            return 1
        for circle in circles(graph):
            found += 1
            print(f"files that {what} one another: {' '.join(circle)}")
            for one in circle:
                for other, by in sorted(graph[one].items()):
                    if other in circle:
                        print(f"    {one} -> {other} {by}")
    return 1 if found else 0


sys.exit(main())
