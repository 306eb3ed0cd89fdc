/* What hides what lies below it: a box with an opaque fill, but for its round corners. */
#include "draw/cover.h"

#define LEAST_PX 4096 /* a smaller box is not worth the cuts around it */

/* The part of a round box between its upper and lower corners. */
static struct rect level_part(const struct draw_item *box)
{
    struct rect r = box->rect;
    int radius = box->box.radius_px;
    return (struct rect){r.x, r.y + radius, r.w, r.h - 2 * radius};
}

static bool box_covers(const struct draw_item *item, struct rect area)
{
    struct rect r = item->rect;
    int radius = item->box.radius_px;
    if (item->box.fill.a != 255)
        return false;
    struct rect upright = {r.x + radius, r.y, r.w - 2 * radius, r.h};
    return rect_inside(area, upright) || rect_inside(area, level_part(item));
}

bool draw_item_covers(const struct draw_item *item, struct rect area)
{
    switch (item->kind) {
    case DRAW_BOX: return box_covers(item, area);
    case DRAW_MODULES:
        return item->modules.light.a == 255 && item->modules.dark.a == 255 &&
               rect_inside(area, item->rect);
    case DRAW_RUN:
    case DRAW_PICTURE:
    case DRAW_ICON: return false;
    }
    return false;
}

size_t draw_list_begin(const struct draw_list *list, struct rect area)
{
    for (size_t i = list->count; i > 0; i--)
        if (draw_item_covers(&list->items[i - 1], area))
            return i - 1;
    return 0;
}

static void add(struct draw_rest *rest, struct rect rect)
{
    if (!rect_empty(rect))
        rest->rects[rest->count++] = rect;
}

/* Of one rectangle four are left at most: above, below and on both sides. */
static void cut_one(struct draw_rest *rest, int index, struct rect hole)
{
    struct rect r = rest->rects[index];
    int right = hole.x + hole.w, low = hole.y + hole.h;
    rest->rects[index] = rest->rects[--rest->count];
    add(rest, (struct rect){r.x, r.y, r.w, hole.y - r.y});
    add(rest, (struct rect){r.x, low, r.w, r.y + r.h - low});
    add(rest, (struct rect){r.x, hole.y, hole.x - r.x, hole.h});
    add(rest, (struct rect){right, hole.y, r.x + r.w - right, hole.h});
}

static void cut(struct draw_rest *rest, struct rect box)
{
    for (int i = rest->count - 1; i >= 0; i--) {
        struct rect hole = rect_intersect(rest->rects[i], box);
        if (hole.w * hole.h >= LEAST_PX && rest->count + 3 <= DRAW_REST_RECTS)
            cut_one(rest, i, hole);
    }
}

struct draw_rest draw_list_rest(const struct draw_list *list, size_t from, struct rect area)
{
    struct draw_rest rest = {.count = 0};
    add(&rest, area);
    for (size_t i = from; i < list->count; i++) {
        const struct draw_item *item = &list->items[i];
        if (item->kind == DRAW_BOX && item->box.fill.a == 255)
            cut(&rest, level_part(item));
    }
    return rest;
}
