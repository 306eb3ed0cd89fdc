/* The one place that reads the time (the script's budget reads CPU time by itself). */
#include "base/clock.h"

#include <time.h>

int64_t clock_now_ms(const struct clock *clock)
{
    if (clock->is_virtual)
        return clock->virtual_ms;
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

struct clock_text clock_utc(int64_t time_s)
{
    struct clock_text out = {""};
    struct tm tm;
    time_t seconds = (time_t)time_s;
    if (gmtime_r(&seconds, &tm))
        strftime(out.text, sizeof out.text, "%Y-%m-%dT%H:%M:%SZ", &tm);
    return out;
}
