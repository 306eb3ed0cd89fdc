/* A flow test, as the list of steps that its functions recorded. Played by workshop/test.c. */
#pragma once

#include "base/arena.h"
#include "script/script.h"

enum step_kind {
    STEP_START,
    STEP_TAP,      /* text */
    STEP_TYPE,     /* text, a key for each character */
    STEP_SEE,      /* text */
    STEP_DONT_SEE, /* text */
    STEP_IN_ORDER, /* texts */
    STEP_ON,       /* text: a page id */
    STEP_MORE,
    STEP_WAIT,      /* number: seconds */
    STEP_LANGUAGE,  /* text */
    STEP_TEXT_SIZE, /* number: 100, 150, 200 */
    STEP_THEME,     /* text */
    STEP_KEY,       /* text: an SDL key name */
    STEP_TOUCH,     /* x, y: mm from the upper left, upright */
};

struct step {
    enum step_kind kind;
    const char *text;
    const char *const *texts; /* NULL-terminated */
    double number, x, y;
    int line;
};

struct flow_test {
    const char *file; /* as pack_where gives it */
    const char *name;
    const struct step *steps;
    int step_count;
    int line;
};

struct flow_tests {
    const struct flow_test *items;
    int count;
};

/* Runs a pack's file tests/NAME.lua in a state of its own. */
bool steps_record(const struct pack *pack, const char *path, struct arena *arena,
                  struct flow_tests *out, struct err *err);
