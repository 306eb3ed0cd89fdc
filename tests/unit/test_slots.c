/* The keys of clinic.conf: a slot, who filled it and when, and its words in a language. */
#include "pack/slots.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static struct conf read_text(struct arena *arena, const char *text)
{
    struct conf conf;
    struct err err = {""};
    if (!conf_read(&conf, arena, "c", text, strlen(text), &err))
        fail_msg("%s", err.text);
    return conf;
}

static void test_keys(void **state)
{
    (void)state;
    static const struct {
        const char *text, *message;
    } rows[] = {
        {"", ""},
        {"driving = a\ndriving.es = b\ndriving.by = c\ndriving.date = 2026-11-22", ""},
        {"id = x\nsequence = 3\nfor = y", ""},
        {"driving.es-419 = b\nname.zh-hant = c\nphone.hmn = 1\nhours.en = d", ""},
        {"driving.es =\ndriving.date =", ""},
        /* what a language is like, though no pack has it: lint tells */
        {"driving.fro = a", ""},
        {"drivin.es = a", "c:1: unknown key `drivin.es`; did you mean `driving.es`?"},
        {"x = 1", "c:1: unknown key `x`; the keys here are name, name.by, name.date, "
                  "phone, phone.by, phone.date, phone_after_hours, phone_after_hours.by, "
                  "phone_after_hours.date, hours, hours.by, hours.date, variant, "
                  "variant.by, variant.date, sedation, ..."},
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
        {"id.es = x", "c:1: unknown key `id.es`; the keys here are name, name.by, "
                      "name.date, phone, phone.by, phone.date, phone_after_hours, "
                      "phone_after_hours.by, phone_after_hours.date, hours, hours.by, "
                      "hours.date, variant, variant.by, variant.date, sedation, ..."},
        {"driving.date = 22.11.2026",
         "c:1: driving.date = 22.11.2026: write the date as 2026-08-05"},
        {"variant = small", "c:1: variant = small: write one of: percutaneous, tubular"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena *arena = arena_create();
        struct conf conf = read_text(arena, rows[i].text);
        struct err err = {""};
        bool good = slots_check(arena, &conf, &err);
        assert_string_equal(err.text, rows[i].message);
        assert_int_equal(good, !*rows[i].message);
        arena_destroy(arena);
    }
}

static void test_languages_of_keys(void **state)
{
    (void)state;
    static const struct {
        const char *key, *language;
    } rows[] = {
        {"driving", NULL},         {"driving.es", "es"},    {"driving.es-419", "es-419"},
        {"driving.by", NULL},      {"driving.date", NULL},  {"driving.e", NULL},
        {"driving.spanish", NULL}, {"driving.es.by", NULL}, {"drivin.es", NULL},
        {"driving_es", NULL},      {"id.es", NULL},         {"driving.", NULL},
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
    size_t count[3] = {0};
    for (size_t i = 0; slot_names[i]; i++)
        count[slot_kind(slot_names[i])]++;
    assert_int_equal(count[SLOT_SENTENCE], 15);
    assert_int_equal(count[SLOT_NAMES], 6);
    assert_int_equal(count[SLOT_SWITCH], 2);
    assert_int_equal(slot_kind("driving"), SLOT_SENTENCE);
    assert_int_equal(slot_kind("plans"), SLOT_NAMES);
    assert_int_equal(slot_kind("variant"), SLOT_SWITCH);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_keys),
        cmocka_unit_test(test_languages_of_keys),
        cmocka_unit_test(test_found),
        cmocka_unit_test(test_kinds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
