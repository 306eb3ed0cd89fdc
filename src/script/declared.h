/* What a pack declares beside its pages: flows.lua, the order of the pages and what each flow is
   called, and facts.lua, what the clinic fills in. Both are run once, when the stack of layers
   is opened, in one state of their own that is closed at once; what they give is plain data
   (pack/pack.h, pack/fact.h). Of each the uppermost layer's file counts, whole. */
#pragma once

#include "base/arena.h"
#include "pack/pack.h"

#define DECLARED_MEMORY ((size_t)1024 * 1024)

/* Gives the pack its flows and facts, which live in the arena; none without the file. Errors
   begin with file and line. */
bool declared_read(struct pack *pack, struct arena *arena, struct err *err);
