"""The power cuts alone: for a program that leaves out a sync by itself (tests/mutants.sh)."""

import power


def run_all(kit):
    power.run_all(kit, drop=False)
