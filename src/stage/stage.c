/* A page without window or loop: script, nodes, bars, screens and draw list, one after
   the other. */
#include "stage/stage.h"

#include <string.h>

#include "base/log.h"
#include "layout/kinds.h"
#include "locale/language.h"
#include "stage/around.h"
#include "stage/stills.h"
#include "text/para_cache.h"

void stage_init(struct stage *stage, struct bundle *bundle)
{
    *stage = (struct stage){
        .bundle = bundle,
        .measure = measure_fonts(bundle_fonts(bundle)),
        .page_arena = arena_create(),
        .scene_arena = arena_create(),
        .paint_arena = arena_create(),
    };
    stage->measure.budget = &stage->budget;
    arena_count(stage->scene_arena, &stage->budget);
    arena_count(stage->paint_arena, &stage->budget);
    draw_list_init(&stage->list);
}

void stage_free(struct stage *stage)
{
    stage_leave(stage);
    draw_list_free(&stage->list);
    arena_destroy(stage->page_arena);
    arena_destroy(stage->scene_arena);
    arena_destroy(stage->paint_arena);
    *stage = (struct stage){0};
}

void stage_set_variant(struct stage *stage, const struct variant *variant)
{
    stage->variant = *variant;
    struct display display = display_for_words(&variant->display);
    theme_make(&stage->theme, &display, variant->text_size, variant->dark,
               bundle_accent(stage->bundle));
    stage_set_hue(stage); /* of the page that is in it already */
    stage->env = (struct layout_env){
        .kinds = node_kinds,
        .theme = &stage->theme,
        .measure = &stage->measure,
        .arena = stage->scene_arena,
        .lang = variant->language,
        .rtl = language_is_rtl(variant->language),
        .box_h_px = stage->theme.content.h,
        .scale_percent = 100,
    };
}

void stage_leave(struct stage *stage)
{
    if (stage->script)
        script_leave(stage->script, &stage->page);
    stage->script = NULL;
    stage->page = (struct page){0};
    stage->measure.cache = NULL;
    arena_clear(stage->scene_arena);
    arena_clear(stage->page_arena);
}

bool stage_load(struct stage *stage, struct script *script, const char *id, enum script_use use,
                struct err *err)
{
    stage_leave(stage);
    stage->broken = stage->trimmed = false;
    if (display_is_too_small(&stage->variant.display)) {
        stage_load_builtin(stage, BUILTIN_SMALL, NULL);
        return true;
    }
    struct script_pictures sizes = bundle_picture_sizes(stage->bundle);
    if (!script_page(script, id, use, &sizes, stage->page_arena, &stage->page, err)) {
        stage_load_builtin(stage, BUILTIN_BROKEN, NULL);
        return false;
    }
    stage->script = script;
    stage_set_card_hues(stage);
    stage_trim(stage);
    stage_set_bars(stage);
    stage_set_still(stage, (struct still_state){0}, true);
    return true;
}

void stage_load_builtin(struct stage *stage, enum builtin which, const char *shown)
{
    struct arena *arena = stage->page_arena;
    stage_leave(stage);
    stage->page = (struct page){.root = node_make(arena, NULL, NODE_COLUMN)};
    if (display_is_too_small(&stage->variant.display))
        which = BUILTIN_SMALL;
    stage->broken = which == BUILTIN_BROKEN;
    stage_fill(stage, which, shown);
    const struct node *first = stage->page.root->first;
    stage->page.title = first ? first->text : "";
    page_finish(&stage->page);
    stage_set_bars(stage);
}

void stage_add_languages(struct stage *stage, const char *notice)
{
    const struct pack_info *info = stage_info(stage);
    struct arena *arena = stage->page_arena;
    if (display_is_too_small(&stage->variant.display))
        return;
    if (notice) {
        struct node *words = node_make(arena, NULL, NODE_TEXT);
        words->text = notice;
        words->bold = true;
        node_prepend(stage->page.root, words);
    }
    struct node *row = node_make(arena, stage->page.root, NODE_GRID);
    row->columns = info->language_count < 3 ? info->language_count : 3;
    for (int i = 0; i < info->language_count; i++)
        node_make_button(arena, row, BUTTON_PRIMARY, language_own_name(info->languages[i]), NULL,
                         (struct action){.kind = ACTION_BEGIN, .text = info->languages[i]})
            ->first->size = SIZE_H2;
    page_finish(&stage->page);
}

static void begin_budget(struct stage *stage, const struct node *dialog)
{
    budget_begin(&stage->budget, STAGE_UNITS + (dialog ? STAGE_DIALOG_UNITS : 0),
                 STAGE_BYTES + (dialog ? STAGE_DIALOG_BYTES : 0));
}

static struct scene_spec spec_of(const struct stage *stage, int screen)
{
    return (struct scene_spec){
        .page = &stage->page,
        .bars = &stage->bars,
        .continued = stage_word(stage, "continued"),
        .count = stage_word(stage, "%d of %d"),
        .screen = screen,
    };
}

/* What the page alone has left, each of its screens has. */
static bool lay_page(struct stage *stage, const struct scene_spec *spec)
{
    stage->scene = (struct scene){.screens = 1, .ground = spec->page->ground};
    bool whole = scene_lay(&stage->laid, &stage->env, spec);
    stage->laid_units = stage->budget.units;
    stage->laid_bytes = stage->budget.bytes;
    return whole;
}

static bool show_screen(struct stage *stage, const struct scene_spec *spec)
{
    return scene_show(&stage->scene, &stage->env, spec, &stage->laid) &&
           paint_spend(&stage->env, &stage->scene);
}

bool stage_lay(struct stage *stage, int screen, struct anchor anchor, const struct node *dialog,
               struct err *err)
{
    arena_clear(stage->scene_arena);
    stage->measure.cache = para_cache_make(stage->scene_arena);
    if (display_is_too_small(&stage->variant.display))
        dialog = NULL;
    begin_budget(stage, dialog);
    struct scene_spec spec = spec_of(stage, screen);
    spec.anchor = anchor;
    spec.dialog = dialog;
    return (lay_page(stage, &spec) && show_screen(stage, &spec)) || budget_say(&stage->budget, err);
}

bool stage_show(struct stage *stage, int screen, bool dark, struct err *err)
{
    struct variant variant = stage->variant;
    variant.dark = dark;
    stage_set_variant(stage, &variant);
    stage_set_theme(stage);
    stage->budget.over = BUDGET_WITHIN;
    stage->budget.units = stage->laid_units;
    stage->budget.bytes = stage->laid_bytes;
    struct scene_spec spec = spec_of(stage, screen);
    return show_screen(stage, &spec) || budget_say(&stage->budget, err);
}

/* Words of the pack that are too much even so (a translation of `Home` as long as a page)
   leave the calm page without bars and dialog, in the words of the program. */
void stage_lay_broken(struct stage *stage, const char *shown, const struct node *dialog)
{
    struct err err;
    stage_load_builtin(stage, BUILTIN_BROKEN, shown);
    if (stage_lay(stage, 0, (struct anchor){0}, dialog, &err))
        return;
    log_error("the calm page: %s", err.text);
    stage->variant.language = "";
    stage_load_builtin(stage, BUILTIN_BROKEN, NULL);
    stage->page.ground = GROUND_ACCENT;
    stage_lay(stage, 0, (struct anchor){0}, NULL, &err);
}

void stage_paint(struct stage *stage, const struct view *view)
{
    /* A finger may paint one layout any number of times. */
    arena_clear(stage->paint_arena);
    begin_budget(stage, NULL);
    struct layout_env env = stage->env;
    env.arena = stage->paint_arena;
    paint(&env, &stage->scene, view, &stage->list);
}
