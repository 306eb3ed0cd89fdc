/* A PO file token by token. The strings of an entry lie one behind another in a buffer that
   the next entry takes over: a file costs no more memory than its longest entry. */
#include "locale/po.h"

#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/plain_text.h"
#include "base/utf8.h"
#include "base/vec.h"

/* Where the strings of an entry begin in the buffer, which may still move. */
struct places {
    size_t context, source, many, forms[PLURAL_FORMS];
};
#define NOWHERE SIZE_MAX

static bool fail(const struct po_reader *reader, const char *what)
{
    return err_set(reader->err, "%s:%d: %s", reader->name, reader->line, what);
}

#define UNCLOSED "the string is not closed: write \" where it ends on this line"

/* What to do about what stands where another thing is wanted. */
static const char *cure_of_next(const struct po_reader *reader)
{
    const char *at = reader->at;
    size_t left = (size_t)(reader->end - at);
    if (plain_text_is_merge_mark(at, left))
        return PLAIN_TEXT_MERGE;
    if (plain_text_curly_quote(at, left) > 0)
        return "this is a quote of a word processor: write straight ones, \"...\"";
    if (left > 0 && *at == '"')
        return "write msgid or msgstr in front of this string";
    while (left > 0 && at > reader->text && (at[-1] == ' ' || at[-1] == '\t'))
        at--;
    if (left > 0 && at > reader->text && at[-1] == '"')
        return "a quote inside of a text wants a backslash, \\\", and nothing stands behind the "
               "last";
    return "an entry is msgid \"...\" and below it msgstr \"...\", in straight quotes";
}

static bool fail_wanting(const struct po_reader *reader, const char *what)
{
    return err_set(reader->err, "%s:%d: expected %s: %s", reader->name, reader->line, what,
                   cure_of_next(reader));
}

static void skip_line(struct po_reader *reader)
{
    const char *feed = memchr(reader->at, '\n', (size_t)(reader->end - reader->at));
    reader->at = feed ? feed : reader->end;
}

static void skip_blank(struct po_reader *reader)
{
    for (; reader->at < reader->end; reader->at++) {
        const char *c = reader->at;
        if (*c == '\n') {
            reader->line++;
            reader->in_obsolete = false;
        } else if (*c == '#' && reader->end - c > 1 && c[1] == '~' &&
                   (reader->end - c == 2 || c[2] != '|')) {
            reader->in_obsolete = true;
            reader->at++;
        } else if (*c == '#') {
            if (!reader->comments)
                reader->comments = reader->at;
            skip_line(reader);
            reader->comments_end = reader->at;
            reader->at--;
        } else if (!isspace((unsigned char)*c)) {
            return;
        }
    }
}

/* What comes next belongs to the same entry: all its lines are obsolete, or none. */
static bool next_is(struct po_reader *reader, char c)
{
    skip_blank(reader);
    return reader->at < reader->end && *reader->at == c &&
           reader->in_obsolete == reader->wants_obsolete;
}

/* Takes the keyword if it comes next, as a whole word. */
static bool take(struct po_reader *reader, const char *keyword)
{
    if (!next_is(reader, *keyword))
        return false;
    size_t len = 0, left = (size_t)(reader->end - reader->at);
    while (len < left && (islower((unsigned char)reader->at[len]) || reader->at[len] == '_'))
        len++;
    if (len != strlen(keyword) || memcmp(reader->at, keyword, len) != 0)
        return false;
    reader->at += len;
    return true;
}

/* The number of at most so many digits that stands there. */
static int read_digits(struct po_reader *reader, const char *digits, int base, size_t most)
{
    int value = 0;
    const char *start = reader->at, *digit;
    while (reader->at < reader->end && (size_t)(reader->at - start) < most && *reader->at &&
           (digit = strchr(digits, tolower((unsigned char)*reader->at)))) {
        value = (value * base + (int)(digit - digits)) & 0xFF;
        reader->at++;
    }
    return value;
}

/* As in C; the bytes of numbers are looked at when their string is whole. */
static bool read_escape(struct po_reader *reader, bool *has_numbers)
{
    static const char names[] = "abfnrtv\"\\", meanings[] = "\a\b\f\n\r\t\v\"\\";
    char c = reader->at < reader->end ? *reader->at : '\0';
    const char *name = c ? strchr(names, c) : NULL;
    if (name) {
        reader->at++;
        buf_append(&reader->strings, &meanings[name - names], 1);
        return true;
    }
    const char *start = reader->at += c == 'x';
    char byte = (char)(c == 'x' ? read_digits(reader, "0123456789abcdef", 16, SIZE_MAX)
                                : read_digits(reader, "01234567", 8, 3));
    if (reader->at == reader->end)
        return fail(reader, UNCLOSED);
    if (reader->at == start)
        return err_set(reader->err, "%s:%d: unknown escape \\%c (known: C's, as \\n \\t \\\" \\\\)",
                       reader->name, reader->line, isprint((unsigned char)c) ? c : '?');
    if (!byte)
        return fail(reader, "a NUL byte in a string: write the line anew");
    *has_numbers = true;
    buf_append(&reader->strings, &byte, 1);
    return true;
}

/* What stands between two quotes on one line. */
static bool read_piece(struct po_reader *reader, bool *has_numbers)
{
    reader->at++;
    for (;;) {
        const char *start = reader->at, *c = start;
        while (c < reader->end && *c != '"' && *c != '\\' && *c != '\n' && *c != '\0')
            c++;
        buf_append(&reader->strings, start, (size_t)(c - start));
        reader->at = c;
        if (c == reader->end || *c == '\n')
            return fail(reader, UNCLOSED);
        if (*c == '\0')
            return fail(reader, "a NUL byte in a string: write the line anew");
        reader->at++;
        if (*c == '"')
            return true;
        if (!read_escape(reader, has_numbers))
            return false;
    }
}

/* One or more strings that follow one another, as one with its NUL. */
static bool read_string(struct po_reader *reader, const char *wanted, size_t *place)
{
    bool has_numbers = false;
    *place = reader->strings.len;
    if (!next_is(reader, '"'))
        return fail_wanting(reader, wanted);
    while (next_is(reader, '"')) {
        if (!read_piece(reader, &has_numbers))
            return false;
        reader->comments = NULL;
    }
    size_t len = reader->strings.len - *place;
    buf_append(&reader->strings, "", 1);
    return !has_numbers || utf8_check(reader->strings.bytes + *place, len) == len ||
           fail(reader, "the numbers of a string make no UTF-8: write the letter itself");
}

/* The "[n]" of a plural form, which must be the next one. */
static bool take_index(struct po_reader *reader, int index)
{
    if (!next_is(reader, '['))
        return false;
    reader->at++;
    if (!next_is(reader, (char)('0' + index)))
        return false;
    reader->at++;
    if (!next_is(reader, ']'))
        return false;
    reader->at++;
    return true;
}

/* One msgstr, or as many as there are of msgstr[0], msgstr[1] and so on. */
static bool read_forms(struct po_reader *reader, struct po_entry *entry, struct places *places)
{
    bool is_plural = places->many != NOWHERE;
    while ((is_plural || entry->form_count == 0) && take(reader, "msgstr")) {
        if (entry->form_count == PLURAL_FORMS)
            return fail(reader, "too many plural forms: take out what nplurals does not count");
        if (is_plural && !take_index(reader, entry->form_count))
            return err_set(reader->err,
                           "%s:%d: expected msgstr[%d]: below a msgid_plural they are numbered "
                           "from 0",
                           reader->name, reader->line, entry->form_count);
        if (!read_string(reader, "a string after msgstr", &places->forms[entry->form_count++]))
            return false;
    }
    return entry->form_count > 0 || fail_wanting(reader, is_plural ? "msgstr[0]" : "msgstr");
}

static bool read_parts(struct po_reader *reader, struct po_entry *entry, struct places *places)
{
    if (take(reader, "msgctxt") && !read_string(reader, "a string after msgctxt", &places->context))
        return false;
    if (!take(reader, "msgid"))
        return fail_wanting(reader, "msgid");
    entry->line = reader->line;
    if (!read_string(reader, "a string after msgid", &places->source))
        return false;
    if (take(reader, "msgid_plural") &&
        !read_string(reader, "a string after msgid_plural", &places->many))
        return false;
    return read_forms(reader, entry, places);
}

static bool has_flag(const char *comments, const char *flag)
{
    size_t len = strlen(flag);
    for (const char *at = strstr(comments, "#,"); at; at = strstr(at, "\n#,")) {
        at += strspn(at, "\n#");
        while (*at && *at != '\n') {
            at += strspn(at, ", \t\r");
            size_t size = strcspn(at, ", \t\r\n");
            if (size == len && memcmp(at, flag, len) == 0)
                return true;
            at += size;
        }
    }
    return false;
}

static bool read_entry(struct po_reader *reader, struct po_entry *entry)
{
    struct places places = {NOWHERE, NOWHERE, NOWHERE, {0}};
    struct buf *strings = &reader->strings;
    strings->len = 0;
    if (reader->comments)
        buf_append(strings, reader->comments, (size_t)(reader->comments_end - reader->comments));
    buf_append(strings, "", 1);
    *entry = (struct po_entry){.obsolete = reader->wants_obsolete};
    if (!read_parts(reader, entry, &places))
        return false;
    entry->comments = strings->bytes;
    entry->fuzzy = has_flag(entry->comments, "fuzzy");
    entry->context = places.context == NOWHERE ? NULL : strings->bytes + places.context;
    entry->source = strings->bytes + places.source;
    entry->many = places.many == NOWHERE ? NULL : strings->bytes + places.many;
    for (int i = 0; i < entry->form_count; i++)
        entry->forms[i] = strings->bytes + places.forms[i];
    return true;
}

bool po_next(struct po_reader *reader, struct po_entry *out)
{
    while (!reader->is_broken) {
        skip_blank(reader);
        if (reader->at == reader->end)
            return false;
        struct err *err = reader->err;
        reader->wants_obsolete = reader->in_obsolete;
        if (reader->wants_obsolete)
            reader->err = NULL; /* whatever it is, it is passed over */
        bool good = read_entry(reader, out);
        reader->err = err;
        if (good)
            return true;
        reader->comments = NULL;
        reader->is_broken = !reader->wants_obsolete;
        if (reader->in_obsolete)
            skip_line(reader);
    }
    return false;
}

/* Tells what the header says the file is in: whoever saved it so knows the name. */
static void refuse_bytes(struct po_reader *reader, const char *text, const char *bad)
{
    static const char field[] = "charset=";
    for (; text < bad; text++)
        reader->line += *text == '\n';
    text = reader->at;
    const char *charset = memmem(text, (size_t)(reader->end - text), field, sizeof field - 1);
    int len = 0;
    charset = charset ? charset + sizeof field - 1 : text;
    while (charset > text && charset + len < reader->end &&
           (isalnum((unsigned char)charset[len]) || charset[len] == '-' || charset[len] == '_'))
        len++;
    bool is_utf8 = len >= 5 && strncasecmp(charset, "UTF-8", 5) == 0;
    bool is_template = len >= 5 && memcmp(charset, "CHARSET", 5) == 0;
    if (len == 0 || is_utf8 || is_template)
        err_set(reader->err, "%s:%d: is not UTF-8: save it as UTF-8", reader->name, reader->line);
    else
        err_set(reader->err,
                "%s:%d: is not UTF-8 but, by its header, %.*s: `anteroom strings` writes it anew",
                reader->name, reader->line, len, charset);
    reader->is_broken = true;
}

void po_begin(struct po_reader *reader, const char *name, const char *text, size_t len,
              struct err *err)
{
    *reader = (struct po_reader){
        .name = name, .text = text, .at = text, .end = text + len, .line = 1, .err = err};
    size_t good = utf8_check(text, len);
    reader->at += utf8_mark(text, len);
    if (good < len)
        refuse_bytes(reader, text, text + good);
}

bool po_end(struct po_reader *reader)
{
    buf_free(&reader->strings);
    return !reader->is_broken;
}

static const char *keep(struct arena *arena, const char *text)
{
    return text ? arena_strdup(arena, text) : NULL;
}

bool po_read(struct po *out, struct arena *arena, const char *name, const char *text, size_t len,
             struct err *err)
{
    struct po_reader reader;
    struct po_entry entry, *entries = NULL;
    size_t count = 0, room = 0;
    po_begin(&reader, name, text, len, err);
    while (po_next(&reader, &entry)) {
        entry.comments = keep(arena, entry.comments);
        entry.context = keep(arena, entry.context);
        entry.source = keep(arena, entry.source);
        entry.many = keep(arena, entry.many);
        for (int i = 0; i < entry.form_count; i++)
            entry.forms[i] = keep(arena, entry.forms[i]);
        vec_push(entries, count, room, entry);
    }
    struct po_entry *kept = arena_alloc(arena, count * sizeof *entries + 1);
    if (count > 0)
        memcpy(kept, entries, count * sizeof *entries);
    free(entries);
    *out = (struct po){kept, count};
    return po_end(&reader);
}

bool po_is_header(const struct po_entry *entry)
{
    return entry->source[0] == '\0' && !entry->context && !entry->obsolete;
}
