/* What beginners write is answered with what to write: each slip is told with its line and cure. */
#include "script_case.h"

/* A page whose second line is this one, in its list of nodes. */
#define NODES(line)                                                                                \
    "return page { title = 'T', body = function(visitor) return {\n" line "\n} end }\n"
/* The same in the body's statements. */
#define BODY(line)                                                                                 \
    "return page { title = 'T', body = function(visitor)\n" line "\nreturn { text 'a' } end }\n"

struct beginner_slip {
    const char *source;
    const char *line, *cure;
};
static const struct beginner_slip slips[] = {
    /* signs of word processors */
    {NODES("text(_\u201CHello\u201D)"), "2:", "write straight ones, \"...\""},
    {NODES("text(_\u2018Hello\u2019)"), "2:", "write straight ones, \"...\""},
    {NODES("text(_\u00ABHello\u00BB)"), "2:", "write straight ones, \"...\""},
    {NODES("text(_\u201EHello\u201C)"), "2:", "write straight ones, \"...\""},
    {NODES("text(_\"Hello\u201D)"), "2:", "this closes with a quote of a word processor: write \""},
    {NODES("text(_`Hello`)"), "2:", "write straight quotes"},
    {NODES("text\u00A0{ _'Hello' }"), "2:", "a no-break space stands on this line"},
    {NODES("text\u200B(_'Hello')"), "2:", "a sign without width stands on this line"},
    {NODES("text(_'Hello\u2019)"), "2:", "this closes with a quote of a word processor: write '"},
    {BODY("local n = 5 \u2013 3"), "2:", "this dash is not the minus"},
    {BODY("local n = 5 \u00D7 3"), "2:", "times is written *"},
    {BODY("if 5 \u2264 6 then end"), "2:", "at most is written <="},
    {"return page { title = 'caf\xE9' }", "1:", "save the file as UTF-8, not as ANSI"},
    {"\xFF\xFEr\0e\0", "1:", "save the file as UTF-8, not as ANSI"},
    /* other languages */
    {BODY("if visitor.x != 1 then end"), "2:", "unequal is written ~="},
    {BODY("if visitor.x <> 1 then end"), "2:", "unequal is written ~="},
    {BODY("if visitor.x === 1 then end"), "2:", "equal is written =="},
    {BODY("local n = 1 n += 1"), "2:", "count = count + 1"},
    {BODY("local n = 1 n -= 1"), "2:", "count = count + 1"},
    {BODY("local n = 1 n++"), "2:", "count = count + 1"},
    {BODY("local s = 'a' s ..= 'b'"), "2:", "count = count + 1"},
    {BODY("local a = visitor.x ? 1 : 2"), "2:", "condition and this or that"},
    {BODY("if visitor.a && visitor.b then end"), "2:", "write and"},
    {BODY("if visitor.a || visitor.b then end"), "2:", "write or"},
    {BODY("if !visitor.a then end"), "2:", "write not"},
    {BODY("// a comment"), "2:", "a comment begins with --"},
    {BODY("/* a comment */"), "2:", "a comment begins with --"},
    {BODY("# a comment"), "2:", "a comment begins with --"},
    {BODY("local a = null"), "2:", "write nil"},
    {BODY("local a = None"), "2:", "write nil"},
    {BODY("local a = undefined"), "2:", "write nil"},
    {BODY("local a = True"), "2:", "write true"},
    {BODY("if visitor.a = 1 then end"), "2:", "equal is written =="},
    {BODY("while visitor.a = 1 do end"), "2:", "equal is written =="},
    {BODY("if visitor.a then\nelse if visitor.b then\nend"), "5:", "write elseif in one word"},
    {BODY("if visitor.a then elif visitor.b then end"), "2:", "write elseif"},
    {BODY("if (visitor.a) { go 'home' }"), "2:", "blocks have no braces"},
    {BODY("for (i = 1; i < 3; i++) end"), "2:", "count = count + 1"},
    {BODY("for (i = 1, 3) do end"), "2:", "for i = 1, 3 do ... end"},
    {BODY("local f = x => x"), "2:", "a function is written function(x) ... end"},
    {BODY("var a = 1"), "2:", "local name = value"},
    {BODY("const a = 1"), "2:", "local name = value"},
    {BODY("def f() end"), "2:", "function(x) ... end"},
    {BODY("continue"), "2:", "there is no continue"},
    {BODY("switch (visitor.a) end"), "2:", "there is no switch"},
    {BODY("local $a = 1"), "2:", "a name is written without $"},
    {BODY("local a-b = 1"), "2:", "a name has no - in it"},
    {NODES("text { _'Hello', 'size': 'lead' }"), "2:", "name = value"},
    {NODES("text { _'Hello', size: 'lead' }"), "2:", "name = value"},
    {NODES("text { _'Hello', 'size' = 'lead' }"), "2:", "["},
    {NODES("text(_'Hello', size = 'lead')"), "2:", "stand in braces: text {"},
    {NODES("text(_'Hello' + 'you')"), "2:", "texts are joined by .."},
    {NODES("text(_'a <b>b</b>'), <br>"), "2:", "texts have no HTML"},
    /* what is missing, or too many */
    {NODES("text(_'Hello')\ntext(_'you')"), "3:", "a comma is missing in front of it"},
    {NODES("text { _'Hello' size = 'lead' }"), "2:", "a comma is missing in front of it"},
    {NODES("text(_'Say 'hello' now')"), "2:", "a comma"},
    {NODES("text(_'You can't walk')"), "2:", "an apostrophe ends a text in single quotes"},
    {NODES("text(_'Hello'"), "3:", "a ) is missing"},
    {NODES("text(_'Hello'))"), "2:", "comma"},
    {NODES("text(_'Hello),"), "2:", "the quote is not closed on this line"},
    {NODES("text(_[[Hello),"), "", "the closing ]] is missing"},
    {NODES("text { _'Hello',"), "", "}"},
    {NODES("text(_'Hello'),, text(_'you')"), "2:", "a value is missing in front of this comma"},
    {NODES("image { 'images\\drawing.svg' }"), "2:", "paths have / in them"},
    {BODY("if visitor.a then"), "3:", "an end is missing"},
    {BODY("if visitor.a go 'home' end"), "2:", "write then behind the condition"},
    {BODY("for i = 1, 3 end"), "2:", "write do behind it"},
    {BODY("end"), "3:", "there is an end too many"},
    {BODY("local n = 5mg"), "2:", "a number has digits alone"},
    /* words */
    {BODY("locl a = 1"), "2:", "did you mean `local`?"},
    {BODY("lcoal a = 1"), "2:", "did you mean `local`?"},
    {BODY("Local a = 1"), "2:", "write `local` in small letters"},
    {BODY("If visitor.a then end"), "2:", "write `if` in small letters"},
    {BODY("if visitor.a Then end"), "2:", "write `then` in small letters"},
    {BODY("local f = funtion() end"), "2:", "did you mean `function`?"},
    {BODY("if visitor.a thne end"), "2:", "did you mean `then`?"},
    {"retrun page { title = 'T', body = function() return {} end }",
     "1:", "did you mean `return`?"},
    {BODY("fro i = 1, 3 do end"), "2:", "did you mean `for`?"},
    {NODES("textt(_'Hello')"), "2:", "did you mean `text`?"},
    {NODES("text { _'Hello', sise = 'lead' }"), "2:", "did you mean `size`?"},
    {NODES("text { _'Hello', size = 'leed' }"), "2:", "did you mean `lead`?"},
    {NODES("button { _'Hello', go 'othr' }"), "2:", "did you mean `other`?"},
    {NODES("button { _'Hello', icon = 'pinn', go 'other' }"), "2:", "did you mean `pin`?"},
    {NODES("text { _'Hello', size = 'enormous' }"), "2:", "one of "},
    {NODES("text { _'Hello', colour = 'red' }"), "2:", "one of "},
    {NODES("button { _'Hello', icon = 'zzzzz', go 'other' }"), "2:", "one of check, pin"},
    {NODES("text(clinic.phon)"), "2:", "did you mean `phone`?"},
    {NODES("button { _'Hello', go 'zzzzqqq' }"), "2:", "as home is that of pages/home.lua"},
    {NODES("button { _'Hello', page.other }"), "2:", "a function is called"},
    /* what is not set */
    {NODES("text { nil }"), "2:", "write x and text(x)"},
    {NODES("text { visitor.name }"), "2:", "write x and text(x)"},
    {NODES("text(format('%d', nil))"), "2:", "write x and text(x)"},
    {NODES("text(format('%d', '5'))"), "2:", "write tonumber(text)"},
    {NODES("text(format('%s of %s', 'a'))"), "2:", "one for each %"},
    {NODES("qr { clinic.web, alt = _'A code' }"), "2:", "it is missing, or not set"},
    {NODES("text(_'Hello'),\n<<<<<<< HEAD\ntext(_'a')"), "3:", "keep one of the two"},
    /* while it runs */
    {BODY("local n = visitor.count + 1"), "2:", "write (x or 0)"},
    {BODY("local s = 'a' .. visitor.name"), "2:", "write (x or \"\")"},
    {BODY("local s = visitor.a.b"), "2:", "write x and x.name"},
    {BODY("local b = visitor.age and 1 or 0 if b < '5' then end"), "2:", "write tonumber(text)"},
    {BODY("local t = { 'a' 'b' }"), "2:", "a comma is missing"},
    {BODY("print('x')"), "2:", "text(_\"...\")"},
    {BODY("local s = ('x'):gsub('x', 'y')"), "2:", "table.concat(string.split(text, old), new)"},
};

/* Of the core's components. */
static const struct beginner_slip component_slips[] = {
    {NODES("steps { nil }"), "2:", "write x and steps {...}"},
    {NODES("menu { visitor.x }"), "2:", "write x and menu {...}"},
    {NODES("questions {}"), "2:", "write x and questions {...}"},
    {NODES("timeline { { _'Now', nil } }"), "2:", "write x and text(x)"},
};

static void tell_each(const struct beginner_slip *rows, size_t count, const char *lowest)
{
    struct script_case *c = case_make();
    c->lowest = lowest ? lowest : c->core;
    case_open_pack(c);
    int wrong = 0;
    for (size_t i = 0; i < count; i++) {
        char place[64];
        const char *source = rows[i].source;
        bool shown = case_show_source(c, source, strlen(source));
        snprintf(place, sizeof place, "pages/home.lua:%s", rows[i].line);
        if (!shown && strncmp(case_error(c), place, strlen(place)) == 0 &&
            strstr(c->err.text, rows[i].cure))
            continue;
        print_error("%s\n  says   %s\n  wanted %s ... %s\n", source,
                    shown ? "nothing" : case_error(c), place, rows[i].cure);
        wrong++;
    }
    case_close(c);
    assert_int_equal(wrong, 0);
}

static void test_each(void **state)
{
    (void)state;
    tell_each(slips, sizeof slips / sizeof *slips, NULL);
    tell_each(component_slips, sizeof component_slips / sizeof *component_slips, CORE_DIR);
}

/* What is not set is left out, and nothing behind it. */
static void test_holes(void **state)
{
    (void)state;
    static const char *const lists[] = {
        "steps { 'one', visitor.x, 'two' }",
        "steps { visitor.x and 'one', 'two', false, 'three' }",
        "timeline { visitor.x, { 'one', 'two' }, { 'three', 'four' } }",
        "questions { { 'one', 'two' }, nil, { 'three', 'four' } }",
        "signs { 'one', nil, 'two' }",
        "checklist { key = 'k', { id = 'a', 'one' }, visitor.x, { id = 'b', 'two' } }",
        "menu { card { 'one', back() }, nil, card { 'two', back() } }",
    };
    struct script_case *c = case_make();
    c->lowest = CORE_DIR;
    case_open_pack(c);
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        int count = 0;
        if (!case_show_body(c, "", lists[i]))
            fail_msg("%s: %s", lists[i], case_error(c));
        for (const struct node *node = c->page.root->last->first; node; node = node->next)
            count++;
        if (count != 2)
            fail_msg("%s: %d are shown", lists[i], count);
    }
    case_close(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_each), cmocka_unit_test(test_holes)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
