/* What every screen must hold, as functions of a scene that is laid out.
   Each rule counts its breaches, and tells of them. */
#pragma once

#include "stage/stage.h"

enum screen_rule {
    SCREEN_WINDOW,      /* every box and every painted item lies inside the window */
    SCREEN_AREA,        /* .. and inside the content, its bar, the dialog, its button */
    SCREEN_RUNS,        /* a text's runs lie inside its box */
    SCREEN_APART,       /* nothing that is seen or touched lies over another */
    SCREEN_WORDS,       /* nor do two words over one picture, or one and a dot */
    SCREEN_TARGET_SIZE, /* 15 mm each way */
    SCREEN_TARGET_GAP,  /* 3 mm */
    SCREEN_TARGET_EDGE, /* 5 mm to the edge of the glass */
    SCREEN_CAP,         /* capitals of 4.8 mm */
    SCREEN_HELP,        /* Get help now stands in a bar */
    SCREEN_WHOLE,       /* at most SPLIT_MAX_SCREENS, nothing left out */
    SCREEN_EMPTY,       /* no screen without a text or a button */
    SCREEN_TEXT_COLOUR, /* 4.5:1; ink on paper 7:1 */
    SCREEN_EDGE_COLOUR, /* the edge or the fill of a button 3:1 to what lies behind it */
    SCREEN_LOST,        /* the screens of a page together say all its words, each once */
    SCREEN_BARS,        /* a bar's button stands in the same place on every page */
    SCREEN_RULES,
};

extern const char *const screen_rule_names[SCREEN_RULES];
extern const char *const screen_rule_ids[SCREEN_RULES]; /* in screen_rules.c */

struct breaches {
    int count[SCREEN_RULES];
    /* Told of each breach, and of the box it is about (NULL: the screen); NULL: nobody. */
    void (*tell)(void *context, enum screen_rule rule, const struct box *box, const char *text);
    void *context;
};

struct screen_seen {
    const struct theme *theme;
    const struct scene *scene;
    const struct draw_list *list;
    const char *help; /* the page that Get help now leads to; NULL: none is wanted here */
};

/* All rules but the last two, on one screen. */
void screen_check(struct breaches *out, const struct screen_seen *seen);

/* Where a run of a text stands on the screen. */
struct rect screen_run_rect(const struct box *box, const struct para_line *line,
                            const struct para_run *run);

/* The words of a page over its screens, each node's at the place it has in the tree.
   Spaces and hyphens do not count; right to left, nor does the order within a node. */
struct said {
    struct said_part {
        int place;
        struct buf text;
    } * parts;
    int count, room;
};
void said_add(struct said *said, const struct page *page, const struct bars *bars,
              const struct scene *scene, struct breaches *out);
char *said_text(struct said *said, bool rtl); /* to be freed */
void said_clear(struct said *said);
void screen_check_lost(struct breaches *out, const char *all, const char *said);

/* Where the bars' buttons stood on the pages seen so far. */
#define BAR_PLACES_MANY 32
struct places_seen {
    struct {
        uint64_t id;
        struct rect rect;
    } items[BAR_PLACES_MANY];
    int count;
};
void screen_check_bars(struct breaches *out, struct places_seen *places, const struct scene *scene);
