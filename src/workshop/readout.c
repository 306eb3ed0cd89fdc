/* What a page says, as common/readout.lua reads it: from tables to structs. */
#include "workshop/readout.h"

#include <string.h>

#include "workshop/bind.h"

struct each {
    readout_on_page *on_page;
    void *context;
    struct err *err;
    bool failed; /* then nothing more is told */
};

/* Of the enum's order. */
static const char *const kinds[] = {"heading", "text",    "item",       "warning", "button", "card",
                                    "choice",  "picture", "on picture", "code",    "source", NULL};

static enum readout_kind kind_named(const char *name)
{
    size_t kind = 0;
    while (kinds[kind] && strcmp(kinds[kind], name) != 0)
        kind++;
    return kinds[kind] ? (enum readout_kind)kind : READOUT_TEXT;
}

static void read_lines(lua_State *L, struct arena *arena, struct readout *out)
{
    lua_getfield(L, -1, "lines");
    out->count = (int)lua_rawlen(L, -1);
    struct readout_line *lines = arena_alloc(arena, (size_t)(out->count + 1) * sizeof *lines);
    for (int i = 0; i < out->count; i++) {
        lua_rawgeti(L, -1, i + 1);
        lua_getfield(L, -1, "kind");
        lines[i].kind = kind_named(lua_tostring(L, -1));
        lua_getfield(L, -2, "text");
        lines[i].text = arena_strdup(arena, lua_tostring(L, -1));
        lua_pop(L, 3);
    }
    out->lines = lines;
    lua_pop(L, 1);
}

static void read_grade(lua_State *L, struct readout *out)
{
    lua_getfield(L, -1, "words");
    out->words = (int)lua_tointeger(L, -1);
    lua_getfield(L, -2, "grade");
    out->grade = lua_tonumber(L, -1);
    if (lua_getfield(L, -3, "measure") == LUA_TSTRING)
        out->measure = strcmp(lua_tostring(L, -1), "FKGL") == 0 ? "FKGL" : "INFLESZ";
    lua_pop(L, 3);
}

static bool read_page(struct lint *lint, struct arena *arena, struct readout *out, struct err *err)
{
    lua_State *L = lint->state.L;
    if (!state_use(&lint->state, "common/readout", err))
        return false;
    lua_getfield(L, -1, "read");
    bind_push_visit(L, out->visit);
    if (!state_call(&lint->state, 1, 1, err))
        return false;
    read_lines(L, arena, out);
    read_grade(L, out);
    return true;
}

static void on_visit(struct lint *lint, const struct lint_visit *visit, void *context)
{
    struct each *each = context;
    struct readout readout = {.visit = visit};
    struct arena *arena = arena_create();
    int top = lua_gettop(lint->state.L);
    each->failed = each->failed || !read_page(lint, arena, &readout, each->err);
    if (!each->failed)
        each->on_page(lint, &readout, each->context);
    lua_settop(lint->state.L, top);
    arena_destroy(arena);
}

bool readout_each(struct lint *lint, readout_on_page *on_page, void *context, struct err *err)
{
    struct each each = {.on_page = on_page, .context = context, .err = err};
    bind_open(&lint->state, lint);
    lint_each_visit(lint, on_visit, &each);
    return !each.failed;
}
