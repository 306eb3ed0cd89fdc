/* Smaller by halves, which are exact, and the rest by SDL's stretch, which looks at four pixels
   only. */
#include "render/scale.h"

#include "render/fill.h"

static Uint32 mean(Uint32 a, Uint32 b, Uint32 c, Uint32 d)
{
    Uint32 out = 0;
    for (int shift = 0; shift < 32; shift += 8) {
        Uint32 sum =
            (a >> shift & 0xff) + (b >> shift & 0xff) + (c >> shift & 0xff) + (d >> shift & 0xff);
        out |= (sum + 2) / 4 << shift;
    }
    return out;
}

void scale_halve(SDL_Surface *surface)
{
    size_t pitch = (size_t)surface->pitch;
    int w = surface->w / 2, h = surface->h / 2;
    for (int y = 0; y < h; y++) {
        const char *from = (const char *)surface->pixels + 2 * (size_t)y * pitch;
        const Uint32 *above = (const void *)from, *below = (const void *)(from + pitch);
        Uint32 *to = (void *)((char *)surface->pixels + (size_t)y * pitch);
        for (int x = 0; x < w; x++)
            to[x] = mean(above[2 * x], above[2 * x + 1], below[2 * x], below[2 * x + 1]);
    }
    surface->w = w;
    surface->h = h;
    SDL_SetClipRect(surface, NULL);
}

/* With its colours multiplied by its alpha, or divided by it. */
static Uint32 weighted(Uint32 pixel, bool multiply)
{
    Uint32 alpha = pixel >> 24, out = pixel & 0xff000000U;
    if (alpha == 255 || alpha == 0)
        return alpha ? pixel : 0;
    for (int shift = 0; shift < 24; shift += 8) {
        Uint32 part = pixel >> shift & 0xff;
        part = multiply ? (part * alpha + 127) / 255 : (part * 255 + alpha / 2) / alpha;
        out |= (part < 255 ? part : 255) << shift;
    }
    return out;
}

void scale_weigh(SDL_Surface *surface, bool multiply)
{
    for (int y = 0; y < surface->h; y++) {
        Uint32 *row = surface_row(surface, y);
        for (int x = 0; x < surface->w; x++)
            row[x] = weighted(row[x], multiply);
    }
}

static SDL_Surface *stretched(SDL_Surface *surface, int w, int h)
{
    if (!surface || (surface->w == w && surface->h == h))
        return surface;
    SDL_Surface *out = SDL_CreateRGBSurfaceWithFormat(0, w, h, 32, SDL_PIXELFORMAT_ARGB8888);
    SDL_SetSurfaceBlendMode(surface, SDL_BLENDMODE_NONE);
    if (out && SDL_SoftStretchLinear(surface, NULL, out, NULL) != 0) {
        SDL_FreeSurface(out);
        out = NULL;
    }
    SDL_FreeSurface(surface);
    return out;
}

/* Where it lies, before a copy of it is made. A stretch looks at four pixels only, hence the
   halves. */
SDL_Surface *scale_weighed(SDL_Surface *surface, int w, int h)
{
    while (surface && surface->w >= 2 * w && surface->h >= 2 * h)
        scale_halve(surface);
    return stretched(surface, w, h);
}

SDL_Surface *scale_to(SDL_Surface *surface, int w, int h)
{
    if (!surface || (surface->w == w && surface->h == h))
        return surface;
    scale_weigh(surface, true);
    surface = scale_weighed(surface, w, h);
    if (surface)
        scale_weigh(surface, false);
    return surface;
}

/* Where the pixel at x, y of the upright picture lies in one of w x h: Exif 2.32, figure 9. */
static Uint32 pixel_of(const SDL_Surface *lying, int orientation, int x, int y)
{
    bool across = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
    bool down = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    int lying_x = orientation > 4 ? y : x, lying_y = orientation > 4 ? x : y;
    return surface_row(lying, down ? lying->h - 1 - lying_y
                                   : lying_y)[across ? lying->w - 1 - lying_x : lying_x];
}

SDL_Surface *scale_upright(SDL_Surface *surface, int orientation)
{
    if (!surface || orientation == 1)
        return surface;
    bool side = orientation > 4;
    SDL_Surface *out = SDL_CreateRGBSurfaceWithFormat(0, side ? surface->h : surface->w,
                                                      side ? surface->w : surface->h, 32,
                                                      SDL_PIXELFORMAT_ARGB8888);
    for (int y = 0; out && y < out->h; y++)
        for (int x = 0; x < out->w; x++)
            surface_row(out, y)[x] = pixel_of(surface, orientation, x, y);
    SDL_FreeSurface(surface);
    return out;
}
