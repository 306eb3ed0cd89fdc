/* What the program may do for one screen of a page: work in units, memory in bytes, and how
   deep nodes may lie in one another. They are counted, not timed, so that a page is over
   them on every machine or on none. NULL is a budget without a limit. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

#define BUDGET_GLYPH_UNITS 300
#define BUDGET_SHAPED 16384 /* places, a power of two */
#define BUDGET_DEPTH 64     /* twice what a script can nest, with what the program puts in it */

enum budget_limit { BUDGET_WITHIN, BUDGET_WORK, BUDGET_MEMORY, BUDGET_NESTING };

struct budget {
    int64_t units, bytes; /* that are left; a unit is about what a letter of a text takes */
    int64_t units_given, bytes_given;
    int depth;
    enum budget_limit over;         /* the first that was spent: from then on nothing is done */
    uint32_t shaped[BUDGET_SHAPED]; /* the last glyph at each place: hash of font and character */
    const char *file; /* the node that is worked on, or was then; NULL: the program's */
    int line;
};

void budget_begin(struct budget *budget, int64_t units, int64_t bytes);

/* How much of it was used, of what there is most of: work or memory. */
int budget_used_percent(const struct budget *budget);

/* "pages/a.lua:3: ...", with the cure. Always false. */
bool budget_say(const struct budget *budget, struct err *err);

static inline bool budget_is_left(const struct budget *budget)
{
    return !budget || budget->over == BUDGET_WITHIN;
}

/* false: it is spent, now or before. */
static inline bool budget_spend(struct budget *budget, int64_t units)
{
    if (!budget)
        return true;
    budget->units -= units;
    if (budget->units < 0 && budget->over == BUDGET_WITHIN)
        budget->over = BUDGET_WORK;
    return budget->over == BUDGET_WITHIN;
}

static inline void budget_take(struct budget *budget, size_t bytes)
{
    if (!budget)
        return;
    budget->bytes -= (int64_t)bytes;
    if (budget->bytes < 0 && budget->over == BUDGET_WITHIN)
        budget->over = BUDGET_MEMORY;
}

/* Takes what a character in a font takes that was not among the last ones: its outline is
   read, hinted and measured anew. */
static inline void budget_shape(struct budget *budget, uint32_t font, uint32_t cp)
{
    uint32_t hash = (font * 2654435761U ^ cp) * 2246822519U, at = hash >> 18;
    if (budget && budget->shaped[at] != hash) {
        budget->shaped[at] = hash;
        budget_spend(budget, BUDGET_GLYPH_UNITS);
    }
}

/* Begins with a node within the last one, and is done with it. What the program put into
   an author's node has no place of its own: file is NULL. */
bool budget_enter(struct budget *budget, const char *file, int line);
/* What comes now is the program's own, of no page. */
void budget_leave_page(struct budget *budget);
void budget_leave(struct budget *budget);
