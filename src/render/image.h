/* Pictures and icons as pixels of the size they are shown in. */
#pragma once

#include <SDL2/SDL_surface.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

/* ARGB8888 for blending, w x h. PNG and JPEG are decoded here after their headers were
   checked against the limits; an SVG as drawing.h says. `dark` changes the
   palette of the drawing style (design: look) to its counterpart for the dark theme, in
   SVG only. */
SDL_Surface *image_load(const void *bytes, size_t len, int w, int h, bool dark, struct err *err);

/* The shape of one of the core's own icons, a PNG, in one colour (0xRRGGBB). */
SDL_Surface *image_icon(const void *bytes, size_t len, int side, unsigned rgb, bool mirrored,
                        struct err *err);
