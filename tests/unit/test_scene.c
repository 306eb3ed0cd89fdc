/* A screen put together: bars, content, dialog, and all of it right to left. */
#include "ui/scene.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "fake.h"

static const struct {
    const char *name;
    int w_px, h_px;
    double px_per_mm;
    bool top; /* it has a top bar */
    const char *buttons;
} displays[] = {
    {"large", 1920, 1080, 4.03, true,
     "Get help now, Back, Home, Spanish, A, A, A, Dark, Finish, Next"},
    {"upright", 1080, 1920, 4.03, true,
     "Get help now, Spanish, A, A, A, Dark, Finish, Back, Home, Next"},
    {"small", 1280, 800, 5.88, false, "Get help now, Home, Menu, Back, Next"},
};
#define DISPLAYS (sizeof displays / sizeof *displays)

static void open_display(struct fake *fake, size_t display, int text_percent)
{
    fake_open(fake, displays[display].w_px, displays[display].h_px, displays[display].px_per_mm,
              text_percent);
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
        assert_int_equal(scene.boxes[0].part, PART_TOP); /* the flow, at least */
        for (int i = 0; i < scene.count; i++)
            assert_true(rect_inside(scene.boxes[i].rect, scene.areas[scene.boxes[i].part]));
        fake_close(&fake);
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
    } places[] = {
        {BAR_BACK, "Back"}, {BAR_HOME, "Home"}, {BAR_NEXT, "Next"}, {BAR_PLACES, "Get help now"}};
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
                assert_non_null(was);
                assert_int_equal(is == NULL, p == gone);
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

/* The words of a bar have one size, which the longest decides, also where it is absent. */
static void test_letters_stay(void **state)
{
    (void)state;
    struct fake fake;
    open_display(&fake, 0, 100);
    struct page page = make_page(&fake, 0);
    struct bars plain = fake_bars(), long_one = fake_bars();
    long_one.places[BAR_HOME].label = "To the beginning";
    struct bars without = long_one;
    without.places[BAR_HOME].present = false;
    struct scene all = fake_scene(&fake, &page, &plain, NULL, 0);
    struct scene there = fake_scene(&fake, &page, &long_one, NULL, 0);
    struct scene here = fake_scene(&fake, &page, &without, NULL, 0);
    int em_px = find_text(&all, "Back")->em_px;
    assert_true(find_text(&there, "Back")->em_px < em_px);
    assert_int_equal(find_text(&here, "Back")->em_px, find_text(&there, "Back")->em_px);
    assert_null(find_text(&here, "To the beginning"));
    fake_close(&fake);
}

/* Next says what comes next where that has room, and is called Next all the same. */
static void test_next_title(void **state)
{
    (void)state;
    static const struct {
        const char *title;
        bool said;
    } rows[] = {{"How small is the cut?", true},
                {"A title that is as long as no title should be, by far", false}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fake fake;
        open_display(&fake, 0, 100);
        struct page page = make_page(&fake, 0);
        struct bars bars = fake_bars();
        bars.next_title = rows[i].title;
        struct scene scene = fake_scene(&fake, &page, &bars, NULL, 0);
        assert_int_equal(find_text(&scene, rows[i].title) != NULL, rows[i].said);
        assert_non_null(find_button(&scene, "Next"));
        fake_close(&fake);
    }
}

/* The heading of a further screen stands over what follows. */
static void test_further_screens(void **state)
{
    (void)state;
    for (size_t d = 0; d < DISPLAYS; d++) {
        struct fake fake;
        open_display(&fake, d, 200);
        struct page page = make_page(&fake, 30);
        struct bars bars = fake_bars();
        struct scene scene = fake_scene(&fake, &page, &bars, NULL, 1);
        const struct box *header = &scene.boxes[scene_first(&scene, PART_CONTENT)];
        assert_string_equal(header->node->text, "Title (continued)");
        assert_int_equal(header->em_px, fake.theme.least_px[SIZE_CAPTION]);
        assert_true(header[1].rect.y >= header->rect.y + header->rect.h + theme_px(&fake.theme, 1));
        fake_close(&fake);
    }
}

/* A page begins at one height, whatever it holds. */
static void test_one_height(void **state)
{
    (void)state;
    for (size_t d = 0; d < DISPLAYS; d++) {
        int y = 0;
        for (int texts = 0; texts < 40; texts += 13) {
            struct fake fake;
            open_display(&fake, d, 100);
            struct page page = make_page(&fake, texts);
            struct bars bars = fake_bars();
            struct scene scene = fake_scene(&fake, &page, &bars, NULL, 0);
            int now = find_text(&scene, "Title")->rect.y;
            assert_true(texts == 0 || now == y);
            y = now;
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
    static const char *const wanted[DISPLAYS] = {"Get help now, Yes, No", "Get help now, Yes, No",
                                                 "Get help now, Yes, No"};
    for (size_t d = 0; d < DISPLAYS; d++) {
        struct fake fake;
        open_display(&fake, d, 200);
        struct page page = make_page(&fake, 3);
        struct bars bars = fake_bars();
        struct scene scene = fake_scene(&fake, &page, &bars, fake_dialog(&fake), 0);
        assert_string_equal(names(&fake, &scene), wanted[d]);
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
        struct scene first = fake_scene(&fake, &page, &bars, NULL, 0);
        assert_true(first.screens > 2);
        for (int s = 0; s < first.screens; s++) {
            struct scene scene = fake_scene(&fake, &page, &bars, NULL, s);
            assert_int_equal(scene.screen, s);
            bool last = s == first.screens - 1;
            assert_int_equal(find_button(&scene, "Next") != NULL, last);
            assert_int_equal(find_button(&scene, "More") != NULL, !last);
            int content = scene_first(&scene, PART_CONTENT);
            const struct node *head = scene.boxes[content].node;
            for (int i = content; head->kind != NODE_TEXT; i++)
                head = scene.boxes[i].node;
            assert_string_equal(head->text, s ? "Title (continued)" : "Title");
            struct scene_spec spec = {
                .page = &page, .bars = &bars, .continued = "continued", .anchor = scene.first};
            struct scene again;
            fake_build(&again, &fake.env, &spec);
            assert_int_equal(again.screen, s);
        }
        struct scene past = fake_scene(&fake, &page, &bars, NULL, 99);
        assert_int_equal(past.screen, first.screens - 1);
        fake_close(&fake);
    }
}

/* What is one screen stands in the middle; of several, those filled three quarters stand
   at the top. */
static void test_centred(void **state)
{
    (void)state;
    struct fake fake;
    open_display(&fake, 0, 100);
    struct bars bars = fake_bars();
    int middles = 0, tops = 0;
    for (int texts = 0; texts < 12; texts++) {
        struct page page = make_page(&fake, texts);
        struct scene scene = fake_scene(&fake, &page, &bars, NULL, 0);
        struct rect all = {0}, area = fake.theme.content;
        for (int i = 0; i < scene.count; i++)
            if (scene.boxes[i].part == PART_CONTENT)
                all = rect_union(all, scene.boxes[i].rect);
        int above = all.y - area.y, below = area.y + area.h - all.y - all.h;
        bool middle = scene.screens == 1 || all.h * 100 < area.h * 75;
        middles += middle;
        tops += !middle;
        assert_in_range(above, middle ? below - 1 : 0, middle ? below + 1 : 0);
    }
    assert_true(middles > 0 && tops > 0);
    fake_close(&fake);
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

/* On small displays the counter stands beside the first line, on none does it lie over
   anything. */
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
            for (int screen = 0; screen < 2; screen++) {
                struct scene scene = fake_scene(&fake, &page, &bars, NULL, screen);
                int found = 0;
                for (int i = 0; i < scene.count; i++) {
                    const struct node *node = scene.boxes[i].node;
                    if (node->kind != NODE_TEXT || strcmp(node->text, "4 of 7") != 0)
                        continue;
                    found++;
                    assert_int_equal(scene.boxes[i].part == PART_CONTENT, !displays[d].top);
                    for (int k = 0; k < scene.count; k++)
                        if (k != i && scene.boxes[k].node->kind == NODE_TEXT)
                            assert_true(rect_empty(
                                rect_intersect(scene.boxes[i].rect, scene.boxes[k].rect)));
                }
                assert_int_equal(found, 1);
            }
            fake_close(&fake);
        }
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
        cmocka_unit_test(test_letters_stay),
        cmocka_unit_test(test_further_screens),
        cmocka_unit_test(test_one_height),
        cmocka_unit_test(test_next_title),
        cmocka_unit_test(test_grounds_without_bars),
        cmocka_unit_test(test_dialog),
        cmocka_unit_test(test_screens),
        cmocka_unit_test(test_centred),
        cmocka_unit_test(test_rtl),
        cmocka_unit_test(test_counter),
        cmocka_unit_test(test_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
