/* The nearest of some points by great-circle distance. Pure. */
#pragma once

#include <stddef.h>

#include "places/zips.h"

#define EARTH_RADIUS_MI 3958.76

/* Haversine, R. W. Sinnott, "Virtues of the Haversine", Sky and Telescope 68 (1984). */
double miles_between(struct point a, struct point b);

struct site {
    struct point point;
    int priority;     /* lower comes first among equals */
    const char *name; /* then this, by bytes */
};

struct near {
    size_t index; /* into sites */
    double miles;
};

/* The nearest `most` of the sites, nearest first. Distances that differ by less than the
   larger of 2 miles and 10 % of the nearer are a tie, ordered by priority, then name,
   then index; a tie is counted from its nearest site. Returns how many. */
size_t nearest(struct point from, const struct site *sites, size_t count, struct near *out,
               size_t most);
