/* Plays draw lists onto an upright picture, in software: only what was damaged is painted
   again. The picture is its own, or a canvas of render/window.h, which shows it. */
#pragma once

#include <SDL2/SDL_surface.h>

#include "base/buf.h"
#include "base/err.h"
#include "draw/damage.h"
#include "text/font.h"

struct render;
struct draw_item;

/* Where pictures and icons come from: bytes that are appended, and belong to who asks. */
struct render_source {
    void *context;
    bool (*picture)(void *context, const char *path, bool dark, struct buf *out, struct err *err);
    const char *(*where)(void *context, const char *path); /* of a picture, for messages */
    /* The finished pixels of a picture (pictured.h), appended; NULL, or false: there are none. */
    bool (*finished)(void *context, const struct draw_item *item, struct buf *out);
    /* At least `side` px wide, where there is one so large. */
    bool (*icon)(void *context, const char *name, int side, struct buf *out, struct err *err);
};

struct render *render_create(int w_px, int h_px, struct fonts *fonts,
                             const struct render_source *source);
void render_destroy(struct render *render); /* NULL is fine */

/* Paints on the canvas (XRGB8888, which outlives its use here) from now on; NULL: on a
   picture of its own. Whether that is another than before: nothing stands on it yet. */
bool render_set_target(struct render *render, SDL_Surface *canvas);

/* Paints the list inside the damage, NULL: everywhere. The first picture or icon that can
   not be shown is named in err, and the rest is painted: false. */
bool render_play(struct render *render, const struct draw_list *list, const struct damage *damage,
                 struct err *err);

/* Makes the pixels that the list will need, and paints nothing. As render_play. */
bool render_prepare(struct render *render, const struct draw_list *list, struct err *err);

/* Forgets the runs of text, drawn and shaped: they may be a visitor's. Pictures and icons
   stay. */
void render_forget_text(struct render *render);

SDL_Surface *render_surface(struct render *render); /* XRGB8888, upright */
bool render_save_png(struct render *render, const char *path, struct err *err);
