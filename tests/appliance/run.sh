#!/bin/sh
# A kiosk's card in an emulator, from nothing: the packages, signed packs, the image
# (deploy/image.sh), the first page without a hand; then touches, keys, and what may befall a
# machine.
# Usage: tests/appliance/run.sh BUILD [PART...]: a build with -DCMAKE_INSTALL_PREFIX=/usr; parts of
# appliance.py, or `all`; without any, the quick ones
# deploy/image.sh keeps the machine's files for the next time, some 1 GB.
# shellcheck disable=SC2154 # scratch comes with try.sh
set -u
build=$(realpath "${1:?usage: tests/appliance/run.sh BUILD [PART...]}")
shift
cd "$(dirname "$0")/../.." || exit 1
. tests/try.sh
. deploy/apt.sh
[ "$(id -u)" -eq 0 ] || {
    echo "to make a card takes root: sudo $0"
    exit 2
}
apt_need qemu-system-x86 qemu-system-data seabios ipxe-qemu python3 python3-pil mtools minisign ||
    exit 1
program=$build/anteroom

# sign FILE KEY
sign() {
    minisign -S -W -s "$scratch/$2.key" -m "$1" >/dev/null
}

# MILD, and a clinic with offices over it.
make_packs() {
    mkdir "$scratch/keys" || return
    for key in content clinic; do
        minisign -G -W -p "$scratch/keys/$key.pub" -s "$scratch/$key.key" >/dev/null || return
    done
    cp "$build/mild.pack" "$scratch" && sign "$scratch/mild.pack" content || return
    "$program" pack scripts/mild-sample -o "$scratch/sample.pack" &&
        sign "$scratch/sample.pack" clinic
}

make_card() {
    deploy/image.sh amd64 "$build" -o "$scratch/card.img" --keys "$scratch/keys" \
        --also tests/appliance/also "$scratch/mild.pack" "$scratch/sample.pack"
}

# What the card's own loader would find on it is handed to the emulator.
take_kernel() {
    for name in vmlinuz initrd.img cmdline.txt; do
        mcopy -n -i "$scratch/card.img@@4M" "::$name" "$scratch/$name" || return
    done
}

# The emulator's display says that it is 320 x 200 mm: four pixels a millimetre, and not less.
draw() {
    "$program" shots "$scratch/mild.pack" scripts/mild-sample -o "$scratch/shots" \
        --screen 1280x800@14.85666 --lang en --text-size 100 --theme calm
}

holds "the packages" cmake --build "$build" --target packages
holds "packs, signed" make_packs
holds "a card image" make_card
holds "its kernel" take_kernel
holds "its pages" draw
[ "$failed" -eq 0 ] || {
    report
    exit 1
}
python3 -B tests/appliance/appliance.py "$scratch" "$@"
