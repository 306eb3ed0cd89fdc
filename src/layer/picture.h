/* What a picture says of itself before anything decodes it: 300 bytes may claim to be 60,000
   pixels wide, and a decoder believes them. PNG and JPEG are taken, by their first bytes, and
   nothing else: the decoders of rarer kinds are where the known holes were. Pure. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

#define PICTURE_MAX_BYTES (8 * 1024 * 1024)
#define PICTURE_MAX_SIDE 4096
#define PICTURE_MAX_PIXELS 8388608

enum picture_kind { PICTURE_PNG, PICTURE_JPEG, PICTURE_SVG };

struct picture {
    enum picture_kind kind;
    int w, h; /* px; of an SVG its width and height, else its viewBox */
};

/* By content, never by name. Anything else, and anything over the limits, is an error. */
bool picture_read(struct picture *out, const void *bytes, size_t len, struct err *err);

/* Of an SVG that was read: where the name of its <svg> tag ends, in bytes, and whether that tag
   has such an attribute. */
size_t picture_svg_tag(const char *bytes, size_t len);
bool picture_svg_has(const char *bytes, size_t len, const char *attribute);
