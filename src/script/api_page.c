/* page{...}: the one value that a file of pages/ gives, checked whole when the file is
 * loaded. */
#include <string.h>

#include "script/api.h"

/* Of the first edition. */
static void refuse_flow(lua_State *L)
{
    if (lua_getfield(L, 1, "flow") != LUA_TNIL)
        sandbox_error(L, "page: a page's flow stands in flows.lua now: take `flow =` out; see "
                         "deploy/README, What changed");
    lua_pop(L, 1);
}

static int f_page(lua_State *L)
{
    static const char *const keys[] = {"title", "next", "body", NULL};
    lua_settop(L, 1);
    api_table(L, 1, "page: the argument");
    if (script_of(L)->mode != MODE_LOAD)
        sandbox_error(L, "page is for the end of a file of pages/");
    refuse_flow(L);
    if (api_options(L, 1, "page", keys) > 0)
        sandbox_error(L, "page takes names and values; the nodes are what its body returns");
    lua_newtable(L); /* given page */
    lua_getfield(L, 1, "title");
    if (lua_isnil(L, -1))
        sandbox_error(L, "page: the title is missing, as in title = _\"What is MILD?\"");
    if (api_words(L, -1, "page: the title")[0] == '\0')
        sandbox_error(L, "page: the title is empty");
    lua_setfield(L, -2, "title");
    if (lua_getfield(L, 1, "next") != LUA_TNIL)
        api_page_id(L, -1, "page: next");
    lua_setfield(L, -2, "next");
    if (lua_getfield(L, 1, "body") != LUA_TFUNCTION)
        sandbox_error(L, "page: body must be a function, as in "
                         "body = function(visitor) return { ... } end");
    lua_setfield(L, -2, "body");
    struct place at;
    sandbox_place(L, &at);
    lua_pushstring(L, at.file);
    lua_setfield(L, -2, "file");
    lua_pushinteger(L, at.line);
    lua_setfield(L, -2, "line");
    lua_createtable(L, 0, 1); /* given page sealed */
    lua_rotate(L, -2, 1);
    mark_set(L, -2, MARK_PAGE);
    slot_get(L, SLOT_SEALED);
    lua_setmetatable(L, -2);
    return 1;
}

void api_open_page(lua_State *L)
{
    lua_pushcfunction(L, f_page);
    lua_setfield(L, -2, "page");
}
