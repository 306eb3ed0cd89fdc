/* What the clinic has to fill in: the facts that pages ask for, and those that patients
   read as sentences in each language. */
#include <string.h>

#include "pack/names.h"
#include "pack/offices.h"
#include "pack/slots.h"
#include "workshop/files.h"

static bool wants_slot(const struct uses *uses, const char *slot, const struct use **by)
{
    for (size_t i = 0; i < uses->count; i++) {
        *by = &uses->items[i];
        if ((*by)->kind == USE_SLOT && !(*by)->core && strcmp((*by)->text, slot) == 0)
            return true;
    }
    return false;
}

static void check_filled(struct lint *lint, const struct uses *uses)
{
    const struct conf *slots = pack_slots(lint->pack);
    const char *file = pack_where(lint->pack, "clinic.conf", lint->arena),
               *first = lint->info->languages[0];
    for (size_t i = 0; slot_keys[i].key; i++) {
        const struct use *by;
        const char *slot = slot_keys[i].key;
        if (slot_find(slots, slot, first) || !wants_slot(uses, slot, &by))
            continue;
        const struct conf_entry *empty = conf_find(slots, slot);
        lint_find(lint, "M-SLOT-1", file, empty ? empty->line : 0,
                  "%s is not filled in; %s:%d asks for it", slot, by->path, by->line);
    }
}

/* "en, es", and the code's nearest word, if any. */
static const char *cure_of(struct lint *lint, const char *before, const char *code)
{
    const struct pack_info *info = lint->info;
    const char *words[PACK_LANGUAGES + 3] = {"by", "date"}, *list = "";
    for (int i = 0; i < info->language_count; i++) {
        words[i + 2] = info->languages[i];
        list = arena_printf(lint->arena, "%s%s%s", list, i ? ", " : "", info->languages[i]);
    }
    /* An office has no `by` and no `date`. */
    bool slot = before[strlen(before) - 1] == '.';
    const char *near = names_nearest(code, slot ? words : words + 2);
    return near ? arena_printf(lint->arena, "did you mean %s%s?", before, near)
                : arena_printf(lint->arena, "the codes here are %s", list);
}

static bool is_of_pack(const struct pack_info *info, const char *code)
{
    for (int i = 0; i < info->language_count; i++) {
        if (office_code_is(code, info->languages[i]))
            return true;
    }
    return false;
}

/* `key` ends in the code. */
static void check_code(struct lint *lint, const char *key, const char *code, const char *file,
                       int line)
{
    if (!code || is_of_pack(lint->info, code))
        return;
    const char *before = arena_strndup(lint->arena, key, (size_t)(code - key));
    lint_find(lint, "M-SLOT-3", file, line, "%s: the pack has no language %s; %s", key, code,
              cure_of(lint, before, code));
}

/* A pack may translate a clinic's words, too. */
static bool is_translated(struct lint *lint, const char *language, const char *words)
{
    size_t count;
    const struct words *const *all = bundle_words(lint->bundle, language, &count);
    for (size_t i = 0; i < count; i++) {
        if (words_get(all[i], words))
            return true;
    }
    return false;
}

static void check_slot_languages(struct lint *lint, const char *slot)
{
    const char *first = lint->info->languages[0];
    const struct conf *slots = pack_slots(lint->pack);
    const struct conf_entry *own = slot_find(slots, slot, first);
    if (!own || slot_kind(slot) != SLOT_SENTENCE)
        return;
    for (int i = 0; i < lint_language_count(lint); i++) {
        const char *language = lint_language(lint, i);
        const struct conf_entry *said = slot_find(slots, slot, language);
        bool in_it = said && slot_key_language(said->key);
        if (strcmp(language, first) != 0 && !in_it && !is_translated(lint, language, own->value))
            lint_find(lint, "M-SLOT-2", slots->name, own->line,
                      "%s is not said in %s: write %s.%s = ...", slot, language, slot, language);
    }
}

static void check_column(struct lint *lint, const struct table *table, const char *prose,
                         const char *language)
{
    int plain = table_column(table, prose), said = office_column_in(table, prose, language);
    int missing = 0, line = 0;
    for (size_t row = 0; plain >= 0 && row < table->row_count; row++) {
        const char *words = table_cell(table, row, (size_t)plain);
        bool filled = said >= 0 && *table_cell(table, row, (size_t)said);
        if (!*words || filled || is_translated(lint, language, words))
            continue;
        line = missing++ == 0 ? table->lines[row] : line;
    }
    if (missing > 0)
        lint_find(lint, "M-SLOT-2", table->name, line,
                  "%s of %d office%s is not said in %s: write it in a column %s_%s", prose, missing,
                  missing == 1 ? "" : "s", language, prose, language);
}

static void check_columns(struct lint *lint, const struct table *table)
{
    for (size_t i = 0; i < table->column_count; i++)
        check_code(lint, table->columns[i], office_column_code(table->columns[i]), table->name,
                   table->header_number);
    for (int i = 0; i < lint_language_count(lint); i++) {
        const char *language = lint_language(lint, i);
        bool first = strcmp(language, lint->info->languages[0]) == 0;
        for (size_t p = 0; !first && office_prose[p]; p++)
            check_column(lint, table, office_prose[p], language);
    }
}

void files_check_slots(struct lint *lint, const struct uses *uses)
{
    const struct conf *slots = pack_slots(lint->pack);
    check_filled(lint, uses);
    for (size_t i = 0; i < slots->count; i++)
        check_code(lint, slots->entries[i].key, slot_key_language(slots->entries[i].key),
                   slots->name, slots->entries[i].line);
    for (size_t i = 0; slot_keys[i].key; i++)
        check_slot_languages(lint, slot_keys[i].key);
    struct arena *arena = arena_create();
    struct table table;
    if (lint_read_offices(lint, arena, &table))
        check_columns(lint, &table);
    arena_destroy(arena);
}
