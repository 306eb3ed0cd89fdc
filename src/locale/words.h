/* The words of one language: translations from a PO file, and their plural forms. Pure.
   https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

#define WORDS_BYTES (4 * 1024 * 1024)               /* a PO file may have so many */
#define WORDS_PLURAL "nplurals=2; plural=(n != 1);" /* of a file that does not say */

struct words;

/* Reads PO text (UTF-8). `name` is the file's name for messages "locale/es.po:12: ...".
   Entries marked fuzzy and obsolete ones are left out; an untranslated one is not there. */
struct words *words_read(const char *name, const char *text, size_t len, struct err *err);
void words_free(struct words *words); /* NULL is fine */

/* "locale/es.po:12: ..." of a file that is used all the same, and should be mended: plural
   forms more than the language has, words in a context. NULL: nothing. */
const char *words_warning(const struct words *words);

/* The translation, or NULL if there is none. Lives as long as `words`. The source of an
   entry with a msgctxt is "context\004source". */
const char *words_get(const struct words *words, const char *source);
/* Of the first of them that has it; where none has, the source itself. */
const char *words_find(const struct words *const *words, size_t count, const char *source);
/* The translation in the plural form for n, by the file's own Plural-Forms. */
const char *words_get_plural(const struct words *words, const char *one, const char *many, long n);
