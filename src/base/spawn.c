/* Work in a child process with limits: what happens to the child does not happen to us. */
#include "base/spawn.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/asan.h"

static void set_limit(int resource, rlim_t most)
{
    setrlimit((__rlimit_resource_t)resource, &(struct rlimit){most, most});
}

static void run_child(bool (*work)(void *, int), void *context, const struct spawn_limits *limits,
                      int fd)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    signal(SIGPIPE, SIG_DFL);
    /* Where the log is a file, its lines are lost, not the work. */
    signal(SIGXFSZ, SIG_IGN);
    dup2(fd, STDIN_FILENO);
    close_range(STDERR_FILENO + 1, ~0U, 0);
    set_limit(RLIMIT_CORE, 0);
    set_limit(RLIMIT_CPU, (rlim_t)limits->cpu_s);
    set_limit(RLIMIT_FSIZE, 0);
    if (!BUILT_WITH_ASAN)
        set_limit(RLIMIT_AS, (rlim_t)limits->memory_bytes);
    _exit(work(context, STDIN_FILENO) ? 0 : 1);
}

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Reads until the end, the limit or the deadline. */
static bool collect(int fd, const struct spawn_limits *limits, struct buf *out)
{
    int64_t deadline = now_ms() + limits->wall_ms;
    size_t total = 0;
    for (;;) {
        int64_t left = deadline - now_ms();
        struct pollfd wait = {.fd = fd, .events = POLLIN};
        int ready = left > 0 ? poll(&wait, 1, (int)left) : 0;
        if (ready < 0 && errno == EINTR)
            continue;
        if (ready <= 0)
            return false;
        char chunk[65536];
        ssize_t got = read(fd, chunk, sizeof chunk);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return got == 0;
        total += (size_t)got;
        if (total > limits->output_bytes)
            return false;
        buf_append(out, chunk, (size_t)got);
    }
}

bool spawn_call(bool (*work)(void *context, int fd), void *context,
                const struct spawn_limits *limits, struct buf *out, struct err *err)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        return err_set(err, "starting a helper: %s", strerror(errno));
    pid_t child = fork();
    if (child == 0)
        run_child(work, context, limits, ends[1]);
    close(ends[1]);
    if (child < 0) {
        close(ends[0]);
        return err_set(err, "starting a helper: %s", strerror(errno));
    }
    bool whole = collect(ends[0], limits, out);
    close(ends[0]);
    if (!whole)
        kill(child, SIGKILL);
    int status;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        continue;
    if (!whole)
        return err_set(err, "took too long or gave too much");
    if (WIFSIGNALED(status))
        return err_set(err, "ended by signal %d (%s)", WTERMSIG(status),
                       strsignal(WTERMSIG(status)));
    return WEXITSTATUS(status) == 0 || err_set(err, "could not be read");
}
