/* The bars: what stands in its fixed place on every page alike. At the top the clinic, Get
   help now and the flow; the places below, or in a rail at the side. One without use stays
   empty. Pure. */
#pragma once

#include "layout/split.h"

enum bar_place {
    BAR_BACK,
    BAR_HOME,
    BAR_MENU, /* the built-in page with what a small display's rail has no room for */
    BAR_LANGUAGE,
    BAR_SIZE_100,
    BAR_SIZE_150,
    BAR_SIZE_200,
    BAR_THEME,
    BAR_FINISH, /* where no other ever stands */
    BAR_NEXT,
    BAR_PLACES,
};

struct bar_button {
    const char *label; /* translated: also where it is absent, so that all pages are alike */
    const char *name;  /* what it is called; NULL: its label */
    const char *icon;
    struct action action;
    bool present, chosen;
    const char *other; /* what it says at other times: its place has room for that, too; or NULL */
};

struct bars {
    struct bar_button places[BAR_PLACES];
    const char *next_title; /* of the page that Next leads to, or NULL */
    const char *privacy;    /* said where Back and Home would stand, or NULL */
    const char *clinic;     /* its name, or NULL */
    const char *logo;       /* a picture of the pack, or NULL for the core's own sign */
    bool logo_fits;         /* this theme: else it stands on a plate of its own */
    int logo_w_px, logo_h_px;
    const char *help;       /* "Get help now", translated; NULL: no such page */
    const char *help_short; /* its label where room is short: "Help" */
    struct action help_action;
    bool help_is_high; /* it takes the place below it, too: the way to the staff, on its page */
    const char *flow_title; /* translated; NULL: the page is of none */
    const char *flow_icon;
    const char *counter; /* "4 of 7", translated; NULL: it is the only one */
    int n, of;
    int screen, screens; /* of the page, from 0 on; 0, 0: it has one */
    enum ground ground;
};

/* "4 of 7", of these words with up to two %d. */
const char *bars_count(struct arena *arena, const char *words, int n, int of);

/* The boxes of the bars in the window, appended: those above the content to `top`, those of
   the bottom bar or the rail to `bottom`. At most BARS_MAX_BOXES each. */
#define BARS_MAX_BOXES 64
int bars_top(const struct layout_env *env, const struct bars *bars, struct box *out);
int bars_bottom(const struct layout_env *env, const struct bars *bars, struct box *out);
