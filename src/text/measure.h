/* What setting text needs to know of fonts, as functions, so that it runs without any. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/budget.h"

struct fonts;
struct para_cache;

/* A stretch of text in one font, direction and script. */
struct run {
    uint32_t font;
    bool rtl;
    uint32_t script; /* ISO 15924 as four bytes: 'Latn', 'Arab', ... */
    const char *text;
};

struct font_metrics {
    int ascent_px, descent_px; /* both positive */
};

struct measure {
    void *context;
    int (*faces)(void *context);
    bool (*covers)(void *context, int face, uint32_t cp);
    int (*width_px)(void *context, const struct run *run);
    struct font_metrics (*metrics)(void *context, uint32_t font);
    struct budget *budget;                       /* of what is set and measured with it, or NULL */
    void (*missing)(void *context, uint32_t cp); /* what no face shows, to be told; or NULL */
    struct para_cache *cache; /* of what was set with the arena in use (para_cache.h), or NULL */
};

/* The real one, on fonts. */
struct measure measure_fonts(struct fonts *fonts);
