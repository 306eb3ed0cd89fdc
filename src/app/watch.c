/* Tells when a file below some directories has changed: one inotify, one thread. */
#include "app/watch.h"

#include <errno.h>
#include <ftw.h>
#include <poll.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "base/alloc.h"

#define REST_MS 150 /* editors write a file in several steps */
#define CHANGES (IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_TO | IN_MOVED_FROM)

struct watch {
    int inotify, stop;
    pthread_t thread;
    void (*changed)(void *context);
    void *context;
    const char *const *dirs;
    int dir_count;
};

/* nftw has no argument for its callback: the watch that is being set up. */
static _Thread_local int adding_to;

static int
add_dir(const char *path, const struct stat *info, int type, struct FTW *ftw)
{
    (void)info;
    (void)ftw;
    if (type == FTW_D)
        inotify_add_watch(adding_to, path, CHANGES);
    return 0;
}

static void
add_dirs(struct watch *watch)
{
    adding_to = watch->inotify;
    for (int i = 0; i < watch->dir_count; i++)
        nftw(watch->dirs[i], add_dir, 16, FTW_PHYS);
}

static bool
drain(int fd)
{
    char bytes[4096];
    bool any = false;
    while (read(fd, bytes, sizeof bytes) > 0)
        any = true;
    return any;
}

static void *
run(void *argument)
{
    struct watch *watch = argument;
    struct pollfd fds[2] = {{.fd = watch->stop, .events = POLLIN},
                            {.fd = watch->inotify, .events = POLLIN}};
    bool pending = false;
    for (;;) {
        int ready = poll(fds, 2, pending ? REST_MS : -1);
        if (fds[0].revents)
            return NULL;
        if (ready > 0) {
            pending = drain(watch->inotify) || pending;
        } else if (ready == 0 && pending) {
            pending = false;
            add_dirs(watch);
            watch->changed(watch->context);
        }
    }
}

struct watch *
watch_start(const char *const *dirs, int count, void (*changed)(void *context),
            void *context, struct err *err)
{
    struct watch *watch = xcalloc(1, sizeof *watch);
    *watch = (struct watch){.inotify = inotify_init1(IN_NONBLOCK | IN_CLOEXEC),
                            .stop = eventfd(0, EFD_CLOEXEC),
                            .changed = changed,
                            .context = context,
                            .dirs = dirs,
                            .dir_count = count};
    add_dirs(watch);
    if (watch->inotify >= 0 && watch->stop >= 0 &&
        pthread_create(&watch->thread, NULL, run, watch) == 0)
        return watch;
    err_set(err, "watching the pack for changes: %s", strerror(errno));
    close(watch->inotify);
    close(watch->stop);
    free(watch);
    return NULL;
}

void
watch_stop(struct watch *watch)
{
    if (!watch)
        return;
    uint64_t one = 1;
    ssize_t done = write(watch->stop, &one, sizeof one);
    (void)done;
    pthread_join(watch->thread, NULL);
    close(watch->inotify);
    close(watch->stop);
    free(watch);
}
