/* One visitor's use. It owns all that a visitor leaves behind: destroying it is
 * forgetting. */
#pragma once

#include "kiosk/config.h"
#include "stage/stills.h"

#define SESSION_HISTORY 64

struct trail_stop {       /* a page the visitor came from */
    const char *page;     /* of the pack; NULL: the built-in menu */
    struct anchor anchor; /* the screen he saw */
};

struct session {
    struct script *script;
    struct variant variant;
    struct trail_stop history[SESSION_HISTORY];
    int history_count;
    const char *page; /* as in struct trail_stop */
    int screen;
    struct anchor anchor;
    struct view view;
    struct still_state still;
    int64_t still_until_ms; /* the next one comes, where they move; else INT64_MAX */
};

/* A NULL script: it could not be made, for the reason in err. */
struct session *session_create(struct bundle *bundle, const struct variant *start,
                               const struct config *config, struct err *err);
void session_destroy(struct session *session); /* NULL is fine */

void session_push(struct session *session, struct anchor anchor);
bool session_pop(struct session *session); /* false: there is nothing to go back to */
