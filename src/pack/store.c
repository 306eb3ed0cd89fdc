/* Reading the store: the record, the trial, and what is to be shown by both. */
#include "pack/store.h"

#include <errno.h>
#include <inttypes.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/hash.h"
#include "pack/clean.h"
#include "pack/store_inner.h"

#define READ_MAX_BYTES (1024 * 1024) /* what is longer than it should be is damaged */

static const char *const verdict_names[] = {"trial", "good", "bad"};

struct store_path store_path(const struct store *store, const char *name)
{
    struct store_path path;
    snprintf(path.text, sizeof path.text, "%s/%s", store->dir, name);
    return path;
}

struct store_path store_pack_path(const struct store *store, const struct digest *digest,
                                  const char *ending)
{
    struct store_path path;
    snprintf(path.text, sizeof path.text, "%s/packs/%s%s", store->dir, digest_hex(digest).text,
             ending);
    return path;
}

void store_layers(const struct store *store, const struct store_stack *stack,
                  struct store_layers *out)
{
    out->count = 0;
    for (enum layer_role role = LAYER_CONTENT; role <= LAYER_CLINIC; role++) {
        if (!store_has(stack, role))
            continue;
        const struct digest *digest = &stack->packs[role].digest;
        out->paths[out->count] = store_pack_path(store, digest, ".pack");
        out->layers[out->count] =
            (struct pack_layer){out->paths[out->count].text, digest, role == LAYER_CLINIC};
        out->count++;
    }
}

static void write_trial(const struct store_trial *trial, struct buf *out)
{
    buf_printf(out, "generation %" PRId64 "\ntries %d\nverdict %s\nreason %s\n", trial->generation,
               trial->tries_left, verdict_names[trial->verdict], trial->reason);
    store_seal(out);
}

static bool read_verdict(const char *word, enum store_verdict *out)
{
    for (*out = STORE_TRIAL; *out <= STORE_BAD; (*out)++)
        if (strcmp(verdict_names[*out], word) == 0)
            return true;
    return false;
}

/* As with the record: what is understood must give the same bytes again. */
static bool read_trial(struct store_trial *trial, const struct buf *text)
{
    *trial = (struct store_trial){0};
    char verdict[8] = "";
    int used = 0;
    if (sscanf(text->bytes, "generation %" SCNd64 " tries %d verdict %7s reason%n",
               &trial->generation, &trial->tries_left, verdict, &used) != 3 ||
        used == 0 || text->bytes[used] != ' ' || !read_verdict(verdict, &trial->verdict))
        return false;
    const char *reason = text->bytes + used + 1;
    size_t len = strcspn(reason, "\n");
    if (len > STORE_REASON_MAX)
        return false;
    memcpy(trial->reason, reason, len);
    struct buf again = {0};
    write_trial(trial, &again);
    bool same = again.len == text->len && memcmp(again.bytes, text->bytes, again.len) == 0;
    buf_free(&again);
    return same;
}

/* How a stack begins that no player has begun with yet. */
static struct store_trial fresh_trial(const struct store_record *record)
{
    return (struct store_trial){.generation = record->generation,
                                .tries_left = record->tries,
                                .verdict = record->tries > 0 ? STORE_TRIAL : STORE_GOOD};
}

/* Of a stack on trial whose trial is not known nothing good can be said. */
static void doubt_trial(struct store *store)
{
    if (store->record.tries == 0)
        return;
    store->trial.verdict = STORE_BAD;
    snprintf(store->trial.reason, sizeof store->trial.reason,
             "how its trial went can not be read: install it again");
}

static void load_trial(struct store *store)
{
    struct store_path path = store_path(store, "state/trial");
    struct store_trial trial;
    struct buf text = {0};
    store->trial = fresh_trial(&store->record);
    store->latest = store->record.generation;
    if (file_is_missing(path.text))
        return;
    if (!file_read(path.text, READ_MAX_BYTES, &text, NULL)) {
        store->unreadable = true;
        doubt_trial(store);
    } else if (text.len == 0 || !read_trial(&trial, &text)) {
        store->trial_damaged = true;
        doubt_trial(store);
    } else if (trial.generation == store->record.generation) {
        store->trial = trial;
    } else if (trial.generation > store->latest) {
        store->latest = trial.generation;
    }
    buf_free(&text);
}

static void load_record(struct store *store, struct err *err)
{
    struct store_path path = store_path(store, "active");
    struct buf text = {0};
    if (file_is_missing(path.text)) {
        err_set(err, "%s: no pack is installed: anteroom install FILE.pack", store->dir);
        return;
    }
    store->unreadable = !file_read(path.text, READ_MAX_BYTES, &text, err);
    if (!store->unreadable) {
        store->has_record = store_record_read(&store->record, text.bytes, text.len, err);
        store->record_damaged = !store->has_record;
    }
    if (store->record_damaged)
        err_wrap(err, "%s", path.text);
    buf_free(&text);
}

static void load_starts(struct store *store)
{
    store_starts_read(&store->starts, store_path(store, "state/starts").text);
    if (store->starts.generation != store->record.generation)
        store->starts = (struct store_starts){0};
}

bool store_read(struct store *store, const char *dir, struct err *err)
{
    *store = (struct store){0};
    if (strlen(dir) >= sizeof store->dir)
        return err_set(err, "%s: the path is too long", dir);
    strcpy(store->dir, dir);
    load_record(store, err);
    load_trial(store);
    load_starts(store);
    return store->has_record;
}

uint64_t store_stack_key(const struct store_stack *stack)
{
    uint64_t key = HASH_START;
    for (enum layer_role role = LAYER_CONTENT; role <= LAYER_CLINIC; role++)
        if (store_has(stack, role))
            key = hash_bytes(key, &stack->packs[role].digest, sizeof stack->packs[role].digest);
    return key;
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
    return stat(path.text, &info) != 0 || info.st_uid != 0 ||
           (info.st_mode & (S_IWGRP | S_IWOTH)) ||
           err_set(err,
                   "the player can not write %s, which is root's: sudo chown -R USER %s, "
                   "USER being whom it runs as",
                   path.text, path.text);
}

/* Of a player that can not write: who it is, which it alone knows. */
static void say_whose_state(const struct store *store, struct err *err)
{
    struct store_path path = store_path(store, "state");
    const struct passwd *user = getpwuid(geteuid());
    if (access(path.text, W_OK | X_OK) != 0 && errno == EACCES)
        err_set(err, "the player can not write %s: sudo chown -R %s %s", path.text,
                user ? user->pw_name : "USER", path.text);
}

static bool save_trial(struct store *store, const struct store_trial *trial, struct err *err)
{
    if (!store->has_record || store->unreadable)
        return err_set(err, "%s could not be read, so nothing is noted in it", store->dir);
    struct store_path path = store_path(store, "state/trial");
    struct buf text = {0};
    write_trial(trial, &text);
    bool saved = file_replace_durable(path.text, text.bytes, text.len, err);
    buf_free(&text);
    if (saved)
        store->trial = *trial;
    else
        say_whose_state(store, err);
    return saved;
}

bool store_begin_try(struct store *store, struct err *err)
{
    struct store_trial trial = store->trial;
    if (trial.verdict == STORE_BAD || trial.tries_left <= 0)
        return err_set(err, "%s: its tries are used up", store->dir);
    trial.tries_left--;
    return save_trial(store, &trial, err);
}

void store_forgive_try(struct store *store)
{
    struct store_trial *trial = &store->trial;
    if (trial->verdict == STORE_TRIAL && trial->tries_left < store->record.tries)
        trial->tries_left++;
}

bool store_mark_good(struct store *store, struct err *err)
{
    struct store_trial trial = store->trial;
    if (trial.verdict == STORE_BAD)
        return err_set(err, "%s: it was found bad", store->dir);
    trial.verdict = STORE_GOOD;
    return save_trial(store, &trial, err);
}

bool store_mark_bad(struct store *store, const char *reason, struct err *err)
{
    struct store_trial trial = store->trial;
    trial.verdict = STORE_BAD;
    snprintf(trial.reason, sizeof trial.reason, "%s", reason);
    for (char *c = trial.reason; *c; c++)
        if (*c == '\n')
            *c = ' ';
    clean_text(trial.reason, strlen(trial.reason));
    return save_trial(store, &trial, err);
}
