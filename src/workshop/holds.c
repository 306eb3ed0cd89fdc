/* What holds on a screen that somebody stands at: lint's rules for it, and its ways. */
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

static bool check_ways(const struct scene *scene, const char *help, struct err *err)
{
    if (ground_is_full(scene->ground))
        return true;
    if (!holds_way(scene, NULL))
        return err_set(err, "no bar leads home");
    const struct box *way = help ? holds_way(scene, help) : NULL;
    return !way || can_be_touched(scene, way) || err_set(err, "Get help now can not be touched");
}

struct first {
    const struct app *app;
    struct err err; /* empty: nothing is broken */
};

/* A button that a finger holds may be near to its ground: it is seen by its change. A field that
   has a screen to itself, with its pad on the next, can be typed into: lint tells of it. */
static void keep_first(void *context, enum screen_rule rule, const struct box *box,
                       const char *text)
{
    struct first *first = context;
    bool held = rule == SCREEN_EDGE_COLOUR && !app_is_quiet(first->app);
    bool field = rule == SCREEN_EMPTY && box && box->node->kind == NODE_FIELD;
    if (!first->err.text[0] && !held && !field)
        err_set(&first->err, "%s: %s", screen_rule_names[rule], text);
}

/* Bars stand still until their words change. */
static struct places_seen *places_of(struct holds *holds, const struct variant *variant)
{
    if (holds->language != variant->language || holds->text_size != variant->text_size)
        *holds = (struct holds){.language = variant->language, .text_size = variant->text_size};
    return &holds->places;
}

bool holds_screen(struct holds *holds, const struct app *app, const char *help, struct err *err)
{
    const struct stage *stage = app_stage(app);
    struct first first = {.app = app};
    struct breaches breaches = {.tell = keep_first, .context = &first};
    if (app_has_failed(app))
        return err_set(err, "the calm page: %s", app_failure(app));
    if (help && strcmp(app_page(app), help) == 0)
        help = NULL;
    screen_check(&breaches, &(struct screen_seen){.theme = &stage->theme,
                                                  .scene = &stage->scene,
                                                  .list = app_shown(app),
                                                  .help = help});
    screen_check_bars(&breaches, places_of(holds, &stage->variant), &stage->scene);
    if (first.err.text[0])
        return err_set(err, "%s", first.err.text);
    return check_ways(&stage->scene, help, err);
}
