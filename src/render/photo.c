/* The helper gets the file and two numbers, and gives back the rows of the surface. */
#include "render/photo.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "render/bitmap.h"
#include "render/drawn.h"
#include "render/fill.h"

/* Decoded whole where it is in pieces: a progressive JPEG takes six bytes a pixel. */
#define MEMORY_BYTES ((size_t)640 << 20)

static bool decode(const struct jail_task *task)
{
    struct picture picture;
    struct err err;
    int w = atoi(task->words[0]), h = atoi(task->words[1]);
    SDL_Surface *surface = picture_read(&picture, task->bytes, task->len, &err)
                               ? bitmap_read(&picture, task->bytes, w, h)
                               : NULL;
    for (int y = 0; surface && y < h; y++)
        if (!jail_give(surface_row(surface, y), (size_t)w * 4))
            return false;
    return surface != NULL;
}

const struct jail_helper photo_helper = {.name = "photo", .calls = JAIL_COMPUTES, .work = decode};

static bool run(const void *bytes, size_t len, int w, int h, struct buf *pixels, struct err *err)
{
    char w_word[16], h_word[16];
    snprintf(w_word, sizeof w_word, "%d", w);
    snprintf(h_word, sizeof h_word, "%d", h);
    const char *const words[] = {w_word, h_word, NULL};
    size_t size = (size_t)w * (size_t)h * 4;
    const struct jail_job job = {
        .helper = photo_helper.name,
        .task = {.words = words, .word_count = 2, .bytes = bytes, .len = len},
        .limits = {.cpu_s = 20,
                   .wall_ms = 60000,
                   .memory_bytes = MEMORY_BYTES + 2 * len + 4 * size,
                   .output_bytes = size},
    };
    return jail_run(&job, pixels, err);
}

static SDL_Surface *surface_of(const struct buf *pixels, int w, int h)
{
    SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormat(0, w, h, 32, SDL_PIXELFORMAT_ARGB8888);
    for (int y = 0; surface && y < h; y++)
        memcpy(surface_row(surface, y), pixels->bytes + (size_t)y * (size_t)w * 4, (size_t)w * 4);
    return surface;
}

SDL_Surface *photo_read(const void *bytes, size_t len, int w, int h, struct err *err)
{
    const struct drawn_key key = {hash_bytes(HASH_START, bytes, len), len, w, h};
    struct buf pixels = {0};
    struct err why = {""};
    SDL_Surface *surface = NULL;
    bool found = drawn_find(&key, &pixels);
    if (!found && !run(bytes, len, w, h, &pixels, &why))
        err_set(err, "can not be decoded, as it %s: save it again, or smaller", why.text);
    else if (pixels.len != (size_t)w * (size_t)h * 4)
        err_set(err, "is damaged");
    else {
        surface = surface_of(&pixels, w, h);
        if (!found)
            drawn_keep(&key, &pixels);
    }
    buf_free(&pixels);
    return surface;
}
