/* Gives every node a place: a tree of cells beside the tree of nodes. Widths come from
   above, heights from below; only integers after measuring, so that every machine agrees.
   Pure. */
#pragma once

#include "layout/node.h"
#include "layout/theme.h"
#include "text/para.h"

/* What a card leaves out of its row where room is short. Its words, and the signs that
   say something, are never left out. */
enum card_form { CARD_WHOLE, CARD_NO_ARROW, CARD_WORDS };

/* What gives way so that a page needs fewer screens: ladder.c. All 0: nothing. */
struct give {
    int gap_percent;     /* of the gaps between paragraphs .. */
    int line_percent;    /* .. and of what lines stand apart beyond their least */
    bool note;           /* stands below the picture beside the words */
    bool pictures;       /* they, dots and keys may shrink .. */
    int picture_percent; /* .. and do */
};

/* What laying out needs; the arena takes the cells. */
struct layout_env {
    const struct kind *kinds; /* the rows of kinds.h: how each node is laid out */
    const struct theme *theme;
    const struct measure *measure;
    struct arena *arena;
    const char *lang;
    bool rtl;
    int box_h_px;      /* what can not be cut must not be higher than this */
    int scale_percent; /* 100; less where something had to be shrunk to fit */
    int rise_px;       /* room above the page where a picture begins already */
    struct give give;
    bool beside;           /* in the other column already */
    enum card_form form;   /* of the cards of a grid, which are all alike */
    bool bare_cards;       /* .. without their second lines */
    bool start_picture;    /* the first card of a menu has room for its picture */
    bool step_less;        /* large words are a step smaller: one of their grid has to be */
    int list_less_percent; /* 0; more where a list's words shrank to stand by a mark */
    bool marks_above;      /* a list's words stand below their mark: not even so */
};

struct cell {
    const struct node *node;
    struct rect rect;        /* relative to the parent's upper left */
    const struct para *para; /* of a text */
    int em_px;               /* of a text or an icon; from dot to dot */
    struct rect crop;        /* of a picture: what is seen of it, in thousandths; empty: all */
    int gap_px;              /* between this container's children */
    int shrunk_percent;      /* 100, or what it was shrunk to so that it fits */
    bool squeezed;           /* a row that did not fit in the form that was asked for */
    bool stacked;            /* its children stand one below the other and may be parted */
    struct cell *first, *last, *next;
};

/* Whether there is something left to lay out with. Where not, all here returns at once. */
static inline bool layout_goes_on(const struct layout_env *env)
{
    return budget_is_left(env->measure->budget);
}

/* Lays the node out in a width. */
struct cell *layout_node(const struct layout_env *env, const struct node *node, int w_px);

/* The least width a node can be given, and the width it would like. */
int least_width_px(const struct layout_env *env, const struct node *node);
int natural_width_px(const struct layout_env *env, const struct node *node);

/* A page's root: in two columns where something wants to stand aside, there is room, and
   both fit the height. Else in reading order, and, as another way if there is one, its words
   first and what stands aside on a further screen, beside the last of them. Returns how many
   ways there are. */
#define PAGE_WAYS 2
int layout_ways(const struct layout_env *env, const struct node *root, int w_px,
                struct cell *ways[PAGE_WAYS]);

/* The same for what must be seen at once (a dialog, a ground without bars): pictures go
   first, then the visitor's wish for larger text, then everything shrinks. Sets the env's
   theme and scale to those of the page. */
struct cell *layout_at_once(struct layout_env *env, const struct node *root, int w_px);

/* px per em of a text or icon of this size */
int layout_em_px(const struct layout_env *env, enum text_size size);
