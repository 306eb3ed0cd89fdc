/* A stage on the core layer, for targets that lay pages out: displays and sizes from two
   bytes. */
#pragma once

#include "fuzz.h"
#include "stage/stage.h"

static const char *const fuzz_displays[] = {
    "1920x1080@21.5", "800x480@7",    "1080x1920@21.5", "1280x800@10.1", "1024x600@10.1",
    "720x1280@7",     "1280x720@7",   "800x1280@10.1",  "1366x768@15.6", "1920x1080@15.6",
    "1920x1080@32",   "1080x1920@32", "3840x2160@43",
};

static inline void fuzz_stage_vary(struct stage *stage, struct bytes *bytes)
{
    struct variant variant = {.language = "en", .dark = bytes_below(bytes, 2)};
    unsigned display = bytes_below(bytes, sizeof fuzz_displays / sizeof *fuzz_displays);
    variant.text_size = 100 + 50 * (int)bytes_below(bytes, 3);
    PROMISE(display_parse(&variant.display, fuzz_displays[display]));
    if (variant.display.distance_mm == 0)
        variant.display.distance_mm = 600;
    stage_set_variant(stage, &variant);
}

/* All screens of the page that the stage holds. */
static inline void fuzz_stage_show(struct stage *stage)
{
    struct err err = {0};
    for (int screen = 0, screens = 1; screen < screens && screen < 100; screen++) {
        if (!stage_lay(stage, screen, (struct anchor){0}, NULL, &err)) {
            PROMISE(err.text[0]);
            stage_lay_broken(stage, NULL, NULL);
        }
        stage_paint(stage, &(struct view){0});
        screens = stage->scene.screens;
        PROMISE(screens >= 1 && stage->scene.screen < screens);
    }
}
