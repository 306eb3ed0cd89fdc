/* A page as what stands one below the other, and the one thing that may stand aside. */
#pragma once

#include "layout/inner.h"

struct blocks {
    const struct node *root, *aside; /* NULL: nothing stands aside */
    const struct node **items;
    int count;
};

struct blocks blocks_make(const struct layout_env *env, const struct node *root);
struct cell *blocks_lay(const struct layout_env *env, const struct blocks *blocks, int w_px);
bool blocks_fit_wide(const struct layout_env *env, const struct blocks *blocks, int w_px);
/* As many of them as fit a screen of their own. */
int blocks_fitting(const struct layout_env *env, const struct blocks *blocks, int w_px);
/* Its title and the sentence below it. */
int blocks_head(const struct blocks *blocks);
/* Takes the page's note, if it has one that others stand before. */
const struct node *blocks_take_note(const struct layout_env *env, struct blocks *blocks);

/* The picture that a node is, or begins with: its own, or the first of stills. Or NULL. */
const struct node *node_picture(const struct node *node);
/* Alone, or with what is said of it. */
bool node_shows_code(const struct node *node);
