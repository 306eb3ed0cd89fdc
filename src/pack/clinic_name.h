/* Whether words are the name of a clinic. It stands on the first screen, above all that the
   pack says, so a sentence in its place would be read as the pack's own. Pure. */
#pragma once

#include <stdbool.h>

/* NULL: it is a name. Else what in it no name has, in words for a message: "\"do not\"".
   Languages: whatever the name's own, the words of every language here are looked for. */
const char *clinic_name_trouble(const char *name);

/* Whether it names the number for emergencies, however it is written: 911, 9-1-1, nine one
   one, nueve once. */
bool clinic_says_emergency_number(const char *words);
