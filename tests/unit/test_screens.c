/* Every screen of both packs in every variant, laid out without pixels and held against
   the rules. Each rule's own test is in test_rules.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "kiosk/options.h"
#include "stack.h"
#include "variants.h"
#include "workshop/screen.h"

#define PAGES_MAX 256

struct show {
    struct bundle *bundle;
    struct stage stage;
    struct script *script;
    struct breaches breaches;
    const char *where;      /* page and variant */
    char *words[PAGES_MAX]; /* of each page, as the first variant says them */
    int screens;
};

static struct bundle *open_pack(const char *const *layers, int count)
{
    struct err err = {0};
    struct bundle *bundle =
        bundle_open(CORE_DIR, stack_of(layers, (size_t)count).layers, count, NULL, &err);
    if (!bundle)
        fail_msg("%s", err.text);
    return bundle;
}

static struct bundle *open_mild(void)
{
    static const char *const layers[] = {SOURCE_DIR "/scripts/mild", SOURCE_DIR "/assets/mild",
                                         SOURCE_DIR "/scripts/mild-sample"};
    return open_pack(layers, 3);
}

static struct bundle *open_other(void)
{
    static const char *const layers[] = {SOURCE_DIR "/tests/packs/other"};
    return open_pack(layers, 1);
}

static const struct pack_info *info_of(const struct show *show)
{
    return pack_info(bundle_pack(show->bundle));
}

/* The first few of each rule are printed. */
static void print_breach(void *context, enum screen_rule rule, const struct box *box,
                         const char *text)
{
    const struct show *show = context;
    const struct node *node = box ? box->node : NULL;
    if (show->breaches.count[rule] <= 5)
        print_message("%s: %s: %s (%s:%d)\n", show->where, screen_rule_names[rule], text,
                      node && node->file ? node->file : "", node ? node->line : 0);
}

static void check_screen(struct show *show, struct said *said, struct places_seen *places)
{
    struct stage *stage = &show->stage;
    const char *help = info_of(show)->help;
    bool wanted = help && strcmp(stage->page.id, help) != 0;
    stage_paint(stage, &(struct view){0});
    screen_check(&show->breaches, &(struct screen_seen){.theme = &stage->theme,
                                                        .scene = &stage->scene,
                                                        .list = &stage->list,
                                                        .help = wanted ? help : NULL});
    said_add(said, &stage->page, &stage->bars, &stage->scene, &show->breaches);
    screen_check_bars(&show->breaches, places, &stage->scene);
    show->screens++;
}

/* Where the articles of one variant have their title, and those with a picture beside it that. */
struct stands {
    struct rect title, picture;
    int moved; /* how many stood elsewhere */
};

static const struct box *first_of(const struct scene *scene, bool picture)
{
    for (int i = 0; i < scene->count; i++) {
        const struct node *node = scene->boxes[i].node;
        if (!box_in_bars(&scene->boxes[i]) && (picture ? node->kind == NODE_IMAGE : node->heading))
            return &scene->boxes[i];
    }
    return NULL;
}

/* The corner where a language begins; a picture stands in the middle of its place, which is as wide
   as larger text leaves. */
static void check_stand(const struct show *show, struct stands *stands, struct rect *was,
                        struct rect is, bool middle)
{
    int x = middle ? is.x + is.w / 2 : show->stage.env.rtl ? is.x + is.w : is.x;
    if (middle && show->stage.variant.text_size > 100)
        x = 1;
    struct rect at = {x, is.y, 1, 1};
    if (rect_empty(*was))
        *was = at;
    if (abs(at.x - was->x) <= 1 && at.y == was->y)
        return;
    if (stands->moved++ < 5)
        print_message("%s: the %s stands at %d,%d, that of others at %d,%d\n", show->where,
                      middle ? "picture" : "title", at.x, at.y, was->x, was->y);
}

/* On a page of a flow; further screens have no title. */
static void check_stands(const struct show *show, struct stands *stands)
{
    const struct scene *scene = &show->stage.scene;
    const struct box *title = first_of(scene, false), *picture = first_of(scene, true);
    if (!show->stage.bars.flow_title || scene->screen > 0 || !title)
        return;
    check_stand(show, stands, &stands->title, title->rect, false);
    bool wide = show->stage.theme.class == CLASS_WIDE;
    if (wide && picture && picture->rect.y < title->rect.y + title->rect.h)
        check_stand(show, stands, &stands->picture, picture->rect, true);
}

/* All screens of the page that is loaded. */
static void check_loaded(struct show *show, char **words, struct places_seen *places,
                         struct stands *stands)
{
    struct stage *stage = &show->stage;
    struct said said = {0};
    char where[200];
    for (int screen = 0, screens = 1; screen < screens; screen++) {
        struct err err = {0};
        if (!stage_lay(stage, screen, (struct anchor){0}, NULL, &err))
            fail_msg("%s", err.text);
        screens = stage->scene.screens;
        snprintf(where, sizeof where, "%s-%d %dx%d@%g %s %d-%s", stage->page.id, screen + 1,
                 stage->theme.display.w_px, stage->theme.display.h_px, stage->theme.display.inches,
                 stage->variant.language, stage->variant.text_size,
                 stage->variant.dark ? "dark" : "calm");
        show->where = where;
        check_screen(show, &said, places);
        check_stands(show, stands);
    }
    char *text = said_text(&said, stage->env.rtl);
    if (stage->trimmed) {
        free(text);
    } else if (*words) {
        screen_check_lost(&show->breaches, *words, text);
        free(text);
    } else {
        *words = text;
    }
    said_clear(&said);
}

/* At 100 %: a list of codes takes one screen each on the smallest displays. */
#define SCREENS_MOST 9
#define SCREENS_MEAN_PERCENT 300

/* How many screens the pages of this variant take. */
static void check_count(const struct show *show, int pages, int screens, int on_one, int longest)
{
    const struct variant *variant = &show->stage.variant;
    const struct display *display = &variant->display;
    if (variant->dark) /* as calm */
        return;
    print_message("%dx%d@%g %s %d: %d pages, %d.%02d screens each, %d %% on one, at most %d\n",
                  display->w_px, display->h_px, display->inches, variant->language,
                  variant->text_size, pages, screens / pages, screens * 100 / pages % 100,
                  on_one * 100 / pages, longest);
    if (variant->text_size == 100) {
        assert_true(longest <= SCREENS_MOST);
        assert_true(screens * 100 <= pages * SCREENS_MEAN_PERCENT);
    }
}

static void check_pages(struct show *show)
{
    int screens = 0, on_one = 0, longest = 0;
    struct stage *stage = &show->stage;
    struct places_seen places = {0};
    struct stands stands = {0};
    const struct pack *pack = bundle_pack(show->bundle);
    size_t count = pack_page_count(pack);
    assert_true(count + 2 < PAGES_MAX);
    for (size_t i = 0; i < count; i++) {
        struct err err = {0};
        if (!stage_load(stage, show->script, pack_page(pack, i), SCRIPT_TO_SEE, &err))
            fail_msg("%s", err.text);
        if (stage_is_attract(stage, pack_page(pack, i)))
            stage_add_languages(stage, "All done. This screen is clear.");
        check_loaded(show, &show->words[i], &places, &stands);
        screens += stage->scene.screens;
        on_one += stage->scene.screens == 1;
        longest = stage->scene.screens > longest ? stage->scene.screens : longest;
    }
    check_count(show, (int)count, screens, on_one, longest);
    stage_load_builtin(stage, BUILTIN_BROKEN, NULL);
    check_loaded(show, &show->words[count], &places, &stands);
    stage_load_builtin(stage, BUILTIN_MENU, NULL);
    char *again = NULL; /* Light and Dark change places on it */
    check_loaded(show, &again, &places, &stands);
    free(again);
    assert_int_equal(stands.moved, 0);
}

static void type_zip(struct show *show, const char *zip)
{
    struct err err;
    assert_true(script_type(show->script, "zip", false, zip, &err));
    assert_true(script_enter(show->script, "zip", &err));
}

static void forget_words(struct show *show)
{
    for (int i = 0; i < PAGES_MAX; i++) {
        free(show->words[i]);
        show->words[i] = NULL;
    }
}

/* The first variant is 100 % on the largest display: its words are all there are. */
static void check_language(struct show *show, const struct options *options, const char *language,
                           const char *zip)
{
    struct err err = {0};
    struct script_config config = bundle_script_config(show->bundle, language);
    show->script = script_create(&config, &err);
    if (!show->script)
        fail_msg("%s", err.text);
    if (zip)
        type_zip(show, zip);
    for (int d = 0, number = 0; d < options->display_count; d++) {
        for (int s = 0; s < options->text_size_count; s++) {
            for (int t = 0; t < options->theme_count; t++) {
                if (!variant_runs(number++))
                    continue;
                stage_set_variant(&show->stage,
                                  &(struct variant){options->displays[d], language,
                                                    options->text_sizes[s], options->dark[t]});
                check_pages(show);
            }
        }
    }
    script_destroy(show->script);
    forget_words(show);
}

static void check_pack(struct bundle *bundle, const char *zip)
{
    struct show show = {.bundle = bundle};
    struct options options = {.release = getenv("ANTEROOM_ALL_VARIANTS")}; /* on all displays */
    struct config config = {0};
    options_fill(&options, &config, pack_info(bundle_pack(bundle)));
    assert_int_equal(options.display_count, options.release ? 13 : 6);
    assert_int_equal(options.text_size_count * options.theme_count, 6);
    if (zip) /* a few pages differ: the theme is the other test's */
        options.theme_count = 1;
    show.breaches.tell = print_breach;
    show.breaches.context = &show;
    stage_init(&show.stage, bundle);
    for (int i = 0; i < options.language_count; i++)
        check_language(&show, &options, options.languages[i], zip);
    stage_free(&show.stage);
    bundle_close(bundle);
    print_message("%d screens\n", show.screens);
    int sum = 0;
    for (int i = 0; i < SCREEN_RULES; sum += show.breaches.count[i], i++)
        if (show.breaches.count[i])
            print_message("%s: %d breaches\n", screen_rule_names[i], show.breaches.count[i]);
    assert_true(show.screens > 100);
    assert_int_equal(sum, 0);
}

static void test_mild(void **state)
{
    (void)state;
    check_pack(open_mild(), NULL);
}

static void test_mild_found(void **state)
{
    (void)state;
    check_pack(open_mild(), "78229");
}

static void test_other(void **state)
{
    (void)state;
    check_pack(open_other(), NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_mild),
        cmocka_unit_test(test_mild_found),
        cmocka_unit_test(test_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
