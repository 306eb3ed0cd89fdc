#!/bin/sh
# Counts what there is to read: lines of C by folder, what a kiosk links, functions, scripts;
# beside the goals. It only tells. Usage: tests/size.sh
set -eu
cd "$(dirname "$0")/.."

# Lines of .c, of .h, and functions of .c files, of each folder of src/. A function is from its
# name's line to its closing brace; only functions have a brace alone in column 1.
# shellcheck disable=SC2046 # the list is meant to be split
awk '
    FNR == 1 {
        n = split(FILENAME, path, "/")
        folder = n > 2 ? path[2] : "main.c"
        is_c = FILENAME ~ /c$/
        if (!seen[folder]++) order[++folders] = folder
        files[folder] += is_c
    }
    { lines[folder, is_c]++; all[is_c]++; of_file[FILENAME]++ }
    is_c && /^[a-z]/ { start = FNR; name = $0 }
    is_c && /^\{$/ { inside = 1 }
    is_c && /^\}/ && inside {
        inside = 0
        sub(/\(.*/, "", name)
        sub(/.*[ *]/, "", name)
        functions++
        how_many[FNR - start + 1]++
        if (FNR - start + 1 > longest) { longest = FNR - start + 1; longest_name = FILENAME ": " name }
    }
    # The length that so many of a hundred functions do not exceed.
    function at(percent,   n, l) {
        for (l = 1; l <= longest; l++)
            if ((n += how_many[l]) >= functions * percent / 100) return l
    }
    END {
        printf "%-12s %6s %7s %7s\n", "folder", "files", ".c", ".h"
        for (i = 1; i <= folders; i++) {
            f = order[i]
            printf "%-12s %6d %7d %7d%s\n", f, files[f], lines[f, 1], lines[f, 0],
                   (lines[f, 1] > 3000 ? "   over 3,000" : "")
        }
        kiosk = all[1] - lines["workshop", 1]
        printf "%-34s%6d   goal: under 24,000\n", "a kiosk links (.c, no workshop/)", kiosk
        printf "%-34s%6d   goal: under 28,000\n", "  with its headers",
               kiosk + all[0] - lines["workshop", 0]
        printf "%-34s%6d   goal: under 31,000\n", "all of src/ (.c)", all[1]
        for (f in of_file) if (of_file[f] > most) { most = of_file[f]; most_name = f }
        printf "longest file: %s, %d lines\n", most_name, most
        printf "functions: %d; half have at most %d lines, nine of ten %d; longest: %s, %d\n",
               functions, at(50), at(90), longest_name, longest
    }' $(find src -name '*.[ch]' | sort)
echo "Lua that authors run: $(find scripts/workshop -name '*.lua' -exec cat {} + | wc -l) lines"
echo "C of tests: $(find tests -name '*.[ch]' -exec cat {} + | wc -l) lines"
