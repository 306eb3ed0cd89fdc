/* A screen put together: bars, content, dialog, and all of it right to left. */
#include "ui/scene.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "fake.h"

/* One of each class of displays. */
static const struct {
    int w_px, h_px;
    double px_per_mm;
    const char *buttons;
} displays[] = {
    [CLASS_WIDE] = {1920, 1080, 4.03,
                    "Get help now, Back, Home, Spanish, Size 100, Size 150, Size 200, Dark, "
                    "Finish, Next"},
    [CLASS_RAIL] = {1280, 800, 5.88, "Get help now, Home, Menu, Back, Next"},
    [CLASS_RAIL_SMALL] = {800, 480, 5.25, "Get help now, Menu, Back, Next"},
    [CLASS_TALL] = {1080, 1920, 4.03,
                    "Get help now, Spanish, Size 100, Size 150, Size 200, Dark, Finish, Back, "
                    "Home, Next"},
    [CLASS_TALL_SMALL] = {720, 1280, 8.26, "Get help now, Back, Menu, Next"},
};
#define DISPLAYS (sizeof displays / sizeof *displays)

static void open_display(struct fake *fake, size_t display, int text_percent)
{
    fake_open(fake, displays[display].w_px, displays[display].h_px, displays[display].px_per_mm,
              text_percent);
    struct display own = fake->theme.display;
    own.distance_mm = 0; /* as far as its class is seen from */
    theme_make(&fake->theme, &own, text_percent, false, NULL);
    fake->env.box_h_px = fake->theme.content.h;
    assert_int_equal(fake->theme.class, display);
}

/* A heading, so many short texts, and two buttons. */
static struct page make_page(struct fake *fake, int texts)
{
    struct page page = fake_page(fake);
    fake_heading(fake, page.root, "Title");
    for (int i = 0; i < texts; i++)
        fake_text(fake, page.root, "one two three");
    fake_button(fake, page.root, "Yes");
    fake_button(fake, page.root, "No");
    page_finish(&page);
    return page;
}

/* The names of what can be touched, in reading order. */
static const char *names(struct fake *fake, const struct scene *scene)
{
    int boxes[SCENE_MAX_TARGETS];
    int count = scene_buttons(scene, boxes);
    const char *text = "";
    for (int i = 0; i < count; i++)
        text = arena_printf(fake->arena, "%s%s%s", text, i ? ", " : "",
                            scene_name(fake->arena, &scene->boxes[boxes[i]]));
    return text;
}

static void test_bars(void **state)
{
    (void)state;
    for (size_t d = 0; d < DISPLAYS; d++) {
        struct fake fake;
        open_display(&fake, d, 100);
        struct page page = fake_page(&fake);
        fake_heading(&fake, page.root, "Title");
        page_finish(&page);
        struct bars bars = fake_bars();
        struct scene scene = fake_scene(&fake, &page, &bars, NULL, 0);
        assert_string_equal(names(&fake, &scene), displays[d].buttons);
        const struct theme *theme = &fake.theme;
        struct rect bottom = theme_has_rail(theme) ? theme->rail : theme->bottom;
        for (int i = 0; i < scene.count; i++) {
            const struct box *box = &scene.boxes[i];
            assert_true(rect_inside(box->rect, scene.areas[box->part]));
            if (box->part == PART_BOTTOM)
                assert_true(rect_inside(box->rect, bottom));
        }
        fake_close(&fake);
    }
}

static int apart_px(struct rect a, struct rect b)
{
    int x = a.x < b.x ? b.x - a.x - a.w : a.x - b.x - b.w;
    int y = a.y < b.y ? b.y - a.y - a.h : a.y - b.y - b.h;
    return x > y ? x : y;
}

/* In millimetres: 15 each way, 5 from the glass, 3 apart; the parts of one switch may touch, and
   are 16 wide. */
static void test_targets(void **state)
{
    (void)state;
    for (size_t d = 0; d < DISPLAYS; d++) {
        for (int percent = 100; percent <= 200; percent += 50) {
            struct fake fake;
            open_display(&fake, d, percent);
            struct page page = fake_page(&fake);
            fake_heading(&fake, page.root, "Title");
            page_finish(&page);
            struct bars bars = fake_bars();
            struct scene scene = fake_scene(&fake, &page, &bars, NULL, 0);
            int boxes[SCENE_MAX_TARGETS], count = scene_buttons(&scene, boxes);
            double mm = fake.theme.px_per_mm;
            for (int i = 0; i < count; i++) {
                const struct box *box = &scene.boxes[boxes[i]];
                struct rect r = box->rect;
                bool part = box->node->button == BUTTON_PART;
                int right = displays[d].w_px - r.x - r.w, low = displays[d].h_px - r.y - r.h;
                if (r.w < (part ? 16 : 15) * mm || r.h < 15 * mm || r.x < 5 * mm || r.y < 5 * mm ||
                    right < 5 * mm || low < 5 * mm)
                    fail_msg("display %zu at %d: %s at %d,%d %dx%d", d, percent, box->node->name,
                             r.x, r.y, r.w, r.h);
                for (int k = 0; k < i; k++) {
                    const struct box *other = &scene.boxes[boxes[k]];
                    int gap = apart_px(r, other->rect);
                    bool one_switch = part && other->node->button == BUTTON_PART;
                    if (gap < (one_switch ? 0 : 3 * mm))
                        fail_msg("display %zu at %d: %s %d px from %s", d, percent, box->node->name,
                                 gap, other->node->name);
                }
            }
            fake_close(&fake);
        }
    }
}

static const struct box *find_button(const struct scene *scene, const char *name)
{
    for (int i = 0; i < scene->count; i++) {
        const struct node *node = scene->boxes[i].node;
        if (node->kind == NODE_BUTTON && strcmp(node->name, name) == 0)
            return &scene->boxes[i];
    }
    return NULL;
}

/* A place without use stays empty, its neighbours stand where they stood. */
static void test_places_stay(void **state)
{
    (void)state;
    static const struct {
        enum bar_place place;
        const char *label;
    } places[] = {{BAR_BACK, "Back"},     {BAR_HOME, "Home"}, {BAR_MENU, "Menu"},
                  {BAR_FINISH, "Finish"}, {BAR_NEXT, "Next"}, {BAR_PLACES, "Get help now"}};
    for (size_t d = 0; d < DISPLAYS; d++) {
        for (size_t gone = 0; gone < sizeof places / sizeof *places; gone++) {
            struct fake fake;
            open_display(&fake, d, 100);
            struct page page = make_page(&fake, 0);
            struct bars all = fake_bars(), some = all;
            if (places[gone].place == BAR_PLACES)
                some.help = some.help_short = NULL;
            else
                some.places[places[gone].place].present = false;
            struct scene full = fake_scene(&fake, &page, &all, NULL, 0);
            struct scene less = fake_scene(&fake, &page, &some, NULL, 0);
            for (size_t p = 0; p < sizeof places / sizeof *places; p++) {
                const struct box *was = find_button(&full, places[p].label);
                const struct box *is = find_button(&less, places[p].label);
                assert_int_equal(is == NULL, !was || p == gone);
                if (is)
                    assert_true(rect_equal(is->rect, was->rect));
            }
            fake_close(&fake);
        }
    }
}

static const struct box *find_text(const struct scene *scene, const char *text)
{
    for (int i = 0; i < scene->count; i++) {
        const struct node *node = scene->boxes[i].node;
        if (node->kind == NODE_TEXT && node->text && strcmp(node->text, text) == 0)
            return &scene->boxes[i];
    }
    return NULL;
}

/* Nothing else ever stands where Finish does, whatever Next says and whatever else is there. */
static void test_finish_alone(void **state)
{
    (void)state;
    static const enum display_class with[] = {CLASS_WIDE, CLASS_TALL};
    for (size_t d = 0; d < sizeof with / sizeof *with; d++) {
        for (int percent = 100; percent <= 200; percent += 50) {
            struct fake fake;
            open_display(&fake, with[d], percent);
            struct page page = make_page(&fake, 0);
            struct bars all = fake_bars();
            struct scene full = fake_scene(&fake, &page, &all, NULL, 0);
            struct rect finish = find_button(&full, "Finish")->rect;
            for (int other = 0; other < 1 << 4; other++) {
                struct bars bars = all;
                bars.places[BAR_BACK].present = bars.places[BAR_HOME].present = other & 1;
                bars.places[BAR_NEXT].present = other & 2;
                bars.places[BAR_LANGUAGE].present = other & 4;
                bars.next_title = other & 8 ? "What you will feel, and for how long" : NULL;
                struct scene scene = fake_scene(&fake, &page, &bars, NULL, 0);
                int boxes[SCENE_MAX_TARGETS], count = scene_buttons(&scene, boxes);
                for (int i = 0; i < count; i++) {
                    const struct box *box = &scene.boxes[boxes[i]];
                    bool same = strcmp(box->node->name, "Finish") == 0;
                    assert_int_equal(rect_equal(box->rect, finish), same);
                    assert_int_equal(rect_empty(rect_intersect(box->rect, finish)), !same);
                }
            }
            fake_close(&fake);
        }
    }
}

/* Next says the title of what is next, and is named Next whatever it says; a long one stands alone
   in its lines, and what is too long for its place is left out. */
static void test_next_title(void **state)
{
    (void)state;
    static const char *const long_one = "All that can be said of what you may feel on these days "
                                        "and on those that follow, and then of the rest";
    for (size_t d = 0; d < DISPLAYS; d++) {
        struct fake fake;
        open_display(&fake, d, 100);
        struct page page = make_page(&fake, 0);
        struct bars bars = fake_bars();
        bool says = d == CLASS_WIDE || d == CLASS_TALL;
        bars.next_title = "What you feel";
        struct scene scene = fake_scene(&fake, &page, &bars, NULL, 0);
        assert_int_equal(find_text(&scene, "What you feel") != NULL, says);
        assert_non_null(find_button(&scene, "Next"));
        bars.next_title = "A title of words that take two lines";
        scene = fake_scene(&fake, &page, &bars, NULL, 0);
        assert_int_equal(find_text(&scene, bars.next_title) != NULL, says);
        assert_int_equal(find_text(&scene, "Next") == NULL, d == CLASS_WIDE);
        bars.next_title = long_one;
        scene = fake_scene(&fake, &page, &bars, NULL, 0);
        assert_null(find_text(&scene, long_one));
        assert_non_null(find_text(&scene, "Next"));
        fake_close(&fake);
    }
}

static const char *first_words(const struct box *box)
{
    while (box->node->kind != NODE_TEXT)
        box++;
    return box->node->text;
}

/* What follows the heading of a further screen does not touch it. */
static void test_further_screens(void **state)
{
    (void)state;
    for (size_t d = 0; d < DISPLAYS; d++) {
        struct fake fake;
        open_display(&fake, d, 200);
        struct page page = make_page(&fake, 30);
        struct bars bars = fake_bars();
        struct scene scene = fake_scene(&fake, &page, &bars, NULL, 1);
        const struct box *top = &scene.boxes[scene_first(&scene, PART_CONTENT)];
        assert_string_not_equal(first_words(top), "Title (continued)"); /* its flow is named */
        bars.flow_title = NULL;
        scene = fake_scene(&fake, &page, &bars, NULL, 1);
        const struct box *header = &scene.boxes[scene_first(&scene, PART_CONTENT)];
        assert_string_equal(header->node->text, "Title (continued)");
        assert_int_equal(header->em_px, fake.theme.least_px[SIZE_CAPTION]);
        assert_true(header[1].rect.y >= header->rect.y + header->rect.h + theme_px(&fake.theme, 1));
        fake_close(&fake);
    }
}

/* A rail and a small display's bar have the same places at every text size. */
static void test_bars_at_text_sizes(void **state)
{
    (void)state;
    for (size_t d = 0; d < DISPLAYS; d++) {
        struct rect back = {0};
        for (int percent = 100; percent <= 200; percent += 50) {
            struct fake fake;
            open_display(&fake, d, percent);
            struct page page = make_page(&fake, 1);
            struct bars bars = fake_bars();
            struct scene scene = fake_scene(&fake, &page, &bars, NULL, 0);
            struct rect now = find_button(&scene, "Back")->rect;
            if (percent > 100 && d != CLASS_WIDE && d != CLASS_TALL)
                assert_true(rect_equal(now, back));
            else if (percent > 100)
                assert_true(now.x == back.x && now.w == back.w && now.h > back.h);
            back = now;
            fake_close(&fake);
        }
    }
}

static void test_grounds_without_bars(void **state)
{
    (void)state;
    for (size_t d = 0; d < DISPLAYS; d++) {
        for (int ground = GROUND_ACCENT; ground <= GROUND_ALARM; ground++) {
            struct fake fake;
            open_display(&fake, d, 100);
            struct page page = make_page(&fake, 2);
            page.ground = (enum ground)ground;
            struct bars bars = fake_bars();
            struct scene scene = fake_scene(&fake, &page, &bars, NULL, 0);
            assert_string_equal(names(&fake, &scene), "Yes, No");
            for (int i = 0; i < scene.count; i++)
                assert_int_equal(scene.boxes[i].part, PART_CONTENT);
            assert_int_equal(scene.screens, 1);
            fake_close(&fake);
        }
    }
}

/* Only the dialog's buttons count under a dialog, and Get help now. */
static void test_dialog(void **state)
{
    (void)state;
    for (size_t d = 0; d < DISPLAYS; d++) {
        struct fake fake;
        open_display(&fake, d, 200);
        struct page page = make_page(&fake, 3);
        struct bars bars = fake_bars();
        struct scene scene = fake_scene(&fake, &page, &bars, fake_dialog(&fake), 0);
        assert_string_equal(names(&fake, &scene), "Get help now, Yes, No");
        assert_true(rect_inside(scene.dialog, fake.theme.content));
        int dialog = scene_first(&scene, PART_DIALOG);
        assert_true(dialog < scene.count);
        for (int i = dialog; i < scene.count; i++)
            assert_true(rect_inside(scene.boxes[i].rect, scene.dialog));
        bars.help = bars.help_short = NULL;
        scene = fake_scene(&fake, &page, &bars, fake_dialog(&fake), 0);
        assert_string_equal(names(&fake, &scene), "Yes, No");
        fake_close(&fake);
    }
}

/* A long page: what stands on which screen, "continued", and what Next is. */
static void test_screens(void **state)
{
    (void)state;
    for (size_t d = 0; d < DISPLAYS; d++) {
        struct fake fake;
        open_display(&fake, d, 150);
        struct page page = make_page(&fake, 40);
        struct bars bars = fake_bars();
        bars.flow_title = NULL;
        struct scene first = fake_scene(&fake, &page, &bars, NULL, 0);
        assert_true(first.screens > 2);
        for (int s = 0; s < first.screens; s++) {
            struct scene scene = fake_scene(&fake, &page, &bars, NULL, s);
            assert_int_equal(scene.screen, s);
            bool last = s == first.screens - 1;
            bool says = (d == CLASS_WIDE || d == CLASS_TALL) && !last;
            assert_int_equal(find_button(&scene, "Next")->node->action.kind, ACTION_NEXT);
            const char *count = arena_printf(fake.arena, "%d of %d", s + 2, first.screens);
            assert_int_equal(find_text(&scene, count) != NULL, says);
            int content = scene_first(&scene, PART_CONTENT);
            const char *head = first_words(&scene.boxes[content]);
            assert_string_equal(head, s ? "Title (continued)" : "Title");
            struct scene_spec spec = {.page = &page,
                                      .bars = &bars,
                                      .continued = "continued",
                                      .count = "%d of %d",
                                      .anchor = scene.first};
            struct scene again;
            fake_build(&again, &fake.env, &spec);
            assert_int_equal(again.screen, s);
        }
        struct scene past = fake_scene(&fake, &page, &bars, NULL, 99);
        assert_int_equal(past.screen, first.screens - 1);
        fake_close(&fake);
    }
}

/* All pages begin at one height, however much they hold; only grounds without bars have what
   they hold in the middle. */
static void test_begin(void **state)
{
    (void)state;
    for (size_t d = 0; d < DISPLAYS; d++) {
        struct fake fake;
        open_display(&fake, d, 100);
        struct bars bars = fake_bars();
        for (int texts = 0; texts < 24; texts++) {
            struct page page = make_page(&fake, texts);
            struct scene scene = fake_scene(&fake, &page, &bars, NULL, 0);
            int y = scene.boxes[scene_first(&scene, PART_CONTENT)].rect.y;
            assert_int_equal(y, fake.theme.content.y + fake.theme.flow_px);
            page.ground = GROUND_ACCENT;
            scene = fake_scene(&fake, &page, &bars, NULL, 0);
            struct rect all = {0}, area = scene.areas[PART_CONTENT];
            for (int i = 0; i < scene.count; i++)
                all = rect_union(all, scene.boxes[i].rect);
            int above = all.y - area.y, below = area.y + area.h - all.y - all.h;
            assert_in_range(above, below - 1, below + 1);
        }
        fake_close(&fake);
    }
}

/* Right to left, all that is not a text of its full width stands mirrored. */
static void test_rtl(void **state)
{
    (void)state;
    for (size_t d = 0; d < DISPLAYS; d++) {
        struct fake fake;
        open_display(&fake, d, 100);
        struct page page = make_page(&fake, 2);
        struct node *row = node_make(fake.arena, page.root, NODE_ROW);
        fake_image(&fake, row, 100, 60);
        fake_button(&fake, row, "A");
        page_finish(&page);
        struct bars bars = fake_bars();
        struct scene ltr = fake_scene(&fake, &page, &bars, fake_dialog(&fake), 0);
        fake.env.rtl = true;
        struct scene rtl = fake_scene(&fake, &page, &bars, fake_dialog(&fake), 0);
        assert_int_equal(ltr.count, rtl.count);
        int w_px = displays[d].w_px, mirrored = 0;
        for (int i = 0; i < ltr.count; i++) {
            struct rect one = ltr.boxes[i].rect, two = rtl.boxes[i].rect;
            assert_int_equal(one.y, two.y);
            assert_int_equal(ltr.boxes[i].node->kind, rtl.boxes[i].node->kind);
            if (ltr.boxes[i].node->kind == NODE_TEXT)
                continue;
            assert_int_equal(two.x, w_px - one.x - one.w);
            mirrored += one.x != two.x;
        }
        assert_true(mirrored > 5);
        assert_int_equal(rtl.dialog.x, w_px - ltr.dialog.x - ltr.dialog.w);
        fake_close(&fake);
    }
}

/* Where the bars stand of how far one is, the page's own fills by its screens. */
static void check_filled(const struct scene *scene)
{
    const struct node *bars = NULL;
    for (int i = 0; i < scene->count; i++)
        if (scene->boxes[i].node->kind == NODE_PROGRESS)
            bars = scene->boxes[i].node;
    assert_non_null(bars);
    assert_int_equal(bars->filled_percent, 100 * (scene->screen + 1) / scene->screens);
}

/* The counter stands above the page and lies over nothing. */
static void test_counter(void **state)
{
    (void)state;
    for (size_t d = 0; d < DISPLAYS; d++) {
        for (int rtl = 0; rtl < 2; rtl++) {
            struct fake fake;
            open_display(&fake, d, 100);
            fake.env.rtl = rtl;
            struct page page = make_page(&fake, 40);
            struct bars bars = fake_bars();
            bars.of += 7 * rtl; /* more than have room at their full width */
            for (int screen = 0; screen < 2; screen++) {
                struct scene scene = fake_scene(&fake, &page, &bars, NULL, screen);
                const struct box *counter = find_text(&scene, "4 of 7");
                assert_non_null(counter);
                assert_int_equal(counter->part, PART_TOP);
                check_filled(&scene);
                for (int k = 0; k < scene.count; k++)
                    if (&scene.boxes[k] != counter && scene.boxes[k].node->kind == NODE_TEXT)
                        assert_true(rect_empty(rect_intersect(counter->rect, scene.boxes[k].rect)));
            }
            fake_close(&fake);
        }
    }
}

/* A pack of one language has no word for another. */
static void test_one_language(void **state)
{
    (void)state;
    for (size_t d = 0; d < DISPLAYS; d++) {
        struct fake fake;
        open_display(&fake, d, 100);
        struct page page = make_page(&fake, 1);
        struct bars bars = fake_bars();
        bars.places[BAR_LANGUAGE] = (struct bar_button){0};
        struct scene scene = fake_scene(&fake, &page, &bars, NULL, 0);
        assert_null(find_text(&scene, "Spanish"));
        assert_non_null(find_button(&scene, "Back"));
        fake_close(&fake);
    }
}

static void test_names(void **state)
{
    (void)state;
    struct fake fake;
    open_display(&fake, 0, 100);
    struct page page = fake_page(&fake);
    struct node *image = fake_image(&fake, page.root, 10, 10);
    struct node *text = fake_text(&fake, page.root, "**bold** words");
    struct node *button = fake_button(&fake, page.root, "**Go** on");
    assert_string_equal(scene_name(fake.arena, &(struct box){.node = image}), "a");
    assert_string_equal(scene_name(fake.arena, &(struct box){.node = text}), "bold words");
    assert_string_equal(scene_name(fake.arena, &(struct box){.node = button}), "Go on");
    fake_close(&fake);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bars),
        cmocka_unit_test(test_places_stay),
        cmocka_unit_test(test_targets),
        cmocka_unit_test(test_finish_alone),
        cmocka_unit_test(test_next_title),
        cmocka_unit_test(test_further_screens),
        cmocka_unit_test(test_bars_at_text_sizes),
        cmocka_unit_test(test_grounds_without_bars),
        cmocka_unit_test(test_dialog),
        cmocka_unit_test(test_screens),
        cmocka_unit_test(test_begin),
        cmocka_unit_test(test_rtl),
        cmocka_unit_test(test_counter),
        cmocka_unit_test(test_one_language),
        cmocka_unit_test(test_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
