/* Random pages on every display: whatever they are, they are laid out within the budget, or
   the scene is empty and the place is named. Argument: how many pages, from which seed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>

#include "fake.h"
#include "random_tree.h"
#include "ui/paint.h"

#define UNITS 400000
#define BYTES (4 * 1024 * 1024)
#define BYTES_MOST 4096 /* that choose one page */
#define FAR_PX 50000000 /* no rectangle is further away, or larger */

static unsigned long pages = 400, first = 1;

static const struct display displays[] = {
    {1920, 1080, 21.5, 600}, {800, 480, 7, 400},  {1080, 1920, 21.5, 600}, {1280, 800, 10.1, 400},
    {1024, 600, 10.1, 400},  {720, 1280, 7, 400}, {3840, 2160, 43, 800},   {320, 320, 9, 400},
};

static uint32_t next(uint32_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state;
}

static void check_rect(struct rect rect)
{
    const int sides[] = {rect.x, rect.y, rect.w, rect.h};
    for (int i = 0; i < 4; i++)
        assert_true(sides[i] > -FAR_PX && sides[i] < FAR_PX);
}

static void check_scene(const struct scene *scene)
{
    assert_in_range(scene->screens, 1, SPLIT_MAX_SCREENS);
    assert_in_range(scene->screen, 0, scene->screens - 1);
    for (int i = 0; i < scene->count; i++) {
        const struct box *box = &scene->boxes[i];
        check_rect(box->rect);
        assert_non_null(box->node);
        if (box->node->kind != NODE_TEXT)
            continue;
        assert_non_null(box->para);
        assert_true(box->line >= 0 && box->line + box->lines <= box->para->line_count);
    }
}

/* In all languages' directions, at one of the displays and sizes. */
static void show(struct choices *choices)
{
    struct fake fake;
    struct budget budget;
    struct err err = {0};
    struct draw_list list;
    struct display display = displays[choose(choices, sizeof displays / sizeof *displays)];
    fake_open(&fake, display.w_px, display.h_px, display_px_per_mm(&display),
              100 + 50 * choose(choices, 3));
    fake.env.rtl = choose(choices, 2);
    struct page page = random_page(fake.arena, choices);
    struct bars bars = fake_bars();
    struct scene scene;
    struct scene_spec spec = {.page = &page,
                              .bars = &bars,
                              .dialog = rarely(choices) ? fake_dialog(&fake) : NULL,
                              .continued = "continued",
                              .count = "%d of %d",
                              .screen = choose(choices, 40)};
    budget_begin(&budget, UNITS, BYTES);
    fake.measure.budget = &budget;
    arena_count(fake.arena, &budget);
    bool whole = fake_build(&scene, &fake.env, &spec) && paint_spend(&fake.env, &scene);
    assert_int_equal(budget.depth, 0);
    assert_true(budget.units > -UNITS / 4 && budget.bytes > -BYTES);
    if (!whole) {
        assert_false(budget_say(&budget, &err));
        assert_true(budget.file == NULL || strstr(err.text, "pages/random.lua:"));
        assert_true(strstr(err.text, "shorter") || strstr(err.text, "nest fewer"));
    } else {
        check_scene(&scene);
        draw_list_init(&list);
        paint(&fake.env, &scene, &(struct view){0}, &list);
        draw_list_free(&list);
    }
    fake_close(&fake);
}

static void test_random_pages(void **state)
{
    (void)state;
    static uint8_t bytes[BYTES_MOST];
    for (unsigned long seed = first; seed < first + pages; seed++) {
        uint32_t at = (uint32_t)seed * 2654435761U + 1;
        size_t len = 64 + next(&at) % (BYTES_MOST - 64);
        for (size_t i = 0; i < len; i++)
            bytes[i] = (uint8_t)(next(&at) >> 11);
        if (pages == 1)
            print_message("seed %lu, %zu bytes\n", seed, len);
        show(&(struct choices){.bytes = bytes, .len = len});
    }
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_random_pages)};
    if (argc > 1)
        pages = strtoul(argv[1], NULL, 10);
    if (argc > 2)
        first = strtoul(argv[2], NULL, 10);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
