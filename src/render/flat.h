/* Finished pixels as stretches of one colour: text and drawings are mostly flat, so that
   they take a part of a surface's memory and are shown by filling. */
#pragma once

#include <SDL2/SDL_surface.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

struct flat {
    int w, h;
    int top_px;         /* for its owner: where the first row belongs */
    uint32_t *row_ends; /* of each row: how many stretches stand before its end */
    uint32_t *colours;  /* of each stretch, 0xAARRGGBB */
    uint16_t *ends;     /* .. and the x where it ends */
};

/* From ARGB8888, at most 65535 wide. The surface is taken over, wiped and freed. */
struct flat *flat_take(SDL_Surface *argb);
void flat_free(struct flat *flat); /* wiped too: it may show what a visitor typed */
size_t flat_bytes(const struct flat *flat);

/* As bytes for this machine, appended; and what is read back of such: NULL if they are none. */
void flat_write(const struct flat *flat, struct buf *out);
struct flat *flat_read(const void *bytes, size_t len);

/* Blends the part `from` onto 32-bit pixels without alpha at x, y, inside their clip
   rectangle. */
void flat_draw(const struct flat *flat, SDL_Rect from, SDL_Surface *to, int x, int y);
