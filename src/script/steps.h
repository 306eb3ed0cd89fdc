/* A flow test, as the list of steps that its functions recorded. Played by
   scripts/workshop/play.lua. */
#pragma once

#include "base/arena.h"
#include "script/script.h"

struct flow_step {
    const char *name; /* of the function that recorded it, as scripts/api.lua has it */
    int line;
    const char *text;         /* tap type see dont_see on language theme, key: as SDL calls it */
    const char *const *texts; /* in_order: NULL-terminated */
    double number;            /* wait: seconds; text_size: 100, 150, 200 */
    double x, y;              /* touch: mm from the upper left, upright */
};

struct flow_test {
    const char *file; /* as pack_where gives it */
    const char *name;
    const struct flow_step *steps;
    int step_count;
    int line;
};

struct flow_tests {
    const struct flow_test *items;
    int count;
    const char *fixture; /* the layer whose facts and offices the file names; NULL: any will do */
};

/* Runs a pack's file tests/NAME.lua in a state of its own. Of one that fails only the fixture is
   told. */
bool steps_record(const struct pack *pack, const char *path, struct arena *arena,
                  struct flow_tests *out, struct err *err);
