/* Turning between the upright picture and the display as it hangs. Pure. */
#pragma once

#include <stdint.h>

#include "base/rect.h"

/* A point at 0..1 of the display, in 0..1 of the upright picture. */
void turn_point(int degrees, double *x, double *y);

/* Where a rectangle of the upright picture (w_px x h_px) lies on the turned display. */
struct rect turn_rect(int degrees, struct rect rect, int w_px, int h_px);

/* Copies a rectangle of 32-bit pixels, turned. Pitches count pixels. */
void turn_copy(int degrees, const uint32_t *from, int from_pitch, int w_px, int h_px,
               struct rect rect, uint32_t *to, int to_pitch);
