/* Widths by key, each at the one place its key has; the newer takes it. */
#include "text/widths.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/hash.h"

#define PLACES 8192 /* some two thirds are in use when every page of MILD was seen */

struct width {
    uint64_t key; /* 0: the place is free */
    int w_px;
};

struct widths {
    struct width places[PLACES];
};

struct widths *widths_create(void)
{
    return xcalloc(1, sizeof(struct widths));
}

void widths_destroy(struct widths *widths)
{
    if (!widths)
        return;
    widths_forget(widths);
    free(widths);
}

uint64_t widths_key(const struct run *run)
{
    uint32_t rest[3] = {run->font, run->rtl, run->script};
    uint64_t key = hash_bytes(hash_text(HASH_START, run->text), rest, sizeof rest);
    return key ? key : 1;
}

bool widths_find(const struct widths *widths, uint64_t key, int *w_px)
{
    const struct width *place = &widths->places[key % PLACES];
    if (place->key != key)
        return false;
    *w_px = place->w_px;
    return true;
}

void widths_keep(struct widths *widths, uint64_t key, int w_px)
{
    widths->places[key % PLACES] = (struct width){key, w_px};
}

void widths_forget(struct widths *widths)
{
    explicit_bzero(widths, sizeof *widths);
}
