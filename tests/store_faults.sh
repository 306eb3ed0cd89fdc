#!/bin/sh
# Faults in the store: the program is killed, its calls fail, the power is cut, files are not
# what they should be. Each part says how many faults there really were.
# Usage: tests/store_faults.sh ANTEROOM [--some] [power|cuts|kills|errors|refusals|things ...]
#   of a build without sanitizers, with its tests: what is preloaded does not go with them.
#   --some: one in four of the calls, syncs and files that are swept over
#   cuts: the power part without leaving out each sync in turn; not run unless it is named
set -u
anteroom=$(realpath "${1:?usage: tests/store_faults.sh ANTEROOM [--some] [PART ...]}")
shift
cd "$(dirname "$0")" || exit 1
for need in minisign strace xvfb-run python3; do
    command -v $need >/dev/null || {
        echo "store_faults: $need is not installed"
        exit 1
    }
done
exec python3 -B store_faults/all.py "$anteroom" "$@"
