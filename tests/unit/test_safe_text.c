/* Words of others at the sinks: each hostile sign is a number, nothing else is touched. */
#include "base/safe_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/json.h"
#include "base/utf8.h"

#define BYTES(text) text, sizeof(text) - 1

static void test_rows(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t len;
        const char *safe, *json; /* json: NULL where a NUL is in it */
    } rows[] = {
        {BYTES(""), "", "\"\""},
        {BYTES("plain words"), "plain words", "\"plain words\""},
        {BYTES("\x1b]0;owned\x07"), "\\x1b]0;owned\\x07", "\"\\u001b]0;owned\\u0007\""},
        {BYTES("\x1b[2J"), "\\x1b[2J", "\"\\u001b[2J\""},
        {BYTES("a\r\nsigned by x"), "a\\x0d\\x0asigned by x", "\"a\\u000d\\u000asigned by x\""},
        {BYTES("a\nb\n"), "a\\x0ab\\x0a", "\"a\\u000ab\\u000a\""},
        {BYTES("a\tb"), "a b", "\"a\\u0009b\""},
        {BYTES("a\0b"), "a\\x00b", NULL},
        {BYTES("\x7f"), "\\x7f", "\"\\u007f\""},
        {BYTES("\xC2\x9B"
               "2J"),
         "\\u009b2J", "\"\\u009b2J\""},
        {BYTES("\xC2\x85"), "\\u0085", "\"\\u0085\""},
        {BYTES("\x9b"
               "2J"),
         "\\x9b2J", "\"\\ufffd2J\""},
        {BYTES("\xE2\x80\xAE"
               "kcap"),
         "\\u202ekcap", "\"\\u202ekcap\""},
        {BYTES("\xE2\x81\xA6\xE2\x81\xA9"), "\\u2066\\u2069", "\"\\u2066\\u2069\""},
        {BYTES("\xE2\x80\x8E\xE2\x80\x8F"), "\\u200e\\u200f", "\"\\u200e\\u200f\""},
        {BYTES("\xD8\x9C"), "\\u061c", "\"\\u061c\""},
        {BYTES("\xE2\x80\xA8\xE2\x80\xA9"), "\\u2028\\u2029", "\"\\u2028\\u2029\""},
        {BYTES("\xff\xfe"), "\\xff\\xfe", "\"\\ufffd\\ufffd\""},
        {BYTES("\xC3"), "\\xc3", "\"\\ufffd\""},
        {BYTES("\xC0\xAF"), "\\xc0\\xaf", "\"\\ufffd\\ufffd\""},
        {BYTES("\xED\xA0\x80"), "\\xed\\xa0\\x80", "\"\\ufffd\\ufffd\\ufffd\""},
        {BYTES("se\xC3\xB1or \xD8\xB9\xF0\x9F\x98\x80"), "se\xC3\xB1or \xD8\xB9\xF0\x9F\x98\x80",
         "\"se\xC3\xB1or \xD8\xB9\xF0\x9F\x98\x80\""},
        /* a backslash is one, but where it would read as a number */
        {BYTES("C:\\packs\\north"), "C:\\packs\\north", "\"C:\\\\packs\\\\north\""},
        {BYTES("C:\\users\\xylo"), "C:\\users\\xylo", "\"C:\\\\users\\\\xylo\""},
        {BYTES("\\x1b"), "\\x5cx1b", "\"\\\\x1b\""},
        {BYTES("\\u202e"), "\\x5cu202e", "\"\\\\u202e\""},
        {BYTES("\\\\x1b"), "\\\\x5cx1b", "\"\\\\\\\\x1b\""},
        {BYTES("\\x1"), "\\x1", "\"\\\\x1\""},
        {BYTES("\\"), "\\", "\"\\\\\""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf safe = {0}, text = {0};
        struct json json = {.out = &text};
        buf_puts(&safe, "");
        safe_text(&safe, rows[i].text, rows[i].len);
        assert_string_equal(safe.bytes, rows[i].safe);
        if (rows[i].json) {
            json_text(&json, rows[i].text);
            assert_string_equal(text.bytes, rows[i].json);
        }
        struct buf again = {0}; /* once is enough: of a helper's log nothing changes */
        buf_puts(&again, "");
        safe_text_again(&again, safe.bytes, safe.len);
        assert_string_equal(again.bytes, safe.bytes);
        buf_free(&again);
        buf_free(&safe);
        buf_free(&text);
    }
}

/* Of every character: what is left is printable, on one line, and says which it was. */
static void test_all(void **state)
{
    (void)state;
    int escaped = 0;
    for (uint32_t cp = 0; cp < 0x110000; cp++) {
        char text[4];
        struct buf safe = {0};
        if (cp >= 0xD800 && cp < 0xE000)
            continue;
        size_t len = utf8_encode(cp, text);
        safe_text(&safe, text, len);
        bool kept = safe.len == len && memcmp(safe.bytes, text, len) == 0;
        assert_int_equal(kept, cp != '\t' && !safe_text_is_hostile(cp));
        for (size_t i = 0; !kept && i < safe.len; i++)
            assert_in_range(safe.bytes[i], ' ', '~');
        escaped += !kept;
        buf_free(&safe);
    }
    /* C0, DEL and C1; U+061C; two marks; U+2028 to 202E; U+2066 to 2069 */
    assert_int_equal(escaped, 32 + 33 + 1 + 2 + 7 + 4);
}

static void test_line(void **state)
{
    (void)state;
    struct buf out = {0};
    safe_line(&out, "%s: %d", "a\nerror: b", 7);
    safe_line(&out, "%s", "");
    assert_string_equal(out.bytes, "a\\x0aerror: b: 7\n\n");
    buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_all),
        cmocka_unit_test(test_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
