# Small trees of a release of Debian, to install into and to run in. Sourced by image.sh and by
# tests/, as root; apt.sh comes before. The mirror and apt's settings for the network are
# those of this machine.
# shellcheck shell=sh

tree_here=$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)

# tree_sources RELEASE [COMPONENTS]: the lines of a sources.list, this machine's mirrors with another
# release's name.
tree_sources() {
    apt-get indextargets --format '$(REPO_URI) $(CODENAME) $(ORIGIN)' 'Created-By: Packages' |
        sort -u | awk -v here="$tree_here" -v other="$1" \
            -v parts="${2:-main}" '
            $3 == "Debian" && ($2 == here || index($2, here "-") == 1) {
                if ($2 ~ /-(backports|proposed)/) next
                sub(here, other, $2)
                print "deb " $1 " " $2 " " parts
            }'
}

# tree_make RELEASE DIR [ARCHITECTURE [COMPONENTS]]. Made beside its place and then moved there, so that half a tree is never
# taken for a whole one.
tree_make() {
    tree_settings=$(mktemp)
    tree_list=$(mktemp)
    apt-config dump | grep -E '^Acquire::(https?|Check|Retries|ForceIPv)' >"$tree_settings"
    tree_sources "$1" "${4:-main}" >"$tree_list"
    [ -s "$tree_list" ] || {
        apt-get update -qq
        tree_sources "$1" "${4:-main}" >"$tree_list"
    }
    if [ -s "$tree_list" ]; then
        mkdir -p "$(dirname "$2")" && rm -rf "$2.new" &&
            mmdebstrap --mode=root --variant=apt --include=ca-certificates \
                --architectures="${3:-$(dpkg --print-architecture)}" \
                --aptopt="$tree_settings" --quiet "$1" "$2.new" "$tree_list" && mv "$2.new" "$2"
        tree_made=$?
    else
        echo "apt has no mirror of $tree_here from which that of $1 could be told" >&2
        tree_made=1
    fi
    rm -f "$tree_settings" "$tree_list"
    return $tree_made
}

# tree_run DIR COMMAND...: with mounts and processes of its own, which are gone when it ends,
# however it does.
tree_run() {
    cp /etc/resolv.conf /etc/hosts "$1/etc/"
    unshare --mount --pid --fork --kill-child sh -c '
        tree=$1
        shift
        mount -t proc proc "$tree/proc" && mount -t sysfs sysfs "$tree/sys" &&
            mount --rbind /dev "$tree/dev" && mount -t tmpfs tmpfs "$tree/run" || exit 1
        exec chroot "$tree" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 \
            ${http_proxy:+http_proxy="$http_proxy"} ${https_proxy:+https_proxy="$https_proxy"} \
            "$@"' sh "$@"
}
