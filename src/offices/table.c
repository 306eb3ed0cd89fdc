/* A CSV file: one pass over its bytes cuts it into cells; the first row names the
 * columns. */
#include "offices/table.h"

#include <assert.h>
#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/plain_text.h"
#include "base/str.h"
#include "base/utf8.h"

struct reader {
    struct arena *arena;
    const char *name;
    const char *at, *end;
    char comma;
    int line;      /* at `at`, from 1 */
    int number;    /* of the row that is read, as a spreadsheet counts */
    size_t column; /* of the cell that is read */
    struct buf cell;
    const char *row[TABLE_MAX_COLUMNS];
    size_t row_len; /* its cells up to the last that is not empty */
    const char **columns;
    size_t column_count;
    int header_number;
    struct buf cells, lines, numbers; /* of const char *, int, int */
    size_t row_count;
    const struct table_loss *loss; /* NULL: a row that can not be read is the end */
    struct err *err;
};

static void write_cell_name(size_t column, int number, char out[16])
{
    char letters[8] = "";
    size_t at = sizeof letters - 1;
    for (size_t rest = column + 1; rest > 0 && at > 0; rest = (rest - 1) / 26)
        letters[--at] = (char)('A' + (rest - 1) % 26);
    snprintf(out, 16, "%s%d", letters + at, number % 10000000);
}

static bool refuse(const struct reader *reader, const char *what)
{
    char cell[16];
    write_cell_name(reader->column, reader->number, cell);
    return err_set(reader->err, "%s: cell %s: %s", reader->name, cell, what);
}

static bool at_line_end(const struct reader *reader)
{
    return *reader->at == '\n' || *reader->at == '\r';
}

/* Over one LF, CRLF or CR. */
static void take_line_end(struct reader *reader)
{
    char first = *reader->at++;
    if (first == '\r' && reader->at < reader->end && *reader->at == '\n')
        reader->at++;
    reader->line++;
}

static bool at_cell_end(const struct reader *reader)
{
    return reader->at == reader->end || at_line_end(reader) || *reader->at == reader->comma;
}

static bool take_plain(struct reader *reader)
{
    const char *start = reader->at;
    bool text = reader->end - start > 2 && start[0] == '=' && start[1] == '"';
    while (!at_cell_end(reader)) {
        if (*reader->at == '"' && !text)
            return refuse(reader, "a quote stands inside: put the whole cell in quotes "
                                  "and write \"\" for a quote in it");
        reader->at++;
    }
    buf_append(&reader->cell, start, (size_t)(reader->at - start));
    return true;
}

static bool take_quoted(struct reader *reader)
{
    bool closed = false;
    reader->at++;
    while (reader->at < reader->end && !closed) {
        if (at_line_end(reader)) {
            take_line_end(reader);
            buf_append(&reader->cell, "\n", 1);
            continue;
        }
        if (*reader->at == '"') {
            reader->at++;
            closed = reader->at == reader->end || *reader->at != '"';
        }
        if (!closed)
            buf_append(&reader->cell, reader->at++, 1);
    }
    if (!closed)
        return refuse(reader, "the quote that opens here is not closed: close it, and "
                              "write \"\" for a quote inside");
    while (reader->at < reader->end && *reader->at == ' ')
        reader->at++;
    return at_cell_end(reader) ||
           refuse(reader, "letters stand behind the closing quote: write \"\" for a quote "
                          "inside");
}

/* ="02108" is how Excel is told to keep a text: the text of it. */
static void unwrap(struct buf *cell)
{
    if (cell->len < 3 || memcmp(cell->bytes, "=\"", 2) != 0 || cell->bytes[cell->len - 1] != '"')
        return;
    memmove(cell->bytes, cell->bytes + 2, cell->len - 3);
    cell->len -= 3;
}

static bool is_one_of(const char *text, const char *const *words)
{
    for (; *words; words++)
        if (strcasecmp(text, *words) == 0)
            return true;
    return false;
}

/* "#REF!", "#NAME?", also as they are in other languages, as "#¡VALOR!". */
static bool is_error_value(const char *text)
{
    static const char *const others[] = {"#N/A", "#N/D", "#NV", "#GETTING_DATA", "#BUSY", NULL};
    size_t len = strlen(text);
    bool ends = len > 2 && (text[len - 1] == '!' || text[len - 1] == '?');
    bool libre = str_begins_with(text, "Err:") && strspn(text, "Er:0123456789") == len;
    return libre || is_one_of(text, others) || (*text == '#' && ends && !strchr(text, ' '));
}

const char *table_left_behind(const char *text)
{
    static const char *const nothings[] = {"NULL", "(null)", "NaN", "undefined", "nil", NULL};
    size_t len = strlen(text);
    if (is_error_value(text))
        return "is an error of the spreadsheet: mend its formula, or write the value itself";
    if (len >= 3 && strspn(text, "#") == len)
        return "holds #### for what the column was too narrow to show: make it wider and save "
               "the file again";
    if (is_one_of(text, nothings))
        return "holds a database's word for nothing: write the value, or leave the cell empty";
    if (len > 1 && *text == '=' && text[1 + strspn(text + 1, "0123456789")])
        return "is a formula: write the value itself";
    return NULL;
}

static bool keep_cell(struct reader *reader)
{
    struct buf *cell = &reader->cell;
    if (memchr(cell->bytes, '\0', cell->len))
        return refuse(reader, "holds a NUL byte: in Excel use Save As, CSV UTF-8");
    if (utf8_check(cell->bytes, cell->len) != cell->len)
        return refuse(reader, "not UTF-8: in Excel use Save As, CSV UTF-8");
    if (cell->len > TABLE_MAX_CELL)
        return refuse(reader, "longer than 4096 bytes: shorten it, or look for a quote "
                              "that is not closed");
    cell->len = plain_text_trim(cell->bytes, cell->len);
    unwrap(cell);
    size_t len = plain_text_trim(cell->bytes, cell->len);
    if (reader->column >= TABLE_MAX_COLUMNS)
        return len == 0 || refuse(reader, "more than 64 columns: take out what is not needed");
    char *copy = arena_strndup(reader->arena, len > 0 ? cell->bytes : "", len);
    const char *text = plain_text_curly_quote(copy, len) > 0 ? plain_text_unquote(copy) : copy;
    const char *trouble = table_left_behind(text);
    if (trouble)
        return refuse(reader, trouble);
    reader->row[reader->column] = text;
    reader->row_len = len > 0 ? reader->column + 1 : reader->row_len;
    return true;
}

static bool take_cell(struct reader *reader)
{
    const char *quote = reader->at;
    while (quote < reader->end && *quote == ' ')
        quote++;
    bool quoted = quote < reader->end && *quote == '"';
    reader->at = quoted ? quote : reader->at;
    reader->cell.len = 0;
    buf_append(&reader->cell, "", 0);
    return (quoted ? take_quoted(reader) : take_plain(reader)) && keep_cell(reader);
}

static bool take_row(struct reader *reader)
{
    reader->number++;
    reader->row_len = 0;
    for (reader->column = 0;; reader->column++) {
        if (!take_cell(reader))
            return false;
        if (reader->at == reader->end || *reader->at != reader->comma)
            break;
        reader->at++;
    }
    if (reader->at < reader->end)
        take_line_end(reader);
    return true;
}

static const char *column_name(struct arena *arena, const char *text)
{
    char *name = arena_strdup(arena, text);
    for (char *c = name; *c; c++) {
        bool space = *c == ' ' || *c == '-' || *c == '\n';
        *c = space ? '_' : (char)tolower((unsigned char)*c);
    }
    return name;
}

static bool keep_columns(struct reader *reader)
{
    const char **names = arena_alloc(reader->arena, reader->row_len * sizeof *names);
    for (size_t i = 0; i < reader->row_len; i++) {
        names[i] = column_name(reader->arena, reader->row[i]);
        for (size_t k = 0; k < i && *names[i]; k++) {
            if (strcmp(names[k], names[i]) != 0)
                continue;
            char first[16], second[16];
            write_cell_name(k, reader->number, first);
            write_cell_name(i, reader->number, second);
            return err_set(reader->err,
                           "%s: cell %s: a second column \"%s\", the first is %s: the first row "
                           "names the columns: take one out or rename it",
                           reader->name, second, excerpt(names[i]).text, first);
        }
    }
    reader->columns = names;
    reader->column_count = reader->row_len;
    reader->header_number = reader->number;
    return true;
}

static const char under_nothing[] = "stands under no column name: name the column in the first "
                                    "row, or put a cell with a comma in quotes";
static const char under_title[] = "stands under no column name: the first row names the columns, "
                                  "take out what stands above them";

static bool keep_row(struct reader *reader, int line)
{
    if (reader->row_count == TABLE_MAX_ROWS)
        return err_set(reader->err, "%s: row %d: more than %d rows: take some out", reader->name,
                       reader->number, TABLE_MAX_ROWS);
    for (size_t i = 0; i < reader->row_len; i++) {
        bool named = i < reader->column_count && *reader->columns[i];
        reader->column = i;
        if (*reader->row[i] && !named)
            return refuse(reader, reader->column_count == 1 ? under_title : under_nothing);
    }
    for (size_t i = reader->row_len; i < reader->column_count; i++)
        reader->row[i] = "";
    buf_append(&reader->cells, reader->row, reader->column_count * sizeof *reader->row);
    buf_append(&reader->lines, &line, sizeof line);
    buf_append(&reader->numbers, &reader->number, sizeof reader->number);
    reader->row_count++;
    return true;
}

/* Excel's own hint in the first line: "sep=;". */
static bool take_hint(struct reader *reader)
{
    const char *at = reader->at;
    if (reader->end - at <= 5 || memcmp(at, "sep=", 4) != 0 || (at[5] != '\r' && at[5] != '\n') ||
        (at[4] != ',' && at[4] != ';' && at[4] != '\t'))
        return false;
    reader->comma = at[4];
    reader->at += 5;
    take_line_end(reader);
    return true;
}

/* The separator that stands most often in the first row that has letters. */
static char guess_comma(const struct reader *reader)
{
    static const char commas[] = {',', ';', '\t'};
    size_t counts[3] = {0}, best = 0;
    bool quoted = false, letters = false;
    for (const char *c = reader->at; c < reader->end; c++) {
        if (!quoted && (*c == '\n' || *c == '\r') && letters)
            break;
        quoted = quoted != (*c == '"');
        const char *found = quoted ? NULL : memchr(commas, *c, sizeof commas);
        if (found)
            counts[found - commas]++;
        else
            letters = letters || !isspace((unsigned char)*c);
    }
    for (size_t i = 1; i < 3; i++)
        best = counts[i] > counts[best] ? i : best;
    return commas[best];
}

static bool check_kind(const char *name, const char *text, size_t len, struct err *err)
{
    if (len > TABLE_MAX_BYTES)
        return err_set(err, "%s: larger than 4 MiB: take out what is not needed", name);
    if (len >= 2 && (memcmp(text, "\xFF\xFE", 2) == 0 || memcmp(text, "\xFE\xFF", 2) == 0))
        return err_set(err, "%s: is UTF-16 text: in Excel use Save As, CSV UTF-8", name);
    if (len >= 4 && (memcmp(text, "PK\3\4", 4) == 0 || memcmp(text, "\xD0\xCF\x11\xE0", 4) == 0))
        return err_set(err, "%s: is a workbook, not a CSV file: in Excel use Save As, CSV UTF-8",
                       name);
    return true;
}

static bool take_and_keep(struct reader *reader)
{
    int line = reader->line;
    if (!take_row(reader))
        return false;
    if (reader->row_len == 0)
        return true;
    return reader->columns ? keep_row(reader, line) : keep_columns(reader);
}

/* A quote that is not closed may have taken the rest of the file: whatever it was, the next
   line begins anew. */
static bool leave_out(struct reader *reader, const char *start, int line)
{
    if (!reader->loss || !reader->columns || reader->row_count == TABLE_MAX_ROWS)
        return false;
    reader->loss->left_out(reader->loss->context, reader->err->text);
    reader->at = start;
    reader->line = line;
    while (reader->at < reader->end && !at_line_end(reader))
        reader->at++;
    if (reader->at < reader->end)
        take_line_end(reader);
    return true;
}

static bool take_rows(struct reader *reader)
{
    if (!take_hint(reader))
        reader->comma = guess_comma(reader);
    while (reader->at < reader->end) {
        const char *start = reader->at;
        int line = reader->line;
        if (!take_and_keep(reader) && !leave_out(reader, start, line))
            return false;
    }
    return reader->columns || err_set(reader->err,
                                      "%s: is empty: the first row names the columns, "
                                      "then comes a row for each",
                                      reader->name);
}

static const void *keep_bytes(struct arena *arena, const struct buf *buf)
{
    void *kept = arena_alloc(arena, buf->len + 1);
    if (buf->len > 0)
        memcpy(kept, buf->bytes, buf->len);
    return kept;
}

bool table_read(struct table *out, struct arena *arena, const char *name, const char *text,
                size_t len, struct err *err)
{
    return table_read_rows(out, arena, name, text, len, NULL, err);
}

bool table_read_rows(struct table *out, struct arena *arena, const char *name, const char *text,
                     size_t len, const struct table_loss *loss, struct err *err)
{
    struct err why = {0};
    err = err ? err : &why;
    *out = (struct table){.name = arena_strdup(arena, name)};
    if (!check_kind(name, text, len, err))
        return false;
    struct reader reader = {.arena = arena, .name = out->name, .line = 1, .loss = loss, .err = err};
    reader.at = text + utf8_mark(text, len);
    reader.end = text + len;
    bool good = take_rows(&reader);
    if (good) {
        out->columns = reader.columns;
        out->column_count = reader.column_count;
        out->header_number = reader.header_number;
        out->cells = keep_bytes(arena, &reader.cells);
        out->lines = keep_bytes(arena, &reader.lines);
        out->numbers = keep_bytes(arena, &reader.numbers);
        out->row_count = reader.row_count;
    }
    buf_free(&reader.cell);
    buf_free(&reader.cells);
    buf_free(&reader.lines);
    buf_free(&reader.numbers);
    return good;
}

const char *table_cell(const struct table *table, size_t row, size_t column)
{
    assert(row < table->row_count && column < table->column_count);
    return table->cells[row * table->column_count + column];
}

int table_column(const struct table *table, const char *name)
{
    for (size_t i = 0; i < table->column_count; i++) {
        if (strcmp(table->columns[i], name) == 0)
            return (int)i;
    }
    return -1;
}

void table_cell_name(const struct table *table, size_t row, size_t column, char out[16])
{
    assert(row < table->row_count);
    write_cell_name(column, table->numbers[row], out);
}

void table_header_name(const struct table *table, size_t column, char out[16])
{
    write_cell_name(column, table->header_number, out);
}
