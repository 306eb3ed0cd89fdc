/* Shows every page as visitors may find it. The one idea: what a visitor did is kept as a
   list of steps, and played anew on a fresh script for each state, so that no page needs
   to say which states it has. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/place.h"
#include "script/tables.h"
#include "workshop/graph.h"
#include "workshop/seen.h"

#define STEPS_MAX 3    /* touches that change something, one after the other */
#define WAYS_MAX 4000  /* that are tried in one language beside each page's first */
#define TRIED_FIRST 10 /* buttons of a page that are tried: so many from its start, */
#define TRIED_LAST 4   /* and so many from its end */

enum step_kind { STEP_TOUCH, STEP_ENTER, STEP_GO };

struct step {
    enum step_kind kind;
    int button;       /* which of the page's own actions is touched */
    const char *page; /* where to */
};

struct way {
    const char *page; /* where it begins, as a new visitor */
    struct step steps[STEPS_MAX];
    int count;
    const char *after; /* in words */
};

struct crawl {
    struct lint *lint;
    lint_on_visit *on_visit;
    void *context;
    const char *language;
    bool record; /* the ways from page to page */
    struct stage stage;
    struct arena *arena;
    struct way *ways; /* those from `next` on are yet to be tried */
    size_t count, room, next;
    struct seen seen;
    int *states; /* by the page's place in the pack */
};

static void add_way(struct crawl *crawl, const struct way *way)
{
    if (crawl->count == crawl->room) {
        crawl->room = crawl->room ? 2 * crawl->room : 256;
        crawl->ways = xrealloc(crawl->ways, crawl->room * sizeof *crawl->ways);
    }
    crawl->ways[crawl->count++] = *way;
}

static void add_longer_way(struct crawl *crawl, const struct way *way, struct step step,
                           const char *after)
{
    if (way->count == STEPS_MAX || crawl->count >= pack_page_count(crawl->lint->pack) + WAYS_MAX)
        return;
    struct way longer = *way;
    longer.steps[longer.count++] = step;
    longer.after = after;
    add_way(crawl, &longer);
}

/* A cell of the first office, to be typed by a visitor; "" if there is none. */
static const char *first_office(struct crawl *crawl, const char *column)
{
    struct err err;
    struct script_config config = bundle_script_config(crawl->lint->bundle, crawl->language);
    const struct csv *csv = pack_has(crawl->lint->pack, OFFICES_PATH)
                                ? tables_get(config.tables, OFFICES_PATH, &err)
                                : NULL;
    return csv && csv_count(csv) > 0 ? csv_cell(csv, 0, column) : "";
}

static const struct node *find_kind(const struct page *page, enum node_kind kind)
{
    const struct node *node = page->root;
    while (node && node->kind != kind)
        node = node_after(page->root, node);
    return node;
}

static const struct node *own_action(const struct page *page, int index)
{
    for (const struct node *node = page->root; node; node = node_after(page->root, node)) {
        if (node->action.kind == ACTION_SCRIPT && index-- == 0)
            return node;
    }
    return NULL;
}

static void complain(struct crawl *crawl, const struct err *err)
{
    lint_find_placed(crawl->lint, LEVEL_ERROR, "F-LOAD-1", err->text);
}

/* The page that the outcome leads to, or the same. NULL: the visit is over. */
static const char *follow(struct crawl *crawl, const struct outcome *outcome, const char *page)
{
    for (int i = 0; i < outcome->count; i++) {
        const struct action *action = &outcome->items[i];
        if (action->kind == ACTION_GO)
            page = arena_strdup(crawl->arena, action->page);
        else
            return NULL;
    }
    return page;
}

static const char *touch(struct crawl *crawl, struct script *script, const char *page, int button)
{
    const struct node *node = own_action(&crawl->stage.page, button);
    struct outcome outcome;
    struct err err = {0};
    if (!node)
        return NULL;
    if (!script_act(script, &crawl->stage.page, node->action.ref, &outcome, &err)) {
        complain(crawl, &err);
        return NULL;
    }
    const char *to = follow(crawl, &outcome, page);
    if (to && to != page && crawl->record)
        graph_add(crawl->lint->graph, page, to);
    return to;
}

static bool enter(struct crawl *crawl, struct script *script)
{
    const struct node *field = find_kind(&crawl->stage.page, NODE_FIELD);
    struct err err;
    if (!field)
        return false;
    const char *typed = first_office(crawl, field->town ? "city" : "zip");
    return *typed && script_type(script, field->key, field->town, typed, &err) &&
           (field->town || script_enter(script, field->key, &err));
}

static const char *play_step(struct crawl *crawl, struct script *script, const struct step *step,
                             const char *page)
{
    switch (step->kind) {
    case STEP_TOUCH: return touch(crawl, script, page, step->button);
    case STEP_ENTER: return enter(crawl, script) ? page : NULL;
    case STEP_GO: return step->page;
    }
    return NULL;
}

/* false: the page ended an earlier child, and is a finding. */
static bool say_place(const struct crawl *crawl, const char *page, const char *after)
{
    const char *path = arena_printf(crawl->arena, "pages/%s.lua", page);
    place_say(path, "when it is shown in %s%s%s", crawl->language, *after ? " " : "", after);
    return !place_died(path);
}

/* Leaves the way's last page loaded; NULL if it does not lead to one. */
static const char *play_way(struct crawl *crawl, struct script *script, const struct way *way)
{
    struct err err = {0};
    const char *page = way->page;
    for (int i = 0; page; i++) {
        if (!say_place(crawl, page, way->after))
            return NULL;
        if (!stage_load(&crawl->stage, script, page, SCRIPT_TO_TOUCH, &err)) {
            complain(crawl, &err);
            return NULL;
        }
        if (i == way->count)
            return page;
        page = play_step(crawl, script, &way->steps[i], page);
    }
    return NULL;
}

static void add_ways_on(struct crawl *crawl, const struct way *way, const char *to)
{
    if (!to)
        return;
    if (crawl->record)
        graph_add(crawl->lint->graph, crawl->stage.page.id, to);
    if (way->count > 0)
        add_longer_way(crawl, way, (struct step){STEP_GO, 0, arena_strdup(crawl->arena, to)},
                       way->after);
}

static const char *words_after(struct crawl *crawl, const struct way *way, const char *what)
{
    return arena_printf(crawl->arena, "%s%s on %s", way->count ? "" : "after ", what,
                        crawl->stage.page.id);
}

static const char *after_touch(struct crawl *crawl, const struct way *way, const char *name)
{
    const char *words = words_after(crawl, way, name ? name : "a button");
    return way->count ? arena_printf(crawl->arena, "%s, %s", way->after, words) : words;
}

/* Tries what the page offers, each on a way of its own. */
static void go_on(struct crawl *crawl, const struct way *way)
{
    const struct page *page = &crawl->stage.page;
    int own = 0, owns = 0;
    while (own_action(page, owns))
        owns++;
    for (const struct node *node = page->root; node; node = node_after(page->root, node)) {
        if (node->action.kind == ACTION_GO)
            add_ways_on(crawl, way, node->action.page);
        if (node->kind == NODE_FIELD)
            add_longer_way(crawl, way, (struct step){.kind = STEP_ENTER},
                           after_touch(crawl, way, "typing"));
        if (node->action.kind != ACTION_SCRIPT)
            continue;
        if (own < TRIED_FIRST || own >= owns - TRIED_LAST)
            add_longer_way(crawl, way, (struct step){STEP_TOUCH, own, NULL},
                           after_touch(crawl, way, node->name));
        own++;
    }
    add_ways_on(crawl, way, stage_next_page(&crawl->stage));
}

static bool is_new_state(struct crawl *crawl, const char *page)
{
    const struct pack *pack = crawl->lint->pack;
    size_t index = 0;
    while (strcmp(pack_page(pack, index), page) != 0)
        index++;
    return crawl->states[index] < LINT_STATES && seen_add(&crawl->seen, &crawl->stage.page) &&
           ++crawl->states[index] <= LINT_STATES;
}

static void visit(struct crawl *crawl, const struct way *way, const char *page)
{
    if (!is_new_state(crawl, page))
        return;
    lint_tell_progress(crawl->lint, crawl->language, page);
    const char *path = arena_printf(crawl->arena, "pages/%s.lua", page);
    const struct lint_visit visit = {
        .stage = &crawl->stage,
        .page = crawl->stage.page.id,
        .file = pack_where(crawl->lint->pack, path, crawl->lint->arena),
        .language = crawl->language,
        .after = way->after,
    };
    go_on(crawl, way);
    if (crawl->on_visit)
        crawl->on_visit(crawl->lint, &visit, crawl->context);
}

static void try_way(struct crawl *crawl, struct script *fresh, struct way way)
{
    struct err err = {0};
    struct script *script = fresh;
    if (way.count > 0) {
        struct script_config config = bundle_script_config(crawl->lint->bundle, crawl->language);
        script = script_create(&config, &err);
    }
    const char *page = script ? play_way(crawl, script, &way) : NULL;
    if (page)
        visit(crawl, &way, page);
    stage_leave(&crawl->stage);
    if (script != fresh)
        script_destroy(script);
}

static void crawl_language(struct crawl *crawl)
{
    const struct pack *pack = crawl->lint->pack;
    struct err err = {0};
    struct script_config config = bundle_script_config(crawl->lint->bundle, crawl->language);
    struct script *fresh = script_create(&config, &err);
    if (!fresh) {
        complain(crawl, &err);
        return;
    }
    for (size_t i = 0; i < pack_page_count(pack); i++)
        add_way(crawl, &(struct way){.page = pack_page(pack, i), .after = ""});
    while (crawl->next < crawl->count)
        try_way(crawl, fresh, crawl->ways[crawl->next++]);
    script_destroy(fresh);
}

static void crawl_with(struct lint *lint, bool dark, bool record, lint_on_visit *on_visit,
                       void *context)
{
    for (int i = 0; i < lint_language_count(lint); i++) {
        struct crawl crawl = {
            .lint = lint,
            .on_visit = on_visit,
            .context = context,
            .record = record,
            .language = lint_language(lint, i),
            .arena = arena_create(),
            .states = xcalloc(pack_page_count(lint->pack) + 1, sizeof(int)),
        };
        struct variant variant = {.display = {.distance_mm = 600},
                                  .language = crawl.language,
                                  .text_size = 100,
                                  .dark = dark};
        display_parse(&variant.display, "1920x1080@21.5");
        stage_init(&crawl.stage, lint->bundle);
        stage_set_variant(&crawl.stage, &variant);
        crawl_language(&crawl);
        stage_free(&crawl.stage);
        arena_destroy(crawl.arena);
        free(crawl.ways);
        seen_free(&crawl.seen);
        free(crawl.states);
    }
    place_say("", "%s", "");
}

void lint_each_visit(struct lint *lint, lint_on_visit *on_visit, void *context)
{
    bool record = !lint->graph;
    if (record)
        lint->graph = graph_create(lint->pack);
    crawl_with(lint, false, record, on_visit, context);
}

struct each_screen {
    lint_on_visit *on_screen;
    void *context;
    bool dark;
};

/* A finding has its place in front already. */
static const char *without_place(const char *text, const struct budget *budget)
{
    size_t len = budget->file ? strlen(budget->file) : 0;
    const char *rest =
        len && strncmp(text, budget->file, len) == 0 ? strchr(text + len + 1, ' ') : NULL;
    return rest ? rest + 1 : text;
}

static void lay_screens(struct lint *lint, const struct lint_visit *visit,
                        const struct each_screen *each)
{
    for (int screen = 0, count = 1; screen < count; screen++) {
        struct err err = {0};
        struct lint_visit seen = *visit;
        if (!stage_lay(visit->stage, screen, (struct anchor){0}, NULL, &err))
            seen.over = without_place(err.text, &visit->stage->budget);
        count = visit->stage->scene.screens;
        each->on_screen(lint, &seen, each->context);
    }
}

static void say_variant(const struct lint_visit *visit)
{
    const struct variant *variant = &visit->stage->variant;
    char path[300];
    snprintf(path, sizeof path, "pages/%s.lua", visit->page);
    place_say(path, "when it is shown in %s at %d %% on %dx%d@%.3g%s%.60s", variant->language,
              variant->text_size, variant->display.w_px, variant->display.h_px,
              variant->display.inches, *visit->after ? " " : "", visit->after);
}

static void lay_variants(struct lint *lint, const struct lint_visit *visit, void *context)
{
    const struct each_screen *each = context;
    const struct lint_options *options = &lint->options;
    if (stage_is_attract(visit->stage, visit->page))
        stage_add_languages(visit->stage, NULL);
    for (int d = 0; d < options->display_count; d++) {
        for (int s = 0; s < options->text_size_count; s++) {
            struct variant variant = {options->displays[d], visit->language, options->text_sizes[s],
                                      each->dark};
            stage_set_variant(visit->stage, &variant);
            say_variant(visit);
            lay_screens(lint, visit, each);
        }
    }
}

void lint_each_screen(struct lint *lint, lint_on_visit *on_screen, void *context)
{
    for (int i = 0; i < lint->options.theme_count; i++) {
        struct each_screen each = {on_screen, context, lint->options.dark[i]};
        crawl_with(lint, each.dark, false, lay_variants, &each);
    }
}
