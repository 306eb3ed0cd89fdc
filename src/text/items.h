/* A text taken apart: what setting it must know of each of its characters. */
#pragma once

#include "base/arena.h"
#include "text/chars.h"
#include "text/para.h"

struct items {
    char *plain; /* without `**`; other control characters than '\n' are spaces, and a "?"
                          is what no face shows: one for all that stand in a row */
    int count;   /* characters, of plain; each array has one entry for each */
    uint32_t *cps;
    int *at; /* its offset in plain; at[count] is plain's length */
    bool *bold;
    enum script *scripts; /* digits, punctuation and marks have their neighbour's */
    uint8_t *faces;
    uint8_t *levels; /* of bidi, UAX 9 */
    char *breaks;    /* enum breaks, after the character; '\n' is not looked at */
    bool has_rtl;    /* false: all levels are 0 */
};

const struct items *items_make(struct arena *arena, const struct measure *measure, const char *text,
                               const struct para_style *style);

/* The first character of the text that no face shows; 0: there is none. */
uint32_t items_uncovered(const struct measure *measure, const char *text);

/* The end of the stretch from `from` that is one run: nothing changes before it. */
int items_run_end(const struct items *items, int from, int to);
