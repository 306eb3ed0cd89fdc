/* A Lua state that can not hurt: bounded in memory, in block size and in processor time,
   with one way in. Nothing of Lua is in it until the api files put it there. */
#pragma once

#include <lua.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct place { /* in a script */
    char file[256];
    int line; /* 0: none is known */
};

enum refusal { REFUSAL_NONE, REFUSAL_STRING, REFUSAL_BLOCK, REFUSAL_TOTAL };

struct sandbox {
    lua_State *L;
    void *owner;
    size_t used; /* bytes that Lua holds */
    int refusals;
    enum refusal refusal;    /* the first in this call, */
    struct place refused_at; /* and where */
    struct place fallback;   /* of errors while none of the pack runs; line 0: none */
    int budget_ms;
    int64_t deadline_ns; /* of the thread's processor time */
    int64_t wall_deadline_ns;
    size_t spent; /* bytes worked on since the clock was looked at */
    bool expired; /* stays until the call has ended */
    bool located; /* the error's words begin with their place already */
    bool running;
};

void sandbox_open(struct sandbox *box, void *owner);
void sandbox_close(struct sandbox *box); /* wipes all that Lua held */

/* The one way in: calls function(argument) in protected mode, within the budget. What
   failed becomes one sentence that begins with file:line. */
bool sandbox_run(struct sandbox *box, int budget_ms, lua_CFunction function, void *argument,
                 struct err *err);
size_t sandbox_collect(struct sandbox *box); /* frees what is not in use; bytes in use */

/* The rest is for C functions that Lua calls. */

struct sandbox *sandbox_of(lua_State *L);

/* Every function whose work grows with its arguments says so first; raises when the time
 * is up. */
void sandbox_spend(lua_State *L, size_t bytes);

/* Raise. The first puts the place of the pack's code that is running in front. */
int sandbox_error(lua_State *L, const char *format, ...) __attribute__((noreturn));
int sandbox_error_at(lua_State *L, const char *file, int line, const char *format, ...)
    __attribute__((noreturn));

/* Where the pack's own code is now: the first function that runs from a file with the
   mark
   '@', not '=' (the core's library), so that a message names a page and not a component. */
bool sandbox_place(lua_State *L, struct place *out);
/* The place of errors in this call while no function of the pack runs. */
void sandbox_fallback_place(lua_State *L, const char *file, int line);
