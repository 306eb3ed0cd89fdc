/* Colours and edges of what is on a screen, by what it is and where it stands. */
#pragma once

#include "ui/scene.h"

/* Two fills make what can be touched: the border's, and the inner one, which keeps border_px of
   it free at the sides and above, and lip_px below. */
struct look {
    struct colour fill, border, label;
    int border_px, lip_px;
};

struct look look_button(const struct theme *theme, const struct node *node, enum ground ground);
/* The same under the finger: it has sunk, and what it shows with it. */
struct look look_pressed(const struct theme *theme, const struct node *node, enum ground ground);
struct look look_tile(const struct theme *theme, const struct node *node, struct colour tone);
struct colour look_panel_fill(const struct theme *theme, const struct node *node,
                              struct colour behind);

/* Whether it is a part of a switch that looks as what is touched does. */
bool look_is_in_switch(const struct node *part);

/* The button that a node stands in, or NULL. */
const struct node *look_enclosing_button(const struct node *node);

/* The ground a box stands on; a dialog is paper on any. */
enum ground look_ground(const struct scene *scene, const struct box *box);

/* The colour of a text or icon. */
struct colour look_tone(const struct theme *theme, const struct scene *scene,
                        const struct box *box);

/* The colours of a text or button, as tree.json gives them. */
struct box_colours {
    struct colour fg, bg;
};
struct box_colours look_colours(const struct theme *theme, const struct scene *scene,
                                const struct box *box);
