/* Turning between the upright picture and the display: the picture is turned clockwise by
   the degrees when it is shown, and touches are turned back. */
#include "render/turn.h"

#include <string.h>

void turn_point(int degrees, double *x, double *y)
{
    double px = *x, py = *y;
    switch (degrees) {
    case 90:
        *x = py;
        *y = 1 - px;
        return;
    case 180:
        *x = 1 - px;
        *y = 1 - py;
        return;
    case 270:
        *x = 1 - py;
        *y = px;
        return;
    default: return;
    }
}

struct rect turn_rect(int degrees, struct rect r, int w_px, int h_px)
{
    switch (degrees) {
    case 90: return (struct rect){h_px - r.y - r.h, r.x, r.h, r.w};
    case 180: return (struct rect){w_px - r.x - r.w, h_px - r.y - r.h, r.w, r.h};
    case 270: return (struct rect){r.y, w_px - r.x - r.w, r.h, r.w};
    default: return r;
    }
}

void turn_copy(int degrees, const uint32_t *from, int from_pitch, int w_px, int h_px,
               struct rect rect, uint32_t *to, int to_pitch)
{
    if (degrees == 0) {
        for (int y = rect.y; y < rect.y + rect.h; y++)
            memcpy(to + (long)y * to_pitch + rect.x, from + (long)y * from_pitch + rect.x,
                   (size_t)rect.w * sizeof *to);
        return;
    }
    for (int y = rect.y; y < rect.y + rect.h; y++) {
        const uint32_t *row = from + (long)y * from_pitch;
        struct rect at = turn_rect(degrees, (struct rect){rect.x, y, 1, 1}, w_px, h_px);
        uint32_t *out = to + (long)at.y * to_pitch + at.x;
        long step = degrees == 90 ? to_pitch : degrees == 180 ? -1 : degrees == 270 ? -to_pitch : 1;
        for (int x = rect.x; x < rect.x + rect.w; x++, out += step)
            *out = row[x];
    }
}
