/* The kiosk, without window and loop. Intent comes in here as actions and is carried out
   after whoever asked for it has returned. */
#include "app/app.h"

#include <stdlib.h>
#include <string.h>

#include "app/session.h"
#include "base/alloc.h"
#include "base/log.h"
#include "input/idle.h"

struct app {
    struct app_config config;
    struct stage stage;
    struct render *render;
    struct session *session;
    struct gesture gesture;
    struct idle idle;
    struct draw_list shown; /* what the picture shows */
    struct damage damage;
    bool dirty;     /* to be laid out and painted */
    bool repaint;   /* all of it */
    int idle_steps; /* of the dialog that is up; 0: none is */
    struct arena *dialog_arena;
    int attract; /* which of the attract pages */
    int64_t attract_until_ms, notice_until_ms;
    struct err failure;
};

static void load_page(struct app *app, int64_t now_ms);

static bool
at_attract(const struct app *app)
{
    return app->session->page && stage_is_attract(&app->stage, app->session->page);
}

static const struct pack_info *
info_of(const struct app *app)
{
    return pack_info(bundle_pack(app->config.bundle));
}

/* Once per reason: a page that fails at every touch says so once. */
static void
report(struct app *app, const struct err *err)
{
    if (strcmp(app->failure.text, err->text) != 0)
        log_error("%s", err->text);
    app->failure = *err;
}

static void
page_changed(struct app *app, int64_t now_ms)
{
    gesture_page_changed(&app->gesture, now_ms);
    app->session->view = (struct view){.focus_id = app->session->view.focus_id};
    app->dirty = true;
}

/* The visitor is gone: all that he left goes too, and the next one starts as the first
 * did. */
static void
begin_session(struct app *app, int64_t now_ms)
{
    session_destroy(app->session);
    arena_clear(app->stage.page_arena);
    arena_clear(app->stage.scene_arena);
    draw_list_clear(&app->stage.list);
    draw_list_clear(&app->shown);
    if (app->render)
        render_forget_text(app->render);
    app->repaint = true;
    app->idle_steps = 0;
    app->attract = 0;

    struct err err = {0};
    app->session = session_create(app->config.bundle, &app->config.variant,
                                  app->config.config->office, &err);
    if (!app->session->script)
        report(app, &err);
    app->session->page = info_of(app)->attracts[0];
    load_page(app, now_ms);
}

static void
set_idle(struct app *app, int64_t now_ms)
{
    const struct config *config = app->config.config;
    int idle_s = app->stage.page.idle_s > 0 ? app->stage.page.idle_s : config->idle_s;
    idle_set(&app->idle, idle_s, config->warn_s, app->stage.page.words);
    idle_touch(&app->idle, now_ms);
}

/* Makes the session's page anew from the visitor's state. */
static void
load_page(struct app *app, int64_t now_ms)
{
    struct session *session = app->session;
    struct err err = {0};
    stage_set_variant(&app->stage, &session->variant);
    if (!session->script) {
        stage_load_builtin(&app->stage, BUILTIN_BROKEN,
                           app->config.show_errors ? app->failure.text : NULL);
    } else if (!session->page) {
        stage_load_builtin(&app->stage, BUILTIN_READ, NULL);
    } else if (!stage_load(&app->stage, session->script, session->page, &err)) {
        report(app, &err);
        if (app->config.show_errors)
            stage_load_builtin(&app->stage, BUILTIN_BROKEN, err.text);
    } else {
        app->failure = (struct err){0};
    }
    if (at_attract(app)) {
        bool notice = now_ms < app->notice_until_ms;
        stage_add_languages(
            &app->stage,
            notice ? stage_word(&app->stage, "All done. This screen is clear.") : NULL);
        app->attract_until_ms =
            info_of(app)->attract_count > 1 ? now_ms + ATTRACT_EVERY_MS : INT64_MAX;
    }
    set_idle(app, now_ms);
    app->dirty = true;
}

static void
show_page(struct app *app, const char *page, int64_t now_ms)
{
    app->session->page = page;
    app->session->screen = 0;
    app->session->anchor_id = 0;
    load_page(app, now_ms);
    page_changed(app, now_ms);
}

/* The same page with what changed, at the screen that was seen. */
static void
reload_page(struct app *app, int64_t now_ms)
{
    app->session->anchor_id = app->stage.scene.first_id;
    load_page(app, now_ms);
}

static void
go(struct app *app, const char *page, int64_t now_ms)
{
    /* Page ids of actions live with the page that is being left. */
    const struct pack *pack = bundle_pack(app->config.bundle);
    const char *kept = NULL;
    for (size_t i = 0; i < pack_page_count(pack) && !kept; i++)
        if (strcmp(pack_page(pack, i), page) == 0)
            kept = pack_page(pack, i);
    if (!kept)
        return;
    if (!at_attract(app))
        session_push(app->session, app->stage.scene.first_id);
    show_page(app, kept, now_ms);
}

static void
go_home(struct app *app, int64_t now_ms)
{
    app->session->history_count = 0;
    show_page(app, info_of(app)->start, now_ms);
}

static void
go_back(struct app *app, int64_t now_ms)
{
    struct session *session = app->session;
    if (app->stage.scene.screen > 0) {
        session->screen = app->stage.scene.screen - 1;
        session->anchor_id = 0;
        page_changed(app, now_ms);
        return;
    }
    if (!session_pop(session)) {
        go_home(app, now_ms);
        return;
    }
    load_page(app, now_ms);
    page_changed(app, now_ms);
}

static void
go_on(struct app *app, int64_t now_ms)
{
    const struct scene *scene = &app->stage.scene;
    if (scene->screen + 1 < scene->screens) {
        app->session->screen = scene->screen + 1;
        app->session->anchor_id = 0;
        page_changed(app, now_ms);
        return;
    }
    const char *next = stage_next_page(&app->stage);
    if (!next)
        return;
    if (strcmp(next, info_of(app)->start) == 0)
        go_home(app, now_ms);
    else
        go(app, next, now_ms);
}

static void
finish(struct app *app, int64_t now_ms)
{
    app->notice_until_ms = now_ms + NOTICE_MS;
    begin_session(app, now_ms);
    page_changed(app, now_ms);
}

static void
change_variant(struct app *app, int64_t now_ms)
{
    struct session *session = app->session;
    size_t count;
    const struct words *const *words =
        bundle_words(app->config.bundle, session->variant.language, &count);
    if (session->script)
        script_set_language(session->script, session->variant.language, words, count);
    reload_page(app, now_ms);
    page_changed(app, now_ms);
}

static void
next_language(struct app *app, int64_t now_ms)
{
    const struct pack_info *info = info_of(app);
    struct variant *variant = &app->session->variant;
    for (int i = 0; i < info->language_count; i++) {
        if (strcmp(info->languages[i], variant->language) == 0) {
            variant->language = info->languages[(i + 1) % info->language_count];
            break;
        }
    }
    change_variant(app, now_ms);
}

static void
begin(struct app *app, const char *language, int64_t now_ms)
{
    app->notice_until_ms = 0;
    app_set_language(app, language, now_ms);
    go_home(app, now_ms);
}

static void
outcome_done(struct app *app, const struct outcome *outcome, int64_t now_ms)
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
        reload_page(app, now_ms);
}

static void
run_script(struct app *app, int ref, int64_t now_ms)
{
    struct outcome outcome = {0};
    struct err err = {0};
    if (script_act(app->session->script, ref, &outcome, &err)) {
        outcome_done(app, &outcome, now_ms);
        return;
    }
    report(app, &err);
    stage_load_builtin(&app->stage, BUILTIN_BROKEN,
                       app->config.show_errors ? err.text : NULL);
    page_changed(app, now_ms);
}

static const struct node *
find_field(const struct app *app)
{
    const struct node *root = app->stage.page.root;
    for (const struct node *node = root; node; node = node_after(root, node))
        if (node->kind == NODE_FIELD)
            return node;
    return NULL;
}

/* Types a character into the page's field, or takes the last one away ('\0'). */
static void
type(struct app *app, char character, int64_t now_ms)
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
        report(app, &err);
    explicit_bzero(text, sizeof text);
    reload_page(app, now_ms);
}

static void
enter(struct app *app, int64_t now_ms)
{
    const struct node *field = find_field(app);
    struct err err = {0};
    if (!field)
        return;
    if (!script_enter(app->session->script, field->key, &err))
        report(app, &err);
    load_page(app, now_ms);
    app->session->screen = 0;
    app->session->anchor_id = 0;
    page_changed(app, now_ms);
}

static void
bigger(struct app *app, int64_t now_ms)
{
    int *size = &app->session->variant.text_size;
    *size = *size >= 200 ? 100 : *size + 50;
    change_variant(app, now_ms);
}

static void
read_page(struct app *app, int64_t now_ms)
{
    if (!app->session->page)
        return;
    session_push(app->session, app->stage.scene.first_id);
    show_page(app, NULL, now_ms);
}

static void
carry_out(struct app *app, struct action action, int64_t now_ms)
{
    app->idle_steps = 0;
    idle_touch(&app->idle, now_ms);
    app->dirty = true;
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
        change_variant(app, now_ms);
        return;
    case ACTION_READ: read_page(app, now_ms); return;
    case ACTION_TYPE: type(app, action.text[0], now_ms); return;
    case ACTION_ERASE: type(app, '\0', now_ms); return;
    case ACTION_ENTER: enter(app, now_ms); return;
    }
}

/* A touch that hit nothing: on the attract page it begins a visit, under the question it
   answers it. */
static void
touched(struct app *app, int64_t now_ms)
{
    if (at_attract(app))
        carry_out(
            app,
            (struct action){.kind = ACTION_BEGIN, .text = app->config.variant.language},
            now_ms);
    else
        carry_out(app, (struct action){.kind = ACTION_STAY}, now_ms);
}

static void
set_pressed(struct app *app, uint64_t id)
{
    if (app->session->view.pressed_id == id)
        return;
    app->session->view.pressed_id = id;
    app->dirty = true;
}

static void
take(struct app *app, struct gesture_event event, const struct scene *scene,
     const int *boxes, int64_t now_ms)
{
    switch (event.kind) {
    case GESTURE_NONE: return;
    case GESTURE_PRESS:
        set_pressed(app, event.target == TARGET_NONE
                             ? 0
                             : scene->boxes[boxes[event.target]].node->id);
        return;
    case GESTURE_TAP: {
        struct action action = scene->boxes[boxes[event.target]].node->action;
        set_pressed(app, 0);
        app->session->view.focus_id = 0;
        carry_out(app, action, now_ms);
        return;
    }
    case GESTURE_TOUCHED: touched(app, now_ms); return;
    }
}

void
app_touch(struct app *app, const struct touch *touch)
{
    app_show(app);
    struct target items[SCENE_MAX_TARGETS];
    int boxes[SCENE_MAX_TARGETS];
    struct targets targets = {items, view_targets(&app->stage.scene, items, boxes)};
    take(app, gesture_feed(&app->gesture, touch, &targets), &app->stage.scene, boxes,
         touch->at_ms);
}

static void
press_focused(struct app *app, int64_t now_ms)
{
    const struct box *box = view_focused(&app->session->view, &app->stage.scene);
    if (box)
        carry_out(app, box->node->action, now_ms);
}

static void
press_help(struct app *app, int64_t now_ms)
{
    if (app->stage.bars.help)
        carry_out(app, app->stage.bars.help_action, now_ms);
}

void
app_key(struct app *app, enum app_key key, char digit, int64_t now_ms)
{
    app_show(app);
    idle_touch(&app->idle, now_ms);
    bool question = app->idle_steps > 0;
    app->dirty = true;
    switch (key) {
    case APP_KEY_NEXT:
    case APP_KEY_PREV:
        view_move_focus(&app->session->view, &app->stage.scene,
                        key == APP_KEY_NEXT ? 1 : -1);
        return;
    case APP_KEY_PRESS: press_focused(app, now_ms); return;
    case APP_KEY_HELP: press_help(app, now_ms); return;
    case APP_KEY_BACK:
    case APP_KEY_HOME:
    case APP_KEY_DIGIT:
    case APP_KEY_ERASE: break;
    }
    if (question || at_attract(app)) {
        touched(app, now_ms);
        return;
    }
    if (key == APP_KEY_BACK)
        go_back(app, now_ms);
    else if (key == APP_KEY_HOME)
        go_home(app, now_ms);
    else
        type(app, key == APP_KEY_DIGIT ? digit : '\0', now_ms);
}

static void
tick_idle(struct app *app, int64_t now_ms)
{
    switch (idle_state(&app->idle, now_ms)) {
    case IDLE_ACTIVE: return;
    case IDLE_WARN: {
        int steps = idle_steps_left(&app->idle, now_ms);
        if (steps != app->idle_steps) {
            if (app->idle_steps == 0)
                gesture_page_changed(&app->gesture, now_ms);
            app->idle_steps = steps;
            app->dirty = true;
        }
        return;
    }
    case IDLE_EXPIRED:
        begin_session(app, now_ms);
        page_changed(app, now_ms);
        return;
    }
}

static void
tick_attract(struct app *app, int64_t now_ms)
{
    const struct pack_info *info = info_of(app);
    bool change = now_ms >= app->attract_until_ms;
    bool notice_over = app->notice_until_ms && now_ms >= app->notice_until_ms;
    if (!change && !notice_over)
        return;
    if (notice_over)
        app->notice_until_ms = 0;
    if (change)
        app->attract = (app->attract + 1) % info->attract_count;
    show_page(app, info->attracts[app->attract], now_ms);
}

void
app_tick(struct app *app, int64_t now_ms)
{
    struct gesture_event event = gesture_tick(&app->gesture, now_ms);
    if (event.kind == GESTURE_PRESS)
        set_pressed(app, 0);
    if (at_attract(app))
        tick_attract(app, now_ms);
    else
        tick_idle(app, now_ms);
}

int64_t
app_deadline_ms(const struct app *app, int64_t now_ms)
{
    int64_t deadline = gesture_deadline_ms(&app->gesture);
    int64_t other = INT64_MAX;
    if (!at_attract(app))
        other = idle_deadline_ms(&app->idle, now_ms);
    else if (app->notice_until_ms && app->notice_until_ms < app->attract_until_ms)
        other = app->notice_until_ms;
    else
        other = app->attract_until_ms;
    return other < deadline ? other : deadline;
}

static struct node *
dialog_text(struct app *app, struct node *dialog, const char *word, enum text_size size)
{
    struct node *node = node_make(app->dialog_arena, dialog, NODE_TEXT);
    node->text = stage_word(&app->stage, word);
    node->size = size;
    node->align = ALIGN_CENTER;
    node->heading = size == SIZE_H1;
    return node;
}

/* "Are you still here?" */
static struct node *
make_dialog(struct app *app)
{
    arena_clear(app->dialog_arena);
    struct node *dialog = node_make(app->dialog_arena, NULL, NODE_COLUMN);
    dialog_text(app, dialog, "Are you still here?", SIZE_H1);
    dialog_text(app, dialog, "Touch anywhere to stay.", SIZE_LEAD);
    dialog_text(app, dialog, "This screen will clear soon.", SIZE_LEAD);
    struct node *steps = node_make(app->dialog_arena, dialog, NODE_PROGRESS);
    steps->n = app->idle_steps;
    steps->of = IDLE_STEPS;
    struct node *buttons = node_make(app->dialog_arena, dialog, NODE_GRID);
    buttons->columns = 1;
    node_make_button(app->dialog_arena, buttons, BUTTON_PRIMARY,
                     stage_word(&app->stage, "I am still here"), NULL,
                     (struct action){.kind = ACTION_STAY});
    node_make_button(app->dialog_arena, buttons, BUTTON_PLAIN,
                     stage_word(&app->stage, "I am done"), NULL,
                     (struct action){.kind = ACTION_FINISH});
    struct page holder = {.root = dialog};
    page_finish(&holder);
    return dialog;
}

static void
draw(struct app *app)
{
    struct err err = {0};
    const struct damage *damage = app->repaint ? NULL : &app->damage;
    if (app->render && !render_play(app->render, &app->stage.list, damage, &err))
        report(app, &err);
}

const struct damage *
app_show(struct app *app)
{
    if (!app->dirty)
        return NULL;
    app->dirty = false;
    struct session *session = app->session;
    struct rect screen = {0, 0, app->stage.theme.display.w_px,
                          app->stage.theme.display.h_px};
    stage_lay(&app->stage, session->screen, session->anchor_id,
              app->idle_steps > 0 ? make_dialog(app) : NULL);
    session->screen = app->stage.scene.screen;
    session->anchor_id = 0;
    stage_paint(&app->stage, &session->view);

    app->damage = draw_damage(&app->shown, &app->stage.list, screen);
    if (app->repaint)
        app->damage = (struct damage){.rects = {screen}, .count = 1};
    if (app->damage.count == 0)
        return NULL;
    draw(app);
    app->repaint = false;
    struct draw_list swapped = app->shown;
    app->shown = app->stage.list;
    app->stage.list = swapped;
    return &app->damage;
}

struct app *
app_create(const struct app_config *config, int64_t now_ms)
{
    struct app *app = xcalloc(1, sizeof *app);
    app->config = *config;
    app->dialog_arena = arena_create();
    draw_list_init(&app->shown);
    stage_init(&app->stage, config->bundle);
    stage_set_variant(&app->stage, &config->variant);
    gesture_init(&app->gesture, app->stage.theme.px_per_mm);
    if (config->pixels) {
        struct render_source source = bundle_pictures(config->bundle);
        app->render =
            render_create(config->variant.display.w_px, config->variant.display.h_px,
                          bundle_fonts(config->bundle), &source);
    }
    begin_session(app, now_ms);
    return app;
}

void
app_destroy(struct app *app)
{
    if (!app)
        return;
    session_destroy(app->session);
    render_destroy(app->render);
    stage_free(&app->stage);
    draw_list_free(&app->shown);
    arena_destroy(app->dialog_arena);
    free(app);
}

void
app_set_bundle(struct app *app, struct bundle *bundle, int64_t now_ms)
{
    session_destroy(app->session);
    app->session = NULL;
    render_destroy(app->render);
    stage_free(&app->stage);
    app->config.bundle = bundle;
    app->config.variant.language = app->config.config->start_language;
    if (!app->config.variant.language)
        app->config.variant.language = pack_info(bundle_pack(bundle))->languages[0];
    stage_init(&app->stage, bundle);
    stage_set_variant(&app->stage, &app->config.variant);
    struct render_source source = bundle_pictures(bundle);
    app->render = app->config.pixels ? render_create(app->config.variant.display.w_px,
                                                     app->config.variant.display.h_px,
                                                     bundle_fonts(bundle), &source)
                                     : NULL;
    begin_session(app, now_ms);
}

struct render *
app_render(struct app *app)
{
    return app->render;
}

const struct stage *
app_stage(const struct app *app)
{
    return &app->stage;
}

const char *
app_page(const struct app *app)
{
    return app->stage.page.id;
}

bool
app_has_failed(const struct app *app)
{
    return app->failure.text[0] != '\0';
}

const char *
app_failure(const struct app *app)
{
    return app->failure.text;
}

bool
app_set_language(struct app *app, const char *language, int64_t now_ms)
{
    const struct pack_info *info = info_of(app);
    for (int i = 0; i < info->language_count; i++) {
        if (strcmp(info->languages[i], language) == 0) {
            app->session->variant.language = info->languages[i];
            change_variant(app, now_ms);
            return true;
        }
    }
    return false;
}

void
app_set_text_size(struct app *app, int percent, int64_t now_ms)
{
    app->session->variant.text_size = percent;
    change_variant(app, now_ms);
}

void
app_set_dark(struct app *app, bool dark, int64_t now_ms)
{
    app->session->variant.dark = dark;
    change_variant(app, now_ms);
}

void
app_start(struct app *app, int64_t now_ms)
{
    app->notice_until_ms = 0;
    begin_session(app, now_ms);
    page_changed(app, now_ms);
}

int64_t
app_ready_ms(const struct app *app, const struct box *button, int64_t now_ms)
{
    struct target target = {.rect = button->rect,
                            .id = button->node->id,
                            .pad_key = button->node->button == BUTTON_KEY};
    return gesture_ready_ms(&app->gesture, &target, now_ms);
}
