/* What a clinic says of itself: one table of its slots, and the keys that each may have. */
#include "pack/slots.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "base/names.h"
#include "base/plain_text.h"
#include "base/str.h"
#include "base/utf8.h"
#include "offices/office_cells.h"
#include "pack/clinic_name.h"

#define LONGEST_KEY 48

static bool check_length(const struct schema_value *value, int most)
{
    const char *text = value->entry->value;
    size_t letters = utf8_length(text, strlen(text));
    /* Other controls are no part of a value: plain_text.h. */
    if (strstr(text, "\u2028") || strstr(text, "\u2029"))
        return schema_refuse(value, "it is more than one line: write it in one");
    return letters <= (size_t)most ||
           schema_refuse(value, "it has %zu letters: write at most %d", letters, most);
}

static bool check_sentence(const struct schema_value *value, void *field)
{
    (void)field;
    return check_length(value, value->row->most);
}

static bool check_name(const struct schema_value *value, void *field)
{
    const char *trouble = clinic_name_trouble(value->entry->value);
    return check_sentence(value, field) &&
           (!trouble ||
            schema_refuse(value, "it says %s, as a name does not: write the name alone", trouble));
}

/* They stand beside the name on many pages. */
static bool check_plain(const struct schema_value *value, void *field)
{
    return check_sentence(value, field) &&
           (!clinic_says_emergency_number(value->entry->value) ||
            schema_refuse(value,
                          "what to do in an emergency stands on the help page: take it out"));
}

static bool check_phone(const struct schema_value *value, void *field)
{
    (void)field;
    struct office_phone number = office_phone(value->entry->value);
    switch (number.form) {
    case PHONE_FORM_DIGITS:
    case PHONE_FORM_LETTERS: return true;
    case PHONE_FORM_NUMBER:
        return schema_refuse(value, "a spreadsheet made a number of it: write it anew, like "
                                    "(210) 555-0142");
    case PHONE_FORM_BAD: break;
    }
    return schema_refuse(value,
                         "it has %d digits and letters: write one number of ten, like "
                         "(210) 555-0142 or (210) 555-0142 x12",
                         number.count);
}

static const struct schema_type name = {"a name alone", "letters", check_name, false};
static const struct schema_type phone = {"ten digits, and x12", NULL, check_phone, false};
static const struct schema_type hours = {"a sentence", "letters", check_plain, false};
static const struct schema_type spoken = {"names", "letters", check_plain, false};
static const struct schema_type list = {"names", "letters", check_sentence, false};
static const struct schema_type sentence = {"a sentence", "letters", check_sentence, false};

static const char *const variants[] = {"percutaneous", "tubular", NULL};
static const char *const yes_no[] = {"yes", "no", NULL};

const struct schema_key slot_keys[] = {
    {"name", &name, 0, "North Spine Center", .most = SLOT_NAME_MAX,
     .about = "The clinic's name, in the top line and on many pages."},
    {"phone", &phone, 0, "(210) 555-0142 x12", .about = "Where to call in the hours."},
    {"phone_after_hours", &phone, 0, "(210) 555-0143", .about = "Where to call at other times."},
    {"hours", &hours, 0, "Mon-Fri 8am-5pm", .most = SLOT_HOURS_MAX,
     .about = "When the clinic is open."},
    {"variant", &schema_word, 0, "tubular", .words = variants,
     .about = "How the clinic does it; without it the pages stay neutral."},
    {"sedation", &sentence, 0, "Light sedation.", .most = SLOT_MAX,
     .about = "How patients are kept calm and free of pain."},
    {"fasting", &sentence, 0, "Nothing to eat after midnight.", .most = SLOT_MAX,
     .about = "What to eat and drink before."},
    {"medicines", &sentence, 0, "Ask us about blood thinners.", .most = SLOT_MAX,
     .about = "What to do with which medicines before."},
    {"escort", &sentence, 0, "Somebody has to drive you.", .most = SLOT_MAX,
     .about = "Who has to come along."},
    {"first_try", &sentence, 0, "Six weeks of other care.", .most = SLOT_MAX,
     .about = "What is tried first."},
    {"wound", &sentence, 0, "Keep it dry for two days.", .most = SLOT_MAX,
     .about = "How to care for the wound."},
    {"driving", &sentence, 0, "Not before the day after.", .most = SLOT_MAX,
     .about = "When to drive again."},
    {"activity", &sentence, 0, "Walk from the first day on.", .most = SLOT_MAX,
     .about = "What to do and to leave in the weeks after."},
    {"checkup", &sentence, 0, "After two weeks.", .most = SLOT_MAX,
     .about = "When the clinic wants to see the patient again."},
    {"plans", &list, 0, "Medicare", .most = SLOT_MAX,
     .about = "Health plans that the clinic takes."},
    {"plans_not", &list, 0, "Plan C", .most = SLOT_MAX,
     .about = "Health plans that it does not take."},
    {"injury_cases", &sentence, 0, "We take them.", .most = SLOT_MAX,
     .about = "Whether it sees injuries at work or in a car."},
    {"portal", &sentence, 0, "north.example", .most = SLOT_MAX,
     .about = "The patients' own pages."},
    {"forms", &sentence, 0, "At the desk.", .most = SLOT_MAX, .about = "Where forms are."},
    {"team", &sentence, 0, "Dr. Ann Example", .most = SLOT_MAX, .about = "Who works there."},
    {"interpreter", &sentence, 0, "Free, for every visit.", .most = SLOT_MAX,
     .about = "How to get an interpreter."},
    {"languages_spoken", &spoken, 0, "English, Spanish", .most = SLOT_MAX,
     .about = "Languages that the staff speak."},
    {"paper", &schema_word, 0, "yes", .words = yes_no,
     .about = "Whether the desk has the sheets on paper."},
    {.key = NULL},
};

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
    slot_keys, layer_keys};

/* The row of a slot whose key begins so; NULL: it is none. */
static const struct schema_key *find_row(const char *key, size_t len)
{
    for (const struct schema_key *row = slot_keys; row->key; row++)
        if (strlen(row->key) == len && strncmp(row->key, key, len) == 0)
            return row;
    return NULL;
}

void slot_list_names(const char *names[SLOTS_MAX + 1])
{
    size_t count = 0;
    for (; slot_keys[count].key; count++)
        names[count] = slot_keys[count].key;
    names[count] = NULL;
}

enum slot_kind slot_kind(const char *slot)
{
    const struct schema_key *row = find_row(slot, strlen(slot));
    if (row && row->type == &schema_word)
        return SLOT_SWITCH;
    return row && (row->type == &name || row->type == &phone || row->type == &spoken ||
                   row->type == &list)
               ? SLOT_NAMES
               : SLOT_SENTENCE;
}

const char *slot_key_language(const char *key)
{
    size_t len = strcspn(key, ".");
    return key[len] && find_row(key, len) && names_is_language(key + len + 1) ? key + len + 1
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

/* What nearly is a slot in a language has a cure of its own; NULL: it has none. */
static const char *cure_of(struct arena *arena, const char *key)
{
    char *rest = arena_strdup(arena, key), *save = NULL;
    const char *slot = strtok_r(rest, ".", &save), *first = strtok_r(NULL, ".", &save),
               *second = strtok_r(NULL, ".", &save);
    if (!first)
        return NULL;
    const char *names[SLOTS_MAX + 1];
    bool known = find_row(slot, strlen(slot));
    if (known && second && (str_index(first, marks) >= 0 || str_index(second, marks) >= 0))
        return arena_printf(arena, "it is one for all languages of the slot: write %s.%s", slot,
                            str_index(first, marks) >= 0 ? first : second);
    if (second || str_index(first, marks) >= 0)
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
    slot_list_names(names);
    const char *near = known ? NULL : names_nearest(slot, names);
    return near ? arena_printf(arena, "did you mean `%s.%s`?", near, first) : NULL;
}

static bool check_key(struct arena *arena, const struct conf *conf, const struct conf_entry *entry,
                      struct err *err)
{
    const char *known[3 * SLOTS_MAX + 8], *cure = cure_of(arena, entry->key);
    size_t count = 0;
    if (cure)
        return err_set(err, "%s:%d: unknown key `%s`; %s", conf->name, entry->line,
                       excerpt(entry->key).text, cure);
    if (slot_key_language(entry->key))
        return true;
    for (const struct schema_key *row = slot_keys; row->key; row++) {
        known[count++] = row->key;
        known[count++] = arena_printf(arena, "%s.by", row->key);
        known[count++] = arena_printf(arena, "%s.date", row->key);
    }
    for (const struct schema_key *row = layer_keys; row->key; row++)
        known[count++] = row->key;
    known[count] = NULL;
    return conf_check_keys(&(struct conf){conf->name, entry, 1}, known, err);
}

/* The kind's own check, for the value of a slot in whatever language. */
static bool check_value(const struct schema_value *value)
{
    const char *key = value->entry->key, *mark = key + strcspn(key, "."), *ignored;
    if (!*value->entry->value || !value->row)
        return true;
    if (strcmp(mark, ".by") == 0)
        return check_length(value, SLOT_NAME_MAX);
    const struct schema_type *type = strcmp(mark, ".date") == 0 ? &schema_date : value->row->type;
    return type->read(value, &ignored);
}

static bool check_entry(struct arena *arena, const struct conf *conf,
                        const struct conf_entry *entry, struct err *err)
{
    const struct schema_key *row = find_row(entry->key, strcspn(entry->key, "."));
    return check_key(arena, conf, entry, err) &&
           check_value(&(struct schema_value){row, conf, entry, arena, NULL, NULL, err});
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
    size_t len = strcspn(entry->key, ".");
    const struct schema_key *row = find_row(entry->key, len);
    return row && row->type == &phone && *entry->value &&
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
