/* The rules of contrast: of texts by their boxes, of buttons by what is painted. */
#include <math.h>

#include "ui/look.h"
#include "workshop/screen_inner.h"

static void check_text_colour(struct breaches *out, const struct screen_seen *seen)
{
    const struct palette *palette = &seen->theme->colours;
    for (int i = 0; i < seen->scene->count; i++) {
        const struct box *box = &seen->scene->boxes[i];
        if (box->node->kind != NODE_TEXT)
            continue;
        struct box_colours c = look_colours(seen->theme, seen->scene, box);
        bool ink = colour_equal(c.fg, palette->ink) && colour_equal(c.bg, palette->paper);
        double ratio = colour_contrast(c.fg, c.bg);
        if (ratio < (ink ? 7.0 : 4.5))
            breach(out, SCREEN_TEXT_COLOUR, box, NULL, "%.2f:1", ratio);
    }
}

/* What is painted last below an item and covers it whole. */
static struct colour colour_below(const struct draw_list *list, size_t item)
{
    for (size_t i = item; i-- > 0;) {
        const struct draw_item *below = &list->items[i];
        if (below->kind == DRAW_BOX && below->box.fill.a == 255 &&
            rect_inside(list->items[item].rect, below->rect))
            return below->box.fill;
    }
    return COLOUR_NONE;
}

static bool is_button_at(const struct scene *scene, struct rect rect, const struct box **box)
{
    for (int i = 0; i < scene->count; i++) {
        *box = &scene->boxes[i];
        if ((*box)->node->kind == NODE_BUTTON && rect_equal((*box)->rect, rect))
            return true;
    }
    return false;
}

static void check_edge_colour(struct breaches *out, const struct screen_seen *seen)
{
    for (size_t i = 0; i < seen->list->count; i++) {
        const struct draw_item *item = &seen->list->items[i];
        const struct box *box;
        if (item->kind != DRAW_BOX || item->box.fill.a == 0 ||
            !is_button_at(seen->scene, item->rect, &box))
            continue;
        struct colour below = colour_below(seen->list, i);
        double edge = colour_contrast(item->box.border, below),
               fill = colour_contrast(item->box.fill, below);
        if (fmax(edge, fill) < 3)
            breach(out, SCREEN_EDGE_COLOUR, box, NULL, "%.2f:1, %.2f:1", edge, fill);
    }
}

void screen_check_colours(struct breaches *out, const struct screen_seen *seen)
{
    check_text_colour(out, seen);
    check_edge_colour(out, seen);
}
