/* What holds on a screen that somebody stands at: lint's rules for it. */
#include "workshop/holds.h"

#include <string.h>

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
    return !first.err.text[0] || err_set(err, "%s", first.err.text);
}
