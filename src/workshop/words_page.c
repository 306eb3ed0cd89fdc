/* How a whole page is worded: how hard it is, how long, how many messages it has. */
#include "workshop/words_page.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "workshop/words_grade.h"

#define PAGE_WORDS 70
#define YOU_WORDS 40    /* a page of so many speaks to its reader */
#define HEADING_LEAST 4 /* words: a shorter one is no sentence */

struct words_pages *words_pages_create(struct words_lists *lists)
{
    struct words_pages *pages = xcalloc(1, sizeof *pages);
    pages->lists = lists;
    return pages;
}

/* Whether the sentence says what the word means. */
static bool is_taught(const struct words_text *text, const struct token *tokens, int count, int at)
{
    static const char *const teachers[] = {"call",    "called",  "calls",     "means",  "mean",
                                           "name",    "named",   "word",      "llama",  "llaman",
                                           "llamada", "llamado", "significa", "nombre", NULL};
    if (tokens[at].at >= 2 && strncmp(text->text + tokens[at].at - 2, "**", 2) == 0)
        return true;
    if (strncmp(text->text + tokens[at].at + strlen(tokens[at].exact), " (", 2) == 0)
        return true;
    while (at > 0 && tokens[at - 1].kind != TOKEN_END)
        at--;
    for (; at < count && tokens[at].kind != TOKEN_END; at++) {
        for (size_t i = 0; teachers[i]; i++) {
            if (strcmp(tokens[at].text, teachers[i]) == 0)
                return true;
        }
    }
    return false;
}

static void keep_jargon(struct words_pages *pages, const struct words_jargon *word)
{
    if (pages->jargon_count == pages->jargon_room) {
        pages->jargon_room = pages->jargon_room ? 2 * pages->jargon_room : 64;
        pages->jargon = xrealloc(pages->jargon, pages->jargon_room * sizeof *pages->jargon);
    }
    pages->jargon[pages->jargon_count++] = *word;
}

void words_note_jargon(struct words_pages *pages, const struct words_text *text,
                       const struct token *tokens, int count)
{
    struct arena *kept = pages->lists->lint->arena;
    const struct word_list *list = words_list(pages->lists, "jargon", text->language);
    for (int i = 0, length; i<count; i += length> 0 ? length : 1) {
        const struct word_entry *entry = word_list_match(list, tokens, count, i, &length);
        if (!entry || strcmp(entry->says, "ok") == 0)
            continue;
        const struct words_jargon word = {
            .phrase = entry->phrase,
            .says = entry->says,
            .file = arena_strdup(kept, text->file),
            .language = text->language,
            .line = text->line,
            .taught = is_taught(text, tokens, count, i),
        };
        keep_jargon(pages, &word);
    }
}

static bool is_taught_somewhere(const struct words_pages *pages, const struct words_jargon *word)
{
    for (size_t i = 0; i < pages->jargon_count; i++) {
        const struct words_jargon *other = &pages->jargon[i];
        if (other->taught && strcmp(other->phrase, word->phrase) == 0 &&
            strcmp(other->language, word->language) == 0)
            return true;
    }
    return false;
}

static int count_words(const struct token *tokens, int count)
{
    int words = 0;
    for (int i = 0; i < count; i++)
        words +=
            (tokens[i].kind == TOKEN_WORD || tokens[i].kind == TOKEN_NUMBER) && !tokens[i].joined;
    return words;
}

/* What is read as sentences: not sources, not what stands on pictures, no short names. */
static bool is_read(const struct words_text *text, int words)
{
    switch (text->role) {
    case LINT_HEADING:
    case LINT_LABEL: return words >= HEADING_LEAST;
    case LINT_TEXT: return !text->small_print;
    case LINT_ALT:
    case LINT_WORD:
    case LINT_SLOT:
    case LINT_CELL: return false;
    }
    return false;
}

static void add_page_text(struct words_lists *lists, struct arena *arena,
                          const struct words_text *text, struct words_grade *grade)
{
    const struct token *tokens;
    int count = tokens_read(arena, text->text, &tokens);
    int words = count_words(tokens, count);
    bool running = text->role == LINT_TEXT || text->role == LINT_HEADING;
    if (running && !text->small_print)
        grade->words += words;
    if (is_read(text, words))
        words_grade_add(lists, text->language, tokens, count, grade);
}

void words_grade_page(struct words_lists *lists, const struct words_text *texts, int count,
                      struct words_grade *grade)
{
    struct arena *arena = arena_create();
    for (int i = 0; i < count; i++)
        add_page_text(lists, arena, &texts[i], grade);
    arena_destroy(arena);
}

static void check_leads(struct lint *lint, const struct lint_visit *visit)
{
    int leads = 0;
    for (const struct node *node = visit->stage->page.root->first; node; node = node->next) {
        leads += node->kind == NODE_TEXT && node->size == SIZE_LEAD && node->bold;
        if (leads == 2) {
            lint_find(lint, "R-ACT-1", node->file, node->line, "a second main message on one page");
            return;
        }
    }
}

static bool has_word(struct arena *arena, const struct words_text *texts, int text_count,
                     const char *const *wanted)
{
    for (int i = 0; i < text_count; i++) {
        const struct token *tokens;
        int count = tokens_read(arena, texts[i].text, &tokens);
        for (int k = 0; k < count; k++) {
            for (size_t w = 0; wanted[w]; w++) {
                if (strcmp(tokens[k].text, wanted[w]) == 0)
                    return true;
            }
        }
    }
    return false;
}

static void check_you(struct lint *lint, struct arena *arena, const struct lint_visit *visit,
                      const struct words_text *texts, int count, int words)
{
    static const char *const you[] = {"you",    "your", "yours", "yourself", "you're", "you'll",
                                      "you've", "i",    "my",    "me",       NULL};
    enum reading_language language;
    if (words >= YOU_WORDS && reading_language(visit->language, &language) &&
        language == READING_EN && !has_word(arena, texts, count, you))
        lint_find(lint, "R-ACT-1", visit->file, 0,
                  "the page does not speak to its reader: say \"you\"");
}

void words_on_visit(struct lint *lint, const struct lint_visit *visit,
                    const struct words_text *texts, int count, void *context)
{
    struct words_pages *pages = context;
    struct arena *arena = arena_create();
    struct words_grade grade = {
        .page = visit->page, .language = visit->language, .file = visit->file};
    words_grade_page(pages->lists, texts, count, &grade);
    words_grade_keep(pages, &grade);
    check_leads(lint, visit);
    check_you(lint, arena, visit, texts, count, grade.words);
    words_check_numbers(lint, arena, visit, texts, count);
    arena_destroy(arena);
}

static void tell_long_page(struct lint *lint, const struct words_grade *grade)
{
    bool is_source = strcmp(grade->language, lint->info->languages[0]) == 0;
    if (grade->words > PAGE_WORDS && is_source)
        lint_find_at(lint, LEVEL_WARNING, "R-SEN-1", grade->file, 0,
                     "a page of %d words, at most %d", grade->words, PAGE_WORDS);
}

void words_pages_finish(struct words_pages *pages)
{
    struct lint *lint = pages->lists->lint;
    for (size_t i = 0; i < pages->jargon_count; i++) {
        const struct words_jargon *word = &pages->jargon[i];
        if (!is_taught_somewhere(pages, word))
            lint_find(lint, "R-WRD-1", word->file, word->line,
                      "%s\"%s\": say \"%s\", or what it means", words_tag(lint, word->language),
                      word->phrase, word->says);
    }
    for (size_t i = 0; i < pages->grade_count; i++) {
        tell_long_page(lint, &pages->grades[i]);
        words_grade_tell(lint, &pages->grades[i]);
    }
    words_grade_tell_pack(pages);
    free(pages->grades);
    free(pages->jargon);
    free(pages);
}
