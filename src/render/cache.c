/* Finished pixels by key: a table of chains, and a list from the newest used to the
 * oldest. */
#include "render/cache.h"

#include <stdlib.h>

#include "base/alloc.h"

#define CHAINS 1024

struct entry {
    uint64_t key;
    struct flat *pixels;
    size_t bytes;
    struct entry *chain;         /* cache::chains */
    struct entry *newer, *older; /* cache::newest .. cache::oldest */
};

struct cache {
    struct entry *chains[CHAINS];
    struct entry *newest, *oldest;
    size_t bytes, most_bytes;
};

struct cache *cache_create(size_t most_bytes)
{
    struct cache *cache = xcalloc(1, sizeof *cache);
    cache->most_bytes = most_bytes;
    return cache;
}

static void unlink_entry(struct cache *cache, struct entry *entry)
{
    *(entry->newer ? &entry->newer->older : &cache->newest) = entry->older;
    *(entry->older ? &entry->older->newer : &cache->oldest) = entry->newer;
}

static void link_newest(struct cache *cache, struct entry *entry)
{
    entry->newer = NULL;
    entry->older = cache->newest;
    *(cache->newest ? &cache->newest->newer : &cache->oldest) = entry;
    cache->newest = entry;
}

static struct entry **find(struct cache *cache, uint64_t key)
{
    struct entry **at = &cache->chains[key % CHAINS];
    while (*at && (*at)->key != key)
        at = &(*at)->chain;
    return at;
}

static void drop(struct cache *cache, struct entry *entry)
{
    struct entry **at = find(cache, entry->key);
    *at = entry->chain;
    unlink_entry(cache, entry);
    cache->bytes -= entry->bytes;
    flat_free(entry->pixels);
    free(entry);
}

void cache_clear(struct cache *cache)
{
    while (cache->newest)
        drop(cache, cache->newest);
}

void cache_destroy(struct cache *cache)
{
    if (!cache)
        return;
    cache_clear(cache);
    free(cache);
}

struct flat *cache_get(struct cache *cache, uint64_t key)
{
    struct entry *entry = *find(cache, key);
    if (!entry)
        return NULL;
    unlink_entry(cache, entry);
    link_newest(cache, entry);
    return entry->pixels;
}

void cache_put(struct cache *cache, uint64_t key, struct flat *pixels)
{
    struct entry *old = *find(cache, key);
    if (old)
        drop(cache, old);
    struct entry *entry = xcalloc(1, sizeof *entry);
    entry->key = key;
    entry->pixels = pixels;
    entry->bytes = sizeof *entry + flat_bytes(pixels);
    while (cache->oldest && cache->bytes + entry->bytes > cache->most_bytes)
        drop(cache, cache->oldest);
    struct entry **chain = &cache->chains[key % CHAINS];
    entry->chain = *chain;
    *chain = entry;
    link_newest(cache, entry);
    cache->bytes += entry->bytes;
}

size_t cache_bytes(const struct cache *cache)
{
    return cache->bytes;
}
