/* The walls around Lua: memory, time, and one sentence for whatever went wrong. */
#include "script/sandbox.h"

#include <lauxlib.h>
#include <lualib.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "script/script.h"
#include "script/source.h"

struct job {
    const char *source, *name;
    size_t bytes;
    int rounds;
};

static int f_raise(lua_State *L)
{
    return sandbox_error(L, "words of %s", luaL_checkstring(L, 1));
}

static int f_raise_at(lua_State *L)
{
    return sandbox_error_at(L, "pages/a.lua", 7, "own place");
}

static int f_raise_table(lua_State *L)
{
    lua_newtable(L);
    return lua_error(L);
}

/* As a sort calls its order. */
static int f_through(lua_State *L)
{
    lua_settop(L, 1);
    sandbox_call(L, 0, 0);
    return 0;
}

/* As no function of ours should: Lua's own limit then holds. */
static int f_raw(lua_State *L)
{
    lua_settop(L, 1);
    lua_call(L, 0, 0);
    return 0;
}

static int f_setmetatable(lua_State *L)
{
    lua_settop(L, 2);
    lua_setmetatable(L, 1);
    return 1;
}

static int f_spend(lua_State *L)
{
    for (;;)
        sandbox_spend(L, 1);
    return 0;
}

static int run_source(lua_State *L)
{
    static const luaL_Reg functions[] = {{"raise", f_raise},
                                         {"raise_at", f_raise_at},
                                         {"raise_table", f_raise_table},
                                         {"through", f_through},
                                         {"raw", f_raw},
                                         {"setmetatable", f_setmetatable},
                                         {"spend", f_spend},
                                         {NULL, NULL}};
    const struct job *job = lua_touserdata(L, 1);
    lua_pushglobaltable(L);
    luaL_setfuncs(L, functions, 0);
    luaL_requiref(L, "string", luaopen_string, 1);
    lua_pop(L, 1);
    if (luaL_loadbufferx(L, job->source, strlen(job->source), job->name, "t") != LUA_OK)
        return lua_error(L);
    lua_call(L, 0, 0);
    return 0;
}

struct row {
    const char *source, *name, *error; /* NULL: none */
};

static const struct row errors[] = {
    {"raise 'x'", "@pages/a.lua", "pages/a.lua:1: words of x"},
    {"\nlocal x = nil\nx.y = 1", "@pages/a.lua",
     "pages/a.lua:3: attempt to index a nil value (local 'x')"},
    {"raise(nil)", "@pages/a.lua",
     "pages/a.lua:1: bad argument #1 to 'raise' (string expected, got nil)"},
    {"raise_at()", "@pages/b.lua", "pages/a.lua:7: own place"},
    {"raise_table()", "@pages/a.lua", "pages/a.lua:1: an error without words"},
    {"raise 'a\\nb\\27[0m'", "@pages/a.lua", "pages/a.lua:1: words of a b [0m"},
    {"raise 'a\\255b'", "@pages/a.lua", "pages/a.lua:1: words of a?b"},
    {"\nraise 'x'", "@a/very/long/path/that/lua/would/cut/to/sixty/letters/in/pages/home.lua",
     "a/very/long/path/that/lua/would/cut/to/sixty/letters/in/pages/home.lua:2: words of "
     "x"},
    {"\nlocal x = 1 + nil",
     "@a/very/long/path/that/lua/would/cut/to/sixty/letters/in/pages/home.lua",
     "a/very/long/path/that/lua/would/cut/to/sixty/letters/in/pages/home.lua:2: attempt "
     "to "
     "perform arithmetic on a nil value"},
    {"raise 'x'", "=lib/core.lua", "lib/core.lua:1: words of x"},
    {"while true do end", "@p.lua", "p.lua:1: took longer than the 50 ms it may take"},
    {"spend()", "@p.lua", "p.lua:1: took longer than the 50 ms it may take"},
    {"\nlocal s = 'x' while true do s = s .. s end", "@p.lua",
     "p.lua:2: one string may hold at most 128 KiB"},
};

/* With time enough. */
static const struct row too_much[] = {
    {"local t = {} while true do t = {t, {}, {}, {}} end", "@p.lua",
     "p.lua:1: all values together may hold at most 32 MiB"},

    /* Too much, told at the line although nothing of Lua's stack is left when it is refused */
    {"\n\nlocal t = {} for i = 1, 1e9 do t[i] = i end", "@p.lua",
     "p.lua:3: one value may hold at most 1 MiB"},
    {"\nlocal t = {} for i = 1, 1e9 do t[i] = 0.5 t[-i] = i end", "@p.lua",
     "p.lua:2: one value may hold at most 1 MiB"},
    {"\nlocal a = ('x'):rep(100) for _ = 1, 20 do a = a .. a end", "@p.lua",
     "p.lua:2: one string may hold at most 128 KiB"},
    {"\nlocal t = {} while true do local x = t t = function() return x end end", "@p.lua",
     "p.lua:2: all values together may hold at most 32 MiB"},
    {"string.rep('x', 200000)", "@p.lua", "one string may hold at most 128 KiB"},
    {"string.rep('x', 1 << 30)", "@p.lua", "one value may hold at most 1 MiB"},

    /* What is not in use is collected first. */
    {"local s = string.rep('x', 100000) local t = {} for i = 1, 200 do t[i] = s .. i end\n"
     "for i = 1, 2000 do local u = s .. i end",
     "@p.lua", NULL},

    /* Too deep */
    {"\n\nlocal function f() return 1 + f() end f()", "@p.lua",
     "p.lua:3: functions call each other too deep (over 1000)"},
    {"local f, g\nf = function() g() return 1 end\ng = function() f() return 1 end f()", "@p.lua",
     "p.lua:"},
    {"local function f(n) if n > 0 then return 1 + f(n - 1) end return 0 end f(900)", "@p.lua",
     NULL},
    {"\nlocal function f(n) if n > 0 then return 1 + f(n - 1) end return 0 end f(1010)", "@p.lua",
     "p.lua:2: functions call each other too deep (over 1000)"},
    {"local function f(n) if n > 0 then return f(n - 1) end end f(9000)", "@p.lua", NULL},
    {"local function f(...) return 1 + f(1, 2, 3, 4, 5, 6, 7, 8, ...) end f()", "@p.lua",
     "p.lua:1: functions that call each other may hold at most 1 MiB of values"},
    {"\nlocal function f() through(f) end f()", "@p.lua",
     "p.lua:2: functions call each other too deep (over 100)"},
    {"local n = 0 local function f() n = n + 1 if n < 99 then through(f) end end f()", "@p.lua",
     NULL},
    {"\nlocal function f() raw(f) end f()", "@p.lua",
     "p.lua:2: functions call each other too deep: one calls itself"},
    {"local t = setmetatable({}, {__index = function(t, k) return t[k + 1] end}) local x = t[1]",
     "@p.lua", "p.lua:1: functions call each other too deep: one calls itself"},
    {"local t = {} setmetatable(t, {__add = function(a, b) return a + b end}) local x = t + t",
     "@p.lua", "p.lua:1: functions call each other too deep: one calls itself"},
    {"local t = {} setmetatable(t, {__eq = function(a, b) return a == b end})\n"
     "local x = t == setmetatable({}, {__eq = function() end})",
     "@p.lua", "p.lua:1: functions call each other too deep: one calls itself"},
};

static bool run(struct sandbox *box, int budget_ms, const char *source, const char *name,
                struct err *err)
{
    struct job job = {.source = source, .name = name};
    return sandbox_run(box, budget_ms, run_source, &job, err);
}

static void check_row(struct sandbox *box, int budget_ms, const struct row *row)
{
    struct err err = {.text = "no error"};
    const char *wanted = row->error ? row->error : "no error";
    bool done = run(box, budget_ms, row->source, row->name, &err);
    if (done != !row->error || strncmp(err.text, wanted, strlen(wanted)) != 0)
        fail_msg("%s\n gives  %s\n wanted %s", row->source, err.text, wanted);
    assert_int_equal(run(box, budget_ms, row->source, row->name, NULL), done);
    assert_true(run(box, budget_ms, "local x = 1", "@p.lua", &err));
}

static void test_errors(void **state)
{
    (void)state;
    struct sandbox box;
    sandbox_open(&box, SCRIPT_MEMORY, NULL);
    for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
        check_row(&box, 50, &errors[i]);
    sandbox_close(&box);
}

/* In one state: each leaves it sound for the next. */
static void test_too_much(void **state)
{
    (void)state;
    struct sandbox box;
    sandbox_open(&box, SCRIPT_MEMORY, NULL);
    for (size_t i = 0; i < sizeof too_much / sizeof *too_much; i++)
        check_row(&box, 5000, &too_much[i]);
    sandbox_close(&box);
}

/* A component of the core that fails names the page that called it. */
static void test_place_skips_core(void **state)
{
    (void)state;
    static const struct {
        const char *core, *page, *error;
    } rows[] = {
        {"function card(x) local y = raise(x) end", "\n\ncard 'a'", "pages/p.lua:3: words of a"},
        {"function card(x) return x.y.z end", "\ncard {}", "pages/p.lua:2: attempt to index"},
        {"function card(x) local y = x() end", "\ncard(function()\nraise 'b' end)",
         "pages/p.lua:3: words of b"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct sandbox box;
        struct err err;
        sandbox_open(&box, SCRIPT_MEMORY, NULL);
        assert_true(run(&box, 50, rows[i].core, "=core/lib/cards.lua", &err));
        assert_false(run(&box, 50, rows[i].page, "@pages/p.lua", &err));
        if (strncmp(err.text, rows[i].error, strlen(rows[i].error)) != 0)
            fail_msg("%s", err.text);
        sandbox_close(&box);
    }
}

static int take_bytes(lua_State *L)
{
    const struct job *job = lua_touserdata(L, 1);
    lua_createtable(L, job->rounds, 0);
    for (int i = 0; i < job->rounds; i++) {
        lua_newuserdatauv(L, job->bytes, 0);
        lua_rawseti(L, -2, i + 1);
    }
    return 0;
}

static void test_memory(void **state)
{
    (void)state;
    static const struct {
        size_t bytes;
        int rounds;
        bool fits;
    } rows[] = {
        {SCRIPT_BLOCK - 64, 1, true}, {SCRIPT_BLOCK, 1, false}, {(size_t)1 << 40, 1, false},
        {1000 * 1024, 30, true},      {1000 * 1024, 33, false}, {64, 20000, true},
    };
    struct sandbox box;
    sandbox_open(&box, SCRIPT_MEMORY, NULL);
    size_t before = sandbox_collect(&box);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct job job = {.bytes = rows[i].bytes, .rounds = rows[i].rounds};
        struct err err;
        if (sandbox_run(&box, 5000, take_bytes, &job, &err) != rows[i].fits)
            fail_msg("%zu x %d", rows[i].bytes, rows[i].rounds);
        assert_true(box.used <= SCRIPT_MEMORY + SCRIPT_SPARE);
        assert_int_equal(sandbox_collect(&box), before);
    }
    sandbox_close(&box);
}

/* Refusals that nobody reports are counted, and end the call like a time that is up. */
static int be_refused(lua_State *L)
{
    void *context;
    lua_Alloc allocate = lua_getallocf(L, &context);
    for (int i = 0; i < SCRIPT_REFUSALS; i++) {
        assert_false(sandbox_of(L)->expired);
        assert_null(allocate(context, NULL, 0, (size_t)1 << 40));
    }
    assert_true(sandbox_of(L)->expired);
    sandbox_of(L)->crossed = REFUSAL_NONE; /* so that only the count is left to stop it */
    return f_spend(L);
}

static void test_refusals(void **state)
{
    (void)state;
    struct sandbox box;
    struct err err;
    sandbox_open(&box, SCRIPT_MEMORY, NULL);
    struct timespec start, end;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &start);
    assert_false(sandbox_run(&box, 60000, be_refused, NULL, &err));
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &end);
    assert_non_null(strstr(err.text, "took longer"));
    assert_true(end.tv_sec - start.tv_sec < 5);
    sandbox_close(&box);
}

/* Growing moves: the old block is wiped before it goes, the new one holds what it held. */
static int grow_and_shrink(lua_State *L)
{
    void *context;
    lua_Alloc allocate = lua_getallocf(L, &context);
    size_t used = sandbox_of(L)->used;
    char *a = allocate(context, NULL, LUA_TSTRING, 8);
    memcpy(a, "visitor", 8);
    char *b = allocate(context, a, 8, 4096);
    assert_ptr_not_equal(a, b);
    assert_string_equal(b, "visitor");
    assert_int_equal(sandbox_of(L)->used, used + 4096);
    char *c = allocate(context, b, 4096, 8);
    assert_string_equal(c, "visitor");
    assert_null(allocate(context, c, 8, 0));
    assert_int_equal(sandbox_of(L)->used, used);
    return 0;
}

static void test_moving(void **state)
{
    (void)state;
    struct sandbox box;
    struct err err;
    sandbox_open(&box, SCRIPT_MEMORY, NULL);
    assert_true(sandbox_run(&box, 1000, grow_and_shrink, NULL, &err));
    sandbox_close(&box);
    static const struct sandbox nothing;
    assert_memory_equal(&box, &nothing, sizeof box);
}

/* The budget is of work, not of time on the wall. */
static int sleep_a_while(lua_State *L)
{
    const struct timespec while_ms = {.tv_nsec = 80 * 1000000};
    nanosleep(&while_ms, NULL);
    for (int i = 0; i < 1000; i++)
        sandbox_spend(L, 65536);
    return 0;
}

static void test_waiting_costs_nothing(void **state)
{
    (void)state;
    struct sandbox box;
    struct err err;
    sandbox_open(&box, SCRIPT_MEMORY, NULL);
    if (!sandbox_run(&box, 50, sleep_a_while, NULL, &err))
        fail_msg("%s", err.text);
    sandbox_close(&box);
}

static const struct {
    const char *source;
    int line; /* 0: fine */
} sources[] = {
    {"", 0},
    {"local x = a.b.c[d].e\n", 0},
    {"a\n\x01", 2},
    {"\n\n\xff", 3},
    {"x = 'a\tb'\r\n", 0},
    {"-- [[ not long\nx = 1", 0},
    {"--[==[ long ]] ]==] x = '...' .. \"\\\"..\"", 0},
    {"x = [[ \n ]] .. ''", 0},
    {"x = '\\", 0},
    {"x = '", 0},
    {"[", 0},
    {"[=", 0},
    {"--", 0},
    {"-", 0},
    {")))]]]}}}", 0},
};

static void test_sources(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        struct err err;
        int line;
        bool fine = source_check(sources[i].source, strlen(sources[i].source), &line, &err);
        assert_int_equal(fine, sources[i].line == 0);
        if (!fine)
            assert_int_equal(line, sources[i].line);
    }
}

static void test_chains(void **state)
{
    (void)state;
    static const struct {
        const char *front, *middle, *back;
        int count;
        bool fine;
    } rows[] = {
        {"x = a", ".b", "", SOURCE_CHAIN, true},
        {"x = a", ".b", "", SOURCE_CHAIN + 1, false},
        {"x = a", "[1]", "", SOURCE_CHAIN + 1, false},
        {"x = a", " . b", "", SOURCE_CHAIN + 1, false},
        {"x = a", ".b\n", "", SOURCE_CHAIN + 1, false},
        {"x = a", "[(b)]", "", SOURCE_CHAIN + 1, false},
        {"x = a", "[f(c, d)]", "", SOURCE_CHAIN + 1, false},
        {"x = (a.b.c.d)", ".b", "", SOURCE_CHAIN - 2, false},
        {"x = (a.b.c.d)", ".b", "", SOURCE_CHAIN - 3, true},
        {"", "x = a.b ", "", 5000, true},
        {"", "f.g(a.b) ", "", 5000, true},
        {"", "f.g { a.b, [c] = d.e } ", "", 5000, true},
        {"x = ''", " .. a.b", "", 5000, true},
        {"x = 1", " + (a.b).c", "", 5000, true},
        {"x = '", ".b", "'", 1500, true},
        {"--[[", ".b\n", "]]", 5000, true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf buf = {0};
        struct err err;
        int line;
        buf_puts(&buf, rows[i].front);
        for (int n = 0; n < rows[i].count; n++)
            buf_printf(&buf, "%s%s", rows[i].middle, n % 100 == 99 && i != 14 ? "\n" : "");
        buf_puts(&buf, rows[i].back);
        if (source_check(buf.bytes, buf.len, &line, &err) != rows[i].fine)
            fail_msg("%s%s", rows[i].front, rows[i].middle);
        buf_free(&buf);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_errors),
        cmocka_unit_test(test_too_much),
        cmocka_unit_test(test_place_skips_core),
        cmocka_unit_test(test_memory),
        cmocka_unit_test(test_refusals),
        cmocka_unit_test(test_moving),
        cmocka_unit_test(test_waiting_costs_nothing),
        cmocka_unit_test(test_sources),
        cmocka_unit_test(test_chains),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
