/* A pack under lint: opened once, given to every family of rules in turn. */
#include "workshop/lint.h"

#include <string.h>

#include "base/place.h"
#include "workshop/graph.h"
#include "workshop/mend.h"

#define OFF_PREFIX "lint."

/* "lint.r-wrd-2 = off, our own words": the rule and the reason, or what is wrong. */
static void turn_off(struct lint *lint, const struct conf_entry *entry)
{
    const char *id = entry->key + strlen(OFF_PREFIX), *file = lint->conf.name;
    const struct rule *rule = rule_find(&lint->rules, id);
    size_t off = strncmp(entry->value, "off,", 4) == 0 ? 4 : 0;
    const char *reason = entry->value + off + strspn(entry->value + off, " ");
    if (!rule && rule_nearest(&lint->rules, id))
        lint_find(lint, "F-RULE-1", file, entry->line, "there is no rule %s; did you mean %s?", id,
                  rule_nearest(&lint->rules, id));
    else if (!rule)
        lint_find(lint, "F-RULE-1", file, entry->line, "there is no rule %s", id);
    else if (rule->kind == RULE_FIXED)
        lint_find(lint, "F-RULE-1", file, entry->line, "%s can not be turned off", rule->id);
    else if (off == 0 || !*reason)
        lint_find(lint, "F-RULE-1", file, entry->line, "write %s = off, REASON", entry->key);
    else
        report_turn_off(lint->report, rule->id, reason);
}

static void read_conf(struct lint *lint)
{
    struct buf text = {0};
    struct err err;
    const char *name = pack_where(lint->pack, "pack.conf", lint->arena);
    bool read = pack_read(lint->pack, "pack.conf", CONF_MAX_BYTES, &text, &err) &&
                conf_read(&lint->conf, lint->arena, name, text.bytes, text.len, &err);
    buf_free(&text);
    for (size_t i = 0; read && i < lint->conf.count; i++) {
        const struct conf_entry *entry = &lint->conf.entries[i];
        if (strncmp(entry->key, OFF_PREFIX, strlen(OFF_PREFIX)) == 0)
            turn_off(lint, entry);
    }
}

/* A kiosk goes on without them; who makes a layer is to mend them. */
static void tell_notes(struct lint *lint)
{
    struct slot_notes notes = pack_notes(lint->pack);
    for (size_t i = 0; i < notes.count; i++) {
        const struct slot_note *note = &notes.items[i];
        lint_find_placed(lint, note->left_out ? LEVEL_ERROR : LEVEL_WARNING,
                         note->left_out ? "F-OPEN-1" : "M-SLOT-4", note->text);
    }
}

/* What ended children before this one (base/place.h). */
static void find_dead(struct lint *lint)
{
    for (int i = 0; i < place_dead_count(); i++) {
        const struct place *dead = place_dead(i);
        const char *file = pack_where(lint->pack, dead->file, lint->arena);
        lint_find(lint, "F-END-1", file, 0, "%s", dead->how);
    }
}

struct lint_options lint_options_of(const struct options *options, const struct setup *setup)
{
    return (struct lint_options){
        .core = setup->core,
        .layers = options->layers,
        .layer_count = options->layer_count,
        .clinic = setup->config.clinic,
        .languages = options->languages,
        .language_count = options->language_count,
    };
}

void lint_open(struct lint *lint, const struct lint_options *options)
{
    *lint = (struct lint){.options = *options, .report = report_create(), .arena = arena_create()};
    lint->mend = arena_alloc(lint->arena, sizeof *lint->mend);
    if (!state_open(&lint->state, options->core, &lint->trouble) ||
        !rules_read(&lint->rules, lint->arena, &lint->state, &lint->trouble)) {
        lint->rules.count = 0;
        return;
    }
    lint->bundle = mend_open(lint);
    if (!lint->bundle)
        return;
    lint->pack = bundle_pack(lint->bundle);
    lint->info = pack_info(lint->pack);
    read_conf(lint);
    tell_notes(lint);
    find_dead(lint);
}

void lint_close(struct lint *lint)
{
    graph_free(lint->graph);
    bundle_close(lint->bundle);
    state_close(&lint->state);
    report_free(lint->report);
    mend_close(lint->mend);
    arena_destroy(lint->arena);
    *lint = (struct lint){0};
}
