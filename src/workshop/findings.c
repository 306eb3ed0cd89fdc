/* Findings of a pack: at which level, in which file, and what is said. */
#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "workshop/mend.h"

static const char *own_file(const struct lint *lint)
{
    if (lint->pack)
        return pack_where(lint->pack, "pack.conf", lint->arena);
    return lint->options.layers[lint->options.layer_count - 1].path;
}

/* Of a mended copy the file that it was made of. */
static const char *original_of(const struct lint *lint, const char *file)
{
    for (int i = 0; i < MEND_FILES; i++) {
        if (lint->mend->copies[i] && strcmp(lint->mend->copies[i], file) == 0)
            return lint->mend->originals[i];
    }
    return file;
}

static void add(struct lint *lint, enum level level, const char *id, const char *file, int line,
                const char *text)
{
    const struct rule *rule = rule_find(&lint->rules, id);
    assert(rule);
    if (lint->options.release && rule->kind == RULE_DRAFT && level == LEVEL_WARNING)
        level = LEVEL_ERROR;
    file = original_of(lint, file ? file : own_file(lint));
    report_add(lint->report, level, rule->id, file, line, text);
}

void lint_find_at(struct lint *lint, enum level level, const char *rule, const char *file, int line,
                  const char *format, ...)
{
    char text[LINT_TEXT_BYTES];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    add(lint, level, rule, file, line, text);
}

void lint_find(struct lint *lint, const char *rule, const char *file, int line, const char *format,
               ...)
{
    char text[LINT_TEXT_BYTES];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    const struct rule *found = rule_find(&lint->rules, rule);
    assert(found);
    add(lint, found->level, rule, file, line, text);
}

/* The first ":12: " of a sentence, or NULL. */
static const char *find_line_number(const char *sentence)
{
    for (const char *c = strchr(sentence, ':'); c; c = strchr(c + 1, ':')) {
        size_t digits = strspn(c + 1, "0123456789");
        if (digits > 0 && digits < 9 && c[1 + digits] == ':' && c[2 + digits] == ' ')
            return c;
    }
    return NULL;
}

/* What stands in front of the place says what was being done: it is left out. */
static const char *last_part(const char *from, const char *end)
{
    const char *start = from;
    for (const char *c = from; c + 1 < end; c++) {
        if (c[0] == ':' && c[1] == ' ')
            start = c + 2;
    }
    return start;
}

void lint_find_placed(struct lint *lint, enum level level, const char *rule, const char *sentence)
{
    const char *number = find_line_number(sentence), *colon = strstr(sentence, ": ");
    if (number) {
        const char *file = last_part(sentence, number);
        int line = 0, used = 0;
        sscanf(number, ":%8d: %n", &line, &used);
        add(lint, level, rule, arena_strndup(lint->arena, file, (size_t)(number - file)), line,
            number + used);
    } else if (colon && memchr(sentence, '/', (size_t)(colon - sentence)) &&
               !memchr(sentence, ' ', (size_t)(colon - sentence))) {
        add(lint, level, rule, arena_strndup(lint->arena, sentence, (size_t)(colon - sentence)), 0,
            colon + 2);
    } else {
        add(lint, level, rule, NULL, 0, sentence);
    }
}

void lint_tell_progress(const struct lint *lint, const char *language, const char *page)
{
    char what[80];
    snprintf(what, sizeof what, "%s, %s: %.50s", lint->family, language, page);
    if (lint->options.progress)
        lint->options.progress(what);
}

int lint_language_count(const struct lint *lint)
{
    return lint->options.language_count > 0 ? lint->options.language_count
                                            : lint->info->language_count;
}

const char *lint_language(const struct lint *lint, int index)
{
    return lint->options.language_count > 0 ? lint->options.languages[index]
                                            : lint->info->languages[index];
}
