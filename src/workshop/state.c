/* A Lua state for scripts that we trust, without what nobody needs: what is not opened here is
   not there. */
#include "workshop/state.h"

#include <lauxlib.h>
#include <lualib.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/print.h"
#include "base/str.h"
#include "workshop/patterns.h"

#define FILE_MAX (1024 * 1024)
#define USED "used" /* in the registry: what each script gave */

struct state *state_of(lua_State *L)
{
    return *(struct state **)lua_getextraspace(L);
}

/* Small letters, digits, _ - and one dot, between slashes: no such name leads upward. */
static bool is_name(const char *name)
{
    size_t len = strlen(name);
    if (len == 0 || name[0] == '/' || name[len - 1] == '/')
        return false;
    bool plain = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_-./") == len;
    return plain && !strstr(name, "..") && !strstr(name, "//");
}

static int raise(lua_State *L, const struct err *err)
{
    return luaL_error(L, "%s", err->text);
}

/* +1: what the script returns, or the file's bytes. */
static void run_file(lua_State *L, const char *name)
{
    struct buf text = {0};
    struct err err;
    bool script = !strchr(name, '.');
    const char *path =
        lua_pushfstring(L, "%s/%s%s", state_of(L)->folder, name, script ? ".lua" : "");
    const char *chunk = lua_pushfstring(L, "@workshop/%s.lua", name);
    if (!file_read(path, FILE_MAX, &text, &err)) {
        buf_free(&text);
        raise(L, &err);
    }
    const char *bytes = text.len ? text.bytes : "";
    int status = LUA_OK;
    if (script)
        status = luaL_loadbufferx(L, bytes, text.len, chunk, "t");
    else
        lua_pushlstring(L, bytes, text.len);
    buf_free(&text);
    if (status != LUA_OK)
        lua_error(L);
    if (script)
        lua_call(L, 0, 1);
}

static int f_use(lua_State *L)
{
    const char *name = luaL_checkstring(L, 1);
    if (!is_name(name))
        return luaL_error(L, "use: \"%s\" is no name of a script", name);
    lua_getfield(L, LUA_REGISTRYINDEX, USED);
    int used = lua_gettop(L);
    if (lua_getfield(L, used, name) == LUA_TBOOLEAN)
        return luaL_error(L, "use: %s uses itself", name);
    if (!lua_isnil(L, -1))
        return 1;
    lua_pushboolean(L, false);
    lua_setfield(L, used, name);
    run_file(L, name);
    lua_pushvalue(L, -1);
    lua_setfield(L, used, name);
    return 1;
}

static int f_say(lua_State *L)
{
    print_line("%s", luaL_checkstring(L, 1));
    return 0;
}

static int f_write(lua_State *L)
{
    size_t len;
    const char *name = luaL_checkstring(L, 1), *bytes = luaL_checklstring(L, 2, &len);
    const struct state *state = state_of(L);
    struct err err;
    bool inside = *name && *name != '/' && strcmp(name, "..") != 0 && !str_begins_with(name, "../");
    const char *up = strstr(name, "/..");
    if (!state->out || !inside || (up && (up[3] == '/' || !up[3])))
        return luaL_error(L, "write: \"%s\" may not be written", name);
    const char *path = lua_pushfstring(L, "%s/%s", state->out, name), *last = strrchr(path, '/');
    const char *folder = lua_pushlstring(L, path, (size_t)(last - path));
    if (file_make_dirs(folder, &err) && file_replace(path, bytes, len, &err))
        return 0;
    lua_pushstring(L, err.text); /* the world's, not the script's: without a place in it */
    return lua_error(L);
}

static void forget(lua_State *L, const char *const *names)
{
    for (size_t i = 0; names[i]; i++) {
        lua_pushnil(L);
        lua_setfield(L, -2, names[i]);
    }
    lua_pop(L, 1);
}

static void open_libraries(lua_State *L)
{
    static const luaL_Reg libraries[] = {{LUA_GNAME, luaopen_base},
                                         {LUA_TABLIBNAME, luaopen_table},
                                         {LUA_STRLIBNAME, luaopen_string},
                                         {LUA_MATHLIBNAME, luaopen_math},
                                         {LUA_UTF8LIBNAME, luaopen_utf8}};
    static const char *const base[] = {"load",           "loadfile", "dofile",
                                       "collectgarbage", "print",    NULL};
    static const char *const string[] = {"dump", "pack", "packsize", "unpack", NULL};
    for (size_t i = 0; i < sizeof libraries / sizeof *libraries; i++) {
        luaL_requiref(L, libraries[i].name, libraries[i].func, 1);
        lua_pop(L, 1);
    }
    lua_pushglobaltable(L);
    forget(L, base);
    lua_getglobal(L, "string");
    forget(L, string);
    patterns_open(L);
    lua_newtable(L);
    lua_setfield(L, LUA_REGISTRYINDEX, USED);
    lua_register(L, "use", f_use);
    lua_register(L, "write", f_write);
    lua_register(L, "say", f_say);
}

bool state_open(struct state *state, const char *core, struct err *err)
{
    *state = (struct state){0};
    snprintf(state->folder, sizeof state->folder, "%s/workshop", core);
    if (!file_is_dir(state->folder))
        return err_set(err, "%s: the workshop's scripts are missing", state->folder);
    state->L = luaL_newstate();
    if (!state->L)
        return err_set(err, "there is no memory for the workshop's scripts");
    *(struct state **)lua_getextraspace(state->L) = state;
    open_libraries(state->L);
    return true;
}

void state_close(struct state *state)
{
    if (state->L)
        lua_close(state->L);
    *state = (struct state){0};
}

bool state_call(struct state *state, int arguments, int results, struct err *err)
{
    if (lua_pcall(state->L, arguments, results, 0) == LUA_OK)
        return true;
    err_set(err, "%s", luaL_tolstring(state->L, -1, NULL));
    lua_pop(state->L, 2);
    return false;
}

bool state_use(struct state *state, const char *name, struct err *err)
{
    lua_pushcfunction(state->L, f_use);
    lua_pushstring(state->L, name);
    return state_call(state, 1, 1, err);
}
