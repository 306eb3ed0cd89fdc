/* A name that is not there: the error tells the nearest that is. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/names.h"
#include "base/str.h"
#include "script/api.h"
#include "script/elsewhere.h"

#define NAMES_MAX 256
#define NAME_SHOWN 48
#define LIST_SHOWN 320

static size_t collect_names(lua_State *L, int table, const char **names, size_t count)
{
    lua_pushnil(L);
    while (lua_next(L, table)) {
        lua_pop(L, 1);
        if (lua_type(L, -1) == LUA_TSTRING && count < NAMES_MAX)
            names[count++] = lua_tostring(L, -1);
    }
    return count;
}

static void shorten(char out[NAME_SHOWN], const char *name)
{
    size_t len = strnlen(name, NAME_SHOWN - 1);
    memcpy(out, name, len);
    out[len] = '\0';
}

int api_unknown(lua_State *L, const char *what, const char *front, const char *name,
                const int *tables)
{
    const char *names[NAMES_MAX + 1];
    size_t count = 0;
    const char *cure = elsewhere_cure(lua_pushfstring(L, "%s%s", front, name));
    if (cure)
        sandbox_error(L, "`%s%s` is not there in packs: %s", front, name, cure);
    lua_pop(L, 1);
    for (; *tables; tables++)
        count = collect_names(L, *tables, names, count);
    names[count] = NULL;
    qsort(names, count, sizeof *names, str_by_bytes); /* the hash order differs at each start */
    char shown[NAME_SHOWN];
    shorten(shown, name);
    const char *near = names_nearest(name, names);
    if (!near)
        sandbox_error(L, "unknown %s `%s%s`", what, front, shown);
    sandbox_error(L, "unknown %s `%s%s`; did you mean `%s%s`?", what, front, shown, front, near);
}

/* "; one of a, b, c"; or nothing, where they would not be read. */
static void list_names(char out[LIST_SHOWN], const char *const *names)
{
    size_t len = 0;
    out[0] = '\0';
    for (size_t i = 0; names[i]; i++) {
        int size = snprintf(out + len, LIST_SHOWN - len, "%s%s", i ? ", " : "; one of ", names[i]);
        len += (size_t)size;
        if (len >= LIST_SHOWN) {
            out[0] = '\0';
            return;
        }
    }
}

int api_unknown_of(lua_State *L, const char *what, const char *name, const char *const *names)
{
    char shown[NAME_SHOWN], list[LIST_SHOWN];
    shorten(shown, name);
    const char *near = names_nearest(name, names);
    list_names(list, names);
    if (!near)
        sandbox_error(L, "unknown %s `%s`%s", what, shown, list);
    sandbox_error(L, "unknown %s `%s`; did you mean `%s`?", what, shown, near);
}

int api_unknown_page(lua_State *L, const char *id, const char *near)
{
    char shown[NAME_SHOWN];
    shorten(shown, id);
    if (near)
        sandbox_error(L, "unknown page `%s`; did you mean `%s`?", shown, near);
    sandbox_error(L,
                  "unknown page `%s`: write a page of this name, or the name of one that is there, "
                  "as home is that of pages/home.lua",
                  shown);
}

int api_unknown_file(lua_State *L, const char *what, const char *name, const char *folder,
                     const char *ending)
{
    const char *paths[NAMES_MAX], *names[NAMES_MAX + 1];
    size_t front = ending ? strlen(folder) : 0, back = ending ? strlen(ending) : 0, n = 0;
    size_t count = pack_list(script_of(L)->config.pack, folder, paths, NAMES_MAX);
    luaL_checkstack(L, (int)count + 8, "names");
    for (size_t i = 0; i < count; i++) {
        size_t len = strlen(paths[i]);
        if (len > front + back && (!ending || strcmp(paths[i] + len - back, ending) == 0))
            names[n++] = lua_pushlstring(L, paths[i] + front, len - front - back);
    }
    names[n] = NULL;
    api_unknown_of(L, what, name, names);
}
