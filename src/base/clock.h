/* The time: real and monotonic, or virtual and moved by a test. Milliseconds. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

struct clock {
    bool is_virtual;
    int64_t virtual_ms; /* what a virtual clock says; unused by a real one */
};

int64_t clock_now_ms(const struct clock *clock);
