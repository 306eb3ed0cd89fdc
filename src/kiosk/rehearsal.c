/* A rehearsal: a list of small steps, so that a kiosk can take one in each idle moment. */
#include "kiosk/rehearsal.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/hash.h"
#include "base/place.h"
#include "stage/stage.h"

#define ZIP_TYPED "10001"
#define TOWN_TYPED "a"

static const int sizes[] = {100, 150, 200};

enum step { STEP_PICTURE, STEP_LOAD, STEP_SCREEN, STEP_TOUCH, STEP_END };

struct rehearsal {
    struct rehearsal_config config;
    struct stage stage;
    struct render *render;
    struct script *script; /* of the language */
    const char **pictures;
    size_t picture_count;
    enum step step;
    size_t picture, page;
    int language, size, screen;
    bool again;                          /* with what all the touches left in the visitor's state */
    uint64_t touched[REHEARSAL_TOUCHES]; /* on this page, by name */
    int touched_count;
};

static const struct pack *pack_of(const struct rehearsal *rehearsal)
{
    return bundle_pack(rehearsal->config.bundle);
}

static const char *language_of(const struct rehearsal *rehearsal)
{
    return pack_info(pack_of(rehearsal))->languages[rehearsal->language];
}

static const char *page_of(const struct rehearsal *rehearsal)
{
    return pack_page(pack_of(rehearsal), rehearsal->page);
}

/* The largest rectangle of the picture's shape on the display. */
static struct rect fit(const struct display *display, int w, int h)
{
    struct rect rect = {0, 0, display->w_px, display->h_px};
    if ((int64_t)w * rect.h > (int64_t)h * rect.w)
        rect.h = (int)((int64_t)rect.w * h / w);
    else
        rect.w = (int)((int64_t)rect.h * w / h);
    return rect;
}

static bool show_picture(struct rehearsal *rehearsal, const char *path, struct err *err)
{
    struct script_pictures sizes_of = bundle_picture_sizes(rehearsal->config.bundle);
    int w, h;
    if (!sizes_of.size(sizes_of.context, path, &w, &h, err))
        return false;
    struct draw_list *list = &rehearsal->stage.list;
    struct draw_item item = {.kind = DRAW_PICTURE,
                             .rect = fit(&rehearsal->config.display, w, h),
                             .picture = {.path = path}};
    draw_list_clear(list);
    draw_list_add(list, &item);
    return render_prepare(rehearsal->render, list, err);
}

static bool begin_language(struct rehearsal *rehearsal, struct err *err)
{
    struct script_config config =
        bundle_script_config(rehearsal->config.bundle, language_of(rehearsal));
    config.own_office = rehearsal->config.office;
    stage_leave(&rehearsal->stage);
    script_destroy(rehearsal->script);
    rehearsal->script = script_create(&config, err);
    return rehearsal->script != NULL;
}

static bool load(struct rehearsal *rehearsal, struct err *err)
{
    struct stage *stage = &rehearsal->stage;
    struct variant variant = {.display = rehearsal->config.display,
                              .language = language_of(rehearsal),
                              .text_size = sizes[rehearsal->size]};
    stage_set_variant(stage, &variant);
    if (!stage_load(stage, rehearsal->script, page_of(rehearsal), SCRIPT_TO_TOUCH, err))
        return false;
    if (stage_is_attract(stage, page_of(rehearsal)))
        stage_add_languages(stage, NULL);
    return true;
}

static bool draw_screen(struct rehearsal *rehearsal, struct err *err)
{
    struct stage *stage = &rehearsal->stage;
    if (!stage_lay(stage, rehearsal->screen, (struct anchor){0}, NULL, err))
        return false;
    stage_paint(stage, &(struct view){0});
    return render_play(rehearsal->render, &stage->list, NULL, err);
}

/* Whether this name was not touched on the page yet; from now on it is. */
static bool take_name(struct rehearsal *rehearsal, const char *name)
{
    uint64_t hash = hash_text(HASH_START, name ? name : "");
    for (int i = 0; i < rehearsal->touched_count; i++)
        if (rehearsal->touched[i] == hash)
            return false;
    if (rehearsal->touched_count == REHEARSAL_TOUCHES)
        return false;
    rehearsal->touched[rehearsal->touched_count++] = hash;
    return true;
}

/* What is typed first leads to further buttons; what is chosen, a row or a tick, counts
   before the buttons that may lead away from it. */
static bool is_wanted(const struct node *node, int round)
{
    bool chosen = node->button == BUTTON_CARD || node->button == BUTTON_CHOICE;
    switch (round) {
    case 0: return node->kind == NODE_FIELD;
    case 1: return node->kind == NODE_BUTTON && chosen;
    default: return node->kind == NODE_BUTTON;
    }
}

/* The next thing to touch on the page as it is now, or NULL. */
static const struct node *take_target(struct rehearsal *rehearsal)
{
    const struct node *root = rehearsal->stage.page.root;
    for (int round = 0; round < 3; round++) {
        for (const struct node *node = root; node; node = node_after(root, node)) {
            bool field = node->kind == NODE_FIELD;
            if (is_wanted(node, round) && (field || node->action.kind == ACTION_SCRIPT) &&
                take_name(rehearsal, field ? node->key : node->name))
                return node;
        }
    }
    return NULL;
}

static bool type(struct script *script, const struct node *field, struct err *err)
{
    return script_type(script, field->key, field->town, field->town ? TOWN_TYPED : ZIP_TYPED,
                       err) &&
           (field->town || script_enter(script, field->key, err));
}

static bool press(struct rehearsal *rehearsal, const struct node *button, struct err *err)
{
    struct outcome outcome = {0};
    const struct page *page = &rehearsal->stage.page;
    return script_act(rehearsal->script, page, button->action.ref, &outcome, err) ||
           err_wrap(err, "the button `%s`", button->name ? button->name : "");
}

/* The next page, else the next round, else the next language. */
static void turn_page(struct rehearsal *rehearsal)
{
    const struct pack *pack = pack_of(rehearsal);
    rehearsal->size = 0;
    rehearsal->touched_count = 0;
    rehearsal->step = STEP_LOAD;
    render_forget_text(rehearsal->render);
    if (++rehearsal->page < pack_page_count(pack))
        return;
    rehearsal->page = 0;
    rehearsal->again = !rehearsal->again;
    if (!rehearsal->again && ++rehearsal->language == pack_info(pack)->language_count)
        rehearsal->step = STEP_END;
}

static bool step_picture(struct rehearsal *rehearsal, struct err *err)
{
    if (rehearsal->picture == rehearsal->picture_count) {
        rehearsal->step = STEP_LOAD;
        return true;
    }
    return show_picture(rehearsal, rehearsal->pictures[rehearsal->picture++], err);
}

static bool step_load(struct rehearsal *rehearsal, struct err *err)
{
    bool begins = rehearsal->page == 0 && rehearsal->size == 0 && !rehearsal->again;
    rehearsal->screen = 0;
    rehearsal->step = STEP_SCREEN;
    return (!begins || begin_language(rehearsal, err)) && load(rehearsal, err);
}

static bool step_screen(struct rehearsal *rehearsal, struct err *err)
{
    if (!draw_screen(rehearsal, err))
        return false;
    if (++rehearsal->screen < rehearsal->stage.scene.screens)
        return true;
    if (rehearsal->again)
        turn_page(rehearsal);
    else if (++rehearsal->size < (int)(sizeof sizes / sizeof *sizes))
        rehearsal->step = STEP_LOAD;
    else
        rehearsal->step = STEP_TOUCH;
    return true;
}

/* The page is made anew after each touch, as it is for a visitor: nothing is touched that
   he could not see. */
static bool step_touch(struct rehearsal *rehearsal, struct err *err)
{
    bool first = rehearsal->touched_count == 0;
    rehearsal->size = rehearsal->screen = 0;
    if (first && !load(rehearsal, err))
        return false;
    const struct node *target = take_target(rehearsal);
    if (!target) {
        turn_page(rehearsal);
        return true;
    }
    bool touched = target->kind == NODE_FIELD ? type(rehearsal->script, target, err)
                                              : press(rehearsal, target, err);
    return touched && load(rehearsal, err) && draw_screen(rehearsal, err);
}

/* Before the step, as there may be nobody to tell it after. */
static void say_place(const struct rehearsal *rehearsal)
{
    if (rehearsal->step == STEP_END)
        return;
    if (rehearsal->step == STEP_PICTURE) {
        if (rehearsal->picture < rehearsal->picture_count)
            place_say(rehearsal->pictures[rehearsal->picture], "when it is drawn");
        return;
    }
    char path[300];
    snprintf(path, sizeof path, "pages/%s.lua", page_of(rehearsal));
    if (rehearsal->step == STEP_TOUCH)
        place_say(path, "when it is touched in %s", language_of(rehearsal));
    else
        place_say(path, "when it is shown in %s at %d %%", language_of(rehearsal),
                  sizes[rehearsal->size]);
}

static bool take_step(struct rehearsal *rehearsal, struct err *err)
{
    say_place(rehearsal);
    switch (rehearsal->step) {
    case STEP_PICTURE: return step_picture(rehearsal, err);
    case STEP_LOAD: return step_load(rehearsal, err);
    case STEP_SCREEN: return step_screen(rehearsal, err);
    case STEP_TOUCH: return step_touch(rehearsal, err);
    case STEP_END: return true;
    }
    return true;
}

enum rehearsal_state rehearsal_step(struct rehearsal *rehearsal, struct err *err)
{
    bool picture = rehearsal->step == STEP_PICTURE;
    size_t page = rehearsal->page;
    int language = rehearsal->language;
    if (!take_step(rehearsal, err)) {
        if (!picture)
            err_wrap(err, "showing %s in %s", pack_page(pack_of(rehearsal), page),
                     pack_info(pack_of(rehearsal))->languages[language]);
        return REHEARSAL_FAILED;
    }
    return rehearsal->step == STEP_END ? REHEARSAL_PASSED : REHEARSAL_GOES_ON;
}

struct rehearsal *rehearsal_create(const struct rehearsal_config *config)
{
    struct rehearsal *rehearsal = xcalloc(1, sizeof *rehearsal);
    struct render_source source = bundle_pictures(config->bundle);
    rehearsal->config = *config;
    stage_init(&rehearsal->stage, config->bundle);
    rehearsal->render = render_create(config->display.w_px, config->display.h_px,
                                      bundle_fonts(config->bundle), &source);
    rehearsal->pictures = xcalloc(PACK_PICTURES, sizeof *rehearsal->pictures);
    rehearsal->picture_count =
        pack_list(pack_of(rehearsal), "images/", rehearsal->pictures, PACK_PICTURES);
    return rehearsal;
}

void rehearsal_destroy(struct rehearsal *rehearsal)
{
    if (!rehearsal)
        return;
    stage_free(&rehearsal->stage);
    script_destroy(rehearsal->script);
    render_destroy(rehearsal->render);
    free(rehearsal->pictures);
    free(rehearsal);
}

bool rehearsal_run(const struct rehearsal_config *config, struct err *err)
{
    struct rehearsal *rehearsal = rehearsal_create(config);
    enum rehearsal_state state = REHEARSAL_GOES_ON;
    while (state == REHEARSAL_GOES_ON)
        state = rehearsal_step(rehearsal, err);
    rehearsal_destroy(rehearsal);
    return state == REHEARSAL_PASSED;
}
