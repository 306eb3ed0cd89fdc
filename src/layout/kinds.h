/* The node kinds, a row each: what a script may say of one, and how it is laid out. How
   to add one: src/README.md. */
#pragma once

#include <stddef.h>

#include "layout/layout.h"

#define KIND_OPTIONS 12
#define KIND_LENGTH_MAX 5000 /* tenths of a mm */

/* What stands at the positions of the table that a script gives. */
enum takes {
    TAKES_NOTHING,
    TAKES_NODES,      /* children; nil and false are skipped */
    TAKES_STILLS,     /* the same: pictures of one shape, each with its caption behind it */
    TAKES_PARAGRAPHS, /* texts, or one text in place of the table */
    TAKES_TEXT,       /* one text, or it alone in place of the table */
    TAKES_PICTURE,    /* a picture's path, unless there is an icon */
    TAKES_LABEL,      /* a label or a node, and an action */
    TAKES_TYPED,      /* nothing: what the visitor types; it gets a pad */
    TAKES_COUNT,      /* n, of */
    TAKES_LENGTH,     /* n tenths of a mm, in place of the table */
};

/* How a value with a name is read. */
enum option_type {
    OPTION_INT,    /* from least to most */
    OPTION_FLAG,   /* a bool */
    OPTION_WORD,   /* one of the words: an enum, least stands for the first */
    OPTION_EITHER, /* one of two words, which must be there: a bool */
    OPTION_TEXT,   /* what can be shown */
    OPTION_ICON,   /* the name of an icon */
    OPTION_KEY,    /* a key of the visitor's state, which must be there */
    OPTION_PLACED, /* the words over a picture */
    OPTION_FOCUS,  /* what of a picture is kept where there is little room */
};

struct option {
    const char *name; /* NULL: no more */
    enum option_type type;
    size_t offset; /* of the value in the struct */
    int least, most;
    const char *const *words; /* NULL-terminated */
};

struct kind {
    const char *name; /* the function that makes one; NULL: scripts have none */
    const char *role; /* in tree.json; NULL: it is not listed */
    bool empty;       /* nothing is seen of it but what is in it */
    enum takes takes;
    struct option options[KIND_OPTIONS];
    double least_mm; /* its least width, unless least_px knows it */
    int (*least_px)(const struct layout_env *env, const struct node *node);
    /* NULL: it would like no more than the least. */
    int (*natural_px)(const struct layout_env *env, const struct node *node);
    void (*lay)(const struct layout_env *env, struct cell *cell, int w_px);
};

extern const struct kind node_kinds[NODE_KINDS];
