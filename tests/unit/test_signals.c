/* What signals do to a kiosk: a child takes them, is sent one, and says how it ended. */
#include "kiosk/signals.h"

#include <errno.h>
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/asan.h"

static int told; /* the parent hears of it: 'a' asked, 'c' crashed, 'e' asked to end */

static void tell(char what)
{
    if (write(told, &what, 1) != 1)
        _exit(98);
}

static void note_asked(void)
{
    tell('a');
}

static void note_crash(void)
{
    tell('c');
}

static void sleep_ms(int ms)
{
    struct timespec time = {ms / 1000, ms % 1000 * 1000000L};
    while (nanosleep(&time, &time) != 0 && errno == EINTR)
        continue;
}

/* A loop that hears: it ends by itself, with 3, to be told from the end that is made. */
static volatile bool hears, asked_to_end;

static void end(void *context)
{
    (void)context;
    tell('e');
    asked_to_end = true;
}

/* A loop that hangs may hold what asking wants. */
static void end_never(void *context)
{
    (void)context;
    sleep_ms(100000);
}

static void wait_for_it(void)
{
    while (!(hears && asked_to_end))
        sleep_ms(10);
    _exit(3);
}

static void spin(void)
{
    for (volatile bool on = true; on;)
        continue;
}

/* The compiler must not see that it is none. */
static volatile int *volatile nowhere;

static void fault(void)
{
    *nowhere = 1;
}

/* The stack is used up: the handler has one of its own. */
static int fall(int depth)
{
    volatile int here[1000] = {depth};
    return depth < 0 ? 0 : fall(depth + (nowhere == NULL)) + here[depth % 1000];
}

static void overflow(void)
{
    fall(1);
}

static void be_killed_in_a_child(void)
{
    pid_t child = fork();
    if (child == 0)
        fault();
    waitpid(child, NULL, 0);
    _exit(4);
}

static const struct {
    const char *name;
    void (*loop)(void);
    void (*asked)(void *context);
    int sent; /* 0: none */
    bool hears;
    int exit, dies_of; /* 0: does not */
    const char *tells;
} cases[] = {
    {"TERM, the loop hears", wait_for_it, end, SIGTERM, true, 3, 0, "ae"},
    {"INT, the loop hears", wait_for_it, end, SIGINT, true, 3, 0, "ae"},
    {"TERM, the loop sleeps", wait_for_it, end, SIGTERM, false, 0, 0, "ae"},
    {"INT, the loop works", spin, end, SIGINT, false, 0, 0, "ae"},
    {"TERM, asking hangs", spin, end_never, SIGTERM, false, 0, 0, "a"},
    {"a fault", fault, end, 0, false, 0, SIGSEGV, "c"},
    {"abort", abort, end, 0, false, 0, SIGABRT, "c"},
    {"the stack's end", overflow, end, 0, false, 0, SIGSEGV, "c"},
    {"a fault in a child", be_killed_in_a_child, end, 0, false, 4, 0, ""},
    {"SEGV from outside", spin, end, SIGSEGV, false, 0, SIGSEGV, "c"},
    {"BUS", spin, end, SIGBUS, false, 0, SIGBUS, "c"},
    {"ILL", spin, end, SIGILL, false, 0, SIGILL, "c"},
    {"FPE", spin, end, SIGFPE, false, 0, SIGFPE, "c"},
    {"ABRT of a supervisor", spin, end, SIGABRT, false, 0, SIGABRT, ""},
    {"KILL", spin, end, SIGKILL, false, 0, SIGKILL, ""},
};

static pid_t start(void (*loop)(void), void (*asked)(void *context), bool loop_hears, int *fd)
{
    int fds[2];
    assert_int_equal(pipe(fds), 0);
    pid_t child = fork();
    if (child == 0) {
        static struct signals signals = {.note_asked = note_asked, .note_crash = note_crash};
        signals.asked = asked;
        told = fds[1];
        hears = loop_hears;
        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) /* cmocka's handlers */
            if (cases[i].dies_of && !BUILT_WITH_ASAN)
                signal(cases[i].dies_of, SIG_DFL);
        signals_take(&signals);
        tell('r');
        loop();
        _exit(97);
    }
    close(fds[1]);
    *fd = fds[0];
    char ready;
    assert_int_equal(read(fds[0], &ready, 1), 1);
    return child;
}

static int now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int)(now.tv_sec % 100000 * 1000 + now.tv_nsec / 1000000);
}

/* A sanitizer makes an exit of a fault, after its report. */
static bool died_of(int status, int number)
{
    return (WIFSIGNALED(status) && WTERMSIG(status) == number) ||
           (BUILT_WITH_ASAN && WIFEXITED(status) && WEXITSTATUS(status) == 1);
}

static void test_ends(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        if (BUILT_WITH_ASAN && cases[i].tells[0] == 'c')
            continue; /* a sanitizer takes such signals itself; the release build has them */
        int fd, status, begun = now_ms();
        char tells[8] = "";
        pid_t child = start(cases[i].loop, cases[i].asked, cases[i].hears, &fd);
        if (cases[i].sent)
            kill(child, cases[i].sent);
        waitpid(child, &status, 0);
        int took = now_ms() - begun;
        if (read(fd, tells, sizeof tells - 1) < 0)
            fail_msg("%s: nothing can be read", cases[i].name);
        close(fd);
        bool good = cases[i].dies_of ? died_of(status, cases[i].dies_of)
                                     : WIFEXITED(status) && WEXITSTATUS(status) == cases[i].exit;
        if (!good || strcmp(tells, cases[i].tells) != 0)
            fail_msg("%s: status 0x%x, it told \"%s\"", cases[i].name, status, tells);
        if (cases[i].sent && took > 1000)
            fail_msg("%s: after %d ms", cases[i].name, took);
    }
}

static void test_harmless(void **state)
{
    static const int numbers[] = {SIGHUP,  SIGPIPE,  SIGALRM, SIGUSR1, SIGUSR2,  SIGVTALRM,
                                  SIGPROF, SIGIO,    SIGPWR,  SIGXFSZ, SIGTTIN,  SIGTTOU,
                                  SIGURG,  SIGWINCH, SIGCHLD, SIGCONT, SIGSTKFLT};
    (void)state;
    int fd, status;
    pid_t child = start(wait_for_it, end, true, &fd);
    for (int twice = 0; twice < 2; twice++) {
        for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
            kill(child, numbers[i]);
        for (int number = SIGRTMIN; number <= SIGRTMAX; number++)
            kill(child, number);
    }
    sleep_ms(200);
    assert_int_equal(waitpid(child, &status, WNOHANG), 0);
    kill(child, SIGTERM);
    waitpid(child, &status, 0);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 3);
    close(fd);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ends),
        cmocka_unit_test(test_harmless),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
