/* What no clinic may say in the place of a care team: rules by language, lint/advice-LANG.txt of
   the core. Every sentence of a clinic is held to all of them, whatever its language. A line is

     @set = word word*             words that go by one name; * is any end of a word
     [about] why not: the cure     what stands below is of advice about this; [all]: of every fact
     [ok]                          below stand patterns whose words count no more: "do not stop"
     word a|b @set ~3 !a|@set      words that follow each other; at most three between; not so next
     ^ $ ,                         where a part of a sentence begins, ends; a comma
     + ...                         also of words that an [ok] took out: "do not need a ride"

   in plain words (pack/plain_words.h), with # comments. No pattern goes over a stop or a comma. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"

enum advice_about {
    ADVICE_ALL,
    ADVICE_PILLS,
    ADVICE_FOOD,
    ADVICE_DRIVING,
    ADVICE_ESCORT,
    ADVICE_WOUND,
    ADVICE_ACTIVITY,
};
extern const char *const advice_abouts[]; /* "all", "pills" to "activity", then NULL */

struct advice; /* NULL: there are no rules */

/* Puts the rules of one more file before those of the list. Errors begin with its name and line. */
bool advice_add(struct advice **list, struct arena *arena, const char *name, const char *text,
                size_t len, struct err *err);

struct advice_trouble {
    char words[80]; /* as they were found, plain */
    const char *why;
};
/* Whether the text says what a clinic may not say there. */
bool advice_find(const struct advice *list, enum advice_about about, const char *text,
                 struct advice_trouble *out);
