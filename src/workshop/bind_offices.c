/* The clinic's offices as the table that they are, what is wrong with tables, and where ZIP codes
   lie. */
#include <lauxlib.h>
#include <string.h>

#include "offices/offices.h"
#include "places/nearest.h"
#include "workshop/bind.h"

static void push_row(lua_State *L, const struct table *table, size_t row)
{
    lua_createtable(L, 0, 3);
    bind_set_int(L, "line", table->lines[row]);
    bind_set_int(L, "number", table->numbers[row]);
    bind_set_list(L, "cells", table->cells + row * table->column_count, table->column_count);
}

/* Which columns say something in another language, and which languages' they can be. */
static void set_codes(lua_State *L, const struct table *table)
{
    lua_newtable(L);
    for (size_t i = 0; i < table->column_count; i++) {
        lua_pushstring(L, office_column_code(table->columns[i]));
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_setfield(L, -2, "codes");
    lua_newtable(L);
    for (lua_Integer i = 0; office_prose[i]; i++) {
        lua_pushstring(L, office_prose[i]);
        lua_rawseti(L, -2, i + 1);
    }
    lua_setfield(L, -2, "prose");
}

struct checking {
    lua_State *L;
    const struct zips *zips;
};

static struct office_place look_up(void *context, const char *zip)
{
    const struct checking *checking = context;
    struct zip found = zips_find(checking->zips, zip);
    return (struct office_place){
        .known = found.class == ZIP_VALID || found.class == ZIP_VALID_NO_ZCTA ||
                 found.class == ZIP_MILITARY || found.class == ZIP_TERRITORY,
        .has_point = found.has_point,
        .lat = found.point.lat,
        .lon = found.point.lon,
        .state = found.state,
    };
}

/* Into the list on top. */
static void warn(void *context, const char *message)
{
    lua_State *L = ((const struct checking *)context)->L;
    lua_pushstring(L, message);
    lua_rawseti(L, -2, (lua_Integer)lua_rawlen(L, -2) + 1);
}

static bool read_rows(struct checking *checking, struct arena *arena, const struct table *table,
                      size_t first, size_t count, bool warns, struct err *err)
{
    const struct office_checks checks = {checking, look_up, warns ? warn : NULL, NULL};
    struct offices offices;
    struct table rows = *table;
    rows.cells += first * table->column_count;
    rows.lines += first;
    rows.numbers += first;
    rows.row_count = count;
    return offices_read(&offices, arena, &rows, &checks, err);
}

/* As the kiosk has them, into the rows on top; none where a row is wrong. */
static void set_offices(lua_State *L, struct arena *arena, const struct table *table)
{
    const struct lint *lint = bind_lint(L);
    struct script_config config = bundle_script_config(lint->bundle, lint->info->languages[0]);
    struct checking checking = {L, config.zips};
    const struct office_checks checks = {&checking, look_up, NULL, NULL};
    struct offices offices = {0};
    if (!offices_read(&offices, arena, table, &checks, NULL))
        return;
    for (size_t i = 0; i < offices.count; i++) {
        const struct office *office = &offices.items[i];
        lua_rawgeti(L, -1, (lua_Integer)office->row + 1);
        lua_createtable(L, 0, 4);
        bind_set_text(L, "name", office->name);
        bind_set_text(L, "phone", office->phone);
        bind_set_text(L, "state", office->state);
        bind_set_int(L, "priority", office->priority);
        lua_setfield(L, -2, "office");
        lua_pop(L, 1);
    }
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
        set_codes(L, &table);
        lua_createtable(L, (int)table.row_count, 0);
        for (size_t i = 0; i < table.row_count; i++) {
            push_row(L, &table, i);
            lua_rawseti(L, -2, (lua_Integer)i + 1);
        }
        set_offices(L, arena, &table);
        lua_setfield(L, -2, "rows");
    }
    arena_destroy(arena);
    return read;
}

/* Each row by itself, so that every row's mistake is told, and then all of them. */
static void push_rows(lua_State *L, struct arena *arena, const struct table *table)
{
    const struct lint *lint = bind_lint(L);
    struct script_config config = bundle_script_config(lint->bundle, lint->info->languages[0]);
    struct checking checking = {L, config.zips};
    struct err err = {0};
    lua_createtable(L, (int)table->row_count, 1);
    for (size_t i = 0; i < table->row_count; i++) {
        lua_createtable(L, 0, 3);
        bind_set_int(L, "line", table->lines[i]);
        lua_newtable(L);
        bool good = read_rows(&checking, arena, table, i, 1, true, &err);
        lua_setfield(L, -2, "warnings");
        bind_set_text(L, "fault", good ? NULL : err.text);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    bool good = read_rows(&checking, arena, table, 0, table->row_count, false, &err);
    bind_set_text(L, "fault", good ? NULL : err.text);
}

static int f_table_fault(lua_State *L)
{
    const char *path = luaL_checkstring(L, 1);
    const struct lint *lint = bind_lint(L);
    struct arena *arena = arena_create();
    struct buf bytes = {0};
    struct err err = {0};
    struct table table;
    const char *where = pack_where(lint->pack, path, lint->arena);
    bool read = pack_read(lint->pack, path, TABLE_MAX_BYTES, &bytes, &err) &&
                table_read(&table, arena, where, bytes.len ? bytes.bytes : "", bytes.len, &err);
    bool rows = read && strcmp(path, OFFICES_PATH) == 0;
    lua_pushstring(L, read ? NULL : err.text);
    if (rows) {
        offices_name_columns(&table, arena);
        push_rows(L, arena, &table);
    }
    buf_free(&bytes);
    arena_destroy(arena);
    return rows ? 2 : 1;
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
    if (lua_getglobal(L, "pack") == LUA_TTABLE) {
        lua_pushcfunction(L, f_table_fault);
        lua_setfield(L, -2, "table_fault");
    }
    lua_pop(L, 1);
}
