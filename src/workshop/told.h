/* Findings of screens: what breaks in many variants is told once, of the first of them, in
   whatever order they are looked at. */
#pragma once

#include "workshop/lint.h"

struct told { /* begins zeroed */
    struct arena *arena;
    struct told_finding *items;
    size_t count, room;
};

/* A finding at the node (NULL, or one of the bars: at the page), with the variant that
   the visit's stage is in behind the text. `what` tells one breach of a rule at a node
   from another. */
void told_find(struct told *told, const struct lint_visit *visit, const char *rule,
               const struct node *node, const char *what, const char *text);

/* As bytes, for another process; and those of another process, which is ours. */
void told_write(const struct told *told, struct buf *out);
void told_read(struct told *told, const struct buf *bytes);

void told_report(struct told *told, struct lint *lint); /* to the report; begins anew */
void told_free(struct told *told);
