/* Numbers and code points: nothing here depends on chance, so that pages repeat. */
#include <math.h>

#include "base/utf8.h"
#include "script/api.h"

static int f_abs(lua_State *L)
{
    double value = api_number(L, 1, "abs: the argument");
    if (lua_isinteger(L, 1) && lua_tointeger(L, 1) < 0)
        lua_pushinteger(L, (lua_Integer)(0u - (lua_Unsigned)lua_tointeger(L, 1)));
    else if (lua_isinteger(L, 1))
        lua_settop(L, 1);
    else
        lua_pushnumber(L, fabs(value));
    return 1;
}

/* An integer where there is one for it, as Lua's own do. */
static int push_whole(lua_State *L, double value)
{
    lua_Integer whole;
    if (lua_numbertointeger(value, &whole))
        lua_pushinteger(L, whole);
    else
        lua_pushnumber(L, value);
    return 1;
}

static int f_ceil(lua_State *L)
{
    if (lua_isinteger(L, 1))
        return lua_settop(L, 1), 1;
    return push_whole(L, ceil(api_number(L, 1, "ceil: the argument")));
}

static int f_floor(lua_State *L)
{
    if (lua_isinteger(L, 1))
        return lua_settop(L, 1), 1;
    return push_whole(L, floor(api_number(L, 1, "floor: the argument")));
}

static int f_fmod(lua_State *L)
{
    double a = api_number(L, 1, "fmod: the first"), b = api_number(L, 2, "fmod: the second");
    bool whole = lua_isinteger(L, 1) && lua_isinteger(L, 2);
    if (whole && b == 0)
        sandbox_error(L, "fmod: the second is 0");
    if (whole)
        lua_pushinteger(L, b == -1 ? 0 : lua_tointeger(L, 1) % lua_tointeger(L, 2));
    else
        lua_pushnumber(L, fmod(a, b));
    return 1;
}

static int extreme(lua_State *L, bool least, const char *what)
{
    int best = 1, count = lua_gettop(L);
    api_number(L, 1, what);
    for (int i = 2; i <= count; i++) {
        api_number(L, i, what);
        if (least ? api_less(L, i, best) : api_less(L, best, i))
            best = i;
    }
    lua_pushvalue(L, best);
    return 1;
}

static int f_max(lua_State *L)
{
    return extreme(L, false, "max: each argument");
}

static int f_min(lua_State *L)
{
    return extreme(L, true, "min: each argument");
}

static int f_sqrt(lua_State *L)
{
    lua_pushnumber(L, sqrt(api_number(L, 1, "sqrt: the argument")));
    return 1;
}

static int f_tointeger(lua_State *L)
{
    luaL_checkany(L, 1);
    if (lua_type(L, 1) == LUA_TSTRING)
        sandbox_error(L, "tointeger: of a text write math.tointeger(tonumber(text))");
    int whole = 0;
    lua_Integer value = lua_type(L, 1) == LUA_TNUMBER ? lua_tointegerx(L, 1, &whole) : 0;
    if (whole)
        lua_pushinteger(L, value);
    else
        lua_pushnil(L);
    return 1;
}

static int f_char(lua_State *L)
{
    int count = lua_gettop(L);
    lua_pushliteral(L, "");
    for (int i = 1; i <= count; i++) {
        lua_Integer cp = api_integer(L, i, 0, 0x10FFFF, "char: a code point");
        char bytes[4];
        if (cp >= 0xD800 && cp <= 0xDFFF)
            sandbox_error(L, "char: %I is no character", cp);
        lua_pushlstring(L, bytes, utf8_encode((uint32_t)cp, bytes));
        lua_concat(L, 2);
    }
    return 1;
}

static int f_codepoint(lua_State *L)
{
    size_t len;
    const char *text = api_string(L, 1, "codepoint: the text", &len);
    lua_Integer at = lua_isnoneornil(L, 2)
                         ? 1
                         : api_integer(L, 2, 1, (lua_Integer)len, "codepoint: the position");
    uint32_t cp;
    if (utf8_decode(text + at - 1, len - (size_t)at + 1, &cp) == 0)
        sandbox_error(L, "codepoint: no character begins at byte %I", at);
    lua_pushinteger(L, cp);
    return 1;
}

static int f_len(lua_State *L)
{
    size_t len;
    const char *text = api_string(L, 1, "len: the text", &len);
    size_t bad = utf8_check(text, len);
    if (bad < len) {
        lua_pushnil(L);
        lua_pushinteger(L, (lua_Integer)bad + 1);
        return 2;
    }
    lua_pushinteger(L, (lua_Integer)utf8_length(text, len));
    return 1;
}

/* A byte of a character that is not its first. */
static bool is_inside(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

/* The byte at which the n-th character begins; that after the last for one more; else
 * nil. */
static int f_offset(lua_State *L)
{
    size_t len, at = 0;
    const char *text = api_string(L, 1, "offset: the text", &len);
    lua_Integer n = api_integer(L, 2, 1, (lua_Integer)SCRIPT_STRING, "offset: the number");
    if (is_inside(text[0]))
        sandbox_error(L, "offset: no character begins at byte 1");
    while (--n > 0 && at < len) {
        do
            at++;
        while (is_inside(text[at]));
    }
    if (n > 0)
        lua_pushnil(L);
    else
        lua_pushinteger(L, (lua_Integer)at + 1);
    return 1;
}

void api_open_math(lua_State *L)
{
    static const struct api_function numbers[] = {
        {"abs", f_abs, 1, NULL},
        {"ceil", f_ceil, 1, NULL},
        {"floor", f_floor, 1, "of digits behind the point write floor(n * 10 + 0.5) / 10"},
        {"fmod", f_fmod, 2, NULL},
        {"max", f_max, API_ANY, NULL},
        {"min", f_min, API_ANY, NULL},
        {"sqrt", f_sqrt, 1, NULL},
        {"tointeger", f_tointeger, 1, NULL},
        {NULL, NULL, 0, NULL},
    };
    static const struct api_function characters[] = {
        {"char", f_char, API_ANY, NULL},
        {"codepoint", f_codepoint, 2, "ask for one position at a time"},
        {"len", f_len, 1, "of a part write utf8.len(string.sub(text, first, last))"},
        {"offset", f_offset, 2, "it counts from the text's begin: cut the text by string.sub"},
        {NULL, NULL, 0, NULL},
    };
    lua_newtable(L);
    api_add_functions(L, numbers);
    lua_pushnumber(L, HUGE_VAL);
    lua_setfield(L, -2, "huge");
    lua_pushnumber(L, acos(-1));
    lua_setfield(L, -2, "pi");
    proxy_wrap(L, "math");
    lua_setfield(L, -2, "math");
    api_add_library(L, "utf8", characters);
}
