/* A list of words and phrases: each is kept as the tokens that a text would have for it,
   so that case, accents, hyphens and blanks make no difference. */
#include "workshop/words_list.h"

#include <stdlib.h>
#include <string.h>

#define PHRASE_MAX 8 /* words of a phrase */

struct phrase {
    struct word_entry entry;
    const char *words[PHRASE_MAX];
    bool open[PHRASE_MAX]; /* ends in *: what begins so */
    int count;
};

struct word_list {
    struct arena *arena;
    struct phrase **phrases; /* by first word, once sorted */
    size_t count, room;
};

struct word_list *word_list_create(struct arena *arena)
{
    struct word_list *list = arena_alloc(arena, sizeof *list);
    list->arena = arena;
    return list;
}

size_t word_list_count(const struct word_list *list)
{
    return list->count;
}

const struct word_entry *word_list_at(const struct word_list *list, size_t index)
{
    return &list->phrases[index]->entry;
}

static void keep(struct word_list *list, struct phrase *phrase)
{
    if (list->count == list->room) {
        struct phrase **old = list->phrases;
        list->room = list->room ? 2 * list->room : 64;
        list->phrases = arena_alloc(list->arena, list->room * sizeof *old);
        if (list->count > 0)
            memcpy(list->phrases, old, list->count * sizeof *old);
    }
    list->phrases[list->count++] = phrase;
}

static const char *trim(struct arena *arena, const char *from, const char *end)
{
    while (from < end && strchr(" \t\r", *from))
        from++;
    while (end > from && strchr(" \t\r", end[-1]))
        end--;
    return arena_strndup(arena, from, (size_t)(end - from));
}

static bool add_line(struct word_list *list, const char *line, const char *end)
{
    const char *equals = memchr(line, '=', (size_t)(end - line));
    if (!equals)
        return false;
    struct phrase *phrase = arena_alloc(list->arena, sizeof *phrase);
    phrase->entry.phrase = trim(list->arena, line, equals);
    phrase->entry.says = trim(list->arena, equals + 1, end);
    const struct token *tokens;
    int count = tokens_read(list->arena, phrase->entry.phrase, &tokens);
    for (int i = 0; i < count && phrase->count < PHRASE_MAX; i++) {
        if (tokens[i].kind == TOKEN_END)
            continue;
        size_t behind = tokens[i].at + strlen(tokens[i].exact);
        phrase->open[phrase->count] = phrase->entry.phrase[behind] == '*';
        phrase->words[phrase->count++] = tokens[i].text;
    }
    if (phrase->count > 0)
        keep(list, phrase);
    return phrase->count > 0;
}

static int by_first_word(const void *a, const void *b)
{
    const struct phrase *one = *(struct phrase *const *)a, *other = *(struct phrase *const *)b;
    return strcmp(one->words[0], other->words[0]);
}

bool word_list_read(struct word_list *list, const char *name, const char *text, size_t len,
                    struct err *err)
{
    bool good = true;
    const char *end = text + len;
    int number = 0;
    for (const char *line = text; line < end; number++) {
        const char *stop = memchr(line, '\n', (size_t)(end - line));
        stop = stop ? stop : end;
        const char *content = trim(list->arena, line, stop);
        if (*content && *content != '#' && !add_line(list, line, stop) && good)
            good = err_set(err, "%s:%d: no phrase: write PHRASE = WHAT TO SAY INSTEAD", name,
                           number + 1);
        line = stop + 1;
    }
    if (list->count > 0)
        qsort(list->phrases, list->count, sizeof *list->phrases, by_first_word);
    return good;
}

static bool same_word(const struct phrase *phrase, int i, const char *word)
{
    const char *wanted = phrase->words[i];
    return phrase->open[i] ? strncmp(word, wanted, strlen(wanted)) == 0 : strcmp(word, wanted) == 0;
}

static bool matches(const struct phrase *phrase, const struct token *tokens, int count, int at)
{
    if (at + phrase->count > count)
        return false;
    for (int i = 0; i < phrase->count; i++) {
        if (tokens[at + i].kind == TOKEN_END || !same_word(phrase, i, tokens[at + i].text))
            return false;
    }
    return true;
}

/* The first phrase whose first word has this first letter: an open word stands with the
   words that begin like it, but not always beside them. */
static size_t first_with_letter(const struct word_list *list, char letter)
{
    size_t low = 0, high = list->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if ((unsigned char)list->phrases[middle]->words[0][0] < (unsigned char)letter)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const struct word_entry *word_list_match(const struct word_list *list, const struct token *tokens,
                                         int count, int at, int *length)
{
    const struct phrase *best = NULL;
    char letter = tokens[at].text[0];
    for (size_t i = first_with_letter(list, letter);
         i < list->count && list->phrases[i]->words[0][0] == letter; i++) {
        const struct phrase *phrase = list->phrases[i];
        if ((!best || phrase->count > best->count) && matches(phrase, tokens, count, at))
            best = phrase;
    }
    *length = best ? best->count : 0;
    return best ? &best->entry : NULL;
}
