/* The store's files: every bit of them counts, and what is shown when one is damaged. */
#include "store/store.h"

#include <fcntl.h>

#include "scratch.h"
#include "store/store_history.h"
#include "store/store_inner.h"
#include "store/store_install.h"

static struct store_pack make_pack(const char *id, int64_t sequence)
{
    struct store_pack pack = {.sequence = sequence, .version = "1.0 beta"};
    snprintf(pack.id, sizeof pack.id, "%s", id);
    char text[128];
    int len = snprintf(text, sizeof text, "%s %lld", id, (long long)sequence);
    pack.digest = digest_of(text, (size_t)len);
    return pack;
}

/* mild 7 with a clinic's layer on trial over mild 6, and a keys layer. */
static struct store_record make_record(void)
{
    struct store_record record = {.generation = 41, .since = 41, .tries = 3};
    record.active.packs[LAYER_CONTENT] = make_pack("mild", 7);
    record.active.packs[LAYER_CLINIC] = make_pack("clinic", 2);
    record.active.packs[LAYER_KEYS] = make_pack("keys", 1);
    record.previous.packs[LAYER_CONTENT] = make_pack("mild", 6);
    record.previous.packs[LAYER_CONTENT].version[0] = '\0';
    record.floors[record.floor_count++] = (struct store_floor){LAYER_CONTENT, make_pack("mild", 6)};
    record.refused[record.refused_count++] =
        (struct store_refused){STORE_FAILED, make_pack("mild", 5).digest};
    record.refused[record.refused_count++] =
        (struct store_refused){STORE_GONE_BACK, make_pack("mild", 4).digest};
    record.anew_s[record.anew_count++] = 1772529000;
    record.kept[record.kept_count++] = make_pack("mild", 7).digest;
    return record;
}

static void put(const struct scratch *scratch, const char *name, const struct buf *text)
{
    scratch_write(scratch, name, "");
    assert_true(file_replace(scratch_path(scratch, name), text->bytes, text->len, NULL));
}

static void put_record(const struct scratch *scratch, const struct store_record *record)
{
    struct buf text = {0};
    store_record_write(record, &text);
    put(scratch, "active-a", &text);
    put(scratch, "active-b", &text);
    buf_free(&text);
    scratch_write(scratch, "state/", "");
}

static struct store read_store(const struct scratch *scratch)
{
    struct store store;
    store_read(&store, scratch->path, NULL);
    return store;
}

static void test_record(void **state)
{
    (void)state;
    struct store_record record = make_record(), again;
    struct buf text = {0}, second = {0};
    struct err err = {0};
    store_record_write(&record, &text);
    assert_true(store_record_read(&again, text.bytes, text.len, &err));
    store_record_write(&again, &second);
    assert_string_equal(second.bytes, text.bytes);
    assert_int_equal(again.generation, 41);
    assert_string_equal(again.active.packs[LAYER_CONTENT].version, "1.0 beta");
    assert_int_equal(again.active.packs[LAYER_CLINIC].sequence, 2);
    assert_false(store_has(&again.previous, LAYER_CLINIC));
    for (size_t len = 0; len < text.len; len++)
        assert_false(store_record_read(&again, text.bytes, len, NULL));
    for (size_t bit = 0; bit < text.len * 8; bit++) {
        text.bytes[bit / 8] ^= (char)(1 << bit % 8);
        if (store_record_read(&again, text.bytes, text.len, NULL))
            fail_msg("bit %zu may flip", bit);
        text.bytes[bit / 8] ^= (char)(1 << bit % 8);
    }
    assert_false(store_has(&again.active, LAYER_CONTENT));
    buf_puts(&text, "\n");
    assert_false(store_record_read(&again, text.bytes, text.len, NULL));
    buf_free(&text);
    buf_free(&second);
}

/* Bounds of the record that a right check sum does not make good. */
static void test_record_limits(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "generation -1\nsince 0\ntries 3\n",
        "generation 1\nsince 1\ntries 4\n",
        "generation 1\nsince 2\ntries 3\n",
        "generation 9007199254740993\nsince 1\ntries 3\n",
        "generation 1\nsince 1\ntries 3\nkept 00\n",
        "generation 1\nsince 1\ntries 3\nrefused failed 00\n",
        "generation 1\nsince 1\ntries 3\nanew -1\n",
        "generation 1\nsince 1\ntries 3\nactive nurse mild 1\n",
        "generation 1\nsince 1\ntries 3\nwhat\n",
        "since 1\ntries 3\ngeneration 1\n",
        "generation 01\nsince 1\ntries 3\n",
        "",
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf text = {0};
        struct store_record record;
        buf_printf(&text, "anteroom-store 2\n%s", rows[i]);
        store_seal(&text);
        if (store_record_read(&record, text.bytes, text.len, NULL))
            fail_msg("%s was taken", rows[i]);
        buf_free(&text);
    }
}

static void test_full_record(void **state)
{
    (void)state;
    struct store_record record = make_record(), again;
    record.floor_count = record.refused_count = 0;
    for (size_t i = 0; i < STORE_ROLES * STORE_FLOORS; i++) {
        struct store_pack pack = make_pack("mild", CONF_MAX_SEQUENCE - (int64_t)i);
        memset(pack.id, 'a', STORE_ID_MAX);
        memset(pack.version, 'v', STORE_VERSION_MAX);
        record.floors[record.floor_count++] = (struct store_floor){i / STORE_FLOORS, pack};
    }
    for (int i = 0; i < 2 * STORE_REFUSED; i++)
        record.refused[record.refused_count++] =
            (struct store_refused){STORE_FAILED, make_pack("x", i).digest};
    while (record.anew_count < STORE_ANEW)
        record.anew_s[record.anew_count++] = INT64_MAX - 1;
    while (record.kept_count < STORE_KEPT)
        record.kept[record.kept_count++] = make_pack("x", 1).digest;
    struct buf text = {0};
    store_record_write(&record, &text);
    assert_true(store_record_read(&again, text.bytes, text.len, NULL));
    assert_int_equal(again.floor_count, STORE_ROLES * STORE_FLOORS);
    assert_int_equal(again.kept_count, STORE_KEPT);
    buf_free(&text);
}

static void flip(const struct scratch *scratch, const char *name, size_t bit)
{
    int fd = open(scratch_path(scratch, name), O_RDWR);
    char byte;
    assert_int_equal(pread(fd, &byte, 1, (off_t)(bit / 8)), 1);
    byte = (char)(byte ^ 1 << bit % 8);
    assert_int_equal(pwrite(fd, &byte, 1, (off_t)(bit / 8)), 1);
    close(fd);
}

static size_t bits_of(const struct scratch *scratch, const char *name)
{
    struct stat info;
    assert_int_equal(stat(scratch_path(scratch, name), &info), 0);
    return (size_t)info.st_size * 8;
}

/* All that the machine was promised: what is shown, how its trial went, the floor, the keys
   that revoke. */
static void assert_in_force(const struct scratch *scratch, size_t bit)
{
    struct store store = read_store(scratch);
    struct store_candidate found[2];
    if (store_candidates(&store, found) != 2 || !found[0].active ||
        found[0].stack->packs[LAYER_CONTENT].sequence != 7 || store.trial.verdict != STORE_GOOD ||
        store.record.floor_count != 1 || store.record.floors[0].pack.sequence != 6 ||
        store.record.active.packs[LAYER_KEYS].sequence != 1 || store.record.refused_count != 2)
        fail_msg("bit %zu", bit);
}

/* Of the zeros behind a state file's text test_state_file tries each; here one in 61 will do. */
static size_t next_bit(const char *name, size_t bit)
{
    bool zeros = strcmp(name, "state/trial") == 0 && bit / 8 % 4096 >= 512;
    return bit + (zeros ? 61 : 1);
}

/* Every bit of either record and of the player's files, each alone: nothing changes. */
static void test_every_bit(void **state)
{
    (void)state;
    static const char *const names[] = {"active-a", "active-b", "state/trial", "state/history"};
    struct scratch scratch = scratch_make();
    struct store_record record = make_record();
    put_record(&scratch, &record);
    struct store store = read_store(&scratch);
    assert_true(store_mark_good(&store, NULL));
    assert_true(store_note_shown(&store, &record.active, 1772529164, NULL));
    size_t count = 0;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        size_t bits = bits_of(&scratch, names[i]);
        for (size_t bit = 0; bit < bits; bit = next_bit(names[i], bit), count++) {
            flip(&scratch, names[i], bit);
            assert_in_force(&scratch, bit);
            flip(&scratch, names[i], bit);
        }
    }
    print_message("%zu bits flipped\n", count);
    scratch_remove(&scratch);
}

/* Cut at every length, or gone: the other holds. */
static void test_one_record_cut(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    struct store_record record = make_record();
    struct buf text = {0};
    store_record_write(&record, &text);
    put_record(&scratch, &record);
    struct store store = read_store(&scratch);
    assert_true(store.alike && store_mark_good(&store, NULL));
    for (int which = 0; which < 2; which++) {
        const char *name = which ? "active-b" : "active-a";
        for (size_t len = 0; len < text.len; len++) {
            struct buf part = {0};
            buf_append(&part, text.bytes, len);
            put(&scratch, name, &part);
            assert_in_force(&scratch, len);
            buf_free(&part);
        }
        assert_int_equal(unlink(scratch_path(&scratch, name)), 0);
        assert_in_force(&scratch, 0);
        store = read_store(&scratch);
        assert_false(store.alike);
        assert_int_equal(store.holds, 1 - which);
        put(&scratch, name, &text);
    }
    buf_free(&text);
    scratch_remove(&scratch);
}

static void put_one(const struct scratch *scratch, const char *name,
                    const struct store_record *record)
{
    struct buf text = {0};
    store_record_write(record, &text);
    put(scratch, name, &text);
    buf_free(&text);
}

/* Both are whole and differ. A floor and keys that either tells of are in force. */
static void test_records_differ(void **state)
{
    (void)state;
    static const struct {
        int64_t a, b;
        int holds;
    } rows[] = {{41, 42, 1}, {42, 41, 0}, {41, 41, 0}, {1, STORE_MAX_GENERATION, 1}};
    struct scratch scratch = scratch_make();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct store_record a = make_record(), b = make_record();
        a.generation = rows[i].a;
        b.generation = rows[i].b;
        a.since = b.since = 1;
        a.floors[0].pack.sequence = 9;
        b.active.packs[LAYER_KEYS] = make_pack("keys", 8);
        b.floors[b.floor_count++] = (struct store_floor){LAYER_CLINIC, make_pack("clinic", 5)};
        b.active.packs[LAYER_CONTENT] = make_pack("mild", 8);
        put_one(&scratch, "active-a", &a);
        put_one(&scratch, "active-b", &b);
        struct store store = read_store(&scratch);
        assert_int_equal(store.health, STORE_WHOLE);
        assert_int_equal(store.holds, rows[i].holds);
        assert_false(store.alike);
        assert_int_equal(store.record.active.packs[LAYER_CONTENT].sequence, 7 + rows[i].holds);
        assert_int_equal(store.record.floors[0].pack.sequence, 9);
        assert_int_equal(store.record.floor_count, 2);
        assert_int_equal(store.record.active.packs[LAYER_KEYS].sequence, 8);
    }
    scratch_remove(&scratch);
}

/* At its end a generation does not start again from below. */
static void test_last_generation(void **state)
{
    (void)state;
    struct store store = {.record = make_record(), .health = STORE_WHOLE};
    struct store_arrival arrival = {.role = LAYER_CONTENT, .pack = make_pack("mild", 8)};
    struct store_record next;
    struct err err = {0};
    store.record.generation = STORE_MAX_GENERATION - 1;
    assert_true(store_next_record(&store, &arrival, &next, &err));
    struct buf text = {0};
    store_record_write(&next, &text);
    assert_true(store_record_read(&store.record, text.bytes, text.len, NULL));
    buf_free(&text);
    assert_false(store_next_record(&store, &arrival, &next, &err));
    assert_non_null(strstr(err.text, "is the greatest that there is: move"));
    assert_false(store_back_record(&store, &next, &err));
}

/* Neither can be known: of a stack on trial nothing good is said then. */
static void test_damaged_trial(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    struct store_record record = make_record();
    struct store_candidate found[2];
    put_record(&scratch, &record);
    struct store store = read_store(&scratch);
    assert_true(store_mark_good(&store, NULL));
    flip(&scratch, "state/trial", 300);
    flip(&scratch, "state/trial", 4096 * 8 + 500);
    store = read_store(&scratch);
    assert_true(store.trial_damaged);
    assert_int_equal(store_candidates(&store, found), 1);
    assert_false(found[0].active);
    record.tries = 0; /* what needs no trial has none to lose */
    put_record(&scratch, &record);
    store = read_store(&scratch);
    assert_int_equal(store_candidates(&store, found), 2);
    scratch_remove(&scratch);
}

static void test_nothing_there(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    struct store store;
    struct err err = {0};
    struct store_candidate found[2];
    assert_false(store_read(&store, scratch_path(&scratch, "none"), &err));
    scratch_assert_text(&scratch, err.text,
                        "@/none: no pack is installed: anteroom install FILE.pack");
    assert_int_equal(store_candidates(&store, found), 0);
    assert_int_equal(store.health, STORE_EMPTY);
    scratch_write(&scratch, "active-a", "mild");
    assert_false(store_read(&store, scratch.path, &err));
    scratch_assert_text(&scratch, err.text,
                        "neither record of @ is whole (@/active-a: is damaged; @/active-b: is "
                        "not there)");
    assert_int_equal(store.health, STORE_DAMAGED);
    assert_int_equal(unlink(scratch_path(&scratch, "active-a")), 0);
    scratch_write(&scratch, "active", "anteroom store 1\n");
    assert_false(store_read(&store, scratch.path, &err));
    assert_int_equal(store.health, STORE_FIRST_EDITION);
    scratch_assert_text(&scratch, err.text,
                        "@/active is of the first edition, which this program does not read: move "
                        "@ away, and install your packs anew");
    struct store_stack now;
    assert_false(store_rollback(scratch.path, &now, &err));
    assert_non_null(strstr(err.text, "is of the first edition"));
    scratch_write(&scratch, "active-b/", ""); /* beside the new kind it is not looked at */
    assert_false(store_read(&store, scratch.path, &err));
    assert_int_equal(store.health, STORE_DAMAGED);
    assert_false(store_rollback(scratch.path, &now, &err));
    assert_non_null(strstr(err.text, "install --begin-anew"));
    assert_int_equal(store_candidates(&store, found), 0);
    scratch_remove(&scratch);
}

/* A stack whose player ends each time is passed over after three starts. */
static void test_boot_loop(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    struct store_record record = make_record();
    struct store_candidate found[2];
    struct err err = {0};
    put_record(&scratch, &record);
    for (int start = 0; start < STORE_TRIES; start++) {
        struct store store = read_store(&scratch);
        assert_int_equal(store_candidates(&store, found), 2);
        assert_true(found[0].active && found[0].on_trial);
        assert_true(store_begin_try(&store, NULL));
        assert_int_equal(store.trial.tries_left, STORE_TRIES - 1 - start);
    }
    struct store store = read_store(&scratch);
    assert_int_equal(store_candidates(&store, found), 1);
    assert_false(found[0].active);
    assert_int_equal(found[0].stack->packs[LAYER_CONTENT].sequence, 6);
    assert_false(store_begin_try(&store, &err));
    scratch_assert_text(&scratch, err.text, "@: its tries are used up");
    scratch_remove(&scratch);
}

static void test_verdicts(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    struct store_record record = make_record();
    struct store_candidate found[2];
    put_record(&scratch, &record);
    struct store store = read_store(&scratch);
    assert_true(store_begin_try(&store, NULL));
    assert_true(store_mark_good(&store, NULL));
    store = read_store(&scratch);
    assert_int_equal(store_candidates(&store, found), 2);
    assert_true(found[0].active);
    assert_false(found[0].on_trial);
    assert_true(store_mark_bad(&store, "pages/home.lua:3: \nno \x01 such\n page", NULL));
    store = read_store(&scratch);
    assert_int_equal(store_candidates(&store, found), 1);
    assert_string_equal(store.trial.reason, "pages/home.lua:3:  no   such  page");

    /* A newer stack begins anew; an older trial, one from a future that was lost in a power
       cut, or one of another stack, is not of it. */
    for (int row = 0; row < 3; row++) {
        record = make_record();
        record.since = 40 + row;
        record.generation = 50;
        if (row == 1)
            record.active.packs[LAYER_CLINIC] = make_pack("clinic", 3);
        put_record(&scratch, &record);
        store = read_store(&scratch);
        assert_int_equal(store.trial.verdict, STORE_TRIAL);
        assert_int_equal(store.trial.tries_left, STORE_TRIES);
    }
    record.tries = 0;
    put_record(&scratch, &record);
    store = read_store(&scratch);
    assert_int_equal(store.trial.verdict, STORE_GOOD);
    assert_int_equal(store_candidates(&store, found), 2);
    assert_false(found[0].on_trial);
    scratch_remove(&scratch);
}

static void test_state_read_only(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    struct store_record record = make_record();
    struct err err = {0};
    put_record(&scratch, &record);
    assert_int_equal(rmdir(scratch_path(&scratch, "state")), 0);
    struct store store = read_store(&scratch);
    assert_false(store_begin_try(&store, &err));
    assert_int_equal(store.trial.tries_left, STORE_TRIES);
    assert_non_null(strstr(err.text, "/state: No such file"));
    scratch_remove(&scratch);
}

static void test_sequences(void **state)
{
    (void)state;
    static const struct {
        const char *id;
        int64_t sequence;
        enum layer_role role;
        const char *err; /* NULL: taken; else a part of it */
    } rows[] = {
        {"mild", 8, LAYER_CONTENT, NULL},
        {"mild", 7, LAYER_CONTENT, NULL}, /* its floor is 7 once it is good */
        {"mild", 6, LAYER_CONTENT, "is older (sequence 6) than what was shown here (7)"},
        {"mild", 0, LAYER_CONTENT, "is older (sequence 0)"},
        {"mild", 1000007, LAYER_CONTENT, NULL},
        {"mild", 1000008, LAYER_CONTENT, "jumps from 7 to 1000008"},
        {"mild", CONF_MAX_SEQUENCE, LAYER_CONTENT, "jumps from 7"},
        {"other", 0, LAYER_CONTENT, NULL},
        {"other", CONF_MAX_SEQUENCE, LAYER_CONTENT, NULL},
        {"clinic", 1, LAYER_CLINIC, "write a greater `sequence` in clinic.conf"},
        {"clinic", 2, LAYER_CLINIC, NULL},
        {"mild", 1, LAYER_CLINIC, NULL}, /* another role has floors of its own */
        {"keys", 5, LAYER_KEYS, NULL},
    };
    struct store_record record = make_record();
    record.active.packs[LAYER_CLINIC].id[0] = '\0';
    struct store store = {.record = record, .health = STORE_WHOLE};
    store.trial.verdict = STORE_GOOD;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct store_arrival arrival = {.role = rows[i].role};
        struct store_record next;
        struct err err = {0};
        arrival.pack = make_pack(rows[i].id, rows[i].sequence);
        store.record.floors[1] = (struct store_floor){LAYER_CLINIC, make_pack("clinic", 2)};
        store.record.floor_count = 2;
        bool taken = store_next_record(&store, &arrival, &next, &err);
        if (rows[i].err && (taken || !strstr(err.text, rows[i].err)))
            fail_msg("%s %lld: \"%s\"", rows[i].id, (long long)rows[i].sequence, err.text);
        if (!rows[i].err && !taken)
            fail_msg("%s %lld: %s", rows[i].id, (long long)rows[i].sequence, err.text);
    }

    /* Other bytes under the number of what was good. */
    struct store_arrival same = {.role = LAYER_CONTENT, .pack = make_pack("mild", 7)};
    same.pack.digest.bytes[0] ^= 1;
    struct store_record next;
    struct err err = {0};
    assert_false(store_next_record(&store, &same, &next, &err));
    assert_non_null(strstr(err.text, "the same sequence (7) as another"));
    store.trial.verdict = STORE_TRIAL; /* nothing is held against what was never good */
    assert_true(store_next_record(&store, &same, &next, &err));
}

static void test_next_stack(void **state)
{
    (void)state;
    struct store store = {.record = make_record(), .health = STORE_WHOLE};
    struct store_arrival clinic = {.role = LAYER_CLINIC, .pack = make_pack("clinic", 3)};
    struct store_record next;
    struct err err = {0};

    store.trial = (struct store_trial){.verdict = STORE_TRIAL, .tries_left = 2};
    assert_true(store_next_record(&store, &clinic, &next, &err));
    assert_int_equal(next.generation, 42);
    assert_int_equal(next.since, 42);
    assert_int_equal(next.tries, STORE_TRIES);
    assert_int_equal(next.active.packs[LAYER_CONTENT].sequence, 7);
    assert_int_equal(next.active.packs[LAYER_CLINIC].sequence, 3);
    assert_int_equal(next.previous.packs[LAYER_CONTENT].sequence, 6); /* 7 is not good */
    assert_int_equal(next.floor_count, 1);
    assert_int_equal(next.kept_count, 4); /* 7, clinic 3, keys, 6 */

    store.trial.verdict = STORE_GOOD;
    assert_true(store_next_record(&store, &clinic, &next, &err));
    assert_int_equal(next.previous.packs[LAYER_CONTENT].sequence, 7);
    assert_false(store_has(&next.previous, LAYER_KEYS));
    assert_int_equal(next.floors[0].pack.sequence, 7);

    store.trial.verdict = STORE_BAD; /* what comes goes over what is shown */
    assert_true(store_next_record(&store, &clinic, &next, &err));
    assert_int_equal(next.active.packs[LAYER_CONTENT].sequence, 6);
    assert_int_equal(next.floors[0].pack.sequence, 6);
    assert_true(store_has(&next.active, LAYER_KEYS));

    clinic.for_pack = "mild";
    assert_true(store_next_record(&store, &clinic, &next, &err));
    clinic.for_pack = "flu-shots";
    assert_false(store_next_record(&store, &clinic, &next, &err));
    assert_non_null(strstr(err.text, "made for the pack `flu-shots`"));
    clinic.for_pack = NULL;
    store = (struct store){0};
    assert_false(store_next_record(&store, &clinic, &next, &err));
    assert_non_null(strstr(err.text, "install the content pack first"));
}

/* Keys are in force at once and leave the stack and its trial alone. */
static void test_next_keys(void **state)
{
    (void)state;
    struct store store = {.record = make_record(), .health = STORE_WHOLE};
    struct store_arrival keys = {.role = LAYER_KEYS, .pack = make_pack("keys", 2)};
    struct store_record next;
    struct err err = {0};
    store.trial = (struct store_trial){.verdict = STORE_TRIAL, .tries_left = 1};
    assert_true(store_next_record(&store, &keys, &next, &err));
    assert_int_equal(next.generation, 42);
    assert_int_equal(next.since, 41);
    assert_true(store_same(&next.active, &store.record.active));
    assert_int_equal(next.active.packs[LAYER_KEYS].sequence, 2);
    assert_int_equal(next.floor_count, 2);
    store.record = next;
    keys.pack = make_pack("keys", 1);
    assert_false(store_next_record(&store, &keys, &next, &err));
    assert_non_null(strstr(err.text, "in keys.conf"));
    keys.pack = make_pack("keys", 2);
    assert_true(store_has_already(&store, &keys));
}

static void test_kept(void **state)
{
    (void)state;
    struct store store = {.health = STORE_WHOLE};
    struct err err = {0};
    for (int i = 1; i <= 30; i++) {
        struct store_arrival arrival = {.role = LAYER_CONTENT, .pack = make_pack("mild", i)};
        struct store_record next;
        store.trial.verdict = STORE_GOOD;
        assert_true(store_next_record(&store, &arrival, &next, &err));
        assert_int_equal(next.kept_count, i < STORE_KEPT ? i : STORE_KEPT);
        for (size_t k = 0; k < next.kept_count; k++) {
            struct digest digest = make_pack("mild", i - (int)k).digest;
            assert_true(digest_equal(&next.kept[k], &digest));
        }
        store.record = next;
    }
}

/* Whatever the list of kept packs says, what a stack names stays. */
static void test_clean(void **state)
{
    (void)state;
    static const struct {
        const char *id;
        int64_t sequence;
        bool stays;
    } rows[] = {{"mild", 7, true}, {"clinic", 2, true}, {"keys", 1, true},
                {"mild", 6, true}, {"mild", 5, true},   {"mild", 4, false}};
    struct scratch scratch = scratch_make();
    struct store_record record = make_record();
    put_record(&scratch, &record);
    record.kept[0] = make_pack("mild", 5).digest;
    struct store store = read_store(&scratch);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct digest digest = make_pack(rows[i].id, rows[i].sequence).digest;
        char name[160];
        snprintf(name, sizeof name, "packs/%s.pack", digest_hex(&digest).text);
        scratch_write(&scratch, name, "");
        snprintf(name, sizeof name, "packs/%s.minisig", digest_hex(&digest).text);
        scratch_write(&scratch, name, "");
    }
    scratch_write(&scratch, "packs/leftover", "");
    scratch_write(&scratch, "staging/new.pack", "");
    store_clean(&store, &record);
    store_wipe_staging(&store);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct digest digest = make_pack(rows[i].id, rows[i].sequence).digest;
        const char *const endings[] = {".pack", ".minisig"};
        for (int k = 0; k < 2; k++)
            assert_int_equal(file_exists(store_pack_path(&store, &digest, endings[k]).text),
                             rows[i].stays);
    }
    assert_true(file_is_missing(scratch_path(&scratch, "packs/leftover")));
    assert_true(file_is_missing(scratch_path(&scratch, "staging/new.pack")));
    assert_true(file_exists(scratch_path(&scratch, "active-a")));
    scratch_remove(&scratch);
}

static bool is_refused(const struct store_record *record, const char *id, int64_t sequence,
                       enum store_refusal why)
{
    struct digest digest = make_pack(id, sequence).digest;
    for (size_t i = 0; i < record->refused_count; i++)
        if (record->refused[i].why == why && digest_equal(&record->refused[i].digest, &digest))
            return true;
    return false;
}

/* Root's to say, whatever the player says of the stack that it goes back from. */
static void test_back(void **state)
{
    (void)state;
    static const struct {
        enum store_verdict verdict;
        int tries_left;
    } rows[] = {{STORE_TRIAL, 3}, {STORE_GOOD, 0}, {STORE_TRIAL, 0}, {STORE_BAD, 2}};
    struct store_record next;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct store store = {.record = make_record(), .health = STORE_WHOLE};
        struct err err = {0};
        store.trial =
            (struct store_trial){.verdict = rows[i].verdict, .tries_left = rows[i].tries_left};
        assert_true(store_back_record(&store, &next, &err));
        assert_int_equal(next.active.packs[LAYER_CONTENT].sequence, 6);
        assert_true(store_has(&next.active, LAYER_KEYS));
        assert_false(store_has(&next.active, LAYER_CLINIC));
        assert_false(store_has(&next.previous, LAYER_CONTENT));
        assert_int_equal(next.tries, 0);
        assert_int_equal(next.generation, 42);
        assert_int_equal(next.since, 42);
        assert_true(is_refused(&next, "mild", 7, STORE_GONE_BACK));
        assert_true(is_refused(&next, "clinic", 2, STORE_GONE_BACK));
        assert_false(is_refused(&next, "mild", 6, STORE_GONE_BACK));
        /* The way back is never below the floor that the good one made. */
        assert_int_equal(next.floors[0].pack.sequence, rows[i].verdict == STORE_GOOD ? 7 : 6);
        store.record = next;
        assert_false(store_back_record(&store, &next, &err));
        assert_non_null(strstr(err.text, "no earlier pack"));
    }
}

/* What failed, or was gone back from, is taken once more only where a person says so. */
static void test_again(void **state)
{
    (void)state;
    static const struct {
        int64_t sequence;
        bool again, failed; /* 7 did, if the player says so */
        const char *err;
    } rows[] = {
        {7, false, true, "failed its trial here, and does not come back by itself"},
        {7, true, true, NULL},
        {5, false, false, "failed its trial here"},
        {5, true, false, NULL},
        {4, false, false, "was gone back from here"},
        {8, false, true, NULL},
        {8, true, false, NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct store store = {.record = make_record(), .health = STORE_WHOLE};
        struct store_arrival arrival = {.role = LAYER_CONTENT,
                                        .pack = make_pack("mild", rows[i].sequence),
                                        .again = rows[i].again};
        struct store_record next;
        struct err err = {0};
        store.record.floor_count = 0;
        store.record.active.packs[LAYER_CLINIC] = (struct store_pack){0};
        store.trial.verdict = rows[i].failed ? STORE_BAD : STORE_TRIAL;
        store.trial.tries_left = 2;
        bool taken = store_next_record(&store, &arrival, &next, &err);
        assert_int_equal(taken, rows[i].err == NULL);
        if (rows[i].err && !strstr(err.text, rows[i].err))
            fail_msg("%s", err.text);
        if (taken)
            assert_false(is_refused(&next, "mild", rows[i].sequence, STORE_FAILED));
        if (taken && rows[i].sequence == 8)
            assert_int_equal(is_refused(&next, "mild", 7, STORE_FAILED), rows[i].failed);
    }
}

/* The player's claims fill their own list only, and no floor gives way to them. */
static void test_refused_bound(void **state)
{
    (void)state;
    struct store store = {.record = make_record(), .health = STORE_WHOLE};
    struct store_record next;
    store.record.active.packs[LAYER_CLINIC] = (struct store_pack){0};
    for (int i = 8; i < 60; i++) {
        struct store_arrival arrival = {.role = LAYER_CONTENT, .pack = make_pack("mild", i)};
        store.trial = (struct store_trial){.verdict = STORE_BAD};
        assert_true(store_next_record(&store, &arrival, &next, NULL));
        store.record = next;
    }
    assert_int_equal(next.refused_count, STORE_REFUSED + 1);
    assert_true(is_refused(&next, "mild", 4, STORE_GONE_BACK));
    assert_true(is_refused(&next, "mild", 58, STORE_FAILED));
    assert_false(is_refused(&next, "mild", 58 - STORE_REFUSED, STORE_FAILED));
    assert_int_equal(next.floor_count, 1);
    assert_int_equal(next.floors[0].pack.sequence, 6);
    struct buf text = {0};
    store_record_write(&next, &text);
    assert_true(store_record_read(&store.record, text.bytes, text.len, NULL));
    buf_free(&text);
}

/* A clinic's key may use up the names of clinics' layers, and no others. */
static void test_names_of_a_role(void **state)
{
    (void)state;
    struct store store = {.record = make_record(), .health = STORE_WHOLE};
    struct store_record next;
    struct err err = {0};
    for (int i = 0; i < STORE_FLOORS + 4; i++) {
        char id[32];
        snprintf(id, sizeof id, "clinic-%d", i);
        struct store_arrival arrival = {.role = LAYER_CLINIC, .pack = make_pack(id, 1)};
        store.trial = (struct store_trial){.verdict = STORE_GOOD};
        bool taken = store_next_record(&store, &arrival, &next, &err);
        assert_int_equal(taken, i < STORE_FLOORS - 1); /* one is of make_record's clinic */
        if (taken)
            store.record = next;
    }
    assert_non_null(strstr(err.text, "clinic layers of 64 names"));
    struct store_arrival known = {.role = LAYER_CLINIC, .pack = make_pack("clinic-0", 2)};
    assert_true(store_next_record(&store, &known, &next, &err));
    struct store_arrival content = {.role = LAYER_CONTENT, .pack = make_pack("other", 1)};
    store.record.active.packs[LAYER_CLINIC] = (struct store_pack){0};
    assert_true(store_next_record(&store, &content, &next, &err));
}

static int shown_count;
static struct store_shown shown_last;

static void count_shown(void *context, const struct store_shown *shown)
{
    (void)context;
    shown_count++;
    shown_last = *shown;
}

static int history_length(const struct store *store)
{
    shown_count = 0;
    assert_true(store_history(store, count_shown, NULL, NULL));
    return shown_count;
}

static void test_history(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    struct store_record record = make_record();
    record.anew_count = 0;
    put_record(&scratch, &record);
    struct store store = read_store(&scratch);
    assert_false(store_history(&store, count_shown, NULL, NULL));
    for (int i = 0; i < 3; i++) /* noted once */
        assert_true(store_note_shown(&store, &record.active, 1772529164 + i, NULL));
    assert_int_equal(history_length(&store), 2);
    assert_true(store_note_shown(&store, &record.previous, 1772530000, NULL));
    assert_int_equal(history_length(&store), 3);
    assert_int_equal(shown_last.time_s, 1772530000);
    assert_string_equal(shown_last.pack.id, "mild");
    assert_string_equal(shown_last.pack.version, "");
    assert_int_equal(shown_last.pack.sequence, 6);
    assert_string_equal(shown_last.key_id, "");
    assert_true(store_note_shown(&store, &record.active, 1772531000, NULL));
    assert_int_equal(history_length(&store), 5);
    assert_int_equal(shown_last.role, LAYER_CLINIC);
    assert_string_equal(shown_last.pack.version, "1.0 beta");
    scratch_remove(&scratch);
}

/* Any one bit takes one line at most; a torn end takes the last, and what is noted next
   stands on a line of its own. */
static void test_history_damaged(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    struct store_record record = make_record();
    record.anew_count = 0;
    put_record(&scratch, &record);
    struct store store = read_store(&scratch);
    assert_true(store_note_shown(&store, &record.previous, 1772529164, NULL));
    assert_true(store_note_shown(&store, &record.active, 1772530000, NULL));
    struct buf text = {0};
    assert_true(file_read(scratch_path(&scratch, "state/history"), 65536, &text, NULL));
    assert_int_equal(history_length(&store), 3);
    for (size_t bit = 0; bit < text.len * 8; bit++) {
        text.bytes[bit / 8] ^= (char)(1 << bit % 8);
        put(&scratch, "state/history", &text);
        text.bytes[bit / 8] ^= (char)(1 << bit % 8);
        int left = history_length(&store);
        bool feed = text.bytes[bit / 8] == '\n'; /* which joins two lines, or ends one */
        assert_true(left == 2 || (feed && left >= 1));
    }
    for (size_t len = text.len - 2; len > text.len / 2; len--) {
        struct buf torn = {0};
        buf_append(&torn, text.bytes, len);
        put(&scratch, "state/history", &torn);
        buf_free(&torn);
        int before = history_length(&store);
        assert_true(before == 1 || before == 2);
        assert_true(store_note_shown(&store, &record.previous, 1772531000, NULL));
        int after = history_length(&store);
        assert_true(after == before + 1 || (before == 1 && after == 1));
    }
    buf_free(&text);
    scratch_remove(&scratch);
}

/* However long it is already, and however much comes: it is read, and its last line is. */
static void test_history_bound(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    struct store_record record = make_record();
    struct stat info;
    put_record(&scratch, &record);
    struct store store = read_store(&scratch);
    assert_true(store_note_shown(&store, &record.previous, 1772529164, NULL));
    assert_int_equal(truncate(scratch_path(&scratch, "state/history"), 1L << 30), 0);
    assert_int_equal(history_length(&store), 1); /* root's line; the end of it is zeros */
    for (int file = 0; file < 3; file++) {
        struct buf text = {0}, many = {0};
        assert_true(store_note_shown(&store, file % 2 ? &record.previous : &record.active,
                                     1772530000 + file, NULL));
        assert_true(file_read(scratch_path(&scratch, "state/history"), 65536, &text, NULL));
        while (many.len < STORE_HISTORY_BYTES)
            buf_append(&many, text.bytes, text.len);
        put(&scratch, "state/history", &many);
        assert_true(history_length(&store) > 3000);
        buf_free(&text);
        buf_free(&many);
    }
    assert_true(store_note_shown(&store, &record.previous, 1772530000 + 3999, NULL));
    assert_true(history_length(&store) > 3000);
    assert_int_equal(shown_last.time_s, 1772530000 + 3999);
    assert_int_equal(stat(scratch_path(&scratch, "state/history"), &info), 0);
    assert_true(info.st_size < STORE_HISTORY_BYTES + 4096);
    assert_int_equal(stat(scratch_path(&scratch, "state/history.1"), &info), 0);
    assert_true(info.st_size < STORE_HISTORY_BYTES + 4096);
    scratch_remove(&scratch);
}

/* The times when root began anew stand among the player's lines. */
static void test_history_anew(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    struct store_record record = make_record();
    put_record(&scratch, &record);
    struct store store = read_store(&scratch);
    assert_int_equal(history_length(&store), 1);
    assert_true(shown_last.anew && shown_last.time_s == 1772529000);
    assert_true(store_note_shown(&store, &record.previous, 1772529001, NULL));
    assert_int_equal(history_length(&store), 2);
    assert_false(shown_last.anew);
    store.record.anew_s[0] = 1772529002;
    assert_int_equal(history_length(&store), 2);
    assert_true(shown_last.anew);
    assert_true(store_note_shown(&store, &record.previous, 1772529003, NULL)); /* noted already */
    assert_int_equal(history_length(&store), 2);
    scratch_remove(&scratch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_record),          cmocka_unit_test(test_record_limits),
        cmocka_unit_test(test_full_record),     cmocka_unit_test(test_every_bit),
        cmocka_unit_test(test_nothing_there),   cmocka_unit_test(test_boot_loop),
        cmocka_unit_test(test_verdicts),        cmocka_unit_test(test_state_read_only),
        cmocka_unit_test(test_sequences),       cmocka_unit_test(test_next_stack),
        cmocka_unit_test(test_next_keys),       cmocka_unit_test(test_kept),
        cmocka_unit_test(test_clean),           cmocka_unit_test(test_back),
        cmocka_unit_test(test_history),         cmocka_unit_test(test_history_damaged),
        cmocka_unit_test(test_history_bound),   cmocka_unit_test(test_history_anew),
        cmocka_unit_test(test_one_record_cut),  cmocka_unit_test(test_records_differ),
        cmocka_unit_test(test_last_generation), cmocka_unit_test(test_damaged_trial),
        cmocka_unit_test(test_again),           cmocka_unit_test(test_refused_bound),
        cmocka_unit_test(test_names_of_a_role),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
