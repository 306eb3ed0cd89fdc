/* The one place where what was decided is done, after whoever asked has returned. */
#include <string.h>

#include "kiosk/decide.h"

static const struct node *find_field(const struct app *app)
{
    const struct node *root = app->stage.page.root;
    for (const struct node *node = root; node; node = node_after(root, node))
        if (node->kind == NODE_FIELD)
            return node;
    return NULL;
}

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
    app_enter_page(app, app->session->page, now_ms);
}

static void set_variant(struct app *app, const struct variant *variant)
{
    struct session *session = app->session;
    session->variant = *variant;
    size_t count;
    const struct words *const *words = bundle_words(app->config.bundle, variant->language, &count);
    if (session->script)
        script_set_language(session->script, variant->language, words, count);
    app_forget_prepared(app);
}

static void apply(struct app *app, const struct decision *decision, int64_t now_ms);

static void run(struct app *app, int ref, int64_t now_ms)
{
    struct outcome outcome = {0};
    struct err err = {0};
    if (!script_act(app->session->script, &app->stage.page, ref, &outcome, &err)) {
        app_report(app, &err);
        stage_load_builtin(&app->stage, BUILTIN_BROKEN, app->config.show_errors ? err.text : NULL);
        app_page_changed(app, now_ms);
        return;
    }
    if (outcome.count == 0 && outcome.changed)
        app_reload_page(app, now_ms);
    for (int i = 0; i < outcome.count; i++) {
        struct decision decision = decide(app, &outcome.items[i]);
        apply(app, &decision, now_ms);
        if (decision.effect == EFFECT_END_VISIT) /* the script is gone */
            return;
    }
}

static void apply(struct app *app, const struct decision *decision, int64_t now_ms)
{
    struct session *session = app->session;
    if (decision->trail == TRAIL_CLEAR)
        session->history_count = 0;
    if (decision->trail == TRAIL_PUSH && !app_at_attract(app))
        session_push(session, app->stage.scene.first);
    if (decision->varied)
        set_variant(app, &decision->variant);
    switch (decision->effect) {
    case EFFECT_NONE: return;
    case EFFECT_SCREEN:
        session->screen = decision->screen;
        session->anchor = (struct anchor){0};
        app_page_changed(app, now_ms);
        return;
    case EFFECT_PAGE:
        app->notice_until_ms = 0;
        app_enter_page(app, decision->page, now_ms);
        return;
    case EFFECT_BACK:
        session_pop(session);
        session->still = (struct still_state){0};
        app_load_page(app, now_ms);
        app_page_changed(app, now_ms);
        return;
    case EFFECT_AGAIN:
        app_reload_page(app, now_ms);
        app_page_changed(app, now_ms);
        return;
    case EFFECT_ASK:
        app->asks_to_finish = true;
        app_page_changed(app, now_ms);
        return;
    case EFFECT_END_VISIT:
        app->notice_until_ms = now_ms + NOTICE_MS;
        app_begin_session(app, now_ms);
        app_page_changed(app, now_ms);
        return;
    case EFFECT_RUN: run(app, decision->ref, now_ms); return;
    case EFFECT_TYPE: type(app, decision->character, now_ms); return;
    case EFFECT_ENTER: enter(app, now_ms); return;
    case EFFECT_STILL:
        app_set_still(app, decision->still, now_ms);
        app_page_changed(app, now_ms);
        return;
    }
}

void app_change_variant(struct app *app, const struct variant *variant, int64_t now_ms)
{
    struct decision decision = {.effect = EFFECT_AGAIN, .varied = true, .variant = *variant};
    apply(app, &decision, now_ms);
}

void app_do(struct app *app, struct action action, int64_t now_ms)
{
    struct decision decision = decide(app, &action);
    if (app->idle_steps > 0 || app->asks_to_finish)
        app_page_changed(app, now_ms);
    app->idle_steps = 0;
    app->asks_to_finish = false;
    idle_touch(&app->idle, now_ms);
    app_changed(app, CHANGE_LAYOUT);
    apply(app, &decision, now_ms);
}
