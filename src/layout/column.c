/* Places one below the other: widths go down, and the heights that come up are stacked. */
#include <stddef.h>

#include "base/minmax.h"
#include "layout/inner.h"

#define CODE_SHARE 55 /* % of the width, that a code has at most beside its words */

static bool can_touch(const struct cell *cell)
{
    return cell->node->kind == NODE_BUTTON;
}

/* Things to touch in a row, a grid or by themselves. */
static bool begins_to_touch(const struct cell *cell)
{
    while (cell && cell->node->panel == PANEL_NONE && !can_touch(cell))
        cell = cell->first;
    return cell && can_touch(cell);
}

static bool ends_to_touch(const struct cell *cell)
{
    while (cell && cell->node->panel == PANEL_NONE && !can_touch(cell))
        cell = cell->last;
    return cell && can_touch(cell);
}

/* Words that belong together stand closer than paragraphs do, things to touch keep their
   gap, and the one of a grid to the heading above them. */
static int gap_between_px(const struct layout_env *env, const struct cell *column,
                          const struct cell *above, const struct cell *below)
{
    if (column->node->gap_mm10 >= 0)
        return column->gap_px;
    if (above->node->heading && begins_to_touch(below))
        return most(env->theme->target_gap_px * 5 / 4, column->gap_px / 4);
    if (above->node->heading)
        return column->gap_px / 4;
    if (can_touch(above) && can_touch(below))
        return env->theme->target_gap_px;
    if (ends_to_touch(above) && begins_to_touch(below))
        return most(column->gap_px, env->theme->target_gap_px);
    return column->gap_px;
}

static void align_child(const struct cell *column, struct cell *child, int w_px)
{
    int free_px = w_px - child->rect.w;
    enum align align = column->node->align;
    if (child->node->kind == NODE_TEXT && child->node->align == ALIGN_CENTER)
        align = ALIGN_CENTER;
    if (child->node->kind == NODE_IMAGE || child->node->kind == NODE_QR ||
        child->node->kind == NODE_STILLS)
        align = align == ALIGN_START && child->node->kind == NODE_QR ? align : ALIGN_CENTER;
    if (align == ALIGN_CENTER)
        child->rect.x += free_px / 2;
    else if (align == ALIGN_END)
        child->rect.x += free_px;
}

/* Puts the children one below the other inside the inset, and gives the height. */
static int stack(const struct layout_env *env, struct cell *cell, struct inset in, int w_px)
{
    int y = in.top_px;
    struct cell *above = NULL;
    for (struct cell *child = cell->first; child; above = child, child = child->next) {
        if (above)
            y += gap_between_px(env, cell, above, child);
        child->rect.x = in.side_px + in.start_px;
        child->rect.y = y;
        align_child(cell, child, w_px - 2 * in.side_px - in.start_px);
        y += child->rect.h;
    }
    return y + in.bottom_px;
}

static int button_width_px(const struct layout_env *env, const struct node *node, int w_px)
{
    bool alone = node->parent && node->parent->first == node->parent->last;
    bool whole = node->kind != NODE_BUTTON || node->button == BUTTON_CARD ||
                 node->button == BUTTON_CHOICE || alone || env->beside;
    if (whole || w_px < theme_px(env->theme, 220))
        return w_px;
    int wish = most(natural_width_px(env, node), theme_px(env->theme, 110));
    return least(wish, w_px);
}

void column_add(const struct layout_env *env, struct cell *column, const struct node *node,
                int w_px)
{
    cell_append(column, layout_node(env, node, button_width_px(env, node, w_px)));
}

void column_stack(const struct layout_env *env, struct cell *column, int w_px)
{
    column->gap_px = node_gap_px(env, column->node);
    column->stacked = true;
    column->rect.w = w_px;
    column->rect.h = stack(env, column, (struct inset){0}, w_px);
}

/* Its children one below the other, but for one. */
static void lay_children(const struct layout_env *env, struct cell *cell, const struct node *out,
                         int w_px)
{
    struct inset in = node_inset(env, cell->node);
    struct layout_env inside = *env;
    inside.box_h_px -= in.top_px + in.bottom_px;
    int inner = w_px - 2 * in.side_px - in.start_px;
    layout_list(&inside, cell->node, inner);
    const struct node *child = cell->node->first;
    for (; child && layout_goes_on(env); child = child->next)
        if (child != out && !is_left_out(env, child))
            column_add(&inside, cell, child, inner);
    cell->stacked = true;
    cell->rect.w = w_px;
    cell->rect.h = stack(env, cell, in, w_px);
}

/* The first QR code that stands in a column with something beside it. */
static const struct node *code_of(const struct node *column)
{
    if (column->kind == NODE_BUTTON || column->panel != PANEL_NONE)
        return NULL;
    const struct node *code = NULL;
    int others = 0;
    for (const struct node *child = column->first; child; child = child->next) {
        if (child->kind == NODE_QR && !code)
            code = child;
        else
            others++;
    }
    return others > 0 ? code : NULL;
}

static int least_width_without_px(const struct layout_env *env, const struct node *column,
                                  const struct node *out)
{
    int widest = 0;
    for (const struct node *child = column->first; child; child = child->next)
        if (child != out)
            widest = most(widest, least_width_px(env, child));
    return widest;
}

/* A code gives way to what stands with it, down to this width. */
static bool shrink_code(const struct layout_env *env, struct cell *cell, struct cell *square,
                        int w_px, int least_px)
{
    int room = square->rect.w - (cell->rect.h - env->box_h_px);
    int side = room < least_px ? 0 : layout_node(env, square->node, room)->rect.w;
    if (side < least_px)
        return false;
    square->rect.w = square->rect.h = side;
    cell->rect.h = stack(env, cell, node_inset(env, cell->node), w_px);
    return true;
}

/* On a low screen a code and the rest of its column stand side by side; not where it were much
   smaller than `alone`. */
static void lay_beside_code(const struct layout_env *env, struct cell *cell,
                            const struct cell *alone, int w_px)
{
    struct layout_env rest = *env;
    const struct node *code = alone->node;
    int gap = env->theme->pad_px;
    struct cell *square = layout_node(env, code, w_px * CODE_SHARE / 100), *words;
    if (square->rect.w < alone->rect.w * 3 / 5)
        return;
    int left = w_px - square->rect.w - gap;
    for (;; rest.scale_percent -= 10) {
        words = cell_make(&rest, NULL, cell->node);
        words->gap_px = cell->gap_px;
        lay_children(&rest, words, code, left);
        if (words->rect.h <= env->box_h_px)
            break;
        if (rest.scale_percent <= 40 || !layout_goes_on(env))
            return;
    }
    if (least_width_without_px(&rest, cell->node, code) > left)
        return;
    int h = most(square->rect.h, words->rect.h);
    square->rect.y = (h - square->rect.h) / 2;
    words->rect.y = (h - words->rect.h) / 2;
    words->rect.x = square->rect.w + gap;
    cell->first = cell->last = NULL;
    cell->stacked = false;
    cell_append(cell, square);
    cell_append(cell, words);
    cell->rect.h = h;
}

/* A smaller one above its words, on a low screen by a fifth at most, else beside them; where neither
   can be the column is too high for this place. */
static void fit_code(const struct layout_env *env, struct cell *cell, struct cell *square, int w_px)
{
    int alone_px = layout_node(env, square->node, env->box_h_px)->rect.w;
    int least_px = theme_has_rail(env->theme) ? alone_px * 4 / 5 : w_px / 2;
    if (!shrink_code(env, cell, square, w_px, least_px))
        lay_beside_code(env, cell, square, w_px);
}

void layout_column(const struct layout_env *env, struct cell *cell, int w_px)
{
    lay_children(env, cell, NULL, w_px);
    const struct node *code = code_of(cell->node);
    struct cell *square = code ? cell->first : NULL;
    while (square && square->node != code)
        square = square->next;
    if (square && cell->rect.h > env->box_h_px)
        fit_code(env, cell, square, w_px);
}
