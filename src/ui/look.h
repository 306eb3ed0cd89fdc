/* Colours and edges of what is on a screen, by what it is and where it stands. */
#pragma once

#include "ui/scene.h"

struct look {
    struct colour fill, border, label;
    int border_px;
};

struct look look_button(const struct theme *theme, const struct node *node, enum ground ground);
struct look look_tile(const struct palette *c, const struct node *node, struct colour tone);
struct colour look_panel_fill(const struct theme *theme, const struct node *node,
                              struct colour behind);

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
