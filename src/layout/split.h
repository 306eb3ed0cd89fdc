/* A page that is longer than the display, as several screens: the twelve rules of paging.
   Nothing is cut, nothing scrolls. Pure. */
#pragma once

#include "layout/layout.h"

#define SPLIT_MAX_SCREENS 32

/* What holds a part of a page to the next one, the weakest first: where it can be, both stand
   on one screen. */
enum tie {
    TIE_NONE,
    TIE_SENTENCE, /* its last line ends within one */
    TIE_LOOSE,    /* words and the buttons below them, large words and what follows */
    TIE_PICTURE,  /* words and their picture, which says nothing by itself */
    TIE_HEADING,  /* names what follows */
    TIE_CONTROL,  /* says what to do with what follows */
    TIE_KEYS,     /* a field and the keys that fill it */
};
#define TIES (TIE_KEYS + 1)

/* The part of the display that a box belongs to. */
enum part { PART_TOP, PART_CONTENT, PART_BOTTOM, PART_DIALOG };
#define PARTS (PART_DIALOG + 1)

/* What of a node stands where on a screen. */
struct box {
    const struct node *node;
    enum part part;
    struct rect rect;
    const struct para *para; /* of a text */
    int line, lines;         /* the first of its lines that stands here, and how many */
    int em_px;
    struct rect crop; /* as of the cell */
    int shrunk_percent;
};

/* What a screen is named by: the first node that begins on it, and of a text that is
   parted the first line. Id 0 is no screen. */
struct anchor {
    uint64_t id;
    int line;
};

struct screen {
    struct box *boxes; /* in reading order, containers before what they contain */
    int count;
    int h_px;     /* that is filled */
    enum tie cut; /* what its end holds to the next screen's beginning */
    struct anchor first;
};

struct screens {
    struct screen items[SPLIT_MAX_SCREENS];
    int count;     /* 1 at least */
    bool bare;     /* the last of several is nearly empty */
    bool left_out; /* the page is longer than SPLIT_MAX_SCREENS */
};

/* `page` is laid out in a width. The first screen has first_h_px, the further ones, under
   their "continued" line, next_h_px. Boxes are relative to the content's upper left. */
void split(const struct layout_env *env, const struct cell *page, int first_h_px, int next_h_px,
           struct screens *out);

/* The screen that holds this line of this node, else its first, else 0. */
int screens_find(const struct screens *screens, struct anchor anchor);
