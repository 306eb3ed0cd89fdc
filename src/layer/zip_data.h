/* The contents of one file in a zip file, as zip_check.h found it. */
#pragma once

#include "base/buf.h"
#include "layer/zip_check.h"

/* Appends the file's bytes. They are the size and have the checksum (CRC-32) that its
   headers tell, else nothing is appended: the reason is in err, without a name. */
bool zip_data_read(const struct zip_source *source, const struct zip_entry *entry, struct buf *out,
                   struct err *err);
