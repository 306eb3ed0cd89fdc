/* A drawing goes into rsvg-convert's stdin, a PNG comes out of its stdout. */
#include "render/drawing.h"

#include <stdio.h>
#include <unistd.h>

#include "base/hash.h"
#include "layer/picture.h"
#include "render/drawn.h"
#include "render/image_png.h"

#define PROGRAM "/usr/bin/rsvg-convert"

const struct jail_helper drawing_helper = {
    .name = "rsvg-convert", .calls = JAIL_STARTS, .program = PROGRAM};

/* Its address space holds libraries, and 72 MiB for each of its threads. */
static struct jail_limits limits_for(int w, int h)
{
    size_t size = (size_t)w * (size_t)h * 4;
    return (struct jail_limits){.cpu_s = 5,
                                .wall_ms = 15000,
                                .memory_bytes = ((size_t)1 << 30) + 4 * size,
                                .output_bytes = size + size / 8 + 65536};
}

static SDL_Surface *take_png(const struct buf *png, int w, int h, struct err *err)
{
    struct picture picture;
    if (!picture_read(&picture, png->bytes, png->len, err))
        return NULL;
    bool right = picture.kind == PICTURE_PNG && picture.w == w && picture.h == h;
    SDL_Surface *surface = right ? image_read_png(png->bytes, png->len, w, h) : NULL;
    if (!surface)
        err_set(err, "comes out as something else");
    return surface;
}

static bool draw(const void *svg, size_t len, int w, int h, struct buf *png, struct err *err)
{
    char w_word[16], h_word[16];
    snprintf(w_word, sizeof w_word, "%d", w);
    snprintf(h_word, sizeof h_word, "%d", h);
    const char *const words[] = {"-w", w_word, "-h", h_word, NULL};
    const struct jail_job job = {
        .helper = drawing_helper.name,
        .task = {.words = words, .word_count = 4, .bytes = svg, .len = len},
        .limits = limits_for(w, h),
    };
    return jail_run(&job, png, err);
}

/* NULL with a reason. What failed is tried again, as another picture may have taken the memory;
   but not what took too long, which it would at any size. */
static SDL_Surface *draw_once(const void *svg, size_t len, int w, int h, struct err *err)
{
    const struct drawn_key key = {hash_bytes(HASH_START, svg, len), len, w, h};
    const struct drawn_key too_long = {key.hash, len, 0, 0};
    struct buf png = {0};
    if (drawn_find(&too_long, &png)) {
        buf_free(&png);
        err_set(err, "takes too long");
        return NULL;
    }
    bool found = drawn_find(&key, &png);
    SDL_Surface *surface =
        found || draw(svg, len, w, h, &png, err) ? take_png(&png, w, h, err) : NULL;
    if (surface && !found)
        drawn_keep(&key, &png);
    else if (!surface && strncmp(err->text, "takes ", 6) == 0)
        drawn_keep(&too_long, &(struct buf){.bytes = "", .len = 0});
    buf_free(&png);
    return surface;
}

SDL_Surface *drawing_read(const void *svg, size_t len, int w, int h, struct err *err)
{
    struct err why = {""};
    SDL_Surface *surface = NULL;
    if (jail_is_inside() || access(PROGRAM, X_OK) != 0)
        err_set(err, "is an SVG, and rsvg-convert, which draws it, is not there: install the "
                     "package librsvg2-bin");
    else if (!(surface = draw_once(svg, len, w, h, &why)))
        err_set(err, "can not be drawn, as it %s: save it again, or as PNG", why.text);
    return surface;
}
