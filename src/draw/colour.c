/* A colour as it stands on the glass, and how well two of them can be told apart. */
#include "draw/colour.h"

#include <math.h>
#include <stdio.h>

bool colour_equal(struct colour a, struct colour b)
{
    return a.r == b.r && a.g == b.g && a.b == b.b && a.a == b.a;
}

void colour_write(struct colour colour, char out[8])
{
    snprintf(out, 8, "#%02x%02x%02x", colour.r, colour.g, colour.b);
}

static double linear(uint8_t channel)
{
    double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
}

static double luminance(struct colour c)
{
    return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
}

double colour_contrast(struct colour a, struct colour b)
{
    double one = luminance(a) + 0.05, other = luminance(b) + 0.05;
    return one > other ? one / other : other / one;
}
