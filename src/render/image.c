/* Pictures and icons as pixels: nothing is decoded whose header was not read first. All kinds
   come as ARGB8888 and are brought to the size that they are shown in. */
#include "render/image.h"

#include <string.h>

#include "layer/picture.h"
#include "render/drawing.h"
#include "render/drawing_colours.h"
#include "render/fill.h"
#include "render/image_jpeg.h"
#include "render/image_png.h"

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

/* Half as wide and high in place: every four pixels become their mean. */
static void halve(SDL_Surface *surface)
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

static void weigh(SDL_Surface *surface, bool multiply)
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
static SDL_Surface *smaller(SDL_Surface *surface, int w, int h)
{
    while (surface && surface->w >= 2 * w && surface->h >= 2 * h)
        halve(surface);
    return stretched(surface, w, h);
}

/* Transparent pixels have no colour that may reach their neighbours, hence the weights. */
static SDL_Surface *scaled(SDL_Surface *surface, int w, int h)
{
    if (!surface || (surface->w == w && surface->h == h))
        return surface;
    weigh(surface, true);
    surface = smaller(surface, w, h);
    if (surface)
        weigh(surface, false);
    return surface;
}

static SDL_Surface *load_svg(const void *bytes, size_t len, int w, int h, bool dark,
                             struct err *err)
{
    struct buf coloured = {0};
    drawing_colours_set(bytes, len, dark, &coloured);
    SDL_Surface *surface = drawing_read(coloured.bytes, coloured.len, w, h, err);
    buf_free(&coloured);
    return surface;
}

SDL_Surface *image_load(const void *bytes, size_t len, int w, int h, bool dark, struct err *err)
{
    struct picture picture;
    if (!picture_read(&picture, bytes, len, err))
        return NULL;
    SDL_Surface *surface = NULL;
    switch (picture.kind) {
    case PICTURE_PNG: surface = image_read_png(bytes, len); break;
    case PICTURE_JPEG: surface = image_read_jpeg(bytes, len); break;
    case PICTURE_SVG: return load_svg(bytes, len, w, h, dark, err);
    }
    if (!surface)
        err_set(err, "is damaged");
    return scaled(surface, w, h);
}

static void mirror(SDL_Surface *surface)
{
    for (int y = 0; y < surface->h; y++) {
        Uint32 *row = surface_row(surface, y);
        for (int a = 0, b = surface->w - 1; a < b; a++, b--) {
            Uint32 kept = row[a];
            row[a] = row[b];
            row[b] = kept;
        }
    }
}

SDL_Surface *image_icon(const void *bytes, size_t len, int side, unsigned rgb, bool mirrored,
                        struct err *err)
{
    struct picture picture;
    if (!picture_read(&picture, bytes, len, err))
        return NULL;
    SDL_Surface *surface = picture.kind == PICTURE_PNG ? image_read_png(bytes, len) : NULL;
    surface = smaller(surface, side, side);
    if (!surface) {
        err_set(err, "is damaged");
        return NULL;
    }
    for (int y = 0; y < surface->h; y++) {
        Uint32 *row = surface_row(surface, y);
        for (int x = 0; x < surface->w; x++)
            row[x] = (row[x] & 0xff000000U) | (rgb & 0xffffffU);
    }
    if (mirrored)
        mirror(surface);
    return surface;
}
