/* The readers of the three kinds of pictures. Only for the files of src/layer. */
#pragma once

#include <stdint.h>

#include "layer/picture.h"

/* All give kind, w and h as they lie, orientation and in_pieces; the caller checks the size. The bytes begin as the kind does. */
bool picture_read_png(struct picture *out, const uint8_t *bytes, size_t len, struct err *err);
bool picture_read_jpeg(struct picture *out, const uint8_t *bytes, size_t len, struct err *err);
bool picture_read_svg(struct picture *out, const char *bytes, size_t len, struct err *err);

/* Whether the first element is <svg, or it says in front that it will be. */
bool picture_is_svg(const char *bytes, size_t len);
