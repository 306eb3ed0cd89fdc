/* Fills, row by row. */
#include "render/fill.h"

void fill_rect(SDL_Surface *to, SDL_Rect rect, uint32_t colour)
{
    SDL_Rect shown;
    if (!SDL_IntersectRect(&rect, &to->clip_rect, &shown))
        return;
    for (int y = 0; y < shown.h; y++)
        fill_row(surface_row(to, shown.y + y) + shown.x, shown.w, colour);
}
