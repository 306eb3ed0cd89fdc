/* Whether the translations were read by someone who can: what the headers of the PO files
   say of it. */
#include <string.h>

#include "locale/po.h"
#include "locale/words.h"
#include "pack/names.h"
#include "workshop/words_page.h"

/* The value of "X-Reviewed-By: name" in a header; "" if it is empty or not there. */
static const char *header_field(struct arena *arena, const char *header, const char *name)
{
    size_t size = strlen(name);
    for (const char *line = header; line; line = strchr(line, '\n')) {
        line += *line == '\n';
        if (strncmp(line, name, size) != 0 || line[size] != ':')
            continue;
        line += size + 1;
        line += strspn(line, " ");
        return arena_strndup(arena, line, strcspn(line, "\n"));
    }
    return "";
}

static void check_header(struct lint *lint, struct arena *arena, const char *file,
                         const struct po_entry *header)
{
    static const char *const fields[] = {"X-Translated-By", "X-Reviewed-By", "X-Reviewed-On", NULL};
    const char *said = lint->info->translated;
    bool is_done = said && strcmp(said, "yes") == 0;
    for (size_t i = 0; fields[i]; i++) {
        const char *value = header_field(arena, header->forms[0], fields[i]);
        bool wrong_date = *value && i == 2 && !names_is_date(value);
        if (*value && !wrong_date)
            continue;
        lint_find_at(lint, is_done || wrong_date ? LEVEL_ERROR : LEVEL_WARNING, "R-TRN-1", file,
                     header->line,
                     wrong_date ? "%s: write the date as 2026-08-05"
                                : "no qualified translator has read it: %s is empty",
                     fields[i]);
        return;
    }
}

static void check_po(struct lint *lint, const char *file, const struct buf *bytes)
{
    struct arena *arena = arena_create();
    struct po po;
    po_read(&po, arena, file, bytes->len ? bytes->bytes : "", bytes->len, NULL);
    for (size_t i = 0; i < po.count; i++) {
        if (po_is_header(&po.entries[i]))
            check_header(lint, arena, file, &po.entries[i]);
    }
    arena_destroy(arena);
}

/* The core's own words are not the pack's to answer for. */
static void check_language(struct lint *lint, const char *language)
{
    const char *path = arena_printf(lint->arena, "locale/%s.po", language);
    for (size_t layer = 1; layer < pack_layer_count(lint->pack); layer++) {
        struct buf bytes = {0};
        const char *root = pack_layer_path(lint->pack, layer);
        if (pack_read_layer(lint->pack, layer, path, WORDS_BYTES, &bytes, NULL))
            check_po(lint, arena_printf(lint->arena, "%s/%s", root, path), &bytes);
        buf_free(&bytes);
    }
}

void words_check_translations(struct lint *lint)
{
    for (int i = 0; i < lint_language_count(lint); i++) {
        if (strcmp(lint_language(lint, i), lint->info->languages[0]) != 0)
            check_language(lint, lint_language(lint, i));
    }
}
