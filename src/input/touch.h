/* One finger's report. Positions are pixels of the upright window: rotation is undone. */
#pragma once

#include <stdint.h>

enum touch_kind { TOUCH_DOWN, TOUCH_MOVE, TOUCH_UP };

struct touch {
    enum touch_kind kind;
    int64_t finger; /* stays the same from down to up */
    int x, y;
    int64_t at_ms;
};
