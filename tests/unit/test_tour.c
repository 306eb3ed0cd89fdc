/* Where a tour stops, in both orders, what it fails at, and which ways it tells of. */
#include "scratch.h"
#include "stack.h"

#include "stage/tour.h"

#define PAGE(body) "return page { title = 'T', body = function(visitor) return {\n" body "\n} end }"

static const struct {
    const char *path, *text;
} files[] = {
    {"pack.conf", "id = small\ntitle = Small\nversion = 1\napi = 2\nlanguages = en es\n"
                  "start = home\n"},
    {"pages/home.lua", PAGE("text(visitor.on and 'lit' or 'dark'), button { 'Far', go 'far' },\n"
                            "button { 'On', set { on = true } }")},
    {"pages/far.lua", PAGE("text(visitor.on and 'lit' or 'dark')")},
    {"pages/count.lua", PAGE("text(tostring(visitor.n or 0)),\n"
                             "button { 'More', function(v) set { n = (v.n or 0) + 1 } end }")},
    {"pages/bad.lua", PAGE("button { 'Away', function() go 'far' end },\n"
                           "button { 'Bad', function() error 'touched' end }")},
    {"pages/find.lua", PAGE("text(visitor.zip or 'none'), field { key = 'zip', kind = 'zip' }")},
};

struct trace {
    char text[8000];
};

__attribute__((format(printf, 2, 3))) static void add(struct trace *trace, const char *format, ...)
{
    size_t used = strlen(trace->text);
    va_list args;
    va_start(args, format);
    vsnprintf(trace->text + used, sizeof trace->text - used, format, args);
    va_end(args);
}

static void note_way(void *context, const char *from, const char *to)
{
    add(context, "%s leads to %s\n", from, to);
}

/* What the page says below its title. */
static const char *words_of(const struct stage *stage)
{
    const struct node *node = stage->page.root->first->next;
    return node && node->text ? node->text : "";
}

static void run(enum tour_order order, int languages, struct trace *trace)
{
    static const char *const codes[] = {"en", "es"};
    static const char *const when[] = {"first", "after", "again"};
    struct scratch scratch = scratch_make();
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        scratch_write(&scratch, files[i].path, files[i].text);
    const char *layers[] = {scratch.path};
    struct err err = {0};
    struct bundle *bundle = bundle_open(CORE_DIR, stack_of(layers, 1).layers, 1, NULL, &err);
    if (!bundle)
        fail_msg("%s", err.text);
    struct tour *tour =
        tour_create(&(struct tour_config){.bundle = bundle,
                                          .languages = codes,
                                          .language_count = languages,
                                          .variant = {{1920, 1080, 21.5, 600}, NULL, 100, false},
                                          .order = order,
                                          .leads = note_way,
                                          .context = trace});
    struct tour_stop stop;
    enum tour_event event;
    while ((event = tour_next(tour, &stop, &err)) != TOUR_END) {
        if (event == TOUR_STOP)
            add(trace, "%s %s %s \"%s\" %s\n", stop.language, stop.page, when[stop.when],
                words_of(tour_stage(tour)), stop.after);
        else if (event == TOUR_FAILED)
            add(trace, "%s fails at %s: %s\n", stop.language, stop.touched ? stop.touched : "-",
                strrchr(err.text, ':') + 2);
    }
    assert_int_equal(tour_next(tour, &stop, &err), TOUR_END);
    tour_destroy(tour);
    bundle_close(bundle);
    scratch_remove(&scratch);
}

static void assert_lines(const struct trace *trace, const char *const *lines, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!strstr(trace->text, lines[i]))
            fail_msg("no line \"%s\" in\n%s", lines[i], trace->text);
}

static void test_by_many(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "en home first \"dark\" \n",
        "en home after \"lit\" after On on home\n",
        "en far first \"dark\" \n",
        "en far after \"lit\" after On on home\n", /* and went on, with what was done */
        "en count after \"3\" after More on count, More on count, More on count\n",
        "en find after \"10001\" after typing on find\n", /* no offices */
        "en fails at -: touched\n",
        "home leads to far\n",
        "bad leads to far\n",
        "es count after \"1\" after More on count\n",
    };
    struct trace trace = {""};
    run(TOUR_BY_MANY, 2, &trace);
    assert_lines(&trace, lines, sizeof lines / sizeof *lines);
    assert_null(strstr(trace.text, "count after \"4\"")); /* TOUR_STEPS */
}

/* Each state once: what was touched in another order leads to the same. */
static void test_a_state_is_seen_once(void **state)
{
    (void)state;
    struct trace trace = {""};
    run(TOUR_BY_MANY, 1, &trace);
    const char *first = strstr(trace.text, "en home after \"lit\"");
    assert_non_null(first);
    assert_null(strstr(first + 1, "en home after \"lit\""));
}

static void test_by_one(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "en bad first \"\" \nen bad after \"\" \nen fails at Bad: touched\n",
        "en count first \"0\" \nen count after \"1\" \nen far first",
        "en find first \"none\" \nen find after \"10001\" \n",
        "en home first \"dark\" \nen home after \"lit\" \n",
        "en far again \"lit\" \n", /* what was touched after it was first seen */
        "es count first \"0\" \n", /* another visitor */
    };
    struct trace trace = {""};
    run(TOUR_BY_ONE, 2, &trace);
    assert_lines(&trace, lines, sizeof lines / sizeof *lines);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_by_many),
        cmocka_unit_test(test_a_state_is_seen_once),
        cmocka_unit_test(test_by_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
