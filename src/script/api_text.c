/* Text for packs: plain search instead of patterns, and no call whose work is not bounded
   by the length of what it is given. Also as methods: ("x"):upper(). */
#include <string.h>

#include "base/utf8.h"
#include "script/api.h"

#define INDEX_MAX ((lua_Integer)SCRIPT_STRING)
#define BYTES_MAX 250

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Where a position counted from 1, or from the end if negative, lies: 0 to len. */
static size_t offset_of(lua_Integer position, size_t len)
{
    if (position > 0)
        return (size_t)position - 1 < len ? (size_t)position - 1 : len;
    if (position == 0 || (size_t)-position > len)
        return 0;
    return len - (size_t)-position;
}

/* The offset behind the byte at such a position. */
static size_t end_of(lua_Integer position, size_t len)
{
    if (position < 0)
        return (size_t)-position > len ? 0 : len - (size_t)-position + 1;
    return (size_t)position < len ? (size_t)position : len;
}

static lua_Integer position_at(lua_State *L, int index, lua_Integer otherwise, const char *what)
{
    if (lua_isnoneornil(L, index))
        return otherwise;
    return api_integer(L, index, -INDEX_MAX, INDEX_MAX, what);
}

/* Where Lua's own find would see a pattern. */
static void refuse_pattern_signs(lua_State *L, const char *wanted, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        if (wanted[i] && strchr("^$*+?.([%-", wanted[i]))
            sandbox_error(L,
                          "find: there are no patterns here, and %c is a sign of theirs: write "
                          "find(text, \"...\", 1, true) for the signs as they stand, or starts, "
                          "ends, split",
                          wanted[i]);
    }
}

static int f_find(lua_State *L)
{
    size_t len, wanted_len;
    const char *text = api_string(L, 1, "find: the text", &len);
    const char *wanted = api_string(L, 2, "find: what is looked for", &wanted_len);
    lua_Integer start = position_at(L, 3, 1, "find: the start");
    size_t from = offset_of(start, len);
    if (!lua_toboolean(L, 4))
        refuse_pattern_signs(L, wanted, wanted_len);
    bool behind = start > (lua_Integer)len + 1;
    const char *hit = behind ? NULL : memmem(text + from, len - from, wanted, wanted_len);
    if (!hit)
        return lua_pushnil(L), 1;
    lua_pushinteger(L, hit - text + 1);
    lua_pushinteger(L, hit - text + (lua_Integer)wanted_len);
    return 2;
}

/* What can only be meant as a pattern of Lua: %d, ^x, [abc]; to divide by also x+ and x*. */
static void refuse_pattern(lua_State *L, const char *what, const char *text, size_t len,
                           bool repeats)
{
    const char *percent = memchr(text, '%', len);
    bool class = percent && percent + 1 < text + len && !is_space(percent[1]);
    bool anchor = len > 1 && text[0] == '^';
    bool set = len > 2 && text[0] == '[' && memchr(text, ']', len);
    bool many = repeats && len > 1 && strchr("+*", text[len - 1]);
    if (class || anchor || set || many)
        sandbox_error(L,
                      "%s: \"%s\" is a pattern of Lua, and there are none here: write the signs "
                      "themselves",
                      what, text);
}

static int f_split(lua_State *L)
{
    size_t len, mark_len;
    const char *text = api_string(L, 1, "split: the text", &len);
    const char *mark = api_string(L, 2, "split: the separator", &mark_len);
    refuse_pattern(L, "split", mark, mark_len, true);
    if (mark_len == 0)
        sandbox_error(L, "split: the separator is empty");
    const char *end = text + len;
    lua_newtable(L);
    for (lua_Integer n = 1;; n++) {
        const char *hit = memmem(text, (size_t)(end - text), mark, mark_len);
        lua_pushlstring(L, text, (size_t)((hit ? hit : end) - text));
        lua_rawseti(L, -2, n);
        sandbox_spend(L, 0);
        if (!hit)
            return 1;
        if (n >= SCRIPT_INT_MAX)
            sandbox_error(L, "split: more than %d parts", SCRIPT_INT_MAX);
        text = hit + mark_len;
    }
}

static int f_trim(lua_State *L)
{
    size_t len, start = 0;
    const char *text = api_string(L, 1, "trim: the text", &len);
    while (start < len && is_space(text[start]))
        start++;
    while (len > start && is_space(text[len - 1]))
        len--;
    lua_pushlstring(L, text + start, len - start);
    return 1;
}

/* Letters of Latin-1, Greek and Cyrillic have their other case in as many bytes. */
static uint32_t to_lower(uint32_t cp)
{
    bool latin = (cp >= 'A' && cp <= 'Z') || (cp >= 0xC0 && cp <= 0xDE && cp != 0xD7);
    bool greek = cp >= 0x391 && cp <= 0x3A9 && cp != 0x3A2;
    if (latin || greek || (cp >= 0x410 && cp <= 0x42F))
        return cp + 32;
    if (cp >= 0x400 && cp <= 0x40F)
        return cp + 80;
    return cp;
}

static uint32_t to_upper(uint32_t cp)
{
    if (cp >= 0x450 && cp <= 0x45F)
        return cp - 80;
    return cp >= 32 && cp < 0x450 && to_lower(cp - 32) == cp ? cp - 32 : cp;
}

static int change_case(lua_State *L, uint32_t (*change)(uint32_t), const char *what)
{
    size_t len;
    const char *text = api_string(L, 1, what, &len);
    char *out = api_scratch(L, len);
    for (size_t i = 0; i < len;) {
        uint32_t cp;
        size_t size = utf8_decode(text + i, len - i, &cp);
        if (size > 0)
            utf8_encode(change(cp), out + i);
        else
            out[i] = text[i];
        i += size > 0 ? size : 1;
    }
    lua_pushlstring(L, out, len);
    return 1;
}

static int f_lower(lua_State *L)
{
    return change_case(L, to_lower, "lower: the text");
}

static int f_upper(lua_State *L)
{
    return change_case(L, to_upper, "upper: the text");
}

static int f_sub(lua_State *L)
{
    size_t len;
    const char *text = api_string(L, 1, "sub: the text", &len);
    size_t from = offset_of(api_integer(L, 2, -INDEX_MAX, INDEX_MAX, "sub: the start"), len);
    size_t to = end_of(position_at(L, 3, -1, "sub: the end"), len);
    lua_pushlstring(L, text + from, to > from ? to - from : 0);
    return 1;
}

static int f_len(lua_State *L)
{
    size_t len;
    api_string(L, 1, "len: the text", &len);
    lua_pushinteger(L, (lua_Integer)len);
    return 1;
}

static int f_byte(lua_State *L)
{
    size_t len;
    const char *text = api_string(L, 1, "byte: the text", &len);
    lua_Integer position = position_at(L, 2, 1, "byte: the position");
    size_t from = offset_of(position, len);
    size_t to = end_of(position_at(L, 3, position, "byte: the last"), len);
    if (to > from + BYTES_MAX)
        sandbox_error(L, "byte: more than %d values", BYTES_MAX);
    luaL_checkstack(L, BYTES_MAX, NULL);
    for (size_t i = from; i < to; i++)
        lua_pushinteger(L, (unsigned char)text[i]);
    return to > from ? (int)(to - from) : 0;
}

static int f_rep(lua_State *L)
{
    size_t len, mark_len = 0;
    const char *text = api_string(L, 1, "rep: the text", &len);
    size_t count = (size_t)api_integer(L, 2, 0, SCRIPT_INT_MAX, "rep: the count");
    const char *mark =
        lua_isnoneornil(L, 3) ? "" : api_string(L, 3, "rep: the separator", &mark_len);
    if (count == 0 || len + mark_len == 0)
        return lua_pushliteral(L, ""), 1;
    if ((len + mark_len) > SCRIPT_STRING / count)
        sandbox_error(L, "rep: the result is longer than %d bytes", (int)SCRIPT_STRING);
    size_t size = count * len + (count - 1) * mark_len;
    sandbox_spend(L, size);
    char *out = api_scratch(L, size), *to = out;
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            to = mempcpy(to, mark, mark_len);
        to = mempcpy(to, text, len);
    }
    lua_pushlstring(L, out, size);
    return 1;
}

static int f_reverse(lua_State *L)
{
    size_t len;
    const char *text = api_string(L, 1, "reverse: the text", &len);
    char *out = api_scratch(L, len);
    for (size_t i = 0; i < len;) {
        uint32_t cp;
        size_t size = utf8_decode(text + i, len - i, &cp);
        size = size > 0 ? size : 1;
        memcpy(out + len - i - size, text + i, size);
        i += size;
    }
    lua_pushlstring(L, out, len);
    return 1;
}

static int f_starts(lua_State *L)
{
    size_t len, start_len;
    const char *text = api_string(L, 1, "starts: the text", &len);
    const char *start = api_string(L, 2, "starts: the beginning", &start_len);
    refuse_pattern(L, "starts", start, start_len, false);
    lua_pushboolean(L, start_len <= len && memcmp(text, start, start_len) == 0);
    return 1;
}

static int f_ends(lua_State *L)
{
    size_t len, end_len;
    const char *text = api_string(L, 1, "ends: the text", &len);
    const char *end = api_string(L, 2, "ends: the end", &end_len);
    refuse_pattern(L, "ends", end, end_len, false);
    lua_pushboolean(L, end_len <= len && memcmp(text + len - end_len, end, end_len) == 0);
    return 1;
}

/* ("x"):upper() looks into the same read-only table; arithmetic on strings is not there. */
static void give_methods(lua_State *L)
{
    lua_pushliteral(L, "");
    lua_createtable(L, 0, 2);
    lua_getfield(L, -3, "string");
    lua_setfield(L, -2, "__index");
    lua_pushboolean(L, false);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
    lua_pop(L, 1);
}

void api_open_text(lua_State *L)
{
    static const struct api_function functions[] = {
        {"byte", f_byte, 3, NULL},   {"ends", f_ends, 2, NULL},       {"find", f_find, 4, NULL},
        {"len", f_len, 1, NULL},     {"lower", f_lower, 1, NULL},     {"rep", f_rep, 3, NULL},
        {"split", f_split, 2, NULL}, {"reverse", f_reverse, 1, NULL}, {"starts", f_starts, 2, NULL},
        {"sub", f_sub, 3, NULL},     {"trim", f_trim, 1, NULL},       {"upper", f_upper, 1, NULL},
        {NULL, NULL, 0, NULL},
    };
    api_add_library(L, "string", functions);
    give_methods(L);
}
