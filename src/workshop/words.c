/* How a pack is worded: short sentences, plain words, no promises. This file has the
   rules on one text; those on a whole page are in words_page.c. */
#include <string.h>

#include "pack/offices.h"
#include "pack/slots.h"
#include "workshop/families.h"
#include "workshop/words_page.h"

#define SENTENCE_WARN 15    /* words */
#define SENTENCE_WARN_ES 18 /* Spanish says the same in a fifth more words */
#define SENTENCE_MOST 20
#define PARAGRAPH_MOST 4 /* sentences */

const struct rule words_rules[] = {
    {"R-GRD-1", LEVEL_ERROR, RULE_PLAIN,
     "A page of 30 words and more reads at Flesch-Kincaid grade 6 or below in English (5 "
     "warns), at INFLESZ 65 and Fernandez-Huerta 70 or above in Spanish.",
     "Shorter sentences and shorter words; full names that a page teaches stand in "
     "lint/glossary-en.txt and do not count."},
    {"R-SEN-1", LEVEL_ERROR, RULE_PLAIN,
     "A sentence has at most 15 words (18 in Spanish; over 20 is an error), a paragraph "
     "4 "
     "sentences, a page 70 words; sources{} do not count.",
     "Cut it in two, or leave out what the reader can do without."},
    {"R-WRD-1", LEVEL_WARNING, RULE_PLAIN,
     "Words that patients do not know (lint/jargon-en.txt) are replaced, or their "
     "meaning "
     "is taught once: \"Doctors call this **stenosis**.\"",
     "The line says what to write instead; a pack may bring its own list."},
    {"R-WRD-2", LEVEL_ERROR, RULE_PLAIN,
     "No promises and no sales words (lint/banned-en.txt): cure, guarantee, no side "
     "effects, painless, best, 100 %.",
     "A patient who believes them decides wrongly: say what is known, and that it does "
     "not help everyone. A pack may bring its own list."},
    {"R-ACT-1", LEVEL_WARNING, RULE_PLAIN,
     "A page has one main message (lead), and speaks to the reader as \"you\".",
     "Make two pages of it, or a second text of the second lead."},
    {"R-NUM-1", LEVEL_ERROR, RULE_PLAIN,
     "Shares are said as \"N of 100\", and a page with such numbers names its source.",
     "Few readers can use a percentage or \"1 in 20\"; write \"5 of 100\" and add "
     "sources{}."},
    {"R-TRN-1", LEVEL_ERROR, RULE_DRAFT,
     "Each translation was read by a qualified translator (translated = yes in "
     "pack.conf, "
     "X-Translated-By, X-Reviewed-By and X-Reviewed-On in the header of its PO file).",
     "Let someone qualified read it; until then it says translated = draft, which warns "
     "and refuses only a release."},
    {"R-LIST-1", LEVEL_ERROR, RULE_PLAIN,
     "The word lists in lint/ hold a line each: PHRASE = WHAT TO SAY INSTEAD.",
     "A line without a phrase and '=' is not looked for: mend it."},
    {NULL, LEVEL_NOTE, RULE_PLAIN, NULL, NULL},
};

/* What stands for a picture is listened to, and has to tell it whole. */
static int longest_sentence(const struct words_text *text, enum reading_language language)
{
    if (text->role == LINT_ALT)
        return SENTENCE_MOST;
    switch (language) {
    case READING_EN: return SENTENCE_WARN;
    case READING_ES: return SENTENCE_WARN_ES;
    }
    return SENTENCE_WARN;
}

static void tell_sentence(struct lint *lint, const struct words_text *text,
                          const struct token *first, int words, int limit)
{
    lint_find_at(lint, words > SENTENCE_MOST ? LEVEL_ERROR : LEVEL_WARNING, "R-SEN-1", text->file,
                 text->line, "%sa sentence of %d words, at most %d: \"%.40s...\"",
                 words_tag(lint, text->language), words,
                 words > SENTENCE_MOST ? SENTENCE_MOST : limit, text->text + first->at);
}

static void check_sentences(struct lint *lint, const struct words_text *text,
                            enum reading_language language, const struct token *tokens, int count)
{
    int words = 0, sentences = 0, limit = longest_sentence(text, language);
    const struct token *first = tokens;
    for (int i = 0; i < count; i++) {
        words += tokens[i].kind != TOKEN_SIGN && tokens[i].kind != TOKEN_END && !tokens[i].joined;
        if (tokens[i].kind != TOKEN_END)
            continue;
        if (words > limit)
            tell_sentence(lint, text, first, words, limit);
        sentences++;
        words = 0;
        first = &tokens[i] + 1;
    }
    if (sentences > PARAGRAPH_MOST && text->role == LINT_TEXT)
        lint_find_at(lint, LEVEL_WARNING, "R-SEN-1", text->file, text->line,
                     "%sa paragraph of %d sentences, at most %d", words_tag(lint, text->language),
                     sentences, PARAGRAPH_MOST);
}

/* A clinic's own name and places are as they are; what it chooses nobody reads. */
static bool is_wording(const struct words_text *text)
{
    if (text->role == LINT_SLOT)
        return strcmp(text->name, "name") != 0 && slot_kind(text->name) != SLOT_SWITCH;
    return text->role != LINT_CELL || office_is_prose(text->name);
}

static void on_text(struct lint *lint, const struct words_text *text, void *context)
{
    struct words_pages *pages = context;
    enum reading_language language;
    if (!is_wording(text) || !reading_language(text->language, &language))
        return;
    struct arena *arena = arena_create();
    const struct token *tokens;
    int count = tokens_read(arena, text->text, &tokens);
    if (!text->small_print) {
        check_sentences(lint, text, language, tokens, count);
        words_note_jargon(pages, text, tokens, count);
    }
    words_find_phrases(pages->lists, "R-WRD-2", "banned", text);
    arena_destroy(arena);
}

void lint_words(struct lint *lint)
{
    struct words_lists lists = {.lint = lint};
    struct words_pages *pages = words_pages_create(&lists);
    words_walk(lint, on_text, words_on_visit, pages);
    words_pages_finish(pages);
    words_check_translations(lint);
}
