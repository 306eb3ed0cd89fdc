/* What a display says of itself at its connector: which of its modes, and how large it is. Pure. */
#pragma once

#include <stdbool.h>

struct port_mode {
    int w_px, h_px, hz;
    bool is_preferred, is_interlaced;
};

/* The one that it prefers, else its largest, of these the quickest. -1: there is none that can
   be shown. */
int port_pick_mode(const struct port_mode *modes, int count);

/* The diagonal, 0 if what it says can't be: many say 160 x 90 mm, or send the shape of another
   (design.md 7: 80 to 2,000 mm, 2 to 12 px/mm, the shape of the pixels within 5 %). */
double port_inches(int w_mm, int h_mm, int w_px, int h_px);
