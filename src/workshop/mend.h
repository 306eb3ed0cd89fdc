/* A pack whose conf files have mistakes, opened all the same: each mistake is told, and
   its line left out in a copy that lies over the pack as one more layer. */
#pragma once

#include "workshop/lint.h"

#define MEND_FILES 3 /* pack.conf, clinic.conf, theme.conf */

struct lint_mend {
    char dir[40]; /* of the copies; "" until one is needed */
    const char *copies[MEND_FILES], *originals[MEND_FILES]; /* NULL: no copy is made */
};

/* Adds a finding for every line that was left out. NULL: it can not be opened even so,
   for the reason in lint->trouble. */
struct bundle *mend_open(struct lint *lint);
void mend_close(struct lint_mend *mend);
