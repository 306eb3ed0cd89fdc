/* A PO file as its entries, with what locale/words.h leaves out: lines, fuzzy and obsolete
   entries. For files that words_read takes. Pure. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "locale/plural.h"

struct po_entry {
    int line; /* of its msgid */
    bool fuzzy, obsolete;
    const char *context, *source, *many; /* NULL where it has none; the header's source
                                            is "" */
    const char *forms[PLURAL_FORMS];     /* "" where it is not translated */
    int form_count;
};

struct po {
    const struct po_entry *entries;
    size_t count;
};

void po_read(struct po *out, struct arena *arena, const char *text, size_t len);
bool po_is_translated(const struct po_entry *entry); /* all its forms */

const struct po_entry *po_find(const struct po *po, const char *source); /* or NULL */
