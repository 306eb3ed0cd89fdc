/* What of a list need not be painted, for what is painted over it. Pure. */
#pragma once

#include "draw/list.h"

/* Whether the item hides all that lies below it in the area. */
bool draw_item_covers(const struct draw_item *item, struct rect area);

/* The item that the area's painting can begin with: the last that covers it, 0 if none
   does. */
size_t draw_list_begin(const struct draw_list *list, struct rect area);
