/* US ZIP codes with town, state and point, from one read-only blob that is opened, not
   parsed. Pure: the bytes' owner outlives the table. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

/* The seven answers of a look-up. */
enum zip_class {
    ZIP_VALID,             /* an area with a Census point */
    ZIP_VALID_NO_ZCTA,     /* a PO box or one building: real, but without an area */
    ZIP_MILITARY,          /* APO, FPO, DPO: 090-098, 340, 962-966; never a point */
    ZIP_TERRITORY,         /* Puerto Rico and the islands */
    ZIP_UNASSIGNED,        /* five digits that no ZIP code has */
    ZIP_UNASSIGNED_PREFIX, /* nor does any begin like this */
    ZIP_TOO_SHORT,         /* fewer than five digits, or something else than digits */
};
const char *zip_class_name(enum zip_class class); /* "valid_zcta" and so on */

struct point {
    double lat, lon; /* degrees, north and east positive */
};

struct zip {
    char code[6];
    enum zip_class class;
    const char *town;  /* NULL if unknown */
    const char *state; /* "TX", or a territory's name "Virgin Islands"; NULL if unknown */
    bool has_point;    /* never of a military code, mostly of the others */
    struct point point;
};

struct town {
    const char *name;
    const char *state;
    struct point point; /* of its ZIP codes that have one, the most central */
};

#define ZIPS_MAX_BYTES ((size_t)16 * 1024 * 1024) /* of the blob */

struct zips {
    const unsigned char *bytes;
    size_t len;
};

/* A blob that is damaged is refused, or at worst gives wrong answers, never a crash. */
bool zips_open(struct zips *zips, const void *bytes, size_t len, struct err *err);

/* Any text is fine: "02139-4307" is 02139; digits after the fifth do not count. `code`
   keeps the digits that were read, even if too few. */
struct zip zips_find(const struct zips *zips, const char *text);

/* Towns that begin with the prefix ("wob", "DOÑA", "St. Louis": see fold.h), by town,
   then state. Returns how many were written, at most `most`; of an empty prefix 0. */
size_t zips_towns(const struct zips *zips, const char *prefix, struct town *out, size_t most);
