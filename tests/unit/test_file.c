/* Files that are on the disk for good: what is there afterwards, and what is said when it
   could not be done. That each is synced, tests/store_faults.sh shows. */
#include "base/file.h"

#include <fcntl.h>

#include "scratch.h"

static void assert_file(const struct scratch *scratch, const char *name, const char *text)
{
    struct buf found = {0};
    assert_true(file_read(scratch_path(scratch, name), 4096, &found, NULL));
    assert_string_equal(found.bytes, text);
    buf_free(&found);
}

static void test_replace(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    const char *const texts[] = {"one", "", "a longer one", "two"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_true(file_replace_durable(scratch_path(&scratch, "record"), texts[i],
                                         strlen(texts[i]), NULL));
        assert_file(&scratch, "record", texts[i]);
        assert_true(file_is_missing(scratch_path(&scratch, "record.new")));
    }
    scratch_remove(&scratch);
}

static void test_append(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    assert_true(file_append_durable(scratch_path(&scratch, "log"), "a\n", 2, NULL));
    assert_true(file_append_durable(scratch_path(&scratch, "log"), "", 0, NULL));
    assert_true(file_append_durable(scratch_path(&scratch, "log"), "bc\n", 3, NULL));
    assert_file(&scratch, "log", "a\nbc\n");
    scratch_remove(&scratch);
}

/* The mode is of a new file; what stood there before is gone. */
static void test_create(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    struct stat info;
    const char *path = scratch_path(&scratch, "pack");
    assert_true(file_create_durable(path, "bytes", 5, 0444, NULL));
    assert_int_equal(stat(path, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0444);
    assert_true(file_rename(path, scratch_path(&scratch, "moved"), NULL));
    assert_true(file_is_missing(path));
    assert_true(file_sync_dir(scratch.path, NULL));
    assert_file(&scratch, "moved", "bytes");
    scratch_write(&scratch, "other", "a longer text");
    assert_true(file_create_durable(scratch_path(&scratch, "other"), "bytes", 5, 0644, NULL));
    assert_file(&scratch, "other", "bytes");
    scratch_remove(&scratch);
}

static void test_make_dir(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    struct err err = {0};
    for (int i = 0; i < 2; i++)
        assert_true(file_make_dir_durable(scratch_path(&scratch, "dir"), NULL));
    assert_true(file_is_dir(scratch_path(&scratch, "dir")));
    scratch_write(&scratch, "file", "");
    assert_false(file_make_dir_durable(scratch_path(&scratch, "file"), &err));
    scratch_assert_text(&scratch, err.text, "@/file: File exists");
    assert_false(file_make_dir_durable(scratch_path(&scratch, "none/dir"), &err));
    scratch_assert_text(&scratch, err.text, "@/none/dir: No such file or directory");
    scratch_remove(&scratch);
}

/* Whatever fails says which file, and leaves nothing behind. */
static void test_failures(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    struct err err = {0};
    scratch_write(&scratch, "dir/file", "");
    scratch_link(&scratch, "link", "dir/file");
    assert_false(file_replace_durable(scratch_path(&scratch, "none/record"), "x", 1, &err));
    scratch_assert_text(&scratch, err.text, "@/none/record.new: No such file or directory");
    assert_false(file_replace_durable(scratch_path(&scratch, "dir"), "x", 1, &err));
    scratch_assert_text(&scratch, err.text, "@/dir: Is a directory");
    assert_true(file_is_missing(scratch_path(&scratch, "dir.new")));
    assert_false(file_append_durable(scratch_path(&scratch, "dir"), "x", 1, &err));
    scratch_assert_text(&scratch, err.text, "@/dir: Is a directory");
    assert_false(file_append_durable(scratch_path(&scratch, "link"), "x", 1, NULL));
    assert_true(file_create_durable(scratch_path(&scratch, "link"), "x", 1, 0644, NULL));
    assert_file(&scratch, "link", "x"); /* in the link's place */
    assert_file(&scratch, "dir/file", "");
    assert_false(file_rename(scratch_path(&scratch, "none"), scratch_path(&scratch, "to"), &err));
    scratch_assert_text(&scratch, err.text, "@/to: No such file or directory");
    assert_false(file_sync_dir(scratch_path(&scratch, "dir/file"), NULL));
    assert_false(file_sync_dir(scratch_path(&scratch, "none"), NULL));
    scratch_remove(&scratch);
}

/* A pipe in the place of what is written or appended to is not waited for. */
static void test_pipes(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    struct err err = {0};
    assert_int_equal(mkfifo(scratch_path(&scratch, "log"), 0666), 0);
    assert_int_equal(mkfifo(scratch_path(&scratch, "record.new"), 0666), 0);
    assert_false(file_append_durable(scratch_path(&scratch, "log"), "x", 1, &err));
    scratch_assert_text(&scratch, err.text, "@/log: No such device or address");
    assert_true(file_replace_durable(scratch_path(&scratch, "record"), "x", 1, NULL));
    assert_file(&scratch, "record", "x");
    scratch_remove(&scratch);
}

static void test_read_end(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    scratch_write(&scratch, "log", "one\ntwo\nthree\n");
    static const struct {
        size_t most;
        const char *text;
    } rows[] = {{100, "one\ntwo\nthree\n"}, {14, "one\ntwo\nthree\n"}, {8, "o\nthree\n"}, {0, ""}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf found = {0};
        assert_true(file_read_end(scratch_path(&scratch, "log"), rows[i].most, &found, NULL));
        assert_string_equal(found.bytes, rows[i].text);
        buf_free(&found);
    }
    scratch_remove(&scratch);
}

static void test_finish(void **state)
{
    (void)state;
    struct err err = {0};
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    assert_false(file_finish(ends[1], "the pipe", &err)); /* a pipe can not be synced */
    assert_string_equal(err.text, "the pipe: Invalid argument");
    assert_int_equal(fcntl(ends[1], F_GETFD), -1); /* closed all the same */
    close(ends[0]);
}

/* Missing is only what is known not to be there. */
static void test_missing(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    scratch_write(&scratch, "file", "");
    scratch_link(&scratch, "loop", "loop");
    assert_true(file_is_missing(scratch_path(&scratch, "none")));
    assert_true(file_is_missing(scratch_path(&scratch, "none/none")));
    assert_false(file_is_missing(scratch_path(&scratch, "file")));
    assert_false(file_is_missing(scratch_path(&scratch, "file/none")));
    assert_false(file_is_missing(scratch_path(&scratch, "loop")));
    scratch_remove(&scratch);
}

/* What is no plain file is refused at once, also a pipe that nobody writes to. */
static void test_open_plain(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    scratch_write(&scratch, "plain", "text");
    assert_int_equal(mkfifo(scratch_path(&scratch, "pipe"), 0600), 0);
    assert_int_equal(mkdir(scratch_path(&scratch, "folder"), 0700), 0);
    assert_int_equal(symlink("plain", scratch_path(&scratch, "link")), 0);
    assert_int_equal(symlink("/dev/zero", scratch_path(&scratch, "device")), 0);
    static const struct {
        const char *name;
        bool follows, refuses; /* whether it opens where links are .. */
    } rows[] = {{"plain", true, true},    {"link", true, false},    {"pipe", false, false},
                {"folder", false, false}, {"device", false, false}, {"missing", false, false}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct err err = {0};
        struct buf text = {0};
        const char *path = scratch_path(&scratch, rows[i].name);
        assert_int_equal(file_read(path, 100, &text, &err), rows[i].follows);
        assert_true(rows[i].follows || strstr(err.text, path));
        assert_int_equal(file_read_own(path, 100, &text, &err), rows[i].refuses);
        assert_true(rows[i].refuses || strstr(err.text, path));
        buf_free(&text);
    }
    scratch_remove(&scratch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_replace),  cmocka_unit_test(test_append),
        cmocka_unit_test(test_create),   cmocka_unit_test(test_make_dir),
        cmocka_unit_test(test_failures), cmocka_unit_test(test_finish),
        cmocka_unit_test(test_pipes),    cmocka_unit_test(test_read_end),
        cmocka_unit_test(test_missing),  cmocka_unit_test(test_open_plain),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
