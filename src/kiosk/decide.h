/* What an action comes to, as a value: nothing is done here. apply.c does it, ahead.c asks
   where a button would lead. */
#pragma once

#include "kiosk/app_inner.h"

enum effect {
    EFFECT_NONE,      /* the touch alone */
    EFFECT_SCREEN,    /* another screen of the page: `screen` */
    EFFECT_PAGE,      /* another page: `page` */
    EFFECT_BACK,      /* the page that the visitor came from */
    EFFECT_AGAIN,     /* the same page, made anew */
    EFFECT_ASK,       /* whether the visit is over */
    EFFECT_END_VISIT, /* the visit is over, the next one begins */
    EFFECT_RUN,       /* the script is asked: `ref` */
    EFFECT_TYPE,      /* a character comes into the page's field, or ('\0') its last one goes */
    EFFECT_ENTER,     /* what was typed counts */
    EFFECT_STILL,     /* of the page's stills another, or they begin or cease to move: `still` */
};

enum trail { TRAIL_KEEP, TRAIL_PUSH, TRAIL_CLEAR }; /* the way back */

struct decision {
    enum effect effect;
    const char *page; /* of the pack; NULL: the built-in menu */
    enum trail trail;
    int screen;
    bool varied; /* `variant` holds from now on */
    struct variant variant;
    int ref;
    char character;
    struct still_state still;
};

struct decision decide(const struct app *app, const struct action *action);
