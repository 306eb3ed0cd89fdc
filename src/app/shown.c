/* What is shown when no pack is named: candidates of the store in their order, and the
   trial of the one that is new. */
#include "app/shown.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "app/first_draw.h"
#include "app/rehearsal.h"
#include "base/alloc.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/log.h"
#include "pack/packed.h"
#include "pack/store.h"
#include "pack/store_clinic.h"
#include "pack/store_history.h"

#define FALLBACK_NAME "fallback.pack"

/* A stack of which a file could not be read while it was shown. All of it is read when it is
   opened again, so it may have been a passing trouble; not so the second time. */
#define LOST_STACKS 4
#define LOST_TIMES 2
struct lost {
    struct store_stack stack;
    int times;
};

struct shown {
    struct shown_config config;
    struct lost lost[LOST_STACKS]; /* since the store changed last; the latest first */
    const struct bundle *bundle;   /* of the stack, as shown_open gave it */
    struct store store;            /* as it was when the pack was opened */
    struct store_stack stack;      /* what is shown; without content: nothing */
    bool on_trial, noted, given_up;
    bool counts_starts, complained; /* state/starts is written; why not was said */
    int64_t drawn_ms;               /* 0: not yet */
    int64_t outdated_ms;            /* since when the store has something else; 0: it has not */
    struct rehearsal *rehearsal;
};

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

struct stack {
    const struct shown_config *config;
    const struct pack_layer *layers;
    size_t count;
    const char *dir; /* the clinic's directory, or NULL */
};

static struct bundle *open_stack(const struct stack *stack, bool drawn, struct err *err)
{
    const struct shown_config *config = stack->config;
    struct bundle *bundle =
        bundle_open(config->core, stack->layers, (int)stack->count, stack->dir, err);
    if (!bundle || !drawn || first_draw(bundle, &config->display, config->config->office, err))
        return bundle;
    bundle_close(bundle);
    return NULL;
}

/* Without the directory, without the layer, without both: the first that opens, NULL if
   none does. */
static struct bundle *open_less(const struct stack *all, bool without_layer, bool drawn)
{
    struct stack less = *all;
    struct bundle *bundle = NULL;
    struct err err;
    less.dir = NULL;
    if (all->dir)
        bundle = open_stack(&less, drawn, &err);
    if (bundle || !without_layer)
        return bundle;
    less = *all;
    less.count--;
    bundle = open_stack(&less, drawn, &err);
    less.dir = NULL;
    return bundle || !all->dir ? bundle : open_stack(&less, drawn, &err);
}

/* What a clinic lays over a pack must not take the kiosk down. Where the pack can not be
   drawn without it either, it is not to blame. */
struct bundle *shown_open_layers(const struct shown_config *config, const struct pack_layer *layers,
                                 size_t count, bool without_clinic, struct err *left_out,
                                 struct err *err)
{
    const struct stack all = {config, layers, count, config->config->clinic};
    bool layer = count > 1 && layers[count - 1].clinic, without_layer = layer && without_clinic;
    *left_out = *err = (struct err){0};
    struct bundle *bundle = open_stack(&all, all.dir || layer, err);
    if (bundle || (!all.dir && !without_layer))
        return bundle ? bundle : open_stack(&all, false, err);
    *left_out = *err;
    bundle = open_less(&all, without_layer, true);
    if (!bundle && (bundle = open_stack(&all, false, err)))
        *left_out = (struct err){0};
    if (!bundle)
        bundle = open_less(&all, without_layer, false);
    if (bundle && left_out->text[0])
        log_error("%s: what the clinic laid over the pack is left out", left_out->text);
    return bundle;
}

/* The paths of the store's files are long, and say nothing to people. */
static void shorten(const struct shown *shown, const struct store_stack *stack, struct err *why)
{
    struct store_layers layers;
    store_layers(&shown->store, stack, &layers);
    for (size_t i = 0; i < layers.count; i++) {
        size_t len = strlen(layers.paths[i].text);
        for (char *at; (at = strstr(why->text, layers.paths[i].text)) && at[len] == '/';)
            memmove(at, at + len + 1, strlen(at + len + 1) + 1);
    }
}

static void mark_bad(struct shown *shown, const char *why)
{
    struct err reason = {0}, err = {0};
    err_set(&reason, "%s", why);
    shorten(shown, &shown->store.record.active, &reason);
    log_error("the new pack is given up: %s", reason.text);
    if (!store_mark_bad(&shown->store, reason.text, &err))
        log_error("noting that the new pack failed: %s", err.text);
}

/* Why a file of what is shown could not be read, or NULL. */
static const char *read_failure(const struct shown *shown)
{
    return shown->bundle ? pack_failure(bundle_pack(shown->bundle)) : NULL;
}

static int times_lost(const struct shown *shown, const struct store_stack *stack)
{
    for (int i = 0; i < LOST_STACKS; i++) {
        if (shown->lost[i].times > 0 && store_same(&shown->lost[i].stack, stack))
            return shown->lost[i].times;
    }
    return 0;
}

static void note_lost(struct shown *shown)
{
    const struct store_pack *pack = &shown->stack.packs[LAYER_CONTENT];
    struct err why = {0};
    if (!read_failure(shown))
        return;
    err_set(&why, "%s", read_failure(shown));
    shorten(shown, &shown->stack, &why);
    log_error(
        "showing %s %s: %s: what was shown before it comes back: look at the disk, and install "
        "it again",
        pack->id, pack->version, why.text);
    int times = times_lost(shown, &shown->stack) + 1;
    memmove(&shown->lost[1], &shown->lost[0], (LOST_STACKS - 1) * sizeof *shown->lost);
    shown->lost[0] = (struct lost){shown->stack, times};
}

/* Whether the files are what was installed: else it is not the pack that is bad. */
static bool is_whole(const struct store_layers *layers)
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

/* A kiosk goes on where its starts can't be counted, and says so once. */
static void save_starts(struct shown *shown, bool durable)
{
    struct store *store = &shown->store;
    struct err err = {0};
    shown->counts_starts = false;
    if (!file_is_dir(store->dir))
        return;
    shown->counts_starts =
        store_starts_save(&store->starts, store_path(store, "state/starts").text, durable, &err);
    if (!shown->counts_starts && !shown->complained)
        log_warn("noting this start, which would be missed if the pack failed at each: %s",
                 err.text);
    shown->complained = shown->complained || !shown->counts_starts;
}

/* Before anything of it is opened. */
static void note_start(struct shown *shown, uint64_t stack)
{
    struct store_starts *starts = &shown->store.starts;
    if (starts->stack != stack)
        starts->count = 0;
    starts->stack = stack;
    starts->end = STORE_END_KILLED;
    save_starts(shown, false);
}

/* What ended three starts is not shown again, until another pack is installed. */
static void give_up(struct shown *shown, enum store_end last)
{
    struct store *store = &shown->store;
    struct err reason, err = {0};
    bool active = store->starts.stack == store_stack_key(&store->record.active);
    err_set(&reason, "%d starts of one boot ended within %d s; at the last it %s", STORE_STARTS,
            SHOWN_TRIAL_MS / 1000, store_end_name(last));
    log_error("the %s pack is given up: %s", active ? "installed" : "earlier", reason.text);
    if (active && !store_mark_bad(store, reason.text, &err))
        log_error("noting that the pack failed: %s", err.text);
    store->starts.stack = 0;
    save_starts(shown, true);
}

static void judge_last_start(struct shown *shown)
{
    struct store *store = &shown->store;
    struct store_machine machine;
    enum store_end end = store->starts.end;
    store_machine_read(&machine);
    switch (store_starts_judge(&store->starts, &machine, store->record.since)) {
    case STORE_UNKNOWN: return;
    case STORE_BLAMED: log_warn("the last start ended as the pack %s", store_end_name(end)); return;
    case STORE_BLAMELESS:
        if (store->starts.stack == store_stack_key(&store->record.active))
            store_forgive_try(store);
        return;
    case STORE_GIVES_UP: give_up(shown, end); return;
    }
}

static void note_clinic(const struct shown *shown, const struct store_stack *stack,
                        struct err *left_out)
{
    struct err err = {0};
    shorten(shown, stack, left_out);
    if (!store_note_clinic(&shown->store, left_out->text[0] ? left_out->text : NULL, &err))
        log_warn("noting what is left out: %s", err.text);
}

/* A clinic's layer that is new fails its trial: what was there before it comes back. */
static struct bundle *open_candidate(struct shown *shown, const struct store_candidate *candidate,
                                     struct err *err)
{
    struct store_layers layers;
    if (times_lost(shown, candidate->stack) >= LOST_TIMES)
        return NULL;
    note_start(shown, store_stack_key(candidate->stack));
    if (candidate->on_trial && !store_begin_try(&shown->store, err)) {
        log_error("counting a try of the new pack: %s", err->text);
        return NULL;
    }
    store_layers(&shown->store, candidate->stack, &layers);
    struct err left_out;
    struct bundle *bundle = shown_open_layers(&shown->config, layers.layers, layers.count,
                                              !candidate->on_trial, &left_out, err);
    if (bundle)
        note_clinic(shown, candidate->stack, &left_out);
    if (!bundle && candidate->on_trial && is_whole(&layers))
        mark_bad(shown, err->text);
    else if (!bundle)
        log_error("%s", err->text);
    return bundle;
}

static struct bundle *open_stored(struct shown *shown, struct err *err)
{
    struct store_candidate candidates[2];
    const struct config *config = shown->config.config;
    store_salvage(&shown->store, config->store, config->signers, err);
    if (err->text[0])
        log_warn("%s", err->text);
    judge_last_start(shown);
    int count = store_candidates(&shown->store, candidates);
    for (int i = 0; i < count; i++) {
        struct bundle *bundle = open_candidate(shown, &candidates[i], err);
        if (!bundle)
            continue;
        shown->stack = *candidates[i].stack;
        shown->on_trial = candidates[i].on_trial;
        return bundle;
    }
    return NULL;
}

/* CORE/../fallback.pack */
static void fallback_path(const char *core, char out[PATH_MAX])
{
    const char *slash = strrchr(core, '/');
    int dir = slash ? (int)(slash - core) : 0;
    snprintf(out, PATH_MAX, "%.*s/%s", dir, core, FALLBACK_NAME);
}

/* For the history: what came with the program has a digest and a name, too. */
static void name_fallback(struct shown *shown, const char *path, const struct pack_info *info)
{
    struct store_pack *pack = &shown->stack.packs[LAYER_CONTENT];
    struct packed *packed = packed_open(path, NULL);
    if (!packed)
        return;
    if (!packed_digest(packed, &pack->digest, NULL))
        pack->digest = (struct digest){0};
    pack->sequence = info->sequence;
    snprintf(pack->id, sizeof pack->id, "%s", info->id);
    snprintf(pack->version, sizeof pack->version, "%s", info->version);
    packed_close(packed);
}

/* Another file by the same name is another pack. */
static uint64_t fallback_key(const char *path)
{
    struct stat info;
    int64_t facts[3] = {0};
    if (stat(path, &info) == 0)
        memcpy(facts, (int64_t[]){info.st_size, info.st_mtim.tv_sec, info.st_mtim.tv_nsec},
               sizeof facts);
    return hash_bytes(HASH_START, facts, sizeof facts);
}

static struct bundle *open_fallback(struct shown *shown, struct err *err)
{
    char path[PATH_MAX];
    fallback_path(shown->config.core, path);
    uint64_t key = fallback_key(path);
    if (store_starts_has_given_up(&shown->store.starts, key)) {
        err_set(err, "%s: it was given up, too", path);
        return NULL;
    }
    if (!file_exists(path)) {
        if (!err->text[0])
            err_set(err, "%s: no pack is installed", shown->config.config->store);
        return NULL;
    }
    struct pack_layer layer = {.path = path};
    note_start(shown, key);
    struct err left_out;
    struct bundle *bundle = shown_open_layers(&shown->config, &layer, 1, false, &left_out, err);
    if (!bundle)
        return NULL;
    name_fallback(shown, path, pack_info(bundle_pack(bundle)));
    if (times_lost(shown, &shown->stack) < LOST_TIMES)
        return bundle;
    bundle_close(bundle);
    err_set(err, "%s: it can not be read", path);
    return NULL;
}

struct bundle *shown_open(struct shown *shown, struct err *err)
{
    struct shown before = *shown;
    note_lost(&before);
    rehearsal_destroy(shown->rehearsal);
    *shown = (struct shown){.config = before.config, .complained = before.complained};
    memcpy(shown->lost, before.lost, sizeof shown->lost);
    struct bundle *bundle = open_stored(shown, err);
    if (!bundle)
        bundle = open_fallback(shown, err);
    shown->bundle = bundle;
    if (bundle && shown->on_trial) {
        struct rehearsal_config rehearsal = {bundle, shown->config.display,
                                             shown->config.config->office};
        shown->rehearsal = rehearsal_create(&rehearsal);
    }
    return bundle;
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
    if (!shown->on_trial || shown->given_up || read_failure(shown))
        return;
    mark_bad(shown, why);
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

/* When the trial is passed; INT64_MAX: there is none, or it is not known yet. */
static int64_t good_ms(const struct shown *shown)
{
    bool waits = shown->on_trial && shown->drawn_ms && !shown->rehearsal && !shown->given_up &&
                 !read_failure(shown);
    return waits ? shown->drawn_ms + SHOWN_TRIAL_MS : INT64_MAX;
}

/* When it has gone well for so long that its next end is held against nobody. */
static int64_t healthy_ms(const struct shown *shown)
{
    bool waits = shown->counts_starts && shown->drawn_ms && !shown->store.starts.healthy;
    return waits ? shown->drawn_ms + SHOWN_TRIAL_MS : INT64_MAX;
}

static void note_health(struct shown *shown)
{
    shown->store.starts.healthy = true;
    shown->store.starts.count = 0;
    save_starts(shown, false);
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
        note_health(shown);
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
    return shown->given_up || (read_failure(shown) && !visitor_there) ||
           (shown->outdated_ms && (!visitor_there || late));
}

bool shown_layers(struct store *store, const struct config *config, struct store_layers *layers,
                  struct err *err)
{
    struct store_candidate candidates[2];
    if (!store_salvage(store, config->store, config->signers, err))
        return false;
    if (store_candidates(store, candidates) == 0)
        return err_set(err, "%s: the installed pack failed, and there is no earlier one",
                       config->store);
    store_layers(store, candidates[0].stack, layers);
    return true;
}
