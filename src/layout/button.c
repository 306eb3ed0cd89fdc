/* Places in a button: its sign and words in the middle, or what a card shows. */
#include "base/minmax.h"
#include "layout/inner.h"

static void lay_label(const struct layout_env *env, struct cell *cell, int w_px, struct inset in)
{
    int inner = w_px - 2 * in.side_px;
    int x = 0, h = 0, sum = 0;
    const struct node *child = cell->node->first;
    bool sign_alone = button_may_be_sign(cell->node) && natural_width_px(env, cell->node) > w_px;
    for (; child && layout_goes_on(env); child = sign_alone ? NULL : child->next) {
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

void layout_button(const struct layout_env *env, struct cell *cell, int w_px)
{
    struct inset in = node_inset(env, cell->node);
    const struct node *first = cell->node->first;
    bool row = first && first->kind == NODE_ROW; /* which parts the width by itself */
    switch (cell->node->button) {
    case BUTTON_PLAIN:
    case BUTTON_PRIMARY:
    case BUTTON_ALARM:
    case BUTTON_QUIET:
    case BUTTON_PART:
    case BUTTON_PLAY:
    case BUTTON_KEY: lay_label(env, cell, w_px, in); break;
    case BUTTON_CARD:
    case BUTTON_CHOICE:
    case BUTTON_START: layout_column(env, cell, w_px); break;
    case BUTTON_HELP:
    case BUTTON_BAR:
        if (row || button_is_stacked(env->theme, cell->node))
            layout_column(env, cell, w_px);
        else
            lay_label(env, cell, w_px, in);
        break;
    }
    cell->rect.w = w_px;
    cell_stretch(cell, env->theme->target_px);
}
