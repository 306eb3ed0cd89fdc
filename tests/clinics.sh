#!/bin/sh
# MILD's own flow tests pass over the layer of any clinic: those that look for the sample's offices
# are skipped by name where it is not there, and nothing else is.
# Usage: tests/clinics.sh ANTEROOM
set -u
anteroom=$(realpath "${1:?usage: tests/clinics.sh ANTEROOM}")
cd "$(dirname "$0")/.." || exit 1
. tests/try.sh
sample=$(grep -l '^fixture "mild-sample"$' scripts/mild/tests/*.lua | wc -l)

# `plays SKIPPED LAYER...`: so many files are skipped.
plays() {
    skipped=$1
    shift
    "$anteroom" test scripts/mild assets/mild "$@" >"$scratch/said" 2>&1
    status=$?
    tail -n 20 "$scratch/said"
    [ "$status" -eq 0 ] && [ "$(grep -c '^skipped ' "$scratch/said")" -eq "$skipped" ] &&
        grep -qE '^[1-9][0-9]* passed, 0 failed$' "$scratch/said"
}

# `clinic NAME OFFICES`: a layer with so many.
clinic() {
    mkdir -p "$scratch/$1/data"
    printf 'name = Sample Clinic of %s\nphone = (520) 555-0100\n' "$1" >"$scratch/$1/clinic.conf"
    awk -v count="$2" 'BEGIN {
        split("Tucson,AZ,85701;Boerne,TX,78006;Woburn,MA,01801;Tampa,FL,33602;Boise,ID,83702", town, ";")
        print "name,street,city,state,zip,phone,hours"
        for (i = 1; i <= count; i++)
            printf "Office %d,%d Sample St,%s,(520) 555-%04d,\"Monday to Friday, 8 am to 5 pm\"\n", i, i,
                town[i % 5 + 1], 100 + i % 100
    }' >"$scratch/$1/data/locations.csv"
}
clinic one 1
clinic nine 9
clinic many 500
mkdir "$scratch/bare"
printf 'name = Sample Clinic\nphone = (520) 555-0100\noffices = none\n' >"$scratch/bare/clinic.conf"

holds "the tests of the sample's offices are found" [ "$sample" -ge 2 ]
holds "the sample" plays 0 scripts/mild-sample
holds "no clinic's layer" plays "$sample"
holds "the clinic to copy" plays "$sample" scripts/clinic-sample
holds "one office" plays "$sample" "$scratch/one"
holds "nine offices" plays "$sample" "$scratch/nine"
holds "500 offices" plays "$sample" "$scratch/many"
holds "a clinic that lists no office" plays "$sample" "$scratch/bare"
report
