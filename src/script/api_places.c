/* Places and the offices near them or in a state: found, counted and sorted in C, so that ten
   thousand rows cost a page no more than the few that it shows. */
#include <stdlib.h>
#include <string.h>

#include "places/search.h"
#include "places/states.h"
#include "script/api.h"
#include "script/tables.h"

#define TOWNS_MAX 20
#define ROWS_MAX 1000 /* that one call gives */

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

static void push_town(lua_State *L, const struct town *town)
{
    lua_createtable(L, 0, 4);
    set_text(L, "town", town->name);
    set_text(L, "state", town->state);
    set_point(L, town->point);
}

static void push_towns(lua_State *L, const struct town *towns, size_t count)
{
    lua_createtable(L, (int)count, 0);
    for (size_t i = 0; i < count; i++) {
        push_town(L, &towns[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
}

static int f_city(lua_State *L)
{
    const char *prefix = api_string(L, 1, "places.city: the beginning", NULL);
    struct town towns[TOWNS_MAX];
    push_towns(L, towns, zips_towns(zips_of(L), prefix, towns, TOWNS_MAX));
    return 1;
}

static int f_state(lua_State *L)
{
    const char *letters = state_letters(api_string(L, 1, "places.state: the state", NULL));
    lua_pushstring(L, letters);
    lua_pushstring(L, letters ? state_name(letters) : NULL);
    return 2;
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

/* How many rows the list has: what csv gave, or a script's own of rows or tables. */
static lua_Integer count_rows(lua_State *L, int list, const char *what)
{
    if (!lua_istable(L, list))
        sandbox_error(L, "%s: rows must be what csv gave, or a list of such rows", what);
    lua_Integer len = luaL_len(L, list);
    if (len > SCRIPT_INT_MAX)
        sandbox_error(L, "%s: more than %d rows", what, SCRIPT_INT_MAX);
    return len;
}

/* The table of a whole list that csv gave, else NULL. */
static const struct csv *whole_csv(lua_State *L, int list)
{
    return data_row_at(L, list) < 0 ? data_csv_at(L, list) : NULL;
}

static struct sites read_sites(lua_State *L, lua_Integer len)
{
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

/* Those of the list at stack index 2 that have a point. */
static struct sites sites_of(lua_State *L, const char *what)
{
    lua_Integer len = count_rows(L, 2, what);
    const struct csv *csv = whole_csv(L, 2);
    return csv ? (struct sites){csv->sites, csv->site_offices, csv->site_count}
               : read_sites(L, len);
}

static int f_towns(lua_State *L)
{
    lua_settop(L, 4);
    const char *typed = api_string(L, 1, "places.towns: the beginning", NULL);
    struct sites sites = sites_of(L, "places.towns");
    size_t first = (size_t)api_integer(L, 3, 1, SCRIPT_INT_MAX, "places.towns: the first") - 1;
    size_t most = (size_t)api_integer(L, 4, 0, TOWNS_MAX, "places.towns: how many"), all;
    struct town towns[TOWNS_MAX];
    size_t count =
        towns_search(zips_of(L), typed, sites.items, sites.count, first, towns, most, &all);
    push_towns(L, towns, count);
    lua_pushinteger(L, (lua_Integer)all);
    return 2;
}

static int f_nearest(lua_State *L)
{
    lua_settop(L, 3);
    struct point from = check_point(L);
    struct sites sites = sites_of(L, "places.nearest");
    size_t most = (size_t)api_integer(L, 3, 0, SCRIPT_INT_MAX, "places.nearest: how many");
    most = most < ROWS_MAX ? most : ROWS_MAX;
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

struct listed {
    const char *state, *name;
    size_t index; /* in the list, from 0 */
};

struct listing {
    struct listed *items;
    size_t count;
};

static const char *text_field(lua_State *L, const char *name)
{
    const char *text = lua_getfield(L, -1, name) == LUA_TSTRING ? lua_tostring(L, -1) : "";
    lua_pop(L, 1); /* the table keeps it */
    return text;
}

/* Of a row of csv, or of a script's own table: the value at the top, which the list keeps. */
static struct listed read_item(lua_State *L, size_t index, const char *what)
{
    const struct csv *csv = data_csv_at(L, -1);
    lua_Integer row = data_row_at(L, -1);
    if (csv && row >= 0)
        return (struct listed){csv_cell(csv, (size_t)row, "state"),
                               csv_cell(csv, (size_t)row, "name"), index};
    api_table(L, -1, what);
    return (struct listed){text_field(L, "state"), text_field(L, "name"), index};
}

/* +1, which holds them: the rows of the list at stack index 1. */
static struct listing read_rows(lua_State *L, const char *what)
{
    const struct csv *csv = whole_csv(L, 1);
    size_t len = (size_t)count_rows(L, 1, what);
    struct listing out = {(struct listed *)api_scratch(L, len * sizeof *out.items), len};
    for (size_t i = 0; i < out.count; i++) {
        sandbox_spend(L, sizeof *out.items);
        if (csv) {
            out.items[i] = (struct listed){csv_cell(csv, i, "state"), csv_cell(csv, i, "name"), i};
            continue;
        }
        lua_geti(L, 1, (lua_Integer)i + 1);
        out.items[i] = read_item(L, i, what);
        lua_pop(L, 1);
    }
    return out;
}

static int by_state(const void *a, const void *b)
{
    const struct listed *left = a, *right = b;
    return strcmp(left->state, right->state);
}

static int by_name(const void *a, const void *b)
{
    const struct listed *left = a, *right = b;
    int order = strcmp(left->name, right->name);
    return order != 0 ? order : (left->index > right->index) - (left->index < right->index);
}

static int f_states(lua_State *L)
{
    lua_settop(L, 1);
    struct listing rows = read_rows(L, "places.states");
    qsort(rows.items, rows.count, sizeof *rows.items, by_state);
    lua_newtable(L);
    lua_Integer states = 0;
    for (size_t i = 0, next; i < rows.count; i = next) {
        for (next = i + 1; next < rows.count && by_state(&rows.items[i], &rows.items[next]) == 0;)
            next++;
        sandbox_spend(L, 128);
        lua_createtable(L, 0, 2);
        lua_pushstring(L, rows.items[i].state);
        lua_setfield(L, -2, "state");
        lua_pushinteger(L, (lua_Integer)(next - i));
        lua_setfield(L, -2, "count");
        lua_rawseti(L, -2, ++states);
    }
    return 1;
}

static int f_in_state(lua_State *L)
{
    lua_settop(L, 4);
    const char *state = api_string(L, 2, "places.in_state: the state", NULL);
    size_t first = (size_t)api_integer(L, 3, 1, SCRIPT_INT_MAX, "places.in_state: the first") - 1;
    size_t most = (size_t)api_integer(L, 4, 0, ROWS_MAX, "places.in_state: how many");
    struct listing rows = read_rows(L, "places.in_state");
    size_t count = 0;
    for (size_t i = 0; i < rows.count; i++)
        if (strcmp(rows.items[i].state, state) == 0)
            rows.items[count++] = rows.items[i];
    qsort(rows.items, count, sizeof *rows.items, by_name);
    lua_newtable(L);
    for (size_t i = first; i < count && i - first < most; i++) {
        lua_geti(L, 1, (lua_Integer)rows.items[i].index + 1);
        lua_rawseti(L, -2, (lua_Integer)(i - first) + 1);
    }
    return 1;
}

void api_open_places(lua_State *L)
{
    static const struct api_function functions[] = {
        {"city", f_city, 1, NULL},       {"in_state", f_in_state, 4, NULL},
        {"nearest", f_nearest, 3, NULL}, {"state", f_state, 1, NULL},
        {"states", f_states, 1, NULL},   {"towns", f_towns, 4, NULL},
        {"zip", f_zip, 1, NULL},         {NULL, NULL, 0, NULL},
    };
    api_add_library(L, "places", functions);
}
