/* What a display says of itself is believed where it can be true. */
#include "render/port.h"

#include <math.h>
#include <stddef.h>
#include <stdint.h>

#include "render/window.h"

static bool is_usable(const struct port_mode *mode)
{
    return mode->w_px > 0 && mode->h_px > 0 && (int64_t)mode->w_px * mode->h_px <= WINDOW_MOST_PX &&
           !mode->is_interlaced;
}

static bool is_better(const struct port_mode *a, const struct port_mode *b)
{
    int64_t a_px = (int64_t)a->w_px * a->h_px, b_px = (int64_t)b->w_px * b->h_px;
    if (a->is_preferred != b->is_preferred)
        return a->is_preferred;
    return a_px != b_px ? a_px > b_px : a->hz > b->hz;
}

int port_pick_mode(const struct port_mode *modes, int count)
{
    int best = -1;
    for (int i = 0; i < count; i++)
        if (is_usable(&modes[i]) && (best < 0 || is_better(&modes[i], &modes[best])))
            best = i;
    return best;
}

/* A shape in the place of a size. */
static bool is_usual_lie(int w_mm, int h_mm)
{
    static const int lies[][2] = {{160, 90}, {160, 100}, {16, 9}, {1600, 900}};
    for (size_t i = 0; i < sizeof lies / sizeof *lies; i++)
        if (w_mm == lies[i][0] && h_mm == lies[i][1])
            return true;
    return false;
}

static bool is_within(double value, double least, double most)
{
    return value >= least && value <= most;
}

double port_inches(int w_mm, int h_mm, int w_px, int h_px)
{
    if (w_mm <= 0 || h_mm <= 0 || w_px <= 0 || h_px <= 0 || is_usual_lie(w_mm, h_mm))
        return 0;
    double across = (double)w_px / w_mm, down = (double)h_px / h_mm;
    bool is_plausible = is_within(w_mm, 80, 2000) && is_within(h_mm, 80, 2000) &&
                        is_within(across, 2, 12) && is_within(down, 2, 12) &&
                        is_within(across / down, 0.95, 1.05);
    return is_plausible ? hypot(w_mm, h_mm) / 25.4 : 0;
}
