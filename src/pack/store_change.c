/* Changing what is installed, by whoever holds the lock: the record is written whole, and
   one rename switches to it. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/file.h"
#include "base/log.h"
#include "pack/store_inner.h"
#include "pack/store_install.h"

/* The lock's descriptor, or -1. It goes with the program that holds it. */
static int take_lock(const struct store *store, struct err *err)
{
    struct store_path path = store_path(store, "lock");
    int fd = open(path.text, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) == 0)
        return fd;
    if (fd >= 0 && errno == EWOULDBLOCK)
        err_set(err, "another install is at work on %s: wait until it is done", store->dir);
    else if (errno == EACCES)
        err_set(err, "%s belongs to somebody else: do it as root, with sudo", store->dir);
    else
        err_set(err, "%s: %s", path.text, strerror(errno));
    if (fd >= 0)
        close(fd);
    return -1;
}

int store_open_to_change(struct store *store, const char *dir, struct err *err)
{
    snprintf(store->dir, sizeof store->dir, "%s", dir);
    int lock = take_lock(store, err);
    if (lock < 0)
        return -1;
    struct err why = {0};
    if (!store_read(store, dir, &why) && store->record_damaged)
        log_warn("%s", why.text);
    if (!store->unreadable)
        return lock;
    close(lock);
    err_set(err, "%s can not be read: %s", dir, why.text[0] ? why.text : "its state/trial fails");
    return -1;
}

static bool write_record(const struct store *store, const struct store_record *record,
                         struct err *err)
{
    struct buf text = {0};
    store_record_write(record, &text);
    bool written =
        file_replace_durable(store_path(store, "active").text, text.bytes, text.len, err);
    buf_free(&text);
    return written;
}

/* A trial that can't be read would condemn a new stack too, so it must go before. */
static bool drop_damaged_trial(const struct store *store, const struct store_record *next,
                               struct err *err)
{
    if (!store->trial_damaged || next->generation == store->record.generation)
        return true;
    unlink(store_path(store, "state/trial").text);
    return file_sync_dir(store_path(store, "state").text, err);
}

bool store_switch(const struct store *store, const struct store_record *next, struct err *err)
{
    return drop_damaged_trial(store, next, err) && write_record(store, next, err);
}

bool store_rollback(const char *dir, struct store_stack *now, struct err *err)
{
    struct store store = {0};
    struct store_record next;
    bool done = false;
    if (!store_read(&store, dir, err) && !store.unreadable)
        return err_wrap(err, "going back");
    int lock = store_open_to_change(&store, dir, err);
    if (lock >= 0) {
        done = store_back_record(&store, &next, err) && store_switch(&store, &next, err);
        if (done) {
            *now = next.active;
            store_clean(&store, &next);
        }
        close(lock);
    }
    return done || err_wrap(err, "going back");
}
