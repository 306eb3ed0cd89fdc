/* From what a page's body gave to the tree that layout reads: patterns are copied into
   the arena, so that nothing of the tree hangs on Lua. */
#include <string.h>

#include "script/api.h"

struct build {
    lua_State *L;
    struct script *script;
    struct arena *arena;
    struct page *page;
    const char *file; /* the arena's copy of the last file's name */
    int nodes;
    bool has_heading, has_field, in_button;
    int refs; /* stack index of the list of what buttons run; 0: nothing is kept */
};

static void add(struct build *build, struct node *parent, int depth);

static const char *keep(struct build *build, const char *text)
{
    return text ? arena_strdup(build->arena, text) : NULL;
}

static const char *keep_file(struct build *build, const char *file)
{
    if (!build->file || strcmp(build->file, file) != 0)
        build->file = keep(build, file);
    return build->file;
}

static void check_room(struct build *build, const struct node *pattern, int depth)
{
    build->nodes++;
    if (build->nodes > PAGE_MAX_NODES)
        sandbox_error_at(build->L, pattern->file, pattern->line,
                         "a page may have at most %d elements", PAGE_MAX_NODES);
    if (depth > PAGE_MAX_DEPTH)
        sandbox_error_at(build->L, pattern->file, pattern->line,
                         "elements in elements over %d deep", PAGE_MAX_DEPTH);
}

static struct node *copy(struct build *build, struct node *parent, const struct node *pattern)
{
    struct node *node = node_make(build->arena, parent, pattern->kind);
    *node = *pattern;
    node->parent = parent;
    node->file = keep_file(build, pattern->file);
    node->text = keep(build, pattern->text);
    node->alt = keep(build, pattern->alt);
    node->name = keep(build, pattern->name);
    node->key = keep(build, pattern->key);
    return node;
}

/* The pattern's children follow; its anchors are at the top. */
static void add_children(struct build *build, struct node *node, int count, int depth)
{
    luaL_checkstack(build->L, 8, "elements");
    for (int i = 1; i <= count; i++) {
        lua_rawgeti(build->L, -1, i);
        add(build, node, depth + 1);
    }
}

/* Paragraphs of one text stand in a column, so that they have a gap. */
static void add_text(struct build *build, struct node *parent, const struct spec *spec, int depth)
{
    struct node pattern = spec->node;
    if (spec->count > 1) {
        parent = node_make(build->arena, parent, NODE_COLUMN);
        parent->file = keep_file(build, pattern.file);
        parent->line = pattern.line;
        parent->gap_mm10 = pattern.gap_mm10;
        parent->align = pattern.align;
        parent->grow = pattern.grow;
        parent->aside = pattern.aside;
        pattern.grow = pattern.aside = 0;
    }
    for (int i = 1; i <= spec->count; i++) {
        check_room(build, &pattern, depth);
        lua_rawgeti(build->L, -1, i);
        pattern.text = lua_tostring(build->L, -1);
        copy(build, parent, &pattern);
        lua_pop(build->L, 1);
    }
    build->has_heading = build->has_heading || pattern.heading;
}

static void add_image(struct build *build, struct node *parent, const struct spec *spec)
{
    lua_State *L = build->L;
    struct node *node = copy(build, parent, &spec->node);
    int count = node->word_count;
    if (count == 0)
        return;
    struct picture_word *words = arena_alloc(build->arena, (size_t)count * sizeof *words);
    lua_getfield(L, -1, "words");
    for (int i = 0; i < count; i++) {
        lua_rawgeti(L, -1, 3 * i + 1);
        lua_rawgeti(L, -2, 3 * i + 2);
        lua_rawgeti(L, -3, 3 * i + 3);
        words[i].x = (int)lua_tointeger(L, -3);
        words[i].y = (int)lua_tointeger(L, -2);
        words[i].text = keep(build, lua_tostring(L, -1));
        lua_pop(L, 3);
    }
    node->words = words;
    lua_pop(L, 1);
}

/* The value at the top is kept for script_act. */
static int make_ref(struct build *build)
{
    if (build->refs == 0) {
        lua_pop(build->L, 1);
        return 0;
    }
    lua_Integer index = (lua_Integer)lua_rawlen(build->L, build->refs) + 1;
    lua_rawseti(build->L, build->refs, index);
    return (int)index;
}

/* The action in the anchors at the top. */
static struct action read_action(struct build *build)
{
    lua_State *L = build->L;
    lua_getfield(L, -1, "action");
    const struct value *value = action_at(L, -1);
    struct action action = {.kind = value ? value->kind : ACTION_SCRIPT};
    if (action.kind == ACTION_GO)
        action.page = keep(build, action_page(L, -1));
    if (action.kind == ACTION_SCRIPT)
        action.ref = make_ref(build);
    else
        lua_pop(L, 1);
    return action;
}

static const char *first_text(const struct node *button)
{
    for (const struct node *at = button; at; at = node_after(button, at)) {
        if (at->kind == NODE_TEXT && at->text[0])
            return at->text;
    }
    return NULL;
}

static const char *without_marks(struct build *build, const char *text)
{
    struct node node = {.kind = NODE_TEXT, .text = text};
    return node_words(build->arena, &node);
}

static void add_button(struct build *build, struct node *parent, const struct spec *spec, int depth)
{
    const struct node *pattern = &spec->node;
    if (build->in_button)
        sandbox_error_at(build->L, pattern->file, pattern->line, "a button in a button");
    struct node *button;
    if (pattern->text) {
        button = node_make_button(build->arena, parent, pattern->button, keep(build, pattern->text),
                                  keep(build, spec->icon), (struct action){0});
        build->nodes += spec->icon ? 2 : 1;
    } else {
        button = node_make(build->arena, parent, NODE_BUTTON);
        build->in_button = true;
        add_children(build, button, 1, depth);
        build->in_button = false;
        button->name = first_text(button);
    }
    button->button = pattern->button;
    button->action = read_action(build);
    button->file = keep_file(build, pattern->file);
    button->line = pattern->line;
    button->grow = pattern->grow;
    button->aside = pattern->aside;
    button->chosen = pattern->chosen;
    if (pattern->name)
        button->name = pattern->name;
    if (!button->name)
        sandbox_error_at(build->L, pattern->file, pattern->line,
                         "this button has no words: give it a name");
    button->name = without_marks(build, button->name);
}

static void add_field(struct build *build, struct node *parent, const struct spec *spec)
{
    const struct node *pattern = &spec->node;
    if (build->has_field || build->in_button)
        sandbox_error_at(build->L, pattern->file, pattern->line, "%s",
                         build->in_button ? "a field in a button"
                                          : "a second field: a page can have one");
    build->has_field = true;
    struct node *field = copy(build, parent, pattern);
    field->typed = keep(build, script_typed(build->script, field->key));
    struct node *pad = node_make(build->arena, parent, NODE_PAD);
    pad->file = field->file;
    pad->line = field->line;
    pad->key = field->key;
    pad->town = field->town;
    pad->aside = true;
    node_make_pad(build->arena, pad, keep(build, script_word(build->script, "Erase")),
                  keep(build, script_word(build->script, pad->town ? "Space" : "Find")));
}

/* The node at the top is taken off and hung under the parent. */
static void add(struct build *build, struct node *parent, int depth)
{
    lua_State *L = build->L;
    const struct spec *spec = spec_at(L, -1);
    check_room(build, &spec->node, depth);
    sandbox_spend(L, sizeof *spec);
    spec_push_anchors(L, -1);
    switch (spec->node.kind) {
    case NODE_COLUMN:
    case NODE_ROW:
    case NODE_GRID:
        add_children(build, copy(build, parent, &spec->node), spec->count, depth);
        break;
    case NODE_TEXT: add_text(build, parent, spec, depth); break;
    case NODE_IMAGE: add_image(build, parent, spec); break;
    case NODE_BUTTON: add_button(build, parent, spec, depth); break;
    case NODE_FIELD: add_field(build, parent, spec); break;
    default: copy(build, parent, &spec->node); break;
    }
    lua_pop(L, 2);
}

/* A page's fields of its own: the page's table is at stack index 2, the body's at 3. */
static const char *page_text(struct build *build, const char *name)
{
    lua_getfield(build->L, 2, name);
    const char *text = keep(build, lua_tostring(build->L, -1));
    lua_pop(build->L, 1);
    return text;
}

static void read_ground(struct build *build)
{
    static const char *const grounds[] = {"paper", "alert", "accent", "alarm", NULL};
    int i = 0;
    const char *word = "paper";
    if (lua_getfield(build->L, 3, "ground") != LUA_TNIL)
        word = api_string(build->L, -1, "body: ground", NULL);
    while (grounds[i] && strcmp(word, grounds[i]) != 0)
        i++;
    if (!grounds[i])
        api_unknown_of(build->L, "ground", word, grounds);
    build->page->ground = (enum ground)i;
    lua_pop(build->L, 1);
}

static void read_idle(struct build *build)
{
    if (lua_getfield(build->L, 3, "idle_s") != LUA_TNIL)
        build->page->idle_s = (int)api_integer(build->L, -1, 10, 3600, "body: idle_s");
    lua_pop(build->L, 1);
}

/* The heading that the page has unless its body gave one. */
static void make_heading(struct build *build)
{
    struct node *node = node_make(build->arena, build->page->root, NODE_TEXT);
    node->file = build->page->root->file;
    node->line = build->page->root->line;
    node->text = build->page->title;
    node->heading = node->bold = true;
    node->size = SIZE_H1;
}

static void drop_heading(struct node *root)
{
    root->first = root->first->next;
    if (!root->first)
        root->last = NULL;
}

static void make_root(struct build *build)
{
    struct node *root = node_make(build->arena, NULL, NODE_COLUMN);
    root->file = page_text(build, "file");
    lua_getfield(build->L, 2, "line");
    root->line = (int)lua_tointeger(build->L, -1);
    lua_pop(build->L, 1);
    build->page->root = root;
    make_heading(build);
}

/* What the body gave is at stack index 3: a list of nodes, or one. */
static void add_body(struct build *build)
{
    static const char *const keys[] = {"ground", "idle_s", NULL};
    lua_State *L = build->L;
    struct node *root = build->page->root;
    if (spec_at(L, 3)) {
        lua_pushvalue(L, 3);
        add(build, root, 1);
        return;
    }
    api_table(L, 3, "what body returns");
    int count = api_options(L, 3, "what body returns", keys);
    read_ground(build);
    read_idle(build);
    for (int i = 1; i <= count; i++) {
        lua_rawgeti(L, 3, i);
        if (spec_at(L, -1))
            add(build, root, 1);
        else if (lua_toboolean(L, -1))
            sandbox_error(L, "body: value %d is a %s, not a node%s", i, luaL_typename(L, -1),
                          lua_isstring(L, -1) ? ": write text(...)" : "");
        else
            lua_pop(L, 1);
    }
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
    *build.page = (struct page){.id = keep(&build, showing->id)};
    build.page->title = page_text(&build, "title");
    build.page->flow = page_text(&build, "flow");
    build.page->next = page_text(&build, "next");
    make_root(&build);
    if (showing->use == SCRIPT_TO_TOUCH) {
        lua_newtable(L);
        build.refs = lua_gettop(L);
    }
    add_body(&build);
    if (build.has_heading)
        drop_heading(build.page->root);
    action_check_loose(L);
    page_finish(build.page);
    if (build.refs)
        own_refs(&build);
    return 0;
}
