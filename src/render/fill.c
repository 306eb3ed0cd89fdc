/* Fills, row by row; blends four pixels at a time, as any processor's vectors do. */
#include "render/fill.h"

#include <string.h>

#define LANES 4

typedef uint32_t pixels __attribute__((vector_size(4 * LANES)));
typedef uint16_t halves __attribute__((vector_size(4 * LANES)));

/* Two channels of each pixel, as fill_mix_pair. */
static pixels mix_pairs(pixels over, pixels under, halves alpha)
{
    halves sum = (halves)over * alpha + (halves)under * (255 - alpha) + 0x80;
    return (pixels)((sum + (sum >> 8)) >> 8);
}

void fill_blend_row(uint32_t *to, const uint32_t *over, int w)
{
    int x = 0;
    for (; x + LANES <= w; x += LANES) {
        pixels top, under;
        memcpy(&top, over + x, sizeof top);
        memcpy(&under, to + x, sizeof under);
        pixels alpha = top >> 24;
        alpha |= alpha << 16;
        pixels mixed = mix_pairs(top & 0xff00ff, under & 0xff00ff, (halves)alpha) |
                       (mix_pairs(top >> 8 & 0xff, under >> 8 & 0xff, (halves)alpha) & 0xff) << 8;
        memcpy(to + x, &mixed, sizeof mixed);
    }
    for (; x < w; x++)
        to[x] = fill_blend(over[x], to[x]);
}

void fill_rect(SDL_Surface *to, SDL_Rect rect, uint32_t colour)
{
    SDL_Rect shown;
    if (!SDL_IntersectRect(&rect, &to->clip_rect, &shown))
        return;
    for (int y = 0; y < shown.h; y++)
        fill_row(surface_row(to, shown.y + y) + shown.x, shown.w, colour);
}
