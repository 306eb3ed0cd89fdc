/* The time: real and monotonic, or virtual and moved by a test. Milliseconds. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

struct clock {
    bool is_virtual;
    int64_t virtual_ms; /* what a virtual clock says; unused by a real one */
};

int64_t clock_now_ms(const struct clock *clock);

/* Seconds since 1970 as "2026-11-22T08:00:00Z"; "": no calendar has that year. */
struct clock_text {
    char text[32];
};
struct clock_text clock_utc(int64_t time_s);
