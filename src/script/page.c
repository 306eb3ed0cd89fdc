/* A page is shown: its file's body runs, and what it gives becomes the page. */
#include "layout/kinds.h"
#include "script/build.h"

/* A page's fields of its own: the page's table is at stack index 2, the body's at 3. */
static const char *page_text(struct build *build, const char *name)
{
    lua_getfield(build->L, 2, name);
    const char *text = build_keep(build, lua_tostring(build->L, -1));
    lua_pop(build->L, 1);
    return text;
}

static struct node *make_root(struct build *build)
{
    struct node *root = node_make(build->arena, NULL, NODE_COLUMN);
    root->file = page_text(build, "file");
    lua_getfield(build->L, 2, "line");
    root->line = (int)lua_tointeger(build->L, -1);
    lua_pop(build->L, 1);
    return root;
}

/* Its title, where the body gave no heading. */
static void put_heading(struct build *build)
{
    struct node *root = build->page->root, *node = node_make(build->arena, NULL, NODE_TEXT);
    node->file = root->file;
    node->line = root->line;
    node->text = build->page->title;
    node->heading = node->bold = true;
    node->size = SIZE_H1;
    node_prepend(root, node);
}

/* What the body gave is at stack index 3: a list of nodes, or one. */
static void add_body(struct build *build)
{
    static const char *const grounds[] = {"paper", "alert", "accent", "alarm", NULL};
    static const struct option options[] = {
        {"ground", OPTION_WORD, offsetof(struct page, ground), GROUND_PAPER, 0, grounds},
        {"hidden", OPTION_FLAG, offsetof(struct page, hidden), 0, 0, NULL},
        {"idle_s", OPTION_INT, offsetof(struct page, idle_s), 10, 3600, NULL},
        {0}};
    lua_State *L = build->L;
    struct made made;
    if (node_at(L, 3, &made)) {
        lua_pushvalue(L, 3);
        build_node(build, build->page->root, 1);
        return;
    }
    api_table(L, 3, "what body returns");
    int count = api_read_options(L, 3, "body", options, build->arena, build->page);
    build_list(build, build->page->root, 3, count, 1, "body: value");
}

/* The page is whole: only now it has something to give back. */
static void own_refs(struct build *build)
{
    lua_State *L = build->L;
    uint64_t name = ++build->script->pages_kept;
    slot_get(L, SLOT_REFS);
    lua_pushvalue(L, build->refs);
    lua_rawseti(L, -2, (lua_Integer)name);
    lua_pop(L, 1);
    build->page->refs = name;
}

int page_show(lua_State *L)
{
    struct showing *showing = lua_touserdata(L, 1);
    struct build build = {
        .L = L, .script = script_of(L), .arena = showing->arena, .page = showing->page};
    files_page(L, showing->id); /* showing page */
    build.script->mode = MODE_BODY;
    slot_new(L, SLOT_LOOSE);
    lua_getfield(L, 2, "file");
    lua_getfield(L, 2, "line");
    sandbox_fallback_place(L, lua_tostring(L, -2), (int)lua_tointeger(L, -1));
    lua_settop(L, 2);
    lua_getfield(L, 2, "body");
    visitor_push_view(L);
    sandbox_call(L, 1, 1); /* showing page given */
    *build.page = (struct page){.id = build_keep(&build, showing->id)};
    build.page->title = page_text(&build, "title");
    build.page->next = page_text(&build, "next");
    build.page->root = make_root(&build);
    if (showing->use == SCRIPT_TO_TOUCH) {
        lua_newtable(L);
        build.refs = lua_gettop(L);
    }
    add_body(&build);
    if (!build.has_heading)
        put_heading(&build);
    action_check_loose(L);
    page_finish(build.page);
    if (build.refs)
        own_refs(&build);
    return 0;
}
