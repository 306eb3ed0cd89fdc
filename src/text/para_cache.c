/* A hash table of texts, each with a list of the few widths that it was set in. */
#include "text/para_cache.h"

#include <stddef.h>
#include <string.h>

#define BUCKETS 256
#define FNV_BASIS 2166136261u /* FNV-1a, 32 bits */
#define FNV_PRIME 16777619u

struct para_width {
    int width_px;
    const struct para *para;
    struct para_width *next;
};

struct entry {
    struct para_known known;
    const char *text;
    struct para_style style;
    struct entry *next;
};

struct para_cache {
    struct arena *arena;
    struct entry *buckets[BUCKETS];
};

struct para_cache *para_cache_make(struct arena *arena)
{
    struct para_cache *cache = arena_alloc(arena, sizeof *cache);
    cache->arena = arena;
    return cache;
}

static uint32_t hash_of(const char *text, const struct para_style *style)
{
    uint32_t hash = FNV_BASIS ^ (uint32_t)style->px;
    for (const char *at = text; *at; at++)
        hash = (hash ^ (uint8_t)*at) * FNV_PRIME;
    return hash;
}

static bool is_same_style(const struct para_style *a, const struct para_style *b)
{
    return a->px == b->px && a->bold == b->bold && a->rtl == b->rtl && a->align == b->align &&
           a->line_px == b->line_px && strcmp(a->lang, b->lang) == 0;
}

struct para_known *para_cache_find(struct para_cache *cache, struct arena *arena, const char *text,
                                   const struct para_style *style)
{
    struct entry **bucket = cache ? &cache->buckets[hash_of(text, style) % BUCKETS] : NULL;
    for (struct entry *entry = cache ? *bucket : NULL; entry; entry = entry->next)
        if (is_same_style(&entry->style, style) && strcmp(entry->text, text) == 0)
            return &entry->known;
    if (cache)
        arena = cache->arena;
    struct entry *entry = arena_alloc(arena, sizeof *entry);
    entry->known = (struct para_known){.arena = arena, .longest_word_px = -1};
    if (!cache)
        return &entry->known;
    entry->text = arena_strdup(arena, text);
    entry->style = *style;
    entry->style.lang = arena_strdup(arena, style->lang);
    entry->next = *bucket;
    *bucket = entry;
    return &entry->known;
}

const struct para *para_known_in(const struct para_known *known, int width_px)
{
    for (const struct para_width *at = known->widths; at; at = at->next)
        if (at->width_px == width_px)
            return at->para;
    return NULL;
}

void para_known_add(struct para_known *known, int width_px, const struct para *para)
{
    struct para_width *width = arena_alloc(known->arena, sizeof *width);
    *width = (struct para_width){width_px, para, known->widths};
    known->widths = width;
}
