/* The ways over all words of a pack: of a page that is shown, of slots, of offices. */
#include <stdlib.h>
#include <string.h>

#include "offices/offices.h"
#include "pack/slots.h"
#include "workshop/lint.h"

#define TEXTS_MAX PAGE_MAX_NODES

struct gather {
    const struct lint_visit *visit;
    struct lint_text *texts;
    int count;
};

static void take(struct gather *gather, const struct node *node, enum lint_role role,
                 const char *text)
{
    if (!text || !*text || gather->count == TEXTS_MAX)
        return;
    gather->texts[gather->count++] = (struct lint_text){
        .role = role,
        .text = text,
        .node = node,
        .file = node->file ? node->file : gather->visit->file,
        .line = node->file ? node->line : 0,
        .language = gather->visit->language,
    };
}

static bool is_in(const struct node *node, enum node_kind kind)
{
    for (const struct node *up = node->parent; up; up = up->parent) {
        if (up->kind == kind)
            return true;
    }
    return false;
}

static void take_word(struct gather *gather, const struct node *image,
                      const struct picture_word *word)
{
    take(gather, image, LINT_WORD, word->text);
    take(gather, image, LINT_WORD, word->brief);
}

static void take_node(struct gather *gather, const struct node *node)
{
    switch (node->kind) {
    case NODE_TEXT:
        if (!is_in(node, NODE_PAD))
            take(gather, node,
                 is_in(node, NODE_BUTTON) ? LINT_LABEL
                 : node->heading          ? LINT_HEADING
                                          : LINT_TEXT,
                 node->text);
        if (node->brief)
            take(gather, node, LINT_WORD, node->brief);
        return;
    case NODE_IMAGE:
        take(gather, node, LINT_ALT, node->alt);
        for (int i = 0; i < node->word_count; i++)
            take_word(gather, node, &node->words[i]);
        return;
    case NODE_QR: take(gather, node, LINT_ALT, node->alt); return;
    default: return; /* has no words of its own */
    }
}

int lint_visit_texts(const struct lint_visit *visit, struct arena *arena,
                     const struct lint_text **out)
{
    const struct node *root = visit->stage->page.root;
    struct gather gather = {.visit = visit,
                            .texts = arena_alloc(arena, TEXTS_MAX * sizeof(struct lint_text))};
    for (const struct node *node = root; node; node = node_after(root, node))
        take_node(&gather, node);
    *out = gather.texts;
    return gather.count;
}

/* Of the languages that are looked at, the one that this code names; or NULL. */
static const char *language_of(const struct lint *lint, const char *code)
{
    for (int i = 0; i < lint_language_count(lint); i++) {
        if (office_code_is(code, lint_language(lint, i)))
            return lint_language(lint, i);
    }
    return NULL;
}

/* Where a key or a column names a language: what stands in front of it is its name. */
static const char *name_of(struct lint *lint, const char *key, const char *code)
{
    return code ? arena_strndup(lint->arena, key, (size_t)(code - 1 - key)) : key;
}

void lint_each_slot(struct lint *lint, lint_on_text *on_text, void *context)
{
    const struct conf *slots = pack_slots(lint->pack);
    for (size_t i = 0; i < slots->count; i++) {
        const struct conf_entry *entry = &slots->entries[i];
        const char *code = slot_key_language(entry->key);
        const char *language = code ? language_of(lint, code) : lint->info->languages[0];
        if ((!code && strchr(entry->key, '.')) || !language || !*entry->value)
            continue;
        const struct lint_text text = {
            .role = LINT_SLOT,
            .text = entry->value,
            .name = name_of(lint, entry->key, code),
            .file = slots->name,
            .line = entry->line,
            .language = language,
        };
        on_text(lint, &text, context);
    }
}

static void take_cell(struct lint *lint, const struct table *table, size_t row, size_t column,
                      struct lint_text *out)
{
    const char *code = office_column_code(table->columns[column]);
    *out = (struct lint_text){
        .role = LINT_CELL,
        .text = table_cell(table, row, column),
        .name = name_of(lint, table->columns[column], code),
        .file = table->name,
        .line = table->lines[row],
        .language = code ? language_of(lint, code) : lint->info->languages[0],
    };
}

bool lint_read_offices(const struct lint *lint, struct arena *arena, struct table *out)
{
    struct buf bytes = {0};
    bool read = pack_has(lint->pack, OFFICES_PATH) &&
                pack_read(lint->pack, OFFICES_PATH, TABLE_MAX_BYTES, &bytes, NULL) &&
                table_read(out, arena, pack_where(lint->pack, OFFICES_PATH, lint->arena),
                           bytes.len ? bytes.bytes : "", bytes.len, NULL);
    buf_free(&bytes);
    if (read)
        offices_name_columns(out, arena);
    return read;
}

void lint_each_cell(struct lint *lint, lint_on_text *on_text, void *context)
{
    struct arena *arena = arena_create();
    struct table table;
    bool read = lint_read_offices(lint, arena, &table);
    for (size_t row = 0; read && row < table.row_count; row++) {
        for (size_t column = 0; column < table.column_count; column++) {
            struct lint_text text;
            take_cell(lint, &table, row, column, &text);
            if (*text.text && text.language)
                on_text(lint, &text, context);
        }
    }
    arena_destroy(arena);
}
