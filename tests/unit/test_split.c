/* The rules of paging, each on both sides: a page in, what stands on which screen out. */
#include "layout/split.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "fake.h"

/* At 4 px a mm a line of body text is 60 px high, a heading 90, a button 100. */
#define PX_PER_MM 4
#define W_PX 400
#define LINE_PX 60
#define LONG_WORD "wwwwwwwwwwwwwwwwwwwwwwwwwwwwww" /* 300 px: one a line */
#define SENTENCE "wwwwwwwwwwwwwwwwwwwwwwwwwwwww."
#define SHORT_WORD "wwwwwwwwwwwwwww" /* 150 px: two a line */

/* A page is written as its nodes, named a b c in that order:
   i100  a picture 100 px high     t4  a text of 4 lines      s4  .. of 4 short words
   e4    a text of 4 sentences, a line each                   l  a bold text of one line
   h     a heading                 b   a button               p  a progress, 16 px
   m     a large text of one line  L4  a bold text of 4 lines
   f     a field                   k   its pad                x40  a spacer, 40 px
   o     a choice
   c( )  a column   r( )  a row    g( )  a grid of two columns
   n( )  a note     w( )  a warning */
struct reader {
    struct fake *fake;
    const char *at;
    char names[128];
    int named;
};

static int read_number(struct reader *reader)
{
    char *end;
    long number = strtol(reader->at, &end, 10);
    reader->at = end;
    return (int)number;
}

static const char *words_of(struct fake *fake, const char *word, int count)
{
    const char *text = word;
    for (int i = 1; i < count; i++)
        text = arena_printf(fake->arena, "%s %s", text, word);
    return text;
}

static struct node *read_container(struct reader *reader, struct node *parent, char kind);

static struct node *read_node(struct reader *reader, struct node *parent)
{
    struct fake *fake = reader->fake;
    char kind = *reader->at++;
    switch (kind) {
    case 'i': return fake_image(fake, parent, W_PX, read_number(reader));
    case 't': return fake_text(fake, parent, words_of(fake, LONG_WORD, read_number(reader)));
    case 'e': return fake_text(fake, parent, words_of(fake, SENTENCE, read_number(reader)));
    case 'l': {
        struct node *label = fake_text(fake, parent, "Name");
        label->bold = true;
        return label;
    }
    case 'L': {
        struct node *label =
            fake_text(fake, parent, words_of(fake, LONG_WORD, read_number(reader)));
        label->bold = true;
        return label;
    }
    case 'm': {
        struct node *large = fake_text(fake, parent, "555");
        large->size = SIZE_H2;
        return large;
    }
    case 's': return fake_text(fake, parent, words_of(fake, SHORT_WORD, read_number(reader)));
    case 'h': return fake_heading(fake, parent, "Title");
    case 'b': return fake_button(fake, parent, "Go");
    case 'o': {
        struct node *choice = fake_button(fake, parent, "Go");
        choice->button = BUTTON_CHOICE;
        return choice;
    }
    case 'f': return node_make(fake->arena, parent, NODE_FIELD);
    case 'x': {
        struct node *spacer = node_make(fake->arena, parent, NODE_SPACER);
        spacer->n = read_number(reader) * 10 / PX_PER_MM;
        return spacer;
    }
    case 'p': {
        struct node *progress = node_make(fake->arena, parent, NODE_PROGRESS);
        progress->of = 4;
        return progress;
    }
    case 'k': {
        struct node *pad = node_make(fake->arena, parent, NODE_PAD);
        node_make_pad(fake->arena, pad, "Erase", "Find");
        return pad;
    }
    default: return read_container(reader, parent, kind);
    }
}

static void read_children(struct reader *reader, struct node *parent)
{
    while (*reader->at && *reader->at != ')') {
        if (*reader->at == ' ') {
            reader->at++;
            continue;
        }
        int name = reader->named++;
        struct node *node = read_node(reader, parent);
        reader->names[2 * name] = (char)('a' + name);
        node->key = &reader->names[2 * name];
    }
}

static struct node *read_container(struct reader *reader, struct node *parent, char kind)
{
    enum node_kind kinds = kind == 'r' ? NODE_ROW : kind == 'g' ? NODE_GRID : NODE_COLUMN;
    struct node *node = node_make(reader->fake->arena, parent, kinds);
    node->gap_mm10 = 0;
    node->columns = kind == 'g' ? 2 : 0;
    node->panel = kind == 'n' ? PANEL_NOTE : kind == 'w' ? PANEL_WARNING : PANEL_NONE;
    assert_int_equal(*reader->at, '(');
    reader->at++;
    read_children(reader, node);
    assert_int_equal(*reader->at, ')');
    reader->at++;
    return node;
}

/* "ab|b2-4": a and the beginning of b, then lines 2 to 4 of b. */
static void write_screens(const struct screens *screens, char *out, size_t room)
{
    size_t used = 0;
    *out = '\0';
    for (int s = 0; s < screens->count; s++) {
        used += (size_t)snprintf(out + used, room - used, "%s", s ? "|" : "");
        for (int b = 0; b < screens->items[s].count; b++) {
            const struct box *box = &screens->items[s].boxes[b];
            if (!box->node->key)
                continue;
            used += (size_t)snprintf(out + used, room - used, "%s", box->node->key);
            if (box->para && box->lines < box->para->line_count)
                used += (size_t)snprintf(out + used, room - used, "%d-%d", box->line,
                                         box->line + box->lines);
        }
    }
}

struct split_case {
    struct fake fake;
    struct page page;
    struct reader reader;
    struct screens screens;
};

/* Faces that need one and a half em a line. */
static struct font_metrics tall_metrics(void *context, uint32_t font)
{
    (void)context;
    int px = font_px(font);
    return (struct font_metrics){px * 12 / 10, px * 3 / 10};
}

/* The rules are of any sizes: these make round numbers. */
static void set_sizes(struct fake *fake)
{
    struct theme *theme = &fake->theme;
    fake->measure.metrics = tall_metrics;
    for (int size = 0; size < TEXT_SIZES; size++)
        theme->em_px[size] = theme->least_px[size] = LINE_PX * 2 / 3;
    theme->em_px[SIZE_H2] = 50;
    theme->em_px[SIZE_H1] = LINE_PX;
    theme->target_px = 100;
    theme->target_gap_px = 16;
    theme->pad_px = 22;
    theme->gap_px = 20;
}

static void split_open(struct split_case *c, const char *nodes, int h_px, int gap_mm10)
{
    fake_open(&c->fake, 1920, 1080, PX_PER_MM, 100);
    set_sizes(&c->fake);
    c->fake.env.box_h_px = h_px;
    c->reader = (struct reader){.fake = &c->fake, .at = nodes};
    c->page = (struct page){.root = node_make(c->fake.arena, NULL, NODE_COLUMN)};
    c->page.root->gap_mm10 = gap_mm10;
    read_children(&c->reader, c->page.root);
    page_finish(&c->page);
    struct cell *cell = layout_node(&c->fake.env, c->page.root, W_PX);
    split(&c->fake.env, cell, h_px, h_px, &c->screens);
}

static void split_close(struct split_case *c)
{
    fake_close(&c->fake);
}

static const struct {
    const char *rule, *nodes;
    int h_px, gap_mm10;
    const char *screens;
} rows[] = {
    {"2: a unit is never cut", "t1 t1", 120, 0, "ab"},
    {"2", "t1 t1", 119, 0, "a|b"},
    {"2: a text is one where it fits", "t1 t3", 240, 0, "ab"},
    {"2", "t1 t3", 239, 0, "a|b"},

    {"3: a row is one unit", "t1 r(s1 s1)", 120, 0, "abcd"},
    {"3", "t1 r(s1 s1)", 119, 0, "a|bcd"},
    {"3: too high, it is a column", "r(s4 s4)", 240, 0, "abc"},
    {"3", "r(s4 s4)", 239, 0, "b|c"},
    {"3: too narrow for a word too", "r(t3 t3)", 360, 0, "bc"},
    {"3", "r(t3 t3)", 359, 0, "b|c"},

    {"4: a grid parts between its lines", "g(b b b b)", 200, 0, "bcde"},
    {"4", "g(b b b b)", 199, 0, "bc|de"},
    {"4: also below something", "t1 g(b b b b)", 200, 0, "acd|ef"},

    {"4: .. one below the other then", "t1 g(c(s4 b) c(s4 b))", 150, 0, "a|d|e|g|h"},
    {"4: .. and within what is higher than a screen", "t1 g(c(t2 b) c(t2 b))", 150, 0, "a|d|e|g|h"},

    {"5: as much as fits", "t1 t1 t1 t1", 180, 0, "abc|d"},
    {"5", "t1 t1 t1 t1", 179, 0, "ab|cd"},
    {"5: gaps of 40 px shrink to 28", "t1 t1", 148, 100, "ab"},
    {"5", "t1 t1", 147, 100, "a|b"},

    {"6: a heading stands with what follows", "t2 h t2", 330, 0, "abc"},
    {"6", "t2 h t2", 329, 0, "a|bc"},
    {"6: .. or two lines of it", "t1 h t4", 270, 0, "abc0-2|c2-4"},
    {"6", "t1 h t4", 269, 0, "a|bc0-2|c2-4"},
    {"6: .. or a line of it, of words that fit a screen of their own", "h t3", 240, 0,
     "ab0-2|b2-3"},
    {"6", "h t3", 270, 0, "ab"},
    {"6: two headings with what follows", "t2 h h t2", 419, 0, "a|bcd"},
    {"6: a picture with its caption", "t1 c(i100 t1)", 220, 0, "abcd"},
    {"6", "t1 c(i100 t1)", 219, 0, "a|bcd"},

    {"6: a bold text names what follows", "t1 l t1", 179, 0, "a|bc"},
    {"6", "t1 l t1", 180, 0, "abc"},
    {"6: words and a picture that says nothing", "t2 t1 i200", 300, 0, "a|bc"},
    {"6: .. or the end of them", "t1 t5 i140", 300, 0, "ab0-3|b3-5c"},
    {"6: .. but not where they fit no screen", "t1 t3 i200", 300, 0, "ab|c"},
    {"6: large words stand with what follows", "t2 m i200", 300, 0, "a|bc"},
    {"6: .. or before it where they do not fit", "t2 m c(i200 t1)", 300, 0, "ab|cde"},
    {"6: a picture is not parted from the buttons above it", "t4 b i100", 340, 0, "a0-2|a2-4bc"},
    {"6", "t4 b i140", 340, 0, "a|bc"},

    {"6: what to do stands with its field", "t1 t1 f", 272, 0, "abc"},
    {"6", "t1 t1 f", 271, 0, "a|bc"},
    {"6: .. also in many lines", "t1 t4 f", 451, 0, "a|bc"},
    {"6: .. and rather than with the title", "h t3 f k", 640, 0, "a|bcd"},
    {"6: .. unless the title would stand alone for nothing", "h t4 f k", 640, 0, "ab|cd"},
    {"6: a bold text of many lines, too", "t1 L4 t2", 360, 0, "a|bc"},

    {"6: a title with something beside it", "t2 r(h s1) t2", 330, 0, "abcde"},
    {"6", "t2 r(h s1) t2", 329, 0, "a|bcde"},
    {"6: choices and the dots that they choose", "t1 g(o o) p", 176, 0, "abcde"},
    {"6", "t1 g(o o) p t1", 175, 0, "a|cde|f"},

    {"7: three lines are one unit", "t1 t3", 239, 0, "a|b"},
    {"7: four are parted in the middle", "t1 t4", 299, 0, "ab0-2|b2-4"},
    {"7", "t1 t4", 179, 0, "a|b0-2|b2-4"},
    {"7: two at least on each side", "t1 t5", 359, 0, "ab0-3|b3-5"},
    {"7", "t1 t5", 239, 0, "ab0-2|b2-5"},
    {"7", "t1 t5", 360, 0, "ab"},
    {"7", "t5", 240, 0, "a0-3|a3-5"},
    {"7: over many screens", "t9", 180, 0, "a0-3|a3-6|a6-9"},

    {"7: parted after a sentence", "t3 e4", 300, 0, "ab0-2|b2-4"},
    {"7: .. within one it is not", "t3 t4", 300, 0, "a|b"},
    {"7: .. unless the screen stays nearly empty", "t2 t4", 241, 0, "ab0-2|b2-4"},

    {"8: a note is one unit where it fits", "t1 n(t3 t3)", 451, 0, "a|bcd"},
    {"8", "t1 n(t3 t3)", 452, 0, "abcd"},
    {"8: parted, it is drawn on both", "n(t3 t3)", 391, 0, "ab|ac"},
    {"8: a warning too", "w(t3 t3)", 391, 0, "ab|ac"},

    {"9: higher than the box, a text is parted", "t3", 179, 0, "a0-2|a2-3"},
    {"9: a picture is not, it is smaller", "i900", 300, 0, "a"},

    {"6: the last buttons with two lines", "t4 b", 300, 0, "a0-2|a2-4b"},
    {"6", "t4 b", 340, 0, "ab"},

    {"10: no screen begins with a spacer", "t1 x40 t1", 99, 0, "a|c"},
    {"10", "t1 x40 t1", 160, 0, "abc"},
    {"10: a last screen under a quarter", "t1 t1 t1 p", 180, 0, "ab|cd"},
    {"10", "t1 t1 t1 t1", 180, 0, "abc|d"},
    {"10: at most two are moved", "t2 t2 p p p p", 288, 0, "abc|def"},
};

static void test_rules(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct split_case c;
        char seen[256];
        split_open(&c, rows[i].nodes, rows[i].h_px, rows[i].gap_mm10);
        write_screens(&c.screens, seen, sizeof seen);
        if (strcmp(seen, rows[i].screens) != 0)
            fail_msg("rule %s: \"%s\" in %d px: wanted %s, saw %s", rows[i].rule, rows[i].nodes,
                     rows[i].h_px, rows[i].screens, seen);
        split_close(&c);
    }
}

/* On every screen of every row: inside the box, one below the other, panels around. */
static void assert_screen(const struct screen *screen, int h_px)
{
    int bottom = 0;
    assert_true(screen->count > 0 && screen->h_px <= h_px);
    for (int i = 0; i < screen->count; i++) {
        const struct box *box = &screen->boxes[i];
        assert_true(rect_inside(box->rect, (struct rect){0, 0, W_PX, h_px}));
        if (box->node->kind != NODE_TEXT)
            continue;
        assert_int_equal(box->rect.h, box->lines * LINE_PX * (box->node->heading ? 3 : 2) / 2);
        assert_true(box->rect.y >= bottom || box->rect.x > 0);
        bottom = box->rect.y + box->rect.h;
    }
    for (int i = 0; i < screen->count; i++)
        for (int k = 0; k < screen->count; k++)
            if (screen->boxes[k].node->parent == screen->boxes[i].node &&
                screen->boxes[i].node->panel != PANEL_NONE)
                assert_true(rect_inside(screen->boxes[k].rect, screen->boxes[i].rect));
}

static void test_boxes(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct split_case c;
        if (strpbrk(rows[i].nodes, "bmfo"))
            continue; /* what a button says is higher than its line, so are large words; a
                         field is wider than the box */
        split_open(&c, rows[i].nodes, rows[i].h_px, rows[i].gap_mm10);
        for (int s = 0; s < c.screens.count; s++)
            assert_screen(&c.screens.items[s], rows[i].h_px);
        split_close(&c);
    }
}

/* Rule 4: the cells of all screens have the same columns, those of a line one height. */
static void test_grid(void **state)
{
    (void)state;
    struct split_case c;
    split_open(&c, "g(b b b b b b)", 150, 0);
    assert_int_equal(c.screens.count, 3);
    int x[2] = {-1, -1};
    for (int s = 0; s < 3; s++) {
        int n = 0;
        for (int i = 0; i < c.screens.items[s].count; i++) {
            const struct box *box = &c.screens.items[s].boxes[i];
            if (box->node->kind != NODE_BUTTON)
                continue;
            assert_int_equal(box->rect.y, 0);
            assert_int_equal(box->rect.h, 100);
            if (s == 0)
                x[n] = box->rect.x;
            assert_int_equal(box->rect.x, x[n++]);
        }
        assert_int_equal(n, 2);
    }
    assert_true(x[0] < x[1]);
    split_close(&c);
}

/* Rule 5: things to touch never come nearer than 3 mm, whatever the gaps shrink to. */
static void test_gaps_of_targets(void **state)
{
    (void)state;
    for (int gap_mm10 = 30; gap_mm10 <= 60; gap_mm10++) {
        for (int h_px = 200; h_px < 230; h_px++) {
            struct split_case c;
            split_open(&c, "b b", h_px, gap_mm10);
            const struct screen *screen = &c.screens.items[0];
            const struct box *last = NULL;
            for (int i = 0; i < screen->count; i++) {
                const struct box *box = &screen->boxes[i];
                if (box->node->kind != NODE_BUTTON)
                    continue;
                if (last)
                    assert_true(box->rect.y - last->rect.y - last->rect.h >= 3 * PX_PER_MM);
                last = box;
            }
            split_close(&c);
        }
    }
}

/* Rule 6: the keys of a pad stand on the screen of their field. */
static void test_field_and_pad(void **state)
{
    (void)state;
    char nodes[128] = "f k";
    for (int above = 0; above <= 50; above++) {
        struct split_case c;
        split_open(&c, nodes, 800, 0);
        uint64_t pad = c.page.root->last->id, field = 0;
        for (const struct node *node = c.page.root->first; node; node = node->next)
            if (node->kind == NODE_FIELD)
                field = node->id;
        assert_int_equal(screens_find(&c.screens, (struct anchor){field, 0}),
                         screens_find(&c.screens, (struct anchor){pad, 0}));
        split_close(&c);
        memmove(nodes + 2, nodes, strlen(nodes) + 1);
        memcpy(nodes, "p ", 2);
    }
}

/* Rule 11: a screen is found again by what stands on it. */
static void test_find(void **state)
{
    (void)state;
    static const struct {
        int node, screen;
    } wanted[] = {{0, 0}, {1, 0}, {2, 1}, {3, 2}};
    struct split_case c;
    split_open(&c, "t1 t1 t2 t1", 120, 0);
    assert_int_equal(c.screens.count, 3);
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        const struct node *node = c.page.root->first;
        for (int n = 0; n < wanted[i].node; n++)
            node = node->next;
        assert_int_equal(screens_find(&c.screens, (struct anchor){node->id, 0}), wanted[i].screen);
    }
    for (int s = 0; s < c.screens.count; s++)
        assert_int_equal(screens_find(&c.screens, c.screens.items[s].first), s);
    assert_int_equal(screens_find(&c.screens, (struct anchor){12345, 0}), 0);
    split_close(&c);

    /* A text over several screens: each is found by its own first line. */
    split_open(&c, "t9", 120, 0);
    assert_true(c.screens.count > 2);
    for (int i = 0; i < c.screens.count; i++)
        assert_int_equal(screens_find(&c.screens, c.screens.items[i].first), i);
    split_close(&c);
}

/* Rule 12: 32 screens, and what is left out is said. */
static void test_many(void **state)
{
    (void)state;
    static const struct {
        int units, screens;
        bool left_out;
    } many[] = {{0, 1, false},   {1, 1, false},  {19, 19, false},
                {32, 32, false}, {33, 32, true}, {36, 32, true}};
    for (size_t i = 0; i < sizeof many / sizeof *many; i++) {
        struct split_case c;
        char nodes[256] = "";
        for (int n = 0; n < many[i].units; n++)
            strcat(nodes, "t1 ");
        split_open(&c, nodes, 60, 0);
        assert_int_equal(c.screens.count, many[i].screens);
        assert_int_equal(c.screens.left_out, many[i].left_out);
        split_close(&c);
    }
}

/* Further screens have less room: the line that says "continued". */
static void test_further_screens(void **state)
{
    (void)state;
    struct split_case c;
    char seen[64];
    split_open(&c, "t1 t1 t1 t1 t1", 180, 0);
    struct cell *cell = layout_node(&c.fake.env, c.page.root, W_PX);
    split(&c.fake.env, cell, 180, 120, &c.screens);
    write_screens(&c.screens, seen, sizeof seen);
    assert_string_equal(seen, "abc|de");
    split(&c.fake.env, cell, 180, 119, &c.screens);
    write_screens(&c.screens, seen, sizeof seen);
    assert_string_equal(seen, "abc|d|e");
    split_close(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rules),         cmocka_unit_test(test_boxes),
        cmocka_unit_test(test_grid),          cmocka_unit_test(test_gaps_of_targets),
        cmocka_unit_test(test_field_and_pad), cmocka_unit_test(test_find),
        cmocka_unit_test(test_many),          cmocka_unit_test(test_further_screens),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
