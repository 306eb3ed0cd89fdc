/* Runs the families: those in C by a list, those of scripts by lint/init.lua. */
#include "workshop/families.h"

#include "workshop/bind.h"

static const struct family {
    const char *name;
    void (*run)(struct lint *lint);
    bool screens; /* lays out every screen: minutes, where the others take seconds */
} families[] = {
    {"screens", lint_screens, true},
};

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
    for (size_t i = 0; i < sizeof families / sizeof *families; i++) {
        const struct family *family = &families[i];
        if (!lint->bundle || (family->screens && lint->options.no_screens))
            continue;
        lint->family = family->name;
        family->run(lint);
    }
    report_sort(lint->report);
    return true;
}
