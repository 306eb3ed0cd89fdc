/* Zip files as our own writer does not write them: each is built byte by byte, and each
   is refused for its own reason. */
#include "layer/zip_check.h"

#include "scratch.h"

#include "base/buf.h"

/* An archive that is good, and what is to be wrong with it. */
struct piece {
    const char *name, *data;
    unsigned method, flags, version, time, date, extra, comment, disk, attributes_low;
    unsigned mode, made_by;     /* 0: as they should be */
    const char *local_name;     /* NULL: the same */
    long local_size, local_crc; /* added in the local header only */
    long packed, size;          /* added in both headers */
    long offset;                /* added to where the list says that it lies */
    size_t gap;                 /* bytes in front of it */
};

struct archive {
    struct piece pieces[4];
    const char *front, *between, *behind, *comment;
    long entries, disk, directory_at, directory_len; /* added at the end */
};

static void put(struct buf *out, unsigned long number, int bytes)
{
    for (int i = 0; i < bytes; i++) {
        char byte = (char)(number >> 8 * i & 0xff);
        buf_append(out, &byte, 1);
    }
}

static void put_text(struct buf *out, const char *text)
{
    if (text)
        buf_puts(out, text);
}

static void put_zeros(struct buf *out, size_t count)
{
    while (count-- > 0)
        buf_append(out, "", 1);
}

/* What both headers have, from "version needed" to the length of the name. */
static void put_common(struct buf *out, const struct piece *piece, bool local)
{
    size_t len = strlen(piece->data);
    put(out, piece->version ? piece->version : piece->method ? 20 : 10, 2);
    put(out, piece->flags, 2);
    put(out, piece->method, 2);
    put(out, piece->time, 2);
    put(out, piece->date ? piece->date : 0x21, 2);
    put(out, 0x12345678UL + (unsigned long)(local ? piece->local_crc : 0), 4);
    put(out, (unsigned long)((long)len + piece->packed), 4);
    put(out, (unsigned long)((long)len + piece->size + (local ? piece->local_size : 0)), 4);
    const char *name = local && piece->local_name ? piece->local_name : piece->name;
    put(out, strlen(name), 2);
}

static void put_local(struct buf *out, const struct piece *piece)
{
    put_zeros(out, piece->gap);
    put(out, 0x04034b50UL, 4);
    put_common(out, piece, true);
    put(out, 0, 2);
    put_text(out, piece->local_name ? piece->local_name : piece->name);
    put_text(out, piece->data);
}

static void put_central(struct buf *out, const struct piece *piece, size_t at)
{
    put(out, 0x02014b50UL, 4);
    put(out, piece->made_by ? piece->made_by : 63 | 3 << 8, 2);
    put_common(out, piece, false);
    put(out, piece->extra, 2);
    put(out, piece->comment, 2);
    put(out, piece->disk, 2);
    put(out, 0, 2);
    put(out, ((piece->mode ? piece->mode : 0100644UL) << 16) + piece->attributes_low, 4);
    put(out, (unsigned long)((long)at + piece->offset), 4);
    put_text(out, piece->name);
    put_zeros(out, piece->extra + piece->comment);
}

static struct buf build(const struct archive *archive)
{
    struct buf out = {0};
    size_t at[4], count = 0;
    put_text(&out, archive->front);
    for (; count < 4 && archive->pieces[count].name; count++) {
        at[count] = out.len + archive->pieces[count].gap;
        put_local(&out, &archive->pieces[count]);
    }
    put_text(&out, archive->between);
    size_t directory = out.len;
    for (size_t i = 0; i < count; i++)
        put_central(&out, &archive->pieces[i], at[i]);
    size_t len = out.len - directory;
    put(&out, 0x06054b50UL, 4);
    put(&out, (unsigned long)archive->disk, 2);
    put(&out, 0, 2);
    put(&out, (unsigned long)((long)count + archive->entries), 2);
    put(&out, (unsigned long)((long)count + archive->entries), 2);
    put(&out, (unsigned long)((long)len + archive->directory_len), 4);
    put(&out, (unsigned long)((long)directory + archive->directory_at), 4);
    put(&out, archive->comment ? strlen(archive->comment) : 0, 2);
    put_text(&out, archive->comment);
    put_text(&out, archive->behind);
    return out;
}

#define A                                                                                          \
    {                                                                                              \
        .name = "a.lua", .data = "x"                                                               \
    }
#define B                                                                                          \
    {                                                                                              \
        .name = "b.lua", .data = "x"                                                               \
    }
#define LETTERS "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define LONG LETTERS LETTERS LETTERS LETTERS

static const struct {
    struct archive archive;
    const char *message; /* NULL: it is good */
} rows[] = {
    {{.pieces = {A, B}}, NULL},
    {{.pieces = {{.name = "a.lua", .data = "xy", .method = 8, .flags = 2}}}, NULL},
    {{.pieces = {{.name = "a/b.lua", .data = "x"}, {.name = "a-b", .data = ""}}},
     "a-b is out of order, or there twice"},
    {{.pieces = {{.name = "a-b", .data = ""}, {.name = "a/b.lua", .data = "x"}}}, NULL},
    {{.pieces = {{.name = LONG, .data = "x"}}}, NULL},
    {{.pieces = {{.name = "a/b/c/d/e/f/g/h", .data = "x"}}}, NULL},
    /* names */
    {{.pieces = {{.name = LONG "a", .data = "x"}}},
     "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa... is a name too short or too long"},
    {{.pieces = {{.name = "", .data = "x"}}}, " is a name too short or too long"},
    {{.pieces = {{.name = "a/b/c/d/e/f/g/h/i", .data = "x"}}}, "a/b/c/d/e/f/g/h/i lies too deep"},
    {{.pieces = {{.name = "../evil", .data = "x"}}}, "../evil is not the name of a file in a pack"},
    {{.pieces = {{.name = "a/../b", .data = "x"}}}, "a/../b is not the name of a file in a pack"},
    {{.pieces = {{.name = "./a", .data = "x"}}}, "./a is not the name of a file in a pack"},
    {{.pieces = {{.name = "/etc/x", .data = "x"}}}, "/etc/x is not the name of a file in a pack"},
    {{.pieces = {{.name = "a//b", .data = "x"}}}, "a//b is not the name of a file in a pack"},
    {{.pieces = {{.name = "a/", .data = ""}}}, "a/ is not the name of a file in a pack"},
    {{.pieces = {{.name = "a/.hidden", .data = "x"}}},
     "a/.hidden is not the name of a file in a pack"},
    {{.pieces = {{.name = "thumbs.db", .data = "x"}}},
     "thumbs.db is not the name of a file in a pack"},
    {{.pieces = {{.name = "a\\b", .data = "x"}}},
     "a\\b is a name of other letters than a-z 0-9 . _ - /"},
    {{.pieces = {{.name = "c:x", .data = "x"}}},
     "c:x is a name of other letters than a-z 0-9 . _ - /"},
    {{.pieces = {{.name = "a\nb", .data = "x"}}},
     "a\nb is a name of other letters than a-z 0-9 . _ - /"},
    {{.pieces = {{.name = "A.lua", .data = "x"}}},
     "A.lua is a name of other letters than a-z 0-9 . _ - /"},
    {{.pieces = {{.name = "\xff\xfe", .data = "x"}}},
     "\xff\xfe is a name of other letters than a-z 0-9 . _ - /"},
    {{.pieces = {{.name = "\xc3\xa4", .data = "x", .flags = 0x800}}},
     "\xc3\xa4 is a name of other letters than a-z 0-9 . _ - /"},
    {{.pieces = {A, A}}, "a.lua is out of order, or there twice"},
    {{.pieces = {B, A}}, "a.lua is out of order, or there twice"},
    {{.pieces = {{.name = "a", .data = "x"}, {.name = "a/b", .data = "x"}}}, "a/b lies in a file"},
    {{.pieces = {{.name = "a", .data = "x"},
                 {.name = "a-b", .data = "x"},
                 {.name = "a/b/c", .data = "x"}}},
     "a/b/c lies in a file"},
    /* what an entry may be */
    {{.pieces = {{.name = "a.lua", .data = "x", .mode = 0120777}}},
     "a.lua is not a plain file with rights 644"},
    {{.pieces = {{.name = "a.lua", .data = "x", .mode = 0100755}}},
     "a.lua is not a plain file with rights 644"},
    {{.pieces = {{.name = "a.lua", .data = "x", .mode = 040755}}},
     "a.lua is not a plain file with rights 644"},
    {{.pieces = {{.name = "a.lua", .data = "x", .attributes_low = 0x10}}},
     "a.lua is not a plain file with rights 644"},
    {{.pieces = {{.name = "a.lua", .data = "x", .made_by = 63}}},
     "a.lua is not a plain file with rights 644"},
    {{.pieces = {{.name = "a.lua", .data = "x", .method = 93}}},
     "a.lua is packed in a way that is not used here"},
    {{.pieces = {{.name = "a.lua", .data = "x", .method = 99, .flags = 1}}},
     "a.lua is packed in a way that is not used here"},
    {{.pieces = {{.name = "a.lua", .data = "x", .flags = 1}}},
     "a.lua is encrypted, or has its size behind it"},
    {{.pieces = {{.name = "a.lua", .data = "x", .method = 8, .flags = 8}}},
     "a.lua is encrypted, or has its size behind it"},
    {{.pieces = {{.name = "a.lua", .data = "x", .flags = 0x800}}},
     "a.lua is encrypted, or has its size behind it"},
    {{.pieces = {{.name = "a.lua", .data = "x", .version = 45}}}, "a.lua wants another version"},
    {{.pieces = {{.name = "a.lua", .data = "x", .time = 1}}}, "a.lua has a time"},
    {{.pieces = {{.name = "a.lua", .data = "x", .date = 0x22}}}, "a.lua has a time"},
    {{.pieces = {{.name = "a.lua", .data = "x", .extra = 4}}},
     "a.lua has an extra field, a comment or another disk"},
    {{.pieces = {{.name = "a.lua", .data = "x", .comment = 4}}},
     "a.lua has an extra field, a comment or another disk"},
    {{.pieces = {{.name = "a.lua", .data = "x", .disk = 1}}},
     "a.lua has an extra field, a comment or another disk"},
    {{.pieces = {{.name = "a.png", .data = "x", .method = 8}}},
     "a.png is deflated, where it should be stored"},
    /* the two headers */
    {{.pieces = {{.name = "a.lua", .data = "x", .local_name = "b.lua"}}},
     "a.lua is another file than the list says"},
    {{.pieces = {{.name = "a.lua", .data = "x", .local_size = 1}}},
     "a.lua is another file than the list says"},
    {{.pieces = {{.name = "a.lua", .data = "x", .local_crc = 1}}},
     "a.lua is another file than the list says"},
    {{.pieces = {{.name = "a.lua", .data = "x", .size = 1}}}, "a.lua has two sizes"},
    {{.pieces = {{.name = "a.lua", .data = "x", .packed = 1, .size = 1}}}, "a.lua is cut off"},
    {{.pieces = {{.name = "a.lua", .data = "x", .packed = -1, .size = -1}}},
     "there are bytes in it that belong to no file"},
    {{.pieces = {{.name = "a.lua", .data = "x", .offset = 4}}},
     "a.lua does not lie behind the file before it"},
    {{.pieces = {A, {.name = "b.lua", .data = "x", .offset = -36}}},
     "b.lua does not lie behind the file before it"},
    {{.pieces = {A, {.name = "b.lua", .data = "x", .gap = 1}}},
     "b.lua does not lie behind the file before it"},
    /* the whole */
    {{.pieces = {A}, .front = "x"}, "a.lua does not lie behind the file before it"},
    {{.pieces = {A}, .between = "x"}, "there are bytes in it that belong to no file"},
    {{.pieces = {A}, .behind = "x"}, "it does not end as a zip file without a comment"},
    {{.pieces = {A}, .comment = "x"}, "it does not end as a zip file without a comment"},
    {{.pieces = {A}, .disk = 1}, "it is a part of several"},
    {{.pieces = {A}, .entries = -1}, "it has 0 files, wanted 1 to 20000"},
    {{.pieces = {A}, .entries = 1}, "its list of files is cut off"},
    {{.pieces = {A, B}, .entries = -1}, "there are bytes in it that belong to no file"},
    {{.pieces = {A}, .entries = 20000}, "it has 20001 files, wanted 1 to 20000"},
    {{.pieces = {A}, .entries = 64998}, "it has 64999 files, wanted 1 to 20000"},
    {{.pieces = {A}, .directory_len = 1}, "there is something behind its list of files"},
    {{.pieces = {A}, .directory_at = 1}, "there is something behind its list of files"},
    {{.pieces = {A}, .directory_at = -1, .directory_len = 1}, "its list of files is cut off"},
    {{.pieces = {A}, .directory_len = ZIP_CHECK_DIRECTORY},
     "its list of files has 4194355 bytes, at most 4194304"},
    {{.front = ""}, "it has 0 files, wanted 1 to 20000"},
};

static void test_rows(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf bytes = build(&rows[i].archive);
        struct err err = {""};
        size_t count = 0;
        struct zip_entry *entries = zip_check(bytes.bytes, bytes.len, &count, &err);
        assert_string_equal(err.text, rows[i].message ? rows[i].message : "");
        assert_int_equal(entries == NULL, rows[i].message != NULL);
        free(entries);
        buf_free(&bytes);
    }
}

/* What is told of good entries. */
static void test_entries(void **state)
{
    (void)state;
    const struct archive archive = {
        .pieces = {{.name = "a.lua", .data = "one", .method = 8, .size = 40},
                   {.name = "data/x.csv", .data = "three"}}};
    struct buf bytes = build(&archive);
    size_t count;
    struct zip_entry *entries = zip_check(bytes.bytes, bytes.len, &count, NULL);
    assert_int_equal(count, 2);
    assert_memory_equal(entries[0].name, "a.lua", entries[0].name_len);
    assert_true(entries[0].deflated);
    assert_int_equal(entries[0].packed, 3);
    assert_int_equal(entries[0].size, 43);
    assert_int_equal(entries[0].crc, 0x12345678);
    assert_false(entries[1].deflated);
    assert_int_equal(entries[1].at, 30 + 5 + 3 + 30 + 10);
    assert_memory_equal(bytes.bytes + entries[1].at, "three", 5);
    free(entries);
    buf_free(&bytes);
}

/* Sizes that headers may tell, at both sides of each limit; nothing is inflated here. */
static void test_sizes(void **state)
{
    (void)state;
    enum { KIB = 1024, MIB = 1024 * 1024 };
    static const struct {
        size_t packed, size[3]; /* of each file, which are deflated; size 0 ends them */
        size_t stored;          /* and of one beside them that is not */
        const char *message;
    } sizes[] = {
        {4, {64 * KIB}, 0, NULL}, /* too small to be a bomb */
        {400, {80199}, 2000, NULL},
        {400, {80200}, 2000, "a.lua is a bomb: it grows more than 200 times"},
        {500, {80000}, 924, NULL},
        {500, {80000}, 923, "it is a bomb: it grows more than 50 times"},
        {330 * KIB, {16 * MIB}, 0, NULL},
        {330 * KIB, {16 * MIB + 1}, 0, "a.lua is larger than 16 MiB"},
        {330 * KIB, {16 * MIB, 16 * MIB, 16 * MIB}, 16 * MIB, NULL},
        {1, {1}, 16 * MIB + 1, "z.png is larger than 16 MiB"},
    };
    static const char *const names[] = {"a.lua", "b.lua", "c.lua"};
    char *data = calloc(1, 16 * MIB + 2);
    memset(data, 'x', 16 * MIB + 1);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct archive archive = {.front = ""};
        size_t f = 0;
        const char *packed = data + 16 * MIB + 1 - sizes[i].packed;
        for (; f < 3 && sizes[i].size[f]; f++)
            archive.pieces[f] =
                (struct piece){.name = names[f],
                               .data = packed,
                               .method = 8,
                               .size = (long)sizes[i].size[f] - (long)sizes[i].packed};
        if (sizes[i].stored)
            archive.pieces[f] =
                (struct piece){.name = "z.png", .data = data + 16 * MIB + 1 - sizes[i].stored};
        struct buf bytes = build(&archive);
        struct err err = {""};
        size_t count;
        free(zip_check(bytes.bytes, bytes.len, &count, &err));
        assert_string_equal(err.text, sizes[i].message ? sizes[i].message : "");
        buf_free(&bytes);
    }
    free(data);
}

/* `count` files "NNNNN.lua" of `size` bytes each, as stored or deflated. */
static struct buf build_many(size_t count, size_t packed, size_t size)
{
    struct buf out = {0}, list = {0};
    char *data = calloc(1, packed + 1);
    memset(data, 'x', packed);
    for (size_t i = 0; i < count; i++) {
        char name[32];
        snprintf(name, sizeof name, "%05zu.lua", i);
        const struct piece piece = {.name = name,
                                    .data = data,
                                    .method = size > packed ? 8 : 0,
                                    .size = (long)size - (long)packed};
        put_central(&list, &piece, out.len);
        put_local(&out, &piece);
    }
    size_t directory = out.len;
    buf_append(&out, list.bytes, list.len);
    put(&out, 0x06054b50UL, 4);
    put(&out, 0, 4);
    put(&out, count, 2);
    put(&out, count, 2);
    put(&out, list.len, 4);
    put(&out, directory, 4);
    put(&out, 0, 2);
    buf_free(&list);
    free(data);
    return out;
}

static void test_many(void **state)
{
    (void)state;
    static const struct {
        size_t count, packed, size;
        const char *message;
    } many[] = {
        {5000, 1, 1, NULL},
        {20000, 1, 1, NULL},
        {20001, 1, 1, "it has 20001 files, wanted 1 to 20000"},
        {65000, 0, 0, "it has 65000 files, wanted 1 to 20000"},
        {64, 21000, 1024 * 1024, NULL},
        {65, 21000, 1024 * 1024, "00064.lua is too much: 1 GiB in all, 64 MiB of it deflated"},
    };
    for (size_t i = 0; i < sizeof many / sizeof *many; i++) {
        struct buf bytes = build_many(many[i].count, many[i].packed, many[i].size);
        struct err err = {""};
        size_t count = 0;
        struct zip_entry *entries = zip_check(bytes.bytes, bytes.len, &count, &err);
        assert_string_equal(err.text, many[i].message ? many[i].message : "");
        if (entries)
            assert_int_equal(count, many[i].count);
        free(entries);
        buf_free(&bytes);
    }
}

/* Every part of a good archive, cut off anywhere, and every single bit of its headers. */
static void test_damage(void **state)
{
    (void)state;
    const struct archive archive = {.pieces = {A, B}};
    struct buf bytes = build(&archive);
    size_t count, refused = 0;
    for (size_t len = 0; len < bytes.len; len++)
        assert_null(zip_check(bytes.bytes, len, &count, NULL));
    for (size_t bit = 0; bit < 8 * bytes.len; bit++) {
        bytes.bytes[bit / 8] ^= (char)(1 << bit % 8);
        struct zip_entry *entries = zip_check(bytes.bytes, bytes.len, &count, NULL);
        refused += entries == NULL;
        free(entries);
        bytes.bytes[bit / 8] ^= (char)(1 << bit % 8);
    }
    /* What may differ: two data bytes, and per entry the version that made it. */
    assert_int_equal(refused, 8 * bytes.len - 2 * 8 - 2 * 8);
    buf_free(&bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows), cmocka_unit_test(test_entries), cmocka_unit_test(test_sizes),
        cmocka_unit_test(test_many), cmocka_unit_test(test_damage),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
