/* STORE/state/clinic: why a clinic's layer, or a fact in it, is left out of what is shown. The
   player writes it, status and doctor read it; nothing is decided by it. */
#pragma once

#include "store/store.h"

/* NULL: none is left out. Writes only what is not said already. */
bool store_note_clinic(const struct store *store, const char *why, struct err *err);

/* "" where nothing, or nothing that can be read, is noted. */
void store_read_clinic(const struct store *store, char out[STORE_REASON_MAX + 1]);
