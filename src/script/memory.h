/* The memory of a sandbox's Lua state. A limit is crossed in two steps: the allocator gives what
   is too much, notes it, and calls nothing; the next look at the note, where Lua's stack is sound,
   raises with the place. Only what goes beyond the sandbox's most by more than SCRIPT_SPARE is
   refused. */
#pragma once

#include "script/sandbox.h"

/* A lua_Alloc; its context is the sandbox. */
void *memory_allocate(void *context, void *old, size_t old_size, size_t size);

/* Once, in a new state: from then on the stack's block is known, which is no value of a script. */
void memory_find_stack(struct sandbox *box);

/* False, with the limit in words, if this call has crossed one. */
bool memory_check(const struct sandbox *box, struct err *err);
