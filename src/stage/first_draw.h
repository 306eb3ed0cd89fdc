/* Whether a pack can be shown with what a clinic laid over it: a clinic's layer comes late,
   from another hand, and must not take the pack down. */
#pragma once

#include "layout/theme.h"
#include "stage/bundle.h"

/* Lays out and paints the pages that every visit begins with, attract, start and help, in
   each language, on this display; decodes the logos. Nothing is seen of it. false: the first
   that fails. */
bool first_draw(struct bundle *bundle, const struct display *display, const char *office,
                struct err *err);
