/* Actions: values where a page is made, wishes where a button's function runs. Nothing
   acts before Lua has returned. */
#include "script/api.h"

#define VALUE_PAGE_OR_SET 1 /* user value: a go's page id, a set's table */

struct value *action_at(lua_State *L, int index)
{
    struct value *value = NULL;
    if (mark_get(L, index, MARK_ACTION) == LUA_TUSERDATA)
        value = lua_touserdata(L, -1);
    lua_pop(L, 1);
    return value;
}

/* +1: the user value of the action at index. */
static void push_payload(lua_State *L, int index)
{
    mark_get(L, index, MARK_ACTION);
    lua_getiuservalue(L, -1, VALUE_PAGE_OR_SET);
    lua_remove(L, -2);
}

const char *action_page(lua_State *L, int index)
{
    push_payload(L, index);
    const char *page = lua_tostring(L, -1); /* the action holds it */
    lua_pop(L, 1);
    return page;
}

void action_push_values(lua_State *L, int index)
{
    push_payload(L, index);
}

static const char *kind_name(enum action_kind kind)
{
    switch (kind) {
    case ACTION_GO: return "go";
    case ACTION_BACK: return "back";
    case ACTION_HOME: return "home";
    case ACTION_FINISH: return "finish";
    case ACTION_SCRIPT: return "set";
    case ACTION_NONE:
    case ACTION_NEXT:
    case ACTION_BEGIN:
    case ACTION_LANGUAGE:
    case ACTION_BIGGER:
    case ACTION_THEME:
    case ACTION_READ:
    case ACTION_STAY:
    case ACTION_TYPE:
    case ACTION_ERASE:
    case ACTION_ENTER: break;
    }
    return "this";
}

static void remember_loose(lua_State *L)
{
    slot_get(L, SLOT_LOOSE);
    lua_pushvalue(L, -2);
    lua_rawseti(L, -2, (lua_Integer)lua_rawlen(L, -2) + 1);
    lua_pop(L, 1);
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
    if (script_of(L)->mode == MODE_BODY)
        remember_loose(L);
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
    const struct pack *pack = script_of(L)->config.pack;
    const char *id = api_string(L, 1, "go: the page", NULL);
    if (!pack_has_page(pack, id)) {
        const char *near[] = {pack_nearest_page(pack, id), NULL};
        api_unknown_of(L, "page", id, near);
    }
    lua_settop(L, 1);
    return act(L, ACTION_GO);
}

static int f_back(lua_State *L)
{
    lua_settop(L, 0);
    lua_pushnil(L);
    return act(L, ACTION_BACK);
}

static int f_home(lua_State *L)
{
    lua_settop(L, 0);
    lua_pushnil(L);
    return act(L, ACTION_HOME);
}

static int f_finish(lua_State *L)
{
    lua_settop(L, 0);
    lua_pushnil(L);
    return act(L, ACTION_FINISH);
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
            const char *page = action_page(L, -1);
            sandbox_error_at(L, value->at.file, value->at.line,
                             "%s%s%s%s does nothing here: put it into a button",
                             kind_name(value->kind), value->kind == ACTION_GO ? " \"" : "",
                             value->kind == ACTION_GO ? page : "",
                             value->kind == ACTION_GO ? "\"" : "");
        }
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

void api_open_actions(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"back", f_back}, {"finish", f_finish}, {"go", f_go},
        {"home", f_home}, {"set", f_set},       {NULL, NULL},
    };
    api_add(L, functions);
    visitor_open(L);
}
