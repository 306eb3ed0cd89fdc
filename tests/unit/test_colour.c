/* Colours: equality, spelling, WCAG contrast. */
#include "draw/colour.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void test_contrast(void **state)
{
    (void)state;
    static const struct {
        uint32_t a, b;
        double ratio;
    } rows[] = {
        {0x000000, 0xffffff, 21.0},   {0xffffff, 0x000000, 21.0},
        {0x777777, 0x777777, 1.0},    {0x777777, 0xffffff, 4.478},
        {0x767676, 0xffffff, 4.542},  {0xff0000, 0xffffff, 3.998},
        {0x00ff00, 0x000000, 15.304}, {0x0000ff, 0xffffff, 8.592},
        {0x0a0a0a, 0x000000, 1.061}, /* the linear foot of the curve */
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        double ratio = colour_contrast(COLOUR_HEX(rows[i].a), COLOUR_HEX(rows[i].b));
        assert_float_equal(ratio, rows[i].ratio, 0.001);
    }
}

static void test_write(void **state)
{
    (void)state;
    static const struct {
        struct colour colour;
        const char *text;
    } rows[] = {
        {{0, 0, 0, 255}, "#000000"},
        {{255, 255, 255, 255}, "#ffffff"},
        {{10, 11, 12, 0}, "#0a0b0c"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char out[8];
        colour_write(rows[i].colour, out);
        assert_string_equal(out, rows[i].text);
    }
    assert_int_equal(COLOUR_HEX(0x0b5563).r, 0x0b);
    assert_int_equal(COLOUR_HEX(0x0b5563).g, 0x55);
    assert_int_equal(COLOUR_HEX(0x0b5563).b, 0x63);
    assert_int_equal(COLOUR_HEX(0x0b5563).a, 255);
}

static void test_equal(void **state)
{
    (void)state;
    static const struct {
        struct colour a, b;
        bool equal;
    } rows[] = {
        {{1, 2, 3, 4}, {1, 2, 3, 4}, true},  {{1, 2, 3, 4}, {9, 2, 3, 4}, false},
        {{1, 2, 3, 4}, {1, 9, 3, 4}, false}, {{1, 2, 3, 4}, {1, 2, 9, 4}, false},
        {{1, 2, 3, 4}, {1, 2, 3, 9}, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(colour_equal(rows[i].a, rows[i].b), rows[i].equal);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_contrast),
        cmocka_unit_test(test_write),
        cmocka_unit_test(test_equal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
