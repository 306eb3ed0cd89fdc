/* The visitor's state: a table that no script ever holds. Scripts read it through a proxy
   and change it with checked copies, so nothing of it is shared or kept but rows of the
   pack's tables. */
#include <stdio.h>
#include <string.h>

#include "script/api.h"

#define COPY_DEPTH 8
#define COPY_VALUES 2000

void visitor_push_view(lua_State *L)
{
    slot_get(L, SLOT_VISITOR);
    proxy_wrap(L, NULL);
}

struct copying {
    int values;
    const char *key; /* of the top level, for messages */
};

static void copy_table(lua_State *L, int index, int depth, struct copying *copying);

/* +1: a copy of the value at index. */
static void copy_value(lua_State *L, int index, int depth, struct copying *copying)
{
    if (++copying->values > COPY_VALUES)
        sandbox_error(L, "set: `%s` has more than %d values", copying->key, COPY_VALUES);
    switch (lua_type(L, index)) {
    case LUA_TBOOLEAN:
    case LUA_TNUMBER:
    case LUA_TSTRING: lua_pushvalue(L, index); break;
    case LUA_TTABLE:
        if (data_row_at(L, index) >= 0)
            lua_pushvalue(L, index); /* nobody can change it */
        else
            copy_table(L, index, depth + 1, copying);
        break;
    default:
        sandbox_error(L,
                      "set: `%s` holds a %s; it may hold strings, numbers, booleans and "
                      "tables of these",
                      copying->key, luaL_typename(L, index));
    }
}

static void copy_table(lua_State *L, int index, int depth, struct copying *copying)
{
    if (depth > COPY_DEPTH)
        sandbox_error(L, "set: `%s` has tables in tables over %d deep", copying->key, COPY_DEPTH);
    luaL_checkstack(L, 8, "set");
    lua_pushvalue(L, index);
    proxy_open(L, -1);
    if (lua_getmetatable(L, -1))
        sandbox_error(L, "set: `%s` holds something that is not a plain table", copying->key);
    int source = lua_gettop(L);
    lua_newtable(L); /* source copy */
    for (lua_pushnil(L); lua_next(L, source);) {
        int type = lua_type(L, -2);
        if (type != LUA_TSTRING && type != LUA_TNUMBER)
            sandbox_error(L, "set: `%s` has a %s as a key", copying->key, lua_typename(L, type));
        lua_pushvalue(L, -2);
        copy_value(L, -2, depth, copying);
        lua_remove(L, -3);         /* source copy key key value */
        lua_rawset(L, source + 1); /* source copy key */
    }
    lua_remove(L, source);
}

void visitor_copy(lua_State *L, int index)
{
    index = lua_absindex(L, index);
    api_table(L, index, "set: the argument");
    if (lua_getmetatable(L, index))
        sandbox_error(L, "set: the argument is not a plain table");
    struct copying copying = {0};
    lua_newtable(L); /* copy */
    int copy = lua_gettop(L);
    for (lua_pushnil(L); lua_next(L, index);) {
        if (lua_type(L, -2) != LUA_TSTRING)
            sandbox_error(L, "set takes names and values, as in set { zip = \"78205\" }");
        copying.key = lua_tostring(L, -2);
        lua_pushvalue(L, -2);
        copy_value(L, -2, 0, &copying);
        lua_remove(L, -3);
        lua_rawset(L, copy);
    }
}

/* What a script sets under a field's key is what stands in the field from then on. */
static void follow_field(lua_State *L, const char *key)
{
    struct script_field *field = visitor_field(script_of(L), key, false);
    if (!field)
        return;
    explicit_bzero(field->text, sizeof field->text);
    if (lua_type(L, -1) == LUA_TSTRING)
        snprintf(field->text, sizeof field->text, "%s", lua_tostring(L, -1));
}

void visitor_merge(lua_State *L)
{
    int from = lua_gettop(L);
    slot_get(L, SLOT_VISITOR); /* from state */
    for (lua_pushnil(L); lua_next(L, from);) {
        follow_field(L, lua_tostring(L, -2));
        if (lua_type(L, -1) == LUA_TBOOLEAN && !lua_toboolean(L, -1)) {
            lua_pop(L, 1);
            lua_pushnil(L);
        }
        lua_pushvalue(L, -2);
        lua_rotate(L, -2, 1); /* from state key key value */
        lua_rawset(L, from + 1);
    }
    lua_settop(L, from - 1);
}

void visitor_merge_pending(lua_State *L)
{
    slot_get(L, SLOT_PENDING);
    lua_Integer count = (lua_Integer)lua_rawlen(L, -1);
    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(L, -1, i);
        visitor_merge(L);
    }
    lua_pop(L, 1);
    slot_new(L, SLOT_PENDING);
}

/* The visitor's words are kept in the struct, which is wiped with it. */
struct script_field *visitor_field(struct script *script, const char *key, bool make)
{
    struct script_field *unused = NULL;
    for (size_t i = 0; i < API_FIELDS; i++) {
        struct script_field *field = &script->fields[i];
        if (strcmp(field->key, key) == 0)
            return field;
        if (!unused && field->key[0] == '\0')
            unused = field;
    }
    if (!make)
        return NULL;
    /* More fields than a visit can need: the first one's text goes. */
    struct script_field *field = unused ? unused : &script->fields[0];
    explicit_bzero(field, sizeof *field);
    snprintf(field->key, sizeof field->key, "%s", key);
    return field;
}

const char *script_typed(const struct script *script, const char *key)
{
    for (size_t i = 0; i < API_FIELDS; i++) {
        if (strcmp(script->fields[i].key, key) == 0)
            return script->fields[i].text;
    }
    return "";
}
