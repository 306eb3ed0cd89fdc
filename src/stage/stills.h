/* The stills of a page: which of them is seen, and what steers them. */
#pragma once

#include "stage/stage.h"

/* What a visit knows of them. A page begins with the first, which stands. */
struct still_state {
    int at;
    bool moves;
};

/* Shows that one, and makes what steers it. `motion`: they may move by themselves, so there is
   Play; those of an attract page that loop have nothing to be touched. Nothing is laid out. */
void stage_set_still(struct stage *stage, struct still_state state, bool motion);

/* The same of what is laid out already, where another picture is all that changes. false: it is
   not; stage_set_still and stage_lay will do. */
bool stage_swap_still(struct stage *stage, int at);

/* How many there are, and how long each is seen; 0: the page has none. */
int stage_still_count(const struct stage *stage);
int stage_still_ms(const struct stage *stage);

/* Whether they move by themselves: a loop on an attract page. */
bool stage_still_loops(const struct stage *stage);
