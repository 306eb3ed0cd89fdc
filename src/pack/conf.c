/* A file of `key = value` lines: read line by line, each mistake told with its line. */
#include "pack/conf.h"

#include <string.h>

#include "base/buf.h"
#include "base/names.h"
#include "base/plain_text.h"
#include "base/str.h"
#include "base/utf8.h"

#define KEY_LETTERS "abcdefghijklmnopqrstuvwxyz0123456789_.-"

struct reader {
    struct arena *arena;
    const char *name;
    int line;
    struct conf_entry *entries; /* CONF_MAX_KEYS of them */
    size_t count;
    struct err *err;
};

/* Where the value ends: a # between spaces opens a comment, "#0b5563" and "#4" do not. */
static size_t value_length(const char *value, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        bool before = i == 0 || value[i - 1] == ' ' || value[i - 1] == '\t';
        bool after = i + 1 == len || value[i + 1] == ' ' || value[i + 1] == '\t';
        if (value[i] == '#' && before && after)
            return i;
    }
    return len;
}

/* Other kinds of files have quotes around a value, and a sign behind it: patients would read them. */
static const char *bare(char *value)
{
    size_t len = strlen(value);
    while (len > 0 && strchr(",; ", value[len - 1]))
        value[--len] = '\0';
    return plain_text_unquote(value);
}

/* What no value begins with, and what to write. */
static const char *slip_of(const char *value)
{
    static const char *const rows[][2] = {
        {"=", "write one = alone"},
        {">", "write = alone"},
        {"{", "write the words without braces"},
        {"_\"", "write the words without _ and quotes"},
        {"_'", "write the words without _ and quotes"},
        {"[[", "write the words without brackets"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (str_begins_with(value, rows[i][0]))
            return rows[i][1];
    size_t curly = plain_text_curly_quote(value, strlen(value));
    bool double_mark = *value == '"' || str_begins_with(value, "\u201C");
    size_t size = curly > 0 ? curly : 1;
    if (double_mark && !strchr(value + size, '"') && !strstr(value + size, "\u201D"))
        return "the quotation mark in front has no other: take it out";
    return NULL;
}

static bool check_key(const struct reader *reader, const char *key, size_t len)
{
    if (len == 0)
        return err_set(reader->err, "%s:%d: nothing stands before the =: write key = value",
                       reader->name, reader->line);
    if (strspn(key, KEY_LETTERS) != len)
        return err_set(reader->err,
                       "%s:%d: \"%s\" is not a key: write it in small letters, digits, "
                       "_ . and - only",
                       reader->name, reader->line, excerpt_of(key, len).text);
    for (size_t i = 0; i < reader->count; i++) {
        if (strcmp(reader->entries[i].key, key) == 0)
            return err_set(
                reader->err, "%s:%d: `%s` stands in line %d already: keep one of the two",
                reader->name, reader->line, excerpt_of(key, len).text, reader->entries[i].line);
    }
    return true;
}

static bool read_entry(struct reader *reader, const char *line, size_t len)
{
    const char *sign = memchr(line, '=', len);
    if (!sign)
        return err_set(reader->err,
                       "%s:%d: \"%s\" has no =: write key = value, or # in front of a "
                       "comment",
                       reader->name, reader->line, excerpt_of(line, len).text);
    char *key = arena_strndup(reader->arena, line, (size_t)(sign - line));
    size_t key_len = plain_text_trim(key, (size_t)(sign - line));
    if (!check_key(reader, key, key_len))
        return false;
    if (reader->count == CONF_MAX_KEYS)
        return err_set(reader->err, "%s:%d: more than %d keys: take some out", reader->name,
                       reader->line, CONF_MAX_KEYS);

    size_t rest = len - (size_t)(sign + 1 - line);
    size_t value_len = value_length(sign + 1, rest);
    char *value = arena_strndup(reader->arena, sign + 1, value_len);
    plain_text_trim(value, value_len);
    const struct conf_entry entry = {key, bare(value), reader->line};
    reader->entries[reader->count++] = entry;
    const char *slip = slip_of(entry.value);
    return !slip || err_set(reader->err, "%s:%d: %s = %s: %s", reader->name, reader->line, key,
                            excerpt(entry.value).text, slip);
}

static bool read_line(struct reader *reader, const char *line, size_t len)
{
    if (utf8_check(line, len) != len)
        return err_set(reader->err, "%s:%d: not UTF-8: in Notepad use Save As with Encoding UTF-8",
                       reader->name, reader->line);
    if (memchr(line, '\0', len))
        return err_set(reader->err, "%s:%d: holds a NUL byte: write the file anew in a text editor",
                       reader->name, reader->line);
    while (len > 0 && strchr(" \t\r", line[len - 1]))
        len--;
    while (len > 0 && (*line == ' ' || *line == '\t')) {
        line++;
        len--;
    }
    if (len == 0 || *line == '#')
        return true;
    if (plain_text_is_merge_mark(line, len))
        return err_set(reader->err, "%s:%d: %s", reader->name, reader->line, PLAIN_TEXT_MERGE);
    return read_entry(reader, line, len);
}

bool conf_read(struct conf *conf, struct arena *arena, const char *name, const char *text,
               size_t len, struct err *err)
{
    *conf = (struct conf){.name = arena_strdup(arena, name)};
    if (len > CONF_MAX_BYTES)
        return err_set(err, "%s: larger than %d KiB: take out what is not needed", name,
                       CONF_MAX_BYTES / 1024);
    if (plain_text_is_utf16(text, len))
        return err_set(err,
                       "%s: is UTF-16, which Notepad calls Unicode: in Notepad use Save As with "
                       "Encoding UTF-8",
                       name);
    struct conf_entry entries[CONF_MAX_KEYS];
    struct reader reader = {arena, conf->name, 0, entries, 0, err};
    size_t at = utf8_mark(text, len);
    while (at < len) {
        const char *end = memchr(text + at, '\n', len - at);
        size_t width = end ? (size_t)(end - (text + at)) : len - at;
        reader.line++;
        if (!read_line(&reader, text + at, width))
            return false;
        at += width + 1;
    }
    struct conf_entry *kept = arena_alloc(arena, (reader.count + 1) * sizeof *kept);
    memcpy(kept, entries, reader.count * sizeof *kept);
    conf->entries = kept;
    conf->count = reader.count;
    return true;
}

const struct conf_entry *conf_find(const struct conf *conf, const char *key)
{
    for (size_t i = 0; i < conf->count; i++) {
        if (strcmp(conf->entries[i].key, key) == 0)
            return &conf->entries[i];
    }
    return NULL;
}

const char *conf_get(const struct conf *conf, const char *key)
{
    const struct conf_entry *entry = conf_find(conf, key);
    return entry && *entry->value ? entry->value : NULL;
}

/* "id, title, version", for a message. */
static void list_names(struct buf *out, const char *const *names)
{
    for (size_t i = 0; names[i]; i++) {
        if (out->len > 200) {
            buf_puts(out, ", ...");
            return;
        }
        buf_printf(out, "%s%s", i ? ", " : "", names[i]);
    }
}

static bool key_matches(const char *key, const char *known)
{
    size_t len = strlen(known);
    if (len > 0 && known[len - 1] == '*')
        return strncmp(key, known, len - 1) == 0 && key[len - 1] != '\0';
    return strcmp(key, known) == 0;
}

/* "flw.learn" is near to "flow.*": only what stands before the dot is compared. */
static const char *nearest_family(const char *key, const char *const *known)
{
    size_t stem = strcspn(key, ".");
    for (size_t i = 0; known[i]; i++) {
        size_t len = strlen(known[i]);
        bool family = len > 2 && known[i][len - 1] == '*';
        if (family && names_distance(key, stem, known[i], len - 2) <= 2)
            return known[i];
    }
    return NULL;
}

static bool refuse_key(const struct conf *conf, const struct conf_entry *entry,
                       const char *const *known, struct err *err)
{
    const char *near = names_nearest(entry->key, known);
    if (!near)
        near = nearest_family(entry->key, known);
    struct buf cure = {0};
    if (near) {
        buf_printf(&cure, "did you mean `%s`?", near);
    } else {
        buf_puts(&cure, "the keys here are ");
        list_names(&cure, known);
    }
    err_set(err, "%s:%d: unknown key `%s`; %s", conf->name, entry->line, excerpt(entry->key).text,
            cure.bytes);
    buf_free(&cure);
    return false;
}

bool conf_check_keys(const struct conf *conf, const char *const *known, struct err *err)
{
    for (size_t i = 0; i < conf->count; i++) {
        bool found = false;
        for (size_t k = 0; known[k] && !found; k++)
            found = key_matches(conf->entries[i].key, known[k]);
        if (!found)
            return refuse_key(conf, &conf->entries[i], known, err);
    }
    return true;
}
