/* What pack.conf and theme.conf may say; clinic.conf: slots.h. Only for the files of
 * src/pack. */
#pragma once

#include "pack/layer.h"
#include "pack/pack.h"

bool pack_check_info(const struct pack *pack, struct arena *arena, const struct conf *conf,
                     struct pack_info *out, struct err *err);
bool pack_check_theme(const struct pack *pack, const struct conf *conf, struct err *err);

/* A clinic's layer is data: conf files, offices, its logo and its people. */
bool pack_check_clinic_layer(const struct layer *layer, struct err *err);

/* An empty value is fine. */
bool pack_check_date(const struct conf *conf, const struct conf_entry *entry, struct err *err);

/* [a-z0-9-]+ */
bool pack_is_id(const char *text);
/* The same, or topic/name of two such. */
bool pack_is_page_id(const char *text);
/* "en", "es-419": two or three letters, then parts of letters and digits. "by" is none:
   slot.by is who filled the slot. */
bool pack_is_language(const char *code);
