/* The graph of a pack's pages: an edge for each way that some visit of a page offers. */
#include "workshop/graph.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/vec.h"

struct edge {
    uint32_t from, to;
};

struct lint_graph {
    const char **pages; /* sorted */
    size_t page_count;
    struct edge *edges;
    size_t edge_count, room;
    int *depths; /* by page; NULL until somebody asks */
};

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

struct lint_graph *graph_create(const struct pack *pack)
{
    struct lint_graph *graph = xcalloc(1, sizeof *graph);
    graph->page_count = pack_page_count(pack);
    graph->pages = xcalloc(graph->page_count + 1, sizeof *graph->pages);
    for (size_t i = 0; i < graph->page_count; i++)
        graph->pages[i] = pack_page(pack, i);
    qsort(graph->pages, graph->page_count, sizeof *graph->pages, by_bytes);
    return graph;
}

void graph_free(struct lint_graph *graph)
{
    if (!graph)
        return;
    free(graph->pages);
    free(graph->edges);
    free(graph->depths);
    free(graph);
}

static const char **find(const struct lint_graph *graph, const char *page)
{
    return bsearch(&page, graph->pages, graph->page_count, sizeof *graph->pages, by_bytes);
}

static bool has_edge(const struct lint_graph *graph, uint32_t from, uint32_t to)
{
    for (size_t i = 0; i < graph->edge_count; i++) {
        if (graph->edges[i].from == from && graph->edges[i].to == to)
            return true;
    }
    return false;
}

void graph_add(struct lint_graph *graph, const char *from, const char *to)
{
    const char **one = find(graph, from), **other = find(graph, to);
    if (!one || !other)
        return;
    const struct edge edge = {(uint32_t)(one - graph->pages), (uint32_t)(other - graph->pages)};
    vec_push(graph->edges, graph->edge_count, graph->room, edge);
}

/* Rounds over all edges until nothing is nearer than it was: packs are shallow. */
static void measure_depths(struct lint_graph *graph, size_t start)
{
    graph->depths = xmalloc(graph->page_count * sizeof *graph->depths);
    for (size_t i = 0; i < graph->page_count; i++)
        graph->depths[i] = i == start ? 0 : -1;
    for (bool nearer = true; nearer;) {
        nearer = false;
        for (size_t i = 0; i < graph->edge_count; i++) {
            const struct edge *edge = &graph->edges[i];
            int wanted = graph->depths[edge->from] + 1, *depth = &graph->depths[edge->to];
            if (wanted == 0 || (*depth >= 0 && *depth <= wanted))
                continue;
            *depth = wanted;
            nearer = true;
        }
    }
}

int graph_depth(struct lint_graph *graph, const char *start, const char *page)
{
    const char **first = find(graph, start), **end = find(graph, page);
    if (!first || !end)
        return -1;
    if (!graph->depths)
        measure_depths(graph, (size_t)(first - graph->pages));
    return graph->depths[end - graph->pages];
}

bool graph_leads(const struct lint_graph *graph, const char *from, const char *to)
{
    const char **one = find(graph, from), **other = find(graph, to);
    return one && other &&
           has_edge(graph, (uint32_t)(one - graph->pages), (uint32_t)(other - graph->pages));
}
