/* What a file is that somebody took for a packed layer, told by its first and last bytes: a
   zip of a folder, a web page that was saved in its place, a file that is cut off. */
#pragma once

#include <stdbool.h>

#include "base/err.h"
#include "layer/packed_file.h"

/* "is a web page, ...: download the file itself": what it is, and the cure. NULL: it may well be
   a packed layer, or is nothing that is known. */
const char *foreign_what(const struct packed *packed);

/* Puts this in front of the reason in err, where a file could not be taken. Always false. */
bool foreign_explain(const char *path, struct err *err);
