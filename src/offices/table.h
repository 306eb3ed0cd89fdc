/* A CSV file as Excel and LibreOffice write it: BOM, CRLF or LF, comma, semicolon or tab,
   quotes, empty columns and rows. The first row names the columns. Pure. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"

#define TABLE_MAX_BYTES (4 * 1024 * 1024)
#define TABLE_MAX_ROWS 20000
#define TABLE_MAX_COLUMNS 64
#define TABLE_MAX_CELL 4096

struct table {
    const char *name; /* the file, for messages */
    /* In small letters, "_" for spaces and dashes: "After hours" is after_hours. "" is a
       column without a name, which has no cells. */
    const char *const *columns;
    size_t column_count;
    int header_number;        /* of the row that names the columns, in a spreadsheet */
    const char *const *cells; /* row by row; "" where empty; trimmed */
    const int *lines;         /* of each row in the file, from 1 */
    const int *numbers;       /* of each row in a spreadsheet, from 1 */
    size_t row_count;
};

/* Errors give the cell as a spreadsheet names it and the cure: "data/locations.csv: cell
   D7: not UTF-8: in Excel use Save As, CSV UTF-8". */
bool table_read(struct table *out, struct arena *arena, const char *name, const char *text,
                size_t len, struct err *err);

/* The same, but a row that can not be read is left out and told, and reading goes on in the
   line below its first: only what is wrong with the columns is the end. */
struct table_loss {
    void *context;
    void (*left_out)(void *context, const char *message);
};
bool table_read_rows(struct table *out, struct arena *arena, const char *name, const char *text,
                     size_t len, const struct table_loss *loss, struct err *err);
/* What a spreadsheet or a database left in the place of a value, and its cure: "is a formula: write
   the value itself"; NULL: nothing. */
const char *table_left_behind(const char *text);
const char *table_cell(const struct table *table, size_t row, size_t column);
int table_column(const struct table *table, const char *name); /* -1 if there is none */
/* "D7" for column 3 of this row. */
void table_cell_name(const struct table *table, size_t row, size_t column, char out[16]);
void table_header_name(const struct table *table, size_t column, char out[16]); /* "D1" */
