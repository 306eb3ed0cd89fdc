/* Presses and taps. A row is a script of touches with the events they must give.

   A step is "MS what FINGER WHERE = event", steps end with ';'. What: down, move, up;
   page (the page has changed) and tick stand alone. Where: a target's letter (its
   middle), n (nothing there) or X,Y. Event: press LETTER, press - (released), tap LETTER,
   touched; a step without one must give none. The glass has 10 px per mm. */
#include "input/gesture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* a and b are 3 mm apart, k and l are keys of a pad, 3 mm apart; from x=950, y=950 on and
   right of b there is nothing. */
static const char letters[] = "abkl";
static const struct target items[] = {
    {{100, 100, 250, 250}, 0xA, false},
    {{380, 100, 250, 250}, 0xB, false},
    {{100, 500, 250, 250}, 0xC, true},
    {{380, 500, 250, 250}, 0xD, true},
};
static const struct targets targets = {items, 4};

static const char *event_name(struct gesture_event event, char out[32])
{
    char letter = event.target == TARGET_NONE ? '-' : letters[event.target];
    switch (event.kind) {
    case GESTURE_NONE: return "";
    case GESTURE_TOUCHED: return "touched";
    case GESTURE_PRESS: snprintf(out, 32, "press %c", letter); return out;
    case GESTURE_TAP: snprintf(out, 32, "tap %c", letter); return out;
    }
    return "?";
}

static void read_place(const char *text, struct touch *touch)
{
    const char *letter = strchr(letters, text[0]);
    if (text[1] != '\0') {
        assert_int_equal(sscanf(text, "%d,%d", &touch->x, &touch->y), 2);
    } else if (letter) {
        struct rect r = items[letter - letters].rect;
        touch->x = r.x + r.w / 2;
        touch->y = r.y + r.h / 2;
    } else {
        assert_string_equal(text, "n");
        touch->x = touch->y = 1000;
    }
}

static struct gesture_event run_step(struct gesture *gesture, const char *step)
{
    static const char *const kinds[] = {"down", "move", "up"};
    char what[8], place[16] = "";
    long ms, finger = 0;
    int got = sscanf(step, "%ld %7s %ld %15s", &ms, what, &finger, place);
    if (got == 2 && strcmp(what, "page") == 0) {
        gesture_page_changed(gesture, ms);
        return (struct gesture_event){GESTURE_NONE, TARGET_NONE};
    }
    if (got == 2 && strcmp(what, "tick") == 0)
        return gesture_tick(gesture, ms);
    assert_int_equal(got, 4);
    struct touch touch = {.finger = finger, .at_ms = ms};
    read_place(place, &touch);
    for (int kind = 0; kind < 3; kind++) {
        if (strcmp(what, kinds[kind]) == 0) {
            touch.kind = (enum touch_kind)kind;
            return gesture_feed(gesture, &touch, &targets);
        }
    }
    fail_msg("what is \"%s\"?", what);
    return (struct gesture_event){GESTURE_NONE, TARGET_NONE};
}

static void run_script(const char *name, const char *script)
{
    struct gesture gesture;
    gesture_init(&gesture, 10);
    char copy[1024], *rest = copy;
    assert_in_range(snprintf(copy, sizeof copy, "%s", script), 0, sizeof copy - 1);
    for (char *step; (step = strsep(&rest, ";")) && step[0];) {
        char *expected = strstr(step, " = ");
        if (expected) {
            *expected = '\0';
            expected += 3;
        }
        char out[32];
        const char *saw = event_name(run_step(&gesture, step), out);
        if (strcmp(saw, expected ? expected : "") != 0)
            fail_msg("%s: at \"%s\" expected \"%s\", saw \"%s\"", name, step,
                     expected ? expected : "", saw);
    }
}

struct row {
    const char *name, *script;
};

#define RUN_ROWS(rows)                                                                             \
    for (size_t i = 0; i < sizeof(rows) / sizeof *(rows); i++)                                     \
    run_script(rows[i].name, rows[i].script)

static void test_lift(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"acts on lift", "0 down 1 a = press a;90 up 1 a = tap a;"},
        {"down and up at once", "0 down 1 a = press a;0 up 1 a = tap a;"},
        {"four seconds are one press", "0 down 1 a = press a;2000 move 1 a;4000 up 1 a = tap a;"},
        {"on nothing", "0 down 1 n;90 up 1 n = touched;"},
        {"an up without a down", "0 up 1 a;10 move 1 a;20 down 1 a = press a;30 up 1 a = tap a;"},
        {"slid off", "0 down 1 a = press a;20 move 1 n = press -;40 move 1 n;80 up 1 n;"},
        {"slid off in the up", "0 down 1 a = press a;90 up 1 n = press -;"},
        {"slid off and back on",
         "0 down 1 a = press a;1 move 1 n = press -;2 move 1 n;3 move 1 n;4 move 1 a;"
         "5 move 1 a;6 move 1 a = press a;9 up 1 a = tap a;"},
        {"slid on from nothing", "0 down 1 n;20 move 1 a = press a;40 up 1 a = tap a;"},
        {"slid on in the up", "0 down 1 n;20 up 1 b = tap b;"},
        {"from one to the other", "0 down 1 a = press a;20 move 1 b = press b;40 up 1 b = tap b;"},
        {"over one to nothing",
         "0 down 1 n;9 move 1 a = press a;20 move 1 n = press -;30 move 1 n;40 up 1 n;"},
    };
    RUN_ROWS(rows);
}

static void test_lift_within_6_mm(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"5.9 mm above", "0 down 1 a = press a;9 up 1 200,41 = tap a;"},
        {"6.1 mm above", "0 down 1 a = press a;9 up 1 200,39 = press -;"},
        {"5.9 mm left", "0 down 1 a = press a;9 up 1 41,200 = tap a;"},
        {"6.1 mm left", "0 down 1 a = press a;9 up 1 39,200 = press -;"},
        {"5.9 mm below", "0 down 1 a = press a;9 up 1 200,408 = tap a;"},
        {"6.1 mm below", "0 down 1 a = press a;9 up 1 200,411 = press -;"},
        {"5.9 mm right", "0 down 1 b = press b;9 up 1 688,200 = tap b;"},
        {"6.1 mm right", "0 down 1 b = press b;9 up 1 691,200 = press -;"},
        {"2 mm right, nearer to b", "0 down 1 a = press a;9 up 1 370,200 = tap a;"},
        {"3 mm right, on b", "0 down 1 a = press a;9 up 1 380,200 = tap b;"},
        {"the one slid onto is grown", "0 down 1 n;9 move 1 a = press a;20 up 1 200,41 = tap a;"},
        {"landing is not grown", "0 down 1 200,99;9 up 1 200,99 = touched;"},
        {"landing at the edge", "0 down 1 200,100 = press a;9 up 1 200,100 = tap a;"},
        {"off by more, then near",
         "0 down 1 a = press a;1 move 1 200,39 = press -;2 move 1 200,39;"
         "3 move 1 200,41;4 move 1 200,41;5 move 1 200,41;9 up 1 200,41;"},
    };
    RUN_ROWS(rows);
}

static void test_jitter(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"one wild sample at the end",
         "0 down 1 a = press a;1 move 1 a;2 move 1 a;3 move 1 a;4 up 1 n = tap a;"},
        {"two wild samples at the end",
         "0 down 1 a = press a;1 move 1 a;2 move 1 a;3 move 1 n;4 up 1 n = tap a;"},
        {"three of five are gone",
         "0 down 1 a = press a;1 move 1 a;2 move 1 n;3 move 1 n = press -;4 up 1 n;"},
        {"the sixth last does not count",
         "0 down 1 a = press a;1 move 1 a;2 move 1 a;3 move 1 n;4 move 1 n;"
         "5 up 1 n = press -;"},
        {"two of three", "0 down 1 a = press a;1 move 1 n = press -;4 up 1 n;"},
        {"three samples, one wild", "0 down 1 a = press a;1 move 1 200,200;4 up 1 n = tap a;"},
        {"x and y each by itself",
         "0 down 1 a = press a;1 move 1 225,999 = press -;2 move 1 999,225 = press a;"
         "3 up 1 225,225 = tap a;"},
    };
    RUN_ROWS(rows);
}

static void test_fingers(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"the newest on a target counts",
         "0 down 1 a = press a;50 down 2 b = press b;90 up 1 a;95 up 2 b = tap b;"},
        {"the elder is out for good", "0 down 1 a = press a;50 down 2 b = press b;90 up "
                                      "2 b = tap b;95 move 1 a;99 up 1 a;"},
        {"a palm beside does not count",
         "0 down 1 a = press a;50 down 2 n;60 up 2 n;90 up 1 a = tap a;"},
        {"a palm first", "0 down 1 n;50 down 2 a = press a;60 up 1 n;90 up 2 a = tap a;"},
        {"a palm that slides on takes nothing",
         "0 down 1 a = press a;50 down 2 n;60 move 2 b;61 move 2 b;90 up 1 a = tap a;"
         "95 move 2 b;99 up 2 b;"},
        {"a palm that slides on after the finger",
         "0 down 1 a = press a;50 down 2 n;90 up 1 a = tap a;95 move 2 b = press b;"
         "99 up 2 b = tap b;"},
        {"two on the same target", "0 down 1 a = press a;50 down 2 a;90 up 1 a;95 up 2 a = tap a;"},
        {"a lost up", "0 down 1 a = press a;800 down 1 b = press b;900 up 1 b = tap b;"},
        {"a lost up, then nothing there",
         "0 down 1 a = press a;800 down 1 n = press -;900 up 1 n = touched;"},
        {"ups lost by fingers with new names",
         "0 down 1 a = press a;1000 down 2 b = press b;2000 down 3 a = press a;"
         "2100 up 3 a = tap a;"},
    };
    RUN_ROWS(rows);
}

static void test_debounce(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"499 ms after the lift",
         "0 down 1 a = press a;100 up 1 a = tap a;599 down 1 a;900 up 1 a;"},
        {"501 ms after the lift", "0 down 1 a = press a;100 up 1 a = tap a;601 down 1 a "
                                  "= press a;700 up 1 a = tap a;"},
        {"another target at once", "0 down 1 a = press a;100 up 1 a = tap a;101 down 1 b "
                                   "= press b;102 up 1 b = tap b;"},
        {"there and back", "0 down 1 a = press a;100 up 1 a = tap a;200 down 1 b = press "
                           "b;300 up 1 b = tap b;"
                           "400 down 1 a = press a;450 up 1 a = tap a;"},
        {"what was ignored does not prolong",
         "0 down 1 a = press a;100 up 1 a = tap a;400 down 1 a;500 up 1 a;"
         "601 down 1 a = press a;700 up 1 a = tap a;"},
        {"a cancelled press does not count",
         "0 down 1 a = press a;90 up 1 n = press -;100 down 1 a = press a;190 up 1 a = "
         "tap a;"},
        {"slid onto it",
         "0 down 1 a = press a;100 up 1 a = tap a;200 down 1 n;300 move 1 a;400 up 1 a;"},
        {"slid from it to the next",
         "0 down 1 a = press a;100 up 1 a = tap a;200 down 1 a;300 move 1 b = press b;"
         "400 up 1 b = tap b;"},
        {"a key, 99 ms", "0 down 1 k = press k;100 up 1 k = tap k;199 down 1 k;300 up 1 k;"},
        {"a key, 101 ms", "0 down 1 k = press k;100 up 1 k = tap k;201 down 1 k = press "
                          "k;300 up 1 k = tap k;"},
        {"another key at once", "0 down 1 k = press k;100 up 1 k = tap k;101 down 1 l = "
                                "press l;102 up 1 l = tap l;"},
        {"it outlives the page",
         "0 down 1 a = press a;100 up 1 a = tap a;100 page;599 down 1 a;620 up 1 a;"
         "630 down 1 a = press a;640 up 1 a = tap a;"},
    };
    RUN_ROWS(rows);
}

static void test_page_guard(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"349 ms", "1000 page;1349 down 1 a;1900 up 1 a;"},
        {"350 ms", "1000 page;1350 down 1 a = press a;1360 up 1 a = tap a;"},
        {"351 ms", "1000 page;1351 down 1 a = press a;1360 up 1 a = tap a;"},
        {"349 ms on nothing", "1000 page;1349 down 1 n;1900 up 1 n;"},
        {"landed in the guard, slides later", "1000 page;1349 down 1 n;1900 move 1 a;1950 up 1 a;"},
        {"down at the change", "0 down 1 a = press a;100 page;900 move 1 a;999 up 1 a;"
                               "1000 down 1 a = press a;1001 up 1 a = tap a;"},
        {"down at the change on nothing", "0 down 1 n;100 page;900 move 1 a;999 up 1 a;"},
        {"an old finger does not hold up a new one",
         "0 down 1 a = press a;100 page;500 down 2 b = press b;600 up 2 b = tap b;999 up "
         "1 a;"},
    };
    RUN_ROWS(rows);
}

static void test_stuck(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"59,999 ms", "0 down 1 a = press a;59999 tick;59999 up 1 a = tap a;"},
        {"60,000 ms", "0 down 1 a = press a;60000 tick = press -;60001 up 1 a;"},
        {"60,000 ms without a tick", "0 down 1 a = press a;60000 up 1 a = press -;"},
        {"60,000 ms, on nothing", "0 down 1 n;60000 tick;60001 up 1 n;"},
        {"it moved 2.9 mm", "0 down 1 a = press a;30000 move 1 225,254;60000 tick = press -;"},
        {"it moved 3.1 mm", "0 down 1 a = press a;30000 move 1 225,256;60000 tick;89999 "
                            "tick;90000 tick = press -;"},
        {"it drifts from where it was",
         "0 down 1 a = press a;20000 move 1 225,245;40000 move 1 225,265;60000 tick;"
         "99999 tick;100000 tick = press -;"},
        {"it lifts and lands again",
         "0 down 1 a = press a;60000 tick = press -;60100 move 1 a;61000 up 1 a;"
         "62000 down 1 a = press a;62100 up 1 a = tap a;"},
        {"it leaves the others alone", "0 down 1 a = press a;59000 down 2 b = press "
                                       "b;60000 tick;60001 up 2 b = tap b;"},
        {"three drops and three fingers",
         "0 down 1 n;0 down 2 n;0 down 3 n;60000 down 4 a = press a;60001 down 5 n;"
         "60002 down 6 n;60100 up 4 a = tap a;"},
        {"three palms, 9,999 ms before a page",
         "1 down 1 n;1 down 2 n;1 down 3 n;10000 page;10500 down 4 a;10600 up 4 a;"
         "10700 down 4 a;10800 up 4 a;"},
        {"three drops, 10,000 ms before a page",
         "0 down 1 n;0 down 2 n;0 down 3 n;10000 page;10500 down 4 a = press a;"
         "10501 down 5 n;10502 down 6 n;10600 up 4 a = tap a;"},
    };
    RUN_ROWS(rows);
}

#define THREE_DOWN "0 down 1 a = press a;10 down 2 n;20 down 3 n;"
#define NINE_MISSES                                                                                \
    "0 down 1 n;50 up 1 n = touched;300 down 1 n;350 up 1 n = touched;"                            \
    "600 down 1 n;650 up 1 n = touched;900 down 1 n;950 up 1 n = touched;"                         \
    "1200 down 1 n;1250 up 1 n = touched;1500 down 1 n;1550 up 1 n = touched;"                     \
    "1800 down 1 n;1850 up 1 n = touched;2100 down 1 n;2150 up 1 n = touched;"                     \
    "2400 down 1 n;2450 up 1 n = touched;"

/* While a finger is down on a. */
#define TEN_QUICK_MISSES                                                                           \
    "1 down 1 n;2 up 1 n;3 down 1 n;4 up 1 n;5 down 1 n;6 up 1 n;7 down 1 n;8 up 1 n;"             \
    "9 down 1 n;10 up 1 n;11 down 1 n;12 up 1 n;13 down 1 n;14 up 1 n;15 down 1 n;"                \
    "16 up 1 n;17 down 1 n;18 up 1 n;19 down 1 n = press -;20 up 1 n;"

static void test_wipe(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"three fingers", THREE_DOWN "90 up 1 a = tap a;"},
        {"four fingers", THREE_DOWN "30 down 4 n = press -;90 up 1 a;91 up 2 n;92 up 3 n;"
                                    "93 up 4 n;"},
        {"four, one after another",
         "0 down 1 n;10 up 1 n = touched;20 down 2 n;30 up 2 n = touched;40 down 3 n;"
         "50 down 4 n;60 down 5 a = press a;70 up 5 a = tap a;"},
        {"rest of 999 ms after the last lift",
         THREE_DOWN "30 down 4 n = press -;90 up 1 a;91 up 2 n;92 up 3 n;100 up 4 n;"
                    "1099 down 5 b;1200 up 5 b;"},
        {"rest of 1,001 ms after the last lift",
         THREE_DOWN "30 down 4 n = press -;90 up 1 a;91 up 2 n;92 up 3 n;100 up 4 n;"
                    "1101 down 5 b = press b;1200 up 5 b = tap b;"},
        {"the cloth moves on",
         THREE_DOWN "30 down 4 n = press -;900 move 4 b;1800 up 2 n;1801 up 3 n;1801 up 1 n;"
                    "1802 up 4 n;2801 down 5 b;2801 up 5 b;2802 down 5 b = press b;2805 up 5 b = "
                    "tap b;"},
        {"the cloth lands anew",
         THREE_DOWN "30 down 4 n = press -;90 up 1 a;90 up 2 n;90 up 3 n;90 up 4 n;"
                    "900 down 5 n;1000 up 5 n;1999 down 6 a;2100 up 6 a;"
                    "2101 down 6 a = press a;2102 up 6 a = tap a;"},
        {"a waiting visitor does not prolong it",
         THREE_DOWN "30 down 4 n = press -;90 up 1 a;90 up 2 n;90 up 3 n;90 up 4 n;"
                    "900 down 5 a;1000 up 5 a;1091 down 5 a = press a;1099 up 5 a = tap a;"},
        {"nine misses, then a tap", NINE_MISSES "2700 down 1 a = press a;2750 up 1 a = tap a;"},
        {"ten misses", NINE_MISSES "2700 down 1 n;2750 up 1 n;3749 down 1 a;3800 up 1 a;"
                                   "3801 down 1 a = press a;3802 up 1 a = tap a;"},
        {"ten misses in 3,000 ms", NINE_MISSES "3000 down 1 n;3050 up 1 n;"},
        {"ten misses in 3,001 ms",
         NINE_MISSES "3001 down 1 n;3050 up 1 n = touched;3060 down 1 a = press a;"},
        {"the tenth hits", NINE_MISSES "2500 down 1 a = press a;2501 up 1 a = tap a;"
                                       "2700 down 1 n;2750 up 1 n;"},
        {"misses lift the pressed one", "0 down 9 a = press a;" TEN_QUICK_MISSES "21 up 9 a;"},
        {"counting starts anew",
         "0 down 9 a = press a;" TEN_QUICK_MISSES
         "21 up 9 a;1100 down 1 n;1110 up 1 n = touched;1120 down 1 a = press a;"
         "1130 up 1 a = tap a;"},
    };
    RUN_ROWS(rows);
}

/* A touch beyond the tenth finger is dropped, and nothing breaks by it. */
static void test_too_many_fingers(void **state)
{
    (void)state;
    struct gesture gesture;
    gesture_init(&gesture, 10);
    struct touch touch = {.kind = TOUCH_DOWN, .x = 200, .y = 200};
    for (touch.finger = 0; touch.finger < 15; touch.finger++)
        gesture_feed(&gesture, &touch, &targets);
    touch.kind = TOUCH_UP;
    for (touch.finger = 0; touch.finger < 15; touch.finger++)
        assert_int_equal(gesture_feed(&gesture, &touch, &targets).kind, GESTURE_NONE);
    touch = (struct touch){TOUCH_DOWN, 14, 200, 200, 5000};
    assert_int_equal(gesture_feed(&gesture, &touch, &targets).kind, GESTURE_PRESS);
}

/* The targets may become fewer between two touches. */
static void test_target_goes_away(void **state)
{
    (void)state;
    static const struct targets fewer = {items, 1};
    struct gesture gesture;
    gesture_init(&gesture, 10);
    struct touch down = {TOUCH_DOWN, 1, 500, 200, 0}, up = {TOUCH_UP, 1, 500, 200, 50};
    assert_int_equal(gesture_feed(&gesture, &down, &targets).target, 1);
    struct gesture_event event = gesture_feed(&gesture, &up, &fewer);
    assert_int_equal(event.kind, GESTURE_PRESS);
    assert_int_equal(event.target, TARGET_NONE);
}

static void test_deadline(void **state)
{
    (void)state;
    struct gesture gesture;
    gesture_init(&gesture, 10);
    static const struct {
        struct touch touch;
        int64_t deadline_ms;
    } rows[] = {
        {{TOUCH_UP, 1, 0, 0, 5}, INT64_MAX},  {{TOUCH_DOWN, 1, 0, 0, 10}, 60010},
        {{TOUCH_DOWN, 2, 0, 0, 20}, 60010},   {{TOUCH_MOVE, 1, 0, 99, 30}, 60020},
        {{TOUCH_MOVE, 2, 0, 9, 40}, 60020},   {{TOUCH_UP, 2, 0, 0, 50}, 60030},
        {{TOUCH_UP, 1, 0, 0, 60}, INT64_MAX},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        gesture_feed(&gesture, &rows[i].touch, &targets);
        assert_int_equal(gesture_deadline_ms(&gesture), rows[i].deadline_ms);
    }
}

/* A tap at the time that gesture_ready_ms gives counts, one before it does not. */
static void test_ready(void **state)
{
    (void)state;
    static const struct {
        const char *script;
        int target;
        int64_t now_ms, ready_ms;
    } rows[] = {
        {"", 0, 7, 7},
        {"0 down 1 a = press a;100 up 1 a = tap a;", 0, 100, 600},
        {"0 down 1 a = press a;100 up 1 a = tap a;", 0, 700, 700},
        {"0 down 1 a = press a;100 up 1 a = tap a;", 1, 100, 100},
        {"0 down 1 k = press k;100 up 1 k = tap k;", 2, 100, 200},
        {"0 down 1 a = press a;100 up 1 a = tap a;100 page;", 1, 100, 450},
        {"0 down 1 a = press a;100 up 1 a = tap a;100 page;", 0, 100, 600},
        {NINE_MISSES "2700 down 1 n;", 0, 2750, 3700},
        {NINE_MISSES "2700 down 1 n;2750 up 1 n;", 0, 2750, 3750},
        {NINE_MISSES "2700 down 1 n;2750 up 1 n;3000 down 1 n;", 0, 3000, 4000},
        {NINE_MISSES "2700 down 1 n;2750 up 1 n;3000 down 1 a;", 0, 3000, 3750},
        {NINE_MISSES "2700 down 1 n;3000 down 2 a;", 0, 3000, 4000},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        for (int early = 0; early < 2; early++) {
            struct gesture gesture;
            gesture_init(&gesture, 10);
            char copy[1024], *rest = copy;
            snprintf(copy, sizeof copy, "%s", rows[i].script);
            for (char *step; (step = strsep(&rest, ";")) && step[0];)
                run_step(&gesture, step);
            const struct target *target = &items[rows[i].target];
            int64_t ready = gesture_ready_ms(&gesture, target, rows[i].now_ms);
            assert_int_equal(ready, rows[i].ready_ms);
            if (early && ready == rows[i].now_ms)
                continue; /* nothing to wait for */
            struct touch touch = {TOUCH_DOWN, 8, target->rect.x, target->rect.y, ready - early};
            assert_int_equal(gesture_feed(&gesture, &touch, &targets).kind,
                             early ? GESTURE_NONE : GESTURE_PRESS);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lift),
        cmocka_unit_test(test_lift_within_6_mm),
        cmocka_unit_test(test_jitter),
        cmocka_unit_test(test_fingers),
        cmocka_unit_test(test_debounce),
        cmocka_unit_test(test_page_guard),
        cmocka_unit_test(test_stuck),
        cmocka_unit_test(test_wipe),
        cmocka_unit_test(test_too_many_fingers),
        cmocka_unit_test(test_target_goes_away),
        cmocka_unit_test(test_deadline),
        cmocka_unit_test(test_ready),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
