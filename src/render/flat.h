/* Finished pixels as stretches: of one colour, as text and drawings mostly are, shown by filling;
   or of pixels that differ, as edges, shades and photographs have them, shown by copying. */
#pragma once

#include <SDL2/SDL_surface.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

#define FLAT_EACH 0x8000U  /* the stretch has a colour for each of its pixels */
#define FLAT_SOLID 0x4000U /* .. and none of them is seen through */
#define FLAT_MOST_PX 0x3fff

/* Of a row: how much of the tables stands before its end. */
struct flat_row {
    uint32_t stretches, colours;
};

struct flat {
    int w, h;
    int top_px; /* for its owner: where the first row belongs */
    struct flat_row *rows;
    uint32_t *colours; /* of each stretch one, or its pixels', 0xAARRGGBB */
    uint16_t *ends;    /* of each stretch the x where it ends, and what it is */
};

/* From ARGB8888, at most FLAT_MOST_PX wide. The surface is taken over, wiped and freed. */
struct flat *flat_take(SDL_Surface *argb);
void flat_free(struct flat *flat); /* wiped too: it may show what a visitor typed */
size_t flat_bytes(const struct flat *flat);

/* As bytes for this machine, appended; and what is read back of such: NULL if they are none. */
void flat_write(const struct flat *flat, struct buf *out);
struct flat *flat_read(const void *bytes, size_t len);

/* Blends the part `from` onto 32-bit pixels without alpha at x, y, inside their clip
   rectangle. */
void flat_draw(const struct flat *flat, SDL_Rect from, SDL_Surface *to, int x, int y);
