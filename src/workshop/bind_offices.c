/* The clinic's offices as the table that they are, and where ZIP codes lie. */
#include <lauxlib.h>

#include "places/nearest.h"
#include "workshop/bind.h"

static void push_row(lua_State *L, const struct table *table, size_t row)
{
    lua_createtable(L, 0, 3);
    bind_set_int(L, "line", table->lines[row]);
    bind_set_int(L, "number", table->numbers[row]);
    bind_set_list(L, "cells", table->cells + row * table->column_count, table->column_count);
}

static int f_offices(lua_State *L)
{
    struct lint *lint = bind_lint(L);
    struct arena *arena = arena_create();
    struct table table;
    bool read = lint->pack && lint_read_offices(lint, arena, &table);
    if (read) {
        lua_newtable(L);
        bind_set_text(L, "file", table.name);
        bind_set_int(L, "header_number", table.header_number);
        bind_set_list(L, "columns", table.columns, table.column_count);
        lua_createtable(L, (int)table.row_count, 0);
        for (size_t i = 0; i < table.row_count; i++) {
            push_row(L, &table, i);
            lua_rawseti(L, -2, (lua_Integer)i + 1);
        }
        lua_setfield(L, -2, "rows");
    }
    arena_destroy(arena);
    return read;
}

static int f_zip(lua_State *L)
{
    const char *code = luaL_checkstring(L, 1);
    const struct lint *lint = bind_lint(L);
    struct script_config config = bundle_script_config(lint->bundle, lint->info->languages[0]);
    struct zip zip = zips_find(config.zips, code);
    lua_createtable(L, 0, 5);
    bind_set_text(L, "code", zip.code);
    bind_set_text(L, "class", zip_class_name(zip.class));
    bind_set_text(L, "state", zip.state);
    if (zip.has_point) {
        lua_pushnumber(L, zip.point.lat);
        lua_setfield(L, -2, "lat");
        lua_pushnumber(L, zip.point.lon);
        lua_setfield(L, -2, "lon");
    }
    return 1;
}

static struct point check_point(lua_State *L, int index)
{
    struct point point;
    luaL_checktype(L, index, LUA_TTABLE);
    lua_getfield(L, index, "lat");
    lua_getfield(L, index, "lon");
    point.lat = luaL_checknumber(L, -2);
    point.lon = luaL_checknumber(L, -1);
    lua_pop(L, 2);
    return point;
}

static int f_miles(lua_State *L)
{
    lua_pushnumber(L, miles_between(check_point(L, 1), check_point(L, 2)));
    return 1;
}

void bind_offices(lua_State *L)
{
    lua_register(L, "offices", f_offices);
    lua_register(L, "zip", f_zip);
    lua_register(L, "miles", f_miles);
}
