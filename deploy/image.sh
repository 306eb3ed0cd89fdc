#!/bin/sh
# A card image, of files alone: no loop device, no mount. Debian with the packages of a build; its
# root is read-only, what is installed and the player's state have a part of their own, and
# anteroom.conf stands on one that any laptop can edit.
# Usage: deploy/image.sh arm64|amd64 BUILD -o FILE.img [OPTION...] [PACK...], as root
#   BUILD        a folder with anteroom_*.deb and anteroom-pack-*.deb of that architecture
#   --keys DIR   the .pub files that may sign for these kiosks; each PACK is installed by them
#   --zone AREA  the clock's: America/Chicago; without it UTC
#   --also DIR   files to lay over the machine's: DIR/etc/... for what this clinic needs besides
#   --tree DIR   where the machine's files are made, and found the next time
# arm64 is for a Raspberry Pi 3 or 4; amd64 has no boot loader: an emulator is handed its kernel.
set -eu
usage() {
    sed -n 's/^# Usage: //p' "$0" >&2
    exit 2
}
arch=${1:-} build=${2:-} image='' keys='' zone='' also='' tree='' packs=''
case $arch in arm64 | amd64) ;; *) usage ;; esac
[ -d "$build" ] || usage
shift 2
while [ $# -gt 0 ]; do
    case $1 in
    -o) image=${2:?-o wants a file} && shift ;;
    --keys) keys=$(realpath "${2:?--keys wants a folder}") && shift ;;
    --zone) zone=${2:?--zone wants a name, as America/Chicago} && shift ;;
    --also) also=$(realpath "${2:?--also wants a folder}") && shift ;;
    --tree) tree=$(realpath -m "${2:?--tree wants a folder}") && shift ;;
    -*) usage ;;
    *) packs="$packs $(realpath "$1")" ;;
    esac
    shift
done
[ -n "$image" ] || usage
image=$(realpath -m "$image") build=$(realpath "$build")
cd "$(dirname "$0")/.."
. deploy/apt.sh
. deploy/tree.sh
say() {
    echo "image: $*" >&2
}
give_up() {
    say "$*"
    exit 1
}
[ "$(id -u)" -eq 0 ] || give_up "to make a tree and to install into it takes root: sudo $0 ..."
debs=$(find "$build" -maxdepth 1 \( -name "anteroom_*_$arch.deb" -o -name 'anteroom-pack-*.deb' \))
echo "$debs" | grep -q "/anteroom_" ||
    give_up "$build has no anteroom_*_$arch.deb: cmake --build $build --target packages"
foreign=
[ "$arch" = "$(dpkg --print-architecture)" ] || foreign="qemu-user-static arch-test"
# shellcheck disable=SC2086 # a list
apt_need mmdebstrap e2fsprogs dosfstools mtools fdisk $foreign
[ -z "$foreign" ] || arch-test "$arch" >/dev/null || give_up \
    "programs for $arch do not run here: mount binfmt_misc, then restart systemd-binfmt"
tree=${tree:-/var/cache/anteroom/image-$arch}
scratch=$(mktemp -d "$(dirname "$image")/.image-XXXXXX")
trap 'rm -rf "$scratch"' EXIT
trap 'exit 1' INT TERM

in_tree() {
    tree_run "$tree" env DEBIAN_FRONTEND=noninteractive INITRD=No "$@"
}

# What an emulator has is little, and each module more is a wait at its start.
few_modules() {
    echo MODULES=list >"$tree/etc/initramfs-tools/conf.d/emulator"
    printf '%s\n' virtio_pci virtio_blk ext4 >>"$tree/etc/initramfs-tools/modules"
}

# The kernel's hook would make the initrd with each of its packages; one at the end is enough, which
# in another architecture's programs takes minutes.
make_tree() {
    firmware=
    [ "$arch" = amd64 ] || firmware=raspi-firmware
    tree_make "$tree_here" "$tree" "$arch" "main${firmware:+ non-free-firmware}" &&
        in_tree sh -c "apt-get update -qq && apt-get install -y -qq --no-install-recommends \
            systemd systemd-sysv udev dbus kmod tzdata zstd initramfs-tools e2fsprogs dosfstools \
            linux-image-$arch $firmware" &&
        { [ "$arch" != amd64 ] || few_modules; } && in_tree update-initramfs -c -k all && touch "$tree/made"
}

install_packages() {
    rm -rf "$tree/debs"
    mkdir "$tree/debs"
    # shellcheck disable=SC2086 # a list
    cp $debs "$tree/debs"
    install="apt-get install -y -qq --reinstall --allow-downgrades --no-install-recommends \
        librsvg2-bin /debs/*.deb"
    in_tree sh -c "$install || { apt-get update -qq && $install; }" &&
        in_tree sh -c 'apt-get clean && rm -rf /debs /var/lib/apt/lists/*'
}

# No login, no timer that would write, no shell; the machine's own watchdog.
set_up() {
    cp deploy/image/fstab "$tree/etc/fstab"
    echo anteroom >"$tree/etc/hostname"
    : >"$tree/etc/machine-id"
    rm -f "$tree/etc/localtime"
    [ -z "$zone" ] || {
        [ -f "$tree/usr/share/zoneinfo/$zone" ] || give_up "no zone is called $zone"
        ln -s "/usr/share/zoneinfo/$zone" "$tree/etc/localtime"
    }
    mkdir -p "$tree/boot/firmware" "$tree/etc/systemd/system.conf.d" \
        "$tree/etc/systemd/journald.conf.d"
    printf '[Manager]\nRuntimeWatchdogSec=15\n' >"$tree/etc/systemd/system.conf.d/image.conf"
    printf '[Journal]\nStorage=volatile\nRuntimeMaxUse=16M\n' \
        >"$tree/etc/systemd/journald.conf.d/image.conf"
    [ -z "$also" ] || cp -a --no-preserve=ownership "$also/." "$tree"
    in_tree systemctl mask --quiet apt-daily.timer apt-daily-upgrade.timer dpkg-db-backup.timer \
        e2scrub_all.timer e2scrub_reap.service fstrim.timer systemd-machine-id-commit.service \
        systemd-pcrphase.service systemd-firstboot.service
}

install_packs() {
    rm -rf "$tree/etc/anteroom/keys" "$tree/var/lib/anteroom"
    [ -z "$keys" ] || {
        mkdir -p "$tree/etc/anteroom/keys"
        cp "$keys"/*.pub "$tree/etc/anteroom/keys"
    }
    in_tree systemd-tmpfiles --create anteroom.conf
    for pack in $packs; do
        cp "$pack" "$pack.minisig" "$tree/tmp"
        in_tree anteroom install "/tmp/$(basename "$pack")"
        rm "$tree/tmp/$(basename "$pack")" "$tree/tmp/$(basename "$pack").minisig"
    done
    # What was installed as root here is tried as the player there.
    in_tree chown -R anteroom:anteroom /var/lib/anteroom/state
}

mib() {
    du -sm "$1" | cut -f 1
}

make_fat() {
    folder=$scratch/fat
    mkdir "$folder"
    cp deploy/image/anteroom.conf "$folder"
    cp "$tree"/boot/vmlinuz-* "$folder/vmlinuz"
    cp "$tree"/boot/initrd.img-* "$folder/initrd.img"
    echo "root=LABEL=anteroom ro rootwait quiet loglevel=3 panic=10 consoleblank=0" \
        "vt.global_cursor_default=0 systemd.show_status=no rd.systemd.show_status=no" \
        >"$folder/cmdline.txt"
    [ "$arch" = amd64 ] || {
        cp deploy/image/config.txt "$tree"/usr/lib/raspi-firmware/* "$folder"
        cp "$tree"/usr/lib/linux-image-*/broadcom/bcm2[78]*.dtb "$folder"
    }
    truncate -s 256M "$1"
    mkfs.vfat -F 32 -n KIOSK "$1" >/dev/null
    mcopy -s -i "$1" "$folder"/* ::
}

# put FILE MIB: at its place in the image.
put() {
    dd if="$1" of="$image.new" bs=1M seek="$2" conv=notrunc,sparse status=none
}

make_image() {
    rm -rf "$tree"/boot/firmware/* "$tree/etc/resolv.conf"
    echo "127.0.0.1 localhost anteroom" >"$tree/etc/hosts" # not those of who makes the image
    make_fat "$scratch/1"
    root_mib=$(($(mib "$tree") * 23 / 20 + 64))
    mke2fs -q -t ext4 -L anteroom -m 0 -d "$tree" "$scratch/2" "${root_mib}M"
    mke2fs -q -t ext4 -L anteroom-data -m 1 -d "$tree/var/lib/anteroom" "$scratch/3" 1024M
    rm -f "$image.new"
    truncate -s $((4 + 256 + root_mib + 1024 + 4))M "$image.new"
    printf 'label: dos\n%s\n' "4MiB,256MiB,c,*
        260MiB,${root_mib}MiB,83
        $((260 + root_mib))MiB,1024MiB,83" | sed 's/^ *//' | sfdisk -q "$image.new"
    put "$scratch/1" 4
    put "$scratch/2" 260
    put "$scratch/3" $((260 + root_mib))
    mv "$image.new" "$image"
}

[ -e "$tree/made" ] || {
    say "making a machine's files in $tree"
    make_tree || give_up "no tree of $tree_here for $arch was made in $tree"
}
install_packages || give_up "the packages of $build could not be installed"
set_up
install_packs || give_up "a pack could not be installed: anteroom verify says who signed it"
make_image
say "$image, $(mib "$image") MiB of $(du -sm --apparent-size "$image" | cut -f 1)"
