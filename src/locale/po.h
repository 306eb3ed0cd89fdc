/* A PO file, entry by entry: for the words of a page, for lint, for who merges. Pure.
   https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "locale/plural.h"

struct po_entry {
    int line; /* of its msgid */
    bool fuzzy, obsolete;
    const char *comments; /* what stands in front of it, "#" and all: a translator's "# ", the
                             extracted "#.", references "#:", flags "#,", "#|" */
    const char *context, *source, *many; /* NULL where it has none; the header's source is "" */
    const char *forms[PLURAL_FORMS];     /* "" where it is not translated */
    int form_count;
};

/* Reads one entry after the other, and holds no more than one:
       po_begin(&reader, name, text, len, err);
       while (po_next(&reader, &entry))
           ...
       return po_end(&reader);
   The text must be UTF-8, behind a byte order mark or not. An obsolete entry (its lines begin
   with "#~") that can not be read is passed over: nobody is to mend it. */
struct po_reader {
    const char *name; /* the file's, for messages "locale/es.po:12: ..." */
    const char *text, *at, *end;
    int line;
    bool in_obsolete; /* the present line began with "#~" */
    bool wants_obsolete, is_broken;
    const char *comments, *comments_end; /* since the last string; NULL where there are none */
    struct buf strings;
    struct err *err;
};
void po_begin(struct po_reader *reader, const char *name, const char *text, size_t len,
              struct err *err);
bool po_next(struct po_reader *reader, struct po_entry *out); /* lives until the next call */
bool po_end(struct po_reader *reader); /* false: the file is broken, `err` says where */

/* All entries, kept in the arena; of a broken file those before the break. */
struct po {
    const struct po_entry *entries;
    size_t count;
};
bool po_read(struct po *out, struct arena *arena, const char *name, const char *text, size_t len,
             struct err *err);

bool po_is_header(const struct po_entry *entry);
