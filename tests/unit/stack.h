/* Plain paths as pack_open wants them. */
#pragma once

#include <assert.h>
#include <stddef.h>

#include "pack/pack.h"

struct stack {
    struct pack_layer layers[PACK_LAYERS];
};

static inline struct stack stack_of(const char *const *paths, size_t count)
{
    struct stack stack = {0};
    assert(count <= PACK_LAYERS);
    for (size_t i = 0; i < count; i++)
        stack.layers[i].path = paths[i];
    return stack;
}
