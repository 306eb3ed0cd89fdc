/* A scene as a draw list: what each box looks like in its state. Pure. */
#pragma once

#include "draw/list.h"
#include "ui/view.h"

void paint(const struct layout_env *env, const struct scene *scene,
           const struct view *view, struct draw_list *out);

/* The colours of a text or button, as tree.json gives them. */
struct box_colours {
    struct colour fg, bg;
};
struct box_colours paint_colours(const struct theme *theme, const struct scene *scene,
                                 const struct box *box);
