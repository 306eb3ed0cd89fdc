/* Real fonts: what a face covers, how wide its runs are, and paragraphs set in them. */
#include "text/font.h"

#include <malloc.h>
#include <string.h>

#include "noto.h"
#include "text/chars.h"
#include "text/para.h"

static int width_of(struct fonts *fonts, uint32_t font, enum script script, bool rtl,
                    const char *text)
{
    struct measure measure = measure_fonts(fonts);
    struct run run = {font, rtl, script, text};
    return measure.width_px(measure.context, &run);
}

static int latin_px(struct fonts *fonts, const char *text)
{
    return width_of(fonts, font_id(NOTO_LATIN, false, 34), SCRIPT_LATN, false, text);
}

static void test_ids(void **state)
{
    (void)state;
    static const struct {
        int face;
        bool bold;
        int px;
    } rows[] = {
        {0, false, 1},           {0, true, 34},
        {0, false, FONT_PX_MAX}, {FONT_FACES - 1, true, FONT_PX_MAX},
        {7, false, 100},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        uint32_t id = font_id(rows[i].face, rows[i].bold, rows[i].px);
        assert_int_equal(font_face(id), rows[i].face);
        assert_int_equal(font_bold(id), rows[i].bold);
        assert_int_equal(font_px(id), rows[i].px);
    }
}

static void test_refused_faces(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t len;
        bool taken;
    } rows[] = {
        {"", 0, false},
        {"\0\1\0\0", 4, false},
        {"\x89PNG\r\n\x1a\n0000", 12, false},
        {"\0\1\0\0\0\1\0\0\0\0\0\0", 12, true},
        {"OTTO\0\1\0\0\0\0\0\0", 12, true},
    };
    struct fonts *fonts = fonts_create(NULL);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct err err = {""};
        bool taken = fonts_add(fonts, "odd", rows[i].bytes, rows[i].len, NULL, 0, &err);
        assert_int_equal(taken, rows[i].taken);
        assert_int_equal(strlen(err.text) == 0, rows[i].taken);
    }
    struct measure measure = measure_fonts(fonts);
    for (int n = measure.faces(measure.context); n < FONT_FACES; n++)
        assert_true(fonts_add(fonts, "more", rows[3].bytes, 12, NULL, 0, NULL));
    assert_false(fonts_add(fonts, "33rd", rows[3].bytes, 12, NULL, 0, NULL));
    fonts_destroy(fonts);
}

/* A face whose bytes only look like a font covers nothing: the next one is asked. */
static void test_broken_face_covers_nothing(void **state)
{
    (void)state;
    struct noto noto = noto_open();
    assert_true(fonts_add(noto.fonts, "broken", "\0\1\0\0\0\1\0\0\0\0\0\0", 12, NULL, 0, NULL));
    struct measure measure = measure_fonts(noto.fonts);
    assert_int_equal(measure.faces(measure.context), NOTO_FACES + 1);
    assert_false(measure.covers(measure.context, NOTO_FACES, 'a'));
    uint32_t font = font_id(NOTO_FACES, false, 34);
    assert_int_equal(width_of(noto.fonts, font, SCRIPT_LATN, false, "a"), 0);
    assert_int_equal(measure.metrics(measure.context, font).ascent_px, 0);
    noto_close(&noto);
}

/* A face that is read when it is needed, and how often it was asked for. */
struct shelf {
    const char *path; /* NULL: it can't be read */
    int reads;
};

static bool read_shelf(void *context, const char *name, bool bold, struct buf *out, struct err *err)
{
    struct shelf *shelf = context;
    shelf->reads++;
    assert_string_equal(name, "later");
    char path[256];
    snprintf(path, sizeof path, "%s/%s-%s.ttf", NOTO_DIR, shelf->path, bold ? "Bold" : "Regular");
    return shelf->path ? file_read(path, 1 << 24, out, err) : err_set(err, "the card");
}

static void test_read_when_needed(void **state)
{
    (void)state;
    static const struct {
        const char *path;
        bool has_bold, covers;
        int reads[3]; /* after adding, after 'a', after a bold 'a' */
    } rows[] = {
        {"NotoSans", true, true, {0, 1, 2}},
        {"NotoSans", false, true, {0, 1, 1}},
        {NULL, true, false, {0, 1, 2}},
        {"none", false, false, {0, 1, 1}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct shelf shelf = {rows[i].path, 0};
        const struct font_source source = {&shelf, read_shelf};
        struct noto noto = noto_open();
        struct fonts *fonts = fonts_create(NULL);
        assert_true(fonts_add_later(fonts, "later", rows[i].has_bold, &source, NULL));
        struct measure measure = measure_fonts(fonts);
        assert_int_equal(shelf.reads, rows[i].reads[0]);
        assert_int_equal(measure.covers(measure.context, 0, 'a'), rows[i].covers);
        assert_int_equal(shelf.reads, rows[i].reads[1]);
        int w_px = latin_px(fonts, "some words");
        assert_int_equal(w_px, rows[i].covers ? latin_px(noto.fonts, "some words") : 0);
        for (int px = 20; px < 24; px++)
            assert_int_equal(width_of(fonts, font_id(0, true, px), SCRIPT_LATN, false, "a") > 0,
                             rows[i].covers);
        assert_int_equal(shelf.reads, rows[i].reads[2]);
        fonts_destroy(fonts);
        noto_close(&noto);
    }
}

static void test_coverage(void **state)
{
    (void)state;
    static const struct {
        uint32_t cp;
        int face; /* the first that covers it */
    } rows[] = {
        {'a', NOTO_LATIN},    {' ', NOTO_LATIN},     {0x1EA4, NOTO_LATIN}, {0x416, NOTO_LATIN},
        {0x628, NOTO_ARABIC}, {0x5D0, NOTO_HEBREW},  {0xE01, NOTO_THAI},   {0x915, NOTO_DEVANAGARI},
        {0x4E00, NOTO_FACES}, {0x1F469, NOTO_FACES},
    };
    struct noto noto = noto_open();
    struct measure measure = measure_fonts(noto.fonts);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int face = 0;
        while (face < NOTO_FACES && !measure.covers(measure.context, face, rows[i].cp))
            face++;
        assert_int_equal(face, rows[i].face);
    }
    noto_close(&noto);
}

static void test_widths(void **state)
{
    (void)state;
    struct noto noto = noto_open();
    struct fonts *fonts = noto.fonts;
    uint32_t bold = font_id(NOTO_LATIN, true, 34);
    uint32_t arabic = font_id(NOTO_ARABIC, false, 34);
    assert_int_equal(latin_px(fonts, ""), 0);
    assert_int_equal(latin_px(fonts, "\u200B"), 0);
    assert_true(latin_px(fonts, "AV") < latin_px(fonts, "A") + latin_px(fonts, "V"));
    assert_true(latin_px(fonts, "can ") > latin_px(fonts, "can"));
    assert_true(width_of(fonts, bold, SCRIPT_LATN, false, "with age") >
                latin_px(fonts, "with age"));

    /* What is set on a font for one run must not reach the next. */
    int joined_px = width_of(fonts, arabic, SCRIPT_ARAB, true, "بيت");
    int apart_px = width_of(fonts, arabic, SCRIPT_LATN, false, "بيت");
    assert_true(joined_px < apart_px);
    assert_int_equal(width_of(fonts, arabic, SCRIPT_ARAB, true, "بيت"), joined_px);
    noto_close(&noto);
}

/* Forgetting changes no width, whatever was measured before and however often. */
static void test_forgetting(void **state)
{
    (void)state;
    static const char *const rows[] = {"", "78205", "San Antonio", "a longer run of words",
                                       "78205"};
    struct noto noto = noto_open();
    fonts_forget(noto.fonts);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int w_px = latin_px(noto.fonts, rows[i]);
        assert_int_equal(latin_px(noto.fonts, rows[i]), w_px);
        fonts_forget(noto.fonts);
        fonts_forget(noto.fonts);
        assert_int_equal(latin_px(noto.fonts, rows[i]), w_px);
    }
    noto_close(&noto);
}

static const char *const page[] = {
    "With age, a band of tissue in your back, a **ligament**, can grow thick. It then "
    "presses on the nerves, and your legs may hurt, tingle or feel weak when you stand "
    "or walk.",
    "AVAVAV To. WAVE Ty, Ye. 24/7 1-800-555-0123 decompression pseudoclaudication",
    "¿Qué es MILD? Con la edad, una **banda de tejido** de la espalda puede engrosar.",
    "Ấm áp, đau lưng: thủ thuật này **có thể** giúp bạn đi lại dễ dàng hơn mỗi ngày.",
    "مع التقدم في العمر، قد يزداد سُمك **رباط** في ظهرك (MILD) ويضغط على الأعصاب. "
    "اتصل على 555-0123 الآن.",
    "עם הגיל, רצועה בגב עלולה להתעבות וללחוץ על **העצבים**. התקשרו 555-0123.",
    "เมื่ออายุมากขึ้น\u200Bเอ็น\u200Bที่หลัง\u200Bอาจ\u200Bหนาขึ้น\u200Bและ\u200Bกดทับ\u200Bเส้นประสา"
    "ท",
    "उम्र के साथ, आपकी **पीठ** में ऊतक की एक पट्टी मोटी हो सकती है।",
};

static uint32_t random_below(uint32_t *seed, uint32_t below)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) % below;
}

static void check_lines(const struct para *para, int width_px, uint32_t row)
{
    for (int i = 0; i < para->line_count; i++) {
        const struct para_line *line = &para->lines[i];
        if (line->w_px > width_px)
            fail_msg("row %u: a line is %d px wide in %d", row, line->w_px, width_px);
        for (int n = 0; n < line->run_count; n++) {
            assert_true(line->runs[n].x_px >= 0);
            assert_true(line->runs[n].x_px + line->runs[n].w_px <= width_px);
        }
    }
}

static void test_lines_fit(void **state)
{
    (void)state;
    struct noto noto = noto_open();
    struct measure measure = measure_fonts(noto.fonts);
    struct arena *arena = arena_create();
    int lines = 0;
    for (uint32_t row = 0; row < 500; row++) {
        uint32_t seed = row;
        int width_px = 80 + (int)random_below(&seed, 1500);
        static const int px[] = {20, 34, 41};
        for (size_t i = 0; i < sizeof page / sizeof *page; i++) {
            struct para_style style = {.px = px[row % 3],
                                       .bold = row % 7 == 0,
                                       .rtl = i == 4 || i == 5,
                                       .align = (enum para_align)random_below(&seed, 3),
                                       .lang = "en"};
            const struct para *para = para_set(arena, &measure, page[i], &style, width_px);
            check_lines(para, width_px, row);
            lines += para->line_count;
        }
        arena_clear(arena);
    }
    assert_true(lines > 10000);
    arena_destroy(arena);
    noto_close(&noto);
}

/* Layout asks for a text's own width and then sets it in just that. */
static void test_own_width_is_enough(void **state)
{
    (void)state;
    struct noto noto = noto_open();
    struct measure measure = measure_fonts(noto.fonts);
    struct arena *arena = arena_create();
    for (int px = 12; px < 80; px++) {
        for (size_t i = 0; i < sizeof page / sizeof *page; i++) {
            struct para_style style = {.px = px, .lang = "en"};
            const struct para *wide = para_set(arena, &measure, page[i], &style, 100000);
            assert_int_equal(wide->line_count, 1);
            int w_px = wide->w_px;
            assert_int_equal(para_set(arena, &measure, page[i], &style, w_px)->line_count, 1);
            assert_true(para_set(arena, &measure, page[i], &style, w_px - 1)->line_count > 1);

            int word_px = para_longest_word_px(arena, &measure, page[i], &style);
            assert_false(para_set(arena, &measure, page[i], &style, word_px)->word_broken);
        }
        arena_clear(arena);
    }
    arena_destroy(arena);
    noto_close(&noto);
}

/* One size after the other: what the fonts hold does not grow with them, and one that has
   been closed is opened again, as it was. */
static void test_many_sizes(void **state)
{
    (void)state;
    struct noto noto = noto_open();
    struct measure measure = measure_fonts(noto.fonts);
    const char *text = "Leg or back pain when you walk? 0123456789";
    enum { SIZES = 5 * FONTS_OPEN };
    int first[SIZES];
    size_t at_most = 0;
    for (int i = 0; i < 2 * SIZES; i++) {
        uint32_t font = font_id(NOTO_LATIN, i % 2, 20 + i % SIZES);
        int w_px = width_of(noto.fonts, font, SCRIPT_LATN, false, text);
        fonts_forget(noto.fonts); /* else the width would be a kept one */
        assert_true(measure.covers(measure.context, NOTO_LATIN, 'A'));
        size_t bytes = mallinfo2().uordblks; /* none under sanitizers */
        if (i < SIZES)
            first[i] = w_px;
        else
            assert_int_equal(w_px, first[i - SIZES]);
        if (i < 2 * FONTS_OPEN)
            at_most = bytes > at_most ? bytes : at_most;
        else
            assert_true(bytes <= at_most + at_most / 4);
    }
    noto_close(&noto);
}

/* No line could have taken the next one's first word. */
static void test_lines_are_full(void **state)
{
    (void)state;
    struct noto noto = noto_open();
    struct measure measure = measure_fonts(noto.fonts);
    struct arena *arena = arena_create();
    struct para_style style = {.px = 34, .lang = "en"};
    const char *text = "AVAVAV To. WAVE Ty, Ye. With age, a band of tissue in your back "
                       "can grow thick. Talk To Your Doctor. AT Avoid Ways To Wait.";
    for (int width_px = 200; width_px < 1400; width_px++) {
        const struct para *para = para_set(arena, &measure, text, &style, width_px);
        for (int i = 0; i + 1 < para->line_count; i++) {
            char both[256];
            const char *next = para->lines[i + 1].runs[0].run.text;
            /* The last line's only word may have got the one before it for company. */
            const char *second = strchr(next, ' ');
            if (i + 2 == para->line_count && second && !strchr(second + 1, ' ') &&
                latin_px(noto.fonts, second + 1) * 4 < width_px)
                continue;
            snprintf(both, sizeof both, "%s %.*s", para->lines[i].runs[0].run.text,
                     (int)strcspn(next, " "), next);
            if (latin_px(noto.fonts, both) <= width_px)
                fail_msg("\"%s\" fits in %d", both, width_px);
        }
        arena_clear(arena);
    }
    arena_destroy(arena);
    noto_close(&noto);
}

/* What no face shows is never an empty box: one "?" stands for as much of it as is in a row. */
static void test_uncovered(void **state)
{
    (void)state;
    static const struct {
        const char *text, *plain;
        uint32_t first;
    } rows[] = {
        {"5 mg", "5 mg", 0},
        {"\u00b1\u00bd\u00b5\u00b0 \u00d7", "\u00b1\u00bd\u00b5\u00b0 \u00d7", 0},
        {"\U0001F48A 5 mg", "? 5 mg", 0x1F48A},
        {"a \u4e2d\u6587 b", "a ?\u034f b", 0x4E2D},
        {"**\u4e2d** \u6587", "? ?", 0x4E2D},
        {"\U0001F469\u200d\u2695\ufe0f!", "?\u200d\u034f\ufe0f!", 0x1F469},
        {"e\u0301\u20d1", "e\u0301\u034f", 0x20D1},
        {"\u05d0 \u4e2d", "\u05d0 ?", 0x4E2D},
        {"\u00ad\u200b\u2067x\t", "\u00ad\u200b\u2067x ", 0},
    };
    struct noto noto = noto_open();
    struct measure measure = measure_fonts(noto.fonts);
    struct arena *arena = arena_create();
    struct para_style style = {.px = 34, .lang = "en"};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct para *para = para_set(arena, &measure, rows[i].text, &style, 2000);
        assert_string_equal(para->plain, rows[i].plain);
        assert_int_equal(para_uncovered(&measure, rows[i].text), rows[i].first);
    }
    arena_destroy(arena);
    noto_close(&noto);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ids),
        cmocka_unit_test(test_refused_faces),
        cmocka_unit_test(test_broken_face_covers_nothing),
        cmocka_unit_test(test_read_when_needed),
        cmocka_unit_test(test_coverage),
        cmocka_unit_test(test_widths),
        cmocka_unit_test(test_forgetting),
        cmocka_unit_test(test_lines_fit),
        cmocka_unit_test(test_own_width_is_enough),
        cmocka_unit_test(test_many_sizes),
        cmocka_unit_test(test_lines_are_full),
        cmocka_unit_test(test_uncovered),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
