/* What pages may know of their pack and of the clinic it stands in. */
#include <string.h>

#include "base/str.h"
#include "pack/slots.h"
#include "script/api.h"

#define IN_LANGUAGE ".language"
#define PICTURES_MAX 64 /* of a team */

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

/* The fact that stands before the dot of "hours.by", or is the whole name. */
static const struct schema_key *find_fact(lua_State *L, const char *name)
{
    static const char *const endings[] = {"", ".by", ".date", IN_LANGUAGE, NULL};
    size_t len = strcspn(name, ".");
    return str_index(name + len, endings) < 0
               ? NULL
               : fact_find(pack_facts(script_of(L)->config.pack), name, len);
}

static int unknown_fact(lua_State *L, const char *name)
{
    struct arena *arena = arena_create();
    const char **names = fact_names(pack_facts(script_of(L)->config.pack), arena), *kept[160];
    size_t count = 0;
    for (; names[count]; count++)
        kept[count] = names[count];
    kept[count] = NULL; /* they live as long as the pack */
    arena_destroy(arena);
    api_unknown_of(L, "fact of clinic", name, kept);
}

/* A list of the clinic's pictures; nil: it has none. */
static void push_pictures(lua_State *L, const char *start)
{
    const char *paths[PICTURES_MAX];
    size_t found = pack_list(script_of(L)->config.pack, start, paths, PICTURES_MAX);
    lua_Integer count = 0;
    lua_newtable(L);
    for (size_t i = 0; i < found; i++) {
        size_t len = pack_asked_len(paths[i]);
        if (i > 0 && len == pack_asked_len(paths[i - 1]) &&
            strncmp(paths[i], paths[i - 1], len) == 0)
            continue; /* a drawing's second picture, for dark screens */
        lua_pushlstring(L, paths[i], len);
        lua_rawseti(L, -2, ++count);
    }
    if (count > 0)
        proxy_wrap(L, NULL);
    else
        lua_pushnil(L);
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

/* clinic.NAME, but not of advice: that never takes the place of a page's own words. */
static int clinic_index(lua_State *L)
{
    const char *name = api_string(L, 2, "clinic: the fact's name", NULL), *dot = strchr(name, '.');
    const struct schema_key *row = find_fact(L, name);
    if (!row)
        return unknown_fact(L, name);
    if (fact_kind(row) == FACT_ADVICE && !dot)
        return sandbox_error(
            L, "clinic.%s is advice: show it by advice { _\"...\", fact = \"%s\" }", name, name);
    const char *written = NULL;
    if (fact_kind(row) == FACT_PICTURES && !dot)
        return push_pictures(L, ((const struct fact *)row)->files), 1;
    if (!dot)
        return push_slot(L, name, &written), 1;
    if (strcmp(dot, IN_LANGUAGE) != 0) {
        lua_pushstring(L, conf_get(pack_slots(script_of(L)->config.pack), name));
        return 1;
    }
    push_slot(L, row->key, &written);
    lua_pushstring(L, lua_isnil(L, -1) ? NULL : written);
    return 1;
}

/* advice { _"...", fact = "driving" }: what the clinic says is handed to the core's own component,
   which shows it below the page's words, and to nobody else. */
static int f_advice(lua_State *L)
{
    const char *written = NULL;
    lua_settop(L, 1);
    api_table(L, 1, "advice: the argument");
    if (lua_getfield(L, 1, "fact") == LUA_TNIL)
        return sandbox_error(L, "advice needs fact, as in advice { _\"...\", fact = \"driving\" }");
    const char *name = api_string(L, 2, "advice: the fact", NULL);
    const struct schema_key *row = strchr(name, '.') ? NULL : find_fact(L, name);
    if (!row)
        return unknown_fact(L, name);
    if (fact_kind(row) != FACT_ADVICE)
        return sandbox_error(L, "advice: the fact `%s` is no advice: read it as clinic.%s", name,
                             name);
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_pushvalue(L, 1);
    push_slot(L, row->key, &written);
    lua_call(L, 2, 1);
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

void api_wrap_advice(lua_State *L)
{
    slot_get(L, SLOT_COMPONENTS);
    if (lua_istable(L, -1) && lua_getfield(L, -1, "advice") == LUA_TFUNCTION) {
        lua_pushcclosure(L, f_advice, 1);
        lua_setfield(L, -2, "advice");
    }
    lua_settop(L, 0);
}
