/* A set of showings of pages, each as the hash of what a visitor sees. */
#include "stage/seen.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/hash.h"

static uint64_t hash_optional(uint64_t hash, const char *text)
{
    return hash_text(hash, text ? text : "");
}

/* What a visitor sees of the page. */
static uint64_t hash_page(const struct page *page)
{
    uint64_t hash = hash_text(HASH_START, page->id);
    for (const struct node *node = page->root; node; node = node_after(page->root, node)) {
        const int numbers[] = {(int)node->kind, node->chosen, node->n, node->of,
                               (int)node->action.kind};
        hash = hash_bytes(hash, numbers, sizeof numbers);
        hash = hash_optional(hash, node->text);
        hash = hash_optional(hash, node->brief);
        hash = hash_optional(hash, node->alt);
        hash = hash_optional(hash, node->name);
        hash = hash_optional(hash, node->typed);
        hash = hash_optional(hash, node->action.page);
        for (int i = 0; i < node->word_count; i++)
            hash = hash_text(hash, node->words[i].text);
    }
    return hash;
}

static size_t place_of(const struct seen *seen, uint64_t hash)
{
    size_t i = (size_t)hash & (seen->room - 1);
    while (seen->hashes[i] && seen->hashes[i] != hash)
        i = (i + 1) & (seen->room - 1);
    return i;
}

static void grow(struct seen *seen)
{
    uint64_t *old = seen->hashes;
    size_t old_room = seen->room;
    seen->room = old_room ? 2 * old_room : 512;
    seen->hashes = xcalloc(seen->room, sizeof *seen->hashes);
    for (size_t i = 0; i < old_room; i++) {
        if (old[i])
            seen->hashes[place_of(seen, old[i])] = old[i];
    }
    free(old);
}

bool seen_add(struct seen *seen, const struct page *page)
{
    uint64_t hash = hash_page(page);
    hash += hash == 0;
    if (2 * (seen->count + 1) > seen->room)
        grow(seen);
    size_t place = place_of(seen, hash);
    if (seen->hashes[place])
        return false;
    seen->hashes[place] = hash;
    seen->count++;
    return true;
}

void seen_free(struct seen *seen)
{
    free(seen->hashes);
    *seen = (struct seen){0};
}
