/* A colour as it stands on the glass. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

struct colour {
    uint8_t r, g, b, a; /* a: 255 is opaque, 0 is nothing */
};

#define COLOUR_NONE ((struct colour){0, 0, 0, 0})
#define COLOUR_HEX(hex)                                                                            \
    ((struct colour){(uint8_t)((hex) >> 16), (uint8_t)((hex) >> 8), (uint8_t)(hex), 255})

bool colour_equal(struct colour a, struct colour b);
void colour_write(struct colour colour, char out[8]); /* "#rrggbb" */

/* WCAG 2.2 contrast ratio of two opaque colours, 1 to 21.
   https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
double colour_contrast(struct colour a, struct colour b);
