/* What was drawn in this run of the program, as a PNG or as pixels by key, so that it is drawn once: also by
   processes that were forked after the first drawing or after drawn_begin(). It lies in memory
   that has no name, and ends with the last of them; or in the file that ANTEROOM_DRAWN names, which
   tests/run.sh has for all that draw the same pack. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

struct drawn_key {
    uint64_t hash, len; /* of the source */
    int32_t w, h;       /* px */
};

void drawn_begin(void);
bool drawn_find(const struct drawn_key *key, struct buf *png); /* appended */
/* Nothing is kept once it is 256 MiB together. */
void drawn_keep(const struct drawn_key *key, const struct buf *png);
