/* Sizes in millimetres on every display, and the contrast of all colours that meet. */
#include "layout/theme.h"

#include <math.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define LARGE                                                                                      \
    {                                                                                              \
        1920, 1080, 21.5, 600                                                                      \
    }
#define UPRIGHT                                                                                    \
    {                                                                                              \
        1080, 1920, 21.5, 600                                                                      \
    }
#define SMALL                                                                                      \
    {                                                                                              \
        1280, 800, 10.1, 600                                                                       \
    }
#define SMALLEST                                                                                   \
    {                                                                                              \
        1024, 600, 10.1, 600                                                                       \
    }

static const struct display large = LARGE;

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

/* The table of the classes: millimetres, distance of the eye, body's em. */
static void test_classes(void **state)
{
    (void)state;
    static const struct {
        const char *display;
        enum display_class class;
        int distance_mm, body_px;
    } rows[] = {
        {"1920x1080@32", CLASS_WIDE, 700, 24},        {"1920x1080@21.5", CLASS_WIDE, 600, 31},
        {"1920x1080@15.6", CLASS_WIDE, 500, 38},      {"1366x768@15.6", CLASS_WIDE, 500, 27},
        {"3840x2160@43", CLASS_WIDE, 800, 41},        {"1280x800@10.1", CLASS_RAIL, 450, 40},
        {"1024x600@10.1", CLASS_RAIL, 450, 32},       {"800x480@7", CLASS_RAIL_SMALL, 400, 36},
        {"1280x720@7", CLASS_RAIL_SMALL, 400, 56},    {"1080x1920@21.5", CLASS_TALL, 600, 31},
        {"1080x1920@32", CLASS_TALL, 700, 24},        {"720x1280@7", CLASS_TALL_SMALL, 400, 56},
        {"800x1280@10.1", CLASS_TALL_SMALL, 450, 40},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct display display = {0};
        struct theme theme;
        assert_true(display_parse(&display, rows[i].display));
        theme_make(&theme, &display, 100, false, NULL);
        if (theme.class != rows[i].class || theme.display.distance_mm != rows[i].distance_mm ||
            theme.em_px[SIZE_BODY] != rows[i].body_px)
            fail_msg("%s: class %d, %d mm, body %d px", rows[i].display, theme.class,
                     theme.display.distance_mm, theme.em_px[SIZE_BODY]);
        bool rail = theme_has_rail(&theme);
        assert_int_equal(rect_empty(theme.rail), !rail);
        assert_int_equal(rect_empty(theme.bottom), rail);
    }
}

static double cap_mm(const struct theme *theme, int em_px)
{
    return em_px * CAP_PER_EM / theme->px_per_mm;
}

static bool may_be_small(const struct theme *theme, int size)
{
    bool under_icons = theme_has_rail(theme) || theme->class == CLASS_TALL_SMALL;
    return size == SIZE_CAPTION || size == SIZE_LABEL_SMALL || (size == SIZE_LABEL && under_icons);
}

/* Body is 0.51 degrees at the eye, 5.34 mm at 600 mm, and grows in full; what may be small has
   a floor of its own at 100 %. */
static void test_sizes(void **state)
{
    (void)state;
    static const struct display displays[] = {
        LARGE, UPRIGHT, SMALL, SMALLEST, {1920, 1080, 21.5, 350}, {3840, 2160, 55, 1500}};
    for (size_t i = 0; i < sizeof displays / sizeof *displays; i++) {
        const struct display *display = &displays[i];
        double body_mm = CAP_PER_DISTANCE * display->distance_mm;
        for (int percent = 100; percent <= 200; percent += 50) {
            struct theme theme;
            theme_make(&theme, display, percent, false, NULL);
            double px_mm = 1 / theme.px_per_mm, body = cap_mm(&theme, theme.em_px[SIZE_BODY]);
            double wanted = body_mm < CAP_LEAST_MM ? CAP_LEAST_MM : body_mm;
            assert_true(body >= wanted * percent / 100 - 0.001);
            assert_true(body < wanted * percent / 100 + px_mm);
            for (int size = 0; size < TEXT_SIZES; size++) {
                bool small = percent == 100 && may_be_small(&theme, size);
                double cap = cap_mm(&theme, theme.em_px[size]);
                assert_true(cap >= (small ? CAP_SMALL_MM : CAP_LEAST_MM) - 0.001);
                assert_true(theme.least_px[size] <= theme.em_px[size]);
                if (percent == 200 && size >= SIZE_CAPTION && size < SIZE_DISPLAY)
                    assert_true(cap >= 2 * display->distance_mm * 0.0061086 - px_mm);
            }
            for (int size = SIZE_CAPTION; size < SIZE_H1; size++)
                assert_true(theme.em_px[size] <= theme.em_px[size + 1]);
            assert_true(theme_mm(&theme, theme.target_px) >= TARGET_LEAST_MM);
            assert_true(theme_mm(&theme, theme.target_least_px) >= TARGET_LEAST_MM);
            assert_true(theme_mm(&theme, theme.target_gap_px) >= GAP_LEAST_MM);
            assert_true(theme_mm(&theme, theme.margin_px) >= EDGE_LEAST_MM);
        }
    }
}

/* The bars stand at the edges, and what a page may fill lies between them. */
static void test_bars(void **state)
{
    (void)state;
    static const struct display displays[] = {LARGE,    UPRIGHT,          SMALL,
                                              SMALLEST, {800, 480, 7, 0}, {720, 1280, 7, 0}};
    for (size_t i = 0; i < sizeof displays / sizeof *displays; i++) {
        for (int percent = 100; percent <= 200; percent += 50) {
            int w = displays[i].w_px, h = displays[i].h_px;
            struct theme theme, dark;
            theme_make(&theme, &displays[i], percent, false, NULL);
            theme_make(&dark, &displays[i], percent, true, NULL);
            bool rail = theme_has_rail(&theme);
            struct rect free = {0, theme.top.h, w - theme.rail.w, h - theme.top.h - theme.bottom.h};
            assert_true(rect_inside(theme.content, free));
            assert_true(rail || theme.bottom.y + theme.bottom.h == h);
            assert_true(!rail || (theme.rail.x + theme.rail.w == w && theme.rail.h == h));
            assert_int_equal(theme.flow_px > 0, theme.class != CLASS_TALL_SMALL);
            assert_true(theme.flow_px < theme.content.h / 4);
            assert_true(rect_equal(theme.content, dark.content));
        }
    }
}

/* Every pair that paint puts on one another, and the least it must hold. */
static void assert_pairs(const struct palette *p, const char *of)
{
    const struct {
        const char *what;
        struct colour fg, bg;
        double least;
    } rows[] = {
        {"ink on paper", p->ink, p->paper, 7},
        {"ink on card", p->ink, p->card, 7},
        {"ink on pill", p->ink, p->pill, 7},
        {"ink on warning", p->ink, p->alarm.tint, 7},
        {"ink on alert", p->ink, p->alarm_paper, 7},
        {"ink on bar", p->ink, p->bar, 7},
        {"soft on paper", p->soft, p->paper, 4.5},
        {"soft on card", p->soft, p->card, 4.5},
        {"soft on warning", p->soft, p->alarm.tint, 4.5},
        {"soft on alert", p->soft, p->alarm_paper, 4.5},
        {"soft on bar", p->soft, p->bar, 4.5},
        {"alarm on paper", p->alarm_ink, p->paper, 4.5},
        {"alarm on warning", p->alarm_ink, p->alarm.tint, 4.5},
        {"alarm on alert", p->alarm_ink, p->alarm_paper, 4.5},
        {"label on alarm", p->alarm.on_deep, p->alarm.deep, 7},
        {"full on accent", p->on_full, p->full_accent, 7},
        {"full on alarm", p->on_full, p->full_alarm, 7},
        {"ink on mark", COLOUR_HEX(0x16242b), p->mark, 7},
        {"edge of a pill on paper", p->pill_edge, p->paper, 3},
        {"edge of a pill on bar", p->pill_edge, p->bar, 3},
        {"near and far ring", COLOUR_HEX(0xffffff), COLOUR_HEX(0x16242b), 3},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        double ratio = colour_contrast(rows[i].fg, rows[i].bg);
        if (ratio < rows[i].least)
            fail_msg("%s: %s is %.2f:1", of, rows[i].what, ratio);
    }
    for (int hue = HUE_TEAL; hue < HUES; hue++) {
        const struct hue_colours *h = &p->hues[hue];
        const double pairs[][2] = {
            {colour_contrast(h->deep, p->card), 4.5}, {colour_contrast(h->deep, p->paper), 4.5},
            {colour_contrast(h->deep, h->tint), 4.5}, {colour_contrast(h->on_deep, h->deep), 4.5},
            {colour_contrast(p->ink, h->tint), 7},    {colour_contrast(p->soft, h->tint), 4.5},
            {colour_contrast(h->deep, p->bar), 4.5},  {colour_contrast(h->deep, p->alarm_paper), 3},
        };
        for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
            if (pairs[i][0] < pairs[i][1])
                fail_msg("%s: hue %d: pair %zu is %.2f:1", of, hue, i, pairs[i][0]);
    }
}

static void test_contrast(void **state)
{
    (void)state;
    for (int dark = 0; dark < 2; dark++) {
        struct theme theme;
        theme_make(&theme, &large, 100, dark, NULL);
        assert_pairs(&theme.colours, dark ? "dark" : "calm");
        assert_true(colour_equal(theme_ground(&theme, GROUND_PAPER), theme.colours.paper));
        assert_true(colour_equal(theme_ground(&theme, GROUND_ALERT), theme.colours.alarm_paper));
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
            assert_pairs(&theme.colours, name);
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
        struct colour accent = theme.colours.hues[HUE_TEAL].deep;
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
        cmocka_unit_test(test_classes),
        cmocka_unit_test(test_sizes),
        cmocka_unit_test(test_bars),
        cmocka_unit_test(test_contrast),
        cmocka_unit_test(test_contrast_of_accents),
        cmocka_unit_test(test_accent_is_kept),
        cmocka_unit_test(test_full_grounds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
