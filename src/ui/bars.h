/* The bars: what stands in its fixed place on every page alike. Top: clinic, counter, Get
   help now. Bottom: places of equal width; one without use stays empty. Pure. */
#pragma once

#include "layout/split.h"

enum bar_place {
    BAR_BACK, /* Finish on the start page */
    BAR_HOME,
    BAR_LANGUAGE,
    BAR_BIGGER,
    BAR_THEME,
    BAR_LISTEN,
    BAR_READ, /* on narrow displays, for the three before it */
    BAR_NEXT, /* Finish at the end of a flow */
    BAR_PLACES,
};

struct bar_button {
    const char *label; /* translated; NULL: the place stays empty */
    const char *icon;
    struct action action;
    bool primary;
};

#define BAR_WORDS 6

struct bars {
    struct bar_button places[BAR_PLACES];
    /* What the places say on other pages: their letters are as large as the longest of
       all allows, and so the same on every page. NULL: no more. */
    const char *words[BAR_WORDS];
    const char *clinic; /* its name, or NULL */
    const char *logo;   /* a picture of the pack, or NULL for the core's own sign */
    int logo_w_px, logo_h_px;
    const char *help;       /* "Get help now", translated; NULL: no such page */
    const char *help_short; /* its label where room is short: "Help" */
    struct action help_action;
    const char *counter; /* "4 of 7", translated; NULL: not in a flow */
    int n, of;
    enum ground ground;
};

/* The boxes of the bars in the window, appended: the top bar's to `top`, the bottom bar's
   to `bottom`. At most BARS_MAX_BOXES each. Where there is no top bar the counter is left
   to the page's heading. */
#define BARS_MAX_BOXES 48
int bars_top(const struct layout_env *env, const struct bars *bars, struct box *out);
int bars_bottom(const struct layout_env *env, const struct bars *bars, struct box *out);

/* The counter as it stands beside a heading: boxes with their right end at the width's. */
int bars_counter(const struct layout_env *env, const struct bars *bars, struct rect beside,
                 struct box *out);
int bars_counter_width_px(const struct layout_env *env, const struct bars *bars);
