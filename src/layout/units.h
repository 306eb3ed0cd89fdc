/* What the two halves of paging share: units.c cuts a page into units, split.c puts
   them on screens. */
#pragma once

#include "layout/inner.h"
#include "layout/split.h"

struct unit {
    const struct cell *cell;
    int x, top, bottom;       /* of the unit, within the page */
    int line, lines;          /* of a text; lines 0: the whole cell */
    enum tie tie;             /* to the next unit: they stand on one screen */
    bool tight;               /* the room above it is not a gap that may shrink */
    const struct cell *panel; /* the panel that is cut around it, or NULL */
    int panel_x, panel_pad;
};

struct units {
    struct arena *arena;
    const struct layout_env *env;
    struct unit *items;
    int count, room;
};

/* The units of a page, in reading order. */
void units_add(struct units *units, const struct cell *page);
