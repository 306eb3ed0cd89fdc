/* Runs flows.lua and turns its table into structs. The one idea: Lua keeps neither the order
   nor the lines of a table's keys, so both are looked up in the file's text. */
#include "script/flows.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/names.h"
#include "base/str.h"
#include "script/api.h"

#define PATH "flows.lua"

struct found { /* a flow, and where its name stands in the text; NULL: not as a plain key */
    const char *name, *at;
};

struct reading {
    struct pack *pack;
    struct arena *arena;
    const char *text;
    struct pack_flow *flows;
    int count;
    bool done;
};

static bool is_name(char c)
{
    return isalnum((unsigned char)c) || c == '_' || c == '-';
}

static bool is_key(const char *text, const char *at, size_t len)
{
    if ((at > text && is_name(at[-1])) || is_name(at[len]))
        return false;
    at += len;
    at += strspn(at, "\"' ]\t");
    return at[0] == '=' && at[1] != '=';
}

/* `name =` or `["name"] =`. */
static const char *find_key(const char *text, const char *name)
{
    const char *at = strstr(text, name);
    while (at && !is_key(text, at, strlen(name)))
        at = strstr(at + 1, name);
    return at;
}

/* "name" or 'name'. */
static const char *find_quoted(const char *text, const char *name)
{
    size_t len = strlen(name);
    const char *at = strstr(text, name);
    while (at && !(at > text && strchr("\"'", at[-1]) && at[len] == at[-1]))
        at = strstr(at + 1, name);
    return at;
}

static int line_of(const struct reading *reading, const char *at)
{
    int line = 1;
    for (const char *c = reading->text; c < at; c++)
        line += *c == '\n';
    return line;
}

/* Errors are said to come from there. */
static void pin(lua_State *L, const struct reading *reading, const char *at)
{
    if (at)
        sandbox_pin(L, pack_where(reading->pack, PATH, NULL), line_of(reading, at));
}

static int by_place(const void *a, const void *b)
{
    const struct found *x = a, *y = b;
    if (x->at != y->at)
        return !x->at ? 1 : !y->at ? -1 : x->at < y->at ? -1 : 1;
    return strcmp(x->name, y->name);
}

static void read_title(lua_State *L, const struct reading *reading, struct pack_flow *flow)
{
    if (lua_getfield(L, 2, "title") == LUA_TNIL)
        sandbox_error(L, "the flow `%s` has no title, as in title = _\"Getting ready\"",
                      flow->name);
    flow->title = api_keep_words(L, reading->arena, "flows: the title");
    if (!flow->title[0])
        sandbox_error(L, "the title of the flow `%s` is empty", flow->name);
}

static void read_signs(lua_State *L, const struct reading *reading, struct pack_flow *flow)
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
        flow->icon = api_keep_words(L, reading->arena, "flows: the icon");
    }
    if (lua_getfield(L, 2, "take") != LUA_TNIL && !lua_isboolean(L, -1))
        sandbox_error(L, "flows: take is true or false");
    flow->take = lua_toboolean(L, -1);
}

/* The id at the top, which stands behind `from` in the text. */
static const char *read_id(lua_State *L, const struct reading *reading, const char *from)
{
    const char *what = "flows: a page", *id = api_string(L, -1, what, NULL);
    pin(L, reading, from ? find_quoted(from, id) : NULL);
    return arena_strdup(reading->arena, api_page_id(L, -1, what));
}

/* Those of the flows before this one, and its own so far. */
static void refuse_twice(lua_State *L, const struct reading *reading, const struct pack_flow *flow,
                         const char *id)
{
    for (const struct pack_flow *other = reading->flows; other <= flow; other++) {
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

static void read_pages(lua_State *L, const struct reading *reading, struct pack_flow *flow,
                       const char *from, int count)
{
    if (count == 0)
        sandbox_error(L, "the flow `%s` has no pages: name some, or take it out", flow->name);
    if (count > PACK_FLOW_PAGES)
        sandbox_error(L, "the flow `%s` has more than %d pages: take some out", flow->name,
                      PACK_FLOW_PAGES);
    for (int i = 1; i <= count; i++) {
        lua_rawgeti(L, 2, i);
        const char *id = read_id(L, reading, from);
        refuse_twice(L, reading, flow, id);
        flow->pages[flow->count++] = id;
    }
    pin(L, reading, from);
    if (count == 1)
        return;
    flow->end = arena_printf(reading->arena, "end/%s", flow->name);
    if (pack_has_page(reading->pack, flow->end))
        sandbox_error(L,
                      "the end page of the flow `%s` is called `%s`, as is pages/%s.lua: rename "
                      "that file",
                      flow->name, flow->end, flow->end);
}

static void read_ends(lua_State *L, const struct reading *reading, struct pack_flow *flow,
                      const char *from)
{
    flow->ends[0] = pack_info(reading->pack)->start;
    flow->end_count = 1;
    if (lua_getfield(L, 2, "ends") == LUA_TNIL)
        return;
    api_table(L, -1, "flows: ends");
    int list = lua_gettop(L), count = (int)lua_rawlen(L, list);
    if (count < 1 || count > PACK_FLOW_ENDS)
        sandbox_error(L, "flows: ends names one to %d pages", PACK_FLOW_ENDS);
    const char *ends = from ? find_key(from, "ends") : NULL;
    for (int i = 0; i < count; i++) {
        lua_rawgeti(L, list, i + 1);
        flow->ends[i] = read_id(L, reading, ends);
    }
    flow->end_count = count;
}

/* The flow's table is at stack index 2. */
static void read_flow(lua_State *L, const struct reading *reading, const struct found *found,
                      struct pack_flow *flow)
{
    static const char *const keys[] = {"title", "hue", "icon", "take", "ends", NULL};
    pin(L, reading, found->at);
    api_table(L, 2, lua_pushfstring(L, "flows: `%s`", found->name));
    flow->name = arena_strdup(reading->arena, found->name);
    flow->line = found->at ? line_of(reading, found->at) : 1;
    int count = api_options(L, 2, "a flow", keys);
    read_title(L, reading, flow);
    read_signs(L, reading, flow);
    read_pages(L, reading, flow, found->at, count);
    read_ends(L, reading, flow, found->at);
}

/* The names of the flows, in the order of the file. */
static int find_flows(lua_State *L, const struct reading *reading, struct found *found)
{
    int count = 0;
    for (lua_pushnil(L); lua_next(L, 1); lua_pop(L, 1)) {
        const char *name = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "";
        if (!names_is_id(name))
            sandbox_error(L, "flows: a flow has a name of a-z, 0-9 and -, as in "
                             "learn = { title = _\"...\", \"one\", \"two\" }");
        if (count == PACK_FLOWS)
            sandbox_error(L, "flows: more than %d flows: take some out", PACK_FLOWS);
        found[count++] = (struct found){name, find_key(reading->text, name)};
    }
    qsort(found, (size_t)count, sizeof *found, by_place);
    return count;
}

static int f_flows(lua_State *L)
{
    struct reading *reading = lua_touserdata(L, lua_upvalueindex(1));
    struct found found[PACK_FLOWS];
    lua_settop(L, 1);
    api_table(L, 1, "flows: the argument");
    luaL_checkstack(L, 2 * PACK_FLOW_PAGES, "flows");
    if (reading->done)
        sandbox_error(L, "flows is called once, at the end of flows.lua");
    reading->count = find_flows(L, reading, found);
    reading->flows =
        arena_alloc(reading->arena, ((size_t)reading->count + 1) * sizeof *reading->flows);
    for (int i = 0; i < reading->count; i++) {
        lua_settop(L, 1);
        lua_getfield(L, 1, found[i].name);
        read_flow(L, reading, &found[i], &reading->flows[i]);
    }
    reading->done = true;
    lua_pushlightuserdata(L, reading);
    return 1;
}

static int run(lua_State *L)
{
    struct reading *reading = lua_touserdata(L, 1);
    slot_new(L, SLOT_LOADING);
    proxy_metatable(L, SLOT_PROXY, NULL, NULL);
    files_open_env(L);
    lua_newtable(L);
    api_open_base(L);
    api_open_text(L);
    api_open_table(L);
    api_open_math(L);
    api_open_words(L);
    lua_pushlightuserdata(L, reading);
    lua_pushcclosure(L, f_flows, 1);
    lua_setfield(L, -2, "flows");
    slot_set(L, SLOT_API);
    files_run(L, PATH, -1);
    if (lua_touserdata(L, -1) != reading)
        sandbox_error_at(L, pack_where(reading->pack, PATH, NULL), 1,
                         "the file must end with return flows { ... }");
    return 0;
}

bool flows_read(struct pack *pack, struct arena *arena, struct err *err)
{
    struct buf text = {0};
    if (!pack_has(pack, PATH))
        return true;
    if (!pack_read(pack, PATH, SCRIPT_FILE_MAX, &text, err))
        return false;
    struct reading reading = {.pack = pack, .arena = arena, .text = text.len ? text.bytes : ""};
    struct script *script = xcalloc(1, sizeof *script);
    script->config.pack = pack;
    script->mode = MODE_DATA;
    sandbox_open(&script->sandbox, FLOWS_MEMORY, script);
    bool good = sandbox_run(&script->sandbox, SCRIPT_CALL_MS, run, &reading, err);
    sandbox_close(&script->sandbox);
    buf_free(&script->source);
    buf_free(&text);
    free(script);
    if (good)
        pack_set_flows(pack, reading.flows, reading.count);
    return good;
}
