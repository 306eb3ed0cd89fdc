/* Pictures and icons as pixels: nothing is decoded whose header was not read first, and
   SVG only where its crashes do no harm. */
#include "render/image.h"

#include <SDL2/SDL_image.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/log.h"
#include "layer/picture.h"
#include "render/fill.h"

#define RSVG "/usr/bin/rsvg-convert"
#define PNG_MORE 65536 /* where a picture does not shrink */

/* The drawing style's colours and what they become in the dark theme. */
static const struct {
    const char *calm, *dark;
} palette[] = {
    {"#eef4f3", "#1b2328"}, {"#14232d", "#e9eef0"}, {"#dff0f0", "#2a4148"}, {"#fff6e0", "#d8cdb0"},
    {"#ffffff", "#2b363c"}, {"#0b5563", "#5fb6c4"}, {"#c2593f", "#d9795e"}, {"#8f2a15", "#ff9b85"},
    {"#76898f", "#8b9da3"}, {"#f7e4d4", "#2a3a42"}, {"#fff1d9", "#2a3a42"}, {"#fff8ea", "#2f424b"},
    {"#f6e2bd", "#34474f"}, {"#e0c894", "#22313a"}, {"#e2f1e4", "#23403a"}, {"#ece8e0", "#37444a"},
    {"#fbe0d6", "#4a322c"}, {"#e1f0ee", "#2b4a4e"}, {"#eec7ae", "#a98672"}, {"#f0cbb0", "#b08f7a"},
    {"#dfa985", "#947060"}, {"#f3d5bd", "#a88f78"}, {"#f7e0b5", "#a8946a"}, {"#dd9f8b", "#9a6555"},
    {"#cf8673", "#87523f"}, {"#39424f", "#5f6d80"}, {"#4a5566", "#7c8ba1"}, {"#26415f", "#4a6f9c"},
    {"#33547a", "#5f86b5"}, {"#2b2522", "#6e615a"}, {"#3a302b", "#82756d"}, {"#2b211d", "#57463c"},
    {"#15100e", "#43362e"}, {"#4a3526", "#80634d"}, {"#33241a", "#654c3b"}, {"#22333a", "#8fa3ab"},
    {"#37474f", "#9fb0b6"}, {"#2f4a63", "#5d7f9f"}, {"#24394d", "#46647f"}, {"#4a3f6b", "#6f6396"},
    {"#bcd9c0", "#1a322c"}, {"#b3cca8", "#26382a"}, {"#cfe3c4", "#34503c"}, {"#d3cbbd", "#2b363b"},
    {"#e3bcae", "#382420"}, {"#e9cf9c", "#4a5d66"}, {"#2c6a3b", "#86d698"}, {"#41606a", "#86a7b1"},
};

static void darken(char *svg, size_t len)
{
    for (char *at = svg; (at = memchr(at, '#', len - (size_t)(at - svg))); at++) {
        if (len - (size_t)(at - svg) < 7)
            return;
        for (size_t i = 0; i < sizeof palette / sizeof palette[0]; i++) {
            if (strncasecmp(at, palette[i].calm, 7) == 0) {
                memcpy(at, palette[i].dark, 7);
                break;
            }
        }
    }
}

static SDL_Surface *to_argb(SDL_Surface *surface)
{
    if (!surface || surface->format->format == SDL_PIXELFORMAT_ARGB8888)
        return surface;
    SDL_Surface *argb = SDL_ConvertSurfaceFormat(surface, SDL_PIXELFORMAT_ARGB8888, 0);
    SDL_FreeSurface(surface);
    return argb;
}

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

/* 32 bits with the alpha on top: what halving and weighing can do in place. */
static bool has_alpha_on_top(const SDL_Surface *surface)
{
    return surface->format->BitsPerPixel == 32 && surface->format->Amask == 0xff000000U;
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

/* As ARGB8888 of that size. A large picture is made smaller where it lies, before a copy
   of it is made. Transparent pixels have no colour that may reach their neighbours, hence
   the weights; and a stretch looks at four pixels only, hence the halves. */
static SDL_Surface *scaled(SDL_Surface *surface, int w, int h)
{
    if (surface && !has_alpha_on_top(surface))
        surface = to_argb(surface);
    if (!surface || (surface->w == w && surface->h == h))
        return to_argb(surface);
    weigh(surface, true);
    while (surface->w >= 2 * w && surface->h >= 2 * h)
        halve(surface);
    surface = stretched(to_argb(surface), w, h);
    if (surface)
        weigh(surface, false);
    return surface;
}

/* The core's own. */
static SDL_Surface *draw_icon(const void *bytes, size_t len, int side)
{
    SDL_RWops *stream = SDL_RWFromConstMem(bytes, (int)len);
    SDL_Surface *surface = IMG_LoadSizedSVG_RW(stream, side, side);
    SDL_RWclose(stream);
    return scaled(to_argb(surface), side, side);
}

/* The helper becomes rsvg-convert, which reads the drawing from its input and gives a PNG: it
   may read the system's files, as it needs its libraries, and do nothing else. Its words are W
   and H. */
static bool draw_in_jail(const struct jail_task *task)
{
    if (task->word_count != 2 || lseek(STDIN_FILENO, 0, SEEK_SET) != 0)
        return false;
    const char *const words[] = {RSVG,           "-f", "png",          "-w",
                                 task->words[0], "-h", task->words[1], NULL};
    char *nothing[] = {NULL};
    execve(RSVG, (char *const *)(size_t)words, nothing);
    log_error("a drawing takes rsvg-convert: apt install librsvg2-bin");
    return false;
}

const struct jail_helper image_helper = {"draw", JAIL_STARTS, draw_in_jail};

static SDL_Surface *read_png(const void *bytes, size_t len)
{
    SDL_RWops *stream = SDL_RWFromConstMem(bytes, (int)len);
    SDL_Surface *surface = IMG_LoadPNG_RW(stream);
    SDL_RWclose(stream);
    return surface;
}

static SDL_Surface *svg_from_jail(const struct buf *svg, int w, int h, struct err *err)
{
    size_t size = (size_t)w * (size_t)h * 4;
    char w_word[16], h_word[16];
    snprintf(w_word, sizeof w_word, "%d", w);
    snprintf(h_word, sizeof h_word, "%d", h);
    const char *const words[] = {w_word, h_word, NULL};
    const struct jail_job job = {
        .helper = image_helper.name,
        .task = {.words = words, .word_count = 2, .bytes = svg->bytes, .len = svg->len},
        .limits = {.cpu_s = 2,
                   .wall_ms = 10000,
                   .memory_bytes = (size_t)768 * 1024 * 1024 + 3 * size,
                   .output_bytes = size + PNG_MORE},
    };
    struct buf png = {0};
    SDL_Surface *surface = jail_run(&job, &png, err) ? read_png(png.bytes, png.len) : NULL;
    buf_free(&png);
    return scaled(to_argb(surface), w, h);
}

static SDL_Surface *load_svg(const void *bytes, size_t len, int w, int h, bool dark,
                             struct err *err)
{
    if (jail_is_inside()) {
        err_set(err, "is a drawing: pack it, so that it is a PNG");
        return NULL;
    }
    struct buf copy = {0};
    buf_append(&copy, bytes, len);
    if (dark)
        darken(copy.bytes, copy.len);
    struct err why = {"fails"};
    SDL_Surface *surface = svg_from_jail(&copy, w, h, &why);
    buf_free(&copy);
    if (!surface)
        err_set(err, "can not be drawn, as it %s: save it again, or as PNG", why.text);
    return surface;
}

SDL_Surface *image_load(const void *bytes, size_t len, int w, int h, bool dark, struct err *err)
{
    struct picture picture;
    if (!picture_read(&picture, bytes, len, err))
        return NULL;
    SDL_Surface *surface = NULL;
    SDL_RWops *stream = SDL_RWFromConstMem(bytes, (int)len);
    switch (picture.kind) {
    case PICTURE_PNG: surface = read_png(bytes, len); break;
    case PICTURE_JPEG: surface = IMG_LoadJPG_RW(stream); break;
    case PICTURE_SVG: SDL_RWclose(stream); return load_svg(bytes, len, w, h, dark, err);
    }
    SDL_RWclose(stream);
    if (!surface)
        err_set(err, "is damaged");
    return scaled(surface, w, h);
}

static size_t write_to_buf(SDL_RWops *stream, const void *bytes, size_t size, size_t count)
{
    buf_append(stream->hidden.unknown.data1, bytes, size * count);
    return count;
}

bool image_write_png(SDL_Surface *surface, struct buf *out, struct err *err)
{
    SDL_RWops *stream = SDL_AllocRW();
    stream->write = write_to_buf;
    stream->hidden.unknown.data1 = out;
    bool good = IMG_SavePNG_RW(surface, stream, 0) == 0;
    SDL_FreeRW(stream);
    return good || err_set(err, "can not be written as PNG: %s", IMG_GetError());
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
    SDL_Surface *surface = draw_icon(bytes, len, side);
    if (!surface) {
        err_set(err, "is not an SVG that can be drawn");
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
