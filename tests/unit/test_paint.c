/* What is painted: the colours that tree.json names, in order, and the same for the same. */
#include "ui/paint.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "draw/damage.h"
#include "fake.h"
#include "ui/look.h"

struct paint_case {
    struct fake fake;
    struct page page;
    struct bars bars;
    struct scene scene;
    struct draw_list list;
};

/* One of each thing that has words or can be touched. */
static void fill_page(struct fake *fake, struct page *page)
{
    static const enum button_kind kinds[] = {BUTTON_PLAIN, BUTTON_PRIMARY, BUTTON_ALARM,
                                             BUTTON_CARD, BUTTON_CHOICE};
    fake_heading(fake, page->root, "Title");
    for (int panel = PANEL_NONE; panel <= PANEL_CARD; panel++) {
        struct node *column = node_make(fake->arena, page->root, NODE_COLUMN);
        column->panel = (enum panel)panel;
        struct node *text = fake_text(fake, column, "words");
        text->tone = panel == PANEL_WARNING ? TONE_ALARM : TONE_INK;
        fake_text(fake, column, "soft")->tone = TONE_SOFT;
    }
    struct node *grid = node_make(fake->arena, page->root, NODE_GRID);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        node_make_button(fake->arena, grid, kinds[i], "Go", NULL,
                         (struct action){.kind = ACTION_HOME});
    grid->last->chosen = true;
    fake_text(fake, page->root, "1")->tile = TILE_SOLID;
    page_finish(page);
}

static void paint_open(struct paint_case *c, enum ground ground, bool dark, bool dialog)
{
    fake_open(&c->fake, 1920, 2400, 4.03, 100);
    struct display display = c->fake.theme.display;
    theme_make(&c->fake.theme, &display, 100, dark, NULL);
    c->page = fake_page(&c->fake);
    c->page.ground = ground;
    fill_page(&c->fake, &c->page);
    c->bars = fake_bars();
    c->scene = fake_scene(&c->fake, &c->page, &c->bars, dialog ? fake_dialog(&c->fake) : NULL, 0);
    assert_int_equal(c->scene.screens, 1);
    draw_list_init(&c->list);
    paint(&c->fake.env, &c->scene, &(struct view){0}, &c->list);
}

static void paint_close(struct paint_case *c)
{
    draw_list_free(&c->list);
    fake_close(&c->fake);
}

static struct colour fill_below(const struct draw_list *list, size_t item)
{
    for (size_t i = item; i-- > 0;) {
        const struct draw_item *below = &list->items[i];
        if (below->kind == DRAW_BOX && below->box.fill.a == 255 &&
            rect_inside(list->items[item].rect, below->rect))
            return below->box.fill;
    }
    fail_msg("nothing is painted below");
    return COLOUR_NONE;
}

/* The index of the item with this text in the box, or -1. */
static int run_in(const struct draw_list *list, const struct box *box)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct draw_item *item = &list->items[i];
        int x = item->rect.x + item->rect.w / 2, y = item->rect.y + item->rect.h / 2;
        if (item->kind == DRAW_RUN && rect_contains(box->rect, x, y) &&
            strstr(box->para->plain, item->run.text))
            return (int)i;
    }
    return -1;
}

static void assert_colours(const struct paint_case *c, const struct box *box, size_t item)
{
    struct box_colours named = look_colours(&c->fake.theme, &c->scene, box);
    const struct draw_item *run = &c->list.items[item];
    struct colour below = fill_below(&c->list, item);
    if (!colour_equal(named.fg, run->run.colour) || !colour_equal(named.bg, below))
        fail_msg("\"%s\" on ground %d: named #%02x%02x%02x on #%02x%02x%02x, painted "
                 "#%02x%02x%02x on #%02x%02x%02x",
                 run->run.text, c->scene.ground, named.fg.r, named.fg.g, named.fg.b, named.bg.r,
                 named.bg.g, named.bg.b, run->run.colour.r, run->run.colour.g, run->run.colour.b,
                 below.r, below.g, below.b);
}

/* On every ground, in both themes: what look_colours says of a text is what is painted. */
static void test_colours(void **state)
{
    (void)state;
    for (int ground = GROUND_PAPER; ground <= GROUND_ALARM; ground++) {
        for (int dark = 0; dark < 2; dark++) {
            struct paint_case c;
            int texts = 0;
            paint_open(&c, (enum ground)ground, dark, false);
            for (int i = 0; i < c.scene.count; i++) {
                const struct box *box = &c.scene.boxes[i];
                if (box->node->kind != NODE_TEXT)
                    continue;
                int item = run_in(&c.list, box);
                assert_true(item >= 0);
                assert_colours(&c, box, (size_t)item);
                texts++;
            }
            assert_true(texts >= 15);
            paint_close(&c);
        }
    }
}

/* The same scene twice gives equal lists: nothing is shown again. */
static void test_same(void **state)
{
    (void)state;
    for (int dialog = 0; dialog < 2; dialog++) {
        struct paint_case c;
        struct draw_list again;
        paint_open(&c, GROUND_PAPER, false, dialog);
        draw_list_init(&again);
        c.scene = fake_scene(&c.fake, &c.page, &c.bars, dialog ? fake_dialog(&c.fake) : NULL, 0);
        paint(&c.fake.env, &c.scene, &(struct view){0}, &again);
        struct damage damage = draw_damage(&c.list, &again, (struct rect){0, 0, 1920, 2400});
        assert_int_equal(damage.count, 0);
        draw_list_free(&again);
        paint_close(&c);
    }
}

static const struct box *find_button(const struct scene *scene, const char *name)
{
    for (int i = 0; i < scene->count; i++) {
        const struct node *node = scene->boxes[i].node;
        if (node->kind == NODE_BUTTON && strcmp(node->name, name) == 0)
            return &scene->boxes[i];
    }
    fail_msg("no %s", name);
    return NULL;
}

/* A press and the focus change the list, and only near their button. */
static void test_pressed_and_focused(void **state)
{
    (void)state;
    static const char *const buttons[] = {"Home", "Get help now", "Go"};
    for (size_t b = 0; b < sizeof buttons / sizeof *buttons; b++) {
        for (int focus = 0; focus < 2; focus++) {
            struct paint_case c;
            struct draw_list after;
            struct damage damage;
            paint_open(&c, GROUND_PAPER, b % 2, false);
            const struct box *box = find_button(&c.scene, buttons[b]);
            uint64_t id = box->node->id;
            struct view view = {.pressed_id = focus ? 0 : id, .focus_id = focus ? id : 0};
            draw_list_init(&after);
            paint(&c.fake.env, &c.scene, &view, &after);
            damage = draw_damage(&c.list, &after, (struct rect){0, 0, 1920, 2400});
            assert_true(damage.count > 0);
            struct rect near = rect_grow(box->rect, 4 * c.fake.theme.edge_px);
            for (int i = 0; i < damage.count; i++)
                assert_true(rect_inside(damage.rects[i], near));
            draw_list_free(&after);
            paint_close(&c);
        }
    }
}

/* The first item is the ground, over all of the window. */
static void test_ground(void **state)
{
    (void)state;
    for (int ground = GROUND_PAPER; ground <= GROUND_ALARM; ground++) {
        struct paint_case c;
        paint_open(&c, (enum ground)ground, false, false);
        const struct draw_item *first = &c.list.items[0];
        assert_int_equal(first->kind, DRAW_BOX);
        assert_true(rect_equal(first->rect, (struct rect){0, 0, 1920, 2400}));
        assert_true(
            colour_equal(first->box.fill, theme_ground(&c.fake.theme, (enum ground)ground)));
        paint_close(&c);
    }
}

/* What is parted over screens is painted line by line: those of this box only. */
static void test_lines(void **state)
{
    (void)state;
    struct fake fake;
    fake_open(&fake, 1920, 1080, 4.03, 200);
    struct page page = fake_page(&fake);
    const char *words = "0";
    for (int i = 1; i < 1200; i++)
        words = arena_printf(fake.arena, "%s %d", words, i);
    fake_text(&fake, page.root, words);
    page_finish(&page);
    struct bars bars = fake_bars();
    struct draw_list list;
    draw_list_init(&list);
    size_t painted = 0;
    int screens = fake_scene(&fake, &page, &bars, NULL, 0).screens;
    assert_true(screens > 1);
    for (int s = 0; s < screens; s++) {
        struct scene scene = fake_scene(&fake, &page, &bars, NULL, s);
        paint(&fake.env, &scene, &(struct view){0}, &list);
        for (size_t i = 0; i < list.count; i++) {
            const struct draw_item *item = &list.items[i];
            bool digits = item->kind == DRAW_RUN && item->run.text[0] >= '0' &&
                          item->run.text[0] <= '9' && !strstr(item->run.text, "of");
            if (!digits)
                continue;
            assert_true(rect_inside(item->rect, fake.theme.content));
            painted += strlen(item->run.text) + 1;
        }
    }
    assert_int_equal(painted, strlen(words) + 1);
    draw_list_free(&list);
    fake_close(&fake);
}

/* A logo keeps its own colours: in the dark theme it stands on a white plate, but for one that is
   made for it. */
static void test_logo(void **state)
{
    (void)state;
    for (int fits = 0; fits <= 1; fits++) {
        struct paint_case c;
        paint_open(&c, GROUND_PAPER, true, false);
        c.bars.logo = "images/logo.png";
        c.bars.logo_fits = fits;
        c.bars.logo_w_px = 200;
        c.bars.logo_h_px = 100;
        c.scene = fake_scene(&c.fake, &c.page, &c.bars, NULL, 0);
        draw_list_clear(&c.list);
        paint(&c.fake.env, &c.scene, &(struct view){0}, &c.list);
        size_t at = 0;
        while (at < c.list.count && c.list.items[at].kind != DRAW_PICTURE)
            at++;
        assert_in_range(at, 1, c.list.count - 1);
        const struct draw_item *logo = &c.list.items[at], *plate = logo - 1;
        bool on_white = plate->kind == DRAW_BOX && rect_inside(logo->rect, plate->rect) &&
                        colour_equal(plate->box.fill, COLOUR_HEX(0xffffff));
        assert_int_equal(on_white, !fits);
        assert_int_equal(logo->picture.dark, fits);
        paint_close(&c);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_colours),
        cmocka_unit_test(test_same),
        cmocka_unit_test(test_pressed_and_focused),
        cmocka_unit_test(test_ground),
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_logo),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
