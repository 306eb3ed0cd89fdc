/* Packed layers through the same door as directories: what is read, what is refused when
   it is opened, and what only when it is read whole. */
#include "layer/layer.h"

#include <fcntl.h>

#include "scratch.h"

#include "layer/finished.h"
#include "layer/packed_file.h"
#include "layer/sums.h"
#include "pack/pack.h"
#include "packing.h"

#define PAGE "return page { title = 'Home', body = function() return {} end }"

static const struct packing_file files[] = {
    {"pack.conf", "id = small\ntitle = Small\napi = 2\nlanguages = en\n"},
    {"pages/home.lua", PAGE},
    {"data/x.csv", "a,b\n1,2\n"},
    {"locale/es.po", "msgid \"a\"\nmsgstr \"b\"\n"},
    {"empty.txt", ""},
    {NULL, NULL},
};

static void test_as_directory(void **state)
{
    (void)state;
    struct scratch dir = scratch_make();
    packing_file(&dir, "small.pack", files);
    for (const struct packing_file *file = files; file->name; file++) {
        char name[64];
        snprintf(name, sizeof name, "small/%s", file->name);
        scratch_write(&dir, name, file->text);
    }
    static const char *const paths[] = {"small/", "small.pack"};
    for (size_t i = 0; i < 2; i++) {
        struct err err = {""};
        struct layer *layer = layer_open(scratch_path(&dir, paths[i]), &err);
        assert_string_equal(err.text, "");
        scratch_assert_text(&dir, layer_path(layer), i ? "@/small.pack" : "@/small");
        assert_int_equal(layer_file_count(layer), 5);
        assert_string_equal(layer_file(layer, 0), "data/x.csv");
        assert_string_equal(layer_file(layer, 4), "pages/home.lua");
        assert_true(layer_check(layer, &err));
        for (const struct packing_file *file = files; file->name; file++) {
            struct buf out = {0};
            size_t len = strlen(file->text);
            buf_puts(&out, ">");
            assert_true(layer_has(layer, file->name));
            assert_true(layer_read(layer, file->name, len, &out, &err));
            assert_string_equal(out.bytes + 1, file->text);
            assert_int_equal(out.len, len + 1);
            if (len > 0)
                assert_false(layer_read(layer, file->name, len - 1, &out, &err));
            buf_free(&out);
        }
        struct buf out = {0};
        assert_false(layer_has(layer, "pages"));
        assert_false(layer_read(layer, "pages/none.lua", 9, &out, &err));
        layer_close(layer);
    }
    scratch_remove(&dir);
}

/* Puts a number into both headers of the one file of an archive. */
static void patch(struct buf *bytes, size_t local, size_t central, long change)
{
    char *list = memmem(bytes->bytes, bytes->len, "PK\1\2", 4);
    bytes->bytes[local] = (char)(bytes->bytes[local] + change);
    list[central] = (char)(list[central] + change);
}

/* The text, or nothing at all and a reason that the layer remembers. */
static void expect_read(const struct scratch *dir, const struct layer *layer, const char *name,
                        const char *text, const char *wanted)
{
    struct buf out = {0};
    struct err err = {""};
    buf_puts(&out, ">");
    assert_int_equal(layer_read(layer, name, 99, &out, &err), !*wanted);
    assert_string_equal(out.bytes + 1, *wanted ? "" : text);
    scratch_assert_text(dir, err.text, wanted);
    const char *failure = layer_failure(layer);
    assert_int_equal(failure != NULL, *wanted != '\0');
    assert_true(!failure || strncmp(err.text, failure, strlen(failure)) == 0);
    buf_free(&out);
}

enum { LOCAL_CRC = 14, CENTRAL_CRC = 16, LOCAL_SIZE = 22, CENTRAL_SIZE = 24 };

/* Headers that are alike and lie about what they stand before. */
static void test_lies(void **state)
{
    (void)state;
    static const char again[] = "copy the file again, or pack it again";
    static const struct {
        const char *name, *text;
        size_t local, central;
        long change;
        const char *message;
    } rows[] = {
        {"a.lua", "some words", LOCAL_CRC, CENTRAL_CRC, 0, NULL},
        {"a.lua", "some words", LOCAL_CRC, CENTRAL_CRC, 1, "is damaged"},
        {"a.lua", "some words", LOCAL_SIZE, CENTRAL_SIZE, 1, "has another size"},
        {"a.lua", "some words", LOCAL_SIZE, CENTRAL_SIZE, -1, "has another size"},
        {"a.lua", "some words", LOCAL_SIZE, CENTRAL_SIZE, -10, "has another size"},
        {"data/a", "some words", LOCAL_CRC, CENTRAL_CRC, 1, "is damaged"},
    };
    struct scratch dir = scratch_make();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf bytes =
            packing_bytes((struct packing_file[]){{rows[i].name, rows[i].text}, {0}});
        patch(&bytes, rows[i].local, rows[i].central, rows[i].change);
        packing_write(&dir, "a.pack", &bytes);
        struct err err = {""};
        struct layer *layer = layer_open(scratch_path(&dir, "a.pack"), &err);
        assert_string_equal(err.text, "");
        assert_int_equal(layer_check(layer, &err), !rows[i].message);
        char wanted[200] = "";
        if (rows[i].message)
            snprintf(wanted, sizeof wanted, "@/a.pack/%s: %s: %s", rows[i].name, rows[i].message,
                     again);
        scratch_assert_text(&dir, err.text, wanted);
        expect_read(&dir, layer, rows[i].name, rows[i].text, wanted);
        layer_close(layer);
        buf_free(&bytes);
    }
    scratch_remove(&dir);
}

static void expect_text(const struct layer *layer, const char *name, const char *text)
{
    struct buf out = {0};
    assert_true(layer_read(layer, name, 99, &out, NULL));
    assert_string_equal(out.bytes, text);
    buf_free(&out);
}

/* Every single bit in front of the list of files: refused, or nothing is read otherwise,
   as a deflated stream has bits behind its last byte of text. */
static void test_bits(void **state)
{
    (void)state;
    struct buf bytes =
        packing_bytes((struct packing_file[]){{"a.lua", "some words"}, {"data/b", "others"}, {0}});
    const char *list = memmem(bytes.bytes, bytes.len, "PK\1\2", 4);
    size_t bits = 8 * (size_t)(list - bytes.bytes), refused = 0;
    struct scratch dir = scratch_make();
    for (size_t bit = 0; bit < bits; bit++) {
        bytes.bytes[bit / 8] ^= (char)(1 << bit % 8);
        packing_write(&dir, "a.pack", &bytes);
        bytes.bytes[bit / 8] ^= (char)(1 << bit % 8);
        struct layer *layer = layer_open(scratch_path(&dir, "a.pack"), NULL);
        if (layer && layer_check(layer, NULL)) {
            expect_text(layer, "a.lua", "some words");
            expect_text(layer, "data/b", "others");
        } else {
            refused++;
        }
        layer_close(layer);
    }
    assert_in_range(refused, bits - 16, bits);
    buf_free(&bytes);
    scratch_remove(&dir);
}

static void test_pictures(void **state)
{
    (void)state;
    static const struct {
        const char *name, *text, *opening, *checking;
    } rows[] = {
        {"images/a.jpg", "GIF89a", NULL,
         "@/a.pack/images/a.jpg: is a GIF; use PNG, JPEG or "
         "SVG"},
        {"images/a.png", "", NULL, "@/a.pack/images/a.png: is empty: copy the picture again"},
        {"images/a.png", "<svg width='1' height='1'/>", NULL,
         "@/a.pack/images/a.png: is an SVG: a packed layer holds PNG and JPEG: copy the "
         "file "
         "again, or pack it again"},
        {"images/a.svg", "<svg width='1' height='1'/>",
         "@/a.pack/images/a.svg: is an SVG: a packed layer holds PNG and JPEG: copy the "
         "file "
         "again, or pack it again",
         NULL},
        {"pack.conf.txt", "",
         "@/a.pack: found pack.conf.txt, Windows hides the .txt: rename "
         "it to pack.conf",
         NULL},
    };
    struct scratch dir = scratch_make();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        packing_file(&dir, "a.pack", (struct packing_file[]){{rows[i].name, rows[i].text}, {0}});
        struct err err = {""};
        struct layer *layer = layer_open(scratch_path(&dir, "a.pack"), &err);
        scratch_assert_text(&dir, err.text, rows[i].opening ? rows[i].opening : "");
        assert_int_equal(layer == NULL, rows[i].opening != NULL);
        if (layer)
            assert_false(layer_check(layer, &err));
        if (layer)
            scratch_assert_text(&dir, err.text, rows[i].checking);
        layer_close(layer);
    }
    scratch_remove(&dir);
}

enum change { CHANGE_NONE, CHANGE_CUT, CHANGE_EMPTY, CHANGE_LONGER, CHANGE_ZEROS, CHANGE_GONE };

static void change_file(const struct scratch *dir, const char *name, enum change change, off_t len)
{
    const char *path = scratch_path(dir, name);
    FILE *file = change == CHANGE_NONE || change == CHANGE_GONE ? NULL : fopen(path, "r+");
    switch (change) {
    case CHANGE_NONE: break;
    case CHANGE_CUT: assert_int_equal(ftruncate(fileno(file), len - 1), 0); break;
    case CHANGE_EMPTY: assert_int_equal(ftruncate(fileno(file), 0), 0); break;
    case CHANGE_LONGER: assert_int_equal(ftruncate(fileno(file), len + 1), 0); break;
    case CHANGE_ZEROS:
        for (off_t i = 0; i < len; i++)
            fputc(0, file);
        break;
    case CHANGE_GONE: assert_int_equal(unlink(path), 0); break;
    }
    if (file)
        fclose(file);
}

/* A file that changes while it is shown: never a crash, and never other bytes. */
static void test_changed(void **state)
{
    (void)state;
#define CURE ": copy the file again, or pack it again"
    static const struct {
        enum change change;
        const char *stored, *deflated; /* NULL: read as before */
    } rows[] = {
        {CHANGE_NONE, NULL, NULL},
        {CHANGE_GONE, NULL, NULL},
        {CHANGE_CUT, "can not be read: the file had 267 bytes and has 266 now" CURE,
         "can not be read: the file had 267 bytes and has 266 now" CURE},
        {CHANGE_EMPTY, "can not be read: the file had 267 bytes and has 0 now" CURE,
         "can not be read: the file had 267 bytes and has 0 now" CURE},
        {CHANGE_LONGER, "can not be read: the file had 267 bytes and has 268 now" CURE,
         "can not be read: the file had 267 bytes and has 268 now" CURE},
        {CHANGE_ZEROS, "is damaged" CURE, "is damaged" CURE},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct scratch dir = scratch_make();
        struct buf bytes =
            packing_bytes((struct packing_file[]){{"a.lua", PAGE}, {"data/b.csv", "a,b\n"}, {0}});
        packing_write(&dir, "a.pack", &bytes);
        for (int first = 0; first < 2; first++) {
            struct layer *layer = layer_open(scratch_path(&dir, "a.pack"), NULL);
            assert_null(layer_failure(layer));
            change_file(&dir, "a.pack", rows[i].change, (off_t)bytes.len);
            char wanted[200] = "";
            const char *why = first ? rows[i].deflated : rows[i].stored;
            const char *name = first ? "a.lua" : "data/b.csv";
            if (why)
                snprintf(wanted, sizeof wanted, "@/a.pack/%s: %s", name, why);
            expect_read(&dir, layer, name, first ? PAGE : "a,b\n", wanted);
            layer_close(layer);
            packing_write(&dir, "a.pack", &bytes);
        }
        buf_free(&bytes);
        scratch_remove(&dir);
    }
}

/* What is no packed file at all. */
static void test_others(void **state)
{
    (void)state;
    struct scratch dir = scratch_make();
    scratch_write(&dir, "empty", "");
    scratch_write(&dir, "text", "This is not a zip file, and longer than its end is.");
    scratch_write(&dir, "large", "x");
    assert_int_equal(truncate(scratch_path(&dir, "large"), (off_t)PACKED_MAX_BYTES + 1), 0);
    scratch_write(&dir, "full", "x");
    assert_int_equal(truncate(scratch_path(&dir, "full"), (off_t)PACKED_MAX_BYTES), 0);
    scratch_write(&dir, "zeros", "");
    assert_int_equal(truncate(scratch_path(&dir, "zeros"), 5000), 0);
    assert_int_equal(mkfifo(scratch_path(&dir, "pipe"), 0600), 0);
    static const char odd[] = "is not as anteroom pack writes it: it does not end as a zip "
                              "file without a comment: name a folder that holds pack.conf, or "
                              "pack it again";
    static const char zeros[] = "begins with zeros, as after a stick was pulled out too early: "
                                "copy it again (it does not end as a zip file without a comment)";
    static const struct {
        const char *name, *doing, *why;
    } rows[] = {
        {"empty", "opening", "is empty: copy it again"},
        {"large", "opening", "is larger than 512 MiB, the most that a packed layer has"},
        {"full", "opening the layer", odd},
        {"zeros", "opening the layer", zeros},
        {"text", "opening the layer", odd},
        {"pipe", "opening", "is not a plain file"},
        {"none", "opening the layer", "No such file or directory"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char wanted[400];
        snprintf(wanted, sizeof wanted, "%s @/%s: %s", rows[i].doing, rows[i].name, rows[i].why);
        struct err err = {""};
        assert_null(layer_open(scratch_path(&dir, rows[i].name), &err));
        scratch_assert_text(&dir, err.text, wanted);
    }
    scratch_remove(&dir);
}

/* A layer with a digest is that file, or none. */
static void test_digest(void **state)
{
    (void)state;
    struct scratch dir = scratch_make();
    scratch_write(&dir, "core/lib/prelude.lua", "");
    packing_file(&dir, "a.pack", files);
    struct packed *packed = packed_open(scratch_path(&dir, "a.pack"), NULL);
    struct digest digest;
    assert_true(packed_digest(packed, &digest, NULL));
    struct digest other = digest;
    assert_string_equal(packed_name(packed), scratch_path(&dir, "a.pack"));
    packed_close(packed);
    other.bytes[63] ^= 1;
    const struct digest *const digests[] = {NULL, &digest, &other};
    for (size_t i = 0; i < 3; i++) {
        const struct pack_layer layers[] = {
            {.path = scratch_path(&dir, "core")},
            {.path = scratch_path(&dir, "a.pack"), .digest = digests[i]}};
        struct err err = {""};
        struct pack *pack = pack_open(layers, 2, NULL, &err);
        scratch_assert_text(&dir, err.text,
                            i < 2 ? ""
                                  : "opening the layer @/a.pack: is not the file that was "
                                    "installed");
        assert_int_equal(pack != NULL, i < 2);
        pack_close(pack);
    }
    /* A clinic's layer may not hold pages, packed or not, pinned or not. */
    const struct pack_layer clinic[] = {
        {.path = scratch_path(&dir, "a.pack"), .digest = &digest, .clinic = true}};
    struct err err;
    assert_null(pack_open(clinic, 1, NULL, &err));
    assert_non_null(strstr(err.text, "found data/x.csv: a clinic's layer may hold only"));
    scratch_remove(&dir);
}

/* a.pack as an install leaves it, with its sums beside it. */
static struct digest write_installed(const struct scratch *dir)
{
    struct buf bytes = packing_bytes(files), sums = {0};
    packing_write(dir, "a.pack", &bytes);
    struct digest digest = digest_of(bytes.bytes, bytes.len);
    struct layer *layer = layer_open(scratch_path(dir, "a.pack"), NULL);
    assert_true(layer_sums(layer, &digest, &sums, NULL));
    packing_write(dir, "a.sums", &sums);
    layer_close(layer);
    buf_free(&bytes);
    buf_free(&sums);
    return digest;
}

static void change_byte(const struct scratch *dir, const char *name, off_t at)
{
    char byte;
    int fd = open(scratch_path(dir, name), O_RDWR);
    assert_int_equal(pread(fd, &byte, 1, at), 1);
    byte ^= 1;
    assert_int_equal(pwrite(fd, &byte, 1, at), 1);
    close(fd);
}

static off_t place_in(const struct scratch *dir, const char *text)
{
    struct buf bytes = {0};
    assert_true(file_read(scratch_path(dir, "a.pack"), 1 << 20, &bytes, NULL));
    const char *at = memmem(bytes.bytes, bytes.len, text, strlen(text));
    off_t place = at - bytes.bytes;
    buf_free(&bytes);
    return place;
}

#define TITLE_LEN ((int)strlen("anteroom-sums 1\n"))
#define DIGEST_LEN ((int)sizeof(struct digest))

/* With sums a layer is open before all of it was read; without whole ones of this very pack all
   of it is read. data/x.csv is stored: a bit of it is one of the file's. */
static void test_sums(void **state)
{
    (void)state;
    const struct {
        const char *name;
        const char *pack; /* what is changed: a bit of this text; NULL: nothing */
        int sums;         /* .. and of this byte; -1: nothing */
        bool whole, opens, reads;
    } rows[] = {
        {"as installed", NULL, -1, false, true, true},
        {"read whole", NULL, -1, true, true, true},
        {"the file", "1,2", -1, false, true, false},
        {"the file, read whole", "1,2", -1, true, false, false},
        {"a header that the list has too", "PK\3\4", -1, false, true, true},
        {"the list", "PK\1\2", -1, false, false, false},
        {"a checksum in the list", "PK\1\2", -1, false, false, false},
        {"the file and the sums' version", "1,2", TITLE_LEN - 2, false, false, false},
        {"the file and the sums' pack", "1,2", TITLE_LEN, false, false, false},
        {"the file and its sum", "1,2", TITLE_LEN + 2 * DIGEST_LEN, false, false, false},
        {"the sums", NULL, TITLE_LEN + 2 * DIGEST_LEN, false, true, true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct scratch dir = scratch_make();
        struct digest digest = write_installed(&dir);
        print_message("%s\n", rows[i].name);
        if (rows[i].pack)
            change_byte(&dir, "a.pack",
                        place_in(&dir, rows[i].pack) + (strstr(rows[i].name, "checksum") ? 16 : 0));
        if (rows[i].sums >= 0)
            change_byte(&dir, "a.sums", rows[i].sums);
        struct err err = {0};
        struct buf out = {0};
        struct layer *layer =
            layer_open_exact(scratch_path(&dir, "a.pack"), &digest, rows[i].whole, &err);
        assert_int_equal(layer != NULL, rows[i].opens);
        if (!layer)
            scratch_assert_text(&dir, err.text,
                                "opening the layer @/a.pack: is not the file that was installed");
        assert_int_equal(layer && layer_read(layer, "data/x.csv", 99, &out, &err), rows[i].reads);
        assert_true(!layer || !layer_failure(layer) == rows[i].reads);
        buf_free(&out);
        layer_close(layer);
        scratch_remove(&dir);
    }
}

/* Bytes that have their checksum, and are not those that were installed. */
static void test_sums_count(void **state)
{
    (void)state;
    struct scratch dir = scratch_make();
    struct digest digest = write_installed(&dir);
    struct buf sums = {0};
    assert_true(file_read(scratch_path(&dir, "a.sums"), 4096, &sums, NULL));
    size_t kept = (size_t)(TITLE_LEN + 3 * DIGEST_LEN), count = sums.len / sizeof digest - 3;
    sums.len = kept; /* the first file's stays */
    for (size_t i = 1; i < count; i++)
        sums_add(&sums, "other bytes", 11);
    sums_end(&sums);
    packing_write(&dir, "a.sums", &sums);
    struct layer *layer = layer_open_exact(scratch_path(&dir, "a.pack"), &digest, false, NULL);
    expect_read(&dir, layer, "data/x.csv", "a,b\n1,2\n", "");
    expect_read(&dir, layer, "pages/home.lua", PAGE,
                "@/a.pack/pages/home.lua: is not as it was installed: copy the file again, or pack "
                "it again");
    layer_close(layer);
    digest.bytes[0] ^= 1;
    assert_null(layer_open_exact(scratch_path(&dir, "a.pack"), &digest, false, NULL));
    buf_free(&sums);
    scratch_remove(&dir);
}

static bool finds(const struct layer *layer, const struct finished_key *key, const char *wanted)
{
    struct buf out = {0};
    bool found = layer_finished(layer, key, &out);
    if (found)
        assert_string_equal(out.bytes, wanted);
    buf_free(&out);
    return found;
}

/* Finished pictures beside an installed pack are taken by all that their key says, and only as
   they were written; without them the pack is as before. */
static void test_finished(void **state)
{
    (void)state;
    enum { HEAD = 24 + 2 * sizeof(struct digest) + 8, ENTRY = 64 + 24 + 64 + 16 };
    static const struct {
        const char *name;
        int changed; /* a bit of this byte; -1: none */
        bool first, second;
    } rows[] = {
        {"as written", -1, true, true},
        {"its version", 18, false, false},
        {"its pack", 24, false, false},
        {"its list's digest", 24 + 64, false, false},
        {"a size in the list", HEAD + 64, false, false},
        {"the first picture", HEAD + 2 * ENTRY, false, true},
        {"the second picture", HEAD + 2 * ENTRY + 5, true, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct scratch dir = scratch_make();
        struct digest digest = write_installed(&dir);
        struct finished_key key = {.w = 40, .h = 30}, cropped = key, other = key;
        struct layer *layer = layer_open_exact(scratch_path(&dir, "a.pack"), &digest, false, NULL);
        assert_true(layer_source(layer, "data/x.csv", &key.source));
        assert_false(layer_source(layer, "none", &key.source));
        assert_false(finds(layer, &key, "")); /* no file is beside it */
        layer_close(layer);
        cropped.source = other.source = key.source;
        cropped.crop[2] = 500;
        other.w++;
        struct finished_list *list = finished_list_create();
        struct buf out = {0}, bytes = {0};
        buf_puts(&bytes, "whole");
        finished_list_add(list, &key, &bytes);
        bytes.len = 0;
        buf_puts(&bytes, "a part");
        finished_list_add(list, &cropped, &bytes);
        assert_true(finished_list_has(list, &key) && !finished_list_has(list, &other));
        finished_list_write(list, &digest, &out);
        finished_list_destroy(list);
        packing_write(&dir, "a.finished", &out);
        buf_free(&out);
        buf_free(&bytes);
        print_message("%s\n", rows[i].name);
        if (rows[i].changed >= 0)
            change_byte(&dir, "a.finished", rows[i].changed);
        layer = layer_open_exact(scratch_path(&dir, "a.pack"), &digest, false, NULL);
        assert_int_equal(finds(layer, &key, "whole"), rows[i].first);
        assert_int_equal(finds(layer, &cropped, "a part"), rows[i].second);
        assert_false(finds(layer, &other, ""));
        expect_read(&dir, layer, "data/x.csv", "a,b\n1,2\n", "");
        layer_close(layer);
        scratch_remove(&dir);
    }
}

/* A damaged file without a digest is found out when the pack is opened. */
static void test_unpinned(void **state)
{
    (void)state;
    struct scratch dir = scratch_make();
    struct buf bytes = packing_bytes(files);
    ((char *)memmem(bytes.bytes, bytes.len, "1,2", 3))[0] = '9';
    packing_write(&dir, "a.pack", &bytes);
    const struct pack_layer layers[] = {{.path = scratch_path(&dir, "a.pack")}};
    struct err err;
    assert_null(pack_open(layers, 1, NULL, &err));
    scratch_assert_text(&dir, err.text,
                        "@/a.pack/data/x.csv: is damaged: copy the file again, or pack it again");
    buf_free(&bytes);
    scratch_remove(&dir);
}

static void expect_picture(const struct pack *pack, bool dark, const char *wanted)
{
    struct buf out = {0};
    assert_int_equal(pack_read_picture(pack, "images/x.svg", dark, 99, &out, NULL), wanted != NULL);
    if (wanted)
        assert_string_equal(out.bytes, wanted);
    buf_free(&out);
}

/* "images/x.svg" is asked for, whichever way a layer holds it. */
static void test_drawn(void **state)
{
    (void)state;
    static const struct {
        struct packing_file low[2], high[2]; /* what the layers hold */
        const char *calm, *dark;
    } rows[] = {
        {{{NULL, NULL}}, {{NULL, NULL}}, NULL, NULL},
        {{{"images/x.svg", "svg"}}, {{NULL, NULL}}, "svg", "svg"},
        {{{"images/x.svg.png", "calm"}}, {{NULL, NULL}}, "calm", "calm"},
        {{{"images/x.svg.png", "calm"}, {"images/x.svg.dark.png", "dark"}},
         {{NULL, NULL}},
         "calm",
         "dark"},
        {{{"images/x.svg.png", "calm"}, {"images/x.svg.dark.png", "dark"}},
         {{"images/x.svg", "svg"}},
         "svg",
         "svg"},
        {{{"images/x.svg", "svg"}}, {{"images/x.svg.png", "calm"}}, "calm", "calm"},
        {{{"images/x.svg.png", "calm"}, {"images/x.svg.dark.png", "dark"}},
         {{"images/x.svg.png", "other"}},
         "other",
         "other"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct scratch each = scratch_make();
        scratch_write(&each, "low/pack.conf", files[0].text);
        scratch_write(&each, "low/pages/home.lua", PAGE);
        scratch_write(&each, "high/empty.txt", "");
        for (size_t f = 0; f < 2; f++) {
            char name[64];
            snprintf(name, sizeof name, "low/%s", rows[i].low[f].name);
            if (rows[i].low[f].name)
                scratch_write(&each, name, rows[i].low[f].text);
            snprintf(name, sizeof name, "high/%s", rows[i].high[f].name);
            if (rows[i].high[f].name)
                scratch_write(&each, name, rows[i].high[f].text);
        }
        const struct pack_layer layers[] = {{.path = scratch_path(&each, "low")},
                                            {.path = scratch_path(&each, "high")}};
        struct pack *pack = pack_open(layers, 2, NULL, NULL);
        assert_non_null(pack);
        assert_int_equal(pack_has(pack, "images/x.svg"), rows[i].calm != NULL);
        expect_picture(pack, false, rows[i].calm);
        expect_picture(pack, true, rows[i].dark);
        pack_close(pack);
        scratch_remove(&each);
    }
}

static void test_asked(void **state)
{
    (void)state;
    static const struct {
        const char *path, *asked;
    } rows[] = {
        {"images/x.svg", "images/x.svg"},
        {"images/x.svg.png", "images/x.svg"},
        {"images/x.svg.dark.png", "images/x.svg"},
        {"images/x.png", "images/x.png"},
        {"images/x.dark.png", "images/x.dark.png"},
        {".svg.png", ".svg.png"},
        {"", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(pack_asked_len(rows[i].path), strlen(rows[i].asked));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_as_directory), cmocka_unit_test(test_lies),
        cmocka_unit_test(test_bits),         cmocka_unit_test(test_changed),
        cmocka_unit_test(test_pictures),     cmocka_unit_test(test_others),
        cmocka_unit_test(test_digest),       cmocka_unit_test(test_unpinned),
        cmocka_unit_test(test_sums),         cmocka_unit_test(test_sums_count),
        cmocka_unit_test(test_finished),     cmocka_unit_test(test_drawn),
        cmocka_unit_test(test_asked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
