/* Read-only proxies: an empty table stands in front of the real one, so that nothing a pack
   writes can reach it. Metatables here are the host's own and hold only __index, __newindex,
   __len and __metatable: in Lua 5.4.4 a metatable of a script's own and a coroutine together
   reach memory that is freed, so packs get neither, and __gc, __close, __mode, __eq and
   __concat are never set. */
#include "script/api.h"

static const char slots[SLOT_COUNT], marks[MARK_COUNT];

void slot_get(lua_State *L, enum slot slot)
{
    lua_rawgetp(L, LUA_REGISTRYINDEX, &slots[slot]);
}

void slot_set(lua_State *L, enum slot slot)
{
    lua_rawsetp(L, LUA_REGISTRYINDEX, &slots[slot]);
}

void slot_new(lua_State *L, enum slot slot)
{
    lua_newtable(L);
    slot_set(L, slot);
}

void slot_empty(lua_State *L, enum slot slot)
{
    slot_get(L, slot); /* table */
    for (lua_pushnil(L); lua_next(L, -2);) {
        lua_pop(L, 1);
        lua_pushvalue(L, -1); /* table key key */
        lua_pushnil(L);
        lua_rawset(L, -4);
    }
    lua_pop(L, 1);
}

int mark_get(lua_State *L, int index, enum mark mark)
{
    if (lua_istable(L, index))
        return lua_rawgetp(L, index, &marks[mark]);
    lua_pushnil(L);
    return LUA_TNIL;
}

void mark_set(lua_State *L, int index, enum mark mark)
{
    lua_rawsetp(L, index, &marks[mark]);
}

void proxy_wrap(lua_State *L, const char *name)
{
    if (lua_getmetatable(L, -1)) {
        lua_pop(L, 1);
        return;
    }
    lua_createtable(L, 0, name ? 2 : 1); /* target proxy */
    lua_rotate(L, -2, 1);                /* proxy target */
    mark_set(L, -2, MARK_TARGET);
    if (name) {
        lua_pushstring(L, name);
        mark_set(L, -2, MARK_NAME);
    }
    slot_get(L, SLOT_PROXY);
    lua_setmetatable(L, -2);
}

void proxy_open(lua_State *L, int index)
{
    index = lua_absindex(L, index);
    if (mark_get(L, index, MARK_TARGET) == LUA_TTABLE)
        lua_replace(L, index);
    else
        lua_pop(L, 1);
}

int proxy_index(lua_State *L)
{
    mark_get(L, 1, MARK_TARGET);
    lua_pushvalue(L, 2);
    int type = lua_rawget(L, 3); /* proxy key target value */
    if (type == LUA_TTABLE)
        proxy_wrap(L, NULL);
    if (type != LUA_TNIL || mark_get(L, 1, MARK_NAME) != LUA_TSTRING)
        return lua_settop(L, 4), 1;
    const char *front = lua_pushfstring(L, "%s.", lua_tostring(L, -1));
    if (lua_type(L, 2) != LUA_TSTRING)
        sandbox_error(L, "%s[a %s]: there is no such name%s", lua_tostring(L, 5),
                      luaL_typename(L, 2),
                      lua_isnumber(L, 2) ? "; of a text write text:sub(1, 1)" : "");
    api_unknown(L, "name", front, lua_tostring(L, 2), (const int[]){3, 0});
}

static int proxy_length(lua_State *L)
{
    mark_get(L, 1, MARK_TARGET);
    lua_pushinteger(L, (lua_Integer)lua_rawlen(L, -1));
    return 1;
}

static int refuse_write(lua_State *L)
{
    return sandbox_error(L, "this table is read-only: make a table of your own, "
                            "or write set{...} in a button's function");
}

void proxy_metatable(lua_State *L, enum slot slot, lua_CFunction index, lua_CFunction length)
{
    lua_createtable(L, 0, 4);
    lua_pushcfunction(L, index ? index : proxy_index);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, refuse_write);
    lua_setfield(L, -2, "__newindex");
    lua_pushcfunction(L, length ? length : proxy_length);
    lua_setfield(L, -2, "__len");
    lua_pushboolean(L, false);
    lua_setfield(L, -2, "__metatable");
    slot_set(L, slot);
}
