/* Where a line may end: UAX 14, as libunibreak 1.1 has it, and never inside a cluster. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

enum breaks { BREAK_MUST, BREAK_MAY, BREAK_NOT }; /* after the character */

/* Fills out[0..count) for one paragraph. The last is always BREAK_MUST. Thai, Lao, Khmer
   and Burmese break at U+200B only: words are not looked up. */
void breaks_find(struct arena *arena, const uint32_t *cps, int count, const char *lang, char *out);

/* Whether a cluster, what a reader sees as one character, begins at cps[at]. */
bool cluster_starts(const uint32_t *cps, int at);
