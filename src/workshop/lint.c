/* A pack under lint: opened once, given to every family of rules in turn. */
#include "workshop/lint.h"

#include <assert.h>
#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/place.h"
#include "workshop/graph.h"
#include "workshop/mend.h"

#define OFF_PREFIX "lint."
#define LIMIT 600 /* bytes of a finding's text: as those of an error */

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

static const char *own_file(const struct lint *lint)
{
    if (lint->pack)
        return pack_where(lint->pack, "pack.conf", lint->arena);
    return lint->options.layers[lint->options.layer_count - 1].path;
}

static void add(struct lint *lint, enum level level, const char *id, const char *file, int line,
                const char *text)
{
    const struct rule *rule = rule_find(&lint->rules, id);
    assert(rule);
    if (lint->options.release && rule->kind == RULE_DRAFT && level == LEVEL_WARNING)
        level = LEVEL_ERROR;
    file = mend_original(lint->mend, file ? file : own_file(lint));
    report_add(lint->report, level, rule->id, file, line, text);
}

void lint_find_at(struct lint *lint, enum level level, const char *rule, const char *file, int line,
                  const char *format, ...)
{
    char text[LIMIT];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    add(lint, level, rule, file, line, text);
}

void lint_find(struct lint *lint, const char *rule, const char *file, int line, const char *format,
               ...)
{
    char text[LIMIT];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    const struct rule *found = rule_find(&lint->rules, rule);
    assert(found);
    add(lint, found->level, rule, file, line, text);
}

/* The first ":12: " of a sentence, or NULL. */
static const char *find_line_number(const char *sentence)
{
    for (const char *c = strchr(sentence, ':'); c; c = strchr(c + 1, ':')) {
        size_t digits = strspn(c + 1, "0123456789");
        if (digits > 0 && digits < 9 && c[1 + digits] == ':' && c[2 + digits] == ' ')
            return c;
    }
    return NULL;
}

/* What stands in front of the place says what was being done: it is left out. */
static const char *last_part(const char *from, const char *end)
{
    const char *start = from;
    for (const char *c = from; c + 1 < end; c++) {
        if (c[0] == ':' && c[1] == ' ')
            start = c + 2;
    }
    return start;
}

void lint_find_placed(struct lint *lint, enum level level, const char *rule, const char *sentence)
{
    const char *number = find_line_number(sentence), *colon = strstr(sentence, ": ");
    if (number) {
        const char *file = last_part(sentence, number);
        int line = 0, used = 0;
        sscanf(number, ":%8d: %n", &line, &used);
        add(lint, level, rule, arena_strndup(lint->arena, file, (size_t)(number - file)), line,
            number + used);
    } else if (colon && memchr(sentence, '/', (size_t)(colon - sentence)) &&
               !memchr(sentence, ' ', (size_t)(colon - sentence))) {
        add(lint, level, rule, arena_strndup(lint->arena, sentence, (size_t)(colon - sentence)), 0,
            colon + 2);
    } else {
        add(lint, level, rule, NULL, 0, sentence);
    }
}

void lint_tell_progress(const struct lint *lint, const char *language, const char *page)
{
    char what[80];
    snprintf(what, sizeof what, "%s, %s: %.50s", lint->family, language, page);
    if (lint->options.progress)
        lint->options.progress(what);
}

int lint_language_count(const struct lint *lint)
{
    return lint->options.language_count > 0 ? lint->options.language_count
                                            : lint->info->language_count;
}

const char *lint_language(const struct lint *lint, int index)
{
    return lint->options.language_count > 0 ? lint->options.languages[index]
                                            : lint->info->languages[index];
}
