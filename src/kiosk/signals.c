/* Signals: one thread waits for those that ask for the end, and a second one sees to it that it
   comes; the kernel ignores what is harmless; what kills is noted on the way. */
#include "kiosk/signals.h"

#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/asan.h"

#define CRASHES 5

static const int harmless[] = {SIGHUP,  SIGPIPE, SIGALRM,   SIGUSR1, SIGUSR2, SIGVTALRM, SIGPROF,
                               SIGPOLL, SIGPWR,  SIGSTKFLT, SIGXFSZ, SIGTTIN, SIGTTOU};
static const int crashes[CRASHES] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT};

/* A handler is given nothing but the signal. */
static const struct signals *taken;
static pid_t owner;
static struct sigaction before[CRASHES];

static void *end_anyhow(void *nothing)
{
    struct timespec patience = {SIGNALS_PATIENCE_MS / 1000, SIGNALS_PATIENCE_MS % 1000 * 1000000L};
    (void)nothing;
    nanosleep(&patience, NULL);
    _exit(0);
}

static void fill(sigset_t *set)
{
    sigemptyset(set);
    sigaddset(set, SIGTERM);
    sigaddset(set, SIGINT);
}

/* Asking takes a lock that a loop which hangs may hold, so the end is made sure of first. */
static void *await_end(void *nothing)
{
    sigset_t set;
    pthread_t last;
    int number;
    (void)nothing;
    fill(&set);
    while (sigwait(&set, &number) != 0)
        continue;
    taken->note_asked();
    if (pthread_create(&last, NULL, end_anyhow, NULL) != 0)
        _exit(0);
    pthread_detach(last);
    taken->asked(taken->context);
    return NULL;
}

/* What was there before gets it next: the sanitizers' report, else the end. */
static void die(int number, siginfo_t *info, void *context)
{
    (void)context;
    /* An ABRT from outside is a supervisor's, and says nothing of the pack. */
    if (getpid() == owner && (number != SIGABRT || info->si_pid == owner))
        taken->note_crash();
    for (int i = 0; i < CRASHES; i++)
        if (crashes[i] == number)
            sigaction(number, &before[i], NULL);
    raise(number);
}

/* On a stack of its own, for the loop may have used up its one. */
static void take_crashes(void)
{
    size_t room = (size_t)SIGSTKSZ * 4;
    stack_t stack = {.ss_sp = malloc(room), .ss_size = room};
    struct sigaction action = {.sa_sigaction = die, .sa_flags = SA_SIGINFO | SA_ONSTACK};
    sigemptyset(&action.sa_mask);
    if (!BUILT_WITH_ASAN && stack.ss_sp)
        sigaltstack(&stack, NULL);
    for (int i = 0; i < CRASHES; i++)
        sigaction(crashes[i], &action, &before[i]);
}

void signals_take(const struct signals *signals)
{
    sigset_t set;
    pthread_t thread;
    taken = signals;
    owner = getpid();
    for (size_t i = 0; i < sizeof harmless / sizeof *harmless; i++)
        signal(harmless[i], SIG_IGN);
    for (int number = SIGRTMIN; number <= SIGRTMAX; number++)
        signal(number, SIG_IGN);
    take_crashes();
    fill(&set);
    pthread_sigmask(SIG_BLOCK, &set, NULL);
    if (pthread_create(&thread, NULL, await_end, NULL) == 0)
        pthread_detach(thread);
    else
        pthread_sigmask(SIG_UNBLOCK, &set, NULL); /* then they end it as they always do */
}
