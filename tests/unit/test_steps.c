/* Flow tests are recorded as steps with their lines; what can not be played is refused. */
#include "script_case.h"

#include "script/steps.h"

static const char good[] = "fixture 'north' test('the nearest comes first', function()\n"
                           "  start()\n"
                           "  tap 'English'\n"
                           "  type '78205' tap 'Find'\n"
                           "  see 'San Antonio'\n"
                           "  dont_see 'Boston'\n"
                           "  in_order('a', 'b', 'c')\n"
                           "  on 'other'\n"
                           "  more()\n"
                           "  wait(1.5)\n"
                           "  language 'es'\n"
                           "  text_size(150)\n"
                           "  theme 'dark'\n"
                           "  key 'Right'\n"
                           "  touch(10, 20.5)\n"
                           "end)\n"
                           "for _, page in ipairs(pack.pages) do\n"
                           "  test('page ' .. page.id, function() start() see(page.title) end)\n"
                           "end\n";

static const struct {
    const char *name, *text;
    double number;
    int line;
} wanted[] = {
    {"start", NULL, 0, 2},    {"tap", "English", 0, 3},     {"type", "78205", 0, 4},
    {"tap", "Find", 0, 4},    {"see", "San Antonio", 0, 5}, {"dont_see", "Boston", 0, 6},
    {"in_order", NULL, 0, 7}, {"on", "other", 0, 8},        {"more", NULL, 0, 9},
    {"wait", NULL, 1.5, 10},  {"language", "es", 0, 11},    {"text_size", NULL, 150, 12},
    {"theme", "dark", 0, 13}, {"key", "Right", 0, 14},      {"touch", NULL, 0, 15},
};
#define STEPS (sizeof wanted / sizeof *wanted)

static bool record(struct script_case *c, const char *source, struct flow_tests *out)
{
    case_puts(c, "tests/flow.lua", source);
    return steps_record(c->pack, "tests/flow.lua", c->arena, out, &c->err);
}

static struct script_case *open_with_tests(void)
{
    struct script_case *c = case_make();
    case_puts(c, "tests/flow.lua", "");
    case_open_pack(c);
    return c;
}

static void test_recorded(void **state)
{
    (void)state;
    struct script_case *c = open_with_tests();
    struct flow_tests tests;
    if (!record(c, good, &tests))
        fail_msg("%s", c->err.text);
    assert_int_equal(tests.count, 5);
    assert_string_equal(tests.fixture, "north");
    const struct flow_test *test = &tests.items[0];
    assert_string_equal(test->name, "the nearest comes first");
    assert_non_null(strstr(test->file, "/tests/flow.lua"));
    assert_int_equal(test->line, 1);
    assert_int_equal(test->step_count, STEPS);
    for (size_t i = 0; i < STEPS; i++) {
        const struct flow_step *step = &test->steps[i];
        assert_string_equal(step->name, wanted[i].name);
        assert_int_equal(step->line, wanted[i].line);
        assert_true(step->number == wanted[i].number);
        if (wanted[i].text)
            assert_string_equal(step->text, wanted[i].text);
    }
    const char *const *order = test->steps[6].texts;
    assert_string_equal(order[2], "c");
    assert_null(order[3]);
    assert_true(test->steps[14].x == 10 && test->steps[14].y == 20.5);
    assert_string_equal(tests.items[2].name, "page other");
    assert_string_equal(tests.items[2].steps[1].text, "Other");
    case_close(c);
}

#define T(steps) "test('x', function()\n" steps "\nend)"

static const struct {
    const char *source, *error;
} errors[] = {
    {"start()", "1: steps belong in a test"},
    {"test('x')", "1: test takes a name and a function"},
    {"test(5, function() end)", "1: test: the name must be a string"},
    {T("test('y', function() end)"), "2: a test in a test"},
    {T("fixture 'north'"), "2: fixture stands once, before the file's first test"},
    {"fixture 'north' fixture 'south'", "1: fixture stands once, before the file's first test"},
    {"fixture(5)", "1: fixture: the layer's name must be a string, not a number"},
    {T("tap()"), "2: tap: the name must be a string, not a no value"},
    {T("tap ''"), "2: tap: the name is empty"},
    {T("see(5)"), "2: see: the text must be a string, not a number"},
    {T("on 'othr'"), "2: unknown page `othr`; did you mean `other`?"},
    {T("in_order 'a'"), "2: in_order takes 2 to 50 texts"},
    {T("wait(-1)"), "2: wait: seconds from 0"},
    {T("wait(0/0)"), "2: wait: seconds from 0"},
    {T("language 'fr'"), "2: unknown language of the pack `fr`"},
    {T("text_size(120)"), "2: text_size is 100, 150 or 200"},
    {T("theme 'drak'"), "2: unknown theme `drak`; did you mean `dark`?"},
    {T("touch(1)"), "2: touch: y in mm must be a number"},
    {T("touch(-1, 1)"), "2: touch: x and y are mm"},
    {T("tpa 'x'"), "2: unknown name `tpa`; did you mean `tap`?"},
    {T("spoken 'x'"), "2: unknown name `spoken`"},
    {T("for i = 1, 10001 do more() end"), "2: a test may have at most 10000 steps"},
    {T("while true do end"), "2: took longer than the 500 ms"},
    {T("x = 1"), "2: `x` would be seen by all pages"},
    {"for i = 1, 1001 do test('x', function() end) end", "1: a file may have at most 1000 tests"},
    {"test(", "1: unexpected symbol near <eof>"},
};

static void test_errors(void **state)
{
    (void)state;
    struct script_case *c = open_with_tests();
    for (size_t i = 0; i < sizeof errors / sizeof *errors; i++) {
        struct flow_tests tests;
        char front[200];
        bool done = record(c, errors[i].source, &tests);
        snprintf(front, sizeof front, "tests/flow.lua:%s", errors[i].error);
        if (done || strncmp(case_error(c), front, strlen(front)) != 0)
            fail_msg("%s\n gives  %s\n wanted %s", errors[i].source, done ? "tests" : case_error(c),
                     front);
        assert_int_equal(tests.count, 0);
    }
    case_close(c);
}

/* Steps are names of files of tests/ only. */
static void test_pages_have_no_steps(void **state)
{
    (void)state;
    struct script_case *c = case_open();
    assert_false(case_show_body(c, "tap 'x'", ""));
    assert_non_null(strstr(c->err.text, "unknown name `tap`"));
    assert_true(case_show_body(c, "", "text(type(5))"));
    case_close(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_recorded),
        cmocka_unit_test(test_errors),
        cmocka_unit_test(test_pages_have_no_steps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
