/* What the service manager is told of the kiosk (sd_notify(3)): that it is up, once its first
   picture is shown, and then as often as its watchdog wants that it goes on. Without a manager
   nothing is said. */
#pragma once

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

struct notify {
    int64_t every_ms; /* 0: nobody wants to hear */
    int64_t next_ms;
    atomic_bool is_shown; /* at the last round */
    bool is_up;
    bool is_heard; /* there is a manager, which starts the program again when it ends */
};

struct notify notify_begin(void);

/* A round of the loop: shown is whether what it had to show is on the display. */
void notify_round(struct notify *notify, bool shown, int64_t now_ms);

/* Between two rounds, from any thread: the loop is at long work, and is watched (heartbeat.h). */
void notify_watched(struct notify *notify);

/* What it does, in words, for `systemctl status`. */
void notify_status(const char *words);

/* Has the manager keep a descriptor until the next start, which takes it: -1: there is none. */
void notify_keep(int fd);
int notify_take_kept(void);

int64_t notify_deadline_ms(const struct notify *notify); /* of the next; INT64_MAX: none */
