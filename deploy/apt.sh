# Installs what is missing of the named Debian packages. Sourced by run.sh here and in tests/.

apt_need() {
    missing=
    for package in "$@"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' ||
            missing="$missing $package"
    done
    [ -n "$missing" ] || return 0
    echo "Installing:$missing"
    as_root=
    [ "$(id -u)" -eq 0 ] || as_root=sudo
    $as_root apt-get update -qq
    # shellcheck disable=SC2086 # the list is meant to be split
    $as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends $missing
}

build_packages="gcc cmake ninja-build pkg-config python3 libsdl2-dev libsdl2-ttf-dev
    libsdl2-image-dev liblua5.4-dev libfribidi-dev libunibreak-dev libsodium-dev
    libqrencode-dev fonts-noto-core"
