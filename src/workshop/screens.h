/* The rules over screens, of what is laid out and of what is drawn, each told of one screen after the other. */
#pragma once

#include "workshop/told.h"

/* What is laid out. false: there is nothing to be drawn; else its list is painted. */
struct layout_lint *layout_lint_create(struct lint *lint, struct told *told);
bool layout_check(struct layout_lint *layout, const struct lint_visit *visit);
void layout_lint_free(struct layout_lint *layout);

/* What is drawn. */
struct pixels_lint *pixels_lint_create(struct lint *lint, struct told *told);
void pixels_check(struct pixels_lint *pixels, const struct lint_visit *visit);
void pixels_lint_free(struct pixels_lint *pixels);
