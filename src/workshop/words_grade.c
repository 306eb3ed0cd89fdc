/* The reading grade of pages: names are left out, as no one can write them shorter, and
   told with the rest, so that they hide nothing. */
#include "workshop/words_grade.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

#define WORDS_LEAST 30 /* under so many all formulas jump */
#define FKGL_WARN 5.0
#define FKGL_MOST 6.0
#define INFLESZ_LEAST 65.0
#define HUERTA_LEAST 70.0
#define SMOG_MOST 7.0
#define SMOG_SENTENCES 30
#define NAME_WORDS 3 /* side by side, at most */

/* How many words with a capital stand side by side here. */
static int capitals_around(const struct token *tokens, int count, int i)
{
    int first = i, last = i;
    while (first > 0 && tokens[first - 1].kind == TOKEN_WORD && tokens[first - 1].capital)
        first--;
    while (last + 1 < count && tokens[last + 1].kind == TOKEN_WORD && tokens[last + 1].capital)
        last++;
    return last - first + 1;
}

/* A capital inside a sentence makes a name, but not in Words That Are All Written So; "I"
   is none. */
static bool is_name(const struct token *tokens, int count, int i)
{
    bool first = i == 0 || tokens[i - 1].kind == TOKEN_END;
    return tokens[i].kind == TOKEN_WORD && tokens[i].capital &&
           (tokens[i].acronym || (!first && strcmp(tokens[i].text, "i") != 0)) &&
           capitals_around(tokens, count, i) <= NAME_WORDS;
}

static bool *mark_names(struct words_lists *lists, const char *language, const struct token *tokens,
                        int count)
{
    bool *skip = xcalloc((size_t)count + 1, sizeof *skip);
    const struct word_list *glossary = words_list(lists, "glossary", language);
    for (int i = 0, length; i < count; i++) {
        word_list_match(glossary, tokens, count, i, &length);
        for (int k = 0; k < length; k++)
            skip[i + k] = true;
        skip[i] = skip[i] || is_name(tokens, count, i);
    }
    return skip;
}

void words_grade_add(struct words_lists *lists, const char *language, const struct token *tokens,
                     int count, struct words_grade *grade)
{
    enum reading_language reading;
    if (!reading_language(language, &reading))
        return;
    const struct word_list *syllables =
        reading == READING_EN ? words_list(lists, "syllables", language) : NULL;
    bool *skip = mark_names(lists, language, tokens, count);
    reading_add(reading, syllables, tokens, count, skip, &grade->plain);
    reading_add(reading, syllables, tokens, count, NULL, &grade->whole);
    free(skip);
}

static bool is_readable(const struct reading_counts *counts)
{
    return counts->words >= WORDS_LEAST && counts->sentences > 0;
}

/* Larger is harder, in either language. */
static double hardness(const struct words_grade *grade)
{
    enum reading_language language;
    if (!reading_language(grade->language, &language) || !is_readable(&grade->plain))
        return -1000;
    return language == READING_EN ? reading_fkgl(&grade->plain) : -reading_inflesz(&grade->plain);
}

const char *words_grade_value(const struct words_grade *grade, double *value)
{
    enum reading_language language;
    if (!reading_language(grade->language, &language) || !is_readable(&grade->plain))
        return NULL;
    bool english = language == READING_EN;
    *value = english ? reading_fkgl(&grade->plain) : reading_inflesz(&grade->plain);
    return english ? "FKGL" : "INFLESZ";
}

void words_grade_keep(struct words_pages *pages, const struct words_grade *grade)
{
    struct arena *arena = pages->lists->lint->arena;
    for (size_t i = 0; i < pages->grade_count; i++) {
        struct words_grade *old = &pages->grades[i];
        if (strcmp(old->page, grade->page) != 0 || strcmp(old->language, grade->language) != 0)
            continue;
        int words = old->words > grade->words ? old->words : grade->words;
        if (hardness(grade) > hardness(old)) {
            old->plain = grade->plain;
            old->whole = grade->whole;
        }
        old->words = words;
        return;
    }
    if (pages->grade_count == pages->grade_room) {
        pages->grade_room = pages->grade_room ? 2 * pages->grade_room : 64;
        pages->grades = xrealloc(pages->grades, pages->grade_room * sizeof *pages->grades);
    }
    struct words_grade *kept = &pages->grades[pages->grade_count++];
    *kept = *grade;
    kept->page = arena_strdup(arena, grade->page);
    kept->file = arena_strdup(arena, grade->file);
}

static void tell_english(struct lint *lint, const struct words_grade *grade)
{
    double plain = reading_fkgl(&grade->plain), whole = reading_fkgl(&grade->whole);
    if (plain <= FKGL_WARN)
        return;
    lint_find_at(lint, plain > FKGL_MOST ? LEVEL_ERROR : LEVEL_WARNING, "R-GRD-1", grade->file, 0,
                 "reads at grade %.1f (%.1f with names), at most %.0f: %.1f words a "
                 "sentence, %.2f syllables a word",
                 plain, whole, FKGL_MOST, (double)grade->plain.words / grade->plain.sentences,
                 (double)grade->plain.syllables / grade->plain.words);
}

static void tell_spanish(struct lint *lint, const struct words_grade *grade)
{
    double inflesz = reading_inflesz(&grade->plain),
           huerta = reading_fernandez_huerta(&grade->plain);
    if (inflesz >= INFLESZ_LEAST && huerta >= HUERTA_LEAST)
        return;
    lint_find(lint, "R-GRD-1", grade->file, 0,
              "%sINFLESZ %.1f (%.1f with names), at least %.0f; Fernandez-Huerta %.1f, at "
              "least %.0f: %.1f words a sentence, %.2f syllables a word",
              words_tag(lint, grade->language), inflesz, reading_inflesz(&grade->whole),
              INFLESZ_LEAST, huerta, HUERTA_LEAST,
              (double)grade->plain.words / grade->plain.sentences,
              (double)grade->plain.syllables / grade->plain.words);
}

void words_grade_tell(struct lint *lint, const struct words_grade *grade)
{
    enum reading_language language;
    if (!reading_language(grade->language, &language) || !is_readable(&grade->plain))
        return;
    switch (language) {
    case READING_EN: tell_english(lint, grade); return;
    case READING_ES: tell_spanish(lint, grade); return;
    }
}

struct pack_grade {
    int pages;
    double first, second; /* FKGL and FRE, or INFLESZ and Fernandez-Huerta: sums */
    double whole;         /* FKGL or INFLESZ, names and all */
    struct reading_counts all;
};

static void add_to_pack(struct pack_grade *pack, enum reading_language language,
                        const struct words_grade *grade)
{
    const struct reading_counts *counts = &grade->plain;
    pack->pages++;
    pack->whole +=
        language == READING_EN ? reading_fkgl(&grade->whole) : reading_inflesz(&grade->whole);
    pack->first += language == READING_EN ? reading_fkgl(counts) : reading_inflesz(counts);
    pack->second += language == READING_EN ? reading_fre(counts) : reading_fernandez_huerta(counts);
    pack->all.sentences += counts->sentences;
    pack->all.long_words += counts->long_words;
}

static void tell_smog(struct lint *lint, const struct pack_grade *pack)
{
    if (pack->all.sentences < SMOG_SENTENCES || reading_smog(&pack->all) <= SMOG_MOST)
        return;
    lint_find_at(lint, LEVEL_WARNING, "R-GRD-1", NULL, 0,
                 "all English pages together read at SMOG grade %.1f, at most %.0f: "
                 "replace words of three syllables and more",
                 reading_smog(&pack->all), SMOG_MOST);
}

static void tell_language(const struct words_pages *pages, const char *code)
{
    struct lint *lint = pages->lists->lint;
    struct pack_grade pack = {0};
    enum reading_language language;
    if (!reading_language(code, &language))
        return;
    for (size_t i = 0; i < pages->grade_count; i++) {
        const struct words_grade *grade = &pages->grades[i];
        if (strcmp(grade->language, code) == 0 && is_readable(&grade->plain))
            add_to_pack(&pack, language, grade);
    }
    if (pack.pages == 0)
        return;
    lint_find_at(lint, LEVEL_NOTE, "R-GRD-1", NULL, 0,
                 language == READING_EN
                     ? "%s: mean of %d pages: grade %.1f (%.1f with names), reading ease %.1f"
                     : "%s: mean of %d pages: INFLESZ %.1f (%.1f with names), "
                       "Fernandez-Huerta %.1f",
                 code, pack.pages, pack.first / pack.pages, pack.whole / pack.pages,
                 pack.second / pack.pages);
    if (language == READING_EN)
        tell_smog(lint, &pack);
}

void words_grade_tell_pack(const struct words_pages *pages)
{
    for (int i = 0; i < lint_language_count(pages->lists->lint); i++)
        tell_language(pages, lint_language(pages->lists->lint, i));
}
