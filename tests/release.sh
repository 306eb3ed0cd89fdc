#!/bin/sh
# Runs tests/run.sh on the other release of Debian: on 12 in a small tree of 13, on 13 in one of
# 12. What is committed is cloned into the tree, and run.sh installs there what it needs, as on a
# new machine. The last line is that run's count.
# Usage: tests/release.sh [--tree DIR] [OPTION of run.sh ...]
# DIR keeps the tree for the next time, about 3 GB; default /var/cache/anteroom/RELEASE.
# The mirror and apt's settings for the network are those of this machine.
set -u
cd "$(dirname "$0")/.." || exit 1
. deploy/apt.sh

say() {
    echo "tests on another Debian: $1" >&2
}
give_up() {
    say "$1"
    exit "${2:-1}"
}

tree=
if [ "${1:-}" = --tree ]; then
    [ $# -ge 2 ] || give_up "--tree wants a directory" 2
    tree=$2
    shift 2
fi
here=$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)
case $here in
bookworm) other=trixie ;;
trixie) other=bookworm ;;
*) give_up "this machine is no Debian 12 or 13 (${here:-no codename} in /etc/os-release)" 2 ;;
esac
[ "$(id -u)" -eq 0 ] || give_up "to make a tree and to run in it takes root: sudo $0" 2
tree=$(realpath -m "${tree:-/var/cache/anteroom/$other}")
case $tree/ in
"$(pwd -P)"/*) give_up "$tree lies in the checkout: name a directory outside of it" 2 ;;
esac
unshare --mount true 2>/dev/null ||
    give_up "this system lets nobody mount: run it outside of the container"
git diff --quiet HEAD || say "what is not committed is left out"
apt_need mmdebstrap git || exit 1

# The lines of a sources.list: this machine's mirrors, with the other release's name.
sources() {
    apt-get indextargets --format '$(REPO_URI) $(CODENAME) $(ORIGIN)' 'Created-By: Packages' |
        sort -u | awk -v here="$here" -v other="$other" '
            $3 == "Debian" && ($2 == here || index($2, here "-") == 1) {
                if ($2 ~ /-(backports|proposed)/) next
                sub(here, other, $2)
                print "deb " $1 " " $2 " main"
            }'
}

# Made beside its place and then moved there, so that half a tree is never taken for a whole one.
make_tree() {
    say "making a tree of $other in $tree"
    settings=$(mktemp)
    sources=$(mktemp)
    apt-config dump | grep -E '^Acquire::(https?|Check|Retries|ForceIPv)' >"$settings"
    sources >"$sources"
    [ -s "$sources" ] || {
        apt-get update -qq
        sources >"$sources"
    }
    [ -s "$sources" ] || give_up "apt has no mirror of $here from which $other's could be told"
    mkdir -p "$(dirname "$tree")" && rm -rf "$tree.new"
    mmdebstrap --mode=root --variant=apt --include=ca-certificates --aptopt="$settings" --quiet \
        "$other" "$tree.new" "$sources" && mv "$tree.new" "$tree"
    made=$?
    rm -f "$settings" "$sources"
    return $made
}

# Its own mounts and processes: both are gone when it ends, however it does.
inside() {
    unshare --mount --pid --fork --kill-child sh -c '
        tree=$1
        shift
        mount -t proc proc "$tree/proc" && mount -t sysfs sysfs "$tree/sys" &&
            mount --rbind /dev "$tree/dev" && mount -t tmpfs tmpfs "$tree/run" || exit 1
        exec chroot "$tree" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 \
            ${http_proxy:+http_proxy="$http_proxy"} ${https_proxy:+https_proxy="$https_proxy"} \
            "$@"' sh "$tree" "$@"
}

if [ -e "$tree" ] && ! grep -qs "^VERSION_CODENAME=$other$" "$tree/etc/os-release"; then
    give_up "$tree is there, and is no tree of $other"
fi
[ -e "$tree" ] || make_tree || give_up "no tree of $other was made in $tree"
cp /etc/resolv.conf /etc/hosts "$tree/etc/"
rm -rf "$tree/usr/src/anteroom"
git -c safe.directory='*' clone -q --no-hardlinks . "$tree/usr/src/anteroom" ||
    give_up "the checkout could not be cloned into $tree"
inside sh /usr/src/anteroom/tests/run.sh "$@"
