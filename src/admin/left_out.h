/* What this machine leaves out of what a clinic says: for status and doctor. No script of the
   pack is run for it. */
#pragma once

#include "kiosk/config.h"
#include "store/store.h"

/* Calls `tell` for each fact that may not stand, in the stack (NULL: none) under the clinic's
   directory of kiosk.conf, and for the layer that the player left out. */
void left_out_each(const struct store *store, const struct store_stack *stack, const char *core,
                   const struct config *config, void (*tell)(void *context, const char *what),
                   void *context);
