/* Folds a town's name into the key it is sorted and searched by. */
#pragma once

#include <stddef.h>

/* Small letters and digits of ASCII, one space for all else; accents, apostrophes and
   dots fall away. A space at the end stays, since "san " is not the start of "sandy".
   "st", "ft", "mt" as the first word are written out; "mc " and "o " join the next word.
   Returns the length; 0 if nothing is left, it does not fit, or it is not UTF-8. */
size_t fold_key(const char *text, char *out, size_t room);
