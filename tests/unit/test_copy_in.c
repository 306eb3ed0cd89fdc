/* Files that come from outside: of any kind, and changing while they are read. */
#include "sign/copy_in.h"

#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <sys/stat.h>

#include "scratch.h"

#define MIB (1024L * 1024)

static void write_file(const struct scratch *dir, const char *name, size_t len)
{
    char *bytes = malloc(len + 1);
    for (size_t i = 0; i < len; i++)
        bytes[i] = (char)(i * 7 % 251);
    assert_true(file_replace(scratch_path(dir, name), bytes, len, NULL));
    free(bytes);
}

static void test_whole(void **state)
{
    (void)state;
    static const size_t sizes[] = {1, 2, 65535, 65536, 65537, 1000003};
    struct scratch dir = scratch_make();
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        write_file(&dir, "f", sizes[i]);
        struct err err = {""};
        int fd = copy_in_scratch(&err);
        assert_true(fd >= 0);
        struct digest digest;
        assert_true(copy_in(scratch_path(&dir, "f"), fd, COPY_IN_MAX_MS, &digest, &err));

        struct buf original = {0};
        assert_true(file_read(scratch_path(&dir, "f"), 2 * MIB, &original, &err));
        char *copy = malloc(sizes[i] + 1);
        assert_int_equal(pread(fd, copy, sizes[i] + 1, 0), sizes[i]);
        assert_memory_equal(copy, original.bytes, sizes[i]);
        struct digest wanted = digest_of(original.bytes, original.len);
        assert_true(digest_equal(&digest, &wanted));
        free(copy);
        buf_free(&original);
        close(fd);
    }
    scratch_remove(&dir);
}

static void test_odd_files(void **state)
{
    (void)state;
    struct scratch dir = scratch_make();
    scratch_write(&dir, "dir/", "");
    scratch_write(&dir, "empty", "");
    scratch_link(&dir, "endless", "/dev/zero");
    scratch_link(&dir, "dead", "/nowhere");
    assert_int_equal(mkfifo(scratch_path(&dir, "pipe"), 0600), 0);
    int fd = open(scratch_path(&dir, "large"), O_WRONLY | O_CREAT, 0600);
    assert_int_equal(ftruncate(fd, COPY_IN_MAX_BYTES + 1), 0);
    close(fd);

    static const struct {
        const char *name, *message;
    } rows[] = {
        {"none", "@/none: No such file or directory"},
        {"dead", "@/dead: No such file or directory"},
        {"dir", "@/dir: is not a plain file: name the file itself"},
        {"pipe", "@/pipe: is not a plain file: name the file itself"},
        {"endless", "@/endless: is not a plain file: name the file itself"},
        {"empty", "@/empty: is empty: copy it anew"},
        {"large", "@/large: is larger than 512 MiB"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct err err = {""};
        int to = copy_in_scratch(&err);
        assert_false(copy_in(scratch_path(&dir, rows[i].name), to, COPY_IN_MAX_MS, NULL, &err));
        scratch_assert_text(&dir, err.text, rows[i].message);
        assert_int_equal(lseek(to, 0, SEEK_END), 0);
        close(to);
    }
    scratch_remove(&dir);
}

static void test_text(void **state)
{
    (void)state;
    struct scratch dir = scratch_make();
    write_file(&dir, "fits", 1024);
    write_file(&dir, "over", 1025);
    assert_int_equal(mkfifo(scratch_path(&dir, "pipe"), 0600), 0);
    char text[1025];
    size_t len = 0;
    struct err err = {""};
    assert_true(copy_in_text(scratch_path(&dir, "fits"), 1024, text, &len, &err));
    assert_int_equal(len, 1024);
    assert_int_equal(text[1024], '\0');
    assert_int_equal((unsigned char)text[1023], 1023 * 7 % 251);
    assert_false(copy_in_text(scratch_path(&dir, "over"), 1024, text, &len, &err));
    scratch_assert_text(&dir, err.text, "@/over: is larger than 1 KiB");
    assert_false(copy_in_text(scratch_path(&dir, "pipe"), 1024, text, &len, &err));
    scratch_assert_text(&dir, err.text, "@/pipe: is not a plain file: name the file itself");
    scratch_remove(&dir);
}

/* The copy goes into a pipe, so that the reader has begun and waits when the file is
   changed, or time goes by: what pipes hold is less than the file. */
struct copying {
    const char *path;
    int to;
    int64_t most_ms;
    struct err err;
    bool good;
};

static void *copy_on_thread(void *context)
{
    struct copying *copying = context;
    copying->good = copy_in(copying->path, copying->to, copying->most_ms, NULL, &copying->err);
    close(copying->to);
    return NULL;
}

static void grow(const char *path)
{
    int fd = open(path, O_WRONLY | O_APPEND);
    assert_int_equal(write(fd, "x", 1), 1);
    close(fd);
}

static void shrink(const char *path)
{
    assert_int_equal(truncate(path, MIB), 0);
}

static void empty(const char *path)
{
    assert_int_equal(truncate(path, 0), 0);
}

static void overwrite(const char *path)
{
    int fd = open(path, O_WRONLY);
    assert_int_equal(pwrite(fd, "x", 1, 3 * MIB), 1);
    close(fd);
}

/* As long as a slow stick would need. */
static void linger(const char *path)
{
    (void)path;
    usleep(60 * 1000);
}

/* A name that points elsewhere now: the file that was opened is read on. */
static void take_away(const char *path)
{
    assert_int_equal(unlink(path), 0);
}

static void test_changes(void **state)
{
    (void)state;
    static const char changed[] = "@/f: changed while it was read: wait until it is "
                                  "copied whole, then try again";
    static const char slow[] =
        "@/f: reading it takes longer than 0.05 s: copy it to a faster stick";
    static const struct {
        void (*change)(const char *path);
        int64_t most_ms;
        const char *message; /* "": it is copied */
    } rows[] = {
        {grow, COPY_IN_MAX_MS, changed},
        {shrink, COPY_IN_MAX_MS, changed},
        {empty, COPY_IN_MAX_MS, changed},
        {overwrite, COPY_IN_MAX_MS, changed},
        {take_away, COPY_IN_MAX_MS, ""},
        {linger, COPY_IN_MAX_MS, ""},
        {linger, 50, slow},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct scratch dir = scratch_make();
        write_file(&dir, "f", 4 * MIB);
        int ends[2];
        assert_int_equal(pipe(ends), 0);
        struct copying copying = {
            .path = scratch_path(&dir, "f"), .to = ends[1], .most_ms = rows[i].most_ms};
        pthread_t thread;
        assert_int_equal(pthread_create(&thread, NULL, copy_on_thread, &copying), 0);
        char chunk[4096];
        assert_true(read(ends[0], chunk, sizeof chunk) > 0); /* it has begun */
        rows[i].change(copying.path);
        size_t total = 0;
        for (ssize_t got; (got = read(ends[0], chunk, sizeof chunk)) > 0;)
            total += (size_t)got;
        pthread_join(thread, NULL);
        close(ends[0]);
        assert_true(total <= 4 * MIB);
        assert_true(total < 4 * MIB || rows[i].message != slow); /* given up midway */
        assert_int_equal(copying.good, rows[i].message[0] == '\0');
        scratch_assert_text(&dir, copying.err.text, rows[i].message);
        scratch_remove(&dir);
    }
}

static void test_full_disk(void **state)
{
    (void)state;
    struct scratch dir = scratch_make();
    write_file(&dir, "f", 100);
    int full = open("/dev/full", O_WRONLY);
    struct err err = {""};
    assert_false(copy_in(scratch_path(&dir, "f"), full, COPY_IN_MAX_MS, NULL, &err));
    assert_string_equal(err.text, "writing our copy: No space left on device");
    close(full);
    scratch_remove(&dir);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_whole),     cmocka_unit_test(test_odd_files),
        cmocka_unit_test(test_text),      cmocka_unit_test(test_changes),
        cmocka_unit_test(test_full_disk),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
