/* Tables and places: rows stay in C, and become Lua tables one by one when they are
 * touched. */
#include <string.h>

#include "script/api.h"
#include "script/tables.h"

#define TOWNS_MAX 20
#define NEAR_MAX 1000
#define PATHS_MAX 128

static const char *const office_columns[] = {
    "name", "street",   "city", "state",  "zip",       "phone",   "hours",       "lat", "lon",
    "note", "priority", "id",   "access", "languages", "checked", "after_hours", NULL,
};

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
    face_wrap(L, "row");
    slot_get(L, SLOT_ROW);
    lua_setmetatable(L, -2);
    mark_csv(L, csv);
    lua_pushinteger(L, (lua_Integer)row);
    mark_set(L, -2, MARK_ROW);
}

bool data_is_row(lua_State *L, int index)
{
    return data_row_at(L, index) >= 0;
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
        return face_index(L);
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
    if (!is_table || !pack_has(script->config.pack, path)) {
        const char *paths[PATHS_MAX + 1];
        paths[pack_list(script->config.pack, "data/", paths, PATHS_MAX)] = NULL;
        api_unknown_of(L, "table", path, paths);
    }
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

static const struct zips *zips_of(lua_State *L)
{
    const struct zips *zips = script_of(L)->config.zips;
    if (!zips)
        sandbox_error(L, "there is no table of ZIP codes");
    return zips;
}

static void set_text(lua_State *L, const char *name, const char *text)
{
    lua_pushstring(L, text); /* nil for NULL */
    lua_setfield(L, -2, name);
}

static void set_point(lua_State *L, struct point point)
{
    lua_pushnumber(L, point.lat);
    lua_setfield(L, -2, "lat");
    lua_pushnumber(L, point.lon);
    lua_setfield(L, -2, "lon");
}

static int f_zip(lua_State *L)
{
    const char *text = api_string(L, 1, "places.zip: the ZIP code", NULL);
    struct zip zip = zips_find(zips_of(L), text);
    lua_newtable(L);
    set_text(L, "zip", zip.code);
    set_text(L, "town", zip.town);
    set_text(L, "state", zip.state);
    set_text(L, "class", zip_class_name(zip.class));
    if (zip.has_point)
        set_point(L, zip.point);
    return 1;
}

static int f_city(lua_State *L)
{
    const char *prefix = api_string(L, 1, "places.city: the beginning", NULL);
    struct town towns[TOWNS_MAX];
    size_t count = zips_towns(zips_of(L), prefix, towns, TOWNS_MAX);
    lua_createtable(L, (int)count, 0);
    for (size_t i = 0; i < count; i++) {
        lua_createtable(L, 0, 4);
        set_text(L, "town", towns[i].name);
        set_text(L, "state", towns[i].state);
        set_point(L, towns[i].point);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    return 1;
}

static struct point check_point(lua_State *L)
{
    api_table(L, 1, "places.nearest: the point");
    lua_getfield(L, 1, "lat");
    lua_getfield(L, 1, "lon");
    if (lua_type(L, -2) != LUA_TNUMBER || lua_type(L, -1) != LUA_TNUMBER)
        sandbox_error(L, "places.nearest: the point has no lat and lon");
    struct point point = {lua_tonumber(L, -2), lua_tonumber(L, -1)};
    lua_pop(L, 2);
    return point;
}

struct sites {
    const struct site *items;
    const size_t *rows; /* of each: its position in the list, from 0 */
    size_t count;
};

static bool read_coordinate(lua_State *L, int row, const char *name, double *out)
{
    lua_getfield(L, row, name);
    int is_number = 0;
    if (lua_type(L, -1) == LUA_TNUMBER || lua_rawlen(L, -1) < 32)
        *out = lua_tonumberx(L, -1, &is_number);
    lua_pop(L, 1);
    return is_number;
}

/* The site of the row at the top of the stack, if it has a point. */
static bool read_site(lua_State *L, struct site *site)
{
    const struct csv *csv = data_csv_at(L, -1);
    lua_Integer row = data_row_at(L, -1);
    if (csv && csv->has_offices && row >= 0) {
        const struct office *office = &csv->offices.items[row];
        *site = (struct site){{office->lat, office->lon}, office->priority, office->name};
        return office->has_point;
    }
    api_table(L, -1, "places.nearest: a row");
    *site = (struct site){.name = ""};
    return read_coordinate(L, -1, "lat", &site->point.lat) &&
           read_coordinate(L, -1, "lon", &site->point.lon);
}

/* A list that a script made, of rows or of tables with lat and lon. */
static struct sites read_sites(lua_State *L)
{
    lua_Integer len = luaL_len(L, 2);
    if (len > SCRIPT_INT_MAX)
        sandbox_error(L, "places.nearest: more than %d rows", SCRIPT_INT_MAX);
    struct site *items = (struct site *)api_scratch(L, (size_t)len * sizeof *items);
    size_t *rows = (size_t *)api_scratch(L, (size_t)len * sizeof *rows);
    size_t count = 0;
    for (lua_Integer i = 0; i < len; i++) {
        lua_geti(L, 2, i + 1);
        rows[count] = (size_t)i;
        count += read_site(L, &items[count]);
        lua_pop(L, 1);
        sandbox_spend(L, sizeof *items);
    }
    return (struct sites){items, rows, count};
}

static int f_nearest(lua_State *L)
{
    lua_settop(L, 3);
    struct point from = check_point(L);
    if (!lua_istable(L, 2))
        sandbox_error(L, "places.nearest: rows must be what csv gave, or a list of such rows");
    size_t most = (size_t)api_integer(L, 3, 0, SCRIPT_INT_MAX, "places.nearest: how many");
    most = most < NEAR_MAX ? most : NEAR_MAX;
    const struct csv *csv = data_csv_at(L, 2);
    struct sites sites;
    if (csv && data_row_at(L, 2) < 0)
        sites = (struct sites){csv->sites, csv->site_offices, csv->site_count};
    else
        sites = read_sites(L);
    struct near *found = (struct near *)api_scratch(L, most * sizeof *found);
    size_t count = sites.count ? nearest(from, sites.items, sites.count, found, most) : 0;
    lua_createtable(L, (int)count, 0);
    for (size_t i = 0; i < count; i++) {
        lua_createtable(L, 0, 2);
        lua_geti(L, 2, (lua_Integer)sites.rows[found[i].index] + 1);
        lua_setfield(L, -2, "row");
        lua_pushnumber(L, found[i].miles);
        lua_setfield(L, -2, "miles");
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    return 1;
}

void api_open_data(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"csv", f_csv}, {"own_office", f_own_office}, {NULL, NULL}};
    static const luaL_Reg places[] = {{"city", f_city},       {"in_state", states_in_state},
                                      {"nearest", f_nearest}, {"states", states_count},
                                      {"zip", f_zip},         {NULL, NULL}};
    face_metatable(L, SLOT_ROWS, rows_index, rows_length);
    face_metatable(L, SLOT_ROW, row_index, NULL);
    api_add(L, functions);
    api_add_library(L, "places", places);
}
