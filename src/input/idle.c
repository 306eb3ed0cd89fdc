/* Decides when a visitor has left: nothing but the silence since the last touch. */
#include "input/idle.h"

#define MS_PER_WORD 1125
#define WARN_LEAST_S 20

static int64_t more(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

void idle_set(struct idle *idle, int idle_s, int warn_s, int words)
{
    idle->warn_after_ms = more((int64_t)idle_s * 1000, (int64_t)words * MS_PER_WORD);
    idle->expire_after_ms = idle->warn_after_ms + more(warn_s, WARN_LEAST_S) * 1000;
}

void idle_set_short(struct idle *idle, int64_t expire_after_ms)
{
    idle->warn_after_ms = idle->expire_after_ms = expire_after_ms;
}

void idle_touch(struct idle *idle, int64_t now_ms)
{
    idle->last_touch_ms = now_ms;
}

enum idle_state idle_state(const struct idle *idle, int64_t now_ms)
{
    int64_t silence_ms = now_ms - idle->last_touch_ms;
    if (silence_ms < idle->warn_after_ms)
        return IDLE_ACTIVE;
    return silence_ms < idle->expire_after_ms ? IDLE_WARN : IDLE_EXPIRED;
}

/* How many whole steps of the warning have passed. */
static int64_t steps_passed(const struct idle *idle, int64_t now_ms)
{
    int64_t warned_ms = now_ms - idle->last_touch_ms - idle->warn_after_ms;
    return warned_ms * IDLE_STEPS / (idle->expire_after_ms - idle->warn_after_ms);
}

int idle_steps_left(const struct idle *idle, int64_t now_ms)
{
    switch (idle_state(idle, now_ms)) {
    case IDLE_ACTIVE: return IDLE_STEPS;
    case IDLE_WARN: return IDLE_STEPS - (int)steps_passed(idle, now_ms);
    case IDLE_EXPIRED: return 0;
    }
    return 0;
}

int64_t idle_deadline_ms(const struct idle *idle, int64_t now_ms)
{
    int64_t warn_at_ms = idle->last_touch_ms + idle->warn_after_ms;
    int64_t warn_ms = idle->expire_after_ms - idle->warn_after_ms;
    switch (idle_state(idle, now_ms)) {
    case IDLE_ACTIVE: return warn_at_ms;
    case IDLE_WARN: {
        int64_t ends = (steps_passed(idle, now_ms) + 1) * warn_ms;
        return warn_at_ms + (ends + IDLE_STEPS - 1) / IDLE_STEPS;
    }
    case IDLE_EXPIRED: return INT64_MAX;
    }
    return INT64_MAX;
}
