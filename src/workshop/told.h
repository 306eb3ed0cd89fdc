/* Findings of screens: what breaks in many variants is told once, of the first. */
#pragma once

#include "workshop/lint.h"

struct told { /* begins zeroed */
    uint64_t *keys;
    size_t count, room;
};

/* A finding at the node (NULL, or one of the bars: at the page), with the variant that
   the visit's stage is in behind the text. `what` tells one breach of a rule at a node
   from another; told before, it is left out. */
void told_find(struct told *told, struct lint *lint, const struct lint_visit *visit,
               const char *rule, const struct node *node, const char *what, const char *text);
void told_free(struct told *told);
