/* A list of words and phrases from a file that anyone can read: a line each, "phrase =
   what is said of it", with # comments. A word may end in * ("guarant*"). Pure. */
#pragma once

#include "base/err.h"
#include "workshop/reading_tokens.h"

struct word_list;

struct word_list *word_list_create(struct arena *arena);

/* Adds a file's lines. One without '=', or without a word before it, is left out, and the
   first such is the error "name:line: ...". */
bool word_list_read(struct word_list *list, const char *name, const char *text, size_t len,
                    struct err *err);

struct word_entry {
    const char *phrase; /* as the file has it */
    const char *says;   /* what stands behind the '='; may be "" */
};

/* The longest phrase that begins at this token, or NULL; *length is its tokens. */
const struct word_entry *word_list_match(const struct word_list *list, const struct token *tokens,
                                         int count, int at, int *length);
size_t word_list_count(const struct word_list *list);
const struct word_entry *word_list_at(const struct word_list *list, size_t index);
