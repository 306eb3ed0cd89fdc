/* What a picture says of itself before anything decodes it: 300 bytes may claim to be 60,000
   pixels wide, and a decoder believes them. PNG and JPEG are taken, by their first bytes, and
   nothing else: the decoders of rarer kinds are where the known holes were. Pure. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

/* As cameras and scanners give them, in directories. */
#define PICTURE_MAX_BYTES (64 * 1024 * 1024)
#define PICTURE_MAX_SIDE 32000
#define PICTURE_MAX_PIXELS 220000000
#define PICTURE_MAX_PIXELS_IN_PIECES 64000000
/* In packed layers. */
#define PICTURE_PACKED_BYTES (8 * 1024 * 1024)
#define PICTURE_PACKED_SIDE 4096
#define PICTURE_PACKED_PIXELS 8388608
#define PICTURE_PACKED_PIXELS_IN_PIECES (PICTURE_PACKED_PIXELS / 2)
#define PICTURE_PACKED_BESIDE (64 * 1024)
#define PICTURE_SCREEN_PIXELS 4200000 /* twice what a screen has: more of them are not seen */

enum picture_kind { PICTURE_PNG, PICTURE_JPEG, PICTURE_SVG };

struct picture {
    enum picture_kind kind;
    int w, h;        /* px, upright; of an SVG its proportions, as its width and height, else its
                 viewBox have them */
    int orientation; /* how it lies in the file, as layer/exif.h has it; 1: upright */
    bool in_pieces;  /* a progressive JPEG, an interlaced PNG: decoded it is in memory whole */
    size_t bytes, beside; /* of the file; of a PNG's comments and colour profiles in it */
};

/* By content, never by name. Anything else, and anything over the limits, is an error. */
bool picture_read(struct picture *out, const void *bytes, size_t len, struct err *err);

/* Whether it is within the limits of packed layers, which the kiosk itself decodes. */
bool picture_check_packed(const struct picture *picture, struct err *err);

/* Whether `pack` makes it anew, upright and as large as screens need. */
bool picture_is_raw(const struct picture *picture);

/* Of an SVG that was read: where the name of its <svg> tag ends, in bytes, and whether that tag
   has such an attribute. */
size_t picture_svg_tag(const char *bytes, size_t len);
bool picture_svg_has(const char *bytes, size_t len, const char *attribute);
