#!/bin/sh
# Makes signs-regular.ttf and signs-bold.ttf: the signs that medicine, arrows and lists use, and
# that Noto Sans has not. Needs fonts-dejavu-core and python3-fonttools.
set -eu
cd "$(dirname "$0")"
for weight in '' -Bold; do
    name=${weight#-}
    /usr/bin/python3 -m fontTools.subset "/usr/share/fonts/truetype/dejavu/DejaVuSans$weight.ttf" \
        --text='≤≥≈≠±×÷−∞√∆→←↑↓↔↕⇒✓✔✗✘☐☑☒●○■□▲▼▶◀◆★☆♥♀♂☎⚠' --layout-features='' --no-hinting \
        --output-file="signs-$(echo "${name:-Regular}" | tr A-Z a-z).ttf"
done
