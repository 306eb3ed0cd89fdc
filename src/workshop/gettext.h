/* The gettext tools that packs are translated with, run as children. */
#pragma once

#include "base/buf.h"
#include "base/err.h"

/* false: which tool is missing, and the package that has it. */
bool gettext_found(struct err *err);

/* The words of Lua files as PO text with a header, by file and line. `list` names a file
   that names them, one a line, relative to one of the NULL-terminated directories. */
bool gettext_extract(const char *const *dirs, const char *list, struct buf *out, struct err *err);

/* An empty PO text for a language, with the plural forms that the language has. */
bool gettext_begin(const char *language, const char *pot, struct buf *out, struct err *err);

/* A PO file in the charset that its header names, as UTF-8. */
bool gettext_to_utf8(const char *po, struct buf *out, struct err *err);

/* The PO file brought up to the words of `pot`, both by name: what has changed is marked
   fuzzy, what is gone goes to the end. */
bool gettext_merge(const char *po, const char *pot, struct buf *out, struct err *err);
