/* What gives way before a page is parted, and how it is parted then. */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "fake.h"
#include "layout/ladder.h"

struct laid {
    struct fake fake;
    struct node *root;
    struct screens screens;
};

static void begin(struct laid *l, int w_px, int h_px, double px_per_mm)
{
    fake_open(&l->fake, w_px, h_px, px_per_mm, 100);
    l->root = node_make(l->fake.arena, NULL, NODE_COLUMN);
    fake_heading(&l->fake, l->root, "Title");
}

/* So many lines, each a sentence. */
static struct node *add_lines(struct laid *l, const char *line, int count)
{
    const char *text = line;
    for (int i = 1; i < count; i++)
        text = arena_printf(l->fake.arena, "%s\n%s", text, line);
    return fake_text(&l->fake, l->root, text);
}

static void lay(struct laid *l)
{
    const struct theme *theme = &l->fake.theme;
    layout_screens(&l->fake.env, l->root, theme->content.w, theme->content.h, &l->screens);
}

/* The first box of this kind that says this, and its screen, from 0; -1: there is none. */
static int find(const struct laid *l, enum node_kind kind, const char *text, struct box *box)
{
    *box = (struct box){0};
    for (int s = 0; s < l->screens.count; s++)
        for (int i = 0; i < l->screens.items[s].count; i++) {
            *box = l->screens.items[s].boxes[i];
            if (box->node->kind == kind && (!text || strstr(box->node->text, text)))
                return s;
        }
    return -1;
}

/* Lines come together where that saves a screen, and only there. */
static void test_rungs(void **state)
{
    (void)state;
    int em = 0, seen[3] = {0};
    for (int i = 0; i < 130; i++) {
        struct laid l;
        struct box box;
        int lines = 2 + i % 13;
        begin(&l, 800, 480 - i / 13 * 4, 5.25);
        add_lines(&l, "One.", lines);
        lay(&l);
        find(&l, NODE_TEXT, "One.", &box);
        em = box.em_px;
        int apart = box.para->lines[1].y_px - box.para->lines[0].y_px;
        bool close = apart == em * 123 / 100;
        assert_true(close || apart == em * 136 / 100);
        assert_true(em == l.fake.theme.em_px[SIZE_BODY]); /* the words keep their size */
        struct screens as_wished;
        int h = l.fake.theme.content.h;
        split(&l.fake.env, fake_laid(&l.fake, l.root, l.fake.theme.content.w), h, h, &as_wished);
        assert_true(close == (l.screens.count < as_wished.count));
        seen[l.screens.count == 2 ? 2 : close]++;
        fake_close(&l.fake);
    }
    assert_true(seen[0] > 3 && seen[1] > 0 && seen[2] > 3);
}

/* Words first, with what limits them; on the further screen the picture beside the others. */
static void test_parted(void **state)
{
    (void)state;
    struct laid l;
    struct box image, first, rest, note;
    begin(&l, 800, 480, 5.25);
    add_lines(&l, "First.", 4);
    add_lines(&l, "Rest.", 4);
    struct node *panel = node_make(l.fake.arena, l.root, NODE_COLUMN);
    panel->panel = PANEL_NOTE;
    fake_text(&l.fake, panel, "Limit.");
    fake_image(&l.fake, l.root, 400, 300);
    lay(&l);
    assert_int_equal(l.screens.count, 2);
    assert_int_equal(find(&l, NODE_IMAGE, NULL, &image), 1);
    assert_int_equal(find(&l, NODE_TEXT, "Rest.", &rest), 1);
    assert_int_equal(find(&l, NODE_TEXT, "Limit.", &note), 0);
    find(&l, NODE_TEXT, "First.", &first);
    assert_true(note.rect.y >= first.rect.y + first.rect.h);
    assert_true(rest.rect.x >= image.rect.x + image.rect.w);
    assert_int_equal(image.rect.y, rest.rect.y);
    fake_close(&l.fake);
}

/* Where its words would stand beside their points a picture has a screen of its own. */
static void test_words_stray(void **state)
{
    (void)state;
    static const struct picture_word words[] = {{.x = 400, .y = 880, .text = "wwwwwwwwwwww"},
                                                {.x = 600, .y = 880, .text = "wwwwwwwwwwww"}};
    struct laid l;
    struct box image;
    begin(&l, 800, 480, 5.25);
    add_lines(&l, "First.", 4);
    add_lines(&l, "Rest.", 4);
    struct node *node = fake_image(&l.fake, l.root, 400, 300);
    node->words = words;
    node->word_count = 2;
    lay(&l);
    find(&l, NODE_IMAGE, NULL, &image);
    assert_true(image.rect.w > l.fake.theme.content.w / 2);
    fake_close(&l.fake);
}

/* An upright display has the picture below the lead, in what is left of the screen. */
static void test_upright(void **state)
{
    (void)state;
    struct laid l;
    struct box lead, image, text;
    begin(&l, 720, 1280, 8.26);
    add_lines(&l, "Lead.", 2)->size = SIZE_LEAD;
    add_lines(&l, "Rest.", 6);
    fake_image(&l.fake, l.root, 400, 400);
    lay(&l);
    assert_int_equal(l.screens.count, 2);
    assert_int_equal(find(&l, NODE_TEXT, "Lead.", &lead), 0);
    assert_int_equal(find(&l, NODE_IMAGE, NULL, &image), 0);
    assert_int_equal(find(&l, NODE_TEXT, "Rest.", &text), 1);
    assert_true(image.rect.y >= lead.rect.y + lead.rect.h);
    assert_true(image.rect.h >= theme_px(&l.fake.theme, 50));
    fake_close(&l.fake);
}

/* A code stands beside the words where it keeps its size. */
static void test_code_aside(void **state)
{
    (void)state;
    struct laid l;
    struct box code, text;
    begin(&l, 1280, 800, 5.88);
    add_lines(&l, "Rest.", 8);
    node_make(l.fake.arena, l.root, NODE_QR)->text = "https://example.org/ab";
    lay(&l);
    assert_int_equal(l.screens.count, 1);
    find(&l, NODE_QR, NULL, &code);
    find(&l, NODE_TEXT, "Rest.", &text);
    assert_true(code.rect.x >= text.rect.x + text.rect.w);
    fake_close(&l.fake);
}

/* So many paragraphs with a picture, or rows of a list. Returns how many stand below the
   picture, where all is on one screen. */
static int count_below(int paragraphs, bool list)
{
    struct laid l;
    struct box image, box;
    int below = 0;
    begin(&l, 1280, 800, 5.88);
    struct node *parent = list ? node_make(l.fake.arena, l.root, NODE_COLUMN) : l.root;
    for (int i = 0; i < paragraphs; i++) {
        struct node *row = list ? node_make(l.fake.arena, parent, NODE_ROW) : parent;
        fake_text(&l.fake, row, "One.");
    }
    fake_image(&l.fake, l.root, 400, 300);
    lay(&l);
    find(&l, NODE_IMAGE, NULL, &image);
    bool beside = l.screens.count == 1 && image.rect.x > l.fake.theme.content.w / 3;
    for (int i = 0; beside && i < l.screens.items[0].count; i++) {
        box = l.screens.items[0].boxes[i];
        if (box.node->kind == NODE_TEXT && box.rect.x >= image.rect.x) {
            assert_true(box.rect.y >= image.rect.y + image.rect.h);
            below++;
        }
    }
    fake_close(&l.fake);
    return below;
}

/* What the words' column has no room for stands below the picture, but no part of a list. */
static void test_below(void **state)
{
    (void)state;
    int below = 0, parted = 0;
    for (int paragraphs = 2; paragraphs < 24; paragraphs++) {
        below += count_below(paragraphs, false) > 0;
        int rows = count_below(paragraphs, true);
        parted += rows > 0 && rows < paragraphs;
    }
    assert_true(below > 0);
    assert_int_equal(parted, 0);
}

/* A long paragraph gets a wider column, and the picture a narrower one. */
static void test_wider(void **state)
{
    (void)state;
    int widest = 0, narrowest = 0;
    for (int words = 10; words < 200; words += 10) {
        struct laid l;
        struct box image;
        const char *text = "wwwww.";
        begin(&l, 1280, 800, 5.88);
        for (int i = 0; i < words; i++)
            text = arena_printf(l.fake.arena, "%s wwwww.", text);
        fake_text(&l.fake, l.root, text);
        fake_image(&l.fake, l.root, 400, 300);
        lay(&l);
        find(&l, NODE_IMAGE, NULL, &image);
        if (l.screens.count == 1) {
            widest = image.rect.w > widest ? image.rect.w : widest;
            narrowest = !narrowest || image.rect.w < narrowest ? image.rect.w : narrowest;
            assert_true(image.rect.w >= theme_px(&l.fake.theme, 50));
        }
        fake_close(&l.fake);
    }
    assert_true(narrowest < widest);
}

/* No further screen has one line alone, though what follows needs a screen of its own. */
static void test_balanced(void **state)
{
    (void)state;
    int parted = 0;
    for (int lines = 2; lines <= 20; lines++) {
        struct laid l;
        begin(&l, 800, 480, 5.25);
        for (int i = 0; i < lines; i++)
            add_lines(&l, "One.", 1);
        node_make(l.fake.arena, l.root, NODE_QR)->text = "https://example.org/ab";
        struct cell *page = fake_laid(&l.fake, l.root, l.fake.theme.content.w);
        split(&l.fake.env, page, l.fake.env.box_h_px, l.fake.env.box_h_px, &l.screens);
        for (int s = 1; s < l.screens.count; s++) {
            const struct screen *screen = &l.screens.items[s];
            bool words = screen->boxes[0].node->kind == NODE_TEXT;
            assert_false(words && screen->count == 1);
            parted += words;
        }
        fake_close(&l.fake);
    }
    assert_true(parted > 5);
}

/* What to do stands on the screen of its field and its keys, which become lower for it, and for
   the buttons below them. */
static void test_instruction(void **state)
{
    (void)state;
    int shrunk = 0, whole = 0;
    for (int lines = 1; lines <= 16; lines++) {
        struct laid l;
        struct box text, field, pad;
        begin(&l, 1080, 1920, 4.03);
        add_lines(&l, "Type it.", lines);
        node_make(l.fake.arena, l.root, NODE_FIELD);
        node_make_pad(l.fake.arena, node_make(l.fake.arena, l.root, NODE_PAD), "Erase", "Find");
        fake_button(&l.fake, l.root, "Another way");
        fake_button(&l.fake, l.root, "No way");
        lay(&l);
        int screen = find(&l, NODE_FIELD, NULL, &field);
        assert_int_equal(find(&l, NODE_TEXT, "Type it.", &text), screen);
        assert_int_equal(find(&l, NODE_PAD, NULL, &pad), screen);
        assert_int_equal(text.lines, lines);
        int most_px = l.fake.theme.content.h * 45 / 100 * 8 / 10;
        shrunk += l.screens.count == 1 && pad.rect.h < most_px;
        whole += l.screens.count == 1 && pad.rect.h > most_px;
        fake_close(&l.fake);
    }
    assert_true(whole > 0 && shrunk > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rungs),       cmocka_unit_test(test_parted),
        cmocka_unit_test(test_words_stray), cmocka_unit_test(test_upright),
        cmocka_unit_test(test_code_aside),  cmocka_unit_test(test_balanced),
        cmocka_unit_test(test_below),       cmocka_unit_test(test_wider),
        cmocka_unit_test(test_instruction),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
