/* What may be installed over what is there, and the record that comes of it. Nothing is
   read or written here but the clinic's layer, which says what it is made for. */
#include <string.h>

#include "base/arena.h"
#include "pack/store_inner.h"

#define GREATEST_JUMP 1000000

const struct store_stack *store_shown(const struct store *store)
{
    struct store_candidate candidates[2];
    return store_candidates(store, candidates) > 0 ? candidates[0].stack : NULL;
}

bool store_has_already(const struct store *store, const struct store_arrival *arrival)
{
    const struct store_stack *stack =
        arrival->role == LAYER_KEYS ? &store->record.active : store_shown(store);
    return stack && store_has(stack, arrival->role) &&
           digest_equal(&stack->packs[arrival->role].digest, &arrival->pack.digest);
}

static struct store_floor *find_floor(struct store_record *record, enum layer_role role,
                                      const char *id)
{
    for (size_t i = 0; i < record->floor_count; i++) {
        struct store_floor *floor = &record->floors[i];
        if (floor->role == role && strcmp(floor->pack.id, id) == 0)
            return floor;
    }
    return NULL;
}

static bool raise_floor(struct store_record *record, enum layer_role role,
                        const struct store_pack *pack, struct err *err)
{
    struct store_floor *floor = find_floor(record, role, pack->id);
    if (floor && floor->pack.sequence >= pack->sequence)
        return true;
    if (!floor && record->floor_count == STORE_FLOORS)
        return err_set(err,
                       "the store has had packs of %d names, which is all that it keeps "
                       "watch over: use one of these names",
                       STORE_FLOORS);
    if (!floor)
        floor = &record->floors[record->floor_count++];
    *floor = (struct store_floor){role, *pack};
    return true;
}

/* A stack that was good can not be gone below from now on. */
static bool raise_floors(const struct store *store, struct store_record *next, struct err *err)
{
    if (store->trial.verdict != STORE_GOOD)
        return true;
    for (enum layer_role role = LAYER_CONTENT; role <= LAYER_CLINIC; role++) {
        const struct store_stack *active = &store->record.active;
        if (store_has(active, role) && !raise_floor(next, role, &active->packs[role], err))
            return false;
    }
    return true;
}

static bool check_sequence(struct store_record *next, const struct store_arrival *arrival,
                           struct err *err)
{
    static const char *const confs[] = {"pack.conf", "clinic.conf", "keys.conf"};
    const struct store_pack *pack = &arrival->pack;
    const struct store_floor *floor = find_floor(next, arrival->role, pack->id);
    if (!floor)
        return true;
    long long new = pack->sequence, least = floor->pack.sequence;
    const char *conf = confs[arrival->role];
    if (new < least)
        return err_set(err,
                       "is older (sequence %lld) than what was shown here (%lld): write "
                       "a greater `sequence` in %s, then pack and sign anew",
                       new, least, conf);
    if (new == least && !digest_equal(&pack->digest, &floor->pack.digest))
        return err_set(err,
                       "has the same sequence (%lld) as another that was shown here: "
                       "write a greater `sequence` in %s, then pack and sign anew",
                       new, conf);
    return new - least <= GREATEST_JUMP ||
           err_set(err,
                   "its sequence jumps from %lld to %lld, by more than %d: correct "
                   "`sequence` in %s, then pack and sign anew",
                   least, new, GREATEST_JUMP, conf);
}

static bool check_fits(const char *for_pack, const struct store_stack *stack, struct err *err)
{
    const char *id = stack->packs[LAYER_CONTENT].id;
    return !for_pack || strcmp(for_pack, id) == 0 ||
           err_set(err,
                   "the clinic's layer is made for the pack `%s` (`for` in clinic.conf), "
                   "and this is `%s`: install a clinic's layer made for it, or one "
                   "without `for`, first",
                   for_pack, id);
}

/* The installed clinic's layer stays under a new content pack, if it is made for it. */
static bool check_clinic_stays(const struct store *store, const struct store_stack *stack,
                               struct err *err)
{
    if (!store_has(stack, LAYER_CLINIC))
        return true;
    const struct digest *digest = &stack->packs[LAYER_CLINIC].digest;
    struct layer *layer =
        layer_open_exact(store_pack_path(store, digest, ".pack").text, digest, err);
    if (!layer)
        return err_wrap(err, "the installed clinic's layer (install it again)");
    struct arena *arena = arena_create();
    struct layer_info info;
    bool fits = layer_info_read(&info, arena, layer, err) && check_fits(info.for_pack, stack, err);
    arena_destroy(arena);
    layer_close(layer);
    return fits;
}

static void keep(struct store_record *record, const struct digest *digest)
{
    for (size_t i = 0; i < record->kept_count; i++)
        if (digest_equal(&record->kept[i], digest))
            return;
    if (record->kept_count < STORE_KEPT)
        record->kept[record->kept_count++] = *digest;
}

static void keep_stack(struct store_record *record, const struct store_stack *stack)
{
    for (enum layer_role role = 0; role < STORE_ROLES; role++)
        if (store_has(stack, role))
            keep(record, &stack->packs[role].digest);
}

/* The last packs, what is in use first: that is at most five, so it is always kept. */
static void keep_packs(struct store_record *next, const struct store_record *before)
{
    next->kept_count = 0;
    keep_stack(next, &next->active);
    keep_stack(next, &next->previous);
    for (size_t i = 0; i < before->kept_count; i++)
        keep(next, &before->kept[i]);
}

static bool next_keys(struct store_record *next, const struct store_arrival *arrival,
                      struct err *err)
{
    next->active.packs[LAYER_KEYS] = arrival->pack;
    return raise_floor(next, LAYER_KEYS, &arrival->pack, err);
}

/* The stack that is gone back to where this one is not good: the last that was. */
static void set_previous(const struct store *store, struct store_record *next)
{
    if (store->trial.verdict == STORE_GOOD && store_has(&next->active, LAYER_CONTENT))
        next->previous = next->active;
    next->previous.packs[LAYER_KEYS] = (struct store_pack){0};
}

static bool next_stack(const struct store *store, struct store_record *next,
                       const struct store_arrival *arrival, struct err *err)
{
    const struct store_stack *shown = store_shown(store);
    struct store_stack stack = shown ? *shown : (struct store_stack){0};
    stack.packs[LAYER_KEYS] = store->record.active.packs[LAYER_KEYS];
    stack.packs[arrival->role] = arrival->pack;
    if (!store_has(&stack, LAYER_CONTENT))
        return err_set(err, "is a clinic's layer, and there is no pack below it yet: "
                            "install the content pack first");
    bool fits = arrival->role == LAYER_CLINIC ? check_fits(arrival->for_pack, &stack, err)
                                              : check_clinic_stays(store, &stack, err);
    if (!fits)
        return false;
    set_previous(store, next);
    next->active = stack;
    next->generation = store->latest + 1;
    next->tries = STORE_TRIES;
    return true;
}

bool store_next_record(const struct store *store, const struct store_arrival *arrival,
                       struct store_record *next, struct err *err)
{
    *next = store->record;
    if (!store_has_already(store, arrival)) {
        bool taken = raise_floors(store, next, err) && check_sequence(next, arrival, err) &&
                     (arrival->role == LAYER_KEYS ? next_keys(next, arrival, err)
                                                  : next_stack(store, next, arrival, err));
        if (!taken)
            return false;
    }
    keep_packs(next, &store->record);
    return true;
}

bool store_back_record(const struct store *store, struct store_record *next, struct err *err)
{
    struct store_candidate candidates[2];
    int count = store_candidates(store, candidates);
    if (!store_has(&store->record.previous, LAYER_CONTENT))
        return err_set(err, "there is no earlier pack to go back to");
    if (count > 0 && !candidates[0].active)
        return err_set(err, "the earlier pack is shown already, as the new one failed: %s",
                       store->trial.reason[0] ? store->trial.reason : "its tries are used up");
    *next = store->record;
    if (!raise_floors(store, next, err))
        return false;
    next->active = store->record.previous;
    next->active.packs[LAYER_KEYS] = store->record.active.packs[LAYER_KEYS];
    next->previous = (struct store_stack){0};
    next->generation = store->latest + 1;
    next->tries = 0;
    keep_packs(next, &store->record);
    return true;
}
