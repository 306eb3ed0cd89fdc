/* verify: who signed a packed layer, what it is, and when. All is asked of a copy of our
   own, so that the file may do what it likes meanwhile. */
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/json.h"
#include "base/log.h"
#include "base/print.h"
#include "kiosk/verbs.h"
#include "layer/foreign.h"
#include "pack/key_name.h"
#include "sign/copy_in.h"
#include "sign/signature.h"
#include "store/admit.h"

struct verdict {
    struct arena *arena;
    const char *file;
    struct admission admission;
};

/* Without a store the keys of the directory count. */
static bool check(struct verdict *verdict, const struct config *config, struct err *err)
{
    char text[MINISIG_MAX_BYTES + 1];
    size_t len;
    struct store store;
    struct admission *admission = &verdict->admission;
    if (!signature_read(verdict->file, text, &len, &admission->sig, err))
        return false;
    int copy = copy_in_scratch(err);
    if (copy < 0)
        return false;
    store_salvage(&store, config->store, config->signers, NULL);
    bool good = copy_in(verdict->file, copy, COPY_IN_MAX_MS, &admission->digest, err) &&
                admit(admission, verdict->arena, copy, verdict->file, &store, config->signers, err);
    close(copy);
    return good;
}

static const char *signed_at(const struct verdict *verdict)
{
    int64_t time_s = minisig_time_s(&verdict->admission.sig);
    struct clock_text at = clock_utc(time_s);
    return time_s >= 0 && at.text[0] ? arena_strdup(verdict->arena, at.text) : NULL;
}

/* What a keys layer does. It takes the place of the one before, so what that one did is
   undone where the new one does not do it too. */
struct key_change {
    const char *word, *name; /* for people, for programs */
    bool (*is)(const struct keyring_key *before, const struct keyring_key *after);
};

static bool is_added(const struct keyring_key *before, const struct keyring_key *after)
{
    return !before && after;
}

static bool is_revoked(const struct keyring_key *before, const struct keyring_key *after)
{
    return before && !before->revoked && after && after->revoked;
}

static bool is_restored(const struct keyring_key *before, const struct keyring_key *after)
{
    return before && before->revoked && after && !after->revoked;
}

static bool is_dropped(const struct keyring_key *before, const struct keyring_key *after)
{
    return before && !after;
}

static const struct key_change key_changes[] = {
    {"adds", "adds", is_added},
    {"revokes", "revokes", is_revoked},
    {"allows again", "restores", is_restored},
    {"drops", "drops", is_dropped},
};
#define KEY_CHANGES (sizeof key_changes / sizeof *key_changes)

/* Calls `tell` for each key that the layer changes in this way. */
static void each_changed(const struct verdict *verdict, const struct key_change *change,
                         void (*tell)(void *context, const char *word, const struct keyring_key *),
                         void *context)
{
    for (size_t i = 0; i < verdict->admission.after.count; i++) {
        const struct keyring_key *key = &verdict->admission.after.keys[i];
        if (change->is(keyring_find(&verdict->admission.ring, key->key.id), key))
            tell(context, change->word, key);
    }
    for (size_t i = 0; i < verdict->admission.ring.count; i++) {
        const struct keyring_key *key = &verdict->admission.ring.keys[i];
        if (!keyring_find(&verdict->admission.after, key->key.id) && change->is(key, NULL))
            tell(context, change->word, key);
    }
}

static void say_key(void *context, const char *word, const struct keyring_key *key)
{
    (void)context;
    print_line("  %-9s the %s key %s (%s)", word, keyring_role_name(key->role),
               minisig_key_id(key->key.id).text, key->file);
}

static void say_keys(const struct verdict *verdict)
{
    if (verdict->admission.info.role != LAYER_KEYS)
        return;
    for (size_t i = 0; i < KEY_CHANGES; i++)
        each_changed(verdict, &key_changes[i], say_key, NULL);
}

static void say(const struct verdict *verdict)
{
    const struct layer_info *info = &verdict->admission.info;
    const char *at = signed_at(verdict);
    print_line("%s: signed and whole", verdict->file);
    print_line("  signed by %s (%s key %s)", verdict->admission.who->file,
               keyring_role_name(verdict->admission.who->role),
               minisig_key_id(verdict->admission.sig.id).text);
    print_line("  signed at %s", at ? arena_printf(verdict->arena, "%s by the signer's clock", at)
                                    : "a time that the trusted comment does not say");
    print_line("  comment   %s", verdict->admission.sig.comment);
    print_line("  holds     the %s layer %s%s%s%s%s", layer_role_name(info->role), info->id,
               *info->version ? " " : "", info->version, *info->title ? ": " : "", info->title);
    print_line("  sequence  %lld", (long long)info->sequence);
    if (info->for_pack)
        print_line("  for       the pack %s", info->for_pack);
    print_line("  files     %zu, %zu bytes packed", layer_file_count(verdict->admission.layer),
               verdict->admission.bytes);
    say_keys(verdict);
    print_line("  digest    %s", digest_hex(&verdict->admission.digest).text);
}

static void write_key(struct json *json, const struct keyring_key *key)
{
    json_open(json, '{');
    json_text(json_key(json, "id"), minisig_key_id(key->key.id).text);
    json_text(json_key(json, "role"), keyring_role_name(key->role));
    json_text(json_key(json, "file"), key->file);
    json_close(json, '}');
}

static void write_changed(void *json, const char *word, const struct keyring_key *key)
{
    (void)word;
    write_key(json, key);
}

static void write_changes(struct json *json, const struct verdict *verdict)
{
    for (size_t i = 0; i < KEY_CHANGES; i++) {
        json_open(json_key(json, key_changes[i].name), '[');
        each_changed(verdict, &key_changes[i], write_changed, json);
        json_close(json, ']');
    }
}

static void write_layer(struct json *json, const struct verdict *verdict)
{
    const struct layer_info *info = &verdict->admission.info;
    const struct {
        const char *name, *value;
    } texts[] = {
        {"role", layer_role_name(info->role)},
        {"id", info->id},
        {"title", info->title},
        {"version", info->version},
        {"for", info->for_pack},
    };
    json_open(json_key(json, "layer"), '{');
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        json_text(json_key(json, texts[i].name), texts[i].value);
    }
    json_int(json_key(json, "sequence"), info->sequence);
    json_int(json_key(json, "files"), (int64_t)layer_file_count(verdict->admission.layer));
    if (info->role == LAYER_KEYS)
        write_changes(json, verdict);
    json_close(json, '}');
}

static void write_good(struct json *json, const struct verdict *verdict)
{
    json_key(json, "signed_by");
    write_key(json, verdict->admission.who);
    json_text(json_key(json, "signed_at"), signed_at(verdict));
    json_text(json_key(json, "comment"), verdict->admission.sig.comment);
    write_layer(json, verdict);
    json_int(json_key(json, "bytes"), (int64_t)verdict->admission.bytes);
    json_text(json_key(json, "digest"), digest_hex(&verdict->admission.digest).text);
}

static void say_json(const struct verdict *verdict, bool good, const struct err *err)
{
    struct buf out = {0};
    struct json json = {.out = &out};
    json_open(&json, '{');
    json_text(json_key(&json, "file"), verdict->file);
    json_bool(json_key(&json, "good"), good);
    if (good) {
        write_good(&json, verdict);
    } else {
        json_text(json_key(&json, "reason"), err->text);
    }
    json_close(&json, '}');
    buf_puts(&out, "\n");
    print_whole(&out);
    buf_free(&out);
}

static bool verify(struct verdict *verdict, const struct options *options, struct err *err)
{
    struct config config;
    if (!config_read(&config, verdict->arena, options->conf, err))
        return false;
    key_name_log_others(config.signers);
    return check(verdict, &config, err) || foreign_explain(verdict->file, err) ||
           err_wrap(err, "verifying %s", verdict->file);
}

int verb_verify(const struct options *options)
{
    if (options->layer_count != 1) {
        log_error("verify: name one packed file");
        return EXIT_USAGE;
    }
    struct verdict verdict = {.arena = arena_create(), .file = options->layers[0].path};
    struct err err = {""};
    bool good = verify(&verdict, options, &err);
    if (!good)
        log_error("%s", err.text);
    if (options->json)
        say_json(&verdict, good, &err);
    else if (good)
        say(&verdict);
    layer_close(verdict.admission.layer);
    arena_destroy(verdict.arena);
    return good ? EXIT_DONE : EXIT_FOUND;
}
