/* Changing what is installed, by whoever holds the lock: the record that does not hold is
   written whole and read back, one rename switches to it, and then the other is made alike. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "store/store_inner.h"
#include "store/store_install.h"

static int open_lock(const char *path)
{
    struct stat info;
    int fd = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY, 0600);
    if (fd < 0 || (fstat(fd, &info) == 0 && S_ISREG(info.st_mode)))
        return fd;
    close(fd);
    errno = EINVAL;
    return -1;
}

/* The lock's descriptor, or -1. It goes with the program that holds it. */
static int take_lock(const struct store *store, struct err *err)
{
    struct store_path path = store_path(store, "lock");
    int fd = open_lock(path.text);
    if (fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) == 0)
        return fd;
    if (fd >= 0 && errno == EWOULDBLOCK)
        err_set(err, "another install is at work on %s: wait until it is done", store->dir);
    else if (errno == EACCES)
        err_set(err, "%s belongs to somebody else: do it as root, with sudo", store->dir);
    else if (errno == EINVAL || errno == ELOOP || errno == EISDIR)
        err_set(err, "%s: is not a plain file: remove it", path.text);
    else
        err_set(err, "%s: %s", path.text, strerror(errno));
    if (fd >= 0)
        close(fd);
    return -1;
}

/* What the disk has, and not what memory remembers of it. */
static bool check_written(const char *path, const struct buf *text, struct err *err)
{
    struct buf found = {0};
    bool same = file_read_anew(path, STORE_RECORD_MAX_BYTES, &found, err);
    if (same && (found.len != text->len || memcmp(found.bytes, text->bytes, text->len) != 0))
        same = err_set(err, "%s: what is read there is not what was written: the disk is failing",
                       path);
    buf_free(&found);
    return same;
}

static bool write_record(const struct store *store, int which, const struct store_record *record,
                         struct err *err)
{
    struct store_path path = store_record_path(store, which);
    struct buf text = {0};
    store_record_write(record, &text);
    bool written = file_replace_durable(path.text, text.bytes, text.len, err) &&
                   check_written(path.text, &text, err);
    buf_free(&text);
    return written;
}

bool store_switch(const struct store *store, const struct store_record *next, struct err *err)
{
    int first = store->health == STORE_WHOLE ? 1 - store->holds : 0;
    return write_record(store, first, next, err) &&
           (write_record(store, 1 - first, next, err) ||
            err_wrap(err, "it is shown from now on, but its second record fails (mend this, then "
                          "do it again)"));
}

static bool check_opening(const struct store *store, const struct store_opening *opening,
                          const struct err *why, struct err *err)
{
    switch (store->health) {
    case STORE_FIRST_EDITION: return err_set(err, "%s", why->text);
    case STORE_EMPTY:
    case STORE_WHOLE:
        return !opening->begin_anew ||
               err_set(err, "the record of %s is whole: leave --begin-anew out", store->dir);
    case STORE_DAMAGED: break;
    }
    return opening->begin_anew ||
           err_set(err,
                   "%s: what was shown here before, and which keys were revoked, is not known "
                   "any more. Look at the disk; then anteroom install --begin-anew FILE.pack "
                   "keeps what is shown now, and forgets the rest",
                   why->text);
}

/* One will do: what comes next, or root's next verb, writes the other. It is there before
   any pack is, so packs without a record are a store that lost it. */
static bool write_first(struct store *store, struct err *err)
{
    if (!write_record(store, 0, &store->record, err))
        return false;
    store->health = STORE_WHOLE;
    store->holds = 0;
    store->alike = false;
    return true;
}

/* What --begin-anew keeps: that which is shown, as something that was good. */
static bool begin_anew(struct store *store, struct err *err)
{
    struct store_record *record = &store->record;
    for (enum layer_role role = 0; role < STORE_ROLES; role++)
        if (store_has(&record->active, role))
            store_raise_floor(record, role, &record->active.packs[role]);
    record->anew_s[record->anew_count++] = time(NULL);
    if (!write_first(store, err))
        return false;
    store_load_trial(store);
    return true;
}

static bool open_locked(struct store *store, const struct store_opening *opening, struct err *err)
{
    struct err why = {0};
    store_salvage(store, opening->dir, opening->signers, &why);
    /* The other record is made as the one that holds, so that a second fault finds two. */
    if (store->health == STORE_WHOLE && !store->alike &&
        !write_record(store, 1 - store->holds, &store->record, err))
        return false;
    if (!check_opening(store, opening, &why, err))
        return false;
    switch (store->health) {
    case STORE_WHOLE: return true;
    case STORE_EMPTY: return write_first(store, err);
    case STORE_DAMAGED: return begin_anew(store, err);
    case STORE_FIRST_EDITION: break;
    }
    return false;
}

int store_open_to_change(struct store *store, const struct store_opening *opening, struct err *err)
{
    snprintf(store->dir, sizeof store->dir, "%s", opening->dir);
    int lock = take_lock(store, err);
    if (lock < 0 || open_locked(store, opening, err))
        return lock;
    close(lock);
    return -1;
}

bool store_rollback(const char *dir, struct store_stack *now, struct err *err)
{
    struct store store = {0};
    struct store_record next;
    struct store_opening opening = {.dir = dir};
    bool done = false;
    if (!store_read(&store, dir, err) && store.health == STORE_EMPTY)
        return err_wrap(err, "going back");
    int lock = store_open_to_change(&store, &opening, err);
    if (lock >= 0) {
        done = store_back_record(&store, &next, err) && store_switch(&store, &next, err);
        if (done) {
            *now = next.active;
            store_put_in_force(&store, &next);
            store_clean(&store, &next);
        }
        close(lock);
    }
    return done || err_wrap(err, "going back");
}
