/* Install, a step at a time, each of which can fail and leave all as it was: lock, copy,
   admit the copy, work out the next record, try it, and switch by one rename. */
#include "store/store_install.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/log.h"
#include "base/plain_text.h"
#include "layer/finished.h"
#include "layer/foreign.h"
#include "layer/sums.h"
#include "sign/copy_in.h"
#include "sign/signature.h"
#include "store/admit.h"
#include "store/state_file.h"
#include "store/store_inner.h"

#define SPARE_BYTES (1024 * 1024) /* for the record and the disk's own needs */

struct work {
    const struct store_installer *installer;
    const char *file;
    struct store store;
    struct store_path copy, copy_sig, copy_sums, copy_finished; /* in staging */
    char sig_text[MINISIG_MAX_BYTES + 1];
    size_t sig_len;
    struct admission admission; /* of the copy */
    struct arena *arena;
    struct store_arrival arrival;
    struct store_record next;
    bool has_finished; /* pictures, of the content in next */
};

static void tell(const struct work *work, const char *what)
{
    if (work->installer->progress)
        work->installer->progress(what);
}

/* The names of the folders are on the disk with the record that is written next to them. */
static bool make_store(const char *dir, struct err *err)
{
    static const char *const folders[] = {"packs", "staging", "state"};
    struct store store = {0};
    if (snprintf(store.dir, sizeof store.dir, "%s", dir) >= (int)sizeof store.dir)
        return err_set(err, "%s: the path is too long", dir);
    if (!file_make_dir_durable(dir, err))
        return false;
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        struct store_path path = store_path(&store, folders[i]);
        struct stat info;
        if (lstat(path.text, &info) == 0 && S_ISLNK(info.st_mode))
            return err_set(err, "%s: is a link: remove it", path.text);
        if (!file_is_dir(path.text) && !file_make_dirs(path.text, err))
            return false;
    }
    return true;
}

/* Room for what the player counts before a new stack is shown: on a full disk it could not,
   and would show a bad one for ever. What can't be read would condemn the new stack too, so
   it goes. What the player's account put there and can't be replaced (a directory with
   files) is its own harm: it can't count, so it shows the previous stack. */
static bool reserve_one(const struct store *store, const char *name, bool clear, struct err *err)
{
    struct store_path path = store_path(store, name);
    if (clear ? state_file_clear(path.text, err) : state_file_reserve(path.text, err))
        return true;
    if (!file_is_dir(path.text))
        return false;
    log_warn("%s", err->text);
    return true;
}

static bool stage_file(struct work *work, struct err *err)
{
    struct stat info;
    if (stat(work->file, &info) == 0 && S_ISREG(info.st_mode) && info.st_size > 0)
        store_make_room(&work->store, (size_t)info.st_size + SPARE_BYTES);
    const char *path = work->copy.text; /* whatever stood there was wiped */
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0444);
    if (fd < 0)
        return err_set(err, "%s: %s", path, strerror(errno));
    if (copy_in(work->file, fd, COPY_IN_MAX_MS, &work->admission.digest, err))
        return file_finish(fd, path, err);
    close(fd);
    return false;
}

static bool stage(struct work *work, struct err *err)
{
    work->copy = store_path(&work->store, "staging/new.pack");
    work->copy_sig = store_path(&work->store, "staging/new.minisig");
    work->copy_sums = store_path(&work->store, "staging/new" SUMS_ENDING);
    work->copy_finished = store_path(&work->store, "staging/new" FINISHED_ENDING);
    store_wipe_staging(&work->store);
    return signature_read(work->file, work->sig_text, &work->sig_len, &work->admission.sig, err) &&
           stage_file(work, err) &&
           file_create_durable(work->copy_sig.text, work->sig_text, work->sig_len, 0444, err);
}

static void set_arrival(struct work *work)
{
    const struct layer_info *info = &work->admission.info;
    struct store_pack *pack = &work->arrival.pack;
    strcpy(pack->id, info->id);
    snprintf(pack->version, sizeof pack->version, "%s", info->version);
    plain_text_trim(pack->version, strlen(pack->version));
    pack->sequence = info->sequence;
    pack->digest = work->admission.digest;
    work->arrival.role = info->role;
    work->arrival.for_pack = info->for_pack;
    work->arrival.again = work->installer->again;
}

/* Our copy is named in messages as the file that it is of. */
static bool check(struct work *work, struct err *err)
{
    int fd = open(work->copy.text, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0)
        return err_set(err, "%s: %s", work->copy.text, strerror(errno));
    bool good = admit(&work->admission, work->arena, fd, work->file, &work->store,
                      work->installer->signers, err);
    close(fd);
    if (good)
        set_arrival(work);
    return good;
}

/* What the kiosk holds each file to when it reads it. */
static bool stage_sums(struct work *work, struct err *err)
{
    struct buf sums = {0};
    bool good = layer_sums(work->admission.layer, &work->admission.digest, &sums, err) &&
                file_create_durable(work->copy_sums.text, sums.bytes, sums.len, 0444, err);
    buf_free(&sums);
    return good;
}

/* The new stack from where its files are now: the new one is in staging still. */
static void set_layers(const struct work *work, struct store_layers *layers)
{
    store_layers(&work->store, &work->next.active, layers);
    for (size_t i = 0; i < layers->count; i++)
        if (digest_equal(layers->layers[i].digest, &work->admission.digest)) {
            layers->layers[i].path = work->copy.text;
            layers->layers[i].arriving = true;
        }
}

/* A kiosk without finished pictures draws them. */
static void stage_finished(struct work *work, const struct store_layers *layers)
{
    const struct store_installer *installer = work->installer;
    struct buf bytes = {0};
    struct err err = {0};
    if (!installer->finish)
        return;
    work->has_finished =
        installer->finish(installer->context, layers->layers, layers->count, &bytes, &err) &&
        file_create_durable(work->copy_finished.text, bytes.bytes, bytes.len, 0444, &err);
    if (!work->has_finished)
        log_warn("drawing its pictures ahead: %s", err.text);
    buf_free(&bytes);
}

static bool rehearse(struct work *work, struct err *err)
{
    struct store_layers layers;
    const struct store_installer *installer = work->installer;
    if (work->arrival.role == LAYER_KEYS || store_has_already(&work->store, &work->arrival))
        return true;
    tell(work, "trying");
    set_layers(work, &layers);
    if (!installer->rehearse(installer->context, layers.layers, layers.count, err))
        return false;
    stage_finished(work, &layers);
    return true;
}

static bool take_finished(const struct work *work, struct err *err)
{
    const struct digest *content = &work->next.active.packs[LAYER_CONTENT].digest;
    return !work->has_finished ||
           file_rename(work->copy_finished.text,
                       store_pack_path(&work->store, content, FINISHED_ENDING).text, err);
}

static bool is_written(const char *path, const struct digest *digest, struct err *err)
{
    struct digest found;
    if (!digest_of_file(path, &found, err))
        return false;
    return digest_equal(&found, digest) ||
           err_set(err, "%s: what is read there is not what was written: the disk is failing",
                   path);
}

/* What the disk has of the pack now, and not what memory remembers. */
static bool check_written(const struct work *work, const char *pack, const char *sig,
                          struct err *err)
{
    struct digest digest = digest_of(work->sig_text, work->sig_len);
    return is_written(pack, &work->admission.digest, err) && is_written(sig, &digest, err);
}

/* From here on the order is the promise: bytes, names, both as they are on the disk, and
   only then the record. */
static bool commit(const struct work *work, struct err *err)
{
    const struct store *store = &work->store;
    struct store_path pack = store_pack_path(store, &work->admission.digest, ".pack");
    struct store_path sig = store_pack_path(store, &work->admission.digest, ".minisig");
    struct store_path sums = store_pack_path(store, &work->admission.digest, SUMS_ENDING);
    tell(work, "installing");
    return reserve_one(store, "state/trial", store->trial_damaged, err) &&
           reserve_one(store, "state/starts", false, err) &&
           file_rename(work->copy.text, pack.text, err) &&
           file_rename(work->copy_sig.text, sig.text, err) &&
           file_rename(work->copy_sums.text, sums.text, err) && take_finished(work, err) &&
           file_sync_dir(store_path(store, "packs").text, err) &&
           check_written(work, pack.text, sig.text, err) && store_switch(store, &work->next, err);
}

static bool install(struct work *work, struct err *err)
{
    tell(work, "copying");
    if (!stage(work, err))
        return false;
    tell(work, "checking");
    if (!check(work, err) || !store_next_record(&work->store, &work->arrival, &work->next, err) ||
        !stage_sums(work, err) || !rehearse(work, err))
        return false;
    layer_close(work->admission.layer); /* who holds it open keeps it in memory */
    work->admission.layer = NULL;
    if (!commit(work, err))
        return false;
    store_put_in_force(&work->store, &work->next);
    store_clean(&work->store, &work->next);
    return true;
}

static void set_news(const struct work *work, struct store_news *news)
{
    *news = (struct store_news){.done = store_has_already(&work->store, &work->arrival)
                                            ? STORE_INSTALLED_ALREADY
                                            : STORE_INSTALLED,
                                .role = work->arrival.role,
                                .pack = work->arrival.pack};
    strcpy(news->key_id, minisig_key_id(work->admission.sig.id).text);
    strcpy(news->comment, work->admission.sig.comment);
}

bool store_install(const struct store_installer *installer, const char *file,
                   struct store_news *news, struct err *err)
{
    struct work work = {.installer = installer, .file = file, .arena = arena_create()};
    struct store_opening opening = {installer->dir, installer->signers, installer->begin_anew};
    int lock = -1;
    bool done = false;
    if (make_store(installer->dir, err))
        lock = store_open_to_change(&work.store, &opening, err);
    if (lock >= 0) {
        done = install(&work, err);
        if (done)
            set_news(&work, news);
        store_wipe_staging(&work.store);
        close(lock);
    }
    layer_close(work.admission.layer);
    arena_destroy(work.arena);
    const char *name = strrchr(file, '/');
    return done || foreign_explain(file, err) ||
           err_wrap(err, "installing %s", name ? name + 1 : file);
}
