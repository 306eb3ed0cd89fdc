/* One colour over pixels without alpha. Unlike SDL_FillRect it leaves them in the
   processor's cache, where what is painted next finds them. Colours are 0xAARRGGBB. */
#pragma once

#include <SDL2/SDL_surface.h>
#include <stddef.h>
#include <stdint.h>
#include <wchar.h>

#define FILL_SHORT_PX 16 /* up to here a call costs more than it saves */

_Static_assert(sizeof(wchar_t) == sizeof(uint32_t), "wmemset fills pixels");

/* Two channels at once, each over 255 rounded. */
static inline uint32_t fill_mix_pair(uint32_t over, uint32_t under, uint32_t alpha)
{
    uint32_t sum = over * alpha + under * (255 - alpha) + 0x800080;
    return (sum + (sum >> 8 & 0xff00ff)) >> 8 & 0xff00ff;
}

static inline uint32_t fill_blend(uint32_t over, uint32_t under)
{
    uint32_t alpha = over >> 24;
    return fill_mix_pair(over & 0xff00ff, under & 0xff00ff, alpha) |
           (fill_mix_pair(over >> 8 & 0xff, under >> 8 & 0xff, alpha) & 0xff) << 8;
}

/* Of one row. Here, as text is thousands of stretches of a pixel or two. */
static inline void fill_row(uint32_t *to, int w, uint32_t colour)
{
    uint32_t alpha = colour >> 24;
    if (alpha == 255 && w > FILL_SHORT_PX)
        wmemset((wchar_t *)to, (wchar_t)colour, (size_t)w);
    else if (alpha == 255)
        for (int x = 0; x < w; x++)
            to[x] = colour;
    else if (alpha > 0)
        for (int x = 0; x < w; x++)
            to[x] = fill_blend(colour, to[x]);
}

/* Pixels over as many others. */
void fill_blend_row(uint32_t *to, const uint32_t *over, int w);

/* Of 32-bit pixels. */
static inline uint32_t *surface_row(const SDL_Surface *surface, int y)
{
    return (uint32_t *)(void *)((char *)surface->pixels + (size_t)y * (size_t)surface->pitch);
}

/* Inside the clip rectangle of 32-bit pixels. */
void fill_rect(SDL_Surface *to, SDL_Rect rect, uint32_t colour);
