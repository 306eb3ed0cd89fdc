/* Reading the store: the records, and what is to be shown by them and the trial. */
#include "store/store.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "layer/packed_file.h"
#include "store/store_inner.h"

/* One of the two as it was found. */
struct found_record {
    bool there, whole;
    struct store_record record;
    struct err why; /* it is not whole */
};

static void find_record(const struct store *store, int which, struct found_record *found)
{
    struct store_path path = store_record_path(store, which);
    struct buf text = {0};
    *found = (struct found_record){.there = !file_is_missing(path.text)};
    if (!found->there)
        err_set(&found->why, "%s: is not there", path.text);
    else if (file_read_own(path.text, STORE_RECORD_MAX_BYTES, &text, &found->why))
        found->whole = store_record_read(&found->record, text.bytes, text.len, &found->why) ||
                       err_wrap(&found->why, "%s", path.text);
    buf_free(&text);
}

static bool are_alike(const struct store_record *a, const struct store_record *b)
{
    struct buf one = {0}, other = {0};
    store_record_write(a, &one);
    store_record_write(b, &other);
    bool alike = one.len == other.len && memcmp(one.bytes, other.bytes, one.len) == 0;
    buf_free(&one);
    buf_free(&other);
    return alike;
}

/* Floors and keys only ever grow, so what the record that does not hold knows of them is
   true: also where somebody put an old copy back, or made both of one generation. */
static void take_over(struct store_record *record, const struct store_record *other)
{
    struct store_pack *keys = &record->active.packs[LAYER_KEYS];
    const struct store_pack *others = &other->active.packs[LAYER_KEYS];
    for (size_t i = 0; i < other->floor_count; i++)
        store_raise_floor(record, other->floors[i].role, &other->floors[i].pack);
    if (store_has(&other->active, LAYER_KEYS) &&
        (!store_has(&record->active, LAYER_KEYS) || others->sequence > keys->sequence))
        *keys = *others;
}

static void choose_record(struct store *store, const struct found_record found[2])
{
    bool b_is_newer = found[1].record.generation > found[0].record.generation;
    store->health = STORE_WHOLE;
    store->holds = !found[0].whole || (found[1].whole && b_is_newer) ? 1 : 0;
    store->record = found[store->holds].record;
    const struct found_record *other = &found[1 - store->holds];
    store->alike = other->whole && are_alike(&found[0].record, &found[1].record);
    if (other->whole && !store->alike)
        take_over(&store->record, &other->record);
}

static bool has_packs(const struct store *store)
{
    bool has = false;
    DIR *dir = opendir(store_path(store, "packs").text);
    if (!dir)
        return false;
    for (struct dirent *entry; !has && (entry = readdir(dir));)
        has = strstr(entry->d_name, ".pack") != NULL;
    closedir(dir);
    return has;
}

static bool nothing_installed(const struct store *store, struct err *err)
{
    return err_set(err, "%s: no pack is installed: anteroom install FILE.pack", store->dir);
}

static void load_record(struct store *store, struct err *err)
{
    struct found_record found[2];
    find_record(store, 0, &found[0]);
    find_record(store, 1, &found[1]);
    bool there = found[0].there || found[1].there;
    if (found[0].whole || found[1].whole) {
        choose_record(store, found);
        if (!store_has(&store->record.active, LAYER_CONTENT))
            nothing_installed(store, err);
    } else if (!there && !file_is_missing(store_path(store, "active").text)) {
        store->health = STORE_FIRST_EDITION;
        err_set(err,
                "%s/active is of the first edition, which this program does not read: move %s "
                "away, and install your packs anew",
                store->dir, store->dir);
    } else if (there || has_packs(store)) {
        store->health = STORE_DAMAGED;
        err_set(err, "neither record of %s is whole (%s; %s)", store->dir, found[0].why.text,
                found[1].why.text);
    } else {
        nothing_installed(store, err);
    }
}

bool store_read(struct store *store, const char *dir, struct err *err)
{
    *store = (struct store){0};
    if (strlen(dir) >= sizeof store->dir)
        return err_set(err, "%s: the path is too long", dir);
    strcpy(store->dir, dir);
    load_record(store, err);
    store_load_trial(store);
    store_starts_read(&store->starts, store_path(store, "state/starts").text);
    if (store->starts.generation != store->record.since)
        store->starts = (struct store_starts){0};
    return store->health == STORE_WHOLE && store_has(&store->record.active, LAYER_CONTENT);
}

static bool may_be_shown(const struct store *store, const struct store_stack *stack)
{
    return store_has(stack, LAYER_CONTENT) &&
           !store_starts_has_given_up(&store->starts, store_stack_key(stack));
}

int store_candidates(const struct store *store, struct store_candidate out[2])
{
    const struct store_record *record = &store->record;
    const struct store_trial *trial = &store->trial;
    bool on_trial = trial->verdict == STORE_TRIAL;
    bool may = trial->verdict != STORE_BAD && (!on_trial || trial->tries_left > 0);
    int count = 0;
    if (may && may_be_shown(store, &record->active))
        out[count++] = (struct store_candidate){&record->active, true, on_trial};
    if (may_be_shown(store, &record->previous))
        out[count++] = (struct store_candidate){&record->previous, false, false};
    return count;
}

bool store_check_state(const struct store *store, struct err *err)
{
    struct store_path path = store_path(store, "state");
    struct stat info;
    if (lstat(path.text, &info) != 0)
        return true;
    if (!S_ISDIR(info.st_mode))
        return err_set(err, "%s: is not a directory: remove it, and install again", path.text);
    return info.st_uid != 0 || (info.st_mode & (S_IWGRP | S_IWOTH)) ||
           err_set(err,
                   "the player can not write %s, which is root's: sudo chown -R USER %s, "
                   "USER being whom it runs as",
                   path.text, path.text);
}

bool store_is_whole(const struct store_layers *layers)
{
    for (size_t i = 0; i < layers->count; i++) {
        struct packed *packed = packed_open(layers->layers[i].path, NULL);
        bool whole = packed && packed_is(packed, layers->layers[i].digest, NULL);
        packed_close(packed);
        if (!whole)
            return false;
    }
    return true;
}
