/* Actions: values where a page is made, wishes where a button's function runs. Nothing
   acts before Lua has returned. */
#include "script/api.h"

#define VALUE_PAGE_OR_SET 1 /* user value: a go's page id, a set's table */

/* What packs call each; actions of the program's own have no name. */
static const char *const names[] = {
    [ACTION_GO] = "go",         [ACTION_BACK] = "back",  [ACTION_HOME] = "home",
    [ACTION_FINISH] = "finish", [ACTION_SCRIPT] = "set",
};

struct value *action_at(lua_State *L, int index)
{
    struct value *value = NULL;
    if (mark_get(L, index, MARK_ACTION) == LUA_TUSERDATA)
        value = lua_touserdata(L, -1);
    lua_pop(L, 1);
    return value;
}

void action_push_payload(lua_State *L, int index)
{
    mark_get(L, index, MARK_ACTION);
    lua_getiuservalue(L, -1, VALUE_PAGE_OR_SET);
    lua_remove(L, -2);
}

const char *action_page(lua_State *L, int index)
{
    action_push_payload(L, index);
    const char *page = lua_tostring(L, -1); /* the action holds it */
    lua_pop(L, 1);
    return page;
}

/* payload -> action */
static int make_value(lua_State *L, enum action_kind kind)
{
    struct value *value = lua_newuserdatauv(L, sizeof *value, 1);
    *value = (struct value){.kind = kind};
    sandbox_place(L, &value->at);
    lua_rotate(L, -2, 1); /* userdata payload */
    lua_setiuservalue(L, -2, VALUE_PAGE_OR_SET);
    lua_createtable(L, 0, 1);
    lua_rotate(L, -2, 1);
    mark_set(L, -2, MARK_ACTION);
    slot_get(L, SLOT_SEALED);
    lua_setmetatable(L, -2);
    if (script_of(L)->mode == MODE_BODY) { /* looked at when the body has given its page */
        slot_get(L, SLOT_LOOSE);
        lua_pushvalue(L, -2);
        lua_rawseti(L, -2, (lua_Integer)lua_rawlen(L, -2) + 1);
        lua_pop(L, 1);
    }
    return 1;
}

/* payload -> nothing */
static int ask_for(lua_State *L, enum action_kind kind)
{
    struct script *script = script_of(L);
    struct outcome *outcome = script->outcome;
    if ((size_t)outcome->count == sizeof outcome->items / sizeof *outcome->items)
        sandbox_error(L, "one touch can lead to %d actions at most", outcome->count);
    const char *page = lua_tostring(L, -1);
    outcome->items[outcome->count++] = (struct action){
        .kind = kind,
        .page = page ? arena_strdup(script->answers, page) : NULL,
    };
    return 0;
}

static int act(lua_State *L, enum action_kind kind)
{
    return script_of(L)->mode == MODE_HANDLER ? ask_for(L, kind) : make_value(L, kind);
}

static int f_go(lua_State *L)
{
    api_page_id(L, 1, "go: the page");
    lua_settop(L, 1);
    return act(L, ACTION_GO);
}

/* Those that need nothing: the kind is the upvalue. */
static int f_bare(lua_State *L)
{
    api_most(L, names[lua_tointeger(L, lua_upvalueindex(1))], 0, NULL);
    lua_settop(L, 0);
    lua_pushnil(L);
    return act(L, (enum action_kind)lua_tointeger(L, lua_upvalueindex(1)));
}

static int f_set(lua_State *L)
{
    lua_settop(L, 1);
    visitor_copy(L, 1);
    if (script_of(L)->mode != MODE_HANDLER)
        return make_value(L, ACTION_SCRIPT);
    slot_get(L, SLOT_PENDING);
    lua_rotate(L, -2, 1);
    lua_rawseti(L, -2, (lua_Integer)lua_rawlen(L, -2) + 1);
    script_of(L)->outcome->changed = true;
    return 0;
}

void action_check_loose(lua_State *L)
{
    slot_get(L, SLOT_LOOSE);
    lua_Integer count = (lua_Integer)lua_rawlen(L, -1);
    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(L, -1, i);
        const struct value *value = action_at(L, -1);
        if (!value->used) {
            bool go = value->kind == ACTION_GO;
            const char *page = go ? lua_pushfstring(L, " \"%s\"", action_page(L, -1)) : "";
            sandbox_error_at(L, value->at.file, value->at.line,
                             "%s%s does nothing here: put it into a button", names[value->kind],
                             page);
        }
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

void api_open_actions(lua_State *L)
{
    static const struct api_function functions[] = {
        {"go", f_go, 1, NULL},
        {"set", f_set, 1, "write them in one table: set { a = 1, b = 2 }"},
        {NULL, NULL, 0, NULL},
    };
    api_add_functions(L, functions);
    for (int kind = ACTION_BACK; kind <= ACTION_FINISH; kind++) {
        lua_pushinteger(L, kind);
        lua_pushcclosure(L, f_bare, 1);
        lua_setfield(L, -2, names[kind]);
    }
    visitor_push_view(L);
    lua_setfield(L, -2, "visitor");
}
