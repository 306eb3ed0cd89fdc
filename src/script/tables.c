/* The CSV files of a pack, read once and kept in C for all visitors: ten thousand offices
   as Lua tables would cost each visit what one costs here. */
#include "script/tables.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/log.h"

#define LEFT_OUT_TOLD 20 /* rows that the log names one by one */

struct tables {
    const struct pack *pack;
    const struct zips *zips;
    struct arena *arena;
    struct csv *first;
    unsigned char *hidden;
};

unsigned char *tables_hidden(struct tables *tables, size_t page)
{
    if (!tables->hidden)
        tables->hidden = arena_alloc(tables->arena, pack_page_count(tables->pack));
    return &tables->hidden[page];
}

struct tables *tables_create(const struct pack *pack, const struct zips *zips)
{
    struct tables *tables = xcalloc(1, sizeof *tables);
    *tables = (struct tables){pack, zips, arena_create(), NULL, NULL};
    return tables;
}

void tables_destroy(struct tables *tables)
{
    if (!tables)
        return;
    arena_destroy(tables->arena);
    free(tables);
}

static struct office_place look_up(const struct tables *tables, const char *zip)
{
    struct office_place place = {0};
    if (!tables->zips)
        return place;
    struct zip found = zips_find(tables->zips, zip);
    place.known = found.class == ZIP_VALID || found.class == ZIP_VALID_NO_ZCTA ||
                  found.class == ZIP_MILITARY || found.class == ZIP_TERRITORY;
    place.has_point = found.has_point;
    place.lat = found.point.lat;
    place.lon = found.point.lon;
    place.state = found.state;
    return place;
}

/* Who reads the offices. */
struct reading {
    const struct tables *tables;
    struct csv *csv;
};

static struct office_place look_up_for(void *context, const char *zip)
{
    const struct reading *reading = context;
    return look_up(reading->tables, zip);
}

static void warn(void *context, const char *message)
{
    (void)context;
    log_warn("%s", message);
}

static void leave_out(void *context, const char *message)
{
    const struct reading *reading = context;
    struct csv *csv = reading->csv;
    if (csv->left_out_count == 0)
        csv->left_out = arena_strdup(reading->tables->arena, message);
    if (csv->left_out_count++ < LEFT_OUT_TOLD)
        log_error("%s; the row is left out", message);
}

static void place_offices(struct csv *csv, struct arena *arena)
{
    csv->sites = arena_alloc(arena, (csv->offices.count + 1) * sizeof *csv->sites);
    csv->site_offices = arena_alloc(arena, (csv->offices.count + 1) * sizeof *csv->site_offices);
    for (size_t i = 0; i < csv->offices.count; i++) {
        const struct office *office = &csv->offices.items[i];
        if (!office->has_point)
            continue;
        csv->sites[csv->site_count] =
            (struct site){{office->lat, office->lon}, office->priority, office->name};
        csv->site_offices[csv->site_count++] = i;
    }
}

/* A clinic that brings no list has none, as one that says so. */
static bool lists_offices(const struct pack *pack)
{
    const char *said = pack_slot(pack, "offices", "", NULL);
    return pack_has(pack, OFFICES_PATH) && !(said && strcmp(said, "none") == 0);
}

static bool read_csv(struct tables *tables, struct csv *csv, struct err *err)
{
    struct buf buf = {0};
    const char *where = pack_where(tables->pack, csv->path, tables->arena);
    struct reading reading = {tables, csv};
    const struct table_loss loss = {&reading, leave_out};
    csv->has_offices = strcmp(csv->path, OFFICES_PATH) == 0;
    if (csv->has_offices && !lists_offices(tables->pack))
        return true;
    bool good = pack_read(tables->pack, csv->path, TABLE_MAX_BYTES, &buf, err) &&
                table_read_rows(&csv->table, tables->arena, where, buf.len ? buf.bytes : "",
                                buf.len, &loss, err);
    buf_free(&buf);
    if (!good || !csv->has_offices)
        return good;
    offices_name_columns(&csv->table, tables->arena);
    const struct office_checks checks = {&reading, look_up_for, warn, leave_out};
    if (!offices_read(&csv->offices, tables->arena, &csv->table, &checks, err))
        return false;
    if (csv->left_out_count > LEFT_OUT_TOLD)
        log_error("%s: %zu more rows are left out: anteroom lint tells all", where,
                  csv->left_out_count - LEFT_OUT_TOLD);
    place_offices(csv, tables->arena);
    return true;
}

const struct csv *tables_get(struct tables *tables, const char *path, struct err *err)
{
    for (struct csv *csv = tables->first; csv; csv = csv->next) {
        if (strcmp(csv->path, path) == 0) {
            if (csv->trouble)
                err_set(err, "%s", csv->trouble);
            return csv->trouble ? NULL : csv;
        }
    }
    struct err why = {0};
    struct csv *csv = arena_alloc(tables->arena, sizeof *csv);
    csv->path = arena_strdup(tables->arena, path);
    if (!read_csv(tables, csv, &why))
        csv->trouble = arena_strdup(tables->arena, why.text);
    csv->next = tables->first;
    tables->first = csv;
    return tables_get(tables, path, err);
}

size_t csv_count(const struct csv *csv)
{
    return csv->has_offices ? csv->offices.count : csv->table.row_count;
}

static const char *office_cell(const struct csv *csv, size_t index, const char *column)
{
    const struct office *office = &csv->offices.items[index];
    if (strcmp(column, "name") == 0)
        return office->name;
    if (strcmp(column, "zip") == 0)
        return office->zip;
    if (strcmp(column, "state") == 0)
        return office->state;
    if (strcmp(column, "phone") == 0)
        return office->phone;
    int at = table_column(&csv->table, column);
    return at < 0 ? "" : table_cell(&csv->table, office->row, (size_t)at);
}

const char *csv_cell(const struct csv *csv, size_t index, const char *column)
{
    if (csv->has_offices)
        return office_cell(csv, index, column);
    int at = table_column(&csv->table, column);
    return at < 0 ? "" : table_cell(&csv->table, index, (size_t)at);
}

bool csv_find_office(const struct csv *csv, const char *id, size_t *index)
{
    for (*index = 0; *index < csv_count(csv); ++*index) {
        if (strcmp(csv_cell(csv, *index, "id"), id) == 0)
            return true;
    }
    return false;
}

const char *csv_said(const struct csv *csv, size_t index, const char *column, const char *language)
{
    int at = csv->has_offices ? office_column_in(&csv->table, column, language) : -1;
    if (at < 0)
        return NULL;
    const char *cell = table_cell(&csv->table, csv->offices.items[index].row, (size_t)at);
    return *cell ? cell : NULL;
}
