/* Places side by side: what fits a row, and what becomes of a row that does not fit. */
#include <stddef.h>

#include "base/minmax.h"
#include "ui/layout_inner.h"

struct widths {
    int count, grow, fixed_px, gap_px;
    bool even; /* nothing grows: all are alike */
    bool fits;
};

static bool
is_decoration(const struct node *node)
{
    return node->kind == NODE_ICON;
}

static struct widths
row_widths(const struct layout_env *env, const struct node *row, int w_px, bool bare)
{
    struct widths widths = {.gap_px = node_gap_px(env, row), .fits = true};
    int least_px = 0;
    for (const struct node *child = row->first; child; child = child->next)
        widths.grow += child->grow;
    widths.even = widths.grow == 0;
    for (const struct node *child = row->first; child; child = child->next) {
        if (bare && is_decoration(child))
            continue;
        widths.count++;
        if (!widths.even && child->grow == 0)
            widths.fixed_px += natural_width_px(env, child);
        else
            least_px += least_width_px(env, child);
    }
    int gaps = (widths.count - 1) * widths.gap_px;
    if (!widths.even) {
        widths.fits = widths.fixed_px + least_px + gaps <= w_px;
    } else if (widths.count > 0) {
        int each = (w_px - gaps) / widths.count;
        for (const struct node *child = row->first; child; child = child->next)
            widths.fits = widths.fits && least_width_px(env, child) <= each;
    }
    return widths;
}

/* What a growing child gets of the room that the others leave. */
static int
share_px(const struct widths *widths, const struct node *child, int w_px)
{
    int free_px = w_px - (widths->count - 1) * widths->gap_px - widths->fixed_px;
    return widths->grow > 0 ? free_px * child->grow / widths->grow : 0;
}

/* A share that is too narrow for its longest word becomes a fixed width, until none is.
 */
static void
widen_shares(const struct layout_env *env, const struct node *row, struct widths *widths,
             int w_px)
{
    const struct widths first = *widths;
    int before;
    do {
        struct widths next = first;
        for (const struct node *child = row->first; child; child = child->next) {
            int least_px = least_width_px(env, child);
            if (child->grow == 0 || share_px(widths, child, w_px) >= least_px)
                continue;
            next.fixed_px += least_px;
            next.grow -= child->grow;
        }
        before = widths->grow;
        *widths = next;
    } while (widths->grow < before);
}

static int
child_width_px(const struct layout_env *env, const struct widths *widths,
               const struct node *child, int w_px)
{
    if (widths->even)
        return (w_px - (widths->count - 1) * widths->gap_px) / widths->count;
    return child->grow ? most(share_px(widths, child, w_px), least_width_px(env, child))
                       : natural_width_px(env, child);
}

/* Whether each growing cell's share holds its longest word. */
static bool
shares_fit(const struct layout_env *env, const struct node *row, int w_px)
{
    struct widths widths = row_widths(env, row, w_px, false);
    for (const struct node *child = row->first; child; child = child->next)
        if (child->grow > 0 &&
            share_px(&widths, child, w_px) < least_width_px(env, child))
            return false;
    return widths.fits;
}

static int
count_growing(const struct node *row)
{
    int count = 0;
    for (const struct node *child = row->first; child; child = child->next)
        count += child->grow > 0;
    return count;
}

/* Rows of several growing cells, one below the other, are a table: all of them fit, or
   none stands side by side. */
static bool
table_fits(const struct layout_env *env, const struct node *row, int w_px)
{
    int growing = count_growing(row);
    if (growing < 2)
        return true;
    if (!row->parent || row->parent->kind != NODE_COLUMN)
        return shares_fit(env, row, w_px);
    for (const struct node *other = row->parent->first; other; other = other->next)
        if (other->kind == NODE_ROW && count_growing(other) == growing &&
            !shares_fit(env, other, w_px))
            return false;
    return true;
}

/* Children side by side. false: they do not fit so. */
static bool
lay_beside(const struct layout_env *env, struct cell *cell, int w_px)
{
    const struct node *row = cell->node;
    bool in_button = row->parent && row->parent->kind == NODE_BUTTON;
    bool bare = false;
    struct widths widths = row_widths(env, row, w_px, bare);
    if (!widths.fits && in_button) {
        bare = true;
        widths = row_widths(env, row, w_px, bare);
    }
    if (!widths.fits || widths.count == 0 || (!in_button && !table_fits(env, row, w_px)))
        return false;
    widen_shares(env, row, &widths, w_px);
    int x = 0, h = 0;
    for (const struct node *child = row->first; child; child = child->next) {
        if (bare && is_decoration(child))
            continue;
        int w = child_width_px(env, &widths, child, w_px);
        struct cell *laid = layout_node(env, child, w);
        laid->rect.x = x;
        cell_append(cell, laid);
        h = most(h, laid->rect.h);
        x += w + widths.gap_px;
    }
    bool centred = in_button || row->align == ALIGN_CENTER;
    layout_align_line(cell->first, NULL, 0, h, centred ? ALIGN_CENTER : row->align);
    cell->rect.w = w_px;
    cell->rect.h = h;
    return h <= env->box_h_px || in_button;
}

/* The one child of a row that is not decoration; NULL if there are more. */
static const struct node *
only_words(const struct node *row)
{
    const struct node *only = NULL;
    for (const struct node *child = row->first; child; child = child->next) {
        if (is_decoration(child))
            continue;
        if (only)
            return NULL;
        only = child;
    }
    return only;
}

/* One below the other beside their number or sign; what only decorates is left out. */
static void
stack_in_button(const struct layout_env *env, struct cell *cell, int w_px)
{
    const struct node *child = cell->node->first;
    int x = 0, y = 0, gap = node_gap_px(env, cell->node);
    if (child->tile != TILE_NONE) {
        x = natural_width_px(env, child) + gap;
        cell_append(cell, layout_node(env, child, x - gap));
        cell->rect.h = cell->first->rect.h;
        child = child->next;
    }
    for (; child; child = child->next) {
        if (is_decoration(child))
            continue;
        struct cell *laid = layout_node(env, child, w_px - x);
        laid->rect.x = x;
        laid->rect.y = y;
        cell_append(cell, laid);
        cell->rect.h = most(cell->rect.h, y + laid->rect.h);
        y += laid->rect.h + gap;
    }
    cell->rect.w = w_px;
}

/* Side by side, else one below the other; a sign beside words goes before they are
 * parted. */
void
layout_row(const struct layout_env *env, struct cell *cell, int w_px)
{
    if (lay_beside(env, cell, w_px))
        return;
    cell->first = cell->last = NULL;
    const struct node *only = only_words(cell->node);
    if (!only && cell->node->parent && cell->node->parent->kind == NODE_BUTTON) {
        stack_in_button(env, cell, w_px);
        return;
    }
    if (!only) {
        layout_column(env, cell, w_px);
        return;
    }
    cell_append(cell, layout_node(env, only, w_px));
    cell->stacked = true;
    cell->rect.w = w_px;
    cell->rect.h = cell->first->rect.h;
}
