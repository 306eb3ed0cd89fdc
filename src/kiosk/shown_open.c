/* Opens what can be shown: the candidates of the store in their order, with what a clinic
   laid over them or without it, else what a package brought. */
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/log.h"
#include "kiosk/shown_inner.h"
#include "layer/packed_file.h"
#include "stage/first_draw.h"
#include "store/store_clinic.h"

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
    struct bundle *bundle = open_stack(&all, (all.dir || layer) && !config->drew_first, err);
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
    if (!shown_read_failure(shown))
        return;
    err_set(&why, "%s", shown_read_failure(shown));
    shown_shorten(shown, &shown->stack, &why);
    log_error(
        "showing %s %s: %s: what was shown before it comes back: look at the disk, and install "
        "it again",
        pack->id, pack->version, why.text);
    int times = times_lost(shown, &shown->stack) + 1;
    memmove(&shown->lost[1], &shown->lost[0], (LOST_STACKS - 1) * sizeof *shown->lost);
    shown->lost[0] = (struct lost){shown->stack, times};
}

static void note_clinic(const struct shown *shown, const struct store_stack *stack,
                        struct err *left_out)
{
    struct err err = {0};
    shown_shorten(shown, stack, left_out);
    if (!store_note_clinic(&shown->store, left_out->text[0] ? left_out->text : NULL, &err))
        log_warn("noting what is left out: %s", err.text);
}

/* What the pack's facts.lua refuses, too: status does not run it. */
static void add_facts(const struct bundle *bundle, struct err *left_out)
{
    struct slot_notes notes = pack_notes(bundle_pack(bundle));
    const char *first = NULL;
    size_t count = 0;
    for (size_t i = 0; i < notes.count; i++) {
        if (!notes.items[i].left_out || !notes.items[i].own)
            continue;
        first = first ? first : notes.items[i].text;
        count++;
    }
    if (left_out->text[0] || !first)
        return;
    if (count == 1)
        err_set(left_out, "%s", first);
    else
        err_set(left_out, "%zu facts, the first: %s", count, first);
}

/* What changes by itself, is new, or could not be read is drawn at each start. */
static bool may_note_first(const struct shown *shown, const struct store_candidate *candidate)
{
    return !candidate->on_trial && !shown->config.config->clinic &&
           store_has(candidate->stack, LAYER_CLINIC) && times_lost(shown, candidate->stack) == 0;
}

static struct bundle *open_drawn(const struct shown *shown, const struct store_candidate *candidate,
                                 const struct store_layers *layers, struct err *left_out,
                                 struct err *err)
{
    bool may_note = may_note_first(shown, candidate);
    struct shown_config config = shown->config;
    config.drew_first = may_note && shown_drew_first(shown, candidate->stack);
    struct bundle *bundle = shown_open_layers(&config, layers->layers, layers->count,
                                              !candidate->on_trial, left_out, err);
    if (bundle && may_note && !config.drew_first && !left_out->text[0])
        shown_note_first(shown, candidate->stack);
    return bundle;
}

/* A clinic's layer that is new fails its trial: what was there before it comes back. */
static struct bundle *open_candidate(struct shown *shown, const struct store_candidate *candidate,
                                     struct err *err)
{
    struct store_layers layers;
    if (times_lost(shown, candidate->stack) >= LOST_TIMES)
        return NULL;
    shown_note_start(shown, store_stack_key(candidate->stack));
    if (candidate->on_trial && !store_begin_try(&shown->store, err)) {
        log_error("counting a try of the new pack: %s", err->text);
        return NULL;
    }
    store_layers(&shown->store, candidate->stack, &layers);
    for (size_t i = 0; i < layers.count; i++)
        layers.layers[i].whole = times_lost(shown, candidate->stack) > 0;
    struct err left_out;
    struct bundle *bundle = open_drawn(shown, candidate, &layers, &left_out, err);
    if (bundle) {
        add_facts(bundle, &left_out);
        note_clinic(shown, candidate->stack, &left_out);
    }
    if (!bundle && candidate->on_trial && store_is_whole(&layers))
        shown_mark_bad(shown, err->text);
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
    shown_judge_last_start(shown);
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

/* For the history: what came with the program has a digest and a name, too. */
static void name_packaged(struct shown *shown, const char *path, const struct pack_info *info)
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
static uint64_t packaged_key(const char *path)
{
    struct stat info;
    int64_t facts[3] = {0};
    if (stat(path, &info) == 0)
        memcpy(facts, (int64_t[]){info.st_size, info.st_mtim.tv_sec, info.st_mtim.tv_nsec},
               sizeof facts);
    return hash_bytes(HASH_START, facts, sizeof facts);
}

/* The pack of a package, where the store has never held one: what was shown there is not to
   give way to another's pages. */
static struct bundle *open_packaged(struct shown *shown, struct err *err)
{
    char path[PATH_MAX];
    if (!shown_packaged(shown->config.core, &shown->store, path)) {
        if (!err->text[0])
            err_set(err, "%s: no pack is installed", shown->config.config->store);
        return NULL;
    }
    uint64_t key = packaged_key(path);
    if (store_starts_has_given_up(&shown->store.starts, key)) {
        err_set(err, "%s: it was given up, too", path);
        return NULL;
    }
    struct pack_layer layer = {.path = path};
    shown_note_start(shown, key);
    struct err left_out;
    struct bundle *bundle = shown_open_layers(&shown->config, &layer, 1, false, &left_out, err);
    if (!bundle)
        return NULL;
    if (!shown->config.config->clinic)
        bundle_mark_sample(bundle);
    name_packaged(shown, path, pack_info(bundle_pack(bundle)));
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
        bundle = open_packaged(shown, err);
    shown->bundle = bundle;
    if (bundle && shown->on_trial) {
        struct rehearsal_config rehearsal = {bundle, shown->config.display,
                                             shown->config.config->office};
        shown->rehearsal = rehearsal_create(&rehearsal);
    }
    return bundle;
}
