/* What can be touched of a scene, and which of it has the focus of keys. Who owns the view says
   which button is pressed. */
#pragma once

#include "input/gesture.h"
#include "ui/scene.h"

struct view {
    uint64_t pressed_id; /* the button under the finger, 0: none */
    uint64_t focus_id;   /* the button that Enter would press, 0: none yet */
};

/* What a gesture can land on: the scene's buttons in reading order. Returns how many;
   boxes[i] is the box of target i. */
int view_targets(const struct scene *scene, struct target out[SCENE_MAX_TARGETS],
                 int boxes[SCENE_MAX_TARGETS]);

/* Moves the focus to the next (+1) or the button before (-1), round the end. */
void view_move_focus(struct view *view, const struct scene *scene, int by);

/* The box that has the focus, or NULL. */
const struct box *view_focused(const struct view *view, const struct scene *scene);
