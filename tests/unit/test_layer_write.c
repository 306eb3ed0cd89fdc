/* Packed layers are written the same from the same files, and only so that they can be
   read again. */
#include "layer/layer_write.h"

#include <time.h>

#include "scratch.h"

#include "layer/digest.h"
#include "layer/zip_check.h"
#include "packing.h"

static struct layer_writer *writer_of(const char *const *names, size_t count)
{
    struct layer_writer *writer = layer_writer_create();
    for (size_t i = 0; i < count; i++) {
        struct buf bytes = {0};
        buf_puts(&bytes, names[i]);
        layer_writer_add(writer, names[i], &bytes);
        assert_null(bytes.bytes);
    }
    return writer;
}

/* The order in which files are added, the time, the zone and the umask make no
 * difference. */
static void test_same_bytes(void **state)
{
    (void)state;
    static const char *const orders[][4] = {
        {"pack.conf", "images/a.png", "data/x.csv", "pages/home.lua"},
        {"pages/home.lua", "data/x.csv", "pack.conf", "images/a.png"},
        {"images/a.png", "pack.conf", "pages/home.lua", "data/x.csv"},
    };
    static const char *const zones[] = {"UTC", "Pacific/Auckland", "America/New_York"};
    static const mode_t masks[] = {022, 077, 0};
    struct buf first = {0};
    for (size_t i = 0; i < 3; i++) {
        setenv("TZ", zones[i], 1);
        tzset();
        mode_t before = umask(masks[i]);
        struct layer_writer *writer = writer_of(orders[i], 4);
        struct buf out = {0};
        assert_true(layer_writer_pack(writer, &out, NULL));
        if (i == 0)
            buf_append(&first, out.bytes, out.len);
        assert_int_equal(out.len, first.len);
        assert_memory_equal(out.bytes, first.bytes, first.len);
        buf_free(&out);
        layer_writer_destroy(writer);
        umask(before);
    }
    unsetenv("TZ");
    buf_free(&first);
}

/* 40 KiB of words, as long as a large page: zlib deflates them alike on Debian 12 (1.2.13) and 13
   (1.3.1). A release that does not has its own bytes: say so in deploy/README.md then. */
static void test_known_deflate(void **state)
{
    (void)state;
    static const char *const words[] = {"local ", "text",   "(_\"", "back",
                                        " pain",  "\"),\n", "go ",  "{"};
    struct buf page = {0}, out = {0};
    for (uint32_t seed = 1; page.len < 40960; seed = seed * 1664525 + 1013904223)
        buf_puts(&page, words[seed >> 29]);
    struct layer_writer *writer = layer_writer_create();
    layer_writer_add(writer, "pages/home.lua", &page);
    assert_true(layer_writer_pack(writer, &out, NULL));
    struct digest digest = digest_of(out.bytes, out.len);
    assert_memory_equal(digest_hex(&digest).text, "ecf8176eb664fe80", 16);
    buf_free(&out);
    layer_writer_destroy(writer);
}

/* Byte for byte what the program wrote while libzip 1.7.3 did it: such layers are in the field. */
static void test_known_bytes(void **state)
{
    (void)state;
    static const unsigned char known[] = {
        0x50, 0x4b, 0x03, 0x04, 0x14, 0x00, 0x02, 0x00, 0x08, 0x00, 0x00, 0x00, 0x21, 0x00, 0x20,
        0x08, 0xb8, 0xec, 0x06, 0x00, 0x00, 0x00, 0x04, 0x00, 0x00, 0x00, 0x05, 0x00, 0x00, 0x00,
        0x61, 0x2e, 0x6c, 0x75, 0x61, 0xd3, 0xd5, 0x55, 0x48, 0x04, 0x00, 0x50, 0x4b, 0x03, 0x04,
        0x0a, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x21, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
        0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x05, 0x00, 0x00, 0x00, 0x62, 0x2e, 0x74, 0x78,
        0x74, 0x50, 0x4b, 0x03, 0x04, 0x0a, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x21, 0x00,
        0x6f, 0xdf, 0xb9, 0x06, 0x01, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x0a, 0x00, 0x00,
        0x00, 0x64, 0x61, 0x74, 0x61, 0x2f, 0x63, 0x2e, 0x63, 0x73, 0x76, 0x63, 0x50, 0x4b, 0x01,
        0x02, 0x3f, 0x03, 0x14, 0x00, 0x02, 0x00, 0x08, 0x00, 0x00, 0x00, 0x21, 0x00, 0x20, 0x08,
        0xb8, 0xec, 0x06, 0x00, 0x00, 0x00, 0x04, 0x00, 0x00, 0x00, 0x05, 0x00, 0x00, 0x00, 0x00,
        0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0xa4, 0x81, 0x00, 0x00, 0x00, 0x00, 0x61, 0x2e,
        0x6c, 0x75, 0x61, 0x50, 0x4b, 0x01, 0x02, 0x3f, 0x03, 0x0a, 0x00, 0x00, 0x00, 0x00, 0x00,
        0x00, 0x00, 0x21, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
        0x00, 0x05, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0xa4, 0x81,
        0x29, 0x00, 0x00, 0x00, 0x62, 0x2e, 0x74, 0x78, 0x74, 0x50, 0x4b, 0x01, 0x02, 0x3f, 0x03,
        0x0a, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x21, 0x00, 0x6f, 0xdf, 0xb9, 0x06, 0x01,
        0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x0a, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
        0x00, 0x00, 0x00, 0x00, 0xa4, 0x81, 0x4c, 0x00, 0x00, 0x00, 0x64, 0x61, 0x74, 0x61, 0x2f,
        0x63, 0x2e, 0x63, 0x73, 0x76, 0x50, 0x4b, 0x05, 0x06, 0x00, 0x00, 0x00, 0x00, 0x03, 0x00,
        0x03, 0x00, 0x9e, 0x00, 0x00, 0x00, 0x75, 0x00, 0x00, 0x00, 0x00, 0x00,
    };
    struct buf out = packing_bytes(
        (struct packing_file[]){{"a.lua", "-- a"}, {"b.txt", ""}, {"data/c.csv", "c"}, {0}});
    assert_int_equal(out.len, sizeof known);
    assert_memory_equal(out.bytes, known, sizeof known);
    buf_free(&out);
}

/* The later file of a name counts. */
static void test_add(void **state)
{
    (void)state;
    static const char *const names[] = {"a.txt", "b.txt"};
    struct layer_writer *writer = writer_of(names, 2);
    assert_int_equal(layer_writer_count(writer), 2);
    assert_true(layer_writer_has(writer, "b.txt"));
    assert_false(layer_writer_has(writer, "c.txt"));
    struct buf other = {0}, out = {0};
    buf_puts(&other, "other");
    layer_writer_add(writer, "a.txt", &other);
    assert_int_equal(layer_writer_count(writer), 2);
    assert_true(layer_writer_pack(writer, &out, NULL));
    size_t count;
    struct zip_entry *entries = zip_check(out.bytes, out.len, &count, NULL);
    assert_int_equal(count, 2);
    assert_int_equal(entries[0].size, 5);
    free(entries);
    buf_free(&out);
    layer_writer_destroy(writer);
}

/* Read where it lies: pictures, sounds, fonts, data, and what is empty. */
static void test_stored(void **state)
{
    (void)state;
    static const struct {
        const char *name, *text;
        bool deflated;
    } rows[] = {
        {"a.png", "x", false},         {"a.jpg", "x", false},       {"a.jpeg", "x", false},
        {"a.ogg", "x", false},         {"a.ttf", "x", false},       {"a.otf", "x", false},
        {"a.bin", "x", false},         {"data/a.csv", "x", false},  {"a.lua", "", false},
        {"a.lua", "x", true},          {"a.csv", "x", true},        {"data", "x", true},
        {"png.lua", "x", true},        {"locale/es.po", "x", true}, {"sub/data/a.csv", "x", true},
        {"pack.conf", "id = a", true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf out = packing_bytes((struct packing_file[]){{rows[i].name, rows[i].text}, {0}});
        size_t count;
        struct zip_entry *entries = zip_check(out.bytes, out.len, &count, NULL);
        assert_non_null(entries);
        assert_int_equal(entries[0].deflated, rows[i].deflated);
        assert_int_equal(entries[0].size, strlen(rows[i].text));
        free(entries);
        buf_free(&out);
    }
}

/* What could not be read again is not written. */
static void test_refused(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        size_t size;
        const char *message;
    } rows[] = {
        {"../evil", 1, "packing: ../evil is not the name of a file in a pack"},
        {"Upper.lua", 1, "packing: Upper.lua is a name of other letters than a-z 0-9 . _ - /"},
        {"a.png", ZIP_CHECK_ENTRY, NULL},
        {"a.png", ZIP_CHECK_ENTRY + 1, "packing: a.png is larger than 16 MiB"},
        {"a.lua", ZIP_CHECK_ENTRY, "packing: a.lua is a bomb: it grows more than 200 times"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct layer_writer *writer = layer_writer_create();
        struct buf bytes = {.bytes = calloc(1, rows[i].size + 1), .len = rows[i].size};
        layer_writer_add(writer, rows[i].name, &bytes);
        struct buf out = {0};
        struct err err = {""};
        assert_int_equal(layer_writer_pack(writer, &out, &err), !rows[i].message);
        assert_string_equal(err.text, rows[i].message ? rows[i].message : "");
        buf_free(&out);
        layer_writer_destroy(writer);
    }
    struct layer_writer *empty = layer_writer_create();
    struct buf out = {0};
    struct err err;
    assert_false(layer_writer_pack(empty, &out, &err));
    assert_string_equal(err.text, "packing: there are no files");
    layer_writer_destroy(empty);
    buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_same_bytes),    cmocka_unit_test(test_known_bytes),
        cmocka_unit_test(test_known_deflate), cmocka_unit_test(test_add),
        cmocka_unit_test(test_stored),        cmocka_unit_test(test_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
