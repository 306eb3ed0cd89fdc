#!/bin/sh
# Runs tests/run.sh on the other release of Debian: on 12 in a small tree of 13, on 13 in one of
# 12. What is committed is cloned into the tree, and run.sh installs there what it needs, as on a
# new machine. The last line is that run's count.
# Usage: tests/release.sh [--tree DIR] [OPTION of run.sh ...]
# DIR keeps the tree for the next time, about 3 GB; default /var/cache/anteroom/RELEASE.
set -u
cd "$(dirname "$0")/.." || exit 1
. deploy/apt.sh
. deploy/tree.sh

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
case $tree_here in
bookworm) other=trixie ;;
trixie) other=bookworm ;;
*) give_up "this machine is no Debian 12 or 13 (${tree_here:-no codename} in /etc/os-release)" 2 ;;
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

if [ -e "$tree" ] && ! grep -qs "^VERSION_CODENAME=$other$" "$tree/etc/os-release"; then
    give_up "$tree is there, and is no tree of $other"
fi
[ -e "$tree" ] || say "making a tree of $other in $tree"
[ -e "$tree" ] || tree_make "$other" "$tree" || give_up "no tree of $other was made in $tree"
rm -rf "$tree/usr/src/anteroom"
git -c safe.directory='*' clone -q --no-hardlinks . "$tree/usr/src/anteroom" ||
    give_up "the checkout could not be cloned into $tree"
tree_run "$tree" sh /usr/src/anteroom/tests/run.sh "$@"
