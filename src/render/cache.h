/* Finished pixels by key, the least used thrown away first, bounded by bytes. */
#pragma once

#include "render/flat.h"

struct cache;

struct cache *cache_create(size_t most_bytes);
void cache_destroy(struct cache *cache); /* NULL is fine */
void cache_clear(struct cache *cache);

/* NULL if it is not there. What is found stays until the next cache_put. */
struct flat *cache_get(struct cache *cache, uint64_t key);
/* Takes the pixels over. */
void cache_put(struct cache *cache, uint64_t key, struct flat *pixels);
size_t cache_bytes(const struct cache *cache);
