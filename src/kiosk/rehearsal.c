/* A rehearsal: a list of small steps, so that a kiosk can take one in each idle moment. */
#include "kiosk/rehearsal.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/place.h"
#include "stage/tour.h"

static const int sizes[] = {100, 150, 200};

enum phase { PHASE_PICTURES, PHASE_TOUR, PHASE_SCREENS, PHASE_END };

struct rehearsal {
    struct rehearsal_config config;
    struct tour *tour;
    struct tour_stop stop; /* whose screens are drawn */
    struct render *render;
    struct draw_list list; /* of one picture */
    const char **pictures;
    size_t picture_count;
    enum phase phase;
    size_t picture;
    int size, screen;
};

static const struct pack *pack_of(const struct rehearsal *rehearsal)
{
    return bundle_pack(rehearsal->config.bundle);
}

/* The largest rectangle of the picture's shape on the display. */
static struct rect fit(const struct display *display, int w, int h)
{
    struct rect rect = {0, 0, display->w_px, display->h_px};
    if ((int64_t)w * rect.h > (int64_t)h * rect.w)
        rect.h = (int)((int64_t)rect.w * h / w);
    else
        rect.w = (int)((int64_t)rect.h * w / h);
    return rect;
}

static bool show_picture(struct rehearsal *rehearsal, const char *path, struct err *err)
{
    struct script_pictures sizes_of = bundle_picture_sizes(rehearsal->config.bundle);
    int w, h;
    if (!sizes_of.size(sizes_of.context, path, &w, &h, err))
        return false;
    struct draw_list *list = &rehearsal->list;
    struct draw_item item = {.kind = DRAW_PICTURE,
                             .rect = fit(&rehearsal->config.display, w, h),
                             .picture = {.path = path}};
    draw_list_clear(list);
    draw_list_add(list, &item);
    return render_prepare(rehearsal->render, list, err);
}

static bool step_picture(struct rehearsal *rehearsal, struct err *err)
{
    if (rehearsal->picture == rehearsal->picture_count) {
        rehearsal->phase = PHASE_TOUR;
        return true;
    }
    const char *path = rehearsal->pictures[rehearsal->picture++];
    place_say(path, "when it is drawn");
    return show_picture(rehearsal, path, err);
}

/* The words of a page are few of those of the next. */
static bool step_tour(struct rehearsal *rehearsal, struct err *err)
{
    struct tour_stop *stop = &rehearsal->stop;
    struct stage *stage = tour_stage(rehearsal->tour);
    rehearsal->size = rehearsal->screen = 0;
    switch (tour_next(rehearsal->tour, stop, err)) {
    case TOUR_PASSED: render_forget_text(rehearsal->render); return true;
    case TOUR_END: rehearsal->phase = PHASE_END; return true;
    case TOUR_STOP: break;
    case TOUR_FAILED:
        if (stop->touched)
            err_wrap(err, "the button `%s`", stop->touched);
        return err_wrap(err, "showing %s in %s", stop->page, stop->language);
    }
    rehearsal->phase = PHASE_SCREENS;
    if (stage_is_attract(stage, stop->page))
        stage_add_languages(stage, NULL);
    return true;
}

static bool draw_screen(struct rehearsal *rehearsal, struct err *err)
{
    struct stage *stage = tour_stage(rehearsal->tour);
    struct variant variant = {.display = rehearsal->config.display,
                              .language = rehearsal->stop.language,
                              .text_size = sizes[rehearsal->size]};
    char path[300];
    snprintf(path, sizeof path, "pages/%s.lua", rehearsal->stop.page);
    place_say(path, "when it is shown in %s at %d %%", rehearsal->stop.language,
              sizes[rehearsal->size]);
    stage_set_variant(stage, &variant);
    if (!stage_lay(stage, rehearsal->screen, (struct anchor){0}, NULL, err))
        return false;
    stage_paint(stage, &(struct view){0});
    return render_play(rehearsal->render, &stage->list, NULL, err);
}

/* Of a page that was touched the first screen will do, and one size when it is seen again. */
static bool step_screen(struct rehearsal *rehearsal, struct err *err)
{
    const struct tour_stop *stop = &rehearsal->stop;
    if (!draw_screen(rehearsal, err))
        return err_wrap(err, "showing %s in %s", stop->page, stop->language);
    bool more = ++rehearsal->screen < tour_stage(rehearsal->tour)->scene.screens;
    if (more && stop->when != TOUR_AFTER_STEPS)
        return true;
    rehearsal->screen = 0;
    if (stop->when != TOUR_FIRST_SEEN || ++rehearsal->size == (int)(sizeof sizes / sizeof *sizes))
        rehearsal->phase = PHASE_TOUR;
    return true;
}

static bool take_step(struct rehearsal *rehearsal, struct err *err)
{
    switch (rehearsal->phase) {
    case PHASE_PICTURES: return step_picture(rehearsal, err);
    case PHASE_TOUR: return step_tour(rehearsal, err);
    case PHASE_SCREENS: return step_screen(rehearsal, err);
    case PHASE_END: return true;
    }
    return true;
}

enum rehearsal_state rehearsal_step(struct rehearsal *rehearsal, struct err *err)
{
    if (!take_step(rehearsal, err))
        return REHEARSAL_FAILED;
    return rehearsal->phase == PHASE_END ? REHEARSAL_PASSED : REHEARSAL_GOES_ON;
}

struct rehearsal *rehearsal_create(const struct rehearsal_config *config)
{
    struct rehearsal *rehearsal = xcalloc(1, sizeof *rehearsal);
    struct render_source source = bundle_pictures(config->bundle);
    rehearsal->config = *config;
    const struct pack_info *info = pack_info(pack_of(rehearsal));
    rehearsal->tour = tour_create(&(struct tour_config){
        .bundle = config->bundle,
        .languages = info->languages,
        .language_count = info->language_count,
        .variant = {.display = config->display, .text_size = 100},
        .office = config->office,
        .order = TOUR_BY_ONE,
    });
    draw_list_init(&rehearsal->list);
    rehearsal->render = render_create(config->display.w_px, config->display.h_px,
                                      bundle_fonts(config->bundle), &source);
    rehearsal->pictures = xcalloc(PACK_PICTURES, sizeof *rehearsal->pictures);
    rehearsal->picture_count =
        pack_list(pack_of(rehearsal), "images/", rehearsal->pictures, PACK_PICTURES);
    return rehearsal;
}

void rehearsal_destroy(struct rehearsal *rehearsal)
{
    if (!rehearsal)
        return;
    tour_destroy(rehearsal->tour);
    draw_list_free(&rehearsal->list);
    render_destroy(rehearsal->render);
    free(rehearsal->pictures);
    free(rehearsal);
}

bool rehearsal_run(const struct rehearsal_config *config, struct err *err)
{
    struct rehearsal *rehearsal = rehearsal_create(config);
    enum rehearsal_state state = REHEARSAL_GOES_ON;
    while (state == REHEARSAL_GOES_ON)
        state = rehearsal_step(rehearsal, err);
    rehearsal_destroy(rehearsal);
    return state == REHEARSAL_PASSED;
}
