/* PO files: their entries, the words of them, and their plural forms. */
#include <string.h>

#include "base/utf8.h"
#include "fuzz.h"
#include "locale/plural.h"
#include "locale/po.h"
#include "locale/words.h"

static void try_plural(const char *text, size_t len)
{
    struct plural plural;
    struct err err;
    if (!plural_read(&plural, text, len, &err))
        return;
    for (uint64_t n = 0; n < 200; n++)
        PROMISE(plural_form(&plural, n) >= 0 && plural_form(&plural, n) < plural.forms);
    plural_form(&plural, UINT64_MAX);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *text = (const char *)data;
    struct err err;
    try_plural(text, size);
    struct words *words = words_read("x.po", text, size, &err);
    struct arena *arena = arena_create();
    struct po po;
    bool whole = po_read(&po, arena, "x.po", text, size, NULL);
    PROMISE(whole || !words);
    for (size_t i = 0; i < po.count; i++) {
        const struct po_entry *entry = &po.entries[i];
        PROMISE(utf8_check(entry->source, strlen(entry->source)) == strlen(entry->source));
        if (words)
            words_get(words, entry->source);
        for (long n = 0; words && entry->many && n < 8; n++)
            words_get_plural(words, entry->source, entry->many, n);
    }
    arena_destroy(arena);
    words_free(words);
    return 0;
}
