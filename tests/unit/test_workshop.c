/* The state of our own scripts: what it has not, what it refuses, that its patterns end, that it
   and packs can't reach each other; and the tests of its scripts, tests/workshop/. */
#include "lint_pack.h"

#include <cmocka.h>
#include <dirent.h>
#include <lauxlib.h>
#include <time.h>

#include "workshop/families.h"
#include "workshop/patterns.h"

/* NULL: it ran. */
static const char *run(struct state *state, const char *code, size_t len, const char *name)
{
    static struct err err;
    if (luaL_loadbufferx(state->L, code, len, name, "t") != LUA_OK) {
        err_set(&err, "%s", lua_tostring(state->L, -1));
        lua_pop(state->L, 1);
        return err.text;
    }
    return state_call(state, 0, 0, &err) ? NULL : err.text;
}

static void open_state(struct state *state)
{
    struct err err = {0};
    if (!state_open(state, CORE_DIR, &err))
        fail_msg("%s", err.text);
}

static void test_refused(void **state)
{
    (void)state;
    static const struct {
        const char *code, *why; /* NULL: it is fine */
    } rows[] = {
        {"assert(not (io or os or load or loadfile or dofile or debug or package or require))",
         NULL},
        {"assert(not (loadstring or collectgarbage or print or coroutine or string.dump))", NULL},
        {"assert(use 'common/lines'.trim '\\t a \\r' == 'a')", NULL},
        {"assert(use 'common/lines' == use 'common/lines')", NULL},
        {"assert(use('sheets/proof.css'):find('@page{', 1, true) == 1)", NULL},
        {"use 'sheets/none.css'", "workshop/sheets/none.css"},
        {"use 'sheets/../../icons/x.svg'", "is no name of a script"},
        {"use '../lib/prelude'", "is no name of a script"},
        {"use 'lint/../../lib/prelude'", "is no name of a script"},
        {"use '/etc/passwd'", "is no name of a script"},
        {"use ''", "is no name of a script"},
        {"use 'lint//words'", "is no name of a script"},
        {"use 'Lint'", "is no name of a script"},
        {"use 'nothing'", "workshop/nothing.lua"},
        {"write('a', 'b')", "\"a\" may not be written"},
        {"report { rule = 'R-WRD-2', text = 'x' }", "report"}, /* no pack is open */
        {"error 'own words'", "code:1: own words"},
        {"error {}", "table"},
        {"local a = nil\nreturn a.b", "code:2: attempt to index a nil value"},
        {"('x'):rep(9000):find '(.-)a(.-)b'", "may take too long on a text of 9000 bytes"},
        {"('x'):rep(9000):find('(.-)a(.-)b', 1, true)", NULL},
    };
    struct state scripts;
    open_state(&scripts);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *why = run(&scripts, rows[i].code, strlen(rows[i].code), "=code");
        if ((why == NULL) != (rows[i].why == NULL) || (why && !strstr(why, rows[i].why)))
            fail_msg("%s: %s", rows[i].code, why ? why : "ran");
    }
    state_close(&scripts);
}

static void test_writes(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        bool good;
    } rows[] = {
        {"a.html", true},     {"b/c.html", true}, {"..a", true},     {"../a", false}, {"..", false},
        {"b/../../a", false}, {"b/..", false},    {"/tmp/a", false}, {"", false},
    };
    struct scratch scratch = scratch_make();
    struct state scripts;
    open_state(&scripts);
    scripts.out = scratch_path(&scratch, "out");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char code[100], path[200];
        snprintf(code, sizeof code, "write('%s', 'words')", rows[i].name);
        snprintf(path, sizeof path, "%s/out/%s", scratch.path, rows[i].name);
        const char *why = run(&scripts, code, strlen(code), "=code");
        if ((why == NULL) != rows[i].good || (rows[i].good && !file_exists(path)))
            fail_msg("%s: %s", code, why ? why : "written");
    }
    assert_true(file_is_missing(scratch_path(&scratch, "a")));
    state_close(&scripts);
    scratch_remove(&scratch);
}

/* A core folder of its own, whose scripts have mistakes. */
static void test_mistakes(void **state)
{
    (void)state;
    static const struct {
        const char *script, *why;
    } rows[] = {
        {"return {\n", "workshop/lint/init.lua:2: "},
        {"local a\nreturn a.b", "workshop/lint/init.lua:2: attempt to index"},
        {"return use 'lint/init'", "use: lint/init uses itself"},
        {"return { rules = { { id = 'X' } } }", "string expected"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct scratch scratch = scratch_make();
        struct lint lint;
        struct err err = {0};
        lint_pack_write(&scratch);
        scratch_write(&scratch, "core/workshop/lint/init.lua", rows[i].script);
        const struct lint_options options = {.core = scratch_path(&scratch, "core"),
                                             .layers = &(struct pack_layer){.path = scratch.path},
                                             .layer_count = 1};
        lint_open(&lint, &options);
        assert_false(lint_run(&lint, &err));
        if (!strstr(err.text, rows[i].why))
            fail_msg("%s: %s", rows[i].script, err.text);
        lint_close(&lint);
        scratch_remove(&scratch);
    }
}

static void test_steps(void **state)
{
    (void)state;
    static const struct {
        const char *pattern;
        size_t len;
        double steps;
    } rows[] = {
        {"^abc", 100, 5},
        {"abc", 99, 4 * 100},
        {"^a*", 99, 4 * 100},
        {"a+b", 99, 4 * 100 * 100},
        {"^a-b?", 99, 6 * 100 * 2},
        {"^[*+]x", 99, 7},
        {"^[]*]*", 99, 7 * 100},
        {"^[^]*]*", 99, 8 * 100},
        {"^[%]*]*", 99, 8 * 100},
        {"^%*%-", 99, 6},
        {"^%b()", 99, 6 * 100},
        {"^%f[%a]", 99, 8},
        {"^(a)%1", 99, 7 * 100},
        {"^[a*", 99, 5},
        {"^%", 99, 3},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        double steps = pattern_steps(rows[i].pattern, strlen(rows[i].pattern), rows[i].len);
        if (steps < rows[i].steps || steps > rows[i].steps)
            fail_msg("%s: %g, not %g", rows[i].pattern, steps, rows[i].steps);
    }
}

/* The worst texts for a pattern, as long as they may be, take seconds at most. */
static void test_hostile_texts(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "a+b", "a-b", "(a*)b", ".-.-b", "^.-.-.-b", "^(a-)(a-)%1b", "%b()", "[^b]*b", "a?a?a?a*b",
    };
    static const char code[] = "local text, pattern = ...\n"
                               "local function try(n)\n"
                               "  return pcall(string.find, text:rep(n), pattern)\n"
                               "end\n"
                               "local most = 1\n"
                               "while most < 2^20 and try(most * 2) do most = most * 2 end\n"
                               "assert(not try(2^21) and not pcall(string.gsub, text:rep(2^21), "
                               "pattern, ''))\n";
    struct state scripts;
    struct err err = {0};
    alarm(300); /* what has no limit would never come back */
    open_state(&scripts);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        clock_t start = clock();
        assert_int_equal(luaL_loadstring(scripts.L, code), LUA_OK);
        lua_pushstring(scripts.L, strcmp(rows[i], "%b()") == 0 ? "(" : "a");
        lua_pushstring(scripts.L, rows[i]);
        if (!state_call(&scripts, 2, 0, &err))
            fail_msg("%s: %s", rows[i], err.text);
        double s = (double)(clock() - start) / CLOCKS_PER_SEC;
        if (s > 10)
            fail_msg("%s took %.1f s", rows[i], s);
    }
    alarm(0);
    state_close(&scripts);
}

static void lint_small(struct lint *lint, const struct scratch *scratch)
{
    struct err err = {0};
    const struct lint_options options = {.core = CORE_DIR,
                                         .layers = &(struct pack_layer){.path = scratch->path},
                                         .layer_count = 1,
                                         .no_screens = true};
    lint_open(lint, &options);
    if (!lint_run(lint, &err))
        fail_msg("%s", err.text);
}

/* A pack that has files where our scripts lie, and words that look like code. */
static void test_pack_code_is_not_run(void **state)
{
    (void)state;
    struct scratch scratch = scratch_make();
    struct lint lint;
    lint_pack_write(&scratch);
    scratch_write(&scratch, "workshop/lint/init.lua", "error 'of the pack'\n");
    scratch_write(&scratch, "workshop/common/tokens.lua", "error 'of the pack'\n");
    scratch_write(&scratch, "clinic.conf", "name = %s%d%f[%a]*(.-)(.-)(.-)\nphone = 2105550142\n");
    lint_small(&lint, &scratch);
    if (!lint_has(&lint, &scratch, "locale/es.po:1 R-TRN-1"))
        lint_fail(&lint, "what our own scripts find");
    lint_close(&lint);
    scratch_remove(&scratch);
}

static void test_packs_can_not_reach_it(void **state)
{
    (void)state;
    static const char *const tries[] = {
        "use 'workshop/common/tokens'",
        "use '../workshop/common/tokens'",
        "use 'workshop.common.tokens'",
        "csv 'workshop/common/tokens.lua'",
        "csv 'data/../workshop/common/tokens.lua'",
        "report { rule = 'R-WRD-2', text = 'x' }",
        "write('a', 'b')",
        "visits(text)",
    };
    struct scratch scratch = scratch_make();
    struct lint lint;
    lint_pack_write(&scratch);
    for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
        char path[40], page[200];
        snprintf(path, sizeof path, "pages/try%zu.lua", i);
        snprintf(page, sizeof page,
                 "return page { title = 'T', body = function()\nlocal got = %s\n"
                 "return text 'Hi.' end }\n",
                 tries[i]);
        scratch_write(&scratch, path, page);
    }
    lint_small(&lint, &scratch);
    for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
        char wanted[60];
        snprintf(wanted, sizeof wanted, "pages/try%zu.lua:2 F-LOAD-1", i);
        if (!lint_has(&lint, &scratch, wanted))
            lint_fail(&lint, tries[i]);
    }
    lint_close(&lint);
    scratch_remove(&scratch);
}

/* source(path) -> a file of the source tree. */
static int f_source(lua_State *L)
{
    struct buf bytes = {0};
    const char *path = lua_pushfstring(L, "%s/%s", SOURCE_DIR, luaL_checkstring(L, 1));
    assert_true(file_read(path, 1 << 20, &bytes, NULL));
    lua_pushlstring(L, bytes.len ? bytes.bytes : "", bytes.len);
    buf_free(&bytes);
    return 1;
}

static void run_file(const char *name)
{
    struct state scripts;
    struct buf code = {0};
    char path[400];
    snprintf(path, sizeof path, "%s/tests/workshop/%s", SOURCE_DIR, name);
    assert_true(file_read(path, 1 << 20, &code, NULL));
    open_state(&scripts);
    lua_register(scripts.L, "source", f_source);
    const char *why = run(&scripts, code.bytes, code.len, path);
    if (why)
        fail_msg("%s: %s", name, why);
    state_close(&scripts);
    buf_free(&code);
}

static void test_scripts(void **state)
{
    (void)state;
    struct dirent **entries;
    int count = scandir(SOURCE_DIR "/tests/workshop", &entries, NULL, alphasort), ran = 0;
    for (int i = 0; i < count; i++) {
        const char *ending = strrchr(entries[i]->d_name, '.');
        if (ending && strcmp(ending, ".lua") == 0) {
            run_file(entries[i]->d_name);
            ran++;
        }
        free(entries[i]);
    }
    free(entries);
    assert_true(ran > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_writes),
        cmocka_unit_test(test_mistakes),
        cmocka_unit_test(test_steps),
        cmocka_unit_test(test_hostile_texts),
        cmocka_unit_test(test_pack_code_is_not_run),
        cmocka_unit_test(test_packs_can_not_reach_it),
        cmocka_unit_test(test_scripts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
