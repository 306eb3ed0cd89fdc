/* Runs the families: those of scripts by lint/init.lua, then the one in C. */
#include "workshop/families.h"

#include "workshop/bind.h"

static bool run_scripts(struct lint *lint, struct err *err)
{
    lua_State *L = lint->state.L;
    lint->family = "texts";
    bind_open(&lint->state, lint);
    if (!state_use(&lint->state, "lint/init", err))
        return false;
    lua_getfield(L, -1, "run");
    return state_call(&lint->state, 0, 0, err);
}

bool lint_run(struct lint *lint, struct err *err)
{
    if (!lint->rules.count)
        return err_set(err, "%s", lint->trouble.text);
    if (!run_scripts(lint, err))
        return false;
    /* What names or PO files have wrong may be the reason, and is told already. */
    if (!lint->bundle && report_count(lint->report, LEVEL_ERROR) == 0)
        lint_find_placed(lint, LEVEL_ERROR, "F-OPEN-1", lint->trouble.text);
    if (lint->bundle && !lint->options.no_screens) { /* minutes, where the others take seconds */
        lint->family = "screens";
        lint_screens(lint);
    }
    report_sort(lint->report);
    return true;
}
