/* What a clinic says of itself: one table of its slots, and the keys that each may have. */
#include "pack/slots.h"

#include <stdio.h>
#include <string.h>

#include "pack/clean.h"
#include "pack/pack_check.h"

#define LONGEST_KEY 48

const char *const slot_names[] = {
    "name",
    "phone",
    "phone_after_hours",
    "hours",
    "variant",
    "sedation",
    "fasting",
    "medicines",
    "escort",
    "first_try",
    "wound",
    "driving",
    "activity",
    "checkup",
    "plans",
    "plans_not",
    "injury_cases",
    "portal",
    "forms",
    "team",
    "interpreter",
    "languages_spoken",
    "paper",
    NULL,
};
#define SLOT_COUNT (sizeof slot_names / sizeof *slot_names - 1)

static bool is_among(const char *word, size_t len, const char *const *words)
{
    for (size_t i = 0; words[i]; i++) {
        if (strlen(words[i]) == len && strncmp(words[i], word, len) == 0)
            return true;
    }
    return false;
}

enum slot_kind slot_kind(const char *slot)
{
    static const char *const switches[] = {"variant", "paper", NULL};
    static const char *const kept[] = {
        "name", "phone", "phone_after_hours", "plans", "plans_not", "languages_spoken", NULL};
    size_t len = strlen(slot);
    if (is_among(slot, len, switches))
        return SLOT_SWITCH;
    return is_among(slot, len, kept) ? SLOT_NAMES : SLOT_SENTENCE;
}

const char *slot_key_language(const char *key)
{
    size_t len = strcspn(key, ".");
    return key[len] && is_among(key, len, slot_names) && pack_is_language(key + len + 1)
               ? key + len + 1
               : NULL;
}

const struct conf_entry *slot_find(const struct conf *conf, const char *slot, const char *language)
{
    char key[LONGEST_KEY];
    snprintf(key, sizeof key, "%s.%s", slot, language);
    const char *const keys[] = {key, slot};
    for (size_t i = 0; i < 2; i++) {
        const struct conf_entry *entry = conf_find(conf, keys[i]);
        if (entry && *entry->value)
            return entry;
    }
    return NULL;
}

static const char *const marks[] = {"by", "date", NULL};

static bool is_mark(const char *word)
{
    return is_among(word, strlen(word), marks);
}

/* What nearly is a slot in a language has a cure of its own; NULL: it has none. */
static const char *cure_of(struct arena *arena, const char *key)
{
    char *rest = arena_strdup(arena, key), *save = NULL;
    const char *slot = strtok_r(rest, ".", &save), *first = strtok_r(NULL, ".", &save),
               *second = strtok_r(NULL, ".", &save);
    if (!first)
        return NULL;
    bool known = is_among(slot, strlen(slot), slot_names);
    if (known && second && (is_mark(first) || is_mark(second)))
        return arena_printf(arena, "it is one for all languages of the slot: write %s.%s", slot,
                            is_mark(first) ? first : second);
    if (second || is_mark(first))
        return NULL;
    if (!pack_is_language(first))
        return known && !conf_nearest_name(first, marks)
                   ? arena_printf(arena,
                                  "behind %s. stands by, date, or the code of a language, "
                                  "as in %s.es",
                                  slot, slot)
                   : NULL;
    if (known && slot_kind(slot) == SLOT_SWITCH)
        return arena_printf(arena,
                            "%s is chosen, not read, so it is the same in every "
                            "language: take the line out",
                            slot);
    const char *near = known ? NULL : conf_nearest_name(slot, slot_names);
    return near ? arena_printf(arena, "did you mean `%s.%s`?", near, first) : NULL;
}

static bool check_keys(struct arena *arena, const struct conf *conf, struct err *err)
{
    /* The layer's own: layer_info.h. */
    const char *known[3 * SLOT_COUNT + 4] = {[3 * SLOT_COUNT] = "id", "sequence", "for"};
    for (size_t i = 0; i < SLOT_COUNT; i++) {
        known[3 * i] = slot_names[i];
        known[3 * i + 1] = arena_printf(arena, "%s.by", slot_names[i]);
        known[3 * i + 2] = arena_printf(arena, "%s.date", slot_names[i]);
    }
    struct conf_entry *plain = arena_alloc(arena, (conf->count + 1) * sizeof *plain);
    struct conf rest = {.name = conf->name, .entries = plain};
    for (size_t i = 0; i < conf->count; i++) {
        const struct conf_entry *entry = &conf->entries[i];
        const char *cure = cure_of(arena, entry->key);
        if (cure)
            return err_set(err, "%s:%d: unknown key `%s`; %s", conf->name, entry->line,
                           clean_shortz(entry->key).text, cure);
        if (!slot_key_language(entry->key))
            plain[rest.count++] = *entry;
    }
    return conf_check_keys(&rest, known, err);
}

bool slots_check(struct arena *arena, const struct conf *conf, struct err *err)
{
    static const char *const variants[] = {"percutaneous", "tubular", NULL};
    if (!check_keys(arena, conf, err) || !conf_check_word(conf, "variant", variants, err))
        return false;
    for (size_t i = 0; i < conf->count; i++) {
        const struct conf_entry *entry = &conf->entries[i];
        const char *dot = strchr(entry->key, '.');
        if (dot && strcmp(dot, ".date") == 0 && !pack_check_date(conf, entry, err))
            return false;
    }
    return true;
}
