/* The heartbeat: five sleeps of a second in which nothing went on are one too many. */
#include "kiosk/heartbeat.h"

#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/pulse.h"

struct heartbeat {
    pthread_mutex_t lock;
    pthread_cond_t changed;
    bool works;
    clockid_t loop_cpu;
    struct heartbeat_calls calls;
};

static int64_t cpu_ms(clockid_t clock)
{
    struct timespec used;
    if (clock_gettime(clock, &used) != 0)
        return 0;
    return (int64_t)used.tv_sec * 1000 + used.tv_nsec / 1000000;
}

static void await_work(struct heartbeat *heartbeat)
{
    pthread_mutex_lock(&heartbeat->lock);
    while (!heartbeat->works)
        pthread_cond_wait(&heartbeat->changed, &heartbeat->lock);
    pthread_mutex_unlock(&heartbeat->lock);
}

static bool still_works(struct heartbeat *heartbeat)
{
    pthread_mutex_lock(&heartbeat->lock);
    bool works = heartbeat->works;
    pthread_mutex_unlock(&heartbeat->lock);
    return works;
}

static void sleep_once(void)
{
    struct timespec left = {HEARTBEAT_SLEEP_MS / 1000, HEARTBEAT_SLEEP_MS % 1000 * 1000000L};
    while (nanosleep(&left, &left) != 0)
        continue;
}

/* Whether nothing went on until it was clear that the loop hangs; how much CPU it used. */
static bool stands_still(struct heartbeat *heartbeat, int64_t *used_ms)
{
    unsigned beats = pulse_count();
    int64_t begun_ms = cpu_ms(heartbeat->loop_cpu), gained_ms;
    int sleeps = 0;
    *used_ms = 0;
    do {
        sleep_once();
        heartbeat->calls.watches(heartbeat->calls.context);
        if (!still_works(heartbeat) || pulse_count() != beats)
            return false;
        gained_ms = cpu_ms(heartbeat->loop_cpu) - begun_ms - *used_ms;
        *used_ms += gained_ms;
        sleeps++;
    } while (sleeps < HEARTBEAT_SLEEPS ||
             (*used_ms < HEARTBEAT_BUSY_MS && gained_ms >= HEARTBEAT_GAIN_MS &&
              sleeps < HEARTBEAT_SLEEPS_MOST));
    return true;
}

static void *run(void *argument)
{
    struct heartbeat *heartbeat = argument;
    int64_t used_ms;
    do
        await_work(heartbeat);
    while (!stands_still(heartbeat, &used_ms));
    heartbeat->calls.last_words(used_ms >= HEARTBEAT_BUSY_MS);
    _exit(HEARTBEAT_STATUS);
}

struct heartbeat *heartbeat_start(const struct heartbeat_calls *calls)
{
    pthread_t thread;
    struct heartbeat *heartbeat = xcalloc(1, sizeof *heartbeat);
    heartbeat->calls = *calls;
    pthread_mutex_init(&heartbeat->lock, NULL);
    pthread_cond_init(&heartbeat->changed, NULL);
    if (pthread_getcpuclockid(pthread_self(), &heartbeat->loop_cpu) == 0 &&
        pthread_create(&thread, NULL, run, heartbeat) == 0) {
        pthread_detach(thread);
        return heartbeat;
    }
    free(heartbeat);
    return NULL;
}

static void set_works(struct heartbeat *heartbeat, bool works)
{
    pthread_mutex_lock(&heartbeat->lock);
    if (works && !heartbeat->works)
        pthread_cond_signal(&heartbeat->changed);
    heartbeat->works = works;
    pthread_mutex_unlock(&heartbeat->lock);
}

void heartbeat_work(struct heartbeat *heartbeat)
{
    pulse_beat();
    if (heartbeat)
        set_works(heartbeat, true);
}

void heartbeat_rest(struct heartbeat *heartbeat)
{
    if (heartbeat)
        set_works(heartbeat, false);
}
