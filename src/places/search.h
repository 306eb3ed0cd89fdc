/* The towns that a visitor may mean by the letters he has typed. Pure. */
#pragma once

#include <stddef.h>

#include "places/nearest.h"
#include "places/zips.h"

/* Typed is the beginning of a name, or a name and the beginning of its state: "hous", "houston
   t", "Houston, Texas". "st", "ste", "ft", "mt", "n" and such are read as written out, at any
   place in a name, and spaces need not be as in the name: "port st", "n little", "elpaso".

   First come the towns of just this name, then names that begin so, then those that do with
   other spaces and those whose state tells; among these the nearest to any of the sites, then by
   name and state. Writes those from `first` (0 is the first), at most `most`; *all is how many
   there are. Returns how many were written. */
size_t towns_search(const struct zips *zips, const char *typed, const struct site *sites,
                    size_t site_count, size_t first, struct town *out, size_t most, size_t *all);
