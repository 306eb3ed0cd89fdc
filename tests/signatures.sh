#!/bin/sh
# Who may change what patients read: packs signed with the stock minisign, and every way to
# bring one that is not as it was signed. (Single bits and random spoilings of signatures are
# in unit/test_minisig_flips.c.)
# Usage: tests/signatures.sh ANTEROOM
set -u
anteroom=$(realpath "${1:?usage: tests/signatures.sh ANTEROOM}")
cd "$(dirname "$0")/.." || exit 1
. tests/try.sh
command -v minisign >/dev/null || {
    echo "signatures: minisign is not installed"
    echo "0 passed, 1 failed"
    exit 1
}
sample=$PWD/scripts/clinic-sample
cd "$scratch" || exit 1

mkdir keys
printf 'keys = %s/keys\nstore = %s/store\n' "$scratch" "$scratch" >kiosk.conf
for key in content content-spare clinic content-stranger; do
    minisign -G -W -p $key.pub -s $key.key >/dev/null || exit 1
done
cp content.pub content-spare.pub clinic.pub keys/

# Without the zeros at its head, which minisign 0.12 writes and older ones do not.
id_of() {
    sed -n '1s/.* 0*//p' "$1.pub"
}

# `packed FILE NAME TEXT ...`: as our own writer makes it, of files that it would refuse too.
packed() {
    python3 - "$@" <<'PYTHON'
import sys
import zipfile

path, *rest = sys.argv[1:]
with zipfile.ZipFile(path, "w") as out:
    for name, text in sorted(zip(rest[::2], rest[1::2])):
        entry = zipfile.ZipInfo(name)
        entry.create_system = 3
        entry.external_attr = 0o100644 << 16
        entry.compress_type = zipfile.ZIP_DEFLATED
        out.writestr(entry, text)
PYTHON
}

# `sign KEY FILE [OPTION ...]`
sign() {
    key=$1
    file=$2
    shift 2
    minisign -S -W -s "$key.key" -m "$file" "$@" >/dev/null
}

verify() {
    timeout 60 "$anteroom" verify "$@" --conf kiosk.conf
}

# `refuses FILE REASON`: exit 1, nothing on the output, and the reason among the words.
refuses() {
    out=$(verify "$1" 2>said)
    status=$?
    cat said
    [ "$status" -eq 1 ] && [ -z "$out" ] && grep -qF -- "$2" said
}

# `accepts FILE WORDS ...`: exit 0, and all the words are there.
accepts() {
    verify "$1" >said 2>&1
    status=$?
    cat said
    shift
    for words in "$@"; do
        grep -qF -- "$words" said || return 1
    done
    [ "$status" -eq 0 ]
}

install_says() {
    "$anteroom" install "$1" --conf kiosk.conf >said 2>&1
    cat said
    grep -qF -- "$2" said
}

content="id = small
title = A small pack
version = 1.2.0
sequence = 7
api = 2
languages = en
start = home
attract = home
"
home='return page { title = _"Home", body = function() return { text(_"Hello.") } end }
'
packed good.pack pack.conf "$content" pages/home.lua "$home"
sign content good.pack
"$anteroom" pack "$sample" -o sample.pack >/dev/null 2>&1
sign clinic sample.pack -t "checked by the desk"

# What is good, and what is said of it.
holds "a content pack by a content key" accepts good.pack "signed and whole" \
    "keys/content.pub (content key $(id_of content))" "content layer small 1.2.0: A small pack" \
    "sequence  7" "files     2" "$(b2sum <good.pack | cut -d' ' -f1)" "by the signer's clock"
holds "a clinic's layer by the clinic's key" accepts sample.pack "clinic layer clinic-sample" \
    "keys/clinic.pub (clinic key" "for       the pack mild" "checked by the desk"
cp sample.pack by-content.pack
sign content by-content.pack
holds "a clinic's layer by a content key" accepts by-content.pack "(content key"

verify good.pack --json >good.json 2>said
verify none.pack --json >none.json 2>said
says() {
    python3 - "$@" <<'PYTHON'
import json
import sys

path, *pairs = sys.argv[1:]
said = json.load(open(path, encoding="utf-8"))
for pair in pairs:
    where, wanted = pair.split("=", 1)
    value = said
    for key in where.split("."):
        value = value[key]
    if str(value) != wanted:
        sys.exit(f"{where} is {value!r}")
PYTHON
}
holds "the same for programs" says good.json good=True signed_by.role=content \
    "signed_by.id=$(id_of content)" layer.role=content layer.id=small layer.version=1.2.0 \
    layer.sequence=7 layer.files=2 "bytes=$(stat -c %s good.pack)" \
    "digest=$(b2sum <good.pack | cut -d' ' -f1)"
signed_today() {
    says good.json "signed_at=$(date -u -d "@$(sed -n 's/.*timestamp:\([0-9]*\).*/\1/p' \
        good.pack.minisig)" +%Y-%m-%dT%H:%M:%SZ)"
}
holds "when it was signed" signed_today
holds "a reason for programs" says none.json good=False "reason=verifying none.pack: there is \
no signature none.pack.minisig beside it: carry both files, or sign it with minisign"

# Who may sign what.
cp good.pack theirs.pack
sign content-stranger theirs.pack
holds "an unknown key" refuses theirs.pack \
    "signed by an unknown key ($(id_of content-stranger)): copy its .pub file to $scratch/keys"
cp good.pack role.pack
sign clinic role.pack
holds "a clinic's key under a content pack" refuses role.pack "may sign a clinic's layer only"
packed page.pack clinic.conf "name = Sample
" pages/home.lua "$home"
for key in clinic content; do
    sign $key page.pack
    holds "a page in a clinic's layer, signed by the $key key" refuses page.pack \
        "found pages/home.lua"
done
packed lib.pack clinic.conf "name = Sample
" lib/spec.lua "return {}
"
sign clinic lib.pack
holds "a library in a clinic's layer" refuses lib.pack "found lib/spec.lua"

# As Windows leaves a signature and a key: the same bytes are signed, and stock minisign is
# asked where it takes such files itself.
minisign_takes() {
    minisign -VH -p keys/content.pub -x "$1.minisig" -m "$1"
}
cp good.pack windows.pack
sed 's/$/\r/' good.pack.minisig >windows.pack.minisig
holds "a signature by minisign.exe" accepts windows.pack "signed and whole"
holds "which stock minisign takes too" minisign_takes windows.pack
sed 's/$/ \t\r/' good.pack.minisig >windows.pack.minisig
holds "a signature with blanks at the lines' ends" accepts windows.pack "signed and whole"
{
    printf '\357\273\277'
    head -c -1 good.pack.minisig
} >windows.pack.minisig
holds "a signature with a BOM and without its last line feed" accepts windows.pack "signed and whole"
iconv -f utf-8 -t utf-16 good.pack.minisig >windows.pack.minisig
holds "a signature in UTF-16" refuses windows.pack "windows.pack.minisig: is UTF-16"
sign content windows.pack -t "ends in blanks  "
sed -i 's/$/\r/' windows.pack.minisig
holds "a comment that is signed with blanks" accepts windows.pack "ends in blanks"
holds "which stock minisign takes too" minisign_takes windows.pack
sed -i 's/ *\r$//' windows.pack.minisig
holds "the same without its blanks" refuses windows.pack "trusted comment was changed"
holds "which stock minisign refuses too" denied minisign_takes windows.pack
cp content.pub keys/
{
    printf '\357\273\277'
    sed 's/$/ \r/' content.pub
} >keys/content.pub
holds "a key as Windows leaves it" accepts good.pack "signed and whole"
iconv -f utf-8 -t utf-16 content.pub >keys/content.pub
holds "a key in UTF-16" refuses good.pack "content.pub: is UTF-16"
cp content.pub keys/

# Names that Windows and browsers change (all of them: unit/test_signature.c).
mkdir names
cp good.pack names/north.pack
cp good.pack.minisig "names/north.pack (1).minisig"
holds "a signature that a browser renamed" refuses names/north.pack \
    "but there is north.pack (1).minisig: rename it to north.pack.minisig"
holds "install says so too" install_says names/north.pack "rename it to north.pack.minisig"
mv "names/north.pack (1).minisig" names/north.pack.minisig
mv names/north.pack "names/north (1).pack"
holds "a pack that a browser renamed" refuses "names/north (1).pack" "rename north (1).pack to north.pack"

# Not as it was signed.
cp sample.pack swapped.pack
cp good.pack.minisig swapped.pack.minisig
holds "one pack with another's signature" refuses swapped.pack "does not fit the file"
for length in 1 21 100 $(($(stat -c %s good.pack) - 1)); do
    head -c "$length" good.pack >cut.pack
    cp good.pack.minisig cut.pack.minisig
    holds "a pack cut to $length bytes" refuses cut.pack "does not fit the file"
done
: >cut.pack
holds "a pack cut to nothing" refuses cut.pack "is empty"
cp good.pack longer.pack
printf x >>longer.pack
cp good.pack.minisig longer.pack.minisig
holds "a byte behind a pack" refuses longer.pack "does not fit the file"
sign content longer.pack
holds "a byte behind a pack, signed with it" refuses longer.pack "longer.pack"

cp good.pack sig.pack
size=$(stat -c %s good.pack.minisig)
cuts=0
cut_refused=0
while [ "$cuts" -lt $((size - 1)) ]; do # the last line feed may be missing
    head -c "$cuts" good.pack.minisig >sig.pack.minisig
    refuses sig.pack sig.pack.minisig >/dev/null && cut_refused=$((cut_refused + 1))
    cuts=$((cuts + 12))
done
every_cut() {
    echo "$cut_refused of $((cuts / 12)) signatures cut short were refused"
    [ "$cut_refused" -eq $((cuts / 12)) ]
}
holds "a signature cut short, at each 12th byte" every_cut
every_cut
spoil() {
    sed "$1" good.pack.minisig >sig.pack.minisig
}
spoil '3s/small\|good/other/'
holds "a trusted comment that was changed" refuses sig.pack "trusted comment was changed"
spoil "\$a one more"
holds "a fifth line" refuses sig.pack "goes on after its 4 lines"
spoil '1s/: .*/: trust me/'
holds "a comment that no one signed" refuses sig.pack "line 1 is a comment that no one signed"
spoil '1s/minisign/rsign/'
holds "a signature of rsign2" denied refuses sig.pack ""
sign content sig.pack -l
holds "a signature of the old kind" refuses sig.pack "sign again with minisign, without -l"
sign content sig.pack -t "$(printf 'x%.0s' $(seq 1025))"
holds "a trusted comment of 1025 bytes" refuses sig.pack "longer than 1024 bytes"
rm sig.pack.minisig
mkfifo sig.pack.minisig
holds "a signature that is a pipe" refuses sig.pack "sig.pack.minisig: is not a plain file"
rm sig.pack.minisig
ln -s /dev/zero sig.pack.minisig
holds "a signature without end" refuses sig.pack "sig.pack.minisig: is not a plain file"

# Files that are none, or do not hold still.
odd() {
    rm -rf odd.pack
    cp good.pack.minisig odd.pack.minisig
}
odd && mkfifo odd.pack
holds "a pipe" refuses odd.pack "odd.pack: is not a plain file"
odd && ln -s /dev/zero odd.pack
holds "a file without end" refuses odd.pack "odd.pack: is not a plain file"
odd && mkdir odd.pack
holds "a directory" refuses odd.pack "odd.pack: is not a plain file"
odd && ln -s /nowhere odd.pack
holds "a link to nothing" refuses odd.pack "odd.pack: No such file"
odd && truncate -s $((512 * 1024 * 1024 + 1)) odd.pack
holds "a file over 512 MiB" refuses odd.pack "larger than 512 MiB"

# A program of its own changes the file for as long as it is read.
while_it() {
    odd
    head -c 100000000 /dev/zero >odd.pack
    touch -d @1 odd.pack
    python3 -c "$1" odd.pack &
    changer=$!
    tries=100 # until it has begun
    while [ "$(stat -c %Y odd.pack)" = 1 ] && [ $tries -gt 0 ]; do
        sleep 0.05
        tries=$((tries - 1))
    done
    refuses odd.pack "odd.pack: changed while it was read"
    status=$?
    kill "$changer"
    wait "$changer" 2>/dev/null
    return "$status"
}
holds "a file that grows" while_it 'import sys, time
while True:
    open(sys.argv[1], "ab").write(b"x")
    time.sleep(0.001)'
holds "a file that shrinks" while_it 'import os, sys, time
for size in range(99999999, 1, -1):
    os.truncate(sys.argv[1], size)
    time.sleep(0.001)'
holds "a file that is written anew" while_it 'import sys, time
file = open(sys.argv[1], "r+b", buffering=0)
while True:
    file.seek(0)
    file.write(b"x")
    time.sleep(0.001)'

# Keys layers.
keys_layer() {
    rm -rf new
    mkdir -p new/keys
    printf '%s\n' "$1" >new/keys.conf
    shift
    for key in "$@"; do
        cp "$key" new/keys/
    done
    set --
    for file in new/keys/*; do
        [ -f "$file" ] && set -- "$@" "keys/$(basename "$file")" "$(cat "$file")"
    done
    packed keys.pack keys.conf "$(cat new/keys.conf)" "$@"
}
keys_layer "sequence = 2
revoke = $(id_of content-spare)" content-stranger.pub
sign content keys.pack
holds "a keys layer, and what it does" accepts keys.pack "the keys layer keys" \
    "adds      the content key $(id_of content-stranger)" "revokes   the content key $(id_of content-spare)"
sign clinic keys.pack
holds "a clinic's key under a keys layer" refuses keys.pack "may sign a clinic's layer only"
sign content-spare keys.pack
holds "a key that revokes itself" refuses keys.pack "that signed it"
keys_layer "sequence = 2" content.key
sign content keys.pack
holds "a secret key in a layer" refuses keys.pack "found keys/content.key"

# A keys layer takes the place of the one before: what it does not bring again is gone.
keys_layer "sequence = 1" content-stranger.pub
sign content keys.pack
"$anteroom" install keys.pack --conf kiosk.conf >/dev/null 2>said
holds "a key that an installed layer brought" accepts theirs.pack "keys/content-stranger.pub (content key"
keys_layer "sequence = 2
revoke = $(id_of clinic)"
sign content keys.pack
holds "what the earlier layer did is told as undone" accepts keys.pack \
    "drops     the content key $(id_of content-stranger)" "revokes   the clinic key $(id_of clinic)"
keys_layer "sequence = 2"
sign content-stranger keys.pack
holds "a keys layer by a key that one brought" refuses keys.pack "signed by an unknown key"
keys_layer "sequence = 2" content-stranger.pub
sign content-stranger keys.pack
holds "even if it brings that key again" refuses keys.pack "signed by an unknown key"
installs() {
    "$anteroom" install "$1" --conf kiosk.conf
}
holds "nor is it installed" denied installs keys.pack
sign content keys.pack
holds "by a key of the directory it is taken" installs keys.pack
keys_pack=store/packs/$(b2sum <keys.pack | cut -d' ' -f1).pack
chmod u+w "$keys_pack"
printf x >>"$keys_pack"
holds "an installed keys layer that is damaged" refuses good.pack "install it again"
holds "it can be checked and installed again" accepts keys.pack "signed and whole"
holds "and is" installs keys.pack
keys_layer "sequence = 3
revoke = $(id_of content-spare)"
sign content keys.pack
holds "a layer that revokes" installs keys.pack
keys_layer "sequence = 4" content-stranger.pub
sign content keys.pack
holds "one that no longer revokes" accepts keys.pack \
    "allows again the content key $(id_of content-spare)"
holds "and then all is well" accepts good.pack "signed and whole"
rm -rf store

# The machine's own keys.
cp content.key keys/content-oops.pub
holds "a secret key among the machine's" refuses good.pack "is a SECRET key"
status_says() {
    "$anteroom" status --json --conf kiosk.conf >status.json
    cat status.json
    says status.json "$@"
}
holds "status: no key counts then, and why, for programs" status_says "keys=[]" \
    "keys_trouble=$scratch/keys/content-oops.pub: is a SECRET key: take it off this machine at once, \
keep it where you sign, and copy the .pub file instead"
rm keys/content-oops.pub
cp content.pub keys/content-again.pub
holds "the same key twice" refuses good.pack "is the same key as"
rm keys/content-again.pub
cp content.pub keys/clinic-again.pub
holds "the same key in both roles" refuses good.pack "is the same key as"
rm keys/clinic-again.pub
doctor_names() {
    "$anteroom" doctor --conf kiosk.conf >told 2>&1
    cat told
    grep -q "^warning *keys .*keys/$1: is no key by its name" told
}
# A name that says no role takes a key's rights away, and is told with its cure.
for name in north-clinic.pub Clinic-north.pub Content.pub content.PUB content.pub.txt spare.pub; do
    mv keys/content.pub "keys/$name"
    holds "a content key named $name signs nothing" refuses good.pack "signed by an unknown key"
    holds "and verify names it" grep -qF "warning: $scratch/keys/$name: is no key by its name" said
    holds "so does doctor" doctor_names "$name"
    mv "keys/$name" keys/content.pub
done
cp content.pub keys/north-clinic.pub
SDL_VIDEODRIVER=dummy timeout 5 "$anteroom" run --conf kiosk.conf >told 2>&1
holds "run names a key that is none" grep -q "^warning: .*/keys/north-clinic.pub: is no key" told
rm keys/north-clinic.pub
mkfifo keys/pipe.pub keys/README
mkdir keys/old.pub
ln -s /dev/zero keys/zero.pub
holds "odd files under other names stop nothing" accepts good.pack "signed and whole"
rm -r keys/pipe.pub keys/README keys/old.pub keys/zero.pub
mkfifo keys/content-pipe.pub
holds "a pipe under a key's name" refuses good.pack "content-pipe.pub: is not a plain file"
rm keys/content-pipe.pub
ln -s /dev/zero keys/clinic-zero.pub
holds "a device under a key's name" refuses good.pack "clinic-zero.pub: is not a plain file"
rm keys/clinic-zero.pub
mv keys other-keys
holds "no directory of keys" refuses good.pack "make this directory and copy the .pub files"
mkdir keys
holds "no keys" refuses good.pack "signed by an unknown key"
rmdir keys
mv other-keys keys
holds "and all is well again" accepts good.pack "signed and whole"

report
