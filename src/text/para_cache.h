/* Texts that were set with one arena: laying out tries widths and ways, and most of what it sets it
   has set before. */
#pragma once

#include "text/para.h"

struct para_cache;
struct items;

/* A text in a style; what is not known yet is NULL, or -1. */
struct para_known {
    struct arena *arena; /* of what is added */
    const struct items *items;
    int longest_word_px;
    struct para_width *widths;
};

/* Lives in the arena, with all that it keeps. */
struct para_cache *para_cache_make(struct arena *arena);

/* What is known of the text, to be added to. Without a cache (NULL) nothing is, nothing is kept,
   and the arena takes what is added. */
struct para_known *para_cache_find(struct para_cache *cache, struct arena *arena, const char *text,
                                   const struct para_style *style);

/* The text set in that width, or NULL; and keeps it. */
const struct para *para_known_in(const struct para_known *known, int width_px);
void para_known_add(struct para_known *known, int width_px, const struct para *para);
