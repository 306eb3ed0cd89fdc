/* Which showings of pages were seen before: two with the same words and buttons are one. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "layout/node.h"

struct seen {         /* begins zeroed */
    uint64_t *hashes; /* open addressing; 0: a free place */
    size_t count, room;
};

bool seen_add(struct seen *seen, const struct page *page); /* false: it was seen before */
void seen_free(struct seen *seen);
