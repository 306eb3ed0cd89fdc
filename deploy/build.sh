# Builds into a directory of this checkout, which may have been renamed, copied, or left half
# made since. Sourced by run.sh here and in tests/, in the checkout's top directory.
# shellcheck shell=sh

# What CMake noted for a build directory: cached DIR KEY
cached() {
    sed -n "s/^$2:[A-Z]*=//p" "$1/CMakeCache.txt" 2>/dev/null
}

# Whether a path that CMake noted is this one, whatever links lead to it.
is_same_place() {
    [ -n "$1" ] && [ "$(realpath -q -- "$1")" = "$(realpath -q -- "$2")" ]
}

# A build directory notes where it was made, and would build that checkout for ever.
is_made_here() {
    is_same_place "$(cached "$1" CMAKE_HOME_DIRECTORY)" . &&
        is_same_place "$(cached "$1" CMAKE_CACHEFILE_DIR)" "$1" &&
        [ "$(cached "$1" CMAKE_GENERATOR)" = Ninja ]
}

# Its files can be read to their end, which those of a broken off configuration can't.
is_whole_build() {
    [ -f "$1/build.ninja" ] && ninja -C "$1" -t targets >/dev/null 2>&1
}

can_write_build() {
    if [ -d "$1" ]; then [ -w "$1" ]; else [ -w . ]; fi
}

# build_into DIR [OPTION...]: the options are CMake's, for a directory that is configured anew. With
# $build_targets only these are built.
build_into() {
    into=$1
    shift
    if ! can_write_build "$into"; then
        is_made_here "$into" && [ -x "$into/anteroom" ] && return
        echo "building in $(pwd): it can't be written: copy it to a place that can," \
            "cp -a '$(pwd)' ~/anteroom, and build there"
        return 1
    fi
    if ! is_made_here "$into" || ! is_whole_build "$into"; then
        cmake --fresh -G Ninja -S . -B "$into" "$@" || return
    fi
    # shellcheck disable=SC2086 # a list of targets
    cmake --build "$into" ${build_targets:+--target $build_targets}
}
