/* PO text without translations, taken apart at its empty lines. */
#include "workshop/pot.h"

#include <string.h>

#include "base/str.h"

/* The next entry, with the empty line behind it. */
static size_t entry_length(const char *text)
{
    const char *end = strstr(text, "\n\n");
    return end ? (size_t)(end - text) + 2 : strlen(text);
}

/* xgettext's header has the date of today: ours takes its place. Of plural forms one may
   say its number in words ("one line"), so they are not marked as formats, which msgmerge
   would doubt; lint looks at them. */
void pot_take(const char *text, struct buf *pot)
{
    static const char mark[] = "#, lua-format\n";
    buf_puts(pot, POT_HEADER);
    text += entry_length(text);
    for (size_t len; *text; text += len) {
        len = entry_length(text);
        const char *plural = memmem(text, len, "\nmsgid_plural ", 14);
        const char *flag = plural ? memmem(text, len, mark, sizeof mark - 1) : NULL;
        size_t front = flag ? (size_t)(flag - text) : len;
        buf_append(pot, text, front);
        if (flag)
            buf_append(pot, flag + sizeof mark - 1, len - front - (sizeof mark - 1));
    }
}

void pot_copy(const char *pot, const struct po *known, const struct po *kept, struct buf *out)
{
    struct arena *arena = arena_create();
    for (size_t len; *pot; pot += len) {
        struct po entry;
        len = entry_length(pot);
        po_read(&entry, arena, "", pot, len, NULL);
        const char *source = entry.count ? entry.entries[0].source : "";
        if (!*source || !po_find(known, source) || po_find(kept, source))
            buf_append(out, pot, len);
    }
    arena_destroy(arena);
}

void pot_join(const char *pot, struct buf *out)
{
    struct arena *arena = arena_create();
    struct po known, none = {0};
    po_read(&known, arena, "", out->bytes, out->len, NULL);
    buf_puts(out, "\n");
    pot_copy(pot + entry_length(pot), &known, &none, out);
    arena_destroy(arena);
}

static void put_string(struct buf *out, const char *keyword, const char *text)
{
    buf_printf(out, "%s \"", keyword);
    for (const char *c = text; *c; c++) {
        if (*c == '\n')
            buf_puts(out, "\\n");
        else if (*c == '\t')
            buf_puts(out, "\\t");
        else
            buf_printf(out, "%s%c", *c == '"' || *c == '\\' ? "\\" : "", *c);
    }
    buf_puts(out, "\"\n");
}

void pot_add(const struct po_entry *entry, struct buf *pot)
{
    buf_puts(pot, "\n");
    put_string(pot, "msgid", entry->source);
    if (entry->many) {
        put_string(pot, "msgid_plural", entry->many);
        buf_puts(pot, "msgstr[0] \"\"\nmsgstr[1] \"\"\n");
    } else {
        buf_puts(pot, "msgstr \"\"\n");
    }
}

static bool begins(const char *line, const char *const *starts)
{
    for (; *starts; starts++) {
        if (str_begins_with(line, *starts))
            return true;
    }
    return false;
}

void pot_take_header(const char *text, const char *pack_id, struct buf *out)
{
    static const char *const dropped[] = {"\"POT-Creation-Date",
                                          "\"PO-Revision-Date",
                                          "\"Last-Translator",
                                          "\"Language-Team",
                                          "\"Project-Id-Version",
                                          "#",
                                          NULL};
    const char *end = text + entry_length(text);
    buf_puts(out, "# DRAFT: no qualified translator has read these words yet.\n");
    while (text < end && *text != '\n') {
        size_t len = strcspn(text, "\n");
        if (!begins(text, dropped))
            buf_printf(out, "%.*s\n", (int)len, text);
        if (str_begins_with(text, "msgstr"))
            buf_printf(out, "\"Project-Id-Version: %s\\n\"\n", pack_id);
        text += len + (text[len] == '\n');
    }
    buf_puts(out, "\"X-Translated-By: \\n\"\n\"X-Translated-On: \\n\"\n"
                  "\"X-Reviewed-By: \\n\"\n\"X-Reviewed-On: \\n\"\n\n");
    buf_puts(out, end);
}
