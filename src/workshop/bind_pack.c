/* A pack as scripts see it: its files, its conf, and how its pages hang together. */
#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "pack/slots.h"
#include "workshop/bind.h"

#define FILES_MOST 20000
#define BYTES_MOST (64 * 1024 * 1024)

static const struct pack *own_pack(lua_State *L)
{
    const struct pack *pack = bind_lint(L)->pack;
    if (!pack)
        luaL_error(L, "the pack can not be opened");
    return pack;
}

static int f_files(lua_State *L)
{
    const struct pack *pack = own_pack(L);
    const char *prefix = luaL_optstring(L, 1, "");
    const char **paths = lua_newuserdatauv(L, FILES_MOST * sizeof *paths, 0);
    size_t count = pack_list(pack, prefix, paths, FILES_MOST);
    lua_newtable(L);
    for (size_t i = 0; i < count && i < FILES_MOST; i++) {
        lua_pushstring(L, paths[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    return 1;
}

static int f_has(lua_State *L)
{
    lua_pushboolean(L, pack_has(own_pack(L), luaL_checkstring(L, 1)));
    return 1;
}

static int f_where(lua_State *L)
{
    lua_pushstring(L, pack_where(own_pack(L), luaL_checkstring(L, 1), bind_lint(L)->arena));
    return 1;
}

static int f_is_core(lua_State *L)
{
    const char *where = pack_where(own_pack(L), luaL_checkstring(L, 1), bind_lint(L)->arena);
    const char *core = pack_layer_path(own_pack(L), 0);
    size_t len = strlen(core);
    lua_pushboolean(L, strncmp(where, core, len) == 0 && where[len] == '/');
    return 1;
}

static int f_read(lua_State *L)
{
    const struct pack *pack = own_pack(L);
    const char *path = luaL_checkstring(L, 1);
    lua_Integer layer = luaL_optinteger(L, 2, 0), most = luaL_optinteger(L, 3, BYTES_MOST);
    struct buf bytes = {0};
    struct err err = {0};
    luaL_argcheck(L, most >= 0, 3, "less than nothing");
    luaL_argcheck(L, layer >= 0 && (size_t)layer <= pack_layer_count(pack), 2, "no such layer");
    bool read = layer > 0
                    ? pack_read_layer(pack, (size_t)layer - 1, path, (size_t)most, &bytes, &err)
                    : pack_read(pack, path, (size_t)most, &bytes, &err);
    if (read)
        lua_pushlstring(L, bytes.len ? bytes.bytes : "", bytes.len);
    buf_free(&bytes);
    if (read)
        return 1;
    lua_pushnil(L);
    lua_pushstring(L, err.text);
    return 2;
}

static int push_conf(lua_State *L, const struct conf *conf)
{
    lua_createtable(L, (int)conf->count, 1);
    bind_set_text(L, "file", conf->name);
    for (size_t i = 0; i < conf->count; i++) {
        lua_createtable(L, 0, 3);
        bind_set_text(L, "key", conf->entries[i].key);
        bind_set_text(L, "value", conf->entries[i].value);
        bind_set_int(L, "line", conf->entries[i].line);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    return 1;
}

static int f_conf(lua_State *L)
{
    return push_conf(L, &bind_lint(L)->conf);
}

static int f_slots(lua_State *L)
{
    const struct conf *slots = pack_slots(own_pack(L));
    push_conf(L, slots);
    for (size_t i = 0; i < slots->count; i++) {
        lua_rawgeti(L, -1, (lua_Integer)i + 1);
        bind_set_text(L, "language", slot_key_language(slots->entries[i].key));
        lua_pop(L, 1);
    }
    return 1;
}

static int f_slot(lua_State *L)
{
    lua_pushstring(L, pack_slot(own_pack(L), luaL_checkstring(L, 1), luaL_checkstring(L, 2), NULL));
    return 1;
}

static void push_fact(lua_State *L, const struct schema_key *row)
{
    lua_createtable(L, 0, 3);
    bind_set_text(L, "name", row->key);
    bind_set_text(L, "kind", bind_slot_kind(own_pack(L), row->key));
    bind_set_text(L, "type", fact_kind_name(row));
}

static int f_facts(lua_State *L)
{
    const struct fact_set *facts = pack_facts(own_pack(L));
    lua_Integer count = 0;
    lua_newtable(L);
    for (const struct schema_key *row = fact_core_keys; row->key; row++) {
        push_fact(L, row);
        lua_rawseti(L, -2, ++count);
    }
    for (int i = 0; i < facts->count; i++) {
        push_fact(L, &facts->own[i].row);
        bind_set_text(L, "ask", facts->own[i].row.about);
        bind_set_text(L, "files", facts->own[i].files);
        lua_rawseti(L, -2, ++count);
    }
    return 1;
}

static int f_theme(lua_State *L)
{
    const struct pack_theme *theme = pack_theme(own_pack(L));
    lua_newtable(L);
    bind_set_text(L, "accent", theme->accent);
    bind_set_text(L, "logo", theme->logo);
    bind_set_text(L, "logo_dark", theme->logo_dark);
    bind_set_bool(L, "show_name", theme->show_name);
    return 1;
}

static int f_leads(lua_State *L)
{
    lua_pushboolean(L, lint_leads(bind_lint(L), luaL_checkstring(L, 1), luaL_checkstring(L, 2)));
    return 1;
}

static int f_depth(lua_State *L)
{
    int depth = lint_depth(bind_lint(L), luaL_checkstring(L, 1));
    if (depth >= 0)
        lua_pushinteger(L, depth);
    return depth >= 0;
}

static void push_info(lua_State *L, const struct pack_info *info)
{
    lua_newtable(L);
    bind_set_text(L, "id", info->id);
    bind_set_text(L, "title", info->title);
    bind_set_text(L, "version", info->version);
    bind_set_int(L, "sequence", info->sequence);
    bind_set_text(L, "review_by", info->review_by);
    bind_set_bool(L, "reviewed", info->reviewed);
    bind_set_text(L, "translated", info->translated);
    bind_set_text(L, "start", info->start);
    bind_set_text(L, "help", info->help);
    bind_set_list(L, "languages", info->languages, (size_t)info->language_count);
    bind_set_int(L, "languages_line", info->languages_line);
    bind_set_list(L, "attracts", info->attracts, (size_t)info->attract_count);
    bind_set_list(L, "handout", info->handout, (size_t)info->handout_count);
    lua_createtable(L, info->flow_count, 0);
    for (int i = 0; i < info->flow_count; i++) {
        lua_newtable(L);
        bind_set_text(L, "name", info->flows[i].name);
        bind_set_list(L, "pages", info->flows[i].pages, (size_t)info->flows[i].count);
        lua_rawseti(L, -2, i + 1);
    }
    lua_setfield(L, -2, "flows");
}

void bind_push_pack(lua_State *L, const struct pack *pack)
{
    const struct pack_info *info = pack_info(pack);
    lua_newtable(L);
    push_info(L, info);
    lua_setfield(L, -2, "info");
    bind_set_text(L, "first", info->languages[0]);
    lua_newtable(L);
    for (size_t i = 0; i < pack_page_count(pack); i++) {
        lua_pushstring(L, pack_page(pack, i));
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_setfield(L, -2, "pages");
    lua_newtable(L);
    for (size_t i = 0; i < pack_layer_count(pack); i++) {
        lua_pushstring(L, pack_layer_path(pack, i));
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_setfield(L, -2, "layers");
}

void bind_pack(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"files", f_files}, {"has", f_has},     {"where", f_where}, {"is_core", f_is_core},
        {"read", f_read},   {"conf", f_conf},   {"slots", f_slots}, {"theme", f_theme},
        {"slot", f_slot},   {"facts", f_facts}, {"leads", f_leads}, {"depth", f_depth},
        {NULL, NULL},
    };
    const struct lint *lint = bind_lint(L);
    if (!lint->pack)
        return;
    bind_push_pack(L, lint->pack);
    luaL_setfuncs(L, functions, 0);
    lua_newtable(L);
    for (int i = 0; i < lint_language_count(lint); i++) {
        lua_pushstring(L, lint_language(lint, i));
        lua_rawseti(L, -2, i + 1);
    }
    lua_setfield(L, -2, "languages");
    lua_setglobal(L, "pack");
}
