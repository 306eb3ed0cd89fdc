/* The one way down: each node is laid out, and asked for its widths, by its kind's row. What
   can not be cut is made to fit here. */
#include <stddef.h>

#include "layout/inner.h"
#include "layout/kinds.h"

void cell_append(struct cell *parent, struct cell *child)
{
    if (parent->last)
        parent->last->next = child;
    else
        parent->first = child;
    parent->last = child;
}

struct cell *cell_make(const struct layout_env *env, struct cell *parent, const struct node *node)
{
    struct cell *cell = arena_alloc(env->arena, sizeof *cell);
    cell->node = node;
    cell->shrunk_percent = env->scale_percent;
    if (node->kind == NODE_TEXT)
        cell->para = &para_unset;
    if (parent)
        cell_append(parent, cell);
    return cell;
}

/* Everything that is touched or has a ground gets the line's height, its content centred;
   so does a column through its only child. */
void cell_stretch(struct cell *cell, int h_px)
{
    const struct node *node = cell->node;
    bool grows = node->kind == NODE_BUTTON || node->panel != PANEL_NONE;
    int free_px = h_px - cell->rect.h;
    if (free_px <= 0)
        return;
    if (!grows && cell->stacked && cell->first && cell->first == cell->last) {
        cell_stretch(cell->first, h_px);
        cell->rect.h = cell->first->rect.h;
    }
    if (!grows)
        return;
    cell->rect.h = h_px;
    for (struct cell *child = cell->first; child; child = child->next)
        child->rect.y += free_px / 2;
}

void cell_align_line(struct cell *first, const struct cell *end, int y_px, int h_px,
                     enum align align)
{
    for (struct cell *cell = first; cell != end; cell = cell->next) {
        cell_stretch(cell, h_px);
        int free_px = h_px - cell->rect.h;
        cell->rect.y = y_px + (align == ALIGN_CENTER ? free_px / 2
                               : align == ALIGN_END  ? free_px
                                                     : 0);
    }
}

static struct cell *lay_at(const struct layout_env *env, const struct node *node, int w_px,
                           int percent)
{
    struct layout_env shrunk = *env;
    shrunk.scale_percent = percent;
    struct cell *cell = cell_make(&shrunk, NULL, node);
    cell->gap_px = node_gap_px(&shrunk, node);
    env->kinds[node->kind].lay(&shrunk, cell, w_px);
    return cell;
}

/* What can not be cut and is higher than a screen is shrunk, never clipped. */
static struct cell *lay_to_fit(const struct layout_env *env, const struct node *node, int w_px)
{
    struct cell *cell = lay_at(env, node, w_px, env->scale_percent);
    if (node->kind != NODE_BUTTON || cell->rect.h <= env->box_h_px)
        return cell;
    int low = SHRUNK_LEAST_PERCENT, high = env->scale_percent;
    if (low < high)
        cell = lay_at(env, node, w_px, low);
    while (high - low > 1 && layout_goes_on(env)) {
        int middle = (low + high) / 2;
        struct cell *tried = lay_at(env, node, w_px, middle);
        if (tried->rect.h > env->box_h_px) {
            high = middle;
        } else {
            low = middle;
            cell = tried;
        }
    }
    return cell;
}

struct cell *layout_node(const struct layout_env *env, const struct node *node, int w_px)
{
    struct budget *budget = env->measure->budget;
    bool goes = budget_enter(budget, node->file, node->line) && budget_spend(budget, CELL_UNITS);
    struct cell *cell = goes ? lay_to_fit(env, node, w_px) : cell_make(env, NULL, node);
    budget_leave(budget);
    return cell;
}

/* 0 where the budget is spent. */
static int width_of_px(const struct layout_env *env, const struct node *node,
                       int (*width_px)(const struct layout_env *, const struct node *))
{
    struct budget *budget = env->measure->budget;
    bool goes = budget_enter(budget, node->file, node->line) && budget_spend(budget, NODE_UNITS);
    int w_px = goes ? width_px(env, node) : 0;
    budget_leave(budget);
    return w_px;
}

static int fixed_least_px(const struct layout_env *env, const struct node *node)
{
    return theme_px(env->theme, env->kinds[node->kind].least_mm);
}

int least_width_px(const struct layout_env *env, const struct node *node)
{
    const struct kind *kind = &env->kinds[node->kind];
    return width_of_px(env, node, kind->least_px ? kind->least_px : fixed_least_px);
}

int natural_width_px(const struct layout_env *env, const struct node *node)
{
    const struct kind *kind = &env->kinds[node->kind];
    return width_of_px(env, node, kind->natural_px ? kind->natural_px : least_width_px);
}
