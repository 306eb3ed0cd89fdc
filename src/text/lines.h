/* A paragraph's lines: which characters stand on each, and as which runs. */
#pragma once

#include "text/items.h"

struct lines {
    struct arena *arena;
    const struct measure *measure;
    const struct items *items;
    const struct para_style *style;
    int width_px; /* no line is wider, but one that is a single cluster */

    uint32_t space_font; /* what space_px was measured in; 0 with px 0: not yet */
    int space_px;

    struct para_line *lines; /* y, height and rise are not set */
    int count, room;
    bool word_broken;
};

/* Adds the lines of the characters [from, to), which hold no '\n': at least one. */
void lines_fill(struct lines *lines, int from, int to);

/* The width of the widest of [from, to)'s stretches that hold no place to break. */
int lines_longest_word_px(struct lines *lines, int from, int to);
