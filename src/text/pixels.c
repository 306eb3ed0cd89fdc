/* A run as pixels: SDL_ttf's picture, its true place found and its empty rows cut off. */
#include "text/pixels.h"

#include <string.h>

#include "text/ttf.h"

#define RUN_MAX_PX 16000

SDL_Surface *
run_pixels(struct fonts *fonts, const struct run *run, uint32_t rgb, int *top_px)
{
    TTF_Font *ttf = fonts_ready(fonts, run);
    int w_px = 0;
    if (!ttf || TTF_SizeUTF8(ttf, run->text, &w_px, NULL) != 0 || w_px > RUN_MAX_PX)
        return NULL;
    SDL_Color color = {(Uint8)(rgb >> 16), (Uint8)(rgb >> 8), (Uint8)rgb, 255};
    SDL_Surface *surface = TTF_RenderUTF8_Blended(ttf, run->text, color);
    *top_px = 0;
    return surface;
}
