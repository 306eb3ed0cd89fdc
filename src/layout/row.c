/* Places side by side: what fits a row, and what becomes of a row that does not fit. */
#include <stddef.h>

#include "base/minmax.h"
#include "layout/inner.h"
#include "layout/kinds.h"

struct widths {
    int count, grow, fixed_px, gap_px;
    bool even; /* nothing grows: all are alike */
    bool fits;
};

static bool in_button(const struct node *row)
{
    const struct node *parent = row->parent;
    if (parent && parent->kind == NODE_COLUMN) /* below the picture of where to begin */
        parent = parent->parent && parent->parent->button == BUTTON_START ? parent->parent : NULL;
    return parent && parent->kind == NODE_BUTTON;
}

static struct widths row_widths(const struct layout_env *env, const struct node *row, int w_px,
                                enum card_form form)
{
    struct widths widths = {.gap_px = node_gap_px(env, row), .fits = true};
    int least_px = 0;
    for (const struct node *child = row->first; child; child = child->next)
        widths.grow += child->grow;
    widths.even = widths.grow == 0;
    for (const struct node *child = row->first; child && layout_goes_on(env); child = child->next) {
        if (form > last_form(child))
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
        for (const struct node *child = row->first; child && widths.fits; child = child->next)
            widths.fits = least_width_px(env, child) <= each;
    }
    return widths;
}

/* What a growing child gets of the room that the others leave. */
static int share_px(const struct widths *widths, const struct node *child, int w_px)
{
    int free_px = w_px - (widths->count - 1) * widths->gap_px - widths->fixed_px;
    return widths->grow > 0 ? (int)((int64_t)free_px * child->grow / widths->grow) : 0;
}

/* A share that is too narrow for its longest word becomes a fixed width, until none is. */
static void widen_shares(const struct layout_env *env, const struct node *row,
                         struct widths *widths, int w_px)
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
    } while (widths->grow < before && layout_goes_on(env));
}

static int child_width_px(const struct layout_env *env, const struct widths *widths,
                          const struct node *child, int w_px)
{
    if (widths->even)
        return (w_px - (widths->count - 1) * widths->gap_px) / widths->count;
    return child->grow ? most(share_px(widths, child, w_px), least_width_px(env, child))
                       : natural_width_px(env, child);
}

/* Whether each growing cell's share holds its longest word. */
static bool shares_fit(const struct layout_env *env, const struct node *row, int w_px)
{
    struct widths widths = row_widths(env, row, w_px, CARD_WHOLE);
    for (const struct node *child = row->first; child; child = child->next)
        if (child->grow > 0 && share_px(&widths, child, w_px) < least_width_px(env, child))
            return false;
    return widths.fits;
}

static int count_growing(const struct node *row)
{
    int count = 0;
    for (const struct node *child = row->first; child; child = child->next)
        count += child->grow > 0;
    return count;
}

/* Rows of several growing cells, one below the other, are a table: all of them fit, or
   none stands side by side. */
static bool table_fits(const struct layout_env *env, const struct node *row, int w_px)
{
    int growing = count_growing(row);
    if (growing < 2)
        return true;
    if (!row->parent || row->parent->kind != NODE_COLUMN)
        return shares_fit(env, row, w_px);
    for (const struct node *other = row->parent->first; other && layout_goes_on(env);
         other = other->next)
        if (other->kind == NODE_ROW && count_growing(other) == growing &&
            !shares_fit(env, other, w_px))
            return false;
    return true;
}

/* Children side by side. false: they do not fit so. */
static bool lay_beside(const struct layout_env *env, struct cell *cell, int w_px)
{
    const struct node *row = cell->node;
    bool card = in_button(row);
    enum card_form form = card ? env->form : CARD_WHOLE;
    struct widths widths = row_widths(env, row, w_px, form);
    while (!widths.fits && card && form < CARD_WORDS)
        widths = row_widths(env, row, w_px, ++form);
    if (!widths.fits || widths.count == 0 || (!card && !table_fits(env, row, w_px)))
        return false;
    cell->squeezed = card && form != env->form;
    widen_shares(env, row, &widths, w_px);
    int x = 0, h = 0;
    for (const struct node *child = row->first; child && layout_goes_on(env); child = child->next) {
        if (form > last_form(child))
            continue;
        int w = child_width_px(env, &widths, child, w_px);
        struct cell *laid = layout_node(env, child, w);
        laid->rect.x = x;
        cell_append(cell, laid);
        h = most(h, laid->rect.h);
        x += w + widths.gap_px;
    }
    bool centred = card || row->align == ALIGN_CENTER;
    cell_align_line(cell->first, NULL, 0, h, centred ? ALIGN_CENTER : row->align);
    cell->rect.w = w_px;
    cell->rect.h = h;
    return h <= env->box_h_px || card;
}

/* A mark and its words: a sign that says something, or a number. */
static bool is_marked(const struct node *row)
{
    const struct node *mark = row->first;
    if (row->kind != NODE_ROW || !mark || !mark->next || mark->next != row->last)
        return false;
    bool says = mark->kind == NODE_ICON && mark->tone != TONE_SOFT;
    bool number = mark->kind == NODE_TEXT && mark->tile != TILE_NONE;
    return (says || number) && row->last->kind == NODE_TEXT;
}

static bool list_fits(const struct layout_env *env, const struct node *column, int w_px, int less)
{
    struct layout_env smaller = *env;
    smaller.scale_percent = env->scale_percent * (100 - less) / 100;
    for (const struct node *row = column->first; row && layout_goes_on(env); row = row->next)
        if (is_marked(row) && !lay_beside(&smaller, cell_make(env, NULL, row), w_px))
            return false;
    return true;
}

/* Whether a mark above its words would stand on one screen with two lines of them. */
static bool mark_fits_above(const struct layout_env *env)
{
    int em = layout_em_px(env, SIZE_BODY);
    return em * 115 / 100 + env->theme->pad_px + 2 * em * 144 / 100 <= env->box_h_px;
}

/* Words shrink so far to stand beside their mark: to the next smaller size that a visitor
   can choose; to the smallest, where the mark could not stand above them either. */
static int list_most_less(const struct layout_env *env)
{
    int chosen = env->theme->text_percent;
    if (chosen <= 100)
        return 20;
    int next = chosen > 150 && mark_fits_above(env) ? 150 : 100;
    return 100 - (100 * next + chosen - 1) / chosen;
}

void layout_list(struct layout_env *env, const struct node *column, int w_px)
{
    env->list_less_percent = 0;
    env->marks_above = false;
    if (list_fits(env, column, w_px, 0))
        return;
    int low = 0, high = list_most_less(env);
    env->marks_above = !list_fits(env, column, w_px, high);
    while (!env->marks_above && high - low > 1 && layout_goes_on(env)) {
        int middle = (low + high) / 2;
        if (list_fits(env, column, w_px, middle))
            high = middle;
        else
            low = middle;
    }
    env->list_less_percent = env->marks_above ? 0 : high;
}

/* One below the other beside their number or sign; what only decorates is left out. */
static void stack_beside_sign(const struct layout_env *env, struct cell *cell, int w_px)
{
    const struct node *child = cell->node->first;
    int x = 0, y = 0, gap = node_gap_px(env, cell->node);
    if (child && child->tile != TILE_NONE && last_form(child) == CARD_WORDS) {
        x = natural_width_px(env, child) + gap;
        cell_append(cell, layout_node(env, child, x - gap));
        cell->rect.h = cell->first->rect.h;
        child = child->next;
    }
    for (; child && layout_goes_on(env); child = child->next) {
        if (last_form(child) != CARD_WORDS)
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

/* The words of a tick shrink rather than be broken. */
static void stack_in_button(const struct layout_env *env, struct cell *cell, int w_px)
{
    struct layout_env smaller = *env;
    int signs = 0, words = 0;
    for (const struct node *child = cell->node->first; child; child = child->next) {
        signs += child->kind == NODE_ICON && last_form(child) == CARD_WORDS;
        words += child->kind != NODE_ICON && child->tile == TILE_NONE;
    }
    while (signs > 0 && smaller.scale_percent > SHRUNK_LEAST_PERCENT && layout_goes_on(env) &&
           least_width_px(&smaller, cell->node) > w_px)
        smaller.scale_percent -= 2;
    stack_beside_sign(&smaller, cell, w_px);
    cell->squeezed = env->form != CARD_WORDS || words == 1;
}

/* The one child of a row that is not ornament; NULL if there are more. */
static const struct node *only_words(const struct node *row)
{
    const struct node *only = NULL;
    for (const struct node *child = row->first; child; child = child->next) {
        if (child->kind == NODE_ICON && child->tone == TONE_SOFT)
            continue;
        if (only)
            return NULL;
        only = child;
    }
    return only;
}

/* One below the other, and may be parted: an ornament goes, a mark stands above. */
static void lay_parted(const struct layout_env *env, struct cell *cell, int w_px)
{
    const struct node *only = only_words(cell->node);
    /* Above its words a sign would take a screen's place from them. */
    if (!only && theme_is_small(env->theme) && is_marked(cell->node) &&
        cell->node->first->kind == NODE_ICON)
        only = cell->node->last;
    if (!only) {
        env->kinds[NODE_COLUMN].lay(env, cell, w_px);
        return;
    }
    cell_append(cell, layout_node(env, only, w_px));
    cell->stacked = true;
    cell->rect.w = w_px;
    cell->rect.h = cell->first->rect.h;
}

/* Side by side, else one below the other. */
void layout_row(const struct layout_env *env, struct cell *cell, int w_px)
{
    struct layout_env inside = *env;
    bool list = is_marked(cell->node) && !in_button(cell->node);
    if (list)
        inside.scale_percent = env->scale_percent * (100 - env->list_less_percent) / 100;
    if (!(list && env->marks_above) && lay_beside(&inside, cell, w_px))
        return;
    cell->first = cell->last = NULL;
    if (in_button(cell->node))
        stack_in_button(env, cell, w_px);
    else
        lay_parted(env, cell, w_px);
}
