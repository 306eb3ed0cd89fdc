/* Plays one flow test on a kiosk of its own, in virtual time. */
#pragma once

#include "script/steps.h"
#include "workshop/drive.h"

struct player {
    struct bundle *bundle;
    const struct config *config;
    struct variant start;
    const struct flow_test *test; /* that is being played, and its kiosk */
    struct drive drive;
};

/* false: "file:line: expected ... saw ..." */
bool play(struct player *player, const struct flow_test *test, struct err *err);
