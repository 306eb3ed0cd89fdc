/* What pages may know of their pack and of the clinic it stands in. */
#include <string.h>

#include "pack/slots.h"
#include "script/api.h"

#define IN_LANGUAGE ".language"

/* The office that this machine stands in fills what the clinic left out. */
static bool push_from_own_office(lua_State *L, const char *slot, const char **written)
{
    if (strcmp(slot, "phone") != 0 && strcmp(slot, "hours") != 0)
        return false;
    if (!data_push_own_office(L))
        return false;
    *written = data_row_language(L, -1, slot);
    lua_getfield(L, -1, slot);
    return lua_rawlen(L, -1) > 0;
}

static bool is_slot(const char *name)
{
    static const char *const endings[] = {"", ".by", ".date", IN_LANGUAGE};
    for (const struct schema_key *slot = slot_keys; slot->key; slot++) {
        size_t len = strlen(slot->key);
        for (int e = 0; strncmp(name, slot->key, len) == 0 && e < 4; e++) {
            if (strcmp(name + len, endings[e]) == 0)
                return true;
        }
    }
    return false;
}

/* What the slot says to this visitor; its language is that of the words given. */
static void push_slot(lua_State *L, const char *slot, const char **written)
{
    const struct script *script = script_of(L);
    const char *value = pack_slot(script->config.pack, slot, script->language, written);
    if (value)
        lua_pushstring(L, value);
    else if (!push_from_own_office(L, slot, written))
        lua_pushnil(L);
}

static int clinic_index(lua_State *L)
{
    const char *name = api_string(L, 2, "clinic: the slot's name", NULL);
    const char *written = NULL, *names[SLOTS_MAX + 1];
    slot_list_names(names);
    if (!is_slot(name))
        api_unknown_of(L, "slot of clinic", name, names);
    const char *dot = strchr(name, '.');
    if (!dot)
        return push_slot(L, name, &written), 1;
    if (strcmp(dot, IN_LANGUAGE) != 0) {
        lua_pushstring(L, conf_get(pack_slots(script_of(L)->config.pack), name));
        return 1;
    }
    lua_pushlstring(L, name, (size_t)(dot - name));
    push_slot(L, lua_tostring(L, -1), &written);
    lua_pushstring(L, lua_isnil(L, -1) ? NULL : written);
    return 1;
}

static int entry_index(lua_State *L)
{
    static const char *const names[] = {"id", "title", "flow", NULL};
    const char *name = api_string(L, 2, "a page's entry: the name", NULL);
    mark_get(L, 1, MARK_ENTRY);
    const char *id = lua_touserdata(L, -1);
    if (strcmp(name, "id") == 0)
        return lua_pushstring(L, id), 1;
    if (strcmp(name, "flow") == 0) {
        const struct pack_flow *flow = pack_flow_of(script_of(L)->config.pack, id, NULL);
        return lua_pushstring(L, flow ? flow->name : NULL), 1;
    }
    if (strcmp(name, "title") != 0)
        api_unknown_of(L, "name of a page", name, names);
    files_page(L, id);
    lua_getfield(L, -1, name);
    return 1;
}

/* A list of entries: a page's file is loaded only when its title is asked for. */
static void push_pages(lua_State *L)
{
    const struct pack *pack = script_of(L)->config.pack;
    size_t count = pack_page_count(pack);
    lua_createtable(L, (int)count, 0);
    for (size_t i = 0; i < count; i++) {
        lua_createtable(L, 0, 1);
        lua_pushlightuserdata(L, (void *)pack_page(pack, i));
        mark_set(L, -2, MARK_ENTRY);
        slot_get(L, SLOT_ENTRY);
        lua_setmetatable(L, -2);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
        sandbox_spend(L, 128);
    }
    proxy_wrap(L, NULL);
}

static void push_ids(lua_State *L, const char *const *ids, int count)
{
    lua_createtable(L, count, 4);
    for (int i = 0; i < count; i++) {
        lua_pushstring(L, ids[i]);
        lua_rawseti(L, -2, i + 1);
    }
}

static void push_flows(lua_State *L)
{
    const struct pack_info *info = pack_info(script_of(L)->config.pack);
    lua_createtable(L, 0, info->flow_count);
    for (int i = 0; i < info->flow_count; i++) {
        const struct pack_flow *flow = &info->flows[i];
        push_ids(L, flow->pages, flow->count);
        lua_pushstring(L, flow->title);
        lua_setfield(L, -2, "title");
        lua_pushstring(L, flow->icon);
        lua_setfield(L, -2, "icon");
        lua_pushboolean(L, flow->take);
        lua_setfield(L, -2, "take");
        push_ids(L, flow->ends, flow->end_count);
        lua_setfield(L, -2, "ends");
        lua_setfield(L, -2, flow->name);
    }
    proxy_wrap(L, NULL);
}

static int pack_index(lua_State *L)
{
    static const char *const names[] = {"id",       "title",      "version", "review_by",
                                        "reviewed", "translated", "start",   "help",
                                        "pages",    "flows",      NULL};
    const struct pack_info *info = pack_info(script_of(L)->config.pack);
    const char *name = api_string(L, 2, "pack: the name", NULL);
    if (strcmp(name, "id") == 0)
        lua_pushstring(L, info->id);
    else if (strcmp(name, "title") == 0)
        lua_pushstring(L, info->title);
    else if (strcmp(name, "version") == 0)
        lua_pushstring(L, info->version);
    else if (strcmp(name, "review_by") == 0)
        lua_pushstring(L, info->review_by);
    else if (strcmp(name, "reviewed") == 0)
        info->reviewed ? lua_pushboolean(L, true) : lua_pushnil(L);
    else if (strcmp(name, "translated") == 0)
        lua_pushstring(L, info->translated);
    else if (strcmp(name, "start") == 0)
        lua_pushstring(L, info->start);
    else if (strcmp(name, "help") == 0)
        lua_pushstring(L, info->help);
    else if (strcmp(name, "pages") == 0)
        push_pages(L);
    else if (strcmp(name, "flows") == 0)
        push_flows(L);
    else
        api_unknown_of(L, "name of pack", name, names);
    return 1;
}

static int no_length(lua_State *L)
{
    return sandbox_error(L, "this table is not a list");
}

static void add_proxy(lua_State *L, const char *name, enum slot metatable)
{
    lua_newtable(L);
    slot_get(L, metatable);
    lua_setmetatable(L, -2);
    lua_setfield(L, -2, name);
}

void api_open_pack(lua_State *L)
{
    proxy_metatable(L, SLOT_CLINIC, clinic_index, no_length);
    proxy_metatable(L, SLOT_PACK, pack_index, no_length);
    proxy_metatable(L, SLOT_ENTRY, entry_index, no_length);
    add_proxy(L, "clinic", SLOT_CLINIC);
    add_proxy(L, "pack", SLOT_PACK);
}
