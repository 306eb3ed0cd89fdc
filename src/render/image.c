/* Pictures and icons as pixels: nothing is decoded whose header was not read first, and what is
   larger than a packed layer holds is decoded in a jail. */
#include "render/image.h"

#include <string.h>

#include "base/jail.h"
#include "layer/picture.h"
#include "render/bitmap.h"
#include "render/drawing.h"
#include "render/drawing_colours.h"
#include "render/fill.h"
#include "render/image_png.h"
#include "render/photo.h"
#include "render/scale.h"

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
    if (picture.kind == PICTURE_SVG)
        return load_svg(bytes, len, w, h, dark, err);
    if (!jail_is_inside() && !picture_check_packed(&picture, NULL))
        return photo_read(bytes, len, w, h, err);
    SDL_Surface *surface = bitmap_read(&picture, bytes, w, h);
    if (!surface)
        err_set(err, "is damaged");
    return surface;
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
    SDL_Surface *surface =
        picture.kind == PICTURE_PNG ? image_read_png(bytes, len, side, side) : NULL;
    surface = scale_weighed(surface, side, side);
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
