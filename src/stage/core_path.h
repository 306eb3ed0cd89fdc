/* The folder of the core layer: the program's own words, faces and pages. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

/* In the build tree beside the program; ../share/anteroom/core of an installed program; else
   where it was meant to be installed. Neither the working directory nor the environment counts. */
bool core_path(char *out, size_t room, struct err *err);
