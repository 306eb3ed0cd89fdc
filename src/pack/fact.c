/* The kinds of facts: one table of checks, and the facts that every pack has. */
#include "pack/fact.h"

#include <ctype.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "offices/office_cells.h"
#include "offices/table.h"
#include "pack/clinic_name.h"

static bool check_length(const struct schema_value *value)
{
    const char *text = value->entry->value, *left = table_left_behind(text);
    size_t letters = utf8_length(text, strlen(text));
    if (left)
        return schema_refuse(value, "%s", left);
    if (!office_has_words(text))
        return schema_refuse(value,
                             "it is a number or a date, as a spreadsheet makes it: write words, "
                             "like Mon-Fri 8am-5pm");
    /* Other controls are no part of a value: plain_text.h. */
    if (strstr(text, "\u2028") || strstr(text, "\u2029"))
        return schema_refuse(value, "it is more than one line: write it in one");
    return letters <= (size_t)value->row->most ||
           schema_refuse(value, "it has %zu letters: write at most %d", letters, value->row->most);
}

static bool check_name(const struct schema_value *value, void *field)
{
    (void)field;
    const char *trouble = clinic_name_trouble(value->entry->value);
    return check_length(value) &&
           (!trouble ||
            schema_refuse(value, "it says %s, as a name does not: write the name alone", trouble));
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
    case PHONE_FORM_SLIP:
        return schema_refuse(value, "it has a letter between its digits: write 0 for O, 1 for l");
    case PHONE_FORM_BAD: break;
    }
    return schema_refuse(value,
                         "it has %d digits and letters: write one number of ten, like "
                         "(210) 555-0142 or (210) 555-0142 x12",
                         number.count);
}

/* What no clinic may say in the place of a care team, whatever the fact is. */
static bool check_advice(const struct schema_value *value, enum advice_about about)
{
    const struct fact_set *set = value->context;
    struct advice_trouble trouble;
    if (!set || !set->advice || !advice_find(set->advice, about, value->entry->value, &trouble))
        return true;
    return schema_refuse(value, "\"%s\": %s", trouble.words, trouble.why);
}

/* They stand beside the name on many pages. */
static bool check_plain(const struct schema_value *value, void *field)
{
    (void)field;
    return check_length(value) && check_advice(value, ADVICE_ALL) &&
           (!clinic_says_emergency_number(value->entry->value) ||
            schema_refuse(value,
                          "what to do in an emergency stands on the help page: take it out"));
}

static bool read_sentence(const struct schema_value *value, void *field)
{
    (void)field;
    return check_length(value) && check_advice(value, ADVICE_ALL);
}

/* Only packs declare advice, so its row is the head of a fact. */
static bool read_advice(const struct schema_value *value, void *field)
{
    (void)field;
    return check_length(value) && check_advice(value, ((const struct fact *)value->row)->about);
}

static bool read_word(const struct schema_value *value, void *field)
{
    return schema_word.read(value, field);
}

static bool read_date(const struct schema_value *value, void *field)
{
    return schema_date.read(value, field);
}

/* $ and digits, in thousands or not, with cents or not. */
static bool is_money(const char *text)
{
    size_t whole = strspn(text + (*text == '$'), "0123456789");
    if (*text != '$' || whole == 0 || whole > 6)
        return false;
    for (text += 1 + whole; *text == ',' && whole <= 3; text += 4)
        if (strspn(text + 1, "0123456789") != 3)
            return false;
    return !*text || (*text == '.' && strspn(text + 1, "0123456789") == 2 && !text[3]);
}

static bool check_money(const struct schema_value *value, void *field)
{
    (void)field;
    return is_money(value->entry->value) || schema_refuse(value, "write it as $40 or $1,250.00");
}

/* Names with dots between them, and behind them a port or not: its length, or 0. */
static size_t host_len(const char *host)
{
    size_t len = strcspn(host, "/?#"), name = strcspn(host, ":/?#"), label = 0, dots = 0;
    for (size_t i = 0; i < name; i++) {
        bool dot = host[i] == '.';
        if (!isalnum((unsigned char)host[i]) && host[i] != '-' && !(dot && label > 0))
            return 0;
        label = dot ? 0 : label + 1;
        dots += dot;
    }
    bool port = name < len;
    if (port && (len == name + 1 || strspn(host + name + 1, "0123456789") != len - name - 1))
        return 0;
    return dots > 0 && label > 0 ? len : 0;
}

static bool check_address(const struct schema_value *value, bool map)
{
    static const char https[] = "https://";
    const char *text = value->entry->value;
    if (strlen(text) > FACT_URL_MAX)
        return schema_refuse(value, "it has %zu letters: write at most %d", strlen(text),
                             FACT_URL_MAX);
    for (const char *c = text; *c; c++)
        if (*c < '!' || *c > '~' || strchr("\"'<>\\^`{|}", *c))
            return schema_refuse(value, "an address is of plain letters without blanks: write it "
                                        "as a browser shows it");
    if (map && str_begins_with(text, "geo:"))
        return (text[4] &&
                !text[4 + strspn(text + 4, "0123456789.,-;=?abcdefghijklmnopqrstuvwxyz")]) ||
               schema_refuse(value, "write it as geo:29.4241,-98.4936");
    return (str_begins_with(text, https) && host_len(text + strlen(https)) > 0) ||
           schema_refuse(value,
                         "write an address that begins with https:// and a host, like "
                         "https://clinic.example/visit%s",
                         map ? ", or geo:29.4241,-98.4936" : "");
}

static bool check_url(const struct schema_value *value, void *field)
{
    (void)field;
    return check_address(value, false);
}

static bool check_map(const struct schema_value *value, void *field)
{
    (void)field;
    return check_address(value, true);
}

static bool refuse_pictures(const struct schema_value *value, void *field)
{
    (void)field;
    return schema_refuse(value, "pictures are files of the layer, %s*: take the line out",
                         ((const struct fact *)value->row)->files);
}

const struct schema_type fact_types[FACT_KINDS] = {
    [FACT_PHONE] = {"ten digits, and x12", NULL, check_phone, false},
    [FACT_HOURS] = {"a sentence", "letters", check_plain, false},
    [FACT_SENTENCE] = {"a sentence", "letters", read_sentence, false},
    [FACT_ADVICE] = {"advice in a sentence", "letters", read_advice, false},
    [FACT_LIST] = {"names with commas between them", "letters", check_plain, false},
    [FACT_CHOICE] = {"one of", NULL, read_word, false},
    [FACT_DATE] = {"a date", NULL, read_date, false},
    [FACT_MONEY] = {"$ and digits", NULL, check_money, false},
    [FACT_URL] = {"an address that begins with https://", NULL, check_url, false},
    [FACT_PICTURES] = {"files", NULL, refuse_pictures, false},
    [FACT_NAME] = {"a name alone", "letters", check_name, false},
    [FACT_MAP] = {"an address that begins with https://, or geo:", NULL, check_map, false},
};

const char *const fact_kind_names[] = {"phone", "hours", "sentence", "advice",   "list", "choice",
                                       "date",  "money", "url",      "pictures", NULL};

static const char *const none[] = {"none", NULL};

const struct schema_key fact_core_keys[] = {
    {"name", &fact_types[FACT_NAME], 0, "North Spine Center", .most = FACT_NAME_MAX,
     .about = "The clinic's name, in the top line and on many pages."},
    {"phone", &fact_types[FACT_PHONE], 0, "(210) 555-0142 x12",
     .about = "Where to call in the hours."},
    {"phone_after_hours", &fact_types[FACT_PHONE], 0, "(210) 555-0143",
     .about = "Where to call at other times."},
    {"text_line", &fact_types[FACT_PHONE], 0, "(210) 555-0145",
     .about = "Where to write a text message to."},
    {"hours", &fact_types[FACT_HOURS], 0, "Mon-Fri 8am-5pm", .most = FACT_HOURS_MAX,
     .about = "When the clinic is open."},
    {"languages_spoken", &fact_types[FACT_LIST], 0, "English, Spanish", .most = FACT_MAX,
     .about = "Languages that the staff speak."},
    {"web", &fact_types[FACT_URL], 0, "https://clinic.example", .about = "The clinic's own pages."},
    {"booking", &fact_types[FACT_URL], 0, "https://clinic.example/visit",
     .about = "Where to ask for an appointment."},
    {"portal", &fact_types[FACT_URL], 0, "https://portal.clinic.example",
     .about = "The patients' own pages, with their records."},
    {"maps", &fact_types[FACT_MAP], 0, "geo:29.4241,-98.4936", .about = "Where the clinic is."},
    {"offices", &fact_types[FACT_CHOICE], 0, "none", .words = none,
     .about = "Said where the clinic lists no offices: else data/locations.csv does."},
    {.key = NULL},
};

enum fact_kind fact_kind(const struct schema_key *row)
{
    return (enum fact_kind)(row->type - fact_types);
}

void fact_describe_kinds(struct buf *out)
{
    static const struct {
        enum fact_kind kind;
        const char *example, *about;
    } more[] = {
        {FACT_HOURS, NULL, ", at most 80 letters"},
        {FACT_SENTENCE, NULL, ", at most 300 letters"},
        {FACT_ADVICE, "about = \"driving\"", ": shown below the page's own words by advice{}"},
        {FACT_LIST, NULL, ", at most 300 letters"},
        {FACT_CHOICE, "\"yes\", \"no\"", " its words; it has no default"},
        {FACT_PICTURES, "files = \"images/team-*\"", " of the layer; no line of clinic.conf"},
    };
    buf_puts(out,
             "\nfacts.lua: the facts that a pack asks of the clinic beside these, as in\n"
             "price = { kind = \"money\", ask = \"What does a visit cost?\" }; the kinds:\n\n");
    for (int kind = 0; fact_kind_names[kind]; kind++) {
        const char *example = NULL, *about = "";
        for (size_t i = 0; i < sizeof more / sizeof *more; i++)
            if ((int)more[i].kind == kind) {
                example = more[i].example;
                about = more[i].about;
            }
        buf_printf(out, "%s%s%s\n    %s%s\n", fact_kind_names[kind], example ? ", with " : "",
                   example ? example : "", fact_types[kind].name, about);
    }
    buf_puts(out, "\nAdvice is about one of:");
    for (int i = ADVICE_PILLS; advice_abouts[i]; i++)
        buf_printf(out, " %s", advice_abouts[i]);
    buf_puts(out, "\n");
}

void fact_describe_own(const struct fact_set *set, struct buf *out)
{
    struct schema_key rows[FACTS_MAX + 1] = {{.key = NULL}};
    for (int i = 0; i < set->count; i++)
        rows[i] = set->own[i].row;
    schema_describe(
        &(struct schema){"facts.lua", "what this pack asks, in clinic.conf", rows, NULL}, out);
}

const char *fact_kind_name(const struct schema_key *row)
{
    return fact_kind(row) < FACT_NAME ? fact_kind_names[fact_kind(row)] : NULL;
}

static bool is_named(const struct schema_key *row, const char *name, size_t len)
{
    return strlen(row->key) == len && strncmp(row->key, name, len) == 0;
}

const struct schema_key *fact_find(const struct fact_set *set, const char *name, size_t len)
{
    for (const struct schema_key *row = fact_core_keys; row->key; row++)
        if (is_named(row, name, len))
            return row;
    for (int i = 0; i < set->count; i++)
        if (is_named(&set->own[i].row, name, len))
            return &set->own[i].row;
    return NULL;
}

const char **fact_names(const struct fact_set *set, struct arena *arena)
{
    const char **names = arena_alloc(arena, (FACTS_MAX + 32) * sizeof *names);
    size_t count = 0;
    for (const struct schema_key *row = fact_core_keys; row->key; row++)
        names[count++] = row->key;
    for (int i = 0; i < set->count; i++)
        names[count++] = set->own[i].row.key;
    names[count] = NULL;
    return names;
}
