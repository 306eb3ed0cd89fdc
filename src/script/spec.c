/* The pattern of a node: its options are checked and its strings anchored, so that it can
   be copied into a tree long after the script has gone on. */
#include "script/spec.h"

#include <stddef.h>
#include <string.h>

#define OPTIONS_MAX 16

static const char *const aligns[] = {"start", "center", "end", NULL};
static const char *const panels[] = {"note", "warning", "card", NULL};
static const char *const tiles[] = {"soft", "solid", "open", "round", NULL};
static const char *const tones[] = {"ink", "soft", "accent", "alarm", "on_accent", NULL};
static const char *const sizes[] = {"caption", "body", "lead", "h2", "h1", "far", NULL};
static const char *const kinds[] = {"plain", "primary", "alarm", "card", "choice", NULL};

#define FIELD(name) offsetof(struct node, name)
#define WORD(name, first, words) #name, OPTION_ENUM, FIELD(name), first, 0, words
#define FLAG(name) #name, OPTION_BOOL, FIELD(name), 0, 0, NULL
#define TEXT(name) #name, OPTION_WORDS, FIELD(name), 0, 0, NULL
#define OWN(name) #name, OPTION_OWN, 0, 0, 0, NULL
#define NUMBER(name, field, least, most) #name, OPTION_INT, FIELD(field), least, most, NULL

#define ALIGN WORD(align, ALIGN_START, aligns)
#define PANEL WORD(panel, PANEL_NOTE, panels)
#define SIZE WORD(size, SIZE_CAPTION, sizes)
#define TILE WORD(tile, TILE_SOFT, tiles)
#define TONE WORD(tone, TONE_INK, tones)
#define KIND "kind", OPTION_ENUM, FIELD(button), BUTTON_PLAIN, 0, kinds
#define GAP NUMBER(gap, gap_mm10, 0, LENGTH_MAX)
#define GROW NUMBER(grow, grow, 0, 100)
#define COLUMNS NUMBER(columns, columns, 1, 12)

const struct option box_options[] = {{ALIGN}, {GAP}, {PANEL}, {FLAG(aside)}, {GROW}, {0}};
const struct option grid_options[] = {{ALIGN},       {COLUMNS}, {GAP}, {PANEL},
                                      {FLAG(aside)}, {GROW},    {0}};
const struct option text_options[] = {{ALIGN},      {GAP},           {SIZE},        {TILE}, {TONE},
                                      {FLAG(bold)}, {FLAG(heading)}, {FLAG(aside)}, {GROW}, {0}};
const struct option image_options[] = {{ALIGN},     {SIZE},       {TILE},      {TONE},
                                       {OWN(icon)}, {OWN(words)}, {TEXT(alt)}, {FLAG(aside)},
                                       {GROW},      {0}};
const struct option button_options[] = {{ALIGN},        {KIND},        {OWN(icon)}, {TEXT(name)},
                                        {FLAG(chosen)}, {FLAG(aside)}, {GROW},      {0}};
const struct option field_options[] = {{OWN(key)}, {OWN(kind)}, {FLAG(aside)}, {GROW}, {0}};
const struct option qr_options[] = {{ALIGN}, {TEXT(alt)}, {FLAG(aside)}, {GROW}, {0}};
const struct option progress_options[] = {{FLAG(dots)}, {FLAG(aside)}, {GROW}, {0}};

struct spec *spec_at(lua_State *L, int index)
{
    struct spec *spec = NULL;
    if (mark_get(L, index, MARK_NODE) == LUA_TUSERDATA)
        spec = lua_touserdata(L, -1);
    lua_pop(L, 1);
    return spec;
}

void spec_push_anchors(lua_State *L, int index)
{
    mark_get(L, index, MARK_NODE);
    lua_getiuservalue(L, -1, 1);
    lua_remove(L, -2);
}

int spec_read_word(lua_State *L, const struct option *option, const char *what)
{
    const char *word = api_string(L, -1, what, NULL);
    for (int i = 0; option->values[i]; i++) {
        if (strcmp(word, option->values[i]) == 0)
            return option->least + i;
    }
    api_unknown_of(L, what, word, option->values);
}

/* A string that is in the anchors lives as long as the node. The string at the top goes. */
const char *spec_anchor(lua_State *L, const char *name)
{
    const char *text = lua_tostring(L, -1);
    lua_setfield(L, AT_ANCHORS, name);
    return text;
}

/* The option's value is at the top, and is taken off. */
static void read_option(lua_State *L, struct node *node, const struct option *option,
                        const char *what)
{
    void *to = (char *)node + option->offset;
    what = lua_pushfstring(L, "%s: %s", what, option->name);
    lua_rotate(L, -2, 1);
    switch (option->type) {
    case OPTION_NONE:
    case OPTION_OWN: break;
    case OPTION_INT: *(int *)to = (int)api_integer(L, -1, option->least, option->most, what); break;
    case OPTION_BOOL: *(bool *)to = lua_toboolean(L, -1); break;
    case OPTION_ENUM: {
        int value = spec_read_word(L, option, what);
        memcpy(to, &value, sizeof value);
        break;
    }
    case OPTION_WORDS:
        api_words(L, -1, what);
        lua_pushvalue(L, -1);
        *(const char **)to = spec_anchor(L, option->name);
        break;
    }
    lua_pop(L, 2);
}

/* Checks the keys of what was given, and reads the options. false is as good as none. */
static void read_options(lua_State *L, struct spec *spec, const struct option *options,
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
struct spec *spec_begin(lua_State *L, enum node_kind kind)
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
    spec->node.file = spec_anchor(L, "file");
    spec->node.line = at.line;
    return spec;
}

int spec_done(lua_State *L)
{
    lua_settop(L, AT_NODE);
    return 1;
}

struct spec *spec_begin_with(lua_State *L, enum node_kind kind, const struct option *options,
                             const char *what)
{
    api_table(L, AT_GIVEN, what);
    struct spec *spec = spec_begin(L, kind);
    read_options(L, spec, options, what);
    return spec;
}
