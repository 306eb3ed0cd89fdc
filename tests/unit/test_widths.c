/* Widths that are kept: found for the same run only, and gone when they are forgotten. */
#include "text/widths.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

static const struct run runs[] = {
    {1, false, 2, "78205"},       {1, true, 2, "78205"},         {2, false, 2, "78205"},
    {1, false, 3, "78205"},       {1, false, 2, "78206"},        {1, false, 2, ""},
    {1, false, 2, "San Antonio"}, {1, false, 2, "San Antonio,"},
};
#define RUNS (sizeof runs / sizeof *runs)

static void test_found_for_the_same_run(void **state)
{
    (void)state;
    struct widths *widths = widths_create();
    for (size_t i = 0; i < RUNS; i++) {
        int w_px = -1;
        assert_false(widths_find(widths, widths_key(&runs[i]), &w_px));
        assert_int_equal(w_px, -1);
        widths_keep(widths, widths_key(&runs[i]), 100 + (int)i);
    }
    for (size_t i = 0; i < RUNS; i++) {
        int w_px = -1;
        assert_true(widths_find(widths, widths_key(&runs[i]), &w_px));
        assert_int_equal(w_px, 100 + (int)i);
    }
    widths_destroy(widths);
}

/* However many are kept, one that is found is its own. */
static void test_never_another_runs(void **state)
{
    (void)state;
    struct widths *widths = widths_create();
    char text[32];
    int found = 0;
    for (int round = 0; round < 2; round++) {
        for (int i = 0; i < 20000; i++) {
            snprintf(text, sizeof text, "%d", i);
            struct run run = {1, false, 2, text};
            int w_px = -1;
            if (round == 0)
                widths_keep(widths, widths_key(&run), i);
            else if (widths_find(widths, widths_key(&run), &w_px))
                assert_int_equal(w_px, i);
            found += w_px >= 0;
        }
    }
    assert_in_range(found, 4000, 19999);
    widths_destroy(widths);
}

static void test_forgotten(void **state)
{
    (void)state;
    struct widths *widths = widths_create();
    for (size_t i = 0; i < RUNS; i++)
        widths_keep(widths, widths_key(&runs[i]), 100);
    widths_forget(widths);
    for (size_t i = 0; i < RUNS; i++) {
        int w_px;
        assert_false(widths_find(widths, widths_key(&runs[i]), &w_px));
    }
    widths_destroy(widths);
    widths_destroy(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_found_for_the_same_run),
        cmocka_unit_test(test_never_another_runs),
        cmocka_unit_test(test_forgotten),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
