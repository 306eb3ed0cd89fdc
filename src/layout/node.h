/* The elements of a page, as plain data: a tree in an arena. Scripts make it, layout
 * reads it. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "layout/action.h"
#include "pack/hue.h"

#define PAGE_MAX_NODES 4000
#define PAGE_MAX_DEPTH 24
#define PAGE_MAX_TEXT 4096 /* bytes of one text */

enum node_kind {
    NODE_COLUMN,
    NODE_ROW,
    NODE_GRID,
    NODE_TEXT,
    NODE_IMAGE,  /* a picture of the pack */
    NODE_ICON,   /* an icon of the core */
    NODE_BUTTON, /* its children are what it shows; its name is what it is called */
    NODE_FIELD,  /* shows what was typed; its pad is a node of its own */
    NODE_PAD,    /* the keys of a field: made of buttons by node_make_pad */
    NODE_QR,
    NODE_PROGRESS, /* n of `of`: as steps, or as dots ten in a row */
    NODE_SPACER,
    NODE_STILLS, /* pictures in one place, each with its caption behind it; last what steers them */
};
#define NODE_KINDS (NODE_STILLS + 1) /* a row each in kinds.c */

enum text_size {
    SIZE_LABEL_SMALL, /* of the bars: the counter, the word above Next's title */
    SIZE_LABEL,       /* of the bars: the words of their buttons */
    SIZE_CAPTION,
    SIZE_BODY,
    SIZE_LEAD,
    SIZE_H2,
    SIZE_H1,
    SIZE_DISPLAY, /* for who passes by: what follows does not grow with the visitor's size */
    SIZE_FAR,
};

enum tone { TONE_INK, TONE_SOFT, TONE_ACCENT, TONE_ALARM, TONE_ON_ACCENT };

enum align { ALIGN_START, ALIGN_CENTER, ALIGN_END };

/* What a container looks like; none can be touched. A button has one by its kind. */
enum panel {
    PANEL_NONE,
    PANEL_NOTE,    /* the tint of the page's hue */
    PANEL_WARNING, /* the alarm's tint */
    PANEL_CARD,    /* the tint of slate */
    PANEL_CAPTION, /* dark in any theme: over the lower edge of a picture */
    PANEL_LEADER,  /* a line from a word over a picture, .. */
    PANEL_DOT,     /* .. and what it ends in */
    PANEL_PILL,    /* round ends: holds the parts of a quiet switch */
    PANEL_SWITCH,  /* holds the parts of one that looks as what is touched */
    PANEL_CHIP, /* white in any theme, by its `word` red or green: behind a word over a picture */
};

/* What can be touched: white or solid, with a thick lower edge; the quiet ones have none. */
enum button_kind {
    BUTTON_PLAIN,   /* white */
    BUTTON_PRIMARY, /* solid: the main way */
    BUTTON_ALARM,   /* solid alarm */
    BUTTON_CARD,    /* white, its children as a card's */
    BUTTON_CHOICE,  /* a card that can be chosen: it stays down, with a tint */
    BUTTON_QUIET,   /* a pill: language, dark, what is seldom needed */
    BUTTON_START,   /* a solid card, for where to begin: the first of a menu */
    BUTTON_KEY,     /* a key of a pad */
    BUTTON_BAR,     /* of a bar or a rail: a word beside its icon, or under it */
    BUTTON_HELP,    /* the same in alarm: Get help now */
    BUTTON_PART,    /* of a switch: the one chosen is solid, in a pill a disc */
    BUTTON_PLAY,    /* in the colour of the highlight: what moves a picture */
};

enum tile {
    TILE_NONE,
    TILE_SOFT,
    TILE_SOLID,
    TILE_OPEN,
    TILE_ROUND,
    TILE_RING, /* of choices that only one can be taken of, */
    TILE_DISC  /* and the one that is taken */
};             /* behind an icon or a short text */

/* The whole screen's ground. The last two have no bars. */
enum ground { GROUND_PAPER, GROUND_ALERT, GROUND_ACCENT, GROUND_ALARM };

/* Over a picture; places are thousandths of its width and height. */
enum word_kind { WORD_PLAIN, WORD_PROBLEM, WORD_BETTER };
struct picture_word {
    int x, y; /* its middle */
    const char *text;
    const char *brief; /* what it becomes where a display is small; or NULL */
    bool leads;        /* a line leads from it to a dot, */
    int to_x, to_y;    /* here */
    enum word_kind kind;
};

struct node {
    enum node_kind kind;
    struct node *parent, *first, *last, *next; /* children, in reading order */
    const char *file; /* where the script made it; NULL if the program did */
    int line;
    uint64_t id; /* the path in the tree and the kind: the same at the next showing */

    /* columns, rows, grids, buttons */
    int gap_mm10; /* tenths of a mm between children; -1: as the kind has it */
    int columns;  /* of a grid: at most so many; 0: as fit */
    int grow;     /* share of a row's free width; 0: its natural width, if any sibling grows */
    bool aside;   /* goes into the right column where there is room for two */
    enum align align;
    enum panel panel;

    /* texts and icons */
    const char *text;  /* a text's words, an icon's name, a picture's path, a QR code's content */
    const char *brief; /* of a text: the same in fewer words, for rails and small upright
                          displays; NULL: it has none */
    bool heading;
    enum text_size size;
    enum tone tone;
    enum tile tile;
    bool bold;

    /* pictures and QR codes */
    const char *alt; /* "" is decorative */
    const struct picture_word *words;
    int word_count;
    enum word_kind word; /* of a word over a picture, and its line */
    int focus[4];        /* x, y, w, h in thousandths: what a small display keeps; w 0: all */
    int w_px, h_px;      /* the picture's own size: only their ratio counts */

    /* buttons */
    struct action action;
    enum button_kind button;
    const char *name; /* what it is called: its label, or its title line */
    bool chosen;
    bool back;    /* a button: a touch on Back is one on this */
    enum hue hue; /* of a button: that of the flow it leads to */

    /* fields and pads */
    const char *key;   /* of the visitor's state */
    bool town;         /* kind "town", else "zip" */
    const char *typed; /* what stands in the field */

    /* progress; a spacer's height in tenths of a mm is n; of stills n is the one that is seen,
       from 0 */
    int n, of;
    int filled_percent; /* of its n-th step; 0: it is whole */
    bool dots;

    /* stills; `chosen`: they move */
    int seconds;   /* each is seen so long while they move */
    bool compared; /* the first and the last are before and after: a switch */
    bool loop;     /* on an attract page: they move by themselves, without end */
};

struct page {
    const char *id;
    const char *title;
    const char *next; /* or NULL: as the flow says */
    enum ground ground;
    int idle_s;        /* 0: as the kiosk has it */
    bool hidden;       /* it has nothing to say: not in its flow's order */
    struct node *root; /* a column */
    int words;         /* for the idle rule */
    uint64_t refs;     /* script.h: what its buttons run; 0: nothing is kept */
};

/* parent may be NULL: node_append hangs it under one later. */
struct node *node_make(struct arena *arena, struct node *parent, enum node_kind kind);
void node_append(struct node *parent, struct node *child);
void node_remove(struct node *child);
void node_prepend(struct node *parent, struct node *child);

/* A button whose children are an icon, if any, and its label: the kind says whether they
   stand side by side or one below the other. */
struct node *node_make_button(struct arena *arena, struct node *parent, enum button_kind kind,
                              const char *label, const char *icon, struct action action);

/* A grid whose first card says where to begin. */
bool node_is_menu(const struct node *grid);

/* Fills a pad with its keys: 1 to 9, Erase, 0, Find; of a town A to Z, Erase, Space. The
   two words come translated: Erase, and Find or Space. */
void node_make_pad(struct arena *arena, struct node *pad, const char *erase, const char *last);

/* Numbers the tree's ids, which begin with the page's own, and counts its words. Call
   once when it is whole. */
void page_finish(struct page *page);

/* Of a NODE_STILLS: how many there are, one of them from 0, and its caption or NULL. */
int node_still_count(const struct node *stills);
struct node *node_still(const struct node *stills, int index);
struct node *node_still_caption(const struct node *still);

/* The page's stills, or NULL. */
struct node *node_find_stills(struct node *root);

/* The node after this one in reading order within root, or NULL. */
struct node *node_after(const struct node *root, const struct node *node);

/* All the words in it, joined by a space, without `**`. */
const char *node_words(struct arena *arena, const struct node *node);
