/* Touches and keys become actions: the gesture finds the button, the button has the
 * action. */
#include "kiosk/app_inner.h"

/* A touch that hit nothing: on the attract page it begins a visit, under the question it
   answers it. */
static void touched(struct app *app, int64_t now_ms)
{
    if (app_at_attract(app))
        app_do(app, (struct action){.kind = ACTION_BEGIN, .text = app->config.variant.language},
               now_ms);
    else
        app_do(app, (struct action){.kind = ACTION_STAY}, now_ms);
}

static void take(struct app *app, struct gesture_event event, const struct scene *scene,
                 const int *boxes, int64_t now_ms)
{
    switch (event.kind) {
    case GESTURE_NONE: return;
    case GESTURE_PRESS:
        if (app->idle_steps == 0)
            idle_touch(&app->idle, now_ms);
        app_set_pressed(
            app, event.target == TARGET_NONE ? 0 : scene->boxes[boxes[event.target]].node->id);
        return;
    case GESTURE_TAP: {
        struct action action = scene->boxes[boxes[event.target]].node->action;
        app_set_pressed(app, 0);
        app->session->view.focus_id = 0;
        app_do(app, action, now_ms);
        return;
    }
    case GESTURE_TOUCHED: touched(app, now_ms); return;
    }
}

void app_touch(struct app *app, const struct touch *touch)
{
    app_draw(app);
    struct target items[SCENE_MAX_TARGETS];
    int boxes[SCENE_MAX_TARGETS];
    struct targets targets = {items, view_targets(&app->stage.scene, items, boxes)};
    take(app, gesture_feed(&app->gesture, touch, &targets), &app->stage.scene, boxes, touch->at_ms);
}

static void press_focused(struct app *app, int64_t now_ms)
{
    const struct box *box = view_focused(&app->session->view, &app->stage.scene);
    if (box)
        app_do(app, box->node->action, now_ms);
}

static void press_help(struct app *app, int64_t now_ms)
{
    if (app->stage.bars.help)
        app_do(app, app->stage.bars.help_action, now_ms);
}

/* On the attract page keys choose a language; any other key begins, as any touch does. */
static bool begins(const struct app *app, enum app_key key)
{
    bool chooses = key == APP_KEY_NEXT || key == APP_KEY_PREV || key == APP_KEY_PRESS;
    return app_at_attract(app) && !chooses;
}

static struct action key_action(enum app_key key, const char *character)
{
    switch (key) {
    case APP_KEY_BACK: return (struct action){.kind = ACTION_BACK};
    case APP_KEY_HOME: return (struct action){.kind = ACTION_HOME};
    case APP_KEY_DIGIT: return (struct action){.kind = ACTION_TYPE, .text = character};
    case APP_KEY_ERASE: return (struct action){.kind = ACTION_ERASE};
    case APP_KEY_NEXT:
    case APP_KEY_PREV:
    case APP_KEY_PRESS:
    case APP_KEY_HELP: break;
    }
    return (struct action){.kind = ACTION_NONE};
}

void app_key(struct app *app, enum app_key key, char digit, int64_t now_ms)
{
    app_draw(app);
    idle_touch(&app->idle, now_ms);
    bool helps = key == APP_KEY_HELP && app->stage.bars.help;
    bool question = app->idle_steps > 0 && !helps;
    if (question || begins(app, key)) {
        touched(app, now_ms);
        return;
    }
    switch (key) {
    case APP_KEY_NEXT:
    case APP_KEY_PREV:
        view_move_focus(&app->session->view, &app->stage.scene, key == APP_KEY_NEXT ? 1 : -1);
        app_changed(app, CHANGE_PAINT);
        return;
    case APP_KEY_PRESS: press_focused(app, now_ms); return;
    case APP_KEY_HELP: press_help(app, now_ms); return;
    case APP_KEY_BACK:
    case APP_KEY_HOME:
    case APP_KEY_DIGIT:
    case APP_KEY_ERASE: break;
    }
    app_do(app, key_action(key, (char[]){digit, '\0'}), now_ms);
}
