/* What a rehearsal meets before a visitor does: pages that fail in one language, at one
   text size, after a touch or with what was typed; pictures that no page shows. */
#include "kiosk.h"
#include "stack.h"

#include "kiosk/rehearsal.h"

#define PAGE(body) "return page { title = 'T', body = function(visitor)\n" body "\nend }"

static const struct {
    const char *name, *path, *text, *error; /* error NULL: it passes */
} rows[] = {
    {"nothing changed", "pages/b.lua", PAGE("return { text 'Good' }"), NULL},
    {"a page fails", "pages/b.lua", PAGE("local t = nil; return { text(t.x) }"),
     "showing b in en: @/pages/b.lua:2: "},
    {"a file that is not Lua", "pages/b.lua", "return page {", "showing b in en: "},
    {"only in Spanish", "pages/b.lua",
     PAGE("if language() == 'es' then error 'not in Spanish' end return { text 'x' }"),
     "showing b in es: @/pages/b.lua:2: not in Spanish"},
    {"the attract page, only in Spanish", "pages/two.lua",
     PAGE("if language() == 'es' then error 'none' end return { text 'x' }"),
     "showing two in es: "},
    {"at a touch", "pages/b.lua",
     PAGE("return { button { 'Break', function() error 'touched' end } }"),
     "showing b in en: the button `Break`: @/pages/b.lua:2: touched"},
    {"the second button", "pages/b.lua",
     PAGE("return { button { 'Good', function() set { a = 1 } end },\n"
          "button { 'Bad', function() error 'touched' end } }"),
     "the button `Bad`"},
    {"after a touch", "pages/b.lua",
     PAGE("if visitor.a then error 'after' end\n"
          "return { button { 'Set', set { a = 1 } } }"),
     "showing b in en: @/pages/b.lua:2: after"},
    {"a button that a touch brought", "pages/b.lua",
     PAGE("return { visitor.a and button { 'Late', function() error 'late' end }\n"
          "or button { 'Set', set { a = 1 } } }"),
     "the button `Late`"},
    {"a button that a touch takes away is not pressed", "pages/b.lua",
     PAGE("local a = visitor.a return { button { 'Set', set { a = 1 } },\n"
          "not a and button { 'Gone', function(v) if v.a then error 'x' end end } }"),
     NULL},
    {"after a touch on another page", "pages/one.lua",
     PAGE("if visitor.signs and visitor.signs.weak then error 'ticked' end\n"
          "return { text 'x' }"),
     "showing one in en: "},
    {"a ZIP code that was typed", "pages/find.lua",
     PAGE("if visitor.zip then error('typed ' .. visitor.zip) end\n"
          "return { field { key = 'zip', kind = 'zip' } }"),
     "showing find in en: @/pages/find.lua:2: typed 78205"},
    {"a town that was typed", "pages/find.lua",
     PAGE("if visitor.place then error('town ' .. visitor.place) end\n"
          "return { field { key = 'place', kind = 'town' } }"),
     "showing find in en: @/pages/find.lua:2: town "},
    {"an office that was chosen", "pages/b.lua",
     PAGE("if visitor.office then error(visitor.office.name) end\n"
          "return { locator { rows = csv 'data/locations.csv', go = 'c' } }"),
     "Alamo"},
    {"a page that never returns", "pages/b.lua", PAGE("while true do end"),
     "took longer than the 200 ms"},
    {"a picture that no page shows", "images/no.png", "no picture", "images/no.png"},
    {"a picture with a good head only", "images/cut.png", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
     "images/cut.png"},
    {"a drawing that is not whole", "images/no.svg",
     "<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'><rect", "images/no.svg"},
    {"a button with a page that is not there", "pages/b.lua",
     PAGE("return { button { 'x', go 'nowhere' } }"), "nowhere"},
};

/* The small pack is written for tests of failing pages: here they are mended. */
static void write_good_pack(const struct scratch *scratch)
{
    kiosk_write_pack(scratch);
    scratch_write(scratch, "pages/spoilt.lua", PAGE("return { text 'Whole' }"));
    scratch_write(scratch, "pages/home.lua",
                  PAGE("return { button { 'Ticks', go 'ticks' },\n"
                       "button { 'Counts', function(v)\n"
                       "set { n = (v.n or 0) + 1 } end } }"));
}

static struct bundle *open_pack(const struct scratch *scratch, struct err *err)
{
    const char *layers[] = {scratch->path};
    return bundle_open(CORE_DIR, stack_of(layers, 1).layers, 1, NULL, err);
}

static struct rehearsal_config config_of(struct bundle *bundle)
{
    struct rehearsal_config config = {.bundle = bundle};
    assert_true(display_parse(&config.display, "1280x800@10.1"));
    config.display.distance_mm = 600;
    return config;
}

static void test_what_fails(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct scratch scratch = scratch_make();
        struct err err = {0};
        write_good_pack(&scratch);
        scratch_write(&scratch, rows[i].path, rows[i].text);
        struct bundle *bundle = open_pack(&scratch, &err);
        if (!bundle)
            fail_msg("%s: %s", rows[i].name, err.text);
        struct rehearsal_config config = config_of(bundle);
        bool passed = rehearsal_run(&config, &err);
        char wanted[600];
        snprintf(wanted, sizeof wanted, "%s", rows[i].error ? rows[i].error : "");
        char *at = strchr(wanted, '@');
        if (at)
            snprintf(at, sizeof wanted - (size_t)(at - wanted), "%s%s", scratch.path,
                     strchr(rows[i].error, '@') + 1);
        if (passed != !rows[i].error || (!passed && !strstr(err.text, wanted)))
            fail_msg("%s: %s", rows[i].name, passed ? "it passes" : err.text);
        bundle_close(bundle);
        scratch_remove(&scratch);
    }
}

/* In a kiosk each step stands between two touches. */
static void test_small_steps(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    struct err err = {0};
    write_good_pack(&scratch);
    struct bundle *bundle = open_pack(&scratch, &err);
    struct rehearsal_config config = config_of(bundle);
    struct rehearsal *rehearsal = rehearsal_create(&config);
    int steps = 0;
    while (rehearsal_step(rehearsal, &err) == REHEARSAL_GOES_ON)
        steps++;
    size_t pages = pack_page_count(bundle_pack(bundle));
    assert_string_equal(err.text, "");
    assert_true(steps > (int)pages * 2 * 2 * 2); /* languages, sizes, load and draw */
    assert_int_equal(rehearsal_step(rehearsal, &err), REHEARSAL_PASSED);
    rehearsal_destroy(rehearsal);
    bundle_close(bundle);
    scratch_remove(&scratch);
}

/* Given up in the middle, as when another pack is installed meanwhile. */
static void test_given_up(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    struct err err = {0};
    write_good_pack(&scratch);
    struct bundle *bundle = open_pack(&scratch, &err);
    struct rehearsal_config config = config_of(bundle);
    for (int most = 0; most < 60; most += 7) {
        struct rehearsal *rehearsal = rehearsal_create(&config);
        for (int i = 0; i < most; i++)
            assert_int_equal(rehearsal_step(rehearsal, &err), REHEARSAL_GOES_ON);
        rehearsal_destroy(rehearsal);
    }
    rehearsal_destroy(NULL);
    bundle_close(bundle);
    scratch_remove(&scratch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_fails),
        cmocka_unit_test(test_small_steps),
        cmocka_unit_test(test_given_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
