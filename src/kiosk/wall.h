/* The time on the wall, for the hours of the display: only of a clock that can be right. */
#pragma once

#include <stdbool.h>
#include <time.h>

enum wall_trust {
    WALL_SYNCHRONISED, /* with the network, since the machine was started */
    WALL_KEPT,         /* by a clock that runs without power */
    WALL_UNSURE,       /* neither: a power cut may have set it back */
};

/* `root` is "", or a folder in the place of the machine's. */
enum wall_trust wall_trust(const char *root);

/* Minutes since Monday 0:00, local time. */
int wall_week_min(time_t now);
