/* What the files of layout share: containers in layout.c, layout_row.c, layout_grid.c
   and layout_columns.c, leaves in layout_leaf.c, layout_picture.c and layout_pad.c,
   widths in layout_width.c. */
#pragma once

#include "layout/layout.h"

#define TWO_COLUMNS_MM 300 /* a content box this wide has room for a picture beside the text */
#define LINE_EMS 31        /* a line of text is not longer than this: about 60 characters */
#define WIDE_PX 1000000
#define CELL_UNITS 10           /* of laying a node out, beside those of its words */
#define NODE_UNITS 2            /* of asking one for a width */
#define HEADING_MOST_PERCENT 55 /* of a screen's height */
#define GAP_LEAST_PERCENT 70    /* gaps shrink so far before a new screen is begun */
#define SHRUNK_LEAST_PERCENT 50 /* words of a button shrink so far before it is cut */

/* Whether there is something left to lay out with. Where not, all here returns at once. */
static inline bool layout_goes_on(const struct layout_env *env)
{
    return budget_is_left(env->measure->budget);
}

struct cell *cell_make(const struct layout_env *env, struct cell *parent, const struct node *node);

void cell_append(struct cell *parent, struct cell *child);

/* Sets w and h (and para, em) of a cell without children. */
void layout_leaf(const struct layout_env *env, struct cell *cell, int w_px);

/* The least width a node can be given, and the width it would like. */
int least_width_px(const struct layout_env *env, const struct node *node);
int natural_width_px(const struct layout_env *env, const struct node *node);

/* What a panel or a button keeps free inside its edge. */
struct inset {
    int side_px, top_px, bottom_px, start_px;
};
struct inset node_inset(const struct layout_env *env, const struct node *node);

int node_gap_px(const struct layout_env *env, const struct node *node);
struct para_style text_style(const struct layout_env *env, const struct node *node, int w_px);
/* px per em of a text's words at a size, in a bar or not; and of signs that stand beside
   words and do not grow with the visitor's text size. */
int text_em_px(const struct layout_env *env, const struct node *node, enum text_size size);
int fixed_em_px(const struct layout_env *env, enum text_size size);
int icon_side_px(const struct layout_env *env, const struct node *node);

/* Containers: their children are laid out and placed, w and h of the cell are set. */
void layout_column(const struct layout_env *env, struct cell *cell, int w_px);
void layout_row(const struct layout_env *env, struct cell *cell, int w_px);
void layout_grid(const struct layout_env *env, struct cell *cell, int w_px);

/* The barest form of a card that still shows this child of its row. */
enum card_form last_form(const struct node *child);

/* Says in env how the column's rows of a mark and words fit: all of them alike. */
void layout_list(struct layout_env *env, const struct node *column, int w_px);

/* The cells from first up to end on one line: equal height for what has a ground, the
   rest by the alignment. */
void layout_align_line(struct cell *first, const struct cell *end, int y_px, int h_px,
                       enum align align);

/* A picture, as high as leaves room for what belongs to it, with the words over it. */
void layout_image(const struct layout_env *env, struct cell *cell, int w_px);

/* Keys of a pad in so many columns, chosen for the largest keys within the height. */
void layout_pad(const struct layout_env *env, struct cell *cell, int w_px);
