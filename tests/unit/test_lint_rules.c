/* The rules in scripts, by their own pages: `bad` breaks its rule, `good` does not. And all rules
   are told apart and explained. */
#include "lint_rows.h"

#include <cmocka.h>
#include <lauxlib.h>

#include "variants.h"
#include "workshop/families.h"

#define ROWS_MAX 200

static const char pixel[] = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" "
                            "height=\"3\"><rect width=\"2\" height=\"3\" fill=\"#0b5563\"/></svg>";

struct reading { /* lint/init.lua is on the state's stack */
    struct arena *arena;
    struct state state;
    struct rules rules;
};

static void reading_open(struct reading *reading)
{
    struct err err = {0};
    reading->arena = arena_create();
    if (!state_open(&reading->state, CORE_DIR, &err) ||
        !rules_read(&reading->rules, reading->arena, &reading->state, &err))
        fail_msg("%s", err.text);
}

static void reading_close(struct reading *reading)
{
    state_close(&reading->state);
    arena_destroy(reading->arena);
}

static void test_rules_are_told_apart(void **state)
{
    (void)state;
    static const struct {
        const char *id, *found, *nearest;
    } rows[] = {
        {"F-USE-1", "F-USE-1", "F-USE-1"}, {"f-use-1", "F-USE-1", "F-USE-1"},
        {"f-use-8", NULL, "F-USE-1"},      {"F-USE-7", NULL, "F-USE-1"},
        {"A-TXT-4", "A-TXT-4", "A-TXT-4"}, {"nothing like it", NULL, NULL},
    };
    struct reading reading;
    reading_open(&reading);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct rule *rule = rule_find(&reading.rules, rows[i].id);
        const char *nearest = rule_nearest(&reading.rules, rows[i].id);
        assert_string_equal(rule ? rule->id : "none", rows[i].found ? rows[i].found : "none");
        assert_string_equal(nearest ? nearest : "none", rows[i].nearest ? rows[i].nearest : "none");
    }
    reading_close(&reading);
}

static void test_every_rule_is_explained_once(void **state)
{
    (void)state;
    struct reading reading;
    reading_open(&reading);
    assert_true(reading.rules.count > 60);
    for (size_t i = 0; i < reading.rules.count; i++) {
        const struct rule *rule = reading.rules.items[i];
        assert_ptr_equal(rule_find(&reading.rules, rule->id), rule);
        assert_true(strlen(rule->wants) > 10 && strlen(rule->mend) > 10);
        assert_null(strchr(rule->wants, '\n'));
        assert_null(strchr(rule->mend, '\n'));
    }
    reading_close(&reading);
}

/* The value of a key of the table on top, or NULL. The table keeps it. */
static const char *text_of(lua_State *L, const char *key)
{
    lua_getfield(L, -1, key);
    const char *text = lua_tostring(L, -1);
    lua_pop(L, 1);
    return text;
}

static void lint_layers(struct lint *lint, const struct pack_layer *layers, int count)
{
    struct err err = {0};
    const struct lint_options options = {
        .core = CORE_DIR, .layers = layers, .layer_count = count, .no_screens = true};
    lint_open(lint, &options);
    if (!lint_run(lint, &err))
        fail_msg("%s", err.text);
}

/* What the finding of a case has to be like, and is to be found in. */
struct wanted {
    const char *rule, *file;
    const char *level; /* NULL: any but a note */
    const char *text;  /* a part of its sentence */
    lua_Integer line;  /* 0: any */
};

static const struct finding *find_wanted(const struct lint *lint, const struct wanted *wanted)
{
    static const char *const levels[] = {"note", "warning", "error"};
    for (size_t i = 0; i < lint->report->count; i++) {
        const struct finding *finding = &lint->report->findings[i];
        size_t len = strlen(finding->file), tail = strlen(wanted->file);
        bool level = wanted->level ? strcmp(levels[finding->level], wanted->level) == 0
                                   : finding->level != LEVEL_NOTE;
        if (strcmp(finding->rule, wanted->rule) == 0 && level && len >= tail &&
            strcmp(finding->file + len - tail, wanted->file) == 0 &&
            (wanted->line == 0 || finding->line == wanted->line) &&
            (!wanted->text || strstr(finding->text, wanted->text)))
            return finding;
    }
    return NULL;
}

/* The files of the case on top, or of its second layer. Gives their name if it is one. */
static const char *write_files(lua_State *L, const struct scratch *scratch)
{
    static const char *const words[] = {"at", "level", "line", "over", "text"};
    const char *only = NULL;
    int count = 0;
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
        const char *key = lua_tostring(L, -2);
        bool file = true;
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            file = file && strcmp(key, words[i]) != 0;
        if (file) {
            scratch_write(scratch, key, lua_tostring(L, -1));
            only = count++ == 0 ? key : NULL;
        }
    }
    return only;
}

/* Files over a small pack: the case on top. */
static void assert_files(lua_State *L, const char *rule, bool breaks)
{
    struct scratch scratch = scratch_make(), over = scratch_make();
    const struct pack_layer layers[] = {{.path = scratch.path}, {.path = over.path}};
    struct lint lint;
    const struct lint_row page = {NULL, false, "text(_'Zorgle it.')", NULL};
    struct wanted wanted = {rule, text_of(L, "at"), text_of(L, "level"), text_of(L, "text"), 0};
    lint_rows_write(&scratch, LINT_ROWS_CONF, &page, 1);
    const char *only = write_files(L, &scratch);
    bool two = lua_getfield(L, -1, "over") == LUA_TTABLE;
    if (two)
        write_files(L, &over);
    lua_getfield(L, -2, "line");
    wanted.line = lua_tointeger(L, -1);
    lua_pop(L, 2);
    if (!wanted.file)
        wanted.file = only;
    if (!wanted.file)
        fail_msg("%s: files without `at` do not say where", rule);
    lint_layers(&lint, layers, two ? 2 : 1);
    if ((find_wanted(&lint, &wanted) != NULL) != breaks) {
        struct buf out = {0};
        report_print(lint.report, &out);
        fail_msg("%s of %s:%d: %s\n%s", rule, wanted.file, (int)wanted.line,
                 breaks ? "no such finding" : "a finding", out.bytes);
    }
    lint_close(&lint);
    scratch_remove(&scratch);
    scratch_remove(&over);
}

struct rows {
    struct lint_row items[ROWS_MAX];
    size_t count;
    int packs; /* cases of files so far */
};

/* The case on top becomes a row of the family's pack, or is looked at by itself. */
static void take_case(lua_State *L, const char *rule, bool breaks, struct rows *rows)
{
    const char *body = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : NULL;
    const char *spanish = body ? NULL : text_of(L, "es");
    if (!body && !spanish) {
        if (variant_runs(rows->packs++))
            assert_files(L, rule, breaks);
        return;
    }
    assert_true(rows->count < ROWS_MAX);
    rows->items[rows->count++] = (struct lint_row){rule, breaks, body, spanish};
}

static void take_cases(lua_State *L, const char *rule, const char *key, struct rows *rows)
{
    if (lua_getfield(L, -1, key) != LUA_TTABLE || lua_rawlen(L, -1) == 0)
        fail_msg("%s has no %s page", rule, key);
    for (lua_Integer i = 1; lua_geti(L, -1, i) != LUA_TNIL; i++) {
        take_case(L, rule, strcmp(key, "bad") == 0, rows);
        lua_pop(L, 1);
    }
    lua_pop(L, 2);
}

static void assert_rows(const struct rows *rows)
{
    struct scratch scratch = scratch_make();
    struct lint lint;
    lint_rows_write(&scratch, LINT_ROWS_CONF, rows->items, rows->count);
    scratch_write(&scratch, "images/a.svg", pixel);
    lint_layers(&lint, &(struct pack_layer){.path = scratch.path}, 1);
    lint_rows_assert(&lint, rows->items, rows->count);
    lint_close(&lint);
    scratch_remove(&scratch);
}

/* No page can show it: the script that is named knows it. */
static void assert_tested(const char *rule, const char *script)
{
    struct buf text = {0};
    char path[400];
    snprintf(path, sizeof path, "%s/%s", SOURCE_DIR, script);
    if (!file_read(path, 1 << 20, &text, NULL) || !memmem(text.bytes, text.len, rule, strlen(rule)))
        fail_msg("%s says nothing of %s", script, rule);
    buf_free(&text);
}

/* All pages of a family's rules are one pack. */
static void test_pages(void **state)
{
    (void)state;
    struct reading reading;
    reading_open(&reading);
    lua_State *L = reading.state.L;
    struct rows rows = {.count = 0};
    char family[40] = "";
    lua_getfield(L, -1, "rules");
    for (lua_Integer i = 1; lua_geti(L, -1, i) == LUA_TTABLE; i++) {
        const char *rule = text_of(L, "id");
        if (strcmp(family, text_of(L, "family")) != 0) {
            assert_rows(&rows);
            rows.count = 0;
            snprintf(family, sizeof family, "%s", text_of(L, "family"));
        }
        if (text_of(L, "tested")) {
            assert_tested(rule, text_of(L, "tested"));
        } else {
            take_cases(L, rule, "bad", &rows);
            take_cases(L, rule, "good", &rows);
        }
        lua_pop(L, 1);
    }
    assert_rows(&rows);
    assert_string_not_equal(family, "");
    reading_close(&reading);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rules_are_told_apart),
        cmocka_unit_test(test_every_rule_is_explained_once),
        cmocka_unit_test(test_pages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
