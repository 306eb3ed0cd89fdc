/* Text as words, numbers and ends of sentences: what counting and word lists stand on.
   Pure. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

enum token_kind {
    TOKEN_WORD,
    TOKEN_NUMBER, /* 2,197 or 5.1 */
    TOKEN_SIGN,   /* % & + $: what a phrase of a word list may hold */
    TOKEN_END,    /* of a sentence; never at the start, never twice */
};

struct token {
    enum token_kind kind;
    const char *text;  /* small letters without accents; a number without its commas */
    const char *exact; /* small letters with their accents */
    size_t at;         /* where it begins in the text, in bytes */
    bool capital;      /* begins with a capital letter */
    bool acronym;      /* of two or more letters, all capital */
    bool joined;       /* by a hyphen to the one before: "check-up" is one word */
};

/* `**` and what else is no word are passed over; so are a format's %s and %d, which stand
   for words that are not known yet. A full stop ends no sentence after Dr. and the like,
   in a number, or before a small letter. The last token is always an end, unless there is
   none at all. The tokens live in the arena. */
int tokens_read(struct arena *arena, const char *text, const struct token **out);

/* One word of a word list as tokens have it in `text`. */
const char *token_fold(struct arena *arena, const char *word);
