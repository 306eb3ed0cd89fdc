/* What can be touched, and how the focus goes round. */
#include "ui/view.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "fake.h"

struct view_case {
    struct fake fake;
    struct page page;
    struct bars bars;
    struct scene scene;
};

static void view_open(struct view_case *c, bool dialog)
{
    fake_open(&c->fake, 1920, 1080, 4.03, 100);
    c->page = fake_page(&c->fake);
    fake_heading(&c->fake, c->page.root, "Title");
    fake_button(&c->fake, c->page.root, "A");
    struct node *row = node_make(c->fake.arena, c->page.root, NODE_ROW);
    node_make_button(c->fake.arena, row, BUTTON_KEY, "7", NULL,
                     (struct action){.kind = ACTION_TYPE, .text = "7"});
    page_finish(&c->page);
    c->bars = fake_bars();
    c->scene = fake_scene(&c->fake, &c->page, &c->bars, dialog ? fake_dialog(&c->fake) : NULL, 0);
}

static const char *name_of(const struct box *box)
{
    return box ? box->node->name : "";
}

static void test_targets(void **state)
{
    (void)state;
    struct view_case c;
    view_open(&c, false);
    struct target targets[SCENE_MAX_TARGETS];
    int boxes[SCENE_MAX_TARGETS];
    int count = view_targets(&c.scene, targets, boxes);
    assert_int_equal(count, 12);
    for (int i = 0; i < count; i++) {
        const struct box *box = &c.scene.boxes[boxes[i]];
        assert_true(rect_equal(targets[i].rect, box->rect));
        assert_true(targets[i].id == box->node->id && box->node->id != 0);
        assert_int_equal(targets[i].pad_key, strcmp(box->node->name, "7") == 0);
        for (int k = 0; k < i; k++)
            assert_true(targets[i].id != targets[k].id && boxes[i] > boxes[k]);
    }
    fake_close(&c.fake);
}

/* From nothing to the first or the last, then on in reading order and round the end. */
static void test_focus(void **state)
{
    (void)state;
    static const char *const order[] = {"Get help now", "A",       "7",        "Back",
                                        "Home",         "Spanish", "Size 100", "Size 150",
                                        "Size 200",     "Dark",    "Finish",   "Next"};
    enum { MANY = sizeof order / sizeof *order };
    struct view_case c;
    view_open(&c, false);
    struct view view = {0};
    assert_null(view_focused(&view, &c.scene));
    for (int i = 0; i < 2 * MANY; i++) {
        view_move_focus(&view, &c.scene, +1);
        assert_string_equal(name_of(view_focused(&view, &c.scene)), order[i % MANY]);
    }
    view = (struct view){0};
    for (int i = 2 * MANY - 1; i >= 0; i--) {
        view_move_focus(&view, &c.scene, -1);
        assert_string_equal(name_of(view_focused(&view, &c.scene)), order[i % MANY]);
    }
    fake_close(&c.fake);
}

/* Under a dialog the focus goes round its own buttons and Get help now. */
static void test_focus_under_dialog(void **state)
{
    (void)state;
    static const char *const order[] = {"Get help now", "Yes", "No", "Get help now"};
    struct view_case c;
    view_open(&c, true);
    struct view view = {.focus_id = c.page.root->last->first->id};
    assert_null(view_focused(&view, &c.scene));
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        view_move_focus(&view, &c.scene, +1);
        assert_string_equal(name_of(view_focused(&view, &c.scene)), order[i]);
    }
    fake_close(&c.fake);
}

static void test_no_buttons(void **state)
{
    (void)state;
    struct fake fake;
    fake_open(&fake, 1920, 1080, 4.03, 100);
    struct page page = fake_page(&fake);
    page.ground = GROUND_ALARM;
    fake_text(&fake, page.root, "words");
    page_finish(&page);
    struct bars bars = fake_bars();
    struct scene scene = fake_scene(&fake, &page, &bars, NULL, 0);
    struct view view = {.focus_id = 77};
    view_move_focus(&view, &scene, +1);
    assert_null(view_focused(&view, &scene));
    struct target targets[SCENE_MAX_TARGETS];
    int boxes[SCENE_MAX_TARGETS];
    assert_int_equal(view_targets(&scene, targets, boxes), 0);
    fake_close(&fake);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_targets),
        cmocka_unit_test(test_focus),
        cmocka_unit_test(test_focus_under_dialog),
        cmocka_unit_test(test_no_buttons),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
