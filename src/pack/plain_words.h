/* The words of a sentence without what only writing adds: small letters, no accents, "don't" as
   dont, nothing unseen between letters. Pure. */
#pragma once

#include <stddef.h>

#define PLAIN_WORDS_MAX 160 /* of FACT_MAX letters there are no more */

enum plain_break { PLAIN_NONE, PLAIN_COMMA, PLAIN_STOP };

/* NULL behind the last word. What is longer is cut off. */
struct plain_words {
    char text[700];
    const char *items[PLAIN_WORDS_MAX + 1];
    enum plain_break before[PLAIN_WORDS_MAX + 1]; /* what parts the word from the one before */
    size_t count;
};

/* Letters of other scripts part words, as signs do. */
void plain_words_cut(struct plain_words *out, const char *text);
