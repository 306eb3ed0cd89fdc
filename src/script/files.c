/* The Lua files of a pack: pages, libraries, and the names they see. No file can make a
   global; a name that is not there is an error that tells the nearest. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "script/api.h"
#include "script/chunks.h"
#include "script/slips.h"
#include "script/source.h"

#define READ_STEP ((size_t)512)
#define READ_COST ((size_t)32) /* a byte of source is as much work as so many of a string */
#define LIB_NAME_MAX 64
#define END_PAGE "lib/end.lua"

struct reading {
    const char *text; /* the whole */
    size_t len;
    const char *at; /* of it what was not read yet */
    size_t left;
    int line;   /* of what was read last */
    bool ended; /* that was the line's end */
};

/* At most a line at a time, so that the line is known where Lua does not tell it. */
static const char *read_step(lua_State *L, void *context, size_t *size)
{
    struct reading *reading = context;
    *size = reading->left < READ_STEP ? reading->left : READ_STEP;
    const char *at = reading->at, *end = memchr(at, '\n', *size);
    if (end)
        *size = (size_t)(end - at) + 1;
    sandbox_spend(L, *size * READ_COST);
    reading->line += reading->ended;
    reading->ended = end;
    reading->at += *size;
    reading->left -= *size;
    return *size > 0 ? at : NULL;
}

/* Lua's own message begins with a shortened name: the whole one is put there, and behind it what
   to write instead, where that is known. */
static void raise_compile_error(lua_State *L, const char *where, const struct reading *reading,
                                int status)
{
    int line = reading->line;
    sandbox_of(L)->located = true;
    if (status == LUA_ERRMEM)
        sandbox_error(L, "%s:%d: this file needs more memory than a pack may have", where, line);
    const char *words = lua_tostring(L, -1);
    if (status == LUA_ERRERR || sandbox_is_overflow(words))
        sandbox_error(L, "%s:%d: brackets, blocks or signs are too deep in one another", where,
                      line);
    size_t skip = strlen(where) < LUA_IDSIZE ? strlen(where) : LUA_IDSIZE - 1;
    bool placed = strlen(words) > skip && words[skip] == ':';
    line = placed ? atoi(words + skip + 1) : 1;
    const char *message = placed ? strchr(words + skip + 1, ':') : NULL;
    message = message ? message + 2 : words;
    struct err cure = {0};
    bool known = slips_of_source(&cure, reading->text, reading->len, &line, message);
    sandbox_error(L, "%s:%d: %s%s%s", where, line, message, known ? ": " : "", cure.text);
}

/* +1 */
static void compile(lua_State *L, const char *where, const char *name)
{
    struct script *script = script_of(L);
    const char *text = script->source.len ? script->source.bytes : "";
    size_t mark = utf8_mark(text, script->source.len);
    text += mark;
    size_t len = script->source.len - mark;
    struct reading reading = {text, len, text, len, 1, false};
    struct err err;
    int line;
    if (!source_check(reading.at, reading.left, &line, &err))
        sandbox_error_at(L, where, line, "%s", err.text);
    int status = lua_load(L, read_step, &reading, name, "t");
    if (status != LUA_OK)
        raise_compile_error(L, where, &reading, status);
}

static bool read_source(struct script *script, const char *path, int layer, struct err *err)
{
    buf_free(&script->source);
    const struct pack *pack = script->config.pack;
    if (layer < 0)
        return pack_read(pack, path, SCRIPT_FILE_MAX, &script->source, err);
    return pack_read_layer(pack, (size_t)layer, path, SCRIPT_FILE_MAX, &script->source, err) ||
           (err->text[0] ? false : err_set(err, "the core has no %s", path));
}

/* +1: the file as it is called on this machine. */
static const char *push_where(lua_State *L, const char *path, int layer)
{
    const struct pack *pack = script_of(L)->config.pack;
    if (layer < 0)
        return lua_pushstring(L, pack_where(pack, path, NULL));
    return lua_pushfstring(L, "%s/%s", pack_layer_path(pack, (size_t)layer), path);
}

static bool is_core(lua_State *L, const char *where, const char *path)
{
    const char *core = pack_layer_path(script_of(L)->config.pack, 0);
    size_t len = strlen(core);
    return strncmp(path, "lib/", 4) == 0 && strncmp(where, core, len) == 0 && where[len] == '/';
}

/* The function at the top is called in the mode of files, with the argument, NULL: none. It
   gives one value. */
static void run_file(lua_State *L, const char *where, const char *argument)
{
    struct script *script = script_of(L);
    enum script_mode mode = script->mode;
    struct place outside = script->sandbox.fallback;
    script->mode = mode == MODE_DATA ? MODE_DATA : MODE_LOAD;
    sandbox_fallback_place(L, where, 1);
    if (argument)
        lua_pushstring(L, argument);
    sandbox_call(L, argument ? 1 : 0, 1);
    script->sandbox.fallback = outside;
    script->mode = mode;
}

/* +1: the file's function, as it was compiled for an earlier visitor, or from its text. A pack's file
   is read all the same: that it can't be any more is known as soon as it is wanted. */
static void load(lua_State *L, const char *path, int layer, const char *where)
{
    struct script *script = script_of(L);
    struct chunks *chunks = script->config.chunks;
    bool test = strncmp(path, "tests/", 6) == 0;
    bool core = is_core(L, where, path);
    const char *name = lua_pushfstring(L, "%s%s", core ? "=" : "@", where);
    struct err err;
    if (!core && !read_source(script, path, layer, &err))
        sandbox_error(L, "%s", err.text);
    if (!chunks_load(chunks, L, name)) {
        if (core && !read_source(script, path, layer, &err))
            sandbox_error(L, "%s", err.text);
        compile(L, where, name);
        chunks_keep(chunks, L, name);
    }
    buf_free(&script->source);
    lua_remove(L, -2);
    slot_get(L, test ? SLOT_TEST_ENV : SLOT_ENV);
    if (!lua_setupvalue(L, -2, 1))
        lua_pop(L, 1);
}

static void run_path(lua_State *L, const char *path, int layer, const char *argument)
{
    luaL_checkstack(L, 12, "files");
    const char *where = push_where(L, path, layer);
    load(L, path, layer, where);
    run_file(L, where, argument);
    lua_remove(L, -2);
}

void files_run(lua_State *L, const char *path, int layer)
{
    run_path(L, path, layer, NULL);
}

/* A file that is asked for while it is being loaded would wait for itself. */
static void begin_loading(lua_State *L, const char *path)
{
    slot_get(L, SLOT_LOADING);
    if (lua_getfield(L, -1, path) != LUA_TNIL)
        sandbox_error(L, "%s needs itself while it is loaded", path);
    lua_pushboolean(L, true);
    lua_setfield(L, -3, path);
    lua_pop(L, 2);
}

static void end_loading(lua_State *L, const char *path)
{
    slot_get(L, SLOT_LOADING);
    lua_pushnil(L);
    lua_setfield(L, -2, path);
    lua_pop(L, 1);
}

/* An end page has no file of its own: the core's lib/end.lua makes that of the flow. */
static void run_page(lua_State *L, const char *id, const char *path)
{
    int index;
    const struct pack_flow *flow = pack_flow_of(script_of(L)->config.pack, id, &index);
    if (flow && index == flow->count)
        run_path(L, END_PAGE, 0, flow->name);
    else
        files_run(L, path, -1);
}

/* The page at the top, where it is the last of its flow. */
static void refuse_next(lua_State *L, const char *id)
{
    int index;
    const struct pack_flow *flow = pack_flow_of(script_of(L)->config.pack, id, &index);
    if (!flow || !flow->end || index + 1 != flow->count)
        return;
    if (lua_getfield(L, -1, "next") == LUA_TNIL) {
        lua_pop(L, 1);
        return;
    }
    lua_getfield(L, -2, "file");
    lua_getfield(L, -3, "line");
    sandbox_error_at(L, lua_tostring(L, -2), (int)lua_tointeger(L, -1),
                     "page: this is the last page of the flow `%s`, which leads to what next: take "
                     "`next =` out, and name the page in `ends` of flows.lua",
                     flow->name);
}

void files_page(lua_State *L, const char *id)
{
    luaL_checkstack(L, 8, "files");
    slot_get(L, SLOT_PAGES);
    if (lua_getfield(L, -1, id) == LUA_TTABLE) {
        lua_remove(L, -2);
        return;
    }
    lua_pop(L, 1);
    const char *path = lua_pushfstring(L, "pages/%s.lua", id); /* pages path */
    begin_loading(L, path);
    run_page(L, id, path);
    end_loading(L, path);
    if (mark_get(L, -1, MARK_PAGE) != LUA_TTABLE) {
        sandbox_of(L)->located = true;
        sandbox_error(L, "%s:1: the file must end with return page { ... }",
                      pack_where(script_of(L)->config.pack, path, NULL));
    }
    refuse_next(L, id);
    lua_pushvalue(L, -1);
    lua_setfield(L, -5, id); /* pages path sealed page */
    lua_rotate(L, -4, 1);
    lua_pop(L, 3);
}

static bool called_by_core(lua_State *L)
{
    lua_Debug info;
    return lua_getstack(L, 1, &info) && lua_getinfo(L, "S", &info) && info.source[0] == '=';
}

static int f_use(lua_State *L)
{
    static const char good[] = "abcdefghijklmnopqrstuvwxyz0123456789_-/";
    size_t len;
    lua_settop(L, 1);
    const char *name = api_string(L, 1, "use: the name", &len);
    if (len == 0 || len > LIB_NAME_MAX || strspn(name, good) != len)
        sandbox_error(L, "use: a name of lib/ is of a-z, 0-9, _ and -, as in use \"cards\"");
    bool core = called_by_core(L); /* the core's files see the core's: packs can't hide them */
    slot_get(L, SLOT_LIBS);
    const char *key = lua_pushfstring(L, "%s%s", core ? "=" : "@", name);
    if (lua_getfield(L, -2, key) != LUA_TNIL)
        return 1;
    const char *path = lua_pushfstring(L, "lib/%s.lua", name);
    if (!core && !pack_has(script_of(L)->config.pack, path))
        api_unknown_file(L, "file of lib/", name, "lib/", ".lua");
    begin_loading(L, path);
    files_run(L, path, core ? 0 : -1);
    end_loading(L, path);
    if (lua_isnil(L, -1))
        sandbox_error(L, "%s gives nothing: end it with return", path);
    if (lua_istable(L, -1))
        proxy_wrap(L, NULL);
    lua_pushvalue(L, -1);
    lua_setfield(L, 2, key);
    return 1;
}

static bool find_name(lua_State *L, enum slot slot, const char *name)
{
    slot_get(L, slot);
    if (lua_istable(L, -1) && lua_getfield(L, -1, name) != LUA_TNIL)
        return true;
    lua_settop(L, 2);
    return false;
}

/* Only a file of tests/ sees the steps: `type` and `language` mean something else
 * elsewhere. */
static bool sees_steps(lua_State *L)
{
    slot_get(L, SLOT_TEST_ENV);
    bool same = lua_rawequal(L, 1, -1);
    lua_pop(L, 1);
    return same;
}

static void raise_unknown_name(lua_State *L, const char *name, bool test)
{
    static const enum slot seen[] = {SLOT_API, SLOT_COMPONENTS, SLOT_STEPS};
    int tables[4] = {0}, n = 0;
    for (int i = 0; i < (test ? 3 : 2); i++) {
        slot_get(L, seen[i]);
        if (lua_istable(L, -1))
            tables[n++] = lua_gettop(L);
    }
    api_unknown(L, "name", "", name, tables);
}

static int env_index(lua_State *L)
{
    lua_settop(L, 2);
    if (lua_type(L, 2) != LUA_TSTRING)
        sandbox_error(L, "a name must be a string");
    const char *name = lua_tostring(L, 2);
    bool test = sees_steps(L);
    if (script_of(L)->mode == MODE_LOAD && strcmp(name, "visitor") == 0) {
        lua_newtable(L); /* a file is read once, for all that the visitor will do */
        proxy_wrap(L, NULL);
        return 1;
    }
    if ((test && find_name(L, SLOT_STEPS, name)) || find_name(L, SLOT_API, name) ||
        find_name(L, SLOT_COMPONENTS, name))
        return 1;
    raise_unknown_name(L, name, test);
    return 0;
}

static int env_newindex(lua_State *L)
{
    const char *name = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "?";
    return sandbox_error(L, "`%s` would be seen by all pages: write local %s", name, name);
}

static void open_env(lua_State *L, enum slot slot)
{
    lua_newtable(L);
    lua_createtable(L, 0, 3);
    lua_pushcfunction(L, env_index);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, env_newindex);
    lua_setfield(L, -2, "__newindex");
    lua_pushboolean(L, false);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
    slot_set(L, slot);
}

void files_open_env(lua_State *L)
{
    open_env(L, SLOT_ENV);
    open_env(L, SLOT_TEST_ENV);
}

/* A core without components is fine: packs then have the primitives. */
void files_load_prelude(lua_State *L)
{
    if (!pack_layer_has(script_of(L)->config.pack, 0, "lib/prelude.lua"))
        return;
    files_run(L, "lib/prelude.lua", 0);
    if (!lua_istable(L, -1))
        sandbox_error(L, "lib/prelude.lua must return a table of functions");
    slot_set(L, SLOT_COMPONENTS);
}

int files_forget(lua_State *L)
{
    slot_empty(L, SLOT_PAGES);
    slot_empty(L, SLOT_LIBS);
    lua_pushnil(L);
    slot_set(L, SLOT_COMPONENTS);
    return 0;
}

void api_open_files(lua_State *L)
{
    lua_pushcfunction(L, f_use);
    lua_setfield(L, -2, "use");
}
