/* What of a list need not be painted, for what is painted over it. Pure. */
#pragma once

#include "draw/list.h"

#define DRAW_REST_RECTS 32

/* Whether the item hides all that lies below it in the area. */
bool draw_item_covers(const struct draw_item *item, struct rect area);

/* The item that the area's painting can begin with: the last that covers it, 0 if none
   does. */
size_t draw_list_begin(const struct draw_list *list, struct rect area);

/* What is left of the area when the opaque boxes of list[from..] are cut out of it. */
struct draw_rest {
    struct rect rects[DRAW_REST_RECTS];
    int count;
};

struct draw_rest draw_list_rest(const struct draw_list *list, size_t from, struct rect area);
