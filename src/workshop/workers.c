/* Children by fork, their pipes read until all have ended. */
#include "workshop/workers.h"

#include <errno.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/log.h"
#include "base/place.h"
#include "render/drawn.h"

#define LOOK_MS 500

struct worker {
    pid_t pid;
    int out; /* -1: it has ended */
    struct place_board *board;
    unsigned said; /* how often, when it was looked at */
    int still;     /* how many looks ago it said something new */
};

struct crew {
    struct worker workers[WORKERS_MANY];
    int count;
    const struct worker *told; /* whose place stands on our board */
};

int workers_count(int parts)
{
    cpu_set_t cores;
    int count = sched_getaffinity(0, sizeof cores, &cores) == 0 ? CPU_COUNT(&cores) : 1;
    count = count < parts ? count : parts;
    return count < WORKERS_MANY ? count : WORKERS_MANY;
}

static void write_all(int fd, const struct buf *bytes)
{
    for (size_t at = 0; at < bytes->len;) {
        ssize_t done = write(fd, bytes->bytes + at, bytes->len - at);
        if (done < 0 && errno != EINTR) {
            log_error("handing over what was found: %s", strerror(errno));
            _exit(1);
        }
        at += done > 0 ? (size_t)done : 0;
    }
}

/* With what ended earlier children on its board, so that it is passed. */
static struct place_board *make_board(int *fd)
{
    struct place_board *board = place_create(fd);
    for (int i = 0; board && i < place_dead_count(); i++)
        place_add_dead(board, place_dead(i));
    return board;
}

static bool start(struct worker *worker, void (*work)(void *context, int number, struct buf *out),
                  void *context, int number)
{
    int ends[2], board_fd = -1;
    pid_t parent = getpid();
    *worker = (struct worker){.out = -1, .board = make_board(&board_fd)};
    if (!worker->board || pipe(ends) != 0) {
        close(board_fd);
        return false;
    }
    worker->pid = fork();
    if (worker->pid == 0) {
        struct buf out = {0};
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (getppid() != parent)
            _exit(1); /* nobody is left to hear why */
        if (!place_join(board_fd)) {
            log_error("beginning a part of the work: %s", strerror(errno));
            _exit(1);
        }
        work(context, number, &out);
        write_all(ends[1], &out);
        _exit(0);
    }
    close(board_fd);
    close(ends[1]);
    worker->out = ends[0];
    if (worker->pid > 0)
        return true;
    close(ends[0]);
    return false;
}

/* As the worker did, where it did. */
static void die_of(struct crew *crew, const struct worker *dead, int status)
{
    struct place place = place_last(dead->board);
    for (int i = 0; i < crew->count; i++) {
        if (crew->workers[i].out < 0)
            continue;
        kill(crew->workers[i].pid, SIGKILL);
        waitpid(crew->workers[i].pid, NULL, 0);
    }
    place_say(place.file, "%s", place.how);
    if (WIFEXITED(status))
        exit(WEXITSTATUS(status));
    signal(WTERMSIG(status), SIG_DFL);
    raise(WTERMSIG(status));
    abort();
}

/* Who watches us sees that all go on; or the place of the one that does not, said once. */
static void tell_places(struct crew *crew)
{
    const struct worker *stillest = NULL;
    for (int i = 0; i < crew->count; i++) {
        struct worker *worker = &crew->workers[i];
        if (worker->out < 0)
            continue;
        unsigned said = place_count(worker->board);
        worker->still = said == worker->said ? worker->still + 1 : 0;
        worker->said = said;
        if (!stillest || worker->still > stillest->still)
            stillest = worker;
    }
    if (!stillest || (stillest == crew->told && stillest->still > 1))
        return;
    struct place place = place_last(stillest->board);
    place_say(place.file, "%s", place.how);
    crew->told = stillest;
}

static void take(struct crew *crew, struct worker *worker, struct buf *out)
{
    char chunk[65536];
    int status = 0;
    ssize_t got = read(worker->out, chunk, sizeof chunk);
    if (got > 0)
        buf_append(out, chunk, (size_t)got);
    if (got > 0 || (got < 0 && errno == EINTR))
        return;
    close(worker->out);
    worker->out = -1;
    while (waitpid(worker->pid, &status, 0) < 0 && errno == EINTR)
        continue;
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        die_of(crew, worker, status);
}

/* false: all have ended. */
static bool wait_for_some(struct crew *crew, struct buf *outs)
{
    struct pollfd wait[WORKERS_MANY];
    int left = 0;
    for (int i = 0; i < crew->count; i++) {
        wait[i] = (struct pollfd){.fd = crew->workers[i].out, .events = POLLIN};
        left += crew->workers[i].out >= 0;
    }
    if (left > 0 && poll(wait, (nfds_t)crew->count, LOOK_MS) == 0)
        tell_places(crew);
    for (int i = 0; i < crew->count; i++)
        if (crew->workers[i].out >= 0 && wait[i].revents)
            take(crew, &crew->workers[i], &outs[i]);
    return left > 0;
}

void workers_run(int count, void (*work)(void *context, int number, struct buf *out), void *context,
                 struct buf *outs)
{
    struct crew crew = {.count = 0};
    drawn_begin(); /* what one of them draws the others need not */
    while (count > 1 && crew.count < count &&
           start(&crew.workers[crew.count], work, context, crew.count))
        crew.count++;
    for (int i = crew.count; i < count; i++)
        work(context, i, &outs[i]);
    while (wait_for_some(&crew, outs))
        continue;
    for (int i = 0; i < crew.count; i++)
        place_destroy(crew.workers[i].board);
}
