/* One row of offices after the other, its cells by column, its mistakes told with their
   cell. Only for the files of src/offices. */
#pragma once

#include "offices/offices.h"

enum office_column {
    COLUMN_NAME,
    COLUMN_STREET,
    COLUMN_CITY,
    COLUMN_STATE,
    COLUMN_ZIP,
    COLUMN_PHONE,
    COLUMN_HOURS,
    COLUMN_LAT,
    COLUMN_LON,
    COLUMN_NOTE,
    COLUMN_PRIORITY,
    COLUMN_ID,
    COLUMN_ACCESS,
    COLUMN_LANGUAGES,
    COLUMN_CHECKED,
    COLUMN_AFTER_HOURS,
    COLUMN_DIRECTIONS,
    COLUMN_COUNT,
};
#define NEEDED_COLUMNS (COLUMN_PHONE + 1)

struct office_reader {
    struct arena *arena;
    const struct table *table;
    const struct office_checks *checks;
    int columns[COLUMN_COUNT]; /* in the table, -1 if it has none */
    size_t row;
    struct err *err;
};

/* Fills reader->columns. false: one is not known, or one that is needed is not there. */
bool office_find_columns(struct office_reader *reader);

const char *office_cell(const struct office_reader *reader, enum office_column column);

/* "data/locations.csv: cell E3: zip: " and the words; false. */
bool office_refuse(const struct office_reader *reader, enum office_column column,
                   const char *format, ...) __attribute__((format(printf, 3, 4)));
/* The same, given to checks->warn. */
void office_warn(const struct office_reader *reader, enum office_column column, const char *format,
                 ...) __attribute__((format(printf, 3, 4)));
