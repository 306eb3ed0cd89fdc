/* What must hold on every screen, as rules over the boxes of a scene. */
#include "workshop/holds.h"

#include <string.h>

static bool leads_to(struct action action, const char *page)
{
    return page ? action.kind == ACTION_GO && strcmp(action.page, page) == 0
                : action.kind == ACTION_HOME;
}

const struct box *holds_way(const struct scene *scene, const char *page)
{
    for (int i = 0; i < scene->count; i++) {
        const struct box *box = &scene->boxes[i];
        if (box_in_bars(box) && box->node->kind == NODE_BUTTON && leads_to(box->node->action, page))
            return box;
    }
    return NULL;
}

static bool can_be_touched(const struct scene *scene, const struct box *box)
{
    int buttons[SCENE_MAX_TARGETS], count = scene_buttons(scene, buttons);
    for (int i = 0; i < count; i++)
        if (&scene->boxes[buttons[i]] == box)
            return true;
    return false;
}

static bool check_ways(const struct app *app, const char *help, struct err *err)
{
    const struct scene *scene = &app_stage(app)->scene;
    if (ground_is_full(scene->ground))
        return true;
    if (!holds_way(scene, NULL))
        return err_set(err, "no bar leads home");
    if (!help || strcmp(app_page(app), help) == 0)
        return true;
    const struct box *way = holds_way(scene, help);
    if (!way)
        return err_set(err, "no bar leads to help");
    return can_be_touched(scene, way) || err_set(err, "Get help now can not be touched");
}

static const char *words_of(const struct box *box)
{
    const struct node *node = box->node;
    return node->name ? node->name : node->text ? node->text : "";
}

static bool is_said(const struct box *box)
{
    return box->node->kind == NODE_TEXT || box->node->kind == NODE_BUTTON;
}

static bool check_window(const struct app *app, struct err *err)
{
    const struct stage *stage = app_stage(app);
    const struct display *display = &stage->theme.display;
    struct rect window = {0, 0, display->w_px, display->h_px};
    int said = 0;
    for (int i = 0; i < stage->scene.count; i++) {
        const struct box *box = &stage->scene.boxes[i];
        if (!is_said(box) || rect_empty(box->rect))
            continue;
        if (!rect_inside(box->rect, window))
            return err_set(err, "\"%.60s\" at %d,%d %dx%d leaves the window", words_of(box),
                           box->rect.x, box->rect.y, box->rect.w, box->rect.h);
        said += !box_in_bars(box);
    }
    return said > 0 || err_set(err, "the page shows neither text nor button");
}

static bool is_within(const struct node *inner, const struct node *outer)
{
    for (; inner; inner = inner->parent)
        if (inner == outer)
            return true;
    return false;
}

static bool may_meet(const struct scene *scene, int a, int b)
{
    if (scene->boxes[a].part != PART_DIALOG && scene->boxes[b].part == PART_DIALOG)
        return true;
    const struct node *one = scene->boxes[a].node, *other = scene->boxes[b].node;
    return is_within(one, other) || is_within(other, one);
}

static bool check_apart(const struct app *app, struct err *err)
{
    const struct scene *scene = &app_stage(app)->scene;
    for (int a = 0; a < scene->count; a++) {
        for (int b = a + 1; is_said(&scene->boxes[a]) && b < scene->count; b++) {
            const struct box *one = &scene->boxes[a], *other = &scene->boxes[b];
            if (is_said(other) && !rect_empty(rect_intersect(one->rect, other->rect)) &&
                !may_meet(scene, a, b))
                return err_set(err, "\"%.60s\" lies over \"%.60s\"", words_of(one),
                               words_of(other));
        }
    }
    return true;
}

bool holds_screen(const struct app *app, const char *help, struct err *err)
{
    if (app_has_failed(app))
        return err_set(err, "the calm page: %s", app_failure(app));
    return check_window(app, err) && check_ways(app, help, err) && check_apart(app, err);
}
