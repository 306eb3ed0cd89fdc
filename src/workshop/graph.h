/* Which page leads to which, as visits find it. Only for lint.c and visits.c. */
#pragma once

#include "workshop/lint.h"

struct lint_graph *graph_create(const struct pack *pack);
void graph_free(struct lint_graph *graph); /* NULL is fine */

/* A page that is not known is passed over. */
void graph_add(struct lint_graph *graph, const char *from, const char *to);

/* How many ways lead from one page to the other, -1: none do. Ways that are added later do not
   count any more. */
int graph_depth(struct lint_graph *graph, const char *start, const char *page);
bool graph_leads(const struct lint_graph *graph, const char *from, const char *to); /* one does */
