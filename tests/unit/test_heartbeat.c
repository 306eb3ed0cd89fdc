/* The heartbeat, in children of their own, all at once: how each of them ends. Takes the 10 s that
   the longest one needs. */
#include "kiosk/heartbeat.h"

#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/pulse.h"

#define BUSY 100 /* where the last words are heard, these are the child's exit, not 70 */
#define WAITING 101

static void sleep_ms(int ms)
{
    struct timespec time = {ms / 1000, ms % 1000 * 1000000L};
    while (nanosleep(&time, &time) != 0)
        continue;
}

static int64_t cpu_ms(void)
{
    struct timespec used;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    return (int64_t)used.tv_sec * 1000 + used.tv_nsec / 1000000;
}

static void work_ms(int ms)
{
    for (int64_t end = cpu_ms() + ms; cpu_ms() < end;)
        continue;
}

static void *work_elsewhere(void *nothing)
{
    (void)nothing;
    work_ms(20000);
    return NULL;
}

static void spin(struct heartbeat *heartbeat)
{
    heartbeat_work(heartbeat);
    work_ms(20000);
}

static void hang(struct heartbeat *heartbeat)
{
    heartbeat_work(heartbeat);
    sleep_ms(20000);
}

/* Long work before the turn that hangs is not held against it. */
static void hang_after_work(struct heartbeat *heartbeat)
{
    for (int i = 0; i < 25; i++) {
        heartbeat_work(heartbeat);
        work_ms(100);
    }
    hang(heartbeat);
}

/* Nor is what another thread does. */
static void hang_beside_work(struct heartbeat *heartbeat)
{
    pthread_t other;
    pthread_create(&other, NULL, work_elsewhere, NULL);
    hang(heartbeat);
}

static void turn(struct heartbeat *heartbeat)
{
    for (int i = 0; i < 9; i++) {
        heartbeat_work(heartbeat);
        sleep_ms(1000);
    }
}

static void turn_slowly(struct heartbeat *heartbeat)
{
    for (int i = 0; i < 2; i++) {
        heartbeat_work(heartbeat);
        sleep_ms(4000);
    }
}

static void pulse(struct heartbeat *heartbeat)
{
    heartbeat_work(heartbeat);
    for (int i = 0; i < 9; i++) {
        sleep_ms(1000);
        pulse_beat();
    }
}

static void rest(struct heartbeat *heartbeat)
{
    heartbeat_work(heartbeat);
    heartbeat_rest(heartbeat);
    sleep_ms(8000);
}

/* Without a thread to be had there is no heartbeat, and all goes on. */
static void without(struct heartbeat *heartbeat)
{
    (void)heartbeat;
    heartbeat_work(NULL);
    heartbeat_rest(NULL);
}

static const struct {
    const char *name;
    void (*loop)(struct heartbeat *heartbeat);
    bool stopped; /* from outside, for 8 s */
    int ends;
    int watched_least, watched_most; /* so often did it say that it watches */
} cases[] = {
    {"a loop that works without an end", spin, false, BUSY, 0, 99},
    {"a loop that waits without an end", hang, false, WAITING, 0, 99},
    {"work before", hang_after_work, false, WAITING, 0, 99},
    {"work of another thread", hang_beside_work, false, WAITING, 0, 99},
    {"a loop that comes round", turn, false, 0, 0, 99},
    {"a loop that is slow", turn_slowly, false, 0, 0, 99},
    {"long work that says so", pulse, false, 0, 5, 10},
    {"a loop that rests", rest, false, 0, 0, 1},
    {"a slow loop that is stopped", turn_slowly, true, 0, 0, 99},
    {"no heartbeat", without, false, 0, 0, 99},
};
#define CASES (sizeof cases / sizeof *cases)

static void say(bool busy)
{
    _exit(busy ? BUSY : WAITING);
}

static atomic_int watched; /* of a child */

static void count(void *context)
{
    atomic_fetch_add((atomic_int *)context, 1);
}

static pid_t start(size_t i)
{
    pid_t child = fork();
    if (child != 0)
        return child;
    /* As much of a crowded machine as may be had: what gets no CPU uses none. */
    if (cases[i].ends == BUSY)
        setpriority(PRIO_PROCESS, 0, -20);
    struct heartbeat *heartbeat = heartbeat_start(&(struct heartbeat_calls){count, say, &watched});
    if (!heartbeat)
        _exit(99);
    cases[i].loop(heartbeat);
    _exit(watched < cases[i].watched_least || watched > cases[i].watched_most ? 98 : 0);
}

static void test_ends(void **state)
{
    (void)state;
    pid_t children[CASES];
    for (size_t i = 0; i < CASES; i++)
        children[i] = start(i);
    sleep_ms(500);
    for (size_t i = 0; i < CASES; i++)
        if (cases[i].stopped)
            kill(children[i], SIGSTOP);
    sleep_ms(8000);
    for (size_t i = 0; i < CASES; i++)
        if (cases[i].stopped)
            kill(children[i], SIGCONT);
    for (size_t i = 0; i < CASES; i++) {
        int status;
        struct rusage used;
        wait4(children[i], &status, 0, &used);
        int64_t used_ms = (int64_t)used.ru_utime.tv_sec * 1000 + used.ru_utime.tv_usec / 1000;
        if (!WIFEXITED(status) || WEXITSTATUS(status) != cases[i].ends)
            fail_msg("%s: ended with status 0x%x, after %d ms of CPU", cases[i].name, status,
                     (int)used_ms);
    }
}

static void say_nothing(bool busy)
{
    (void)busy;
}

static void test_status(void **state)
{
    (void)state;
    int status;
    struct timespec begin, end;
    clock_gettime(CLOCK_MONOTONIC, &begin);
    pid_t child = fork();
    if (child == 0) {
        hang(heartbeat_start(&(struct heartbeat_calls){count, say_nothing, &watched}));
        _exit(0);
    }
    waitpid(child, &status, 0);
    clock_gettime(CLOCK_MONOTONIC, &end);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 70);
    assert_true(end.tv_sec - begin.tv_sec <= 7);
}

/* Whoever rests is not woken: this process, and no thread of it, runs in 3 s. */
static void test_rests(void **state)
{
    (void)state;
    int fds[2];
    long woken = -1;
    assert_int_equal(pipe(fds), 0);
    pid_t child = fork();
    if (child == 0) {
        struct rusage before, after;
        struct heartbeat *heartbeat =
            heartbeat_start(&(struct heartbeat_calls){count, say, &watched});
        for (int i = 0; i < 1000; i++) {
            heartbeat_work(heartbeat);
            heartbeat_rest(heartbeat);
        }
        sleep_ms(1500); /* its last sleep is over */
        getrusage(RUSAGE_SELF, &before);
        sleep_ms(3000);
        getrusage(RUSAGE_SELF, &after);
        woken = after.ru_nvcsw - before.ru_nvcsw;
        _exit(write(fds[1], &woken, sizeof woken) == sizeof woken ? 0 : 1);
    }
    assert_int_equal(read(fds[0], &woken, sizeof woken), sizeof woken);
    waitpid(child, NULL, 0);
    assert_true(woken <= 1); /* the sleep of this test's own */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ends),
        cmocka_unit_test(test_status),
        cmocka_unit_test(test_rests),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
