/* One row of offices after the other: which column is which, and how a mistake is told. */
#include "offices/office_reader.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/names.h"
#include "base/plain_text.h"
#include "base/str.h"

const char *const office_columns[COLUMN_COUNT + 1] = {
    "name",   "street",    "city",    "state",       "zip",        "phone",
    "hours",  "lat",       "lon",     "note",        "priority",   "id",
    "access", "languages", "checked", "after_hours", "directions", NULL,
};

/* The column's own name, where people often choose another; else NULL. */
static const char *own_name(const char *name)
{
    static const char *const others[][2] = {
        {"office_name", "name"},
        {"clinic_name", "name"},
        {"location_name", "name"},
        {"practice_name", "name"},
        {"office", "name"},
        {"clinic", "name"},
        {"location", "name"},
        {"address", "street"},
        {"street_address", "street"},
        {"town", "city"},
        {"telephone", "phone"},
        {"tel", "phone"},
        {"phone_number", "phone"},
        {"zip_code", "zip"},
        {"zipcode", "zip"},
        {"postal_code", "zip"},
        {"latitude", "lat"},
        {"longitude", "lon"},
        {"lng", "lon"},
        {"long", "lon"},
        {"opening_hours", "hours"},
        {"notes", "note"},
        {"language", "languages"},
        {"office_hours", "hours"},
        {"how_to_get_here", "directions"},
    };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (strcmp(name, others[i][0]) == 0)
            return others[i][1];
    }
    return NULL;
}

void offices_name_columns(struct table *table, struct arena *arena)
{
    const char **names = arena_alloc(arena, (table->column_count + 1) * sizeof *names);
    for (size_t i = 0; i < table->column_count; i++) {
        const char *own = own_name(table->columns[i]);
        names[i] = own && table_column(table, own) < 0 ? own : table->columns[i];
    }
    table->columns = names;
}

const char *const office_prose[] = {"hours", "access", "note", "after_hours", "directions", NULL};

/* The column of prose that the name begins with, and "_". */
static const char *prose_of(const char *name)
{
    for (size_t i = 0; office_prose[i]; i++) {
        size_t len = strlen(office_prose[i]);
        if (strncmp(name, office_prose[i], len) == 0 && name[len] == '_')
            return office_prose[i];
    }
    return NULL;
}

static bool refuse_column(const struct office_reader *reader, size_t column)
{
    const char *name = reader->table->columns[column], *near = names_nearest(name, office_columns);
    char cell[16];
    struct buf cure = {0};
    table_header_name(reader->table, column, cell);
    const char *prose = prose_of(name);
    if (prose)
        buf_printf(&cure, "behind %s_ stands the code of a language, as in %s_es", prose, prose);
    else if (near)
        buf_printf(&cure, "did you mean \"%s\"?", near);
    else
        buf_puts(&cure, "take it out; the columns are ");
    for (int c = 0; c < COLUMN_COUNT && !near && !prose; c++)
        buf_printf(&cure, "%s%s", c > 0 ? ", " : "", office_columns[c]);
    err_set(reader->err, "%s: cell %s: unknown column \"%s\"; %s", reader->table->name, cell,
            excerpt(name).text, cure.bytes);
    buf_free(&cure);
    return false;
}

bool office_code_is(const char *code, const char *language)
{
    for (; *code && (*code == *language || (*code == '_' && *language == '-')); code++)
        language++;
    return *code == *language;
}

/* A table's columns have _ for the - of "es-419". */
static bool is_code(const char *text)
{
    char code[16];
    size_t len = strlen(text);
    if (len >= sizeof code)
        return false;
    for (size_t i = 0; i <= len; i++)
        code[i] = text[i] == '_' ? '-' : text[i];
    return names_is_language(code);
}

const char *office_column_code(const char *column)
{
    const char *prose = prose_of(column);
    const char *code = prose ? column + strlen(prose) + 1 : "";
    return is_code(code) ? code : NULL;
}

bool office_is_prose(const char *column)
{
    return str_index(column, office_prose) >= 0;
}

int office_column_in(const struct table *table, const char *prose, const char *language)
{
    size_t len = strlen(prose);
    for (size_t i = 0; i < table->column_count; i++) {
        const char *column = table->columns[i], *code = office_column_code(column);
        if (code && strncmp(column, prose, len) == 0 && code == column + len + 1 &&
            office_code_is(code, language))
            return (int)i;
    }
    return -1;
}

static bool is_known(const char *name)
{
    return *name == '\0' || office_column_code(name) || str_index(name, office_columns) >= 0;
}

bool office_find_columns(struct office_reader *reader)
{
    const struct table *table = reader->table;
    for (size_t i = 0; i < table->column_count; i++) {
        if (!is_known(table->columns[i]))
            return refuse_column(reader, i);
    }
    for (int c = 0; c < COLUMN_COUNT; c++) {
        reader->columns[c] = table_column(table, office_columns[c]);
        if (c < NEEDED_COLUMNS && reader->columns[c] < 0)
            return err_set(reader->err,
                           "%s: the first row has no column \"%s\": name, street, city, "
                           "state, zip and phone are needed",
                           table->name, office_columns[c]);
    }
    return true;
}

const char *office_cell(const struct office_reader *reader, enum office_column column)
{
    int at = reader->columns[column];
    return at < 0 ? "" : table_cell(reader->table, reader->row, (size_t)at);
}

static void tell(const struct office_reader *reader, enum office_column column, struct err *out,
                 const char *format, va_list args) __attribute__((format(printf, 4, 0)));

static void tell(const struct office_reader *reader, enum office_column column, struct err *out,
                 const char *format, va_list args)
{
    char cell[16], what[400];
    table_cell_name(reader->table, reader->row, (size_t)reader->columns[column], cell);
    vsnprintf(what, sizeof what, format, args);
    err_set(out, "%s: cell %s: %s: %s", reader->table->name, cell, office_columns[column], what);
}

bool office_refuse(const struct office_reader *reader, enum office_column column,
                   const char *format, ...)
{
    va_list args;
    va_start(args, format);
    tell(reader, column, reader->err, format, args);
    va_end(args);
    return false;
}

void office_warn(const struct office_reader *reader, enum office_column column, const char *format,
                 ...)
{
    if (!reader->checks->warn)
        return;
    struct err message;
    va_list args;
    va_start(args, format);
    tell(reader, column, &message, format, args);
    va_end(args);
    reader->checks->warn(reader->checks->context, message.text);
}
