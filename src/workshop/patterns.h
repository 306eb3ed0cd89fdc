/* Lua's patterns, with a limit of steps. Its matcher has none: "(.-)x(.-)y" on a text of a
   hostile pack could take hours. What a pattern may cost at worst is known before it runs: each
   part that repeats (* + - %b %1) may try every length, `?` tries two, a pattern without ^ begins
   at every byte, and a step looks at no more than the whole pattern. Of a text so long that this
   comes to more than PATTERN_STEPS, find, match, gmatch and gsub raise an error: read such a text
   by lines, or begin the pattern with ^. */
#pragma once

#include <lua.h>
#include <stdbool.h>
#include <stddef.h>

#define PATTERN_STEPS 3e8 /* under a second; 5,000 bytes where one part of ten letters repeats */

/* At worst, on a text of `len` bytes. */
double pattern_steps(const char *pattern, size_t pattern_len, size_t len);

/* Puts the four functions in the place of Lua's in the table `string`. */
void patterns_open(lua_State *L);
