/* One pack with a page per row, each of which breaks a rule or does not. */
#pragma once

#include "lint_pack.h"

struct lint_row {
    const char *rule;
    bool breaks;
    const char *body;    /* Lua: what the page's body gives, in English */
    const char *spanish; /* instead: a text in Spanish, its English harmless */
};

static inline void lint_rows_write_page(const struct scratch *scratch, size_t index,
                                        const struct lint_row *row, struct buf *po)
{
    char path[40], text[4096];
    snprintf(path, sizeof path, "pages/row-%02d.lua", (int)index);
    if (row->spanish)
        snprintf(text, sizeof text,
                 "return page { title = _'Row', body = function() return {\n"
                 "text(_'Row %d.') } end }\n",
                 (int)index);
    else
        snprintf(text, sizeof text,
                 "return page { title = _'Row', body = function() return {\n"
                 "%s } end }\n",
                 row->body);
    scratch_write(scratch, path, text);
    if (row->spanish)
        buf_printf(po, "msgid \"Row %d.\"\nmsgstr \"%s\"\n\n", (int)index, row->spanish);
}

static inline void lint_rows_write(const struct scratch *scratch, const char *conf,
                                   const struct lint_row *rows, size_t count)
{
    struct buf po = {0};
    buf_puts(&po, "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
                  "\"X-Translated-By: A\\n\"\n\"X-Reviewed-By: B\\n\"\n"
                  "\"X-Reviewed-On: 2026-01-01\\n\"\n\n"
                  "msgid \"Row\"\nmsgstr \"Fila\"\n\n");
    scratch_write(scratch, "pack.conf", conf);
    scratch_write(scratch, "facts.lua", LINT_FACTS);
    scratch_write(scratch, "pages/home.lua",
                  "return page { title = _'Row', body = function() return {\n"
                  "button { 'Help', go 'help' } } end }\n");
    scratch_write(scratch, "pages/help.lua",
                  "return page { title = _'Row', body = function() return {\n"
                  "text 'Call 911.' } end }\n");
    for (size_t i = 0; i < count; i++)
        lint_rows_write_page(scratch, i, &rows[i], &po);
    scratch_write(scratch, "locale/es.po", po.bytes);
    buf_free(&po);
}

static inline const struct finding *lint_rows_find(const struct lint *lint, const char *file,
                                                   const char *rule)
{
    for (size_t i = 0; i < lint->report->count; i++) {
        const struct finding *finding = &lint->report->findings[i];
        size_t len = strlen(finding->file), tail = strlen(file);
        if (len >= tail && strcmp(finding->file + len - tail, file) == 0 &&
            strcmp(finding->rule, rule) == 0 && finding->level != LEVEL_NOTE)
            return finding;
    }
    return NULL;
}

/* Each row's page has a finding of its rule, or none. */
static inline void lint_rows_assert(const struct lint *lint, const struct lint_row *rows,
                                    size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char path[40];
        snprintf(path, sizeof path, "pages/row-%02d.lua", (int)i);
        const struct finding *finding = lint_rows_find(lint, path, rows[i].rule);
        if ((finding != NULL) != rows[i].breaks)
            fail_msg("%s, %s: %s", rows[i].rule, rows[i].spanish ? rows[i].spanish : rows[i].body,
                     finding ? finding->text : "no finding");
    }
}

#define LINT_ROWS_CONF                                                                             \
    "id = rows\ntitle = Rows\nversion = 1\napi = 2\nlanguages = en es\n"                           \
    "start = home\nhelp = help\nreviewed = no\ntranslated = draft\n"
