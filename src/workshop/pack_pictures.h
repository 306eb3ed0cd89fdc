/* Pictures as a packed layer holds them: drawings as PNG, photographs upright, in the sizes that
   the screens need. */
#pragma once

#include "layer/layer_write.h"
#include "workshop/lint.h"

struct picture_needs {
    struct arena *arena;
    struct picture_need *first;
};

/* The largest size of every picture on the screens of the large reference displays,
   upright and lying, at 100 and 200 %. A page that takes more than a screen may, there or on
   a low display, is a finding. */
void picture_needs_measure(struct picture_needs *needs, struct lint *lint);

/* Adds "NAME.png", and "NAME.dark.png" where the dark theme's colours differ. The PNG has
   exactly the drawing's proportions, so that pages are laid out alike. A drawing that is
   on no screen gets a size that fits any place. `where` is its place, for messages. */
bool picture_needs_draw(const struct picture_needs *needs, struct layer_writer *writer,
                        const char *name, const char *where, const struct buf *svg,
                        struct err *err);

/* Adds a PNG or JPEG: as it is, or, where picture_is_raw, made anew in the same kind, without
   what cameras write beside it. Its proportions stay, as near as whole pixels allow. */
bool picture_needs_add(const struct picture_needs *needs, struct layer_writer *writer,
                       const char *name, const char *where, struct buf *bytes, struct err *err);
