/* Prepares what the visitor can go to next, while he reads. Bodies of pages are free of
   effects, so they can be asked ahead; what is kept is the pixels of pictures and words. */
#include "kiosk/decide.h"

/* Where a touch on the button leads, as far as is known before it; Next at the page's end. */
static size_t target_of(const struct app *app, const struct node *button)
{
    if (button->action.kind == ACTION_NEXT)
        return app_page_index(app, stage_next_page(&app->stage));
    struct decision decision = decide(app, &button->action);
    return decision.effect == EFFECT_PAGE ? app_page_index(app, decision.page) : NO_PAGE;
}

/* Takes the next page that is not seen yet. */
static size_t take_target(struct app *app)
{
    size_t shown = app_page_index(app, app->session->page);
    if (shown != NO_PAGE)
        app->seen[shown] = true;
    int buttons[SCENE_MAX_TARGETS], count = scene_buttons(&app->stage.scene, buttons);
    for (int i = 0; i < count; i++) {
        const struct box *box = &app->stage.scene.boxes[buttons[i]];
        size_t page = target_of(app, box->node);
        if (page == NO_PAGE || app->seen[page])
            continue;
        app->seen[page] = true;
        return page;
    }
    return NO_PAGE;
}

bool app_is_quiet(const struct app *app)
{
    return app->change == CHANGE_NONE && app->session->view.pressed_id == 0;
}

bool app_is_prepared(const struct app *app)
{
    return app->is_prepared || !app_is_quiet(app) || !app->render || !app->session->script;
}

void app_prepare(struct app *app)
{
    size_t page = take_target(app);
    if (page == NO_PAGE) {
        app->is_prepared = true;
        return;
    }
    struct stage *stage = &app->ahead;
    struct view view = {0};
    struct err err = {0};
    stage_set_variant(stage, &app->session->variant);
    /* A page that fails is reported when it is gone to. */
    const char *id = pack_page(bundle_pack(app->config.bundle), page);
    if (stage_load(stage, app->session->script, id, SCRIPT_TO_SEE, &err) &&
        stage_lay(stage, 0, (struct anchor){0}, NULL, &err)) {
        stage_paint(stage, &view);
        if (!render_prepare(app->render, &stage->list, &err))
            app_report(app, &err);
    }
    stage_leave(stage);
    draw_list_clear(&stage->list);
}
