/* What people approve: the hashes of pages, and the file where it is noted. */
#include <lauxlib.h>

#include "base/file.h"
#include "workshop/bind.h"
#include "workshop/page_hash.h"

static int f_page_hashes(lua_State *L)
{
    struct page_hashes hashes;
    page_hashes_make(&hashes, bind_lint(L));
    lua_createtable(L, (int)hashes.count, 0);
    for (size_t i = 0; i < hashes.count; i++) {
        lua_createtable(L, 0, 3);
        bind_set_text(L, "page", hashes.items[i].page);
        bind_set_text(L, "language", hashes.items[i].language);
        bind_set_text(L, "hash", hashes.items[i].text);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    page_hashes_free(&hashes);
    return 1;
}

static int f_read(lua_State *L)
{
    const char *file = bind_lint(L)->options.reviews;
    struct buf text = {0};
    struct err err = {"no file is named"};
    bool read = file && file_read(file, REVIEWS_BYTES, &text, &err);
    if (read)
        lua_pushlstring(L, text.len ? text.bytes : "", text.len);
    else
        lua_pushnil(L);
    buf_free(&text);
    lua_pushstring(L, read ? NULL : err.text);
    lua_pushboolean(L, file && file_is_missing(file));
    return 3;
}

static int f_write(lua_State *L)
{
    size_t len;
    const char *bytes = luaL_checklstring(L, 1, &len), *path = bind_lint(L)->options.reviews;
    const struct pack *pack = bind_lint(L)->pack;
    struct err err;
    if (!path) {
        lua_Integer layer = luaL_checkinteger(L, 2);
        luaL_argcheck(L, layer > 1 && (size_t)layer <= pack_layer_count(pack), 2, "no such layer");
        path = lua_pushfstring(L, "%s/" REVIEWS_FILE, pack_layer_path(pack, (size_t)layer - 1));
    }
    if (file_replace(path, bytes, len, &err))
        return 0;
    lua_pushstring(L, err.text);
    return lua_error(L);
}

void bind_reviews(lua_State *L)
{
    lua_pushstring(L, bind_lint(L)->options.reviews);
    lua_setglobal(L, "reviews_file");
    lua_register(L, "read_reviews", f_read);
    lua_register(L, "page_hashes", f_page_hashes);
}

void bind_approve(lua_State *L, const struct options *options)
{
    lua_newtable(L);
    bind_set_text(L, "by", options->by);
    bind_set_list(L, "pages", options->pages, (size_t)options->page_count);
    lua_setglobal(L, "asked");
    lua_register(L, "write_reviews", f_write);
}
