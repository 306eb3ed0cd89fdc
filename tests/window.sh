#!/bin/sh
# Clicks through the real window on a display of its own, and asks what a visitor would see:
# the flow tests play the same way without window, X server and clock.
# Usage: tests/window.sh ANTEROOM
set -u
anteroom=$(realpath "${1:?usage: tests/window.sh ANTEROOM}")
cd "$(dirname "$0")/.." || exit 1
. tests/try.sh

screen=1920x1080@21.5
mild="scripts/mild assets/mild scripts/mild-sample"

covers_the_display() {
    geometry=$(xdotool search --onlyvisible --name Anteroom getwindowgeometry)
    echo "$geometry"
    echo "$geometry" | grep -q 'Position: 0,0 ' &&
        echo "$geometry" | grep -q 'Geometry: 1920x1080'
}

# `cursor give` lets the display have one; `cursor seen` succeeds if a pixel of it shows.
cursor() {
    python3 - "$1" <<'PYTHON'
import ctypes
import sys
from ctypes import POINTER, c_char_p, c_int, c_short, c_ulong, c_ushort, c_void_p


class Image(ctypes.Structure):
    _fields_ = [("at", c_short * 2), ("width", c_ushort), ("height", c_ushort),
                ("hot", c_ushort * 2), ("serial", c_ulong), ("pixels", POINTER(c_ulong)),
                ("atom", c_ulong), ("name", c_char_p)]


x11, fixes = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXfixes.so.3")
x11.XOpenDisplay.restype = c_void_p
x11.XDefaultRootWindow.argtypes = x11.XCloseDisplay.argtypes = [c_void_p]
x11.XDefaultRootWindow.restype = x11.XCreateFontCursor.restype = c_ulong
x11.XCreateFontCursor.argtypes = [c_void_p, c_int]
x11.XDefineCursor.argtypes = [c_void_p, c_ulong, c_ulong]
fixes.XFixesQueryExtension.argtypes = [c_void_p, POINTER(c_int), POINTER(c_int)]
fixes.XFixesGetCursorImage.argtypes = [c_void_p]
fixes.XFixesGetCursorImage.restype = POINTER(Image)

display = x11.XOpenDisplay(None)
if sys.argv[1] == "give":
    x11.XDefineCursor(display, x11.XDefaultRootWindow(display),
                      x11.XCreateFontCursor(display, 68))
    x11.XCloseDisplay(display)
    sys.exit(0)
fixes.XFixesQueryExtension(display, c_int(), c_int())
image = fixes.XFixesGetCursorImage(display).contents
shown = sum(image.pixels[i] >> 24 & 255 > 0 for i in range(image.width * image.height))
sys.exit(f"{shown} pixels of a cursor" if shown == 0 else 0)
PYTHON
}

find_an_office() {
    # shellcheck disable=SC2086 # two layers
    start_kiosk $mild --window 1920x1080 --screen $screen
    holds "the attract page is up" within 5 tree on attract
    holds "English" tap English
    holds "English leads home" within 2 tree on home
    holds "Find an office" tap "Find an office"
    holds "the card leads to the pad" within 2 tree on find
    for digit in 7 8 2 0 5; do
        holds "the key $digit" tap $digit
    done
    holds "the digits stand in the field" within 2 tree sees 78205
    holds "Find" tap Find
    holds "the ZIP code's town is named" within 2 tree sees "Near San Antonio, TX 78205"
    holds "the first office" tap "San Antonio"
    holds "the office's page" within 2 tree on office
    holds "the office's phone" tree sees "(210) 555-"
    holds "pixels, and not one flat colour" shows_more_than 50
    holds "the end within 2 s, with 0" stop_kiosk
    holds "nothing was complained of" denied grep . "$scratch/said"
}

# As a clinic has it: without --window.
full_screen() {
    cursor give
    xdotool mousemove 960 540
    holds "there is a cursor before the kiosk is up" cursor seen
    # shellcheck disable=SC2086 # two layers
    start_kiosk $mild --screen $screen
    holds "full screen is up" within 5 tree on attract
    holds "the window covers the display" within 2 covers_the_display
    holds "no cursor is seen" denied cursor seen
    holds "full screen shows the page" shows_more_than 50
    holds "full screen ends within 2 s, with 0" stop_kiosk
}

# is_whole GEOMETRY SIZE DESKTOP: of this size, and no side lies outside.
is_whole() {
    echo "$1"
    at=$(echo "$1" | sed -n 's/.*Position: \([-0-9]*,[-0-9]*\) .*/\1/p')
    x=${at%,*} y=${at#*,}
    echo "$1" | grep -q "Geometry: $2\$" && [ "$x" -ge 0 ] && [ "$y" -ge 0 ] &&
        [ $((x + ${2%x*})) -le "${3%x*}" ] && [ $((y + ${2#*x})) -le "${3#*x}" ]
}

# fits WxH WIDTHxHEIGHT: a window of 1280x720 on a desktop of its own.
fits() {
    was=$DISPLAY
    its_display=$xvfb
    open_display "$1"
    # shellcheck disable=SC2086 # two layers
    start_kiosk $mild --window 1280x720 --screen $screen
    holds "on a desktop of $1: a window" within 10 test -s "$scratch/tree"
    geometry=$(xdotool search --onlyvisible --name Anteroom getwindowgeometry)
    holds "on a desktop of $1: of $2, whole" is_whole "$geometry" "$2" "$1"
    stop_kiosk
    kill "$xvfb"
    xvfb=$its_display
    DISPLAY=$was
}

small_desktops() {
    fits 1024x600 1024x576
    fits 720x1280 720x405
}

no_display() {
    # shellcheck disable=SC2086 # two layers
    env -u DISPLAY -u WAYLAND_DISPLAY timeout --preserve-status 3 "$anteroom" run $mild \
        >"$scratch/said" 2>&1
    holds "on a console it waits for a display until it is ended: exit 0, not $?" [ $? -eq 0 ]
    holds "and says what for" grep -qE "graphics card|display" "$scratch/said"
    # shellcheck disable=SC2086 # two layers
    DISPLAY=:973 timeout 5 "$anteroom" run $mild >"$scratch/said" 2>&1
    holds "a display that is named and not there: exit 1, not $?" [ $? -eq 1 ]
    holds "and a message" grep -q "display" "$scratch/said"
}

# How often the kiosk was woken, and wrote to the X server, since the mark.
woken() {
    tail -n +"$mark" "$scratch/trace" | grep -cE '(poll|select|nanosleep|epoll_wait).*= [-0-9]+'
}

wrote() {
    tail -n +"$mark" "$scratch/trace" | grep -cE '(write|writev|sendto|sendmsg)\('
}

set_mark() {
    mark=$(($(wc -l <"$scratch/trace") + 1))
}

# A kiosk that nobody touches sleeps: no frame, and no wake-up but the idle timer's.
sleeps() {
    rm -f "$scratch/tree"
    # shellcheck disable=SC2086 # two layers
    strace -f -qq -o "$scratch/trace" "$anteroom" run $mild --window 1920x1080 \
        --screen $screen --tree "$scratch/tree" >"$scratch/said" 2>&1 &
    strace=$!
    within 10 tree on attract
    kiosk=$(pgrep -P "$strace")
    set_mark
    holds "traced: English" tap English
    holds "traced: home" within 5 tree on home
    holds "the trace tells of the touch" [ "$(woken)" -gt 0 ]
    holds "the trace tells of the frame" [ "$(wrote)" -gt 0 ]
    sleep 30
    set_mark
    sleep 20
    holds "20 s untouched: woken $(woken) times, of 3" [ "$(woken)" -le 3 ]
    holds "20 s untouched: $(wrote) writes, of none" [ "$(wrote)" -eq 0 ]
    kill -TERM "$kiosk"
    wait "$strace"
    kiosk=
}

# mended WHAT: the author's page is there again, without a touch.
mended() {
    holds "$1, mended: the page is back by itself" within 4 tree sees "Find an office"
    holds "$1, mended: the slip is gone" denied tree sees "$2"
}

# A mistake of any kind is shown, and once it is mended the author stands where he stood.
author() {
    cp -r scripts/mild "$scratch/pages"
    pages=$scratch/pages
    page=$pages/pages/home.lua
    line=$(grep -n 'title = ' "$page" | head -n 1 | cut -d: -f1)
    echo 'local broken = = 1' >"$pages/lib/slip.lua"
    { echo 'use "slip"' && cat scripts/mild/pages/home.lua; } >"$scratch/slip.lua"
    start_kiosk "$pages" assets/mild scripts/mild-sample --window 1920x1080 --screen $screen --dev
    tap English
    holds "the author's page" within 2 tree on home
    sed -i "${line}s/=/= =/" "$page"
    holds "an author's slip is shown with file and line" within 4 tree sees "home.lua:$line:"
    cp scripts/mild/pages/home.lua "$page"
    mended "the page" "home.lua:$line:"
    cp "$scratch/slip.lua" "$page"
    holds "a slip in a library is shown" within 4 tree sees "lib/slip.lua:1:"
    echo 'return {}' >"$pages/lib/slip.lua"
    mended "the library" "slip.lua:1:"
    echo 'start = = nowhere' >>"$pages/pack.conf"
    holds "a slip in pack.conf is shown" within 4 tree sees "pack.conf"
    touch "$pages/pack.conf"
    sleep 0.5
    cp scripts/mild/pack.conf "$pages/pack.conf"
    mended "pack.conf" "pack.conf"
    rm "$page"
    within 4 denied tree sees "Find an office"
    touch "$pages/pack.conf"
    sleep 0.5
    cp scripts/mild/pages/home.lua "$page"
    mended "a page that was away" "home.lua"
    holds "the author's kiosk ends with 0" stop_kiosk
}

# A page that was broken when the author came to it.
author_of_a_broken_page() {
    cp -r scripts/mild "$scratch/broken"
    page=$scratch/broken/pages/find.lua
    echo 'return page {' >"$page"
    start_kiosk "$scratch/broken" assets/mild scripts/mild-sample --window 1920x1080 --screen $screen --dev
    tap English
    tap "Find an office"
    holds "a page broken from the start is shown so" within 4 tree sees "find.lua:"
    cp scripts/mild/pages/find.lua "$page"
    holds "mended, it is the page" within 4 tree on find
    holds "the author's kiosk ends with 0 again" stop_kiosk
}

open_display 1920x1080
find_an_office
full_screen
small_desktops
no_display
author
author_of_a_broken_page
sleeps
report
