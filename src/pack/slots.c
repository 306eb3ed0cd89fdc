/* What a clinic says of itself: one table of its slots, and the keys that each may have. */
#include "pack/slots.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "pack/clean.h"
#include "pack/clinic_name.h"
#include "pack/names.h"
#include "pack/office_cells.h"

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
    return key[len] && is_among(key, len, slot_names) && names_is_language(key + len + 1)
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
    if (!names_is_language(first))
        return known && !names_nearest(first, marks)
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
    const char *near = known ? NULL : names_nearest(slot, slot_names);
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

static bool refuse(const struct conf *conf, const struct conf_entry *entry, struct err *err,
                   const char *why)
{
    return err_set(err, "%s:%d: %s = %s: %s", conf->name, entry->line, entry->key,
                   clean_shortz(entry->value).text, why);
}

static bool check_length(struct arena *arena, const struct conf *conf,
                         const struct conf_entry *entry, size_t most, struct err *err)
{
    size_t len = strlen(entry->value), letters = utf8_length(entry->value, len);
    /* Other controls are no part of a value: clean.h. */
    if (strstr(entry->value, "\u2028") || strstr(entry->value, "\u2029"))
        return refuse(conf, entry, err, "it is more than one line: write it in one");
    return letters <= most ||
           refuse(conf, entry, err,
                  arena_printf(arena, "it has %zu letters: write at most %zu", letters, most));
}

static bool check_name(struct arena *arena, const struct conf *conf, const struct conf_entry *entry,
                       struct err *err)
{
    const char *trouble = clinic_name_trouble(entry->value);
    return check_length(arena, conf, entry, SLOT_NAME_MAX, err) &&
           (!trouble ||
            refuse(conf, entry, err,
                   arena_printf(arena, "it says %s, as a name does not: write the name alone",
                                trouble)));
}

/* They stand beside the name on many pages. */
static bool check_plain(struct arena *arena, const struct conf *conf,
                        const struct conf_entry *entry, size_t most, struct err *err)
{
    return check_length(arena, conf, entry, most, err) &&
           (!clinic_says_emergency_number(entry->value) ||
            refuse(conf, entry, err,
                   "what to do in an emergency stands on the help page: take it out"));
}

static bool check_phone(struct arena *arena, const struct conf *conf,
                        const struct conf_entry *entry, struct err *err)
{
    struct office_phone phone = office_phone(entry->value);
    switch (phone.form) {
    case PHONE_FORM_DIGITS:
    case PHONE_FORM_LETTERS: return true;
    case PHONE_FORM_NUMBER:
        return refuse(conf, entry, err,
                      "a spreadsheet made a number of it: write it anew, like (210) 555-0142");
    case PHONE_FORM_BAD: break;
    }
    return refuse(conf, entry, err,
                  arena_printf(arena,
                               "it has %d digits and letters: write one number of ten, like "
                               "(210) 555-0142 or (210) 555-0142 x12",
                               phone.count));
}

static bool check_choice(const struct conf *conf, const struct conf_entry *entry, struct err *err)
{
    static const char *const variants[] = {"percutaneous", "tubular", NULL};
    static const char *const yes_no[] = {"yes", "no", NULL};
    const struct conf one = {conf->name, entry, 1};
    return conf_check_word(&one, "variant", variants, err) &&
           conf_check_word(&one, "paper", yes_no, err);
}

static bool is_of(const struct conf_entry *entry, const char *slot)
{
    size_t len = strcspn(entry->key, ".");
    return strlen(slot) == len && strncmp(entry->key, slot, len) == 0;
}

/* The kind's own check, for the value of a slot in whatever language. */
static bool check_value(struct arena *arena, const struct conf *conf,
                        const struct conf_entry *entry, struct err *err)
{
    const char *dot = strchr(entry->key, '.');
    if (!*entry->value)
        return true;
    if (dot && strcmp(dot, ".date") == 0)
        return conf_check_date(conf, entry, err);
    if (dot && strcmp(dot, ".by") == 0)
        return check_length(arena, conf, entry, SLOT_NAME_MAX, err);
    if (is_of(entry, "name"))
        return check_name(arena, conf, entry, err);
    if (is_of(entry, "phone") || is_of(entry, "phone_after_hours"))
        return check_phone(arena, conf, entry, err);
    if (is_of(entry, "hours"))
        return check_plain(arena, conf, entry, SLOT_HOURS_MAX, err);
    if (is_of(entry, "languages_spoken"))
        return check_plain(arena, conf, entry, SLOT_MAX, err);
    return check_length(arena, conf, entry, SLOT_MAX, err) && check_choice(conf, entry, err);
}

static bool check_entry(struct arena *arena, const struct conf *conf,
                        const struct conf_entry *entry, struct err *err)
{
    const struct conf one = {conf->name, entry, 1};
    return check_keys(arena, &one, err) && check_value(arena, conf, entry, err);
}

bool slots_check(struct arena *arena, const struct conf *conf, struct err *err)
{
    for (size_t i = 0; i < conf->count; i++)
        if (!check_entry(arena, conf, &conf->entries[i], err))
            return false;
    return true;
}

static bool is_phone(const struct conf_entry *entry)
{
    const char *dot = strchr(entry->key, '.');
    return (is_of(entry, "phone") || is_of(entry, "phone_after_hours")) && *entry->value &&
           (!dot || slot_key_language(entry->key));
}

/* As an office's is shown. The note is NULL where there is nothing to say of it. */
static const char *take_phone(struct arena *arena, const struct conf *conf,
                              struct conf_entry *entry)
{
    struct office_phone phone = office_phone(entry->value);
    const char *given = entry->value;
    entry->value = arena_strdup(arena, phone.shown);
    if (phone.form == PHONE_FORM_LETTERS)
        return arena_printf(arena, "%s:%d: %s = %s: its letters are shown as digits: %s",
                            conf->name, entry->line, entry->key, clean_shortz(given).text,
                            phone.shown);
    if (!phone.dialable)
        return arena_printf(arena, "%s:%d: %s = %s: can not be dialled in the US: check its digits",
                            conf->name, entry->line, entry->key, clean_shortz(given).text);
    return NULL;
}

void slots_take(struct arena *arena, struct conf *conf, struct slot_notes *notes)
{
    struct conf_entry *kept = arena_alloc(arena, (conf->count + 1) * sizeof *kept);
    struct slot_note *items = arena_alloc(arena, (conf->count + 1) * sizeof *items);
    size_t count = 0;
    *notes = (struct slot_notes){items, 0};
    for (size_t i = 0; i < conf->count; i++) {
        struct err err = {0};
        struct slot_note note = {0};
        kept[count] = conf->entries[i];
        note.left_out = !check_entry(arena, conf, &kept[count], &err);
        if (note.left_out)
            note.text = arena_strdup(arena, err.text);
        else if (is_phone(&kept[count]))
            note.text = take_phone(arena, conf, &kept[count]);
        count += !note.left_out;
        if (note.text)
            items[notes->count++] = note;
    }
    conf->entries = kept;
    conf->count = count;
}
