/* The kiosk's nights: two timers that only silence lets run out. */
#include "kiosk/rest.h"

#include "base/minmax.h"

struct rest rest_begin(const struct hours *hours, int64_t now_ms)
{
    return (struct rest){.hours = hours,
                         .begun_ms = now_ms,
                         .touched_ms = now_ms,
                         .look_ms = hours->count ? now_ms : INT64_MAX};
}

bool rest_touch(struct rest *rest, int64_t now_ms)
{
    bool wakes = rest->is_dark;
    rest->touched_ms = now_ms;
    return wakes;
}

bool rest_wants_clock(const struct rest *rest, int64_t now_ms)
{
    return now_ms >= rest->look_ms;
}

void rest_set_clock(struct rest *rest, enum wall_trust trust, int week_min, int64_t now_ms)
{
    int64_t change_ms = (int64_t)hours_until_change_min(rest->hours, week_min) * 60000;
    rest->trust = trust;
    rest->is_closed = trust != WALL_UNSURE && !hours_are_on(rest->hours, week_min);
    rest->look_ms = now_ms + (sooner(change_ms, REST_LOOK_MS));
}

bool rest_tick(struct rest *rest, bool has_visitor, int64_t now_ms)
{
    bool was_dark = rest->is_dark;
    rest->is_dark = rest->is_closed && !has_visitor && now_ms - rest->touched_ms >= REST_AWAKE_MS;
    return rest->is_dark != was_dark;
}

static int64_t anew_ms(const struct rest *rest)
{
    if (!rest->is_kept)
        return INT64_MAX;
    int64_t old_ms = rest->begun_ms + REST_ANEW_MS;
    int64_t quiet_ms = rest->touched_ms + REST_ANEW_QUIET_MS;
    return old_ms > quiet_ms ? old_ms : quiet_ms;
}

bool rest_is_due(const struct rest *rest, bool has_visitor, int64_t now_ms)
{
    return !has_visitor && now_ms >= anew_ms(rest);
}

int64_t rest_deadline_ms(const struct rest *rest, bool has_visitor)
{
    if (has_visitor)
        return rest->look_ms;
    int64_t dark_ms =
        rest->is_closed && !rest->is_dark ? rest->touched_ms + REST_AWAKE_MS : INT64_MAX;
    return sooner(rest->look_ms, sooner(dark_ms, anew_ms(rest)));
}
