/* The words of one language: what can be shown of a PO file, in a hash table. */
#include "locale/words.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/arena.h"
#include "base/hash.h"
#include "base/str.h"
#include "locale/plural.h"
#include "locale/po.h"

struct entry {
    const char *key;  /* NULL: a free place of the table */
    const char *many; /* NULL: an entry without plural forms */
    const char **forms;
    int count; /* of forms */
    int line;
};

struct words {
    struct arena *arena;
    struct entry *entries; /* open addressing; room is a power of two, at most half full */
    size_t count, room;
    struct plural plural;
    const char *warning; /* the first */
};

struct reader {
    struct words *words;
    const char *name; /* of the file */
    struct err *err;
};

static struct entry *place_of(const struct words *words, const char *key)
{
    size_t i = (size_t)hash_text(HASH_START, key) & (words->room - 1);
    while (words->entries[i].key && strcmp(words->entries[i].key, key) != 0)
        i = (i + 1) & (words->room - 1);
    return &words->entries[i];
}

static void grow(struct words *words)
{
    struct entry *old = words->entries;
    size_t old_room = words->room;
    words->room = old_room ? 2 * old_room : 256;
    words->entries = xcalloc(words->room, sizeof *words->entries);
    for (size_t i = 0; i < old_room; i++) {
        if (old[i].key)
            *place_of(words, old[i].key) = old[i];
    }
    free(old);
}

static bool read_header(const struct reader *reader, const struct po_entry *header)
{
    static const char field[] = "Plural-Forms:", template[] = "nplurals=INTEGER";
    const char *line = header->forms[0];
    while (line && !str_begins_with(line, field)) {
        line = strchr(line, '\n');
        line = line ? line + 1 : NULL;
    }
    if (!line)
        return true;
    line += sizeof field - 1;
    line += strspn(line, " ");
    /* In a file that was copied from its template it is still to be written. */
    if (str_begins_with(line, template) ||
        plural_read(&reader->words->plural, line, strcspn(line, "\n"), reader->err))
        return true;
    return err_wrap(reader->err, "%s:%d", reader->name, header->line);
}

static bool has_some_form(const struct po_entry *entry)
{
    for (int i = 0; i < entry->form_count; i++) {
        if (entry->forms[i][0] != '\0')
            return true;
    }
    return false;
}

static bool add_entry(const struct reader *reader, const struct po_entry *entry)
{
    struct words *words = reader->words;
    struct arena *arena = words->arena;
    if (2 * (words->count + 1) > words->room)
        grow(words);
    const char *key = entry->context
                          ? arena_printf(arena, "%s\004%s", entry->context, entry->source)
                          : arena_strdup(arena, entry->source);
    struct entry *place = place_of(words, key);
    if (place->key)
        return err_set(reader->err, "%s:%d: stands already in line %d: keep one of the two",
                       reader->name, entry->line, place->line);
    place->key = key;
    place->many = entry->many ? arena_strdup(arena, entry->many) : NULL;
    place->forms = arena_alloc(arena, (size_t)entry->form_count * sizeof *place->forms);
    for (; place->count < entry->form_count; place->count++)
        place->forms[place->count] = arena_strdup(arena, entry->forms[place->count]);
    place->line = entry->line;
    words->count++;
    return true;
}

static bool take_entry(const struct reader *reader, const struct po_entry *entry)
{
    struct words *words = reader->words;
    /* A new file's header is marked fuzzy, and means what it says all the same. */
    if (po_is_header(entry))
        return read_header(reader, entry);
    if (entry->obsolete || entry->fuzzy || !has_some_form(entry))
        return true;
    if (entry->context && !words->warning)
        words->warning = arena_printf(words->arena,
                                      "%s:%d: no page asks for words in a context: take the line "
                                      "`msgctxt \"%.60s\"` out",
                                      reader->name, entry->line, entry->context);
    return add_entry(reader, entry);
}

/* The header may come last, so forms are counted when all has been read. Of a surplus the
   first are right; where one is missing some numbers would have no words. */
static bool check_forms(const struct reader *reader)
{
    static const char sentence[] = "%s:%d: %d plural forms, Plural-Forms says %d";
    struct words *words = reader->words;
    const struct entry *surplus = NULL;
    for (size_t i = 0; i < words->room; i++) {
        const struct entry *entry = &words->entries[i];
        if (!entry->many || entry->count == words->plural.forms)
            continue;
        if (entry->count < words->plural.forms)
            return err_set(reader->err, sentence, reader->name, entry->line, entry->count,
                           words->plural.forms);
        if (!surplus || entry->line < surplus->line)
            surplus = entry;
    }
    if (surplus && !words->warning)
        words->warning = arena_printf(words->arena, sentence, reader->name, surplus->line,
                                      surplus->count, words->plural.forms);
    return true;
}

static bool read_all(const struct reader *reader, const char *text, size_t len)
{
    if (len > WORDS_BYTES)
        return err_set(reader->err, "%s: larger than %d bytes: make it smaller", reader->name,
                       WORDS_BYTES);
    struct po_reader po;
    struct po_entry entry;
    bool good = true;
    po_begin(&po, reader->name, text, len, reader->err);
    while (good && po_next(&po, &entry))
        good = take_entry(reader, &entry);
    return po_end(&po) && good && check_forms(reader);
}

struct words *words_read(const char *name, const char *text, size_t len, struct err *err)
{
    struct words *words = xcalloc(1, sizeof *words);
    words->arena = arena_create();
    plural_read(&words->plural, WORDS_PLURAL, sizeof WORDS_PLURAL - 1, NULL);
    if (read_all(&(struct reader){words, name, err}, text, len))
        return words;
    words_free(words);
    return NULL;
}

void words_free(struct words *words)
{
    if (!words)
        return;
    arena_destroy(words->arena);
    free(words->entries);
    free(words);
}

const char *words_warning(const struct words *words)
{
    return words->warning;
}

static const struct entry *find(const struct words *words, const char *source)
{
    if (words->count == 0)
        return NULL;
    const struct entry *entry = place_of(words, source);
    return entry->key ? entry : NULL;
}

static const char *filled(const char *form)
{
    return form[0] != '\0' ? form : NULL;
}

const char *words_get(const struct words *words, const char *source)
{
    const struct entry *entry = find(words, source);
    return entry ? filled(entry->forms[0]) : NULL;
}

const char *words_find(const struct words *const *words, size_t count, const char *source)
{
    for (size_t i = 0; i < count; i++) {
        const char *found = words_get(words[i], source);
        if (found)
            return found;
    }
    return source;
}

const char *words_get_plural(const struct words *words, const char *one, const char *many, long n)
{
    const struct entry *entry = find(words, one);
    if (!entry || !entry->many || strcmp(entry->many, many) != 0)
        return NULL;
    uint64_t size = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
    return filled(entry->forms[plural_form(&words->plural, size)]);
}
