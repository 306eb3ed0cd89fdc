/* The messages to systemd: the loop itself feeds its watchdog, so one that shows nothing any more
   is found. A loop that hangs the heartbeat finds first: while it watches, it feeds, too. */
#include "kiosk/notify.h"

#include <systemd/sd-daemon.h>

#define PER_LIMIT 3 /* so often within the watchdog's time: one may be left out */

struct notify notify_begin(void)
{
    uint64_t limit_us = 0;
    if (sd_watchdog_enabled(0, &limit_us) <= 0)
        limit_us = 0;
    return (struct notify){.every_ms = (int64_t)(limit_us / 1000 / PER_LIMIT)};
}

void notify_round(struct notify *notify, bool shown, int64_t now_ms)
{
    atomic_store(&notify->is_shown, shown);
    if (shown && !notify->is_up) {
        notify->is_heard = sd_notify(0, "READY=1") > 0;
        notify->is_up = true;
    }
    if (notify->every_ms == 0 || now_ms < notify->next_ms)
        return;
    if (shown)
        sd_notify(0, "WATCHDOG=1");
    notify->next_ms = now_ms + notify->every_ms;
}

void notify_watched(struct notify *notify)
{
    if (notify->every_ms != 0 && atomic_load(&notify->is_shown))
        sd_notify(0, "WATCHDOG=1");
}

void notify_status(const char *words)
{
    sd_notifyf(0, "STATUS=%s", words);
}

void notify_keep(int fd)
{
    sd_pid_notify_with_fds(0, 0, "FDSTORE=1\nFDNAME=display", &fd, 1);
}

/* It is asked to keep nothing beyond that. */
int notify_take_kept(void)
{
    if (sd_listen_fds(1) < 1)
        return -1;
    sd_notify(0, "FDSTOREREMOVE=1\nFDNAME=display");
    return SD_LISTEN_FDS_START;
}

int64_t notify_deadline_ms(const struct notify *notify)
{
    return notify->every_ms == 0 ? INT64_MAX : notify->next_ms;
}
