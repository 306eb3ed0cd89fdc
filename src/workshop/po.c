/* A PO file line by line: the first word of a line says what the strings from there on
   are. */
#include "workshop/po.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/buf.h"

enum part { PART_NONE, PART_CONTEXT, PART_SOURCE, PART_MANY, PART_FORM };

struct reader {
    struct arena *arena;
    struct po_entry *entries, entry; /* `entry` is being read */
    size_t count, room;
    struct buf text; /* of the part that is being read */
    enum part part;
    bool fuzzy; /* said in front of the entry to come */
};

static void end_part(struct reader *reader)
{
    struct po_entry *entry = &reader->entry;
    const char *text =
        arena_strndup(reader->arena, reader->text.len ? reader->text.bytes : "", reader->text.len);
    switch (reader->part) {
    case PART_NONE: break;
    case PART_CONTEXT: entry->context = text; break;
    case PART_SOURCE: entry->source = text; break;
    case PART_MANY: entry->many = text; break;
    case PART_FORM:
        if (entry->form_count < PLURAL_FORMS)
            entry->forms[entry->form_count++] = text;
        break;
    }
    reader->part = PART_NONE;
    reader->text.len = 0;
}

static void end_entry(struct reader *reader)
{
    end_part(reader);
    if (reader->entry.source) {
        if (reader->count == reader->room) {
            reader->room = reader->room ? 2 * reader->room : 128;
            reader->entries = xrealloc(reader->entries, reader->room * sizeof *reader->entries);
        }
        reader->entries[reader->count++] = reader->entry;
    }
    reader->entry = (struct po_entry){0};
}

static void append_strings(struct reader *reader, const char *at, const char *end)
{
    static const char names[] = "nt", meanings[] = "\n\t";
    const char *quote = memchr(at, '"', (size_t)(end - at));
    if (!quote)
        return;
    for (at = quote + 1; at < end && *at != '"'; at++) {
        char c = *at;
        if (c == '\\' && at + 1 < end) {
            const char *name = strchr(names, *++at);
            c = name && *at ? meanings[name - names] : *at;
        }
        buf_append(&reader->text, &c, 1);
    }
}

/* A comment that stands behind an entry belongs to the next. */
static void take_comment(struct reader *reader, const char *at, const char *end)
{
    if (reader->entry.form_count > 0 || reader->part == PART_FORM)
        end_entry(reader);
    if (end - at > 2 && at[1] == ',' && memmem(at, (size_t)(end - at), "fuzzy", 5))
        reader->fuzzy = true;
}

static bool begins(const char *at, const char *end, const char *word)
{
    size_t len = strlen(word);
    return (size_t)(end - at) > len && memcmp(at, word, len) == 0 &&
           !islower((unsigned char)at[len]) && at[len] != '_';
}

static void begin_source(struct reader *reader, int line, bool obsolete)
{
    reader->entry.line = line;
    reader->entry.obsolete = obsolete;
    reader->entry.fuzzy = reader->fuzzy;
    reader->fuzzy = false;
}

static void take_line(struct reader *reader, const char *at, const char *end, int line)
{
    static const struct {
        const char *word;
        enum part part;
    } parts[] = {{"msgctxt", PART_CONTEXT},
                 {"msgid", PART_SOURCE},
                 {"msgid_plural", PART_MANY},
                 {"msgstr", PART_FORM}};
    bool obsolete = end - at > 2 && at[0] == '#' && at[1] == '~' && at[2] != '|';
    at += obsolete ? 2 : 0;
    while (at < end && isspace((unsigned char)*at))
        at++;
    if (at < end && *at == '#') {
        take_comment(reader, at, end);
        return;
    }
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (!begins(at, end, parts[i].word))
            continue;
        end_part(reader);
        bool next =
            parts[i].part == PART_CONTEXT || (parts[i].part == PART_SOURCE && reader->entry.source);
        if (next)
            end_entry(reader);
        if (parts[i].part == PART_SOURCE)
            begin_source(reader, line, obsolete);
        reader->part = parts[i].part;
    }
    append_strings(reader, at, end);
}

void po_read(struct po *out, struct arena *arena, const char *text, size_t len)
{
    struct reader reader = {.arena = arena};
    const char *end = text + len;
    for (int line = 1; text < end; line++) {
        const char *feed = memchr(text, '\n', (size_t)(end - text));
        take_line(&reader, text, feed ? feed : end, line);
        text = feed ? feed + 1 : end;
    }
    end_entry(&reader);
    buf_free(&reader.text);
    size_t size = reader.count * sizeof *reader.entries;
    struct po_entry *entries = arena_alloc(arena, size + 1);
    if (reader.count > 0)
        memcpy(entries, reader.entries, size);
    free(reader.entries);
    *out = (struct po){entries, reader.count};
}

bool po_is_translated(const struct po_entry *entry)
{
    for (int i = 0; i < entry->form_count; i++) {
        if (!*entry->forms[i])
            return false;
    }
    return entry->form_count > 0;
}

const struct po_entry *po_find(const struct po *po, const char *source)
{
    for (size_t i = 0; i < po->count; i++) {
        if (strcmp(po->entries[i].source, source) == 0)
            return &po->entries[i];
    }
    return NULL;
}
