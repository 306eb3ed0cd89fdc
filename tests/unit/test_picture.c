/* Pictures: sizes of good ones, the words for each refused one, and 60,000 broken ones. */
#include "layer/picture.h"

#include "layer/exif.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"

#define BYTES(text) text, sizeof(text) - 1

static void put_number(struct buf *out, uint32_t value, int bytes)
{
    for (int i = bytes - 1; i >= 0; i--)
        buf_append(out, &(uint8_t){(uint8_t)(value >> (8 * i))}, 1);
}

static void put_fill(struct buf *out, size_t len)
{
    for (size_t i = 0; i < len; i++)
        buf_append(out, "x", 1);
}

static void put_chunk(struct buf *out, const char *type, const char *body, size_t len)
{
    put_number(out, (uint32_t)len, 4);
    buf_puts(out, type);
    if (body)
        buf_append(out, body, len);
    else
        put_fill(out, len);
    put_number(out, 0, 4); /* the check sum is the decoder's business */
}

struct png {
    uint32_t w, h;
    const char *form; /* depth, colour, compression, filter, interlace */
    size_t text;      /* bytes of a comment */
    bool no_data, no_end, second_header;
};

static struct buf make_png(struct png png)
{
    struct buf out = {0}, header = {0};
    buf_append(&out, BYTES("\x89PNG\r\n\x1A\n"));
    put_number(&header, png.w, 4);
    put_number(&header, png.h, 4);
    buf_append(&header, png.form ? png.form : "\10\6\0\0\0", 5);
    put_chunk(&out, "IHDR", header.bytes, header.len);
    if (png.second_header)
        put_chunk(&out, "IHDR", header.bytes, header.len);
    if (png.text > 0)
        put_chunk(&out, "tEXt", NULL, png.text);
    if (!png.no_data)
        put_chunk(&out, "IDAT", NULL, 40);
    if (!png.no_end)
        put_chunk(&out, "IEND", "", 0);
    buf_free(&header);
    return out;
}

static void put_segment(struct buf *out, uint8_t marker, const char *body, size_t len)
{
    put_number(out, 0xFF00u | marker, 2);
    put_number(out, (uint32_t)len + 2, 2);
    buf_append(out, body, len);
}

struct jpeg {
    uint32_t w, h;
    uint8_t frame; /* its marker; 0: none */
    uint8_t depth, parts;
    int scans;
    bool no_end, twice;
};

static struct buf make_jpeg(struct jpeg jpeg)
{
    struct buf out = {0}, frame = {0};
    buf_append(&out, BYTES("\xFF\xD8"));
    put_segment(&out, 0xE0, BYTES("JFIF\0\1\1\0\0\1\0\1\0\0"));
    put_segment(&out, 0xC4, BYTES("tables"));
    put_number(&frame, jpeg.depth, 1);
    put_number(&frame, jpeg.h, 2);
    put_number(&frame, jpeg.w, 2);
    put_number(&frame, jpeg.parts, 1);
    put_fill(&frame, 3 * (size_t)jpeg.parts);
    for (int i = 0; jpeg.frame && i <= jpeg.twice; i++)
        put_segment(&out, jpeg.frame, frame.bytes, frame.len);
    for (int i = 0; i < jpeg.scans; i++) {
        buf_append(&out, BYTES("\xFF\xFF")); /* fill bytes before a marker are allowed */
        out.len -= 1;
        put_segment(&out, 0xDA, BYTES("scan"));
        buf_append(&out, BYTES("data\xFF\0data\xFF\xD3"
                               "data"));
    }
    if (!jpeg.no_end)
        buf_append(&out, BYTES("\xFF\xD9trailer of a telephone"));
    buf_free(&frame);
    return out;
}

/* Read from an exact copy, so that the sanitizer sees a byte too many. */
static bool read_exact(struct picture *out, const void *bytes, size_t len, struct err *err)
{
    void *copy = malloc(len > 0 ? len : 1);
    memcpy(copy, bytes, len);
    bool good = picture_read(out, copy, len, err);
    free(copy);
    return good;
}

static void assert_picture(struct buf *bytes, struct picture wanted, const char *message)
{
    struct picture picture;
    struct err err = {""};
    bool good = read_exact(&picture, bytes->bytes, bytes->len, &err);
    assert_string_equal(err.text, message ? message : "");
    assert_int_equal(good, !message);
    if (good) {
        assert_int_equal(picture.kind, wanted.kind);
        assert_int_equal(picture.w, wanted.w);
        assert_int_equal(picture.h, wanted.h);
    }
    buf_free(bytes);
}

static void test_png(void **state)
{
    (void)state;
    static const struct {
        struct png png;
        const char *message;
    } rows[] = {
        {{.w = 640, .h = 420}, NULL},
        {{.w = 1, .h = 32000}, NULL},
        {{.w = 22000, .h = 10000}, NULL},
        {{.w = 8000, .h = 8000, .form = "\10\6\0\0\1"}, NULL},
        {{.w = 8000, .h = 8001, .form = "\10\6\0\0\1"},
         "is 8000 x 8001 pixels large, and interlaced: make it smaller, or save it without that"},
        {{.w = 9, .h = 9, .form = "\1\0\0\0\1"}, NULL},
        {{.w = 9, .h = 9, .form = "\20\2\0\0\0"}, NULL},
        {{.w = 9, .h = 9, .form = "\4\3\0\0\0"}, NULL},
        {{.w = 9, .h = 9, .text = 65537}, NULL},
        {{.w = 0, .h = 9}, "says that it is 0 x 9 pixels large: save it again"},
        {{.w = 9, .h = 0}, "says that it is 9 x 0 pixels large: save it again"},
        {{.w = 32001, .h = 9},
         "is 32001 x 9 pixels large: at most 32000 a side and 220000000 "
         "together; make it smaller"},
        {{.w = 9, .h = 32001},
         "is 9 x 32001 pixels large: at most 32000 a side and 220000000 "
         "together; make it smaller"},
        {{.w = 22000, .h = 10001},
         "is 22000 x 10001 pixels large: at most 32000 a side and "
         "220000000 together; make it smaller"},
        {{.w = 0xFFFFFFFF, .h = 9},
         "is 2147483647 x 9 pixels large: at most 32000 a side "
         "and 220000000 together; make it smaller"},
        {{.w = 9, .h = 9, .form = "\3\0\0\0\0"},
         "is a PNG of a kind that is not known: save it again"},
        {{.w = 9, .h = 9, .form = "\0\0\0\0\0"},
         "is a PNG of a kind that is not known: save it again"},
        {{.w = 9, .h = 9, .form = "\10\5\0\0\0"},
         "is a PNG of a kind that is not known: save it again"},
        {{.w = 9, .h = 9, .form = "\10\6\1\0\0"},
         "is a PNG of a kind that is not known: save it again"},
        {{.w = 9, .h = 9, .form = "\10\6\0\0\2"},
         "is a PNG of a kind that is not known: save it again"},
        {{.w = 9, .h = 9, .no_data = true}, "is a PNG without a picture in it: save it again"},
        {{.w = 9, .h = 9, .second_header = true}, "is a PNG with two headers: save it again"},
        {{.w = 9, .h = 9, .no_end = true}, "is a PNG that is cut off: copy or save it again"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf bytes = make_png(rows[i].png);
        assert_picture(
            &bytes,
            (struct picture){.kind = PICTURE_PNG, .w = (int)rows[i].png.w, .h = (int)rows[i].png.h},
            rows[i].message);
    }
}

static void test_jpeg(void **state)
{
    (void)state;
    static const struct {
        struct jpeg jpeg;
        const char *message;
    } rows[] = {
        {{640, 420, 0xC0, 8, 3, 1, false, false}, NULL},
        {{640, 420, 0xC1, 8, 1, 1, false, false}, NULL},
        {{640, 420, 0xC2, 8, 3, 100, false, false}, NULL},
        {{640, 420, 0xC2, 8, 3, 101, false, false},
         "is a JPEG of more than 100 scans: save it as a baseline JPEG"},
        {{32001, 9, 0xC0, 8, 3, 1, false, false},
         "is 32001 x 9 pixels large: at most 32000 a side and 220000000 together; make it "
         "smaller"},
        {{9, 0, 0xC0, 8, 3, 1, false, false}, "says that it is 9 x 0 pixels large: save it again"},
        {{9, 9, 0xC3, 8, 3, 1, false, false},
         "is a JPEG of a rare kind: save it as a baseline JPEG"},
        {{9, 9, 0xC9, 8, 3, 1, false, false},
         "is a JPEG of a rare kind: save it as a baseline JPEG"},
        {{9, 9, 0xC0, 12, 3, 1, false, false}, "is a JPEG with a broken header: save it again"},
        {{9, 9, 0xC0, 8, 2, 1, false, false}, "is a JPEG with a broken header: save it again"},
        {{9, 9, 0xC0, 8, 4, 1, false, false},
         "is a JPEG in printing colours (CMYK): save it as RGB"},
        {{9, 9, 0xC0, 8, 3, 1, true, false}, "is a JPEG that is cut off: copy or save it again"},
        {{9, 9, 0xC0, 8, 3, 0, false, false}, "is a JPEG without a picture in it: save it again"},
        {{9, 9, 0, 8, 3, 1, false, false}, "is a JPEG without its size: save it again"},
        {{9, 9, 0xC0, 8, 3, 1, false, true}, "is a JPEG with two pictures in it: save it again"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf bytes = make_jpeg(rows[i].jpeg);
        assert_picture(&bytes,
                       (struct picture){.kind = PICTURE_JPEG,
                                        .w = (int)rows[i].jpeg.w,
                                        .h = (int)rows[i].jpeg.h},
                       rows[i].message);
    }
}

static struct picture read_whole(struct buf *bytes)
{
    struct picture picture;
    struct err err = {""};
    if (!read_exact(&picture, bytes->bytes, bytes->len, &err))
        fail_msg("%s", err.text);
    buf_free(bytes);
    return picture;
}

/* Large JPEGs come in one scan: more are kept whole until the last. */
static void test_packed(void **state)
{
    (void)state;
    static const struct {
        uint32_t w, h;
        uint8_t frame;
        char scan_parts;
        bool good;
    } rows[] = {
        {2048, 2048, 0xC2, 3, true},  {2048, 2049, 0xC2, 3, false}, {2048, 2048, 0xC0, 1, true},
        {2048, 2049, 0xC0, 1, false}, {4096, 2048, 0xC0, 3, true},  {4096, 2048, 0xC1, 2, false},
        {2049, 2048, 0xC2, 1, false}, {4096, 2049, 0xC0, 3, false}, {4097, 9, 0xC0, 3, false},
        {9, 4097, 0xC0, 3, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf bytes =
            make_jpeg((struct jpeg){rows[i].w, rows[i].h, rows[i].frame, 8, 3, 1, false, false});
        *(char *)memmem(bytes.bytes, bytes.len, "scan", 4) = rows[i].scan_parts;
        struct picture picture = read_whole(&bytes);
        assert_int_equal(picture_check_packed(&picture, NULL), rows[i].good);
    }
    struct buf large = make_png((struct png){.w = 4096, .h = 2049});
    struct picture picture = read_whole(&large);
    struct err err = {""};
    assert_false(picture_check_packed(&picture, &err));
    assert_string_equal(err.text, "is larger than a packed layer holds (4096 x 2049 pixels, 0 "
                                  "KiB): pack the folder again");
    picture = (struct picture){.w = 9, .h = 9, .bytes = PICTURE_PACKED_BYTES, .beside = 65536};
    assert_true(picture_check_packed(&picture, NULL));
    picture.bytes++;
    assert_false(picture_check_packed(&picture, NULL));
    picture = (struct picture){.w = 9, .h = 9, .beside = 65537};
    assert_false(picture_check_packed(&picture, NULL));
}

static void test_raw(void **state)
{
    (void)state;
    static const struct {
        struct picture picture;
        bool raw;
    } rows[] = {
        {{.kind = PICTURE_JPEG, .w = 2100, .h = 2000, .orientation = 1}, false},
        {{.kind = PICTURE_JPEG, .w = 2101, .h = 2000, .orientation = 1}, true},
        {{.kind = PICTURE_PNG, .w = 4097, .h = 9, .orientation = 1}, true},
        {{.kind = PICTURE_PNG, .w = 9, .h = 9, .orientation = 2}, true},
        {{.kind = PICTURE_PNG, .w = 9, .h = 9, .orientation = 1, .beside = 65537}, true},
        {{.kind = PICTURE_SVG, .w = 4096, .h = 2048, .orientation = 1}, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(picture_is_raw(&rows[i].picture), rows[i].raw);
}

/* The bytes of Exif in both orders, and what may be wrong with them. */
static void test_exif(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t len;
        int wanted;
    } rows[] = {
        {BYTES("MM\0*\0\0\0\10\0\1\1\x12\0\3\0\0\0\1\0\6\0\0"), 6},
        {BYTES("II*\0\10\0\0\0\1\0\x12\1\3\0\1\0\0\0\6\0\0\0"), 6},
        {BYTES("Exif\0\0MM\0*\0\0\0\10\0\1\1\x12\0\3\0\0\0\1\0\10\0\0"), 8},
        /* a long, the second tag, a directory that does not stand first */
        {BYTES("MM\0*\0\0\0\10\0\1\1\x12\0\4\0\0\0\1\0\0\0\3"), 3},
        {BYTES("II*\0\10\0\0\0\2\0\x0F\1\2\0\1\0\0\0x\0\0\0\x12\1\3\0\1\0\0\0\5\0\0\0"), 5},
        {BYTES("II*\0\12\0\0\0xx\1\0\x12\1\3\0\1\0\0\0\7\0\0\0"), 7},
        /* no value that there is, another type, two values, no such tag, no such place */
        {BYTES("MM\0*\0\0\0\10\0\1\1\x12\0\3\0\0\0\1\0\0\0\0"), 1},
        {BYTES("MM\0*\0\0\0\10\0\1\1\x12\0\3\0\0\0\1\0\11\0\0"), 1},
        {BYTES("MM\0*\0\0\0\10\0\1\1\x12\0\2\0\0\0\1\0\6\0\0"), 1},
        {BYTES("MM\0*\0\0\0\10\0\1\1\x12\0\3\0\0\0\2\0\6\0\0"), 1},
        {BYTES("MM\0*\0\0\0\10\0\1\1\x13\0\3\0\0\0\1\0\6\0\0"), 1},
        {BYTES("MM\0*\xff\xff\xff\xff\0\1\1\x12\0\3\0\0\0\1\0\6\0\0"), 1},
        {BYTES("MM\0*\0\0\0\10\xff\xff\1\x13\0\3\0\0\0\1\0\6\0\0"), 1},
        {BYTES("XX\0*\0\0\0\10\0\1\1\x12\0\3\0\0\0\1\0\6\0\0"), 1},
        {BYTES("Exif\0\0"), 1},
        {BYTES(""), 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (size_t cut = 0; cut <= rows[i].len; cut++) {
            uint8_t *exact = malloc(rows[i].len - cut + 1);
            memcpy(exact, rows[i].bytes, rows[i].len - cut);
            int value = exif_orientation(exact, rows[i].len - cut);
            assert_true(value == 1 || value == rows[i].wanted);
            assert_true(cut > 0 || value == rows[i].wanted);
            for (int round = 0; round < 500 && rows[i].len > cut; round++) {
                exact[(size_t)rand() % (rows[i].len - cut)] = (uint8_t)rand();
                assert_in_range(exif_orientation(exact, rows[i].len - cut), 1, 8);
            }
            free(exact);
        }
}

#define ENTITY                                                                                     \
    "line 2: an entity in the DOCTYPE that is no short word: save it again as plain SVG "          \
    "(Illustrator: without its editing capabilities)"
#define NO_SIZE "is an SVG without a size: its <svg> tag needs width and height, or a viewBox"

static void test_svg(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t len;
        int w, h;
        const char *message;
    } rows[] = {
        {BYTES("<svg width=\"640\" height='420'><rect/></svg>"), 640, 420, NULL},
        {BYTES("<svg width=\"640px\" height=\" 420 px\"/>"), 0, 0, NO_SIZE},
        {BYTES("<svg width=\"640px\" height=\" 420px \"/>"), 640, 420, NULL},
        {BYTES("<svg\n viewBox='0 0 64.4 41.6' />"), 322, 208, NULL},
        {BYTES("<svg viewBox=\"-10,-10,64,42\"></svg>"), 64, 42, NULL},
        {BYTES("<svg width=\"100%\" height=\"20mm\" viewBox=\"0 0 64 42\"/>"), 64, 42, NULL},
        {BYTES("<svg width=\"10\" viewBox=\"0 0 64 42\"/>"), 64, 42, NULL},
        {BYTES("<svg viewBox=\"0 0 64 42\" width=\"10\" height=\"20\"/>"), 10, 20, NULL},
        {BYTES("\xEF\xBB\xBF<?xml version=\"1.0\"?>\r\n<!-- <svg width=\"1\"> -->\n"
               "<svg a:width=\"3\" width=\"10\" height=\"20\"/>"),
         10, 20, NULL},
        {BYTES("<svg width='30mm' height='1in' />"), 340, 288, NULL},
        {BYTES("<svg width='30pt' height='2pc'/>"), 40, 32, NULL},
        {BYTES("<svg width='30em' height='2em' viewBox='0 0 4 3'/>"), 4, 3, NULL},
        {BYTES("<svg>"), 0, 0, NO_SIZE},
        {BYTES("<svg width=\"10\" height=\"x\"/>"), 0, 0, NO_SIZE},
        {BYTES("<svg width=\"-10\" height=\"9\"/>"), 0, 0, NO_SIZE},
        {BYTES("<svg width=\"0\" height=\"9\"/>"), 0, 0, NO_SIZE},
        {BYTES("<svg width=\"1e3\" height=\"9\"/>"), 1000, 9, NULL},
        {BYTES("<svg viewBox=\"0 0 1.6 .9\"/>"), 357, 201, NULL},
        {BYTES("<svg viewBox=\"0 0 64\"/>"), 0, 0, NO_SIZE},
        {BYTES("<svg viewBox=\"0 0 64 0\"/>"), 0, 0, NO_SIZE},
        {BYTES("<svg viewBox=\"0 0 64 42 1\"/>"), 0, 0, NO_SIZE},
        {BYTES("<svg width=\"10\" height=\"20"), 0, 0, NO_SIZE},
        {BYTES("<svg width=10 height=20/>"), 0, 0, NO_SIZE},
        {BYTES("<svg><g width=\"10\" height=\"20\"/></svg>"), 0, 0, NO_SIZE},
        {BYTES("<svg width=\"20000\" height=\"10000\"/>"), 4096, 2048, NULL},
        {BYTES("<svg width=\"20000\" height=\"20000\"/>"), 2896, 2896, NULL},
        {BYTES("<svg width=\"99999999999999999999\" height=\"9\"/>"), 0, 0,
         "says that it is 4096 x 0 pixels large: save it again"},
        {BYTES("<svg width=\"0.2\" height=\"9\"/>"), 91, 4096, NULL},
        {BYTES("<?xml version=\"1.0\"?><!DOCTYPE svg PUBLIC \"x\"><svg width=\"9\" "
               "height=\"9\"/>"),
         9, 9, NULL},
        {BYTES("<svg width='9' height='9'>\n<g><a href='https://x'/>\n<!-- </b> --><![CDATA[</c>]]>"
               "<use href='#i' /><image xlink:href='data:image/png,x'/></g\n></svg>\n"),
         9, 9, NULL},
        {BYTES("<svg width='9' height='9'>\n<g>\n\n</svg>"), 0, 0,
         "line 4: </svg> stands where <g> of line 2 is to be closed: save it again as plain SVG"},
        {BYTES("<svg width='9' height='9'>\n<g>\n</g>"), 0, 0,
         "line 1: <svg> is never closed: copy it or save it again"},
        {BYTES("<svg width='9' height='9'>\n<rect x=4/></svg>"), 0, 0,
         "line 2: <rect> is cut off, or has an attribute without quotes: save it again as plain "
         "SVG"},
        {BYTES("<svg width='9' height='9'>\n\n<image href='photo.png'/></svg>"), 0, 0,
         "line 3: <image> takes photo.png from outside of the drawing, which is not shown: embed "
         "it where you draw, and save again"},
        {BYTES("<svg width='9' height='9'><use xlink:href='https://x/y#z'/></svg>"), 0, 0,
         "line 1: <use> takes https://x/y#z from outside of the drawing, which is not shown: embed "
         "it where you draw, and save again"},
        {BYTES("<!DOCTYPE svg [<!ENTITY a \"aaaa\">\n<!ENTITY b 'b'>]><svg width=\"9\" "
               "height=\"9\"/>"),
         9, 9, NULL},
        {BYTES("<!DOCTYPE svg [<!ENTITY a \"aaaa\">\n<!ENTITY b '&a;&a;'>]><svg width=\"9\" "
               "height=\"9\"/>"),
         0, 0, ENTITY},
        {BYTES("<!DOCTYPE svg [\n<!ENTITY a SYSTEM 'file:///etc/passwd'>]><svg width=\"9\" "
               "height=\"9\"/>"),
         0, 0, ENTITY},
        {BYTES("<!DOCTYPE svg [\n<!ENTITY % a '<!ENTITY b \"c\">'>]><svg width=\"9\" "
               "height=\"9\"/>"),
         0, 0, ENTITY},
        {BYTES("<!DOCTYPE svg [\n\n<!ATTLIST svg a CDATA 'b'>]><svg width='9' height='9'/>"), 0, 0,
         "line 3: the DOCTYPE declares elements: save it again as plain SVG"},
        {BYTES("<svg width=\"9\" height=\"9\">\n<SCRIPT>x</SCRIPT></svg>"), 0, 0,
         "line 2: a script in the drawing: save it again as plain SVG"},
        {BYTES("<?xml-stylesheet href='a.css'?><svg width='9' height='9'/>"), 0, 0,
         "line 1: a style sheet outside of the drawing, which is not read: embed it where you "
         "draw, "
         "and save again"},
        {BYTES("<svg width='9' height='9'><style>a{fill:url(#b)}\n@import 'a.css';</style></svg>"),
         0, 0,
         "line 2: <style> takes @import 'a.css' from outside of the drawing, which is not shown: "
         "embed it where you draw, and save again"},
        {BYTES("<svg width='9' height='9'><g style='fill:url(&quot;#a&quot;)'/><g "
               "fill='url(b.svg#c)'/>"
               "</svg>"),
         0, 0,
         "line 1: <g> takes b.svg#c from outside of the drawing, which is not shown: embed it "
         "where "
         "you draw, and save again"},
        {BYTES("<svg width=\"9\" height=\"9\">\xED</svg>"), 0, 0,
         "is an SVG that is not UTF-8: save it again as plain SVG"},
        {BYTES("<svg width=\"9\" height=\"9\">\0</svg>"), 0, 0,
         "is an SVG that is not UTF-8: save it again as plain SVG"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf bytes = {0};
        buf_append(&bytes, rows[i].text, rows[i].len);
        assert_picture(&bytes,
                       (struct picture){.kind = PICTURE_SVG, .w = rows[i].w, .h = rows[i].h},
                       rows[i].message);
    }
}

static void test_large_svg(void **state)
{
    (void)state;
    struct buf bytes = {0};
    buf_puts(&bytes, "<svg width=\"9\" height=\"9\"/>");
    put_fill(&bytes, 512 * 1024 - bytes.len);
    struct buf larger = {0};
    buf_append(&larger, bytes.bytes, bytes.len);
    put_fill(&larger, 1);
    assert_picture(&bytes, (struct picture){.kind = PICTURE_SVG, .w = 9, .h = 9}, NULL);
    assert_picture(&larger, (struct picture){.kind = PICTURE_SVG, .w = 9, .h = 9},
                   "is an SVG of more than 512 KiB: simplify it, or use PNG");
}

#define NOT_SHOWN "is not a picture that can be shown; use PNG, JPEG or SVG"

static void test_others(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t len;
        const char *message;
    } rows[] = {
        {BYTES("BM\x36\0\0\0\0\0\0\0\x36"), "is a BMP; use PNG, JPEG or SVG"},
        {BYTES("GIF89a\1\0"), "is a GIF; use PNG, JPEG or SVG"},
        {BYTES("RIFF\0\0\0\0WEBPVP8 "), "is a WebP picture; use PNG, JPEG or SVG"},
        {BYTES("FORM\0\0\0\0ILBM"), "is an LBM picture; use PNG, JPEG or SVG"},
        {BYTES("II*\0\10\0\0\0"), "is a TIFF picture; use PNG, JPEG or SVG"},
        {BYTES("MM\0*\0\0\0\10"), "is a TIFF picture; use PNG, JPEG or SVG"},
        {BYTES("\0\0\0\x18"
               "ftypheic"),
         "is a HEIC picture; use PNG, JPEG or SVG"},
        {BYTES("\0\0\0\x18"
               "ftypavif"),
         "is an AVIF picture; use PNG, JPEG or SVG"},
        {BYTES("\0\0\0\x18"
               "ftypisom"),
         "is a film; use PNG, JPEG or SVG"},
        {BYTES("8BPS\0\1"), "is a Photoshop drawing; use PNG, JPEG or SVG"},
        {BYTES("gimp xcf v011"), "is a GIMP drawing; use PNG, JPEG or SVG"},
        {BYTES("%PDF-1.4"), "is a PDF; use PNG, JPEG or SVG"},
        {BYTES("/* XPM */"), "is an XPM picture; use PNG, JPEG or SVG"},
        {BYTES("P6 30000 30000 255"), "is a PNM picture; use PNG, JPEG or SVG"},
        {BYTES("qoif\0\0\0\1"), "is a QOI picture; use PNG, JPEG or SVG"},
        {BYTES("\0\0\1\0\1\0"), "is an ICO picture; use PNG, JPEG or SVG"},
        {BYTES("\xFF\x0A\1\2"), "is a JPEG XL picture; use PNG, JPEG or SVG"},
        {BYTES("\x0A\5\1\10"), "is a PCX picture; use PNG, JPEG or SVG"},
        {BYTES("\x1F\x8B\10\0"),
         "is a packed drawing (svgz: unpack it first); use PNG, JPEG or SVG"},
        {BYTES(""), "is empty: copy the picture again"},
        {BYTES("hello"), NOT_SHOWN},
        {BYTES("<html><svg width=\"9\" height=\"9\"/></html>"), NOT_SHOWN},
        {BYTES("<svgx width=\"9\" height=\"9\"/>"), NOT_SHOWN},
        {BYTES("<svg"), NOT_SHOWN},
        {BYTES("<!-- never closed <svg width=\"9\" height=\"9\"/>"), NOT_SHOWN},
        {BYTES("\x89PNG\r\n\x1A"), NOT_SHOWN},
        {BYTES("\x89PNG\r\n\x1A\n"), "is a PNG without its header: save it again"},
        {BYTES("\xFF\xD8\xFF"), "is a JPEG that is cut off: copy or save it again"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf bytes = {0};
        buf_append(&bytes, rows[i].bytes, rows[i].len);
        assert_picture(&bytes, (struct picture){0}, rows[i].message);
    }
    struct picture picture;
    struct err err = {""};
    assert_false(picture_read(&picture, "", PICTURE_MAX_BYTES + 1, &err));
    assert_string_equal(err.text, "is larger than 64 MiB: save it smaller, photographs as "
                                  "JPEG");
}

/* Each seed with a few bytes changed and its end cut: read or refused with words. */
static void mutate(struct buf seed)
{
    size_t refused = 0;
    for (int round = 0; round < 20000; round++) {
        char *bytes = malloc(seed.len);
        memcpy(bytes, seed.bytes, seed.len);
        for (int n = rand() % 8; n >= 0; n--)
            bytes[8 + (size_t)rand() % (seed.len - 8)] = (char)rand();
        size_t len = rand() % 4 ? seed.len : 1 + (size_t)rand() % seed.len;
        struct picture picture;
        struct err err = {""};
        if (!read_exact(&picture, bytes, len, &err)) {
            refused++;
            assert_true(strlen(err.text) > 10);
        } else {
            assert_in_range(picture.w, 1, PICTURE_MAX_SIDE);
            assert_in_range(picture.h, 1, PICTURE_MAX_SIDE);
        }
        free(bytes);
    }
    assert_in_range(refused, 1000, 19999);
    buf_free(&seed);
}

static void test_mutations(void **state)
{
    (void)state;
    srand(1);
    mutate(make_png((struct png){.w = 640, .h = 420, .text = 60}));
    mutate(make_jpeg((struct jpeg){640, 420, 0xC2, 8, 3, 4, false, false}));
    struct buf svg = {0};
    buf_puts(&svg, "<?xml version=\"1.0\"?><!-- c --><svg xmlns=\"x\" width=\"640\" "
                   "height=\"420px\" viewBox=\"0 0 640 420\"><rect x=\"0\"/></svg>");
    mutate(svg);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_png),       cmocka_unit_test(test_jpeg),
        cmocka_unit_test(test_packed),    cmocka_unit_test(test_svg),
        cmocka_unit_test(test_large_svg), cmocka_unit_test(test_others),
        cmocka_unit_test(test_mutations), cmocka_unit_test(test_raw),
        cmocka_unit_test(test_exif),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
