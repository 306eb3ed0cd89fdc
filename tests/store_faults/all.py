"""Runs the parts that are named, or all, two at a time; the last line counts."""

import concurrent.futures
import importlib
import sys

from kit import Kit

PARTS = ("errors", "kills", "power", "refusals", "things")


def run_part(part):
    kit = Kit(sys.argv[1])
    try:
        importlib.import_module(part).run_all(kit)
    finally:
        kit.end()
    return kit.passed, kit.failed


def main():
    parts = sys.argv[2:] or PARTS
    with concurrent.futures.ProcessPoolExecutor(2) as pool:
        results = list(pool.map(run_part, parts))
    passed, failed = (sum(numbers) for numbers in zip(*results))
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


sys.exit(main())
