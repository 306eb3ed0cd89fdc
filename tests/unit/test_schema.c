/* Confs by their tables: what each type takes, what each mistake says, and that every key of the
   reference is read. */
#include "pack/schema.h"

#include "scratch.h"
#include "stack.h"

#include "kiosk/config.h"
#include "pack/layer_info.h"
#include "pack/pack_conf.h"
#include "pack/slots.h"

struct values {
    const char *word, *id, *date, *colour;
    int number, twin;
    int64_t sequence;
    bool yes;
    const struct conf_entry *entry;
    int family_count;
};

static bool count_one(const struct schema_value *value, void *field)
{
    (void)value;
    ++*(int *)field;
    return true;
}
static const struct schema_type counted = {"anything", NULL, count_one, true};

#define FIELD(name) offsetof(struct values, name)

static const char *const words[] = {"draft", "good", NULL};
static const struct schema_key keys[] = {
    {"n", &schema_number, FIELD(number), "7", .otherwise = "42", .least = -5, .most = 90,
     .about = "x"},
    {"twin", &schema_number, FIELD(twin), "7", .otherwise = "1", .as = "n", .least = -5, .most = 99,
     .about = "x"},
    {"w", &schema_word, FIELD(word), "good", .words = words, .about = "x"},
    {"id", &schema_id, FIELD(id), "a", .about = "x"},
    {"date", &schema_date, FIELD(date), "2026-08-05", .about = "x"},
    {"colour", &schema_colour, FIELD(colour), "#0b5563", .about = "x"},
    {"yes", &schema_yes, FIELD(yes), "no", .otherwise = "yes", .about = "x"},
    {"sequence", &schema_sequence, FIELD(sequence), "7", .about = "x"},
    {"entry", &schema_entry, FIELD(entry), "a b", .about = "x"},
    {"family.*", &counted, FIELD(family_count), "x", .about = "x"},
    {"old", &schema_gone, 0, "1", .about = ""},
    {.key = NULL},
};
static const struct schema plain = {"f", "a test", keys, NULL};

static const struct schema_key wanted[] = {
    {"title", &schema_text, FIELD(word), "A title", .needed = true, .about = "x"}, {.key = NULL}};
static const struct schema needing = {"f", "a test", keys, wanted};

static bool read_text(const struct schema *schema, struct arena *arena, const char *text,
                      struct values *out, struct err *err)
{
    struct conf conf;
    memset(out, 0, sizeof *out);
    if (!conf_read(&conf, arena, "f", text, strlen(text), err))
        fail_msg("%s", err->text);
    return schema_read(schema, &conf, arena, NULL, out, err);
}

#define NUMBER(text)                                                                               \
    {                                                                                              \
        "n = " text, "f:1: n = " text ": write a whole number from -5 to 90"                       \
    }
#define SEQUENCE(text)                                                                             \
    {                                                                                              \
        "sequence = " text, "f:1: sequence = " text ": write a number of 0 to 9007199254740992"    \
    }

static void test_mistakes(void **state)
{
    (void)state;
    static const struct {
        const char *text, *message;
    } rows[] = {
        NUMBER("91"),
        NUMBER("-6"),
        NUMBER(""),
        NUMBER("-"),
        NUMBER("+7"),
        NUMBER("7s"),
        NUMBER("0x7"),
        NUMBER("7.0"),
        NUMBER("99999999999"),
        SEQUENCE("9007199254740993"),
        SEQUENCE("9223372036854775807"),
        SEQUENCE("99999999999999999999999999"),
        SEQUENCE("-1"),
        SEQUENCE("+1"),
        SEQUENCE("1e308"),
        SEQUENCE("7 8"),
        SEQUENCE("0x7"),
        {"w = maybe", "f:1: w = maybe: write one of: draft, good"},
        {"\nw = goo", "f:2: w = goo: write one of: draft, good"},
        {"yes = maybe", "f:1: yes = maybe: write one of: yes, no"},
        {"id = A", "f:1: id = A: write small letters, digits and -"},
        {"date = 5.8.2026", "f:1: date = 5.8.2026: write the date as 2026-08-05"},
        {"colour = #0b556", "f:1: colour = #0b556: write a colour like #0b5563"},
        {"colour = #0b55633", "f:1: colour = #0b55633: write a colour like #0b5563"},
        {"colour = red", "f:1: colour = red: write a colour like #0b5563"},
        {"idd = a", "f:1: unknown key `idd`; did you mean `id`?"},
        {"family = a", "f:1: unknown key `family`; did you mean `family.*`?"},
        /* what is gone is offered to nobody */
        {"olds = a", "f:1: unknown key `olds`; the keys here are n, twin, w, id, date, colour, "
                     "yes, sequence, entry, family.*"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena *arena = arena_create();
        struct values out;
        struct err err = {""};
        assert_false(read_text(&plain, arena, rows[i].text, &out, &err));
        assert_string_equal(err.text, rows[i].message);
        arena_destroy(arena);
    }
}

static void test_values(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct values out;
    struct err err = {""};
    assert_true(read_text(&plain, arena, "", &out, &err));
    assert_int_equal(out.number, 42);
    assert_int_equal(out.twin, 1);
    assert_true(out.yes);
    assert_null(out.word);
    assert_true(
        read_text(&plain, arena,
                  "w = good\nn = -5\nyes = no\nsequence = 9007199254740992\nid = a-1\n"
                  "entry = x y\nfamily.b = 1\nfamily.a =\ndate = 2024-02-29\ncolour = #AbCdEf",
                  &out, &err));
    assert_string_equal(out.word, "good");
    assert_int_equal(out.number, -5);
    assert_false(out.yes);
    assert_true(out.sequence == CONF_MAX_SEQUENCE);
    assert_string_equal(out.id, "a-1");
    assert_string_equal(out.date, "2024-02-29");
    assert_string_equal(out.colour, "#AbCdEf");
    assert_int_equal(out.entry->line, 6);
    assert_int_equal(out.family_count, 2);
    assert_true(read_text(&plain, arena, "n = 90\nw =\nid =\nsequence =\ndate =", &out, &err));
    assert_int_equal(out.twin, 90);
    assert_null(out.word);
    assert_null(out.id);
    assert_true(read_text(&plain, arena, "n = 90\ntwin = 3\nold = 1\nsequence = 0012", &out, &err));
    assert_int_equal(out.twin, 3);
    assert_true(out.sequence == 12);
    assert_false(read_text(&needing, arena, "title =", &out, &err));
    assert_string_equal(err.text, "f: title is missing: write title = A title");
    assert_true(read_text(&needing, arena, "title = T", &out, &err));
    arena_destroy(arena);
}

/* `KEY = EXAMPLE` of the row; of a family one key. */
static const char *line_of(struct arena *arena, const struct schema_key *row)
{
    int len = (int)strcspn(row->key, "*");
    return arena_printf(arena, "%.*s%s = %s\n", len, row->key, row->key[len] ? "x" : "",
                        row->example);
}

static struct pack *open_pack(const struct scratch *scratch)
{
    static const char *const pages[] = {"home", "welcome", "help",  "hello", "tight",
                                        "walk", "rest",    "short", "ready"};
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        char path[64];
        snprintf(path, sizeof path, "pages/%s.lua", pages[i]);
        scratch_write(scratch, path, "");
    }
    scratch_write(scratch, "images/logo.png", "");
    scratch_write(scratch, "images/logo-dark.png", "");
    scratch_write(scratch, "pack.conf", "id = a\ntitle = A\napi = 2\nlanguages = en\n");
    const char *layers[] = {scratch->path};
    struct err err;
    struct pack *pack = pack_open(stack_of(layers, 1).layers, 1, NULL, &err);
    if (!pack)
        fail_msg("%s", err.text);
    return pack;
}

/* Whether the row's example is taken, and goes into the row's field. */
static void check_row(const struct schema_key *row, const struct pack *pack, struct arena *arena)
{
    static const char *const fieldless[] = {"api", "lint.*", NULL};
    static union {
        unsigned char bytes[sizeof(struct pack_info) + sizeof(struct config)];
        int64_t aligned;
    } without, with;
    const struct schema_key one[] = {*row, {.key = NULL}};
    const char *line = line_of(arena, row);
    struct conf conf, none = {.name = "f"};
    struct err err = {""};
    memset(&without, 0, sizeof without);
    memset(&with, 0, sizeof with);
    if (!conf_read(&conf, arena, "f", line, strlen(line), &err) ||
        !schema_read_keys(one, &conf, arena, pack, &with, &err))
        fail_msg("%s: %s", line, err.text);
    schema_read_keys(one, &none, arena, pack, &without, &err);
    bool read = memcmp(with.bytes + row->field, without.bytes + row->field, sizeof(int)) != 0;
    for (size_t i = 0; fieldless[i]; i++)
        read = read || strcmp(row->key, fieldless[i]) == 0;
    if (!read)
        fail_msg("%s is not read", row->key);
    assert_true(strlen(row->about) > 10);
}

static void test_reference(void **state)
{
    (void)state;
    static const struct schema *const schemas[] = {&config_schema, &pack_schema, &theme_schema,
                                                   &keys_schema};
    struct scratch scratch = scratch_make();
    struct arena *arena = arena_create();
    struct pack *pack = open_pack(&scratch);
    for (size_t i = 0; i < sizeof schemas / sizeof *schemas; i++)
        for (const struct schema_key *row = schemas[i]->keys; row->key; row++)
            if (row->type->name[0]) /* it is not gone */
                check_row(row, pack, arena);
    for (const struct schema_key *row = clinic_schema.more; row->key; row++)
        check_row(row, pack, arena);
    pack_close(pack);
    arena_destroy(arena);
    scratch_remove(&scratch);
}

/* The slots of clinic.conf stay in the conf: each example stands, and is found. */
static void test_slots(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    for (const struct schema_key *row = clinic_schema.keys; row->key; row++) {
        const char *line = line_of(arena, row);
        struct conf conf;
        struct err err = {""};
        if (!conf_read(&conf, arena, "f", line, strlen(line), &err) ||
            !slots_check(arena, &(struct fact_set){0}, &conf, &err))
            fail_msg("%s: %s", line, err.text);
        assert_non_null(slot_find(&conf, row->key, "en"));
        assert_true(strlen(row->about) > 10);
    }
    arena_destroy(arena);
}

static void test_described(void **state)
{
    (void)state;
    struct buf out = {0};
    schema_describe(&plain, &out);
    assert_non_null(strstr(out.bytes, "f: a test\n\nn = 7\n    a whole number from -5 to 90; "
                                      "default 42\n"));
    assert_non_null(strstr(out.bytes, "\ntwin = 7\n    a whole number from -5 to 99; as n\n"));
    assert_non_null(strstr(out.bytes, "\nw = good\n    one of draft, good\n"));
    assert_null(strstr(out.bytes, "old"));
    buf_free(&out);
    schema_describe(&needing, &out);
    assert_non_null(strstr(out.bytes, "\ntitle = A title\n    words; needed\n"));
    buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_mistakes),  cmocka_unit_test(test_values),
        cmocka_unit_test(test_reference), cmocka_unit_test(test_slots),
        cmocka_unit_test(test_described),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
