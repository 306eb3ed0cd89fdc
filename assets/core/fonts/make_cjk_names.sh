#!/bin/sh
# Makes cjk-names-regular.otf and cjk-names-bold.otf: the few characters with which Chinese,
# Japanese and Korean readers find their language's name, and what they need. Needs fonts-noto-cjk and
# python3-fonttools.
set -eu
cd "$(dirname "$0")"
for weight in Regular Bold; do
    /usr/bin/python3 -m fontTools.subset \
        "/usr/share/fonts/opentype/noto/NotoSansCJK-$weight.ttc" --font-number=0 \
        --text='中文简体繁體日本語한국어普通话國語粵语，。我需要口译员통역사가필요합니다通訳が必要です' --layout-features='' \
        --output-file="cjk-names-$(echo "$weight" | tr A-Z a-z).otf"
done
