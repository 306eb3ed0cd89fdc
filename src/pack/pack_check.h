/* What pack.conf and theme.conf may say; clinic.conf: slots.h. Only for the files of
 * src/pack. */
#pragma once

#include "pack/layer.h"
#include "pack/pack.h"

bool pack_check_info(const struct pack *pack, struct arena *arena, const struct conf *conf,
                     struct pack_info *out, struct err *err);
bool pack_check_theme(const struct pack *pack, const struct conf *conf, struct err *err);
