/* Fills, row by row. */
#include "render/fill.h"

void fill_rect(SDL_Surface *to, SDL_Rect rect, uint32_t colour)
{
    SDL_Rect shown;
    if (!SDL_IntersectRect(&rect, &to->clip_rect, &shown))
        return;
    char *row = (char *)to->pixels + (size_t)shown.y * (size_t)to->pitch;
    for (int y = 0; y < shown.h; y++, row += to->pitch)
        fill_row((uint32_t *)(void *)row + shown.x, shown.w, colour);
}
