/* The last-resort display: the calm built-in page on a whole ground, and nothing to
 * touch. */
#include "stage/fallback.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "stage/stage.h"

struct fallback {
    struct bundle *bundle;
    struct stage stage;
    struct render *render;
};

struct fallback *fallback_create(const char *core, const struct display *display, const char *shown,
                                 struct err *err)
{
    struct fallback *fallback = xcalloc(1, sizeof *fallback);
    fallback->bundle = bundle_open_core(core, err);
    if (!fallback->bundle) {
        fallback_destroy(fallback);
        return NULL;
    }
    struct variant variant = {.display = *display, .language = "en", .text_size = 100};
    stage_init(&fallback->stage, fallback->bundle);
    stage_set_variant(&fallback->stage, &variant);
    stage_load_builtin(&fallback->stage, BUILTIN_BROKEN, shown);
    fallback->stage.page.ground = GROUND_ACCENT;
    stage_lay(&fallback->stage, 0, (struct anchor){0}, NULL, err);
    stage_paint(&fallback->stage, &(struct view){0});

    struct render_source source = bundle_pictures(fallback->bundle);
    fallback->render =
        render_create(display->w_px, display->h_px, bundle_fonts(fallback->bundle), &source);
    if (!render_play(fallback->render, &fallback->stage.list, NULL, err)) {
        fallback_destroy(fallback);
        return NULL;
    }
    return fallback;
}

void fallback_destroy(struct fallback *fallback)
{
    if (!fallback)
        return;
    render_destroy(fallback->render);
    if (fallback->stage.bundle)
        stage_free(&fallback->stage);
    bundle_close(fallback->bundle);
    free(fallback);
}

struct render *fallback_render(struct fallback *fallback)
{
    return fallback->render;
}

const struct stage *fallback_stage(const struct fallback *fallback)
{
    return &fallback->stage;
}
