/* Install, a step at a time, each of which can fail and leave all as it was: lock, copy,
   verify the copy, work out the next record, try it, and switch by one rename. */
#include "pack/store_install.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/log.h"
#include "pack/clean.h"
#include "pack/packed.h"
#include "pack/store_inner.h"
#include "pack/take.h"

#define SPARE_BYTES (1024 * 1024) /* for the record and the disk's own needs */

struct work {
    const struct store_installer *installer;
    const char *file;
    struct store store;
    struct store_path copy, copy_sig; /* in staging */
    char sig_text[MINISIG_MAX_BYTES + 1];
    size_t sig_len;
    struct minisig sig;
    struct digest digest;
    struct layer *layer; /* the copy */
    struct arena *arena;
    struct store_arrival arrival;
    struct store_record next;
};

static void
tell(const struct work *work, const char *what)
{
    if (work->installer->progress)
        work->installer->progress(work->installer->context, what);
}

/* The lock's descriptor, or -1. It goes with the program that holds it. */
static int
take_lock(const struct store *store, struct err *err)
{
    struct store_path path = store_path(store, "lock");
    int fd = open(path.text, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) == 0)
        return fd;
    if (fd >= 0 && errno == EWOULDBLOCK)
        err_set(err, "another install is at work on %s: wait until it is done",
                store->dir);
    else
        err_set(err, "%s: %s", path.text, strerror(errno));
    if (fd >= 0)
        close(fd);
    return -1;
}

static bool
make_store(const char *dir, struct err *err)
{
    static const char *const folders[] = {"packs", "staging", "state"};
    struct store store = {0};
    bool made = false;
    if (snprintf(store.dir, sizeof store.dir, "%s", dir) >= (int)sizeof store.dir)
        return err_set(err, "%s: the path is too long", dir);
    if (!file_make_dir_durable(dir, err))
        return false;
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        struct store_path path = store_path(&store, folders[i]);
        if (file_is_dir(path.text))
            continue;
        if (!file_make_dirs(path.text, err))
            return false;
        made = true;
    }
    return !made || file_sync_dir(dir, err);
}

static bool
stage_signature(struct work *work, struct err *err)
{
    char path[STORE_PATH_MAX * 4];
    if (snprintf(path, sizeof path, "%s.minisig", work->file) >= (int)sizeof path)
        return err_set(err, "the path is too long");
    if (!file_exists(path))
        return err_set(err,
                       "there is no signature %s beside it: carry both files, or sign "
                       "it with minisign",
                       path);
    return take_text(path, MINISIG_MAX_BYTES, work->sig_text, &work->sig_len, err) &&
           (minisig_read(work->sig_text, work->sig_len, &work->sig, err) ||
            err_wrap(err, "%s", path));
}

static bool
stage_file(struct work *work, struct err *err)
{
    struct stat info;
    if (stat(work->file, &info) == 0 && S_ISREG(info.st_mode) && info.st_size > 0)
        store_make_room(&work->store, (size_t)info.st_size + SPARE_BYTES);
    const char *path = work->copy.text;
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0444);
    if (fd < 0)
        return err_set(err, "%s: %s", path, strerror(errno));
    if (take_copy(work->file, fd, &work->digest, err))
        return file_finish(fd, path, err);
    close(fd);
    return false;
}

static bool
stage(struct work *work, struct err *err)
{
    work->copy = store_path(&work->store, "staging/new.pack");
    work->copy_sig = store_path(&work->store, "staging/new.minisig");
    store_wipe_staging(&work->store);
    return stage_signature(work, err) && stage_file(work, err) &&
           file_create_durable(work->copy_sig.text, work->sig_text, work->sig_len, 0444,
                               err);
}

/* Applies the installed keys layer, whose signature is checked each time. */
static bool
apply_keys(const struct store *store, const char *signers, struct keyring *ring,
           struct err *err)
{
    const struct digest *digest = &store->record.active.packs[LAYER_KEYS].digest;
    struct store_path path = store_pack_path(store, digest, ".minisig");
    char text[MINISIG_MAX_BYTES + 1];
    size_t len;
    struct minisig sig;
    const struct keyring_key *who;
    if (!take_text(path.text, MINISIG_MAX_BYTES, text, &len, err) ||
        !minisig_read(text, len, &sig, err) ||
        !keyring_verify(ring, signers, &sig, digest, &who, err))
        return false;
    struct layer *layer =
        layer_open_exact(store_pack_path(store, digest, ".pack").text, digest, err);
    bool applied = layer && keyring_apply(ring, layer, sig.id, err);
    layer_close(layer);
    return applied;
}

bool
store_keyring(const struct store *store, const char *signers, struct keyring *ring,
              struct err *err)
{
    if (!keyring_read_dir(ring, signers, err))
        return false;
    return !store_has(&store->record.active, LAYER_KEYS) ||
           apply_keys(store, signers, ring, err) ||
           err_wrap(err, "the installed keys layer (install it again)");
}

/* The installed keys layer must not stand in the way of itself, should it be damaged. */
static bool
read_keyring(const struct work *work, struct keyring *ring, struct err *err)
{
    const struct store_stack *active = &work->store.record.active;
    const char *signers = work->installer->signers;
    if (store_has(active, LAYER_KEYS) &&
        digest_equal(&active->packs[LAYER_KEYS].digest, &work->digest))
        return keyring_read_dir(ring, signers, err);
    return store_keyring(&work->store, signers, ring, err);
}

static bool
check_role(const struct layer_info *info, const struct keyring_key *who, struct err *err)
{
    if (who->role == KEY_CONTENT || info->role == LAYER_CLINIC)
        return true;
    return err_set(err,
                   "signed by the clinic's key %s, which may sign a clinic's layer only, "
                   "and this is a %s layer: have it signed by a content key",
                   who->file, layer_role_name(info->role));
}

static bool
set_arrival(struct work *work, const struct layer_info *info, struct err *err)
{
    struct store_pack *pack = &work->arrival.pack;
    if (strlen(info->id) > STORE_ID_MAX)
        return err_set(err, "its id is longer than %d letters: shorten it", STORE_ID_MAX);
    strcpy(pack->id, info->id);
    snprintf(pack->version, sizeof pack->version, "%s", info->version);
    clean_text(pack->version, strlen(pack->version));
    pack->sequence = info->sequence;
    pack->digest = work->digest;
    work->arrival.role = info->role;
    work->arrival.for_pack = info->for_pack;
    return true;
}

/* Our copy, mapped, and named in messages as the file that it is of. */
static struct packed *
open_copy(const struct work *work, struct err *err)
{
    int fd = open(work->copy.text, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0) {
        err_set(err, "%s: %s", work->copy.text, strerror(errno));
        return NULL;
    }
    struct packed *packed = packed_open_fd(fd, work->file, err);
    close(fd);
    return packed;
}

static bool
check_signature(const struct work *work, const struct packed *packed,
                const struct keyring *ring, const struct keyring_key **who,
                struct err *err)
{
    struct digest digest = packed_digest(packed);
    if (!digest_equal(&digest, &work->digest))
        return err_set(err, "%s is not what was written there: the disk may be failing",
                       work->copy.text);
    return keyring_verify(ring, work->installer->signers, &work->sig, &digest, who, err);
}

/* Nothing of the file is looked at before the signature is known to be good. */
static bool
verify(struct work *work, struct err *err)
{
    struct keyring ring;
    const struct keyring_key *who;
    struct layer_info info;
    if (!read_keyring(work, &ring, err))
        return false;
    struct packed *packed = open_copy(work, err);
    if (!packed)
        return false;
    if (!check_signature(work, packed, &ring, &who, err)) {
        packed_close(packed);
        return false;
    }
    work->layer = layer_open_packed(packed, err);
    return work->layer && layer_check(work->layer, err) &&
           layer_info_read(&info, work->arena, work->layer, err) &&
           check_role(&info, who, err) && set_arrival(work, &info, err) &&
           (info.role != LAYER_KEYS ||
            keyring_apply(&ring, work->layer, work->sig.id, err));
}

/* The new stack from where its files are now: the new one is in staging still. */
static bool
rehearse(struct work *work, struct err *err)
{
    struct store_layers layers;
    if (work->arrival.role == LAYER_KEYS ||
        store_has_already(&work->store, &work->arrival))
        return true;
    tell(work, "trying");
    store_layers(&work->store, &work->next.active, &layers);
    for (size_t i = 0; i < layers.count; i++)
        if (digest_equal(layers.layers[i].digest, &work->digest))
            layers.layers[i].path = work->copy.text;
    const struct store_installer *installer = work->installer;
    return installer->rehearse(installer->context, layers.layers, layers.count, err);
}

static bool
write_record(const struct store *store, const struct store_record *record,
             struct err *err)
{
    struct buf text = {0};
    store_record_write(record, &text);
    bool written =
        file_replace_durable(store_path(store, "active").text, text.bytes, text.len, err);
    buf_free(&text);
    return written;
}

/* The player only reads a trial of the record's generation, so one that can't be read
   must go before there is a new generation. */
static bool
drop_damaged_trial(const struct store *store, struct err *err)
{
    if (!store->trial_damaged)
        return true;
    unlink(store_path(store, "state/trial").text);
    return file_sync_dir(store_path(store, "state").text, err);
}

/* From here on the order is the promise: bytes, names, and only then the record. */
static bool
commit(const struct work *work, struct err *err)
{
    const struct store *store = &work->store;
    const struct digest *digest = &work->digest;
    tell(work, "installing");
    return file_rename(work->copy.text, store_pack_path(store, digest, ".pack").text,
                       err) &&
           file_rename(work->copy_sig.text,
                       store_pack_path(store, digest, ".minisig").text, err) &&
           file_sync_dir(store_path(store, "packs").text, err) &&
           drop_damaged_trial(store, err) && write_record(store, &work->next, err);
}

static bool
install(struct work *work, struct err *err)
{
    tell(work, "copying");
    if (!stage(work, err))
        return false;
    tell(work, "checking");
    if (!verify(work, err) ||
        !store_next_record(&work->store, &work->arrival, &work->next, err) ||
        !rehearse(work, err) || !commit(work, err))
        return false;
    store_clean(&work->store, &work->next);
    return true;
}

static void
set_news(const struct work *work, struct store_news *news)
{
    *news = (struct store_news){.done = store_has_already(&work->store, &work->arrival)
                                            ? STORE_INSTALLED_ALREADY
                                            : STORE_INSTALLED,
                                .role = work->arrival.role,
                                .pack = work->arrival.pack};
    strcpy(news->key_id, minisig_key_id(work->sig.id).text);
    strcpy(news->comment, work->sig.comment);
}

/* Locks the store and reads it; the lock's descriptor, or -1. */
static int
open_to_change(struct store *store, const char *dir, struct err *err)
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
    err_set(err, "%s can not be read: %s", dir,
            why.text[0] ? why.text : "its state/trial fails");
    return -1;
}

bool
store_install(const struct store_installer *installer, const char *file,
              struct store_news *news, struct err *err)
{
    struct work work = {.installer = installer, .file = file, .arena = arena_create()};
    int lock = -1;
    bool done = false;
    if (make_store(installer->dir, err))
        lock = open_to_change(&work.store, installer->dir, err);
    if (lock >= 0) {
        done = install(&work, err);
        if (done)
            set_news(&work, news);
        store_wipe_staging(&work.store);
        close(lock);
    }
    layer_close(work.layer);
    arena_destroy(work.arena);
    const char *name = strrchr(file, '/');
    return done || err_wrap(err, "installing %s", name ? name + 1 : file);
}

static bool
roll_back(const struct store *store, struct store_record *next, struct err *err)
{
    return store_back_record(store, next, err) && drop_damaged_trial(store, err) &&
           write_record(store, next, err);
}

bool
store_rollback(const char *dir, struct store_stack *now, struct err *err)
{
    struct store store = {0};
    struct store_record next;
    bool done = false;
    if (!store_read(&store, dir, err) && !store.unreadable)
        return err_wrap(err, "going back");
    int lock = open_to_change(&store, dir, err);
    if (lock >= 0) {
        done = roll_back(&store, &next, err);
        if (done) {
            *now = next.active;
            store_clean(&store, &next);
        }
        close(lock);
    }
    return done || err_wrap(err, "going back");
}
