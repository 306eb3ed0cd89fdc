/* What the rules of wording know of pages, from the first text to the last. Only for
   words*.c. */
#pragma once

#include "workshop/words_inner.h"

struct words_grade { /* of one page in one language: its hardest visit */
    const char *page, *language, *file;
    struct reading_counts plain; /* without names and the glossary */
    struct reading_counts whole;
    int words; /* of all that is to be read */
};

struct words_jargon { /* a hard word that stood in a text */
    const char *phrase, *says, *file, *language;
    int line;
    bool taught; /* the text says what it means */
};

struct words_pages {
    struct words_lists *lists;
    struct words_grade *grades;
    size_t grade_count, grade_room;
    struct words_jargon *jargon;
    size_t jargon_count, jargon_room;
};

struct words_pages *words_pages_create(struct words_lists *lists);
/* What can only be told when all is read: grades, hard words that no text explains. Frees
   pages. */
void words_pages_finish(struct words_pages *pages);

void words_note_jargon(struct words_pages *pages, const struct words_text *text,
                       const struct token *tokens, int count);
words_on_page words_on_visit;

void words_check_translations(struct lint *lint);
