/* Tables: rows stay in C, and become Lua tables one by one when they are
 * touched. */
#include <string.h>

#include "script/api.h"
#include "script/tables.h"

const struct csv *data_csv_at(lua_State *L, int index)
{
    mark_get(L, index, MARK_CSV);
    const struct csv *csv = lua_touserdata(L, -1);
    lua_pop(L, 1);
    return csv;
}

lua_Integer data_row_at(lua_State *L, int index)
{
    int type = mark_get(L, index, MARK_ROW);
    lua_Integer row = type == LUA_TNUMBER ? lua_tointeger(L, -1) : -1;
    lua_pop(L, 1);
    return row;
}

static void mark_csv(lua_State *L, const struct csv *csv)
{
    lua_pushlightuserdata(L, (void *)csv);
    mark_set(L, -2, MARK_CSV);
}

static void set_cell(lua_State *L, const struct csv *csv, size_t row, const char *column)
{
    lua_pushstring(L, csv_cell(csv, row, column));
    lua_setfield(L, -2, column);
}

static void push_row(lua_State *L, const struct csv *csv, size_t row)
{
    luaL_checkstack(L, 8, "rows");
    lua_newtable(L);
    for (size_t i = 0; i < csv->table.column_count; i++) {
        if (csv->table.columns[i][0])
            set_cell(L, csv, row, csv->table.columns[i]);
    }
    for (int i = 0; csv->has_offices && office_columns[i]; i++)
        set_cell(L, csv, row, office_columns[i]);
    proxy_wrap(L, "row");
    slot_get(L, SLOT_ROW);
    lua_setmetatable(L, -2);
    mark_csv(L, csv);
    lua_pushinteger(L, (lua_Integer)row);
    mark_set(L, -2, MARK_ROW);
}

/* In the visitor's language when it is read: a row that was chosen stays when the
   language changes. */
static int row_index(lua_State *L)
{
    const char *said = NULL;
    if (lua_type(L, 2) == LUA_TSTRING && office_is_prose(lua_tostring(L, 2)))
        said = csv_said(data_csv_at(L, 1), (size_t)data_row_at(L, 1), lua_tostring(L, 2),
                        script_of(L)->language);
    if (!said)
        return proxy_index(L);
    lua_pushstring(L, said);
    return 1;
}

const char *data_row_language(lua_State *L, int index, const char *column)
{
    const struct script *script = script_of(L);
    const char *said =
        csv_said(data_csv_at(L, index), (size_t)data_row_at(L, index), column, script->language);
    return said ? script->language : pack_info(script->config.pack)->languages[0];
}

static int rows_index(lua_State *L)
{
    const struct csv *csv = data_csv_at(L, 1);
    if (lua_type(L, 2) != LUA_TNUMBER)
        sandbox_error(L, "rows have no names: write rows[1], or for _, row in ipairs(rows)");
    lua_Integer i = lua_isinteger(L, 2) ? lua_tointeger(L, 2) : 0;
    sandbox_spend(L, 256);
    if (i < 1 || (size_t)i > csv_count(csv))
        lua_pushnil(L);
    else
        push_row(L, csv, (size_t)i - 1);
    return 1;
}

static int rows_length(lua_State *L)
{
    lua_pushinteger(L, (lua_Integer)csv_count(data_csv_at(L, 1)));
    return 1;
}

static const struct csv *find_csv(lua_State *L, const char *path)
{
    const struct script *script = script_of(L);
    size_t len = strlen(path);
    bool is_table = strncmp(path, "data/", 5) == 0 && strcmp(path + len - 4, ".csv") == 0;
    bool is_offices = strcmp(path, OFFICES_PATH) == 0; /* without a file there are none */
    if (!is_table || (!is_offices && !pack_has(script->config.pack, path)))
        api_unknown_file(L, "table", path, "data/", NULL);
    struct err err;
    const struct csv *csv = tables_get(script->config.tables, path, &err);
    if (!csv)
        sandbox_error(L, "%s", err.text);
    return csv;
}

static int f_csv(lua_State *L)
{
    const struct csv *csv = find_csv(L, api_string(L, 1, "csv: the path", NULL));
    lua_createtable(L, 0, 1);
    mark_csv(L, csv);
    slot_get(L, SLOT_ROWS);
    lua_setmetatable(L, -2);
    return 1;
}

bool data_push_own_office(lua_State *L)
{
    const struct script_config *config = &script_of(L)->config;
    if (!config->own_office || !pack_has(config->pack, OFFICES_PATH))
        return false;
    const struct csv *csv = find_csv(L, OFFICES_PATH);
    size_t index;
    if (!csv_find_office(csv, config->own_office, &index))
        return false;
    push_row(L, csv, index);
    return true;
}

static int f_own_office(lua_State *L)
{
    if (!data_push_own_office(L))
        lua_pushnil(L);
    return 1;
}

static int f_refused_settings(lua_State *L)
{
    lua_pushstring(L, script_of(L)->config.refused_settings);
    return 1;
}

void api_open_data(lua_State *L)
{
    static const struct api_function functions[] = {
        {"csv", f_csv, 1, NULL},
        {"own_office", f_own_office, 0, NULL},
        {"refused_settings", f_refused_settings, 0, NULL},
        {NULL, NULL, 0, NULL}};
    proxy_metatable(L, SLOT_ROWS, rows_index, rows_length);
    proxy_metatable(L, SLOT_ROW, row_index, NULL);
    api_add_functions(L, functions);
}
