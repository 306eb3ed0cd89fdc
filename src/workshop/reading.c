/* How hard a text is to read: counts of words, sentences and syllables, and what five
   formulas make of them. */
#include "workshop/reading.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "workshop/words_list.h"

#define LONG_WORD 3    /* syllables */
#define SAID_BYTES 400 /* the longest number as it is said */

bool reading_language(const char *code, enum reading_language *out)
{
    size_t len = strcspn(code, "-");
    bool en = len == 2 && strncmp(code, "en", len) == 0;
    bool es = len == 2 && strncmp(code, "es", len) == 0;
    *out = es ? READING_ES : READING_EN;
    return en || es;
}

static int syllables_by_rule(enum reading_language language, const char *word)
{
    switch (language) {
    case READING_EN: return reading_syllables_en(word);
    case READING_ES: return reading_syllables_es(word);
    }
    return 1;
}

static void add_word(enum reading_language language, const struct word_list *syllables,
                     const struct token *token, struct reading_counts *out)
{
    int length, count = 0;
    if (syllables) {
        const struct word_entry *entry = word_list_match(syllables, token, 1, 0, &length);
        count = entry ? atoi(entry->says) : 0;
    }
    if (count <= 0)
        count = syllables_by_rule(language, token->exact);
    out->words += !token->joined;
    out->syllables += count;
    out->long_words += count >= LONG_WORD;
}

static void add_number(enum reading_language language, const char *digits,
                       struct reading_counts *out)
{
    char said[SAID_BYTES], *save = NULL;
    switch (language) {
    case READING_EN: reading_number_en(digits, said, sizeof said); break;
    case READING_ES: reading_number_es(digits, said, sizeof said); break;
    }
    for (char *word = strtok_r(said, " ", &save); word; word = strtok_r(NULL, " ", &save)) {
        const struct token token = {.kind = TOKEN_WORD, .text = word, .exact = word};
        add_word(language, NULL, &token, out);
    }
}

void reading_add(enum reading_language language, const struct word_list *syllables,
                 const struct token *tokens, int count, const bool *skip,
                 struct reading_counts *out)
{
    int before = out->words;
    for (int i = 0; i < count; i++) {
        if (skip && skip[i])
            continue;
        switch (tokens[i].kind) {
        case TOKEN_WORD: add_word(language, syllables, &tokens[i], out); break;
        case TOKEN_NUMBER: add_number(language, tokens[i].text, out); break;
        case TOKEN_SIGN: break;
        case TOKEN_END:
            out->sentences += out->words > before;
            before = out->words;
            break;
        }
    }
}

static double words_per_sentence(const struct reading_counts *counts)
{
    return (double)counts->words / counts->sentences;
}

static double syllables_per_word(const struct reading_counts *counts)
{
    return (double)counts->syllables / counts->words;
}

double reading_fkgl(const struct reading_counts *counts)
{
    return 0.39 * words_per_sentence(counts) + 11.8 * syllables_per_word(counts) - 15.59;
}

double reading_fre(const struct reading_counts *counts)
{
    return 206.835 - 1.015 * words_per_sentence(counts) - 84.6 * syllables_per_word(counts);
}

double reading_smog(const struct reading_counts *counts)
{
    return 1.0430 * sqrt(counts->long_words * 30.0 / counts->sentences) + 3.1291;
}

double reading_fernandez_huerta(const struct reading_counts *counts)
{
    return 206.84 - 60 * syllables_per_word(counts) - 1.02 * words_per_sentence(counts);
}

double reading_inflesz(const struct reading_counts *counts)
{
    return 206.835 - 62.3 * syllables_per_word(counts) - words_per_sentence(counts);
}
