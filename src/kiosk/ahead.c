/* Prepares what the visitor can go to next, while he reads. Bodies of pages are free of
   effects, so they can be asked ahead; what is kept is the pixels of pictures and words. */
#include <string.h>

#include "kiosk/app_inner.h"

static const size_t NO_PAGE = SIZE_MAX;

static size_t page_index(const struct app *app, const char *page)
{
    const struct pack *pack = bundle_pack(app->config.bundle);
    for (size_t i = 0; page && i < pack_page_count(pack); i++)
        if (strcmp(pack_page(pack, i), page) == 0)
            return i;
    return NO_PAGE;
}

/* Where a touch on the button leads, as far as is known before it. */
static const char *target_of(const struct app *app, const struct node *button)
{
    switch (button->action.kind) {
    case ACTION_GO: return button->action.page;
    case ACTION_HOME:
    case ACTION_BEGIN: return app_info(app)->start;
    case ACTION_NEXT: return stage_next_page(&app->stage);
    case ACTION_NONE:
    case ACTION_BACK:
    case ACTION_FINISH:
    case ACTION_SCRIPT:
    case ACTION_LANGUAGE:
    case ACTION_BIGGER:
    case ACTION_THEME:
    case ACTION_READ:
    case ACTION_STAY:
    case ACTION_TYPE:
    case ACTION_ERASE:
    case ACTION_ENTER: return NULL;
    }
    return NULL;
}

/* Takes the next page that is not seen yet. */
static size_t take_target(struct app *app)
{
    size_t shown = page_index(app, app->session->page);
    if (shown != NO_PAGE)
        app->seen[shown] = true;
    int buttons[SCENE_MAX_TARGETS], count = scene_buttons(&app->stage.scene, buttons);
    for (int i = 0; i < count; i++) {
        const struct box *box = &app->stage.scene.boxes[buttons[i]];
        size_t page = page_index(app, target_of(app, box->node));
        if (page == NO_PAGE || app->seen[page])
            continue;
        app->seen[page] = true;
        return page;
    }
    return NO_PAGE;
}

void app_forget_prepared(struct app *app)
{
    const struct pack *pack = bundle_pack(app->config.bundle);
    memset(app->seen, 0, pack_page_count(pack) * sizeof *app->seen);
    app->is_prepared = false;
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
