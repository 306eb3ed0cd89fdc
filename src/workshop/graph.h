/* Which page leads to which, as visits find it. Only for lint.c and visits.c. */
#pragma once

#include "workshop/lint.h"

struct lint_graph *graph_create(const struct pack *pack);
void graph_free(struct lint_graph *graph); /* NULL is fine */

/* A page that is not known is passed over. */
void graph_add(struct lint_graph *graph, const char *from, const char *to);
