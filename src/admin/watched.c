/* Children one after the other, until one ends by itself. */
#include "admin/watched.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/asan.h"
#include "base/err.h"
#include "base/jail.h"
#include "base/log.h"
#include "base/place.h"
#include "base/progress.h"
#include "kiosk/options.h"

#define MEMORY_LEAST ((size_t)1 << 30)

struct watched {
    const char *verb;
    char **argv; /* the child's */
    struct place_board *board;
    int board_fd;
    bool stands_still; /* the last child did, and was ended for it */
};

/* Half of what the machine has: a page that wants more must not take others down. */
static size_t memory_most(void)
{
    long pages = sysconf(_SC_PHYS_PAGES), size = sysconf(_SC_PAGESIZE);
    size_t half = pages > 0 && size > 0 ? (size_t)pages / 2 * (size_t)size : 0;
    return half > MEMORY_LEAST ? half : MEMORY_LEAST;
}

static bool start(const struct watched *watched, pid_t *child)
{
    char path[PATH_MAX];
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, watched->board_fd, PLACE_FD);
    posix_spawn_file_actions_addclosefrom_np(&files, PLACE_FD + 1);
    errno = posix_spawn(child, jail_program(path), &files, NULL, watched->argv, environ);
    posix_spawn_file_actions_destroy(&files);
    return errno == 0;
}

/* Counts seconds that we were awake, not those of the clock: a machine that sleeps, or is
   stopped with its child, does not count. */
static void watch(struct watched *watched, pid_t child)
{
    int pidfd = (int)syscall(SYS_pidfd_open, child, 0), still_s = 0;
    unsigned count = place_count(watched->board);
    struct pollfd ended = {.fd = pidfd, .events = POLLIN};
    while (pidfd >= 0 && poll(&ended, 1, 1000) <= 0) {
        bool moves = place_count(watched->board) != count || !place_last(watched->board).file[0];
        count = place_count(watched->board);
        still_s = moves ? 0 : still_s + 1;
        if (still_s < WATCHED_STILL_S)
            continue;
        watched->stands_still = true;
        kill(child, SIGKILL);
        break;
    }
    if (pidfd >= 0)
        close(pidfd);
}

static int run_child(struct watched *watched)
{
    pid_t child;
    int status = 0;
    watched->stands_still = false;
    if (!start(watched, &child)) {
        log_error("%s: starting a child: %s", watched->verb, strerror(errno));
        return EXIT_FOUND << 8;
    }
    watch(watched, child);
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        continue;
    return status;
}

/* What a person or the system sends to end us is no page's fault. */
static void end_as(int number)
{
    static const int asked[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE};
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
        if (asked[i] == number) {
            signal(number, SIG_DFL);
            raise(number);
        }
    }
}

static void tell_end(const struct watched *watched, int status, struct err *err)
{
    const struct jail_limits limits = {.memory_bytes = memory_most()};
    if (watched->stands_still)
        err_set(err, "goes on for more than %d s", WATCHED_STILL_S);
    else
        jail_tell_end(status, &limits, err);
}

/* false: the death was at no place, or one too many. */
static bool note_death(struct watched *watched, int status)
{
    struct place place = place_last(watched->board), dead = place;
    struct err end;
    tell_end(watched, status, &end);
    if (!place.file[0]) {
        log_error("%s: %s", watched->verb, end.text);
        return false;
    }
    snprintf(dead.how, sizeof dead.how, "%.90s %.105s", end.text, place.how);
    if (place_add_dead(watched->board, &dead))
        return true;
    log_error("%s: more than %d files end the program; the last is %s", watched->verb,
              PLACE_DEAD_MAX, place.file);
    return false;
}

static char **child_words(char **argv)
{
    int argc = 0;
    while (argv[argc])
        argc++;
    char **words = xcalloc((size_t)argc + 2, sizeof *words);
    words[0] = argv[0];
    words[1] = (char *)(size_t)WATCHED_WORD;
    memcpy(words + 2, argv + 1, (size_t)(argc - 1) * sizeof *argv);
    return words;
}

int watched_run(char **argv)
{
    struct watched watched = {.verb = argv[1]};
    int status = EXIT_FOUND << 8;
    watched.board = place_create(&watched.board_fd);
    if (!watched.board) {
        log_error("%s: no memory to follow it in: %s", argv[1], strerror(errno));
        return EXIT_FOUND;
    }
    watched.argv = child_words(argv);
    for (bool again = true; again;) {
        status = run_child(&watched);
        if (WIFSIGNALED(status)) {
            progress_end();
            end_as(WTERMSIG(status));
        }
        again = WIFSIGNALED(status) && note_death(&watched, status);
    }
    place_destroy(watched.board);
    close(watched.board_fd);
    free(watched.argv);
    return WIFEXITED(status) ? WEXITSTATUS(status) : EXIT_FOUND;
}

bool watched_begin(int argc, char **argv)
{
    if (argc < 3 || strcmp(argv[1], WATCHED_WORD) != 0 || !place_join(PLACE_FD))
        return false;
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    rlim_t memory = memory_most();
    if (!BUILT_WITH_ASAN)
        setrlimit(RLIMIT_AS, &(struct rlimit){memory, memory});
    return true;
}
