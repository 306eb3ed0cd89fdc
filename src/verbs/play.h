/* Plays one flow test on a kiosk of its own, in virtual time. */
#pragma once

#include "app/app.h"
#include "base/clock.h"
#include "script/steps.h"

struct player {
    struct bundle *bundle;
    const struct config *config;
    struct variant start;
    struct app *app; /* of the test that is being played */
    struct clock clock;
    const struct flow_test *test;
};

/* false: "file:line: expected ... saw ..." */
bool play(struct player *player, const struct flow_test *test, struct err *err);
