/* Tests of the frame of lint: the report, the rules, the ways over a pack. */
#include "lint_pack.h"

#include <cmocka.h>

#include "workshop/families.h"

static void test_report_is_sorted(void **state)
{
    (void)state;
    static const struct {
        const char *file;
        int line;
        enum level level;
        const char *rule, *text;
    } rows[] = {
        {"b.lua", 2, LEVEL_ERROR, "F-LOAD-1", "late"},
        {"b.lua", 1, LEVEL_WARNING, "F-USE-1", "x"},
        {"b.lua", 1, LEVEL_ERROR, "F-LINK-1", "x"},
        {"a.conf", 0, LEVEL_NOTE, "F-OVER-1", "first \"of\" all"},
        {"b.lua", 2, LEVEL_ERROR, "F-LOAD-1", "late"},
        {"c.lua", 1, LEVEL_ERROR, "F-MISS-1", "is off"},
    };
    struct report *report = report_create();
    report_turn_off(report, "F-MISS-1", "on purpose");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        report_add(report, rows[i].level, rows[i].rule, rows[i].file, rows[i].line, rows[i].text);
    report_sort(report);
    struct buf text = {0}, json = {0};
    report_print(report, &text);
    report_print_json(report, &json);
    assert_string_equal(text.bytes, "a.conf: note: first \"of\" all [F-OVER-1]\n"
                                    "b.lua:1: error: x [F-LINK-1]\n"
                                    "b.lua:1: warning: x [F-USE-1]\n"
                                    "b.lua:2: error: late [F-LOAD-1]\n"
                                    "F-MISS-1 is off (1 not shown): on purpose\n"
                                    "2 errors, 1 warning\n");
    assert_non_null(strstr(json.bytes, "\"first \\\"of\\\" all\""));
    assert_non_null(strstr(json.bytes, "\"line\":2"));
    assert_non_null(strstr(json.bytes, "\"errors\":2"));
    assert_non_null(strstr(json.bytes, "\"reason\":\"on purpose\""));
    buf_free(&text);
    buf_free(&json);
    report_free(report);
}

/* What the line of pack.conf says, and what comes of it. */
static void test_rules_are_turned_off(void **state)
{
    (void)state;
    static const struct {
        const char *line, *finding; /* NULL: the rule is off */
    } rows[] = {
        {"lint.f-use-1 = off, kept for later\n", NULL},
        {"lint.f-use-1 = off\n", "pack.conf:9 F-RULE-1"},
        {"lint.f-use-1 = off,\n", "pack.conf:9 F-RULE-1"},
        {"lint.f-use-1 = no, why not\n", "pack.conf:9 F-RULE-1"},
        {"lint.f-use-9 = off, why not\n", "pack.conf:9 F-RULE-1"},
        {"lint.f-load-1 = off, why not\n", "pack.conf:9 F-RULE-1"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct scratch scratch = scratch_make();
        struct lint lint;
        char conf[1024];
        lint_pack_write(&scratch);
        scratch_write(&scratch, "images/spare.svg", lint_pack_files[5].text);
        snprintf(conf, sizeof conf, "%s%s", lint_pack_files[0].text, rows[i].line);
        scratch_write(&scratch, "pack.conf", conf);
        lint_pack_open(&lint, &(struct pack_layer){.path = scratch.path}, 1);
        assert_true(lint_run(&lint, NULL));
        bool used = lint_has(&lint, &scratch, "images/spare.svg:0 F-USE-1");
        if (used != (rows[i].finding != NULL) ||
            (rows[i].finding && !lint_has(&lint, &scratch, rows[i].finding)))
            lint_fail(&lint, rows[i].line);
        lint_close(&lint);
        scratch_remove(&scratch);
    }
}

static void test_drafts_are_errors_for_a_release(void **state)
{
    (void)state;
    for (int release = 0; release < 2; release++) {
        struct scratch scratch = scratch_make();
        struct lint lint;
        lint_pack_write(&scratch);
        scratch_write(&scratch, "clinic.conf", "name = Sample\n");
        scratch_write(&scratch, "images/spare.svg", lint_pack_files[5].text);
        lint_pack_open(&lint, &(struct pack_layer){.path = scratch.path}, 1);
        lint.options.release = release;
        lint_pack_run(&lint);
        assert_true(lint_has(&lint, &scratch, "clinic.conf:0 M-SLOT-1"));
        assert_int_equal(lint_count_of_files(&lint, LEVEL_ERROR), release);
        assert_int_equal(lint_count_of_files(&lint, LEVEL_WARNING), 2 - release);
        lint_close(&lint);
        scratch_remove(&scratch);
    }
}

/* Sentences as errors have them, and where they put their finding. */
static void test_findings_find_their_place(void **state)
{
    (void)state;
    static const struct {
        const char *sentence, *file;
        int line;
        const char *text;
    } rows[] = {
        {"/p/pages/a.lua:12: no such key: x", "/p/pages/a.lua", 12, "no such key: x"},
        {"opening: p/a.conf:3: bad", "p/a.conf", 3, "bad"},
        {"p/data/a.csv: cell E3: bad", "p/data/a.csv", 0, "cell E3: bad"},
        {"opening the pack: p is gone", "@", 0, "opening the pack: p is gone"},
        {"12:30 is no time", "@", 0, "12:30 is no time"},
    };
    struct scratch scratch = scratch_make();
    struct lint lint;
    scratch_write(&scratch, "pages/", "");
    lint_pack_open(&lint, &(struct pack_layer){.path = scratch.path}, 1);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        lint_find_placed(&lint, LEVEL_ERROR, "F-LOAD-1", rows[i].sentence);
        const struct finding *finding = &lint.report->findings[i];
        scratch_assert_text(&scratch, finding->file, rows[i].file);
        assert_int_equal(finding->line, rows[i].line);
        assert_string_equal(finding->text, rows[i].text);
    }
    lint_close(&lint);
    scratch_remove(&scratch);
}

struct seen {
    char states[64][120];
    int count, texts, screens;
};

static void note_visit(struct lint *lint, const struct lint_visit *visit, void *context)
{
    struct seen *seen = context;
    const struct lint_text *texts;
    seen->texts += lint_visit_texts(visit, lint->arena, &texts);
    assert_true(seen->count < 64);
    snprintf(seen->states[seen->count++], sizeof seen->states[0], "%s %s %s", visit->page,
             visit->language, visit->after);
}

static bool was_seen(const struct seen *seen, const char *what)
{
    for (int i = 0; i < seen->count; i++) {
        if (strcmp(seen->states[i], what) == 0)
            return true;
    }
    return false;
}

static void test_pages_are_visited_in_their_states(void **state)
{
    (void)state;
    static const char *const wanted[] = {"home en ",
                                         "home es ",
                                         "find en ",
                                         "office en ",
                                         "office en after Alamo on find",
                                         "office es after Hill on find"};
    struct scratch scratch = scratch_make();
    struct lint lint;
    struct seen seen = {0};
    lint_pack_write(&scratch);
    lint_pack_open(&lint, &(struct pack_layer){.path = scratch.path}, 1);
    lint_each_visit(&lint, note_visit, &seen);
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        if (!was_seen(&seen, wanted[i]))
            fail_msg("never seen: %s", wanted[i]);
    }
    assert_true(seen.texts > 20);
    lint_close(&lint);
    scratch_remove(&scratch);
}

static void note_screen(struct lint *lint, const struct lint_visit *visit, void *context)
{
    struct seen *seen = context;
    (void)lint;
    if (strcmp(visit->page, "one") == 0) {
        assert_true(visit->stage->scene.count > 0);
        seen->screens++;
    }
}

static void test_screens_are_laid_out_in_all_variants(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    struct lint lint;
    struct seen seen = {0};
    struct display displays[2] = {{.distance_mm = 600}, {.distance_mm = 600}};
    display_parse(&displays[0], "1920x1080@21.5");
    display_parse(&displays[1], "1024x600@10.1");
    lint_pack_write(&scratch);
    lint_pack_open(&lint, &(struct pack_layer){.path = scratch.path}, 1);
    lint.options.displays = displays;
    lint.options.display_count = 2;
    lint.options.text_sizes = (const int[]){100, 150, 200};
    lint.options.text_size_count = 3;
    lint.options.dark = (const bool[]){false, true};
    lint.options.theme_count = 2;
    lint_each_screen(&lint, NULL, note_screen, &seen);
    assert_int_equal(seen.screens, 2 * 3 * 2 * 2); /* the page is one screen */
    lint_close(&lint);
    scratch_remove(&scratch);
}

static void test_depths(void **state)
{
    (void)state;
    static const struct {
        const char *page;
        int depth;
    } rows[] = {{"home", 0}, {"one", 1}, {"two", 2}, {"office", 2}, {"lost", -1}};
    struct scratch scratch = scratch_make();
    struct lint lint;
    lint_pack_write(&scratch);
    scratch_write(&scratch, "pages/lost.lua",
                  "return page { title = 'Lost', body = function()\n"
                  "return { button { 'Home', go 'home' } } end }");
    lint_pack_open(&lint, &(struct pack_layer){.path = scratch.path}, 1);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(lint_depth(&lint, rows[i].page), rows[i].depth);
    assert_true(lint_leads(&lint, "find", "office"));
    assert_true(lint_leads(&lint, "one", "two"));
    assert_false(lint_leads(&lint, "two", "one"));
    lint_close(&lint);
    scratch_remove(&scratch);
}

struct words {
    int count;
    char all[2000];
};

static void note_text(struct lint *lint, const struct lint_text *text, void *context)
{
    struct words *words = context;
    (void)lint;
    size_t used = strlen(words->all);
    words->count++;
    snprintf(words->all + used, sizeof words->all - used, "%s:%d:%s:%s\n", text->name, text->line,
             text->language, text->text);
}

static void test_slots_and_cells(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    struct lint lint;
    struct words slots = {0}, cells = {0};
    lint_pack_write(&scratch);
    scratch_write(&scratch, "clinic.conf",
                  "name = Sample\nphone =\nhours = Monday\nhours.by = me\nhours.es = lunes\n"
                  "hours.fr = lundi\n");
    lint_pack_open(&lint, &(struct pack_layer){.path = scratch.path}, 1);
    lint_each_slot(&lint, note_text, &slots);
    lint_each_cell(&lint, note_text, &cells);
    assert_string_equal(slots.all, "name:1:en:Sample\nhours:3:en:Monday\nhours:5:es:lunes\n");
    assert_int_equal(cells.count, 12);
    assert_non_null(strstr(cells.all, "city:3:en:Boerne\n"));
    lint_close(&lint);
    scratch_remove(&scratch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_report_is_sorted),
        cmocka_unit_test(test_rules_are_turned_off),
        cmocka_unit_test(test_drafts_are_errors_for_a_release),
        cmocka_unit_test(test_findings_find_their_place),
        cmocka_unit_test(test_pages_are_visited_in_their_states),
        cmocka_unit_test(test_screens_are_laid_out_in_all_variants),
        cmocka_unit_test(test_depths),
        cmocka_unit_test(test_slots_and_cells),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
