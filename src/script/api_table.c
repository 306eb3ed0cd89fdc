/* Lists for packs: each call walks at most 65,536 entries and looks at the clock. */
#include <string.h>

#include "script/api.h"

#define UNPACK_MAX 250

static lua_Integer list_length(lua_State *L, int index, const char *what)
{
    if (!lua_istable(L, index))
        sandbox_error(L, "%s: a table is needed, not a %s", what, luaL_typename(L, index));
    lua_Integer len = luaL_len(L, index);
    if (len > SCRIPT_INT_MAX)
        sandbox_error(L, "%s: the list has more than %d entries", what, SCRIPT_INT_MAX);
    sandbox_spend(L, 0);
    return len;
}

static void check_own(lua_State *L, const char *what)
{
    if (lua_getmetatable(L, 1))
        sandbox_error(L, "%s: this table is read-only; make one of your own", what);
}

/* +1: the entry as a string. */
static void push_entry(lua_State *L, lua_Integer i)
{
    int type = lua_geti(L, 1, i);
    if (type != LUA_TSTRING && type != LUA_TNUMBER)
        sandbox_error(L, "concat: entry %I is a %s", i, lua_typename(L, type));
    lua_tostring(L, -1);
    sandbox_spend(L, lua_rawlen(L, -1));
}

static int f_concat(lua_State *L)
{
    lua_settop(L, 4);
    lua_Integer len = list_length(L, 1, "concat");
    const char *mark = "";
    if (!lua_isnil(L, 2))
        mark = api_string(L, 2, "concat: the separator", NULL);
    lua_Integer from =
        lua_isnil(L, 3) ? 1 : api_integer(L, 3, 1, SCRIPT_INT_MAX, "concat: the start");
    lua_Integer to =
        lua_isnil(L, 4) ? len : api_integer(L, 4, 0, SCRIPT_INT_MAX, "concat: the end");
    size_t mark_len = lua_isnil(L, 2) ? 0 : lua_rawlen(L, 2), size = 0;
    for (lua_Integer i = from; i <= to; i++, lua_pop(L, 1)) {
        push_entry(L, i);
        size += lua_rawlen(L, -1) + (i < to ? mark_len : 0);
        if (size > SCRIPT_STRING)
            sandbox_error(L, "concat: the result is longer than %d bytes", (int)SCRIPT_STRING);
    }
    char *out = api_scratch(L, size), *at = out;
    for (lua_Integer i = from; i <= to; i++, lua_pop(L, 1)) {
        push_entry(L, i);
        at = mempcpy(at, lua_tostring(L, -1), lua_rawlen(L, -1));
        at = mempcpy(at, mark, i < to ? mark_len : 0);
    }
    lua_pushlstring(L, out, size);
    return 1;
}

static int f_insert(lua_State *L)
{
    lua_Integer len = list_length(L, 1, "insert");
    check_own(L, "insert");
    int arguments = lua_gettop(L);
    if (arguments != 2 && arguments != 3)
        sandbox_error(L, "insert takes a table, maybe a position, and a value");
    if (len >= SCRIPT_INT_MAX)
        sandbox_error(L, "insert: the list is full");
    lua_Integer at = len + 1;
    if (arguments == 3)
        at = api_integer(L, 2, 1, len + 1, "insert: the position");
    for (lua_Integer i = len; i >= at; i--) {
        lua_rawgeti(L, 1, i);
        lua_rawseti(L, 1, i + 1);
    }
    sandbox_spend(L, (size_t)(len - at + 1) * 16);
    lua_rawseti(L, 1, at);
    return 0;
}

static int f_remove(lua_State *L)
{
    lua_Integer len = list_length(L, 1, "remove");
    check_own(L, "remove");
    lua_Integer at =
        lua_isnoneornil(L, 2) ? len : api_integer(L, 2, len > 0, len, "remove: the position");
    if (len == 0) {
        if (lua_rawgeti(L, 1, 0) != LUA_TNIL)
            sandbox_error(L, "remove: an entry at 0 is in no list: the first is at 1");
        return 1;
    }
    lua_rawgeti(L, 1, at);
    for (lua_Integer i = at; i < len; i++) {
        lua_rawgeti(L, 1, i + 1);
        lua_rawseti(L, 1, i);
    }
    sandbox_spend(L, (size_t)(len - at + 1) * 16);
    lua_pushnil(L);
    lua_rawseti(L, 1, len);
    return 1;
}

static int f_unpack(lua_State *L)
{
    lua_settop(L, 3);
    lua_Integer len = list_length(L, 1, "unpack");
    lua_Integer from =
        lua_isnil(L, 2) ? 1 : api_integer(L, 2, 1, SCRIPT_INT_MAX, "unpack: the start");
    lua_Integer to =
        lua_isnil(L, 3) ? len : api_integer(L, 3, 0, SCRIPT_INT_MAX, "unpack: the end");
    if (to - from >= UNPACK_MAX)
        sandbox_error(L, "unpack: more than %d values", UNPACK_MAX);
    luaL_checkstack(L, UNPACK_MAX, NULL);
    for (lua_Integer i = from; i <= to; i++)
        lua_geti(L, 1, i);
    return to >= from ? (int)(to - from + 1) : 0;
}

/* Whether the value at b comes before the value at a; the order is at stack index 2. */
static bool comes_before(lua_State *L, int b, int a)
{
    if (lua_isnil(L, 2))
        return api_less(L, b, a);
    sandbox_spend(L, 0);
    lua_pushvalue(L, 2);
    lua_pushvalue(L, b);
    lua_pushvalue(L, a);
    sandbox_call(L, 2, 1);
    bool before = lua_toboolean(L, -1);
    lua_pop(L, 1);
    return before;
}

/* Merges [from, middle) and [middle, to) of the table at `source` into the one at
   `target`. A comparison that lies can only give a wrong order: each step takes one
   entry. */
static void merge(lua_State *L, int source, int target, lua_Integer from, lua_Integer middle,
                  lua_Integer to)
{
    lua_Integer a = from, b = middle;
    for (lua_Integer at = from; at < to; at++) {
        bool take_b = a == middle;
        if (!take_b && b < to) {
            lua_rawgeti(L, source, a);
            lua_rawgeti(L, source, b);
            int top = lua_gettop(L);
            take_b = comes_before(L, top, top - 1);
            lua_pop(L, 2);
        }
        lua_rawgeti(L, source, take_b ? b++ : a++);
        lua_rawseti(L, target, at);
    }
}

/* A merge sort: stable, so that the same list always gives the same page. */
static int f_sort(lua_State *L)
{
    lua_settop(L, 2);
    lua_Integer len = list_length(L, 1, "sort");
    check_own(L, "sort");
    if (!lua_isnil(L, 2) && !lua_isfunction(L, 2))
        sandbox_error(L, "sort: the order must be a function, not a %s", luaL_typename(L, 2));
    lua_createtable(L, (int)len, 0); /* list order here */
    lua_createtable(L, (int)len, 0); /* list order here there */
    for (lua_Integer i = 1; i <= len; i++) {
        lua_rawgeti(L, 1, i);
        lua_rawseti(L, 3, i);
    }
    for (lua_Integer width = 1; width < len; width *= 2) {
        for (lua_Integer from = 1; from <= len; from += 2 * width) {
            lua_Integer middle = from + width < len + 1 ? from + width : len + 1;
            lua_Integer to = middle + width < len + 1 ? middle + width : len + 1;
            merge(L, 3, 4, from, middle, to);
        }
        lua_rotate(L, 3, 1);
    }
    for (lua_Integer i = 1; i <= len; i++) {
        lua_rawgeti(L, 3, i);
        lua_rawseti(L, 1, i);
    }
    return 0;
}

void api_open_table(lua_State *L)
{
    static const struct api_function functions[] = {
        {"concat", f_concat, 4, NULL}, {"insert", f_insert, 3, NULL}, {"remove", f_remove, 2, NULL},
        {"sort", f_sort, 2, NULL},     {"unpack", f_unpack, 3, NULL}, {NULL, NULL, 0, NULL},
    };
    api_add_library(L, "table", functions);
}
