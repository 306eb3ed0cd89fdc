/* A page in two columns: its words in one, what stands aside in the other. */
#pragma once

#include "layout/blocks.h"

struct columns {
    int w_px, start_px; /* of all, and of the words */
    bool aside_first;
    int rise_px; /* room above the page where the aside begins already */
};

int columns_gap_px(const struct theme *theme);

/* Both from the top: a picture from beside the line that names the flow. Where env gives the
   note's place, what the words' column has no room for stands below the aside, the page's note
   last. NULL: it does not fit. */
struct cell *columns_lay(const struct layout_env *env, struct blocks blocks, struct columns at);

/* The words that a screen has room for, and on the next what stands aside beside the others.
   What a promise says of its limits stands with it, where there is room. NULL: not on two. */
struct cell *columns_lay_parted(const struct layout_env *env, const struct blocks *blocks, int w_px,
                                int start_px);

/* Over a picture that is too small for its words they stand beside their points. */
bool picture_words_stray(const struct cell *cell);
/* Whether what steers stills has room beside or on their picture. */
bool stills_steer_within(const struct cell *cell);
