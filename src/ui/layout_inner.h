/* What the files of layout share: the leaves are laid out in layout_leaf.c, the
   containers in layout.c. */
#pragma once

#include "ui/layout.h"

#define TWO_COLUMNS_MM                                                                   \
    300             /* a content box this wide has room for a picture beside the text */
#define LINE_EMS 31 /* a line of text is not longer than this: about 60 characters */
#define WIDE_PX 1000000
#define HEADING_MOST_PERCENT 55 /* of a screen's height */
#define GAP_LEAST_PERCENT 70    /* gaps shrink so far before a new screen is begun */

struct cell *cell_make(const struct layout_env *env, struct cell *parent,
                       const struct node *node);

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
struct para_style text_style(const struct layout_env *env, const struct node *node,
                             int w_px);
int icon_side_px(const struct layout_env *env, const struct node *node);

/* Keys of a pad in so many columns, chosen for the largest keys within the height. */
void layout_pad(const struct layout_env *env, struct cell *cell, int w_px);
