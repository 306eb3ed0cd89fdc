/* What is shown when no pack is named: the trial of the one that is new, and the moment for
   another. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/alloc.h"
#include "base/file.h"
#include "base/log.h"
#include "kiosk/shown_inner.h"
#include "store/store_history.h"

struct shown *shown_create(const struct shown_config *config)
{
    struct shown *shown = xcalloc(1, sizeof *shown);
    shown->config = *config;
    return shown;
}

void shown_destroy(struct shown *shown)
{
    if (!shown)
        return;
    rehearsal_destroy(shown->rehearsal);
    free(shown);
}

void shown_shorten(const struct shown *shown, const struct store_stack *stack, struct err *why)
{
    struct store_layers layers;
    store_layers(&shown->store, stack, &layers);
    for (size_t i = 0; i < layers.count; i++) {
        size_t len = strlen(layers.paths[i].text);
        for (char *at; (at = strstr(why->text, layers.paths[i].text)) && at[len] == '/';)
            memmove(at, at + len + 1, strlen(at + len + 1) + 1);
    }
}

void shown_mark_bad(struct shown *shown, const char *why)
{
    struct err reason = {0}, err = {0};
    err_set(&reason, "%s", why);
    shown_shorten(shown, &shown->store.record.active, &reason);
    log_error("the new pack is given up: %s", reason.text);
    if (!store_mark_bad(&shown->store, reason.text, &err))
        log_error("noting that the new pack failed: %s", err.text);
}

const char *shown_read_failure(const struct shown *shown)
{
    return shown->bundle ? pack_failure(bundle_pack(shown->bundle)) : NULL;
}

void shown_drawn(struct shown *shown, int64_t now_ms)
{
    struct err err = {0};
    if (!shown->drawn_ms)
        shown->drawn_ms = now_ms;
    if (shown->noted || !store_has(&shown->stack, LAYER_CONTENT) ||
        !file_is_dir(shown->config.config->store))
        return;
    shown->noted = true;
    if (!store_note_shown(&shown->store, &shown->stack, time(NULL), &err))
        log_warn("noting what is shown: %s", err.text);
}

void shown_failed(struct shown *shown, const char *why)
{
    if (!shown->on_trial || shown->given_up || shown_read_failure(shown))
        return;
    shown_mark_bad(shown, why);
    shown->given_up = true;
}

bool shown_rehearses(const struct shown *shown)
{
    return shown->rehearsal != NULL && !shown->given_up && shown->drawn_ms;
}

void shown_rehearse(struct shown *shown)
{
    struct err err = {0};
    switch (rehearsal_step(shown->rehearsal, &err)) {
    case REHEARSAL_GOES_ON: return;
    case REHEARSAL_FAILED: shown_failed(shown, err.text); break;
    case REHEARSAL_PASSED: break;
    }
    rehearsal_destroy(shown->rehearsal);
    shown->rehearsal = NULL;
}

bool shown_reads_on(const struct shown *shown)
{
    return shown->bundle && shown->drawn_ms && !shown->all_read && !shown_read_failure(shown);
}

void shown_read_on(struct shown *shown)
{
    shown->all_read = !pack_check_next(bundle_pack(shown->bundle), &shown->read_files);
}

/* When the trial is passed; INT64_MAX: there is none, or it is not known yet. */
static int64_t good_ms(const struct shown *shown)
{
    bool waits = shown->on_trial && shown->drawn_ms && !shown->rehearsal && !shown->given_up &&
                 !shown_read_failure(shown);
    return waits ? shown->drawn_ms + SHOWN_TRIAL_MS : INT64_MAX;
}

/* When it has gone well for so long that its next end is held against nobody. */
static int64_t healthy_ms(const struct shown *shown)
{
    bool waits = shown->counts_starts && shown->drawn_ms && !shown->store.starts.healthy;
    return waits ? shown->drawn_ms + SHOWN_TRIAL_MS : INT64_MAX;
}

/* A store that can not be written does not learn of it, and the next start tries again. */
static void note_good(struct shown *shown)
{
    struct err err = {0};
    shown->on_trial = false;
    if (store_mark_good(&shown->store, &err))
        log_info("the new pack is good");
    else
        log_error("noting that the new pack is good: %s", err.text);
}

void shown_tick(struct shown *shown, int64_t now_ms)
{
    if (now_ms >= healthy_ms(shown))
        shown_note_health(shown);
    if (now_ms >= good_ms(shown))
        note_good(shown);
}

int64_t shown_deadline_ms(const struct shown *shown)
{
    int64_t late = shown->outdated_ms ? shown->outdated_ms + SHOWN_WAIT_MS : INT64_MAX;
    int64_t good = good_ms(shown), healthy = healthy_ms(shown);
    int64_t first = good < healthy ? good : healthy;
    return first < late ? first : late;
}

static bool is_outdated(const struct shown *shown)
{
    struct store store;
    struct store_candidate candidates[2];
    const struct config *config = shown->config.config;
    if (!store_salvage(&store, config->store, config->signers, NULL) ||
        store_candidates(&store, candidates) == 0)
        return false;
    return !store_same(candidates[0].stack, &shown->stack) ||
           (candidates[0].on_trial && store.record.since != shown->store.record.since);
}

void shown_look(struct shown *shown, int64_t now_ms)
{
    memset(shown->lost, 0, sizeof shown->lost);
    if (!is_outdated(shown))
        shown->outdated_ms = 0;
    else if (!shown->outdated_ms)
        shown->outdated_ms = now_ms;
}

bool shown_is_due(const struct shown *shown, bool visitor_there, int64_t now_ms)
{
    bool late = now_ms >= shown->outdated_ms + SHOWN_WAIT_MS;
    return shown->given_up || (shown_read_failure(shown) && !visitor_there) ||
           (shown->outdated_ms && (!visitor_there || late));
}

static int is_pack(const struct dirent *entry)
{
    size_t len = strlen(entry->d_name);
    return entry->d_name[0] != '.' && len > 5 && strcmp(entry->d_name + len - 5, ".pack") == 0;
}

bool shown_packaged(const char *core, const struct store *store, char path[PATH_MAX])
{
    struct dirent **entries;
    const char *slash = strrchr(core, '/');
    int used = snprintf(path, PATH_MAX, "%.*s/packs", slash ? (int)(slash - core) : 0, core);
    int count = store->health == STORE_EMPTY ? scandir(path, &entries, is_pack, alphasort) : -1;
    if (count < 0)
        return false;
    for (int i = count - 1; i >= 0; i--) { /* the first is left in the path */
        snprintf(path + used, (size_t)(PATH_MAX - used), "/%s", entries[i]->d_name);
        free(entries[i]);
    }
    free(entries);
    return count > 0;
}

static bool take_packaged(const char *core, const struct store *store, struct store_layers *layers)
{
    char path[PATH_MAX], *out = layers->paths[0].text;
    if (!shown_packaged(core, store, path) || strlen(path) >= sizeof layers->paths[0].text)
        return false;
    memcpy(out, path, strlen(path) + 1);
    layers->layers[0] = (struct pack_layer){.path = out};
    layers->count = 1;
    return true;
}

bool shown_layers(struct store *store, const char *core, const struct config *config,
                  struct store_layers *layers, struct err *err)
{
    struct store_candidate candidates[2];
    if (!store_salvage(store, config->store, config->signers, err))
        return take_packaged(core, store, layers);
    if (store_candidates(store, candidates) == 0)
        return err_set(err, "%s: the installed pack failed, and there is no earlier one",
                       config->store);
    store_layers(store, candidates[0].stack, layers);
    return true;
}
