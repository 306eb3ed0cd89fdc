#!/bin/sh
# Builds Anteroom and shows the kiosk with the MILD pack: in a window under a window system, on
# the whole display of a console. Without a display its screens are rendered to PNG instead.
# Options are handed on to `anteroom run`.
set -eu
cd "$(dirname "$0")/.."
. deploy/apt.sh
. deploy/build.sh

# shellcheck disable=SC2086 # the list is meant to be split
apt_need $build_packages
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! is_made_here build || [ ! -f build/anteroom ]; then
    echo "Building (this takes a minute) ..."
fi
if ! build_into build -DCMAKE_BUILD_TYPE=Release -DANTEROOM_TESTS=OFF >"$log" 2>&1; then
    cat "$log"
    exit 1
fi
rm -f "$log"

pack="scripts/mild assets/mild scripts/mild-sample"
# shellcheck disable=SC2086 # two layers
if [ -n "${DISPLAY:-}" ] || [ -n "${WAYLAND_DISPLAY:-}" ]; then
    exec build/anteroom run $pack --window 1280x720 --screen 1920x1080@21.5 "$@"
elif [ -e /dev/dri/card0 ]; then
    exec build/anteroom run $pack "$@"
else
    echo "There is no display here: rendering the screens to PNG instead."
    build/anteroom shots $pack -o out --screen 1920x1080@21.5 --screen 1024x600@10.1 \
        --text-size 100 --theme calm
    echo "The screens are in $(pwd)/out"
fi
