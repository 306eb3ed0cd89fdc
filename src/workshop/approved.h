/* Which file says who has read the pages: the pack's own, or one beside it. */
#pragma once

#include "workshop/page_hash.h"

/* `file` (may be NULL) instead of the pack's reviews.conf. *out is NULL where there is
   none; a file that was named and is not there is an error. */
bool approved_read(struct reviews **out, const struct pack *pack, const char *file,
                   struct err *err);
