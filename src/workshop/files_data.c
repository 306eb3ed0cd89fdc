/* Pictures, tables and tests: each is read here as the player would, and as a whole. */
#include <SDL2/SDL_surface.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/place.h"
#include "pack/offices.h"
#include "pack/picture.h"
#include "render/image.h"
#include "script/script.h"
#include "script/steps.h"
#include "workshop/files.h"

#define TRIAL_PX 64 /* the width that a picture is drawn at, to see that it can be */

static void check_picture(struct lint *lint, const char *path)
{
    struct buf bytes = {0};
    struct picture picture;
    struct err err = {0};
    SDL_Surface *drawn = NULL;
    if (pack_read(lint->pack, path, PICTURE_MAX_BYTES, &bytes, &err) &&
        picture_read(&picture, bytes.bytes, bytes.len, &err)) {
        int h = (int)((long)TRIAL_PX * picture.h / picture.w);
        drawn = image_load(bytes.bytes, bytes.len, TRIAL_PX, h > 0 ? h : 1, false, &err);
    }
    if (!drawn)
        lint_find(lint, "F-PIC-1", pack_where(lint->pack, path, lint->arena), 0, "%s", err.text);
    SDL_FreeSurface(drawn);
    buf_free(&bytes);
}

void files_check_pictures(struct lint *lint)
{
    size_t count;
    const char *const *paths = files_list(lint, "images/", &count);
    for (size_t i = 0; i < count; i++) {
        place_say(paths[i], "when it is drawn");
        if (!files_is_core(lint, paths[i]) && !place_died(paths[i]))
            check_picture(lint, paths[i]);
    }
    place_say("", "%s", "");
}

struct cells {
    struct lint *lint;
    const struct zips *zips;
    struct table row; /* the row that is looked at */
};

static struct office_place look_up(void *context, const char *zip)
{
    const struct cells *cells = context;
    struct zip found = zips_find(cells->zips, zip);
    return (struct office_place){
        .known = found.class == ZIP_VALID || found.class == ZIP_VALID_NO_ZCTA ||
                 found.class == ZIP_MILITARY || found.class == ZIP_TERRITORY,
        .has_point = found.has_point,
        .lat = found.point.lat,
        .lon = found.point.lon,
        .state = found.state,
    };
}

/* The message begins with the file's name, which the finding says already. */
static void tell(struct cells *cells, const char *rule, const char *message)
{
    const struct table *row = &cells->row;
    size_t len = strlen(row->name);
    bool named = strncmp(message, row->name, len) == 0 && message[len] == ':';
    lint_find(cells->lint, rule, row->name, row->row_count ? row->lines[0] : 1, "%s",
              named ? message + len + 2 : message);
}

static void warn(void *context, const char *message)
{
    tell(context, "F-CSV-2", message);
}

static bool read_rows(struct cells *cells, struct arena *arena, const struct table *table,
                      size_t first, size_t count, bool warns, struct err *err)
{
    const struct office_checks checks = {cells, look_up, warns ? warn : NULL, NULL};
    struct offices offices;
    cells->row = *table;
    cells->row.cells += first * table->column_count;
    cells->row.lines += first;
    cells->row.numbers += first;
    cells->row.row_count = count;
    return offices_read(&offices, arena, &cells->row, &checks, err);
}

/* Row by row, so that every row's mistake is told; then all, for what two rows say. What
   every row says is about the columns. */
static void check_offices(struct cells *cells, struct arena *arena, const struct table *table)
{
    struct err err, first = {0};
    bool good = true;
    for (size_t i = 0; i < table->row_count; i++) {
        if (read_rows(cells, arena, table, i, 1, true, &err))
            continue;
        if (!good && strcmp(first.text, err.text) == 0)
            return;
        tell(cells, "F-CSV-1", err.text);
        first = err;
        good = false;
    }
    if (good && !read_rows(cells, arena, table, 0, table->row_count, false, &err))
        tell(cells, "F-CSV-1", err.text);
}

static void check_table(struct lint *lint, const struct zips *zips, const char *path)
{
    struct arena *arena = arena_create();
    struct buf bytes = {0};
    struct err err = {0};
    struct table table = {0};
    const char *where = pack_where(lint->pack, path, lint->arena);
    struct cells cells = {.lint = lint, .zips = zips, .row = {.name = where}};
    if (!pack_read(lint->pack, path, TABLE_MAX_BYTES, &bytes, &err) ||
        !table_read(&table, arena, where, bytes.len ? bytes.bytes : "", bytes.len, &err))
        tell(&cells, "F-CSV-1", err.text);
    else if (strcmp(path, OFFICES_PATH) == 0)
        check_offices(&cells, arena, &table);
    buf_free(&bytes);
    arena_destroy(arena);
}

void files_check_tables(struct lint *lint)
{
    size_t count;
    const char *const *paths = files_list(lint, "data/", &count);
    struct script_config config = bundle_script_config(lint->bundle, lint_language(lint, 0));
    for (size_t i = 0; i < count; i++) {
        const char *ending = strrchr(paths[i], '.');
        if (ending && strcmp(ending, ".csv") == 0 && !files_is_core(lint, paths[i]))
            check_table(lint, config.zips, paths[i]);
    }
}

void files_check_tests(struct lint *lint)
{
    size_t count;
    const char *const *paths = files_list(lint, "tests/", &count);
    for (size_t i = 0; i < count; i++) {
        struct arena *arena = arena_create();
        struct flow_tests tests = {0};
        struct err err = {0};
        if (!steps_record(lint->pack, paths[i], arena, &tests, &err))
            lint_find_placed(lint, LEVEL_ERROR, "F-TEST-1", err.text);
        arena_destroy(arena);
    }
}
