/* What may be installed over what is there, and the record that comes of it. Nothing is
   read or written here but the clinic's layer, which says what it is made for. */
#include <string.h>

#include "base/arena.h"
#include "store/store_inner.h"

#define GREATEST_JUMP 1000000

/* What is shown now, of the record's content and clinic packs; NULL: nothing. */
static const struct store_stack *shown_by(const struct store *store)
{
    struct store_candidate candidates[2];
    return store_candidates(store, candidates) > 0 ? candidates[0].stack : NULL;
}

bool store_has_already(const struct store *store, const struct store_arrival *arrival)
{
    const struct store_stack *stack =
        arrival->role == LAYER_KEYS ? &store->record.active : shown_by(store);
    return stack && store_has(stack, arrival->role) &&
           digest_equal(&stack->packs[arrival->role].digest, &arrival->pack.digest);
}

/* A stack that was good can not be gone below from now on. A name that has no floor yet was
   let in only where there was room for one (check_room). */
static void raise_floors(const struct store *store, struct store_record *next)
{
    if (store->trial.verdict != STORE_GOOD)
        return;
    for (enum layer_role role = LAYER_CONTENT; role <= LAYER_CLINIC; role++)
        if (store_has(&store->record.active, role))
            store_raise_floor(next, role, &store->record.active.packs[role]);
}

static bool check_room(const struct store_record *next, const struct store_arrival *arrival,
                       struct err *err)
{
    struct store_record tried = *next;
    return store_raise_floor(&tried, arrival->role, &arrival->pack) ||
           err_set(err,
                   "the store has had %s layers of %d names, which is all that it keeps watch "
                   "over: use one of these names (anteroom status lists them)",
                   layer_role_name(arrival->role), STORE_FLOORS);
}

static bool check_sequence(const struct store_record *next, const struct store_arrival *arrival,
                           struct err *err)
{
    static const char *const confs[] = {"pack.conf", "clinic.conf", "keys.conf"};
    const struct store_pack *pack = &arrival->pack;
    const struct store_floor *floor = store_find_floor(next, arrival->role, pack->id);
    if (!floor)
        return check_room(next, arrival, err);
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

/* Where this digest stands among the refused; refused_count: it does not. */
static size_t find_refused(const struct store_record *record, const struct digest *digest)
{
    size_t at = 0;
    while (at < record->refused_count && !digest_equal(&record->refused[at].digest, digest))
        at++;
    return at;
}

static void drop_refused(struct store_record *record, size_t at)
{
    size_t behind = --record->refused_count - at;
    memmove(&record->refused[at], &record->refused[at + 1], behind * sizeof record->refused[0]);
}

static void add_refused(struct store_record *record, enum store_refusal why,
                        const struct digest *digest)
{
    size_t at = find_refused(record, digest), count = 0, oldest = 0;
    if (at < record->refused_count)
        drop_refused(record, at);
    for (size_t i = record->refused_count; i-- > 0;) {
        if (record->refused[i].why == why) {
            count++;
            oldest = i;
        }
    }
    if (count == STORE_REFUSED)
        drop_refused(record, oldest);
    record->refused[record->refused_count++] = (struct store_refused){why, *digest};
}

/* What the active stack had and the previous had not: that is what it was given up for. */
static void refuse_active(const struct store *store, enum store_refusal why,
                          struct store_record *next)
{
    const struct store_stack *active = &store->record.active, *previous = &store->record.previous;
    for (enum layer_role role = LAYER_CONTENT; role <= LAYER_CLINIC; role++) {
        const struct digest *digest = &active->packs[role].digest;
        if (store_has(active, role) &&
            !(store_has(previous, role) && digest_equal(&previous->packs[role].digest, digest)))
            add_refused(next, why, digest);
    }
}

static bool check_refused(struct store_record *next, const struct store_arrival *arrival,
                          struct err *err)
{
    size_t at = find_refused(next, &arrival->pack.digest);
    if (at == next->refused_count)
        return true;
    if (!arrival->again)
        return err_set(err,
                       "%s, and does not come back by itself: if it shall all the same, add "
                       "--again",
                       next->refused[at].why == STORE_FAILED ? "failed its trial here"
                                                             : "was gone back from here");
    drop_refused(next, at);
    return true;
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
        layer_open_exact(store_pack_path(store, digest, ".pack").text, digest, true, err);
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

static bool next_keys(struct store_record *next, const struct store_arrival *arrival)
{
    next->active.packs[LAYER_KEYS] = arrival->pack;
    return store_raise_floor(next, LAYER_KEYS, &arrival->pack);
}

/* The stack that is gone back to where this one is not good: the last that was; at least one
   of which nothing is known. */
static void set_previous(const struct store *store, struct store_record *next)
{
    bool unknown = store->trial_damaged && !store_has(&next->previous, LAYER_CONTENT);
    if ((store->trial.verdict == STORE_GOOD || unknown) && store_has(&next->active, LAYER_CONTENT))
        next->previous = next->active;
    next->previous.packs[LAYER_KEYS] = (struct store_pack){0};
}

/* What comes goes over what is shown; where nothing is known of the active stack, the new
   trial finds out. */
static struct store_stack stack_below(const struct store *store)
{
    const struct store_stack *shown =
        store->trial_damaged ? &store->record.active : shown_by(store);
    return shown ? *shown : (struct store_stack){0};
}

static bool next_stack(const struct store *store, struct store_record *next,
                       const struct store_arrival *arrival, struct err *err)
{
    struct store_stack stack = stack_below(store);
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
    next->since = next->generation;
    next->tries = STORE_TRIES;
    return true;
}

/* The record as it goes on from what is there, before anything comes. */
static bool begin_next(const struct store *store, struct store_record *next, struct err *err)
{
    *next = store->record;
    if (next->generation >= STORE_MAX_GENERATION)
        return err_set(err,
                       "the generation of %s is the greatest that there is: move %s away, and "
                       "install your packs anew",
                       store->dir, store->dir);
    next->generation++;
    raise_floors(store, next);
    return true;
}

bool store_next_record(const struct store *store, const struct store_arrival *arrival,
                       struct store_record *next, struct err *err)
{
    if (!begin_next(store, next, err))
        return false;
    if (!store_has_already(store, arrival)) {
        if (store_has_failed(store))
            refuse_active(store, STORE_FAILED, next);
        if (!check_refused(next, arrival, err) || !check_sequence(next, arrival, err) ||
            !(arrival->role == LAYER_KEYS ? next_keys(next, arrival)
                                          : next_stack(store, next, arrival, err)))
            return false;
    }
    keep_packs(next, &store->record);
    return true;
}

/* Whatever the player says of the active stack: going back is root's to say. */
bool store_back_record(const struct store *store, struct store_record *next, struct err *err)
{
    if (!store_has(&store->record.previous, LAYER_CONTENT))
        return err_set(err, "there is no earlier pack to go back to");
    if (!begin_next(store, next, err))
        return false;
    refuse_active(store, STORE_GONE_BACK, next);
    next->active = store->record.previous;
    next->active.packs[LAYER_KEYS] = store->record.active.packs[LAYER_KEYS];
    next->previous = (struct store_stack){0};
    next->since = next->generation;
    next->tries = 0;
    keep_packs(next, &store->record);
    return true;
}
