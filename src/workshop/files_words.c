/* Translations: what is missing, doubtful, no longer used, or says something else than
   its words do. */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "pack/clean.h"
#include "workshop/files.h"

#define FORMATS 16 /* %d and the like in one text */

struct known { /* all that may be looked up, sorted */
    const char **texts;
    size_t count, room;
};

static void learn(struct known *known, const char *text)
{
    if (known->count == known->room) {
        known->room = known->room ? 2 * known->room : 1024;
        known->texts = xrealloc(known->texts, known->room * sizeof *known->texts);
    }
    known->texts[known->count++] = text;
}

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool is_known(const struct known *known, const char *text)
{
    return known->count > 0 &&
           bsearch(&text, known->texts, known->count, sizeof *known->texts, by_bytes);
}

static bool read_po(struct lint *lint, size_t layer, const char *path, struct po *out)
{
    struct buf text = {0};
    bool read = pack_read_layer(lint->pack, layer, path, WORDS_BYTES, &text, NULL);
    if (read)
        po_read(out, lint->arena, path, text.len ? text.bytes : "", text.len, NULL);
    buf_free(&text);
    return read;
}

/* What Lua files have as a string, slots, and the program's own words. */
static void learn_all(struct lint *lint, const struct uses *uses, struct known *known)
{
    size_t count;
    const char *const *paths = files_list(lint, "locale/", &count);
    const struct conf *slots = pack_slots(lint->pack);
    for (size_t i = 0; i < uses->count; i++)
        learn(known, uses->items[i].text);
    for (size_t i = 0; i < slots->count; i++)
        learn(known, slots->entries[i].value);
    for (size_t i = 0; i < count; i++) {
        struct po po;
        if (!read_po(lint, 0, paths[i], &po))
            continue;
        for (size_t e = 0; e < po.count; e++)
            learn(known, po.entries[e].source);
    }
    if (known->count > 0)
        qsort(known->texts, known->count, sizeof *known->texts, by_bytes);
}

/* "%d", "%s", "%.1f" of a text, sorted; "%%" is none. */
static int read_formats(const char *text, char out[FORMATS][8])
{
    int count = 0;
    for (const char *c = strchr(text, '%'); c && count < FORMATS; c = strchr(c, '%')) {
        size_t len = 1 + strspn(c + 1, "0123456789.$");
        if (c[1] == '%') {
            c += 2;
            continue;
        }
        if (c[len] && strchr("dsfgi", c[len]) && len < 7) {
            memcpy(out[count], c, len + 1);
            out[count++][len + 1] = '\0';
        }
        c += len;
    }
    qsort(out, (size_t)count, sizeof *out, (int (*)(const void *, const void *))strcmp);
    return count;
}

static bool same_formats(const char *source, const char *form)
{
    char one[FORMATS][8], other[FORMATS][8];
    int count = read_formats(source, one);
    if (read_formats(form, other) != count)
        return false;
    for (int i = 0; i < count; i++) {
        if (strcmp(one[i], other[i]) != 0)
            return false;
    }
    return true;
}

static int count_stars(const char *text)
{
    int count = 0;
    for (const char *c = strstr(text, "**"); c; c = strstr(c + 2, "**"))
        count++;
    return count;
}

/* A plural form may leave the number out where its language needs none. */
static bool fits(const struct po_entry *entry, const char *form)
{
    char none[FORMATS][8];
    if (!entry->many)
        return same_formats(entry->source, form);
    return read_formats(form, none) == 0 || same_formats(entry->many, form);
}

static void check_forms(struct lint *lint, const char *file, const struct po_entry *entry)
{
    for (int i = 0; i < entry->form_count; i++) {
        if (!*entry->forms[i])
            continue;
        if (!fits(entry, entry->forms[i]))
            lint_find(lint, "F-WORD-4", file, entry->line,
                      "\"%s\" has other %%d or %%s than its words",
                      clean_shortz(entry->forms[i]).text);
        if (count_stars(entry->forms[i]) != count_stars(entry->source))
            lint_find(lint, "F-WORD-5", file, entry->line, "\"%s\" has other ** than its words",
                      clean_shortz(entry->forms[i]).text);
    }
}

static void check_entry(struct lint *lint, const char *file, const struct known *known,
                        const struct po_entry *entry)
{
    if (entry->obsolete || !*entry->source)
        return;
    struct clean_short words = clean_shortz(entry->source);
    if (!is_known(known, entry->source))
        lint_find(lint, "F-WORD-3", file, entry->line, "nothing says \"%s\" any more", words.text);
    else if (entry->fuzzy)
        lint_find(lint, "F-WORD-2", file, entry->line, "the translation of \"%s\" is marked fuzzy",
                  words.text);
    if (!entry->fuzzy)
        check_forms(lint, file, entry);
}

static void check_file(struct lint *lint, const struct known *known, size_t layer, const char *path)
{
    struct po po;
    if (!read_po(lint, layer, path, &po))
        return;
    const char *file = arena_printf(lint->arena, "%s/%s", pack_layer_path(lint->pack, layer), path);
    for (size_t i = 0; i < po.count; i++)
        check_entry(lint, file, known, &po.entries[i]);
}

static bool is_translated(const struct words *const *words, size_t count, const struct use *use)
{
    for (size_t i = 0; i < count; i++) {
        if (use->many ? words_get_plural(words[i], use->text, use->many, 1)
                      : words_get(words[i], use->text))
            return true;
    }
    return false;
}

static bool has_file(const struct lint *lint, const char *path)
{
    for (size_t layer = 1; layer < pack_layer_count(lint->pack); layer++) {
        if (files_in_layer(lint, layer, path))
            return true;
    }
    return false;
}

static void check_language(struct lint *lint, const struct uses *uses, const char *code)
{
    const char *path = arena_printf(lint->arena, "locale/%s.po", code);
    if (!has_file(lint, path)) {
        lint_find(lint, "F-LANG-1", pack_where(lint->pack, "pack.conf", lint->arena),
                  lint->info->languages_line, "languages names `%s`, and there is no %s", code,
                  path);
        return;
    }
    size_t count;
    const struct words *const *words = bundle_words(lint->bundle, code, &count);
    for (size_t i = 0; i < uses->count; i++) {
        const struct use *use = &uses->items[i];
        if (use->kind == USE_WORD && !use->core && *use->text && !is_translated(words, count, use))
            lint_find(lint, "F-WORD-1", use->file, use->line, "\"%s\" has no translation in `%s`",
                      clean_shortz(use->text).text, code);
    }
}

void files_check_words(struct lint *lint, const struct uses *uses)
{
    struct known known = {0};
    size_t count;
    const char *const *paths = files_list(lint, "locale/", &count);
    learn_all(lint, uses, &known);
    for (size_t layer = 1; layer < pack_layer_count(lint->pack); layer++) {
        for (size_t i = 0; i < count; i++)
            check_file(lint, &known, layer, paths[i]);
    }
    for (int i = 0; i < lint_language_count(lint); i++) {
        if (strcmp(lint_language(lint, i), lint->info->languages[0]) != 0)
            check_language(lint, uses, lint_language(lint, i));
    }
    free(known.texts);
}
