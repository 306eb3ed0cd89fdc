/* Languages: their names, directions, numbers and dates. */
#include "locale/language.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#define NBSP "\xC2\xA0"

static void test_names(void **state)
{
    (void)state;
    static const struct {
        const char *code, *name;
        bool rtl;
    } rows[] = {
        {"en", "English", false},
        {"en-US", "English", false},
        {"es", "Español", false},
        {"es-419", "Español", false},
        {"zh", "中文", false},
        {"zh-CN", "中文", false},
        {"zh-Hant-TW", "繁體中文", false},
        {"ar", "العربية", true},
        {"ar-EG", "العربية", true},
        {"he", "עברית", true},
        {"fa", "فارسی", true},
        {"ur", "اردو", true},
        {"ps", "پښتو", true},
        {"yi", "ייִדיש", true},
        {"vi", "Tiếng Việt", false},
        {"tlh", "tlh", false},
        {"t", "t", false},
        {"", "", false},
        {"-", "-", false},
        {"english", "english", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_string_equal(language_own_name(rows[i].code), rows[i].name);
        assert_int_equal(language_is_rtl(rows[i].code), rows[i].rtl);
    }
}

static void test_numbers(void **state)
{
    (void)state;
    static const struct {
        const char *code;
        double value;
        int decimals;
        const char *text;
    } rows[] = {
        {"en", 1234.5, 1, "1,234.5"},
        {"es-ES", 1234.5, 1, "1.234,5"},
        {"es", 1234.5, 1, "1,234.5"},
        {"es-419", 1234.5, 1, "1,234.5"},
        {"fr", 1234.5, 1, "1" NBSP "234,5"},
        {"tlh", 1234.5, 1, "1,234.5"},
        {"en", 0, 0, "0"},
        {"en", 999, 0, "999"},
        {"en", 1000, 0, "1,000"},
        {"en", 999999, 0, "999,999"},
        {"en", 1000000, 0, "1,000,000"},
        {"en", 999.96, 1, "1,000.0"},
        {"en", 0.04, 1, "0.0"},
        {"en", -0.04, 1, "0.0"},
        {"en", -0.06, 1, "-0.1"},
        {"en", -1234, 0, "-1,234"},
        {"en", -0.0, 0, "0"},
        {"en", 2.5, -1, "2"},
        {"en", 0.1, 99, "0.100000000000000"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char out[64];
        language_number(rows[i].code, rows[i].value, rows[i].decimals, out, sizeof out);
        assert_string_equal(out, rows[i].text);
    }
}

static void test_dates(void **state)
{
    (void)state;
    static const struct {
        const char *code, *iso, *text;
    } rows[] = {
        {"en", "2026-11-22", "November 22, 2026"},
        {"en-US", "2026-01-01", "January 1, 2026"},
        {"es", "2026-11-22", "22 de noviembre de 2026"},
        {"es-419", "2026-12-05", "5 de diciembre de 2026"},
        {"de", "2026-03-09", "9. März 2026"},
        {"fr", "2026-08-31", "31 août 2026"},
        {"zh-Hans", "2026-11-02", "2026年11月2日"},
        {"ko", "2026-11-02", "2026년 11월 2일"},
        {"vi", "2026-11-02", "2 tháng 11, 2026"},
        {"ar", "2026-05-02", "2 مايو 2026"},
        {"hi", "2026-11-22", "2026-11-22"},
        {"tlh", "2026-11-22", "2026-11-22"},
        {"en", "2028-02-29", "February 29, 2028"},
        {"en", "2000-02-29", "February 29, 2000"},
        {"en", "2026-02-29", "2026-02-29"},
        {"en", "2100-02-29", "2100-02-29"},
        {"en", "2026-04-31", "2026-04-31"},
        {"en", "2026-00-10", "2026-00-10"},
        {"en", "2026-13-10", "2026-13-10"},
        {"en", "2026-12-00", "2026-12-00"},
        {"en", "2026-12-32", "2026-12-32"},
        {"en", "2026-1-10", "2026-1-10"},
        {"en", "2026-11-221", "2026-11-221"},
        {"en", "2026/11/22", "2026/11/22"},
        {"en", "202", "202"},
        {"en", " 026-11-22", " 026-11-22"},
        {"en", "soon", "soon"},
        {"en", "", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char out[64];
        language_date(rows[i].code, rows[i].iso, out, sizeof out);
        assert_string_equal(out, rows[i].text);
    }
}

/* "1,234.5" and "May 2, 2026" need 8 and 12 bytes. */
static void test_room(void **state)
{
    (void)state;
    static const struct {
        size_t room;
        const char *number, *date;
    } rows[] = {
        {1, "", ""},
        {7, "", ""},
        {8, "1,234.5", ""},
        {11, "1,234.5", ""},
        {12, "1,234.5", "May 2, 2026"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char out[13];
        memset(out, '#', sizeof out);
        language_number("en", 1234.5, 1, out, rows[i].room);
        assert_string_equal(out, rows[i].number);
        assert_int_equal(out[rows[i].room], '#');
        language_date("en", "2026-05-02", out, rows[i].room);
        assert_string_equal(out, rows[i].date);
        assert_int_equal(out[rows[i].room], '#');
    }
    language_number("en", 1, 0, NULL, 0);
    language_date("en", "2026-05-02", NULL, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_dates),
        cmocka_unit_test(test_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
