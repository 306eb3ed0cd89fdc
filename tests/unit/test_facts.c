/* facts.lua: what it comes to, and what is said of mistakes in it. */
#include "script_case.h"

#include "base/str.h"

static bool read_facts(struct script_case *c, const char *source, struct err *err)
{
    const char *layers[] = {c->lowest, c->dir};
    case_puts(c, "facts.lua", source);
    pack_close(c->pack);
    c->pack = pack_open(stack_of(layers, 2).layers, 2, NULL, err);
    return declared_read(c->pack, c->flows, err);
}

static void test_what_it_says(void **state)
{
    (void)state;
    struct script_case *c = case_open();
    struct err err = {""};
    if (!read_facts(c,
                    "return facts {\n"
                    "  variant = { kind = 'choice', 'one', 'two', ask = 'Which?' },\n"
                    "  home_ride = { kind = 'advice', about = 'escort', ask = _'Who drives?' },\n"
                    "  fee = { kind = 'money', ask = 'How much?' },\n"
                    "  team = { kind = 'pictures', files = 'images/team-*', ask = 'Who?' },\n"
                    "}\n",
                    &err))
        fail_msg("%s", err.text);
    const struct fact_set *set = pack_facts(c->pack);
    assert_true(set->known);
    assert_int_equal(set->count, 4);
    assert_string_equal(set->own[0].row.key, "variant");
    assert_int_equal(fact_kind(&set->own[0].row), FACT_CHOICE);
    assert_string_equal(set->own[0].row.words[1], "two");
    assert_null(set->own[0].row.words[2]);
    assert_string_equal(set->own[0].row.about, "Which?");
    assert_int_equal(set->own[0].line, 2);
    assert_int_equal(set->own[1].about, ADVICE_ESCORT);
    assert_string_equal(fact_kind_name(&set->own[2].row), "money");
    assert_string_equal(set->own[3].files, "images/team-");
    assert_int_equal(set->own[3].line, 5);
    case_close(c);
}

#define FACT(rest) "return facts {\n  a = { ask = 'A?', " rest " },\n}\n"

static const struct {
    const char *source, *error;
} mistakes[] = {
    {FACT("kind = 'sentense'"), "2: unknown kind of a fact `sentense`; did you mean `sentence`?"},
    {FACT(""), "2: the fact `a` has no kind, as in kind = \"sentence\""},
    {"return facts {\n\n  a = { kind = 'list' },\n}", "3: the fact `a` asks nothing of the clinic"},
    {FACT("kind = 'advice'"), "2: the fact `a` has no about, as in about = \"driving\""},
    {FACT("kind = 'advice', about = 'drivin'"), "2: unknown about of a fact `drivin`"},
    {FACT("kind = 'list', about = 'food'"), "2: the fact `a` has about, and is no advice"},
    {FACT("kind = 'choice'"), "2: the choice `a` has 1 to 16 words"},
    {FACT("kind = 'phone', 'x'"), "2: the fact `a` has words to choose from, and is no choice"},
    {FACT("kind = 'pictures'"), "2: the fact `a` has no files"},
    {FACT("kind = 'pictures', files = 'images/*'"), "2: facts: files begins with images/team-"},
    {FACT("kind = 'list', files = 'images/team-*'"), "2: the fact `a` has files, and is no"},
    {FACT("kin = 'list'"), "2: unknown option of a fact `kin`; did you mean `kind`?"},
    {"return facts {\n phone = { kind = 'phone', ask = 'A' } }",
     "2: every pack has the fact `phone`"},
    {"return facts { id = { kind = 'list', ask = 'A' } }", "1: `id` in clinic.conf is the layer's"},
    {"return facts { ['a-b'] = { kind = 'list', ask = 'A' } }",
     "1: facts: a fact has a name of a-z, 0-9 and _"},
    {"return facts { { kind = 'list' } }", "1: facts: a fact has a name of a-z, 0-9 and _"},
    {"return facts { a = 'b' }", "1: facts: `a` must be a table, not a string"},
    {"return {}", "1: the file must end with return facts { ... }"},
    {"facts {}\nreturn facts {}", "2: facts is called once, at the end of facts.lua"},
    {"local x = clinic.phone", "1: unknown name `clinic`"},
};

static void test_mistakes(void **state)
{
    (void)state;
    struct script_case *c = case_open();
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        char wanted[200];
        struct err err = {""};
        bool good = read_facts(c, mistakes[i].source, &err);
        const char *said = strstr(err.text, "facts.lua:");
        snprintf(wanted, sizeof wanted, "facts.lua:%s", mistakes[i].error);
        if (good || !said || !str_begins_with(said, wanted))
            fail_msg("%s\n gives  %s\n wanted %s", mistakes[i].source, good ? "facts" : err.text,
                     wanted);
    }
    case_close(c);
}

/* Each file has its own call. */
static void test_the_other_file(void **state)
{
    (void)state;
    struct script_case *c = case_open();
    struct err err = {""};
    assert_false(read_facts(c, "return flows {}", &err));
    case_puts(c, "flows.lua", "facts {}\nreturn flows {}");
    assert_false(read_facts(c, "return facts {}", &err));
    assert_non_null(strstr(err.text, "facts.lua:1: facts is called once"));
    case_close(c);
}

/* Lines of clinic.conf, the page that reads them, and what is left out. */
static void test_clinic(void **state)
{
    (void)state;
    struct script_case *c = case_open();
    struct err err = {""};
    case_puts(c, "clinic.conf",
              "fee = 40\nride = Bring a friend.\nfeee = $1\nphone = 2105550142\n");
    assert_true(read_facts(c,
                           "return facts {\n fee = { kind = 'money', ask = 'A' },\n"
                           " ride = { kind = 'advice', about = 'escort', ask = 'A' },\n}\n",
                           &err));
    struct slot_notes notes = pack_notes(c->pack);
    assert_int_equal(notes.count, 2);
    assert_non_null(strstr(notes.items[0].text, "clinic.conf:1: fee = 40: write it as $40"));
    assert_non_null(strstr(notes.items[1].text, "clinic.conf:3: unknown key `feee`; did you mean"));
    case_close(c);
}

/* Advice is read by no script; a pack of no such fact is told which there are. */
static void test_read_by_pages(void **state)
{
    (void)state;
    static const struct {
        const char *body, *error;
    } rows[] = {
        {"text(clinic.ride)",
         "clinic.ride is advice: show it by advice { _\"...\", fact = \"ride\" }"},
        {"text(clinic.rid)", "unknown fact of clinic `rid`; did you mean `ride`?"},
        {"text(clinic.fee), text(clinic['ride.language'])", NULL},
        {"text(#clinic.team .. clinic.team[1])", NULL},
    };
    struct script_case *c = case_make();
    case_puts(c, "facts.lua",
              "return facts {\n fee = { kind = 'money', ask = 'A' },\n"
              " ride = { kind = 'advice', about = 'escort', ask = 'A' },\n"
              " team = { kind = 'pictures', files = 'images/team-*', ask = 'A' },\n}\n");
    case_puts(c, "clinic.conf", "fee = $40\nride = Bring a friend.\n");
    case_puts(c, "images/team-a.svg", "<svg/>");
    case_open_pack(c);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        bool shown = case_show_body(c, "", rows[i].body);
        assert_int_equal(shown, !rows[i].error);
        if (rows[i].error && !strstr(c->err.text, rows[i].error))
            fail_msg("%s", c->err.text);
    }
    assert_string_equal(c->page.root->last->text, "1images/team-a.svg");
    case_close(c);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_it_says),   cmocka_unit_test(test_mistakes),
        cmocka_unit_test(test_the_other_file), cmocka_unit_test(test_clinic),
        cmocka_unit_test(test_read_by_pages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
