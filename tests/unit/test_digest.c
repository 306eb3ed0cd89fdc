/* The hash against b2sum's and Python's, in one piece and in many. */
#include "layer/digest.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char nothing[] = "786a02f742015903c6c6fd852552d272912f4740e15847618a86e217f71f5419"
                              "d25e1031afee585313896444934eb04b903a685b1448b755d56f701afe9be2ce";
static const char abc[] = "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
                          "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923";
/* of bytes 0 to 255, 513 times */
static const char many[] = "0c97c26540587479b7c485a3824dc876d13f41b5c1550eea8c2d6ba709a12611"
                           "2a1f096fed42efa38a16df03a05681fc7bbf132394a22893d77b4d224f7fcf10";

static void test_values(void **state)
{
    (void)state;
    struct digest digest = digest_of("", 0);
    assert_string_equal(digest_hex(&digest).text, nothing);
    digest = digest_of("abc", 3);
    assert_string_equal(digest_hex(&digest).text, abc);
}

static void test_stream(void **state)
{
    (void)state;
    static unsigned char bytes[256 * 513];
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (unsigned char)i;
    static const size_t steps[] = {1, 7, 64, 127, 128, 129, 4096, sizeof bytes};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        struct digest_stream stream;
        digest_begin(&stream);
        for (size_t at = 0; at < sizeof bytes; at += steps[i]) {
            size_t left = sizeof bytes - at;
            digest_add(&stream, bytes + at, left < steps[i] ? left : steps[i]);
        }
        struct digest digest = digest_end(&stream);
        assert_string_equal(digest_hex(&digest).text, many);
    }
}

static void test_parse(void **state)
{
    (void)state;
    struct digest wanted = digest_of("abc", 3), other = digest_of("abd", 3), got;
    assert_true(digest_parse(abc, &got));
    assert_true(digest_equal(&got, &wanted));
    assert_false(digest_equal(&got, &other));

    static const struct {
        size_t at;
        char letter;
    } rows[] = {{0, 'B'},    {1, 'g'},  {5, ' '},  {127, '-'},
                {127, '\0'}, {0, '\0'}, {64, '/'}, {64, ':'}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[sizeof abc];
        memcpy(text, abc, sizeof abc);
        text[rows[i].at] = rows[i].letter;
        assert_false(digest_parse(text, &got));
    }
    char longer[sizeof abc + 1];
    memcpy(longer, abc, sizeof abc);
    strcat(longer, "0");
    assert_false(digest_parse(longer, &got));
}

/* One bit that differs anywhere is noticed. */
static void test_equal(void **state)
{
    (void)state;
    struct digest digest = digest_of("abc", 3);
    for (size_t bit = 0; bit < 8 * sizeof digest.bytes; bit++) {
        struct digest other = digest;
        other.bytes[bit / 8] ^= (unsigned char)(1 << bit % 8);
        assert_false(digest_equal(&digest, &other));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_values),
        cmocka_unit_test(test_stream),
        cmocka_unit_test(test_parse),
        cmocka_unit_test(test_equal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
