/* The primitives: each gives a sealed pattern of a node, which names the line that made
   it. A pattern can hold only what was there before, so there are no rings. */
#include <string.h>

#include "pack/conf.h"
#include "pack/names.h"
#include "script/spec.h"

#define WORDS_MAX 40 /* over one picture */
#define QR_MAX 600   /* bytes */
#define PATHS_MAX 512

static int make_box(lua_State *L, enum node_kind kind, const struct option *options,
                    const char *what)
{
    struct spec *spec = spec_begin_with(L, kind, options, what);
    int given = spec->count;
    spec->count = 0;
    for (int i = 1; i <= given; i++) {
        lua_rawgeti(L, AT_GIVEN, i);
        if (spec_at(L, -1))
            lua_rawseti(L, AT_ANCHORS, ++spec->count);
        else if (lua_toboolean(L, -1))
            sandbox_error(L, "%s: child %d is a %s, not a node%s", what, i, luaL_typename(L, -1),
                          lua_isstring(L, -1) ? ": write text(...)" : "");
        else
            lua_pop(L, 1);
    }
    return spec_done(L);
}

static int f_column(lua_State *L)
{
    return make_box(L, NODE_COLUMN, box_options, "column");
}

static int f_row(lua_State *L)
{
    return make_box(L, NODE_ROW, box_options, "row");
}

static int f_grid(lua_State *L)
{
    return make_box(L, NODE_GRID, grid_options, "grid");
}

/* A string alone is as good as a list of one. */
static void allow_string(lua_State *L)
{
    if (lua_type(L, AT_GIVEN) != LUA_TSTRING)
        return;
    lua_createtable(L, 1, 0);
    lua_pushvalue(L, AT_GIVEN);
    lua_rawseti(L, -2, 1);
    lua_replace(L, AT_GIVEN);
}

static int f_text(lua_State *L)
{
    allow_string(L);
    struct spec *spec = spec_begin_with(L, NODE_TEXT, text_options, "text");
    int given = spec->count;
    spec->count = 0;
    for (int i = 1; i <= given; i++) {
        lua_rawgeti(L, AT_GIVEN, i);
        if (lua_toboolean(L, -1)) {
            api_words(L, -1, "text: a paragraph");
            lua_rawseti(L, AT_ANCHORS, ++spec->count);
        } else {
            lua_pop(L, 1);
        }
    }
    if (spec->count == 0)
        sandbox_error(L, "text has no words");
    return spec_done(L);
}

/* An icon without a name is an empty tile. */
static void check_icon(lua_State *L, const char *name)
{
    const struct pack *pack = script_of(L)->config.pack;
    if (!name[0] || pack_has(pack, lua_pushfstring(L, "icons/%s.svg", name)))
        return;
    const char *paths[PATHS_MAX], *names[PATHS_MAX + 1];
    size_t count = pack_list(pack, "icons/", paths, PATHS_MAX);
    luaL_checkstack(L, (int)count + 8, "icons");
    for (size_t i = 0; i < count; i++)
        names[i] = lua_pushlstring(L, paths[i] + 6, strcspn(paths[i] + 6, "."));
    names[count] = NULL;
    api_unknown_of(L, "icon", name, names);
}

static void check_picture(lua_State *L, const char *path)
{
    const struct pack *pack = script_of(L)->config.pack;
    if (pack_has(pack, path))
        return;
    const char *paths[PATHS_MAX + 1];
    size_t count = pack_list(pack, "images/", paths, PATHS_MAX);
    paths[count] = NULL;
    const char *near = names_nearest(path, paths);
    sandbox_error(L, "unknown picture %s%s%s%s", path, near ? "; did you mean " : "",
                  near ? near : "", near ? "?" : "");
}

/* The words over a picture, checked, into the anchors' `words`: x, y, text, x, y, text
 * ... */
static void read_picture_words(lua_State *L, struct spec *spec)
{
    lua_getfield(L, AT_GIVEN, "words");
    if (!lua_toboolean(L, -1))
        return;
    api_table(L, -1, "image: words");
    int list = lua_gettop(L);
    lua_Integer count = (lua_Integer)lua_rawlen(L, list), n = 0;
    if (count > WORDS_MAX)
        sandbox_error(L, "image: more than %d words", WORDS_MAX);
    lua_newtable(L);
    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(L, list, i);
        api_table(L, -1, "image: an entry of words");
        for (int part = 1; part <= 3; part++) {
            lua_rawgeti(L, list + 2, part);
            if (part < 3)
                api_integer(L, -1, 0, 1000, "image: a place of words, in thousandths,");
            else
                api_words(L, -1, "image: the text of words");
            lua_rawseti(L, list + 1, ++n);
        }
        lua_pop(L, 1);
    }
    spec->node.word_count = (int)count;
    lua_setfield(L, AT_ANCHORS, "words");
    lua_settop(L, AT_ANCHORS);
}

static int f_image(lua_State *L)
{
    struct spec *spec = spec_begin_with(L, NODE_IMAGE, image_options, "image");
    lua_getfield(L, AT_GIVEN, "icon");
    bool icon = lua_toboolean(L, -1);
    if (icon) {
        spec->node.kind = NODE_ICON;
        check_icon(L, api_words(L, -1, "image: the icon"));
        lua_pushvalue(L, AT_ANCHORS + 1);
    } else {
        lua_rawgeti(L, AT_GIVEN, 1);
        check_picture(L, api_words(L, -1, "image: the picture, the first value,"));
    }
    spec->node.text = spec_anchor(L, "text");
    lua_settop(L, AT_ANCHORS);
    if (spec->count > (icon ? 0 : 1))
        sandbox_error(L, "image takes one picture, or an icon");
    read_picture_words(L, spec);
    return spec_done(L);
}

/* The action, the second value, into the anchors. */
static void read_action(lua_State *L, const struct spec *spec)
{
    lua_rawgeti(L, AT_GIVEN, 2);
    struct value *value = action_at(L, -1);
    if (!value && !lua_isfunction(L, -1))
        sandbox_error(L,
                      "button%s%s%s has no action: give it go, back, home, finish, set or a "
                      "function after the label",
                      spec->node.text ? " \"" : "", spec->node.text ? spec->node.text : "",
                      spec->node.text ? "\"" : "");
    if (value)
        value->used = true;
    lua_setfield(L, AT_ANCHORS, "action");
}

static void read_label(lua_State *L, struct spec *spec)
{
    if (spec->node.text[0] == '\0')
        sandbox_error(L, "button: the label is empty");
    if (lua_getfield(L, AT_GIVEN, "icon") == LUA_TSTRING) {
        check_icon(L, api_words(L, -1, "button: the icon"));
        lua_settop(L, AT_ANCHORS + 1);
        spec->icon = spec_anchor(L, "icon");
    }
    lua_settop(L, AT_ANCHORS);
}

static int f_button(lua_State *L)
{
    struct spec *spec = spec_begin_with(L, NODE_BUTTON, button_options, "button");
    if (spec->count > 2)
        sandbox_error(L, "button takes a label or one node, and an action");
    lua_rawgeti(L, AT_GIVEN, 1);
    if (lua_type(L, -1) == LUA_TSTRING) {
        api_words(L, -1, "button: the label");
        spec->node.text = spec_anchor(L, "text");
        read_label(L, spec);
    } else if (spec_at(L, -1)) {
        lua_rawseti(L, AT_ANCHORS, 1);
    } else {
        sandbox_error(L, "button: the label must be a string or a node, not a %s",
                      luaL_typename(L, -1));
    }
    if (spec->node.name && spec->node.name[0] == '\0')
        sandbox_error(L, "button: the name is empty");
    read_action(L, spec);
    return spec_done(L);
}

static int f_field(lua_State *L)
{
    static const char good[] = "abcdefghijklmnopqrstuvwxyz0123456789_";
    static const char *const field_kinds[] = {"zip", "town", NULL};
    struct spec *spec = spec_begin_with(L, NODE_FIELD, field_options, "field");
    lua_getfield(L, AT_GIVEN, "key");
    size_t len, most = sizeof script_of(L)->fields[0].key - 1;
    const char *key = api_string(L, -1, "field: key", &len);
    if (len == 0 || len > most || strspn(key, good) != len)
        sandbox_error(L, "field: key is 1 to %d of a-z, 0-9 and _", (int)most);
    spec->node.key = spec_anchor(L, "key");
    lua_getfield(L, AT_GIVEN, "kind");
    const struct option kind = {.values = field_kinds};
    spec->node.town = spec_read_word(L, &kind, "field: kind") == 1;
    return spec_done(L);
}

static int f_qr(lua_State *L)
{
    allow_string(L);
    struct spec *spec = spec_begin_with(L, NODE_QR, qr_options, "qr");
    lua_rawgeti(L, AT_GIVEN, 1);
    const char *text = api_words(L, -1, "qr: the text");
    size_t len = strlen(text);
    if (len == 0 || len > QR_MAX)
        sandbox_error(L, "qr: the text must have 1 to %d bytes", QR_MAX);
    spec->node.text = spec_anchor(L, "text");
    return spec_done(L);
}

static int f_progress(lua_State *L)
{
    struct spec *spec = spec_begin_with(L, NODE_PROGRESS, progress_options, "progress");
    lua_rawgeti(L, AT_GIVEN, 1);
    lua_rawgeti(L, AT_GIVEN, 2);
    spec->node.of = (int)api_integer(L, -1, 1, 1000, "progress: of how many");
    spec->node.n = (int)api_integer(L, -2, 0, spec->node.of, "progress: how many");
    return spec_done(L);
}

static int f_spacer(lua_State *L)
{
    int height = (int)api_integer(L, 1, 0, LENGTH_MAX, "spacer: the height");
    spec_begin(L, NODE_SPACER)->node.n = height;
    return spec_done(L);
}

void api_open_nodes(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"button", f_button}, {"column", f_column},     {"field", f_field}, {"grid", f_grid},
        {"image", f_image},   {"progress", f_progress}, {"qr", f_qr},       {"row", f_row},
        {"spacer", f_spacer}, {"text", f_text},         {NULL, NULL},
    };
    api_add(L, functions);
}
