/* What the files of layout share, the lower first: style.c and cell.c, which is the only way
   to a node's children; then each container's file; kinds.c and page.c know them all. */
#pragma once

#include "layout/layout.h"

#define LINE_EMS 27 /* a line of text is not longer than this: about 46 letters */
#define WIDE_PX 1000000
#define CELL_UNITS 10           /* of laying a node out, beside those of its words */
#define NODE_UNITS 2            /* of asking one for a width */
#define HEADING_MOST_PERCENT 55 /* of a screen's height */
#define GAP_LEAST_PERCENT 70    /* gaps shrink so far before a new screen is begun */
#define ENOUGH_PERCENT 85       /* of the chosen size: still larger than the one before */
#define SHRUNK_LEAST_PERCENT 50 /* words of a button shrink so far before it is cut */

/* style.c. What a panel or a button keeps free inside its edge. */
struct inset {
    int side_px, top_px, bottom_px, start_px;
};
struct inset node_inset(const struct layout_env *env, const struct node *node);

int node_gap_px(const struct layout_env *env, const struct node *node);
/* A text's words: its short form where the display's class has that. */
const char *text_words(const struct layout_env *env, const struct node *node);
struct para_style text_style(const struct layout_env *env, const struct node *node, int w_px);
/* A key, and what steers stills, may show its sign alone where its word has no room. */
bool button_may_be_sign(const struct node *button);
/* A button of a rail: its word stands under its icon. */
bool button_is_stacked(const struct theme *theme, const struct node *button);
/* px per em of what does not grow with the visitor's text size. */
int fixed_em_px(const struct layout_env *env, enum text_size size);
int icon_side_px(const struct layout_env *env, const struct node *node);

/* The barest form of a card that still shows this child of its row. */
enum card_form last_form(const struct node *child);

/* cell.c */
struct cell *cell_make(const struct layout_env *env, struct cell *parent, const struct node *node);
void cell_append(struct cell *parent, struct cell *child);

/* What is touched or has a ground gets the line's height, its content centred. */
void cell_stretch(struct cell *cell, int h_px);
/* The cells from first up to end on one line: stretched, or placed by the alignment. */
void cell_align_line(struct cell *first, const struct cell *end, int y_px, int h_px,
                     enum align align);

/* column.c. A node below those that the column has, and then all of them in their places. */
void column_add(const struct layout_env *env, struct cell *column, const struct node *node,
                int w_px);
void column_stack(const struct layout_env *env, struct cell *column, int w_px);

/* Of the rows in kinds.c. To lay out: children are laid out and placed, w and h of the cell
   are set (of a text para and em as well). */
void layout_column(const struct layout_env *env, struct cell *cell, int w_px);
void layout_row(const struct layout_env *env, struct cell *cell, int w_px);
void layout_grid(const struct layout_env *env, struct cell *cell, int w_px);
/* A grid whose first card says where to begin. false: as any grid. */
bool layout_menu(const struct layout_env *env, struct cell *menu, int w_px);
/* What a card leaves out where room is short: its second line, the picture of the first. */
bool is_left_out(const struct layout_env *env, const struct node *child);
void layout_button(const struct layout_env *env, struct cell *cell, int w_px);
void layout_text(const struct layout_env *env, struct cell *cell, int w_px);
/* A picture, as high as leaves room for what belongs to it, with the words over it. */
void layout_image(const struct layout_env *env, struct cell *cell, int w_px);
/* labels.c. The words over a picture that has its size and its crop, with what leads from them. In
   whole, where they lie beside one another and beside all that is led to; else in their short
   forms; else moved off what they lie on, or smaller. */
void layout_picture_words(const struct layout_env *env, struct cell *picture);
/* The still that is seen with its caption over it, and what steers them: below, or on it on a small
   upright display. */
void layout_stills(const struct layout_env *env, struct cell *cell, int w_px);
void layout_field(const struct layout_env *env, struct cell *cell, int w_px);
/* Keys of a pad in so many columns, chosen for the largest keys within the height. */
void layout_pad(const struct layout_env *env, struct cell *cell, int w_px);
void layout_progress(const struct layout_env *env, struct cell *cell, int w_px);

/* width.c: of a container, and of a text. */
int box_least_px(const struct layout_env *env, const struct node *node);
int box_natural_px(const struct layout_env *env, const struct node *node);
int text_least_px(const struct layout_env *env, const struct node *node);
int text_natural_px(const struct layout_env *env, const struct node *node);

/* row.c. Says in env how the column's rows of a mark and words fit: all of them alike. */
void layout_list(struct layout_env *env, const struct node *column, int w_px);
