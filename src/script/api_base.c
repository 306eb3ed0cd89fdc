/* The few functions that are kept of Lua's own: none can be fooled, none shows an
   address, and `pairs` goes in sorted order, so that a page is the same at each showing. */
#include <stdlib.h>
#include <string.h>

#include "script/api.h"

#define ERROR_SHOWN 200 /* bytes of a script's own error */
#define NUMERAL_MAX 200 /* bytes that tonumber looks at */
#define SELECT_MAX 250

struct key {          /* of a table that is walked */
    const char *text; /* NULL: a number */
    size_t len;
    lua_Number number;
    lua_Integer integer; /* where it is one */
    bool whole;
};

static int by_key(const void *left, const void *right)
{
    const struct key *a = left, *b = right;
    if (!a->text || !b->text) {
        if (a->text || b->text)
            return a->text ? 1 : -1;
        if (a->whole && b->whole)
            return (a->integer > b->integer) - (a->integer < b->integer);
        return (a->number > b->number) - (a->number < b->number);
    }
    int order = memcmp(a->text, b->text, a->len < b->len ? a->len : b->len);
    return order != 0 ? order : (a->len > b->len) - (a->len < b->len);
}

static size_t count_keys(lua_State *L, int table)
{
    size_t count = 0;
    for (lua_pushnil(L); lua_next(L, table); lua_pop(L, 1))
        count++;
    return count;
}

static struct key read_key(lua_State *L)
{
    struct key key = {0};
    switch (lua_type(L, -1)) {
    case LUA_TSTRING: key.text = lua_tolstring(L, -1, &key.len); break;
    case LUA_TNUMBER:
        key.whole = lua_isinteger(L, -1);
        key.integer = lua_tointeger(L, -1);
        key.number = lua_tonumber(L, -1);
        break;
    default:
        sandbox_error(L, "pairs: a key is a %s; keys that can be walked are numbers and strings",
                      luaL_typename(L, -1));
    }
    return key;
}

/* +1: a list of the table's keys, in order. */
static void push_sorted_keys(lua_State *L, int table)
{
    size_t count = count_keys(L, table), n = 0;
    sandbox_spend(L, count * sizeof(struct key));
    struct key *keys = (struct key *)api_scratch(L, count * sizeof *keys);
    for (lua_pushnil(L); lua_next(L, table);) {
        lua_pop(L, 1);
        keys[n++] = read_key(L);
    }
    qsort(keys, count, sizeof *keys, by_key);
    lua_createtable(L, (int)count, 0);
    for (size_t i = 0; i < count; i++) {
        if (keys[i].text)
            lua_pushlstring(L, keys[i].text, keys[i].len);
        else if (keys[i].whole)
            lua_pushinteger(L, keys[i].integer);
        else
            lua_pushnumber(L, keys[i].number);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_remove(L, -2);
}

/* Upvalues: the table as the script has it, its keys, how many are done. */
static int pairs_next(lua_State *L)
{
    lua_Integer i = lua_tointeger(L, lua_upvalueindex(3));
    lua_settop(L, 2);
    lua_rawgeti(L, lua_upvalueindex(2), i); /* table key key */
    if (!lua_rawequal(L, 2, 3))
        sandbox_error(L, "pairs: what it gives is for one `for` alone");
    for (;;) {
        lua_settop(L, 0);
        if (lua_rawgeti(L, lua_upvalueindex(2), ++i) == LUA_TNIL)
            return 1;
        lua_pushvalue(L, 1);
        if (lua_gettable(L, lua_upvalueindex(1)) != LUA_TNIL)
            break; /* else it was taken away meanwhile */
        sandbox_spend(L, 0);
    }
    lua_pushinteger(L, i);
    lua_replace(L, lua_upvalueindex(3));
    return 2;
}

static int ipairs_next(lua_State *L)
{
    lua_Integer i = lua_tointeger(L, 2) + 1;
    lua_pushinteger(L, i);
    return lua_geti(L, 1, i) == LUA_TNIL ? 1 : 2;
}

static int f_ipairs(lua_State *L)
{
    if (!lua_istable(L, 1))
        sandbox_error(L, "ipairs: a table is needed, not a %s", luaL_typename(L, 1));
    lua_pushcfunction(L, ipairs_next);
    lua_pushvalue(L, 1);
    lua_pushinteger(L, 0);
    return 3;
}

static int f_pairs(lua_State *L)
{
    lua_settop(L, 1);
    if (mark_get(L, 1, MARK_CSV) == LUA_TLIGHTUSERDATA && mark_get(L, 1, MARK_ROW) == LUA_TNIL)
        return lua_settop(L, 1), f_ipairs(L);
    lua_settop(L, 1);
    lua_pushvalue(L, 1);
    api_table(L, 2, "pairs: the argument");
    if (lua_getmetatable(L, 2))
        sandbox_error(L, "pairs: what is in this table can not be read");
    push_sorted_keys(L, 2); /* table target keys */
    lua_replace(L, 2);
    lua_pushinteger(L, 0);
    lua_pushvalue(L, 1);
    lua_insert(L, 1);
    lua_pushcclosure(L, pairs_next, 3);
    lua_insert(L, 1);
    lua_pushnil(L);
    return 3;
}

static int f_select(lua_State *L)
{
    int count = lua_gettop(L) - 1;
    if (lua_type(L, 1) == LUA_TSTRING && strcmp(lua_tostring(L, 1), "#") == 0)
        return lua_pushinteger(L, count), 1;
    int n = (int)api_integer(L, 1, 1, SELECT_MAX, "select: the number");
    return n > count ? 0 : count - n + 1;
}

static int f_type(lua_State *L)
{
    luaL_checkany(L, 1);
    lua_pushstring(L, luaL_typename(L, 1));
    return 1;
}

static int f_tostring(lua_State *L)
{
    luaL_checkany(L, 1);
    switch (lua_type(L, 1)) {
    case LUA_TNIL: lua_pushliteral(L, "nil"); return 1;
    case LUA_TBOOLEAN: lua_pushstring(L, lua_toboolean(L, 1) ? "true" : "false"); return 1;
    case LUA_TSTRING: lua_settop(L, 1); return 1;
    case LUA_TNUMBER:
        lua_settop(L, 1);
        lua_tostring(L, 1);
        return 1;
    default: return sandbox_error(L, "tostring: a %s has no words", luaL_typename(L, 1));
    }
}

static int f_tonumber(lua_State *L)
{
    luaL_checkany(L, 1);
    if (lua_type(L, 1) == LUA_TNUMBER)
        return 1;
    size_t len = 0;
    const char *text = lua_type(L, 1) == LUA_TSTRING ? lua_tolstring(L, 1, &len) : NULL;
    if (len > NUMERAL_MAX)
        sandbox_error(L, "tonumber: the text is longer than %d bytes", NUMERAL_MAX);
    if (!text || lua_stringtonumber(L, text) != len + 1)
        lua_pushnil(L);
    return 1;
}

static int raise_words(lua_State *L, int index, const char *otherwise)
{
    if (lua_type(L, index) != LUA_TSTRING)
        sandbox_error(L, "%s", otherwise);
    size_t len;
    const char *words = lua_tolstring(L, index, &len);
    lua_pushlstring(L, words, len < ERROR_SHOWN ? len : ERROR_SHOWN);
    return sandbox_error(L, "%s", lua_tostring(L, -1));
}

static int f_error(lua_State *L)
{
    return raise_words(L, 1, "an error without words");
}

static int f_assert(lua_State *L)
{
    luaL_checkany(L, 1);
    if (!lua_toboolean(L, 1))
        raise_words(L, 2, "this was assumed, but does not hold");
    return lua_gettop(L);
}

void api_open_base(lua_State *L)
{
    static const struct api_function functions[] = {
        {"assert", f_assert, API_ANY, NULL},
        {"error", f_error, 2, NULL},
        {"ipairs", f_ipairs, 1, NULL},
        {"pairs", f_pairs, 1, NULL},
        {"select", f_select, API_ANY, NULL},
        {"tonumber", f_tonumber, 1, "of base 16 write tonumber(\"0x\" .. digits)"},
        {"tostring", f_tostring, 1, NULL},
        {"type", f_type, 1, NULL},
        {NULL, NULL, 0, NULL},
    };
    api_add_functions(L, functions);
}
