/* A stack of layers shown to nobody before anyone sees it, in a jail. */
#pragma once

#include "base/jail.h"
#include "kiosk/options.h"

/* Every page and picture, as kiosk/rehearsal.h has it, under the clinic's directory of
   kiosk.conf, on this machine's display. Root does it as the account that the store's state
   belongs to, which is the player's, or as nobody. What dies there is told with its place:
   "pages/x.lua: ends the program (signal 11, ...) when it is shown in en at 200 %". */
bool rehearse_in_jail(const struct setup *setup, const struct pack_layer *layers, size_t count,
                      struct err *err);

/* Appends the file of the finished pictures (layer/finished.h) of the lowest of the layers. */
bool finish_in_jail(const struct setup *setup, const struct pack_layer *layers, size_t count,
                    struct buf *out, struct err *err);

extern const struct jail_helper rehearse_helper, finish_helper;
