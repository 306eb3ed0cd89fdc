/* What stage.c, around.c and builtin.c share: the second and the third are below the first. */
#pragma once

#include "stage/stage.h"

/* Pages that every pack may have, under these ids: the menu leads to them. */
struct known_page {
    const char *id, *word, *icon;
};
#define KNOWN_PAGES 4
extern const struct known_page known_pages[KNOWN_PAGES];

#define TEXT_CHOICES 3
extern const char *const stage_text_sizes[TEXT_CHOICES]; /* "100" "150" "200" */

const struct pack_info *stage_info(const struct stage *stage); /* NULL: there is no pack */
const char *stage_next_language(const struct stage *stage);    /* NULL: there is one only */

/* Words of the program with one %d or two. */
const char *stage_count(const struct stage *stage, const char *source, int n, int of);

/* The hue of the page's flow becomes the theme's; and that of each flow its cards'. */
void stage_set_hue(struct stage *stage);
void stage_set_card_hues(struct stage *stage);

/* Of the page that is loaded. */
void stage_set_bars(struct stage *stage);
/* The button for the other theme, and the logo of this one. */
void stage_set_theme(struct stage *stage);

/* Takes off the first page what its display's menu has. */
void stage_trim(struct stage *stage);

/* builtin.c: the page's id and nodes. */
void stage_fill(struct stage *stage, enum builtin which, const char *shown);
