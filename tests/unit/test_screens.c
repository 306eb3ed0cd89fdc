/* Every screen of both packs in every variant, laid out without pixels and held against
   the rules; and each rule against a screen that was spoilt for it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "rules.h"
#include "verbs/options.h"

#define PAGES_MAX 256

struct show {
    struct bundle *bundle;
    struct stage stage;
    struct script *script;
    struct breaches breaches;
    char *words[PAGES_MAX]; /* of each page, as the first variant says them */
    int screens;
};

static struct bundle *
open_pack(const char *const *layers, int count)
{
    struct err err = {0};
    struct bundle *bundle = bundle_open(CORE_DIR, layers, count, NULL, &err);
    if (!bundle)
        fail_msg("%s", err.text);
    return bundle;
}

static struct bundle *
open_mild(void)
{
    static const char *const layers[] = {SOURCE_DIR "/scripts/mild",
                                         SOURCE_DIR "/assets/mild"};
    return open_pack(layers, 2);
}

static struct bundle *
open_other(void)
{
    static const char *const layers[] = {SOURCE_DIR "/tests/packs/other"};
    return open_pack(layers, 1);
}

static const struct pack_info *
info_of(const struct show *show)
{
    return pack_info(bundle_pack(show->bundle));
}

static void
check_screen(struct show *show, struct said *said, struct places_seen *places)
{
    struct stage *stage = &show->stage;
    const char *help = info_of(show)->help;
    bool wanted = help && strcmp(stage->page.id, help) != 0;
    stage_paint(stage, &(struct view){0});
    rules_check(&show->breaches, &(struct seen){.theme = &stage->theme,
                                                .scene = &stage->scene,
                                                .list = &stage->list,
                                                .help = wanted ? help : NULL});
    said_add(said, &stage->page, &stage->bars, &stage->scene, &show->breaches);
    rule_bars(&show->breaches, places, &stage->scene);
    show->screens++;
}

/* All screens of the page that is loaded. */
static void
check_loaded(struct show *show, char **words, struct places_seen *places)
{
    struct stage *stage = &show->stage;
    struct said said = {0};
    char where[200];
    for (int screen = 0, screens = 1; screen < screens; screen++) {
        stage_lay(stage, screen, (struct anchor){0}, NULL);
        screens = stage->scene.screens;
        snprintf(where, sizeof where, "%s-%d %dx%d@%g %s %d-%s", stage->page.id,
                 screen + 1, stage->theme.display.w_px, stage->theme.display.h_px,
                 stage->theme.display.inches, stage->variant.language,
                 stage->variant.text_size, stage->variant.dark ? "dark" : "calm");
        show->breaches.where = where;
        check_screen(show, &said, places);
    }
    char *text = said_text(&said, stage->env.rtl);
    if (*words) {
        rule_lost(&show->breaches, *words, text);
        free(text);
    } else {
        *words = text;
    }
    said_clear(&said);
}

static void
check_pages(struct show *show)
{
    struct stage *stage = &show->stage;
    struct places_seen places = {0};
    const struct pack *pack = bundle_pack(show->bundle);
    size_t count = pack_page_count(pack);
    assert_true(count + 2 < PAGES_MAX);
    for (size_t i = 0; i < count; i++) {
        struct err err = {0};
        if (!stage_load(stage, show->script, pack_page(pack, i), &err))
            fail_msg("%s", err.text);
        if (stage_is_attract(stage, pack_page(pack, i)))
            stage_add_languages(stage, "All done. This screen is clear.");
        check_loaded(show, &show->words[i], &places);
    }
    stage_load_builtin(stage, BUILTIN_BROKEN, NULL);
    check_loaded(show, &show->words[count], &places);
    stage_load_builtin(stage, BUILTIN_READ, NULL);
    char *again = NULL; /* Light and Dark change places on it */
    check_loaded(show, &again, &places);
    free(again);
}

static void
type_zip(struct show *show, const char *zip)
{
    struct err err;
    assert_true(script_type(show->script, "zip", false, zip, &err));
    assert_true(script_enter(show->script, "zip", &err));
}

static void
forget_words(struct show *show)
{
    for (int i = 0; i < PAGES_MAX; i++) {
        free(show->words[i]);
        show->words[i] = NULL;
    }
}

/* The first variant is 100 % on the largest display: its words are all there are. */
static void
check_language(struct show *show, const struct options *options, const char *language,
               const char *zip)
{
    struct err err = {0};
    struct script_config config = bundle_script_config(show->bundle, language);
    show->script = script_create(&config, &err);
    if (!show->script)
        fail_msg("%s", err.text);
    if (zip)
        type_zip(show, zip);
    for (int d = 0; d < options->display_count; d++) {
        for (int s = 0; s < options->text_size_count; s++) {
            for (int t = 0; t < options->theme_count; t++) {
                stage_set_variant(&show->stage,
                                  &(struct variant){options->displays[d], language,
                                                    options->text_sizes[s],
                                                    options->dark[t]});
                check_pages(show);
            }
        }
    }
    script_destroy(show->script);
    forget_words(show);
}

static void
check_pack(struct bundle *bundle, const char *zip)
{
    struct show show = {.bundle = bundle};
    struct options options = {0};
    struct config config = {.display.distance_mm = 600};
    options_fill(&options, &config, pack_info(bundle_pack(bundle)));
    assert_int_equal(options.display_count, 4);
    assert_int_equal(options.text_size_count * options.theme_count, 6);
    if (zip) /* a few pages differ: the theme is the other test's */
        options.theme_count = 1;
    stage_init(&show.stage, bundle);
    for (int i = 0; i < options.language_count; i++)
        check_language(&show, &options, options.languages[i], zip);
    stage_free(&show.stage);
    bundle_close(bundle);
    print_message("%d screens\n", show.screens);
    for (int i = 0; i < RULES; i++)
        if (show.breaches.count[i])
            print_message("%s: %d breaches\n", rule_names[i], show.breaches.count[i]);
    assert_true(show.screens > 100);
    assert_int_equal(breaches_sum(&show.breaches), 0);
}

static void
test_mild(void **state)
{
    (void)state;
    check_pack(open_mild(), NULL);
}

static void
test_mild_found(void **state)
{
    (void)state;
    check_pack(open_mild(), "78229");
}

static void
test_other(void **state)
{
    (void)state;
    check_pack(open_other(), NULL);
}

/* A screen that holds every rule, and a copy of it to spoil. */
struct plant {
    struct show show;
    struct scene scene;
    struct theme theme;
    struct seen seen;
};

static struct plant
plant_make(void)
{
    struct plant plant = {.show = {.bundle = open_mild()}};
    struct script_config config = bundle_script_config(plant.show.bundle, "en");
    plant.show.script = script_create(&config, NULL);
    struct stage *stage = &plant.show.stage;
    stage_init(stage, plant.show.bundle);
    stage_set_variant(stage,
                      &(struct variant){{1920, 1080, 21.5, 600}, "en", 100, false});
    assert_true(stage_load(stage, plant.show.script, "mild", NULL));
    stage_lay(stage, 0, (struct anchor){0}, NULL);
    stage_paint(stage, &(struct view){0});
    return plant;
}

static void
plant_free(struct plant *plant)
{
    stage_free(&plant->show.stage);
    script_destroy(plant->show.script);
    bundle_close(plant->show.bundle);
}

/* The good screen again. */
static void
plant_reset(struct plant *plant)
{
    const struct stage *stage = &plant->show.stage;
    plant->theme = stage->theme;
    plant->scene = stage->scene;
    size_t size = sizeof *plant->scene.boxes * (size_t)plant->scene.count;
    plant->scene.boxes = arena_alloc(stage->scene_arena, size);
    memcpy(plant->scene.boxes, stage->scene.boxes, size);
    plant->seen =
        (struct seen){&plant->theme, &plant->scene, &plant->show.stage.list, "help"};
}

/* The n-th box of the kind, of the content or (bar) of the bars. */
static struct box *
box_of(struct plant *plant, enum node_kind kind, bool bar, int n)
{
    struct scene *scene = &plant->scene;
    for (int i = 0; i < scene->count; i++) {
        bool content =
            i >= scene->content_first && i < scene->content_first + scene->content_count;
        if (scene->boxes[i].node->kind == kind && content != bar && n-- == 0)
            return &scene->boxes[i];
    }
    fail_msg("the planted screen has no such box");
    return NULL;
}

static void
drop(struct scene *scene, int first, int count)
{
    memmove(scene->boxes + first, scene->boxes + first + count,
            sizeof *scene->boxes * (size_t)(scene->count - first - count));
    scene->count -= count;
    if (first < scene->content_first)
        scene->content_first -= count;
    else if (first < scene->content_first + scene->content_count)
        scene->content_count -= count;
}

static void
spoil_nothing(struct plant *plant)
{
    (void)plant;
}

static void
spoil_window(struct plant *plant)
{
    box_of(plant, NODE_COLUMN, false, 0)->rect.x = -1;
}

static void
spoil_area(struct plant *plant)
{
    struct box *box = box_of(plant, NODE_COLUMN, false, 0);
    box->rect.y = plant->theme.content.y - 1;
}

static void
spoil_label(struct plant *plant)
{
    struct box *home = box_of(plant, NODE_BUTTON, true, 2);
    home->rect.h -= home->rect.y + home->rect.h - home[2].rect.y - home[2].rect.h + 1;
}

static void
spoil_runs(struct plant *plant)
{
    box_of(plant, NODE_TEXT, false, 0)->rect.w -= 2;
}

static void
spoil_runs_height(struct plant *plant)
{
    box_of(plant, NODE_TEXT, false, 0)->rect.h -= 2;
}

static void
spoil_apart(struct plant *plant)
{
    struct rect below = box_of(plant, NODE_TEXT, false, 1)->rect;
    struct box *box = box_of(plant, NODE_TEXT, false, 0);
    box->rect.y = below.y - box->rect.h + 1;
}

static void
spoil_words(struct plant *plant)
{
    struct box *image = box_of(plant, NODE_IMAGE, false, 0);
    assert_true(image->node->word_count > 1);
    image[2].rect.x = image[1].rect.x;
    image[2].rect.y = image[1].rect.y;
}

static void
spoil_target_size(struct plant *plant)
{
    struct box *box = box_of(plant, NODE_BUTTON, true, 1);
    box->rect.w = theme_px(&plant->theme, TARGET_LEAST_MM) - 1;
    drop(&plant->scene, (int)(box - plant->scene.boxes) + 1, 2); /* its icon and label */
}

static void
spoil_target_gap(struct plant *plant)
{
    struct box *back = box_of(plant, NODE_BUTTON, true, 1),
               *home = box_of(plant, NODE_BUTTON, true, 2);
    back->rect.w =
        home->rect.x - back->rect.x - theme_px(&plant->theme, GAP_LEAST_MM) + 1;
}

static void
spoil_target_edge(struct plant *plant)
{
    struct rect *back = &box_of(plant, NODE_BUTTON, true, 1)->rect;
    int end = back->x + back->w;
    back->x = theme_px(&plant->theme, EDGE_LEAST_MM) - 1;
    back->w = end - back->x;
}

static void
spoil_cap(struct plant *plant)
{
    double em_px = CAP_LEAST_MM * plant->theme.px_per_mm / CAP_PER_EM;
    box_of(plant, NODE_TEXT, false, 0)->em_px = (int)em_px;
}

static void
spoil_help(struct plant *plant)
{
    struct box *help = box_of(plant, NODE_BUTTON, true, 0);
    assert_string_equal(help->node->name, "Get help now");
    drop(&plant->scene, (int)(help - plant->scene.boxes), 3);
}

static void
spoil_whole(struct plant *plant)
{
    plant->scene.left_out = true;
}

static void
spoil_screens(struct plant *plant)
{
    plant->scene.screens = SPLIT_MAX_SCREENS + 1;
}

static void
spoil_empty(struct plant *plant)
{
    drop(&plant->scene, plant->scene.content_first, plant->scene.content_count);
}

/* 5.1:1: enough for words, not for ink on paper. */
static void
spoil_ink(struct plant *plant)
{
    plant->theme.colours.ink = COLOUR_HEX(0x6a6a6a);
}

static void
spoil_soft(struct plant *plant)
{
    plant->theme.colours.soft = COLOUR_HEX(0x808080);
}

static void
spoil_edge(struct plant *plant)
{
    struct layout_env env = plant->show.stage.env;
    plant->theme.colours.edge = COLOUR_HEX(0xa0a0a0);
    env.theme = &plant->theme;
    paint(&env, &plant->scene, &(struct view){0}, &plant->show.stage.list);
}

static const struct {
    void (*spoil)(struct plant *plant);
    int rule; /* -1: none breaks */
} planted[] = {
    {spoil_nothing, -1},
    {spoil_window, RULE_WINDOW},
    {spoil_area, RULE_AREA},
    {spoil_label, RULE_AREA},
    {spoil_runs, RULE_RUNS},
    {spoil_runs_height, RULE_RUNS},
    {spoil_apart, RULE_APART},
    {spoil_words, RULE_WORDS},
    {spoil_target_size, RULE_TARGET_SIZE},
    {spoil_target_gap, RULE_TARGET_GAP},
    {spoil_target_edge, RULE_TARGET_EDGE},
    {spoil_cap, RULE_CAP},
    {spoil_help, RULE_HELP},
    {spoil_whole, RULE_WHOLE},
    {spoil_screens, RULE_WHOLE},
    {spoil_empty, RULE_EMPTY},
    {spoil_ink, RULE_TEXT_COLOUR},
    {spoil_soft, RULE_TEXT_COLOUR},
    {spoil_edge, RULE_EDGE_COLOUR},
};

/* Each rule sees what was spoilt for it, and no other rule does. */
static void
test_planted(void **state)
{
    (void)state;
    struct plant plant = plant_make();
    for (size_t i = 0; i < sizeof planted / sizeof *planted; i++) {
        struct breaches breaches = {.where = "planted", .quiet = true};
        plant_reset(&plant);
        planted[i].spoil(&plant);
        rules_check(&breaches, &plant.seen);
        for (int rule = 0; rule < RULES; rule++)
            if ((breaches.count[rule] > 0) != (rule == planted[i].rule))
                fail_msg("row %zu: %d breaches of: %s", i, breaches.count[rule],
                         rule_names[rule]);
    }
    plant_free(&plant);
}

static char *
said_by(struct plant *plant, struct breaches *breaches)
{
    struct said said = {0};
    struct stage *stage = &plant->show.stage;
    said_add(&said, &stage->page, &stage->bars, &plant->scene, breaches);
    char *text = said_text(&said, false);
    said_clear(&said);
    return text;
}

static void
spoil_lost_text(struct plant *plant)
{
    struct box *box = box_of(plant, NODE_TEXT, false, 1);
    drop(&plant->scene, (int)(box - plant->scene.boxes), 1);
}

static void
spoil_lost_line(struct plant *plant)
{
    box_of(plant, NODE_TEXT, false, 1)->lines--;
}

static void
spoil_said_twice(struct plant *plant)
{
    *box_of(plant, NODE_TEXT, false, 1) = *box_of(plant, NODE_TEXT, false, 0);
}

static void
spoil_lost_word(struct plant *plant)
{
    struct box *image = box_of(plant, NODE_IMAGE, false, 0);
    drop(&plant->scene, (int)(image - plant->scene.boxes) + 1, 1);
}

static void
test_planted_lost(void **state)
{
    (void)state;
    static const struct {
        void (*spoil)(struct plant *plant);
        int breaches;
    } rows[] = {{spoil_nothing, 0},   {spoil_runs, 0},       {spoil_lost_text, 1},
                {spoil_lost_line, 1}, {spoil_said_twice, 1}, {spoil_lost_word, 1}};
    struct plant plant = plant_make();
    struct breaches breaches = {.where = "planted", .quiet = true};
    plant_reset(&plant);
    char *all = said_by(&plant, &breaches);
    assert_non_null(strstr(all, "MILD"));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        breaches.count[RULE_LOST] = 0;
        plant_reset(&plant);
        rows[i].spoil(&plant);
        char *text = said_by(&plant, &breaches);
        rule_lost(&breaches, all, text);
        assert_int_equal(breaches.count[RULE_LOST], rows[i].breaches);
        free(text);
    }
    free(all);
    plant_free(&plant);
}

static void
test_planted_bars(void **state)
{
    (void)state;
    struct plant plant = plant_make();
    struct breaches breaches = {.where = "planted", .quiet = true};
    struct places_seen places = {0};
    plant_reset(&plant);
    rule_bars(&breaches, &places, &plant.scene);
    assert_true(places.count > 3);
    rule_bars(&breaches, &places, &plant.scene);
    assert_int_equal(breaches_sum(&breaches), 0);
    box_of(&plant, NODE_BUTTON, true, 2)->rect.y--;
    rule_bars(&breaches, &places, &plant.scene);
    assert_int_equal(breaches.count[RULE_BARS], 1);
    plant_free(&plant);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_planted),      cmocka_unit_test(test_planted_lost),
        cmocka_unit_test(test_planted_bars), cmocka_unit_test(test_mild),
        cmocka_unit_test(test_mild_found),   cmocka_unit_test(test_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
