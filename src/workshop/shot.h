/* A page as shots has drawn it, and what its pictures are called below the output folder. */
#pragma once

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"

struct shot {
    const char *page, *display, *language;
    int text_size;
    bool dark;
    int screens; /* so many pictures: 1 .. screens */
};

/* DISPLAY/LANG/SIZE-THEME, and PAGE-N.png in it. */
const char *shot_dir(struct arena *arena, const struct shot *shot);
const char *shot_png(struct arena *arena, const struct shot *shot, int screen);
/* Of a state of the page, counted from 1, that only touches lead to. */
const char *shot_state_png(struct arena *arena, const struct shot *shot, int state, int screen);

/* Removes what an earlier run has left below the folder: by their names, and no other files. */
bool shot_remove_all(const char *out, struct err *err);
