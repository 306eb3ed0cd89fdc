/* PO text without translations: the words of pages, on their way to a language's file. */
#pragma once

#include "base/buf.h"
#include "locale/po.h"

#define POT_HEADER "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"

/* All append. What xgettext gave, without the date in its header. */
void pot_take(const char *text, struct buf *pot);

/* The entries of `pot` but those of `known`, unless `kept` has them too. */
void pot_copy(const char *pot, const struct po *known, const struct po *kept, struct buf *out);

/* The entries of `pot`, without its header, that `out` has not. */
void pot_join(const char *pot, struct buf *out);

void pot_add(const struct po_entry *entry, struct buf *pot); /* untranslated */

/* What msginit gave, without what is true of this day and this machine only, and with
   fields for who translates and who reviews. */
void pot_take_header(const char *text, const char *pack_id, struct buf *out);
