/* ZIP codes, offices, and dates: that what can get old or lose a zero is looked at. */
#include <stdlib.h>
#include <string.h>

#include "pack/clean.h"
#include "pack/names.h"
#include "places/nearest.h"
#include "workshop/medicine_inner.h"

#define MILES_MOST 25
#define CHECKED_DAYS 180
#define SCRIPTS_MAX 6000

static bool is_text(const struct lua_token *token, enum lua_kind kind, const char *text)
{
    return token->kind == kind && strcmp(token->text, text) == 0;
}

/* "zip = 78205", "places.zip(01801)". */
static bool is_number_as_zip(const struct lua_token *first, const struct lua_token *at)
{
    if (at->kind != SOURCE_NUMBER)
        return false;
    bool lost_zero =
        strlen(at->text) == 5 && at->text[0] == '0' && strspn(at->text, "0123456789") == 5;
    bool is_value = at >= first + 2 &&
                    (is_text(&at[-1], SOURCE_SIGN, "=") || is_text(&at[-1], SOURCE_SIGN, "("));
    return lost_zero || (is_value && is_text(&at[-2], SOURCE_NAME, "zip"));
}

static void read_script(struct lint *lint, struct medicine *medicine, struct arena *arena,
                        const char *path, bool is_core)
{
    static const char *const lookups[] = {"places", "locator", "field", NULL};
    const struct lua_token *first = words_script(lint, arena, path);
    for (const struct lua_token *at = first; at && at->kind != SOURCE_END; at++) {
        if (is_number_as_zip(first, at))
            lint_find(lint, "Z-STR-1", pack_where(lint->pack, path, lint->arena), at->line,
                      "a ZIP code as a number: write \"%s\"", at->text);
        for (size_t i = 0; lookups[i] && !is_core; i++)
            medicine->looks_up_zips =
                medicine->looks_up_zips || is_text(at, SOURCE_NAME, lookups[i]);
        medicine->asks_variant = medicine->asks_variant || is_text(at, SOURCE_NAME, "variant");
    }
}

void medicine_read_scripts(struct lint *lint, struct medicine *medicine)
{
    static const char *const folders[] = {"pages/", "lib/"};
    const char **paths = arena_alloc(lint->arena, SCRIPTS_MAX * sizeof *paths);
    struct arena *arena = arena_create();
    size_t core = strlen(pack_layer_path(lint->pack, 0));
    for (size_t folder = 0; folder < 2; folder++) {
        size_t count = pack_list(lint->pack, folders[folder], paths, SCRIPTS_MAX);
        for (size_t i = 0; i < count && i < SCRIPTS_MAX; i++) {
            const char *where = pack_where(lint->pack, paths[i], lint->arena);
            bool is_core = strncmp(where, pack_layer_path(lint->pack, 0), core) == 0;
            const char *ending = strrchr(paths[i], '.');
            if (ending && strcmp(ending, ".lua") == 0)
                read_script(lint, medicine, arena, paths[i], is_core);
            arena_clear(arena);
        }
    }
    arena_destroy(arena);
}

struct row {
    const struct table *table;
    const char *file;
    size_t row;
};

static const char *cell(const struct row *row, const char *name)
{
    int column = table_column(row->table, name);
    return column < 0 ? "" : table_cell(row->table, row->row, (size_t)column);
}

static void check_point(struct lint *lint, const struct zips *zips, const struct row *row)
{
    const char *lat = cell(row, "lat"), *lon = cell(row, "lon");
    struct zip zip = zips_find(zips, cell(row, "zip"));
    if (!*lat || !*lon || !zip.has_point)
        return;
    struct point point = {strtod(lat, NULL), strtod(lon, NULL)};
    double miles = miles_between(point, zip.point);
    if (miles > MILES_MOST)
        lint_find(lint, "Z-STR-1", row->file, row->table->lines[row->row],
                  "lat and lon are %.0f miles from ZIP code %s, at most %d", miles, zip.code,
                  MILES_MOST);
}

static void check_date(struct lint *lint, const struct row *row)
{
    const char *date = cell(row, "checked");
    int line = row->table->lines[row->row];
    if (!*date)
        return;
    if (!names_is_date(date) || medicine_days_ahead(date) > 1)
        lint_find(lint, "Z-STR-1", row->file, line,
                  "checked = %.20s: write the day as 2026-08-05, not in the future", date);
    else if (medicine_days_ahead(date) < -CHECKED_DAYS)
        lint_find_at(lint, LEVEL_WARNING, "Z-STR-1", row->file, line,
                     "checked on %s, more than %d days ago: call the office", date, CHECKED_DAYS);
}

void medicine_check_offices(struct lint *lint)
{
    struct script_config config = bundle_script_config(lint->bundle, lint->info->languages[0]);
    struct arena *arena = arena_create();
    struct table table;
    bool read = lint_read_offices(lint, arena, &table);
    for (size_t i = 0; read && i < table.row_count; i++) {
        const struct row row = {&table, table.name, i};
        check_point(lint, config.zips, &row);
        check_date(lint, &row);
    }
    arena_destroy(arena);
}
