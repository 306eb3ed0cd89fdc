/* Names as packs and confs have them: ids, languages, dates; and which name was meant. Pure. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

bool names_is_id(const char *text); /* [a-z0-9-]+ */
/* The same, or topic/name of two such. */
bool names_is_page_id(const char *text);
/* "en", "es-419": two or three letters, then parts of letters and digits. "by" is none:
   slot.by is who filled the slot. */
bool names_is_language(const char *code);

/* Years 1900 to 2999, and a day that the month has. */
bool names_is_date(const char *text); /* YYYY-MM-DD */
bool names_is_day(int year, int month, int day);

/* Levenshtein; of texts over 64 bytes it is 64. */
int names_distance(const char *a, size_t a_len, const char *b, size_t b_len);
/* The nearest of the NULL-terminated names (at most 2 off), or NULL. */
const char *names_nearest(const char *name, const char *const *names);
