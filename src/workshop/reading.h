/* How hard a text is to read: what is counted, and the formulas on it. Pure.
   FKGL: Kincaid, Fishburne, Rogers, Chissom 1975, US school grade. FRE: Flesch 1948, 0 to
   100, higher is easier. SMOG: McLaughlin 1969, US school grade, for 30 sentences and
   more. Fernandez-Huerta 1959, with W/S as mean words per sentence: the 1959 text says
   sentences per 100 words, and long sentences would then read as easier. INFLESZ:
   Szigriszt-Pazos 1993, bands by Barrio-Cantalejo 2008 (65 and more is quite easy, under
   55 hard). */
#pragma once

#include "workshop/reading_tokens.h"

enum reading_language { READING_EN, READING_ES };

/* Of "en", "es-419" and the like; false: none that can be counted. */
bool reading_language(const char *code, enum reading_language *out);

struct reading_counts {
    int words, sentences, syllables;
    int long_words; /* of three syllables and more */
};

/* What words count by exception: "name" is "1". NULL: only the rules. */
struct word_list;

/* Adds the tokens [0..count) to out. A number counts as the words it is said with; tokens
   that `skip` marks (may be NULL) count as if they were not there. */
void reading_add(enum reading_language language, const struct word_list *syllables,
                 const struct token *tokens, int count, const bool *skip,
                 struct reading_counts *out);

int reading_syllables_en(const char *word); /* by rule; the word small, as tokens have it */
int reading_syllables_es(const char *word); /* with its accents */
/* The number as it is said, "two thousand", digit by digit where it is a code ("911"). */
void reading_number_en(const char *digits, char *out, size_t room);
void reading_number_es(const char *digits, char *out, size_t room);

/* Of counts with at least a word and a sentence. */
double reading_fkgl(const struct reading_counts *counts);
double reading_fre(const struct reading_counts *counts);
double reading_smog(const struct reading_counts *counts);
double reading_fernandez_huerta(const struct reading_counts *counts);
double reading_inflesz(const struct reading_counts *counts);
