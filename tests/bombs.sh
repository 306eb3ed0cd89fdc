#!/bin/sh
# Files made to take a player down, each refused or shown within a second and 64 MiB. Not for
# builds with sanitizers, which need more of both.
# Usage: tests/bombs.sh ANTEROOM      (VERBOSE=1 tells what each was answered)
exec python3 -B "$(dirname "$0")/bombs.py" "$(realpath "${1:?usage: tests/bombs.sh ANTEROOM}")"
