/* The families of rules, run one after the other over a pack that is open. */
#pragma once

#include "workshop/lint.h"

/* All families; the report is sorted then. false: a script of ours went wrong. */
bool lint_run(struct lint *lint, struct err *err);

/* Those in C. */
void lint_layout(struct lint *lint);
void lint_pixels(struct lint *lint);
