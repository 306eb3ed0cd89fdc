/* What an action comes to. The one idea: it looks and does nothing, so that the same answer
   serves who does it and who only wants to know. */
#include "kiosk/decide.h"

#include <stdlib.h>
#include <string.h>

static struct decision nothing(void)
{
    return (struct decision){.effect = EFFECT_NONE};
}

static struct decision screen(int number)
{
    return (struct decision){.effect = EFFECT_SCREEN, .screen = number};
}

/* Ids of actions live with the page that is being left; the pack's own live on. */
static struct decision go(const struct app *app, const char *id)
{
    size_t page = app_page_index(app, id);
    if (page == NO_PAGE)
        return nothing();
    return (struct decision){.effect = EFFECT_PAGE,
                             .page = pack_page(bundle_pack(app->config.bundle), page),
                             .trail = TRAIL_PUSH};
}

static struct decision go_home(const struct app *app)
{
    return (struct decision){
        .effect = EFFECT_PAGE, .page = app_info(app)->start, .trail = TRAIL_CLEAR};
}

/* A page of several steps leads back to the one before by a button of its own. */
static const struct node *own_way_back(const struct app *app)
{
    const struct node *root = app->stage.page.root;
    for (const struct node *node = root; node; node = node_after(root, node))
        if (node->back && node->action.kind != ACTION_BACK)
            return node;
    return NULL;
}

static struct decision go_back(const struct app *app)
{
    if (app->stage.scene.screen > 0)
        return screen(app->stage.scene.screen - 1);
    const struct node *own = own_way_back(app);
    if (own)
        return decide(app, &own->action);
    if (app->session->history_count == 0)
        return go_home(app);
    return (struct decision){.effect = EFFECT_BACK};
}

static struct decision go_on(const struct app *app)
{
    const struct scene *scene = &app->stage.scene;
    if (scene->screen + 1 < scene->screens)
        return screen(scene->screen + 1);
    const char *next = stage_next_page(&app->stage);
    if (!next)
        return nothing();
    return strcmp(next, app_info(app)->start) == 0 ? go_home(app) : go(app, next);
}

static struct decision vary(struct decision decision, struct variant variant)
{
    decision.varied = true;
    decision.variant = variant;
    return decision;
}

/* One press more than was meant must not clear what a visitor has done; on the first page
   there is nothing. Under a question, Finish is the answer. */
static struct decision finish(const struct app *app)
{
    const char *page = app->session->page;
    bool first = app_at_attract(app) || (page && strcmp(page, app_info(app)->start) == 0);
    bool asked = app->asks_to_finish || app->idle_steps > 0;
    return (struct decision){.effect = first || asked ? EFFECT_END_VISIT : EFFECT_ASK};
}

static struct decision begin(const struct app *app, const char *code)
{
    struct variant variant = app->session->variant;
    const char *language = app_language(app, code, 0);
    if (language)
        variant.language = language;
    return vary(go_home(app), variant);
}

/* Another language, text size or theme. */
static struct decision look(const struct app *app, const struct action *action)
{
    struct variant variant = app->session->variant;
    if (action->kind == ACTION_LANGUAGE)
        variant.language = app_language(app, variant.language, 1);
    else if (action->kind == ACTION_SIZE)
        variant.text_size = atoi(action->text);
    else
        variant.dark = !variant.dark;
    return vary((struct decision){.effect = EFFECT_AGAIN}, variant);
}

/* Moved on from the last they begin anew. */
static struct decision play(const struct app *app)
{
    int at = app->session->still.at;
    bool ended = at + 1 >= stage_still_count(&app->stage);
    return (struct decision){.effect = EFFECT_STILL, .still = {ended ? 0 : at, true}};
}

struct decision decide(const struct app *app, const struct action *action)
{
    switch (action->kind) {
    case ACTION_NONE:
    case ACTION_STAY: return nothing();
    case ACTION_GO: return go(app, action->page);
    case ACTION_BACK: return go_back(app);
    case ACTION_HOME: return go_home(app);
    case ACTION_FINISH: return finish(app);
    case ACTION_SCRIPT: return (struct decision){.effect = EFFECT_RUN, .ref = action->ref};
    case ACTION_NEXT: return go_on(app);
    case ACTION_BEGIN: return begin(app, action->text);
    case ACTION_LANGUAGE:
    case ACTION_SIZE:
    case ACTION_THEME: return look(app, action);
    case ACTION_MENU:
        if (!app->session->page) /* it stands there already */
            return nothing();
        return (struct decision){.effect = EFFECT_PAGE, .page = NULL, .trail = TRAIL_PUSH};
    case ACTION_TYPE: return (struct decision){.effect = EFFECT_TYPE, .character = action->text[0]};
    case ACTION_ERASE: return (struct decision){.effect = EFFECT_TYPE, .character = '\0'};
    case ACTION_STILL:
        return (struct decision){.effect = EFFECT_STILL, .still = {action->ref, false}};
    case ACTION_PLAY: return play(app);
    case ACTION_PAUSE:
        return (struct decision){.effect = EFFECT_STILL, .still = {app->session->still.at, false}};
    case ACTION_ENTER: return (struct decision){.effect = EFFECT_ENTER};
    }
    return nothing();
}
