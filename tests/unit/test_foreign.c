/* Files that somebody takes for packed layers: each gets the sentence that helps him. */
#include "layer/foreign.h"

#include "scratch.h"

#include "packing.h"

#define ZEROS "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
#define LOCAL "PK\3\4\x0a\0\0\0\0\0" /* what comes before the time and the date */
#define END "PK\5\6\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
#define TEXT(bytes) bytes, sizeof bytes - 1

static const struct {
    const char *bytes;
    size_t len;
    const char *what; /* how it begins; NULL: it may be a packed layer */
} rows[] = {
    {TEXT("<!DOCTYPE html>\n<title>Log in</title>"), "is a web page"},
    {TEXT("<html><body>404</body></html>"), "is a web page"},
    {TEXT("\xef\xbb\xbf\r\n <HTML>"), "is a web page"},
    {TEXT("<?xml version='1.0'?><Error/>"), "is a web page"},
    {TEXT("untrusted comment: signature from minisign secret key\nRU"), "is a signature or a key"},
    {TEXT("untrusted comment: minisign public key 12\nRW"), "is a signature or a key"},
    {TEXT("7z\xbc\xaf\x27\x1c\0\4"), "is an archive of another kind"},
    {TEXT("Rar!\x1a\7\1\0"), "is an archive of another kind"},
    {TEXT("\x1f\x8b\x08\0"), "is an archive of another kind"},
    {TEXT("\xfd"
          "7zXZ\0\0"),
     "is an archive of another kind"},
    {TEXT(ZEROS), "begins with zeros"},
    {TEXT("\0"), "begins with zeros"},
    {TEXT(LOCAL "\x12\x34\x56\x78 and so on"), "is cut off"},
    {TEXT(LOCAL "\0\0\x21\0 and so on"), "is cut off"},
    {TEXT("PK\3\4"), "is cut off"},
    {TEXT(LOCAL "\x12\x34\x56\x78 and so on" END), "is a zip file of another program"},
    {TEXT(LOCAL "\0\0\x22\0 and so on" END), "is a zip file of another program"},
    {TEXT(LOCAL "\0\0\x21\0 and so on" END), NULL},
    {TEXT(LOCAL "\0\0\x21\0 and so on" END "behind"), NULL},
    {TEXT("id = small\ntitle = A pack.conf\n"), NULL},
    {TEXT("<"), NULL},
    {TEXT("\xef\xbb\xbf"), NULL},
    {TEXT("x"), NULL},
};

static void test_rows(void **state)
{
    (void)state;
    struct scratch dir = scratch_make();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *path = scratch_path(&dir, "it");
        assert_true(file_replace(path, rows[i].bytes, rows[i].len, NULL));
        struct packed *packed = packed_open(path, NULL);
        const char *what = foreign_what(packed);
        packed_close(packed);
        if (!what != !rows[i].what || (what && strncmp(what, rows[i].what, strlen(rows[i].what))))
            fail_msg("row %zu: %s", i, what ? what : "nothing");
        assert_true(!what || strchr(what, ':')); /* and the cure */
        struct err err = {"the reason"};
        assert_false(foreign_explain(path, &err));
        assert_non_null(strstr(err.text, "the reason"));
        assert_int_equal(strlen(err.text) > strlen("the reason"), what != NULL);
        struct err again = err;
        assert_false(foreign_explain(path, &again)); /* once is enough */
        assert_string_equal(again.text, err.text);
    }
    scratch_remove(&dir);
}

/* What we wrote is never a stranger's, and is known when it is cut. */
static void test_own(void **state)
{
    (void)state;
    struct scratch dir = scratch_make();
    struct buf bytes = packing_bytes(
        (struct packing_file[]){{"a.lua", "-- some words"}, {"data/b", "others"}, {0}});
    for (size_t len = 1; len <= bytes.len; len++) {
        assert_true(file_replace(scratch_path(&dir, "it"), bytes.bytes, len, NULL));
        struct packed *packed = packed_open(scratch_path(&dir, "it"), NULL);
        const char *what = foreign_what(packed);
        packed_close(packed);
        bool is_whole = len > bytes.len - 19; /* the end's mark is there */
        assert_int_equal(what == NULL, is_whole || len < 4);
        if (what)
            assert_non_null(strstr(what, "is cut off"));
    }
    struct err err = {"the reason"};
    assert_false(foreign_explain(scratch_path(&dir, "none"), &err));
    assert_string_equal(err.text, "the reason");
    scratch_write(&dir, "it", "");
    assert_false(foreign_explain(scratch_path(&dir, "it"), &err));
    assert_string_equal(err.text, "is empty: copy it again (the reason)");
    buf_free(&bytes);
    scratch_remove(&dir);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
