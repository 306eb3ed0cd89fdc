/* A scene as a draw list: what each box looks like in its state. Pure. */
#pragma once

#include "draw/list.h"
#include "ui/view.h"

void paint(const struct layout_env *env, const struct scene *scene, const struct view *view,
           struct draw_list *out);
