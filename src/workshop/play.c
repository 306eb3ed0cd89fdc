/* Plays a flow test: each step is what a visitor does or sees. */
#include "workshop/play.h"

#include <SDL2/SDL_keyboard.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"

#define TYPE_EVERY_MS 600 /* between the keys that `type` touches */

/* Whether two texts are the same when every stretch of space is one space. */
static const char *joined(struct arena *arena, const char *text)
{
    char *out = arena_strdup(arena, text), *to = out;
    for (const char *from = text; *from; from++) {
        bool space = *from == ' ' || *from == '\n' || *from == '\t';
        if (space && (to == out || to[-1] == ' '))
            continue;
        *to++ = space ? ' ' : *from;
    }
    if (to > out && to[-1] == ' ')
        to--;
    *to = '\0';
    return out;
}

static const struct box *find_button(struct player *player, struct arena *arena, const char *name)
{
    const struct scene *scene = &app_stage(player->drive.app)->scene;
    int buttons[SCENE_MAX_TARGETS], count = scene_buttons(scene, buttons);
    for (int i = 0; i < count; i++) {
        const struct box *box = &scene->boxes[buttons[i]];
        if (strcmp(joined(arena, scene_name(arena, box)), joined(arena, name)) == 0)
            return box;
    }
    return NULL;
}

static const char *list_buttons(struct player *player, struct arena *arena)
{
    const struct scene *scene = &app_stage(player->drive.app)->scene;
    int buttons[SCENE_MAX_TARGETS], count = scene_buttons(scene, buttons);
    const char *names = "";
    for (int i = 0; i < count; i++)
        names = arena_printf(arena, "%s%s\"%s\"", names, i ? ", " : "",
                             scene_name(arena, &scene->boxes[buttons[i]]));
    return names;
}

static bool failed(const struct player *player, const struct step *step, struct err *err,
                   const char *wanted, const char *saw)
{
    return err_set(err, "%s:%d: expected %s, saw %s", player->test->file, step->line, wanted, saw);
}

static bool tap(struct player *player, struct arena *arena, const struct step *step,
                const char *name, struct err *err)
{
    const struct box *box = find_button(player, arena, name);
    if (!box)
        return failed(player, step, err, arena_printf(arena, "the button \"%s\"", name),
                      list_buttons(player, arena));
    int64_t ready = app_ready_ms(player->drive.app, box, drive_now_ms(&player->drive));
    uint64_t id = box->node->id;
    drive_until(&player->drive, ready);
    box = find_button(player, arena, name);
    if (!box || box->node->id != id)
        return failed(player, step, err, arena_printf(arena, "the button \"%s\" to stay", name),
                      list_buttons(player, arena));
    drive_tap(&player->drive, box->rect.x + box->rect.w / 2, box->rect.y + box->rect.h / 2);
    return true;
}

static bool type(struct player *player, struct arena *arena, const struct step *step,
                 struct err *err)
{
    for (const char *c = step->text; *c; c++) {
        char name[2] = {*c >= 'a' && *c <= 'z' ? (char)(*c - 'a' + 'A') : *c, '\0'};
        const char *key = *c == ' ' ? stage_word(app_stage(player->drive.app), "Space") : name;
        if (!tap(player, arena, step, key, err))
            return false;
        drive_until(&player->drive, drive_now_ms(&player->drive) + TYPE_EVERY_MS);
    }
    return true;
}

/* All that can be read on the screen, in reading order, between bars. Under a dialog,
   the dialog and Get help now. */
static const char *visible_text(struct player *player, struct arena *arena)
{
    const struct stage *stage = app_stage(player->drive.app);
    const struct scene *scene = &stage->scene;
    struct buf text = {0};
    for (int i = 0; i < scene->count; i++) {
        const struct box *box = &scene->boxes[i];
        bool hidden = !rect_empty(scene->dialog) && scene->boxes[i].part != PART_DIALOG;
        bool container = box->node->first && box->node->kind != NODE_BUTTON;
        if (hidden || container)
            continue;
        const char *name = joined(arena, scene_name(arena, box));
        const struct node *parent = box->node->parent;
        bool label = parent && parent->name && strcmp(parent->name, name) == 0;
        if (name[0] && !label)
            buf_printf(&text, "%s%s", text.len ? " | " : "", name);
    }
    const char *kept = arena_strdup(arena, text.bytes ? text.bytes : "");
    buf_free(&text);
    return kept;
}

/* The text as it is looked for: where it says no-break spaces they must stand there. */
static const char *text_for(struct player *player, struct arena *arena, const char *wanted)
{
    char *text = arena_strdup(arena, visible_text(player, arena));
    if (!strstr(wanted, UTF8_NO_BREAK))
        utf8_plain_spaces(text);
    return text;
}

static bool in_order(struct player *player, struct arena *arena, const struct step *step,
                     struct err *err)
{
    const char *text = text_for(player, arena, ""), *at = NULL;
    for (int i = 0; step->texts[i]; i++) {
        const char *found = strstr(text, joined(arena, step->texts[i]));
        if (!found || (at && found < at))
            return failed(player, step, err,
                          arena_printf(arena, "\"%s\" %s", step->texts[i],
                                       found ? "further down" : "on the screen"),
                          text);
        at = found;
    }
    return true;
}

static bool see(struct player *player, struct arena *arena, const struct step *step, bool wanted,
                struct err *err)
{
    const char *text = text_for(player, arena, step->text);
    bool found = strstr(text, joined(arena, step->text)) != NULL;
    return found == wanted ||
           failed(player, step, err,
                  arena_printf(arena, "%s\"%s\"", wanted ? "" : "not to see ", step->text), text);
}

static bool more(struct player *player, struct arena *arena, const struct step *step,
                 struct err *err)
{
    const struct scene *scene = &app_stage(player->drive.app)->scene;
    if (scene->screen + 1 >= scene->screens)
        return failed(player, step, err, "another screen",
                      arena_printf(arena, "the last of %d", scene->screens));
    return tap(player, arena, step, stage_word(app_stage(player->drive.app), "Next"), err);
}

static bool press_key(struct player *player, const struct step *step, struct err *err)
{
    SDL_Keycode code = SDL_GetKeyFromName(step->text);
    if (code == SDLK_UNKNOWN)
        return failed(player, step, err, "the name of a key", step->text);
    drive_key(&player->drive, code, KMOD_NONE);
    return true;
}

static bool touch_at(struct player *player, const struct step *step)
{
    const struct theme *theme = &app_stage(player->drive.app)->theme;
    drive_tap(&player->drive, theme_px(theme, step->x), theme_px(theme, step->y));
    return true;
}

static bool on_page(struct player *player, const struct step *step, struct err *err)
{
    const char *page = app_page(player->drive.app);
    return strcmp(page, step->text) == 0 || failed(player, step, err, step->text, page);
}

static bool play_step(struct player *player, struct arena *arena, const struct step *step,
                      struct err *err)
{
    int64_t now = drive_now_ms(&player->drive);
    switch (step->kind) {
    case STEP_START: app_start(player->drive.app, now); return true;
    case STEP_TAP: return tap(player, arena, step, step->text, err);
    case STEP_TYPE: return type(player, arena, step, err);
    case STEP_SEE: return see(player, arena, step, true, err);
    case STEP_DONT_SEE: return see(player, arena, step, false, err);
    case STEP_IN_ORDER: return in_order(player, arena, step, err);
    case STEP_ON: return on_page(player, step, err);
    case STEP_MORE: return more(player, arena, step, err);
    case STEP_WAIT: drive_until(&player->drive, now + (int64_t)(step->number * 1000)); return true;
    case STEP_TEXT_SIZE: app_set_text_size(player->drive.app, (int)step->number, now); return true;
    case STEP_KEY: return press_key(player, step, err);
    case STEP_TOUCH: return touch_at(player, step);
    case STEP_LANGUAGE:
        return app_set_language(player->drive.app, step->text, now) ||
               failed(player, step, err, "a language of the pack", step->text);
    case STEP_THEME:
        app_set_dark(player->drive.app, strcmp(step->text, "dark") == 0, now);
        return true;
    }
    return true;
}

bool play(struct player *player, const struct flow_test *test, struct err *err)
{
    struct app_config config = {
        .bundle = player->bundle, .config = player->config, .variant = player->start};
    player->test = test;
    drive_start(&player->drive, &config);
    struct arena *arena = arena_create();
    bool passed = true;
    for (int i = 0; passed && i < test->step_count; i++) {
        app_show(player->drive.app);
        passed = play_step(player, arena, &test->steps[i], err);
        app_show(player->drive.app);
        if (passed && app_has_failed(player->drive.app))
            passed = failed(player, &test->steps[i], err, "a page that can be shown",
                            app_failure(player->drive.app));
    }
    arena_destroy(arena);
    app_destroy(player->drive.app);
    return passed;
}
