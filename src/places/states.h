/* The states and islands as the post has them: two letters and a name. Pure. */
#pragma once

#include <stdbool.h>

/* "TX" of "TX", "tx", "T.X.", "Texas", " texas."; NULL: none. */
const char *state_letters(const char *text);
/* "Texas" of "TX"; NULL: there is no such state. */
const char *state_name(const char *letters);

/* Whether the letters of a state, or its name as fold_key writes it, begin so: "t", "tx" and
   "new me" of NM. A beginning of nothing begins each. */
bool state_begins(const char *letters, const char *key);
