/* Each rule of a screen sees what was spoilt for it, and no other rule does. */
#include "workshop/screen.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "stack.h"
#include "workshop/rule.h"

/* A screen that holds every rule, and a copy of it to spoil. */
struct plant {
    struct bundle *bundle;
    struct script *script;
    struct stage stage;
    struct scene scene;
    struct theme theme;
    struct screen_seen seen;
};

static struct plant plant_make(void)
{
    static const char *const layers[] = {SOURCE_DIR "/scripts/mild", SOURCE_DIR "/assets/mild",
                                         SOURCE_DIR "/scripts/mild-sample"};
    struct plant plant = {.bundle =
                              bundle_open(CORE_DIR, stack_of(layers, 3).layers, 3, NULL, NULL)};
    assert_non_null(plant.bundle);
    struct script_config config = bundle_script_config(plant.bundle, "en");
    plant.script = script_create(&config, NULL);
    struct stage *stage = &plant.stage;
    stage_init(stage, plant.bundle);
    stage_set_variant(stage, &(struct variant){{1920, 1080, 21.5, 600}, "en", 100, false});
    assert_true(stage_load(stage, plant.script, "tight", SCRIPT_TO_SEE, NULL));
    assert_true(stage_lay(stage, 0, (struct anchor){0}, NULL, NULL));
    stage_paint(stage, &(struct view){0});
    return plant;
}

static void plant_free(struct plant *plant)
{
    stage_free(&plant->stage);
    script_destroy(plant->script);
    bundle_close(plant->bundle);
}

/* The good screen again. */
static void plant_reset(struct plant *plant)
{
    const struct stage *stage = &plant->stage;
    plant->theme = stage->theme;
    plant->scene = stage->scene;
    size_t size = sizeof *plant->scene.boxes * (size_t)plant->scene.count;
    plant->scene.boxes = arena_alloc(stage->scene_arena, size);
    memcpy(plant->scene.boxes, stage->scene.boxes, size);
    plant->seen = (struct screen_seen){&plant->theme, &plant->scene, &plant->stage.list, "help"};
}

/* The n-th box of the kind, of the content or (bar) of the bars. */
static struct box *box_of(struct plant *plant, enum node_kind kind, bool bar, int n)
{
    struct scene *scene = &plant->scene;
    for (int i = 0; i < scene->count; i++) {
        if (scene->boxes[i].node->kind == kind && box_in_bars(&scene->boxes[i]) == bar && n-- == 0)
            return &scene->boxes[i];
    }
    fail_msg("the planted screen has no such box");
    return NULL;
}

static void drop(struct scene *scene, int first, int count)
{
    memmove(scene->boxes + first, scene->boxes + first + count,
            sizeof *scene->boxes * (size_t)(scene->count - first - count));
    scene->count -= count;
}

static void spoil_nothing(struct plant *plant)
{
    (void)plant;
}

static void spoil_window(struct plant *plant)
{
    box_of(plant, NODE_COLUMN, false, 0)->rect.x = -1;
}

static void spoil_area(struct plant *plant)
{
    struct box *box = box_of(plant, NODE_COLUMN, false, 0);
    box->rect.y = plant->theme.content.y - 1;
}

static void spoil_label(struct plant *plant)
{
    struct box *home = box_of(plant, NODE_BUTTON, true, 2);
    home[2].rect.y = home->rect.y + home->rect.h - home[2].rect.h + 1;
}

static void spoil_runs(struct plant *plant)
{
    box_of(plant, NODE_TEXT, false, 0)->rect.w -= 2;
}

static void spoil_runs_height(struct plant *plant)
{
    box_of(plant, NODE_TEXT, false, 0)->rect.h -= 2;
}

static void spoil_apart(struct plant *plant)
{
    struct rect below = box_of(plant, NODE_TEXT, false, 1)->rect;
    struct box *box = box_of(plant, NODE_TEXT, false, 0);
    box->rect.y = below.y - box->rect.h + 1;
}

static void spoil_words(struct plant *plant)
{
    struct box *image = box_of(plant, NODE_IMAGE, false, 0);
    assert_true(image->node->word_count > 1);
    image[2].rect.x = image[1].rect.x;
    image[2].rect.y = image[1].rect.y;
}

static void spoil_dot(struct plant *plant)
{
    static const struct node dot = {.kind = NODE_SPACER, .panel = PANEL_DOT};
    struct box *image = box_of(plant, NODE_IMAGE, false, 0);
    assert_true(image->node->word_count > 1);
    struct rect at = {image[1].rect.x, image[1].rect.y, 4, 4};
    image[2] = (struct box){.node = &dot, .rect = at, .part = PART_CONTENT};
}

static void spoil_target_size(struct plant *plant)
{
    struct box *box = box_of(plant, NODE_BUTTON, true, 1);
    box->rect.w = theme_px(&plant->theme, TARGET_LEAST_MM) - 1;
    drop(&plant->scene, (int)(box - plant->scene.boxes) + 1, 2); /* its icon and label */
}

static void spoil_target_gap(struct plant *plant)
{
    struct box *back = box_of(plant, NODE_BUTTON, true, 1),
               *home = box_of(plant, NODE_BUTTON, true, 2);
    back->rect.w = home->rect.x - back->rect.x - theme_px(&plant->theme, GAP_LEAST_MM) + 1;
}

static void spoil_target_edge(struct plant *plant)
{
    struct rect *back = &box_of(plant, NODE_BUTTON, true, 1)->rect;
    int end = back->x + back->w;
    back->x = theme_px(&plant->theme, EDGE_LEAST_MM) - 1;
    back->w = end - back->x;
}

static void spoil_cap(struct plant *plant)
{
    double em_px = CAP_LEAST_MM * plant->theme.px_per_mm / CAP_PER_EM;
    box_of(plant, NODE_TEXT, false, 0)->em_px = (int)em_px;
}

static void spoil_help(struct plant *plant)
{
    struct box *help = box_of(plant, NODE_BUTTON, true, 0);
    assert_string_equal(help->node->name, "Get help now");
    drop(&plant->scene, (int)(help - plant->scene.boxes), 3);
}

static void spoil_whole(struct plant *plant)
{
    plant->scene.left_out = true;
}

static void spoil_screens(struct plant *plant)
{
    plant->scene.screens = SPLIT_MAX_SCREENS + 1;
}

static void spoil_empty(struct plant *plant)
{
    int first = scene_first(&plant->scene, PART_CONTENT);
    drop(&plant->scene, first, scene_first(&plant->scene, PART_BOTTOM) - first);
}

/* 5.1:1: enough for words, not for ink on paper. */
static void spoil_ink(struct plant *plant)
{
    plant->theme.colours.ink = COLOUR_HEX(0x6a6a6a);
}

static void spoil_soft(struct plant *plant)
{
    plant->theme.colours.soft = COLOUR_HEX(0x808080);
}

static void spoil_edge(struct plant *plant)
{
    struct layout_env env = plant->stage.env;
    plant->theme.colours.pill_edge = COLOUR_HEX(0xa0a0a0);
    env.theme = &plant->theme;
    paint(&env, &plant->scene, &(struct view){0}, &plant->stage.list);
}

static const struct {
    void (*spoil)(struct plant *plant);
    int rule; /* -1: none breaks */
    const char *id;
} planted[] = {
    {spoil_nothing, -1, NULL},
    {spoil_window, SCREEN_WINDOW, "A-TXT-3"},
    {spoil_area, SCREEN_AREA, "A-TXT-3"},
    {spoil_label, SCREEN_AREA, "A-TXT-3"},
    {spoil_runs, SCREEN_RUNS, "A-TXT-3"},
    {spoil_runs_height, SCREEN_RUNS, "A-TXT-3"},
    {spoil_apart, SCREEN_APART, "A-TXT-3"},
    {spoil_words, SCREEN_WORDS, "A-TXT-3"},
    {spoil_dot, SCREEN_WORDS, "A-TXT-3"},
    {spoil_target_size, SCREEN_TARGET_SIZE, "A-TGT-1"},
    {spoil_target_gap, SCREEN_TARGET_GAP, "A-TGT-1"},
    {spoil_target_edge, SCREEN_TARGET_EDGE, "A-TGT-1"},
    {spoil_cap, SCREEN_CAP, "A-TXT-1"},
    {spoil_help, SCREEN_HELP, "A-NAV-2"},
    {spoil_whole, SCREEN_WHOLE, "A-TXT-3"},
    {spoil_screens, SCREEN_WHOLE, "A-TXT-3"},
    {spoil_empty, SCREEN_EMPTY, "A-TXT-3"},
    {spoil_ink, SCREEN_TEXT_COLOUR, "A-CON-1"},
    {spoil_soft, SCREEN_TEXT_COLOUR, "A-CON-1"},
    {spoil_edge, SCREEN_EDGE_COLOUR, "A-CON-1"},
};

static bool is_rule(const char *id)
{
    for (const struct rule *rule = layout_rules; rule->id; rule++) {
        if (strcmp(rule->id, id) == 0)
            return true;
    }
    return false;
}

/* Each rule sees what was spoilt for it, and no other rule does. */
static void test_planted(void **state)
{
    (void)state;
    struct plant plant = plant_make();
    for (size_t i = 0; i < sizeof planted / sizeof *planted; i++) {
        struct breaches breaches = {0};
        plant_reset(&plant);
        planted[i].spoil(&plant);
        screen_check(&breaches, &plant.seen);
        if (planted[i].id) {
            assert_string_equal(screen_rule_ids[planted[i].rule], planted[i].id);
            assert_true(is_rule(planted[i].id));
        }
        for (int rule = 0; rule < SCREEN_RULES; rule++)
            if ((breaches.count[rule] > 0) != (rule == planted[i].rule))
                fail_msg("row %zu: %d breaches of: %s", i, breaches.count[rule],
                         screen_rule_names[rule]);
    }
    plant_free(&plant);
}

static char *said_by(struct plant *plant, struct breaches *breaches)
{
    struct said said = {0};
    struct stage *stage = &plant->stage;
    said_add(&said, &stage->page, &stage->bars, &plant->scene, breaches);
    char *text = said_text(&said, false);
    said_clear(&said);
    return text;
}

static void spoil_lost_text(struct plant *plant)
{
    struct box *box = box_of(plant, NODE_TEXT, false, 1);
    drop(&plant->scene, (int)(box - plant->scene.boxes), 1);
}

static void spoil_lost_line(struct plant *plant)
{
    box_of(plant, NODE_TEXT, false, 1)->lines--;
}

static void spoil_said_twice(struct plant *plant)
{
    *box_of(plant, NODE_TEXT, false, 1) = *box_of(plant, NODE_TEXT, false, 0);
}

static void spoil_lost_word(struct plant *plant)
{
    struct box *image = box_of(plant, NODE_IMAGE, false, 0);
    drop(&plant->scene, (int)(image - plant->scene.boxes) + 1, 1);
}

static void test_planted_lost(void **state)
{
    (void)state;
    static const struct {
        void (*spoil)(struct plant *plant);
        int breaches;
    } rows[] = {{spoil_nothing, 0},   {spoil_runs, 0},       {spoil_lost_text, 1},
                {spoil_lost_line, 1}, {spoil_said_twice, 1}, {spoil_lost_word, 1}};
    struct plant plant = plant_make();
    struct breaches breaches = {0};
    plant_reset(&plant);
    char *all = said_by(&plant, &breaches);
    assert_non_null(strstr(all, "walk"));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        breaches.count[SCREEN_LOST] = 0;
        plant_reset(&plant);
        rows[i].spoil(&plant);
        char *text = said_by(&plant, &breaches);
        screen_check_lost(&breaches, all, text);
        assert_int_equal(breaches.count[SCREEN_LOST], rows[i].breaches);
        free(text);
    }
    free(all);
    plant_free(&plant);
}

static void test_planted_bars(void **state)
{
    (void)state;
    struct plant plant = plant_make();
    struct breaches breaches = {0};
    struct places_seen places = {0};
    plant_reset(&plant);
    screen_check_bars(&breaches, &places, &plant.scene);
    assert_true(places.count > 3);
    screen_check_bars(&breaches, &places, &plant.scene);
    assert_int_equal(breaches.count[SCREEN_BARS], 0);
    box_of(&plant, NODE_BUTTON, true, 2)->rect.y--;
    screen_check_bars(&breaches, &places, &plant.scene);
    assert_int_equal(breaches.count[SCREEN_BARS], 1);
    plant_free(&plant);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_planted),
        cmocka_unit_test(test_planted_lost),
        cmocka_unit_test(test_planted_bars),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
