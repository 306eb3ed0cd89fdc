/* Which variants of one test run. Under sanitizers, which take three times as long and find
   other things, every fifth does, unless ANTEROOM_ALL_VARIANTS asks for all (run.sh --long). */
#pragma once

#include <stdbool.h>
#include <stdlib.h>

#include "base/asan.h"

#define VARIANT_STRIDE 5

static inline bool variant_runs(int number)
{
    return !BUILT_WITH_ASAN || number % VARIANT_STRIDE == 0 || getenv("ANTEROOM_ALL_VARIANTS");
}
