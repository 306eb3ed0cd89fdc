/* The keys of clinic.conf: a slot, who filled it and when, and its words in a language. */
#include "pack/slots.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* As those of MILD; of advice the rules are in test_advice.c. */
#define OF(name, kind)                                                                             \
    {                                                                                              \
        .row = {.key = name, .type = &fact_types[kind], .most = FACT_MAX }                         \
    }
static const char *const variants[] = {"percutaneous", "tubular", NULL};
static const char *const yes_no[] = {"yes", "no", NULL};
static const struct fact own[] = {
    {.row = {.key = "variant", .type = &fact_types[FACT_CHOICE], .words = variants}},
    OF("driving", FACT_ADVICE),
    OF("wound", FACT_ADVICE),
    OF("plans", FACT_LIST),
    OF("plans_not", FACT_LIST),
    OF("forms", FACT_SENTENCE),
    OF("fee", FACT_MONEY),
    OF("opens", FACT_DATE),
    OF("pay", FACT_URL),
    {.row = {.key = "team", .type = &fact_types[FACT_PICTURES]}, .files = "images/team-"},
    {.row = {.key = "paper", .type = &fact_types[FACT_CHOICE], .words = yes_no}},
};
static const struct fact_set facts = {own, sizeof own / sizeof *own, true, NULL};
static const struct fact_set core;

static struct conf read_text(struct arena *arena, const char *text)
{
    struct conf conf;
    struct err err = {""};
    if (!conf_read(&conf, arena, "c", text, strlen(text), &err))
        fail_msg("%s", err.text);
    return conf;
}

#define KEYS                                                                                       \
    "the keys here are name, phone, phone_after_hours, text_line, hours, languages_spoken, web, "  \
    "booking, portal, maps, offices, variant, driving, wound, plans, plans_not, forms, fee, "      \
    "opens, pay, team, paper, ..."

#define NO_WORDS                                                                                   \
    "it is a number or a date, as a spreadsheet makes it: write words, like Mon-Fri 8am-5pm"

static void test_keys(void **state)
{
    (void)state;
    static const struct {
        const char *text, *message;
    } rows[] = {
        {"", ""},
        {"driving = a\ndriving.es = b\ndriving.by = c\ndriving.date = 2026-11-22", ""},
        {"id = x\nsequence = 3\nfor = y", ""},
        {"driving.es-419 = b\nname.zh-hant = c\nphone.hmn = 2105550142\nhours.en = d", ""},
        {"driving.es =\ndriving.date =", ""},
        /* what a language is like, though no pack has it: lint tells */
        {"driving.fro = a", ""},
        {"drivin.es = a", "c:1: unknown key `drivin.es`; did you mean `driving.es`?"},
        {"x = 1", "c:1: unknown key `x`; " KEYS},
        {"hours_es = a", "c:1: unknown key `hours_es`; did you mean `hours.es`?"},
        {"plans_not_es = a", "c:1: unknown key `plans_not_es`; did you mean `plans_not.es`?"},
        {"driving-es = a", "c:1: unknown key `driving-es`; did you mean `driving.es`?"},
        {"hours = a\nhours.dates = 2026-11-22",
         "c:2: unknown key `hours.dates`; did you mean `hours.date`?"},
        {"driving.spanish = a",
         "c:1: unknown key `driving.spanish`; behind driving. stands by, date, or the "
         "code of a language, as in driving.es"},
        {"driving. = a", "c:1: unknown key `driving.`; did you mean `driving`?"},
        /* the day and the person are the slot's, in both orders */
        {"driving.es.date = 2026-11-22",
         "c:1: unknown key `driving.es.date`; it is one for all languages of the slot: "
         "write driving.date"},
        {"driving.date.es = 2026-11-22",
         "c:1: unknown key `driving.date.es`; it is one for all languages of the slot: "
         "write driving.date"},
        {"driving.es.by = A",
         "c:1: unknown key `driving.es.by`; it is one for all languages of the slot: "
         "write driving.by"},
        {"variant.es = tubular",
         "c:1: unknown key `variant.es`; variant is chosen, not read, so it is the same "
         "in every language: take the line out"},
        {"paper.es = yes",
         "c:1: unknown key `paper.es`; paper is chosen, not read, so it is the same in "
         "every language: take the line out"},
        {"id.es = x", "c:1: unknown key `id.es`; " KEYS},
        {"hours = #REF!",
         "c:1: hours = #REF!: is an error of the spreadsheet: mend its formula, or "
         "write the value itself"},
        {"name = NULL",
         "c:1: name = NULL: holds a database's word for nothing: write the value, or "
         "leave the cell empty"},
        {"driving = ####",
         "c:1: driving = ####: holds #### for what the column was too narrow to show: "
         "make it wider and save the file again"},
        {"hours = 45123", "c:1: hours = 45123: " NO_WORDS},
        {"plans.es = 8/5/2026", "c:1: plans.es = 8/5/2026: " NO_WORDS},
        {"driving.date = 22.11.2026",
         "c:1: driving.date = 22.11.2026: write the date as 2026-08-05"},
        {"variant = small", "c:1: variant = small: write one of: percutaneous, tubular"},
        {"paper = maybe", "c:1: paper = maybe: write one of: yes, no"},
        /* each value by its kind, in each language */
        {"phone = 210.555.0142 x12\nphone_after_hours = +1 (210) 555-0142", ""},
        {"phone.date = 2026-11-22\nphone.by = Ann", ""},
        {"phone = Maryland Phones",
         "c:1: phone = Maryland Phones: it has 14 digits and letters: write one number of ten, "
         "like (210) 555-0142 or (210) 555-0142 x12"},
        {"phone_after_hours.es = 911",
         "c:1: phone_after_hours.es = 911: it has 3 digits and letters: write one number of "
         "ten, like (210) 555-0142 or (210) 555-0142 x12"},
        {"phone = 2.105550142E+09", "c:1: phone = 2.105550142E+09: a spreadsheet made a number of "
                                    "it: write it anew, like (210) 555-0142"},
        {"name = In an emergency do NOT call 911",
         "c:1: name = In an emergency do NOT call 911: it says the number for emergencies, as a "
         "name does not: write the name alone"},
        {"name.es = No llame",
         "c:1: name.es = No llame: it says what is forbidden, as a name does not: write the name "
         "alone"},
        {"hours = 24 hours, for emergencies 911",
         "c:1: hours = 24 hours, for emergencies 911: what to do in an emergency stands on the "
         "help page: take it out"},
        {"fee = $40\nfee.date = 2026-11-22", ""},
        {"fee = $1,250.00", ""},
        {"fee = 40", "c:1: fee = 40: write it as $40 or $1,250.00"},
        {"fee = $4,0", "c:1: fee = $4,0: write it as $40 or $1,250.00"},
        {"fee = $40 a visit", "c:1: fee = $40 a visit: write it as $40 or $1,250.00"},
        {"fee.es = $40", "c:1: unknown key `fee.es`; fee is chosen, not read, so it is the same in "
                         "every language: take the line out"},
        {"opens = 2026-11-22", ""},
        {"opens = Monday", "c:1: opens = Monday: write the date as 2026-08-05"},
        {"pay = https://pay.clinic.example/a?b=c#d\npay.es = https://clinic.example:8443", ""},
        {"pay = http://clinic.example",
         "c:1: pay = http://clinic.example: write an address that begins with https:// and a "
         "host, like https://clinic.example/visit"},
        {"pay = https://user@clinic.example",
         "c:1: pay = https://user@clinic.example: write an address that begins with https:// and "
         "a host, like https://clinic.example/visit"},
        {"pay = https://localhost/x",
         "c:1: pay = https://localhost/x: write an address that begins with https:// and a host, "
         "like https://clinic.example/visit"},
        {"pay = https://clínica.example",
         "c:1: pay = https://clínica.example: an address is of plain letters without blanks: "
         "write it as a browser shows it"},
        {"maps = geo:29.4241,-98.4936\nmaps.es = https://maps.example/?q=1", ""},
        {"web = geo:1,2", "c:1: web = geo:1,2: write an address that begins with https:// and a "
                          "host, like https://clinic.example/visit"},
        {"offices = none", ""},
        {"offices = 12", "c:1: offices = 12: write one of: none"},
        {"team = Ann", "c:1: team = Ann: pictures are files of the layer, images/team-*: take the "
                       "line out"},
        {"text_line = 210-555-0145", ""},
        {"hours = 9-11 and 1-5\nlanguages_spoken = English, Español, ASL", ""},
        {"hours = a b", "c:1: hours = a b: it is more than one line: write it in one"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena *arena = arena_create();
        struct conf conf = read_text(arena, rows[i].text);
        struct err err = {""};
        bool good = slots_check(arena, &facts, &conf, &err);
        assert_string_equal(err.text, rows[i].message);
        assert_int_equal(good, !*rows[i].message);
        arena_destroy(arena);
    }
}

/* n letters of two bytes behind `key = `. */
static const char *long_value(struct arena *arena, const char *key, int letters)
{
    const char *text = arena_printf(arena, "%s = ", key);
    for (int i = 0; i < letters; i++)
        text = arena_printf(arena, "%sé", text);
    return text;
}

static void test_lengths(void **state)
{
    (void)state;
    static const struct {
        const char *key;
        int most;
    } rows[] = {
        {"name", 80},     {"name.es", 80},         {"name.by", 80},    {"hours", 80},
        {"driving", 300}, {"driving.es-419", 300}, {"plans", 300},     {"languages_spoken", 300},
        {"hours.es", 80}, {"forms", 300},          {"driving.by", 80},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena *arena = arena_create();
        struct conf good = read_text(arena, long_value(arena, rows[i].key, rows[i].most));
        struct conf bad = read_text(arena, long_value(arena, rows[i].key, rows[i].most + 1));
        struct err err = {""};
        assert_true(slots_check(arena, &facts, &good, &err));
        assert_false(slots_check(arena, &facts, &bad, &err));
        assert_non_null(strstr(err.text, arena_printf(arena, "it has %d letters: write at most %d",
                                                      rows[i].most + 1, rows[i].most)));
        arena_destroy(arena);
    }
}

/* What may not stand is left out alone; a phone stands as an office's does. */
static void test_taken(void **state)
{
    (void)state;
    static const char text[] = "name = Do not call 911\nhours = Mon-Fri\nphon = 1\n"
                               "phone = 781-927-PAIN\nphone.es = 2105550142x7\ndriving.date = 5\n"
                               "phone_after_hours = 0115550142\nvariant = big\nphone.by = Ann\n";
    static const struct {
        const char *key, *value;
    } kept[] = {{"hours", "Mon-Fri"},
                {"phone", "(781) 927-7246"},
                {"phone.es", "(210) 555-0142 ext. 7"},
                {"phone_after_hours", "(011) 555-0142"},
                {"phone.by", "Ann"}};
    static const struct {
        const char *begins;
        bool left_out;
    } notes[] = {
        {"c:1: name = ", true},
        {"c:3: unknown key `phon`", true},
        {"c:4: phone = 781-927-PAIN: its letters are shown as digits: (781) 927-7246", false},
        {"c:6: driving.date = 5", true},
        {"c:7: phone_after_hours = 0115550142: can not be dialled", false},
        {"c:8: variant = big", true},
    };
    struct arena *arena = arena_create();
    struct conf conf = read_text(arena, text);
    struct slot_notes found = {0};
    slots_take(arena, &facts, &conf, &found);
    assert_int_equal(conf.count, sizeof kept / sizeof *kept);
    for (size_t i = 0; i < conf.count; i++) {
        assert_string_equal(conf.entries[i].key, kept[i].key);
        assert_string_equal(conf.entries[i].value, kept[i].value);
    }
    assert_int_equal(found.count, sizeof notes / sizeof *notes);
    for (size_t i = 0; i < found.count; i++) {
        assert_int_equal(found.items[i].left_out, notes[i].left_out);
        if (strncmp(found.items[i].text, notes[i].begins, strlen(notes[i].begins)) != 0)
            fail_msg("%s", found.items[i].text);
    }
    arena_destroy(arena);
}

static void test_languages_of_keys(void **state)
{
    (void)state;
    static const struct {
        const char *key, *language;
    } rows[] = {
        {"driving", NULL},         {"driving.es", "es"},    {"driving.es-419", "es-419"},
        {"driving.by", NULL},      {"driving.date", NULL},  {"driving.e", NULL},
        {"driving.spanish", NULL}, {"driving.es.by", NULL}, {"drivin.es", "es"},
        {"driving_es", NULL},      {"id.es", "es"},         {"driving.", NULL},
        {"plans_not.fr", "fr"},    {"plans.hy", "hy"},      {"driving.es_mx", NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *language = slot_key_language(rows[i].key);
        if (!rows[i].language && language)
            fail_msg("%s: %s", rows[i].key, language);
        if (rows[i].language)
            assert_string_equal(language, rows[i].language);
    }
}

static void test_found(void **state)
{
    (void)state;
    static const char text[] = "driving = plain\ndriving.es = habla\ndriving.date = "
                               "2026-11-22\nwound.es = sola\nhours = all\nhours.es =\n"
                               "plans.en = own\nplans = other\nforms =\n";
    static const struct {
        const char *slot, *language, *words;
    } rows[] = {
        {"driving", "en", "plain"}, {"driving", "es", "habla"}, {"driving", "fr", "plain"},
        {"wound", "es", "sola"},    {"wound", "en", NULL},      {"hours", "es", "all"},
        {"plans", "en", "own"},     {"plans", "es", "other"},   {"forms", "en", NULL},
        {"team", "en", NULL},
    };
    struct arena *arena = arena_create();
    struct conf conf = read_text(arena, text);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct conf_entry *found = slot_find(&conf, rows[i].slot, rows[i].language);
        if (!rows[i].words)
            assert_null(found);
        else
            assert_string_equal(found->value, rows[i].words);
    }
    arena_destroy(arena);
}

static void test_kinds(void **state)
{
    (void)state;
    static const struct {
        const char *fact;
        enum slot_kind kind;
    } rows[] = {
        {"name", SLOT_NAMES},  {"hours", SLOT_SENTENCE}, {"languages_spoken", SLOT_NAMES},
        {"maps", SLOT_NAMES},  {"offices", SLOT_SWITCH}, {"driving", SLOT_SENTENCE},
        {"plans", SLOT_NAMES}, {"forms", SLOT_SENTENCE}, {"variant", SLOT_SWITCH},
        {"fee", SLOT_SWITCH},  {"opens", SLOT_SWITCH},   {"team", SLOT_SWITCH},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct schema_key *row = fact_find(&facts, rows[i].fact, strlen(rows[i].fact));
        assert_int_equal(slot_kind(row), rows[i].kind);
    }
    assert_null(fact_find(&core, "driving", 7));
}

/* Until the pack's own are known, they are nobody's to judge. */
static void test_without_a_pack(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct conf conf = read_text(arena, "driving = a\nphone = 1\nfeee.es = b\nid = x\n");
    struct slot_notes notes = {0};
    slots_take(arena, &core, &conf, &notes);
    assert_int_equal(notes.count, 1);
    assert_int_equal(conf.count, 3);
    assert_true(slot_is_unknown(&core, "driving"));
    assert_true(slot_is_unknown(&core, "feee.es"));
    assert_false(slot_is_unknown(&core, "id"));
    assert_false(slot_is_unknown(&core, "hours.es"));
    slots_take(arena, &facts, &conf, &notes);
    assert_int_equal(notes.count, 2);
    assert_string_equal(notes.items[1].text, "c:3: unknown key `feee.es`; did you mean `fee.es`?");
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_keys),           cmocka_unit_test(test_lengths),
        cmocka_unit_test(test_taken),          cmocka_unit_test(test_languages_of_keys),
        cmocka_unit_test(test_found),          cmocka_unit_test(test_kinds),
        cmocka_unit_test(test_without_a_pack),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
