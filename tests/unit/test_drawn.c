/* What one process has drawn is found by it and by others of the run. */
#include "render/drawn.h"

#include <sys/wait.h>
#include <unistd.h>

#include "scratch.h"

static void keep(uint64_t hash, const char *text)
{
    struct buf png = {0};
    buf_puts(&png, text);
    drawn_keep(&(struct drawn_key){hash, 9, 40, 30}, &png);
    buf_free(&png);
}

static void assert_found(struct drawn_key key, const char *text)
{
    struct buf png = {0};
    buf_puts(&png, "");
    assert_int_equal(drawn_find(&key, &png), text != NULL);
    assert_string_equal(png.bytes, text ? text : "");
    buf_free(&png);
}

/* Programs that know of one another by its name alone, one after the other. */
static void test_kept_in_a_file(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    setenv("ANTEROOM_DRAWN", scratch_path(&scratch, "drawn"), 1);
    for (uint64_t i = 0; i < 40; i++) {
        int status;
        if (fork() == 0) {
            struct buf png = {0};
            bool found = i == 0 || drawn_find(&(struct drawn_key){500 + i - 1, 9, 40, 30}, &png);
            keep(500 + i, "of another program");
            _exit(found ? 0 : 1);
        }
        wait(&status);
        assert_int_equal(status, 0);
    }
    unsetenv("ANTEROOM_DRAWN");
    scratch_remove(&scratch);
}

static void test_found(void **state)
{
    (void)state;
    assert_found((struct drawn_key){1, 9, 40, 30}, NULL);
    keep(1, "one");
    keep(2, "the second");
    assert_found((struct drawn_key){1, 9, 40, 30}, "one");
    assert_found((struct drawn_key){2, 9, 40, 30}, "the second");
    assert_found((struct drawn_key){2, 9, 41, 30}, NULL);
    assert_found((struct drawn_key){2, 9, 40, 31}, NULL);
    assert_found((struct drawn_key){2, 8, 40, 30}, NULL);
}

/* Forty children append at once: none writes over another. */
static void test_shared(void **state)
{
    (void)state;
    enum { CHILDREN = 40 };
    drawn_begin();
    for (uint64_t i = 0; i < CHILDREN; i++) {
        char text[32];
        snprintf(text, sizeof text, "drawn by child %d", (int)i);
        if (fork() == 0) {
            keep(100 + i, text);
            _exit(0);
        }
    }
    while (wait(NULL) > 0)
        continue;
    for (uint64_t i = 0; i < CHILDREN; i++) {
        char text[32];
        snprintf(text, sizeof text, "drawn by child %d", (int)i);
        assert_found((struct drawn_key){100 + i, 9, 40, 30}, text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kept_in_a_file), /* first: nothing is open yet */
        cmocka_unit_test(test_found),
        cmocka_unit_test(test_shared),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
