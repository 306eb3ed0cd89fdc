/* The contents of zip files: what headers claim, and sources that fail. */
#include "layer/zip_data.h"

#include <zlib.h>

#include "scratch.h"

/* Bytes of which reading may fail, and in which call. */
struct flaky {
    const char *bytes;
    size_t len;
    int calls, fails_at; /* 0: never */
};

static bool read_flaky(void *context, size_t at, void *out, size_t len, struct err *err)
{
    struct flaky *flaky = context;
    if (++flaky->calls == flaky->fails_at)
        return err_set(err, "the card");
    if (at > flaky->len || len > flaky->len - at)
        return err_set(err, "beyond the end");
    memcpy(out, flaky->bytes + at, len);
    return true;
}

/* Deflated, and so many bytes behind it. */
static struct buf deflated(const char *text, size_t len, size_t behind)
{
    struct buf out = {0};
    z_stream stream = {.next_in = (unsigned char *)(size_t)text, .avail_in = (uInt)len};
    deflateInit2(&stream, 9, Z_DEFLATED, -MAX_WBITS, MAX_MEM_LEVEL, Z_DEFAULT_STRATEGY);
    buf_reserve(&out, deflateBound(&stream, len));
    stream.next_out = (unsigned char *)out.bytes;
    stream.avail_out = (uInt)out.room;
    assert_int_equal(deflate(&stream, Z_FINISH), Z_STREAM_END);
    out.len = stream.total_out;
    deflateEnd(&stream);
    while (behind-- > 0)
        buf_append(&out, "", 1);
    return out;
}

/* 100,000 bytes that hardly deflate, so that they are fed in several pieces. */
static const char *noise(void)
{
    static char text[100001];
    uint32_t number = 1;
    for (size_t i = 0; i < 100000; i++)
        text[i] = (char)((number = number * 1664525 + 1013904223) >> 24);
    return text;
}

static void test_rows(void **state)
{
    (void)state;
    static const struct {
        size_t len;
        bool deflated;
        long size, packed, crc; /* added to what is right */
        size_t behind;
        int fails_at;
        const char *message; /* NULL: it is read */
    } rows[] = {
        {100000, false, 0, 0, 0, 0, 0, NULL},
        {100000, true, 0, 0, 0, 0, 0, NULL},
        {0, false, 0, 0, 0, 0, 0, NULL},
        {0, true, 0, 0, 0, 0, 0, NULL},
        {10, true, 0, 0, 0, 0, 0, NULL},
        /* the checksum */
        {100000, false, 0, 0, 1, 0, 0, "is damaged"},
        {100000, true, 0, 0, 1, 0, 0, "is damaged"},
        {0, false, 0, 0, 1, 0, 0, "is damaged"},
        /* sizes */
        {100000, true, 1, 0, 0, 0, 0, "has another size"},
        {100000, true, -1, 0, 0, 0, 0, "has another size"},
        {100000, true, -100000, 0, 0, 0, 0, "has another size"},
        {100000, true, 1000000, 0, 0, 0, 0, "has another size"},
        {10, true, -1, 0, 0, 0, 0, "has another size"},
        {100000, true, 0, -1, 0, 0, 0, "has another size"},
        {100000, true, 0, -50000, 0, 0, 0, "has another size"},
        {100000, true, 0, 0, 0, 1, 0, "has another size"},
        {100000, true, 0, 0, 0, 50000, 0, "has another size"},
        {10, true, 0, 0, 0, 1, 0, "has another size"},
        {10, true, 0, 1, 0, 0, 0, "beyond the end"},
        {10, false, 0, 0, 0, 0, 1, "the card"},
        {100000, true, 0, 0, 0, 0, 1, "the card"},
        {100000, true, 0, 0, 0, 0, 4, "the card"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf packed = {0};
        if (rows[i].deflated)
            packed = deflated(noise(), rows[i].len, rows[i].behind);
        else
            buf_append(&packed, noise(), rows[i].len);
        struct flaky flaky = {packed.bytes, packed.len, 0, rows[i].fails_at};
        const struct zip_source source = {&flaky, read_flaky, packed.len, false};
        const struct zip_entry entry = {
            .packed = packed.len + (size_t)rows[i].packed,
            .size = rows[i].len + (size_t)rows[i].size,
            .crc = (uint32_t)crc32(0, (const unsigned char *)noise(), (uInt)rows[i].len) +
                   (uint32_t)rows[i].crc,
            .deflated = rows[i].deflated,
        };
        struct buf out = {0};
        struct err err = {""};
        buf_puts(&out, ">");
        assert_int_equal(zip_data_read(&source, &entry, &out, &err), !rows[i].message);
        assert_string_equal(err.text, rows[i].message ? rows[i].message : "");
        assert_int_equal(out.len, 1 + (rows[i].message ? 0 : rows[i].len));
        assert_int_equal(out.bytes[0], '>');
        assert_int_equal(out.bytes[out.len], '\0');
        assert_memory_equal(out.bytes + 1, noise(), out.len - 1);
        buf_free(&out);
        buf_free(&packed);
    }
}

/* Every bit of a stream: the same bytes come out, or none. */
static void test_bits(void **state)
{
    (void)state;
    static const char text[] = "the quick brown fox, the quick brown fox";
    struct buf packed = deflated(text, sizeof text, 0);
    struct flaky flaky = {packed.bytes, packed.len, 0, 0};
    const struct zip_source source = {&flaky, read_flaky, packed.len, false};
    const struct zip_entry entry = {
        .packed = packed.len,
        .size = sizeof text,
        .crc = (uint32_t)crc32(0, (const unsigned char *)text, sizeof text),
        .deflated = true,
    };
    size_t refused = 0, bits = 8 * packed.len;
    for (size_t bit = 0; bit < bits; bit++) {
        packed.bytes[bit / 8] ^= (char)(1 << bit % 8);
        struct buf out = {0};
        if (zip_data_read(&source, &entry, &out, NULL))
            assert_memory_equal(out.bytes, text, sizeof text);
        else
            refused++;
        packed.bytes[bit / 8] ^= (char)(1 << bit % 8);
        buf_free(&out);
    }
    assert_in_range(refused, bits - 8, bits);
    buf_free(&packed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_bits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
