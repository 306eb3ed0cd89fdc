/* Plural-Forms: known languages, every operator, and what cannot be read. */
#include "locale/plural.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* The forms of 0, 1, 2 .. as digits. */
static void test_languages(void **state)
{
    (void)state;
    static const struct {
        const char *name, *text, *forms;
    } rows[] = {
        {"one form", "nplurals=1; plural=0;", "0000"},
        {"English", "nplurals=2; plural=(n != 1);", "10111"},
        {"no last semicolon", "nplurals=2; plural=n != 1", "10111"},
        {"no blanks", "nplurals=2;plural=n!=1;", "10111"},
        {"many blanks", "  nplurals = 2 ; plural = ( n != 1 ) ;  ", "10111"},
        {"French", "nplurals=2; plural=n>1;", "00111"},
        {"Russian",
         "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && "
         "(n%100<10 || n%100>=20) ? 1 : 2);",
         "2011122222222222222220111222222"},
        {"Polish",
         "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) "
         "? 1 : 2);",
         "2011122222222222222222111222222"},
        {"Arabic",
         "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 "
         ": n%100>=11 ? 4 : 5);",
         "012333333334444"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct plural plural;
        struct err err = {0};
        if (!plural_read(&plural, rows[i].text, strlen(rows[i].text), &err))
            fail_msg("%s: %s", rows[i].name, err.text);
        for (uint64_t n = 0; rows[i].forms[n]; n++) {
            int form = plural_form(&plural, n);
            if (form != rows[i].forms[n] - '0')
                fail_msg("%s: form %d for %d", rows[i].name, form, (int)n);
        }
    }
}

static void test_arabic_hundreds(void **state)
{
    (void)state;
    static const struct {
        uint64_t n;
        int form;
    } rows[] = {{99, 4}, {100, 5}, {101, 5}, {102, 5}, {103, 3}, {110, 3}, {111, 4}, {200, 5}};
    static const char text[] =
        "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : "
        "n%100>=11 ? 4 : 5;";
    struct plural plural;
    assert_true(plural_read(&plural, text, sizeof text - 1, NULL));
    assert_int_equal(plural.forms, 6);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(plural_form(&plural, rows[i].n), rows[i].form);
}

static void test_operators(void **state)
{
    (void)state;
    static const struct {
        const char *expression;
        uint64_t n;
        int form;
    } rows[] = {
        {"1+2*3", 0, 7},     {"(1+2)*2", 0, 6},   {"7-2-1", 0, 4},
        {"7-(2-1)", 0, 6},   {"12/3/2", 0, 2},    {"7%4*2", 0, 6},
        {"n/2", 9, 4},       {"5/0", 0, 0},       {"5%0", 0, 0},
        {"n?5%n:1", 0, 1},   {"n?5%n:1", 3, 2},   {"!n", 0, 1},
        {"!n", 5, 0},        {"!!n", 5, 1},       {"!n+1", 0, 2},
        {"1<2", 0, 1},       {"2<2", 0, 0},       {"2<=2", 0, 1},
        {"3<=2", 0, 0},      {"2>1", 0, 1},       {"2>2", 0, 0},
        {"2>=2", 0, 1},      {"1>=2", 0, 0},      {"2==2", 0, 1},
        {"2==3", 0, 0},      {"2!=3", 0, 1},      {"2!=2", 0, 0},
        {"2&&3", 0, 1},      {"2&&0", 0, 0},      {"0||3", 0, 1},
        {"0||0", 0, 0},      {"1||0&&0", 0, 1},   {"1==1<2", 0, 1},
        {"2<1==0", 0, 1},    {"1+1==2", 0, 1},    {"n==1||n==2", 2, 1},
        {"1?2:3", 0, 2},     {"0?2:3", 0, 3},     {"0?1:0?2:3", 0, 3},
        {"1?0?4:5:6", 0, 5}, {"1?1:0?2:3", 0, 1}, {"8", 0, 0},
        {"7", 0, 7},         {"0-1", 0, 0},       {"4294967295/1000000000", 0, 4},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[100];
        int len = snprintf(text, sizeof text, "nplurals=8; plural=%s;", rows[i].expression);
        struct plural plural;
        struct err err = {0};
        if (!plural_read(&plural, text, (size_t)len, &err))
            fail_msg("%s: %s", rows[i].expression, err.text);
        int form = plural_form(&plural, rows[i].n);
        if (form != rows[i].form)
            fail_msg("%s is %d, not %d", rows[i].expression, form, rows[i].form);
    }
}

static void test_broken(void **state)
{
    (void)state;
    static const struct {
        const char *text, *message;
    } rows[] = {
        {"", "Plural-Forms ends where nplurals is missing"},
        {"plural=0;", "Plural-Forms: expected nplurals at \"plural=0;\""},
        {"nplurals=INTEGER; plural=EXPRESSION;",
         "Plural-Forms: expected a number at \"INTEGER; plural=EXPRESSION;\""},
        {"nplurals=0; plural=0;", "Plural-Forms: nplurals is not 1 to 8"},
        {"nplurals=9; plural=0;", "Plural-Forms: nplurals is not 1 to 8"},
        {"nplurals=2", "Plural-Forms ends where ; is missing"},
        {"nplurals=2; plural=", "Plural-Forms ends where a number is missing"},
        {"nplurals=2; plural=n n;", "Plural-Forms: expected the end at \"n;\""},
        {"nplurals=2; plural=(n;", "Plural-Forms: expected ) at \";\""},
        {"nplurals=2; plural=n ? 1;", "Plural-Forms: expected : at \";\""},
        {"nplurals=2; plural=n ? : 1;", "Plural-Forms: expected a number at \": 1;\""},
        {"nplurals=2; plural=n &;", "Plural-Forms: expected the end at \"&;\""},
        {"nplurals=2; plural=n = 1;", "Plural-Forms: expected the end at \"= 1;\""},
        {"nplurals=2; plural=-1;", "Plural-Forms: expected a number at \"-1;\""},
        {"nplurals=2; plural=m;", "Plural-Forms: expected a number at \"m;\""},
        {"nplurals=2; plural=4294967296;", "Plural-Forms: a number is too large"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct plural plural;
        struct err err = {0};
        assert_false(plural_read(&plural, rows[i].text, strlen(rows[i].text), &err));
        assert_string_equal(err.text, rows[i].message);
    }
}

/* "nplurals=2; plural=" with `open` so often before an n and `close` so often after it. */
static bool reads(const char *open, const char *close, int times, struct err *err)
{
    static char text[8192];
    size_t len = (size_t)snprintf(text, sizeof text, "nplurals=2; plural=");
    for (int i = 0; i < times; i++)
        len += (size_t)snprintf(text + len, sizeof text - len, "%s", open);
    len += (size_t)snprintf(text + len, sizeof text - len, "n");
    for (int i = 0; i < times; i++)
        len += (size_t)snprintf(text + len, sizeof text - len, "%s", close);
    struct plural plural;
    return plural_read(&plural, text, len, err) && plural_form(&plural, 1) >= 0;
}

static void test_limits(void **state)
{
    (void)state;
    static const struct {
        const char *open, *close;
        int most;
        const char *message;
    } rows[] = {
        {"(", ")", 64, "Plural-Forms: nested more than 64 deep"},
        {"!", "", 64, "Plural-Forms: nested more than 64 deep"},
        {"n?1:", "", 64, "Plural-Forms: nested more than 64 deep"},
        {"n?", ":1", 64, "Plural-Forms: nested more than 64 deep"},
        {"", "+n", 127, "Plural-Forms: longer than 256 numbers and operators"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct err err = {0};
        const char *open = rows[i].open, *close = rows[i].close;
        assert_true(reads(open, close, rows[i].most, &err));
        assert_false(reads(open, close, rows[i].most + 1, &err));
        assert_string_equal(err.text, rows[i].message);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_languages), cmocka_unit_test(test_arabic_hundreds),
        cmocka_unit_test(test_operators), cmocka_unit_test(test_broken),
        cmocka_unit_test(test_limits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
