/* How starts end and what follows, without files and without a clock; then the file, every bit
   of it flipped. */
#include "scratch.h"

#include <fcntl.h>
#include <sys/wait.h>

#include "store/store_starts.h"

/* A start of a stack and what is found at the next one: then `judged` and `count`. */
struct step {
    uint64_t stack;
    enum store_end end;
    bool healthy, other_boot, memory_kill, other_record;
    enum store_judgement judged;
    int count;
};

#define K STORE_END_KILLED
#define C STORE_END_CRASHED
#define B STORE_END_BUSY
static const struct {
    const char *name;
    struct step steps[5];
} sagas[] = {
    {"three crashes",
     {{.stack = 5, .end = C, .judged = STORE_BLAMED, .count = 1},
      {.stack = 5, .end = C, .judged = STORE_BLAMED, .count = 2},
      {.stack = 5, .end = C, .judged = STORE_GIVES_UP}}},
    {"of all kinds",
     {{.stack = 5, .end = C, .judged = STORE_BLAMED, .count = 1},
      {.stack = 5, .end = B, .judged = STORE_BLAMED, .count = 2},
      {.stack = 5, .end = K, .memory_kill = true, .judged = STORE_GIVES_UP}}},
    {"what is nobody's doing neither counts nor clears",
     {{.stack = 5, .end = C, .judged = STORE_BLAMED, .count = 1},
      {.stack = 5, .end = K, .judged = STORE_BLAMELESS, .count = 1},
      {.stack = 5, .end = STORE_END_WAITING, .judged = STORE_BLAMELESS, .count = 1},
      {.stack = 5, .end = STORE_END_ASKED, .judged = STORE_BLAMELESS, .count = 1},
      {.stack = 5, .end = C, .judged = STORE_BLAMED, .count = 2}}},
    {"a healthy start clears, however it ends",
     {{.stack = 5, .end = C, .judged = STORE_BLAMED, .count = 1},
      {.stack = 5, .end = C, .judged = STORE_BLAMED, .count = 2},
      {.stack = 5, .end = C, .healthy = true, .judged = STORE_BLAMED},
      {.stack = 5, .end = C, .judged = STORE_BLAMED, .count = 1}}},
    {"another boot begins anew",
     {{.stack = 5, .end = C, .judged = STORE_BLAMED, .count = 1},
      {.stack = 5, .end = C, .judged = STORE_BLAMED, .count = 2},
      {.stack = 5, .end = C, .other_boot = true, .judged = STORE_UNKNOWN},
      {.stack = 5, .end = C, .judged = STORE_BLAMED, .count = 1}}},
    {"so does what an operator did",
     {{.stack = 5, .end = C, .judged = STORE_BLAMED, .count = 1},
      {.stack = 5, .end = C, .judged = STORE_BLAMED, .count = 2},
      {.stack = 5, .end = C, .other_record = true, .judged = STORE_UNKNOWN}}},
    {"another stack has its own three",
     {{.stack = 5, .end = C, .judged = STORE_BLAMED, .count = 1},
      {.stack = 5, .end = C, .judged = STORE_BLAMED, .count = 2},
      {.stack = 6, .end = C, .judged = STORE_BLAMED, .count = 1},
      {.stack = 5, .end = C, .judged = STORE_BLAMED, .count = 1}}},
    {"nothing was shown", {{.stack = 0, .end = C, .judged = STORE_UNKNOWN}}},
};

/* As src/kiosk/shown.c begins one. */
static void begin(struct store_starts *starts, const struct step *step)
{
    if (starts->stack != step->stack)
        starts->count = 0;
    starts->stack = step->stack;
    starts->end = step->end;
    starts->healthy = step->healthy;
}

static void test_sagas(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof sagas / sizeof *sagas; i++) {
        struct store_machine machine = {.boot = "0"};
        struct store_starts starts = {0};
        int64_t generation = 7;
        store_starts_judge(&starts, &machine, generation);
        for (size_t s = 0; s < 5 && (s == 0 || sagas[i].steps[s].stack); s++) {
            const struct step *step = &sagas[i].steps[s];
            begin(&starts, step);
            machine.boot[0] = (char)(machine.boot[0] + step->other_boot);
            machine.memory_kills += step->memory_kill;
            generation += step->other_record;
            enum store_judgement judged = store_starts_judge(&starts, &machine, generation);
            if (judged != step->judged || starts.count != step->count)
                fail_msg("%s, step %zu: judged %d, count %d", sagas[i].name, s, judged,
                         starts.count);
            assert_int_equal(store_starts_has_given_up(&starts, step->stack),
                             judged == STORE_GIVES_UP);
        }
    }
}

static void test_given_up(void **state)
{
    (void)state;
    struct store_starts starts = {0};
    assert_false(store_starts_has_given_up(&starts, 0)); /* none is none */
    for (uint64_t stack = 1; stack <= STORE_GIVEN_UP; stack++) {
        store_starts_give_up(&starts, stack);
        store_starts_give_up(&starts, stack);
    }
    for (uint64_t stack = 1; stack <= STORE_GIVEN_UP; stack++)
        assert_true(store_starts_has_given_up(&starts, stack));
    store_starts_give_up(&starts, 9);
    assert_true(store_starts_has_given_up(&starts, 9));
    assert_false(store_starts_has_given_up(&starts, 1));
}

static struct store_starts sample(void)
{
    return (struct store_starts){.boot = "c5a7f3f0-8f3b-4a6a-9d8e-0123456789ab",
                                 .memory_kills = 3,
                                 .generation = 12,
                                 .stack = UINT64_C(0xfedcba9876543210),
                                 .count = 2,
                                 .healthy = false,
                                 .end = STORE_END_BUSY,
                                 .given_up = {UINT64_MAX, 1, 0}};
}

/* As they are written: the bytes between what a struct holds are nobody's. */
static void assert_same(const struct store_starts *a, const struct store_starts *b)
{
    struct buf one = {0}, other = {0};
    store_starts_write(a, &one);
    store_starts_write(b, &other);
    assert_string_equal(one.bytes, other.bytes);
    buf_free(&one);
    buf_free(&other);
}

/* No bit of the lines is free; of the letter behind them each value that is none is refused,
   so what is read is always something that was written, but for how the start ended. */
static void test_flipped_bits(void **state)
{
    (void)state;
    struct store_starts starts = sample(), read;
    struct buf text = {0};
    store_starts_write(&starts, &text);
    assert_int_equal(text.len, STORE_STARTS_BYTES);
    assert_true(store_starts_parse(&read, text.bytes, text.len));
    assert_same(&read, &starts);
    int refused = 0, others = 0;
    for (size_t bit = 0; bit < 8 * text.len; bit++) {
        text.bytes[bit / 8] ^= (char)(1 << bit % 8);
        if (store_starts_parse(&read, text.bytes, text.len)) {
            read.end = starts.end;
            assert_same(&read, &starts);
            others++;
        } else {
            assert_int_equal(read.stack, 0);
            refused++;
        }
        text.bytes[bit / 8] ^= (char)(1 << bit % 8);
    }
    print_message("%d of %d flips refused, %d make another end\n", refused, refused + others,
                  others);
    assert_true(others <= 2);
    for (size_t len = 0; len < text.len; len++)
        assert_false(store_starts_parse(&read, text.bytes, len));
    buf_free(&text);
}

/* The first word counts, a child has none, and the size stays. */
static void test_end_in_the_file(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    struct store_starts starts = sample(), read;
    struct err err = {0};
    struct stat info;
    char path[512];
    snprintf(path, sizeof path, "%s/starts", scratch.path);
    store_starts_note_end(STORE_END_CRASHED); /* nothing is open */
    for (enum store_end end = STORE_END_KILLED; end <= STORE_END_CRASHED; end++) {
        starts.end = STORE_END_KILLED;
        assert_true(store_starts_save(&starts, path, end == STORE_END_BUSY, &err));
        pid_t child = fork();
        if (child == 0) {
            store_starts_note_end(STORE_END_CRASHED);
            _exit(0);
        }
        waitpid(child, NULL, 0);
        store_starts_read(&read, path);
        assert_int_equal(read.end, STORE_END_KILLED);
        store_starts_note_end(end);
        store_starts_note_end(STORE_END_CRASHED);
        store_starts_read(&read, path);
        assert_int_equal(read.end, end);
        assert_int_equal(read.stack, starts.stack);
        assert_int_equal(stat(path, &info), 0);
        assert_int_equal(info.st_size, STORE_STARTS_BYTES);
    }
    scratch_remove(&scratch);
}

static void test_machine(void **state)
{
    (void)state;
    struct store_machine machine, again;
    store_machine_read(&machine);
    store_machine_read(&again);
    assert_int_equal(strlen(machine.boot), STORE_BOOT_MAX);
    assert_string_equal(machine.boot, again.boot);
    assert_true(machine.memory_kills >= 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sagas),        cmocka_unit_test(test_given_up),
        cmocka_unit_test(test_flipped_bits), cmocka_unit_test(test_end_in_the_file),
        cmocka_unit_test(test_machine),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
