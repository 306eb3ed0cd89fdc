/* Scales, crops and rounds what a file's bytes are; finished pixels are stretches (flat.h). */
#include "render/pictured.h"

#include <stdlib.h>

#include "render/corner.h"
#include "render/fill.h"
#include "render/image.h"

#define CROP_RADIUS_PERMILLE 25 /* of its width: the corners of a picture that is cropped */

/* Round corners, as the whole picture has them. */
static void round_corners(SDL_Surface *surface)
{
    int radius = surface->w * CROP_RADIUS_PERMILLE / 1000;
    if (radius < 1 || 2 * radius > surface->h)
        return;
    SDL_Surface *disc = corner_disc(radius, 0, 0xffffffff, 0);
    for (int y = 0; y < 2 * radius; y++) {
        uint32_t *to = surface_row(surface, y < radius ? y : surface->h - 2 * radius + y);
        const uint32_t *from = surface_row(disc, y);
        for (int x = 0; x < 2 * radius; x++) {
            uint32_t *pixel = &to[x < radius ? x : surface->w - 2 * radius + x];
            *pixel = (*pixel & 0xffffff) | (*pixel >> 24) * (from[x] >> 24) / 255 << 24;
        }
    }
    SDL_FreeSurface(disc);
}

/* The picture in the size of the item, or what the item's crop leaves of a larger one. */
static SDL_Surface *load_cropped(const struct buf *bytes, const struct draw_item *item,
                                 struct err *err)
{
    struct rect crop = item->picture.crop;
    int w = item->rect.w, h = item->rect.h;
    bool dark = item->picture.dark;
    if (rect_empty(crop))
        return image_load(bytes->bytes, bytes->len, w, h, dark, err);
    int whole_w = w * 1000 / crop.w, whole_h = h * 1000 / crop.h;
    SDL_Surface *whole = image_load(bytes->bytes, bytes->len, whole_w, whole_h, dark, err);
    if (!whole)
        return NULL;
    SDL_Surface *part = SDL_CreateRGBSurfaceWithFormat(0, w, h, 32, whole->format->format);
    if (!part)
        abort();
    SDL_Rect from = {whole_w * crop.x / 1000, whole_h * crop.y / 1000, w, h};
    SDL_SetSurfaceBlendMode(whole, SDL_BLENDMODE_NONE);
    SDL_BlitSurface(whole, &from, part, NULL);
    SDL_FreeSurface(whole);
    round_corners(part);
    return part;
}

static struct flat *draw(const struct render_source *source, const struct draw_item *item,
                         struct err *err)
{
    const char *path = item->picture.path;
    struct buf bytes = {0};
    bool read = source->picture(source->context, path, item->picture.dark, &bytes, err);
    SDL_Surface *drawn = read ? load_cropped(&bytes, item, err) : NULL;
    buf_free(&bytes);
    if (read && !drawn)
        err_wrap(err, "%s", source->where(source->context, path));
    return drawn ? flat_take(drawn) : NULL;
}

static struct flat *find_finished(const struct render_source *source, const struct draw_item *item)
{
    struct buf bytes = {0};
    struct flat *flat = NULL;
    if (source->finished && source->finished(source->context, item, &bytes))
        flat = flat_read(bytes.bytes, bytes.len);
    buf_free(&bytes);
    if (!flat || (flat->w == item->rect.w && flat->h == item->rect.h))
        return flat;
    flat_free(flat);
    return NULL;
}

struct flat *pictured_load(const struct render_source *source, const struct draw_item *item,
                           struct err *err)
{
    struct flat *flat = find_finished(source, item);
    return flat ? flat : draw(source, item, err);
}

bool pictured_finish(const struct render_source *source, const struct draw_item *item,
                     struct buf *out, struct err *err)
{
    struct flat *flat = draw(source, item, err);
    if (!flat)
        return false;
    flat_write(flat, out);
    flat_free(flat);
    return true;
}
