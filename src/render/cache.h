/* Finished pixels by key, the least used thrown away first, bounded by bytes. */
#pragma once

#include <SDL2/SDL_surface.h>
#include <stddef.h>
#include <stdint.h>

struct cache;

struct cache *cache_create(size_t most_bytes);
void cache_destroy(struct cache *cache); /* NULL is fine */
void cache_clear(struct cache *cache);

/* NULL if it is not there. What is found stays until the next cache_put. */
SDL_Surface *cache_get(struct cache *cache, uint64_t key);
/* Takes the surface over. */
void cache_put(struct cache *cache, uint64_t key, SDL_Surface *surface);
size_t cache_bytes(const struct cache *cache);
