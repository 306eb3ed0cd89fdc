/* Whether a handout fits on the two sides of one sheet, Letter and A4 alike: a count of
   lines in a size of type, on the safe side. Pure. */
#pragma once

#include <stdbool.h>

#include "workshop/readout.h"

#define HANDOUT_LEAST_PT 14 /* large print */
#define HANDOUT_MOST_PT 17

struct handout_part { /* a page's words on the sheet */
    const char *title;
    struct readout_line *lines; /* TEXT, ITEM, CHOICE, WARNING */
    int count;
};

/* How many lines from this one on are one list; 0: it is not in a list. Whether they are
   so short that the list is better in two columns. */
int handout_list(const struct handout_part *part, int from, int pt, bool *two_columns);

/* The largest size that fits, and how many parts stand on the first side; 0: none does. */
int handout_fit(const struct handout_part *parts, int count, int *first_side);
