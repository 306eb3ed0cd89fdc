/* Pixels as stretches, row by row. A stretch never crosses a row. */
#include "render/flat.h"

#include <assert.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/minmax.h"
#include "render/fill.h"

#define ALIKE_PX 3 /* so many of one colour are cheaper as a stretch of it */

static int alike_end(const uint32_t *row, int x, int w)
{
    uint32_t colour = row[x];
    while (x < w && row[x] == colour)
        x++;
    return x;
}

static bool is_solid(uint32_t colour)
{
    return colour >> 24 == 255;
}

/* The stretch that begins at x: its end, and what it is. */
static unsigned stretch_at(const uint32_t *row, int x, int w)
{
    int end = alike_end(row, x, w);
    if (end - x >= ALIKE_PX)
        return (unsigned)end;
    bool solid = is_solid(row[x]);
    for (int next = end; next < w && is_solid(row[next]) == solid; end = next) {
        next = alike_end(row, next, w);
        if (next - end >= ALIKE_PX)
            break;
    }
    return (unsigned)end | FLAT_EACH | (solid ? FLAT_SOLID : 0);
}

static size_t colours_of(unsigned stretch, int x)
{
    return stretch & FLAT_EACH ? (stretch & FLAT_MOST_PX) - (unsigned)x : 1;
}

static struct flat_row all_of(const struct flat *flat)
{
    return flat->h ? flat->rows[flat->h - 1] : (struct flat_row){0, 0};
}

/* The colours are left at the beginning of the surface's own pixels: what was looked at has made
   room for them. */
static void find_stretches(struct flat *flat, const SDL_Surface *surface, uint16_t *ends)
{
    struct flat_row at = {0, 0};
    uint32_t *colours = surface->pixels;
    for (int y = 0; y < flat->h; y++) {
        const uint32_t *row = surface_row(surface, y);
        for (int x = 0; x < flat->w; at.stretches++) {
            unsigned stretch = stretch_at(row, x, flat->w);
            size_t count = colours_of(stretch, x);
            memmove(colours + at.colours, row + x, count * sizeof *row);
            ends[at.stretches] = (uint16_t)stretch;
            at.colours += (uint32_t)count;
            x = (int)(stretch & FLAT_MOST_PX);
        }
        flat->rows[y] = at;
    }
}

static void *copy_of(const void *table, size_t count, size_t each)
{
    void *copy = xmalloc((count + 1) * each);
    memcpy(copy, table, count * each);
    return copy;
}

struct flat *flat_take(SDL_Surface *argb)
{
    assert(argb->format->format == SDL_PIXELFORMAT_ARGB8888 && argb->w <= FLAT_MOST_PX);
    struct flat *flat = xcalloc(1, sizeof *flat);
    uint16_t *ends = xmalloc(((size_t)argb->w * (size_t)argb->h + 1) * sizeof *ends);
    flat->w = argb->w;
    flat->h = argb->h;
    flat->rows = xcalloc((size_t)argb->h + 1, sizeof *flat->rows);
    find_stretches(flat, argb, ends);
    struct flat_row all = all_of(flat);
    flat->colours = copy_of(argb->pixels, all.colours, sizeof *flat->colours);
    flat->ends = copy_of(ends, all.stretches, sizeof *flat->ends);
    explicit_bzero(ends, all.stretches * sizeof *ends);
    explicit_bzero(argb->pixels, (size_t)argb->pitch * (size_t)argb->h);
    free(ends);
    SDL_FreeSurface(argb);
    return flat;
}

void flat_free(struct flat *flat)
{
    if (!flat)
        return;
    explicit_bzero(flat->colours, all_of(flat).colours * sizeof *flat->colours);
    explicit_bzero(flat->ends, all_of(flat).stretches * sizeof *flat->ends);
    free(flat->rows);
    free(flat->colours);
    free(flat->ends);
    free(flat);
}

size_t flat_bytes(const struct flat *flat)
{
    return sizeof *flat + (size_t)flat->h * sizeof *flat->rows +
           all_of(flat).colours * sizeof *flat->colours +
           all_of(flat).stretches * sizeof *flat->ends;
}

static void draw_each(uint32_t *to, const uint32_t *colours, int w, bool solid)
{
    if (!solid)
        fill_blend_row(to, colours, w);
    else if (w > FILL_SHORT_PX)
        memcpy(to, colours, (size_t)w * sizeof *to);
    else
        for (int x = 0; x < w; x++)
            to[x] = colours[x];
}

/* The row's pixels first .. last, so that `first` comes to *to. */
static void draw_row(const struct flat *flat, int y, int first, int last, uint32_t *to)
{
    struct flat_row before = y ? flat->rows[y - 1] : (struct flat_row){0, 0};
    const uint16_t *stretch = flat->ends + before.stretches;
    const uint32_t *colours = flat->colours + before.colours;
    for (int x = 0; x < last; stretch++) {
        int whole = *stretch & FLAT_MOST_PX, begin = most(x, first), end = least(whole, last);
        bool each = *stretch & FLAT_EACH;
        if (begin < end && each)
            draw_each(to + (begin - first), colours + (begin - x), end - begin,
                      *stretch & FLAT_SOLID);
        else if (begin < end)
            fill_row(to + (begin - first), end - begin, *colours);
        colours += each ? whole - x : 1;
        x = whole;
    }
}

void flat_draw(const struct flat *flat, SDL_Rect from, SDL_Surface *to, int x, int y)
{
    SDL_Rect whole = {0, 0, flat->w, flat->h}, part, shown;
    if (!SDL_IntersectRect(&from, &whole, &part))
        return;
    SDL_Rect wanted = {x + part.x - from.x, y + part.y - from.y, part.w, part.h};
    if (!SDL_IntersectRect(&wanted, &to->clip_rect, &shown))
        return;
    int first = part.x + shown.x - wanted.x, top = part.y + shown.y - wanted.y;
    for (int row = 0; row < shown.h; row++) {
        uint32_t *line = surface_row(to, shown.y + row) + shown.x;
        draw_row(flat, top + row, first, first + shown.w, line);
    }
}
