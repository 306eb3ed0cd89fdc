/* A kiosk's hours and nights: what on_hours may say, when the display is off, whether the clock is
   to be believed, and when the program begins anew, over 400 days. */
#include "kiosk/rest.h"

#include <stdio.h>
#include <stdlib.h>

#include "scratch.h"

#define MIN_MS INT64_C(60000)
#define AT(day, hour, min) ((day)*HOURS_DAY_MIN + (hour)*60 + (min))

static struct hours read_hours(const char *text)
{
    struct hours hours;
    struct err err = {0};
    if (!hours_read(&hours, text, &err))
        fail_msg("%s: %s", text, err.text);
    return hours;
}

static void test_hours_that_are_read(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int week_min;
        bool on;
        int until_min;
    } cases[] = {
        {"Mon-Fri 7:00-18:30, Sat 8:00-12:00", AT(0, 6, 59), false, 1},
        {"Mon-Fri 7:00-18:30, Sat 8:00-12:00", AT(0, 7, 0), true, 690},
        {"Mon-Fri 7:00-18:30, Sat 8:00-12:00", AT(4, 18, 29), true, 1},
        {"Mon-Fri 7:00-18:30, Sat 8:00-12:00", AT(4, 18, 30), false, 810},
        {"Mon-Fri 7:00-18:30, Sat 8:00-12:00", AT(5, 11, 59), true, 1},
        {"Mon-Fri 7:00-18:30, Sat 8:00-12:00", AT(6, 12, 0), false, 19 * 60},
        {"mon - fri 07:00 - 18:30", AT(2, 12, 0), true, 390},
        {"MON 8:00-12:00,Mon 13:00-17:00", AT(0, 12, 30), false, 30},
        {"Sat-Mon 9:00-10:00", AT(6, 9, 30), true, 30},
        {"Sat-Mon 9:00-10:00", AT(1, 9, 30), false, AT(5, 9, 0) - AT(1, 9, 30)},
        {"Fri 18:00-2:00", AT(5, 1, 59), true, 1},
        {"Sun 22:00-6:00", AT(0, 5, 59), true, 1},
        {"Sun 22:00-6:00", AT(0, 6, 0), false, AT(6, 22, 0) - AT(0, 6, 0)},
        {"Mon-Sun 0:00-24:00", AT(3, 3, 3), true, HOURS_WEEK_MIN},
        {"Wed 8:00-8:00", AT(3, 7, 59), true, 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct hours hours = read_hours(cases[i].text);
        assert_int_equal(hours_are_on(&hours, cases[i].week_min), cases[i].on);
        assert_int_equal(hours_until_change_min(&hours, cases[i].week_min), cases[i].until_min);
    }
}

static void test_hours_that_are_refused(void **state)
{
    (void)state;
    static const char *const cases[] = {
        "",
        "7:00-18:30",
        "Mon",
        "Mon 7-18",
        "Mon 7:00",
        "Mon 7:00-25:00",
        "Mon 7:60-8:00",
        "Mon 24:01-8:00",
        "Foo 7:00-8:00",
        "Mon-Foo 7:00-8:00",
        "Monday 7:00-8:00",
        "Mon 7:00am-8:00pm",
        "Mon 7:00-8:00;Tue 7:00-8:00",
        "Mon 7:00-8:00,",
        "Mon 007:00-8:00",
        "Mon, Tue 7:00-8:00",
        ("Mon-Sun 7:00-8:00, Mon-Sun 9:00-10:00, Mon-Sun 11:00-12:00, Mon-Sun 13:00-14:00, "
         "Mon-Sun 15:00-16:00"),
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct hours hours;
        struct err err = {0};
        if (hours_read(&hours, cases[i], &err))
            fail_msg("\"%s\" was read", cases[i]);
        assert_true(err.text[0] != '\0');
    }
}

/* One minute after the other, with the clock looked at where it is wanted. */
static void pass(struct rest *rest, int64_t *now_ms, int minutes, enum wall_trust trust)
{
    for (int i = 0; i < minutes; i++) {
        *now_ms += MIN_MS;
        if (rest_wants_clock(rest, *now_ms))
            rest_set_clock(rest, trust, (int)(*now_ms / MIN_MS % HOURS_WEEK_MIN), *now_ms);
        rest_tick(rest, false, *now_ms);
    }
}

static void test_a_day(void **state)
{
    (void)state;
    struct hours hours = read_hours("Mon-Fri 7:00-18:30");
    int64_t now_ms = AT(0, 6, 0) * MIN_MS;
    struct rest rest = rest_begin(&hours, now_ms);
    pass(&rest, &now_ms, 1, WALL_KEPT);
    assert_false(rest.is_dark); /* who has just started it looks at it */
    pass(&rest, &now_ms, 58, WALL_KEPT);
    assert_true(rest.is_dark);
    pass(&rest, &now_ms, 1, WALL_KEPT); /* 7:00 */
    assert_false(rest.is_dark);
    pass(&rest, &now_ms, 689, WALL_KEPT);
    assert_false(rest.is_dark);
    pass(&rest, &now_ms, 1, WALL_KEPT); /* 18:30 */
    assert_true(rest.is_dark);
    assert_true(rest_touch(&rest, now_ms));
    assert_true(rest_tick(&rest, true, now_ms));
    assert_false(rest.is_dark);
    assert_false(rest_touch(&rest, now_ms));                      /* that one is for the page */
    assert_false(rest_tick(&rest, true, now_ms + REST_AWAKE_MS)); /* reads on */
    assert_false(rest_tick(&rest, false, now_ms + REST_AWAKE_MS - 1));
    assert_true(rest_tick(&rest, false, now_ms + REST_AWAKE_MS));
    assert_true(rest.is_dark);
}

static void test_a_clock_that_nobody_set(void **state)
{
    (void)state;
    struct hours hours = read_hours("Mon 7:00-8:00");
    int64_t now_ms = AT(2, 0, 0) * MIN_MS;
    struct rest rest = rest_begin(&hours, now_ms);
    pass(&rest, &now_ms, HOURS_DAY_MIN, WALL_UNSURE);
    assert_false(rest.is_dark);
    pass(&rest, &now_ms, 15, WALL_SYNCHRONISED); /* the network came */
    assert_true(rest.is_dark);
    pass(&rest, &now_ms, 15, WALL_UNSURE);
    assert_false(rest.is_dark);
}

static void test_no_hours(void **state)
{
    (void)state;
    struct hours always = {0};
    struct rest rest = rest_begin(&always, 0);
    assert_false(rest_wants_clock(&rest, INT64_MAX - 1));
    assert_false(rest_tick(&rest, false, 1000 * REST_ANEW_MS));
    assert_true(rest_deadline_ms(&rest, false) == INT64_MAX); /* nobody would start it again */
}

static void test_deadlines(void **state)
{
    (void)state;
    struct hours hours = read_hours("Mon 7:00-8:00");
    struct rest rest = rest_begin(&hours, 1000);
    assert_true(rest_deadline_ms(&rest, false) == 1000);
    rest_set_clock(&rest, WALL_KEPT, AT(0, 7, 55), 1000);
    assert_true(rest_deadline_ms(&rest, false) == 1000 + 5 * MIN_MS);
    rest_set_clock(&rest, WALL_KEPT, AT(0, 8, 0), 2000);
    assert_true(rest_deadline_ms(&rest, false) == 1000 + REST_AWAKE_MS);
    assert_true(rest_deadline_ms(&rest, true) == 2000 + REST_LOOK_MS);
    rest_tick(&rest, false, 1000 + REST_AWAKE_MS);
    assert_true(rest_deadline_ms(&rest, false) == 2000 + REST_LOOK_MS);
}

/* A visitor an hour; the nights are quiet. It begins anew once in each, and never with one. */
static void test_400_days(void **state)
{
    (void)state;
    struct hours always = {0};
    struct rest rest = rest_begin(&always, 0);
    rest.is_kept = true;
    int times = 0;
    for (int64_t min = 0; min < 400 * HOURS_DAY_MIN; min++) {
        int hour = (int)(min / 60 % 24);
        bool visitor = hour >= 8 && hour < 18 && min % 60 < 5;
        int64_t now_ms = min * MIN_MS;
        if (visitor)
            rest_touch(&rest, now_ms);
        if (!rest_is_due(&rest, visitor, now_ms))
            continue;
        assert_false(visitor);
        assert_true(now_ms - rest.touched_ms >= REST_ANEW_QUIET_MS);
        assert_true(rest_deadline_ms(&rest, false) <= now_ms);
        rest = rest_begin(&always, now_ms);
        rest.is_kept = true;
        times++;
    }
    assert_in_range(times, 400, 480);
}

static void test_who_set_the_clock(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    char line[512];
    assert_int_equal(wall_trust(scratch.path), WALL_UNSURE);
    snprintf(line, sizeof line, "cd %s && mkdir -p sys/class/rtc/rtc0 run/systemd/timesync",
             scratch.path);
    assert_int_equal(system(line), 0);
    scratch_write(&scratch, "sys/class/rtc/rtc0/since_epoch", "86400\n"); /* a flat battery */
    assert_int_equal(wall_trust(scratch.path), WALL_UNSURE);
    scratch_write(&scratch, "sys/class/rtc/rtc0/since_epoch", "1790000000\n");
    assert_int_equal(wall_trust(scratch.path), WALL_KEPT);
    scratch_write(&scratch, "run/systemd/timesync/synchronized", "");
    assert_int_equal(wall_trust(scratch.path), WALL_SYNCHRONISED);
    scratch_remove(&scratch);
}

static void test_the_week(void **state)
{
    (void)state;
    setenv("TZ", "America/Chicago", 1);
    tzset();
    assert_int_equal(wall_week_min(1764547200), AT(6, 18, 0)); /* 2025-12-01 00:00 UTC, a Monday */
    assert_int_equal(wall_week_min(1751328000), AT(0, 19, 0)); /* 2025-07-01 00:00 UTC, in summer */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_hours_that_are_read),
        cmocka_unit_test(test_hours_that_are_refused),
        cmocka_unit_test(test_a_day),
        cmocka_unit_test(test_a_clock_that_nobody_set),
        cmocka_unit_test(test_no_hours),
        cmocka_unit_test(test_deadlines),
        cmocka_unit_test(test_400_days),
        cmocka_unit_test(test_who_set_the_clock),
        cmocka_unit_test(test_the_week),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
