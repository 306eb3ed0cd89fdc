/* How a running kiosk ends when its loop does not end it: what is noted for the next start, and
   what is said, by threads and handlers that must wait for nothing. */
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "kiosk/run_inner.h"
#include "kiosk/signals.h"
#include "store/store_starts.h"

/* A journal that does not read, or a log line that the loop is stuck in, holds nobody here. */
static void say(const char *line)
{
    struct pollfd log = {.fd = STDERR_FILENO, .events = POLLOUT};
    if (poll(&log, 1, 0) != 1 || !(log.revents & POLLOUT))
        return;
    ssize_t done = write(STDERR_FILENO, line, strlen(line));
    (void)done;
}

static void say_stuck(bool busy)
{
    store_starts_note_end(busy ? STORE_END_BUSY : STORE_END_WAITING);
    say(busy ? "error: run: what is shown kept the kiosk at work for 5 s without an end: it ends "
               "with 70, to be started again\n"
             : "error: run: a disk or the display did not answer for 5 s: the kiosk ends with 70, "
               "to be started again\n");
}

static void note_asked(void)
{
    store_starts_note_end(STORE_END_ASKED);
}

static void note_crash(void)
{
    store_starts_note_end(STORE_END_CRASHED);
}

static void end(void *context)
{
    struct kiosk *kiosk = context;
    atomic_store(&kiosk->quit, true);
    struct wait *wait = atomic_load(&kiosk->wait);
    if (wait)
        wait_wake(wait);
}

void run_take_signals(struct kiosk *kiosk)
{
    static struct signals signals;
    signals = (struct signals){
        .asked = end, .context = kiosk, .note_asked = note_asked, .note_crash = note_crash};
    signals_take(&signals);
}

static void keep_up(void *context)
{
    notify_watched(context);
}

void run_start_heartbeat(struct kiosk *kiosk)
{
    kiosk->heartbeat = heartbeat_start(&(struct heartbeat_calls){
        .watches = keep_up, .last_words = say_stuck, .context = &kiosk->notify});
    heartbeat_work(kiosk->heartbeat);
}
