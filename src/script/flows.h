/* flows.lua: the order of the pages, and what each flow is called. It is run once, when the
   stack of layers is opened, in a state of its own that is closed at once; what it gives is
   plain data (pack/pack.h). The uppermost layer's file counts, whole. */
#pragma once

#include "base/arena.h"
#include "pack/pack.h"

#define FLOWS_MEMORY ((size_t)1024 * 1024)

/* Gives the pack its flows, which live in the arena; none without the file. Errors begin with
   file and line. */
bool flows_read(struct pack *pack, struct arena *arena, struct err *err);
