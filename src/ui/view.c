/* What the finger and the keys do to a scene. */
#include "ui/view.h"

#include <stddef.h>

int view_targets(const struct scene *scene, struct target out[SCENE_MAX_TARGETS],
                 int boxes[SCENE_MAX_TARGETS])
{
    int count = scene_buttons(scene, boxes);
    for (int i = 0; i < count; i++) {
        const struct box *box = &scene->boxes[boxes[i]];
        out[i] = (struct target){
            .rect = box->rect,
            .id = box->node->id,
            .pad_key = box->node->button == BUTTON_KEY,
        };
    }
    return count;
}

static int focus_index(const struct view *view, const struct scene *scene, const int *boxes,
                       int count)
{
    for (int i = 0; i < count; i++)
        if (scene->boxes[boxes[i]].node->id == view->focus_id)
            return i;
    return -1;
}

void view_move_focus(struct view *view, const struct scene *scene, int by)
{
    int boxes[SCENE_MAX_TARGETS];
    int count = scene_buttons(scene, boxes);
    if (count == 0)
        return;
    int index = focus_index(view, scene, boxes, count);
    index = index < 0 ? (by > 0 ? 0 : count - 1) : (index + by + count) % count;
    view->focus_id = scene->boxes[boxes[index]].node->id;
}

const struct box *view_focused(const struct view *view, const struct scene *scene)
{
    int boxes[SCENE_MAX_TARGETS];
    int count = scene_buttons(scene, boxes);
    int index = view->focus_id ? focus_index(view, scene, boxes, count) : -1;
    return index < 0 ? NULL : &scene->boxes[boxes[index]];
}
