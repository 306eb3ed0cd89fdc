/* All that visitors can reach: pages, each as it is after some steps, in each language. What was
   done before is a list of steps, played anew for each state, so that no page needs to say
   which states it has. It knows nothing of who asks. */
#pragma once

#include "stage/step.h"

#define TOUR_STATES 12  /* of one page in one language; same words and buttons are one */
#define TOUR_STEPS 3    /* of a way, one after the other */
#define TOUR_WAYS 4000  /* that are tried in one language beside the first of each page */
#define TOUR_FIRST 10   /* buttons of a page that are tried: so many from its start, */
#define TOUR_LAST 4     /* and so many from its end */
#define TOUR_TOUCHES 64 /* of the one visitor on one page, at most */

enum tour_order {
    /* Each way is a new visitor's. */
    TOUR_BY_MANY,
    /* One visitor of each language goes over all pages, does there once what bears a name of
       its own (what is typed first, then rows and ticks, then what may lead away from them),
       and sees every page again with what that left. */
    TOUR_BY_ONE,
};

struct tour_config {
    struct bundle *bundle;
    const char *const *languages;
    int language_count;
    struct variant variant; /* what pages are loaded in; the language is the tour's */
    const char *office;     /* of kiosk.conf, or NULL */
    enum tour_order order;
    /* Told of each way from page to page that a visitor finds, also more than once; or NULL. */
    void (*leads)(void *context, const char *from, const char *to);
    void *context;
};

enum tour_event {
    TOUR_STOP,   /* a page is in the stage, loaded and to be touched */
    TOUR_PASSED, /* nothing to see: that way was seen, or leads nowhere */
    TOUR_FAILED, /* of a script, as the reason says; the tour can go on */
    TOUR_END,
};

enum tour_when { TOUR_FIRST_SEEN, TOUR_AFTER_STEPS, TOUR_SEEN_AGAIN };

/* Where the tour is. The texts hold until it ends. */
struct tour_stop {
    const char *page, *language;
    const char *after;   /* "after Alamo on find", or "": a new visitor (TOUR_BY_MANY) */
    const char *touched; /* the button, where a touch fails (TOUR_BY_ONE); or NULL */
    enum tour_when when;
};

struct tour;

struct tour *tour_create(const struct tour_config *config);
void tour_destroy(struct tour *tour); /* NULL is fine */

/* One page more. The stage may be laid out in other variants, but its page is the tour's. A file
   that ended an earlier child (base/place.h) is passed. */
enum tour_event tour_next(struct tour *tour, struct tour_stop *stop, struct err *err);
struct stage *tour_stage(struct tour *tour);
