/* Tests of the families layout and pixels: a good pack has no finding on two displays;
   each row spoils a page, or takes a display that is too small. What a page can not spoil
   is in test_screen_rules.c. */
#include "lint_pack.h"

#include <cmocka.h>

#include "workshop/families.h"

#define PAGE(nodes)                                                                                \
    "return page { title = \"Two\",\nbody = function() return {\n" nodes "\n} end }\n"

static const struct display large = {1920, 1080, 21.5, 600}, small = {1024, 600, 10.1, 600};

static void look(struct lint *lint, const struct display *displays, int count, int themes_and_sizes,
                 int bottom_mm)
{
    static const int sizes[] = {100, 200};
    static const bool themes[] = {false, true};
    lint->options.displays = displays;
    lint->options.display_count = count;
    lint->options.text_sizes = sizes;
    lint->options.text_size_count = themes_and_sizes;
    lint->options.dark = themes;
    lint->options.theme_count = themes_and_sizes;
    lint->options.bottom_mm = bottom_mm;
    lint_screens(lint);
}

static void test_a_good_pack_has_no_finding(void **state)
{
    (void)state;
    const struct display displays[] = {large, small};
    struct scratch scratch = scratch_make();
    struct lint lint;
    lint_pack_write(&scratch);
    lint_pack_open(&lint, &(struct pack_layer){.path = scratch.path}, 1);
    look(&lint, displays, 2, 2, 900);
    if (lint.report->count != 0)
        lint_fail(&lint, "nothing");
    lint_close(&lint);
    scratch_remove(&scratch);
}

#define SVG(more)                                                                                  \
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"400\" height=\"300\">" more "</svg>"
#define LONG_WORD                                                                                  \
    "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW"                                                        \
    "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW"
#define DEEP(grids)                                                                                \
    "(function() local n = text \"two words\" for i = 1, " #grids                                  \
    " do n = grid { n } end return n end)(),"

static void test_what_is_seen_is_told(void **state)
{
    (void)state;
    static const struct {
        struct lint_file files[2];
        const struct display *display;
        int bottom_mm;
        const char *finding;
    } rows[] = {
        {{{"pages/two.lua", PAGE("heading \"A heading of some length\\nof\",")}},
         &large,
         0,
         "pages/two.lua:3 A-TXT-5"},
        {{{"pages/two.lua", PAGE("text \"ill lil ill lil ill lil ill lil ill lil ill lil "
                                 "ill lil ill lil ill lil ill lil ill lil ill lil ill\",")}},
         &large,
         0,
         "pages/two.lua:3 A-TXT-6"},
        {{{"pages/two.lua", PAGE("text \"" LONG_WORD "\",")}},
         &large,
         0,
         "pages/two.lua:3 A-TXT-7"},
        {{{"pages/two.lua", PAGE(DEEP(20))}}, &large, 0, "pages/two.lua:3 A-BIG-1"},
        {{{"pages/two.lua", PAGE(DEEP(16))}}, &large, 0, "pages/two.lua:0 A-BIG-2"},
        {{{"pages/two.lua", PAGE("picture { \"images/a.svg\", alt = \"A wall of bricks\","
                                 " words = { { 500, 300, \"Mortar and bricks\" },"
                                 " { 500, 800, \"Sand\", to = { 500, 300 } } } },")}},
         &large,
         0,
         "pages/two.lua:3 A-TXT-3"},
        {{{"pages/two.lua", PAGE("text \"Two\",")}}, &large, 1300, "pages/home.lua:0 A-TGT-2"},
        {{{"pages/two.lua", PAGE("picture { \"images/a.svg\", alt = \"Wall\" },")}},
         &large,
         0,
         "pages/two.lua:3 A-ALT-1"},
        {{{"pages/two.lua", PAGE("picture { \"images/a.svg\", alt = \"Picture of a wall\" },")}},
         &large,
         0,
         "pages/two.lua:3 A-ALT-1"},
        {{{"pages/two.lua", PAGE("qr { string.rep(\"x\", 301), alt = \"A code\" },")}},
         &large,
         0,
         "pages/two.lua:3 A-CODE-1"},
        {{{"pages/two.lua", PAGE("text \"\\u{2003}\",")}}, &large, 0, "pages/two.lua:3 A-PIX-1"},
        {{{"pages/two.lua", PAGE("text(string.rep(\"Type your code. \", 24)),"
                                 "field { key = \"zip\", kind = \"zip\" },")}},
         &small,
         0,
         "pages/two.lua:3 A-PART-1"},
        {{{"pages/two.lua", PAGE("text(string.rep(\"and then some \", 90)),")}},
         &small,
         0,
         "pages/two.lua:3 A-PART-2"},
        {{{"pages/two.lua", PAGE("note(string.rep(\"and then some. \", 26)), text \"Two.\",")}},
         &small,
         0,
         "pages/two.lua:3 A-PART-3"},
        {{{"pages/two.lua", PAGE("picture { \"images/b.svg\", alt = \"A wall of bricks\" },")},
          {"images/b.svg", SVG("<g>&nope;</g>")}},
         &large,
         0,
         "pages/two.lua:0 A-PIX-3"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct scratch scratch = scratch_make();
        struct lint lint;
        lint_pack_write(&scratch);
        for (int f = 0; f < 2 && rows[i].files[f].path; f++)
            scratch_write(&scratch, rows[i].files[f].path, rows[i].files[f].text);
        lint_pack_open(&lint, &(struct pack_layer){.path = scratch.path}, 1);
        look(&lint, rows[i].display, 1, 1, rows[i].bottom_mm);
        if (!lint_has(&lint, &scratch, rows[i].finding))
            lint_fail(&lint, rows[i].finding);
        lint_close(&lint);
        scratch_remove(&scratch);
    }
}

#define FORTY "forty bytes of what a visitor takes along"
#define LONG_LEAD FORTY ", " FORTY ", " FORTY ", " FORTY ", " FORTY ", " FORTY ", " FORTY ", " FORTY

static void test_a_part_to_take_home_may_be_longer(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    struct lint lint;
    lint_pack_write(&scratch);
    scratch_write(&scratch, "flows.lua",
                  "return flows { way = { title = \"Way\", take = true, \"one\", \"two\" } }\n");
    scratch_write(&scratch, "pages/two.lua", PAGE("lead \"" LONG_LEAD "\","));
    lint_pack_open(&lint, &(struct pack_layer){.path = scratch.path}, 1);
    look(&lint, &large, 1, 1, 0);
    for (size_t i = 0; i < lint.report->count; i++)
        if (strcmp(lint.report->findings[i].rule, "A-CODE-1") == 0)
            lint_fail(&lint, "no A-CODE-1");
    lint_close(&lint);
    scratch_remove(&scratch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_good_pack_has_no_finding),
        cmocka_unit_test(test_what_is_seen_is_told),
        cmocka_unit_test(test_a_part_to_take_home_may_be_longer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
