/* Conf files: what is taken, and that every mistake is told with its line and its cure. */
#include "pack/conf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/names.h"

static void test_values(void **state)
{
    (void)state;
    static const struct {
        const char *text, *key, *value; /* value NULL: the key is not there */
        int line;
    } rows[] = {
        {"id = mild", "id", "mild", 1},
        {"id=mild\n", "id", "mild", 1},
        {"# c\n\n  id =  mild  \n", "id", "mild", 3},
        {"\xEF\xBB\xBFid = mild\r\n", "id", "mild", 1},
        {"\xEF\xBB\xBF# c\r\n\r\ntitle = A = B\r\n", "title", "A = B", 3},
        {"id =", "id", "", 1},
        {"id = # none yet", "id", "", 1},
        {"id = mild # note", "id", "mild", 1},
        {"id = mild\t#\tnote", "id", "mild", 1},
        {"accent = #0b5563", "accent", "#0b5563", 1},
        {"accent = #0b5563 # teal", "accent", "#0b5563", 1},
        {"name = Suite #4", "name", "Suite #4", 1},
        {"name = C#", "name", "C#", 1},
        {"name = Cl\xC3\xADnica", "name", "Cl\xC3\xADnica", 1},
        {"name = a\xE2\x80\xAE"
         "b",
         "name", "ab", 1},
        {"name =\xC2\xA0x\xC2\xA0", "name", "x", 1},
        {"name = a\tb\x01"
         "c",
         "name", "a b c", 1},
        {"name = \"Hill Clinic\"", "name", "Hill Clinic", 1},
        {"name = 'Hill Clinic'", "name", "Hill Clinic", 1},
        {"name = \u201CHill Clinic\u201D", "name", "Hill Clinic", 1},
        {"name = \u201EHill Clinic\u201C", "name", "Hill Clinic", 1},
        {"name = \u00AB Hill Clinic \u00BB", "name", "Hill Clinic", 1},
        {"name = \"Hill Clinic\", # ours", "name", "Hill Clinic", 1},
        {"name = Hill Clinic,", "name", "Hill Clinic", 1},
        {"name = Hill Clinic ;", "name", "Hill Clinic", 1},
        {"name = \"\"", "name", "", 1},
        {"name = \"Hill\" Clinic", "name", "\"Hill\" Clinic", 1},
        {"name = \"Hill\" and \"Dale\"", "name", "\"Hill\" and \"Dale\"", 1},
        {"name = The \"Hill\"", "name", "The \"Hill\"", 1},
        {"name = \u2018Ohana Clinic", "name", "\u2018Ohana Clinic", 1},
        {"name = Kids' Clinic", "name", "Kids' Clinic", 1},
        {"flow.learn = a b", "flow.learn", "a b", 1},
        {"a.b_c-9 = x", "a.b_c-9", "x", 1},
        {"", "id", NULL, 0},
        {"#id = x", "id", NULL, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena *arena = arena_create();
        struct conf conf;
        struct err err = {""};
        bool good = conf_read(&conf, arena, "f", rows[i].text, strlen(rows[i].text), &err);
        assert_string_equal(err.text, "");
        assert_true(good);
        const struct conf_entry *entry = conf_find(&conf, rows[i].key);
        assert_int_equal(entry != NULL, rows[i].value != NULL);
        if (entry) {
            assert_string_equal(entry->value, rows[i].value);
            assert_int_equal(entry->line, rows[i].line);
            bool filled = *rows[i].value != '\0';
            assert_int_equal(conf_get(&conf, rows[i].key) != NULL, filled);
        }
        arena_destroy(arena);
    }
}

#define BYTES(text) text, sizeof(text) - 1

static void test_mistakes(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t len;
        const char *message;
    } rows[] = {
        {BYTES("id = a\nhello\n"), "pack.conf:2: \"hello\" has no =: write key = value, "
                                   "or # in front of a comment"},
        {BYTES(" = a"), "pack.conf:1: nothing stands before the =: write key = value"},
        {BYTES("Title = a"), "pack.conf:1: \"Title\" is not a key: write it in small "
                             "letters, digits, _ . and - only"},
        {BYTES("a b = a"), "pack.conf:1: \"a b\" is not a key: write it in small "
                           "letters, digits, _ . and - only"},
        {BYTES("id = a\n\nid = b"),
         "pack.conf:3: `id` stands in line 1 already: keep one of the two"},
        {BYTES("id = a\ntitle = Cl\xEDnica"),
         "pack.conf:2: not UTF-8: in Notepad use Save As with Encoding UTF-8"},
        {BYTES("\xFF\xFEi\0d\0"),
         "pack.conf: is UTF-16, which Notepad calls Unicode: in Notepad use Save As with Encoding "
         "UTF-8"},
        {BYTES("id = a\0b"), "pack.conf:1: holds a NUL byte: write the file anew in a text editor"},
        {BYTES("name == Hill"), "pack.conf:1: name = = Hill: write one = alone"},
        {BYTES("name => Hill"), "pack.conf:1: name = > Hill: write = alone"},
        {BYTES("name = _\"Hill\""),
         "pack.conf:1: name = _\"Hill\": write the words without _ and quotes"},
        {BYTES("name = { \"Hill\" }"),
         "pack.conf:1: name = { \"Hill\" }: write the words without braces"},
        {BYTES("name = \"Suite # 4\""),
         "pack.conf:1: name = \"Suite: the quotation mark in front has no other: take it out"},
        {BYTES("id = a\n<<<<<<< HEAD\n"),
         "pack.conf:2: two versions were put into one file: keep one of the two, and take out the "
         "lines of <<<<<<<, ======= and >>>>>>>"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena *arena = arena_create();
        struct conf conf;
        struct err err = {""};
        assert_false(conf_read(&conf, arena, "pack.conf", rows[i].text, rows[i].len, &err));
        assert_string_equal(err.text, rows[i].message);
        arena_destroy(arena);
    }
}

static bool read_filled(size_t keys, size_t bytes, struct err *err)
{
    struct buf text = {0};
    for (size_t i = 0; i < keys; i++)
        buf_printf(&text, "k%zu = v\n", i);
    while (text.len < bytes)
        buf_puts(&text, "#");
    struct arena *arena = arena_create();
    struct conf conf;
    bool good = conf_read(&conf, arena, "f", text.bytes, text.len, err);
    if (good)
        assert_int_equal(conf.count, keys);
    arena_destroy(arena);
    buf_free(&text);
    return good;
}

static void test_limits(void **state)
{
    (void)state;
    struct err err = {""};
    assert_true(read_filled(CONF_MAX_KEYS, 0, &err));
    assert_false(read_filled(CONF_MAX_KEYS + 1, 0, &err));
    assert_string_equal(err.text, "f:501: more than 500 keys: take some out");
    assert_true(read_filled(1, CONF_MAX_BYTES, &err));
    assert_false(read_filled(1, CONF_MAX_BYTES + 1, &err));
    assert_string_equal(err.text, "f: larger than 64 KiB: take out what is not needed");
}

static void test_known_keys(void **state)
{
    (void)state;
    static const char *const known[] = {"id", "title", "start", "flow.*", NULL};
    static const struct {
        const char *text, *message; /* message NULL: all keys are known */
    } rows[] = {
        {"id = a\ntitle = b\nflow.learn = c", NULL},
        {"", NULL},
        {"id = a\ntitel = b", "f:2: unknown key `titel`; did you mean `title`?"},
        {"flw.learn = b", "f:1: unknown key `flw.learn`; did you mean `flow.*`?"},
        {"flow. = b", "f:1: unknown key `flow.`; did you mean `flow.*`?"},
        {"zz = b", "f:1: unknown key `zz`; the keys here are id, title, start, flow.*"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena *arena = arena_create();
        struct conf conf;
        struct err err = {""};
        assert_true(conf_read(&conf, arena, "f", rows[i].text, strlen(rows[i].text), &err));
        assert_int_equal(conf_check_keys(&conf, known, &err), !rows[i].message);
        if (rows[i].message)
            assert_string_equal(err.text, rows[i].message);
        arena_destroy(arena);
    }
}

static void test_nearest(void **state)
{
    (void)state;
    static const char *const names[] = {"tight", "home", "feel", "fell", "id", NULL};
    static const struct {
        const char *name, *nearest;
    } rows[] = {
        {"tihgt", "tight"}, {"hom", "home"},  {"homes", "home"}, {"feel", "feel"},
        {"fel", "feel"},    {"foll", "fell"}, {"i", NULL},       {"ix", "id"},
        {"xy", NULL},       {"office", NULL}, {"", NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *nearest = names_nearest(rows[i].name, names);
        assert_int_equal(nearest != NULL, rows[i].nearest != NULL);
        if (nearest)
            assert_string_equal(nearest, rows[i].nearest);
    }
    char name[300];
    memset(name, 'a', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    assert_null(names_nearest(name, names));
}

/* 20,000 files with a few bytes changed: each is read or refused, under the sanitizers. */
static void test_mutations(void **state)
{
    (void)state;
    static const char seed[] = "\xEF\xBB\xBFid = mild\r\n# comment\r\ntitle = A \xC3\xAD # b\n"
                               "flow.learn = a b\naccent = #0b5563\nidle_s = 90\n";
    static const char *const known[] = {"id", "title", "flow.*", NULL};
    size_t refused = 0;
    srand(1);
    for (int round = 0; round < 20000; round++) {
        size_t len = sizeof seed - 1;
        char *text = malloc(len); /* exact, so that reading past its end is seen */
        memcpy(text, seed, len);
        for (int n = rand() % 6; n >= 0; n--)
            text[(size_t)rand() % len] = (char)rand();
        len -= (size_t)rand() % 8 == 0 ? (size_t)rand() % len : 0;
        struct arena *arena = arena_create();
        struct conf conf;
        struct err err = {""};
        if (conf_read(&conf, arena, "f", text, len, &err)) {
            conf_check_keys(&conf, known, &err);
        } else {
            refused++;
            assert_int_equal(strncmp(err.text, "f:", 2), 0);
        }
        arena_destroy(arena);
        free(text);
    }
    assert_in_range(refused, 1000, 19999);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_values),  cmocka_unit_test(test_mistakes),
        cmocka_unit_test(test_limits),  cmocka_unit_test(test_known_keys),
        cmocka_unit_test(test_nearest), cmocka_unit_test(test_mutations),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
