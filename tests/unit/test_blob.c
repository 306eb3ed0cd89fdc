/* The bytes of the ZIP table when they are damaged: refused, or read without harm. */
#include "places/blob.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/alloc.h"
#include "base/file.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static struct buf blob;

static int read_blob(void **state)
{
    (void)state;
    struct err err;
    if (file_read(CORE_DIR "/data/zips.bin", ZIPS_MAX_BYTES, &blob, &err))
        return 0;
    fprintf(stderr, "%s\n", err.text);
    return 1;
}

static int free_blob(void **state)
{
    (void)state;
    buf_free(&blob);
    return 0;
}

/* Reads all that a look-up can reach; the address sanitizer is the judge. */
static void read_all_ways(const struct zips *damaged)
{
    static const char *const codes[] = {"00000", "01801", "09012", "33206", "78006",
                                        "96799", "99519", "99999", "00936", "1801"};
    static const char *const prefixes[] = {"a", "wob", "san", "saint", "z", "zz", "0"};
    size_t seen = 0;
    for (size_t i = 0; i < COUNT(codes); i++) {
        struct zip zip = zips_find(damaged, codes[i]);
        seen += zip.town ? strlen(zip.town) : 0;
        seen += zip.state ? strlen(zip.state) : 0;
        assert_non_null(zip_class_name(zip.class));
    }
    for (size_t i = 0; i < COUNT(prefixes); i++) {
        struct town towns[20];
        size_t count = zips_towns(damaged, prefixes[i], towns, COUNT(towns));
        for (size_t k = 0; k < count; k++)
            seen += strlen(towns[k].name) + strlen(towns[k].state);
    }
    assert_true(seen < 100 * 1000 * 1000);
}

/* A copy of its own size, so that one byte too far is seen. */
static unsigned char *copy_of_blob(size_t len)
{
    return memcpy(xmalloc(len), blob.bytes, len);
}

static void test_truncated(void **state)
{
    (void)state;
    for (size_t len = 0; len < blob.len; len += 997) {
        unsigned char *bytes = copy_of_blob(len);
        struct zips damaged;
        struct err err = {""};
        assert_false(zips_open(&damaged, bytes, len, &err));
        assert_true(err.text[0] != '\0');
        /* and when the header has been told the new length */
        if (len >= 16) {
            for (int i = 0; i < 4; i++)
                bytes[12 + i] = (unsigned char)(len >> (8 * i));
            assert_false(zips_open(&damaged, bytes, len, &err));
        }
        free(bytes);
    }
}

static void test_header_flips(void **state)
{
    (void)state;
    unsigned char *bytes = copy_of_blob(blob.len);
    for (size_t bit = 0; bit < 40 * 8; bit++) {
        bytes[bit / 8] ^= (unsigned char)(1 << bit % 8);
        struct zips damaged;
        struct err err;
        assert_false(zips_open(&damaged, bytes, blob.len, &err));
        bytes[bit / 8] ^= (unsigned char)(1 << bit % 8);
    }
    free(bytes);
}

static void put_u32(unsigned char *at, uint32_t value)
{
    for (int i = 0; i < 4; i++)
        at[i] = (unsigned char)(value >> (8 * i));
}

/* Entries move from one table to its neighbour of equal size: the lengths still add up. */
static void test_shifted_tables(void **state)
{
    (void)state;
    static const struct {
        int from, to; /* offsets of the counts in the header */
        uint32_t give, take;
    } rows[] = {
        {16, 20, 3, 4},   {20, 24, 2, 3},          {24, 28, 1, 1},          {24, 28, 18000, 18000},
        {28, 24, 62, 62}, {36, 32, 12, 1},         {36, 32, 12000, 1000},   {32, 36, 12, 144},
        {20, 16, 4, 3},   {16, 36, 41637, 666192}, {20, 36, 29539, 354468},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        unsigned char *bytes = copy_of_blob(blob.len);
        unsigned char *from = bytes + rows[i].from, *to = bytes + rows[i].to;
        uint32_t giver = from[0] | from[1] << 8 | (uint32_t)from[2] << 16;
        uint32_t taker = to[0] | to[1] << 8 | (uint32_t)to[2] << 16;
        put_u32(from, giver - rows[i].give);
        put_u32(to, taker + rows[i].take);
        struct zips damaged;
        if (zips_open(&damaged, bytes, blob.len, NULL))
            read_all_ways(&damaged);
        free(bytes);
    }
}

static void test_damaged_body(void **state)
{
    (void)state;
    unsigned char *bytes = copy_of_blob(blob.len);
    uint32_t random = 1;
    unsigned opened = 0, refused = 0;
    for (int round = 0; round < 300; round++) {
        for (int flips = 0; flips < 3; flips++) {
            random = random * 1664525 + 1013904223;
            bytes[40 + random % (blob.len - 40)] ^= (unsigned char)(1 << (random >> 29));
        }
        struct zips damaged;
        if (zips_open(&damaged, bytes, blob.len, NULL)) {
            opened++;
            read_all_ways(&damaged);
        } else {
            refused++;
            memcpy(bytes, blob.bytes, blob.len);
        }
    }
    assert_true(opened > 0 && refused > 0);
    free(bytes);
}

/* The smallest table that has one of everything: 88032 in Doña Ana, NM. */
enum { CODE = 40, TOWN = 56, NAME = 68, STATE = 76, RANGE = 84, STRINGS = 96, SMALL = 118 };

static void make_small(unsigned char bytes[SMALL])
{
    static const uint32_t header[] = {1, SMALL, 1, 1, 1, 1, 1, SMALL - STRINGS};
    memset(bytes, 0, SMALL);
    memcpy(bytes, "ANTEZIPS", 8);
    for (size_t i = 0; i < COUNT(header); i++)
        put_u32(bytes + 8 + 4 * i, header[i]);
    put_u32(bytes + CODE, 88032);
    put_u32(bytes + CODE + 4, 32389000);
    put_u32(bytes + CODE + 8, (uint32_t)-106813000);
    put_u32(bytes + NAME + 4, 10);
    put_u32(bytes + STATE, 19);
    put_u32(bytes + STATE + 4, 19);
    put_u32(bytes + RANGE, 88100);
    put_u32(bytes + RANGE + 4, 88199);
    memcpy(bytes + STRINGS, "Doña Ana\0dona ana\0NM", SMALL - STRINGS);
}

static void test_small_table(void **state)
{
    (void)state;
    unsigned char bytes[SMALL];
    make_small(bytes);
    struct zips small;
    struct err err;
    assert_true(zips_open(&small, bytes, sizeof bytes, &err));
    struct zip zip = zips_find(&small, "88032");
    assert_string_equal(zip.town, "Doña Ana");
    assert_string_equal(zip.state, "NM");
    assert_float_equal(zip.point.lat, 32.389, 1e-9);
    assert_float_equal(zip.point.lon, -106.813, 1e-9);
    assert_int_equal(zips_find(&small, "88150").class, ZIP_VALID);
    assert_int_equal(zips_find(&small, "88200").class, ZIP_UNASSIGNED_PREFIX);
    struct town town;
    assert_int_equal(zips_towns(&small, "DOÑA", &town, 1), 1);
    assert_string_equal(town.name, "Doña Ana");
    read_all_ways(&small);
}

static void test_refused(void **state)
{
    (void)state;
    static const struct {
        const char *what;
        int at;
        unsigned char value;
    } rows[] = {
        {"magic", 0, 'a'},
        {"version", 8, 2},
        {"length", 12, SMALL - 1},
        {"a code too many", 16, 2},
        {"no strings", 36, 0},
        {"a code's name", CODE + 12, 1},
        {"a code's name", CODE + 13, 1},
        {"a code's state", CODE + 14, 1},
        {"a code's class", CODE + 15, ZIP_UNASSIGNED},
        {"a town's name", TOWN + 8, 1},
        {"a town without a name", TOWN + 9, 0xff},
        {"a town's state", TOWN + 10, 1},
        {"a name", NAME, SMALL - STRINGS},
        {"a name", NAME + 3, 0x80},
        {"a folded name", NAME + 4, SMALL - STRINGS},
        {"a state", STATE, SMALL - STRINGS},
        {"a state as shown", STATE + 4, SMALL - STRINGS},
        {"a range's state", RANGE + 10, 1},
        {"a range's class", RANGE + 11, ZIP_UNASSIGNED},
        {"the last string's end", SMALL - 1, 'x'},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        unsigned char bytes[SMALL];
        make_small(bytes);
        bytes[rows[i].at] = rows[i].value;
        struct zips damaged;
        struct err err = {""};
        if (zips_open(&damaged, bytes, sizeof bytes, &err))
            fail_msg("%s is not looked at", rows[i].what);
        assert_true(err.text[0] != '\0');
    }
}

static void test_empty_table(void **state)
{
    (void)state;
    unsigned char bytes[41] = "ANTEZIPS\1";
    bytes[12] = sizeof bytes;
    bytes[36] = 1;
    struct zips empty;
    struct err err;
    assert_true(zips_open(&empty, bytes, sizeof bytes, &err));
    assert_int_equal(zips_find(&empty, "01801").class, ZIP_UNASSIGNED_PREFIX);
    read_all_ways(&empty);
    bytes[12] = 40;
    bytes[36] = 0;
    assert_false(zips_open(&empty, bytes, 40, &err));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_truncated),      cmocka_unit_test(test_header_flips),
        cmocka_unit_test(test_shifted_tables), cmocka_unit_test(test_damaged_body),
        cmocka_unit_test(test_small_table),    cmocka_unit_test(test_refused),
        cmocka_unit_test(test_empty_table),
    };
    return cmocka_run_group_tests(tests, read_blob, free_blob);
}
