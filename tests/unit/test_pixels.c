/* Runs as pixels: their ink must lie where measuring said. */
#include "text/pixels.h"

#include <stdlib.h>
#include <string.h>

#include "noto.h"
#include "text/chars.h"

static struct noto noto;

static int open_noto(void **state)
{
    (void)state;
    noto = noto_open();
    return 0;
}

static int close_noto(void **state)
{
    (void)state;
    noto_close(&noto);
    return 0;
}

static struct run latin(const char *text, int px)
{
    return (struct run){font_id(NOTO_LATIN, false, px), false, SCRIPT_LATN, text};
}

static int alpha_at(const SDL_Surface *surface, int x, int y)
{
    const char *row = (const char *)surface->pixels + (ptrdiff_t)y * surface->pitch;
    return (int)(((const Uint32 *)row)[x] >> 24);
}

static long sum_alpha(const SDL_Surface *surface)
{
    long sum = 0;
    for (int y = 0; y < surface->h; y++) {
        for (int x = 0; x < surface->w; x++)
            sum += alpha_at(surface, x, y);
    }
    return sum;
}

static void test_ink_is_inside(void **state)
{
    (void)state;
    static const struct {
        int face;
        enum script script;
        bool rtl;
        const char *text;
        int over; /* hundredths of an em that marks may stand out of the font's height */
    } rows[] = {
        {NOTO_LATIN, SCRIPT_LATN, false, "Hamburgefonts jjj fff WAVE (Qy)", 0},
        {NOTO_LATIN, SCRIPT_LATN, false, "j", 0},
        {NOTO_LATIN, SCRIPT_LATN, false, "ÀÉÎÕÜ çşţ", 0},
        {NOTO_LATIN, SCRIPT_LATN, false, "ẤẦẪỄỘỞ gyq", 9},
        {NOTO_LATIN, SCRIPT_LATN, false, "A\u0302\u0301\u0301\u0301\u0301", 99},
        {NOTO_LATIN, SCRIPT_LATN, false, "Hy a\u0323\u0323\u0323\u0323\u0323", 99},
        {NOTO_ARABIC, SCRIPT_ARAB, true, "مرحبا بكم في العيادة", 0},
        {NOTO_ARABIC, SCRIPT_ARAB, true, "العَرَبِيَّةُ مُحَمَّدٌ ﷺ", 9},
        {NOTO_HEBREW, SCRIPT_HEBR, true, "שָׁלוֹם לְכֻלָּם", 9},
        {NOTO_THAI, SCRIPT_THAI, false, "ที่ปี่ญู น้ำ ผู้ใหญ่", 9},
        {NOTO_DEVANAGARI, SCRIPT_DEVA, false, "र्द्ध्वि क्ष्म्य ट्ठू", 9},
    };
    for (int px = 12; px < 90; px += 3) {
        for (size_t i = 0; i < 2 * (sizeof rows / sizeof *rows); i++) {
            size_t n = i / 2;
            struct run run = {font_id(rows[n].face, i % 2, px), rows[n].rtl, rows[n].script,
                              rows[n].text};
            struct measure measure = measure_fonts(noto.fonts);
            struct font_metrics its = measure.metrics(measure.context, run.font);
            int top_px = -1000;
            SDL_Surface *surface = run_pixels(noto.fonts, &run, 0, &top_px);
            assert_non_null(surface);
            assert_int_equal(surface->w, measure.width_px(measure.context, &run));
            int bottom_px = top_px + surface->h;
            int over_px = (rows[n].over * px + 99) / 100;
            if (top_px < -over_px || bottom_px > its.ascent_px + its.descent_px + over_px)
                fail_msg("%s at %d px: %d to %d of %d", run.text, px, top_px, bottom_px,
                         its.ascent_px + its.descent_px);
            SDL_FreeSurface(surface);
        }
    }
}

/* The rows and alphas of the first `w` columns, put at the run's top, must be the same. */
static void check_start_is(const char *text, const char *start, int px)
{
    struct run whole_run = latin(text, px), start_run = latin(start, px);
    int whole_top = 0, start_top = 0;
    SDL_Surface *whole = run_pixels(noto.fonts, &whole_run, 0, &whole_top);
    SDL_Surface *begin = run_pixels(noto.fonts, &start_run, 0, &start_top);
    assert_non_null(whole);
    assert_non_null(begin);
    for (int y = 0; y < begin->h; y++) {
        for (int x = 0; x < begin->w - 1; x++) {
            int row = y + start_top - whole_top;
            assert_in_range(row, 0, whole->h - 1);
            if (alpha_at(begin, x, y) != alpha_at(whole, x, row))
                fail_msg("%s at %d px: its baseline is not where %s has it", text, px, start);
        }
    }
    SDL_FreeSurface(whole);
    SDL_FreeSurface(begin);
}

/* SDL_ttf moves the baseline for what stands too high, with or without a taller surface. */
static void test_baseline_under_stacked_marks(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "H",
        "HẤ",
        "HẤg",
        "H A\u0302\u0301\u0301",
        "H A\u0302\u0301\u0301\u0301\u0301\u0301",
        "H A\u0302\u0301\u0301\u0301\u0301\u0301g",
        "H a\u0323\u0323\u0323\u0323\u0323",
        "H A\u0302\u0301\u0301\u0301\u0323\u0323\u0323\u0323\u0323",
    };
    for (int px = 12; px < 120; px++) {
        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
            check_start_is(rows[i], "H", px);
    }
}

static void test_no_pixels(void **state)
{
    (void)state;
    static const char *const rows[] = {"", " ", "   ", "\u00A0", "\u200B", "\u2067\u2069"};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct run run = latin(rows[i], 34);
        int top_px = 0;
        assert_null(run_pixels(noto.fonts, &run, 0, &top_px));
    }
}

static void test_widest(void **state)
{
    (void)state;
    static const struct {
        int letters; /* W at 100 px is 93 px wide */
        bool drawn;
    } rows[] = {{1, true}, {171, true}, {173, false}, {4000, false}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[4001] = "";
        memset(text, 'W', (size_t)rows[i].letters);
        struct run run = latin(text, 100);
        int top_px = 0;
        SDL_Surface *surface = run_pixels(noto.fonts, &run, 0, &top_px);
        if (!surface == rows[i].drawn)
            fail_msg("%d letters", rows[i].letters);
        SDL_FreeSurface(surface);
    }
}

static void test_colour_and_format(void **state)
{
    (void)state;
    static const uint32_t rows[] = {0x000000, 0xFFFFFF, 0x14232D, 0x8F2A15};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct run run = latin("Hg", 34);
        int top_px = 0, solid = 0;
        SDL_Surface *surface = run_pixels(noto.fonts, &run, rows[i], &top_px);
        assert_int_equal(surface->format->format, SDL_PIXELFORMAT_ARGB8888);
        SDL_BlendMode mode = SDL_BLENDMODE_NONE;
        assert_int_equal(SDL_GetSurfaceBlendMode(surface, &mode), 0);
        assert_int_equal(mode, SDL_BLENDMODE_BLEND);
        for (int y = 0; y < surface->h; y++) {
            const char *row = (const char *)surface->pixels + (ptrdiff_t)y * surface->pitch;
            for (int x = 0; x < surface->w; x++) {
                Uint32 pixel = ((const Uint32 *)row)[x];
                solid += pixel >> 24 == 255;
                if (pixel >> 24)
                    assert_int_equal(pixel & 0xFFFFFF, rows[i]);
            }
        }
        assert_true(solid > 50);
        SDL_FreeSurface(surface);
    }
}

/* SDL_ttf turns brackets itself: whoever did it too would turn them back. */
static void test_brackets_are_mirrored_once(void **state)
{
    (void)state;
    struct run open = latin("(", 34), close = latin(")", 34);
    close.rtl = true;
    int open_top = 0, close_top = 0;
    SDL_Surface *a = run_pixels(noto.fonts, &open, 0, &open_top);
    SDL_Surface *b = run_pixels(noto.fonts, &close, 0, &close_top);
    assert_int_equal(open_top, close_top);
    assert_int_equal(a->w, b->w);
    assert_int_equal(a->h, b->h);
    for (int y = 0; y < a->h; y++) {
        for (int x = 0; x < a->w; x++)
            assert_int_equal(alpha_at(a, x, y), alpha_at(b, x, y));
    }
    SDL_FreeSurface(a);
    SDL_FreeSurface(b);
}

static void test_face_without_bold_is_emboldened(void **state)
{
    (void)state;
    struct noto own = noto_open();
    const struct buf *regular = &own.regular[NOTO_LATIN];
    assert_true(fonts_add(own.fonts, "one", regular->bytes, regular->len, NULL, 0, NULL));
    long alpha[2];
    for (int bold = 0; bold < 2; bold++) {
        struct run run = latin("weight", 34);
        run.font = font_id(NOTO_FACES, bold, 34);
        int top_px = 0;
        SDL_Surface *surface = run_pixels(own.fonts, &run, 0, &top_px);
        alpha[bold] = sum_alpha(surface);
        SDL_FreeSurface(surface);
    }
    assert_true(alpha[1] > alpha[0] * 11 / 10);
    noto_close(&own);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ink_is_inside),
        cmocka_unit_test(test_baseline_under_stacked_marks),
        cmocka_unit_test(test_no_pixels),
        cmocka_unit_test(test_widest),
        cmocka_unit_test(test_colour_and_format),
        cmocka_unit_test(test_brackets_are_mirrored_once),
        cmocka_unit_test(test_face_without_bold_is_emboldened),
    };
    return cmocka_run_group_tests(tests, open_noto, close_noto);
}
