/* What must hold on every screen, whatever was touched before: for the monkey. */
#pragma once

#include "kiosk/app.h"

/* The bar's button that goes to this page, or home if NULL; NULL: there is none. */
const struct box *holds_way(const struct scene *scene, const char *page);

/* Something is shown, in the window, nothing over another, with the ways to help and home
   in their bars. `help` is the pack's help page, or NULL. false: the rule that is broken. */
bool holds_screen(const struct app *app, const char *help, struct err *err);
