"""Runs the parts that are named, or all; the last line counts."""

import importlib
import sys

from kit import Kit

PARTS = ("refusals", "power", "errors", "kills")


def main():
    kit = Kit(sys.argv[1])
    try:
        for part in sys.argv[2:] or PARTS:
            kit.empty()
            importlib.import_module(part).run_all(kit)
    finally:
        kit.end()
    print(f"{kit.passed} passed, {kit.failed} failed")
    return 1 if kit.failed or not kit.passed else 0


sys.exit(main())
