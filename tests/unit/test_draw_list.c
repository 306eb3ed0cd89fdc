/* The draw list: copies what it is given, and tells any two different items apart. */
#include "draw/list.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#define BOX .kind = DRAW_BOX, .rect = {1, 2, 30, 40}
#define RUN .kind = DRAW_RUN, .rect = {1, 2, 30, 40}
#define PICTURE .kind = DRAW_PICTURE, .rect = {1, 2, 30, 40}
#define ICON .kind = DRAW_ICON, .rect = {1, 2, 30, 40}
#define MODULES .kind = DRAW_MODULES, .rect = {1, 2, 30, 40}
#define RED                                                                                        \
    {                                                                                              \
        255, 0, 0, 255                                                                             \
    }
#define BLUE                                                                                       \
    {                                                                                              \
        0, 0, 255, 255                                                                             \
    }
#define FAINT                                                                                      \
    {                                                                                              \
        255, 0, 0, 254                                                                             \
    }

static const uint8_t bits[4] = {1, 0, 0, 1}, other_bits[4] = {1, 0, 1, 1};

/* Every row differs from every other one, each in one field from the first of its kind. */
static const struct draw_item rows[] = {
    {BOX, .box = {8, 2, RED, BLUE}},
    {.kind = DRAW_BOX, .rect = {0, 2, 30, 40}, .box = {8, 2, RED, BLUE}},
    {.kind = DRAW_BOX, .rect = {1, 3, 30, 40}, .box = {8, 2, RED, BLUE}},
    {.kind = DRAW_BOX, .rect = {1, 2, 31, 40}, .box = {8, 2, RED, BLUE}},
    {.kind = DRAW_BOX, .rect = {1, 2, 30, 41}, .box = {8, 2, RED, BLUE}},
    {BOX, .box = {9, 2, RED, BLUE}},
    {BOX, .box = {8, 3, RED, BLUE}},
    {BOX, .box = {8, 2, FAINT, BLUE}},
    {BOX, .box = {8, 2, RED, RED}},
    {RUN, .run = {1, false, 7, RED, 20, "word"}},
    {RUN, .run = {2, false, 7, RED, 20, "word"}},
    {RUN, .run = {1, true, 7, RED, 20, "word"}},
    {RUN, .run = {1, false, 8, RED, 20, "word"}},
    {RUN, .run = {1, false, 7, BLUE, 20, "word"}},
    {RUN, .run = {1, false, 7, RED, 21, "word"}},
    {RUN, .run = {1, false, 7, RED, 20, "wordy"}},
    {PICTURE, .picture = {"images/a.png", false, {0}}},
    {PICTURE, .picture = {"images/b.png", false, {0}}},
    {PICTURE, .picture = {"images/a.png", true, {0}}},
    {ICON, .icon = {"back", RED, false}},
    {ICON, .icon = {"home", RED, false}},
    {ICON, .icon = {"back", BLUE, false}},
    {ICON, .icon = {"back", RED, true}},
    {MODULES, .modules = {2, RED, BLUE, bits}},
    {MODULES, .modules = {1, RED, BLUE, bits}},
    {MODULES, .modules = {2, BLUE, BLUE, bits}},
    {MODULES, .modules = {2, RED, RED, bits}},
    {MODULES, .modules = {2, RED, BLUE, other_bits}},
};
#define ROWS (sizeof rows / sizeof *rows)

static void test_item_equal(void **state)
{
    (void)state;
    struct draw_list copies;
    draw_list_init(&copies);
    for (size_t i = 0; i < ROWS; i++)
        draw_list_add(&copies, &rows[i]);
    assert_int_equal(copies.count, ROWS);
    for (size_t i = 0; i < ROWS; i++) {
        for (size_t j = 0; j < ROWS; j++) {
            bool equal = draw_item_equal(&rows[i], &copies.items[j]);
            if (equal != (i == j))
                fail_msg("rows %zu and %zu are %s", i, j, equal ? "equal" : "different");
        }
    }
    draw_list_free(&copies);
}

static void test_add_copies(void **state)
{
    (void)state;
    char text[] = "typed", path[] = "a.png", name[] = "back";
    uint8_t module[1] = {1};
    const struct draw_item items[] = {
        {RUN, .run = {.text = text}},
        {PICTURE, .picture = {.path = path}},
        {ICON, .icon = {.name = name}},
        {MODULES, .modules = {.side = 1, .bits = module}},
    };
    struct draw_list list;
    draw_list_init(&list);
    for (size_t i = 0; i < sizeof items / sizeof *items; i++)
        draw_list_add(&list, &items[i]);
    text[0] = path[0] = name[0] = 'X';
    module[0] = 0;
    assert_string_equal(list.items[0].run.text, "typed");
    assert_string_equal(list.items[1].picture.path, "a.png");
    assert_string_equal(list.items[2].icon.name, "back");
    assert_int_equal(list.items[3].modules.bits[0], 1);
    draw_list_free(&list);
}

static void test_empty_rects_left_out(void **state)
{
    (void)state;
    static const struct {
        struct rect rect;
        size_t count;
    } cases[] = {
        {{0, 0, 1, 1}, 1},
        {{0, 0, 0, 1}, 0},
        {{0, 0, 1, 0}, 0},
        {{5, 5, -1, 9}, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct draw_list list;
        draw_list_init(&list);
        draw_list_add(&list, &(struct draw_item){.kind = DRAW_BOX, .rect = cases[i].rect});
        assert_int_equal(list.count, cases[i].count);
        draw_list_free(&list);
    }
}

static void fill(struct draw_list *list, int count)
{
    for (int i = 0; i < count; i++) {
        struct draw_item item = {.kind = DRAW_RUN, .rect = {i, 0, 9, 9}};
        item.run.text = "words";
        draw_list_add(list, &item);
    }
}

static void test_clear_wipes(void **state)
{
    (void)state;
    struct draw_list list;
    draw_list_init(&list);
    fill(&list, 3);
    const struct draw_item *items = list.items;
    draw_list_clear(&list);
    assert_int_equal(list.count, 0);
    static const struct draw_item nothing[3];
    assert_memory_equal(items, nothing, sizeof nothing);
    fill(&list, 1);
    assert_string_equal(list.items[0].run.text, "words");
    draw_list_free(&list);
    draw_list_free(&list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_item_equal),
        cmocka_unit_test(test_add_copies),
        cmocka_unit_test(test_empty_rects_left_out),
        cmocka_unit_test(test_clear_wipes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
