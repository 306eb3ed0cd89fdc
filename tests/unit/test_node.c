/* The tree of a page: order, ids, words, buttons and pads. */
#include "layout/node.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static struct node *add_text(struct arena *arena, struct node *parent, const char *words)
{
    struct node *node = node_make(arena, parent, NODE_TEXT);
    node->text = words;
    return node;
}

/* column( a row( b c ) d ) */
static struct page make_page(struct arena *arena)
{
    struct page page = {.root = node_make(arena, NULL, NODE_COLUMN)};
    add_text(arena, page.root, "a");
    struct node *row = node_make(arena, page.root, NODE_ROW);
    add_text(arena, row, "b **bold** one");
    add_text(arena, row, "c\nline");
    add_text(arena, page.root, "d");
    page_finish(&page);
    return page;
}

static void test_order(void **state)
{
    (void)state;
    static const enum node_kind kinds[] = {NODE_COLUMN, NODE_TEXT, NODE_ROW,
                                           NODE_TEXT,   NODE_TEXT, NODE_TEXT};
    struct arena *arena = arena_create();
    struct page page = make_page(arena);
    size_t i = 0;
    for (struct node *node = page.root; node; node = node_after(page.root, node))
        assert_int_equal(node->kind, kinds[i++]);
    assert_int_equal(i, sizeof kinds / sizeof *kinds);
    const struct node *row = page.root->first->next;
    assert_ptr_equal(node_after(row, row->last), NULL);
    assert_ptr_equal(node_after(page.root, row->last), page.root->last);
    arena_destroy(arena);
}

static void test_ids(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct page page = make_page(arena), again = make_page(arena);
    struct node *twin = again.root;
    for (struct node *node = page.root; node; node = node_after(page.root, node)) {
        assert_true(node->id == twin->id);
        for (struct node *other = page.root; other; other = node_after(page.root, other))
            assert_true((node->id == other->id) == (node == other));
        twin = node_after(again.root, twin);
    }
    again.root->first->kind = NODE_SPACER;
    page_finish(&again);
    assert_true(again.root->first->id != page.root->first->id);
    arena_destroy(arena);
}

static void test_words(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct page page = make_page(arena);
    assert_int_equal(page.words, 7);
    assert_string_equal(node_words(arena, page.root), "a b bold one c line d");
    assert_string_equal(node_words(arena, page.root->last), "d");
    struct node *image = node_make(arena, page.root, NODE_IMAGE);
    assert_string_equal(node_words(arena, image), "");
    const struct picture_word words[] = {{.x = 1, .y = 1, .text = "thick band"}};
    image->words = words;
    image->word_count = 1;
    assert_string_equal(node_words(arena, image), "thick band");
    struct node *field = node_make(arena, page.root, NODE_FIELD);
    field->typed = "782";
    assert_string_equal(node_words(arena, field), "782");
    page_finish(&page);
    assert_int_equal(page.words, 9);
    arena_destroy(arena);
}

static void test_button(void **state)
{
    (void)state;
    static const struct {
        enum button_kind kind;
        const char *label, *icon, *name;
        int children;
        enum tone tone;
    } rows[] = {
        {BUTTON_PLAIN, "All pages", "list", "All pages", 2, TONE_ACCENT},
        {BUTTON_PRIMARY, "**Next**", NULL, "Next", 1, TONE_ON_ACCENT},
        {BUTTON_ALARM, "Call", "phone", "Call", 2, TONE_ON_ACCENT},
        {BUTTON_BAR, "Home", "home", "Home", 2, TONE_INK},
        {BUTTON_HELP, "Get help now", "help", "Get help now", 2, TONE_ON_ACCENT},
        {BUTTON_KEY, "7", NULL, "7", 1, TONE_INK},
    };
    struct arena *arena = arena_create();
    struct node *root = node_make(arena, NULL, NODE_ROW);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct node *button =
            node_make_button(arena, root, rows[i].kind, rows[i].label, rows[i].icon,
                             (struct action){.kind = ACTION_GO, .page = "p"});
        assert_ptr_equal(root->last, button);
        assert_string_equal(button->name, rows[i].name);
        assert_int_equal(button->action.kind, ACTION_GO);
        int children = 0;
        for (struct node *child = button->first; child; child = child->next, children++)
            assert_int_equal(child->tone, rows[i].tone);
        assert_int_equal(children, rows[i].children);
        assert_int_equal(button->last->kind, NODE_TEXT);
        assert_string_equal(button->last->text, rows[i].label);
    }
    arena_destroy(arena);
}

static void test_pad(void **state)
{
    (void)state;
    static const struct {
        bool town;
        const char *last, *names;
        enum action_kind last_kind;
        const char *last_text;
    } rows[] = {
        {false, "Find", "1 2 3 4 5 6 7 8 9 Erase 0 Find", ACTION_ENTER, NULL},
        {true, "Space", "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z Erase Space",
         ACTION_TYPE, " "},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena *arena = arena_create();
        struct node *pad = node_make(arena, NULL, NODE_PAD);
        pad->town = rows[i].town;
        pad->key = "zip";
        node_make_pad(arena, pad, "Erase", rows[i].last);
        assert_string_equal(node_words(arena, pad), rows[i].names);
        for (struct node *key = pad->first; key; key = key->next) {
            assert_int_equal(key->button, BUTTON_KEY);
            assert_string_equal(key->key, "zip");
            bool types = key->action.kind == ACTION_TYPE && key != pad->last;
            if (types)
                assert_string_equal(key->action.text, key->name);
            else
                assert_true(key == pad->last || key->action.kind == ACTION_ERASE);
        }
        assert_int_equal(pad->last->action.kind, rows[i].last_kind);
        if (rows[i].last_text)
            assert_string_equal(pad->last->action.text, rows[i].last_text);
        struct page page = {.root = node_make(arena, NULL, NODE_COLUMN)};
        node_append(page.root, pad);
        page_finish(&page);
        assert_int_equal(page.words, 0);
        arena_destroy(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_order),  cmocka_unit_test(test_ids), cmocka_unit_test(test_words),
        cmocka_unit_test(test_button), cmocka_unit_test(test_pad),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
