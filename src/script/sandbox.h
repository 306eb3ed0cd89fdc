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

/* A limit of memory that was crossed. REFUSAL_STACK is Lua's stack: arguments and locals of all
   calls that have not returned. */
enum refusal { REFUSAL_NONE, REFUSAL_STRING, REFUSAL_BLOCK, REFUSAL_STACK, REFUSAL_TOTAL };

struct memory_ask { /* one call of the allocator */
    const void *old;
    size_t old_size, size;
};

struct sandbox {
    lua_State *L;
    void *owner;
    size_t most, used;         /* bytes that Lua may hold, and does */
    const void *stack;         /* its stack's block */
    const void *newest;        /* block that is not an old one moved */
    const void *too_big;       /* the block that crossed REFUSAL_BLOCK */
    bool growing_stack;        /* whatever moves now is the stack */
    struct memory_ask refused; /* the last: Lua asks once more when it has collected */
    int refusals;
    enum refusal crossed;  /* the first in this call */
    struct place fallback; /* of errors while none of the pack runs; line 0: none */
    struct place pinned;   /* where errors come from, whatever runs; line 0: it is not known so */
    int nested;            /* calls out of C that have not returned */
    int budget_ms;
    int64_t deadline_ns; /* of the thread's processor time */
    int64_t wall_deadline_ns;
    size_t spent; /* bytes worked on since the clock was looked at */
    bool expired; /* stays until the call has ended */
    bool located; /* the error's words begin with their place already */
    bool running;
    struct err failure; /* what the message handler found */
};

void sandbox_open(struct sandbox *box, size_t most, void *owner);
void sandbox_close(struct sandbox *box); /* wipes all that Lua held */

/* The one way in: calls function(argument) in protected mode, within the budget. What
   failed becomes one sentence that begins with file:line. */
bool sandbox_run(struct sandbox *box, int budget_ms, lua_CFunction function, void *argument,
                 struct err *err);
size_t sandbox_collect(struct sandbox *box); /* frees what is not in use; bytes in use */

/* The rest is for C functions that Lua calls. */

struct sandbox *sandbox_of(lua_State *L);

/* Every function whose work grows with its arguments says so first; raises when the time
   is up, or a limit of memory was crossed. */
void sandbox_spend(lua_State *L, size_t bytes);

/* lua_call, for all that C calls while a script runs: raises from SCRIPT_NESTED in one another. */
void sandbox_call(lua_State *L, int arguments, int results);

/* Whether Lua's words say that calls, or expressions in a source, are too deep in one another. */
bool sandbox_is_overflow(const char *words);

/* Raise. The first puts the place of the pack's code that is running in front. */
int sandbox_error(lua_State *L, const char *format, ...) __attribute__((noreturn));
int sandbox_error_at(lua_State *L, const char *file, int line, const char *format, ...)
    __attribute__((noreturn));

/* Where the pack's own code is now: the first function that runs from a file with the
   mark
   '@', not '=' (the core's library), so that a message names a page and not a component. */
bool sandbox_place(lua_State *L, struct place *out);
/* The place of errors in this call while no function of the pack runs, and of those that leave
   nothing on Lua's stack to look at. */
void sandbox_fallback_place(lua_State *L, const char *file, int line);
/* What a file said of which the host knows the line better than Lua, until the call has ended. */
void sandbox_pin(lua_State *L, const char *file, int line);
