/* The one place that blocks, with one deadline. On the console the descriptors of the
   input devices are doorbells: drained, never interpreted; SDL reads its own. */
#include "kiosk/wait.h"

#include <SDL2/SDL.h>
#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/str.h"
#include "kiosk/uevent.h"

#define DOORBELLS 32
#define INPUT_DIR "/dev/input"
#define INPUT_PARENT "/dev"

enum { AT_WAKE, AT_PLUG, AT_CARDS, AT_DOORBELLS };

struct wait {
    bool console;
    struct pollfd fds[AT_DOORBELLS + DOORBELLS];
    int count;
};

static void close_doorbells(struct wait *wait)
{
    while (wait->count > AT_DOORBELLS)
        close(wait->fds[--wait->count].fd);
}

static void open_doorbells(struct wait *wait)
{
    close_doorbells(wait);
    /* Before the first device there is no such directory. */
    if (inotify_add_watch(wait->fds[AT_PLUG].fd, INPUT_DIR, IN_CREATE | IN_DELETE | IN_ATTRIB) < 0)
        inotify_add_watch(wait->fds[AT_PLUG].fd, INPUT_PARENT, IN_CREATE);
    DIR *dir = opendir(INPUT_DIR);
    if (!dir)
        return;
    struct dirent *entry;
    while ((entry = readdir(dir)) && wait->count < AT_DOORBELLS + DOORBELLS) {
        char path[sizeof INPUT_DIR + 1 + NAME_MAX + 1];
        if (!str_begins_with(entry->d_name, "event"))
            continue;
        snprintf(path, sizeof path, INPUT_DIR "/%s", entry->d_name);
        int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
        if (fd >= 0)
            wait->fds[wait->count++] = (struct pollfd){.fd = fd, .events = POLLIN};
    }
    closedir(dir);
}

struct wait *wait_create(bool console)
{
    struct wait *wait = xcalloc(1, sizeof *wait);
    wait->console = console;
    if (!console)
        return wait;
    wait->fds[AT_WAKE].fd = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    wait->fds[AT_PLUG].fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    wait->fds[AT_CARDS].fd = uevent_open();
    wait->fds[AT_WAKE].events = wait->fds[AT_PLUG].events = wait->fds[AT_CARDS].events = POLLIN;
    wait->count = AT_DOORBELLS;
    open_doorbells(wait);
    return wait;
}

void wait_destroy(struct wait *wait)
{
    if (!wait)
        return;
    if (wait->console) {
        close_doorbells(wait);
        close(wait->fds[AT_WAKE].fd);
        close(wait->fds[AT_PLUG].fd);
        if (wait->fds[AT_CARDS].fd >= 0)
            close(wait->fds[AT_CARDS].fd);
    }
    free(wait);
}

static void drain(int fd)
{
    char bytes[4096];
    while (read(fd, bytes, sizeof bytes) > 0)
        continue;
}

static void poll_doorbells(struct wait *wait, int timeout_ms)
{
    if (poll(wait->fds, (nfds_t)wait->count, timeout_ms) <= 0)
        return;
    bool plugged = wait->fds[AT_PLUG].revents != 0;
    if (wait->fds[AT_CARDS].revents && uevent_read(wait->fds[AT_CARDS].fd))
        SDL_PushEvent(&(SDL_Event){.type = SDL_DISPLAYEVENT});
    for (int i = 0; i < wait->count; i++)
        if (wait->fds[i].revents)
            drain(wait->fds[i].fd);
    if (plugged)
        open_doorbells(wait);
}

bool wait_event(struct wait *wait, SDL_Event *event, int64_t timeout_ms)
{
    int timeout = timeout_ms == INT64_MAX ? -1
                  : timeout_ms > INT_MAX  ? INT_MAX
                                          : (int)(timeout_ms < 0 ? 0 : timeout_ms);
    if (!wait->console)
        return timeout < 0 ? SDL_WaitEvent(event) : SDL_WaitEventTimeout(event, timeout);
    if (SDL_PollEvent(event))
        return true;
    poll_doorbells(wait, timeout);
    return SDL_PollEvent(event);
}

void wait_wake(struct wait *wait)
{
    if (wait->console) {
        uint64_t one = 1;
        ssize_t done = write(wait->fds[AT_WAKE].fd, &one, sizeof one);
        (void)done;
        return;
    }
    SDL_PushEvent(&(SDL_Event){.type = SDL_USEREVENT});
}
