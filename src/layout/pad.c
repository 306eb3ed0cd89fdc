/* The keys of a pad, in the columns that give the largest keys: 3x4, 4x3 or 6x2 for
   digits; letters beside words of two cells, 30 in all, 6x5, 10x3, 15x2 or 5x6. */
#include <stddef.h>

#include "base/minmax.h"
#include "layout/inner.h"

#define KEY_MOST_MM 48.0
#define MUCH_LARGER_PERCENT 112

/* A letter or a digit, which is large; not Erase, Space or Find. */
static bool is_character(const struct node *key)
{
    return key->first->size == SIZE_H2;
}

/* The words of a pad of letters need more room than a letter. */
static int key_cells(const struct node *key)
{
    return key->parent->town && !is_character(key) ? 2 : 1;
}

static int count_cells(const struct node *pad)
{
    int count = 0;
    for (const struct node *key = pad->first; key; key = key->next)
        count += key_cells(key);
    return count;
}

struct grid {
    int columns, rows, key_w_px, key_h_px;
};

static struct grid grid_of(const struct layout_env *env, int count, int columns, int w_px, int h_px)
{
    int gap = env->theme->target_gap_px;
    struct grid grid = {.columns = columns, .rows = (count + columns - 1) / columns};
    grid.key_w_px = (w_px - (columns - 1) * gap) / columns;
    grid.key_h_px = (h_px - (grid.rows - 1) * gap) / grid.rows;
    grid.key_h_px = least(grid.key_h_px, theme_px(env->theme, KEY_MOST_MM));
    return grid;
}

/* How large its keys are; 0 if they are too narrow to be touched. */
static int key_px(const struct layout_env *env, struct grid grid)
{
    if (grid.key_w_px < env->theme->target_least_px)
        return 0;
    return least(grid.key_w_px, grid.key_h_px);
}

/* All choices have full rows. The first stays unless another has much larger keys. */
static struct grid best_grid(const struct layout_env *env, const struct node *pad, int w_px,
                             int h_px)
{
    static const int digits[] = {3, 4, 6, 0}, letters[] = {6, 10, 15, 5, 0};
    const int *choices = pad->town ? letters : digits;
    int count = count_cells(pad);
    struct grid best = grid_of(env, count, choices[0], w_px, h_px);
    for (int i = 1; choices[i]; i++) {
        struct grid grid = grid_of(env, count, choices[i], w_px, h_px);
        if (key_px(env, grid) * 100 > key_px(env, best) * MUCH_LARGER_PERCENT)
            best = grid;
    }
    return best;
}

/* A pad beside the text has the screen's height; one below it is kept to what leaves the
   field and a line above it on the same screen, and gives way as pictures do. */
static int height_for_pad_px(const struct layout_env *env)
{
    int below_px = env->box_h_px * 45 / 100;
    return env->beside ? env->box_h_px : below_px * (100 - env->give.picture_percent) / 100;
}

static int key_width_px(const struct layout_env *env, const struct grid *grid, int cells)
{
    return cells * grid->key_w_px + (cells - 1) * env->theme->target_gap_px;
}

static bool keys_fit(const struct layout_env *env, const struct node *pad, const struct grid *grid,
                     bool characters)
{
    for (const struct node *key = pad->first; key; key = key->next) {
        if (is_character(key) != characters)
            continue;
        int w = key_width_px(env, grid, key_cells(key));
        if (least_width_px(env, key) > w || layout_node(env, key, w)->rect.h > grid->key_h_px)
            return false;
    }
    return true;
}

/* All characters have one size, and the words another: as large as fit their keys. */
static struct layout_env fitting_env(const struct layout_env *env, const struct node *pad,
                                     const struct grid *grid, bool characters)
{
    struct layout_env fitting = *env;
    while (fitting.scale_percent > 30 && !keys_fit(&fitting, pad, grid, characters))
        fitting.scale_percent -= 5;
    return fitting;
}

/* Digits and letters keep their order where all else is mirrored. */
static void place_keys(const struct layout_env *env, struct cell *pad, const struct grid *grid,
                       int w_px)
{
    struct layout_env character = fitting_env(env, pad->node, grid, true);
    struct layout_env words = fitting_env(env, pad->node, grid, false);
    int gap = env->theme->target_gap_px, at = 0;
    for (const struct node *key = pad->node->first; key; key = key->next) {
        int cells = key_cells(key), w = key_width_px(env, grid, cells);
        struct cell *laid = layout_node(is_character(key) ? &character : &words, key, w);
        int x = at % grid->columns * (grid->key_w_px + gap);
        laid->rect.x = env->rtl ? w_px - x - w : x;
        laid->rect.y = at / grid->columns * (grid->key_h_px + gap);
        laid->rect.h = grid->key_h_px;
        cell_append(pad, laid);
        at += cells;
    }
}

void layout_pad(const struct layout_env *env, struct cell *cell, int w_px)
{
    int gap = env->theme->target_gap_px;
    struct grid grid = best_grid(env, cell->node, w_px, height_for_pad_px(env));
    grid.key_h_px = most(grid.key_h_px, env->theme->target_least_px);

    struct theme key_theme = *env->theme;
    key_theme.target_px = grid.key_h_px;
    struct layout_env fixed = *env;
    fixed.theme = &key_theme;
    place_keys(&fixed, cell, &grid, w_px);
    cell->rect.w = w_px;
    cell->rect.h = grid.rows * (grid.key_h_px + gap) - gap;
}
