/* Which rectangles of the display differ between two draw lists. Pure. */
#pragma once

#include "draw/list.h"

#define DAMAGE_RECTS 16

struct damage {
    struct rect rects[DAMAGE_RECTS + 1]; /* none empty, none inside another; one more, until two
                                            are merged */
    int count;
};

/* Adds one, within DAMAGE_RECTS; an empty one is none. */
void damage_add(struct damage *damage, struct rect rect);

/* The items that stand in only one of the lists (after their common start and end are
   taken away, matched in order), merged to at most DAMAGE_RECTS rectangles within
   `screen`. Clearing these in the old picture and painting the new list inside them gives
   the new picture. */
struct damage draw_damage(const struct draw_list *before, const struct draw_list *after,
                          struct rect screen);
