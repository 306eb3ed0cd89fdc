/* A pack shown once to nobody: every page in every language and every picture, so that
   what could fail before a visitor fails here. */
#pragma once

#include "layout/theme.h"
#include "stage/bundle.h"

struct rehearsal_config {
    struct bundle *bundle;
    struct display display;
    const char *office; /* of kiosk.conf, or NULL */
};

enum rehearsal_state { REHEARSAL_GOES_ON, REHEARSAL_PASSED, REHEARSAL_FAILED };

struct rehearsal;

struct rehearsal *rehearsal_create(const struct rehearsal_config *config);
void rehearsal_destroy(struct rehearsal *rehearsal); /* NULL is fine */

/* One screen, picture or button, calm: a few milliseconds. First every picture is decoded
   at the size of the display. Then one visitor of each language tours the pack
   (stage/tour.h): every page is drawn at 100, 150 and 200 %, anew after each touch, and at
   last once more. REHEARSAL_FAILED: "showing PAGE in LANGUAGE: why". */
enum rehearsal_state rehearsal_step(struct rehearsal *rehearsal, struct err *err);

/* All the steps. */
bool rehearsal_run(const struct rehearsal_config *config, struct err *err);
