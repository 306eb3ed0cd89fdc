/* Ends a kiosk whose loop does not come round any more, so that whoever started it can start it
   again. A thread counts its own sleeps, not the clock: while the process is stopped, or the
   machine sleeps, it counts nothing. Between two pieces of work it sleeps without an end. */
#pragma once

#include <stdbool.h>

#define HEARTBEAT_SLEEP_MS 1000
#define HEARTBEAT_SLEEPS 5     /* so many without a turn of the loop, or a pulse_beat, end it */
#define HEARTBEAT_BUSY_MS 2000 /* CPU of the loop's thread in them: it worked, it did not wait */
/* On a machine with much else to do less than that may be work or not: as long as it uses so
   much in a sleep, it is given more of them, to tell. */
#define HEARTBEAT_GAIN_MS 20
#define HEARTBEAT_SLEEPS_MOST 30
#define HEARTBEAT_STATUS 70 /* what the process exits with; EX_SOFTWARE of sysexits.h */

struct heartbeat;

/* What is called from the heartbeat's own thread, and must wait for nothing. */
struct heartbeat_calls {
    void (*watches)(void *context); /* each second of work: if it has no end, that is found here */
    void (*last_words)(bool busy);  /* before the end */
    void *context;
};

/* Watches the thread that calls it. NULL: there is no thread to be had. */
struct heartbeat *heartbeat_start(const struct heartbeat_calls *calls);

/* A turn of the loop begins, and is counted from zero; the loop blocks, and may for ever. NULL
   is fine. It stays until the process ends: waiting for its last sleep would make that late. */
void heartbeat_work(struct heartbeat *heartbeat);
void heartbeat_rest(struct heartbeat *heartbeat);
