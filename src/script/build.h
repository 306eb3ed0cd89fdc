/* A page while it is built of what its body gave. */
#pragma once

#include "script/api.h"

struct build {
    lua_State *L;
    struct script *script;
    struct arena *arena;
    struct page *page;
    const char *file; /* the arena's copy of the last file's name */
    int nodes;
    bool has_heading, has_stills, has_field, in_button;
    int refs; /* stack index of the list of what buttons run; 0: nothing is kept */
};

const char *build_keep(struct build *build, const char *text); /* in the arena; NULL stays NULL */

/* The nodes of the list at the stack index hang under the parent, in order; nil and false are
   skipped. `owner` is what each value of the list is called in errors. Raises. */
void build_list(struct build *build, struct node *parent, int list, int count, int depth,
                const char *owner);
/* The node at the top is taken off, and hangs under the parent. */
void build_node(struct build *build, struct node *parent, int depth);
