/* Places in a grid: as many columns as leave the words their size, and cards that are all
   alike. */
#include <stddef.h>

#include "base/minmax.h"
#include "layout/inner.h"

/* What all cards of a grid have in common. */
struct design {
    int columns;
    enum card_form form;
    int percent; /* what their words are shrunk to; 0: no design fits */
};

/* At most so many; every longest word has room. */
static int fitting_columns(const struct layout_env *env, const struct node *grid, int w_px,
                           int columns)
{
    int gap = node_gap_px(env, grid);
    int count = 0, widest = env->theme->target_least_px;
    for (const struct node *child = grid->first; child && layout_goes_on(env);
         child = child->next, count++)
        widest = most(widest, least_width_px(env, child));
    if (columns <= 0)
        columns = count;
    while (columns > 1 && (w_px - (columns - 1) * gap) / columns < widest)
        columns--;
    /* Four that must be three are better two and two; three are not better one by one. */
    while (columns > 2 && count > columns && count % columns == 1 && count <= 6)
        columns--;
    return most(columns, 1);
}

static int gap_px(const struct layout_env *env, const struct node *grid, int columns)
{
    return columns == 1 ? env->theme->target_gap_px : node_gap_px(env, grid);
}

static int card_width_px(const struct layout_env *env, const struct node *grid, int w_px,
                         int columns)
{
    return (w_px - (columns - 1) * gap_px(env, grid, columns)) / columns;
}

static struct layout_env design_env(const struct layout_env *env, const struct design *design)
{
    struct layout_env inside = *env;
    inside.form = design->form;
    inside.scale_percent = design->percent;
    return inside;
}

/* Nothing in it is left out, broken or shrunk beyond what was asked for. */
static bool is_as_asked(const struct cell *cell)
{
    if (cell->squeezed || (cell->para && cell->para->word_broken))
        return false;
    for (const struct cell *child = cell->first; child; child = child->next)
        if (!is_as_asked(child))
            return false;
    return true;
}

static bool design_fits(const struct layout_env *env, const struct node *grid, int w_px,
                        struct design design)
{
    struct layout_env inside = design_env(env, &design);
    int w = card_width_px(env, grid, w_px, design.columns);
    for (const struct node *child = grid->first; child && layout_goes_on(env);
         child = child->next) {
        const struct cell *cell = layout_node(&inside, child, w);
        if (cell->shrunk_percent < design.percent || !is_as_asked(cell))
            return false;
    }
    return true;
}

/* Sets the design's percent to the largest that fits, if that is more than the best's. */
static bool is_better(const struct layout_env *env, const struct node *grid, int w_px,
                      struct design *design, const struct design *best)
{
    int low = most(best->percent + 1, SHRUNK_LEAST_PERCENT);
    int high = env->scale_percent;
    design->percent = high;
    if (low > high || design_fits(env, grid, w_px, *design))
        return low <= high;
    design->percent = low;
    if (low == high || !design_fits(env, grid, w_px, *design))
        return false;
    while (high - low > 1 && layout_goes_on(env)) {
        design->percent = (low + high) / 2;
        if (design_fits(env, grid, w_px, *design))
            low = design->percent;
        else
            high = design->percent;
    }
    design->percent = low;
    return true;
}

/* Most columns whose words are large enough, else the largest words; the fullest form for
   words of one size. */
static struct design choose_design(const struct layout_env *env, const struct node *grid, int w_px)
{
    int columns = fitting_columns(env, grid, w_px, grid->columns);
    struct design best = {columns, CARD_WORDS, 0};
    for (; columns >= 1 && layout_goes_on(env);
         columns = columns > 1 ? fitting_columns(env, grid, w_px, columns - 1) : 0) {
        for (int form = CARD_WHOLE; form <= CARD_WORDS; form++) {
            struct design design = {columns, (enum card_form)form, 0};
            if (is_better(env, grid, w_px, &design, &best))
                best = design;
        }
        /* Words that a visitor made larger may lose a little of it rather than a column. */
        if (best.percent * 100 >=
            env->scale_percent * (env->theme->text_percent > 100 ? ENOUGH_PERCENT : 100))
            return best;
    }
    if (best.percent == 0)
        best.percent = least(env->scale_percent, SHRUNK_LEAST_PERCENT);
    return best;
}

/* Whether a large step of its words had to be a smaller one. */
static bool stepped_down(const struct layout_env *env, const struct cell *cell)
{
    const struct node *node = cell->node;
    if (node->kind == NODE_TEXT && node->tile == TILE_NONE && node->size > SIZE_BODY)
        return cell->em_px < layout_em_px(env, node->size) && !theme_is_small(env->theme);
    for (const struct cell *child = cell->first; child; child = child->next)
        if (stepped_down(env, child))
            return true;
    return false;
}

static bool lay_cards(const struct layout_env *env, struct cell *grid, int w_px, int columns)
{
    bool stepped = false;
    int y = 0, column = 0, h = 0;
    int each = card_width_px(env, grid->node, w_px, columns);
    struct cell *first = NULL;
    grid->first = grid->last = NULL;
    const struct node *child = grid->node->first;
    for (; child && layout_goes_on(env); child = child->next) {
        struct cell *laid = layout_node(env, child, each);
        stepped = stepped || stepped_down(env, laid);
        cell_append(grid, laid);
        if (column == 0)
            first = laid;
        laid->rect.x = column * (each + grid->gap_px);
        h = most(h, laid->rect.h);
        if (++column < columns && child->next)
            continue;
        cell_align_line(first, NULL, y, h, ALIGN_START);
        y += h + grid->gap_px;
        column = h = 0;
    }
    grid->rect.h = most(y - grid->gap_px, 0);
    return !stepped;
}

/* What is higher than a screen can be parted only where it stands alone on its line. */
static bool has_too_high(const struct layout_env *env, const struct cell *grid)
{
    for (const struct cell *child = grid->first; child; child = child->next)
        if (child->rect.h > env->box_h_px)
            return true;
    return false;
}

void layout_grid(const struct layout_env *env, struct cell *cell, int w_px)
{
    if (node_is_menu(cell->node) && layout_menu(env, cell, w_px))
        return;
    struct design design = choose_design(env, cell->node, w_px);
    struct layout_env inside = design_env(env, &design);
    cell->gap_px = gap_px(env, cell->node, design.columns);
    cell->rect.w = w_px;
    bool is_laid = lay_cards(&inside, cell, w_px, design.columns);
    if (design.columns > 1 && has_too_high(env, cell)) {
        design.columns = 1;
        cell->gap_px = gap_px(env, cell->node, 1);
        is_laid = lay_cards(&inside, cell, w_px, 1);
    }
    if (is_laid)
        return;
    inside.step_less = true;
    lay_cards(&inside, cell, w_px, design.columns);
}
