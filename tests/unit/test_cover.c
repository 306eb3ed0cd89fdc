/* What hides what: where painting may begin, and that the picture is the same. */
#include "draw/cover.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define CARD                                                                                       \
    {                                                                                              \
        10, 10, 40, 30                                                                             \
    }

static struct draw_item box(struct rect rect, int radius_px, uint8_t alpha)
{
    return (struct draw_item){
        .kind = DRAW_BOX,
        .rect = rect,
        .box = {.radius_px = radius_px, .fill = {1, 2, 3, alpha}},
    };
}

static void test_boxes(void **state)
{
    (void)state;
    static const struct {
        const char *what;
        struct rect rect;
        int radius_px;
        uint8_t alpha;
        struct rect area;
        bool covers;
    } rows[] = {
        {"itself", CARD, 0, 255, CARD, true},
        {"inside", CARD, 0, 255, {11, 11, 5, 5}, true},
        {"a pixel beyond", CARD, 0, 255, {10, 10, 41, 30}, false},
        {"seen through", CARD, 0, 254, CARD, false},
        {"not filled", CARD, 0, 0, {20, 20, 5, 5}, false},
        {"round, all of it", CARD, 8, 255, CARD, false},
        {"round, between the corners", CARD, 8, 255, {18, 10, 24, 30}, true},
        {"round, below the corners", CARD, 8, 255, {10, 18, 40, 14}, true},
        {"round, a corner's pixel", CARD, 8, 255, {17, 10, 5, 5}, false},
        {"round, low in a corner", CARD, 8, 255, {10, 31, 5, 2}, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct draw_item item = box(rows[i].rect, rows[i].radius_px, rows[i].alpha);
        if (draw_item_covers(&item, rows[i].area) != rows[i].covers)
            fail_msg("%s", rows[i].what);
    }
}

static void test_other_kinds(void **state)
{
    (void)state;
    static const struct {
        enum draw_kind kind;
        bool covers;
    } rows[] = {
        {DRAW_RUN, false},
        {DRAW_PICTURE, false},
        {DRAW_ICON, false},
        {DRAW_MODULES, true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct draw_item item = {.kind = rows[i].kind, .rect = CARD};
        if (item.kind == DRAW_MODULES)
            item.modules.dark.a = item.modules.light.a = 255;
        assert_int_equal(draw_item_covers(&item, (struct rect)CARD), rows[i].covers);
    }
}

/* A ground, a bar at its foot, a card on it, a shade over all. */
static void test_begins_at_the_last_that_covers(void **state)
{
    (void)state;
    static const struct {
        struct rect area;
        size_t begin;
    } rows[] = {
        {{0, 0, 100, 100}, 0}, {{0, 0, 100, 80}, 0},  {{0, 80, 100, 20}, 1}, {{5, 85, 10, 10}, 1},
        {{20, 20, 10, 10}, 2}, {{20, 75, 10, 10}, 0}, {{-5, 0, 10, 10}, 0},
    };
    struct draw_list list;
    draw_list_init(&list);
    assert_int_equal(draw_list_begin(&list, (struct rect){0, 0, 1, 1}), 0);
    struct draw_item items[] = {
        box((struct rect){0, 0, 100, 100}, 0, 255), box((struct rect){0, 80, 100, 20}, 0, 255),
        box((struct rect){10, 10, 60, 60}, 6, 255), box((struct rect){0, 0, 100, 100}, 0, 120)};
    for (size_t i = 0; i < sizeof items / sizeof *items; i++)
        draw_list_add(&list, &items[i]);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(draw_list_begin(&list, rows[i].area), rows[i].begin);
    draw_list_free(&list);
}

/* A pixel of the area is left, once, or a box covers it. */
static void test_rest_and_boxes_are_the_area(void **state)
{
    (void)state;
    int cuts = 0;
    for (unsigned seed = 1; seed <= 300; seed++) {
        struct draw_list list;
        struct rect area = {0, 0, 300, 300};
        static uint8_t left[300][300];
        memset(left, 0, sizeof left);
        draw_list_init(&list);
        srand(seed);
        for (int i = 0; i < 20; i++) {
            struct rect rect = {rand() % 250, rand() % 250, rand() % 150, rand() % 150};
            struct draw_item item = box(rect, rand() % 8, rand() % 3 ? 255 : 90);
            draw_list_add(&list, &item);
        }
        struct draw_rest rest = draw_list_rest(&list, 3, area);
        cuts += rest.count > 1;
        for (int i = 0; i < rest.count; i++) {
            struct rect r = rest.rects[i];
            assert_true(rect_inside(r, area) && !rect_empty(r));
            for (int at = 0; at < r.w * r.h; at++)
                left[r.y + at / r.w][r.x + at % r.w]++;
        }
        for (int at = 0; at < 300 * 300; at++) {
            struct rect pixel = {at % 300, at / 300, 1, 1};
            bool covered = false;
            for (size_t i = 3; i < list.count && !covered; i++)
                covered = draw_item_covers(&list.items[i], pixel);
            assert_in_range(left[pixel.y][pixel.x], covered ? 0 : 1, 1);
        }
        draw_list_free(&list);
    }
    assert_in_range(cuts, 250, 300);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_boxes),
        cmocka_unit_test(test_other_kinds),
        cmocka_unit_test(test_begins_at_the_last_that_covers),
        cmocka_unit_test(test_rest_and_boxes_are_the_area),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
