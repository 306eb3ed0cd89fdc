/* Pixels as stretches of one colour, row by row. A stretch never crosses a row. */
#include "render/flat.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/minmax.h"
#include "render/fill.h"

static int stretch_end(const uint32_t *row, int x, int w)
{
    uint32_t colour = row[x];
    while (x < w && row[x] == colour)
        x++;
    return x;
}

static size_t count_stretches(const SDL_Surface *surface)
{
    size_t count = 0;
    for (int y = 0; y < surface->h; y++)
        for (int x = 0; x < surface->w; x = stretch_end(surface_row(surface, y), x, surface->w))
            count++;
    return count;
}

static uint32_t stretch_count(const struct flat *flat)
{
    return flat->h ? flat->row_ends[flat->h - 1] : 0;
}

static void fill_stretches(struct flat *flat, const SDL_Surface *surface)
{
    uint32_t at = 0;
    for (int y = 0; y < surface->h; y++) {
        const uint32_t *row = surface_row(surface, y);
        for (int x = 0; x < surface->w; at++) {
            flat->colours[at] = row[x];
            x = stretch_end(row, x, surface->w);
            flat->ends[at] = (uint16_t)x;
        }
        flat->row_ends[y] = at;
    }
}

struct flat *flat_take(SDL_Surface *argb)
{
    assert(argb->format->format == SDL_PIXELFORMAT_ARGB8888 && argb->w <= UINT16_MAX);
    struct flat *flat = xcalloc(1, sizeof *flat);
    size_t count = count_stretches(argb);
    flat->w = argb->w;
    flat->h = argb->h;
    flat->row_ends = xcalloc((size_t)argb->h + 1, sizeof *flat->row_ends);
    flat->colours = xcalloc(count + 1, sizeof *flat->colours);
    flat->ends = xcalloc(count + 1, sizeof *flat->ends);
    fill_stretches(flat, argb);
    explicit_bzero(argb->pixels, (size_t)argb->pitch * (size_t)argb->h);
    SDL_FreeSurface(argb);
    return flat;
}

void flat_free(struct flat *flat)
{
    if (!flat)
        return;
    explicit_bzero(flat->colours, stretch_count(flat) * sizeof *flat->colours);
    explicit_bzero(flat->ends, stretch_count(flat) * sizeof *flat->ends);
    free(flat->row_ends);
    free(flat->colours);
    free(flat->ends);
    free(flat);
}

size_t flat_bytes(const struct flat *flat)
{
    return sizeof *flat + (size_t)flat->h * sizeof *flat->row_ends +
           stretch_count(flat) * (sizeof *flat->colours + sizeof *flat->ends);
}

/* The row's pixels first .. last, so that `first` comes to *to. */
static void draw_row(const struct flat *flat, int y, int first, int last, uint32_t *to)
{
    uint32_t at = y ? flat->row_ends[y - 1] : 0;
    for (int x = 0; x < last; at++) {
        int begin = most(x, first), end = least(flat->ends[at], last);
        if (begin < end)
            fill_row(to + (begin - first), end - begin, flat->colours[at]);
        x = flat->ends[at];
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
