/* Offices by their state: counted and sorted in C, so that ten thousand rows cost a page no
   more than the few that it shows. */
#include <stdlib.h>
#include <string.h>

#include "script/api.h"
#include "script/tables.h"

#define ROWS_MAX 1000 /* that one call gives */

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
    if (!lua_istable(L, 1))
        sandbox_error(L, "%s: rows must be what csv gave, or a list of such rows", what);
    const struct csv *csv = data_row_at(L, 1) < 0 ? data_csv_at(L, 1) : NULL;
    lua_Integer len = luaL_len(L, 1);
    if (len > SCRIPT_INT_MAX)
        sandbox_error(L, "%s: more than %d rows", what, SCRIPT_INT_MAX);
    struct listing out = {(struct listed *)api_scratch(L, (size_t)len * sizeof *out.items),
                          (size_t)len};
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

int states_count(lua_State *L)
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

int states_in_state(lua_State *L)
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
