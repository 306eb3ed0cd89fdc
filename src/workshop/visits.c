/* Shows every page of a pack to its rules: what the tour comes by is a visit, and each of its
   screens is laid out in every variant. */
#include <stdio.h>
#include <string.h>

#include "base/place.h"
#include "stage/tour.h"
#include "workshop/graph.h"

static void note_way(void *context, const char *from, const char *to)
{
    struct lint *lint = context;
    graph_add(lint->graph, from, to);
}

static void show(struct lint *lint, struct tour *tour, const struct tour_stop *stop,
                 lint_on_visit *on_visit, void *context)
{
    char path[300];
    lint_tell_progress(lint, stop->language, stop->page);
    snprintf(path, sizeof path, "pages/%s.lua", stop->page);
    const struct lint_visit visit = {
        .stage = tour_stage(tour),
        .page = stop->page,
        .file = pack_where(lint->pack, path, lint->arena),
        .language = stop->language,
        .after = stop->after,
    };
    if (on_visit)
        on_visit(lint, &visit, context);
}

static void visit_all(struct lint *lint, bool dark, bool note_ways, lint_on_visit *on_visit,
                      void *context)
{
    const struct lint_options *options = &lint->options;
    struct tour_config config = {
        .bundle = lint->bundle,
        .languages = options->language_count ? options->languages : lint->info->languages,
        .language_count = lint_language_count(lint),
        .variant = {.display = {.distance_mm = 600}, .text_size = 100, .dark = dark},
        .leads = note_ways ? note_way : NULL,
        .context = lint,
    };
    display_parse(&config.variant.display, "1920x1080@21.5");
    struct tour *tour = tour_create(&config);
    struct tour_stop stop;
    struct err err = {0};
    for (enum tour_event event; (event = tour_next(tour, &stop, &err)) != TOUR_END;) {
        if (event == TOUR_FAILED)
            lint_find_placed(lint, LEVEL_ERROR, "F-LOAD-1", err.text);
        if (event == TOUR_STOP)
            show(lint, tour, &stop, on_visit, context);
    }
    tour_destroy(tour);
}

void lint_each_visit(struct lint *lint, lint_on_visit *on_visit, void *context)
{
    bool record = !lint->graph;
    if (record)
        lint->graph = graph_create(lint->pack);
    visit_all(lint, false, record, on_visit, context);
}

static struct lint_graph *whole_graph(struct lint *lint)
{
    if (!lint->graph)
        lint_each_visit(lint, NULL, NULL);
    return lint->graph;
}

int lint_depth(struct lint *lint, const char *page)
{
    return graph_depth(whole_graph(lint), lint->info->start, page);
}

bool lint_leads(struct lint *lint, const char *from, const char *to)
{
    return graph_leads(whole_graph(lint), from, to);
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
        visit_all(lint, each.dark, false, lay_variants, &each);
    }
}
