#!/bin/sh
# The Debian packages: what is in them, that lintian has nothing against them, that the program
# runs from wherever it was installed, and, with --tree, what installing and removing leaves in a
# fresh minimal tree of this release.
# Usage: tests/package.sh BUILD [--tree], a build with -DCMAKE_INSTALL_PREFIX=/usr
# shellcheck disable=SC2154 # scratch comes with try.sh
set -u
build=$(realpath "${1:?usage: tests/package.sh BUILD [--tree]}")
tree=${2:-}
cd "$(dirname "$0")/.." || exit 1
. tests/try.sh
. deploy/apt.sh
. deploy/tree.sh

says() {
    wanted=$1
    shift
    "$@" 2>&1 | tee "$scratch/says" | grep -q -e "$wanted" || {
        cat "$scratch/says"
        return 1
    }
}

# Every link of an unpacked package stays within it and leads somewhere.
links_hold() {
    find "$1" -type l ! -exec test -e {} \; -print | grep . && return 1
    find "$1" -type l -lname '/*' -print | grep . && return 1
    return 0
}

# systemd's score of what the service could do: 10 is everything.
is_hardened() {
    sed "s,^ExecStart=.*,ExecStart=/bin/true," "$root/usr/lib/systemd/system/$1" >"$scratch/$1"
    systemd-analyze security --offline=true --threshold=15 --no-pager "$scratch/$1"
}

is_known_to_systemd() {
    ! systemd-analyze verify --man=no "$scratch/$1" 2>&1 | grep "anteroom"
}

man_page_holds() {
    LC_ALL=C MANWIDTH=100 man --warnings -l "$root/usr/share/man/man1/anteroom.1.gz" \
        >"$scratch/man" 2>"$scratch/man.err"
    [ ! -s "$scratch/man.err" ] && grep -q "bottom_mm = " "$scratch/man" &&
        grep -q "rollback" "$scratch/man"
}

# Completion knows each verb that the program has.
completes_verbs() {
    PATH=$root/usr/bin:$PATH bash -c '
        . "$1"
        COMP_WORDS=(anteroom "") COMP_CWORD=1
        _anteroom
        for verb in run lint install status help; do
            case " ${COMPREPLY[*]} " in *" $verb "*) ;; *) exit 1 ;; esac
        done' bash "$root/usr/share/bash-completion/completions/anteroom"
}

# All but lib/locale, which stands in the core as locale.
same_core() {
    installed=$root/usr/share/anteroom/core
    diff -r -x locale "$build/core" "$installed" && diff -r "$build/core/locale" "$installed/locale"
}

# The files of a package and no others: nothing of a build, no second copy.
only_known_places() {
    dpkg-deb -c "$1" | awk '{ print $6 }' |
        grep -vE '^\./(etc|usr(/(bin|lib|share))?|)/?$|^\./etc/anteroom/(kiosk\.conf)?$' |
        grep -vE '^\./usr/bin/anteroom$|^\./usr/lib/(systemd|udev|sysusers\.d|tmpfiles\.d|sysctl\.d)/' |
        grep -vE '^\./usr/share/(anteroom|doc|man|bash-completion)/' | grep . && return 1
    return 0
}

cmake --build "$build" --target packages >"$scratch/packages" 2>&1 || {
    tail -n 20 "$scratch/packages"
    echo "0 passed, 1 failed"
    exit 1
}
deb=$(ls "$build"/anteroom_*.deb) mild=$(ls "$build"/anteroom-pack-mild_*.deb)
root=$scratch/root
dpkg-deb -x "$deb" "$root"
dpkg-deb -x "$mild" "$root"
holds "lintian finds no error" denied says "^E:" lintian --no-tag-display-limit \
    --allow-root "$deb" "$mild"
holds "only what a kiosk needs" only_known_places "$deb"
holds "the pack's package has the pack" test -s "$root/usr/share/anteroom/packs/mild.pack"
holds "no link leads out" links_hold "$root"
holds "the core is that of the build" same_core
for unit in anteroom-adopt.service anteroom.service; do
    holds "$unit is in a jail: 1.5 of 10 at most" is_hardened $unit
    holds "systemd knows each line of $unit" is_known_to_systemd $unit
done
holds "the man page has verbs and keys" man_page_holds
holds "the shell completes verbs" completes_verbs
holds "it runs from another place" says "core .* $root/usr/share/anteroom/core" \
    "$root/usr/bin/anteroom" doctor
echo "store = $scratch/empty" | cat "$root/etc/anteroom/kiosk.conf" - >"$scratch/kiosk.conf"
holds "it shows the package's pack" "$root/usr/bin/anteroom" shots -o "$scratch/shots" \
    --conf "$scratch/kiosk.conf" --screen 800x480@7 --lang en --text-size 100 \
    --theme calm
holds "and that is MILD" test -s "$scratch/shots/800x480@7/en/100-calm/home-1.png"
holds "it installs under any prefix" env DESTDIR="$scratch/other" cmake --install "$build" \
    --prefix /opt/kiosk
holds "and runs there" says "^anteroom " "$scratch/other/opt/kiosk/bin/anteroom" --version

# Below: a minimal tree. What is there before and after, but for what apt and dpkg note.
listing() {
    (cd "$1" && find . -xdev \( -path ./proc -o -path ./sys -o -path ./dev -o -path ./run -o \
        -path ./tmp -o -path ./var/lib/dpkg -o -path ./var/lib/apt -o -path ./var/cache -o \
        -path ./var/log \) -prune -o -print) | sort
}

owner_of() {
    [ "$(tree_run "$scratch/tree" stat -c '%U %a' "$1")" = "$2" ]
}

in_tree() {
    tree_run "$scratch/tree" env DEBIAN_FRONTEND=noninteractive "$@"
}

# What it needs stays: only what the two packages brought is looked at.
installs_and_goes() {
    in_tree sh -c 'apt-get update -qq && apt-get install -y -qq --no-install-recommends \
        systemd udev' >/dev/null 2>&1
    mkdir "$scratch/tree/debs" && cp "$deb" "$mild" "$scratch/tree/debs"
    needs=$(dpkg-deb -f "$deb" Depends)
    holds "what it needs is there" in_tree apt-get satisfy -y -qq --no-install-recommends "$needs"
    listing "$scratch/tree" >"$scratch/before"
    holds "it is installed" in_tree sh -c 'dpkg -i /debs/anteroom*.deb'
    holds "the account is there" in_tree id anteroom
    holds "the store is root's" owner_of /var/lib/anteroom "root 755"
    holds "its state is the player's" owner_of /var/lib/anteroom/state "anteroom 755"
    holds "Ctrl-Alt-Del does nothing" in_tree sh -c \
        '[ "$(readlink /etc/systemd/system/ctrl-alt-del.target)" = /dev/null ]'
    holds "it says what it shows" says "^shown *package" in_tree anteroom status
    holds "the player can read the pack" in_tree setpriv --reuid=anteroom --regid=anteroom \
        --clear-groups anteroom test
    holds "a laptop's settings are adopted, and a bad key of them named" in_tree sh -c '
        mkdir /run/anteroom && echo "rotate = 90" >/tmp/a && anteroom adopt /tmp/a &&
        echo "store = /tmp" >>/tmp/a && ! anteroom adopt /tmp/a &&
        grep -qx "rotate = 90" /run/anteroom/kiosk.conf &&
        anteroom doctor | grep "/tmp/a:2: .store. can not be set here"'
    holds "installed again, it is the same" in_tree dpkg -i /debs/"$(basename "$deb")"
    holds "it goes" in_tree dpkg --purge anteroom-pack-mild anteroom
    listing "$scratch/tree" >"$scratch/after"
    holds "nothing of it is left" diff "$scratch/before" "$scratch/after"
    holds "nor its account" denied in_tree id anteroom
}
if [ "$tree" = --tree ]; then
    apt_need mmdebstrap || exit 1
    if tree_make "$tree_here" "$scratch/tree"; then
        installs_and_goes
    else
        holds "a minimal tree" false
    fi
fi
report
