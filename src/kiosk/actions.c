/* Carries out what a touch, a key or a script asked for, after whoever asked has
 * returned. */
#include <string.h>

#include "kiosk/app_inner.h"

static void go(struct app *app, const char *page, int64_t now_ms)
{
    /* Page ids of actions live with the page that is being left. */
    const struct pack *pack = bundle_pack(app->config.bundle);
    const char *kept = NULL;
    for (size_t i = 0; i < pack_page_count(pack) && !kept; i++)
        if (strcmp(pack_page(pack, i), page) == 0)
            kept = pack_page(pack, i);
    if (!kept)
        return;
    if (!app_at_attract(app))
        session_push(app->session, app->stage.scene.first);
    app_show_page(app, kept, now_ms);
}

static void go_home(struct app *app, int64_t now_ms)
{
    app->session->history_count = 0;
    app_show_page(app, app_info(app)->start, now_ms);
}

static void go_back(struct app *app, int64_t now_ms)
{
    struct session *session = app->session;
    if (app->stage.scene.screen > 0) {
        session->screen = app->stage.scene.screen - 1;
        session->anchor = (struct anchor){0};
        app_page_changed(app, now_ms);
        return;
    }
    if (!session_pop(session)) {
        go_home(app, now_ms);
        return;
    }
    app_load_page(app, now_ms);
    app_page_changed(app, now_ms);
}

static void go_on(struct app *app, int64_t now_ms)
{
    const struct scene *scene = &app->stage.scene;
    if (scene->screen + 1 < scene->screens) {
        app->session->screen = scene->screen + 1;
        app->session->anchor = (struct anchor){0};
        app_page_changed(app, now_ms);
        return;
    }
    const char *next = stage_next_page(&app->stage);
    if (!next)
        return;
    if (strcmp(next, app_info(app)->start) == 0)
        go_home(app, now_ms);
    else
        go(app, next, now_ms);
}

static void finish(struct app *app, int64_t now_ms)
{
    app->notice_until_ms = now_ms + NOTICE_MS;
    app_begin_session(app, now_ms);
    app_page_changed(app, now_ms);
}

void app_change_variant(struct app *app, int64_t now_ms)
{
    struct session *session = app->session;
    size_t count;
    const struct words *const *words =
        bundle_words(app->config.bundle, session->variant.language, &count);
    if (session->script)
        script_set_language(session->script, session->variant.language, words, count);
    app_forget_prepared(app);
    app_reload_page(app, now_ms);
    app_page_changed(app, now_ms);
}

static void next_language(struct app *app, int64_t now_ms)
{
    const struct pack_info *info = app_info(app);
    struct variant *variant = &app->session->variant;
    for (int i = 0; i < info->language_count; i++) {
        if (strcmp(info->languages[i], variant->language) == 0) {
            variant->language = info->languages[(i + 1) % info->language_count];
            break;
        }
    }
    app_change_variant(app, now_ms);
}

static void begin(struct app *app, const char *language, int64_t now_ms)
{
    app->notice_until_ms = 0;
    app_set_language(app, language, now_ms);
    go_home(app, now_ms);
}

static void outcome_done(struct app *app, const struct outcome *outcome, int64_t now_ms)
{
    for (int i = 0; i < outcome->count; i++) {
        const struct action *action = &outcome->items[i];
        switch (action->kind) {
        case ACTION_GO: go(app, action->page, now_ms); break;
        case ACTION_BACK: go_back(app, now_ms); break;
        case ACTION_HOME: go_home(app, now_ms); break;
        case ACTION_FINISH: finish(app, now_ms); return;
        case ACTION_NONE:
        case ACTION_SCRIPT:
        case ACTION_NEXT:
        case ACTION_BEGIN:
        case ACTION_LANGUAGE:
        case ACTION_BIGGER:
        case ACTION_THEME:
        case ACTION_READ:
        case ACTION_STAY:
        case ACTION_TYPE:
        case ACTION_ERASE:
        case ACTION_ENTER: break;
        }
    }
    if (outcome->count == 0 && outcome->changed)
        app_reload_page(app, now_ms);
}

static void run_script(struct app *app, int ref, int64_t now_ms)
{
    struct outcome outcome = {0};
    struct err err = {0};
    if (script_act(app->session->script, &app->stage.page, ref, &outcome, &err)) {
        outcome_done(app, &outcome, now_ms);
        return;
    }
    app_report(app, &err);
    stage_load_builtin(&app->stage, BUILTIN_BROKEN, app->config.show_errors ? err.text : NULL);
    app_page_changed(app, now_ms);
}

static const struct node *find_field(const struct app *app)
{
    const struct node *root = app->stage.page.root;
    for (const struct node *node = root; node; node = node_after(root, node))
        if (node->kind == NODE_FIELD)
            return node;
    return NULL;
}

/* Types a character into the page's field, or takes the last one away ('\0'). */
static void type(struct app *app, char character, int64_t now_ms)
{
    const struct node *field = find_field(app);
    if (!field)
        return;
    char text[SCRIPT_TYPED_MAX + 1] = "";
    const char *typed = script_typed(app->session->script, field->key);
    size_t len = strnlen(typed, SCRIPT_TYPED_MAX), most = field->town ? 40 : 5;
    memcpy(text, typed, len);
    if (character == '\0' && len > 0)
        text[len - 1] = '\0';
    else if (character != '\0' && len < most)
        text[len] = character;
    struct err err = {0};
    if (!script_type(app->session->script, field->key, field->town, text, &err))
        app_report(app, &err);
    explicit_bzero(text, sizeof text);
    app_reload_page(app, now_ms);
}

static void enter(struct app *app, int64_t now_ms)
{
    const struct node *field = find_field(app);
    struct err err = {0};
    if (!field)
        return;
    if (!script_enter(app->session->script, field->key, &err))
        app_report(app, &err);
    app_load_page(app, now_ms);
    app->session->screen = 0;
    app->session->anchor = (struct anchor){0};
    app_page_changed(app, now_ms);
}

static void bigger(struct app *app, int64_t now_ms)
{
    int *size = &app->session->variant.text_size;
    *size = *size >= 200 ? 100 : *size + 50;
    app_change_variant(app, now_ms);
}

static void read_page(struct app *app, int64_t now_ms)
{
    if (!app->session->page)
        return;
    session_push(app->session, app->stage.scene.first);
    app_show_page(app, NULL, now_ms);
}

void app_do(struct app *app, struct action action, int64_t now_ms)
{
    if (app->idle_steps > 0)
        app_page_changed(app, now_ms);
    app->idle_steps = 0;
    idle_touch(&app->idle, now_ms);
    app_changed(app, CHANGE_LAYOUT);
    switch (action.kind) {
    case ACTION_NONE:
    case ACTION_STAY: return;
    case ACTION_GO: go(app, action.page, now_ms); return;
    case ACTION_BACK: go_back(app, now_ms); return;
    case ACTION_HOME: go_home(app, now_ms); return;
    case ACTION_FINISH: finish(app, now_ms); return;
    case ACTION_SCRIPT: run_script(app, action.ref, now_ms); return;
    case ACTION_NEXT: go_on(app, now_ms); return;
    case ACTION_BEGIN: begin(app, action.text, now_ms); return;
    case ACTION_LANGUAGE: next_language(app, now_ms); return;
    case ACTION_BIGGER: bigger(app, now_ms); return;
    case ACTION_THEME:
        app->session->variant.dark = !app->session->variant.dark;
        app_change_variant(app, now_ms);
        return;
    case ACTION_READ: read_page(app, now_ms); return;
    case ACTION_TYPE: type(app, action.text[0], now_ms); return;
    case ACTION_ERASE: type(app, '\0', now_ms); return;
    case ACTION_ENTER: enter(app, now_ms); return;
    }
}
