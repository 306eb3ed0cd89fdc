/* Helpers in a process of their own: what they say, how they end. */
#include "base/spawn.h"

#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/log.h"

static bool say_done(void *context, int fd)
{
    (void)context;
    return write(fd, "done", 4) == 4;
}

/* The log's end may be a file: `anteroom install FILE 2>log`. */
static bool log_then_say_done(void *context, int fd)
{
    log_warn("a line of a helper");
    return say_done(context, fd);
}

static bool refuse(void *context, int fd)
{
    (void)context;
    (void)fd;
    return false;
}

static bool write_a_file(void *context, int fd)
{
    (void)fd;
    int file = open(context, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    return file >= 0 && write(file, "x", 1) == 1;
}

static bool crash(void *context, int fd)
{
    (void)context;
    (void)fd;
    _Exit(raise(SIGKILL));
}

static bool never_end(void *context, int fd)
{
    (void)context;
    (void)fd;
    while (pause() != 0)
        continue;
    return true;
}

static bool say_too_much(void *context, int fd)
{
    while (say_done(context, fd))
        continue;
    return true;
}

static const struct spawn_limits limits = {
    .cpu_s = 10, .wall_ms = 1000, .memory_bytes = 1 << 30, .output_bytes = 100};

static const struct {
    bool (*work)(void *context, int fd);
    const char *says, *error; /* error NULL: it succeeds */
} rows[] = {
    {say_done, "done", NULL},
    {log_then_say_done, "done", NULL},
    {refuse, "", "could not be read"},
    {write_a_file, "", "could not be read"},
    {crash, "", "ended by signal 9"},
    {never_end, "", "took too long"},
    {say_too_much, "", "gave too much"},
};

static void test_helpers(void **state)
{
    (void)state;
    char path[] = "/tmp/test_spawn.XXXXXX";
    int file = mkstemp(path), was = dup(STDERR_FILENO);
    assert_true(file >= 0 && was >= 0);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct buf out = {0};
        struct err err = {0};
        dup2(file, STDERR_FILENO);
        bool good = spawn_call(rows[i].work, path, &limits, &out, &err);
        dup2(was, STDERR_FILENO);
        if (rows[i].error)
            assert_non_null(strstr(err.text, rows[i].error));
        else if (!good)
            fail_msg("row %zu: %s", i, err.text);
        assert_int_equal(good, rows[i].error == NULL);
        if (*rows[i].says)
            assert_string_equal(out.bytes, rows[i].says);
        buf_free(&out);
    }
    assert_int_equal(lseek(file, 0, SEEK_END), 0); /* nothing reached the file */
    close(file);
    close(was);
    unlink(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_helpers)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
