/* The kiosk, without window and loop: what time does to it, and the picture that is to be
   seen. */
#include "kiosk/app.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "kiosk/app_inner.h"

static void tick_idle(struct app *app, int64_t now_ms)
{
    switch (idle_state(&app->idle, now_ms)) {
    case IDLE_ACTIVE: return;
    case IDLE_WARN: {
        int steps = idle_steps_left(&app->idle, now_ms);
        if (steps != app->idle_steps) {
            if (app->idle_steps == 0)
                gesture_page_changed(&app->gesture, now_ms);
            app->idle_steps = steps;
            app_changed(app, CHANGE_LAYOUT);
        }
        return;
    }
    case IDLE_EXPIRED:
        app_begin_session(app, now_ms);
        app_page_changed(app, now_ms);
        return;
    }
}

static void tick_attract(struct app *app, int64_t now_ms)
{
    const struct pack_info *info = app_info(app);
    bool change = now_ms >= app->attract_until_ms;
    bool notice_over = app->notice_until_ms && now_ms >= app->notice_until_ms;
    if (!change && !notice_over)
        return;
    if (notice_over)
        app->notice_until_ms = 0;
    if (change)
        app->attract = (app->attract + 1) % info->attract_count;
    app_enter_page(app, info->attracts[app->attract], now_ms);
}

/* The last one stands, unless they go round. */
static void tick_still(struct app *app, int64_t now_ms)
{
    struct session *session = app->session;
    if (now_ms < session->still_until_ms)
        return;
    int count = stage_still_count(&app->stage), next = session->still.at + 1;
    bool loops = stage_still_loops(&app->stage);
    app_set_still(app, (struct still_state){loops ? next % count : next, loops || next + 1 < count},
                  now_ms);
}

void app_tick(struct app *app, int64_t now_ms)
{
    struct gesture_event event = gesture_tick(&app->gesture, now_ms);
    if (event.kind == GESTURE_PRESS)
        app_set_pressed(app, 0);
    if (app_at_attract(app))
        tick_attract(app, now_ms);
    else
        tick_idle(app, now_ms);
    tick_still(app, now_ms);
}

int64_t app_deadline_ms(const struct app *app, int64_t now_ms)
{
    int64_t deadline = gesture_deadline_ms(&app->gesture);
    int64_t other = INT64_MAX;
    if (!app_at_attract(app))
        other = idle_deadline_ms(&app->idle, now_ms);
    else if (app->notice_until_ms && app->notice_until_ms < app->attract_until_ms)
        other = app->notice_until_ms;
    else
        other = app->attract_until_ms;
    if (app->session->still_until_ms < other)
        other = app->session->still_until_ms;
    return other < deadline ? other : deadline;
}

static struct node *dialog_text(struct app *app, struct node *dialog, const char *word,
                                enum text_size size)
{
    struct node *node = node_make(app->dialog_arena, dialog, NODE_TEXT);
    node->text = stage_word(&app->stage, word);
    node->size = size;
    node->align = ALIGN_CENTER;
    node->heading = size == SIZE_H1;
    return node;
}

/* "Are you still here?" */
static struct node *make_dialog(struct app *app)
{
    const struct theme *theme = &app->stage.theme;
    arena_clear(app->dialog_arena);
    struct node *dialog = node_make(app->dialog_arena, NULL, NODE_COLUMN);
    dialog_text(app, dialog, "Are you still here?", SIZE_H1);
    dialog_text(app, dialog, "Touch anywhere to stay.", SIZE_LEAD);
    if (!theme_has_rail(theme) || theme->text_percent < 200) /* the steps say so, too */
        dialog_text(app, dialog, "This screen will clear soon.", SIZE_LEAD);
    struct node *steps = node_make(app->dialog_arena, dialog, NODE_PROGRESS);
    steps->n = app->idle_steps;
    steps->of = IDLE_STEPS;
    struct node *buttons = node_make(app->dialog_arena, dialog, NODE_GRID);
    buttons->columns = theme_has_rail(theme) ? 2 : 1;
    node_make_button(app->dialog_arena, buttons, BUTTON_PRIMARY,
                     stage_word(&app->stage, "I am still here"), NULL,
                     (struct action){.kind = ACTION_STAY});
    node_make_button(app->dialog_arena, buttons, BUTTON_PLAIN, stage_word(&app->stage, "I am done"),
                     NULL, (struct action){.kind = ACTION_FINISH});
    struct page holder = {.id = "dialog", .root = dialog};
    page_finish(&holder);
    return dialog;
}

static struct node *make_question(struct app *app)
{
    struct arena *arena = app->dialog_arena;
    arena_clear(arena);
    struct node *dialog = node_make(arena, NULL, NODE_COLUMN);
    dialog_text(app, dialog, "Do you want to finish?", SIZE_H1);
    dialog_text(app, dialog, "This clears what you touched.", SIZE_LEAD);
    struct node *buttons = node_make(arena, dialog, NODE_GRID);
    buttons->columns = 2;
    node_make_button(arena, buttons, BUTTON_PLAIN, stage_word(&app->stage, "Stay here"), NULL,
                     (struct action){.kind = ACTION_STAY});
    node_make_button(arena, buttons, BUTTON_PRIMARY, stage_word(&app->stage, "Finish"), "finish",
                     (struct action){.kind = ACTION_FINISH});
    struct page holder = {.id = "question", .root = dialog};
    page_finish(&holder);
    return dialog;
}

static void lay(struct app *app)
{
    struct session *session = app->session;
    const struct node *dialog = app->idle_steps > 0   ? make_dialog(app)
                                : app->asks_to_finish ? make_question(app)
                                                      : NULL;
    struct err err = {0};
    if (!stage_lay(&app->stage, session->screen, session->anchor, dialog, &err)) {
        app_report(app, &err);
        stage_lay_broken(&app->stage, app->config.show_errors ? err.text : NULL, dialog);
        idle_set_short(&app->idle, TOO_MUCH_MS);
    } else if (!app->stage.broken) {
        app->failure = (struct err){0};
    }
    session->screen = app->stage.scene.screen;
    session->anchor = (struct anchor){0};
}

static void draw(struct app *app, const struct damage *damage)
{
    struct err err = {0};
    if (app->render && !render_play(app->render, &app->stage.list, damage, &err))
        app_report(app, &err);
}

void app_repaint(struct app *app)
{
    app->repaint = true;
    app_changed(app, CHANGE_PAINT);
}

void app_draw(struct app *app)
{
    if (app->is_told)
        app->damage.count = 0;
    app->is_told = false;
    if (app->change == CHANGE_NONE)
        return;
    if (app->change == CHANGE_LAYOUT)
        lay(app);
    app->is_prepared = app->is_prepared && app->change != CHANGE_LAYOUT;
    app->change = CHANGE_NONE;
    struct rect screen = {0, 0, app->stage.theme.display.w_px, app->stage.theme.display.h_px};
    stage_paint(&app->stage, &app->session->view);

    struct damage damage = draw_damage(&app->shown, &app->stage.list, screen);
    if (app->repaint)
        damage = (struct damage){.rects = {screen}, .count = 1};
    if (damage.count == 0)
        return;
    draw(app, app->repaint ? NULL : &damage);
    app->repaint = false;
    for (int i = 0; i < damage.count; i++)
        damage_add(&app->damage, damage.rects[i]);
    struct draw_list swapped = app->shown;
    app->shown = app->stage.list;
    app->stage.list = swapped;
}

const struct damage *app_show(struct app *app)
{
    app_draw(app);
    app->is_told = true;
    return app->damage.count > 0 ? &app->damage : NULL;
}

/* What is of the display's size: the reach of a finger, and the pixels. */
static void begin_display(struct app *app)
{
    const struct display *display = &app->stage.variant.display;
    gesture_init(&app->gesture, app->stage.theme.px_per_mm);
    draw_list_clear(&app->shown);
    app->damage.count = 0;
    app->repaint = true;
    if (!app->config.pixels)
        return;
    struct render_source source = bundle_pictures(app->config.bundle);
    render_destroy(app->render);
    app->render =
        render_create(display->w_px, display->h_px, bundle_fonts(app->config.bundle), &source);
}

struct app *app_create(const struct app_config *config, int64_t now_ms)
{
    struct app *app = xcalloc(1, sizeof *app);
    app->config = *config;
    app->dialog_arena = arena_create();
    draw_list_init(&app->shown);
    stage_init(&app->stage, config->bundle);
    stage_init(&app->ahead, config->bundle);
    app->seen = xcalloc(pack_page_count(bundle_pack(config->bundle)), sizeof *app->seen);
    stage_set_variant(&app->stage, &config->variant);
    begin_display(app);
    app_begin_session(app, now_ms);
    return app;
}

void app_resize(struct app *app, const struct display *display, int64_t now_ms)
{
    app->config.variant.display = *display;
    app->session->variant.display = *display;
    stage_set_variant(&app->stage, &app->session->variant);
    begin_display(app);
    app_forget_prepared(app);
    app_reload_page(app, now_ms);
    app_page_changed(app, now_ms);
}

void app_destroy(struct app *app)
{
    if (!app)
        return;
    stage_free(&app->stage);
    session_destroy(app->session);
    render_destroy(app->render);
    stage_free(&app->ahead);
    free(app->seen);
    draw_list_free(&app->shown);
    arena_destroy(app->dialog_arena);
    free(app);
}

struct render *app_render(struct app *app)
{
    return app->render;
}

const struct draw_list *app_shown(const struct app *app)
{
    return &app->shown;
}

const struct stage *app_stage(const struct app *app)
{
    return &app->stage;
}

const char *app_page(const struct app *app)
{
    return app->stage.page.id;
}

const char *app_asked_page(const struct app *app)
{
    return app->session->page;
}

int app_screen(const struct app *app)
{
    return app->session->screen;
}

bool app_has_failed(const struct app *app)
{
    return app->failure.text[0] != '\0';
}

const char *app_failure(const struct app *app)
{
    return app->failure.text;
}

bool app_set_language(struct app *app, const char *language, int64_t now_ms)
{
    struct variant variant = app->session->variant;
    variant.language = app_language(app, language, 0);
    if (variant.language)
        app_change_variant(app, &variant, now_ms);
    return variant.language;
}

void app_set_text_size(struct app *app, int percent, int64_t now_ms)
{
    struct variant variant = app->session->variant;
    variant.text_size = percent;
    app_change_variant(app, &variant, now_ms);
}

void app_set_dark(struct app *app, bool dark, int64_t now_ms)
{
    struct variant variant = app->session->variant;
    variant.dark = dark;
    app_change_variant(app, &variant, now_ms);
}

void app_start(struct app *app, int64_t now_ms)
{
    app->notice_until_ms = 0;
    app_begin_session(app, now_ms);
    app_page_changed(app, now_ms);
}

bool app_open(struct app *app, const char *page, int screen, int64_t now_ms)
{
    if (!pack_has_page(bundle_pack(app->config.bundle), page))
        return false;
    app_do(app, (struct action){.kind = ACTION_GO, .page = page}, now_ms);
    app->session->screen = screen;
    return true;
}

int64_t app_ready_ms(const struct app *app, const struct box *button, int64_t now_ms)
{
    struct target target = {.rect = button->rect,
                            .id = button->node->id,
                            .pad_key = button->node->button == BUTTON_KEY};
    return gesture_ready_ms(&app->gesture, &target, now_ms);
}
