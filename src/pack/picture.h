/* What a picture says of itself before anything decodes it: reliability.md 3.1. Pure. */
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
