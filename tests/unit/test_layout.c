/* Rows, grids, pads, columns and headings: what fits, and what stands instead. */
#include "layout/layout.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/minmax.h"
#include "fake.h"
#include "layout/qr.h"

/* At 4 px a mm: gaps of targets 16 px, padding 24, a target 100, the least 60. */
#define PX_PER_MM 4

static void open_fake(struct fake *fake, int h_px)
{
    fake_open(fake, 1920, 1080, PX_PER_MM, 100);
    struct theme *theme = &fake->theme;
    theme->em_px[SIZE_CAPTION] = 34;
    theme->em_px[SIZE_BODY] = 42;
    theme->em_px[SIZE_LEAD] = 48;
    theme->em_px[SIZE_H2] = 54;
    theme->em_px[SIZE_H1] = 72;
    theme->target_gap_px = 16;
    theme->pad_px = 24;
    theme->target_px = 100;
    theme->edge_px = 2;
    theme->gap_px = 21;
    fake->env.box_h_px = h_px;
}

/* A word of so many characters: 10 px each. */
static const char *word(struct fake *fake, int count)
{
    char *text = arena_strdup(fake->arena, "wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww");
    text[count] = '\0';
    return text;
}

/* As fake_width_px, but half an em a character. */
static int grown_width_px(void *context, const struct run *run)
{
    return fake_width_px(context, run) / 10 * font_px(run->font) / 2;
}

static int count_beside(const struct cell *cell)
{
    int count = 0;
    for (const struct cell *child = cell->first; child; child = child->next)
        count += child->rect.y == cell->first->rect.y;
    return count;
}

/* Side by side while each one's longest word has room, else one below the other. */
static void test_row(void **state)
{
    (void)state;
    static const struct {
        int words[3], grows[3], w_px, beside;
    } rows[] = {
        {{30, 30}, {0, 0}, 600, 2},        {{30, 30}, {0, 0}, 599, 1},
        {{10, 30}, {0, 0}, 600, 2},        {{10, 30}, {0, 0}, 599, 1},
        {{10, 30}, {0, 1}, 400, 2},        {{10, 30}, {0, 1}, 399, 1},
        {{10, 20, 20}, {0, 1, 1}, 500, 3}, {{10, 20, 20}, {0, 1, 1}, 499, 1},
        {{20, 10}, {1, 2}, 600, 2},        {{20, 10}, {1, 2}, 597, 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fake fake;
        open_fake(&fake, 800);
        struct node *row = node_make(fake.arena, NULL, NODE_ROW);
        row->gap_mm10 = 0;
        for (int n = 0; n < 3 && rows[i].words[n]; n++)
            fake_text(&fake, row, word(&fake, rows[i].words[n]))->grow = rows[i].grows[n];
        struct cell *cell = layout_node(&fake.env, row, rows[i].w_px);
        assert_int_equal(count_beside(cell), rows[i].beside);
        fake_close(&fake);
    }
}

/* Cells grow by their shares, and none below its longest word where all can be whole. */
static void test_shares(void **state)
{
    (void)state;
    static const struct {
        int words[3], grows[3], w_px, widths_px[3];
    } rows[] = {
        {{10, 10}, {3, 1}, 800, {600, 200}},
        {{10, 20}, {3, 1}, 800, {600, 200}},
        {{10, 20}, {3, 1}, 400, {200, 200}},
        {{20, 10}, {1, 3}, 400, {200, 200}},
        {{10, 14, 14}, {6, 2, 3}, 400, {120, 140, 140}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fake fake;
        open_fake(&fake, 800);
        struct node *button = node_make(fake.arena, NULL, NODE_BUTTON);
        struct node *row = node_make(fake.arena, button, NODE_ROW);
        row->gap_mm10 = 0;
        for (int n = 0; n < 3 && rows[i].words[n]; n++)
            fake_text(&fake, row, word(&fake, rows[i].words[n]))->grow = rows[i].grows[n];
        const struct cell *cell = layout_node(&fake.env, row, rows[i].w_px)->first;
        int end = 0;
        for (int n = 0; cell; cell = cell->next, n++) {
            if (cell->rect.x != end)
                fail_msg("row %zu: cell %d at %d, not %d", i, n, cell->rect.x, end);
            end += rows[i].widths_px[n];
        }
        fake_close(&fake);
    }
}

/* Rows of several growing cells in a column are a table: all side by side, or none. */
static void test_table(void **state)
{
    (void)state;
    static const struct {
        int words[2], w_px, beside;
    } rows[] = {{{10, 10}, 300, 2},
                {{10, 20}, 600, 2},
                {{10, 20}, 597, 1},
                {{20, 10}, 597, 1},
                {{10, 10}, 297, 1}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fake fake;
        open_fake(&fake, 800);
        struct node *table = node_make(fake.arena, NULL, NODE_COLUMN);
        for (int n = 0; n < 2; n++) {
            struct node *row = node_make(fake.arena, table, NODE_ROW);
            row->gap_mm10 = 0;
            fake_text(&fake, row, word(&fake, rows[i].words[n]))->grow = 1;
            fake_text(&fake, row, "a b c")->grow = 2;
        }
        struct cell *cell = layout_node(&fake.env, table, rows[i].w_px);
        assert_int_equal(count_beside(cell->first), rows[i].beside);
        assert_int_equal(count_beside(cell->last), rows[i].beside);
        fake_close(&fake);
    }
}

/* A button with a word of n characters needs 10 n + 48 px. */
static void test_grid(void **state)
{
    (void)state;
    static const struct {
        int children, columns, chars, w_px, beside;
    } rows[] = {
        {2, 2, 10, 296, 2}, {2, 2, 10, 295, 1}, {6, 0, 10, 888, 6}, {6, 0, 10, 887, 4},
        {6, 3, 10, 444, 3}, {6, 3, 10, 443, 2}, {3, 3, 10, 444, 3}, {3, 3, 10, 443, 2},
        {4, 4, 10, 592, 4}, {4, 4, 10, 591, 2}, {4, 3, 10, 900, 2}, {7, 3, 10, 444, 3},
        {2, 2, 1, 147, 2},  {2, 2, 1, 119, 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fake fake;
        open_fake(&fake, 800);
        struct node *grid = node_make(fake.arena, NULL, NODE_GRID);
        grid->gap_mm10 = 0;
        grid->columns = rows[i].columns;
        for (int n = 0; n < rows[i].children; n++)
            fake_button(&fake, grid, word(&fake, rows[i].chars));
        struct cell *cell = layout_node(&fake.env, grid, rows[i].w_px);
        if (count_beside(cell) != rows[i].beside)
            fail_msg("row %zu: %d beside", i, count_beside(cell));
        for (const struct cell *child = cell->first; child; child = child->next)
            assert_int_equal(child->rect.h, cell->first->rect.h);
        fake_close(&fake);
    }
}

static struct cell *lay_pad(struct fake *fake, int w_px, bool rtl)
{
    struct node *pad = node_make(fake->arena, NULL, NODE_PAD);
    node_make_pad(fake->arena, pad, "Del", "Go");
    fake->env.rtl = rtl;
    return layout_node(&fake->env, pad, w_px);
}

static void test_pad_columns(void **state)
{
    (void)state;
    static const struct {
        int w_px, h_px, columns;
    } rows[] = {
        {400, 800, 4}, {400, 820, 3}, {440, 388, 6}, {1600, 500, 6}, {600, 1000, 4}, {900, 400, 6},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fake fake;
        open_fake(&fake, rows[i].h_px);
        struct cell *cell = lay_pad(&fake, rows[i].w_px, false);
        if (count_beside(cell) != rows[i].columns)
            fail_msg("%dx%d: %d columns", rows[i].w_px, rows[i].h_px, count_beside(cell));
        fake_close(&fake);
    }
}

/* Whatever the room: 15 mm at least, 3 mm apart, inside the width, in order. */
static void test_pad_keys(void **state)
{
    (void)state;
    for (int w_px = 240; w_px <= 1800; w_px += 60) {
        for (int h_px = 300; h_px <= 1000; h_px += 100) {
            struct fake fake;
            open_fake(&fake, h_px);
            struct cell *cell = lay_pad(&fake, w_px, false);
            const struct cell *last = NULL;
            for (const struct cell *key = cell->first; key; last = key, key = key->next) {
                assert_true(key->rect.w >= 60 && key->rect.h >= 60);
                assert_true(key->rect.w <= 4 * 300 && key->rect.h <= 4 * 48);
                assert_true(rect_inside(key->rect, (struct rect){0, 0, w_px, cell->rect.h}));
                if (last && last->rect.y == key->rect.y)
                    assert_true(key->rect.x >= last->rect.x + last->rect.w + 12);
                else if (last)
                    assert_true(key->rect.y >= last->rect.y + last->rect.h + 12);
            }
            fake_close(&fake);
        }
    }
}

/* Erase and Space have two cells each, and may need small letters; A to Z do not for
   that. The keys fill their rows. */
static void test_pad_letters(void **state)
{
    (void)state;
    struct fake fake;
    open_fake(&fake, 700);
    fake.measure.width_px = grown_width_px;
    struct node *pad = node_make(fake.arena, NULL, NODE_PAD);
    pad->town = true;
    node_make_pad(fake.arena, pad, "Eraseeeee", "Spaceeeee");
    struct cell *cell = layout_node(&fake.env, pad, 800);
    int letter_px = layout_em_px(&fake.env, SIZE_H2);
    int count = 0;
    for (const struct cell *key = cell->first; key; key = key->next, count++) {
        bool character = count < 26;
        assert_int_equal(key->first->em_px == letter_px, character);
        assert_true(key->first->rect.w <= key->rect.w);
        assert_int_equal(key->rect.w >= 2 * cell->first->rect.w, !character);
        if (!key->next)
            assert_in_range(800 - key->rect.x - key->rect.w, 0, 14);
    }
    assert_int_equal(count, 28);
    fake_close(&fake);
}

/* The mirror of the scene turns a pad once more: digits stand in the same order. */
static void test_pad_rtl(void **state)
{
    (void)state;
    struct fake fake;
    open_fake(&fake, 800);
    struct cell *one = lay_pad(&fake, 400, false)->first;
    struct cell *two = lay_pad(&fake, 400, true)->first;
    for (; one; one = one->next, two = two->next) {
        /* what does not divide into columns is left at the end: two pixels */
        assert_in_range(400 - two->rect.x - two->rect.w, one->rect.x, one->rect.x + 2);
        assert_int_equal(two->rect.y, one->rect.y);
        assert_string_equal(one->node->name, two->node->name);
    }
    fake_close(&fake);
}

/* A picture stands beside the text where the display's column of text, 798 px, leaves it room,
   and where both fit the height. */
static void test_two_columns(void **state)
{
    (void)state;
    static const struct {
        int w_px, h_px, pictures;
        bool aside; /* a box that asks for it, instead of a picture */
        bool two;
    } rows[] = {
        {1200, 800, 1, false, true},  {860, 800, 1, false, false},  {1200, 150, 1, false, false},
        {1200, 800, 2, false, false}, {1200, 800, 0, false, false}, {1200, 800, 0, true, true},
        {860, 800, 0, true, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fake fake;
        open_fake(&fake, rows[i].h_px);
        struct node *root = node_make(fake.arena, NULL, NODE_COLUMN);
        fake_heading(&fake, root, "Title");
        fake_text(&fake, root, "one two three");
        for (int n = 0; n < rows[i].pictures; n++)
            fake_image(&fake, root, 400, 300);
        if (rows[i].aside)
            fake_text(&fake, root, "aside")->aside = true;
        fake_text(&fake, root, "four five six");
        struct cell *cell = fake_laid(&fake, root, rows[i].w_px);
        const struct cell *first = cell->first, *second = first->next;
        bool two = second && !second->next && second->rect.x > 0 &&
                   second->rect.x >= first->rect.x + first->rect.w;
        if (two != rows[i].two)
            fail_msg("row %zu", i);
        if (two) {
            assert_true(cell->rect.h <= rows[i].h_px);
            assert_true(second->rect.x + second->rect.w <= rows[i].w_px);
        }
        fake_close(&fake);
    }
}

/* h1 72 px, h2 54, body 42: a word of ten characters is 360, 270, 210 px wide. */
static void test_heading_steps(void **state)
{
    (void)state;
    static const struct {
        enum text_size size;
        int w_px, em_px;
        bool broken;
    } rows[] = {
        {SIZE_H1, 360, 72, false},  {SIZE_H1, 359, 54, false}, {SIZE_H1, 270, 54, false},
        {SIZE_H1, 269, 42, false},  {SIZE_H1, 210, 42, false}, {SIZE_H1, 209, 42, true},
        {SIZE_H2, 270, 54, false},  {SIZE_H2, 269, 42, false}, {SIZE_BODY, 210, 42, false},
        {SIZE_BODY, 209, 42, true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fake fake;
        open_fake(&fake, 2000);
        fake.measure.width_px = grown_width_px;
        struct node *root = node_make(fake.arena, NULL, NODE_COLUMN);
        struct node *text = fake_text(&fake, root, word(&fake, 10));
        text->size = rows[i].size;
        text->heading = rows[i].size >= SIZE_H2;
        struct cell *cell = layout_node(&fake.env, text, rows[i].w_px);
        assert_int_equal(cell->em_px, rows[i].em_px);
        assert_int_equal(cell->para->word_broken, rows[i].broken);
        fake_close(&fake);
    }
}

/* What is seen at once shrinks, not under capitals of 4.8 mm. */
static void test_at_once(void **state)
{
    (void)state;
    int before = 101;
    for (int h_px = 1200; h_px >= 400; h_px -= 50) {
        struct fake fake;
        open_fake(&fake, h_px);
        struct node *root = node_make(fake.arena, NULL, NODE_COLUMN);
        for (int i = 0; i < 8; i++)
            fake_text(&fake, root, "one two three");
        struct cell *cell = layout_at_once(&fake.env, root, 600);
        for (const struct cell *child = cell->first; child; child = child->next)
            assert_true(child->em_px * CAP_PER_EM >= CAP_LEAST_MM * PX_PER_MM);
        assert_true(fake.env.scale_percent <= before);
        before = fake.env.scale_percent;
        if (h_px >= 500)
            assert_true(cell->rect.h <= h_px);
        fake_close(&fake);
    }
    assert_true(before < 100);
}

/* Words that are read from afar stay as large as they were when the visitor wishes for
   larger text: the rest gives way. */
static void test_far_stays(void **state)
{
    (void)state;
    int box_h_px = 0, far_px = 0;
    for (int percent = 100; percent <= 200; percent += 50) {
        struct fake fake;
        fake_open(&fake, 1920, 1080, PX_PER_MM, percent);
        struct node *root = node_make(fake.arena, NULL, NODE_COLUMN);
        fake_text(&fake, root, "Help me")->size = SIZE_FAR;
        for (int i = 0; i < 6; i++)
            fake_text(&fake, root, "one two three");
        if (percent == 100) {
            struct cell *plain = layout_node(&fake.env, root, 1800);
            box_h_px = plain->rect.h;
            far_px = plain->first->em_px;
        }
        fake.env.box_h_px = box_h_px;
        struct cell *page = layout_at_once(&fake.env, root, 1800);
        assert_int_equal(page->first->em_px, far_px);
        assert_true(page->rect.h <= box_h_px);
        fake_close(&fake);
    }
}

/* A picture keeps its shape, inside the width and the height. */
static void test_picture(void **state)
{
    (void)state;
    static const int sizes[][2] = {{400, 300}, {100, 400}, {1600, 1200}, {300, 300}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        for (int w_px = 200; w_px <= 1600; w_px += 100) {
            for (int h_px = 200; h_px <= 1000; h_px += 100) {
                struct fake fake;
                open_fake(&fake, h_px);
                struct node *root = node_make(fake.arena, NULL, NODE_COLUMN);
                struct node *image = fake_image(&fake, root, sizes[i][0], sizes[i][1]);
                struct rect r = layout_node(&fake.env, image, w_px)->rect;
                assert_true(r.w > 0 && r.w <= w_px && r.h > 0 && r.h <= h_px);
                double w = (double)r.h * sizes[i][0] / sizes[i][1];
                assert_true(fabs(w - r.w) <= 1 + (double)sizes[i][0] / sizes[i][1]);
                fake_close(&fake);
            }
        }
    }
}

/* A picture that gives way keeps 40 mm of its height, as far as it has so much. */
static void test_picture_gives_way(void **state)
{
    (void)state;
    int less = 0, kept = 0;
    for (int w_px = 200; w_px <= 1600; w_px += 100) {
        struct fake fake;
        open_fake(&fake, 1000);
        const struct node *image = fake_image(&fake, NULL, 400, 200);
        struct rect whole = layout_node(&fake.env, image, w_px)->rect;
        fake.env.give.picture_percent = 30;
        struct rect r = layout_node(&fake.env, image, w_px)->rect;
        assert_in_range(r.w - 2 * r.h + 4, 0, 8);
        assert_true(r.h == whole.h || r.h + 1 >= 40 * PX_PER_MM);
        less += r.h < whole.h;
        kept += r.h == whole.h;
        fake_close(&fake);
    }
    assert_true(less > 0 && kept > 0);
}

/* Words over a picture are in proportion to it, and not under capitals of 4.8 mm. */
static void test_picture_words(void **state)
{
    (void)state;
    static const struct picture_word words[] = {{.x = 500, .y = 500, .text = "ab"}};
    int sizes = 0, before = 0;
    for (int w_px = 200; w_px <= 1600; w_px += 100) {
        struct fake fake;
        open_fake(&fake, 1000);
        struct node *image = fake_image(&fake, NULL, 400, 200);
        image->words = words;
        image->word_count = 1;
        struct cell *cell = layout_node(&fake.env, image, w_px);
        int em = cell->first->em_px;
        bool least = (em - 2) * CAP_PER_EM < CAP_LEAST_MM * PX_PER_MM;
        assert_true(em <= layout_em_px(&fake.env, SIZE_CAPTION));
        assert_true(least || em * 100 <= cell->rect.h * 9);
        assert_true(em * CAP_PER_EM >= CAP_LEAST_MM * PX_PER_MM && em >= before);
        sizes += em > before;
        before = em;
        fake_close(&fake);
    }
    assert_true(sizes > 2);
}

/* On a small display a picture is cropped to its focus, in the shape of its place, and keeps two of
   the words that are seen, in their short forms; each leads to a dot on the thing. */
static void test_picture_crop(void **state)
{
    (void)state;
    static const struct picture_word words[] = {
        {.x = 800,
         .y = 500,
         .text = "abcdefgh",
         .brief = "ab",
         .leads = true,
         .to_x = 500,
         .to_y = 500},
        {.x = 100, .y = 100, .text = "unseen", .leads = true, .to_x = 50, .to_y = 50},
        {.x = 100, .y = 500, .text = "c", .leads = true, .to_x = 400, .to_y = 600},
        {.x = 500, .y = 600, .text = "third"},
    };
    static const int focus[] = {360, 330, 300, 400};
    for (int w_px = 200; w_px <= 1600; w_px += 100) {
        struct fake fake;
        open_fake(&fake, 1000);
        struct node *image = fake_image(&fake, NULL, 944, 708);
        image->words = words;
        image->word_count = 4;
        memcpy(image->focus, focus, sizeof focus);
        struct cell *cell = layout_node(&fake.env, image, w_px);
        int texts = 0, dots = 0;
        for (const struct cell *at = cell->first; at; at = at->next) {
            texts += at->node->kind == NODE_TEXT;
            dots += at->node->panel == PANEL_DOT;
        }
        struct rect crop = cell->crop;
        bool small = theme_mm(fake.env.theme, cell->rect.w) < 110;
        assert_int_equal(rect_empty(crop), !small);
        assert_int_equal(texts, small ? 2 : 4);
        assert_int_equal(dots, small ? 2 : 3);
        if (small) {
            assert_true(rect_inside((struct rect){360, 330, 300, 400}, rect_grow(crop, 2)));
            assert_true(rect_inside(crop, (struct rect){0, 0, 1000, 1000}));
            int shape = cell->rect.w * 1000 / cell->rect.h;
            int seen = (int)((int64_t)crop.w * 944 * 1000 / ((int64_t)crop.h * 708));
            assert_in_range(seen - shape + 20, 0, 40);
        }
        fake_close(&fake);
    }
}

static struct rect chip_of(const struct fake *fake, const struct cell *word)
{
    int pad = chip_pad_px(fake->env.theme);
    return (struct rect){word->rect.x - 2 * pad, word->rect.y - pad, word->rect.w + 4 * pad,
                         word->rect.h + 2 * pad};
}

/* Words are said in whole where they lie beside one another and beside all that is led to, without
   moving for it; else in their short forms where these do; else in whole, moved. */
static void test_picture_words_brief(void **state)
{
    (void)state;
    static const struct {
        const char *what;
        struct picture_word words[2];
        bool in_whole;
    } rows[] = {
        {"beside its point",
         {{.x = 800, .y = 500, .text = "abcdefgh", .leads = true, .to_x = 300, .to_y = 500}},
         true},
        {"over its point",
         {{.x = 700, .y = 500, .text = "abcdefgh", .leads = true, .to_x = 600, .to_y = 500}},
         false},
        {"over another's point",
         {{.x = 500, .y = 300, .text = "abcdefgh"},
          {.x = 500, .y = 800, .text = "c", .leads = true, .to_x = 570, .to_y = 300}},
         false},
        {"over another's short word",
         {{.x = 450, .y = 500, .text = "abcdefgh"}, {.x = 550, .y = 500, .text = "abcdefgh"}},
         false},
        {"wider than the picture",
         {{.x = 500,
           .y = 500,
           .text = "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijkl"}},
         false},
        {"over its point in both forms",
         {{.x = 600, .y = 500, .text = "abcdefgh", .leads = true, .to_x = 600, .to_y = 500}},
         true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fake fake;
        open_fake(&fake, 1000);
        struct node *image = fake_image(&fake, NULL, 400, 300);
        struct picture_word words[2];
        memcpy(words, rows[i].words, sizeof words);
        words[0].brief = "ab";
        words[1].brief = words[1].leads ? NULL : "ab";
        image->words = words;
        image->word_count = words[1].text ? 2 : 1;
        const struct cell *cell = layout_node(&fake.env, image, 600), *said = cell->first;
        while (said && said->node->text == NULL)
            said = said->next;
        if (!said || (strlen(said->node->text) > 2) != rows[i].in_whole)
            fail_msg("%s: %s", rows[i].what, said ? said->node->text : "nothing");
        for (; said; said = said->next)
            for (int n = 0; n < image->word_count; n++)
                assert_false(words[n].leads && rect_contains(chip_of(&fake, said),
                                                             cell->rect.w * words[n].to_x / 1000,
                                                             cell->rect.h * words[n].to_y / 1000));
        fake_close(&fake);
    }
}

/* Words of one row that would meet at their least size move aside; where the picture is
   too narrow for that, the later ones go down; where it is too low, the others up. All
   stay inside, and the chips that lie under them apart. */
static void test_picture_words_part(void **state)
{
    (void)state;
    static const struct {
        int y, count, chars;
        bool in_row, first_stays;
    } rows[] = {
        {850, 3, 11, true, true},
        {500, 3, 15, false, true},
        {950, 3, 15, false, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fake fake;
        open_fake(&fake, 1000);
        struct node *image = fake_image(&fake, NULL, 400, 300);
        struct picture_word words[3];
        for (int n = 0; n < rows[i].count; n++)
            words[n] = (struct picture_word){
                .x = 200 + 300 * n, .y = rows[i].y, .text = word(&fake, rows[i].chars)};
        image->words = words;
        image->word_count = rows[i].count;
        const struct cell *cell = layout_node(&fake.env, image, 400);
        const struct cell *first = cell->first;
        int middle = first->rect.y + first->rect.h / 2 - 300 * rows[i].y / 1000;
        assert_int_equal(middle >= -1 && middle <= 1, rows[i].first_stays);
        assert_int_equal(count_beside(cell) == rows[i].count, rows[i].in_row);
        for (const struct cell *a = first; a; a = a->next) {
            assert_true(rect_inside(a->rect, (struct rect){0, 0, 400, 300}));
            assert_true(!rows[i].first_stays || a->rect.y >= first->rect.y);
            for (const struct cell *b = a->next; b; b = b->next) {
                assert_true(rect_empty(rect_intersect(chip_of(&fake, a), chip_of(&fake, b))));
            }
        }
        fake_close(&fake);
    }
}

/* A picture gives up half of its size before the page becomes two screens: of the width,
   or of the height that the text below it leaves. */
static void test_picture_saves_a_screen(void **state)
{
    (void)state;
    int whole = 0, smaller = 0, two = 0;
    for (int h_px = 300; h_px <= 1100; h_px += 20) {
        struct fake fake;
        open_fake(&fake, h_px);
        fake.env.give.pictures = true;
        struct node *root = node_make(fake.arena, NULL, NODE_COLUMN);
        fake_heading(&fake, root, "Title");
        struct node *image = fake_image(&fake, root, 800, 600);
        static const struct picture_word words[] = {{.x = 500, .y = 500, .text = "ab"}};
        image->words = words;
        image->word_count = 1;
        fake_text(&fake, root, "one two three");
        struct cell *cell = fake_laid(&fake, root, 800);
        const struct rect picture = cell->first->next->rect;
        int left_px = h_px - cell->last->rect.h - 2 * fake.theme.gap_px;
        assert_true(picture.w * 100 >= 49 * 800 || picture.h * 100 >= 49 * left_px);
        if (cell->rect.h > h_px)
            two++;
        else if (picture.w < 800)
            smaller++;
        else
            whole++;
        fake_close(&fake);
    }
    assert_true(whole > 0 && smaller > 0 && two > 0);
}

/* So many in a row that the dots are largest; inside the width and the height. */
static void test_dots(void **state)
{
    (void)state;
    static const struct {
        int w_px, h_px, columns;
    } rows[] = {{400, 1500, 10}, {800, 800, 20}, {900, 500, 25}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fake fake;
        open_fake(&fake, rows[i].h_px);
        struct node *dots = node_make(fake.arena, NULL, NODE_PROGRESS);
        dots->dots = true;
        dots->n = 9;
        dots->of = 100;
        struct cell *cell = layout_node(&fake.env, dots, rows[i].w_px);
        assert_int_equal(cell->rect.w, rows[i].columns * cell->em_px);
        assert_int_equal(cell->rect.h, 100 / rows[i].columns * cell->em_px);
        assert_true(cell->rect.w <= rows[i].w_px && cell->rect.h <= rows[i].h_px);
        fake_close(&fake);
    }
}

/* Large centred text is parted into lines of like length, in the middle of its column. */
static void test_balanced(void **state)
{
    (void)state;
    static const struct {
        enum align align;
        int lines_px[2];
    } rows[] = {{ALIGN_CENTER, {110, 60}}, {ALIGN_START, {110, 60}}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fake fake;
        open_fake(&fake, 800);
        struct node *root = node_make(fake.arena, NULL, NODE_COLUMN);
        struct node *text = fake_text(&fake, root, "Please help me now");
        text->size = SIZE_FAR;
        text->align = rows[i].align;
        const struct cell *cell = layout_node(&fake.env, root, 170)->first;
        assert_int_equal(cell->para->line_count, 2);
        for (int n = 0; n < 2; n++)
            assert_int_equal(cell->para->lines[n].w_px, rows[i].lines_px[n]);
        int left = cell->rect.x + cell->para->lines[0].runs[0].x_px;
        int middle = rows[i].align == ALIGN_CENTER ? (170 - 110) / 2 : 0;
        assert_in_range(left, most(middle, 1) - 1, middle + 1); /* halves of pixels */
        fake_close(&fake);
    }
}

/* A button is 25 mm high, higher for many words, and shrunk before it is cut. */
static void test_button(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        int w_px, h_px;
        bool higher, shrunk;
    } rows[] = {
        {"Go", 400, 800, false, false},
        {"one two three four five six seven", 200, 197, true, false},
        {"one two three four five six seven", 200, 196, true, true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fake fake;
        open_fake(&fake, rows[i].h_px);
        struct node *root = node_make(fake.arena, NULL, NODE_COLUMN);
        struct node *button = fake_button(&fake, root, rows[i].label);
        struct cell *cell = layout_node(&fake.env, button, rows[i].w_px);
        assert_int_equal(cell->rect.h > 100, rows[i].higher);
        assert_true(cell->rect.h >= 100 && cell->rect.h <= rows[i].h_px);
        assert_int_equal(cell->shrunk_percent < 100, rows[i].shrunk);
        assert_true(
            rect_inside(cell->first->rect, (struct rect){0, 0, cell->rect.w, cell->rect.h}));
        fake_close(&fake);
    }
}

static void assert_inside(const struct cell *cell)
{
    for (const struct cell *child = cell->first; child; child = child->next) {
        struct rect room = {0, 0, cell->rect.w, cell->rect.h};
        assert_true(rect_inside(child->rect, room));
        assert_inside(child);
    }
}

/* At any width: no cell leaves its parent, none of a column lies over another. */
static void test_nothing_leaves(void **state)
{
    (void)state;
    for (int w_px = 560; w_px <= 1800; w_px += 31) {
        struct fake fake;
        open_fake(&fake, 700);
        struct node *root = node_make(fake.arena, NULL, NODE_COLUMN);
        fake_heading(&fake, root, "A title of some words");
        struct node *note = node_make(fake.arena, root, NODE_COLUMN);
        note->panel = PANEL_NOTE;
        fake_text(&fake, note, "one two three four five six seven eight nine ten");
        struct node *row = node_make(fake.arena, root, NODE_ROW);
        fake_button(&fake, row, "Yes");
        fake_button(&fake, row, "No, thank you");
        struct node *grid = node_make(fake.arena, root, NODE_GRID);
        grid->columns = 3;
        for (int i = 0; i < 5; i++)
            fake_button(&fake, grid, "Choice");
        fake_image(&fake, root, 300, 200);
        struct cell *cell = fake_laid(&fake, root, w_px);
        assert_inside(cell);
        fake_close(&fake);
    }
}

/* A code is 80 mm, in whole pixels a module; narrower only where there is no room, and
   never less than a pixel a module, though it be too wide then. */
static void test_qr(void **state)
{
    (void)state;
    static const struct {
        int w_px, box_h_px, module_px;
    } rows[] = {
        {1000, 800, 10}, {330, 800, 10}, {329, 800, 9}, {1000, 330, 10},
        {1000, 329, 9},  {99, 800, 3},   {65, 800, 1},  {10, 800, 1},
    };
    const int modules = 33; /* version 2: 25, and 4 of quiet on each side */
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fake fake;
        open_fake(&fake, rows[i].box_h_px);
        struct node *qr = node_make(fake.arena, NULL, NODE_QR);
        qr->text = "https://example.org/ab";
        struct cell *cell = layout_node(&fake.env, qr, rows[i].w_px);
        assert_int_equal(cell->rect.w, rows[i].module_px * modules);
        assert_int_equal(cell->rect.h, cell->rect.w);
        fake_close(&fake);
    }
}

static int count_codes(const struct cell *cell)
{
    int count = cell->node->kind == NODE_QR;
    for (const struct cell *child = cell->first; child; child = child->next)
        count += count_codes(child);
    return count;
}

/* The work of laying out rows in rows. */
static int64_t rows_in_rows(enum node_kind kind, int deep)
{
    static struct budget budget;
    struct fake fake;
    fake_open(&fake, 1920, 1080, 4, 100);
    budget_begin(&budget, INT64_MAX / 2, INT64_MAX / 2);
    fake.measure.budget = &budget;
    struct node *root = node_make(fake.arena, NULL, NODE_COLUMN), *parent = root;
    for (int i = 0; i < deep; i++) {
        parent = node_make(fake.arena, parent, kind);
        fake_text(&fake, parent, "two words");
    }
    struct page page = {.root = root};
    page_finish(&page);
    fake_laid(&fake, root, fake.theme.content.w);
    int64_t spent = budget.units_given - budget.units;
    fake_close(&fake);
    return spent;
}

/* It grows with their nodes, not with every level anew. */
static void test_rows_in_rows(void **state)
{
    (void)state;
    static const enum node_kind kinds[] = {NODE_ROW, NODE_COLUMN};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        int64_t five = rows_in_rows(kinds[i], 5), ten = rows_in_rows(kinds[i], 10);
        if (ten > 5 * five)
            fail_msg("kind %d: %lld units five deep, %lld ten deep", (int)kinds[i], (long long)five,
                     (long long)ten);
    }
}

/* Each once, however many stand in one column, low or not, with an aside or in a column of
   their own. */
static void test_codes_in_a_column(void **state)
{
    (void)state;
    static const int heights[] = {800, 400, 330, 200, 60, 1};
    for (int codes = 1; codes <= 6; codes++) {
        for (size_t i = 0; i < sizeof heights / sizeof *heights; i++) {
            for (int nested = 0; nested < 3; nested++) {
                struct fake fake;
                open_fake(&fake, heights[i]);
                struct node *root = node_make(fake.arena, NULL, NODE_COLUMN), *column = root;
                fake_text(&fake, root, "words");
                for (int n = 0; n < codes; n++) {
                    if (nested > 0 && n % 2 == 1)
                        column = node_make(fake.arena, column, n % 4 == 1 ? NODE_COLUMN : NODE_ROW);
                    node_make(fake.arena, column, NODE_QR)->text = "https://example.org/ab";
                }
                if (nested == 2)
                    fake_image(&fake, column, 400, 300)->aside = true;
                struct cell *cell = fake_laid(&fake, root, 1400);
                assert_int_equal(count_codes(cell), codes);
                fake_close(&fake);
            }
        }
    }
}

/* The side of a code is known without making one, in ASCII and in UTF-8. */
static void test_code_sides(void **state)
{
    (void)state;
    char text[QR_MAX_TEXT + 2];
    struct arena *arena = arena_create();
    for (size_t len = 0; len <= QR_MAX_TEXT + 1; len++)
        for (int accents = 0; accents <= (len > 1); accents++) {
            int side = 0;
            memset(text, 'q', len);
            text[len] = '\0';
            if (accents)
                memcpy(text + len / 2, "\xC3\xB1", 2);
            if (!qr_bits(arena, text, &side))
                side = 0;
            assert_int_equal(qr_modules(text), side);
            arena_clear(arena);
        }
    arena_destroy(arena);
}

/* At the least sizes a step is 0: it must go on all the same. */
static void test_balance_ends(void **state)
{
    (void)state;
    for (int px = 1; px <= 4; px++) {
        for (int w_px = -3; w_px < 60; w_px++) {
            struct fake fake;
            open_fake(&fake, 800);
            for (int size = 0; size < TEXT_SIZES; size++)
                fake.theme.em_px[size] = px;
            fake.theme.px_per_mm = 0.01;
            struct node *column = node_make(fake.arena, NULL, NODE_COLUMN);
            fake_heading(&fake, column, "This display is too small");
            assert_non_null(layout_node(&fake.env, column, w_px));
            fake_close(&fake);
        }
    }
}

/* Beside words a code has room for 80 mm, which are 320 px, or stands above them. */
static void test_qr_beside_words(void **state)
{
    (void)state;
    static const struct {
        int w_px, beside;
    } rows[] = {{640, 2}, {639, 1}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fake fake;
        open_fake(&fake, 800);
        struct node *row = node_make(fake.arena, NULL, NODE_ROW);
        row->gap_mm10 = 0;
        node_make(fake.arena, row, NODE_QR)->text = "https://example.org/ab";
        fake_text(&fake, row, word(&fake, 30));
        struct cell *cell = layout_node(&fake.env, row, rows[i].w_px);
        assert_int_equal(count_beside(cell), rows[i].beside);
        fake_close(&fake);
    }
}

/* What a kind forgets to say of itself is found here, not where its first node stands. */
static void test_kinds_are_whole(void **state)
{
    (void)state;
    for (int k = 0; k < NODE_KINDS; k++) {
        const struct kind *kind = &node_kinds[k];
        assert_non_null(kind->lay);
        assert_null(kind->options[KIND_OPTIONS - 1].name);
        for (int other = 0; other < k && kind->name; other++)
            if (node_kinds[other].name)
                assert_string_not_equal(kind->name, node_kinds[other].name);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kinds_are_whole),
        cmocka_unit_test(test_row),
        cmocka_unit_test(test_shares),
        cmocka_unit_test(test_table),
        cmocka_unit_test(test_grid),
        cmocka_unit_test(test_pad_columns),
        cmocka_unit_test(test_pad_keys),
        cmocka_unit_test(test_pad_letters),
        cmocka_unit_test(test_pad_rtl),
        cmocka_unit_test(test_two_columns),
        cmocka_unit_test(test_heading_steps),
        cmocka_unit_test(test_at_once),
        cmocka_unit_test(test_far_stays),
        cmocka_unit_test(test_picture),
        cmocka_unit_test(test_picture_gives_way),
        cmocka_unit_test(test_picture_words),
        cmocka_unit_test(test_picture_words_brief),
        cmocka_unit_test(test_picture_words_part),
        cmocka_unit_test(test_picture_crop),
        cmocka_unit_test(test_picture_saves_a_screen),
        cmocka_unit_test(test_dots),
        cmocka_unit_test(test_balanced),
        cmocka_unit_test(test_button),
        cmocka_unit_test(test_nothing_leaves),
        cmocka_unit_test(test_qr),
        cmocka_unit_test(test_qr_beside_words),
        cmocka_unit_test(test_codes_in_a_column),
        cmocka_unit_test(test_rows_in_rows),
        cmocka_unit_test(test_code_sides),
        cmocka_unit_test(test_balance_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
