/* The words of one language: a PO file read token by token into a hash table. */
#include "locale/words.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "locale/plural.h"

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
};

struct reader {
    const char *name, *at, *end;
    int line;
    bool fuzzy; /* a "#, fuzzy" has been seen since the last entry */
    struct words *words;
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

static bool fail(const struct reader *reader, const char *what)
{
    return err_set(reader->err, "%s:%d: %s", reader->name, reader->line, what);
}

/* A comment up to its end of line; of "#, fuzzy, lua-format" the flag is noted. */
static void skip_comment(struct reader *reader)
{
    const char *start = reader->at;
    while (reader->at < reader->end && *reader->at != '\n')
        reader->at++;
    size_t len = (size_t)(reader->at - start);
    if (len > 2 && start[1] == ',' && memmem(start, len, "fuzzy", 5))
        reader->fuzzy = true;
}

static void skip_blank(struct reader *reader)
{
    while (reader->at < reader->end) {
        if (*reader->at == '#') {
            skip_comment(reader);
            continue;
        }
        if (!isspace((unsigned char)*reader->at))
            return;
        reader->line += *reader->at++ == '\n';
    }
}

static bool next_is(struct reader *reader, char c)
{
    skip_blank(reader);
    return reader->at < reader->end && *reader->at == c;
}

/* Takes the keyword if it comes next, as a whole word. */
static bool take(struct reader *reader, const char *keyword)
{
    skip_blank(reader);
    size_t len = 0, left = (size_t)(reader->end - reader->at);
    while (len < left && (islower((unsigned char)reader->at[len]) || reader->at[len] == '_'))
        len++;
    if (len != strlen(keyword) || memcmp(reader->at, keyword, len) != 0)
        return false;
    reader->at += len;
    return true;
}

static bool read_escape(struct reader *reader, struct buf *out)
{
    static const char names[] = "nt\"\\", meanings[] = "\n\t\"\\";
    if (reader->at == reader->end)
        return fail(reader, "the string is not closed");
    const char *name = memchr(names, *reader->at, sizeof names - 1);
    if (!name)
        return err_set(reader->err, "%s:%d: unknown escape \\%c (known: \\n \\t \\\" \\\\)",
                       reader->name, reader->line,
                       isprint((unsigned char)*reader->at) ? *reader->at : '?');
    buf_append(out, &meanings[name - names], 1);
    reader->at++;
    return true;
}

/* What stands between two quotes on one line. */
static bool read_piece(struct reader *reader, struct buf *out)
{
    reader->at++;
    while (reader->at < reader->end) {
        char c = *reader->at;
        if (c == '\n')
            break;
        if (c == '\0')
            return fail(reader, "a NUL byte in a string");
        reader->at++;
        if (c == '"')
            return true;
        if (c != '\\')
            buf_append(out, &c, 1);
        else if (!read_escape(reader, out))
            return false;
    }
    return fail(reader, "the string is not closed");
}

/* Appends one or more strings that follow one another. */
static bool read_string(struct reader *reader, const char *after, struct buf *out)
{
    if (!next_is(reader, '"'))
        return err_set(reader->err, "%s:%d: expected a string after %s", reader->name, reader->line,
                       after);
    while (next_is(reader, '"')) {
        if (!read_piece(reader, out))
            return false;
    }
    buf_append(out, "", 0);
    return true;
}

static const char *keep(struct reader *reader, struct buf *text)
{
    const char *kept = arena_strndup(reader->words->arena, text->bytes, text->len);
    buf_free(text);
    return kept;
}

/* Reads a string that lives as long as the words. */
static bool read_kept(struct reader *reader, const char *after, const char **out)
{
    struct buf text = {0};
    bool ok = read_string(reader, after, &text);
    if (ok)
        *out = keep(reader, &text);
    buf_free(&text);
    return ok;
}

/* [msgctxt] msgid: the key is "context EOT source", or the source alone. */
static bool read_key(struct reader *reader, const char **out)
{
    struct buf text = {0};
    bool ok = true;
    if (take(reader, "msgctxt")) {
        ok = read_string(reader, "msgctxt", &text);
        buf_puts(&text, "\004");
    }
    if (ok && !take(reader, "msgid"))
        ok = fail(reader, "expected msgid");
    ok = ok && read_string(reader, "msgid", &text);
    if (ok)
        *out = keep(reader, &text);
    buf_free(&text);
    return ok;
}

/* The "[n]" of a plural form, which must be the next one. */
static bool take_index(struct reader *reader, int index)
{
    if (!next_is(reader, '[') || reader->end - reader->at < 3)
        return false;
    if (reader->at[1] != '0' + index || reader->at[2] != ']')
        return false;
    reader->at += 3;
    return true;
}

/* One msgstr, or as many as there are of msgstr[0], msgstr[1] and so on. */
static bool read_forms(struct reader *reader, struct entry *entry)
{
    const char *forms[PLURAL_FORMS];
    while (take(reader, "msgstr")) {
        if (entry->count == PLURAL_FORMS)
            return fail(reader, "too many plural forms");
        if (entry->many && !take_index(reader, entry->count))
            return err_set(reader->err, "%s:%d: expected msgstr[%d]", reader->name, reader->line,
                           entry->count);
        if (!read_kept(reader, "msgstr", &forms[entry->count++]))
            return false;
        if (!entry->many)
            break;
    }
    if (entry->count == 0)
        return fail(reader, entry->many ? "expected msgstr[0]" : "expected msgstr");
    size_t size = (size_t)entry->count * sizeof *forms;
    entry->forms = memcpy(arena_alloc(reader->words->arena, size), forms, size);
    return true;
}

static bool read_entry(struct reader *reader, struct entry *entry)
{
    *entry = (struct entry){.line = reader->line};
    if (!read_key(reader, &entry->key))
        return false;
    if (take(reader, "msgid_plural") && !read_kept(reader, "msgid_plural", &entry->many))
        return false;
    return read_forms(reader, entry);
}

static bool read_header(struct reader *reader, const struct entry *header)
{
    static const char field[] = "Plural-Forms:";
    const char *line = header->forms[0];
    while (line && strncmp(line, field, sizeof field - 1) != 0) {
        line = strchr(line, '\n');
        line = line ? line + 1 : NULL;
    }
    if (!line)
        return true;
    line += sizeof field - 1;
    if (plural_read(&reader->words->plural, line, strcspn(line, "\n"), reader->err))
        return true;
    return err_wrap(reader->err, "%s:%d", reader->name, header->line);
}

static bool add_entry(struct reader *reader, const struct entry *entry)
{
    struct words *words = reader->words;
    bool translated = false;
    for (int i = 0; i < entry->count; i++)
        translated |= entry->forms[i][0] != '\0';
    if (!translated)
        return true;
    if (2 * (words->count + 1) > words->room)
        grow(words);
    struct entry *place = place_of(words, entry->key);
    if (place->key)
        return err_set(reader->err, "%s:%d: stands already in line %d", reader->name, entry->line,
                       place->line);
    *place = *entry;
    words->count++;
    return true;
}

/* The header may come last, so forms are counted when all has been read. */
static bool check_forms(const struct reader *reader)
{
    const struct words *words = reader->words;
    for (size_t i = 0; i < words->room; i++) {
        const struct entry *entry = &words->entries[i];
        if (entry->many && entry->count != words->plural.forms)
            return err_set(reader->err, "%s:%d: %d plural forms, Plural-Forms says %d",
                           reader->name, entry->line, entry->count, words->plural.forms);
    }
    return true;
}

static bool read_entries(struct reader *reader)
{
    for (;;) {
        skip_blank(reader);
        if (reader->at == reader->end)
            return check_forms(reader);
        bool fuzzy = reader->fuzzy; /* now: read_entry meets the next one's comments */
        reader->fuzzy = false;
        struct entry entry;
        if (!read_entry(reader, &entry))
            return false;
        /* A new file's header is marked fuzzy, and means what it says all the same. */
        bool is_header = entry.key[0] == '\0';
        bool ok = is_header ? read_header(reader, &entry) : fuzzy || add_entry(reader, &entry);
        if (!ok)
            return false;
    }
}

static bool check_text(struct reader *reader)
{
    size_t len = (size_t)(reader->end - reader->at);
    if (len > WORDS_BYTES)
        return err_set(reader->err, "%s: larger than %d bytes", reader->name, WORDS_BYTES);
    size_t bad = utf8_check(reader->at, len);
    if (bad == len)
        return true;
    for (size_t i = 0; i < bad; i++)
        reader->line += reader->at[i] == '\n';
    return fail(reader, "is not UTF-8");
}

struct words *words_read(const char *name, const char *text, size_t len, struct err *err)
{
    static const char mark[] = "\xEF\xBB\xBF";
    struct words *words = xcalloc(1, sizeof *words);
    words->arena = arena_create();
    plural_read(&words->plural, WORDS_PLURAL, sizeof WORDS_PLURAL - 1, NULL);
    struct reader reader = {name, text, text + len, 1, false, words, err};
    if (len >= 3 && memcmp(text, mark, 3) == 0)
        reader.at += 3;
    if (check_text(&reader) && read_entries(&reader))
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

const char *words_get_plural(const struct words *words, const char *one, const char *many, long n)
{
    const struct entry *entry = find(words, one);
    if (!entry || !entry->many || strcmp(entry->many, many) != 0)
        return NULL;
    uint64_t size = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
    return filled(entry->forms[plural_form(&words->plural, size)]);
}
