/* From the nodes that scripts made to the tree that layout reads: each is read once, as its kind
   says, into the arena, so that nothing of the tree hangs on Lua. */
#include "script/build.h"

#include <string.h>

#include "layout/kinds.h"

#define QR_MAX 1200 /* bytes */

/* A node that is being read: what it was given lies at a stack index. */
struct reading {
    struct node node; /* without its place in the tree */
    const char *what; /* what scripts call it */
    int given, count; /* positions */
    int depth;
};

const char *build_keep(struct build *build, const char *text)
{
    return text ? arena_strdup(build->arena, text) : NULL;
}

static const char *keep_file(struct build *build, const char *file)
{
    if (!build->file || strcmp(build->file, file) != 0)
        build->file = build_keep(build, file);
    return build->file;
}

static void check_room(struct build *build, const struct node *node, int depth)
{
    build->nodes++;
    if (build->nodes > PAGE_MAX_NODES)
        sandbox_error_at(build->L, node->file, node->line, "a page may have at most %d elements",
                         PAGE_MAX_NODES);
    if (depth > PAGE_MAX_DEPTH)
        sandbox_error_at(build->L, node->file, node->line, "elements in elements over %d deep",
                         PAGE_MAX_DEPTH);
}

static struct node *hang(struct build *build, struct node *parent, const struct node *read)
{
    struct node *node = node_make(build->arena, parent, read->kind);
    *node = *read;
    node->parent = parent;
    return node;
}

void build_list(struct build *build, struct node *parent, int list, int count, int depth,
                const char *owner)
{
    lua_State *L = build->L;
    luaL_checkstack(L, 12, "elements");
    for (int i = 1; i <= count; i++) {
        struct made made;
        lua_rawgeti(L, list, i);
        if (node_at(L, -1, &made))
            build_node(build, parent, depth);
        else if (lua_toboolean(L, -1))
            sandbox_error_at(L, parent->file, parent->line, "%s %d is a %s, not a node%s", owner, i,
                             luaL_typename(L, -1), lua_isstring(L, -1) ? ": write text(...)" : "");
        else
            lua_pop(L, 1);
    }
}

/* Paragraphs of one text stand in a column, so that they have a gap. */
static void add_text(struct build *build, struct node *parent, struct reading *text)
{
    lua_State *L = build->L;
    const char *paragraphs[PAGE_MAX_NODES];
    int count = 0;
    for (int i = 1; i <= text->count; i++) {
        lua_rawgeti(L, text->given, i);
        if (lua_toboolean(L, -1)) {
            check_room(build, &text->node, text->depth); /* before any memory is taken for it */
            paragraphs[count++] = api_keep_words(L, build->arena, "text: a paragraph");
        }
        lua_pop(L, 1);
    }
    if (count == 0)
        sandbox_error(L, "text has no words: what is not set is nil: write x and text(x)");
    if (count > 1 && text->node.brief)
        sandbox_error(L, "text has one short form for %d paragraphs: make a text of each", count);
    struct node *node = &text->node;
    if (count > 1) {
        const struct node column = {.kind = NODE_COLUMN,
                                    .file = node->file,
                                    .line = node->line,
                                    .gap_mm10 = node->gap_mm10,
                                    .align = node->align,
                                    .grow = node->grow,
                                    .aside = node->aside,
                                    .size = SIZE_BODY};
        parent = hang(build, parent, &column);
        node->grow = node->aside = 0;
    }
    for (int i = 0; i < count; i++) {
        node->text = paragraphs[i];
        hang(build, parent, node);
    }
    build->has_heading = build->has_heading || node->heading;
}

/* A picture, or an icon if it has one. */
static void add_image(struct build *build, struct node *parent, struct reading *image)
{
    lua_State *L = build->L;
    bool icon = image->node.text;
    if (icon) {
        image->node.kind = NODE_ICON;
    } else {
        lua_rawgeti(L, image->given, 1);
        image->node.text = api_keep_words(L, build->arena, "image: the picture, the first value,");
        if (!pack_has(build->script->config.pack, image->node.text))
            api_unknown_file(L, "picture", image->node.text, "images/", NULL);
    }
    if (image->count > (icon ? 0 : 1))
        sandbox_error(L, "image takes one picture, or an icon");
    hang(build, parent, &image->node);
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

/* The action, the second value of a button. */
static struct action read_action(struct build *build, const struct reading *button,
                                 const char *label)
{
    lua_State *L = build->L;
    lua_rawgeti(L, button->given, 2);
    const struct value *value = action_at(L, -1);
    if (!value && !lua_isfunction(L, -1))
        sandbox_error(L,
                      "button%s%s%s has no action: give it go, back, home, finish, set or a "
                      "function after the label",
                      label ? " \"" : "", label ? label : "", label ? "\"" : "");
    struct action action = {.kind = value ? value->kind : ACTION_SCRIPT};
    if (action.kind == ACTION_GO)
        action.page = build_keep(build, action_page(L, -1));
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

/* Its label is the first value: words, which the core shows, or a node. */
static void add_button(struct build *build, struct node *parent, struct reading *read)
{
    lua_State *L = build->L;
    struct node *own = &read->node, *button;
    struct made made;
    const char *label = NULL;
    if (read->count > 2)
        sandbox_error(L, "button takes a label or one node, and an action");
    lua_rawgeti(L, read->given, 1);
    if (lua_type(L, -1) == LUA_TSTRING)
        label = api_keep_words(L, build->arena, "button: the label");
    else if (!node_at(L, -1, &made))
        sandbox_error(L, "button: the label must be a string or a node, not a %s",
                      luaL_typename(L, -1));
    if (label && label[0] == '\0')
        sandbox_error(L, "button: the label is empty");
    if (own->name && own->name[0] == '\0')
        sandbox_error(L, "button: the name is empty");
    own->action = read_action(build, read, label);
    if (build->in_button)
        sandbox_error(L, "a button in a button");
    if (label) {
        button = node_make_button(build->arena, parent, own->button, label, own->text, own->action);
        build->nodes += own->text ? 2 : 1;
        lua_pop(L, 1);
    } else {
        button = node_make(build->arena, parent, NODE_BUTTON);
        build->in_button = true;
        build_node(build, button, read->depth + 1);
        build->in_button = false;
        button->name = first_text(button);
    }
    button->button = own->button;
    button->action = own->action;
    button->file = own->file;
    button->line = own->line;
    button->grow = own->grow;
    button->aside = own->aside;
    button->chosen = own->chosen;
    button->back = own->back;
    if (own->name)
        button->name = own->name;
    if (!button->name)
        sandbox_error_at(L, own->file, own->line, "this button has no words: give it a name");
    button->name =
        node_words(build->arena, &(struct node){.kind = NODE_TEXT, .text = button->name});
}

static void add_field(struct build *build, struct node *parent, const struct reading *read)
{
    if (build->has_field || build->in_button)
        sandbox_error(build->L, "%s",
                      build->in_button ? "a field in a button"
                                       : "a second field: a page can have one");
    build->has_field = true;
    struct node *field = hang(build, parent, &read->node);
    field->typed = build_keep(build, script_typed(build->script, field->key));
    struct node *pad = node_make(build->arena, parent, NODE_PAD);
    pad->file = field->file;
    pad->line = field->line;
    pad->key = field->key;
    pad->town = field->town;
    pad->aside = true;
    node_make_pad(build->arena, pad, build_keep(build, script_word(build->script, "Erase")),
                  build_keep(build, script_word(build->script, pad->town ? "Space" : "Find")));
}

/* Pictures, each with its caption behind it. */
static void add_stills(struct build *build, struct node *parent, const struct reading *read)
{
    if (build->has_stills || build->in_button)
        sandbox_error(build->L, "%s",
                      build->in_button ? "stills in a button"
                                       : "stills for a second time: a page can have them once");
    build->has_stills = true;
    struct node *stills = hang(build, parent, &read->node);
    build_list(build, stills, read->given, read->count, read->depth + 1, "frames: child");
    for (const struct node *child = stills->first; child; child = child->next) {
        bool caption = child->panel == PANEL_CAPTION && child != stills->first;
        if (child->kind != NODE_IMAGE && !caption)
            sandbox_error_at(build->L, child->file, child->line,
                             "stills are pictures, each with its caption behind it");
    }
    if (node_still_count(stills) < 2)
        sandbox_error(build->L, "stills are two pictures or more; for one there is picture{...}");
}

static int read_integer(struct build *build, const struct reading *read, int position, int least,
                        int most, const char *what)
{
    lua_rawgeti(build->L, read->given, position);
    int value = (int)api_integer(build->L, -1, least, most, what);
    lua_pop(build->L, 1);
    return value;
}

static const char *read_code(struct build *build, const struct reading *read)
{
    lua_rawgeti(build->L, read->given, 1);
    const char *text = api_keep_words(build->L, build->arena, "qr: the text");
    if (text[0] == '\0' || strlen(text) > QR_MAX)
        sandbox_error(build->L, "qr: the text must have 1 to %d bytes", QR_MAX);
    lua_pop(build->L, 1);
    return text;
}

/* What stands at the positions, as the kind takes it; the node hangs under the parent. */
static void add_by_positions(struct build *build, struct node *parent, struct reading *read)
{
    struct node *node = &read->node;
    switch (node_kinds[node->kind].takes) {
    case TAKES_NODES:
        build_list(build, hang(build, parent, node), read->given, read->count, read->depth + 1,
                   lua_pushfstring(build->L, "%s: child", read->what));
        return;
    case TAKES_STILLS: add_stills(build, parent, read); return;
    case TAKES_PARAGRAPHS: add_text(build, parent, read); return;
    case TAKES_PICTURE: add_image(build, parent, read); return;
    case TAKES_LABEL: add_button(build, parent, read); return;
    case TAKES_TYPED: add_field(build, parent, read); return;
    case TAKES_TEXT: node->text = read_code(build, read); break;
    case TAKES_COUNT:
        node->of = read_integer(build, read, 2, 1, 1000, "progress: of how many");
        node->n = read_integer(build, read, 1, 0, node->of, "progress: how many");
        break;
    case TAKES_LENGTH:
        node->n = read_integer(build, read, 1, 0, KIND_LENGTH_MAX, "spacer: the height");
        break;
    case TAKES_NOTHING: break;
    }
    hang(build, parent, node);
}

/* Errors of it and in it name its line. */
void build_node(struct build *build, struct node *parent, int depth)
{
    lua_State *L = build->L;
    struct made made;
    int top = lua_gettop(L);
    luaL_checkstack(L, 16, "elements");
    node_at(L, top, &made);
    const struct kind *kind = &node_kinds[made.kind];
    struct reading read = {.node = {.kind = made.kind,
                                    .file = keep_file(build, made.file),
                                    .line = made.line,
                                    .gap_mm10 = -1,
                                    .size = SIZE_BODY},
                           .what = kind->name,
                           .given = top + 1,
                           .depth = depth};
    check_room(build, &read.node, depth);
    sandbox_spend(L, sizeof read);
    sandbox_fallback_place(L, made.file, made.line);
    mark_get(L, top, MARK_NODE);
    read.count =
        api_read_options(L, read.given, kind->name, kind->options, build->arena, &read.node);
    add_by_positions(build, parent, &read);
    lua_settop(L, top - 1);
}
