/* When a kiosk rests: out of its hours the display is off and a touch only wakes it; once a day it
   ends while nobody is there, to be started anew. Pure: the time comes in. */
#pragma once

#include <stdint.h>

#include "kiosk/hours.h"
#include "kiosk/wall.h"

#define REST_AWAKE_MS INT64_C(120000)      /* out of hours, after the last touch */
#define REST_LOOK_MS INT64_C(900000)       /* at the wall's clock, which may have been set */
#define REST_ANEW_MS INT64_C(72000000)     /* 20 hours of running, .. */
#define REST_ANEW_QUIET_MS INT64_C(600000) /* .. and so long without a touch */

struct rest {
    const struct hours *hours;
    int64_t begun_ms, touched_ms;
    int64_t look_ms; /* at the clock again */
    enum wall_trust trust;
    bool is_kept;   /* somebody starts the program again when it ends */
    bool is_closed; /* by the hours, of a clock that is to be believed */
    bool is_dark;   /* the display is off */
};

struct rest rest_begin(const struct hours *hours, int64_t now_ms);

/* A touch or key. true: the display was off, and that was all it is for. */
bool rest_touch(struct rest *rest, int64_t now_ms);

/* The clock, looked at where rest_wants_clock. */
bool rest_wants_clock(const struct rest *rest, int64_t now_ms);
void rest_set_clock(struct rest *rest, enum wall_trust trust, int week_min, int64_t now_ms);

/* Gives whether is_dark has changed. */
bool rest_tick(struct rest *rest, bool has_visitor, int64_t now_ms);

/* Whether the program should end, to be started anew. */
bool rest_is_due(const struct rest *rest, bool has_visitor, int64_t now_ms);

/* When one of these changes by itself; INT64_MAX: it doesn't, before a touch. */
int64_t rest_deadline_ms(const struct rest *rest, bool has_visitor);
