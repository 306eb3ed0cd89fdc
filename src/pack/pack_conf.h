/* What pack.conf and theme.conf may say; clinic.conf: slots.h. Only for the files of src/pack, and
   for `anteroom help`. */
#pragma once

#include "pack/pack.h"
#include "pack/schema.h"

extern const struct schema pack_schema, theme_schema;
extern const struct schema_type pack_api; /* none: the one edition that is read */

bool pack_conf_read(const struct pack *pack, struct arena *arena, const struct conf *conf,
                    struct pack_info *out, struct err *err);
bool theme_conf_read(const struct pack *pack, struct arena *arena, const struct conf *conf,
                     struct pack_theme *out, struct err *err);
