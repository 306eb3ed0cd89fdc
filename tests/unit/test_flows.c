/* flows.lua: what it comes to, and what is said of mistakes in it. */
#include "script_case.h"

#include "base/str.h"

static bool read_flows(struct script_case *c, const char *source, struct err *err)
{
    const char *layers[] = {c->lowest, c->dir};
    case_puts(c, "flows.lua", source);
    pack_close(c->pack);
    c->pack = pack_open(stack_of(layers, 2).layers, 2, NULL, err);
    return declared_read(c->pack, c->flows, err);
}

static void test_what_it_says(void **state)
{
    (void)state;
    struct script_case *c = case_open();
    struct err err = {""};
    if (!read_flows(c,
                    "-- z comes first, a last\n"
                    "return flows {\n"
                    "  z = { title = _'Last letter', hue = 'plum', icon = 'pin', take = true,\n"
                    "        'other', 'attract', ends = { 'other', 'home' } },\n"
                    "  ['a-b'] = { title = 'First letter', 'home' },\n"
                    "}\n",
                    &err))
        fail_msg("%s", err.text);
    const struct pack_info *info = pack_info(c->pack);
    assert_int_equal(info->flow_count, 2);
    const struct pack_flow *z = &info->flows[0], *a = &info->flows[1];
    assert_string_equal(z->name, "z");
    assert_string_equal(z->title, "Last letter");
    assert_int_equal(z->hue, HUE_PLUM);
    assert_string_equal(z->icon, "pin");
    assert_true(z->take);
    assert_int_equal(z->line, 3);
    assert_int_equal(z->count, 2);
    assert_string_equal(z->pages[1], "attract");
    assert_string_equal(z->end, "end/z");
    assert_int_equal(z->end_count, 2);
    assert_string_equal(z->ends[0], "other");
    assert_string_equal(a->name, "a-b");
    assert_int_equal(a->hue, HUE_TEAL);
    assert_false(a->take);
    assert_null(a->icon);
    assert_null(a->end); /* a single page has nothing after it */
    assert_int_equal(a->end_count, 1);
    assert_string_equal(a->ends[0], "home");

    int index;
    assert_ptr_equal(pack_flow_of(c->pack, "attract", &index), z);
    assert_int_equal(index, 1);
    assert_ptr_equal(pack_flow_of(c->pack, "end/z", &index), z);
    assert_int_equal(index, 2);
    assert_null(pack_flow_of(c->pack, "end/a-b", NULL));
    assert_true(pack_has_page(c->pack, "end/z"));
    static const char *const order[] = {"home", "other", "attract", "end/z"};
    assert_int_equal(pack_page_count(c->pack), 4);
    for (size_t i = 0; i < 4; i++)
        assert_string_equal(pack_page(c->pack, i), order[i]);
    case_close(c);
}

#define FLOW(rest) "return flows {\n  a = { title = 'A', " rest " },\n}\n"

static const struct {
    const char *source, *error;
} mistakes[] = {
    {FLOW("'home',\n  'othr'"), "3: unknown page `othr`; did you mean `other`?"},
    {FLOW("'home', 'home'"), "2: the flow `a` names the page `home` twice: take one out"},
    {"return flows {\n a = { title = 'A', 'home' },\n b = { title = 'B',\n  'home' },\n}",
     "4: the page `home` is in the flows `a` and `b`: take it out of one"},
    {FLOW("hue = 'plumm', 'home'"), "2: unknown hue `plumm`; did you mean `plum`?"},
    {FLOW("icon = 'pim', 'home'"), "2: unknown icon `pim`; did you mean `pin`?"},
    {FLOW("hew = 'plum', 'home'"), "2: unknown option of a flow `hew`; did you mean `hue`?"},
    {FLOW("take = 'yes', 'home'"), "2: flows: take is true or false"},
    {FLOW("'home',\n ends = { 'hme' }"), "3: unknown page `hme`; did you mean `home`?"},
    {FLOW("'home', ends = {}"), "2: flows: ends names one to 3 pages"},
    {FLOW("'home', ends = { 'home', 'other', 'home', 'home' }"),
     "2: flows: ends names one to 3 pages"},
    {FLOW(""), "2: the flow `a` has no pages: name some, or take it out"},
    {"return flows { a = { 'home' } }", "1: the flow `a` has no title"},
    {"return flows { a = { title = '', 'home' } }", "1: the title of the flow `a` is empty"},
    {"return flows { a = 'home' }", "1: flows: `a` must be a table, not a string"},
    {"return flows { { 'home' } }", "1: flows: a flow has a name of a-z, 0-9 and -"},
    {"return flows { a_b = { title = 'A', 'home' } }", "1: flows: a flow has a name of a-z"},
    {"local x = { a = 1 }\nreturn x", "1: the file must end with return flows { ... }"},
    {"flows {}\nreturn flows {}", "2: flows is called once, at the end of flows.lua"},
    {"\nlocal x = clinic.phone", "2: unknown name `clinic`"},
    {"local x = visitor.zip", "1: unknown name `visitor`"},
    {"use 'x'", "1: unknown name `use`"},
    {"csv 'x'", "1: unknown name `csv`"},
    {"\nwhile true do end", "2: took longer than the 200 ms it may take"},
    {"local t = {}\nfor i = 1, 65536 do t[i] = { i } end\nreturn flows {}",
     "2: all values together may hold at most 1 MiB"},
    {"return flows {", "1: unexpected symbol near <eof>"},
};

static void test_mistakes(void **state)
{
    (void)state;
    struct script_case *c = case_open();
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        char wanted[200];
        struct err err = {""};
        bool good = read_flows(c, mistakes[i].source, &err);
        const char *said = strstr(err.text, "flows.lua:");
        snprintf(wanted, sizeof wanted, "flows.lua:%s", mistakes[i].error);
        if (good || !said || !str_begins_with(said, wanted))
            fail_msg("%s\n gives  %s\n wanted %s", mistakes[i].source, good ? "flows" : err.text,
                     wanted);
        assert_int_equal(pack_info(c->pack)->flow_count, 0);
    }
    case_close(c);
}

static void test_no_page_is_called_as_an_end(void **state)
{
    (void)state;
    struct script_case *c = case_open();
    struct err err = {""};
    case_puts(c, "pages/end/a.lua", CASE_PAGE("End", ""));
    assert_false(read_flows(c, FLOW("'home', 'other'"), &err));
    assert_non_null(strstr(err.text, "flows.lua:2: the end page of the flow `a` is called `end/a`, "
                                     "as is pages/end/a.lua: rename that file"));
    case_close(c);
}

static void test_the_last_page_leads_to_its_end(void **state)
{
    (void)state;
    static const char next[] =
        "\nreturn page { title = 'T', next = 'home', body = function() return {} end }";
    struct script_case *c = case_open();
    case_puts(c, "pages/other.lua", next);
    assert_false(case_show(c, "other"));
    assert_non_null(strstr(c->err.text, "pages/other.lua:2: page: this is the last page of the "
                                        "flow `learn`"));
    assert_string_equal(script_title(c->script, "home", c->arena), "Home");
    assert_null(script_title(c->script, "other", c->arena));
    case_close(c);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_it_says),
        cmocka_unit_test(test_mistakes),
        cmocka_unit_test(test_no_page_is_called_as_an_end),
        cmocka_unit_test(test_the_last_page_leads_to_its_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
