/* A scene as a draw list: what each box looks like in its state. Pure. */
#pragma once

#include "draw/list.h"
#include "ui/view.h"

/* Takes from the budget of env's measure what painting the scene will need: asked once when
   it is laid out, so that painting it, any number of times, can not fail. */
bool paint_spend(const struct layout_env *env, const struct scene *scene);

void paint(const struct layout_env *env, const struct scene *scene, const struct view *view,
           struct draw_list *out);
