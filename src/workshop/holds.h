/* What must hold on every screen, whatever was touched before: for the monkey. */
#pragma once

#include "kiosk/app.h"
#include "workshop/screen.h"

/* The bars' places, as long as the variant stays. Begins zeroed. */
struct holds {
    struct places_seen places;
    const char *language;
    int text_size;
};

/* The bar's button that goes to this page, or home if NULL; NULL: there is none. */
const struct box *holds_way(const struct scene *scene, const char *page);

/* The rules of workshop/screen.h but that of a page's words, and what can be done: there is a way
   home, and Get help now can be touched. `help` is the pack's help page, or NULL. false: the
   first rule that is broken. */
bool holds_screen(struct holds *holds, const struct app *app, const char *help, struct err *err);
