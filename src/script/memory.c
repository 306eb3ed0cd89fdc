/* Counts, moves and wipes what Lua holds. It never asks Lua anything: Lua may be in the middle of
   moving the very stack that an answer would be read from. */
#include "script/memory.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "script/script.h"

#define STRING_HEAD ((size_t)64) /* as much as Lua puts around a string's bytes */
#define STACK_PROBE 1000         /* slots: more than a new state has */

/* For what is new, Lua says its type in place of the old size. */
static enum refusal crossed_by(const struct sandbox *box, struct memory_ask ask, size_t had)
{
    if (!ask.old && ask.old_size == LUA_TSTRING && ask.size > SCRIPT_STRING + STRING_HEAD)
        return REFUSAL_STRING;
    if (ask.size > SCRIPT_BLOCK)
        return REFUSAL_BLOCK;
    return box->used - had + ask.size > box->most ? REFUSAL_TOTAL : REFUSAL_NONE;
}

/* Refused, Lua collects what is not in use and asks the same again: for what is too much together
   that is waited for, once. It does not while it moves its stack. */
static bool may_help_to_collect(const struct sandbox *box, struct memory_ask ask)
{
    bool again = ask.old == box->refused.old && ask.old_size == box->refused.old_size &&
                 ask.size == box->refused.size;
    return !again && !(ask.old && ask.old == box->stack);
}

static bool refuse(struct sandbox *box, struct memory_ask ask)
{
    box->refused = ask;
    if (++box->refusals >= SCRIPT_REFUSALS)
        box->expired = true;
    return false;
}

static bool gives(struct sandbox *box, struct memory_ask ask, size_t had)
{
    enum refusal crossed = crossed_by(box, ask, had);
    if (crossed == REFUSAL_NONE) {
        box->refused = (struct memory_ask){0}; /* to collect has helped */
        return true;
    }
    if (crossed == REFUSAL_TOTAL && box->crossed == REFUSAL_NONE && may_help_to_collect(box, ask))
        return refuse(box, ask);
    if (box->crossed == REFUSAL_NONE)
        box->crossed = crossed;
    return box->used - had + ask.size <= box->most + SCRIPT_SPARE || refuse(box, ask);
}

/* Lua 5.4.4 makes a new block for its stack and frees the old one, 5.4.6 asks for it to be moved.
   What was too much for one value may turn out to be the stack. */
static void follow_stack(struct sandbox *box, const void *old, const void *memory)
{
    if (!old)
        box->newest = memory;
    else if (old == box->stack || box->growing_stack)
        box->stack = memory ? memory : box->newest;
    if (box->crossed == REFUSAL_BLOCK && box->stack == box->too_big)
        box->crossed = REFUSAL_STACK;
}

/* Moves instead of growing in place, so that nothing a visitor typed stays behind unseen. */
void *memory_allocate(void *context, void *old, size_t old_size, size_t size)
{
    struct sandbox *box = context;
    size_t had = old ? old_size : 0;
    bool fine = box->crossed == REFUSAL_NONE;
    if (size > had && !gives(box, (struct memory_ask){old, old_size, size}, had))
        return NULL;
    void *memory = size > 0 ? xmalloc(size) : NULL;
    if (fine && box->crossed == REFUSAL_BLOCK)
        box->too_big = memory;
    follow_stack(box, old, memory);
    if (old) {
        if (memory)
            memcpy(memory, old, size < had ? size : had);
        explicit_bzero(old, had);
        free(old);
    }
    box->used = box->used - had + size;
    return memory;
}

void memory_find_stack(struct sandbox *box)
{
    box->growing_stack = true;
    /* Where there is no memory for it, a stack that becomes too big is told as any block is. */
    (void)lua_checkstack(box->L, STACK_PROBE);
    box->growing_stack = false;
}

bool memory_check(const struct sandbox *box, struct err *err)
{
    switch (box->crossed) {
    case REFUSAL_NONE: return true;
    case REFUSAL_STRING:
        return err_set(err, "one string may hold at most %zu KiB", SCRIPT_STRING >> 10);
    case REFUSAL_BLOCK:
        return err_set(err, "one value may hold at most %zu MiB", SCRIPT_BLOCK >> 20);
    case REFUSAL_STACK:
        return err_set(err, "functions that call each other may hold at most %zu MiB of values",
                       SCRIPT_BLOCK >> 20);
    case REFUSAL_TOTAL: break;
    }
    return err_set(err, "all values together may hold at most %zu MiB", box->most >> 20);
}
