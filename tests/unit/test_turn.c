/* Turning: rectangles, pixels and touches agree with one another, all four ways. */
#include "render/turn.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#define W 5
#define H 3

static const int turns[] = {0, 90, 180, 270};

static int turned_w(int degrees)
{
    return degrees % 180 ? H : W;
}

static int turned_h(int degrees)
{
    return degrees % 180 ? W : H;
}

static void test_rects(void **state)
{
    (void)state;
    static const struct {
        int degrees;
        struct rect rect;
    } rows[] = {
        {0, {1, 0, 3, 2}},
        {90, {1, 1, 2, 3}},
        {180, {1, 1, 3, 2}},
        {270, {0, 1, 2, 3}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct rect r = turn_rect(rows[i].degrees, (struct rect){1, 0, 3, 2}, W, H);
        assert_true(rect_equal(r, rows[i].rect));
    }
}

/* The corner that is red on the upright picture, seen on the display as it hangs. */
static void test_corners(void **state)
{
    (void)state;
    static const struct {
        int degrees, x, y;
    } rows[] = {{0, 0, 0}, {90, H - 1, 0}, {180, W - 1, H - 1}, {270, 0, W - 1}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        uint32_t from[W * H] = {0xff0000}, to[W * H] = {0};
        turn_copy(rows[i].degrees, from, W, W, H, (struct rect){0, 0, W, H}, to,
                  turned_w(rows[i].degrees));
        int at = rows[i].y * turned_w(rows[i].degrees) + rows[i].x;
        for (int p = 0; p < W * H; p++)
            assert_int_equal(to[p], p == at ? 0xff0000 : 0);
    }
}

/* A pixel that is shown at a place is the one that a touch there lands on. */
static void test_touch_lands_on_what_is_shown(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof turns / sizeof *turns; i++) {
        int degrees = turns[i], w = turned_w(degrees), h = turned_h(degrees);
        uint32_t from[W * H], to[W * H];
        for (uint32_t p = 0; p < W * H; p++)
            from[p] = 100 + p;
        turn_copy(degrees, from, W, W, H, (struct rect){0, 0, W, H}, to, w);
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                double px = (x + 0.5) / w, py = (y + 0.5) / h;
                turn_point(degrees, &px, &py);
                int at = (int)(py * H) * W + (int)(px * W);
                assert_int_equal(to[y * w + x], from[at]);
                struct rect one = {at % W, at / W, 1, 1};
                assert_true(rect_equal(turn_rect(degrees, one, W, H), (struct rect){x, y, 1, 1}));
            }
        }
    }
}

/* Only what lies in the turned rectangle is written, also where rows are longer. */
static void test_part(void **state)
{
    (void)state;
    enum { PITCH = 9 };
    const struct rect part = {2, 1, 2, 2};
    for (size_t i = 0; i < sizeof turns / sizeof *turns; i++) {
        int degrees = turns[i];
        uint32_t from[PITCH * H], to[PITCH * W];
        for (uint32_t p = 0; p < PITCH * H; p++)
            from[p] = 100 + p;
        memset(to, 0, sizeof to);
        turn_copy(degrees, from, PITCH, W, H, part, to, PITCH);
        struct rect seen = turn_rect(degrees, part, W, H);
        for (int y = 0; y < W; y++)
            for (int x = 0; x < PITCH; x++)
                assert_int_equal(to[y * PITCH + x] != 0, rect_contains(seen, x, y));
    }
}

/* Four quarter turns, and a turn and its opposite, are none. */
static void test_points_come_back(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof turns / sizeof *turns; i++) {
        double x = 0.2, y = 0.7;
        turn_point(turns[i], &x, &y);
        turn_point((360 - turns[i]) % 360, &x, &y);
        assert_true(fabs(x - 0.2) < 1e-12 && fabs(y - 0.7) < 1e-12);
    }
    double x = 0.2, y = 0.7;
    for (int i = 0; i < 4; i++)
        turn_point(90, &x, &y);
    assert_true(fabs(x - 0.2) < 1e-12 && fabs(y - 0.7) < 1e-12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rects),
        cmocka_unit_test(test_corners),
        cmocka_unit_test(test_touch_lands_on_what_is_shown),
        cmocka_unit_test(test_part),
        cmocka_unit_test(test_points_come_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
