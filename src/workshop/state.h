/* The Lua state of our own scripts, scripts/workshop, which the core folder has as workshop/.
   They are trusted, and yet can do little harm: there is no io, os, load, debug or package.
   `use "lint/words"` runs workshop/lint/words.lua once and gives what it returns;
   `use "sheets/proof.css"` gives a file as it is; no name leads out of the folder. They read through
   the bindings (bind.h), and write only by write(name, bytes), below one folder, and approve into
   reviews.conf; what the disk refuses is an error without a place in a script. say(line) is a
   line of the verb's result, on stdout. They never run a
   pack's code; a pack's own state (script/sandbox.h) knows nothing of this one. */
#pragma once

#include <lua.h>
#include <stdbool.h>

#include "base/err.h"

struct lint;
struct scripted_kiosk;

struct state { /* stays where it is while it is open */
    lua_State *L;
    char folder[4096];            /* of the scripts */
    const char *out;              /* what write() writes below; NULL: it refuses */
    struct lint *lint;            /* that the bindings tell of; NULL: none is open */
    struct scripted_kiosk *kiosk; /* that bind_kiosk.h tells of; NULL: there is none */
};

/* `core` is of core_path. */
bool state_open(struct state *state, const char *core, struct err *err);
void state_close(struct state *state); /* one that is not open is fine */

/* Puts what `use` gives onto the stack. false: "workshop/lint/words.lua:12: why", as all that
   a script can do wrong is told. */
bool state_use(struct state *state, const char *name, struct err *err);
/* Calls what lies below its arguments, as lua_call does. false: nothing is left of them. */
bool state_call(struct state *state, int arguments, int results, struct err *err);

struct state *state_of(lua_State *L);
