/* Sizes in millimetres on every display, and the contrast of all colours that meet. */
#include "layout/theme.h"

#include <math.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const struct display large = {1920, 1080, 21.5, 0};

static void test_too_small(void **state)
{
    (void)state;
    static const struct {
        int w_px, h_px;
        double w_mm;
        bool small;
    } rows[] = {
        {800, 480, 152.4, false}, {720, 1280, 87.2, false}, {1400, 800, 140, false},
        {1400, 800, 139.8, true}, {800, 1400, 79.8, true},  {1400, 780, 141, true},
        {320, 1000, 100, false},  {319, 1000, 100, true},   {1000, 319, 1000, true},
        {10, 10, 500, true},      {1, 1, 500, true},        {0, 0, 500, true},
        {0, 1000, 500, true},     {1920, 1080, 40, true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        double per_mm = rows[i].w_px / rows[i].w_mm;
        struct display display = {.w_px = rows[i].w_px, .h_px = rows[i].h_px};
        display.inches = per_mm > 0 ? hypot(display.w_px, display.h_px) / per_mm / 25.4 : 21.5;
        if (display_is_too_small(&display) != rows[i].small)
            fail_msg("%d x %d px, %.1f mm wide", rows[i].w_px, rows[i].h_px, rows[i].w_mm);
        struct display shown = display_for_words(&display);
        struct theme theme;
        theme_make(&theme, &shown, 200, false, NULL);
        assert_true(shown.w_px >= 1 && shown.h_px >= 1 && theme.px_per_mm > 0);
        for (int size = 0; size < TEXT_SIZES; size++)
            assert_in_range(theme.em_px[size], rows[i].w_px >= 320 && rows[i].h_px >= 320 ? 1 : 0,
                            1000);
    }
}

static void test_parse(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int w_px, h_px; /* 0: refused */
        double inches;
    } rows[] = {
        {"1920x1080@21.5", 1920, 1080, 21.5},
        {"1080x1920@21.5", 1080, 1920, 21.5},
        {"1024x600@10.1", 1024, 600, 10.1},
        {"3840x2160@55", 3840, 2160, 55},
        {"320x320@3", 320, 320, 3},
        {"7680x4320@200", 7680, 4320, 200},
        {"16384x2048@200", 16384, 2048, 200},
        {"16384x16384@200", 0, 0, 0},
        {"16384x2049@200", 0, 0, 0},
        {"", 0, 0, 0},
        {"1920x1080", 0, 0, 0},
        {"1920x1080@", 0, 0, 0},
        {"1920x1080@21.5in", 0, 0, 0},
        {"1920x1080@21,5", 0, 0, 0},
        {"1920x1080@21.5 ", 0, 0, 0},
        {"1920*1080@21.5", 0, 0, 0},
        {"x1080@21.5", 0, 0, 0},
        {"319x1080@21.5", 0, 0, 0},
        {"1920x319@21.5", 0, 0, 0},
        {"16385x1080@21.5", 0, 0, 0},
        {"1920x16385@21.5", 0, 0, 0},
        {"1920x1080@2.9", 0, 0, 0},
        {"1920x1080@200.1", 0, 0, 0},
        {"1920x1080@0", 0, 0, 0},
        {"1920x1080@-21.5", 0, 0, 0},
        {"1920x1080@nan", 0, 0, 0},
        {"1920x1080@inf", 0, 0, 0},
        {"-1920x1080@21.5", 0, 0, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct display display = {1, 2, 3, 456};
        bool read = display_parse(&display, rows[i].text);
        if (read != (rows[i].w_px > 0))
            fail_msg("\"%s\"", rows[i].text);
        assert_int_equal(display.distance_mm, 456);
        assert_int_equal(display.w_px, read ? rows[i].w_px : 1);
        assert_int_equal(display.h_px, read ? rows[i].h_px : 2);
        assert_true(display.inches == (read ? rows[i].inches : 3));
    }
}

/* px per mm, the eye's distance, capitals of body text in mm, and body's em as its definition
   makes it: capitals / 0.714 x px per mm. */
static const struct {
    struct display display;
    double px_per_mm;
    int distance_mm;
    double cap_mm, em_px;
    enum display_class class;
} displays[] = {
    {{1920, 1080, 32, 0}, 2.71, 700, 6.23, 23.65, CLASS_WIDE},
    {{1920, 1080, 21.5, 0}, 4.03, 600, 5.34, 30.17, CLASS_WIDE},
    {{1920, 1080, 15.6, 0}, 5.56, 500, 4.80, 37.37, CLASS_WIDE},
    {{1280, 800, 10.1, 0}, 5.88, 450, 4.80, 39.56, CLASS_RAIL},
    {{1024, 600, 10.1, 0}, 4.63, 450, 4.80, 31.10, CLASS_RAIL},
    {{800, 480, 7, 0}, 5.25, 400, 4.80, 35.27, CLASS_RAIL_SMALL},
    {{1080, 1920, 21.5, 0}, 4.03, 600, 5.34, 30.17, CLASS_TALL},
    {{720, 1280, 7, 0}, 8.26, 400, 4.80, 55.53, CLASS_TALL_SMALL},
    {{1280, 720, 7, 0}, 8.26, 400, 4.80, 55.53, CLASS_RAIL_SMALL},
    {{800, 1280, 10.1, 0}, 5.88, 450, 4.80, 39.56, CLASS_TALL_SMALL},
    {{1366, 768, 15.6, 0}, 3.95, 500, 4.80, 26.59, CLASS_WIDE},
    {{1080, 1920, 32, 0}, 2.71, 700, 6.23, 23.65, CLASS_TALL},
    {{3840, 2160, 43, 0}, 4.03, 800, 7.12, 40.23, CLASS_WIDE},
    {{1920, 1080, 21.5, 1000}, 4.03, 1000, 8.90, 50.29, CLASS_WIDE},
};
#define DISPLAYS (sizeof displays / sizeof *displays)

static void test_displays(void **state)
{
    (void)state;
    for (size_t i = 0; i < DISPLAYS; i++) {
        struct theme theme;
        theme_make(&theme, &displays[i].display, 100, false, NULL);
        if (fabs(theme.px_per_mm - displays[i].px_per_mm) > 0.005 ||
            theme.display.distance_mm != displays[i].distance_mm ||
            theme.em_px[SIZE_BODY] != (int)ceil(displays[i].em_px) ||
            fabs(theme.u_px - displays[i].em_px / 30) > 0.001 || theme.class != displays[i].class)
            fail_msg("%dx%d@%g: %.3f px per mm, %d mm, em %d px, u %.3f px, class %d",
                     theme.display.w_px, theme.display.h_px, theme.display.inches, theme.px_per_mm,
                     theme.display.distance_mm, theme.em_px[SIZE_BODY], theme.u_px,
                     (int)theme.class);
    }
}

static void test_distances(void **state)
{
    (void)state;
    static const struct {
        double inches;
        int mm;
    } rows[] = {{7, 400},  {8.9, 400}, {9, 450},    {12.9, 450}, {13, 500},   {17.9, 500},
                {18, 600}, {26, 600},  {26.9, 600}, {27, 700},   {37.9, 700}, {38, 800}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(display_distance_mm(&(struct display){1920, 1080, rows[i].inches, 0}),
                         rows[i].mm);
    assert_int_equal(display_distance_mm(&(struct display){1920, 1080, 21.5, 350}), 350);
}

static double cap_mm(const struct theme *theme, int em_px)
{
    return em_px * CAP_PER_EM / theme->px_per_mm;
}

/* Shares of body's em: large displays, rails of 10 inches, the smallest; and at 200 %. */
static void test_steps(void **state)
{
    (void)state;
    static const struct {
        enum text_size size;
        double wide, rail, small, at_200; /* 0: it does not grow */
    } rows[] = {
        {SIZE_DISPLAY, 3.07, 2.2, 1.6, 0}, {SIZE_H1, 2.0, 1.55, 1.25, 1.5},
        {SIZE_LEAD, 1.2, 1.06, 1.06, 1.1}, {SIZE_BODY, 1, 1, 1, 1},
        {SIZE_LABEL, .97, .70, .74, .77},  {SIZE_CAPTION, .82, .76, .76, .76},
    };
    for (size_t i = 0; i < DISPLAYS; i++) {
        struct theme theme, grown;
        double body = displays[i].em_px;
        theme_make(&theme, &displays[i].display, 100, false, NULL);
        theme_make(&grown, &displays[i].display, 200, false, NULL);
        bool small = theme_is_small(&theme), rail = theme.class == CLASS_RAIL;
        for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
            bool letters = rows[k].size == SIZE_CAPTION || rows[k].size == SIZE_LABEL;
            bool icon = theme_has_rail(&theme) || small;
            double floor_mm = rows[k].size == SIZE_CAPTION || (letters && icon) ? 3.6 : 4.8;
            double share = small ? rows[k].small : rail ? rows[k].rail : rows[k].wide;
            double least_px = floor_mm / 0.714 * displays[i].px_per_mm;
            double wanted = fmax(share * body, least_px);
            int seen = theme.em_px[rows[k].size];
            if (seen < wanted - 0.5 || seen > wanted + 1.5)
                fail_msg("display %zu, row %zu: %d px, not %.1f", i, k, seen, wanted);
            wanted = rows[k].at_200 > 0 ? rows[k].at_200 * 2 * body : share * body;
            seen = grown.em_px[rows[k].size];
            if (seen < wanted - 0.5 || seen > wanted + 1.5)
                fail_msg("display %zu, row %zu at 200: %d px, not %.1f", i, k, seen, wanted);
        }
    }
}

/* Two floors at 100 %, one above it; at 200 % every text has 0.7 degrees at the eye, but what
   is made to be seen from afar, which has them at any size. */
static void test_floors(void **state)
{
    (void)state;
    for (size_t i = 0; i < DISPLAYS; i++) {
        for (int percent = 100; percent <= 200; percent += 50) {
            struct theme theme;
            theme_make(&theme, &displays[i].display, percent, false, NULL);
            double degrees_mm = 2 * displays[i].distance_mm * tan(0.35 * 3.14159265358979 / 180);
            for (int size = 0; size < TEXT_SIZES; size++) {
                double mm = cap_mm(&theme, theme.em_px[size]);
                double least_mm = cap_mm(&theme, theme.least_px[size]);
                bool content = size >= SIZE_BODY && size < SIZE_DISPLAY;
                bool word = size == SIZE_LABEL && !content; /* perhaps under an icon */
                assert_true(least_mm <= mm && least_mm >= (percent == 100 || word ? 3.6 : 4.8));
                if (content)
                    assert_true(least_mm >= 4.8 && mm >= 0.0089 * displays[i].distance_mm - 0.001);
                if (percent == 200 && mm < degrees_mm)
                    fail_msg("display %zu, size %d: %.2f mm, under %.2f", i, size, mm, degrees_mm);
            }
        }
    }
}

static void test_touch(void **state)
{
    (void)state;
    for (size_t i = 0; i < DISPLAYS; i++) {
        for (int percent = 100; percent <= 200; percent += 50) {
            struct theme theme;
            theme_make(&theme, &displays[i].display, percent, false, NULL);
            assert_true(theme_mm(&theme, theme.target_px) >= 15);
            assert_true(theme_mm(&theme, theme.target_least_px) >= 15);
            assert_true(theme_mm(&theme, theme.target_gap_px) >= 3);
            assert_true(theme_mm(&theme, theme.margin_px) >= 5);
        }
    }
}

/* The parts of a window do not lie over one another, and a rail is where the class says. */
static void test_parts(void **state)
{
    (void)state;
    for (size_t i = 0; i < DISPLAYS; i++) {
        for (int percent = 100; percent <= 200; percent += 50) {
            struct theme theme;
            theme_make(&theme, &displays[i].display, percent, true, NULL);
            struct rect window = {0, 0, theme.display.w_px, theme.display.h_px};
            const struct rect parts[] = {theme.top, theme.bottom, theme.rail, theme.content};
            for (int a = 0; a < 4; a++) {
                assert_true(rect_empty(parts[a]) || rect_inside(parts[a], window));
                for (int b = 0; b < a; b++)
                    assert_true(rect_empty(rect_intersect(parts[a], parts[b])));
            }
            bool rail = theme_has_rail(&theme);
            assert_int_equal(rect_empty(theme.rail), !rail);
            assert_int_equal(rect_empty(theme.top), rail);
            assert_int_equal(rect_empty(theme.bottom), rail);
        }
    }
}

static const char *const hue_names[HUES] = {
    [HUE_TEAL] = "teal", [HUE_INDIGO] = "indigo", [HUE_AMBER] = "amber", [HUE_GREEN] = "green",
    [HUE_PLUM] = "plum", [HUE_BLUE] = "blue",     [HUE_SLATE] = "slate",
};

struct pair {
    const char *what;
    struct colour fg, bg;
    double least;
};

static void assert_pairs(const struct pair *pairs, size_t count, const char *of)
{
    for (size_t i = 0; i < count; i++) {
        double ratio = colour_contrast(pairs[i].fg, pairs[i].bg);
        if (ratio < pairs[i].least)
            fail_msg("%s: %s is %.2f:1", of, pairs[i].what, ratio);
    }
}
#define ASSERT_PAIRS(pairs, of) assert_pairs(pairs, sizeof(pairs) / sizeof *(pairs), of)

/* Every pair that paint puts on one another, and the least it must hold. Without an accent
   the words that a dark theme's hue has on its tint are the lightest of all. */
static void assert_palette(const struct palette *p, const char *of)
{
    const struct pair pairs[] = {
        {"ink on paper", p->ink, p->paper, 7},
        {"ink on card", p->ink, p->card, 7},
        {"ink on pill", p->ink, p->pill, 7},
        {"ink on alert", p->ink, p->alarm_paper, 7},
        {"ink on warning", p->ink, p->alarm.tint, 7},
        {"ink on bar", p->ink, p->bar, 7},
        {"soft on paper", p->soft, p->paper, 4.5},
        {"soft on card", p->soft, p->card, 4.5},
        {"soft on warning", p->soft, p->alarm.tint, 4.5},
        {"soft on alert", p->soft, p->alarm_paper, 4.5},
        {"soft on bar", p->soft, p->bar, 4.5},
        {"alarm on paper", p->alarm_ink, p->paper, 4.5},
        {"alarm on card", p->alarm_ink, p->card, 4.5},
        {"alarm on warning", p->alarm_ink, p->alarm.tint, 4.5},
        {"alarm on alert", p->alarm_ink, p->alarm_paper, 4.5},
        {"label on alarm", p->alarm.on_deep, p->alarm.deep, 7},
        {"full on accent", p->on_full, p->full_accent, 7},
        {"full on alarm", p->on_full, p->full_alarm, 7},
        {"soft full on accent", p->on_full_soft, p->full_accent, 4.5},
        {"edge of the pill on paper", p->pill_edge, p->paper, 3},
        {"edge of the pill on the pill", p->pill_edge, p->pill, 3},
        {"edge of the pill on the bar", p->pill_edge, p->bar, 3},
    };
    ASSERT_PAIRS(pairs, of);
    for (int hue = 0; hue < HUES; hue++) {
        const struct hue_colours *c = &p->hues[hue];
        const struct pair own[] = {
            {hue_names[hue], c->deep, p->card, 6.5}, {hue_names[hue], c->deep, p->paper, 4.5},
            {hue_names[hue], c->deep, p->bar, 4.5},  {hue_names[hue], c->deep, p->alarm_paper, 4.5},
            {hue_names[hue], c->deep, c->tint, 4.5}, {hue_names[hue], c->on_deep, c->deep, 6.5},
            {hue_names[hue], p->ink, c->tint, 7},    {hue_names[hue], p->soft, c->tint, 4.5},
        };
        if (hue_names[hue])
            ASSERT_PAIRS(own, of);
    }
}

static void test_contrast(void **state)
{
    (void)state;
    for (int dark = 0; dark < 2; dark++) {
        struct theme theme;
        theme_make(&theme, &large, 100, dark, NULL);
        assert_palette(&theme.colours, dark ? "dark" : "calm");
        assert_true(colour_equal(theme_ground(&theme, GROUND_PAPER), theme.colours.paper));
        assert_true(colour_equal(theme_ground(&theme, GROUND_ALERT), theme.colours.alarm_paper));
    }
}

/* The colours as they were chosen, and what each holds, to a tenth. */
static void test_contrast_as_chosen(void **state)
{
    (void)state;
    struct theme calm, dark;
    theme_make(&calm, &large, 100, false, NULL);
    theme_make(&dark, &large, 100, true, NULL);
    const struct palette *c = &calm.colours, *d = &dark.colours;
    const struct pair pairs[] = {
        {"ink on ground", c->ink, c->paper, 14.9},
        {"soft on ground", c->soft, c->paper, 7.2},
        {"ink on the quiet pill's colour", c->ink, COLOUR_HEX(0xefe8db), 13.0},
        {"ink on the highlight", c->ink, c->mark, 9.6},
        {"highlight on teal", c->mark, c->hues[HUE_TEAL].deep, 5.1},
        {"edge of the pill on white", c->pill_edge, COLOUR_HEX(0xffffff), 3.9},
        {"edge of the pill on ground", c->pill_edge, c->paper, 3.7},
        {"alarm on white", c->alarm.deep, COLOUR_HEX(0xffffff), 8.4},
        {"alarm on its tint", c->alarm.deep, c->alarm.tint, 6.7},
        {"dark: ink on ground", d->ink, d->paper, 16.4},
        {"dark: ink on what is touched", d->ink, d->card, 12.3},
        {"dark: soft on ground", d->soft, d->paper, 10.0},
        {"dark: edge of chrome on ground", d->pill_edge, d->paper, 6.8},
    };
    static const struct {
        enum hue hue;
        double on_white, on_tint;
    } hues[] = {{HUE_TEAL, 8.4, 7.2},  {HUE_INDIGO, 8.2, 6.8}, {HUE_AMBER, 6.8, 6.0},
                {HUE_GREEN, 6.5, 5.6}, {HUE_PLUM, 8.3, 7.0},   {HUE_BLUE, 7.1, 6.0},
                {HUE_SLATE, 9.7, 8.0}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        double ratio = colour_contrast(pairs[i].fg, pairs[i].bg);
        if (fabs(ratio - pairs[i].least) > 0.06)
            print_error("%s: %.2f, not %.1f\n", pairs[i].what, ratio, pairs[i].least);
        assert_true(fabs(ratio - pairs[i].least) <= 0.06);
    }
    for (size_t i = 0; i < sizeof hues / sizeof *hues; i++) {
        const struct hue_colours *hue = &c->hues[hues[i].hue], *light = &d->hues[hues[i].hue];
        double on_white = colour_contrast(hue->deep, COLOUR_HEX(0xffffff));
        double on_tint = colour_contrast(hue->deep, hue->tint);
        if (fabs(on_white - hues[i].on_white) > 0.06 || fabs(on_tint - hues[i].on_tint) > 0.06)
            fail_msg("%s: %.2f on white, %.2f on its tint", hue_names[hues[i].hue], on_white,
                     on_tint);
        assert_true(colour_contrast(light->on_deep, light->deep) > 9.35);
    }
}

/* What a clinic may write as its accent: any colour at all. */
static void test_contrast_of_accents(void **state)
{
    (void)state;
    static const uint32_t some[] = {0xffffff, 0x000000, 0xffff00, 0x00ff00, 0xff0000,
                                    0x0000ff, 0x808080, 0xfaf8f4, 0x14232d, 0x7fffd4};
    uint32_t random = 7;
    for (int i = 0; i < 200; i++) {
        random = random * 1664525 + 1013904223;
        uint32_t hex = i < 10 ? some[i] : random >> 8;
        struct colour accent = COLOUR_HEX(hex);
        char name[8];
        colour_write(accent, name);
        for (int dark = 0; dark < 2; dark++) {
            struct theme theme;
            theme_make(&theme, &large, 100, dark, &accent);
            assert_palette(&theme.colours, name);
        }
    }
}

/* An accent that holds 7:1 already is taken as it is, another only moved as far as
 * needed. */
static void test_accent_is_kept(void **state)
{
    (void)state;
    static const struct {
        uint32_t hex;
        bool dark, kept;
    } rows[] = {
        {0x1a2a6c, false, true}, {0xffd84a, true, true},   {0xe0007a, false, false},
        {0xe0007a, true, false}, {0x2080ff, false, false}, {0x208040, true, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct theme theme;
        struct colour brand = COLOUR_HEX(rows[i].hex);
        theme_make(&theme, &large, 100, rows[i].dark, &brand);
        struct colour accent = theme.colours.page.deep;
        assert_int_equal(colour_equal(accent, brand), rows[i].kept);
        if (!rows[i].kept)
            assert_true(colour_contrast(accent, theme.colours.card) < 9.5);
    }
}

/* The grounds without bars are the same in both themes, and white stands out from them. */
static void test_full_grounds(void **state)
{
    (void)state;
    static const struct {
        enum ground ground;
        bool full;
    } rows[] = {
        {GROUND_PAPER, false}, {GROUND_ALERT, false}, {GROUND_ACCENT, true}, {GROUND_ALARM, true}};
    struct colour brand = COLOUR_HEX(0xe0007a);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(ground_is_full(rows[i].ground), rows[i].full);
        for (int dark = 0; dark < 2; dark++) {
            struct theme theme;
            theme_make(&theme, &large, 100, dark, &brand);
            for (int tone = TONE_INK; tone <= TONE_ALARM; tone++) {
                struct colour fg = theme_tone(&theme, (enum tone)tone, rows[i].ground);
                struct colour bg = theme_ground(&theme, rows[i].ground);
                assert_true(colour_contrast(fg, bg) >= 4.5);
                if (rows[i].full)
                    assert_true(colour_equal(fg, theme.colours.on_full));
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parse),
        cmocka_unit_test(test_too_small),
        cmocka_unit_test(test_displays),
        cmocka_unit_test(test_distances),
        cmocka_unit_test(test_steps),
        cmocka_unit_test(test_floors),
        cmocka_unit_test(test_touch),
        cmocka_unit_test(test_parts),
        cmocka_unit_test(test_contrast),
        cmocka_unit_test(test_contrast_as_chosen),
        cmocka_unit_test(test_contrast_of_accents),
        cmocka_unit_test(test_accent_is_kept),
        cmocka_unit_test(test_full_grounds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
