/* What must be seen on every screen, whatever was touched before: for the monkey. */
#pragma once

#include "kiosk/app.h"
#include "workshop/screen.h"

/* The bars' places, as long as the variant stays. Begins zeroed. */
struct holds {
    struct places_seen places;
    const char *language;
    int text_size;
};

/* The rules of workshop/screen.h but that of a page's words, and that no calm page stands there.
   `help` is the pack's help page, or NULL. false: the first rule that is broken. */
bool holds_screen(struct holds *holds, const struct app *app, const char *help, struct err *err);
