/* Text without fonts, for tests of layout: a character is 10 px wide at any size, a line
   as high as its px; and pages made of plain nodes. */
#pragma once

#include <math.h>

#include "layout/kinds.h"
#include "text/font.h"
#include "ui/scene.h"

static inline int fake_faces(void *context)
{
    (void)context;
    return 1;
}

static inline bool fake_covers(void *context, int face, uint32_t cp)
{
    (void)context;
    (void)face;
    (void)cp;
    return true;
}

static inline int fake_width_px(void *context, const struct run *run)
{
    (void)context;
    int count = 0;
    for (const char *c = run->text; *c; c++)
        count += (*c & 0xc0) != 0x80;
    return 10 * count;
}

static inline struct font_metrics fake_metrics(void *context, uint32_t font)
{
    (void)context;
    int px = font_px(font);
    return (struct font_metrics){px * 8 / 10, px - px * 8 / 10};
}

struct fake {
    struct arena *arena;
    struct measure measure;
    struct theme theme;
    struct layout_env env;
};

/* A display of so many px at 10 px a mm (a little less: the diagonal is rounded). */
static inline void fake_open(struct fake *fake, int w_px, int h_px, double px_per_mm,
                             int text_percent)
{
    double inches = hypot(w_px, h_px) / px_per_mm / 25.4;
    struct display display = {w_px, h_px, inches, 600};
    fake->arena = arena_create();
    fake->measure = (struct measure){NULL,         fake_faces, fake_covers, fake_width_px,
                                     fake_metrics, NULL,       NULL,        NULL};
    theme_make(&fake->theme, &display, text_percent, false, NULL);
    fake->env = (struct layout_env){
        .kinds = node_kinds,
        .theme = &fake->theme,
        .measure = &fake->measure,
        .arena = fake->arena,
        .lang = "en",
        .box_h_px = fake->theme.content.h,
        .scale_percent = 100,
    };
}

static inline void fake_close(struct fake *fake)
{
    arena_destroy(fake->arena);
}

/* The page in the way that is tried first. */
static inline struct cell *fake_laid(struct fake *fake, const struct node *root, int w_px)
{
    struct cell *ways[PAGE_WAYS];
    layout_ways(&fake->env, root, w_px, ways);
    return ways[0];
}

static inline struct node *fake_text(struct fake *fake, struct node *parent, const char *text)
{
    struct node *node = node_make(fake->arena, parent, NODE_TEXT);
    node->text = text;
    return node;
}

static inline struct node *fake_heading(struct fake *fake, struct node *parent, const char *text)
{
    struct node *node = fake_text(fake, parent, text);
    node->heading = true;
    node->size = SIZE_H1;
    return node;
}

static inline struct node *fake_button(struct fake *fake, struct node *parent, const char *label)
{
    return node_make_button(fake->arena, parent, BUTTON_PLAIN, label, NULL,
                            (struct action){.kind = ACTION_HOME});
}

static inline struct node *fake_image(struct fake *fake, struct node *parent, int w_px, int h_px)
{
    struct node *node = node_make(fake->arena, parent, NODE_IMAGE);
    node->text = "images/a.png";
    node->alt = "a";
    node->w_px = w_px;
    node->h_px = h_px;
    return node;
}

/* Bars with every place in use, 100 % chosen. */
static inline struct bars fake_bars(void)
{
    struct bars bars = {
        .clinic = "Clinic",
        .help = "Get help now",
        .help_short = "Help",
        .help_action = {.kind = ACTION_GO, .page = "help"},
        .flow_title = "About MILD",
        .counter = "4 of 7",
        .n = 4,
        .of = 7,
    };
    static const struct bar_button places[BAR_PLACES] = {
        [BAR_BACK] = {"Back", NULL, "back", {.kind = ACTION_BACK}, true, false, NULL},
        [BAR_HOME] = {"Home", NULL, "home", {.kind = ACTION_HOME}, true, false, NULL},
        [BAR_MENU] = {"Menu", NULL, "menu", {.kind = ACTION_MENU}, true, false, NULL},
        [BAR_LANGUAGE] = {"Spanish", NULL, "globe", {.kind = ACTION_LANGUAGE}, true, false, NULL},
        [BAR_SIZE_100] =
            {"A", "Size 100", NULL, {.kind = ACTION_SIZE, .text = "100"}, true, true, NULL},
        [BAR_SIZE_150] =
            {"A", "Size 150", NULL, {.kind = ACTION_SIZE, .text = "150"}, true, false, NULL},
        [BAR_SIZE_200] =
            {"A", "Size 200", NULL, {.kind = ACTION_SIZE, .text = "200"}, true, false, NULL},
        [BAR_THEME] = {"Dark", NULL, "contrast", {.kind = ACTION_THEME}, true, false, NULL},
        [BAR_FINISH] = {"Finish", NULL, "finish", {.kind = ACTION_FINISH}, true, false, NULL},
        [BAR_NEXT] = {"Next", NULL, "next", {.kind = ACTION_NEXT}, true, false, NULL},
    };
    for (int i = 0; i < BAR_PLACES; i++)
        bars.places[i] = places[i];
    return bars;
}

static inline struct page fake_page(struct fake *fake)
{
    return (struct page){
        .id = "p", .title = "Title", .root = node_make(fake->arena, NULL, NODE_COLUMN)};
}

/* Lays the page out and shows the screen that the spec wishes for. */
static inline bool fake_build(struct scene *scene, const struct layout_env *env,
                              const struct scene_spec *spec)
{
    struct scene_page page;
    *scene = (struct scene){.screens = 1, .ground = spec->page->ground};
    return scene_lay(&page, env, spec) && scene_show(scene, env, spec, &page);
}

static inline struct scene fake_scene(struct fake *fake, const struct page *page,
                                      const struct bars *bars, const struct node *dialog,
                                      int screen)
{
    struct scene scene;
    struct scene_spec spec = {
        .page = page,
        .bars = bars,
        .dialog = dialog,
        .continued = "continued",
        .count = "%d of %d",
        .screen = screen,
    };
    fake_build(&scene, &fake->env, &spec);
    return scene;
}

/* A dialog with two buttons. */
static inline struct node *fake_dialog(struct fake *fake)
{
    struct page holder = {.root = node_make(fake->arena, NULL, NODE_COLUMN)};
    fake_heading(fake, holder.root, "Are you still here?");
    fake_button(fake, holder.root, "Yes");
    fake_button(fake, holder.root, "No");
    page_finish(&holder);
    return holder.root;
}
