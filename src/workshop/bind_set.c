/* What all bindings stand on: whose pack it is, and how a table is filled. */
#include "workshop/bind.h"

#include <lauxlib.h>

struct lint *bind_lint(lua_State *L)
{
    struct lint *lint = state_of(L)->lint;
    if (!lint)
        luaL_error(L, "no pack is open");
    return lint;
}

void bind_set_text(lua_State *L, const char *key, const char *text)
{
    lua_pushstring(L, text); /* NULL is nil */
    lua_setfield(L, -2, key);
}

void bind_set_int(lua_State *L, const char *key, lua_Integer number)
{
    lua_pushinteger(L, number);
    lua_setfield(L, -2, key);
}

void bind_set_number(lua_State *L, const char *key, lua_Number number)
{
    lua_pushnumber(L, number);
    lua_setfield(L, -2, key);
}

void bind_set_bool(lua_State *L, const char *key, bool value)
{
    lua_pushboolean(L, value);
    lua_setfield(L, -2, key);
}

void bind_set_list(lua_State *L, const char *key, const char *const *texts, size_t count)
{
    lua_createtable(L, (int)count, 0);
    for (size_t i = 0; i < count; i++) {
        lua_pushstring(L, texts[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_setfield(L, -2, key);
}
