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

struct visiting {
    struct lint *lint;
    bool tells; /* what fails */
    lint_on_visit *on_visit;
    void *context;
};

static void show(const struct visiting *visiting, struct tour *tour, const struct tour_stop *stop,
                 int language, int number)
{
    char path[300];
    struct lint *lint = visiting->lint;
    lint_tell_progress(lint, stop->language, stop->page);
    snprintf(path, sizeof path, "pages/%s.lua", stop->page);
    const struct lint_visit visit = {
        .stage = tour_stage(tour),
        .page = stop->page,
        .file = pack_where(lint->pack, path, lint->arena),
        .language = stop->language,
        .after = stop->after,
        .at = {[LINT_AT_LANGUAGE] = language, [LINT_AT_VISIT] = number},
    };
    if (visiting->on_visit)
        visiting->on_visit(lint, &visit, visiting->context);
}

/* The languages from `language` on. */
static void visit_all(const struct visiting *visiting, int language, int count, bool note_ways)
{
    struct lint *lint = visiting->lint;
    const struct lint_options *options = &lint->options;
    const char *const *languages =
        options->language_count ? options->languages : lint->info->languages;
    struct tour_config config = {
        .bundle = lint->bundle,
        .languages = languages + language,
        .language_count = count,
        .variant = {.display = {0}, .text_size = 100},
        .leads = note_ways ? note_way : NULL,
        .context = lint,
    };
    display_parse(&config.variant.display, "1920x1080@21.5");
    struct tour *tour = tour_create(&config);
    struct tour_stop stop;
    struct err err = {0};
    int number = 0;
    for (enum tour_event event; (event = tour_next(tour, &stop, &err)) != TOUR_END; number++) {
        if (event == TOUR_FAILED && visiting->tells)
            lint_find_placed(lint, LEVEL_ERROR, "F-LOAD-1", err.text);
        if (event == TOUR_STOP)
            show(visiting, tour, &stop, language, number);
    }
    tour_destroy(tour);
}

void lint_each_visit(struct lint *lint, lint_on_visit *on_visit, void *context)
{
    bool record = !lint->graph;
    struct visiting visiting = {lint, true, on_visit, context};
    if (record)
        lint->graph = graph_create(lint->pack);
    visit_all(&visiting, 0, lint_language_count(lint), record);
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
    struct lint_part part;
};

int lint_parts(const struct lint *lint)
{
    const struct lint_options *options = &lint->options;
    return lint_language_count(lint) * options->display_count * options->text_size_count;
}

/* A finding has its place in front already. */
static const char *without_place(const char *text, const struct budget *budget)
{
    size_t len = budget->file ? strlen(budget->file) : 0;
    const char *rest =
        len && strncmp(text, budget->file, len) == 0 ? strchr(text + len + 1, ' ') : NULL;
    return rest ? rest + 1 : text;
}

/* The page is laid out once for all its screens and both themes. false: one is too much. */
static bool lay_screens(struct lint *lint, const struct lint_visit *visit, int theme,
                        const struct each_screen *each)
{
    struct stage *stage = visit->stage;
    bool dark = lint->options.dark[theme], whole = true;
    for (int screen = 0, count = 1; screen < count; screen++) {
        struct err err = {0};
        struct lint_visit seen = *visit;
        seen.at[LINT_AT_THEME] = theme;
        seen.at[LINT_AT_SCREEN] = screen;
        bool first = theme == 0 && screen == 0;
        if (first ? !stage_lay(stage, screen, (struct anchor){0}, NULL, &err)
                  : !stage_show(stage, screen, dark, &err))
            seen.over = without_place(err.text, &stage->budget);
        whole = whole && !seen.over;
        count = stage->scene.screens;
        each->on_screen(lint, &seen, each->context);
    }
    return whole;
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

static void lay_variant(struct lint *lint, struct lint_visit *visit, int display, int size,
                        const struct each_screen *each)
{
    const struct lint_options *options = &lint->options;
    const struct variant variant = {options->displays[display], visit->language,
                                    options->text_sizes[size], options->dark[0]};
    visit->at[LINT_AT_DISPLAY] = display;
    visit->at[LINT_AT_SIZE] = size;
    stage_set_variant(visit->stage, &variant);
    say_variant(visit);
    bool whole = lay_screens(lint, visit, 0, each);
    for (int theme = 1; whole && !visit->words_only && theme < options->theme_count; theme++)
        whole = lay_screens(lint, visit, theme, each);
}

static void lay_variants(struct lint *lint, const struct lint_visit *visit, void *context)
{
    const struct each_screen *each = context;
    const struct lint_part *part = &each->part;
    int sizes = lint->options.text_size_count, variants = lint->options.display_count * sizes;
    int first = part->first - visit->at[LINT_AT_LANGUAGE] * variants, end = first + part->count;
    if (stage_is_attract(visit->stage, visit->page))
        stage_add_languages(visit->stage, NULL);
    for (int i = 0; i < variants; i++) {
        struct lint_visit laid = *visit;
        laid.words_only = i < first;
        if (i < end && (i >= first || i == 0))
            lay_variant(lint, &laid, i / sizes, i % sizes, each);
    }
}

void lint_each_screen(struct lint *lint, const struct lint_part *part, lint_on_visit *on_screen,
                      void *context)
{
    const struct lint_part whole = {0, lint_parts(lint)};
    struct each_screen each = {on_screen, context, part ? *part : whole};
    struct visiting visiting = {lint, false, lay_variants, &each};
    int variants = lint->options.display_count * lint->options.text_size_count;
    int end = each.part.first + each.part.count;
    for (int i = 0; i < lint_language_count(lint); i++)
        if (i * variants < end && (i + 1) * variants > each.part.first)
            visit_all(&visiting, i, 1, false);
}
