/* Who starts helpers: writes the input into sealed memory, starts our own program anew, and
   takes what comes out until the end, the limit or the deadline. */
#include "base/jail.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/jail_words.h"
#include "base/log.h"
#include "base/pulse.h"

#define OURSELVES "/proc/self/exe"
#define ABOVE_ALL_FD 16 /* where no descriptor of a helper's is */
#define LOOK_MS 1000    /* whoever waits for a helper, which has its own limit, does not hang */
#define LOG_BYTES 8192
#define PIPE_BYTES (1 << 20) /* a picture in few turns */

struct helper {
    pid_t pid;
    int input, out[2], log[2], board; /* -1: none, or not open any more */
};

static int close_fd(int *fd)
{
    if (*fd >= 0)
        close(*fd);
    return *fd = -1;
}

static void close_all(struct helper *helper)
{
    int *const all[] = {&helper->input,  &helper->out[0], &helper->out[1],
                        &helper->log[0], &helper->log[1], &helper->board};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        close_fd(all[i]);
}

/* Out of the way of the numbers that the helper is to find. */
static bool lift(int *fd)
{
    int high = *fd < 0 ? -1 : fcntl(*fd, F_DUPFD_CLOEXEC, ABOVE_ALL_FD);
    close_fd(fd);
    *fd = high;
    return high >= 0;
}

/* Sealed, so that it is known for what it is, and stays as it was when it was given. */
static bool make_input(const struct jail_task *task, struct helper *helper)
{
    helper->input = memfd_create("input", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    return lift(&helper->input) && file_write_all(helper->input, task->bytes, task->len) &&
           fcntl(helper->input, F_ADD_SEALS, JAIL_INPUT_SEALS) == 0;
}

static bool make_pipe(int ends[2])
{
    return pipe2(ends, O_CLOEXEC) == 0 && lift(&ends[0]) && lift(&ends[1]);
}

static bool make_fds(const struct jail_job *job, struct helper *helper)
{
    *helper = (struct helper){0, -1, {-1, -1}, {-1, -1}, -1};
    if (!make_input(&job->task, helper) || !make_pipe(helper->out) || !make_pipe(helper->log))
        return false;
    (void)fcntl(helper->out[0], F_SETPIPE_SZ, PIPE_BYTES); /* else it takes more turns */
    if (!job->board)
        return true;
    helper->board = fcntl(job->board_fd, F_DUPFD_CLOEXEC, ABOVE_ALL_FD);
    return helper->board >= 0;
}

struct numbers {
    char parent[24], cpu_s[24], memory[24], uid[24], gid[24], reads[24];
};

static void put(char out[24], unsigned long long number)
{
    snprintf(out, 24, "%llu", number);
}

/* The command line, whose strings are the job's and `numbers`'. */
static const char **make_words(const struct jail_job *job, struct numbers *numbers)
{
    size_t reads = 0, at = JAIL_AT_REST;
    while (job->user && job->user->reads[reads])
        reads++;
    const char **words =
        xcalloc(JAIL_AT_REST + reads + (size_t)job->task.word_count + 1, sizeof *words);
    put(numbers->parent, (unsigned long long)getpid());
    put(numbers->cpu_s, (unsigned long long)job->limits.cpu_s);
    put(numbers->memory, job->limits.memory_bytes);
    put(numbers->uid, job->user ? job->user->uid : 0);
    put(numbers->gid, job->user ? job->user->gid : 0);
    put(numbers->reads, reads);
    words[0] = "anteroom";
    words[JAIL_AT_WORD] = JAIL_WORD;
    words[JAIL_AT_HELPER] = job->helper;
    words[JAIL_AT_PARENT] = numbers->parent;
    words[JAIL_AT_CPU_S] = numbers->cpu_s;
    words[JAIL_AT_MEMORY] = numbers->memory;
    words[JAIL_AT_PLACE] = job->board ? "1" : "0";
    words[JAIL_AT_UID] = job->user ? numbers->uid : JAIL_SAME_USER;
    words[JAIL_AT_GID] = job->user ? numbers->gid : JAIL_SAME_USER;
    words[JAIL_AT_READS] = numbers->reads;
    for (size_t i = 0; i < reads; i++)
        words[at++] = job->user->reads[i];
    for (int i = 0; i < job->task.word_count; i++)
        words[at++] = job->task.words[i];
    return words;
}

/* Not the file of our name, which an update may have replaced: what runs now. Under valgrind
   that is valgrind, which says what runs when it is asked where the link leads. */
const char *jail_program(char path[PATH_MAX])
{
    struct stat link, file;
    ssize_t len = readlink(OURSELVES, path, PATH_MAX - 1);
    path[len > 0 ? len : 0] = '\0';
    bool differs = stat(OURSELVES, &link) == 0 && stat(path, &file) == 0 &&
                   (link.st_ino != file.st_ino || link.st_dev != file.st_dev);
    return differs ? path : OURSELVES;
}

/* No signal is blocked or left out in it, whatever we do with ours. */
static void set_signals(posix_spawnattr_t *how)
{
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(how, &none);
    posix_spawnattr_setsigdefault(how, &all);
    posix_spawnattr_setflags(how,
                             POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSID);
}

static int start(struct helper *helper, const char *const *words)
{
    posix_spawn_file_actions_t files;
    posix_spawnattr_t how;
    char path[PATH_MAX], *nothing[] = {NULL};
    posix_spawn_file_actions_init(&files);
    posix_spawnattr_init(&how);
    posix_spawn_file_actions_adddup2(&files, helper->input, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&files, helper->out[1], STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&files, helper->log[1], STDERR_FILENO);
    if (helper->board >= 0)
        posix_spawn_file_actions_adddup2(&files, helper->board, PLACE_FD);
    posix_spawn_file_actions_addclosefrom_np(&files, PLACE_FD + (helper->board >= 0));
    set_signals(&how);
    int failure = posix_spawn(&helper->pid, jail_program(path), &files, &how,
                              (char *const *)(size_t)words, nothing);
    posix_spawnattr_destroy(&how);
    posix_spawn_file_actions_destroy(&files);
    return failure;
}

/* Takes what is there. At its end the descriptor is closed. false: too much. */
static bool take(int *fd, struct buf *into, size_t most)
{
    char chunk[65536];
    ssize_t got = read(*fd, chunk, sizeof chunk);
    if (got < 0 && errno == EINTR)
        return true;
    if (got <= 0)
        return close_fd(fd) < 0;
    if ((size_t)got > most || into->len > most - (size_t)got)
        return false;
    buf_append(into, chunk, (size_t)got);
    return true;
}

enum collected { COLLECTED, TOO_LONG, TOO_MUCH };

/* Reads both pipes to their ends. `out` is the helper's alone. */
static enum collected collect(struct helper *helper, const struct jail_limits *limits,
                              struct buf *out, struct buf *log)
{
    const struct clock clock = {0};
    int64_t deadline = clock_now_ms(&clock) + limits->wall_ms;
    while (helper->out[0] >= 0 || helper->log[0] >= 0) {
        int64_t left = deadline - clock_now_ms(&clock);
        struct pollfd wait[] = {{.fd = helper->out[0], .events = POLLIN},
                                {.fd = helper->log[0], .events = POLLIN}};
        int ready = left > 0 ? poll(wait, 2, left < LOOK_MS ? (int)left : LOOK_MS) : 0;
        pulse_beat();
        if ((ready < 0 && errno == EINTR) || (ready == 0 && left > LOOK_MS))
            continue;
        if (ready <= 0)
            return TOO_LONG;
        if ((wait[0].revents && !take(&helper->out[0], out, limits->output_bytes)) ||
            (wait[1].revents && !take(&helper->log[0], log, LOG_BYTES)))
            return TOO_MUCH;
    }
    return COLLECTED;
}

/* Each line by itself, so that a helper can not make one that looks like ours. */
static void pass_on_log(const struct buf *log)
{
    for (const char *at = log->bytes; at && *at;) {
        size_t len = strcspn(at, "\n");
        if (len > 0)
            log_of_helper(at, len);
        at += len + (at[len] == '\n');
    }
}

void jail_tell_end(int status, const struct jail_limits *limits, struct err *err)
{
    int number = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    switch (number) {
    case 0: err_set(err, "fails"); break;
    case SIGXCPU: err_set(err, "takes more than %d s of processor time", limits->cpu_s); break;
    case SIGABRT:
        err_set(err, "ends the program (signal %d, as where %zu MiB of memory are not enough)",
                number, limits->memory_bytes / 1024 / 1024);
        break;
    default: err_set(err, "ends the program (signal %d, %s)", number, strsignal(number)); break;
    }
}

static int wait_for(pid_t pid)
{
    int status = 0;
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
        continue;
    return status;
}

static bool finish(const struct jail_job *job, struct helper *helper, struct buf *out,
                   struct err *err)
{
    struct buf own = {0}, log = {0};
    enum collected collected = collect(helper, &job->limits, &own, &log);
    if (collected != COLLECTED)
        kill(helper->pid, SIGKILL);
    int status = wait_for(helper->pid);
    pass_on_log(&log);
    if (own.len > 0)
        buf_append(out, own.bytes, own.len);
    buf_free(&own);
    buf_free(&log);
    switch (collected) {
    case TOO_LONG: return err_set(err, "takes longer than %d s", job->limits.wall_ms / 1000);
    case TOO_MUCH: return err_set(err, "gives too much");
    case COLLECTED: break;
    }
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return true;
    jail_tell_end(status, &job->limits, err);
    return false;
}

bool jail_run(const struct jail_job *job, struct buf *out, struct err *err)
{
    struct helper helper;
    struct numbers numbers;
    int failure = make_fds(job, &helper) ? 0 : errno;
    if (failure == 0) {
        const char **words = make_words(job, &numbers);
        failure = start(&helper, words);
        free(words);
    }
    if (failure != 0) {
        close_all(&helper);
        return err_set(err, "needs a helper, which can not be started: %s", strerror(failure));
    }
    close_fd(&helper.out[1]);
    close_fd(&helper.log[1]);
    bool good = finish(job, &helper, out, err);
    close_all(&helper);
    return good;
}
