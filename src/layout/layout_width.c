/* How narrow a node may be, and how wide it would like to be: asked before it is laid
 * out. */
#include <stddef.h>

#include "base/minmax.h"
#include "layout/layout_inner.h"

static bool in_card(const struct node *node)
{
    for (node = node->parent; node; node = node->parent)
        if (node->kind == NODE_BUTTON)
            return node->button == BUTTON_CARD;
    return false;
}

static int longest_word_px(const struct layout_env *env, const struct node *node)
{
    /* Large steps may shrink to body, so only body's longest word is sure to need room. */
    enum text_size size = node->size > SIZE_LEAD ? SIZE_BODY : node->size;
    struct para_style style = text_style(env, node, WIDE_PX);
    style.px = text_em_px(env, node, size);
    int word = para_longest_word_px(env->arena, env->measure, node->text, &style);
    /* A card's title should need two lines at most, where there is any choice. */
    if (!env->theme->compact && in_card(node))
        return most(word, natural_width_px(env, node) * 58 / 100);
    return word;
}

static int children_width_px(const struct layout_env *env, const struct node *node,
                             int (*width_px)(const struct layout_env *, const struct node *),
                             bool beside)
{
    int sum = 0, widest = 0, count = 0;
    for (const struct node *child = node->first; child && layout_goes_on(env);
         child = child->next, count++) {
        int w = child == env->aside ? 0 : width_px(env, child);
        sum += w;
        widest = most(widest, w);
    }
    return beside ? sum + most(count - 1, 0) * node_gap_px(env, node) : widest;
}

/* Beside its words a button's row keeps the signs that say something. */
static int signs_width_px(const struct layout_env *env, const struct node *row)
{
    int sum = 0;
    bool in_button = row->parent && row->parent->kind == NODE_BUTTON;
    for (const struct node *child = row->first; child && in_button; child = child->next)
        if (child->kind == NODE_ICON && last_form(child) == CARD_WORDS)
            sum += icon_side_px(env, child) + node_gap_px(env, row);
    return sum;
}

static bool lays_beside(const struct node *node)
{
    if (node->kind == NODE_BUTTON)
        return node->button != BUTTON_BAR && node->button != BUTTON_KEY;
    return node->kind == NODE_ROW;
}

static int least_of_kind_px(const struct layout_env *env, const struct node *node)
{
    switch (node->kind) {
    case NODE_TEXT: return node->tile ? icon_side_px(env, node) : longest_word_px(env, node);
    case NODE_ICON: return icon_side_px(env, node);
    case NODE_IMAGE: return theme_px(env->theme, 40);
    case NODE_QR: return theme_px(env->theme, 80);
    case NODE_FIELD: return 8 * fixed_em_px(env, SIZE_BODY);
    case NODE_PAD: return 3 * env->theme->target_least_px + 2 * env->theme->target_gap_px;
    case NODE_SPACER: return 0;
    case NODE_PROGRESS: return node->dots ? theme_px(env->theme, 50) : theme_px(env->theme, 30);
    case NODE_COLUMN:
    case NODE_ROW:
    case NODE_GRID:
    case NODE_BUTTON: {
        struct inset in = node_inset(env, node);
        bool in_button = !env->theme->compact && in_card(node);
        bool beside = lays_beside(node) && (node->kind == NODE_BUTTON || in_button);
        int inner = children_width_px(env, node, least_width_px, beside);
        if (!beside && node->kind == NODE_ROW)
            inner += signs_width_px(env, node);
        int target = node->kind == NODE_BUTTON ? env->theme->target_least_px : 0;
        return most(inner + 2 * in.side_px + in.start_px, target);
    }
    }
    return 0;
}

static int natural_of_kind_px(const struct layout_env *env, const struct node *node)
{
    switch (node->kind) {
    case NODE_TEXT: {
        if (node->tile)
            return icon_side_px(env, node);
        struct para_style style = text_style(env, node, WIDE_PX);
        style.align = PARA_START;
        return para_set(env->arena, env->measure, node->text, &style, WIDE_PX)->w_px;
    }
    case NODE_COLUMN:
    case NODE_ROW:
    case NODE_GRID:
    case NODE_BUTTON: {
        struct inset in = node_inset(env, node);
        bool beside = lays_beside(node) || node->kind == NODE_GRID;
        int inner = children_width_px(env, node, natural_width_px, beside);
        return inner + 2 * in.side_px + in.start_px;
    }
    case NODE_ICON:
    case NODE_IMAGE:
    case NODE_QR:
    case NODE_FIELD:
    case NODE_PAD:
    case NODE_PROGRESS:
    case NODE_SPACER: return least_width_px(env, node);
    }
    return 0;
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

int least_width_px(const struct layout_env *env, const struct node *node)
{
    return width_of_px(env, node, least_of_kind_px);
}

int natural_width_px(const struct layout_env *env, const struct node *node)
{
    return width_of_px(env, node, natural_of_kind_px);
}
