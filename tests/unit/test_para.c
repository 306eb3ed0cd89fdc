/* Paragraphs on fonts of rubber: every letter is 10 px wide, a space 5, a mark 0. A line
   is written as its runs from left to right, each "x flags'text'": b bold, r right to
   left, 1 the second face, which has the Arabic and Hebrew letters. */
#include "text/para.h"
#include "text/para_cache.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "text/breaks.h"
#include "text/chars.h"
#include "text/font.h"

static int fake_faces(void *context)
{
    (void)context;
    return 2;
}

static bool is_semitic(uint32_t cp)
{
    return cp >= 0x590 && cp <= 0x6FF;
}

static bool fake_covers(void *context, int face, uint32_t cp)
{
    (void)context;
    bool both = cp == ' ' || (cp >= '0' && cp <= '9') || cp == '-';
    return both || is_semitic(cp) == (face == 1);
}

static int cp_width(uint32_t cp)
{
    if (char_is_mark(cp) || char_is_ignorable(cp))
        return 0;
    return cp == ' ' || cp == 0xA0 ? 5 : 10;
}

/* A run's inner spaces are so much wider than alone: what real fonts do, made coarse. */
struct rubber {
    int more_px;
};

static int fake_width(void *context, const struct run *run)
{
    const struct rubber *rubber = context;
    size_t len = strlen(run->text), step;
    int w_px = 0;
    for (size_t i = 0; i < len; i += step) {
        uint32_t cp = 0;
        step = utf8_decode(run->text + i, len - i, &cp);
        assert_true(step > 0);
        w_px += cp_width(cp);
        if (cp == ' ' && i > 0 && i + 1 < len)
            w_px += rubber->more_px;
    }
    return w_px;
}

static struct font_metrics fake_metrics(void *context, uint32_t font)
{
    (void)context;
    if (font_face(font) == 1)
        return (struct font_metrics){12, 6};
    return (struct font_metrics){8, 2};
}

static struct measure fake_measure(struct rubber *rubber)
{
    return (struct measure){rubber,       fake_faces, fake_covers, fake_width,
                            fake_metrics, NULL,       NULL,        NULL};
}

static const char *describe(struct buf *out, const struct para *para)
{
    for (int i = 0; i < para->line_count; i++) {
        buf_puts(out, i > 0 ? " | " : "");
        for (int n = 0; n < para->lines[i].run_count; n++) {
            const struct para_run *run = &para->lines[i].runs[n];
            buf_printf(out, "%s%d%s%s%s'%s'", n > 0 ? " " : "", run->x_px,
                       font_bold(run->run.font) ? "b" : "", run->run.rtl ? "r" : "",
                       font_face(run->run.font) ? "1" : "", run->run.text);
        }
    }
    buf_puts(out, para->word_broken ? " broken" : "");
    return out->bytes;
}

struct row {
    const char *text;
    int width_px;
    const char *lines;
    enum para_align align;
};

static void check_rows(const struct row *rows, size_t count, struct para_style style, int more_px)
{
    struct rubber rubber = {more_px};
    struct measure measure = fake_measure(&rubber);
    struct arena *arena = arena_create();
    style.px = 10;
    style.lang = "en";
    for (size_t i = 0; i < count; i++) {
        struct buf is = {0};
        style.align = rows[i].align;
        const struct para *para = para_set(arena, &measure, rows[i].text, &style, rows[i].width_px);
        if (strcmp(describe(&is, para), rows[i].lines) != 0)
            fail_msg("\"%s\" in %d:\n  is     %s\n  wanted %s", rows[i].text, rows[i].width_px,
                     is.bytes, rows[i].lines);
        buf_free(&is);
    }
    arena_destroy(arena);
}

#define CHECK(rows, ...)                                                                           \
    check_rows(rows, sizeof rows / sizeof *rows, (struct para_style){__VA_ARGS__}, 0)

static void test_wrapping(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"one two", 1000, "0'one two'", 0},
        {"one two", 65, "0'one two'", 0},
        {"one two", 64, "0'one' | 0'two'", 0},
        {"one two ", 65, "0'one two'", 0},
        {"one   two", 64, "0'one' | 0'two'", 0},
        {"one two three", 1000000000, "0'one two three'", 0},
        {"a b c d e f g h i j k l m n", 40, "0'a b c' | 0'd e f' | 0'g h i' | 0'j k l' | 0'm n'",
         0},
        {"a  b", 1000, "0'a  b'", 0},
        {" a", 1000, "0' a'", 0},
        {" abcdefgh", 85, "0' abcdefgh'", 0},
        {" abcdefgh", 82, "0'abcdefgh'", 0},
        {"one\ntwo", 1000, "0'one' | 0'two'", 0},
        {"one\n\ntwo", 1000, "0'one' |  | 0'two'", 0},
        {"one\n", 1000, "0'one' | ", 0},
        {"one\r\ntwo", 1000, "0'one' | 0'two'", 0},
        {"one\u2028two", 1000, "0'one' | 0'two'", 0},
        {"one\ttwo", 1000, "0'one two'", 0},
        {"", 1000, "", 0},
        {"", 0, "", 0},
        {"   ", 1000, "", 0},
        {"   ", 0, "", 0},
        {"10\u00A0mg a day", 45, "0'10\u00A0mg' | 0'a day'", 0},
        {"at 24/7 now", 40, "0'at' | 0'24/7' | 0'now'", 0},
        {"call (210) 555-0142 now", 140, "0'call' | 0'(210) 555-0142' | 0'now'", 0},
        {"call 555-0123 now", 80, "0'call' | 0'555-0123' | 0'now'", 0},
        {"a well-known fact", 60, "0'a' | 0'well-' | 0'known' | 0'fact'", 0},
        {"ab\u200Bcd\u200Bef", 40, "0'ab\u200Bcd' | 0'ef'", 0},
        {"ab\u200Bcd", 39, "0'ab' | 0'cd'", 0},
        {"hos\u00ADpi\u00ADtal", 60, "0'hos\u00ADpi\u00AD-' | 0'tal'", 0},
        {"hos\u00ADpi\u00ADtal", 59, "0'hos\u00AD-' | 0'pi\u00ADtal'", 0},
        {"hos\u00ADpi\u00ADtal", 80, "0'hos\u00ADpi\u00ADtal'", 0},
        {"one two", 100, "17'one two'", PARA_CENTER},
        {"one two", 60, "15'one' | 15'two'", PARA_CENTER},
        {"one two", 100, "35'one two'", PARA_END},
        {"one two ", 60, "30'one' | 30'two'", PARA_END},
        /* a short last word is not left alone, if the line above stays the longer one */
        {"abcd efgh ijkl mn", 140, "0'abcd efgh' | 0'ijkl mn'", 0},
        {"abcd efgh ijkl mn \nop", 140, "0'abcd efgh' | 0'ijkl mn' | 0'op'", 0},
        {"abcd efgh ijkl mnop", 140, "0'abcd efgh ijkl' | 0'mnop'", 0},
        {"abcde fghij k", 110, "0'abcde fghij' | 0'k'", 0},
        {"abcd efgh ijkl m n", 130, "0'abcd efgh ijkl' | 0'm n'", 0},
        {"abcd efgh ijkl mn", 140, "27'abcd efgh' | 37'ijkl mn'", PARA_CENTER},
    };
    CHECK(rows, .px = 10);
}

static void test_wide_words(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"abcdefgh", 80, "0'abcdefgh'", 0},
        {"abcdefgh", 79, "0'abcdef-' | 0'gh' broken", 0},
        {"abcdefgh", 40, "0'abc-' | 0'def-' | 0'gh' broken", 0},
        {"abcdefgh", 25, "0'a-' | 0'b-' | 0'c-' | 0'd-' | 0'e-' | 0'f-' | 0'gh' broken", 0},
        {"abc", 0, "0'a' | 0'b' | 0'c' broken", 0},
        {"abc", 19, "0'a' | 0'b' | 0'c' broken", 0},
        {"a\u00ADbc", 19, "0'a\u00AD' | 0'b' | 0'c' broken", 0},
        {"a", 0, "0'a'", 0},
        {"a b", 0, "0'a' | 0'b'", 0},
        {"to abcdefgh to", 60, "0'to' | 0'abcde-' | 0'fgh to' broken", 0},
        {"12345678", 40, "0'1234' | 0'5678' broken", 0},
        {"ae\u0301e\u0301e\u0301b", 30, "0'ae\u0301-' | 0'e\u0301e\u0301b' broken", 0},
        /* Thai shows no hyphen, and keeps a vowel with its letter on either side. */
        {"กานา", 20, "0'กา' | 0'นา' broken", 0},
        {"กานา", 30, "0'กา' | 0'นา' broken", 0},
        {"เกเก", 30, "0'เก' | 0'เก' broken", 0},
        {"漢字漢字", 30, "0'漢字漢' | 0'字'", 0},
        {"漢字。漢", 20, "0'漢' | 0'字。' | 0'漢'", 0},
        {"中中中", 0, "0'中' | 0'中' | 0'中'", 0},
        {"🇺🇸🇪🇸", 20, "0'🇺🇸' | 0'🇪🇸'", 0},
        {"👩\u200D👧👩\u200D👧", 20, "0'👩\u200D👧' | 0'👩\u200D👧'", 0},
    };
    CHECK(rows, .px = 10);
}

static void test_bold(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"a **b** c", 1000, "0'a ' 15b'b' 25' c'", 0},
        {"**a b** c", 1000, "0b'a b' 25' c'", 0},
        {"a **b c** d", 30, "0'a ' 15b'b' | 0b'c' 10' d'", 0},
        {"un**clear**ed", 1000, "0'un' 20b'clear' 70'ed'", 0},
        {"**a", 1000, "0'**a'", 0},
        {"a**", 1000, "0'a**'", 0},
        {"**a** and **", 1000, "0b'a' 10' and **'", 0},
        {"2 * 3", 1000, "0'2 * 3'", 0},
        {"a****b", 1000, "0'ab'", 0},
        {"***a***", 1000, "0b'*a' 20'*'", 0},
        {"**one\ntwo**", 1000, "0b'one' | 0b'two'", 0},
        {"****", 1000, "", 0},
        {"e**\u0301x**", 1000, "0'e\u0301' 10b'x'", 0},
        /* Cut by a change of weight, joined letters would change shape. */
        {"ال**بيت** دا", 1000, "0r1' دا' 25br1'البيت'", 0},
        {"**بيت** دا", 1000, "0r1' دا' 25br1'بيت'", 0},
    };
    CHECK(rows, .px = 10);
    static const struct row all[] = {
        {"a **b** c", 1000, "0b'a b c'", 0},
    };
    CHECK(all, .bold = true);
}

static void test_left_to_right_with_arabic(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"say سلام now", 1000, "0'say ' 35r1'سلام' 751' ' 80'now'", 0},
        {"say سلام عليكم now", 90, "0'say ' 35r1'سلام' | 0r1'عليكم' 501' ' 55'now'", 0},
        {"say سلام עד 12 now", 1000, "0'say ' 351'12' 55r1'עד ' 80r1'سلام ' 1251' ' 130'now'", 0},
        {"say \u2067one\u2069 now", 1000, "0'say \u2067' 35'one' 65'\u2069 now'", 0},
        {"12 سلام", 1000, "01'12 ' 25r1'سلام'", 0}, /* one face for all of it */
        {"(سلام)", 1000, "0'(' 10r1'سلام' 50')'", 0},
    };
    CHECK(rows, .px = 10);
}

static void test_right_to_left(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"سلام", 100, "60r1'سلام'", 0},
        {"سلام", 100, "30r1'سلام'", PARA_CENTER},
        {"سلام", 100, "0r1'سلام'", PARA_END},
        {"سلام عليكم", 90, "50r1'سلام' | 40r1'عليكم'", 0},
        {"سلام (MILD) عليكم", 200, "40r1'عليكم' 90r') ' 105'MILD' 145r'(' 155r1'سلام '", 0},
        {"سلام MILD procedure عليكم", 100, "15'MILD' 55r1'سلام ' | 10'procedure' | 50r1'عليكم'", 0},
        {"هاتف 555-0123 الآن", 300, "130r1' الآن' 1751'555-0123' 255r1'هاتف '", 0},
        {"הטלפון 555-0123 כאן", 300, "120r1' כאן' 1551'555-0123' 235r1'הטלפון '", 0},
        {"מחיר: 24/7, 3.5", 300, "160'3.5' 190r', ' 205'24/7' 245r': ' 260r1'מחיר'", 0},
        {"הטלפון 12 34", 300, "1901'34' 210r1' ' 2151'12' 235r1'הטלפון '", 0},
        {"one two", 100, "35'one two'", 0},
        {"", 100, "", 0},
        {"سلامسلام", 50, "0r1'سلامس' | 20r1'لام' broken", 0},
        {"שלוםשלום", 50, "0r1'שלום-' | 10r1'שלום' broken", 0},
        {"א", 5, "-5r1'א'", 0},
        {"سلام\nعليكم", 100, "60r1'سلام' | 50r1'عليكم'", 0},
        {"سلام **عليكم** بيت", 300, "170r1' بيت' 205br1'عليكم' 255r1'سلام '", 0},
    };
    CHECK(rows, .rtl = true);
}

/* The sum of the words says that a third one fits; the line measured, it does not. */
static void test_gives_words_back(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"aaaa bbbb cccc dddd", 130, "0'aaaa bbbb' | 0'cccc dddd'", 0},
        {"aaaa bbbb cccc dddd", 136, "0'aaaa bbbb cccc' | 0'dddd'", 0},
        {"aaaa bbbb", 88, "0'aaaa bbbb'", 0},
        {"aaaa bbbb", 87, "0'aaaa' | 0'bbbb'", 0},
    };
    check_rows(rows, sizeof rows / sizeof *rows, (struct para_style){0}, 3);
}

static void test_heights(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int line_px, lines, h_px, rise_px, para_h_px;
    } rows[] = {
        {"a", 0, 1, 10, 8, 10},        {"", 0, 1, 10, 8, 10}, {"a\nb", 0, 2, 10, 8, 20},
        {"a", 16, 1, 16, 11, 16},      {"a", 9, 1, 9, 8, 9},  {"بيت", 0, 1, 18, 12, 18},
        {"a\nبيت", 0, 2, 18, 12, 36}, /* one distance for all its lines */
        {"a\nبيت", 20, 2, 20, 13, 40},
    };
    struct rubber rubber = {0};
    struct measure measure = fake_measure(&rubber);
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct para_style style = {.px = 10, .line_px = rows[i].line_px, .lang = "en"};
        const struct para *para = para_set(arena, &measure, rows[i].text, &style, 100);
        assert_int_equal(para->line_count, rows[i].lines);
        assert_int_equal(para->h_px, rows[i].para_h_px);
        for (int n = 0; n < para->line_count; n++) {
            assert_int_equal(para->lines[n].y_px, n * rows[i].h_px);
            assert_int_equal(para->lines[n].h_px, rows[i].h_px);
            assert_int_equal(para->lines[n].rise_px, rows[i].rise_px);
        }
    }
    arena_destroy(arena);
}

static void test_longest_word(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int w_px;
    } rows[] = {
        {"one three two", 50},
        {"one\nthree two ", 50},
        {"", 0},
        {"  ", 0},
        {"10\u00A0mg", 45},
        {"well-known", 50},
        {"hos\u00ADpi", 40},
        {"a **bcd**ef g", 50},
    };
    struct rubber rubber = {0};
    struct measure measure = fake_measure(&rubber);
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct para_style style = {.px = 10, .lang = "en"};
        int w_px = para_longest_word_px(arena, &measure, rows[i].text, &style);
        assert_int_equal(w_px, rows[i].w_px);
        assert_false(para_set(arena, &measure, rows[i].text, &style, w_px)->word_broken);
        if (w_px > 0)
            assert_true(para_set(arena, &measure, rows[i].text, &style, w_px - 1)->word_broken);
    }
    arena_destroy(arena);
}

static void test_plain_has_no_marks(void **state)
{
    (void)state;
    struct rubber rubber = {0};
    struct measure measure = fake_measure(&rubber);
    struct arena *arena = arena_create();
    struct para_style style = {.px = 10, .lang = "en"};
    const struct para *para = para_set(arena, &measure, "a **b**\tc\nd", &style, 100);
    assert_string_equal(para->plain, "a b c\nd");
    arena_destroy(arena);
}

static uint32_t random_below(uint32_t *seed, uint32_t below)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) % below;
}

static uint32_t random_cp(uint32_t *seed)
{
    static const uint32_t odd[] = {
        '*',    '*',    '-',    '\n',   '\r',   '\t',   '(',    ')',     0xA0,   0xAD,
        0x2028, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x202A, 0x202B,  0x202C, 0x202D,
        0x202E, 0x2066, 0x2067, 0x2068, 0x2069, 0xFEFF, 0xFE0F, 0x1F469, 0x640,  0x94D,
        0x301,  0x651,  0xE33,  0xE40,  0x1100, 0x1161, 0x3002, 0x1F1E6, 0x3000, 1,
    };
    switch (random_below(seed, 8)) {
    case 0: return odd[random_below(seed, sizeof odd / sizeof *odd)];
    case 1: return ' ';
    case 2: return '0' + random_below(seed, 10);
    case 3: return 0x5D0 + random_below(seed, 26);
    case 4: return 0x620 + random_below(seed, 64);
    case 5: return 0x300 + random_below(seed, 0x2000);
    case 6: {
        uint32_t any = 1 + random_below(seed, 0x10FFFF);
        return any >= 0xD800 && any <= 0xDFFF ? 'x' : any;
    }
    default: return 'a' + random_below(seed, 26);
    }
}

static char *random_text(uint32_t *seed)
{
    struct buf text = {0};
    buf_puts(&text, "");
    uint32_t count = random_below(seed, random_below(seed, 50) ? 40 : 300);
    while (count-- > 0) {
        char bytes[4];
        buf_append(&text, bytes, utf8_encode(random_cp(seed), bytes));
    }
    return text.bytes;
}

static int decode(const char *text, uint32_t *cps)
{
    int count = 0;
    size_t len = strlen(text), step;
    for (size_t i = 0; i < len; i += step) {
        step = utf8_decode(text + i, len - i, &cps[count++]);
        assert_true(step > 0);
    }
    return count;
}

static int compare_cps(const void *a, const void *b)
{
    const uint32_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

#define LINE_MOST 1024

/* Whether the line holds just the characters cps[0..count), in whatever order. */
static bool is_made_of(const uint32_t *has, int count, const uint32_t *cps)
{
    uint32_t sorted[LINE_MOST];
    memcpy(sorted, cps, (size_t)count * sizeof *cps);
    qsort(sorted, (size_t)count, sizeof *sorted, compare_cps);
    return memcmp(sorted, has, (size_t)count * sizeof *has) == 0;
}

static int line_cps(const struct para_line *line, uint32_t *cps)
{
    int count = 0;
    for (int i = 0; i < line->run_count; i++)
        count += decode(line->runs[i].run.text, cps + count);
    assert_true(count <= LINE_MOST);
    qsort(cps, (size_t)count, sizeof *cps, compare_cps);
    return count;
}

/* Where they end in cps, if they stand there after nothing but dropped spaces; else -1. */
static int end_of(const uint32_t *has, int count, const uint32_t *cps, int left)
{
    for (int at = 0; at + count <= left; at++) {
        if (is_made_of(has, count, cps + at))
            return at + count;
        if (!char_is_space(cps[at]))
            return -1;
    }
    return -1;
}

/* How many of cps the line and the dropped spaces before it are; -1 if others stand
   there. It may have a hyphen that is not in cps. */
static int take_line(const struct para_line *line, const uint32_t *cps, int left)
{
    uint32_t has[LINE_MOST];
    int count = line_cps(line, has);
    int end = end_of(has, count, cps, left);
    for (int i = 0; i < count && end < 0 && count > 1; i++) {
        if (has[i] != '-')
            continue;
        memmove(has + i, has + i + 1, (size_t)(count - i - 1) * sizeof *has);
        return end_of(has, count - 1, cps, left);
    }
    return end;
}

static int count_clusters(const struct para_line *line, const uint32_t *cps, int end)
{
    int count = 0, chars = 0;
    for (int i = 0; i < line->run_count; i++)
        chars += (int)utf8_length(line->runs[i].run.text, strlen(line->runs[i].run.text));
    for (int i = end - chars; i < end; i++)
        count += i >= 0 && cluster_starts(cps, i);
    return count;
}

static void check_para(const struct para *para, int width_px, uint32_t row)
{
    static uint32_t cps[5000];
    int count = decode(para->plain, cps), at = 0;
    for (int i = 0; i < para->line_count; i++) {
        const struct para_line *line = &para->lines[i];
        int taken = take_line(line, cps + at, count - at);
        if (taken < 0)
            fail_msg("seed %u: line %d is not what stands at %d", row, i, at);
        at += taken;
        if (line->w_px > width_px && count_clusters(line, cps, at) > 1)
            fail_msg("seed %u: line %d is %d px wide", row, i, line->w_px);
        int x_px = line->run_count ? line->runs[0].x_px : 0;
        for (int n = 0; n < line->run_count; n++) {
            assert_int_equal(line->runs[n].x_px, x_px);
            x_px += line->runs[n].w_px;
        }
    }
    while (at < count && char_is_space(cps[at]))
        at++;
    if (at != count)
        fail_msg("seed %u: the text from %d on is missing", row, at);
}

static void test_random_texts(void **state)
{
    (void)state;
    struct rubber rubber = {0};
    struct measure measure = fake_measure(&rubber);
    struct arena *arena = arena_create();
    int broken = 0, turned = 0;
    for (uint32_t row = 0; row < 20000; row++) {
        uint32_t seed = row;
        char *text = random_text(&seed);
        rubber.more_px = (int)random_below(&seed, 2);
        struct para_style style = {
            .px = 10,
            .bold = random_below(&seed, 4) == 0,
            .rtl = random_below(&seed, 2) == 0,
            .align = (enum para_align)random_below(&seed, 3),
            .lang = "en",
        };
        int width_px = (int)random_below(&seed, random_below(&seed, 2) ? 1000 : 60);
        const struct para *para = para_set(arena, &measure, text, &style, width_px);
        check_para(para, width_px, row);
        broken += para->word_broken;
        turned += para->line_count > 0 && para->lines[0].run_count > 1;
        arena_clear(arena);
        free(text);
    }
    /* The texts must try both. */
    assert_true(broken > 1000);
    assert_true(turned > 1000);
    arena_destroy(arena);
}

/* The most that a node may hold, without any place to break, or with nothing but that. */
static void test_long_texts(void **state)
{
    (void)state;
    struct rubber rubber = {0};
    struct measure measure = fake_measure(&rubber);
    struct arena *arena = arena_create();
    static const struct {
        const char *piece;
        int width_px, lines;
        bool broken;
    } rows[] = {
        {"a", 0, 4096, true},    {"a", 100, 455, true},     {"a", 100000, 1, false},
        {"a ", 0, 2048, false},  {"abc ", 100, 342, false}, {" ", 10, 1, false},
        {"\n", 10, 4097, false}, {"ب", 100, 205, true},     {"*", 100000, 1, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf text = {0};
        while (text.len < 4096)
            buf_puts(&text, rows[i].piece);
        struct para_style style = {.px = 10, .lang = "en"};
        const struct para *para = para_set(arena, &measure, text.bytes, &style, rows[i].width_px);
        if (para->line_count != rows[i].lines || para->word_broken != rows[i].broken)
            fail_msg("\"%s\" in %d: %d lines", rows[i].piece, rows[i].width_px, para->line_count);
        buf_free(&text);
    }
    arena_destroy(arena);
}

/* What was set once is not set again, whichever arena asks; another width, style or text is. */
static void test_cache(void **state)
{
    (void)state;
    struct rubber rubber = {0};
    struct budget budget;
    struct measure measure = fake_measure(&rubber);
    struct arena *arena = arena_create(), *other = arena_create();
    const struct para_style style = {.px = 10, .lang = "en"};
    struct para_style larger = style, spanish = style, end = style;
    larger.px = 12;
    spanish.lang = "es";
    end.align = PARA_END;
    const struct para_style *const styles[] = {&larger, &spanish, &end};
    char text[] = "Some words to be set", same[] = "Some words to be set";
    measure.budget = &budget;
    measure.cache = para_cache_make(arena);
    budget_begin(&budget, 1000000, 1000000);
    const struct para *para = para_set(arena, &measure, text, &style, 60);
    int longest = para_longest_word_px(arena, &measure, text, &style);
    int64_t left = budget.units;
    assert_ptr_equal(para_set(other, &measure, same, &style, 60), para);
    assert_int_equal(para_longest_word_px(other, &measure, same, &style), longest);
    assert_true(left - budget.units < 30); /* and 200 to set it */
    assert_true(para_set(arena, &measure, text, &style, 61) != para);
    for (size_t i = 0; i < sizeof styles / sizeof *styles; i++)
        assert_true(para_set(arena, &measure, text, styles[i], 60) != para);
    assert_true(para_set(arena, &measure, "Some words to be put", &style, 60) != para);
    measure.cache = NULL;
    assert_true(para_set(arena, &measure, text, &style, 60) != para);
    arena_destroy(other);
    arena_destroy(arena);
}

/* What the last of a budget did not suffice for is set anew with the next. */
static void test_cache_without_budget(void **state)
{
    (void)state;
    struct rubber rubber = {0};
    struct budget budget;
    struct measure measure = fake_measure(&rubber);
    struct arena *arena = arena_create();
    const struct para_style style = {.px = 10, .lang = "en"};
    const char *text = "Some words to be set";
    const struct para *whole = para_set(arena, &measure, text, &style, 60);
    measure.budget = &budget;
    measure.cache = para_cache_make(arena);
    for (int units = 0; units < 400; units++) {
        budget_begin(&budget, units, 1000000);
        para_set(arena, &measure, text, &style, 60);
        para_longest_word_px(arena, &measure, text, &style);
        budget_begin(&budget, 1000000, 1000000);
        assert_int_equal(para_set(arena, &measure, text, &style, 60)->line_count,
                         whole->line_count);
        assert_true(para_longest_word_px(arena, &measure, text, &style) > 0);
        measure.cache = para_cache_make(arena);
    }
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_wrapping),
        cmocka_unit_test(test_wide_words),
        cmocka_unit_test(test_bold),
        cmocka_unit_test(test_left_to_right_with_arabic),
        cmocka_unit_test(test_right_to_left),
        cmocka_unit_test(test_gives_words_back),
        cmocka_unit_test(test_heights),
        cmocka_unit_test(test_longest_word),
        cmocka_unit_test(test_plain_has_no_marks),
        cmocka_unit_test(test_random_texts),
        cmocka_unit_test(test_long_texts),
        cmocka_unit_test(test_cache),
        cmocka_unit_test(test_cache_without_budget),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
