/* What primitives are made with: options by table, and a sealed pattern with its anchors. */
#pragma once

#include "script/api.h"

#define LENGTH_MAX 5000 /* tenths of a mm */

/* Where a primitive's parts lie on its stack. */
enum { AT_GIVEN = 1, AT_NODE, AT_ANCHORS };

enum option_type { OPTION_NONE, OPTION_INT, OPTION_BOOL, OPTION_ENUM, OPTION_WORDS, OPTION_OWN };

struct option {
    const char *name;
    enum option_type type;
    size_t offset;             /* in struct node */
    int least, most;           /* of an int; least: the enum value of the first word */
    const char *const *values; /* of an enum */
};

/* Each ends with one that has no name. */
extern const struct option box_options[], grid_options[], text_options[], image_options[],
    button_options[], field_options[], qr_options[], progress_options[];

/* given -> given node anchors; and the same with the options of the given table read. */
struct spec *spec_begin(lua_State *L, enum node_kind kind);
struct spec *spec_begin_with(lua_State *L, enum node_kind kind, const struct option *options,
                             const char *what);
int spec_done(lua_State *L); /* the primitive's result: the node */

/* The string at the top goes into the anchors, and lives as long as the node. */
const char *spec_anchor(lua_State *L, const char *name);
/* Which of the option's words the string at the top is, as its enum's value. */
int spec_read_word(lua_State *L, const struct option *option, const char *what);
