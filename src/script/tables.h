/* The CSV files of a pack as they are kept in C. Rows of data/locations.csv are offices. */
#pragma once

#include "offices/offices.h"
#include "places/nearest.h"
#include "script/script.h"

struct csv {
    struct csv *next;
    const char *path;
    const char *trouble; /* why it could not be read, or NULL */
    struct table table;
    bool has_offices;
    const char *left_out; /* of the rows of offices that can not be used the first; or NULL */
    size_t left_out_count;
    struct offices offices;
    struct site *sites;   /* of the offices that have a point, */
    size_t *site_offices; /* and which these are */
    size_t site_count;
};

/* Read when first asked for; NULL with an error that names the cell. An office that can not
   be used is left out alone, with a word in the log. */
const struct csv *tables_get(struct tables *tables, const char *path, struct err *err);

/* What is known of a page of the pack, by its number: whether it is hidden. All visitors share
   it. */
enum hidden { HIDDEN_UNKNOWN, HIDDEN_NO, HIDDEN_YES };
unsigned char *tables_hidden(struct tables *tables, size_t page);

size_t csv_count(const struct csv *csv);
/* The first office with this id; false: there is none. */
bool csv_find_office(const struct csv *csv, const char *id, size_t *index);
/* "" where it is empty, and where there is no such column. */
const char *csv_cell(const struct csv *csv, size_t index, const char *column);
/* The same of an office as visitors of this language read it: its column `hours_es` where
   it stands for `hours` and is filled; NULL: there is no such. */
const char *csv_said(const struct csv *csv, size_t index, const char *column, const char *language);
