/* data/locations.csv, checked: row by row, each cell in its form, each mistake with its
   cell and its cure. */
#include "offices/offices.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/plain_text.h"
#include "base/str.h"
#include "base/utf8.h"
#include "offices/office_cells.h"
#include "offices/office_reader.h"
#include "places/nearest.h"
#include "places/states.h"

/* What is longer is a whole sheet in one cell: a list that has to show it is no list any more. */
#define NAME_LETTERS 80 /* name, city, id */
#define CELL_LETTERS 300
#define PROSE_LINES 6

#define FAR_MILES 25 /* so near must a point be to that of its ZIP, or one of them is wrong */

static bool check_filled(const struct office_reader *reader)
{
    for (enum office_column c = COLUMN_STREET; c < NEEDED_COLUMNS; c++) {
        if (!*office_cell(reader, c))
            return office_refuse(reader, c, "is empty: write it");
    }
    return true;
}

static bool read_state(const struct office_reader *reader, struct office *out)
{
    const char *text = office_cell(reader, COLUMN_STATE);
    out->state = state_letters(text);
    return out->state || office_refuse(reader, COLUMN_STATE,
                                       "\"%s\" is not a state: write two letters, "
                                       "like TX",
                                       excerpt(text).text);
}

static size_t count_lines(const char *text)
{
    size_t lines = 1;
    for (; *text; text++)
        lines +=
            *text == '\n' || str_begins_with(text, "\u2028") || str_begins_with(text, "\u2029");
    return lines;
}

static bool check_size(const struct office_reader *reader, size_t column, size_t most_letters,
                       size_t most_lines)
{
    const struct table *table = reader->table;
    const char *text = table_cell(table, reader->row, column);
    size_t letters = utf8_length(text, strlen(text)), lines = count_lines(text);
    char cell[16];
    if (letters <= most_letters && lines <= most_lines)
        return true;
    table_cell_name(table, reader->row, column, cell);
    bool is_long = letters > most_letters;
    return err_set(reader->err, "%s: cell %s: %s: it has %zu %s: write at most %zu", table->name,
                   cell, table->columns[column], is_long ? letters : lines,
                   is_long ? "letters" : "lines", is_long ? most_letters : most_lines);
}

static bool check_sizes(const struct office_reader *reader)
{
    static const char *const names[] = {"name", "city", "id", NULL};
    for (size_t i = 0; i < reader->table->column_count; i++) {
        const char *column = reader->table->columns[i];
        bool prose = office_is_prose(column) || office_column_code(column);
        bool name = str_index(column, names) >= 0;
        if (!check_size(reader, i, name ? NAME_LETTERS : CELL_LETTERS, prose ? PROSE_LINES : 1))
            return false;
    }
    return true;
}

/* What spreadsheets leave where words belong: a number, or a date of what looked like one. */
static bool check_words(const struct office_reader *reader)
{
    static const enum office_column words[] = {
        COLUMN_NAME,   COLUMN_STREET,    COLUMN_CITY,        COLUMN_NOTE,
        COLUMN_ACCESS, COLUMN_LANGUAGES, COLUMN_AFTER_HOURS, COLUMN_DIRECTIONS,
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const char *text = office_cell(reader, words[i]);
        if (*text && !office_has_words(text))
            return office_refuse(reader, words[i],
                                 "\"%s\" is a number or a date: write words, and format the "
                                 "column as Text",
                                 excerpt(text).text);
    }
    return true;
}

/* The table of ZIP codes has a state's letters, and an island's name. */
static bool is_in_state(const struct office_place *place, const char *state)
{
    const char *own = place->state ? state_letters(place->state) : NULL;
    return own && strcmp(own, state) == 0;
}

static bool check_filled_zip(const struct office_reader *reader, const char *zip, const char *state,
                             const struct office_place *place)
{
    const char *text = office_cell(reader, COLUMN_ZIP);
    if (!place->known)
        return office_refuse(reader, COLUMN_ZIP,
                             "\"%s\" is too short, and with its lost zero %s is not known: write "
                             "all five digits",
                             text, zip);
    if (!is_in_state(place, state))
        return office_refuse(reader, COLUMN_ZIP,
                             "\"%s\" is too short, and with its lost zero %s is in %s, not in %s: "
                             "write all five digits",
                             text, zip, place->state ? place->state : "no state", state);
    office_warn(reader, COLUMN_ZIP,
                "Excel took the zero of %s, read as %s: format the column as Text", text, zip);
    return true;
}

static void check_full_zip(const struct office_reader *reader, const char *zip, const char *state,
                           const struct office_place *place)
{
    if (!place->known)
        office_warn(reader, COLUMN_ZIP, "%s is not a ZIP code that is known: check its digits",
                    zip);
    else if (place->state && !is_in_state(place, state))
        office_warn(reader, COLUMN_ZIP, "%s is in %s, and the row says %s: check both", zip,
                    place->state, state);
}

static bool read_zip(const struct office_reader *reader, struct office *out,
                     struct office_place *place)
{
    char zip[6];
    const char *text = office_cell(reader, COLUMN_ZIP);
    enum zip_form form = office_zip(text, zip);
    if (form == ZIP_FORM_NUMBER)
        return office_refuse(reader, COLUMN_ZIP,
                             "Excel made a number of it, %s: format the column as Text and write "
                             "%s",
                             excerpt(text).text, zip);
    if (form == ZIP_FORM_BAD)
        return office_refuse(reader, COLUMN_ZIP, "\"%s\" is not a ZIP code: write its five digits",
                             excerpt(text).text);
    out->zip = arena_strdup(reader->arena, zip);
    *place = reader->checks->zip(reader->checks->context, zip);
    if (form == ZIP_FORM_SHORT)
        return check_filled_zip(reader, zip, out->state, place);
    check_full_zip(reader, zip, out->state, place);
    return true;
}

static bool read_phone(const struct office_reader *reader, struct office *out)
{
    const char *text = office_cell(reader, COLUMN_PHONE);
    struct office_phone phone = office_phone(text);
    switch (phone.form) {
    case PHONE_FORM_NUMBER:
        return office_refuse(reader, COLUMN_PHONE,
                             "Excel made a number of it, %s: format the column as Text and write "
                             "it anew",
                             excerpt(text).text);
    case PHONE_FORM_BAD:
        return office_refuse(reader, COLUMN_PHONE,
                             "\"%s\" has %d digits and letters: write one number of ten, "
                             "like (210) 555-0142",
                             excerpt(text).text, phone.count);
    case PHONE_FORM_SLIP:
        return office_refuse(reader, COLUMN_PHONE,
                             "\"%s\" has a letter between its digits: write 0 for O, 1 for l",
                             excerpt(text).text);
    case PHONE_FORM_LETTERS:
        office_warn(reader, COLUMN_PHONE, "the letters of %s are shown as digits: %s",
                    excerpt(text).text, phone.shown);
        break;
    case PHONE_FORM_DIGITS: break;
    }
    if (!phone.dialable)
        office_warn(reader, COLUMN_PHONE, "%s can not be dialled in the US: check its digits",
                    phone.shown);
    out->phone = arena_strdup(reader->arena, phone.shown);
    return true;
}

static bool check_hours_in(const struct office_reader *reader)
{
    char typed[8];
    const char *hours = office_cell(reader, COLUMN_HOURS);
    if (office_hours_are_date(hours, typed))
        return office_refuse(reader, COLUMN_HOURS,
                             "Excel made a date of %s, write Mon-Fri 8am-5pm (the cell says %s)",
                             typed, excerpt(hours).text);
    bool bare = *hours && !office_has_words(hours) && !strpbrk(hours, "-/"); /* "8-5", "24/7" */
    return !bare || office_refuse(reader, COLUMN_HOURS,
                                  "\"%s\" is a number or a time: write Mon-Fri 8am-5pm",
                                  excerpt(hours).text);
}

/* In each language. */
static bool check_hours(const struct office_reader *reader)
{
    struct office_reader said = *reader;
    for (size_t i = 0; i < reader->table->column_count; i++) {
        const char *column = reader->table->columns[i];
        bool hours = strcmp(column, "hours") == 0 ||
                     (str_begins_with(column, "hours_") && office_column_code(column));
        said.columns[COLUMN_HOURS] = (int)i;
        if (hours && !check_hours_in(&said))
            return false;
    }
    return true;
}

static bool read_degrees(const struct office_reader *reader, enum office_column column, double most,
                         double *out)
{
    const char *text = office_cell(reader, column);
    if (!office_degrees(text, out))
        return office_refuse(reader, column, "\"%s\" is not a number: write degrees like %s",
                             excerpt(text).text, column == COLUMN_LAT ? "29.42" : "-98.49");
    return fabs(*out) <= most ||
           office_refuse(reader, column, "%s is outside of -%.0f to %.0f: are lat and lon swapped?",
                         excerpt(text).text, most, most);
}

static void check_distance(const struct office_reader *reader, const struct office *office,
                           const struct office_place *place)
{
    struct point own = {office->lat, office->lon}, turned = {office->lat, -office->lon};
    struct point zip = {place->lat, place->lon};
    double miles = miles_between(own, zip);
    if (!place->has_point || miles <= FAR_MILES)
        return;
    bool sign = miles_between(turned, zip) <= FAR_MILES;
    office_warn(reader, COLUMN_LAT, "lat and lon are %.0f miles from the ZIP code %s: %s", miles,
                office->zip, sign ? "lon has lost its minus" : "check the three");
}

static bool read_point(const struct office_reader *reader, struct office *out,
                       const struct office_place *place)
{
    bool lat = *office_cell(reader, COLUMN_LAT), lon = *office_cell(reader, COLUMN_LON);
    if (lat != lon)
        return office_refuse(reader, lat ? COLUMN_LAT : COLUMN_LON,
                             "stands without %s: write both or none", lat ? "lon" : "lat");
    out->has_point = lat || place->has_point;
    if (!out->has_point && place->known)
        office_warn(reader, COLUMN_ZIP,
                    "%s has no place on the map: write lat and lon, or the office comes last",
                    out->zip);
    if (!lat) {
        out->lat = place->has_point ? place->lat : 0;
        out->lon = place->has_point ? place->lon : 0;
        return true;
    }
    if (!read_degrees(reader, COLUMN_LAT, 90, &out->lat) ||
        !read_degrees(reader, COLUMN_LON, 180, &out->lon))
        return false;
    check_distance(reader, out, place);
    return true;
}

static bool read_rest(const struct office_reader *reader, struct office *out)
{
    const char *priority = office_cell(reader, COLUMN_PRIORITY);
    if (*priority && !office_priority(priority, &out->priority))
        return office_refuse(reader, COLUMN_PRIORITY, "\"%s\": write a whole number, like 1",
                             excerpt(priority).text);
    const char *checked = office_cell(reader, COLUMN_CHECKED);
    return !*checked || office_is_date(checked) ||
           office_refuse(reader, COLUMN_CHECKED, "\"%s\": write the date as 2026-08-05",
                         excerpt(checked).text);
}

static bool read_office(const struct office_reader *reader, struct office *out)
{
    const char *name = office_cell(reader, COLUMN_NAME);
    struct office_place place = {0};
    *out = (struct office){.row = reader->row};
    out->name = *name ? name : office_cell(reader, COLUMN_CITY);
    return check_filled(reader) && check_sizes(reader) && check_words(reader) &&
           read_state(reader, out) && read_zip(reader, out, &place) && read_phone(reader, out) &&
           check_hours(reader) && read_point(reader, out, &place) && read_rest(reader, out);
}

struct id {
    const char *text;
    size_t row; /* among those that were read */
};

static int by_text_and_row(const void *a, const void *b)
{
    const struct id *left = a, *right = b;
    int order = strcmp(left->text, right->text);
    return order != 0 ? order : (left->row > right->row) - (left->row < right->row);
}

/* Whether reading goes on: without the row, if that is wanted. */
static bool leave_out(const struct office_reader *reader)
{
    const struct office_checks *checks = reader->checks;
    if (checks->left_out)
        checks->left_out(checks->context, reader->err->text);
    return checks->left_out != NULL;
}

static void drop_rows(struct offices *out, struct office *items, const bool *dropped)
{
    size_t kept = 0;
    for (size_t i = 0; i < out->count; i++)
        if (!dropped[i])
            items[kept++] = items[i];
    out->count = kept;
}

static bool check_ids(struct office_reader *reader, struct offices *out, struct office *items)
{
    struct id *ids = arena_alloc(reader->arena, (out->count + 1) * sizeof *ids);
    bool *dropped = arena_alloc(reader->arena, out->count + 1);
    for (size_t i = 0; i < out->count; i++) {
        reader->row = items[i].row;
        ids[i] = (struct id){office_cell(reader, COLUMN_ID), i};
    }
    qsort(ids, out->count, sizeof *ids, by_text_and_row);
    for (size_t i = 1; i < out->count; i++) {
        if (!*ids[i].text || strcmp(ids[i].text, ids[i - 1].text) != 0)
            continue;
        char first[16];
        table_cell_name(reader->table, items[ids[i - 1].row].row,
                        (size_t)reader->columns[COLUMN_ID], first);
        reader->row = items[ids[i].row].row;
        office_refuse(reader, COLUMN_ID, "\"%s\" stands in %s already: give each its own",
                      excerpt(ids[i].text).text, first);
        if (!leave_out(reader))
            return false;
        dropped[ids[i].row] = true;
    }
    drop_rows(out, items, dropped);
    return true;
}

bool offices_read(struct offices *out, struct arena *arena, const struct table *table,
                  const struct office_checks *checks, struct err *err)
{
    *out = (struct offices){0};
    struct err why = {0};
    struct office_reader reader = {
        .arena = arena, .table = table, .checks = checks, .err = err ? err : &why};
    if (!office_find_columns(&reader))
        return false;
    if (table->row_count == 0) {
        err_set(reader.err,
                "%s: names no office: write one in each row under the first, or take the file out "
                "and write offices = none in clinic.conf",
                table->name);
        return leave_out(&reader);
    }
    struct office *items = arena_alloc(arena, table->row_count * sizeof *items);
    struct offices read = {items, 0};
    for (size_t i = 0; i < table->row_count; i++) {
        reader.row = i;
        if (read_office(&reader, &items[read.count]))
            read.count++;
        else if (!leave_out(&reader))
            return false;
    }
    if (!check_ids(&reader, &read, items))
        return false;
    *out = read;
    return true;
}
