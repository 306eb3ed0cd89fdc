/* The word lists of a pack, and the phrases of them in a text. */
#include <string.h>

#include "workshop/words_inner.h"

#define LIST_BYTES (256 * 1024)

static void read_list(struct lint *lint, struct word_list *list, const char *path)
{
    struct buf bytes = {0};
    struct err err;
    if (pack_has(lint->pack, path)) {
        if (!pack_read(lint->pack, path, LIST_BYTES, &bytes, &err) ||
            !word_list_read(list, pack_where(lint->pack, path, lint->arena),
                            bytes.len ? bytes.bytes : "", bytes.len, &err))
            lint_find_placed(lint, LEVEL_ERROR, "R-LIST-1", err.text);
    }
    buf_free(&bytes);
}

/* "es" of "es-419": lists are written for a language, whatever its country. */
static struct word_list *open_list(struct lint *lint, const char *name, const char *language)
{
    struct word_list *list = word_list_create(lint->arena);
    int size = (int)strcspn(language, "-");
    read_list(lint, list, arena_printf(lint->arena, "lint/%s-%.*s.txt", name, size, language));
    read_list(lint, list, arena_printf(lint->arena, "lint/more-%s-%.*s.txt", name, size, language));
    return list;
}

const struct word_list *words_list(struct words_lists *lists, const char *name,
                                   const char *language)
{
    for (int i = 0; i < lists->count; i++) {
        if (strcmp(lists->items[i].name, name) == 0 &&
            strcmp(lists->items[i].language, language) == 0)
            return lists->items[i].list;
    }
    struct word_list *list = open_list(lists->lint, name, language);
    if (lists->count < WORDS_LISTS)
        lists->items[lists->count++] = (struct words_list_item){name, language, list};
    return list;
}

const char *words_tag(const struct lint *lint, const char *language)
{
    return strcmp(language, lint->info->languages[0]) == 0
               ? ""
               : arena_printf(lint->arena, "%s: ", language);
}

bool words_is_source(const struct words_text *text)
{
    static const char *const starts[] = {"From", "Source", "Fuente", "De ", "De:", NULL};
    for (size_t i = 0; text->small_print && starts[i]; i++) {
        if (strncmp(text->text, starts[i], strlen(starts[i])) == 0)
            return true;
    }
    return text->small_print && strpbrk(text->text, "0123456789");
}

void words_find_phrases(struct words_lists *lists, const char *rule, const char *name,
                        const struct words_text *text)
{
    struct lint *lint = lists->lint;
    const struct word_list *list = words_list(lists, name, text->language);
    struct arena *arena = arena_create();
    const struct token *tokens;
    int count = tokens_read(arena, text->text, &tokens), length;
    for (int i = 0; i<count; i += length> 0 ? length : 1) {
        const struct word_entry *entry = word_list_match(list, tokens, count, i, &length);
        if (entry && strcmp(entry->says, "ok") != 0)
            lint_find(lint, rule, text->file, text->line, "%s\"%s\": %s",
                      words_tag(lint, text->language), entry->phrase, entry->says);
    }
    arena_destroy(arena);
}
