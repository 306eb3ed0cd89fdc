# Installs what is missing of the named Debian packages. Sourced by run.sh here and in tests/.
# shellcheck shell=sh

# Without dpkg the packages are trusted to be there under another system's names.
apt_need() {
    command -v dpkg-query >/dev/null || return 0
    missing=
    for package in "$@"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' ||
            missing="$missing $package"
    done
    [ -n "$missing" ] || return 0
    as_root=
    if [ "$(id -u)" -ne 0 ]; then
        as_root=sudo
        command -v sudo >/dev/null || {
            echo "Missing, to be installed as root: apt-get install$missing"
            return 1
        }
    fi
    echo "Installing:$missing"
    $as_root apt-get update -qq
    # shellcheck disable=SC2086 # the list is meant to be split
    $as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends $missing >/dev/null
}

# shellcheck disable=SC2034 # for who sources this
build_packages="gcc libc6-dev cmake ninja-build pkg-config python3 libsdl2-dev libsdl2-ttf-dev
    libpng-dev libjpeg-dev liblua5.4-dev libfribidi-dev libunibreak-dev libsodium-dev
    libqrencode-dev zlib1g-dev libdrm-dev libsystemd-dev librsvg2-bin fonts-noto-core"
