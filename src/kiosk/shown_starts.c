/* How starts end, and what is held against the pack that they showed (store/store_starts.h). */
#include "base/file.h"
#include "base/log.h"
#include "kiosk/shown_inner.h"

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

void shown_note_start(struct shown *shown, uint64_t stack)
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

void shown_judge_last_start(struct shown *shown)
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

void shown_note_health(struct shown *shown)
{
    shown->store.starts.healthy = true;
    shown->store.starts.count = 0;
    save_starts(shown, false);
}
