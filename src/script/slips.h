/* What beginners write, and what to write instead: Lua's own words tell what its reader or its
   machine met, not what was meant. Pure. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

/* Of Lua's message on a source that it can not read. *line, from 1, is Lua's, and becomes the one
   before where the slip stands there. false: no cure is known. */
bool slips_of_source(struct err *cure, const char *text, size_t len, int *line,
                     const char *message);

/* The cure of an error while a script runs, or NULL. It takes no memory. */
const char *slips_of_run(const char *message);
