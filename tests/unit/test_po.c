/* A PO file's entries: what each is read as, and what becomes of one that is broken. */
#include "locale/po.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"

/* "2~! <comments> [context] source/many = form/form; " an entry: its line, `~` if obsolete,
   `!` if fuzzy. Line feeds are written as `,`. */
static void put_entry(struct buf *out, const struct po_entry *entry)
{
    buf_printf(out, "%d%s%s ", entry->line, entry->obsolete ? "~" : "", entry->fuzzy ? "!" : "");
    if (*entry->comments)
        buf_printf(out, "<%s> ", entry->comments);
    if (entry->context)
        buf_printf(out, "[%s] ", entry->context);
    buf_puts(out, entry->source);
    if (entry->many)
        buf_printf(out, "/%s", entry->many);
    for (int i = 0; i < entry->form_count; i++)
        buf_printf(out, "%s%s", i == 0 ? " = " : "/", entry->forms[i]);
    buf_puts(out, "; ");
    for (char *c = out->bytes; *c; c++) {
        if (*c == '\n')
            *c = ',';
    }
}

#define OLD "#~ msgid \"old\"\n#~ msgstr \"alt\"\n"
#define NEW "msgid \"a\"\nmsgstr \"b\"\n"

#define UNCLOSED "the string is not closed: write \" where it ends on this line"
#define CURLY "this is a quote of a word processor: write straight ones, \"...\""
#define ENTRY "an entry is msgid \"...\" and below it msgstr \"...\", in straight quotes"
#define MERGE                                                                                      \
    "two versions were put into one file: keep one of the two, and take out the lines of "         \
    "<<<<<<<, ======= and >>>>>>>"

static const struct {
    const char *name, *po, *entries, *message;
} rows[] = {
    {"nothing", "", "", ""},
    {"comments only", "# a\n#. b\n", "", ""},
    {"one", NEW, "1 a = b; ", ""},
    {"a mark, CRLF, no last line feed", "\xEF\xBB\xBFmsgid \"a\"\r\nmsgstr \"b\"", "1 a = b; ", ""},
    {"a comment of each kind",
     "\n# who\n#. how\n#: a.lua:3\n#, fuzzy, lua-format\n#| msgid \"z\"\n" NEW,
     "7! <# who,#. how,#: a.lua:3,#, fuzzy, lua-format,#| msgid \"z\"> a = b; ", ""},
    {"comments go with what follows",
     "# one\n" NEW "\n# two\n\n# lint: off\nmsgid \"c\"\nmsgstr \"\"\n",
     "2 <# one> a = b; 8 <# two,,# lint: off> c = ; ", ""},
    {"a comment inside is nobody's",
     "msgid \"a\"\n#, fuzzy\nmsgstr \"b\"\nmsgid \"c\"\nmsgstr \"\"\n", "1 a = b; 4 c = ; ", ""},
    {"fuzzy is a flag of its own", "#, un-fuzzy, fuzzyish\n" NEW,
     "2 <#, un-fuzzy, fuzzyish> a = b; ", ""},
    {"fuzzy without a comma", "#,c-format fuzzy\n" NEW, "2! <#,c-format fuzzy> a = b; ", ""},
    {"fuzzy in the second line of flags", "#, c-format\n#, fuzzy\n" NEW,
     "3! <#, c-format,#, fuzzy> a = b; ", ""},
    {"a context", "msgctxt \"c\"\n" NEW "msgctxt \"\"\n" NEW, "2 [c] a = b; 5 [] a = b; ", ""},
    {"plural forms", "msgid \"a\"\nmsgid_plural \"as\"\nmsgstr[0] \"b\"\nmsgstr [ 1 ] \"\"\n",
     "1 a/as = b/; ", ""},
    {"the header", "#, fuzzy\nmsgid \"\"\nmsgstr \"\"\n\"L: es\\n\"\n", "2! <#, fuzzy>  = L: es,; ",
     ""},
    {"obsolete", OLD NEW, "1~ old = alt; 3 a = b; ", ""},
    {"obsolete in several lines", "#~ msgid \"\"\n#~ \"o\"\n#~ \"ld\"\n#~ msgstr \"alt\"\n" NEW,
     "1~ old = alt; 5 a = b; ", ""},
    {"an obsolete one's flag is its own", "#, fuzzy\n#~| msgid \"older\"\n" OLD NEW,
     "3~! <#, fuzzy,#~| msgid \"older\"> old = alt; 5 a = b; ", ""},
    {"a flag behind an obsolete one", OLD "#, fuzzy\n" NEW, "1~ old = alt; 4! <#, fuzzy> a = b; ",
     ""},
    {"an obsolete one that ends early", "# c\n#~ msgid \"old\"\n" NEW, "3 a = b; ", ""},
    {"an obsolete one that is not closed", "#, fuzzy\n#~ msgid \"old\n#~ msgstr \"alt\"\n" NEW,
     "4 a = b; ", ""},
    {"no entry of an obsolete line", "#~ what?\n#~\n#~ \"b\"\n" NEW "#~", "4 a = b; ", ""},
    {"an obsolete string is not the next one's", "msgid \"a\"\nmsgstr \"b\"\n#~ \"c\"\n",
     "1 a = b; ", ""},
    {"a string is not the obsolete one's", OLD "\"c\"\n", "1~ old = alt; ",
     "x.po:3: expected msgid: write msgid or msgstr in front of this string"},
    {"C's escapes", "msgid \"\\a\\b\\f\\n\\r\\t\\v\\\"\\\\\"\nmsgstr \"\"\n",
     "1 \a\b\f,\r\t\v\"\\ = ; ", ""},
    {"numbers", "msgid \"\\1012\\x4a\"\nmsgstr \"\\xC3\" \"\\255\"\n", "1 A2J = \xC3\xAD; ", ""},
    {"numbers that make no letter", "msgid \"a\"\nmsgstr \"\\xFF\"\n", "",
     "x.po:3: the numbers of a string make no UTF-8: write the letter itself"},
    {"a number without digits", "msgid \"\\xg\"\n", "",
     "x.po:1: unknown escape \\x (known: C's, as \\n \\t \\\" \\\\)"},
    {"a number at the end", "msgid \"\\x4", "", "x.po:1: " UNCLOSED},
    {"a NUL by number", "msgid \"a\\0\"\n", "",
     "x.po:1: a NUL byte in a string: write the line anew"},
    {"up to the break", NEW "\nmsgid \"c\nmsgstr \"\"\n", "1 a = b; ", "x.po:4: " UNCLOSED},
    {"quotes of a word processor", "msgid \u201Ca\u201D\nmsgstr \"b\"\n", "",
     "x.po:1: expected a string after msgid: " CURLY},
    {"the same below", "msgid \"a\"\nmsgstr \u00ABb\u00BB\n", "",
     "x.po:2: expected a string after msgstr: " CURLY},
    {"a merge", NEW "<<<<<<< ours\nmsgid \"c\"\n", "1 a = b; ", "x.po:3: expected msgid: " MERGE},
    {"a merge in an entry", "msgid \"a\"\n=======\nmsgstr \"b\"\n", "",
     "x.po:2: expected msgstr: " MERGE},
    {"the end of a merge", NEW ">>>>>>> theirs\n", "1 a = b; ", "x.po:3: expected msgid: " MERGE},
    {"a quote inside", "msgid \"Say \"hi\" now\"\nmsgstr \"b\"\n", "",
     "x.po:1: expected msgstr: a quote inside of a text wants a backslash, \\\", and nothing "
     "stands "
     "behind the last"},
    {"no quotes", "msgid a\nmsgstr b\n", "", "x.po:1: expected a string after msgid: " ENTRY},
    {"a line of prose", NEW "This is done\n", "1 a = b; ", "x.po:3: expected msgid: " ENTRY},
    {"in another charset",
     "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=ISO-8859-1\\n\"\n"
     "msgid \"a\"\nmsgstr \"\xE9\"\n",
     "", "x.po:4: is not UTF-8 but, by its header, ISO-8859-1: `anteroom strings` writes it anew"},
    {"in none that it names", "# charset=UTF-8\n# \xE9\n", "",
     "x.po:2: is not UTF-8: save it as UTF-8"},
    {"as its template says", "# charset=CHARSET\n# \xE9\n", "",
     "x.po:2: is not UTF-8: save it as UTF-8"},
    {"another one, but nothing that is not ASCII",
     "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=ASCII\\n\"\n",
     "1  = Content-Type: text/plain; charset=ASCII,; ", ""},
};

static void test_entries(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        /* Of its own length, so that the sanitizer sees a step too far. */
        size_t len = strlen(rows[i].po);
        char *text = memcpy(malloc(len + !len), rows[i].po, len);
        struct err err = {""};
        struct po_reader reader;
        struct po_entry entry;
        struct buf seen = {0};
        buf_puts(&seen, "");
        po_begin(&reader, "x.po", text, len, &err);
        while (po_next(&reader, &entry))
            put_entry(&seen, &entry);
        bool good = po_end(&reader);
        if (strcmp(seen.bytes, rows[i].entries) != 0 || strcmp(err.text, rows[i].message) != 0 ||
            good != (*rows[i].message == '\0'))
            fail_msg("%s: saw %s and \"%s\"", rows[i].name, seen.bytes, err.text);
        buf_free(&seen);
        free(text);
    }
}

/* What is kept of a file is what was read of it one by one. */
static void test_kept(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena *arena = arena_create();
        struct po po;
        struct buf seen = {0};
        buf_puts(&seen, "");
        bool good = po_read(&po, arena, "x.po", rows[i].po, strlen(rows[i].po), NULL);
        assert_int_equal(good, *rows[i].message == '\0');
        for (size_t e = 0; e < po.count; e++)
            put_entry(&seen, &po.entries[e]);
        assert_string_equal(seen.bytes, rows[i].entries);
        buf_free(&seen);
        arena_destroy(arena);
    }
}

static void test_questions(void **state)
{
    (void)state;
    static const char text[] =
        "msgid \"\"\nmsgstr \"x\"\nmsgctxt \"c\"\nmsgid \"\"\nmsgstr \"x\"\n"
        "#~ msgid \"\"\n#~ msgstr \"x\"\nmsgid \"a\"\nmsgstr \"\"\n"
        "msgid \"b\"\nmsgid_plural \"bs\"\nmsgstr[0] \"c\"\nmsgstr[1] \"\"\n";
    static const bool headers[] = {true, false, false, false, false};
    struct arena *arena = arena_create();
    struct po po;
    assert_true(po_read(&po, arena, "x.po", text, sizeof text - 1, NULL));
    assert_int_equal(po.count, 5);
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(po_is_header(&po.entries[i]), headers[i]);
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_entries),
        cmocka_unit_test(test_kept),
        cmocka_unit_test(test_questions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
