/* A rectangle of whole pixels, origin in the upper left. Empty when w or h is 0 or less. */
#pragma once

#include <stdbool.h>

struct rect {
    int x, y, w, h;
};

bool rect_empty(struct rect r);
bool rect_equal(struct rect a, struct rect b);
bool rect_contains(struct rect r, int x, int y);
bool rect_inside(struct rect inner, struct rect outer);
struct rect rect_intersect(struct rect a, struct rect b); /* w = h = 0 when apart */
struct rect rect_union(struct rect a, struct rect b);     /* an empty one does not count */
struct rect rect_grow(struct rect r, int by);             /* on all sides; by may be negative */
