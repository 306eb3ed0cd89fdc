/* What a clinic says of itself: which keys each fact may have, and what is made of their lines. */
#include "pack/slots.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "base/names.h"
#include "base/plain_text.h"
#include "base/str.h"
#include "base/utf8.h"
#include "offices/office_cells.h"

#define LONGEST_KEY 48

#define FIELD(name) offsetof(struct clinic_layer, name)

static const struct schema_key layer_keys[] = {
    {"id", &schema_id, FIELD(id), "north",
     .about = "The layer's name: a kiosk knows it by it, so it stays; without it: clinic."},
    {"sequence", &schema_sequence, FIELD(sequence), "7", .otherwise = "0",
     .about = "Greater with each edition: a kiosk takes no number lower than what it has shown."},
    {"for", &schema_id, FIELD(for_pack), "my-pack",
     .about = "The id of the pack that the layer is made for; without it: any."},
    {.key = NULL},
};

const struct schema clinic_schema = {
    "clinic.conf",
    "what a clinic says of itself; each fact also in a language (hours.es), with who said it "
    "(hours.by) and when (hours.date)",
    fact_core_keys, layer_keys};

enum slot_kind slot_kind(const struct schema_key *row)
{
    switch (fact_kind(row)) {
    case FACT_HOURS:
    case FACT_SENTENCE:
    case FACT_ADVICE: return SLOT_SENTENCE;
    case FACT_PHONE:
    case FACT_LIST:
    case FACT_URL:
    case FACT_NAME:
    case FACT_MAP: return SLOT_NAMES;
    case FACT_CHOICE:
    case FACT_DATE:
    case FACT_MONEY:
    case FACT_PICTURES:
    case FACT_KINDS: break;
    }
    return SLOT_SWITCH;
}

const char *slot_key_language(const char *key)
{
    size_t len = strcspn(key, ".");
    return key[len] && names_is_language(key + len + 1) ? key + len + 1 : NULL;
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

/* "hours_es" is meant to be hours.es. */
static const char *cure_of_one_word(struct arena *arena, const struct fact_set *facts,
                                    const char *key)
{
    const char *part = strpbrk(key, "_-");
    for (; part; part = strpbrk(part + 1, "_-"))
        if (names_is_language(part + 1) && strlen(part + 1) <= 3 &&
            !fact_find(facts, key, strlen(key)) && fact_find(facts, key, (size_t)(part - key)))
            return arena_printf(arena, "did you mean `%.*s.%s`?", (int)(part - key), key, part + 1);
    return NULL;
}

/* What nearly is a slot in a language has a cure of its own; NULL: it has none. */
static const char *cure_of(struct arena *arena, const struct fact_set *facts, const char *key)
{
    char *rest = arena_strdup(arena, key), *save = NULL;
    const char *slot = strtok_r(rest, ".", &save), *first = strtok_r(NULL, ".", &save),
               *second = strtok_r(NULL, ".", &save);
    if (!first)
        return cure_of_one_word(arena, facts, key);
    const struct schema_key *row = fact_find(facts, slot, strlen(slot));
    bool marked = str_index(first, marks) >= 0;
    if (row && second && (marked || str_index(second, marks) >= 0))
        return arena_printf(arena, "it is one for all languages of the slot: write %s.%s", slot,
                            marked ? first : second);
    if (second || marked)
        return NULL;
    if (!names_is_language(first))
        return row && !names_nearest(first, marks)
                   ? arena_printf(arena,
                                  "behind %s. stands by, date, or the code of a language, "
                                  "as in %s.es",
                                  slot, slot)
                   : NULL;
    if (row && slot_kind(row) == SLOT_SWITCH)
        return arena_printf(arena,
                            "%s is chosen, not read, so it is the same in every "
                            "language: take the line out",
                            slot);
    const char *near = row ? NULL : names_nearest(slot, fact_names(facts, arena));
    return near ? arena_printf(arena, "did you mean `%s.%s`?", near, first) : NULL;
}

/* The facts as the keys that there are, then NULL. */
static const char **known_keys(struct arena *arena, const struct fact_set *facts)
{
    const char **names = fact_names(facts, arena);
    const char **known = arena_alloc(arena, 3 * (FACTS_MAX + 40) * sizeof *known);
    size_t count = 0;
    for (size_t i = 0; names[i]; i++)
        known[count++] = names[i];
    for (const struct schema_key *row = layer_keys; row->key; row++)
        known[count++] = row->key;
    for (; *names; names++) {
        known[count++] = arena_printf(arena, "%s.by", *names);
        known[count++] = arena_printf(arena, "%s.date", *names);
    }
    known[count] = NULL;
    return known;
}

static bool is_layer_key(const char *key)
{
    for (const struct schema_key *row = layer_keys; row->key; row++)
        if (strcmp(row->key, key) == 0)
            return true;
    return false;
}

bool slot_is_unknown(const struct fact_set *facts, const char *key)
{
    return !fact_find(facts, key, strcspn(key, ".")) && !is_layer_key(key);
}

static bool check_key(struct arena *arena, const struct fact_set *facts, const struct conf *conf,
                      const struct conf_entry *entry, struct err *err)
{
    const struct schema_key *row = fact_find(facts, entry->key, strcspn(entry->key, "."));
    const char *cure = cure_of(arena, facts, entry->key);
    if (cure)
        return err_set(err, "%s:%d: unknown key `%s`; %s", conf->name, entry->line,
                       excerpt(entry->key).text, cure);
    return (row && slot_key_language(entry->key)) ||
           conf_check_keys(&(struct conf){conf->name, entry, 1}, known_keys(arena, facts), err);
}

/* The kind's own check, for the value of a slot in whatever language. */
static bool check_value(const struct schema_value *value)
{
    const char *key = value->entry->key, *mark = key + strcspn(key, "."), *ignored;
    static const struct schema_key by = {"by", &fact_types[FACT_HOURS], .most = FACT_NAME_MAX};
    struct schema_value said = *value;
    if (!*value->entry->value || !value->row)
        return true;
    if (strcmp(mark, ".by") == 0)
        said.row = &by;
    else if (strcmp(mark, ".date") == 0)
        return schema_date.read(value, &ignored);
    return said.row->type->read(&said, &ignored);
}

/* Without the pack's facts what is not core's is nobody's to judge. */
static bool check_entry(struct arena *arena, const struct fact_set *facts, const struct conf *conf,
                        const struct conf_entry *entry, struct err *err)
{
    const struct schema_key *row = fact_find(facts, entry->key, strcspn(entry->key, "."));
    if (!facts->known && slot_is_unknown(facts, entry->key))
        return true;
    return check_key(arena, facts, conf, entry, err) &&
           check_value(&(struct schema_value){row, conf, entry, arena, facts, NULL, err});
}

bool slots_check(struct arena *arena, const struct fact_set *facts, const struct conf *conf,
                 struct err *err)
{
    for (size_t i = 0; i < conf->count; i++)
        if (!check_entry(arena, facts, conf, &conf->entries[i], err))
            return false;
    return true;
}

static bool is_phone(const struct fact_set *facts, const struct conf_entry *entry)
{
    size_t len = strcspn(entry->key, ".");
    const struct schema_key *row = fact_find(facts, entry->key, len);
    return row && fact_kind(row) == FACT_PHONE && *entry->value &&
           (!entry->key[len] || slot_key_language(entry->key));
}

/* As an office's is shown. The note is NULL where there is nothing to say of it. */
static const char *take_phone(struct arena *arena, const struct conf *conf,
                              struct conf_entry *entry)
{
    struct office_phone number = office_phone(entry->value);
    const char *given = entry->value;
    entry->value = arena_strdup(arena, number.shown);
    if (number.form == PHONE_FORM_LETTERS)
        return arena_printf(arena, "%s:%d: %s = %s: its letters are shown as digits: %s",
                            conf->name, entry->line, entry->key, excerpt(given).text, number.shown);
    if (!number.dialable)
        return arena_printf(arena, "%s:%d: %s = %s: can not be dialled in the US: check its digits",
                            conf->name, entry->line, entry->key, excerpt(given).text);
    return NULL;
}

void slots_take(struct arena *arena, const struct fact_set *facts, struct conf *conf,
                struct slot_notes *notes)
{
    struct conf_entry *kept = arena_alloc(arena, (conf->count + 1) * sizeof *kept);
    size_t count = 0, most = notes->count + conf->count;
    struct slot_note *items = arena_alloc(arena, (most + 1) * sizeof *items);
    for (size_t i = 0; i < notes->count; i++)
        items[i] = notes->items[i];
    for (size_t i = 0; i < conf->count; i++) {
        struct err err = {0};
        struct slot_note note = {.own = facts->known};
        kept[count] = conf->entries[i];
        note.left_out = !check_entry(arena, facts, conf, &kept[count], &err);
        if (note.left_out)
            note.text = arena_strdup(arena, err.text);
        else if (is_phone(facts, &kept[count]))
            note.text = take_phone(arena, conf, &kept[count]);
        count += !note.left_out;
        if (note.text)
            items[notes->count++] = note;
    }
    notes->items = items;
    conf->entries = kept;
    conf->count = count;
}
