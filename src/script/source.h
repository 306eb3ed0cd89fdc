/* Looks at a Lua source before Lua does: what Lua's own compiler and messages could be
   slow or deep on is refused with its line. Pure. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

#define SOURCE_LINE 4096 /* bytes of a line */
#define SOURCE_CHAIN 250 /* a.b[c].d: so many steps in one expression */

/* UTF-8 text without control characters, in lines and chains of bounded length. */
bool source_check(const char *text, size_t len, int *line, struct err *err);
