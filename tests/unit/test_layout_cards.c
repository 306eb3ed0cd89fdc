/* Cards of a grid are alike, and what says something beside words is never left out. */
#include "layout/layout.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "fake.h"

/* As fake_width_px, but half an em a character. */
static int grown_width_px(void *context, const struct run *run)
{
    return fake_width_px(context, run) / 10 * font_px(run->font) / 2;
}

static void open_fake(struct fake *fake, int text_percent, int h_px)
{
    fake_open(fake, 1920, 1080, 4, text_percent);
    fake->measure.width_px = grown_width_px;
    fake->env.box_h_px = h_px;
}

static struct node *add_icon(struct fake *fake, struct node *row, enum tile tile, enum tone tone)
{
    struct node *icon = node_make(fake->arena, row, NODE_ICON);
    icon->text = "help";
    icon->tile = tile;
    icon->tone = tone;
    return icon;
}

static void add_tick(struct fake *fake, struct node *grid, const char *words)
{
    struct node *button = node_make(fake->arena, grid, NODE_BUTTON);
    button->button = BUTTON_CHOICE;
    struct node *row = node_make(fake->arena, button, NODE_ROW);
    add_icon(fake, row, TILE_OPEN, TONE_INK);
    fake_text(fake, row, words)->grow = 1;
}

static void add_card(struct fake *fake, struct node *grid, const char *words)
{
    struct node *button = node_make(fake->arena, grid, NODE_BUTTON);
    button->button = BUTTON_CARD;
    struct node *row = node_make(fake->arena, button, NODE_ROW);
    add_icon(fake, row, TILE_SOFT, TONE_INK);
    struct node *column = node_make(fake->arena, row, NODE_COLUMN);
    column->grow = 1;
    struct node *title = fake_text(fake, column, words);
    title->size = SIZE_LEAD;
    title->bold = true;
    fake_text(fake, column, "second line")->size = SIZE_CAPTION;
    add_icon(fake, row, TILE_NONE, TONE_INK);
}

static struct node *make_grid(struct fake *fake, bool ticks)
{
    static const char *const words[] = {"Short", "I tried exercise, pills and shots",
                                        "A wordofmanyletters",
                                        "Standing or walking hurts my legs a lot"};
    struct node *grid = node_make(fake->arena, NULL, NODE_GRID);
    grid->columns = 2;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (ticks)
            add_tick(fake, grid, words[i]);
        else
            add_card(fake, grid, words[i]);
    return grid;
}

static int count_icons(const struct cell *cell)
{
    int count = cell->node->kind == NODE_ICON;
    for (const struct cell *child = cell->first; child; child = child->next)
        count += count_icons(child);
    return count;
}

static const struct cell *first_text(const struct cell *cell)
{
    if (cell->node->kind == NODE_TEXT)
        return cell;
    const struct cell *found = NULL;
    for (const struct cell *child = cell->first; child && !found; child = child->next)
        found = first_text(child);
    return found;
}

static const int percents[] = {100, 150, 200};

/* Every tick has its box, at any width and size of text. */
static void test_tick_keeps_its_box(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof percents / sizeof *percents; i++) {
        for (int w_px = 300; w_px <= 1800; w_px += 50) {
            struct fake fake;
            open_fake(&fake, percents[i], 400);
            struct cell *cell = layout_node(&fake.env, make_grid(&fake, true), w_px);
            for (const struct cell *card = cell->first; card; card = card->next)
                if (count_icons(card) != 1)
                    fail_msg("%d px, %d%%: no box", w_px, percents[i]);
            fake_close(&fake);
        }
    }
}

/* All with their arrows, all without them, or all with words alone, of one size. */
static void test_cards_alike(void **state)
{
    (void)state;
    int forms[3] = {0};
    for (size_t i = 0; i < 2 * sizeof percents / sizeof *percents; i++) {
        bool ticks = i % 2 == 1;
        for (int w_px = 500; w_px <= 1800; w_px += 10) {
            struct fake fake;
            open_fake(&fake, percents[i / 2], 400);
            struct cell *cell = layout_node(&fake.env, make_grid(&fake, ticks), w_px);
            int icons = count_icons(cell->first), em = first_text(cell->first)->em_px;
            for (const struct cell *card = cell->first; card; card = card->next) {
                if (count_icons(card) != icons || first_text(card)->em_px != em)
                    fail_msg("%d px, %d%%: not alike", w_px, percents[i / 2]);
                assert_true(card->rect.h <= 400);
            }
            if (!ticks)
                forms[icons]++;
            fake_close(&fake);
        }
    }
    assert_true(forms[0] > 0 && forms[1] > 0 && forms[2] > 0);
}

/* What was made bigger is not smaller for want of room in its card. */
static void test_bigger_is_not_smaller(void **state)
{
    (void)state;
    int bigger = 0;
    for (int h_px = 250; h_px <= 900; h_px += 50) {
        for (int w_px = 500; w_px <= 1800; w_px += 50) {
            int before = 0;
            for (size_t i = 0; i < sizeof percents / sizeof *percents; i++) {
                struct fake fake;
                open_fake(&fake, percents[i], h_px);
                struct node *grid = make_grid(&fake, true);
                struct cell *cell = layout_node(&fake.env, grid, w_px);
                int em = first_text(cell->first)->em_px;
                if (em < before - 1) /* a pixel of rounding */
                    fail_msg("%dx%d, %d%%: %d after %d", w_px, h_px, percents[i], em, before);
                bigger += em > before + 1;
                before = em;
                fake_close(&fake);
            }
        }
    }
    assert_true(bigger > 100);
}

/* A list's marks all stand beside their words, which shrink for it alike, or all above. */
static void test_marks_stay(void **state)
{
    (void)state;
    static const char *const words[] = {"A fever",
                                        "You are numb between your legs or when you wipe",
                                        "One or both legs are weak and getting worse"};
    int whole = 0, less = 0, above = 0;
    for (int h_px = 40, w_px = 200; h_px <= 900; h_px += 20, w_px = w_px == 900 ? 200 : 900) {
        struct fake fake;
        open_fake(&fake, 200, h_px);
        struct node *list = node_make(fake.arena, NULL, NODE_COLUMN);
        for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
            struct node *row = node_make(fake.arena, list, NODE_ROW);
            add_icon(&fake, row, TILE_NONE, TONE_ALARM);
            fake_text(&fake, row, words[i])->grow = 1;
        }
        struct cell *cell = layout_node(&fake.env, list, w_px);
        int em = first_text(cell)->em_px, high = 0;
        for (const struct cell *row = cell->first; row; row = row->next) {
            assert_int_equal(count_icons(row), 1);
            assert_int_equal(first_text(row)->em_px, em);
            assert_int_equal(row->stacked, cell->first->stacked);
            high += row->rect.h > h_px;
        }
        int chosen = layout_em_px(&fake.env, SIZE_BODY);
        assert_true(2 * em >= chosen - 1);
        if (cell->first->stacked)
            above++;
        else if (em < chosen)
            less++;
        else
            whole++;
        assert_true(cell->first->stacked || high == 0);
        fake_close(&fake);
    }
    assert_true(whole > 0 && less > 0 && above > 0);
}

/* A menu that is higher than a screen leaves out second lines, then it has one column, whose cards
   are as high as their words. */
static void test_menu_on_screens(void **state)
{
    (void)state;
    int columns[3] = {0}, uneven = 0;
    for (int w_px = 300; w_px <= 1800; w_px += 20) {
        struct fake fake;
        open_fake(&fake, 200, 200);
        struct node *menu = make_grid(&fake, false);
        menu->first->button = BUTTON_START;
        struct cell *cell = layout_node(&fake.env, menu, w_px);
        int beside = cell->first->rect.y == cell->first->next->rect.y ? 2 : 1;
        bool bare = true;
        for (const struct cell *card = cell->first; card; card = card->next) {
            const struct cell *title = first_text(card);
            bare = bare && !title->next;
            uneven += card->rect.h != cell->first->rect.h;
        }
        columns[beside] += bare;
        fake_close(&fake);
    }
    assert_true(columns[1] > 0 && columns[2] > 0 && uneven > 0);
}

/* Under a heading, words stand closer than the rows of a grid, things to touch do not. */
static void test_below_a_heading(void **state)
{
    (void)state;
    static const struct {
        enum node_kind kind;
        bool touch;
    } rows[] = {{NODE_GRID, true}, {NODE_ROW, true}, {NODE_ROW, false}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fake fake;
        open_fake(&fake, 100, 800);
        struct node *root = node_make(fake.arena, NULL, NODE_COLUMN);
        fake_heading(&fake, root, "Title");
        struct node *below = node_make(fake.arena, root, rows[i].kind);
        for (int n = 0; n < 2; n++)
            if (rows[i].touch)
                fake_button(&fake, below, "Yes");
            else
                fake_text(&fake, below, "Yes");
        struct cell *cell = layout_node(&fake.env, root, 900);
        int gap = cell->last->rect.y - cell->first->rect.h;
        struct node *grid = node_make(fake.arena, NULL, NODE_GRID);
        int grid_gap = layout_node(&fake.env, grid, 900)->gap_px;
        assert_int_equal(gap >= grid_gap, rows[i].touch);
        fake_close(&fake);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tick_keeps_its_box),    cmocka_unit_test(test_cards_alike),
        cmocka_unit_test(test_bigger_is_not_smaller), cmocka_unit_test(test_marks_stay),
        cmocka_unit_test(test_menu_on_screens),       cmocka_unit_test(test_below_a_heading),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
