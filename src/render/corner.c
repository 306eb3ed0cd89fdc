/* The round corners of a box: coverage of a circle, by its distance from the pixel's
 * centre. */
#include "render/corner.h"

#include <math.h>
#include <stdlib.h>

#include "render/fill.h"

/* How much of a pixel lies within a circle whose edge is `inside` px away: 0 to 1. */
static double coverage(double inside)
{
    return fmin(fmax(inside + 0.5, 0), 1);
}

static double channel(Uint32 colour, int shift)
{
    return (double)(colour >> shift & 0xff);
}

/* The border over the fill, each by its share of the pixel. */
static Uint32 mixed(Uint32 fill, Uint32 border, double fill_share, double border_share)
{
    double fa = channel(fill, 24) / 255 * fill_share;
    double ba = channel(border, 24) / 255 * border_share;
    double alpha = fa + ba;
    if (alpha <= 0)
        return 0;
    Uint32 out = (Uint32)lround(fmin(alpha, 1) * 255) << 24;
    for (int shift = 0; shift <= 16; shift += 8)
        out |= (Uint32)lround((channel(fill, shift) * fa + channel(border, shift) * ba) / alpha)
               << shift;
    return out;
}

SDL_Surface *corner_disc(int radius_px, int border_px, Uint32 fill, Uint32 border)
{
    int side = 2 * radius_px;
    SDL_Surface *disc = SDL_CreateRGBSurfaceWithFormat(0, side, side, 32, SDL_PIXELFORMAT_ARGB8888);
    if (!disc)
        abort();
    for (int y = 0; y < side; y++) {
        Uint32 *row = surface_row(disc, y);
        for (int x = 0; x < side; x++) {
            double from = hypot(x + 0.5 - radius_px, y + 0.5 - radius_px);
            double outer = coverage(radius_px - from);
            double inner =
                border_px > 0 && border >> 24 ? coverage(radius_px - border_px - from) : outer;
            row[x] = mixed(fill, border, inner, outer - inner);
        }
    }
    SDL_SetSurfaceBlendMode(disc, SDL_BLENDMODE_BLEND);
    return disc;
}
