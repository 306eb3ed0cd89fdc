/* The reading grade of pages and of the pack. Only for words*.c and readout.c. */
#pragma once

#include "workshop/words_page.h"

/* Adds a text to a page's counts, with and without names and the glossary. */
void words_grade_add(struct words_lists *lists, const char *language, const struct token *tokens,
                     int count, struct words_grade *grade);
/* All texts of a page that are read as sentences. */
void words_grade_page(struct words_lists *lists, const struct words_text *texts, int count,
                      struct words_grade *grade);
/* "FKGL" or "INFLESZ", and its value; NULL: too few words, or no formula for it. */
const char *words_grade_value(const struct words_grade *grade, double *value);
/* Keeps the harder of two visits of a page, and the larger number of words. */
void words_grade_keep(struct words_pages *pages, const struct words_grade *grade);
void words_grade_tell(struct lint *lint, const struct words_grade *grade);
/* A note for each language: the mean of its pages, and SMOG of all its text. */
void words_grade_tell_pack(const struct words_pages *pages);

/* Percentages without "of 100", and numbers without a source. */
void words_check_numbers(struct lint *lint, struct arena *arena, const struct lint_visit *visit,
                         const struct words_text *texts, int count);
