/* The base: memory, text, UTF-8, JSON, rectangles, files, errors. */
#include <limits.h>
#include <setjmp.h>
#include <signal.h>
#include <stdalign.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/err.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/json.h"
#include "base/rect.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/vec.h"

static void test_arena(void **state)
{
    (void)state;
    static const size_t sizes[] = {1, 0, 7, 16, 17, 4000, 16383, 16384, 16385, 100000, 3};
    enum { COUNT = sizeof sizes / sizeof *sizes };
    struct arena *arena = arena_create();
    for (int round = 0; round < 3; round++) {
        unsigned char *got[COUNT];
        for (size_t i = 0; i < COUNT; i++) {
            got[i] = arena_alloc(arena, sizes[i]);
            assert_int_equal((size_t)got[i] % alignof(max_align_t), 0);
            for (size_t n = 0; n < sizes[i]; n++)
                assert_int_equal(got[i][n], 0);
            memset(got[i], (int)i + 1, sizes[i]);
        }
        for (size_t i = 0; i < COUNT; i++) {
            for (size_t n = 0; n < sizes[i]; n++)
                assert_int_equal(got[i][n], i + 1); /* none lies in another */
        }
        arena_clear(arena);
    }
    arena_destroy(arena);
    arena_destroy(NULL);
}

static void test_arena_text(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    assert_string_equal(arena_strdup(arena, ""), "");
    assert_string_equal(arena_strdup(arena, "leg"), "leg");
    assert_string_equal(arena_strndup(arena, "legs", 3), "leg");
    assert_string_equal(arena_strndup(arena, "legs", 0), "");
    assert_string_equal(arena_printf(arena, "%d of %s", 4, "7"), "4 of 7");
    char *wide = arena_printf(arena, "%20000d", 1);
    assert_int_equal(strlen(wide), 20000);
    arena_destroy(arena);
}

static void test_buf(void **state)
{
    (void)state;
    struct buf buf = {0};
    buf_append(&buf, NULL, 0);
    assert_string_equal(buf.bytes, "");
    buf_puts(&buf, "ab");
    buf_append(&buf, "c\0d", 3);
    buf_printf(&buf, "%d%s", 12, "e");
    assert_int_equal(buf.len, 8);
    assert_memory_equal(buf.bytes, "abc\0d12e", 9);
    for (int i = 0; i < 10000; i++)
        buf_printf(&buf, "%d,", i % 10);
    assert_int_equal(buf.len, 8 + 20000);
    assert_memory_equal(buf.bytes, "abc\0d12e0,1,2,3,", 16);
    assert_int_equal(buf.bytes[buf.len], '\0');
    buf_free(&buf);
    assert_null(buf.bytes);
    buf_puts(&buf, "anew");
    assert_string_equal(buf.bytes, "anew");
    buf_free(&buf);
    buf_free(&buf);
}

static void test_vec(void **state)
{
    (void)state;
    struct pair {
        int a;
        char b;
    } *pairs = NULL;
    int count = 0, room = 0;
    for (int i = 0; i < 1000; i++)
        vec_push(pairs, count, room, (struct pair){i, (char)(i % 7)});
    assert_int_equal(count, 1000);
    assert_int_equal(room, 1024);
    for (int i = 0; i < 1000; i++)
        assert_true(pairs[i].a == i && pairs[i].b == i % 7);
    free(pairs);
    assert_int_equal(vec_room(0, 1), 16);
    assert_int_equal(vec_room(16, 1), 32);
}

/* What can't be counted, or is more than there is memory, ends the program. */
static void test_vec_ends(void **state)
{
    (void)state;
    static const struct {
        size_t room, size;
    } rows[] = {{(size_t)1 << 30, 1}, {1 << 20, SIZE_MAX >> 20}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        pid_t child = fork();
        if (child == 0) {
            signal(SIGABRT, SIG_DFL);
            vec_room(rows[i].room, rows[i].size);
            _exit(0);
        }
        int status = 0;
        assert_int_equal(waitpid(child, &status, 0), child);
        assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
    }
}

static void test_str(void **state)
{
    (void)state;
    static const struct {
        const char *text, *part;
        bool begins, ends;
    } rows[] = {
        {"", "", true, true},
        {"a.lua", "", true, true},
        {"", "a", false, false},
        {"a.lua", ".lua", false, true},
        {".lua", ".lua", true, true},
        {"lua", ".lua", false, false},
        {"a.luac", ".lua", false, false},
        {"locale/", "locale/", true, true},
        {"locale/es", "locale/", true, false},
        {"Locale/es", "locale/", false, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(str_begins_with(rows[i].text, rows[i].part), rows[i].begins);
        assert_int_equal(str_ends_with(rows[i].text, rows[i].part), rows[i].ends);
    }
}

static void test_utf8_mark(void **state)
{
    (void)state;
    assert_int_equal(utf8_mark("\xEF\xBB\xBF", 3), 3);
    assert_int_equal(utf8_mark("\xEF\xBB\xBF", 2), 0);
    assert_int_equal(utf8_mark("\xEF\xBB\xBE", 3), 0);
    assert_int_equal(utf8_mark("", 0), 0);
}

static void test_utf8_good(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t len;
        uint32_t cp;
    } rows[] = {
        {"\0", 1, 0},
        {"A", 1, 'A'},
        {"\x7F", 1, 0x7F},
        {"\xC2\x80", 2, 0x80},
        {"\xDF\xBF", 2, 0x7FF},
        {"\xE0\xA0\x80", 3, 0x800},
        {"\xED\x9F\xBF", 3, 0xD7FF},
        {"\xEE\x80\x80", 3, 0xE000},
        {"\xEF\xBF\xBD", 3, 0xFFFD},
        {"\xEF\xBF\xBF", 3, 0xFFFF},
        {"\xF0\x90\x80\x80", 4, 0x10000},
        {"\xF4\x8F\xBF\xBF", 4, 0x10FFFF},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        uint32_t cp = 1;
        assert_int_equal(utf8_decode(rows[i].bytes, rows[i].len, &cp), rows[i].len);
        assert_int_equal(cp, rows[i].cp);
        char out[4];
        assert_int_equal(utf8_encode(cp, out), rows[i].len);
        assert_memory_equal(out, rows[i].bytes, rows[i].len);
        for (size_t len = 0; len < rows[i].len; len++)
            assert_int_equal(utf8_decode(rows[i].bytes, len, &cp), 0);
    }
}

/* One row and more for each way in which bytes are not UTF-8. */
static void test_utf8_bad(void **state)
{
    (void)state;
    static const struct {
        const char *name, *bytes;
    } rows[] = {
        {"a lone tail, first", "\x80"},
        {"a lone tail, last", "\xBF"},
        {"overlong 2, NUL", "\xC0\x80"},
        {"overlong 2, slash", "\xC0\xAF"},
        {"overlong 2, greatest", "\xC1\xBF"},
        {"overlong 3, NUL", "\xE0\x80\x80"},
        {"overlong 3, slash", "\xE0\x80\xAF"},
        {"overlong 3, greatest", "\xE0\x9F\xBF"},
        {"overlong 4, NUL", "\xF0\x80\x80\x80"},
        {"overlong 4, greatest", "\xF0\x8F\xBF\xBF"},
        {"first high surrogate", "\xED\xA0\x80"},
        {"last high surrogate", "\xED\xAF\xBF"},
        {"first low surrogate", "\xED\xB0\x80"},
        {"last low surrogate", "\xED\xBF\xBF"},
        {"a surrogate pair", "\xED\xA0\xBD\xED\xB8\x80"},
        {"the first past the end", "\xF4\x90\x80\x80"},
        {"far past the end", "\xF7\xBF\xBF\xBF"},
        {"lead F5", "\xF5\x80\x80\x80"},
        {"five bytes", "\xF8\x88\x80\x80\x80"},
        {"six bytes", "\xFC\x84\x80\x80\x80\x80"},
        {"FE", "\xFE"},
        {"FF", "\xFF"},
        {"2 cut off", "\xC3"},
        {"3 cut off", "\xE2\x82"},
        {"4 cut off", "\xF0\x9F\x98"},
        {"2, no tail", "\xC3("},
        {"2, a lead for a tail", "\xC3\xC3"},
        {"3, second is no tail", "\xE2(\xA1"},
        {"3, third is no tail", "\xE2\x82("},
        {"4, second is no tail", "\xF0(\x8C\xBC"},
        {"4, third is no tail", "\xF0\x90(\xBC"},
        {"4, fourth is no tail", "\xF0\x90\x8C("},
        {"Latin-1", "\xED"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        uint32_t cp;
        size_t len = strlen(rows[i].bytes);
        if (utf8_decode(rows[i].bytes, len, &cp) != 0)
            fail_msg("%s was read", rows[i].name);
        char text[16];
        len = (size_t)snprintf(text, sizeof text, "a\xC3\xAD%sz", rows[i].bytes);
        if (utf8_check(text, len) != 3)
            fail_msg("%s was let through", rows[i].name);
    }
}

/* All code points go there and back; surrogates do not come back. */
static void test_utf8_all(void **state)
{
    (void)state;
    for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
        char out[4];
        uint32_t back;
        size_t len = utf8_encode(cp, out), got = utf8_decode(out, len, &back);
        bool surrogate = cp >= 0xD800 && cp <= 0xDFFF;
        if (surrogate ? got != 0 : got != len || back != cp)
            fail_msg("U+%04X", cp);
    }
}

static void test_utf8_length(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t length;
    } rows[] = {{"", 0}, {"abc", 3}, {"Sí", 2}, {"日本語", 3}, {"a\xF0\x9F\x98\x80z", 3}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t len = strlen(rows[i].text);
        assert_int_equal(utf8_length(rows[i].text, len), rows[i].length);
        assert_int_equal(utf8_check(rows[i].text, len), len);
    }
}

static void test_json_text(void **state)
{
    (void)state;
    static const struct {
        const char *text, *json;
    } rows[] = {
        {NULL, "null"},
        {"", "\"\""},
        {"Sí", "\"Sí\""},
        {"a\"b", "\"a\\\"b\""},
        {"a\\b", "\"a\\\\b\""},
        {"a\nb", "\"a\\u000ab\""},
        {"\x01\x1F", "\"\\u0001\\u001f\""},
        {" ~\x7F", "\" ~\\u007f\""},
        {"a/b", "\"a/b\""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf buf = {0};
        struct json json = {.out = &buf};
        json_text(&json, rows[i].text);
        assert_string_equal(buf.bytes, rows[i].json);
        buf_free(&buf);
    }
}

static void test_json_tenths(void **state)
{
    (void)state;
    static const struct {
        double value;
        const char *json;
    } rows[] = {{0, "0.0"}, {12.34, "12.3"}, {12.36, "12.4"}, {-7.5, "-7.5"}, {476, "476.0"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf buf = {0};
        struct json json = {.out = &buf};
        json_tenths(&json, rows[i].value);
        assert_string_equal(buf.bytes, rows[i].json);
        buf_free(&buf);
    }
}

/* Commas stand between values, and nowhere else. */
static void test_json_nesting(void **state)
{
    (void)state;
    struct buf buf = {0};
    struct json json = {.out = &buf};
    json_open(&json, '{');
    json_key(&json, "none");
    json_open(&json, '[');
    json_close(&json, ']');
    json_key(&json, "rect \"px\"");
    json_open(&json, '[');
    json_int(&json, -1);
    json_int(&json, INT64_MAX);
    json_open(&json, '{');
    json_close(&json, '}');
    json_bool(&json, true);
    json_close(&json, ']');
    json_key(&json, "mm");
    json_tenths(&json, 2.25);
    json_key(&json, "ok");
    json_bool(&json, false);
    json_close(&json, '}');
    assert_string_equal(buf.bytes, "{\"none\":[],\"rect \\\"px\\\"\":[-1,9223372036854775807,"
                                   "{},true],\"mm\":2.2,\"ok\":false}");
    buf_free(&buf);
}

static void test_rect_pairs(void **state)
{
    (void)state;
    static const struct {
        struct rect a, b, intersection, sum;
        bool a_in_b;
    } rows[] = {
        {{0, 0, 10, 10}, {0, 0, 10, 10}, {0, 0, 10, 10}, {0, 0, 10, 10}, true},
        {{0, 0, 10, 10}, {5, 6, 10, 10}, {5, 6, 5, 4}, {0, 0, 15, 16}, false},
        {{2, 3, 4, 5}, {0, 0, 10, 10}, {2, 3, 4, 5}, {0, 0, 10, 10}, true},
        {{0, 0, 10, 10}, {2, 3, 4, 5}, {2, 3, 4, 5}, {0, 0, 10, 10}, false},
        {{6, 5, 4, 5}, {0, 0, 10, 10}, {6, 5, 4, 5}, {0, 0, 10, 10}, true},
        {{7, 5, 4, 5}, {0, 0, 10, 10}, {7, 5, 3, 5}, {0, 0, 11, 10}, false},
        {{0, 0, 10, 10}, {10, 0, 5, 5}, {10, 0, 0, 0}, {0, 0, 15, 10}, false},
        {{0, 0, 10, 10}, {0, 10, 5, 5}, {0, 10, 0, 0}, {0, 0, 10, 15}, false},
        {{-5, -5, 10, 10}, {0, 0, 2, 2}, {0, 0, 2, 2}, {-5, -5, 10, 10}, false},
        {{-5, -5, 3, 3}, {5, 5, 3, 3}, {5, 5, 0, 0}, {-5, -5, 13, 13}, false},
        {{3, 3, 0, 5}, {0, 0, 2, 2}, {3, 3, 0, 0}, {0, 0, 2, 2}, false},
        {{0, 0, 2, 2}, {9, 9, -1, 5}, {9, 9, 0, 0}, {0, 0, 2, 2}, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct rect a = rows[i].a, b = rows[i].b;
        assert_true(rect_equal(rect_intersect(a, b), rows[i].intersection));
        assert_true(rect_equal(rect_intersect(b, a), rows[i].intersection));
        assert_true(rect_equal(rect_union(a, b), rows[i].sum));
        assert_true(rect_equal(rect_union(b, a), rows[i].sum));
        assert_int_equal(rect_inside(a, b), rows[i].a_in_b);
    }
}

static void test_rect_contains(void **state)
{
    (void)state;
    static const struct {
        int x, y;
        bool inside;
    } rows[] = {{10, 20, true},  {39, 59, true},  {9, 20, false}, {10, 19, false},
                {40, 59, false}, {39, 60, false}, {25, 40, true}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct rect r = {10, 20, 30, 40};
        assert_int_equal(rect_contains(r, rows[i].x, rows[i].y), rows[i].inside);
    }
}

static void test_rect_one(void **state)
{
    (void)state;
    static const struct {
        struct rect rect;
        int by;
        struct rect grown;
        bool empty, grown_empty;
    } rows[] = {
        {{10, 20, 30, 40}, 0, {10, 20, 30, 40}, false, false},
        {{10, 20, 30, 40}, 6, {4, 14, 42, 52}, false, false},
        {{10, 20, 30, 40}, -14, {24, 34, 2, 12}, false, false},
        {{10, 20, 30, 40}, -15, {25, 35, 0, 10}, false, true},
        {{0, 0, 0, 5}, 1, {-1, -1, 2, 7}, true, false},
        {{0, 0, 5, -1}, 0, {0, 0, 5, -1}, true, true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct rect grown = rect_grow(rows[i].rect, rows[i].by);
        assert_true(rect_equal(grown, rows[i].grown));
        assert_int_equal(rect_empty(rows[i].rect), rows[i].empty);
        assert_int_equal(rect_empty(grown), rows[i].grown_empty);
    }
    struct rect r = {1, 2, 3, 4};
    assert_false(rect_equal(r, (struct rect){0, 2, 3, 4}));
    assert_false(rect_equal(r, (struct rect){1, 0, 3, 4}));
    assert_false(rect_equal(r, (struct rect){1, 2, 0, 4}));
    assert_false(rect_equal(r, (struct rect){1, 2, 3, 0}));
}

/* Published vectors of FNV-1a with 64 bits. */
static void test_hash(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        uint64_t hash;
    } rows[] = {
        {"", UINT64_C(0xcbf29ce484222325)},
        {"a", UINT64_C(0xaf63dc4c8601ec8c)},
        {"foobar", UINT64_C(0x85944171f73967e8)},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t len = strlen(rows[i].text);
        assert_true(hash_bytes(HASH_START, rows[i].text, len) == rows[i].hash);
        assert_true(hash_text(HASH_START, rows[i].text) ==
                    hash_bytes(HASH_START, rows[i].text, len + 1));
    }
    uint64_t ab_c = hash_text(hash_text(HASH_START, "ab"), "c");
    assert_true(ab_c != hash_text(hash_text(HASH_START, "a"), "bc"));
}

static void test_err(void **state)
{
    (void)state;
    struct err err;
    assert_false(err_set(&err, "%s: line %d", "a.lua", 3));
    assert_string_equal(err.text, "a.lua: line 3");
    assert_false(err_wrap(&err, "opening %s", "x"));
    assert_string_equal(err.text, "opening x: a.lua: line 3");
    assert_false(err_set(NULL, "nobody asks"));
    assert_false(err_wrap(NULL, "nobody asks"));

    /* A context of each length about the limit: always whole in front, always closed. */
    for (int len = 590; len < 605; len++) {
        err_set(&err, "why");
        err_wrap(&err, "%0*d", len, 0);
        size_t kept = strnlen(err.text, sizeof err.text);
        assert_in_range(kept, 590, sizeof err.text - 1);
        assert_int_equal(strspn(err.text, "0"), len < 599 ? len : 599);
    }
}

static void test_clock(void **state)
{
    (void)state;
    struct clock virtual = {true, 1234};
    assert_int_equal(clock_now_ms(&virtual), 1234);
    struct clock real = {0};
    int64_t before_ms = clock_now_ms(&real);
    usleep(3000);
    int64_t passed_ms = clock_now_ms(&real) - before_ms;
    assert_in_range(passed_ms, 2, 60000);
}

static char dir[] = "/tmp/anteroom-test-XXXXXX";

static int make_dir(void **state)
{
    (void)state;
    return mkdtemp(dir) ? 0 : -1;
}

static int remove_dir(void **state)
{
    (void)state;
    char command[64];
    snprintf(command, sizeof command, "rm -rf %s", dir);
    return system(command);
}

static const char *in_dir(const char *name)
{
    static char path[PATH_MAX];
    snprintf(path, sizeof path, "%s/%s", dir, name);
    return path;
}

static void test_file_replace(void **state)
{
    (void)state;
    static char large[100000];
    memset(large, 'x', sizeof large);
    const struct {
        const char *bytes;
        size_t len;
    } rows[] = {{"first", 5}, {"", 0}, {"with\0nul", 8}, {large, sizeof large}, {"short", 5}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct err err = {0};
        assert_true(file_replace(in_dir("f"), rows[i].bytes, rows[i].len, &err));
        struct buf buf = {0};
        assert_true(file_read(in_dir("f"), sizeof large, &buf, &err));
        assert_int_equal(buf.len, rows[i].len);
        assert_memory_equal(buf.bytes, rows[i].bytes, rows[i].len);
        assert_false(file_exists(in_dir("f.new")));
        buf_free(&buf);
    }
}

/* Who has the old file open keeps the old words: it is replaced, not written over. */
static void test_file_replace_keeps_readers(void **state)
{
    (void)state;
    assert_true(file_replace(in_dir("g"), "old", 3, NULL));
    char words[4] = "";
    FILE *reader = fopen(in_dir("g"), "r");
    assert_true(file_replace(in_dir("g"), "new", 3, NULL));
    assert_int_equal(fread(words, 1, 3, reader), 3);
    assert_string_equal(words, "old");
    fclose(reader);
}

static void test_file_replace_fails(void **state)
{
    (void)state;
    static const struct {
        const char *name, *message;
    } rows[] = {{"none/f", "No such file"}, {"taken", "Is a directory"}};
    assert_true(file_make_dirs(in_dir("taken/in"), NULL));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct err err = {0};
        assert_false(file_replace(in_dir(rows[i].name), "x", 1, &err));
        assert_non_null(strstr(err.text, rows[i].name));
        assert_non_null(strstr(err.text, rows[i].message));
    }
    assert_false(file_exists(in_dir("taken.new")));
}

static void test_file_read(void **state)
{
    (void)state;
    assert_true(file_replace(in_dir("h"), "12345", 5, NULL));
    static const struct {
        const char *name;
        size_t most;
        const char *message; /* NULL: it is read */
    } rows[] = {
        {"h", 5, NULL},
        {"h", 4, "larger than 4 bytes: make it smaller"},
        {"h", 0, "larger than 0 bytes: make it smaller"},
        {"none", 5, "No such file"},
        {"", 5, "is not a plain file"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf buf = {0};
        struct err err = {0};
        bool ok = file_read(in_dir(rows[i].name), rows[i].most, &buf, &err);
        assert_int_equal(ok, rows[i].message == NULL);
        if (ok)
            assert_string_equal(buf.bytes, "12345");
        else
            assert_non_null(strstr(err.text, rows[i].message));
        buf_free(&buf);
    }
}

static void test_file_make_dirs(void **state)
{
    (void)state;
    assert_true(file_replace(in_dir("plain"), "x", 1, NULL));
    static const struct {
        const char *name;
        bool ok;
    } rows[] = {
        {"a/b/c", true}, {"a/b/c", true}, {"a/b", true},    {"d/", true},
        {"e//f", true},  {"", true},      {"plain", false}, {"plain/under", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct err err = {0};
        assert_int_equal(file_make_dirs(in_dir(rows[i].name), &err), rows[i].ok);
        assert_int_equal(file_is_dir(in_dir(rows[i].name)), rows[i].ok);
        assert_int_equal(err.text[0] == '\0', rows[i].ok);
    }
    struct err err = {0};
    assert_false(file_make_dirs("", &err));
    assert_true(err.text[0] != '\0');
}

static void test_plain_spaces(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"", ""},
        {"8\xc2\xa0"
         "am to\xc2\xa0"
         "6",
         "8 am to 6"},
        {"\xc2\xa0\xc2\xa0", "  "},
        {"a\xc2\xa1\xc3\xa0", "a\xc2\xa1\xc3\xa0"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[32];
        snprintf(text, sizeof text, "%s", rows[i][0]);
        utf8_plain_spaces(text);
        assert_string_equal(text, rows[i][1]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_plain_spaces),
        cmocka_unit_test(test_arena),
        cmocka_unit_test(test_arena_text),
        cmocka_unit_test(test_buf),
        cmocka_unit_test(test_vec),
        cmocka_unit_test(test_vec_ends),
        cmocka_unit_test(test_str),
        cmocka_unit_test(test_utf8_mark),
        cmocka_unit_test(test_utf8_good),
        cmocka_unit_test(test_utf8_bad),
        cmocka_unit_test(test_utf8_all),
        cmocka_unit_test(test_utf8_length),
        cmocka_unit_test(test_json_text),
        cmocka_unit_test(test_json_tenths),
        cmocka_unit_test(test_json_nesting),
        cmocka_unit_test(test_rect_pairs),
        cmocka_unit_test(test_rect_contains),
        cmocka_unit_test(test_rect_one),
        cmocka_unit_test(test_hash),
        cmocka_unit_test(test_err),
        cmocka_unit_test(test_clock),
        cmocka_unit_test(test_file_replace),
        cmocka_unit_test(test_file_replace_keeps_readers),
        cmocka_unit_test(test_file_replace_fails),
        cmocka_unit_test(test_file_read),
        cmocka_unit_test(test_file_make_dirs),
    };
    return cmocka_run_group_tests(tests, make_dir, remove_dir);
}
