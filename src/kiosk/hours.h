/* on_hours of kiosk.conf: when the display is on, in minutes of the week from Monday 0:00, local
   time. Pure. */
#pragma once

#include <stdbool.h>

#include "base/err.h"

#define HOURS_SPANS 32
#define HOURS_DAY_MIN (24 * 60)
#define HOURS_WEEK_MIN (7 * HOURS_DAY_MIN)

struct hours {
    struct hours_span {
        int from_min, to_min; /* to_min is off again; over HOURS_WEEK_MIN: into the next week */
    } spans[HOURS_SPANS];
    int count; /* 0: always on */
};

/* "Mon-Fri 7:00-18:30, Sat 8:00-12:00": a day or days, then the times. A span whose end is not
   after its beginning goes on into the next day. */
bool hours_read(struct hours *hours, const char *text, struct err *err);

bool hours_are_on(const struct hours *hours, int week_min);

/* Minutes until that changes, HOURS_WEEK_MIN: it never does. */
int hours_until_change_min(const struct hours *hours, int week_min);
