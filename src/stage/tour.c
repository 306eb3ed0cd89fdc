/* Goes over a pack's pages. The one idea: a state is what steps lead to, so that a way is a
   list of steps, and to go back is to begin anew. */
#include "stage/tour.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/hash.h"
#include "base/place.h"
#include "base/vec.h"
#include "stage/seen.h"

struct way {
    const char *page; /* where it begins, as a new visitor */
    struct step steps[TOUR_STEPS];
    int count;
    const char *after; /* in words */
};

struct tour {
    struct tour_config config;
    struct stage stage;
    int language;          /* the one that is gone over .. */
    bool began;            /* .. and whether it is */
    struct arena *arena;   /* as long as the tour */
    struct script *script; /* of the visitor of whom the stage shows a page; or NULL */

    /* TOUR_BY_MANY */
    struct script *fresh; /* whom nobody has touched yet */
    struct way *ways;     /* those from `next` on are yet to be tried */
    size_t count, room, next;
    struct seen seen;
    int *states; /* by the page's place in the pack */

    /* TOUR_BY_ONE */
    size_t page;
    bool shown, again;
    uint64_t touched[TOUR_TOUCHES]; /* on this page, by name */
    int touched_count;
};

static const struct pack *pack_of(const struct tour *tour)
{
    return bundle_pack(tour->config.bundle);
}

static const char *language_of(const struct tour *tour)
{
    return tour->config.languages[tour->language];
}

static struct script *new_visitor(struct tour *tour, struct err *err)
{
    struct script_config config = bundle_script_config(tour->config.bundle, language_of(tour));
    config.own_office = tour->config.office;
    return script_create(&config, err);
}

/* Nobody is there any more. */
static void leave(struct tour *tour)
{
    stage_leave(&tour->stage);
    if (tour->script != tour->fresh)
        script_destroy(tour->script);
    tour->script = NULL;
}

static bool load(struct tour *tour, const char *page, struct err *err)
{
    struct variant variant = tour->config.variant;
    variant.language = language_of(tour);
    stage_set_variant(&tour->stage, &variant);
    return stage_load(&tour->stage, tour->script, page, SCRIPT_TO_TOUCH, err);
}

/* Before what is told of may end the program. false: it has ended an earlier child. */
static bool say_place(const struct tour *tour, const char *page, const char *what,
                      const char *after)
{
    const char *path = arena_printf(tour->arena, "pages/%s.lua", page);
    place_say(path, "when it is %s in %s%s%s", what, language_of(tour), *after ? " " : "", after);
    return !place_died(path);
}

static void add_longer_way(struct tour *tour, const struct way *way, struct step step,
                           const char *after)
{
    if (way->count == TOUR_STEPS || tour->count >= pack_page_count(pack_of(tour)) + TOUR_WAYS)
        return;
    struct way longer = *way;
    longer.steps[longer.count++] = step;
    longer.after = after;
    vec_push(tour->ways, tour->count, tour->room, longer);
}

static void tell_way(const struct tour *tour, const char *from, const char *to)
{
    if (tour->config.leads)
        tour->config.leads(tour->config.context, from, to);
}

/* What the page leads to without a script is another way only for who has done something. */
static void add_way_to(struct tour *tour, const struct way *way, const char *to)
{
    if (!to)
        return;
    tell_way(tour, tour->stage.page.id, to);
    if (way->count > 0)
        add_longer_way(tour, way,
                       (struct step){.kind = STEP_GO, .page = arena_strdup(tour->arena, to)},
                       way->after);
}

static const char *words_after(struct tour *tour, const struct way *way, const char *what)
{
    if (way->count)
        return arena_printf(tour->arena, "%s, %s on %s", way->after, what, tour->stage.page.id);
    return arena_printf(tour->arena, "after %s on %s", what, tour->stage.page.id);
}

static int count_touches(const struct step_offer *offers, int count)
{
    int touches = 0;
    for (int i = 0; i < count; i++)
        touches += offers[i].step.kind == STEP_TOUCH;
    return touches;
}

/* What the page offers is tried, each on a way of its own. */
static void go_on(struct tour *tour, const struct way *way)
{
    const struct page *page = &tour->stage.page;
    const struct step_offer *offers;
    struct arena *arena = arena_create();
    int count = step_offers(page, arena, &offers), touches = count_touches(offers, count), at = 0;
    for (const struct node *node = page->root; node; node = node_after(page->root, node)) {
        if (node->action.kind == ACTION_GO)
            add_way_to(tour, way, node->action.page);
        if (at == count || offers[at].node != node)
            continue;
        struct step step = offers[at++].step;
        if (step.kind == STEP_ENTER)
            add_longer_way(tour, way, step, words_after(tour, way, "typing"));
        else if (step.index < TOUR_FIRST || step.index >= touches - TOUR_LAST)
            add_longer_way(tour, way, step,
                           words_after(tour, way, node->name ? node->name : "a button"));
    }
    add_way_to(tour, way, stage_next_page(&tour->stage));
    arena_destroy(arena);
}

/* The page that the outcome leads to, or the same. NULL: the visit is over. */
static const char *follow(struct tour *tour, const struct outcome *outcome, const char *page)
{
    for (int i = 0; i < outcome->count; i++) {
        const struct action *action = &outcome->items[i];
        if (action->kind != ACTION_GO)
            return NULL;
        page = arena_strdup(tour->arena, action->page);
    }
    if (strcmp(page, tour->stage.page.id) != 0)
        tell_way(tour, tour->stage.page.id, page);
    return page;
}

/* Where the step leads to from this page; NULL: nowhere, or the script fails. */
static const char *take(struct tour *tour, const struct step *step, const char *page, bool *failed,
                        struct err *err)
{
    struct outcome outcome;
    bool taken;
    if (step->kind == STEP_GO)
        return step->page;
    *failed = !step_take(&tour->stage, step, &outcome, &taken, err);
    return taken && !*failed ? follow(tour, &outcome, page) : NULL;
}

/* Leaves the way's last page loaded; NULL if it does not lead to one. */
static const char *play(struct tour *tour, const struct way *way, bool *failed, struct err *err)
{
    const char *page = way->page;
    for (int i = 0; page; i++) {
        if (!say_place(tour, page, "shown", way->after))
            return NULL;
        *failed = !load(tour, page, err);
        if (*failed)
            return NULL;
        if (i == way->count)
            return page;
        page = take(tour, &way->steps[i], page, failed, err);
    }
    return NULL;
}

static bool is_new_state(struct tour *tour, const char *page)
{
    size_t index = 0;
    while (strcmp(pack_page(pack_of(tour), index), page) != 0)
        index++;
    if (tour->states[index] >= TOUR_STATES || !seen_add(&tour->seen, &tour->stage.page))
        return false;
    tour->states[index]++;
    return true;
}

static enum tour_event next_of_many(struct tour *tour, struct tour_stop *stop, struct err *err)
{
    struct way way = tour->ways[tour->next++];
    bool failed = false;
    leave(tour);
    tour->script = way.count > 0 ? new_visitor(tour, err) : tour->fresh;
    const char *page = tour->script ? play(tour, &way, &failed, err) : NULL;
    if (failed)
        return TOUR_FAILED;
    if (!page || !is_new_state(tour, page))
        return TOUR_PASSED;
    go_on(tour, &way);
    *stop = (struct tour_stop){.page = tour->stage.page.id,
                               .language = language_of(tour),
                               .after = way.after,
                               .when = way.count ? TOUR_AFTER_STEPS : TOUR_FIRST_SEEN};
    return TOUR_STOP;
}

static void forget_language(struct tour *tour)
{
    leave(tour);
    script_destroy(tour->fresh);
    tour->fresh = NULL;
    tour->count = tour->next = tour->page = 0;
    tour->again = false;
    seen_free(&tour->seen);
    tour->language += tour->began;
    tour->began = false;
}

static bool begin_language(struct tour *tour, struct err *err)
{
    const struct pack *pack = pack_of(tour);
    tour->began = true;
    tour->fresh = new_visitor(tour, err);
    if (!tour->fresh)
        return false;
    memset(tour->states, 0, pack_page_count(pack) * sizeof *tour->states);
    for (size_t i = 0; i < pack_page_count(pack); i++)
        vec_push(tour->ways, tour->count, tour->room,
                 (struct way){.page = pack_page(pack, i), .after = ""});
    return true;
}

/* Whether this name was not touched on the page yet; from now on it is. */
static bool take_name(struct tour *tour, const char *name)
{
    uint64_t hash = hash_text(HASH_START, name ? name : "");
    for (int i = 0; i < tour->touched_count; i++)
        if (tour->touched[i] == hash)
            return false;
    if (tour->touched_count == TOUR_TOUCHES)
        return false;
    tour->touched[tour->touched_count++] = hash;
    return true;
}

static int round_of(const struct node *node)
{
    bool chosen = node->button == BUTTON_CARD || node->button == BUTTON_CHOICE;
    return node->kind == NODE_FIELD ? 0 : chosen ? 1 : 2;
}

/* The next thing to do on the page as it is now. */
static bool choose(struct tour *tour, struct step_offer *chosen)
{
    const struct step_offer *offers;
    struct arena *arena = arena_create();
    int count = step_offers(&tour->stage.page, arena, &offers);
    bool found = false;
    for (int round = 0; round < 3 && !found; round++) {
        for (int i = 0; i < count && !found; i++) {
            const struct node *node = offers[i].node;
            found = round_of(node) == round &&
                    take_name(tour, node->kind == NODE_FIELD ? node->key : node->name);
            *chosen = offers[i];
        }
    }
    arena_destroy(arena);
    return found;
}

/* Where a button leads to is seen at its turn: the visitor stays, and the page is made anew, as
   nothing is touched that could not be seen. */
static enum tour_event show_again(struct tour *tour, const struct step_offer *offer,
                                  struct tour_stop *stop, struct err *err)
{
    struct outcome outcome;
    bool taken;
    say_place(tour, stop->page, "touched", "");
    stop->when = TOUR_AFTER_STEPS;
    if (!step_take(&tour->stage, &offer->step, &outcome, &taken, err)) {
        stop->touched = offer->step.kind == STEP_ENTER ? NULL
                        : offer->node->name            ? offer->node->name
                                                       : "";
        return TOUR_FAILED;
    }
    return load(tour, stop->page, err) ? TOUR_STOP : TOUR_FAILED;
}

/* From page to page, then once more. */
static void turn_page(struct tour *tour)
{
    tour->shown = false;
    tour->touched_count = 0;
    if (++tour->page < pack_page_count(pack_of(tour)))
        return;
    tour->page = 0;
    tour->again = !tour->again;
    if (!tour->again)
        forget_language(tour);
}

static enum tour_event next_of_one(struct tour *tour, struct tour_stop *stop, struct err *err)
{
    struct step_offer offer;
    *stop = (struct tour_stop){.page = pack_page(pack_of(tour), tour->page),
                               .language = language_of(tour),
                               .after = "",
                               .when = tour->again ? TOUR_SEEN_AGAIN : TOUR_FIRST_SEEN};
    tour->script = tour->fresh;
    if (tour->shown && !tour->again && choose(tour, &offer))
        return show_again(tour, &offer, stop, err);
    if (tour->shown) {
        turn_page(tour);
        return TOUR_PASSED;
    }
    tour->shown = true;
    say_place(tour, stop->page, "shown", "");
    return load(tour, stop->page, err) ? TOUR_STOP : TOUR_FAILED;
}

enum tour_event tour_next(struct tour *tour, struct tour_stop *stop, struct err *err)
{
    if (tour->language == tour->config.language_count)
        return TOUR_END;
    *stop = (struct tour_stop){
        .page = pack_page(pack_of(tour), 0), .language = language_of(tour), .after = ""};
    if (!tour->began && !begin_language(tour, err)) {
        forget_language(tour);
        return TOUR_FAILED;
    }
    if (tour->config.order == TOUR_BY_ONE)
        return next_of_one(tour, stop, err);
    if (tour->next < tour->count)
        return next_of_many(tour, stop, err);
    forget_language(tour);
    place_say("", "%s", "");
    return TOUR_PASSED;
}

struct stage *tour_stage(struct tour *tour)
{
    return &tour->stage;
}

struct tour *tour_create(const struct tour_config *config)
{
    struct tour *tour = xcalloc(1, sizeof *tour);
    tour->config = *config;
    tour->arena = arena_create();
    tour->states = xcalloc(pack_page_count(pack_of(tour)) + 1, sizeof *tour->states);
    stage_init(&tour->stage, config->bundle);
    return tour;
}

void tour_destroy(struct tour *tour)
{
    if (!tour)
        return;
    forget_language(tour);
    stage_free(&tour->stage);
    arena_destroy(tour->arena);
    free(tour->ways);
    free(tour->states);
    free(tour);
}
