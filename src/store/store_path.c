/* Where the store has what: names of files, made of digests. Nothing is read here. */
#include <stdio.h>
#include <string.h>

#include "store/store_inner.h"

struct store_path store_path(const struct store *store, const char *name)
{
    struct store_path path;
    snprintf(path.text, sizeof path.text, "%s/%s", store->dir, name);
    return path;
}

struct store_path store_pack_path(const struct store *store, const struct digest *digest,
                                  const char *ending)
{
    struct store_path path;
    snprintf(path.text, sizeof path.text, "%s/packs/%s%s", store->dir, digest_hex(digest).text,
             ending);
    return path;
}

struct store_path store_record_path(const struct store *store, int which)
{
    return store_path(store, which ? "active-b" : "active-a");
}

void store_layers(const struct store *store, const struct store_stack *stack,
                  struct store_layers *out)
{
    out->count = 0;
    for (enum layer_role role = LAYER_CONTENT; role <= LAYER_CLINIC; role++) {
        if (!store_has(stack, role))
            continue;
        const struct digest *digest = &stack->packs[role].digest;
        out->paths[out->count] = store_pack_path(store, digest, ".pack");
        out->layers[out->count] = (struct pack_layer){
            .path = out->paths[out->count].text, .digest = digest, .clinic = role == LAYER_CLINIC};
        out->count++;
    }
}

struct digest store_stack_digest(const struct store_stack *stack)
{
    struct digest both[2] = {0};
    for (enum layer_role role = LAYER_CONTENT; role <= LAYER_CLINIC; role++)
        if (store_has(stack, role))
            both[role] = stack->packs[role].digest;
    return digest_of(both, sizeof both);
}

uint64_t store_stack_key(const struct store_stack *stack)
{
    struct digest digest = store_stack_digest(stack);
    uint64_t key;
    memcpy(&key, digest.bytes, sizeof key);
    return key;
}
