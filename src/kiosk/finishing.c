/* Only first looks: what a visitor has changed on a page seldom changes its pictures. */
#include "kiosk/finishing.h"

#include <time.h>

#include "render/pictured.h"
#include "stage/tour.h"

struct finishing {
    struct bundle *bundle;
    struct finished_list *list;
    struct render_source source;
};

static void finish_item(struct finishing *finishing, struct draw_item *item)
{
    struct finished_key key;
    struct buf bytes = {0};
    struct err err;
    if (bundle_picture_key(finishing->bundle, item, &key) &&
        !finished_list_has(finishing->list, &key) &&
        pictured_finish(&finishing->source, item, &bytes, &err))
        finished_list_add(finishing->list, &key, &bytes);
    buf_free(&bytes);
}

static void finish_screen(struct finishing *finishing, struct stage *stage)
{
    stage_paint(stage, &(struct view){0});
    for (size_t i = 0; i < stage->list.count; i++) {
        struct draw_item *item = &stage->list.items[i];
        for (int dark = 0; dark < 2 && item->kind == DRAW_PICTURE; dark++) {
            item->picture.dark = dark;
            finish_item(finishing, item);
        }
    }
}

static void finish_page(struct finishing *finishing, struct stage *stage,
                        const struct tour_stop *stop)
{
    int screens = 1;
    if (stage_is_attract(stage, stop->page))
        stage_add_languages(stage, NULL);
    for (int screen = 0; screen < screens; screen++) {
        if (!stage_lay(stage, screen, (struct anchor){0}, NULL, &(struct err){0}))
            return;
        screens = stage->scene.screens;
        finish_screen(finishing, stage);
    }
}

static void finish_sizes(struct finishing *finishing)
{
    const char *paths[PACK_PICTURES];
    const struct script_pictures sizes = bundle_picture_sizes(finishing->bundle);
    size_t count = pack_list(bundle_pack(finishing->bundle), "images/", paths, PACK_PICTURES);
    for (size_t i = 0; i < count; i++) {
        struct finished_key key;
        struct finished_size size;
        struct buf bytes = {0};
        if (!bundle_size_key(finishing->bundle, paths[i], &key) ||
            finished_list_has(finishing->list, &key) ||
            !sizes.size(sizes.context, paths[i], &size.w, &size.h, NULL))
            continue;
        buf_append(&bytes, &size, sizeof size);
        finished_list_add(finishing->list, &key, &bytes);
        buf_free(&bytes);
    }
}

static bool has_time(void)
{
    return clock() < FINISHING_CPU_S * CLOCKS_PER_SEC;
}

/* All pages at one size. */
static void finish_size(struct finishing *finishing, const struct tour_config *config)
{
    struct variant variant = config->variant;
    struct tour *tour = tour_create(config);
    struct tour_stop stop = {0};
    enum tour_event event;
    while (has_time() && (event = tour_next(tour, &stop, &(struct err){0})) != TOUR_END) {
        if (event != TOUR_STOP || stop.when != TOUR_FIRST_SEEN)
            continue;
        variant.language = stop.language;
        stage_set_variant(tour_stage(tour), &variant);
        finish_page(finishing, tour_stage(tour), &stop);
    }
    tour_destroy(tour);
}

void finishing_run(const struct rehearsal_config *config, struct finished_list *list)
{
    static const int sizes[] = {100, 150, 200};
    struct bundle *bundle = config->bundle;
    const struct pack_info *info = pack_info(bundle_pack(bundle));
    struct finishing finishing = {bundle, list, bundle_pictures(bundle)};
    finishing.source.finished = NULL;
    finish_sizes(&finishing);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        finish_size(&finishing, &(struct tour_config){
                                    .bundle = bundle,
                                    .languages = info->languages,
                                    .language_count = info->language_count,
                                    .variant = {.display = config->display, .text_size = sizes[i]},
                                    .office = config->office,
                                    .order = TOUR_BY_ONE,
                                });
}
