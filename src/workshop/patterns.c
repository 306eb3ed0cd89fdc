/* What a pattern may cost, counted from its parts before Lua's own matcher gets it. */
#include "workshop/patterns.h"

#include <lauxlib.h>
#include <string.h>

#define PLAIN_BYTES 16 /* that a plain search compares in a step */

/* The length of one part without what repeats it: a letter, "%a", "[^a-z]", "%b()". */
static size_t part_length(const char *at, const char *end)
{
    if (*at == '%' && end - at > 1)
        return at[1] == 'b' && end - at > 3 ? 4 : 2;
    if (*at != '[')
        return 1;
    const char *c = at + 1;
    c += c < end && *c == '^';
    do { /* a ] that comes first is one of the set */
        c += c < end && *c == '%' ? 2 : 1;
    } while (c < end && *c != ']');
    return (size_t)(c < end ? c + 1 - at : end - at);
}

double pattern_steps(const char *pattern, size_t pattern_len, size_t len)
{
    const char *at = pattern, *end = pattern + pattern_len;
    bool anchored = at < end && *at == '^';
    double worst = (double)(pattern_len + 1) * (anchored ? 1 : (double)len + 1);
    at += anchored;
    while (at < end) {
        bool walks = *at == '%' && end - at > 1 && strchr("b123456789", at[1]);
        at += part_length(at, end);
        bool repeats = at < end && strchr("*+-", *at);
        bool optional = at < end && *at == '?';
        if (walks || repeats)
            worst *= (double)len + 1;
        if (optional)
            worst *= 2;
        at += repeats || optional;
    }
    return worst;
}

static int guard(lua_State *L)
{
    size_t len, pattern_len;
    luaL_checklstring(L, 1, &len);
    const char *pattern = luaL_checklstring(L, 2, &pattern_len);
    bool plain = lua_toboolean(L, lua_upvalueindex(2)) && lua_toboolean(L, 4);
    double steps = plain ? (double)len * (double)(pattern_len / PLAIN_BYTES + 1)
                         : pattern_steps(pattern, pattern_len, len);
    if (steps > PATTERN_STEPS)
        return luaL_error(L, "the pattern \"%s\" may take too long on a text of %d bytes", pattern,
                          (int)len);
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, 1);
    lua_call(L, lua_gettop(L) - 1, LUA_MULTRET);
    return lua_gettop(L);
}

void patterns_open(lua_State *L)
{
    static const char *const names[] = {"find", "match", "gmatch", "gsub", NULL};
    lua_getglobal(L, "string");
    for (size_t i = 0; names[i]; i++) {
        lua_getfield(L, -1, names[i]);
        lua_pushboolean(L, i == 0);
        lua_pushcclosure(L, guard, 2);
        lua_setfield(L, -2, names[i]);
    }
    lua_pop(L, 1);
}
