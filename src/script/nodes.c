/* The primitives, one for each node kind that has a name: a sealed table that names the line
   which made it and holds a copy of what was given. page.c reads it when the page is built. A copy
   can hold only what was there before, so there are no rings. */
#include "layout/kinds.h"
#include "script/api.h"

#define ENTRY_COST ((size_t)64) /* of one value that is copied, as bytes of work */

bool node_at(lua_State *L, int index, struct made *out)
{
    if (mark_get(L, index, MARK_NODE) != LUA_TTABLE)
        return lua_pop(L, 1), false;
    lua_pop(L, 1);
    mark_get(L, index, MARK_KIND);
    out->kind = (enum node_kind)lua_tointeger(L, -1);
    lua_pop(L, 1);
    mark_get(L, index, MARK_LINE);
    out->line = (int)lua_tointeger(L, -1);
    lua_pop(L, 1);
    mark_get(L, index, MARK_FILE);
    out->file = lua_tostring(L, -1); /* the node holds it */
    lua_pop(L, 1);
    return true;
}

/* A value alone is as good as a list of it. */
static void allow_bare(lua_State *L, enum takes takes)
{
    bool words = takes == TAKES_PARAGRAPHS || takes == TAKES_TEXT;
    if (takes != TAKES_LENGTH && !(words && lua_type(L, 1) == LUA_TSTRING))
        return;
    lua_createtable(L, 1, 0);
    lua_pushvalue(L, 1);
    lua_rawseti(L, -2, 1);
    lua_replace(L, 1);
}

/* +1: a copy of the table at index 1. What holds an action has a use for it, or is told why not
   when it is read. */
static void push_copy(lua_State *L)
{
    size_t count = 0;
    lua_newtable(L);
    for (lua_pushnil(L); lua_next(L, 1); count++) {
        struct value *value = action_at(L, -1);
        if (value)
            value->used = true;
        lua_pushvalue(L, -2);
        lua_rotate(L, -2, 1); /* copy key key value */
        lua_rawset(L, -4);
    }
    sandbox_spend(L, count * ENTRY_COST);
}

static int f_node(lua_State *L)
{
    struct place at;
    lua_Integer kind = lua_tointeger(L, lua_upvalueindex(1));
    sandbox_place(L, &at);
    api_most(L, node_kinds[kind].name, 1, "write it as one table: { ..., ... }");
    lua_settop(L, 1);
    allow_bare(L, node_kinds[kind].takes);
    api_table(L, 1, node_kinds[kind].name);
    lua_createtable(L, 0, 4); /* given node */
    push_copy(L);
    mark_set(L, 2, MARK_NODE);
    lua_pushinteger(L, kind);
    mark_set(L, 2, MARK_KIND);
    lua_pushstring(L, at.file);
    mark_set(L, 2, MARK_FILE);
    lua_pushinteger(L, at.line);
    mark_set(L, 2, MARK_LINE);
    slot_get(L, SLOT_SEALED);
    lua_setmetatable(L, 2);
    return 1;
}

void api_open_nodes(lua_State *L)
{
    for (int kind = 0; kind < NODE_KINDS; kind++) {
        if (!node_kinds[kind].name)
            continue;
        lua_pushinteger(L, kind);
        lua_pushcclosure(L, f_node, 1);
        lua_setfield(L, -2, node_kinds[kind].name);
    }
}
