/* The pixels are laid over the ground, then counted. */
#include "workshop/picture_look.h"

#include "render/fill.h"

#define SAME 8 /* shades of a channel that a JPEG of one colour may have */
#define SEEN_CONTRAST 1.5

struct range {
    int low, high;
};

static void widen(struct range *range, int value)
{
    range->low = value < range->low ? value : range->low;
    range->high = value > range->high ? value : range->high;
}

struct picture_look picture_look(const SDL_Surface *surface, struct colour ground)
{
    struct range channels[3] = {{255, 0}, {255, 0}, {255, 0}};
    uint32_t under = (uint32_t)ground.r << 16 | (uint32_t)ground.g << 8 | ground.b;
    long pixels = (long)surface->w * surface->h, clear = 0, seen = 0;
    for (int y = 0; y < surface->h; y++)
        for (int x = 0; x < surface->w; x++) {
            uint32_t pixel = surface_row(surface, y)[x];
            struct colour shown = COLOUR_HEX(fill_blend(pixel, under));
            widen(&channels[0], shown.r);
            widen(&channels[1], shown.g);
            widen(&channels[2], shown.b);
            if (pixel >> 24 < 128)
                clear++;
            else
                seen += colour_contrast(shown, ground) >= SEEN_CONTRAST;
        }
    struct picture_look look = {.one_colour = true};
    for (int i = 0; i < 3; i++)
        look.one_colour = look.one_colour && channels[i].high - channels[i].low <= SAME;
    look.clear_percent = (int)(100 * clear / pixels);
    look.seen_percent = clear < pixels ? (int)(100 * seen / (pixels - clear)) : 0;
    return look;
}
