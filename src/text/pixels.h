/* A run as pixels, in its final colour (0xRRGGBB). */
#pragma once

#include <SDL2/SDL_surface.h>

#include "text/font.h"
#include "text/measure.h"

/* ARGB8888, for blending; NULL when the run has no ink. *top_px says how far its first
   row lies below (or, negative, above) the run's top, which is the font's ascent above
   the baseline: stacked marks make it taller than the font. The caller frees it. */
SDL_Surface *run_pixels(struct fonts *fonts, const struct run *run, uint32_t rgb, int *top_px);
