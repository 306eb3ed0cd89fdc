/* Tells when files have changed: one inotify, one thread. */
#include "kiosk/watch.h"

#include <errno.h>
#include <ftw.h>
#include <limits.h>
#include <poll.h>
#include <pthread.h>
#include <stdio.h>
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
    char *dir, *name; /* of one file; NULL: all that lies below dirs */
};

/* nftw has no argument for its callback: the watch that is being set up. */
static _Thread_local int adding_to;

static int add_dir(const char *path, const struct stat *info, int type, struct FTW *ftw)
{
    (void)info;
    (void)ftw;
    if (type == FTW_D)
        inotify_add_watch(adding_to, path, CHANGES);
    return 0;
}

/* Where the directory is not there, the one above it is looked at. */
static void add_parent(struct watch *watch)
{
    char above[PATH_MAX] = ".";
    const char *slash = strrchr(watch->dir, '/');
    if (slash)
        snprintf(above, sizeof above, "%.*s/", (int)(slash - watch->dir), watch->dir);
    inotify_add_watch(watch->inotify, above, CHANGES);
}

static void add_dirs(struct watch *watch)
{
    if (watch->dir) {
        if (inotify_add_watch(watch->inotify, watch->dir, CHANGES) < 0)
            add_parent(watch);
        return;
    }
    adding_to = watch->inotify;
    for (int i = 0; i < watch->dir_count; i++)
        nftw(watch->dirs[i], add_dir, 16, FTW_PHYS);
}

static bool is_wanted(const struct watch *watch, const struct inotify_event *event)
{
    if (!watch->dir)
        return true;
    const char *slash = strrchr(watch->dir, '/');
    return event->len == 0 || strcmp(event->name, watch->name) == 0 ||
           strcmp(event->name, slash ? slash + 1 : watch->dir) == 0;
}

static bool drain(const struct watch *watch)
{
    _Alignas(struct inotify_event) char bytes[4096];
    bool any = false;
    for (ssize_t len; (len = read(watch->inotify, bytes, sizeof bytes)) > 0;) {
        for (ssize_t at = 0; at < len;) {
            const struct inotify_event *event = (const void *)(bytes + at);
            any = any || is_wanted(watch, event);
            at += (ssize_t)(sizeof *event + event->len);
        }
    }
    return any;
}

static void *run(void *argument)
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
            pending = drain(watch) || pending;
        } else if (ready == 0 && pending) {
            pending = false;
            add_dirs(watch);
            watch->changed(watch->context);
        }
    }
}

static void watch_free(struct watch *watch)
{
    close(watch->inotify);
    close(watch->stop);
    free(watch->dir);
    free(watch->name);
    free(watch);
}

static struct watch *start(struct watch wanted, struct err *err)
{
    struct watch *watch = xcalloc(1, sizeof *watch);
    *watch = wanted;
    watch->inotify = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    watch->stop = eventfd(0, EFD_CLOEXEC);
    add_dirs(watch);
    if (watch->inotify >= 0 && watch->stop >= 0 &&
        pthread_create(&watch->thread, NULL, run, watch) == 0)
        return watch;
    err_set(err, "watching for changes: %s", strerror(errno));
    watch_free(watch);
    return NULL;
}

struct watch *watch_start(const char *const *dirs, int count, void (*changed)(void *context),
                          void *context, struct err *err)
{
    return start(
        (struct watch){.changed = changed, .context = context, .dirs = dirs, .dir_count = count},
        err);
}

struct watch *watch_start_file(const char *dir, const char *name, void (*changed)(void *context),
                               void *context, struct err *err)
{
    return start(
        (struct watch){
            .changed = changed, .context = context, .dir = xstrdup(dir), .name = xstrdup(name)},
        err);
}

void watch_stop(struct watch *watch)
{
    if (!watch)
        return;
    uint64_t one = 1;
    ssize_t done = write(watch->stop, &one, sizeof one);
    (void)done;
    pthread_join(watch->thread, NULL);
    watch_free(watch);
}
