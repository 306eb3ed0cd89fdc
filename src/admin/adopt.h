/* anteroom.conf: what a laptop writes on the part of a kiosk's card that every system reads.
   Root adopts it at each start (`anteroom adopt FILE`), and what is read of kiosk.conf lies below it
   (kiosk/config.h). It is at most 64 KiB, no link, and sets what is true of the place alone: never
   which packs are shown, nor whose. One that is wrong or gone leaves the last good one. */
#pragma once

#include "base/err.h"

struct adopt_places {
    const char *file;    /* what the laptop wrote */
    const char *good;    /* the last good one, kept over restarts */
    const char *laid;    /* what `run` reads; not there: nothing is adopted */
    const char *refused; /* a line that says why `file` isn't used; not there: it is */
};

/* false: the file isn't used, as err says. Where there is none and there never was one, nothing is
   adopted, and that is well. */
bool adopt_settings(const struct adopt_places *places, struct err *err);
