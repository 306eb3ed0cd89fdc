/* The monkey: seeded random touches, keys, waits and settings, with rules that hold after
   each. The same seed does the same, up to any number of events. */
#pragma once

#include "kiosk/app.h"

#define MONKEY_HOME_EVERY 500     /* events; then Get help now and Home are tried */
#define MONKEY_WARM_EVENTS 20000  /* after so many, memory .. */
#define MONKEY_GROWS_AT_MOST_MB 2 /* .. may grow by so much: caches come and go */

struct monkey_result {
    int64_t passed; /* events after which all rules held */
    bool failed;    /* the one after them broke a rule, which has been printed */
};

struct monkey_result monkey_play(const struct app_config *config, uint64_t seed, int64_t events);
