/* What the player keeps in 8 KiB: every bit of them may flip, every write be cut, the disk be
   full, and what stands in its place be anything. */
#include "store/state_file.h"

#include <fcntl.h>
#include <sys/mount.h>
#include <time.h>

#include "base/hash.h"
#include "scratch.h"

static const char *const first = "generation 41\ntries 2\n", *const second = "verdict good\n";

static void assert_says(const struct scratch *scratch, enum state_file kind, const char *text)
{
    struct buf found = {0};
    assert_int_equal(state_file_read(scratch_path(scratch, "trial"), &found, NULL), kind);
    assert_string_equal(found.bytes ? found.bytes : "", text);
    buf_free(&found);
}

static void get(const struct scratch *scratch, char *bytes)
{
    struct buf all = {0};
    assert_true(file_read(scratch_path(scratch, "trial"), STATE_FILE_BYTES, &all, NULL));
    assert_int_equal(all.len, STATE_FILE_BYTES);
    memcpy(bytes, all.bytes, all.len);
    buf_free(&all);
}

static void put(const struct scratch *scratch, const char *bytes, size_t len)
{
    assert_true(file_replace(scratch_path(scratch, "trial"), bytes, len, NULL));
}

static void test_write(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    char path[128];
    snprintf(path, sizeof path, "%s/trial", scratch.path);
    assert_says(&scratch, STATE_FILE_NONE, "");
    for (int i = 0; i < 5; i++) {
        char text[32];
        snprintf(text, sizeof text, "tries %d\n", i);
        assert_true(state_file_write(path, text, NULL));
        assert_says(&scratch, STATE_FILE_WHOLE, text);
    }
    assert_true(state_file_write(path, "", NULL));
    assert_says(&scratch, STATE_FILE_WHOLE, "");
    char most[STATE_FILE_TEXT_MAX + 2];
    memset(most, 'x', sizeof most);
    most[sizeof most - 1] = '\0';
    assert_false(state_file_write(path, most, NULL));
    most[sizeof most - 2] = '\0';
    assert_true(state_file_write(path, most, NULL));
    assert_says(&scratch, STATE_FILE_WHOLE, most);
    scratch_remove(&scratch);
}

/* 65,536 bits of each of: reserved, written once, and written over. */
static void test_every_bit(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    char path[128];
    snprintf(path, sizeof path, "%s/trial", scratch.path);
    static const char *const texts[] = {NULL, "generation 41\ntries 2\n", "verdict good\n"};
    for (int row = 0; row < 3; row++) {
        char bytes[STATE_FILE_BYTES];
        assert_true(texts[row] ? state_file_write(path, texts[row], NULL)
                               : state_file_reserve(path, NULL));
        get(&scratch, bytes);
        int fd = open(path, O_RDWR);
        for (int bit = 0; bit < STATE_FILE_BYTES * 8; bit++) {
            char flipped = (char)(bytes[bit / 8] ^ 1 << bit % 8);
            assert_int_equal(pwrite(fd, &flipped, 1, bit / 8), 1);
            assert_says(&scratch, texts[row] ? STATE_FILE_WHOLE : STATE_FILE_NONE,
                        texts[row] ? texts[row] : "");
            assert_int_equal(pwrite(fd, &bytes[bit / 8], 1, bit / 8), 1);
        }
        close(fd);
    }
    scratch_remove(&scratch);
}

/* A cut at every byte of the two writes, with what was there, zeros or half a letter behind it:
   the old text or the new; and the next write is taken. */
static void test_every_cut(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    char path[128];
    snprintf(path, sizeof path, "%s/trial", scratch.path);
    char before[STATE_FILE_BYTES], after[STATE_FILE_BYTES], cut[STATE_FILE_BYTES];
    assert_true(state_file_write(path, first, NULL));
    get(&scratch, before);
    assert_true(state_file_write(path, second, NULL));
    get(&scratch, after);
    for (int slot = 0; slot < 2; slot++) {
        /* Which slot is written first does not matter to the rule: both ways must hold. */
        for (size_t at = 0; at < 128; at++) {
            memcpy(cut, before, sizeof cut);
            memcpy(cut + slot * STATE_FILE_SLOT_BYTES, after + slot * STATE_FILE_SLOT_BYTES, at);
            put(&scratch, cut, sizeof cut);
            struct buf found = {0};
            assert_int_equal(state_file_read(path, &found, NULL), STATE_FILE_WHOLE);
            assert_true(strcmp(found.bytes, first) == 0 || strcmp(found.bytes, second) == 0);
            buf_free(&found);
            assert_true(state_file_write(path, "next\n", NULL));
            assert_says(&scratch, STATE_FILE_WHOLE, "next\n");
        }
    }
    for (size_t len = 0; len < STATE_FILE_BYTES; len += len < 128 ? 1 : 509) {
        put(&scratch, after, len); /* its end is missing */
        struct buf found = {0};
        enum state_file kind = state_file_read(path, &found, NULL);
        assert_true(kind == STATE_FILE_NONE || strcmp(found.bytes, second) == 0);
        buf_free(&found);
        assert_true(state_file_write(path, first, NULL));
        assert_says(&scratch, STATE_FILE_WHOLE, first);
    }
    scratch_remove(&scratch);
}

static void test_both_damaged(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    struct err err = {0};
    char path[128];
    snprintf(path, sizeof path, "%s/trial", scratch.path);
    char bytes[STATE_FILE_BYTES];
    assert_true(state_file_write(path, first, NULL));
    get(&scratch, bytes);
    bytes[30] ^= 1;
    bytes[STATE_FILE_SLOT_BYTES + 40] ^= 4;
    put(&scratch, bytes, sizeof bytes);
    assert_int_equal(state_file_read(path, &(struct buf){0}, &err), STATE_FILE_UNREADABLE);
    scratch_assert_text(&scratch, err.text, "@/trial: is damaged");
    assert_true(state_file_write(path, second, NULL));
    assert_says(&scratch, STATE_FILE_WHOLE, second);
    scratch_remove(&scratch);
}

/* A number that somebody forged as the greatest does not end the counting. */
static void test_greatest_number(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    char path[128];
    snprintf(path, sizeof path, "%s/trial", scratch.path);
    struct buf slot = {0};
    char bytes[STATE_FILE_BYTES] = {0};
    buf_puts(&slot, "anteroom-state 2\nserial 18446744073709551615\nlast\n");
    uint64_t sum = hash_bytes(HASH_START, slot.bytes, slot.len);
    buf_printf(&slot, "check %016llx\n", (unsigned long long)sum);
    memcpy(bytes, slot.bytes, slot.len);
    put(&scratch, bytes, sizeof bytes);
    buf_free(&slot);
    assert_says(&scratch, STATE_FILE_WHOLE, "last\n");
    for (int i = 0; i < 3; i++) {
        assert_true(state_file_write(path, i % 2 ? first : second, NULL));
        assert_says(&scratch, STATE_FILE_WHOLE, i % 2 ? first : second);
    }
    scratch_remove(&scratch);
}

static void put_thing(const char *path, int which)
{
    switch (which) {
    case 0: assert_int_equal(mkfifo(path, 0666), 0); break;
    case 1: assert_int_equal(symlink("/dev/zero", path), 0); break;
    case 2: assert_int_equal(symlink("victim", path), 0); break;
    case 3: assert_int_equal(mkdir(path, 0755), 0); break;
    case 4:
        assert_int_equal(close(open(path, O_CREAT | O_WRONLY, 0644)), 0);
        assert_int_equal(truncate(path, 1L << 30), 0);
        break;
    case 5: assert_int_equal(file_replace(path, "generation 41\ntries 2\n", 22, NULL), 1); break;
    }
}

/* Nothing hangs, no link is followed, and both writers put a file in its place. */
static void test_other_things(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    char path[128];
    snprintf(path, sizeof path, "%s/trial", scratch.path);
    scratch_write(&scratch, "victim", "untouched");
    for (int which = 0; which < 6; which++) {
        for (int reserves = 0; reserves < 2; reserves++) {
            struct timespec began, ended;
            struct buf found = {0};
            put_thing(path, which);
            clock_gettime(CLOCK_MONOTONIC, &began);
            enum state_file kind = state_file_read(path, &found, NULL);
            assert_int_equal(kind, which < 4 ? STATE_FILE_UNREADABLE : STATE_FILE_NONE);
            buf_free(&found);
            if (reserves)
                assert_true(state_file_reserve(path, NULL));
            assert_true(state_file_write(path, first, NULL));
            assert_says(&scratch, STATE_FILE_WHOLE, first);
            clock_gettime(CLOCK_MONOTONIC, &ended);
            assert_true(ended.tv_sec - began.tv_sec <= 1);
            assert_int_equal(unlink(path), 0);
        }
    }
    struct buf victim = {0};
    assert_true(file_read(scratch_path(&scratch, "victim"), 64, &victim, NULL));
    assert_string_equal(victim.bytes, "untouched");
    buf_free(&victim);
    scratch_write(&scratch, "trial/file", "");
    assert_false(state_file_write(path, first, NULL));
    scratch_remove(&scratch);
}

/* The directory itself is somebody else's link: nothing is read or written through it. */
static void test_linked_directory(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    struct err err = {0};
    scratch_write(&scratch, "elsewhere/", "");
    scratch_link(&scratch, "state", "elsewhere");
    char path[128];
    snprintf(path, sizeof path, "%s/state/trial", scratch.path);
    assert_false(state_file_write(path, first, &err));
    scratch_assert_text(&scratch, err.text, "@/state: is a link");
    assert_false(state_file_reserve(path, NULL));
    assert_true(file_is_missing(scratch_path(&scratch, "elsewhere/trial")));
    assert_true(state_file_write(scratch_path(&scratch, "elsewhere/trial"), first, NULL));
    assert_int_equal(state_file_read(path, &(struct buf){0}, NULL), STATE_FILE_UNREADABLE);
    scratch_remove(&scratch);
}

static void fill_disk(const struct scratch *scratch)
{
    static const char block[4096];
    int fd = open(scratch_path(scratch, "disk/filler"), O_CREAT | O_WRONLY, 0644);
    while (write(fd, block, sizeof block) > 0)
        ;
    close(fd);
}

/* On a disk without one free block; as root only, who may mount one. */
static void test_full_disk(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    scratch_write(&scratch, "disk/", "");
    if (mount("none", scratch_path(&scratch, "disk"), "tmpfs", 0, "size=64k") != 0) {
        scratch_remove(&scratch);
        skip();
    }
    char path[128];
    snprintf(path, sizeof path, "%s/disk/trial", scratch.path);
    assert_true(state_file_reserve(path, NULL));
    assert_int_equal(truncate(path, STATE_FILE_BYTES), 0);
    fill_disk(&scratch);
    for (int i = 0; i < 5; i++) {
        struct buf found = {0};
        assert_true(state_file_write(path, i % 2 ? first : second, NULL));
        assert_int_equal(state_file_read(path, &found, NULL), STATE_FILE_WHOLE);
        assert_string_equal(found.bytes, i % 2 ? first : second);
        buf_free(&found);
    }
    struct err err = {0};
    assert_false(state_file_write(scratch_path(&scratch, "disk/starts"), first, &err));
    assert_non_null(strstr(err.text, "No space left on device"));
    assert_true(file_is_missing(scratch_path(&scratch, "disk/starts.new")));
    assert_int_equal(umount(scratch_path(&scratch, "disk")), 0);
    scratch_remove(&scratch);
}

/* Root reserves for the player, and keeps what it has said. */
static void test_owner(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    char path[128];
    snprintf(path, sizeof path, "%s/state/trial", scratch.path);
    struct stat info;
    scratch_write(&scratch, "state/", "");
    if (geteuid() == 0)
        assert_int_equal(chown(scratch_path(&scratch, "state"), 4242, 4343), 0);
    assert_true(state_file_reserve(path, NULL));
    assert_int_equal(stat(path, &info), 0);
    assert_int_equal(info.st_size, STATE_FILE_BYTES);
    assert_true(info.st_blocks * 512 >= STATE_FILE_BYTES);
    if (geteuid() == 0)
        assert_int_equal(info.st_uid == 4242 && info.st_gid == 4343, 1);
    assert_true(state_file_write(path, first, NULL));
    assert_int_equal(truncate(path, 4096), 0); /* so it must be made anew */
    assert_true(state_file_reserve(path, NULL));
    struct buf found = {0};
    assert_int_equal(state_file_read(path, &found, NULL), STATE_FILE_WHOLE);
    assert_string_equal(found.bytes, first);
    buf_free(&found);
    scratch_remove(&scratch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_write),
        cmocka_unit_test(test_every_bit),
        cmocka_unit_test(test_every_cut),
        cmocka_unit_test(test_both_damaged),
        cmocka_unit_test(test_greatest_number),
        cmocka_unit_test(test_other_things),
        cmocka_unit_test(test_linked_directory),
        cmocka_unit_test(test_full_disk),
        cmocka_unit_test(test_owner),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
