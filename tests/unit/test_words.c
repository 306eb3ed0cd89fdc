/* PO files: what is read, what is left out, and what is refused with which words. */
#include "locale/words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"

static void test_get(void **state)
{
    (void)state;
    static const struct {
        const char *name, *po, *source, *translation;
    } rows[] = {
        {"plain", "msgid \"Yes\"\nmsgstr \"Sí\"\n", "Yes", "Sí"},
        {"not there", "msgid \"Yes\"\nmsgstr \"Sí\"\n", "No", NULL},
        {"nothing at all", "", "Yes", NULL},
        {"comments only", "# a\n#. b\n#: c.lua:3\n", "Yes", NULL},
        {"untranslated", "msgid \"Yes\"\nmsgstr \"\"\n", "Yes", NULL},
        {"no end of line", "msgid \"Yes\"\nmsgstr \"Sí\"", "Yes", "Sí"},
        {"CRLF", "msgid \"Yes\"\r\nmsgstr \"\"\r\n\"S\"\r\n\"í\"\r\n", "Yes", "Sí"},
        {"a byte order mark", "\xEF\xBB\xBFmsgid \"Yes\"\nmsgstr \"Sí\"\n", "Yes", "Sí"},
        {"several lines", "msgid \"\"\n\"Yes, \"\n\"I do\"\nmsgstr \"\"\n\"Sí, \"\n\"quiero\"\n",
         "Yes, I do", "Sí, quiero"},
        {"one line", "msgid \"a\" \"b\" msgstr \"c\" \"d\"", "ab", "cd"},
        {"indented", "  msgid   \"a\"\n\t\"b\"\n  msgstr\"c\"\n", "ab", "c"},
        {"escapes", "msgid \"a\\n\\t\\\"\\\\n\"\nmsgstr \"\\\\\\\"\\t\\n\"\n", "a\n\t\"\\n",
         "\\\"\t\n"},
        {"a hash in a string", "msgid \"#1\"\nmsgstr \"n.º # 1\"\n", "#1", "n.º # 1"},
        {"all kinds of comments",
         "# one\n#. two\n#: pages/a.lua:3\n#, lua-format\n#| msgid \"Yeah\"\n"
         "msgid \"Yes\"\nmsgstr \"Sí\"\n",
         "Yes", "Sí"},
        {"a comment inside", "msgid \"Yes\"\n# why\nmsgstr \"Sí\"\n", "Yes", "Sí"},
        {"fuzzy", "#, fuzzy\nmsgid \"Yes\"\nmsgstr \"Sí\"\n", "Yes", NULL},
        {"fuzzy among flags", "#, lua-format, fuzzy\nmsgid \"Yes\"\nmsgstr \"Sí\"\n", "Yes", NULL},
        {"fuzzy is no flag", "# fuzzy\nmsgid \"Yes\"\nmsgstr \"Sí\"\n", "Yes", "Sí"},
        {"the one before is fuzzy",
         "#, fuzzy\nmsgid \"No\"\nmsgstr \"Ni\"\n\nmsgid \"Yes\"\nmsgstr \"Sí\"\n", "Yes", "Sí"},
        {"the one after is fuzzy",
         "msgid \"Yes\"\nmsgstr \"Sí\"\n\n#, fuzzy\nmsgid \"No\"\nmsgstr \"Ni\"\n", "Yes", "Sí"},
        {"fuzzy and again whole",
         "#, fuzzy\nmsgid \"Yes\"\nmsgstr \"Si\"\n\nmsgid \"Yes\"\nmsgstr \"Sí\"\n", "Yes", "Sí"},
        {"obsolete", "#~ msgid \"Yes\"\n#~ msgstr \"Sí\"\n", "Yes", NULL},
        {"obsolete at the end", "msgid \"Yes\"\nmsgstr \"Sí\"\n#~ msgid \"Yes\"\n", "Yes", "Sí"},
        {"a fuzzy obsolete one before it",
         "#, fuzzy\n#~ msgid \"No\"\n#~ msgstr \"Ni\"\n\nmsgid \"Yes\"\nmsgstr \"Sí\"\n", "Yes",
         "Sí"},
        {"in its context", "msgctxt \"button\"\nmsgid \"Back\"\nmsgstr \"Atrás\"\n",
         "button\004Back", "Atrás"},
        {"not without it", "msgctxt \"button\"\nmsgid \"Back\"\nmsgstr \"Atrás\"\n", "Back", NULL},
        {"both",
         "msgctxt \"button\"\nmsgid \"Back\"\nmsgstr \"Atrás\"\nmsgid \"Back\"\n"
         "msgstr \"Espalda\"\n",
         "Back", "Espalda"},
        {"an empty context", "msgctxt \"\"\nmsgid \"Back\"\nmsgstr \"Atrás\"\n", "\004Back",
         "Atrás"},
        {"the header is no word", "msgid \"\"\nmsgstr \"Language: es\\n\"\n", "", NULL},
        {"one of plural forms",
         "msgid \"mile\"\nmsgid_plural \"miles\"\nmsgstr[0] \"milla\"\nmsgstr[1] "
         "\"millas\"\n",
         "mile", "milla"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct err err = {0};
        struct words *words = words_read("es.po", rows[i].po, strlen(rows[i].po), &err);
        if (!words)
            fail_msg("%s: %s", rows[i].name, err.text);
        const char *saw = words_get(words, rows[i].source);
        const char *wanted = rows[i].translation;
        if ((saw == NULL) != (wanted == NULL) || (saw && strcmp(saw, wanted) != 0))
            fail_msg("%s: saw %s", rows[i].name, saw ? saw : "nothing");
        words_free(words);
    }
}

#define MILES                                                                                      \
    "msgid \"%d mile\"\nmsgid_plural \"%d miles\"\n"                                               \
    "msgstr[0] \"%d milla\"\nmsgstr[1] \"%d millas\"\n"
#define UNITS "msgid \"unit\"\nmsgid_plural \"units\"\nmsgstr[0] \"u\"\nmsgstr[1] \"v\"\n"
#define FORMS(text) "msgid \"\"\nmsgstr \"\"\n\"Language: xx\\n\"\n\"Plural-Forms: " text "\\n\"\n"
#define ARABIC                                                                                     \
    FORMS("nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? "          \
          "3 : n%100>=11 ? 4 : 5);")                                                               \
    "msgid \"%d mile\"\nmsgid_plural \"%d miles\"\nmsgstr[0] \"a\"\nmsgstr[1] \"b\"\n"             \
    "msgstr[2] \"c\"\nmsgstr[3] \"d\"\nmsgstr[4] \"e\"\nmsgstr[5] \"f\"\n"

static void test_get_plural(void **state)
{
    (void)state;
    static const struct {
        const char *name, *po, *many;
        long n;
        const char *translation;
    } rows[] = {
        {"no header, 1", MILES, "%d miles", 1, "%d milla"},
        {"no header, 0", MILES, "%d miles", 0, "%d millas"},
        {"no header, 2", MILES, "%d miles", 2, "%d millas"},
        {"below nothing", MILES, "%d miles", -1, "%d milla"},
        {"the header rules", FORMS("nplurals=2; plural=n>1;") MILES, "%d miles", 0, "%d milla"},
        {"a form too many", FORMS("nplurals=1; plural=0;") MILES, "%d miles", 2, "%d milla"},
        {"other fields without a line feed",
         FORMS("nplurals=2; plural=n>1;X-Generator: by hand") MILES, "%d miles", 0, "%d milla"},
        {"a header copied from its template", FORMS("nplurals=INTEGER; plural=EXPRESSION;") MILES,
         "%d miles", 0, "%d millas"},
        {"a header that comes last", MILES FORMS("nplurals=2; plural=n>1;"), "%d miles", 0,
         "%d milla"},
        {"a fuzzy header", "#, fuzzy\n" FORMS("nplurals=2; plural=n>1;") MILES, "%d miles", 0,
         "%d milla"},
        {"a header without it", "msgid \"\"\nmsgstr \"Language: es\\n\"\n" MILES, "%d miles", 0,
         "%d millas"},
        {"inside another field", "msgid \"\"\nmsgstr \"X-Plural-Forms: what?\\n\"\n" MILES,
         "%d miles", 1, "%d milla"},
        {"another plural", MILES, "%d mile", 1, NULL},
        {"untranslated, with fewer forms",
         FORMS("nplurals=3; plural=0;") "msgid \"%d mile\"\nmsgid_plural \"%d "
                                        "miles\"\nmsgstr[0] \"\"\nmsgstr[1] \"\"\n",
         "%d miles", 1, NULL},
        {"not a plural", "msgid \"%d mile\"\nmsgstr \"milla\"\n", "%d miles", 1, NULL},
        {"one form is missing",
         "msgid \"%d mile\"\nmsgid_plural \"%d miles\"\nmsgstr[0] \"\"\nmsgstr[1] "
         "\"x\"\n",
         "%d miles", 1, NULL},
        {"the other is there",
         "msgid \"%d mile\"\nmsgid_plural \"%d miles\"\nmsgstr[0] \"\"\nmsgstr[1] "
         "\"x\"\n",
         "%d miles", 2, "x"},
        {"Arabic 0", ARABIC, "%d miles", 0, "a"},
        {"Arabic 1", ARABIC, "%d miles", 1, "b"},
        {"Arabic 2", ARABIC, "%d miles", 2, "c"},
        {"Arabic 3", ARABIC, "%d miles", 3, "d"},
        {"Arabic 11", ARABIC, "%d miles", 11, "e"},
        {"Arabic 100", ARABIC, "%d miles", 100, "f"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct err err = {0};
        struct words *words = words_read("es.po", rows[i].po, strlen(rows[i].po), &err);
        if (!words)
            fail_msg("%s: %s", rows[i].name, err.text);
        const char *saw = words_get_plural(words, "%d mile", rows[i].many, rows[i].n);
        const char *wanted = rows[i].translation;
        if ((saw == NULL) != (wanted == NULL) || (saw && strcmp(saw, wanted) != 0))
            fail_msg("%s: saw %s", rows[i].name, saw ? saw : "nothing");
        words_free(words);
    }
}

static void test_broken(void **state)
{
    (void)state;
    static const struct {
        const char *po, *message;
    } rows[] = {
        {"# ok\nmsgid \"Yes\nmsgstr \"Sí\"\n", "es.po:2: the string is not closed"},
        {"msgid \"Yes", "es.po:1: the string is not closed"},
        {"msgid \"Yes\\", "es.po:1: the string is not closed"},
        {"msgid \"Yes\\\"\nmsgstr \"\"\n", "es.po:1: the string is not closed"},
        {"msgid \"a\"\nmsgstr \"\"\n\"b\\q\"\n",
         "es.po:3: unknown escape \\q (known: C's, as \\n \\t \\\" \\\\)"},
        {"msgid \"a\\\xC3\xAD\"\n",
         "es.po:1: unknown escape \\? (known: C's, as \\n \\t \\\" \\\\)"},
        {"msgid \"a\"\nmsgid \"b\"\nmsgstr \"c\"\n", "es.po:2: expected msgstr"},
        {"msgid \"a\"\n", "es.po:2: expected msgstr"},
        {"msgid \"a\"\nmsgid_plural \"b\"\n", "es.po:3: expected msgstr[0]"},
        {"msgid \"a\"\nmsgid_plural \"b\"\nmsgstr \"c\"\n", "es.po:3: expected msgstr[0]"},
        {"msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[1] \"c\"\n", "es.po:3: expected msgstr[0]"},
        {"msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"c\"\nmsgstr[2] \"c\"\n",
         "es.po:4: expected msgstr[1]"},
        {"msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[", "es.po:3: expected msgstr[0]"},
        {"msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0", "es.po:3: expected msgstr[0]"},
        {"msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"c\"\n",
         "es.po:1: 1 plural forms, Plural-Forms says 2"},
        {"msgstr \"a\"\n", "es.po:1: expected msgid"},
        {"msgid_plural \"a\"\n", "es.po:1: expected msgid"},
        {"msgctxt \"a\"\nmsgstr \"b\"\n", "es.po:2: expected msgid"},
        {"msgidx \"a\"\n", "es.po:1: expected msgid"},
        {"\"a\"\n", "es.po:1: expected msgid"},
        {"msgid a\n", "es.po:1: expected a string after msgid"},
        {"msgctxt\nmsgid \"a\"\n", "es.po:2: expected a string after msgctxt"},
        {"msgid \"a\"\nmsgstr\n", "es.po:3: expected a string after msgstr"},
        {"msgid \"a\"\nmsgstr[0] \"b\"\n", "es.po:2: expected a string after msgstr"},
        {"msgid \"a\"\nmsgstr \"b\"\n\nmsgid \"a\"\nmsgstr \"c\"\n",
         "es.po:4: stands already in line 1: keep one of the two"},
        {"\n\nmsgid \"\"\nmsgstr \"Plural-Forms: nplurals=2; plural=(n;\\n\"\n",
         "es.po:3: Plural-Forms: expected ) at \";\""},
        {"msgid \"a\"\nmsgstr \"\xED\xA0\x80\"\n", "es.po:2: is not UTF-8: save it as UTF-8"},
        {"# S\xED\nmsgid \"a\"\nmsgstr \"b\"\n", "es.po:1: is not UTF-8: save it as UTF-8"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        /* Of its own length, so that the sanitizer sees a step too far. */
        size_t len = strlen(rows[i].po);
        char *po = memcpy(malloc(len), rows[i].po, len);
        struct err err = {0};
        assert_null(words_read("es.po", po, len, &err));
        /* What to do about it: test_po.c. */
        if (strncmp(err.text, rows[i].message, strlen(rows[i].message)) != 0)
            fail_msg("%s: \"%s\"", rows[i].message, err.text);
        free(po);
    }
}

static void test_warnings(void **state)
{
    (void)state;
    static const struct {
        const char *po, *warning;
    } rows[] = {
        {"msgid \"a\"\nmsgstr \"b\"\n", NULL},
        {FORMS("nplurals=2; plural=n>1;") MILES, NULL},
        {FORMS("nplurals=1; plural=0;") MILES "\n\n" UNITS,
         "es.po:5: 2 plural forms, Plural-Forms says 1"},
        {"#, fuzzy\nmsgctxt \"c\"\nmsgid \"a\"\nmsgstr \"b\"\n", NULL},
        {"\nmsgctxt \"c\"\nmsgid \"a\"\nmsgstr \"b\"\n",
         "es.po:3: no page asks for words in a context: take the line `msgctxt \"c\"` out"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct words *words = words_read("es.po", rows[i].po, strlen(rows[i].po), NULL);
        assert_non_null(words);
        if (rows[i].warning)
            assert_string_equal(words_warning(words), rows[i].warning);
        else
            assert_null(words_warning(words));
        words_free(words);
    }
}

static void test_nul_bytes(void **state)
{
    (void)state;
    struct err err = {0};
    assert_null(words_read("es.po", "msgid \"a\0b\"", 11, &err));
    assert_string_equal(err.text, "es.po:1: a NUL byte in a string: write the line anew");
    assert_null(words_read("es.po", "\0", 1, &err));
    assert_int_equal(strncmp(err.text, "es.po:1: expected msgid: ", 25), 0);
}

/* Every file that is cut off anywhere is read or refused, never read past its end. */
static void test_cut_off(void **state)
{
    (void)state;
    static const char whole[] = "# c\n" ARABIC "msgctxt \"a\"\nmsgid \"b\\n\"\nmsgstr \"c\"\n";
    int refused = 0;
    for (size_t len = 0; len < sizeof whole; len++) {
        char *part = memcpy(malloc(len + !len), whole, len);
        struct err err = {0};
        struct words *words = words_read("es.po", part, len, &err);
        refused += !words;
        assert_true(words || err.text[0] != '\0');
        words_free(words);
        free(part);
    }
    assert_in_range(refused, sizeof whole / 2, sizeof whole - 3);
}

static void test_many(void **state)
{
    (void)state;
    struct buf po = {0};
    for (int i = 0; i < 5000; i++)
        buf_printf(&po, "msgid \"word %d\"\nmsgstr \"palabra %d\"\n\n", i, i);
    struct words *words = words_read("es.po", po.bytes, po.len, NULL);
    assert_non_null(words);
    for (int i = 0; i < 5001; i++) {
        char source[32], wanted[32];
        snprintf(source, sizeof source, "word %d", i);
        snprintf(wanted, sizeof wanted, "palabra %d", i);
        const char *saw = words_get(words, source);
        if (i == 5000)
            assert_null(saw);
        else
            assert_string_equal(saw, wanted);
    }
    words_free(words);
    buf_free(&po);
}

static void test_size_limit(void **state)
{
    (void)state;
    char *text = malloc(WORDS_BYTES + 1);
    memset(text, '\n', WORDS_BYTES + 1);
    struct err err = {0};
    struct words *words = words_read("es.po", text, WORDS_BYTES, &err);
    assert_non_null(words);
    words_free(words);
    assert_null(words_read("es.po", text, WORDS_BYTES + 1, &err));
    assert_string_equal(err.text, "es.po: larger than 4194304 bytes: make it smaller");
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_get),       cmocka_unit_test(test_get_plural),
        cmocka_unit_test(test_broken),    cmocka_unit_test(test_warnings),
        cmocka_unit_test(test_nul_bytes), cmocka_unit_test(test_cut_off),
        cmocka_unit_test(test_many),      cmocka_unit_test(test_size_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
