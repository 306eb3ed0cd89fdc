/* Gives every node a place: containers hand widths down and stack the heights that come
 * up. */
#include "layout/layout.h"

#include <stddef.h>

#include "base/minmax.h"
#include "layout/layout_inner.h"

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

/* A large label gets air in proportion. */
static struct inset label_inset(const struct node *button, int pad)
{
    bool large = button->last && button->last->size > SIZE_BODY;
    int air = large ? pad : pad / 3;
    return (struct inset){pad, air, air, 0};
}

struct inset node_inset(const struct layout_env *env, const struct node *node)
{
    const struct theme *theme = env->theme;
    int pad = theme->pad_px;
    if (node->kind == NODE_BUTTON) {
        switch (node->button) {
        case BUTTON_PLAIN:
        case BUTTON_PRIMARY:
        case BUTTON_ALARM:
        case BUTTON_HELP: return label_inset(node, pad);
        case BUTTON_CARD:
        case BUTTON_CHOICE: return (struct inset){pad, pad / 3, pad / 3, 0};
        case BUTTON_KEY: return (struct inset){pad / 4, 0, 0, 0};
        case BUTTON_BAR: return (struct inset){theme->line_px, 0, 0, 0};
        }
    }
    switch (node->panel) {
    case PANEL_NONE: return (struct inset){0, 0, 0, 0};
    case PANEL_NOTE:
    case PANEL_WARNING: return (struct inset){pad, pad * 2 / 3, pad * 2 / 3, pad / 2};
    case PANEL_CARD: return (struct inset){pad, pad, pad, 0};
    }
    return (struct inset){0, 0, 0, 0};
}

int node_gap_px(const struct layout_env *env, const struct node *node)
{
    const struct theme *theme = env->theme;
    if (node->gap_mm10 >= 0)
        return theme_px(theme, node->gap_mm10 / 10.0);
    switch (node->kind) {
    case NODE_BUTTON: return node->button == BUTTON_BAR ? 0 : theme->pad_px / 2;
    case NODE_ROW: return theme->pad_px;
    case NODE_GRID:
    case NODE_PAD: return theme->target_gap_px * 5 / 4;
    case NODE_COLUMN:
    case NODE_TEXT:
    case NODE_IMAGE:
    case NODE_ICON:
    case NODE_FIELD:
    case NODE_QR:
    case NODE_PROGRESS:
    case NODE_SPACER: return theme->gap_px * env->scale_percent / 100 * env->gap_percent / 100;
    }
    return theme->gap_px;
}

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
    return column->gap_px;
}

static void align_child(const struct cell *column, struct cell *child, int w_px)
{
    int free_px = w_px - child->rect.w;
    enum align align = column->node->align;
    if (child->node->kind == NODE_TEXT && child->node->align == ALIGN_CENTER)
        align = ALIGN_CENTER;
    if (child->node->kind == NODE_IMAGE || child->node->kind == NODE_QR)
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
                 node->button == BUTTON_CHOICE || alone;
    if (whole || w_px < theme_px(env->theme, 220))
        return w_px;
    int wish = most(natural_width_px(env, node), theme_px(env->theme, 110));
    return least(wish, w_px);
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
        if (child != env->aside && child != out)
            cell_append(cell, layout_node(&inside, child, button_width_px(env, child, inner)));
    cell->stacked = true;
    cell->rect.w = w_px;
    cell->rect.h = stack(env, cell, in, w_px);
}

/* The first QR code that stands in a column with something beside it. */
static const struct node *code_of(const struct layout_env *env, const struct node *column)
{
    if (column->kind == NODE_BUTTON || column->panel != PANEL_NONE)
        return NULL;
    const struct node *code = NULL;
    int others = 0;
    for (const struct node *child = column->first; child; child = child->next) {
        if (child->kind == NODE_QR && child != env->aside && !code)
            code = child;
        else if (child != env->aside)
            others++;
    }
    return others > 0 ? code : NULL;
}

static int least_width_without_px(const struct layout_env *env, const struct node *column,
                                  const struct node *out)
{
    int widest = 0;
    for (const struct node *child = column->first; child; child = child->next)
        if (child != env->aside && child != out)
            widest = most(widest, least_width_px(env, child));
    return widest;
}

/* On a low screen a code and the rest of its column stand side by side. */
static void lay_beside_code(const struct layout_env *env, struct cell *cell,
                            const struct node *code, int w_px)
{
    struct layout_env rest = *env;
    int gap = env->theme->pad_px;
    struct cell *square = layout_node(env, code, w_px / 2), *words;
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

void layout_column(const struct layout_env *env, struct cell *cell, int w_px)
{
    lay_children(env, cell, NULL, w_px);
    const struct node *code = code_of(env, cell->node);
    if (code && cell->rect.h > env->box_h_px)
        lay_beside_code(env, cell, code, w_px);
}

/* Everything that is touched or has a ground gets the line's height, its content centred;
   so does a column through its only child. */
static void stretch(struct cell *cell, int h_px)
{
    const struct node *node = cell->node;
    bool grows = node->kind == NODE_BUTTON || node->panel != PANEL_NONE;
    int free_px = h_px - cell->rect.h;
    if (free_px <= 0)
        return;
    if (!grows && cell->stacked && cell->first && cell->first == cell->last) {
        stretch(cell->first, h_px);
        cell->rect.h = cell->first->rect.h;
    }
    if (!grows)
        return;
    cell->rect.h = h_px;
    for (struct cell *child = cell->first; child; child = child->next)
        child->rect.y += free_px / 2;
}

void layout_align_line(struct cell *first, const struct cell *end, int y_px, int h_px,
                       enum align align)
{
    for (struct cell *cell = first; cell != end; cell = cell->next) {
        stretch(cell, h_px);
        int free_px = h_px - cell->rect.h;
        cell->rect.y = y_px + (align == ALIGN_CENTER ? free_px / 2
                               : align == ALIGN_END  ? free_px
                                                     : 0);
    }
}

static void lay_label(const struct layout_env *env, struct cell *cell, int w_px, struct inset in)
{
    int inner = w_px - 2 * in.side_px;
    int x = 0, h = 0, sum = 0;
    const struct node *child = cell->node->first;
    for (; child && layout_goes_on(env); child = child->next) {
        int room = inner - sum;
        if (child->kind == NODE_TEXT)
            room = least(room, natural_width_px(env, child) + 1);
        struct cell *laid = layout_node(env, child, room);
        sum += laid->rect.w + (child->next ? cell->gap_px : 0);
        cell_append(cell, laid);
        h = most(h, laid->rect.h);
    }
    x = in.side_px + most(inner - sum, 0) / 2;
    for (struct cell *at = cell->first; at; at = at->next) {
        at->rect.x = x;
        at->rect.y = in.top_px + (h - at->rect.h) / 2;
        x += at->rect.w + cell->gap_px;
    }
    cell->rect.h = in.top_px + h + in.bottom_px;
}

static void lay_button(const struct layout_env *env, struct cell *cell, int w_px)
{
    struct inset in = node_inset(env, cell->node);
    switch (cell->node->button) {
    case BUTTON_PLAIN:
    case BUTTON_PRIMARY:
    case BUTTON_ALARM:
    case BUTTON_HELP:
    case BUTTON_KEY: lay_label(env, cell, w_px, in); break;
    case BUTTON_CARD:
    case BUTTON_CHOICE:
    case BUTTON_BAR: layout_column(env, cell, w_px); break;
    }
    cell->rect.w = w_px;
    stretch(cell, env->theme->target_px);
}

static void lay(const struct layout_env *env, struct cell *cell, int w_px)
{
    cell->gap_px = node_gap_px(env, cell->node);
    switch (cell->node->kind) {
    case NODE_COLUMN: layout_column(env, cell, w_px); return;
    case NODE_ROW: layout_row(env, cell, w_px); return;
    case NODE_GRID: layout_grid(env, cell, w_px); return;
    case NODE_BUTTON: lay_button(env, cell, w_px); return;
    case NODE_PAD: layout_pad(env, cell, w_px); return;
    case NODE_TEXT:
    case NODE_IMAGE:
    case NODE_ICON:
    case NODE_FIELD:
    case NODE_QR:
    case NODE_PROGRESS:
    case NODE_SPACER: layout_leaf(env, cell, w_px); return;
    }
}

static struct cell *lay_at(const struct layout_env *env, const struct node *node, int w_px,
                           int percent)
{
    struct layout_env shrunk = *env;
    shrunk.scale_percent = percent;
    struct cell *cell = cell_make(&shrunk, NULL, node);
    lay(&shrunk, cell, w_px);
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
