/* status: what this machine shows and why; --history: what it has shown, and since when. */
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "admin/left_out.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/json.h"
#include "base/log.h"
#include "base/print.h"
#include "kiosk/shown.h"
#include "kiosk/verbs.h"
#include "store/store_history.h"
#include "store/store_keys.h"

struct status {
    struct setup setup;
    struct store store;
    struct err trouble; /* why the store has nothing; "" if it has */
    struct keyring ring;
    struct err ring_trouble;
    const struct store_stack *shown; /* NULL: none of the store's */
    bool shows_active, has_packaged;
};

static void find_shown(struct status *status)
{
    struct store_candidate candidates[2];
    int count = store_candidates(&status->store, candidates);
    for (int i = 0; i < count && !status->shown; i++) {
        struct store_layers layers;
        store_layers(&status->store, candidates[i].stack, &layers);
        if (!store_is_whole(&layers))
            continue;
        status->shown = candidates[i].stack;
        status->shows_active = candidates[i].active;
    }
}

static bool read_status(struct status *status, const struct options *options, struct err *err)
{
    *status = (struct status){0};
    if (!setup_open(&status->setup, options, err))
        return false;
    const struct config *config = &status->setup.config;
    store_salvage(&status->store, config->store, config->signers, &status->trouble);
    if (!store_keyring(&status->store, config->signers, NULL, &status->ring, &status->ring_trouble))
        status->ring.count = 0; /* none counts, whichever were read before the trouble */
    find_shown(status);
    char path[PATH_MAX];
    status->has_packaged = shown_packaged(status->setup.core, &status->store, path);
    return true;
}

static const char *shown_name(const struct status *status)
{
    if (status->shown && status->store.health == STORE_DAMAGED)
        return "salvaged";
    if (status->shown)
        return status->shows_active ? "active" : "previous";
    return status->has_packaged ? "package" : "built-in";
}

static const char *verdict_name(const struct store_trial *trial)
{
    switch (trial->verdict) {
    case STORE_TRIAL: return "trial";
    case STORE_GOOD: return "good";
    case STORE_BAD: return "bad";
    }
    return "";
}

static void say_stack(const char *what, const struct store_stack *stack)
{
    for (enum layer_role role = 0; role < STORE_ROLES; role++) {
        const struct store_pack *pack = &stack->packs[role];
        if (store_has(stack, role))
            print_line("%-9s %-8s %s%s%s, sequence %lld, %.16s", what, layer_role_name(role),
                       pack->id, *pack->version ? " " : "", pack->version,
                       (long long)pack->sequence, digest_hex(&pack->digest).text);
    }
}

/* Which key signed it, where that was revoked since; NULL: all is well. */
static const struct keyring_key *revoked_key(const struct status *status, enum layer_role role)
{
    const struct store_stack *shown = status->shown;
    return shown && store_has(shown, role)
               ? store_revoked_key(&status->store, &shown->packs[role].digest, &status->ring)
               : NULL;
}

static void say_revoked(const struct status *status)
{
    for (enum layer_role role = LAYER_CONTENT; role <= LAYER_CLINIC; role++) {
        const struct keyring_key *key = revoked_key(status, role);
        if (key)
            print_line(
                "revoked   %-8s %s is shown, and its key %s (%s) is revoked: install one that "
                "another key signed",
                layer_role_name(role), status->shown->packs[role].id,
                minisig_key_id(key->key.id).text, key->file);
    }
}

static void say_trial(const struct store_trial *trial)
{
    switch (trial->verdict) {
    case STORE_TRIAL:
        if (trial->tries_left > 0)
            print_line("trial     goes on, %d starts left", trial->tries_left);
        else
            print_line("trial     never became good, and no starts are left");
        return;
    case STORE_GOOD: print_line("trial     passed"); return;
    case STORE_BAD: print_line("trial     failed: %s", trial->reason); return;
    }
}

static bool is_given_up(const struct status *status, const struct store_stack *stack)
{
    return store_has(stack, LAYER_CONTENT) &&
           store_starts_has_given_up(&status->store.starts, store_stack_key(stack));
}

/* Of packs that ended the kiosk at each start, until an install or a rollback forgets it. */
static void say_starts(const struct status *status)
{
    const struct store_record *record = &status->store.record;
    int count = status->store.starts.count;
    if (is_given_up(status, &record->active))
        print_line(
            "starts    gone back to what is shown, because %d starts of the active pack ended "
            "within %d s",
            STORE_STARTS, SHOWN_TRIAL_MS / 1000);
    if (is_given_up(status, &record->previous))
        print_line("starts    the previous pack is given up, because %d starts of it ended so",
                   STORE_STARTS);
    if (count > 0)
        print_line("starts    %d of %d of what was shown last are held against it", count,
                   STORE_STARTS);
}

static void say_keys(const struct status *status)
{
    if (status->ring_trouble.text[0])
        print_line("keys      %s", status->ring_trouble.text);
    for (size_t i = 0; i < status->ring.count; i++) {
        const struct keyring_key *key = &status->ring.keys[i];
        print_line("key       %-8s %s, %s%s", keyring_role_name(key->role),
                   minisig_key_id(key->key.id).text, key->file, key->revoked ? ", revoked" : "");
    }
}

static void say_left_out(void *context, const char *what)
{
    (void)context;
    print_line("left out  %s", what);
}

static void write_left_out(void *context, const char *what)
{
    json_text(context, what);
}

static void each_left_out(const struct status *status,
                          void (*tell)(void *context, const char *what), void *context)
{
    left_out_each(&status->store, status->shown, status->setup.core, &status->setup.config, tell,
                  context);
}

static const char *refusal_name(const struct store_refused *refused)
{
    switch (refused->why) {
    case STORE_GONE_BACK: return "was gone back from";
    case STORE_FAILED: return "failed its trial";
    }
    return "";
}

static void say(const struct status *status)
{
    const struct store_record *record = &status->store.record;
    print_line("store     %s", status->setup.config.store);
    if (status->trouble.text[0])
        print_line("          %s", status->trouble.text);
    print_line("shown     %s", shown_name(status));
    say_revoked(status);
    say_stack("active", &record->active);
    if (store_has(&record->active, LAYER_CONTENT))
        say_trial(&status->store.trial);
    say_starts(status);
    each_left_out(status, say_left_out, NULL);
    say_stack("previous", &record->previous);
    for (size_t i = 0; i < record->floor_count; i++)
        print_line("floor     %-8s %s, sequence %lld", layer_role_name(record->floors[i].role),
                   record->floors[i].pack.id, (long long)record->floors[i].pack.sequence);
    for (size_t i = 0; i < record->refused_count; i++)
        print_line("refused   %.16s, which %s: only with install --again",
                   digest_hex(&record->refused[i].digest).text, refusal_name(&record->refused[i]));
    say_keys(status);
}

static void write_pack_in(struct json *json, enum layer_role role, const struct store_pack *pack)
{
    json_text(json_key(json, "role"), layer_role_name(role));
    json_text(json_key(json, "id"), pack->id);
    json_text(json_key(json, "version"), pack->version);
    json_int(json_key(json, "sequence"), pack->sequence);
    json_text(json_key(json, "digest"), digest_hex(&pack->digest).text);
}

static void write_pack(struct json *json, enum layer_role role, const struct store_pack *pack)
{
    json_open(json, '{');
    write_pack_in(json, role, pack);
    json_close(json, '}');
}

/* The packs on the screen, each with the key that signed it if that was revoked. */
static void write_shown_stack(struct json *json, const struct status *status)
{
    json_open(json_key(json, "shown"), '[');
    for (enum layer_role role = 0; status->shown && role < STORE_ROLES; role++) {
        const struct keyring_key *key = revoked_key(status, role);
        if (!store_has(status->shown, role))
            continue;
        json_open(json, '{');
        write_pack_in(json, role, &status->shown->packs[role]);
        json_text(json_key(json, "revoked_key"), key ? minisig_key_id(key->key.id).text : NULL);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void write_stack(struct json *json, const char *key, const struct store_stack *stack)
{
    json_open(json_key(json, key), '[');
    for (enum layer_role role = 0; role < STORE_ROLES; role++)
        if (store_has(stack, role))
            write_pack(json, role, &stack->packs[role]);
    json_close(json, ']');
}

static void write_keys(struct json *json, const struct status *status)
{
    json_open(json_key(json, "keys"), '[');
    for (size_t i = 0; i < status->ring.count; i++) {
        const struct keyring_key *key = &status->ring.keys[i];
        json_open(json, '{');
        json_text(json_key(json, "id"), minisig_key_id(key->key.id).text);
        json_text(json_key(json, "role"), keyring_role_name(key->role));
        json_text(json_key(json, "file"), key->file);
        json_bool(json_key(json, "revoked"), key->revoked);
        json_close(json, '}');
    }
    json_close(json, ']');
    if (status->ring_trouble.text[0])
        json_text(json_key(json, "keys_trouble"), status->ring_trouble.text);
}

static void write_trial(struct json *json, const struct store_trial *trial)
{
    json_open(json_key(json, "trial"), '{');
    json_text(json_key(json, "verdict"), verdict_name(trial));
    json_int(json_key(json, "tries_left"), trial->tries_left);
    json_text(json_key(json, "reason"), trial->reason[0] ? trial->reason : NULL);
    json_close(json, '}');
}

static void write_starts(struct json *json, const struct status *status)
{
    const struct store_record *record = &status->store.record;
    json_open(json_key(json, "starts"), '{');
    json_int(json_key(json, "held_against"), status->store.starts.count);
    json_bool(json_key(json, "active_given_up"), is_given_up(status, &record->active));
    json_bool(json_key(json, "previous_given_up"), is_given_up(status, &record->previous));
    json_close(json, '}');
}

static void write_status(struct json *json, const struct status *status)
{
    const struct store_record *record = &status->store.record;
    json_open(json, '{');
    json_text(json_key(json, "store"), status->setup.config.store);
    json_text(json_key(json, "trouble"), status->trouble.text[0] ? status->trouble.text : NULL);
    json_text(json_key(json, "shows"), shown_name(status));
    write_shown_stack(json, status);
    json_open(json_key(json, "left_out"), '[');
    each_left_out(status, write_left_out, json);
    json_close(json, ']');
    json_int(json_key(json, "generation"), record->generation);
    write_trial(json, &status->store.trial);
    write_starts(json, status);
    write_stack(json, "active", &record->active);
    write_stack(json, "previous", &record->previous);
    json_open(json_key(json, "floors"), '[');
    for (size_t i = 0; i < record->floor_count; i++)
        write_pack(json, record->floors[i].role, &record->floors[i].pack);
    json_close(json, ']');
    write_keys(json, status);
    json_close(json, '}');
}

static void say_shown(void *context, const struct store_shown *shown)
{
    (void)context;
    if (shown->anew) {
        print_line("%s  begun anew: no record of the store was whole",
                   clock_utc(shown->time_s).text);
        return;
    }
    print_line("%s  %-8s %s%s%s, sequence %lld, %.16s, signed by %s: %s",
               clock_utc(shown->time_s).text, layer_role_name(shown->role), shown->pack.id,
               *shown->pack.version ? " " : "", shown->pack.version,
               (long long)shown->pack.sequence, digest_hex(&shown->pack.digest).text,
               *shown->key_id ? shown->key_id : "nobody", shown->comment);
}

static void write_shown(void *context, const struct store_shown *shown)
{
    struct json *json = context;
    json_open(json, '{');
    json_text(json_key(json, "since"), clock_utc(shown->time_s).text);
    if (shown->anew) {
        json_text(json_key(json, "event"), "begun anew");
        json_close(json, '}');
        return;
    }
    json_text(json_key(json, "key"), *shown->key_id ? shown->key_id : NULL);
    json_text(json_key(json, "comment"), shown->comment);
    json_key(json, "pack");
    write_pack(json, shown->role, &shown->pack);
    json_close(json, '}');
}

/* A machine that has shown nothing of the store yet has an empty history. */
static void print_history(const struct status *status, bool as_json)
{
    struct buf out = {0};
    struct json json = {.out = &out};
    struct err err = {0};
    json_open(&json, '[');
    if (!store_history(&status->store, as_json ? write_shown : say_shown, &json, &err))
        log_info("%s", err.text);
    json_close(&json, ']');
    if (as_json) {
        buf_puts(&out, "\n");
        print_whole(&out);
    }
    buf_free(&out);
}

static void print_status(const struct status *status, bool as_json)
{
    struct buf out = {0};
    struct json json = {.out = &out};
    if (as_json) {
        write_status(&json, status);
        buf_puts(&out, "\n");
        print_whole(&out);
    } else {
        say(status);
    }
    buf_free(&out);
}

int verb_status(const struct options *options)
{
    struct status status;
    struct err err = {0};
    if (!read_status(&status, options, &err)) {
        log_error("%s", err.text);
        return EXIT_FOUND;
    }
    if (options->history)
        print_history(&status, options->json);
    else
        print_status(&status, options->json);
    bool well = status.shows_active && status.store.health == STORE_WHOLE;
    setup_close(&status.setup);
    return well ? EXIT_DONE : EXIT_FOUND;
}
