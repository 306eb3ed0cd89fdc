#!/bin/sh
# A machine in an emulator, from nothing: a minimal Debian of this release with the packages, which
# boots without a hand to the first page; then keys that would reach a console, a shell or a
# restart if one of them could. Takes some ten minutes the first time, and then two or three.
# Usage: tests/boot.sh BUILD [--tree DIR], a build with -DCMAKE_INSTALL_PREFIX=/usr
# DIR keeps the tree for the next time, some 1.5 GB; default /var/cache/anteroom/boot.
# shellcheck disable=SC2154 # scratch comes with try.sh
set -u
build=$(realpath "${1:?usage: tests/boot.sh BUILD [--tree DIR]}")
[ "${2:-}" = --tree ] && tree=$(realpath -m "${3:?--tree wants a directory}") || tree=
cd "$(dirname "$0")/.." || exit 1
. tests/try.sh
. deploy/apt.sh
. deploy/tree.sh
[ "$(id -u)" -eq 0 ] || {
    echo "to make a tree and to install into it takes root: sudo $0"
    exit 2
}
apt_need mmdebstrap qemu-system-x86 qemu-system-data seabios ipxe-qemu e2fsprogs python3 \
    imagemagick || exit 1
tree=${tree:-/var/cache/anteroom/boot}

# The kernel, and what SDL opens while it runs.
make_tree() {
    tree_make "$tree_here" "$tree.base" &&
        tree_run "$tree.base" env DEBIAN_FRONTEND=noninteractive sh -c 'apt-get update -qq &&
            apt-get install -y -qq --no-install-recommends systemd systemd-sysv udev dbus kmod \
            initramfs-tools linux-image-amd64 libegl1 libgles2 libgl1-mesa-dri libgbm1' &&
        mv "$tree.base" "$tree"
}

install_packages() {
    rm -rf "$tree/debs" && mkdir "$tree/debs" && cp "$build"/*.deb "$tree/debs" &&
        tree_run "$tree" env DEBIAN_FRONTEND=noninteractive sh -c \
            'apt-get install -y -qq --reinstall --no-install-recommends /debs/*.deb'
}

make_image() {
    rm -f "$scratch/root.img"
    echo "/dev/vda / ext4 rw 0 1" >"$tree/etc/fstab"
    mke2fs -q -t ext4 -d "$tree" "$scratch/root.img" 3G
}

boot() {
    qemu-system-x86_64 -machine q35,accel=tcg -cpu max -smp 2 -m 1024 -display none -snapshot \
        -kernel "$tree"/boot/vmlinuz-* -initrd "$tree"/boot/initrd.img-* \
        -append "root=/dev/vda rw console=ttyS0 quiet systemd.journald.forward_to_console=1" \
        -drive "file=$scratch/root.img,if=virtio,format=raw" -device virtio-gpu-pci \
        -device virtio-keyboard-pci -vga none -serial "file:$scratch/serial" \
        -qmp "unix:$scratch/qmp,server=on,wait=off" -nic none >"$scratch/qemu" 2>&1 &
    machine=$!
}

# What the emulator is asked, in JSON, one a line.
ask() {
    python3 -B tests/boot_ask.py "$scratch/qmp" "$@"
}

# Whether the display shows one of these pictures, but for one pixel in a thousand.
shows() {
    ask shot "$scratch/screen.png" || return 1
    for picture in "$@"; do
        differ=$(compare -metric AE -fuzz 2% "$scratch/screen.png" "$picture" null: 2>&1)
        awk -v n="$differ" 'BEGIN { exit !(n ~ /^[0-9]/ && n + 0 <= 1024) }' && return 0
    done
    return 1
}

# A text console has a few colours, a page with its edges many.
shows_a_page() {
    ask shot "$scratch/screen.png" && [ "$(identify -format %k "$scratch/screen.png")" -gt 100 ]
}

comes_within() {
    end_s=$(($(date +%s) + $1))
    shift
    until shows "$@"; do
        [ "$(date +%s)" -lt $end_s ] || return 1
        sleep 5 # looking takes the machine's time, too
    done
}

is_up() {
    kill -0 "$machine" && [ "$(grep -ac "Linux version\|login:" "$scratch/serial")" -le 2 ]
}

cmake --build "$build" --target packages >"$scratch/packages" 2>&1 || {
    tail -n 20 "$scratch/packages"
    echo "0 passed, 1 failed"
    exit 1
}
[ -d "$tree" ] || holds "a tree with a kernel" make_tree
holds "the packages are installed" install_packages
holds "an image" make_image
# The emulator's display says that it is 320 x 200 mm.
"$build/anteroom" shots "$build/mild.pack" -o "$scratch/shots" --screen 1280x800@14.8567 \
    --lang en --text-size 100 --theme calm >/dev/null 2>&1
pages=$scratch/shots/1280x800@14.8567/en/100-calm
boot
started_s=$(date +%s)
holds "it boots to the first page" comes_within 240 "$pages"/attract*.png
echo "the first page was there $(($(date +%s) - started_s)) s after the emulator was started"
for keys in ctrl-alt-f2 alt-f3 ctrl-alt-backspace alt-sysrq-b ctrl-c alt-f4; do
    ask keys $keys
done
for _ in 1 2 3 4 5 6 7 8 9; do
    ask keys ctrl-alt-delete
done
ask keys r o o t ret
sleep 10
holds "keys reach no console and no shell: a page is there" shows_a_page
holds "and the machine was not started anew" is_up
kill "$machine"
report
