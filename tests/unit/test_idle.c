/* When a visitor has left: states, steps and deadlines on both sides of each limit. */
#include "input/idle.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

#include <cmocka.h>

static void test_states(void **state)
{
    (void)state;
    static const struct {
        int64_t now_ms;
        enum idle_state state;
        int steps_left;
        int64_t deadline_ms;
    } rows[] = {
        {0, IDLE_ACTIVE, 5, 60000},           {59999, IDLE_ACTIVE, 5, 60000},
        {60000, IDLE_WARN, 5, 66000},         {65999, IDLE_WARN, 5, 66000},
        {66000, IDLE_WARN, 4, 72000},         {72000, IDLE_WARN, 3, 78000},
        {78000, IDLE_WARN, 2, 84000},         {84000, IDLE_WARN, 1, 90000},
        {89999, IDLE_WARN, 1, 90000},         {90000, IDLE_EXPIRED, 0, INT64_MAX},
        {900000, IDLE_EXPIRED, 0, INT64_MAX},
    };
    struct idle idle = {0};
    idle_set(&idle, 60, 30, 0);
    for (int64_t start_ms = 0; start_ms <= 5000; start_ms += 5000) {
        idle_touch(&idle, start_ms);
        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            int64_t now_ms = start_ms + rows[i].now_ms;
            assert_int_equal(idle_state(&idle, now_ms), rows[i].state);
            assert_int_equal(idle_steps_left(&idle, now_ms), rows[i].steps_left);
            int64_t deadline_ms = rows[i].deadline_ms;
            if (deadline_ms != INT64_MAX)
                deadline_ms += start_ms;
            assert_int_equal(idle_deadline_ms(&idle, now_ms), deadline_ms);
        }
    }
}

static void test_set(void **state)
{
    (void)state;
    static const struct {
        int idle_s, warn_s, words;
        int64_t warn_after_ms, expire_after_ms;
    } rows[] = {
        {90, 60, 0, 90000, 150000},
        {90, 60, 80, 90000, 150000},
        {90, 60, 81, 91125, 151125},
        {90, 60, 160, 180000, 240000},
        {90, 19, 0, 90000, 110000},
        {90, 20, 0, 90000, 110000},
        {90, 21, 0, 90000, 111000},
        {90, 0, 0, 90000, 110000},
        {90, 60, 4000000, 4500000000, 4500060000},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct idle idle = {.last_touch_ms = 7};
        idle_set(&idle, rows[i].idle_s, rows[i].warn_s, rows[i].words);
        assert_int_equal(idle.warn_after_ms, rows[i].warn_after_ms);
        assert_int_equal(idle.expire_after_ms, rows[i].expire_after_ms);
        assert_int_equal(idle.last_touch_ms, 7);
    }
}

/* Woken at its deadlines only, every one of them changes what is seen, and it ends. */
static void test_deadlines_change_something(void **state)
{
    (void)state;
    for (int warn_s = 20; warn_s < 80; warn_s++) {
        struct idle idle = {0};
        idle_set(&idle, 90, warn_s, 0);
        idle.expire_after_ms += warn_s % 7; /* lengths that five does not divide */
        int64_t now_ms = 0;
        int wakes = 0;
        while (idle_state(&idle, now_ms) != IDLE_EXPIRED) {
            int64_t next_ms = idle_deadline_ms(&idle, now_ms);
            assert_true(next_ms > now_ms);
            bool same = idle_state(&idle, next_ms) == idle_state(&idle, now_ms) &&
                        idle_steps_left(&idle, next_ms) == idle_steps_left(&idle, now_ms);
            assert_false(same);
            now_ms = next_ms;
            wakes++;
        }
        assert_int_equal(wakes, IDLE_STEPS + 1);
        assert_int_equal(now_ms, idle.expire_after_ms);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_states),
        cmocka_unit_test(test_set),
        cmocka_unit_test(test_deadlines_change_something),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
