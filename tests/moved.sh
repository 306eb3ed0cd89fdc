#!/bin/sh
# A checkout that was renamed or copied with its build, that has blanks in its path, is half
# built, or can't be written: what is built is what stands there, or a sentence says why not. A
# program of one line stands for the kiosk, so that it takes seconds; then the core of a build.
# Usage: tests/moved.sh BUILD
set -u
build=$(realpath "${1:?usage: tests/moved.sh BUILD}")
cd "$(dirname "$0")/.." || exit 1
. tests/try.sh

# write_checkout DIR: one whose program says WORD, as it was when it was built.
write_checkout() {
    mkdir -p "$1"
    cp -r deploy "$1"
    cat >"$1/CMakeLists.txt" <<'CMAKE'
cmake_minimum_required(VERSION 3.25)
project(anteroom LANGUAGES C)
add_executable(anteroom main.c)
CMAKE
    say_in "$1" "$2"
}

say_in() {
    printf '#include <stdio.h>\nint main(void) { return puts("%s") < 0; }\n' "$2" >"$1/main.c"
}

# says DIR WORD: built there as run.sh does, its program says the word.
says() {
    (cd "$1" && . deploy/build.sh && build_into build) >"$scratch/built" 2>&1 || {
        cat "$scratch/built"
        return 1
    }
    said=$("$1/build/anteroom")
    echo "$said"
    [ "$said" = "$2" ]
}

# A build without a change runs no compiler.
says_at_once() {
    says "$1" "$2" && grep -q "no work to do" "$scratch/built"
}

links_hold() {
    [ -z "$(find "$1" -type l -lname '/*')" ] || return 1
    for link in "$1"/lib/*.lua "$1"/icons/* "$1"/lint/* "$1"/locale/*.po "$1"/new/*; do
        [ -e "$link" ] || return 1
    done
}

one="$scratch/one checkout"
two="$scratch/two"
write_checkout "$one" first
holds "a path with a blank" says "$one" first
holds "the second time at once" says_at_once "$one" first
mv "$one" "$two"
say_in "$two" renamed
holds "renamed" says "$two" renamed
cp -a "$two" "$one"
say_in "$one" copied
say_in "$two" original
holds "copied, the first one is still there" says "$one" copied
holds "the first one is its own" says "$two" original
ln -s "$two" "$scratch/link"
holds "by a link to it" says "$scratch/link" original
holds "by a link, at once" says_at_once "$scratch/link" original
rm -r "$two/build/CMakeFiles" "$two/build/build.ninja"
holds "half configured" says "$two" original
head -c 300 "$two/build/build.ninja" >"$scratch/cut"
cp "$scratch/cut" "$two/build/build.ninja"
holds "a cut build.ninja" says "$two" original
: >"$two/build/CMakeCache.txt"
holds "an empty cache" says "$two" original
rm -r "$two/build"
mkdir "$two/build"
holds "an empty build" says "$two" original
if command -v make >/dev/null; then
    rm -r "$two/build"
    cmake -G "Unix Makefiles" -S "$two" -B "$two/build" >/dev/null
    holds "made for another program" says "$two" original
fi

# Root may write anywhere but where nothing can be written.
if [ "$(id -u)" -eq 0 ] && mount --bind "$two" "$two" 2>/dev/null; then
    mount -o remount,bind,ro "$two"
    holds "read-only, but built" says "$two" original
    umount "$two"
    rm -r "$two/build"
    mount --bind "$two" "$two" && mount -o remount,bind,ro "$two"
    holds "read-only: it fails" denied says "$two" original
    holds "read-only: in words" grep -q "can't be written: copy it to a place that can" \
        "$scratch/built"
    umount "$two"
else
    echo "no read-only checkout can be tried here"
fi

mkdir -p "$scratch/there/assets" "$scratch/there/build"
cp -a assets/core "$scratch/there/assets"
cp -a scripts "$scratch/there"
cp -a "$build/core" "$scratch/there/build"
holds "the core of a build goes with it" links_hold "$scratch/there/build/core"
report
