/* How narrow a node may be, and how wide it would like to be: asked before it is laid
 * out. */
#include <stddef.h>

#include "base/minmax.h"
#include "layout/inner.h"

static bool in_card(const struct node *node)
{
    for (node = node->parent; node; node = node->parent)
        if (node->kind == NODE_BUTTON)
            return node->button == BUTTON_CARD;
    return false;
}

int text_least_px(const struct layout_env *env, const struct node *node)
{
    if (node->tile)
        return icon_side_px(env, node);
    /* Large steps may shrink to body, so only body's longest word is sure to need room. */
    enum text_size size = node->size > SIZE_LEAD ? SIZE_BODY : node->size;
    struct para_style style = text_style(env, node, WIDE_PX);
    style.px = layout_em_px(env, size);
    int word = para_longest_word_px(env->arena, env->measure, text_words(env, node), &style);
    /* A card's title should need two lines at most, where there is any choice. */
    if (!theme_has_rail(env->theme) && !theme_is_small(env->theme) && in_card(node))
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
        int w = is_left_out(env, child) ? 0 : width_px(env, child);
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

static bool lays_beside(const struct theme *theme, const struct node *node)
{
    if (node->kind == NODE_BUTTON)
        return !button_is_stacked(theme, node);
    return node->kind == NODE_ROW;
}

int text_natural_px(const struct layout_env *env, const struct node *node)
{
    if (node->tile)
        return icon_side_px(env, node);
    struct para_style style = text_style(env, node, WIDE_PX);
    style.align = PARA_START;
    return para_set(env->arena, env->measure, text_words(env, node), &style, WIDE_PX)->w_px;
}

int box_least_px(const struct layout_env *env, const struct node *node)
{
    struct inset in = node_inset(env, node);
    bool in_button = !theme_has_rail(env->theme) && in_card(node);
    bool beside = lays_beside(env->theme, node) && (node->kind == NODE_BUTTON || in_button);
    int inner = button_may_be_sign(node) ? least_width_px(env, node->first)
                     : children_width_px(env, node, least_width_px, beside);
    if (!beside && node->kind == NODE_ROW)
        inner += signs_width_px(env, node);
    int target = node->kind == NODE_BUTTON ? env->theme->target_least_px : 0;
    return most(inner + 2 * in.side_px + in.start_px, target);
}

int box_natural_px(const struct layout_env *env, const struct node *node)
{
    struct inset in = node_inset(env, node);
    bool beside = lays_beside(env->theme, node) || node->kind == NODE_GRID;
    int inner = children_width_px(env, node, natural_width_px, beside);
    return inner + 2 * in.side_px + in.start_px;
}
