/* How numbers are said: shares as "N of 100", and where they are from. */
#include <string.h>

#include "workshop/words_grade.h"

static bool is_word(const struct token *tokens, int count, int i, const char *word)
{
    return i >= 0 && i < count && strcmp(tokens[i].text, word) == 0;
}

/* "5%", "5 percent", "5 por ciento". */
static bool is_percentage(const struct token *tokens, int count, int i)
{
    return tokens[i].kind == TOKEN_NUMBER &&
           (is_word(tokens, count, i + 1, "%") || is_word(tokens, count, i + 1, "percent") ||
            (is_word(tokens, count, i + 1, "por") && is_word(tokens, count, i + 2, "ciento")));
}

/* "1 in 20", but not "1 in 2020". */
static bool is_one_in(const struct token *tokens, int count, int i)
{
    return is_word(tokens, count, i, "1") &&
           (is_word(tokens, count, i + 1, "in") || is_word(tokens, count, i + 1, "en")) &&
           i + 2 < count && tokens[i + 2].kind == TOKEN_NUMBER && strlen(tokens[i + 2].text) < 4;
}

/* "9 of 100", "9 out of 100 people", "9 de cada 100". */
static bool is_of_100(const struct token *tokens, int count, int i)
{
    return tokens[i].kind == TOKEN_NUMBER && is_word(tokens, count, i, "100") && i >= 2 &&
           (is_word(tokens, count, i - 1, "of") || is_word(tokens, count, i - 1, "de") ||
            is_word(tokens, count, i - 1, "cada")) &&
           !is_word(tokens, count, i + 1, "%");
}

struct numbers {
    const struct words_text *percentage, *one_in, *of_100;
    bool has_source;
};

static void look_at(struct numbers *numbers, struct arena *arena, const struct words_text *text)
{
    const struct token *tokens;
    int count = tokens_read(arena, text->text, &tokens);
    for (int i = 0; i < count; i++) {
        if (is_percentage(tokens, count, i))
            numbers->percentage = text;
        if (is_one_in(tokens, count, i))
            numbers->one_in = text;
        if (is_of_100(tokens, count, i))
            numbers->of_100 = text;
    }
}

void words_check_numbers(struct lint *lint, struct arena *arena, const struct lint_visit *visit,
                         const struct words_text *texts, int count)
{
    struct numbers found = {0};
    const char *tag = words_tag(lint, visit->language);
    for (int i = 0; i < count; i++) {
        found.has_source = found.has_source || words_is_source(&texts[i]);
        if (!texts[i].small_print)
            look_at(&found, arena, &texts[i]);
    }
    if (found.percentage && !found.of_100)
        lint_find(lint, "R-NUM-1", found.percentage->file, found.percentage->line,
                  "%sa percentage: say \"N of 100\" too", tag);
    if (found.one_in)
        lint_find(lint, "R-NUM-1", found.one_in->file, found.one_in->line,
                  "%s\"1 in N\": say \"N of 100\"", tag);
    if (found.of_100 && !found.has_source)
        lint_find(lint, "R-NUM-1", found.of_100->file, found.of_100->line,
                  "%s\"N of 100\" without a source: add sources{}", tag);
}
