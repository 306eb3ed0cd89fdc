/* flows.lua's table becomes structs, and each of its mistakes is told by its line. */
#include "script/declared_inner.h"

#include <string.h>

#include "base/names.h"
#include "base/str.h"

static void read_title(lua_State *L, const struct declared *file, struct pack_flow *flow)
{
    if (lua_getfield(L, 2, "title") == LUA_TNIL)
        sandbox_error(L, "the flow `%s` has no title, as in title = _\"Getting ready\"",
                      flow->name);
    flow->title = api_keep_words(L, file->arena, "flows: the title");
    if (!flow->title[0])
        sandbox_error(L, "the title of the flow `%s` is empty", flow->name);
}

static void read_signs(lua_State *L, const struct declared *file, struct pack_flow *flow)
{
    static const char *const hues[] = {"teal", "indigo", "amber", "green",
                                       "plum", "blue",   "slate", NULL};
    flow->hue = HUE_TEAL;
    if (lua_getfield(L, 2, "hue") != LUA_TNIL) {
        const char *name = api_string(L, -1, "flows: the hue", NULL);
        int hue = str_index(name, hues);
        if (hue < 0)
            api_unknown_of(L, "hue", name, hues);
        flow->hue = HUE_TEAL + (enum hue)hue;
    }
    if (lua_getfield(L, 2, "icon") != LUA_TNIL) {
        api_check_icon(L, -1, "flows: the icon");
        flow->icon = api_keep_words(L, file->arena, "flows: the icon");
    }
    if (lua_getfield(L, 2, "take") != LUA_TNIL && !lua_isboolean(L, -1))
        sandbox_error(L, "flows: take is true or false");
    flow->take = lua_toboolean(L, -1);
}

/* The id at the top, which stands behind `from` in the text. */
static const char *read_id(lua_State *L, const struct declared *file, const char *from)
{
    const char *what = "flows: a page", *id = api_string(L, -1, what, NULL);
    declared_pin(L, file, from ? declared_find_quoted(from, id) : NULL);
    return arena_strdup(file->arena, api_page_id(L, -1, what));
}

/* Those of the flows before this one, and its own so far. */
static void refuse_twice(lua_State *L, const struct declared *file, const struct pack_flow *flow,
                         const char *id)
{
    for (const struct pack_flow *other = file->items; other <= flow; other++) {
        for (int i = 0; i < other->count; i++) {
            if (strcmp(other->pages[i], id) != 0)
                continue;
            if (other == flow)
                sandbox_error(L, "the flow `%s` names the page `%s` twice: take one out",
                              flow->name, id);
            sandbox_error(L, "the page `%s` is in the flows `%s` and `%s`: take it out of one", id,
                          other->name, flow->name);
        }
    }
}

static void read_pages(lua_State *L, const struct declared *file, struct pack_flow *flow,
                       const char *from, int count)
{
    if (count == 0)
        sandbox_error(L, "the flow `%s` has no pages: name some, or take it out", flow->name);
    if (count > PACK_FLOW_PAGES)
        sandbox_error(L, "the flow `%s` has more than %d pages: take some out", flow->name,
                      PACK_FLOW_PAGES);
    for (int i = 1; i <= count; i++) {
        lua_rawgeti(L, 2, i);
        const char *id = read_id(L, file, from);
        refuse_twice(L, file, flow, id);
        flow->pages[flow->count++] = id;
    }
    declared_pin(L, file, from);
    if (count == 1)
        return;
    flow->end = arena_printf(file->arena, "end/%s", flow->name);
    if (pack_has_page(file->pack, flow->end))
        sandbox_error(L,
                      "the end page of the flow `%s` is called `%s`, as is pages/%s.lua: rename "
                      "that file",
                      flow->name, flow->end, flow->end);
}

static void read_ends(lua_State *L, const struct declared *file, struct pack_flow *flow,
                      const char *from)
{
    flow->ends[0] = pack_info(file->pack)->start;
    flow->end_count = 1;
    if (lua_getfield(L, 2, "ends") == LUA_TNIL)
        return;
    api_table(L, -1, "flows: ends");
    int list = lua_gettop(L), count = (int)lua_rawlen(L, list);
    if (count < 1 || count > PACK_FLOW_ENDS)
        sandbox_error(L, "flows: ends names one to %d pages", PACK_FLOW_ENDS);
    const char *ends = from ? declared_find_key(from, "ends") : NULL;
    for (int i = 0; i < count; i++) {
        lua_rawgeti(L, list, i + 1);
        flow->ends[i] = read_id(L, file, ends);
    }
    flow->end_count = count;
}

/* The flow's table is at stack index 2. */
static void read_flow(lua_State *L, const struct declared *file, const struct found *found,
                      struct pack_flow *flow)
{
    static const char *const keys[] = {"title", "hue", "icon", "take", "ends", NULL};
    declared_pin(L, file, found->at);
    api_table(L, 2, lua_pushfstring(L, "flows: `%s`", found->name));
    flow->name = arena_strdup(file->arena, found->name);
    flow->line = found->at ? declared_line(file, found->at) : 1;
    int count = api_options(L, 2, "a flow", keys);
    read_title(L, file, flow);
    read_signs(L, file, flow);
    read_pages(L, file, flow, found->at, count);
    read_ends(L, file, flow, found->at);
}

int flows_take(lua_State *L)
{
    struct declared *file = lua_touserdata(L, lua_upvalueindex(1));
    struct found found[PACK_FLOWS];
    lua_settop(L, 1);
    luaL_checkstack(L, 2 * PACK_FLOW_PAGES, "flows");
    declared_begin(L, file, "flows");
    file->count = declared_find(L, file, found, PACK_FLOWS, names_is_id, "flow",
                                "a-z, 0-9 and -, as in learn = { title = _\"...\", "
                                "\"one\", \"two\" }");
    struct pack_flow *flows = arena_alloc(file->arena, ((size_t)file->count + 1) * sizeof *flows);
    file->items = flows;
    for (int i = 0; i < file->count; i++) {
        lua_settop(L, 1);
        lua_getfield(L, 1, found[i].name);
        read_flow(L, file, &found[i], &flows[i]);
    }
    file->done = true;
    lua_pushlightuserdata(L, file);
    return 1;
}
