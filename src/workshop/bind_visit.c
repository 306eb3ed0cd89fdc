/* What a visitor reads, as scripts see it: each showing of a page with all its texts. Nodes
   stay in C: what rules ask of one is said of its text. */
#include <lauxlib.h>
#include <stdint.h>

#include "offices/offices.h"
#include "pack/slots.h"
#include "workshop/bind.h"

#define SHOWN "shown" /* in the registry: the visit that a script is told of */

static const char *role_name(enum lint_role role)
{
    switch (role) {
    case LINT_HEADING: return "heading";
    case LINT_TEXT: return "text";
    case LINT_LABEL: return "label";
    case LINT_ALT: return "alt";
    case LINT_WORD: return "word";
    case LINT_SLOT: return "slot";
    case LINT_CELL: return "cell";
    }
    return NULL;
}

static const char *button_name(enum button_kind kind)
{
    switch (kind) {
    case BUTTON_PLAIN: return "plain";
    case BUTTON_PRIMARY: return "primary";
    case BUTTON_ALARM: return "alarm";
    case BUTTON_CARD: return "card";
    case BUTTON_CHOICE: return "choice";
    case BUTTON_QUIET: return "quiet";
    case BUTTON_START: return "start";
    case BUTTON_PART: return "part";
    case BUTTON_PLAY: return "play";
    case BUTTON_KEY: return "key";
    case BUTTON_BAR: return "bar";
    case BUTTON_HELP: return "help";
    }
    return NULL;
}

static const struct node *button_around(const struct node *node)
{
    const struct node *up = node;
    while (up && up->kind != NODE_BUTTON)
        up = up->parent;
    return up;
}

/* The row of a list's line: a mark, a number or a time, then words. */
static const struct node *item_around(const struct node *node)
{
    const struct node *row = node->parent;
    const struct node *mark = row && row->kind == NODE_ROW ? row->first : NULL;
    bool is_mark =
        mark && (mark->kind == NODE_ICON || (mark->kind == NODE_TEXT && mark->tile != TILE_NONE));
    bool is_time = mark && mark->kind == NODE_TEXT && mark->bold && mark->next &&
                   mark->next->kind == NODE_TEXT && !mark->next->next;
    return is_mark || is_time ? row : NULL;
}

static bool is_in_warning(const struct node *node)
{
    for (const struct node *up = node->parent; up; up = up->parent) {
        if (up->panel == PANEL_WARNING)
            return true;
    }
    return false;
}

static void set_node(lua_State *L, const struct lint_text *text)
{
    const struct node *node = text->node, *button = button_around(node), *item = item_around(node);
    bool is_text = node->kind == NODE_TEXT;
    const struct node *group = button                    ? button
                               : is_text                 ? item
                               : text->role == LINT_WORD ? node
                                                         : NULL;
    bind_set_text(L, "node", is_text ? "text" : node->kind == NODE_QR ? "qr" : "image");
    bind_set_bool(L, "small",
                  is_text && !button && node->size == SIZE_CAPTION && node->tone == TONE_SOFT);
    bind_set_text(L, "button", button ? button_name(button->button) : NULL);
    bind_set_bool(L, "item", item);
    bind_set_bool(L, "warning", is_in_warning(node));
    if (group)
        bind_set_int(L, "group", (lua_Integer)(intptr_t)group);
}

const char *bind_slot_kind(const struct pack *pack, const char *slot)
{
    const struct schema_key *row = fact_find(pack_facts(pack), slot, strlen(slot));
    switch (row ? slot_kind(row) : SLOT_SENTENCE) {
    case SLOT_SENTENCE: return "sentence";
    case SLOT_NAMES: return "names";
    case SLOT_SWITCH: return "switch";
    }
    return NULL;
}

static void push_text(lua_State *L, const struct lint_text *text)
{
    lua_createtable(L, 0, 12);
    bind_set_text(L, "role", role_name(text->role));
    bind_set_text(L, "text", text->text);
    bind_set_text(L, "name", text->name);
    bind_set_text(L, "file", text->file);
    bind_set_int(L, "line", text->line);
    bind_set_text(L, "language", text->language);
    if (text->role == LINT_SLOT)
        bind_set_text(L, "kind", bind_slot_kind(bind_lint(L)->pack, text->name));
    if (text->role == LINT_CELL)
        bind_set_text(L, "kind", office_is_prose(text->name) ? "sentence" : "names");
    if (text->node)
        set_node(L, text);
}

static void set_texts(lua_State *L, const struct lint_visit *visit)
{
    struct arena *arena = arena_create();
    const struct lint_text *texts;
    int count = lint_visit_texts(visit, arena, &texts);
    lua_createtable(L, count, 0);
    for (int i = 0; i < count; i++) {
        push_text(L, &texts[i]);
        lua_rawseti(L, -2, i + 1);
    }
    lua_setfield(L, -2, "texts");
    arena_destroy(arena);
}

/* The page's main messages. */
static void set_leads(lua_State *L, const struct page *page)
{
    lua_newtable(L);
    for (const struct node *node = page->root->first; node; node = node->next) {
        if (node->kind != NODE_TEXT || node->size != SIZE_LEAD || !node->bold)
            continue;
        lua_createtable(L, 0, 2);
        bind_set_text(L, "file", node->file);
        bind_set_int(L, "line", node->line);
        lua_rawseti(L, -2, (lua_Integer)lua_rawlen(L, -2) + 1);
    }
    lua_setfield(L, -2, "leads");
}

static void push_visit(lua_State *L, const struct lint_visit *visit)
{
    const struct page *page = &visit->stage->page;
    int ways = 0;
    for (const struct node *node = page->root; node; node = node_after(page->root, node))
        ways += node->action.kind != ACTION_NONE;
    lua_createtable(L, 0, 11);
    bind_set_text(L, "page", visit->page);
    bind_set_text(L, "title", page->title);
    bind_set_text(L, "file", visit->file);
    bind_set_int(L, "line", 0);
    bind_set_text(L, "language", visit->language);
    bind_set_text(L, "after", visit->after);
    bind_set_int(L, "ways", ways);
    bind_set_bool(L, "bars", page->ground == GROUND_PAPER || page->ground == GROUND_ALERT);
    bind_set_bool(L, "attract", stage_is_attract(visit->stage, visit->page));
    set_texts(L, visit);
    set_leads(L, page);
}

struct visiting {
    lua_State *L;
    bool failed; /* then nothing more is told, and the error stands on the stack */
};

static void set_shown(lua_State *L, const struct lint_visit *visit)
{
    lua_pushlightuserdata(L, (void *)(intptr_t)visit);
    lua_setfield(L, LUA_REGISTRYINDEX, SHOWN);
}

const struct lint_visit *bind_shown(lua_State *L)
{
    lua_getfield(L, LUA_REGISTRYINDEX, SHOWN);
    const struct lint_visit *visit = lua_touserdata(L, -1);
    lua_pop(L, 1);
    if (!visit)
        luaL_error(L, "no page is shown");
    return visit;
}

/* What the script does wrong must not jump over the crawl, which would lose its page. */
static void on_visit(struct lint *lint, const struct lint_visit *visit, void *context)
{
    (void)lint;
    struct visiting *visiting = context;
    if (visiting->failed)
        return;
    lua_State *L = visiting->L;
    lua_pushvalue(L, 1);
    push_visit(L, visit);
    set_shown(L, visit);
    visiting->failed = lua_pcall(L, 1, 0, 0) != LUA_OK;
    set_shown(L, NULL);
}

static int f_visits(lua_State *L)
{
    struct visiting visiting = {.L = L};
    luaL_checktype(L, 1, LUA_TFUNCTION);
    lint_each_visit(bind_lint(L), on_visit, &visiting);
    if (visiting.failed)
        lua_error(L);
    return 0;
}

static void on_clinic_text(struct lint *lint, const struct lint_text *text, void *context)
{
    (void)lint;
    lua_State *L = context;
    push_text(L, text);
    lua_rawseti(L, -2, (lua_Integer)lua_rawlen(L, -2) + 1);
}

static int f_texts(lua_State *L)
{
    struct lint *lint = bind_lint(L);
    lua_newtable(L);
    lint_each_slot(lint, on_clinic_text, L);
    lint_each_cell(lint, on_clinic_text, L);
    return 1;
}

void bind_visit(lua_State *L)
{
    lua_register(L, "visits", f_visits);
    lua_register(L, "texts", f_texts);
}
