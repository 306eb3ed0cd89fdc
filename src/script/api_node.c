/* The primitives: each checks its options and gives a sealed pattern of a node, which
   names the line that made it. A pattern can hold only what was there before, so there
   are no rings. */
#include <stddef.h>
#include <string.h>

#include "pack/conf.h"
#include "script/api.h"

#define LENGTH_MAX 5000 /* tenths of a mm */
#define OPTIONS_MAX 16
#define WORDS_MAX 40 /* over one picture */
#define QR_MAX 600   /* bytes */
#define PATHS_MAX 512

/* Where a primitive's parts lie on its stack. */
enum { AT_GIVEN = 1, AT_NODE, AT_ANCHORS };

enum option_type {
    OPTION_NONE,
    OPTION_INT,
    OPTION_BOOL,
    OPTION_ENUM,
    OPTION_WORDS,
    OPTION_OWN
};

struct option {
    const char *name;
    enum option_type type;
    size_t offset;             /* in struct node */
    int least, most;           /* of an int; least: the enum value of the first word */
    const char *const *values; /* of an enum */
};

static const char *const aligns[] = {"start", "center", "end", NULL};
static const char *const panels[] = {"note", "warning", "card", NULL};
static const char *const tiles[] = {"soft", "solid", "open", "round", NULL};
static const char *const tones[] = {"ink", "soft", "accent", "alarm", "on_accent", NULL};
static const char *const sizes[] = {"caption", "body", "lead", "h2", "h1", "far", NULL};
static const char *const kinds[] = {"plain", "primary", "alarm", "card", "choice", NULL};

#define FIELD(name) offsetof(struct node, name)
#define OPTION_ALIGN                                                                     \
    {                                                                                    \
        "align", OPTION_ENUM, FIELD(align), ALIGN_START, 0, aligns                       \
    }
#define OPTION_GAP                                                                       \
    {                                                                                    \
        "gap", OPTION_INT, FIELD(gap_mm10), 0, LENGTH_MAX, NULL                          \
    }
#define OPTION_PANEL                                                                     \
    {                                                                                    \
        "panel", OPTION_ENUM, FIELD(panel), PANEL_NOTE, 0, panels                        \
    }
#define OPTION_SIZE                                                                      \
    {                                                                                    \
        "size", OPTION_ENUM, FIELD(size), SIZE_CAPTION, 0, sizes                         \
    }
#define OPTION_TILE                                                                      \
    {                                                                                    \
        "tile", OPTION_ENUM, FIELD(tile), TILE_SOFT, 0, tiles                            \
    }
#define OPTION_TONE                                                                      \
    {                                                                                    \
        "tone", OPTION_ENUM, FIELD(tone), TONE_INK, 0, tones                             \
    }
#define OPTION_OF_ITS_OWN(name)                                                          \
    {                                                                                    \
        name, OPTION_OWN, 0, 0, 0, NULL                                                  \
    }
#define OPTIONS_OF_ALL                                                                   \
    {"aside", OPTION_BOOL, FIELD(aside), 0, 0, NULL},                                    \
        {"grow", OPTION_INT, FIELD(grow), 0, 100, NULL},                                 \
    {                                                                                    \
        0                                                                                \
    }

static const struct option box_options[] = {OPTION_ALIGN, OPTION_GAP, OPTION_PANEL,
                                            OPTIONS_OF_ALL};
static const struct option grid_options[] = {
    OPTION_ALIGN,
    OPTION_GAP,
    OPTION_PANEL,
    {"columns", OPTION_INT, FIELD(columns), 1, 12, NULL},
    OPTIONS_OF_ALL};
static const struct option text_options[] = {
    OPTION_ALIGN,
    OPTION_GAP,
    OPTION_SIZE,
    OPTION_TILE,
    OPTION_TONE,
    {"bold", OPTION_BOOL, FIELD(bold), 0, 0, NULL},
    {"heading", OPTION_BOOL, FIELD(heading), 0, 0, NULL},
    OPTIONS_OF_ALL};
static const struct option image_options[] = {
    OPTION_ALIGN,
    OPTION_SIZE,
    OPTION_TILE,
    OPTION_TONE,
    OPTION_OF_ITS_OWN("icon"),
    OPTION_OF_ITS_OWN("words"),
    {"alt", OPTION_WORDS, FIELD(alt), 0, 0, NULL},
    OPTIONS_OF_ALL};
static const struct option button_options[] = {
    OPTION_ALIGN,
    OPTION_OF_ITS_OWN("icon"),
    {"kind", OPTION_ENUM, FIELD(button), 0, 0, kinds},
    {"name", OPTION_WORDS, FIELD(name), 0, 0, NULL},
    {"chosen", OPTION_BOOL, FIELD(chosen), 0, 0, NULL},
    OPTIONS_OF_ALL};
static const struct option field_options[] = {OPTION_OF_ITS_OWN("key"),
                                              OPTION_OF_ITS_OWN("kind"), OPTIONS_OF_ALL};
static const struct option qr_options[] = {
    OPTION_ALIGN, {"alt", OPTION_WORDS, FIELD(alt), 0, 0, NULL}, OPTIONS_OF_ALL};
static const struct option progress_options[] = {
    {"dots", OPTION_BOOL, FIELD(dots), 0, 0, NULL}, OPTIONS_OF_ALL};

struct spec *
spec_at(lua_State *L, int index)
{
    struct spec *spec = NULL;
    if (mark_get(L, index, MARK_NODE) == LUA_TUSERDATA)
        spec = lua_touserdata(L, -1);
    lua_pop(L, 1);
    return spec;
}

void
spec_push_anchors(lua_State *L, int index)
{
    mark_get(L, index, MARK_NODE);
    lua_getiuservalue(L, -1, 1);
    lua_remove(L, -2);
}

static int
read_enum(lua_State *L, const struct option *option, const char *what)
{
    const char *word = api_string(L, -1, what, NULL);
    for (int i = 0; option->values[i]; i++) {
        if (strcmp(word, option->values[i]) == 0)
            return option->least + i;
    }
    api_unknown_of(L, what, word, option->values);
}

/* A string that is in the anchors lives as long as the node. The string at the top goes.
 */
static const char *
anchor(lua_State *L, const char *name)
{
    const char *text = lua_tostring(L, -1);
    lua_setfield(L, AT_ANCHORS, name);
    return text;
}

/* The option's value is at the top, and is taken off. */
static void
read_option(lua_State *L, struct node *node, const struct option *option,
            const char *what)
{
    void *to = (char *)node + option->offset;
    what = lua_pushfstring(L, "%s: %s", what, option->name);
    lua_rotate(L, -2, 1);
    switch (option->type) {
    case OPTION_NONE:
    case OPTION_OWN: break;
    case OPTION_INT:
        *(int *)to = (int)api_integer(L, -1, option->least, option->most, what);
        break;
    case OPTION_BOOL: *(bool *)to = lua_toboolean(L, -1); break;
    case OPTION_ENUM: {
        int value = read_enum(L, option, what);
        memcpy(to, &value, sizeof value);
        break;
    }
    case OPTION_WORDS:
        api_words(L, -1, what);
        lua_pushvalue(L, -1);
        *(const char **)to = anchor(L, option->name);
        break;
    }
    lua_pop(L, 2);
}

/* Checks the keys of what was given, and reads the options. false is as good as none. */
static void
read_options(lua_State *L, struct spec *spec, const struct option *options,
             const char *what)
{
    const char *names[OPTIONS_MAX] = {0};
    for (int i = 0; options[i].name; i++)
        names[i] = options[i].name;
    spec->count = api_options(L, AT_GIVEN, what, names);
    for (; options->name; options++) {
        lua_getfield(L, AT_GIVEN, options->name);
        if (lua_toboolean(L, -1))
            read_option(L, &spec->node, options, what);
        else
            lua_pop(L, 1);
    }
}

/* given -> given node anchors */
static struct spec *
begin(lua_State *L, enum node_kind kind)
{
    struct place at;
    sandbox_place(L, &at);
    lua_settop(L, AT_GIVEN);
    lua_createtable(L, 0, 1); /* node */
    struct spec *spec = lua_newuserdatauv(L, sizeof *spec, 1);
    *spec = (struct spec){.node = {.kind = kind, .gap_mm10 = -1, .size = SIZE_BODY}};
    lua_newtable(L); /* node spec anchors */
    lua_pushvalue(L, -1);
    lua_setiuservalue(L, -3, 1);
    lua_rotate(L, -2, 1); /* node anchors spec */
    mark_set(L, AT_NODE, MARK_NODE);
    slot_get(L, SLOT_SEALED);
    lua_setmetatable(L, AT_NODE);
    lua_pushstring(L, at.file);
    spec->node.file = anchor(L, "file");
    spec->node.line = at.line;
    return spec;
}

static int
done(lua_State *L)
{
    lua_settop(L, AT_NODE);
    return 1;
}

static struct spec *
begin_with(lua_State *L, enum node_kind kind, const struct option *options,
           const char *what)
{
    api_table(L, AT_GIVEN, what);
    struct spec *spec = begin(L, kind);
    read_options(L, spec, options, what);
    return spec;
}

static int
make_box(lua_State *L, enum node_kind kind, const struct option *options,
         const char *what)
{
    struct spec *spec = begin_with(L, kind, options, what);
    int given = spec->count;
    spec->count = 0;
    for (int i = 1; i <= given; i++) {
        lua_rawgeti(L, AT_GIVEN, i);
        if (spec_at(L, -1))
            lua_rawseti(L, AT_ANCHORS, ++spec->count);
        else if (lua_toboolean(L, -1))
            sandbox_error(L, "%s: child %d is a %s, not a node%s", what, i,
                          luaL_typename(L, -1),
                          lua_isstring(L, -1) ? ": write text(...)" : "");
        else
            lua_pop(L, 1);
    }
    return done(L);
}

static int
f_column(lua_State *L)
{
    return make_box(L, NODE_COLUMN, box_options, "column");
}

static int
f_row(lua_State *L)
{
    return make_box(L, NODE_ROW, box_options, "row");
}

static int
f_grid(lua_State *L)
{
    return make_box(L, NODE_GRID, grid_options, "grid");
}

/* A string alone is as good as a list of one. */
static void
allow_string(lua_State *L)
{
    if (lua_type(L, AT_GIVEN) != LUA_TSTRING)
        return;
    lua_createtable(L, 1, 0);
    lua_pushvalue(L, AT_GIVEN);
    lua_rawseti(L, -2, 1);
    lua_replace(L, AT_GIVEN);
}

static int
f_text(lua_State *L)
{
    allow_string(L);
    struct spec *spec = begin_with(L, NODE_TEXT, text_options, "text");
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
    return done(L);
}

/* An icon without a name is an empty tile. */
static void
check_icon(lua_State *L, const char *name)
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

static void
check_picture(lua_State *L, const char *path)
{
    const struct pack *pack = script_of(L)->config.pack;
    if (pack_has(pack, path))
        return;
    const char *paths[PATHS_MAX + 1];
    size_t count = pack_list(pack, "images/", paths, PATHS_MAX);
    paths[count] = NULL;
    const char *near = conf_nearest_name(path, paths);
    sandbox_error(L, "unknown picture %s%s%s%s", path, near ? "; did you mean " : "",
                  near ? near : "", near ? "?" : "");
}

/* The words over a picture, checked, into the anchors' `words`: x, y, text, x, y, text
 * ... */
static void
read_picture_words(lua_State *L, struct spec *spec)
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

static int
f_image(lua_State *L)
{
    struct spec *spec = begin_with(L, NODE_IMAGE, image_options, "image");
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
    spec->node.text = anchor(L, "text");
    lua_settop(L, AT_ANCHORS);
    if (spec->count > (icon ? 0 : 1))
        sandbox_error(L, "image takes one picture, or an icon");
    read_picture_words(L, spec);
    return done(L);
}

/* The action, the second value, into the anchors. */
static void
read_action(lua_State *L, const struct spec *spec)
{
    lua_rawgeti(L, AT_GIVEN, 2);
    struct value *value = action_at(L, -1);
    if (!value && !lua_isfunction(L, -1))
        sandbox_error(
            L,
            "button%s%s%s has no action: give it go, back, home, finish, set or a "
            "function after the label",
            spec->node.text ? " \"" : "", spec->node.text ? spec->node.text : "",
            spec->node.text ? "\"" : "");
    if (value)
        value->used = true;
    lua_setfield(L, AT_ANCHORS, "action");
}

static void
read_label(lua_State *L, struct spec *spec)
{
    if (spec->node.text[0] == '\0')
        sandbox_error(L, "button: the label is empty");
    if (lua_getfield(L, AT_GIVEN, "icon") == LUA_TSTRING) {
        check_icon(L, api_words(L, -1, "button: the icon"));
        lua_settop(L, AT_ANCHORS + 1);
        spec->icon = anchor(L, "icon");
    }
    lua_settop(L, AT_ANCHORS);
}

static int
f_button(lua_State *L)
{
    struct spec *spec = begin_with(L, NODE_BUTTON, button_options, "button");
    if (spec->count > 2)
        sandbox_error(L, "button takes a label or one node, and an action");
    lua_rawgeti(L, AT_GIVEN, 1);
    if (lua_type(L, -1) == LUA_TSTRING) {
        api_words(L, -1, "button: the label");
        spec->node.text = anchor(L, "text");
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
    return done(L);
}

static int
f_field(lua_State *L)
{
    static const char good[] = "abcdefghijklmnopqrstuvwxyz0123456789_";
    static const char *const field_kinds[] = {"zip", "town", NULL};
    struct spec *spec = begin_with(L, NODE_FIELD, field_options, "field");
    lua_getfield(L, AT_GIVEN, "key");
    size_t len, most = sizeof script_of(L)->fields[0].key - 1;
    const char *key = api_string(L, -1, "field: key", &len);
    if (len == 0 || len > most || strspn(key, good) != len)
        sandbox_error(L, "field: key is 1 to %d of a-z, 0-9 and _", (int)most);
    spec->node.key = anchor(L, "key");
    lua_getfield(L, AT_GIVEN, "kind");
    const struct option kind = {.values = field_kinds};
    spec->node.town = read_enum(L, &kind, "field: kind") == 1;
    return done(L);
}

static int
f_qr(lua_State *L)
{
    allow_string(L);
    struct spec *spec = begin_with(L, NODE_QR, qr_options, "qr");
    lua_rawgeti(L, AT_GIVEN, 1);
    const char *text = api_words(L, -1, "qr: the text");
    size_t len = strlen(text);
    if (len == 0 || len > QR_MAX)
        sandbox_error(L, "qr: the text must have 1 to %d bytes", QR_MAX);
    spec->node.text = anchor(L, "text");
    return done(L);
}

static int
f_progress(lua_State *L)
{
    struct spec *spec = begin_with(L, NODE_PROGRESS, progress_options, "progress");
    lua_rawgeti(L, AT_GIVEN, 1);
    lua_rawgeti(L, AT_GIVEN, 2);
    spec->node.of = (int)api_integer(L, -1, 1, 1000, "progress: of how many");
    spec->node.n = (int)api_integer(L, -2, 0, spec->node.of, "progress: how many");
    return done(L);
}

static int
f_spacer(lua_State *L)
{
    int height = (int)api_integer(L, 1, 0, LENGTH_MAX, "spacer: the height");
    begin(L, NODE_SPACER)->node.n = height;
    return done(L);
}

void
api_open_nodes(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"button", f_button}, {"column", f_column}, {"field", f_field},
        {"grid", f_grid},     {"image", f_image},   {"progress", f_progress},
        {"qr", f_qr},         {"row", f_row},       {"spacer", f_spacer},
        {"text", f_text},     {NULL, NULL},
    };
    api_add(L, functions);
}
