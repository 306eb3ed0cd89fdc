#!/bin/sh
# Measures the figures that must hold, beside a bare SDL program in the same run, and prints
# them as a table. Not a test: figures depend on the machine, and want a quiet one.
# Usage: tests/bench/run.sh   (some 4 minutes; nothing else should run meanwhile)
set -eu
cd "$(dirname "$0")/../.."
. deploy/apt.sh

# shellcheck disable=SC2086 # the list is meant to be split
apt_need $build_packages libsdl2-image-dev xvfb valgrind imagemagick libx11-dev libxtst-dev libxdamage-dev

build=build-bench
CC=gcc cmake -G Ninja -S . -B $build -DCMAKE_BUILD_TYPE=Release -DANTEROOM_TESTS=OFF >/dev/null
cmake --build $build >/dev/null

compile() {
    name=$1
    shift
    gcc -std=c11 -D_GNU_SOURCE -O2 -Wall -Wextra -Isrc "tests/bench/$name.c" -o "$build/$name" "$@"
}
# shellcheck disable=SC2046 # flags are meant to be split
compile bare $(pkg-config --cflags --libs sdl2 SDL2_ttf SDL2_image lua5.4)
compile screen -lX11 -lXtst -lXdamage
# shellcheck disable=SC2046
compile pages -Wl,--start-group $build/lib*.a -Wl,--end-group -lunibreak -lm \
    $(pkg-config --cflags --libs sdl2 SDL2_ttf libpng libjpeg lua5.4 fribidi libsodium libqrencode zlib)

scratch=$(mktemp -d)
Xvfb -displayfd 3 -screen 0 1920x1080x24 -nolisten tcp -noreset 3>"$scratch/number" 2>/dev/null &
xvfb=$!
trap 'kill $xvfb; rm -rf "$scratch"' EXIT
tries=100
until [ -s "$scratch/number" ] || [ $tries -eq 0 ]; do
    tries=$((tries - 1))
    sleep 0.1
done
unset WAYLAND_DISPLAY
DISPLAY=:$(cat "$scratch/number") python3 -B tests/bench/bench.py $build $xvfb "$scratch"
