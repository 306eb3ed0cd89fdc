/* The Lua files of a pack as they were compiled, for the visitors after the first: each file is
   checked and parsed once. They lie in memory only, written by lua_dump out of what this
   program compiled: a pack can bring none. */
#pragma once

#include <lua.h>
#include <stdbool.h>

#include "script/script.h"

#define CHUNKS_MAX_BYTES ((size_t)4 * 1024 * 1024) /* what comes later is compiled each time */

/* NAME is the chunk's for Lua: where its file is, and whether it is the core's. Pushes the
   function; false: it is not there, or the state has no memory for it, and nothing is pushed. */
bool chunks_load(struct chunks *chunks, lua_State *L, const char *name);
/* Keeps the function at the top, which has not run yet. */
void chunks_keep(struct chunks *chunks, lua_State *L, const char *name);
