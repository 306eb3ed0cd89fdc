/* From a page's file to its tree, and from a touch back into the script: trees as short
   texts, errors word by word with file and line. */
#include "script/api.h"
#include "script_case.h"

/* kind(children) with what matters of each: "column(text'Hi'
 * button'Go'>go:other(text'Go'))". */
static void dump_action(struct buf *buf, const struct action *action)
{
    static const char *const names[] = {"none", "go", "back", "home", "finish", "script"};
    if (action->kind <= ACTION_SCRIPT)
        buf_printf(buf, ">%s", names[action->kind]);
    if (action->page)
        buf_printf(buf, ":%s", action->page);
}

static void dump(struct buf *buf, const struct node *node)
{
    static const char *const kinds[] = {"column", "row",   "grid", "text", "image",    "icon",
                                        "button", "field", "pad",  "qr",   "progress", "spacer"};
    buf_printf(buf, "%s%s", buf->len ? " " : "", kinds[node->kind]);
    if (node->kind == NODE_TEXT || node->kind == NODE_IMAGE || node->kind == NODE_ICON ||
        node->kind == NODE_QR)
        buf_printf(buf, "'%s'", node->text);
    if (node->kind == NODE_BUTTON) {
        buf_printf(buf, "'%s'", node->name);
        dump_action(buf, &node->action);
    }
    if (node->kind == NODE_FIELD)
        buf_printf(buf, "'%s'%s", node->key, node->typed);
    if (!node->first || node->kind == NODE_PAD)
        return;
    buf_puts(buf, "(");
    for (const struct node *child = node->first; child; child = child->next)
        dump(buf, child);
    buf_puts(buf, ")");
}

/* The tree without its root's own name and the title's heading. */
static void check_tree(const struct script_case *c, const char *nodes, const char *wanted)
{
    struct buf buf = {0}, whole = {0};
    dump(&buf, c->page.root);
    buf_printf(&whole, "column( %s)", wanted);
    if (strcmp(buf.bytes, whole.bytes) != 0)
        fail_msg("%s\n gives  %s\n wanted %s", nodes, buf.bytes, whole.bytes);
    buf_free(&buf);
    buf_free(&whole);
}

static const struct {
    const char *nodes, *tree;
} trees[] = {
    {"", "text'T'"},
    {"text 'Hi'", "text'T' text'Hi'"},
    {"text {'Hi', bold = true}, nil, false, text 'Ho'", "text'T' text'Hi' text'Ho'"},
    {"text {'one', nil, 'two'}", "text'T' column( text'one' text'two')"},
    {"text {'Own', heading = true}", "text'Own'"},
    {"column { text {'Own', heading = true} }", "column( text'Own')"},
    {"column { text 'a', nil, false, row { text 'b' }, gap = 5 }",
     "text'T' column( text'a' row( text'b'))"},
    {"grid { columns = 3, text 'a', spacer(50) }", "text'T' grid( text'a' spacer)"},
    {"image { 'images/a.svg', alt = '' }", "text'T' image'images/a.svg'"},
    {"image { icon = 'pin' }, image { icon = '', tile = 'open' }", "text'T' icon'pin' icon''"},
    {"image { icon = 'pin', words = { { 1, 2, 'x' } } }", "text'T' icon'pin'"},
    {"button { 'Go', go 'other' }", "text'T' button'Go'>go:other( text'Go')"},
    {"button { '**Go** now', back(), icon = 'pin' }",
     "text'T' button'Go now'>back( icon'pin' text'**Go** now')"},
    {"button { 'x', home(), name = 'y' }, button { 'z', finish(), kind = 'alarm' }",
     "text'T' button'y'>home( text'x') button'z'>finish( text'z')"},
    {"button { 'x', set { a = 1 } }, button { 'z', function() end }",
     "text'T' button'x'>script( text'x') button'z'>script( text'z')"},
    {"button { row { image { icon = 'pin' }, text '**Title**', text 'second' }, go "
     "'other' }",
     "text'T' button'Title'>go:other( row( icon'pin' text'**Title**' text'second'))"},
    {"button { image { icon = 'pin' }, go 'other', name = 'Pin' }",
     "text'T' button'Pin'>go:other( icon'pin')"},
    {"field { key = 'zip', kind = 'zip' }", "text'T' field'zip' pad"},
    {"(function() local t = {'a'} local one = text(t) t[1] = 'b' return column { one, text(t) } "
     "end)()",
     "text'T' column( text'a' text'b')"},
    {"(function() local t = {} t[1] = column(t) return t[1] end)()", "text'T' column"},
    {"qr { 'text', alt = 'code' }, qr 'x', progress { 4, 7 }, progress { 9, 100, dots = "
     "true }",
     "text'T' qr'text' qr'x' progress progress"},
};

static void test_trees(void **state)
{
    (void)state;
    struct script_case *c = case_open();
    for (size_t i = 0; i < sizeof trees / sizeof *trees; i++) {
        if (!case_show_body(c, "", trees[i].nodes))
            fail_msg("%s: %s", trees[i].nodes, c->err.text);
        check_tree(c, trees[i].nodes, trees[i].tree);
    }
    case_close(c);
}

static void test_one_node_for_a_list(void **state)
{
    (void)state;
    static const char source[] =
        "return page { title = 'T', body = function() return text 'Hi' end }";
    struct script_case *c = case_open();
    assert_true(case_show_source(c, source, sizeof source - 1));
    check_tree(c, source, "text'T' text'Hi'");
    case_close(c);
}

static void test_options(void **state)
{
    (void)state;
    struct script_case *c = case_open();
    assert_true(case_show_body(c, "",
                               "ground = 'alert', idle_s = 600, text { 'a', size = "
                               "'far', tone = 'alarm', bold = true, "
                               "align = 'end', tile = 'round', grow = 2 }, column { "
                               "panel = 'warning', gap = 30, aside = "
                               "true, align = 'center' }, button { 'b', back(), kind = "
                               "'choice', chosen = true, grow = 1 },"
                               " image { 'images/a.svg', alt = 'A', words = { { 250, "
                               "500, 'nerve' }, { 0, 1000, 'x' } } },"
                               " image { icon = 'pin', tile = 'solid', size = 'h1' }, "
                               "progress { 9, 100, dots = true },"
                               " spacer(120), grid { columns = 4 }"));
    assert_int_equal(c->page.ground, GROUND_ALERT);
    assert_int_equal(c->page.idle_s, 600);
    const struct node *text = c->page.root->first->next;
    assert_int_equal(text->size, SIZE_FAR);
    assert_int_equal(text->tone, TONE_ALARM);
    assert_int_equal(text->align, ALIGN_END);
    assert_int_equal(text->tile, TILE_ROUND);
    assert_int_equal(text->grow, 2);
    assert_true(text->bold && !text->heading);
    assert_int_equal(text->line, 3);
    const struct node *column = text->next;
    assert_int_equal(column->panel, PANEL_WARNING);
    assert_int_equal(column->gap_mm10, 30);
    assert_int_equal(column->align, ALIGN_CENTER);
    assert_true(column->aside);
    const struct node *button = column->next;
    assert_int_equal(button->button, BUTTON_CHOICE);
    assert_true(button->chosen);
    assert_int_equal(button->grow, 1);
    const struct node *image = button->next;
    assert_string_equal(image->alt, "A");
    assert_int_equal(image->word_count, 2);
    assert_int_equal(image->words[0].x, 250);
    assert_int_equal(image->words[1].y, 1000);
    assert_string_equal(image->words[0].text, "nerve");
    assert_int_equal(image->w_px, 640);
    assert_int_equal(image->h_px, 420);
    assert_int_equal(image->gap_mm10, -1);
    const struct node *icon = image->next;
    assert_int_equal(icon->tile, TILE_SOLID);
    assert_int_equal(icon->size, SIZE_H1);
    assert_true(icon->next->dots && icon->next->n == 9 && icon->next->of == 100);
    assert_int_equal(icon->next->next->n, 120);
    assert_int_equal(icon->next->next->next->columns, 4);
    const struct node *heading = c->page.root->first;
    assert_true(heading->heading && heading->bold && heading->size == SIZE_H1);
    assert_int_equal(heading->line, 1);
    assert_true(c->page.words > 0 && c->page.root->id != 0);
    case_close(c);
}

/* Errors of a body: "LINE: words"; the body's first line is 2, the nodes are on line 3. */
static const struct {
    const char *before, *nodes, *error;
} body_errors[] = {
    {"", "haeding 'x'", "3: unknown name `haeding`"},
    {"", "txt 'x'", "3: unknown name `txt`; did you mean `text`?"},
    {"x = 1", "", "2: `x` would be seen by all pages: write local x"},
    {"", "'bare'", "1: body: value 1 is a string, not a node: write text(...)"},
    {"", "{}", "1: body: value 1 is a table, not a node"},
    {"", "column { 'bare' }", "3: column: child 1 is a string, not a node: write text(...)"},
    {"", "row { 5 }", "3: row: child 1 is a number, not a node"},
    {"", "column 'x'", "3: column must be a table, not a string"},
    {"", "text { 'x', sise = 'h1' }", "3: unknown option of text `sise`; did you mean `size`?"},
    {"", "column { gpa = 1 }", "3: unknown option of column `gpa`; did you mean `gap`?"},
    {"", "row { nope = 1 }", "3: unknown option of row `nope`"},
    {"", "grid { colums = 2 }", "3: unknown option of grid `colums`; did you mean `columns`?"},
    {"", "image { 'images/a.svg', atl = '' }", "3: unknown option of image `atl`"},
    {"", "button { 'x', back(), icn = 'pin' }", "3: unknown option of button `icn`"},
    {"", "field { kye = 'x' }", "3: unknown option of field `kye`; did you mean `key`?"},
    {"", "qr { 'x', capt = 1 }", "3: unknown option of qr `capt`"},
    {"", "progress { 1, 2, dot = true }", "3: unknown option of progress `dot`"},
    {"", "text { 'x', size = 'larg' }", "3: unknown size of text `larg`"},
    {"", "text { 'x', tone = 'alrm' }", "3: unknown tone of text `alrm`; did you mean `alarm`?"},
    {"", "text { 'x', size = 5 }", "3: text: size must be a string, not a number"},
    {"", "column { gap = 1e308 }", "3: column: gap must be a whole number from 0 to 5000"},
    {"", "column { gap = 0/0 }", "3: column: gap must be a whole number from 0 to 5000"},
    {"", "column { gap = -1 }", "3: column: gap must be a whole number from 0 to 5000"},
    {"", "column { gap = 1.5 }", "3: column: gap must be a whole number from 0 to 5000"},
    {"", "column { gap = '1' }", "3: column: gap must be a whole number from 0 to 5000"},
    {"", "grid { columns = 0 / 1 - 1 }", "3: grid: columns must be a whole number from 1 to 12"},
    {"", "text {}", "3: text has no words"},
    {"", "text(nil)",
     "3: text must be a table, not a nil: what is not set is nil: "
     "write x and text(x)"},
    {"", "text { {} }", "3: text: a paragraph must be a string, not a table"},
    {"", "text 'a\\0b'", "3: text: a paragraph holds a control character"},
    {"", "text '\\xff'", "3: text: a paragraph is not UTF-8"},
    {"", "text(('x'):rep(4097))", "3: text: a paragraph is longer than 4096 bytes"},
    {"", "image { 'images/b.svg' }",
     "3: unknown picture `images/b.svg`; did you mean `images/a.svg`?"},
    {"", "image { 'images/zebra.svg' }", "3: unknown picture `images/zebra.svg`"},
    {"", "image {}", "3: image: the picture, the first value, must be a string, not a nil"},
    {"", "image { icon = 'pni' }", "3: unknown icon `pni`; did you mean `pin`?"},
    {"", "image { 'images/a.svg', words = { { 1, 2 } } }",
     "3: image: the text of words must be a string, not a nil"},
    {"", "image { 'images/a.svg', words = { { 1001, 2, 'x' } } }",
     "3: image: a place of words, in thousandths, must be a whole number from 0 to 1000"},
    {"", "image { icon = 'pin', words = { { 1, 2 } } }",
     "3: image: the text of words must be a string, not a nil"},
    {"", "image { 'images/a.svg', icon = 'pin' }", "3: image takes one picture, or an icon"},
    {"", "column { go 'other' }", "3: column: child 1 is a table, not a node"},
    {"", "text(text 'x')", "3: text: a key is neither a name nor a position"},
    {"", "column { column { text {} }, 5 }", "3: text has no words"},
    {"", "column {\ntext 'x',\n5 }", "3: column: child 2 is a number, not a node"},
    {"", "text 'x',\ntext 'y',\n5", "1: body: value 3 is a number, not a node"},
    {"", "button { 'Go' }",
     "3: button \"Go\" has no action: give it go, back, home, finish, set or a function"},
    {"", "button { text 'x' }", "3: button has no action"},
    {"", "button { 'Go', 'other' }", "3: button \"Go\" has no action"},
    {"", "button { '', back() }", "3: button: the label is empty"},
    {"", "button { 5, back() }", "3: button: the label must be a string or a node, not a number"},
    {"", "button { 'x', back(), home() }", "3: button takes a label or one node, and an action"},
    {"", "button { image { icon = 'pin' }, back() }", "3: this button has no words"},
    {"", "button { button { 'x', back() }, back() }", "3: a button in a button"},
    {"", "button { field { key = 'a', kind = 'zip' }, back() }", "3: a field in a button"},
    {"", "go 'othr'", "3: unknown page `othr`; did you mean `other`?"},
    {"", "button { 'x', go 'nowhere' }", "3: unknown page `nowhere`"},
    {"", "button { 'x', go() }", "3: go: the page must be a string, not a no value"},
    {"go 'other'", "", "2: go \"other\" does nothing here: put it into a button"},
    {"set { a = 1 }", "", "2: set does nothing here: put it into a button"},
    {"local a = back()", "", "2: back does nothing here: put it into a button"},
    {"", "button { 'x', set { a = text 'x' } }", "3: set: `a` holds something that is not a plain"},
    {"", "button { 'x', set { a = pairs } }", "3: set: `a` holds a function"},
    {"", "button { 'x', set { 1 } }", "3: set takes names and values"},
    {"", "button { 'x', set { a = { [true] = 1 } } }", "3: set: `a` has a boolean as a key"},
    {"", "button { 'x', set 'a' }", "3: set: the argument must be a table, not a string"},
    {"local t = {} t.t = t", "button { 'x', set { a = t } }",
     "3: set: `a` has tables in tables over 8 deep"},
    {"local t = {} for i = 1, 2001 do t[i] = i end", "button { 'x', set { a = t } }",
     "3: set: `a` has more than 2000 values"},
    {"visitor.x = 1", "", "2: this table is read-only"},
    {"string.x = 1", "", "2: this table is read-only"},
    {"text = nil", "", "2: `text` would be seen by all pages"},
    {"local t = text 'x' t.y = 1", "", "2: this table is read-only"},
    {"local t = text 'x' return t.kind", "", "2: "},
    {"", "field { kind = 'zip' }", "3: field: key must be a string, not a nil"},
    {"", "field { key = 'A b', kind = 'zip' }", "3: field: key is 1 to 31 of a-z, 0-9 and _"},
    {"", "field { key = 'a' }", "3: field: kind must be a string, not a nil"},
    {"", "field { key = 'a', kind = 'zpi' }",
     "3: unknown kind of field `zpi`; did you mean `zip`?"},
    {"", "field { key = 'a', kind = 'zip' }, field { key = 'b', kind = 'zip' }",
     "3: a second field: a page can have one"},
    {"", "frames { image { 'images/a.svg', alt = '' } }",
     "3: stills are two pictures or more; for one there is picture{...}"},
    {"", "frames { text 'x' }", "3: stills are pictures, each with its caption behind it"},
    {"",
     "frames { image { 'images/a.svg', alt = '' }, image { 'images/a.svg', alt = '' } }, "
     "frames { image { 'images/a.svg', alt = '' }, image { 'images/a.svg', alt = '' } }",
     "3: stills for a second time: a page can have them once"},
    {"", "image { 'images/a.svg', alt = '', focus = { 1, 2, 3 } }",
     "3: image: focus is {x, y, w, h} in thousandths of the picture"},
    {"", "image { 'images/a.svg', alt = '', focus = { 500, 0, 600, 100 } }",
     "3: image: focus {x, y, w, h} must lie within the picture: 1000 is its edge"},
    {"", "image { 'images/a.svg', alt = '', words = { { 1, 2, 'a', too = { 3, 4 } } } }",
     "3: unknown option of image: an entry of words `too`; did you mean `to`?"},
    {"", "image { 'images/a.svg', alt = '', words = { { 1, 2, 'a', kind = 'beter' } } }",
     "3: unknown kind of image `beter`; did you mean `better`?"},
    {"", "qr(('x'):rep(1201))", "3: qr: the text must have 1 to 1200 bytes"},
    {"", "progress { 5, 4 }", "3: progress: how many must be a whole number from 0 to 4"},
    {"", "spacer(-1)", "3: spacer: the height must be a whole number"},
    {"", "grund = 'paper'", "1: unknown option of body `grund`; did you mean `ground`?"},
    {"", "ground = 'papr'", "1: unknown ground of body `papr`; did you mean `paper`?"},
    {"", "idle_s = 5", "1: body: idle_s must be a whole number from 10 to 3600"},
    {"local n = text 'x' for _ = 1, 25 do n = column { n } end", "n",
     "2: elements in elements over 24 deep"},
    {"local t = {} for i = 1, 4001 do t[i] = text 'x' end", "column(t)",
     "2: a page may have at most 4000 elements"},
    {"local t = {} for i = 1, 4001 do t[i] = 'x' end", "text(t)",
     "3: a page may have at most 4000 elements"},
    {"local n = text 'x' for _ = 1, 20 do n = column { n, n } end", "n",
     "2: a page may have at most 4000 elements"},
    {"local x = nil; x.y = 1", "", "2: attempt to index a nil value (local 'x')"},
    {"local x = 1 + {}", "", "2: attempt to perform arithmetic on a table value"},
    {"io.open('x')", "", "2: `io` is not there in packs"},
    {"use 'nope'", "", "2: unknown file of lib/ `nope`"},
    {"use '../x'", "", "2: use: a name of lib/ is of a-z"},
    {"page {}", "", "2: page is for the end of a file of pages/"},
    {"return 5", "", "3: "},
    {"error('own words')", "", "2: own words"},
};

static void test_body_errors(void **state)
{
    (void)state;
    struct script_case *c = case_open();
    for (size_t i = 0; i < sizeof body_errors / sizeof *body_errors; i++) {
        char before[300], wanted[300];
        bool returns = strstr(body_errors[i].before, "return") != NULL;
        snprintf(before, sizeof before, returns ? "do %s end" : "%s", body_errors[i].before);
        bool shown = case_show_body(c, before, body_errors[i].nodes);
        snprintf(wanted, sizeof wanted, "pages/home.lua:%s", body_errors[i].error);
        if (returns && !strcmp(body_errors[i].error, "3: "))
            snprintf(wanted, sizeof wanted, "pages/home.lua:1: what body returns must be a table");
        if (shown || strncmp(case_error(c), wanted, strlen(wanted)) != 0)
            fail_msg("%s %s\n gives  %s\n wanted %s", before, body_errors[i].nodes,
                     shown ? "a page" : case_error(c), wanted);
    }
    case_close(c);
}

#define BODY "body = function() return {} end"

/* Errors of a file, whole. */
static const struct {
    const char *source, *error;
} file_errors[] = {
    {"", "1: the file must end with return page { ... }"},
    {"return 5", "1: the file must end with return page { ... }"},
    {"return text 'x'", "1: the file must end with return page { ... }"},
    {"return page 'x'", "1: page: the argument must be a table, not a string"},
    {"return page { " BODY " }", "1: page: the title is missing"},
    {"return page { title = 5, " BODY " }", "1: page: the title must be a string, not a number"},
    {"return page { title = '', " BODY " }", "1: page: the title is empty"},
    {"return page { title = 'T' }", "1: page: body must be a function"},
    {"return page { title = 'T', body = {} }", "1: page: body must be a function"},
    {"\nreturn page { titel = 'T', " BODY " }",
     "2: unknown option of page `titel`; did you mean `title`?"},
    {"\nreturn page { title = 'T', flow = 'learn', " BODY " }",
     "2: page: a page's flow stands in flows.lua now: take `flow =` out; see deploy/README, What "
     "changed"},
    {"return page { title = 'T', next = 'othr', " BODY " }",
     "1: unknown page `othr`; did you mean `other`?"},
    {"return page { title = 'T', text 'x', " BODY " }", "1: page takes names and values"},
    {"local x = = 1", "1: unexpected symbol near '='"},
    {"\n\nreturn page {", "3: unexpected symbol near <eof>"},
    {"x = 1", "1: `x` would be seen by all pages"},
    {"local x = pack.pages[1].title", "1: pages/home.lua needs itself while it is loaded"},
    {"local x = visitor.zip.y", "1: attempt to index a nil value"},
    {"\x1bLua", "1: this line holds a control character"},
    {"local x = 'a\xff'", "1: this line is not UTF-8"},
};

static void test_file_errors(void **state)
{
    (void)state;
    struct script_case *c = case_open();
    for (size_t i = 0; i < sizeof file_errors / sizeof *file_errors; i++) {
        char wanted[300];
        bool shown = case_show_source(c, file_errors[i].source, strlen(file_errors[i].source));
        snprintf(wanted, sizeof wanted, "pages/home.lua:%s", file_errors[i].error);
        if (shown || strncmp(case_error(c), wanted, strlen(wanted)) != 0)
            fail_msg("%s\n gives  %s\n wanted %s", file_errors[i].source,
                     shown ? "a page" : case_error(c), wanted);
        /* The same again: a page that could not be loaded is not taken for one that is. */
        assert_false(case_show(c, "home"));
        assert_int_equal(strncmp(case_error(c), wanted, strlen(wanted)), 0);
    }
    assert_false(case_show(c, "nowhere"));
    assert_string_equal(c->err.text, "unknown page `nowhere`");
    case_close(c);
}

static void test_page_fields(void **state)
{
    (void)state;
    static const char source[] = "\xEF\xBB\xBFreturn page { title = _'Home',\r\n"
                                 "next = 'other', " BODY " }";
    struct script_case *c = case_open();
    assert_true(case_show_source(c, source, sizeof source - 1));
    assert_string_equal(c->page.id, "home");
    assert_string_equal(c->page.title, "Home");
    assert_string_equal(c->page.next, "other");
    assert_int_equal(c->page.ground, GROUND_PAPER);
    assert_int_equal(c->page.idle_s, 0);
    assert_true(case_show(c, "other"));
    assert_null(c->page.next);
    case_close(c);
}

static void test_bad_picture_names_line(void **state)
{
    (void)state;
    struct script_case *c = case_make();
    case_puts(c, "images/bad.svg", "no");
    case_open_pack(c);
    assert_false(case_show_body(c, "", "image { 'images/bad.svg', alt = '' }"));
    assert_string_equal(case_error(c), "pages/home.lua:3: images/bad.svg: is no picture");
    case_close(c);
}

/* Shows the nodes, finds the button of that name and runs it. */
static bool touch(struct script_case *c, const char *name, struct outcome *out)
{
    for (struct node *node = c->page.root; node; node = node_after(c->page.root, node)) {
        if (node->kind == NODE_BUTTON && strcmp(node->name, name) == 0) {
            assert_int_equal(node->action.kind, ACTION_SCRIPT);
            return script_act(c->script, &c->page, node->action.ref, out, &c->err);
        }
    }
    fail_msg("no button %s", name);
    return false;
}

static const struct {
    const char *handler, *outcome; /* kinds and pages; "~" if the state changed; "!" an error */
} handlers[] = {
    {"function() end", ""},
    {"function() go 'other' end", "go:other "},
    {"function() go 'other' back() home() finish() end", "go:other back home finish "},
    {"function(v) set { n = 1 } go 'other' end", "go:other ~"},
    {"set { n = 1 }", "~"},
    {"function() set { n = 1 } error 'late' end", "!pages/home.lua:3: late"},
    {"function() go 'othr' end", "!pages/home.lua:3: unknown page `othr`; did you mean `other`?"},
    {"function() for i = 1, 9 do back() end end",
     "!pages/home.lua:3: one touch can lead to 8 actions at most"},
    {"function(v) v.x = 1 end", "!pages/home.lua:3: this table is read-only: make a "
                                "table of your own, or write set{...} in "
                                "a button's function"},
    {"function() while true do end end",
     "!pages/home.lua:3: took longer than the 200 ms it may take"},
};

static void test_handlers(void **state)
{
    (void)state;
    struct script_case *c = case_open();
    for (size_t i = 0; i < sizeof handlers / sizeof *handlers; i++) {
        char nodes[200];
        snprintf(nodes, sizeof nodes, "text(tostring(visitor.n)), button { 'x', %s }",
                 handlers[i].handler);
        if (!case_show_body(c, "", nodes))
            fail_msg("%s: %s", nodes, c->err.text);
        struct outcome out;
        bool done = touch(c, "x", &out);
        struct buf buf = {0};
        for (int item = 0; item < out.count; item++) {
            static const char *const names[] = {"", "go", "back", "home", "finish"};
            const struct action *action = &out.items[item];
            buf_printf(&buf, "%s%s%s ", names[action->kind], action->page ? ":" : "",
                       action->page ? action->page : "");
        }
        buf_printf(&buf, "%s%s%s", out.changed ? "~" : "", done ? "" : "!",
                   done ? "" : case_error(c));
        if (strcmp(buf.bytes, handlers[i].outcome) != 0)
            fail_msg("%s\n gives  %s\n wanted %s", nodes, buf.bytes, handlers[i].outcome);
        bool changed = out.changed;
        buf_free(&buf);
        /* What was set is seen in the next body; nothing is if the handler failed. */
        assert_true(case_show(c, "home"));
        assert_string_equal(c->page.root->first->next->text, changed ? "1" : "nil");
    }
    case_close(c);
}

static void test_state_is_copied(void **state)
{
    (void)state;
    struct script_case *c = case_open();
    struct outcome out;
    assert_true(
        case_show_body(c, "local kept = { list = { 1, 2 } }",
                       "button { 'a', function() set { t = kept, s = 'x', f = 1 } kept.list "
                       "= nil end }, button { 'b', function(v) set { t = { n = v.t.list[2] "
                       "}, f = false } end }, text(tostring(visitor.t and visitor.t.list and "
                       "#visitor.t.list) .. tostring(visitor.t and visitor.t.n) .. "
                       "tostring(visitor.s) .. tostring(visitor.f))"));
    assert_string_equal(c->page.root->last->text, "nilnilnilnil");
    assert_true(touch(c, "a", &out));
    assert_true(case_show(c, "home"));
    assert_string_equal(c->page.root->last->text, "2nilx1");
    assert_true(touch(c, "b", &out));
    assert_true(case_show(c, "home"));
    assert_string_equal(c->page.root->last->text, "nil2xnil");
    script_destroy(c->script);
    assert_true(case_open_script(c) && case_show(c, "home"));
    assert_string_equal(c->page.root->last->text, "nilnilnilnil");
    case_close(c);
}

static void test_row_of_offices_is_kept(void **state)
{
    (void)state;
    struct script_case *c = case_open();
    struct outcome out;
    assert_true(case_show_body(c, "",
                               "button { 'a', set { office = csv 'data/locations.csv'[2] } }, "
                               "text(visitor.office and visitor.office.name .. "
                               "visitor.office.phone or 'none')"));
    assert_true(touch(c, "a", &out));
    assert_true(case_show(c, "home"));
    assert_string_equal(c->page.root->last->text, "Hill(210) 555-0102");
    case_close(c);
}

/* One broken cell takes its row away, not the table; a broken column does. */
static void test_broken_office_is_left_out(void **state)
{
    (void)state;
    static const struct {
        const char *table, *shown; /* NULL: the page fails */
    } rows[] = {
        {"name,street,city,state,zip,phone\nA,1 St,X,TX,78205,2105550142\n"
         "B,1 St,X,ON,78205,2105550142\nC,1 St,X,TX,78205,2105550142\n",
         "2A"},
        {"name,street,city,state,zip,phone\nCaf\xE9,1 St,X,TX,78205,2105550142\n"
         "C,1 St,X,TX,78205,2105550142\n",
         "1C"},
        {"name,street,city,state,zip,phone\nB,1 St,X,ON,78205,2105550142\n", "0none"},
        {"name,street,city,state,zip,phone\n", "0none"},
        {"name,street,city,stat,zip,phone\nA,1 St,X,TX,78205,2105550142\n", NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct script_case *c = case_make();
        case_puts(c, "data/locations.csv", rows[i].table);
        case_open_pack(c);
        bool shown = case_show_body(c, "local rows = csv 'data/locations.csv'",
                                    "text(#rows .. (rows[1] and rows[1].name or 'none'))");
        assert_int_equal(shown, rows[i].shown != NULL);
        if (shown)
            assert_string_equal(c->page.root->last->text, rows[i].shown);
        case_close(c);
    }
}

/* The clinic's words, and a row that was chosen, follow the language. */
static void test_clinic_speaks_the_language(void **state)
{
    (void)state;
    static const char *const languages[] = {"en", "es", "en"};
    static const char *const said[] = {
        "Wait. en Mon 8-5 Bell nil nil Keep dry. en 2026-11-22",
        "Espere. es lun 8-5 Bell Quieto. es Keep dry. en 2026-11-22",
        "Wait. en Mon 8-5 Bell nil nil Keep dry. en 2026-11-22",
    };
    struct script_case *c = case_make();
    case_puts(c, "facts.lua",
              "return facts {\n driving = { kind = 'sentence', ask = 'A' },\n"
              " activity = { kind = 'sentence', ask = 'B' },\n"
              " wound = { kind = 'sentence', ask = 'C' },\n}\n");
    case_puts(c, "clinic.conf",
              "driving = Wait.\ndriving.es = Espere.\ndriving.date = 2026-11-22\n"
              "activity.es = Quieto.\nwound = Keep dry.\n");
    case_puts(c, "data/locations.csv",
              "name,street,city,state,zip,phone,hours,hours_es,access\n"
              "Alamo,1 A St,San Antonio,TX,78205,2105550101,Mon 8-5,lun 8-5,Bell\n");
    case_open_pack(c);
    assert_true(case_show_body(
        c, "local office = visitor.office or csv 'data/locations.csv'[1]",
        "button { 'a', set { office = office } }, "
        "text(table.concat({clinic.driving, clinic['driving.language'], office.hours, "
        "office.access, tostring(clinic.activity), "
        "tostring(clinic['activity.language']), "
        "clinic.wound, clinic['wound.language'], clinic['driving.date']}, ' '))"));
    struct outcome out;
    assert_true(touch(c, "a", &out));
    for (size_t i = 0; i < 3; i++) {
        script_set_language(c->script, languages[i], NULL, 0);
        if (!case_show(c, "home"))
            fail_msg("%s", c->err.text);
        assert_string_equal(c->page.root->last->text, said[i]);
    }
    case_close(c);
}

static void test_fields(void **state)
{
    (void)state;
    struct script_case *c = case_open();
    assert_true(
        case_show_body(c, "",
                       "field { key = 'zip', kind = 'zip' }, text(tostring(visitor.zip)), "
                       "button { 'clear', set { zip = false } }, text(tostring(visitor.town)), "
                       "button { 'other', set { zip = '10001' } }"));
    static const struct {
        char what; /* t: type into the ZIP field, e: enter it, w: type a town, or a button */
        const char *text, *typed, *zip, *town;
    } steps[] = {
        {'t', "7", "7", "nil", "nil"},      {'t', "78205", "78205", "nil", "nil"},
        {'e', "", "78205", "78205", "nil"}, {'t', "7820", "7820", "nil", "nil"},
        {'w', "W", "7820", "nil", "W"},     {'w', "WO", "7820", "nil", "WO"},
        {'b', "clear", "", "nil", "WO"},    {'b', "other", "10001", "10001", "WO"},
        {'w', "", "10001", "10001", ""},
    };
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        struct outcome out;
        bool done = true;
        switch (steps[i].what) {
        case 't': done = script_type(c->script, "zip", false, steps[i].text, &c->err); break;
        case 'e': done = script_enter(c->script, "zip", &c->err); break;
        case 'w': done = script_type(c->script, "town", true, steps[i].text, &c->err); break;
        case 'b': done = touch(c, steps[i].text, &out); break;
        }
        assert_true(done && case_show(c, "home"));
        const struct node *field = c->page.root->first->next;
        assert_string_equal(field->typed, steps[i].typed);
        assert_string_equal(script_typed(c->script, "zip"), steps[i].typed);
        assert_int_equal(field->next->kind, NODE_PAD);
        assert_true(field->next->aside && strcmp(field->next->key, "zip") == 0);
        assert_string_equal(field->next->next->text, steps[i].zip);
        assert_string_equal(field->next->next->next->next->text, steps[i].town);
    }
    assert_string_equal(script_typed(c->script, "never"), "");
    char longer[200];
    memset(longer, 'x', sizeof longer);
    longer[sizeof longer - 1] = '\0';
    assert_true(script_type(c->script, "zip", false, longer, &c->err));
    assert_int_equal(strlen(script_typed(c->script, "zip")), SCRIPT_TYPED_MAX);
    case_close(c);
}

static const struct script_pictures pictures = {NULL, case_size};

static void show_beside(struct script_case *c, const char *id, enum script_use use,
                        struct page *page)
{
    if (!script_page(c->script, id, use, &pictures, c->arena, page, &c->err))
        fail_msg("%s", c->err.text);
}

/* What other pages do, seen or touched and left, takes nothing away from the page that is
   shown; what a page's buttons run goes with the page. */
static void test_page_owns_what_its_buttons_run(void **state)
{
    (void)state;
    struct script_case *c = case_open();
    assert_true(case_show_body(c, "", "button { 'x', function() go 'other' end }"));
    int ref = c->page.root->last->action.ref;
    struct outcome out;
    for (int i = 0; i < 100; i++) {
        struct page other;
        show_beside(c, i % 2 ? "home" : "other", i % 3 ? SCRIPT_TO_SEE : SCRIPT_TO_TOUCH, &other);
        assert_int_equal(other.refs == 0, i % 3 != 0);
        script_leave(c->script, &other);
    }
    assert_true(script_act(c->script, &c->page, ref, &out, &c->err));
    assert_string_equal(out.items[0].page, "other");
    struct page left = c->page;
    script_leave(c->script, &c->page);
    assert_int_equal(c->page.refs, 0);
    assert_false(script_act(c->script, &left, ref, &out, &c->err));
    assert_string_equal(c->err.text, "a button was touched whose page was left");
    show_beside(c, "home", SCRIPT_TO_TOUCH, &c->page);
    assert_false(script_act(c->script, &left, ref, &out, &c->err));
    assert_true(script_act(c->script, &c->page, ref, &out, &c->err));
    case_close(c);
}

/* A page that is only seen has buttons, and nothing that they could run. */
static void test_page_to_see_runs_nothing(void **state)
{
    (void)state;
    struct script_case *c = case_open();
    struct outcome out;
    assert_true(case_show_body(c, "", "button { 'x', set { n = 1 } }"));
    script_leave(c->script, &c->page);
    show_beside(c, "home", SCRIPT_TO_SEE, &c->page);
    const struct node *button = c->page.root->last;
    assert_int_equal(button->action.kind, ACTION_SCRIPT);
    assert_false(script_act(c->script, &c->page, button->action.ref, &out, &c->err));
    case_close(c);
}

/* The least that is in use while some pages are shown: just after a collection. */
static size_t least_used(struct script_case *c, int showings)
{
    size_t least = SIZE_MAX;
    for (int i = 0; i < showings; i++) {
        struct page page;
        arena_clear(c->arena);
        show_beside(c, i % 2 ? "home" : "other", i % 5 ? SCRIPT_TO_TOUCH : SCRIPT_TO_SEE, &page);
        script_leave(c->script, &page);
        size_t used = c->script->sandbox.used;
        least = used < least ? used : least;
    }
    return least;
}

static void test_showings_take_no_memory(void **state)
{
    (void)state;
    struct script_case *c = case_open();
    assert_true(case_show_body(c, "",
                               "button { 'x', function() go 'other' end },"
                               "button { 'y', set { n = 1 } }"));
    script_leave(c->script, &c->page);
    size_t before = least_used(c, 1000), after = 0;
    for (int i = 0; i < 9; i++)
        after = least_used(c, 1000);
    if (after > before + 2048)
        fail_msg("from %zu to %zu bytes", before, after);
    case_close(c);
}

static const char prelude[] = "local own = use 'own'\n"
                              "return {\n"
                              "  heading = function(words)\n"
                              "    return text { words, heading = true } end,\n"
                              "  card = own.card,\n"
                              "}\n";
static const char own[] = "return { card = function(given)\n"
                          "  local node = button { given[1], given[2] }\n"
                          "  return node end }\n";

static void test_components(void **state)
{
    (void)state;
    static const struct {
        const char *before, *nodes, *tree, *error;
    } cases[] = {
        {"", "heading 'Own'", "text'Own'", NULL},
        {"", "card { 'a', back() }", "text'T' button'a'>back( text'a')", NULL},
        {"", "\n\ncard { 'a' }", NULL, "pages/home.lua:5: button \"a\" has no action"},
        {"", "haeding 'x'", NULL,
         "pages/home.lua:3: unknown name `haeding`; did you mean `heading`?"},
        {"heading = 1", "", NULL, "pages/home.lua:2: `heading` would be seen by all pages"},
        {"do return card { 'a' } end", "", NULL, "pages/home.lua:1: button \"a\" has no action"},
        /* A pack's file of the same name does not get into the core's components. */
        {"", "text(use 'own')", "text'T' text'the pack'", NULL},
        {"", "text(use('lists').a)", "text'T' text'A'", NULL},
        {"use('lists').a = 1", "", NULL, "pages/home.lua:2: this table is read-only"},
        {"use('lists').deep.b = 1", "", NULL, "pages/home.lua:2: this table is read-only"},
        {"use 'ring'", "", NULL,
         "lib/other_ring.lua:1: lib/ring.lua needs itself while it is loaded"},
        {"use 'silent'", "", NULL, "pages/home.lua:2: lib/silent.lua gives nothing"},
        {"use 'broken'", "", NULL, "lib/broken.lua:2: unexpected symbol near '='"},
        {"use 'lits'", "", NULL,
         "pages/home.lua:2: unknown file of lib/ `lits`; did you mean `lists`?"},
        {"", "text(tostring(use 'counted' + use 'counted'))", "text'T' text'2'", NULL},
    };
    struct script_case *c = case_make();
    case_write(c->core, "lib/prelude.lua", prelude, sizeof prelude - 1);
    case_write(c->core, "lib/own.lua", own, sizeof own - 1);
    case_puts(c, "lib/own.lua", "return 'the pack'");
    case_puts(c, "lib/lists.lua", "return { a = 'A', deep = { b = 1 } }");
    case_puts(c, "lib/ring.lua", "return use 'other_ring'");
    case_puts(c, "lib/other_ring.lua", "return use 'ring'");
    case_puts(c, "lib/silent.lua", "local x = 1");
    case_puts(c, "lib/counted.lua", "return 1");
    case_puts(c, "lib/broken.lua", "local x\nx = = 1");
    case_open_pack(c);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bool shown = case_show_body(c, cases[i].before, cases[i].nodes);
        if (shown != (cases[i].tree != NULL))
            fail_msg("%s: %s", cases[i].nodes, shown ? "is a page" : c->err.text);
        if (shown)
            check_tree(c, cases[i].nodes, cases[i].tree);
        else if (strncmp(case_error(c), cases[i].error, strlen(cases[i].error)) != 0)
            fail_msg("%s\n gives  %s\n wanted %s", cases[i].nodes, case_error(c), cases[i].error);
    }
    case_close(c);
}

static void test_bad_prelude(void **state)
{
    (void)state;
    static const struct {
        const char *source, *error;
    } cases[] = {
        {"return 5", "lib/prelude.lua must return a table"},
        {"local x = = 1", "lib/prelude.lua:1: unexpected symbol"},
        {"x = 1", "lib/prelude.lua:1: `x` would be seen by all pages"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct script_case *c = case_make();
        case_write(c->core, "lib/prelude.lua", cases[i].source, strlen(cases[i].source));
        case_open_pack(c);
        assert_false(case_open_script(c));
        if (!strstr(c->err.text, cases[i].error))
            fail_msg("%s", c->err.text);
        case_close(c);
    }
}

/* Words that a file looked up when it was loaded follow the language too. */
static void test_language(void **state)
{
    (void)state;
    static const char po[] =
        "msgid \"\"\nmsgstr \"\"\n\"Plural-Forms: nplurals=2; plural=(n != 1);\\n\"\n"
        "msgid \"Home\"\nmsgstr \"Inicio\"\n"
        "msgid \"Erase\"\nmsgstr \"Borrar\"\n"
        "msgid \"%d mile\"\nmsgid_plural \"%d miles\"\n"
        "msgstr[0] \"%d milla\"\nmsgstr[1] \"%d millas\"\n";
    static const char source[] =
        "local early = _'Home'\nreturn page { title = _'Home', body = function()\n"
        "return { text { early, _'Home', format(ngettext('%d mile', '%d miles', 2), 2), "
        "language() } } "
        "end }";
    struct script_case *c = case_open();
    assert_true(case_show_source(c, source, sizeof source - 1));
    check_tree(c, source, "text'Home' column( text'Home' text'Home' text'2 miles' text'en')");
    struct words *words = words_read("es.po", po, sizeof po - 1, &c->err);
    assert_non_null(words);
    const struct words *const list[] = {words};
    script_set_language(c->script, "es", list, 1);
    assert_true(case_show(c, "home"));
    check_tree(c, source,
               "text'Inicio' column( text'Inicio' text'Inicio' text'2 millas' text'es')");
    assert_string_equal(script_word(c->script, "Erase"), "Borrar");
    assert_string_equal(script_word(c->script, "Find"), "Find");
    script_set_language(c->script, "en", NULL, 0);
    assert_true(case_show(c, "home"));
    assert_string_equal(c->page.title, "Home");
    words_free(words);
    case_close(c);
}

/* A node made when the file was loaded may be shown again and again. */
static void test_nodes_of_the_file(void **state)
{
    (void)state;
    static const char source[] =
        "local foot = button { 'x', go 'other' }\nreturn page { title = 'T', "
        "body = function() return { foot, foot } end }";
    struct script_case *c = case_open();
    assert_true(case_show_source(c, source, sizeof source - 1));
    for (int i = 0; i < 3; i++) {
        assert_true(case_show(c, "home"));
        check_tree(c, source, "text'T' button'x'>go:other( text'x') button'x'>go:other( text'x')");
    }
    assert_int_equal(c->page.root->last->line, 1);
    case_close(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_trees),
        cmocka_unit_test(test_one_node_for_a_list),
        cmocka_unit_test(test_options),
        cmocka_unit_test(test_body_errors),
        cmocka_unit_test(test_file_errors),
        cmocka_unit_test(test_page_fields),
        cmocka_unit_test(test_bad_picture_names_line),
        cmocka_unit_test(test_handlers),
        cmocka_unit_test(test_state_is_copied),
        cmocka_unit_test(test_row_of_offices_is_kept),
        cmocka_unit_test(test_broken_office_is_left_out),
        cmocka_unit_test(test_clinic_speaks_the_language),
        cmocka_unit_test(test_fields),
        cmocka_unit_test(test_page_owns_what_its_buttons_run),
        cmocka_unit_test(test_page_to_see_runs_nothing),
        cmocka_unit_test(test_showings_take_no_memory),
        cmocka_unit_test(test_components),
        cmocka_unit_test(test_bad_prelude),
        cmocka_unit_test(test_language),
        cmocka_unit_test(test_nodes_of_the_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
