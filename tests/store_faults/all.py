"""Runs the parts that are named, or all, two at a time; the last line counts."""

import concurrent.futures
import importlib
import sys

from kit import Kit

PARTS = ("errors", "kills", "power", "refusals", "things")


SHARE = 4


def run_part(part, share):
    kit = Kit(sys.argv[1], share)
    try:
        importlib.import_module(part).run_all(kit)
    finally:
        kit.end()
    return kit.passed, kit.failed


def main():
    words = sys.argv[2:]
    share = SHARE if "--some" in words else 1
    parts = [word for word in words if word != "--some"] or PARTS
    with concurrent.futures.ProcessPoolExecutor(2) as pool:
        results = list(pool.map(run_part, parts, [share] * len(parts)))
    passed, failed = (sum(numbers) for numbers in zip(*results))
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


sys.exit(main())
