/* Compiled files that are kept: what comes back is the file of that name, with its lines. */
#include "script/chunks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <lauxlib.h>
#include <lualib.h>

static const char *call(lua_State *L, const char *argument)
{
    lua_pushstring(L, argument);
    lua_pcall(L, 1, 1, 0);
    return lua_tostring(L, -1);
}

static void test_kept(void **state)
{
    (void)state;
    static const struct {
        const char *name, *text, *says;
    } rows[] = {
        {"@pages/a.lua", "return 'a' .. ...", "a1"},
        {"=lib/a.lua", "return 'core' .. ...", "core1"},
        {"@lib/a.lua", "\n\nerror 'here'", "lib/a.lua:3: here"},
    };
    struct chunks *chunks = chunks_create();
    lua_State *first = luaL_newstate();
    luaL_requiref(first, "_G", luaopen_base, 1);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_false(chunks_load(chunks, first, rows[i].name));
        luaL_loadbufferx(first, rows[i].text, strlen(rows[i].text), rows[i].name, "t");
        chunks_keep(chunks, first, rows[i].name);
        assert_true(lua_isfunction(first, -1));
        lua_settop(first, 0);
    }
    lua_State *next = luaL_newstate();
    luaL_requiref(next, "_G", luaopen_base, 1);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_true(chunks_load(chunks, next, rows[i].name));
        assert_string_equal(call(next, "1"), rows[i].says);
    }
    assert_false(chunks_load(NULL, next, rows[0].name));
    chunks_keep(NULL, next, rows[0].name);
    lua_close(first);
    lua_close(next);
    chunks_destroy(chunks);
}

/* Only so much is kept: what comes later is compiled anew. */
static void test_full(void **state)
{
    (void)state;
    struct chunks *chunks = chunks_create();
    lua_State *L = luaL_newstate();
    luaL_Buffer text;
    luaL_buffinit(L, &text);
    luaL_addstring(&text, "return '");
    memset(luaL_prepbuffsize(&text, CHUNKS_MAX_BYTES / 2), 'a', CHUNKS_MAX_BYTES / 2);
    luaL_addsize(&text, CHUNKS_MAX_BYTES / 2);
    luaL_addstring(&text, "'");
    luaL_pushresult(&text);
    luaL_loadbufferx(L, lua_tostring(L, -1), lua_rawlen(L, -1), "one", "t");
    chunks_keep(chunks, L, "one");
    chunks_keep(chunks, L, "two");
    assert_true(chunks_load(chunks, L, "one"));
    assert_false(chunks_load(chunks, L, "two"));
    lua_close(L);
    chunks_destroy(chunks);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kept),
        cmocka_unit_test(test_full),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
