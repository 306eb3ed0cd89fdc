/* The rules on medicine where a page of their own can't try them: what days from today say, and
   the MILD pack as each clinic shows it. */
#include "lint_rows.h"

#include <time.h>

#include <cmocka.h>

#include "variants.h"
#include "workshop/families.h"

#define CONF_WITHOUT_HELP                                                                          \
    "id = rows\ntitle = Rows\nversion = 1\napi = 2\nlanguages = en\nstart = home\n"

static void run(struct lint *lint)
{
    struct err err = {0};
    lint->options.no_screens = true;
    if (!lint->bundle)
        fail_msg("%s", lint->trouble.text);
    if (!lint_run(lint, &err))
        fail_msg("%s", err.text);
}

static void run_scratch(struct lint *lint, const struct scratch *scratch)
{
    lint_pack_open(lint, &(struct pack_layer){.path = scratch->path}, 1);
    run(lint);
}

static void write_day(int days_ahead, char out[20])
{
    time_t then = time(NULL) + (time_t)days_ahead * 86400;
    struct tm day;
    gmtime_r(&then, &day);
    strftime(out, 20, "%Y-%m-%d", &day);
}

/* Days from today, and whether review_by may say so. */
static void test_review(void **state)
{
    (void)state;
    static const struct {
        int days;
        bool reviewed, dated, breaks;
    } dates[] = {
        {0, false, false, false}, {0, true, false, true},    {300, true, true, false},
        {0, true, true, false},   {-2, true, true, true},    {400, true, true, true},
        {-2, false, true, true},  {300, false, true, false},
    };
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
        struct scratch scratch = scratch_make();
        struct lint lint;
        char conf[400], date[20];
        write_day(dates[i].days, date);
        snprintf(conf, sizeof conf, "%sreviewed = %s\nhelp = help\n%s%s\n", CONF_WITHOUT_HELP,
                 dates[i].reviewed ? "yes" : "no", dates[i].dated ? "review_by = " : "",
                 dates[i].dated ? date : "");
        lint_rows_write(&scratch, conf, NULL, 0);
        run_scratch(&lint, &scratch);
        if ((lint_rows_find(&lint, "pack.conf", "M-CLM-1") != NULL) != dates[i].breaks)
            fail_msg("%d days, row %d", dates[i].days, (int)i);
        lint_close(&lint);
        scratch_remove(&scratch);
    }
}

/* Who read the page on studies, so many days ago, as reviews.conf has it. */
static void test_claims_have_been_read(void **state)
{
    (void)state;
    static const char claim[] = "text(_'In studies, many people had less pain.'), "
                                "sources 'A study, 2020'";
    static const struct lint_row pages[] = {{"M-CLM-1", false, claim, NULL},
                                            {"M-CLM-1", false, "text 'Rest.'", NULL}};
    enum { NOBODY = -1, NO_FILE = -2 };
    static const struct {
        bool reviewed;
        int days, page;     /* of which page, ago */
        const char *breaks; /* the file, or NULL */
        enum level level;
    } rows_of[] = {
        {false, NO_FILE, 0, NULL, LEVEL_ERROR},
        {true, NO_FILE, 0, "pages/row-00.lua", LEVEL_WARNING},
        {true, NOBODY, 0, NULL, LEVEL_ERROR}, /* F-DRAFT-3 tells */
        {true, 3, 0, NULL, LEVEL_ERROR},
        {true, 360, 0, NULL, LEVEL_ERROR},
        {true, 400, 0, "reviews.conf", LEVEL_ERROR},
        {false, 400, 0, "reviews.conf", LEVEL_ERROR},
        {true, 400, 1, NULL, LEVEL_ERROR}, /* it makes no claim */
    };
    for (size_t i = 0; i < sizeof rows_of / sizeof *rows_of; i++) {
        struct scratch scratch = scratch_make();
        struct lint lint;
        char conf[500], date[20], review[300] = "";
        write_day(90, date);
        snprintf(conf, sizeof conf, "%sreviewed = %s\nhelp = help\nreview_by = %s\n",
                 CONF_WITHOUT_HELP, rows_of[i].reviewed ? "yes" : "no", date);
        lint_rows_write(&scratch, conf, pages, 2);
        write_day(-rows_of[i].days, date);
        if (rows_of[i].days >= 0)
            snprintf(review, sizeof review, "en.row-%02d = %064d %s Ann\n", rows_of[i].page, 0,
                     date);
        if (rows_of[i].days != NO_FILE)
            scratch_write(&scratch, "reviews.conf", review);
        run_scratch(&lint, &scratch);
        const char *file = rows_of[i].breaks ? rows_of[i].breaks : "";
        const struct finding *finding = lint_rows_find(&lint, file, "M-CLM-1");
        if ((finding != NULL) != (rows_of[i].breaks != NULL) ||
            (finding && finding->level != rows_of[i].level))
            fail_msg("row %d: %s", (int)i, finding ? finding->text : "no finding");
        lint_close(&lint);
        scratch_remove(&scratch);
    }
}

/* The MILD pack as each clinic shows it: the second texts hold all rules too. */
static void test_mild_in_both_variants(void **state)
{
    (void)state;
    static const char *const slots[] = {"", "variant = percutaneous\n", "variant = tubular\n"};
    const struct pack_layer layers[] = {{.path = SOURCE_DIR "/scripts/mild"},
                                        {.path = SOURCE_DIR "/assets/mild"}};
    for (int i = 0; i < 3; i++) {
        if (!variant_runs(i))
            continue;
        struct scratch scratch = scratch_make();
        scratch_write(&scratch, "clinic.conf", slots[i]);
        const struct lint_options options = {
            .core = CORE_DIR, .layers = layers, .layer_count = 2, .clinic = scratch.path};
        struct lint lint;
        lint_open(&lint, &options);
        run(&lint);
        if (report_count(lint.report, LEVEL_ERROR) > 0)
            lint_fail(&lint, slots[i]);
        lint_close(&lint);
        scratch_remove(&scratch);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_review),
        cmocka_unit_test(test_claims_have_been_read),
        cmocka_unit_test(test_mild_in_both_variants),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
