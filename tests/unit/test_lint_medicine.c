/* The rules on medicine: for each a page that breaks it and one that does not. */
#include "lint_rows.h"

#include <time.h>

#include <cmocka.h>

#include "workshop/families.h"

static const struct lint_row rows[] = {
    {"M-MED-1", true, "text(_'Stop your blood thinner five days before.')", NULL},
    {"M-MED-1", true, "text(_'Do not take aspirin that day.')", NULL},
    {"M-MED-1", true, "text 'Skip your pills.'", NULL},
    {"M-MED-1", true, "text 'Avoid aspirin.'", NULL},
    {"M-MED-1", false,
     "text(_'Stop aspirin when told.'), note(_'Do not stop any pill on your own.')", NULL},
    {"M-MED-1", false, "text(_'Do not stop any pill on your own.')", NULL},
    {"M-MED-1", false, "text(_'Stop smoking. Tell us which pills you take.')", NULL},
    {"M-MED-1", true, NULL, "Deje de tomar su aspirina."},
    {"M-MED-1", false, NULL, "No deje ninguna pastilla por su cuenta."},

    {"M-VAR-1", true, "text(_'The cut is 5 mm wide.'), text(_'The cut is about an inch long.')",
     NULL},
    {"M-VAR-1", true, "text(_'You are put to sleep.'), text(_'You stay awake.')", NULL},
    {"M-VAR-1", false, "text(_'You are not put to sleep. You stay awake.')", NULL},
    {"M-VAR-1", false, "text(_'It is a quarter of an inch wide.')", NULL},
    {"M-VAR-1", true, NULL, "El corte mide 5 mm. El corte mide una pulgada."},

    {"Z-STR-1", true, "text(places.zip '78205' and 'A' or 'B'), { zip = 78205 } and nil", NULL},
    {"Z-STR-1", true, "text('' .. 01801)", NULL},
    {"Z-STR-1", false, "text(places.zip '01801' and 'A' or 'B'), text('' .. 10000)", NULL},

    {"M-CLM-1", true, "text(_'In studies, many people had less pain.')", NULL},
    {"M-CLM-1", false,
     "text(_'In studies, many people had less pain.'), sources 'From: a study of 2022.'", NULL},
    {"M-CLM-1", true, NULL, "En un estudio, muchos caminaron más."},

    {"M-NAV-1", true, "ground = 'alarm', text 'Help me'", NULL},
    {"M-NAV-1", false, "ground = 'alarm', text 'Help me', button { 'Back', back() }", NULL},
};
#define ROWS (sizeof rows / sizeof *rows)

static void test_rows(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    struct lint lint;
    lint_rows_write(&scratch, LINT_ROWS_CONF, rows, ROWS);
    lint_pack_open(&lint, &(struct pack_layer){.path = scratch.path}, 1);
    if (!lint.bundle)
        fail_msg("%s", lint.trouble.text);
    lint_medicine(&lint);
    lint_rows_assert(&lint, rows, ROWS);
    lint_close(&lint);
    scratch_remove(&scratch);
}

struct file {
    const char *path, *text;
};

struct single {
    const char *rule, *file; /* NULL: no finding of the rule at all */
    struct file files[4];
};

static void assert_single(const struct single *row)
{
    struct scratch scratch = scratch_make();
    struct lint lint;
    lint_rows_write(&scratch, LINT_ROWS_CONF, NULL, 0);
    for (size_t i = 0; i < 4 && row->files[i].path; i++)
        scratch_write(&scratch, row->files[i].path, row->files[i].text);
    lint_pack_open(&lint, &(struct pack_layer){.path = scratch.path}, 1);
    if (!lint.bundle)
        fail_msg("%s", lint.trouble.text);
    lint_medicine(&lint);
    const struct finding *finding = lint_rows_find(&lint, row->file ? row->file : "", row->rule);
    if ((finding != NULL) != (row->file != NULL))
        fail_msg("%s with %s: %s", row->rule, row->files[0].text ? row->files[0].text : "nothing",
                 finding ? finding->text : "no finding");
    lint_close(&lint);
    scratch_remove(&scratch);
}

#define CONF_WITHOUT_HELP                                                                          \
    "id = rows\ntitle = Rows\nversion = 1\napi = 1\nlanguages = en\nstart = home\n"
#define PAGE(body) "return page { title = 'P', body = function() return {\n" body " } end }"
#define HELPS PAGE("text 'In studies it helped.', button { 'Risks', go 'harm' }, sources '2022'")
#define HARM PAGE("text 'It may not help. You may bleed, get an infection, or be sore.'")
#define CUT "text(clinic.variant == 'tubular' and 'It is one inch long.' or 'It is 5 mm wide.')"

static const struct single singles[] = {
    {"M-RED-1", NULL, {{NULL, NULL}}},
    {"M-RED-1", "pack.conf", {{"pack.conf", CONF_WITHOUT_HELP}}},
    {"M-RED-1", "pages/help.lua", {{"pages/help.lua", PAGE("text 'Ask the staff.'")}}},
    {"M-RED-1", "pages/help.lua", {{"lint/danger-en.txt", "fever = fever\n"}}},
    {"M-RED-1", NULL, {{"lint/danger-en.txt", "911 = call\ncall 911 = call\n"}}},

    {"M-RSK-1", NULL, {{"pages/helps.lua", HELPS}, {"pages/harm.lua", HARM}}},
    {"M-RSK-1",
     "pages/helps.lua",
     {{"pages/helps.lua", HELPS},
      {"pages/harm.lua", PAGE("text 'It may not help. You may bleed or be sore.'")}}},
    {"M-RSK-1",
     "pages/helps.lua",
     {{"pages/helps.lua", HELPS},
      {"pages/harm.lua", PAGE("text 'You may bleed, be sore, get a scar or a fever.'")}}},
    {"M-RSK-1",
     "pages/helps.lua",
     {{"pages/helps.lua", PAGE("text 'In studies it helped.'")}, {"pages/harm.lua", HARM}}},

    {"M-VAR-1", "pages/cut.lua", {{"pages/cut.lua", PAGE(CUT)}}},
    {"M-VAR-1", NULL, {{"pages/cut.lua", PAGE(CUT)}, {"clinic.conf", "variant = tubular\n"}}},
    {"M-VAR-1", NULL, {{"pages/cut.lua", PAGE(CUT)}, {"clinic.conf", "variant = percutaneous\n"}}},
    {"M-VAR-1",
     "pages/cut.lua",
     {{"pages/cut.lua", PAGE("text 'It is one inch long.'")},
      {"clinic.conf", "variant = percutaneous\n"}}},
    {"M-VAR-1",
     "pages/cut.lua",
     {{"pages/cut.lua", PAGE("text(clinic.wound)")},
      {"clinic.conf", "variant = percutaneous\nwound = You get stitches.\n"}}},

    {"M-CLM-1",
     NULL,
     {{"pages/a.lua", PAGE("text 'In one study it helped.', button { 'B', go 'b' }")},
      {"pages/b.lua", PAGE("sources 'From: a study.'")}}},
    {"M-CLM-1",
     "pages/a.lua",
     {{"pages/a.lua", PAGE("text 'In one study it helped.', button { 'B', go 'b' }")},
      {"pages/b.lua", PAGE("text 'From: a study.'")}}},

    {"Z-LIC-1", "pack.conf", {{"pages/a.lua", PAGE("field { key = 'z', kind = 'zip' }")}}},
    {"Z-LIC-1",
     NULL,
     {{"pages/a.lua", PAGE("field { key = 'z', kind = 'zip' }, text 'ZIP: GeoNames'")}}},
    {"Z-LIC-1", NULL, {{"pages/a.lua", PAGE("text 'No ZIP'")}}},

#define OFFICE                                                                                     \
    "name,street,city,state,zip,phone,lat,lon,checked\nA,1 A "                                     \
    "St,Boerne,TX,78006,2105550101,"
    {"Z-STR-1", NULL, {{"data/locations.csv", OFFICE "29.79,-98.73,\n"}}},
    {"Z-STR-1", "data/locations.csv", {{"data/locations.csv", OFFICE "39.79,-98.73,\n"}}},
    {"Z-STR-1", "data/locations.csv", {{"data/locations.csv", OFFICE ",,2020-02-02\n"}}},
    {"Z-STR-1", "data/locations.csv", {{"data/locations.csv", OFFICE ",,last May\n"}}},
    {"Z-STR-1", "data/locations.csv", {{"data/locations.csv", OFFICE ",,2999-01-01\n"}}},
};

static void test_packs(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof singles / sizeof *singles; i++)
        assert_single(&singles[i]);
}

static void test_depth(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    struct lint lint;
    lint_rows_write(&scratch, LINT_ROWS_CONF, NULL, 0);
    static const char *const way[] = {"home", "a", "b", "c", "d", "e"};
    for (size_t i = 0; i < 6; i++) {
        char path[40], text[200];
        snprintf(path, sizeof path, "pages/%s.lua", way[i]);
        snprintf(text, sizeof text, PAGE("button { 'On', go '%s' }"), i < 5 ? way[i + 1] : "home");
        scratch_write(&scratch, path, text);
    }
    lint_pack_open(&lint, &(struct pack_layer){.path = scratch.path}, 1);
    lint_medicine(&lint);
    assert_non_null(lint_rows_find(&lint, "pages/e.lua", "M-NAV-1"));
    assert_null(lint_rows_find(&lint, "pages/d.lua", "M-NAV-1"));
    lint_close(&lint);
    scratch_remove(&scratch);
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
        lint_pack_open(&lint, &(struct pack_layer){.path = scratch.path}, 1);
        if (!lint.bundle)
            fail_msg("%s", lint.trouble.text);
        lint_medicine(&lint);
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
        lint_pack_open(&lint, &(struct pack_layer){.path = scratch.path}, 1);
        lint_medicine(&lint);
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
    for (size_t i = 0; i < 3; i++) {
        struct scratch scratch = scratch_make();
        scratch_write(&scratch, "clinic.conf", slots[i]);
        const struct lint_options options = {.core = CORE_DIR,
                                             .layers = layers,
                                             .layer_count = 2,
                                             .clinic = scratch.path,
                                             .no_screens = true};
        struct lint lint;
        lint_open(&lint, &options);
        if (!lint.bundle)
            fail_msg("%s", lint.trouble.text);
        struct err err = {0};
        if (!lint_run(&lint, &err))
            fail_msg("%s", err.text);
        if (report_count(lint.report, LEVEL_ERROR) > 0)
            lint_fail(&lint, slots[i]);
        lint_close(&lint);
        scratch_remove(&scratch);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_packs),
        cmocka_unit_test(test_depth),
        cmocka_unit_test(test_review),
        cmocka_unit_test(test_claims_have_been_read),
        cmocka_unit_test(test_mild_in_both_variants),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
