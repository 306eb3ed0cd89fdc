/* Whether the machine knows what time it is: from the mark of systemd-timesyncd, and from the
   clock chip, whose own time has to be one that can be. */
#include "kiosk/wall.h"

#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

#include "kiosk/hours.h"

#define CHIP_FROM_S 1767225600LL /* 2026-01-01: one whose battery is flat begins long before */

static bool chip_keeps(const char *root)
{
    char path[PATH_MAX];
    long long at_s = 0;
    snprintf(path, sizeof path, "%s/sys/class/rtc/rtc0/since_epoch", root);
    FILE *file = fopen(path, "re");
    bool read = file && fscanf(file, "%lld", &at_s) == 1;
    if (file)
        fclose(file);
    return read && at_s >= CHIP_FROM_S;
}

enum wall_trust wall_trust(const char *root)
{
    char mark[PATH_MAX];
    snprintf(mark, sizeof mark, "%s/run/systemd/timesync/synchronized", root);
    return access(mark, F_OK) == 0 ? WALL_SYNCHRONISED : chip_keeps(root) ? WALL_KEPT : WALL_UNSURE;
}

int wall_week_min(time_t now)
{
    struct tm local;
    if (!localtime_r(&now, &local))
        return 0;
    return (local.tm_wday + 6) % 7 * HOURS_DAY_MIN + local.tm_hour * 60 + local.tm_min;
}
