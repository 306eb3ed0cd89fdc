/* The one place that blocks, with one deadline. On the console the descriptors of the
   input devices are doorbells: drained, and only their time is looked at; SDL reads its own. */
#include "kiosk/wait.h"

#include <SDL2/SDL.h>
#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/input.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/str.h"
#include "kiosk/uevent.h"

#define DOORBELLS 32

enum { AT_WAKE, AT_PLUG, AT_CARDS, AT_DOORBELLS };

struct wait {
    char *input_dir; /* NULL: no console */
    struct pollfd fds[AT_DOORBELLS + DOORBELLS];
    int count;
};

static void close_doorbells(struct wait *wait)
{
    while (wait->count > AT_DOORBELLS)
        close(wait->fds[--wait->count].fd);
}

/* The time of its events is not to jump with the wall's. */
static int open_doorbell(const char *path)
{
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC), clock = CLOCK_MONOTONIC;
    if (fd >= 0)
        ioctl(fd, EVIOCSCLOCKID, &clock);
    return fd;
}

static void open_doorbells(struct wait *wait)
{
    close_doorbells(wait);
    DIR *dir = opendir(wait->input_dir);
    if (!dir)
        return;
    struct dirent *entry;
    while ((entry = readdir(dir)) && wait->count < AT_DOORBELLS + DOORBELLS) {
        char path[PATH_MAX];
        if (!str_begins_with(entry->d_name, "event"))
            continue;
        snprintf(path, sizeof path, "%s/%s", wait->input_dir, entry->d_name);
        int fd = open_doorbell(path);
        if (fd >= 0)
            wait->fds[wait->count++] = (struct pollfd){.fd = fd, .events = POLLIN};
    }
    closedir(dir);
}

/* The folder comes with its first device and goes with its last one, so the one above it is
   watched, too; first, that none is missed. */
static void watch_input(struct wait *wait)
{
    char above[PATH_MAX];
    const char *slash = strrchr(wait->input_dir, '/');
    snprintf(above, sizeof above, "%.*s", (int)(slash - wait->input_dir), wait->input_dir);
    inotify_add_watch(wait->fds[AT_PLUG].fd, above, IN_CREATE);
    inotify_add_watch(wait->fds[AT_PLUG].fd, wait->input_dir, IN_CREATE | IN_DELETE | IN_ATTRIB);
    open_doorbells(wait);
}

struct wait *wait_create(const char *input_dir)
{
    struct wait *wait = xcalloc(1, sizeof *wait);
    if (!input_dir)
        return wait;
    wait->input_dir = xstrdup(input_dir);
    wait->fds[AT_WAKE].fd = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    wait->fds[AT_PLUG].fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    wait->fds[AT_CARDS].fd = uevent_open();
    wait->fds[AT_WAKE].events = wait->fds[AT_PLUG].events = wait->fds[AT_CARDS].events = POLLIN;
    wait->count = AT_DOORBELLS;
    watch_input(wait);
    return wait;
}

void wait_destroy(struct wait *wait)
{
    if (!wait)
        return;
    if (wait->input_dir) {
        close_doorbells(wait);
        close(wait->fds[AT_WAKE].fd);
        close(wait->fds[AT_PLUG].fd);
        if (wait->fds[AT_CARDS].fd >= 0)
            close(wait->fds[AT_CARDS].fd);
        free(wait->input_dir);
    }
    free(wait);
}

static void drain(int fd)
{
    char bytes[4096];
    while (read(fd, bytes, sizeof bytes) > 0)
        continue;
}

/* Whether one of its events is older than a visitor's patience. */
static bool drain_doorbell(int fd)
{
    struct input_event events[64];
    struct timespec now;
    bool stale = false;
    ssize_t got;
    clock_gettime(CLOCK_MONOTONIC, &now);
    int64_t now_ms = (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
    while ((got = read(fd, events, sizeof events)) > 0)
        for (size_t i = 0; i < (size_t)got / sizeof *events; i++) {
            int64_t at_ms = (int64_t)events[i].input_event_sec * 1000 +
                            (int64_t)events[i].input_event_usec / 1000;
            stale = stale || now_ms - at_ms > WAIT_STALE_MS;
        }
    return stale;
}

/* A finger that was down before is still heard to lift; the lift of one that is not known to
   be down is nothing. */
static int is_kept(void *nothing, SDL_Event *event)
{
    (void)nothing;
    return event->type != SDL_FINGERDOWN && event->type != SDL_FINGERMOTION &&
           event->type != SDL_KEYDOWN;
}

/* Whether one rang. */
static bool poll_doorbells(struct wait *wait, int timeout_ms)
{
    bool stale = false;
    if (poll(wait->fds, (nfds_t)wait->count, timeout_ms) <= 0)
        return false;
    bool plugged = wait->fds[AT_PLUG].revents != 0;
    if (wait->fds[AT_CARDS].revents && uevent_read(wait->fds[AT_CARDS].fd))
        SDL_PushEvent(&(SDL_Event){.type = SDL_DISPLAYEVENT});
    for (int i = 0; i < AT_DOORBELLS; i++)
        if (wait->fds[i].revents)
            drain(wait->fds[i].fd);
    for (int i = AT_DOORBELLS; i < wait->count; i++)
        if (wait->fds[i].revents)
            stale = drain_doorbell(wait->fds[i].fd) || stale;
    if (plugged)
        watch_input(wait);
    if (stale) {
        SDL_PumpEvents();
        SDL_FilterEvents(is_kept, NULL);
    }
    return true;
}

bool wait_event(struct wait *wait, SDL_Event *event, int64_t timeout_ms)
{
    int timeout = timeout_ms == INT64_MAX ? -1
                  : timeout_ms > INT_MAX  ? INT_MAX
                                          : (int)(timeout_ms < 0 ? 0 : timeout_ms);
    if (!wait->input_dir)
        return timeout < 0 ? SDL_WaitEvent(event) : SDL_WaitEventTimeout(event, timeout);
    /* Before SDL reads, which does not tell how old a touch is. */
    bool rang = poll_doorbells(wait, 0);
    if (SDL_PollEvent(event))
        return true;
    if (rang || timeout == 0)
        return false;
    poll_doorbells(wait, timeout);
    return SDL_PollEvent(event);
}

void wait_wake(struct wait *wait)
{
    if (wait->input_dir) {
        uint64_t one = 1;
        ssize_t done = write(wait->fds[AT_WAKE].fd, &one, sizeof one);
        (void)done;
        return;
    }
    SDL_PushEvent(&(SDL_Event){.type = SDL_USEREVENT});
}
