/* An SVG in the colours of a theme: what it draws in `currentColor` has the theme's ink, and
   in the dark theme the colours of the drawing style become their counterparts, however they are
   written: as attributes, in style attributes, in style sheets; #16242b, #fff, rgb(),
   rgba(), white; an alpha stays.
   If one colour is written so that it can not be read here, none is changed. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/* Appends the SVG, which picture_read has taken. */
void drawing_colours_set(const char *svg, size_t len, bool dark, struct buf *out);
