/* The works that are done in a jail. */
#pragma once

#include "base/jail.h"

extern const struct jail_helper *const helpers[]; /* ends with NULL */
