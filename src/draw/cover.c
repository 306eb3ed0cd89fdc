/* What hides what lies below it: a box with an opaque fill, but for its round corners. */
#include "draw/cover.h"

static bool
box_covers(const struct draw_item *item, struct rect area)
{
    struct rect r = item->rect;
    int radius = item->box.radius_px;
    if (item->box.fill.a != 255)
        return false;
    struct rect upright = {r.x + radius, r.y, r.w - 2 * radius, r.h};
    struct rect level = {r.x, r.y + radius, r.w, r.h - 2 * radius};
    return rect_inside(area, upright) || rect_inside(area, level);
}

bool
draw_item_covers(const struct draw_item *item, struct rect area)
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

size_t
draw_list_begin(const struct draw_list *list, struct rect area)
{
    for (size_t i = list->count; i > 0; i--)
        if (draw_item_covers(&list->items[i - 1], area))
            return i - 1;
    return 0;
}
