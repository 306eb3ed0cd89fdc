/* How C functions read what a pack gave them: every length and number is bounded here, so
   that no single call can run long. */
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "script/api.h"

/* A nil that was written as an argument is most often a fact that the clinic left out; one of a
   table is that, or was not written. */
static const char *cure_of(lua_State *L, int index, bool number)
{
    if (lua_isnil(L, index))
        return index > 0 ? ": what is not set is nil: write x and text(x)"
                         : ": it is missing, or not set";
    return number && lua_type(L, index) == LUA_TSTRING ? ": write tonumber(text)" : "";
}

static void refuse(lua_State *L, int index, const char *what, const char *wanted, bool number)
{
    sandbox_error(L, "%s must be a %s, not a %s%s", what, wanted, luaL_typename(L, index),
                  cure_of(L, index, number));
}

void api_table(lua_State *L, int index, const char *what)
{
    if (!lua_istable(L, index))
        refuse(L, index, what, "table", false);
    proxy_open(L, index);
    sandbox_spend(L, 0);
}

const char *api_string(lua_State *L, int index, const char *what, size_t *len)
{
    if (lua_type(L, index) != LUA_TSTRING)
        refuse(L, index, what, "string", false);
    size_t size;
    const char *text = lua_tolstring(L, index, &size);
    sandbox_spend(L, size);
    if (len)
        *len = size;
    return text;
}

lua_Integer api_integer(lua_State *L, int index, lua_Integer least, lua_Integer most,
                        const char *what)
{
    int whole = 0;
    lua_Integer value = lua_type(L, index) == LUA_TNUMBER ? lua_tointegerx(L, index, &whole) : 0;
    if (!whole || value < least || value > most)
        sandbox_error(L, "%s must be a whole number from %I to %I%s", what, least, most,
                      cure_of(L, index, true));
    return value;
}

const char *api_page_id(lua_State *L, int index, const char *what)
{
    const struct pack *pack = script_of(L)->config.pack;
    const char *id = api_string(L, index, what, NULL);
    if (!pack_has_page(pack, id))
        api_unknown_page(L, id, pack_nearest_page(pack, id));
    return id;
}

double api_number(lua_State *L, int index, const char *what)
{
    if (lua_type(L, index) != LUA_TNUMBER)
        refuse(L, index, what, "number", true);
    return lua_tonumber(L, index);
}

const char *api_words(lua_State *L, int index, const char *what)
{
    size_t len;
    const char *text = api_string(L, index, what, &len);
    if (len > PAGE_MAX_TEXT)
        sandbox_error(L, "%s is longer than %d bytes", what, PAGE_MAX_TEXT);
    if (utf8_check(text, len) < len)
        sandbox_error(L, "%s is not UTF-8", what);
    for (size_t i = 0; i < len; i++) {
        bool line_end = text[i] == '\n' || (text[i] == '\r' && text[i + 1] == '\n');
        if ((unsigned char)text[i] < ' ' && !line_end)
            sandbox_error(L, "%s holds a control character", what);
    }
    return text;
}

int api_options(lua_State *L, int index, const char *what, const char *const *names)
{
    lua_Integer most = 0;
    const char *unknown = NULL; /* the first by bytes: the hash order differs */
    for (lua_pushnil(L); lua_next(L, index);) {
        lua_pop(L, 1);
        const char *name = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : NULL;
        if (name && str_index(name, names) < 0 && (!unknown || strcmp(name, unknown) < 0))
            unknown = name;
        lua_Integer position = lua_isinteger(L, -1) ? lua_tointeger(L, -1) : 0;
        if (!name && (position < 1 || position > SCRIPT_INT_MAX))
            sandbox_error(L, "%s: a key is neither a name nor a position", what);
        most = position > most ? position : most;
    }
    sandbox_spend(L, (size_t)most);
    if (unknown)
        api_unknown_of(L, lua_pushfstring(L, "option of %s", what), unknown, names);
    return (int)most;
}

char *api_scratch(lua_State *L, size_t size)
{
    return lua_newuserdatauv(L, size > 0 ? size : 1, 0);
}

static bool less_string(lua_State *L, int a, int b)
{
    size_t a_len, b_len;
    const char *a_text = lua_tolstring(L, a, &a_len);
    const char *b_text = lua_tolstring(L, b, &b_len);
    size_t len = a_len < b_len ? a_len : b_len;
    sandbox_spend(L, len);
    int order = memcmp(a_text, b_text, len);
    return order < 0 || (order == 0 && a_len < b_len);
}

bool api_less(lua_State *L, int a, int b)
{
    int a_type = lua_type(L, a), b_type = lua_type(L, b);
    if (a_type == LUA_TSTRING && b_type == LUA_TSTRING)
        return less_string(L, a, b);
    if (a_type != LUA_TNUMBER || b_type != LUA_TNUMBER)
        sandbox_error(L, "a %s and a %s have no order", lua_typename(L, a_type),
                      lua_typename(L, b_type));
    sandbox_spend(L, 0);
    return lua_compare(L, a, b, LUA_OPLT);
}

void api_most(lua_State *L, const char *name, int most, const char *instead)
{
    int count = lua_gettop(L);
    if (most == API_ANY || count <= most)
        return;
    if (most == 0)
        sandbox_error(L, "%s takes no argument: write %s()", name, name);
    sandbox_error(L, "%s takes %s%d argument%s, not %d: %s", name, most > 1 ? "at most " : "", most,
                  most > 1 ? "s" : "", count,
                  instead ? instead : "in brackets of its own a call gives its first value alone");
}

/* Upvalue: the row of the function. */
static int call_row(lua_State *L)
{
    const struct api_function *row = lua_touserdata(L, lua_upvalueindex(1));
    api_most(L, row->name, row->most, row->instead);
    return row->run(L);
}

void api_add_functions(lua_State *L, const struct api_function *functions)
{
    for (; functions->name; functions++) {
        lua_pushlightuserdata(L, (void *)(uintptr_t)functions);
        lua_pushcclosure(L, call_row, 1);
        lua_setfield(L, -2, functions->name);
    }
}

void api_add_library(lua_State *L, const char *name, const struct api_function *functions)
{
    lua_newtable(L);
    api_add_functions(L, functions);
    proxy_wrap(L, name);
    lua_setfield(L, -2, name);
}
