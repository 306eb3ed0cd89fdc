/* The families of rules, run one after the other over a pack that is open. */
#pragma once

#include "workshop/lint.h"

/* All families; the report is sorted then. false: a script of ours went wrong. */
bool lint_run(struct lint *lint, struct err *err);

/* The one in C. */
void lint_screens(struct lint *lint); /* layout and pixels */
