/* tree.json read back: every key of the contract, and the same places as in the scene. */
#include "ui/tree.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "fake.h"

/* JSON as lines "path = value", the path's parts joined by dots: "nodes.0.role = text". */
struct flat {
    const char *at;
    char path[256];
    struct buf out;
};

static void flatten(struct flat *flat);

static void read_string(struct flat *flat, char *out, size_t room)
{
    size_t len = 0;
    assert_int_equal(*flat->at++, '"');
    while (*flat->at != '"') {
        assert_true(*flat->at && (unsigned char)*flat->at >= ' ' && len + 1 < room);
        if (*flat->at == '\\')
            flat->at++;
        out[len++] = *flat->at++;
    }
    out[len] = '\0';
    flat->at++;
}

static void flatten_inside(struct flat *flat, const char *key)
{
    size_t len = strlen(flat->path);
    snprintf(flat->path + len, sizeof flat->path - len, "%s%s", len ? "." : "", key);
    flatten(flat);
    flat->path[len] = '\0';
}

static void flatten_many(struct flat *flat, char end)
{
    char key[128];
    for (int i = 0; *flat->at != end; i++) {
        if (i > 0)
            assert_int_equal(*flat->at++, ',');
        snprintf(key, sizeof key, "%d", i);
        if (end == '}') {
            read_string(flat, key, sizeof key);
            assert_int_equal(*flat->at++, ':');
        }
        flatten_inside(flat, key);
    }
    flat->at++;
}

static void flatten(struct flat *flat)
{
    char text[16384];
    if (*flat->at == '{' || *flat->at == '[') {
        flatten_many(flat, *flat->at++ == '{' ? '}' : ']');
        return;
    }
    if (*flat->at == '"') {
        read_string(flat, text, sizeof text);
    } else {
        size_t len = strcspn(flat->at, ",]}");
        assert_in_range(len, 1, sizeof text - 1);
        memcpy(text, flat->at, len);
        text[len] = '\0';
        flat->at += len;
    }
    buf_printf(&flat->out, "\n%s = %s", flat->path, text);
}

struct tree_case {
    struct fake fake;
    struct page page;
    struct bars bars;
    struct scene scene;
    struct flat flat;
};

static void read_back(struct tree_case *c, const struct tree_head *head)
{
    struct buf text = {0};
    struct json json = {.out = &text};
    tree_write(&json, &c->fake.env, &c->scene, head);
    c->flat = (struct flat){.at = text.bytes};
    flatten(&c->flat);
    assert_int_equal(*c->flat.at, '\0');
    buf_puts(&c->flat.out, "\n");
    buf_free(&text);
}

static void tree_open(struct tree_case *c, bool many)
{
    *c = (struct tree_case){0};
    fake_open(&c->fake, 1920, 1080, 4.03, many ? 200 : 100);
    c->page = fake_page(&c->fake);
    fake_heading(&c->fake, c->page.root, "A \"title\"");
    const char *words = "one\\two\nthree";
    for (int i = 0; many && i < 600; i++)
        words = arena_printf(c->fake.arena, "%s word%d", words, i);
    fake_text(&c->fake, c->page.root, words);
    fake_image(&c->fake, c->page.root, 40, 30);
    fake_button(&c->fake, c->page.root, "Go");
    node_make(c->fake.arena, c->page.root, NODE_SPACER)->n = 10;
    struct node *field = node_make(c->fake.arena, c->page.root, NODE_FIELD);
    field->typed = "782";
    page_finish(&c->page);
    c->bars = fake_bars();
    c->scene = fake_scene(&c->fake, &c->page, &c->bars, NULL, 0);
}

static void tree_close(struct tree_case *c)
{
    buf_free(&c->flat.out);
    fake_close(&c->fake);
}

static bool has(const struct tree_case *c, const char *line)
{
    const char *wanted = arena_printf(c->fake.arena, "\n%s\n", line);
    return strstr(c->flat.out.bytes, wanted) != NULL;
}

static const struct tree_head head = {.page = "p",
                                      .lang = "es",
                                      .theme = "dark",
                                      .display = "1920x1080@21.5",
                                      .png = "a/b.png",
                                      .text_size = 150};

static void test_head(void **state)
{
    (void)state;
    static const char *const lines[] = {"page = p",
                                        "screen = 1",
                                        "screens = 1",
                                        "lang = es",
                                        "text_size = 150",
                                        "theme = dark",
                                        "display = 1920x1080@21.5",
                                        "png = a/b.png"};
    struct tree_case c;
    tree_open(&c, false);
    read_back(&c, &head);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        if (!has(&c, lines[i]))
            fail_msg("no line: %s", lines[i]);
    buf_free(&c.flat.out);
    read_back(&c, &(struct tree_head){.page = "p", .lang = "en", .theme = "calm"});
    assert_true(has(&c, "png = null"));
    tree_close(&c);
}

/* The listed node after `at` that has this role and name; its index, or -1. */
static int find_node(const struct tree_case *c, const char *role, const char *name)
{
    for (int i = 0; i < 100; i++)
        if (has(c, arena_printf(c->fake.arena, "nodes.%d.role = %s", i, role)) &&
            has(c, arena_printf(c->fake.arena, "nodes.%d.name = %s", i, name)))
            return i;
    return -1;
}

static void test_nodes(void **state)
{
    (void)state;
    static const struct {
        const char *role, *name, *text, *focusable;
        bool cap;
    } rows[] = {
        {"heading", "A \"title\"", "A \"title\"", "false", true},
        {"text", "one\\two three", "one\\two three", "false", true},
        {"image", "a", "", "false", false},
        {"button", "Go", "Go", "true", false},
        {"button", "Get help now", "Get help now", "true", false},
        {"button", "Back", "Back", "true", false},
        {"field", "782", "782", "false", true},
        {"text", "4 of 7", "4 of 7", "false", true},
    };
    struct tree_case c;
    tree_open(&c, false);
    read_back(&c, &head);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int n = find_node(&c, rows[i].role, rows[i].name);
        if (n < 0)
            fail_msg("no %s \"%s\" in:%s", rows[i].role, rows[i].name, c.flat.out.bytes);
        struct arena *arena = c.fake.arena;
        assert_true(has(&c, arena_printf(arena, "nodes.%d.text = %s", n, rows[i].text)));
        assert_true(has(&c, arena_printf(arena, "nodes.%d.focusable = %s", n, rows[i].focusable)));
        const char *cap = arena_printf(arena, "\nnodes.%d.cap_mm = ", n);
        assert_int_equal(strstr(c.flat.out.bytes, cap) != NULL, rows[i].cap);
        const char *fg = arena_printf(arena, "\nnodes.%d.fg = #", n);
        const char *bg = arena_printf(arena, "\nnodes.%d.bg = #", n);
        assert_non_null(strstr(c.flat.out.bytes, fg));
        assert_non_null(strstr(c.flat.out.bytes, bg));
    }
    assert_null(strstr(c.flat.out.bytes, "spacer"));
    assert_null(strstr(c.flat.out.bytes, "icon"));
    tree_close(&c);
}

/* Places in px are the scene's; those in mm are the same over px per mm. */
static void test_places(void **state)
{
    (void)state;
    struct tree_case c;
    tree_open(&c, false);
    read_back(&c, &head);
    int n = 0;
    for (int i = 0; i < c.scene.count; i++) {
        const struct box *box = &c.scene.boxes[i];
        if (!tree_role(box->node))
            continue;
        const int px[] = {box->rect.x, box->rect.y, box->rect.w, box->rect.h};
        for (int k = 0; k < 4; k++) {
            struct arena *arena = c.fake.arena;
            assert_true(has(&c, arena_printf(arena, "nodes.%d.rect_px.%d = %d", n, k, px[k])));
            const char *key = arena_printf(arena, "\nnodes.%d.rect_mm.%d = ", n, k);
            const char *mm = strstr(c.flat.out.bytes, key);
            assert_non_null(mm);
            double seen = strtod(mm + strlen(key), NULL);
            assert_true(fabs(seen - px[k] / c.fake.theme.px_per_mm) <= 0.0501);
        }
        n++;
    }
    assert_true(n > 15);
    tree_close(&c);
}

/* A text that is parted says on each screen what stands there, all of it once. */
static void test_parted(void **state)
{
    (void)state;
    struct tree_case c;
    tree_open(&c, true);
    int screens = c.scene.screens, last = -1;
    assert_true(screens > 1);
    for (int s = 0; s < screens; s++) {
        c.scene = fake_scene(&c.fake, &c.page, &c.bars, NULL, s);
        buf_free(&c.flat.out);
        read_back(&c, &head);
        for (const char *at = c.flat.out.bytes; (at = strstr(at, ".text = ")); at++) {
            for (const char *word = at; word && *word != '\n';) {
                int number;
                if (sscanf(word, " word%d", &number) == 1)
                    assert_int_equal(number, ++last);
                word = strpbrk(word + 1, " \n");
            }
        }
    }
    assert_int_equal(last, 599);
    tree_close(&c);
}

static void test_roles(void **state)
{
    (void)state;
    static const struct {
        enum node_kind kind;
        bool heading;
        const char *role;
    } rows[] = {
        {NODE_COLUMN, false, "group"},      {NODE_ROW, false, "group"},
        {NODE_GRID, false, "group"},        {NODE_PAD, false, "group"},
        {NODE_TEXT, false, "text"},         {NODE_TEXT, true, "heading"},
        {NODE_IMAGE, false, "image"},       {NODE_BUTTON, false, "button"},
        {NODE_FIELD, false, "field"},       {NODE_QR, false, "qr"},
        {NODE_PROGRESS, false, "progress"}, {NODE_ICON, false, NULL},
        {NODE_SPACER, false, NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct node node = {.kind = rows[i].kind, .heading = rows[i].heading};
        const char *role = tree_role(&node);
        if (rows[i].role)
            assert_string_equal(role, rows[i].role);
        else
            assert_null(role);
    }
    struct node sign = {.kind = NODE_ICON, .tile = TILE_SOFT}, in_card = sign;
    in_card.parent = &sign;
    assert_string_equal(tree_role(&sign), "image");
    assert_null(tree_role(&in_card));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_head),   cmocka_unit_test(test_nodes), cmocka_unit_test(test_places),
        cmocka_unit_test(test_parted), cmocka_unit_test(test_roles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
