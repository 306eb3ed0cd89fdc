/* data/locations.csv, checked: every mistake that spreadsheets make is named with its
   cell and its cure. Pure. */
#pragma once

#include "offices/table.h"

#define OFFICES_PATH "data/locations.csv"

struct office_place { /* what the ZIP table knows of a ZIP */
    bool known, has_point;
    double lat, lon;
    const char *state;
};

struct office_checks {
    void *context;
    struct office_place (*zip)(void *context, const char *zip);
    void (*warn)(void *context, const char *message);
    /* NULL: a row that can not be used is the end. Else it is left out, and told here. */
    void (*left_out)(void *context, const char *message);
};

struct office {
    size_t row;        /* in the table */
    const char *name;  /* never empty: name, else city */
    const char *state; /* two letters, of "tx" and "Texas" too */
    const char *zip;   /* five digits, its lost zeros filled in */
    const char *phone; /* as it is shown: "(210) 555-0142", "(210) 555-0142 ext. 12" */
    bool has_point;
    double lat, lon; /* of the row, else of its ZIP */
    int priority;    /* 0 unless given */
};

struct offices {
    const struct office *items;
    size_t count;
};

/* The columns that there are, NULL-terminated. */
extern const char *const office_columns[];
/* The columns that visitors read as sentences, NULL-terminated: hours, access, note,
   after_hours, directions. Each may stand once more for another language, by its code: "hours_es",
   "hours_es_419". */
extern const char *const office_prose[];
bool office_is_prose(const char *column); /* one of these */
/* Which column says this in the language; -1: none does. */
int office_column_in(const struct table *table, const char *prose, const char *language);
/* The code in the name of such a column, with _ for -; NULL: it is none. */
const char *office_column_code(const char *column);
/* Whether the code in a column's name is this language's. */
bool office_code_is(const char *code, const char *language);

/* Gives columns under another common name their own: "Office Name" is name, "Zip Code" is zip.
   Before the rows are read. */
void offices_name_columns(struct table *table, struct arena *arena);

/* Reads the table's rows. false: a column that can not be used or is not there, or, unless
   checks->left_out takes it, a cell that can not be used. */
bool offices_read(struct offices *out, struct arena *arena, const struct table *table,
                  const struct office_checks *checks, struct err *err);
