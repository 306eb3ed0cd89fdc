/* Plays draw lists in software: every item is a few rectangle fills and copies of
   finished pixels, clipped to the damage. */
#include "render/render.h"

#include <png.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/hash.h"
#include "draw/cover.h"
#include "render/cache.h"
#include "render/corner.h"
#include "render/fill.h"
#include "render/image.h"
#include "render/pictured.h"
#include "text/measure.h"
#include "text/pixels.h"

#define TEXT_CACHE_BYTES ((size_t)8 * 1024 * 1024)
#define IMAGE_CACHE_BYTES ((size_t)12 * 1024 * 1024)

struct render {
    int w_px, h_px;
    SDL_Surface *own;     /* NULL until it is painted on */
    SDL_Surface *picture; /* what is painted on: its own or a canvas; NULL: neither yet */
    struct fonts *fonts;
    struct measure measure;
    struct render_source source;
    struct cache *text;   /* a session's: dropped with it */
    struct cache *images; /* the pack's: pictures, icons, corners */
};

struct render *render_create(int w_px, int h_px, struct fonts *fonts,
                             const struct render_source *source)
{
    struct render *render = xcalloc(1, sizeof *render);
    render->w_px = w_px;
    render->h_px = h_px;
    render->fonts = fonts;
    render->measure = measure_fonts(fonts);
    render->source = *source;
    render->text = cache_create(TEXT_CACHE_BYTES);
    render->images = cache_create(IMAGE_CACHE_BYTES);
    return render;
}

void render_destroy(struct render *render)
{
    if (!render)
        return;
    cache_destroy(render->text);
    cache_destroy(render->images);
    SDL_FreeSurface(render->own);
    free(render);
}

bool render_set_target(struct render *render, SDL_Surface *canvas)
{
    if (canvas && render->own) {
        SDL_FreeSurface(render->own);
        render->own = NULL;
    }
    if (!canvas && !render->own) {
        render->own = SDL_CreateRGBSurfaceWithFormat(0, render->w_px, render->h_px, 32,
                                                     SDL_PIXELFORMAT_RGB888);
        if (!render->own)
            abort();
    }
    SDL_Surface *before = render->picture;
    render->picture = canvas ? canvas : render->own;
    return render->picture != before;
}

/* Before anything is painted. */
static void need_picture(struct render *render)
{
    if (!render->picture)
        render_set_target(render, NULL);
}

static Uint32 packed(struct colour colour)
{
    return (Uint32)colour.a << 24 | (Uint32)colour.r << 16 | (Uint32)colour.g << 8 | colour.b;
}

static void fill(struct render *render, struct rect rect, struct colour colour)
{
    fill_rect(render->picture, (SDL_Rect){rect.x, rect.y, rect.w, rect.h}, packed(colour));
}

static const struct flat *corners(struct render *render, const struct draw_item *item)
{
    uint64_t key = hash_bytes(HASH_START, &item->box, sizeof item->box);
    struct flat *disc = cache_get(render->images, key);
    if (disc)
        return disc;
    disc = flat_take(corner_disc(item->box.radius_px, item->box.border_px, packed(item->box.fill),
                                 packed(item->box.border)));
    cache_put(render->images, key, disc);
    return disc;
}

static void copy_corner(struct render *render, const struct flat *disc, int radius, int right,
                        int low, struct rect rect)
{
    SDL_Rect from = {right ? radius : 0, low ? radius : 0, radius, radius};
    flat_draw(disc, from, render->picture, right ? rect.x + rect.w - radius : rect.x,
              low ? rect.y + rect.h - radius : rect.y);
}

/* Three fills and four corners; then the border's straight sides. */
static void play_box(struct render *render, const struct draw_item *item)
{
    struct rect r = item->rect;
    int radius = item->box.radius_px;
    struct colour colour = item->box.fill;
    fill(render, (struct rect){r.x + radius, r.y, r.w - 2 * radius, r.h}, colour);
    fill(render, (struct rect){r.x, r.y + radius, radius, r.h - 2 * radius}, colour);
    fill(render, (struct rect){r.x + r.w - radius, r.y + radius, radius, r.h - 2 * radius}, colour);
    int border = item->box.border_px;
    if (border > 0 && item->box.border.a > 0) {
        int w = r.w - 2 * radius, h = r.h - 2 * radius;
        colour = item->box.border;
        fill(render, (struct rect){r.x + radius, r.y, w, border}, colour);
        fill(render, (struct rect){r.x + radius, r.y + r.h - border, w, border}, colour);
        fill(render, (struct rect){r.x, r.y + radius, border, h}, colour);
        fill(render, (struct rect){r.x + r.w - border, r.y + radius, border, h}, colour);
    }
    if (radius == 0)
        return;
    const struct flat *disc = corners(render, item);
    for (int i = 0; i < 4; i++)
        copy_corner(render, disc, radius, i & 1, i >> 1, r);
}

static void show(struct render *render, const struct flat *pixels, int x, int y)
{
    flat_draw(pixels, (SDL_Rect){0, 0, pixels->w, pixels->h}, render->picture, x, y);
}

static void play_run(struct render *render, const struct draw_item *item)
{
    struct run run = {item->run.font, item->run.rtl, item->run.script, item->run.text};
    uint64_t key = hash_text(HASH_START, run.text);
    uint32_t rest[4] = {run.font, run.rtl, run.script, packed(item->run.colour)};
    key = hash_bytes(key, rest, sizeof rest);

    struct flat *pixels = cache_get(render->text, key);
    if (!pixels) {
        int top = 0;
        SDL_Surface *drawn =
            run_pixels(render->fonts, &run, packed(item->run.colour) & 0xffffff, &top);
        if (!drawn)
            return;
        pixels = flat_take(drawn);
        pixels->top_px = top;
        cache_put(render->text, key, pixels);
    }
    struct font_metrics metrics = render->measure.metrics(render->measure.context, run.font);
    show(render, pixels, item->rect.x,
         item->rect.y + item->run.rise_px - metrics.ascent_px + pixels->top_px);
}

/* A picture that can not be shown is nothing from then on: it is not tried at every
 * frame. */
static struct flat *nothing(void)
{
    SDL_Surface *dot = SDL_CreateRGBSurfaceWithFormat(0, 1, 1, 32, SDL_PIXELFORMAT_ARGB8888);
    if (!dot)
        abort();
    return flat_take(dot);
}

static bool play_picture(struct render *render, const struct draw_item *item, struct err *err)
{
    int rest[3] = {item->rect.w, item->rect.h, item->picture.dark};
    uint64_t key = hash_bytes(hash_text(HASH_START, item->picture.path), rest, sizeof rest);
    key = hash_bytes(key, &item->picture.crop, sizeof item->picture.crop);
    struct flat *pixels = cache_get(render->images, key);
    bool good = true;
    if (!pixels) {
        pixels = pictured_load(&render->source, item, err);
        good = pixels != NULL;
        if (!good)
            pixels = nothing();
        cache_put(render->images, key, pixels);
    }
    show(render, pixels, item->rect.x, item->rect.y);
    return good;
}

static SDL_Surface *load_icon(struct render *render, const struct draw_item *item, int side,
                              struct err *err)
{
    struct buf bytes = {0};
    bool read = render->source.icon(render->source.context, item->icon.name, side, &bytes, err);
    SDL_Surface *drawn = read ? image_icon(bytes.bytes, bytes.len, side, packed(item->icon.colour),
                                           item->icon.mirrored, err)
                              : NULL;
    buf_free(&bytes);
    if (read && !drawn)
        err_wrap(err, "the icon %s", item->icon.name);
    return drawn;
}

static bool play_icon(struct render *render, const struct draw_item *item, struct err *err)
{
    int side = item->rect.w < item->rect.h ? item->rect.w : item->rect.h;
    uint32_t rest[3] = {(uint32_t)side, packed(item->icon.colour), item->icon.mirrored};
    uint64_t key = hash_bytes(hash_text(HASH_START, item->icon.name), rest, sizeof rest);
    struct flat *pixels = cache_get(render->images, key);
    if (!pixels) {
        SDL_Surface *drawn = load_icon(render, item, side, err);
        if (!drawn)
            return false;
        pixels = flat_take(drawn);
        cache_put(render->images, key, pixels);
    }
    show(render, pixels, item->rect.x, item->rect.y);
    return true;
}

static void play_modules(struct render *render, const struct draw_item *item)
{
    int side = item->modules.side, module = item->rect.w / side;
    fill(render, item->rect, item->modules.light);
    for (int i = 0; i < side * side; i++)
        if (item->modules.bits[i])
            fill(render,
                 (struct rect){item->rect.x + i % side * module, item->rect.y + i / side * module,
                               module, module},
                 item->modules.dark);
}

static bool play_item(struct render *render, const struct draw_item *item, struct err *err)
{
    switch (item->kind) {
    case DRAW_BOX: play_box(render, item); return true;
    case DRAW_RUN: play_run(render, item); return true;
    case DRAW_PICTURE: return play_picture(render, item, err);
    case DRAW_ICON: return play_icon(render, item, err);
    case DRAW_MODULES: play_modules(render, item); return true;
    }
    return true;
}

static bool is_plain(const struct draw_item *item)
{
    return item->kind == DRAW_BOX && item->box.radius_px == 0 && item->box.border_px == 0 &&
           item->box.fill.a == 255;
}

/* A ground, only where it will be seen: most of it is under cards and bars. */
static void play_ground(struct render *render, const struct draw_list *list, size_t index,
                        struct rect clip)
{
    const struct draw_item *item = &list->items[index];
    struct draw_rest rest = draw_list_rest(list, index + 1, rect_intersect(item->rect, clip));
    for (int i = 0; i < rest.count; i++)
        fill(render, rest.rects[i], item->box.fill);
}

static bool play_within(struct render *render, const struct draw_list *list, struct rect clip,
                        struct err *err)
{
    bool all = true;
    SDL_SetClipRect(render->picture, &(SDL_Rect){clip.x, clip.y, clip.w, clip.h});
    for (size_t i = draw_list_begin(list, clip); i < list->count; i++) {
        const struct draw_item *item = &list->items[i];
        if (rect_empty(rect_intersect(item->rect, clip)))
            continue;
        if (is_plain(item))
            play_ground(render, list, i, clip);
        else
            all = play_item(render, item, all ? err : NULL) && all;
    }
    SDL_SetClipRect(render->picture, NULL);
    return all;
}

bool render_play(struct render *render, const struct draw_list *list, const struct damage *damage,
                 struct err *err)
{
    need_picture(render);
    if (!damage)
        return play_within(render, list,
                           (struct rect){0, 0, render->picture->w, render->picture->h}, err);
    bool all = true;
    for (int i = 0; i < damage->count; i++)
        all = play_within(render, list, damage->rects[i], all ? err : NULL) && all;
    return all;
}

bool render_prepare(struct render *render, const struct draw_list *list, struct err *err)
{
    bool all = true;
    need_picture(render);
    SDL_SetClipRect(render->picture, &(SDL_Rect){0, 0, 0, 0});
    for (size_t i = 0; i < list->count; i++)
        all = play_item(render, &list->items[i], all ? err : NULL) && all;
    SDL_SetClipRect(render->picture, NULL);
    return all;
}

void render_forget_text(struct render *render)
{
    cache_clear(render->text);
    fonts_forget(render->fonts);
}

SDL_Surface *render_surface(struct render *render)
{
    need_picture(render);
    return render->picture;
}

bool render_save_png(struct render *render, const char *path, struct err *err)
{
    SDL_Surface *rgb = SDL_ConvertSurfaceFormat(render->picture, SDL_PIXELFORMAT_RGB24, 0);
    if (!rgb)
        return err_set(err, "%s: %s", path, SDL_GetError());
    /* Within a tenth of the best size, in a quarter of its time. */
    png_image image = {.version = PNG_IMAGE_VERSION,
                       .width = (png_uint_32)rgb->w,
                       .height = (png_uint_32)rgb->h,
                       .format = PNG_FORMAT_RGB,
                       .flags = PNG_IMAGE_FLAG_FAST};
    bool good = png_image_write_to_file(&image, path, 0, rgb->pixels, rgb->pitch, NULL) != 0;
    SDL_FreeSurface(rgb);
    return good || err_set(err, "%s: %s", path, image.message);
}
