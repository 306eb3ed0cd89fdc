/* The visit that goes on: the session, and the page that stands for it. The lowest of the
   kiosk's files: what is decided, and by whom, stands above it. */
#include <string.h>

#include "base/log.h"
#include "kiosk/app_inner.h"

bool app_at_attract(const struct app *app)
{
    return app->session->page && stage_is_attract(&app->stage, app->session->page);
}

const struct pack_info *app_info(const struct app *app)
{
    return pack_info(bundle_pack(app->config.bundle));
}

void app_changed(struct app *app, enum change change)
{
    if (change > app->change)
        app->change = change;
}

/* Once per reason: a page that fails at every touch says so once. */
void app_report(struct app *app, const struct err *err)
{
    if (strcmp(app->failure.text, err->text) != 0)
        log_error("%s", err->text);
    app->failure = *err;
}

void app_page_changed(struct app *app, int64_t now_ms)
{
    gesture_page_changed(&app->gesture, now_ms);
    app->session->view = (struct view){.focus_id = app->session->view.focus_id};
    app_changed(app, CHANGE_LAYOUT);
}

void app_set_pressed(struct app *app, uint64_t id)
{
    if (app->session->view.pressed_id == id)
        return;
    app->session->view.pressed_id = id;
    app_changed(app, CHANGE_PAINT);
}

size_t app_page_index(const struct app *app, const char *id)
{
    const struct pack *pack = bundle_pack(app->config.bundle);
    for (size_t i = 0; id && i < pack_page_count(pack); i++)
        if (strcmp(pack_page(pack, i), id) == 0)
            return i;
    return NO_PAGE;
}

const char *app_language(const struct app *app, const char *code, int further)
{
    const struct pack_info *info = app_info(app);
    for (int i = 0; i < info->language_count; i++)
        if (strcmp(info->languages[i], code) == 0)
            return info->languages[(i + further) % info->language_count];
    return NULL;
}

void app_forget_prepared(struct app *app)
{
    const struct pack *pack = bundle_pack(app->config.bundle);
    memset(app->seen, 0, pack_page_count(pack) * sizeof *app->seen);
    app->is_prepared = false;
}

/* The visitor is gone: all that he left goes too, and the next one starts as the first
 * did. */
void app_begin_session(struct app *app, int64_t now_ms)
{
    stage_leave(&app->stage);
    session_destroy(app->session);
    arena_clear(app->stage.paint_arena);
    draw_list_clear(&app->stage.list);
    draw_list_clear(&app->shown);
    if (app->render)
        render_forget_text(app->render);
    app_forget_prepared(app);
    app->repaint = true;
    app->idle_steps = 0;
    app->asks_to_finish = false;
    app->attract = 0;

    struct err err = {0};
    app->session =
        session_create(app->config.bundle, &app->config.variant, app->config.config, &err);
    if (!app->session->script)
        app_report(app, &err);
    app->session->page = app_info(app)->attracts[0];
    app_load_page(app, now_ms);
}

static void keep_still(struct app *app, struct still_state still, int64_t now_ms)
{
    struct session *session = app->session;
    session->still = still;
    session->still_until_ms = still.moves ? now_ms + stage_still_ms(&app->stage) : INT64_MAX;
}

void app_set_still(struct app *app, struct still_state still, int64_t now_ms)
{
    keep_still(app, still, now_ms);
    if (still.moves && stage_swap_still(&app->stage, still.at)) {
        app_changed(app, CHANGE_PAINT);
        return;
    }
    app->session->anchor = app->stage.scene.first;
    stage_set_still(&app->stage, still, !app->config.config->still);
    app_changed(app, CHANGE_LAYOUT);
}

/* Of a page that has come; a loop of the attract page begins by itself. */
static void begin_still(struct app *app, int64_t now_ms)
{
    struct still_state still = app->session->still;
    bool motion = !app->config.config->still;
    if (stage_still_loops(&app->stage))
        still.moves = motion;
    else if (stage_still_count(&app->stage) == 0)
        still = (struct still_state){0};
    keep_still(app, still, now_ms);
    stage_set_still(&app->stage, still, motion);
}

/* Makes the session's page anew from the visitor's state. */
void app_load_page(struct app *app, int64_t now_ms)
{
    struct session *session = app->session;
    struct err err = {0};
    stage_set_variant(&app->stage, &session->variant);
    if (!session->script) {
        stage_load_builtin(&app->stage, BUILTIN_BROKEN,
                           app->config.show_errors ? app->failure.text : NULL);
    } else if (!session->page) {
        stage_load_builtin(&app->stage, BUILTIN_MENU, NULL);
    } else if (!stage_load(&app->stage, session->script, session->page, SCRIPT_TO_TOUCH, &err)) {
        app_report(app, &err);
        if (app->config.show_errors)
            stage_load_builtin(&app->stage, BUILTIN_BROKEN, err.text);
    }
    if (app_at_attract(app)) {
        bool notice = now_ms < app->notice_until_ms;
        stage_add_languages(&app->stage,
                            notice ? stage_word(&app->stage, "All done. This screen is clear.")
                                   : NULL);
        app->attract_until_ms = app_info(app)->attract_count > 1 && !app->config.config->still
                                    ? now_ms + ATTRACT_EVERY_MS
                                    : INT64_MAX;
    }
    begin_still(app, now_ms);
    /* By the page that stands there, which has so many words to read. */
    const struct config *config = app->config.config;
    int idle_s = app->stage.page.idle_s > 0 ? app->stage.page.idle_s : config->idle_s;
    idle_set(&app->idle, idle_s, config->warn_s, app->stage.page.words);
    idle_touch(&app->idle, now_ms);
    app_changed(app, CHANGE_LAYOUT);
}

void app_enter_page(struct app *app, const char *page, int64_t now_ms)
{
    app->session->page = page;
    app->session->still = (struct still_state){0};
    app->session->screen = 0;
    app->session->anchor = (struct anchor){0};
    app_load_page(app, now_ms);
    app_page_changed(app, now_ms);
}

/* The same page with what changed, at the screen that was seen. */
void app_reload_page(struct app *app, int64_t now_ms)
{
    app->session->anchor = app->stage.scene.first;
    app_load_page(app, now_ms);
}
