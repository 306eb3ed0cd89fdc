/* The rows of the proof: a state has one of its own only if it shows words that no row of
   its page had before, so that every word is read once and none ten times. */
#include "workshop/proof_rows.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/file.h"
#include "base/log.h"
#include "base/vec.h"

struct gather {
    const struct proof *proof;
    struct proof_rows *out;
    struct render *render;
    int *states; /* by page and language: how many were seen */
};

static size_t page_index(const struct pack *pack, const char *page)
{
    size_t i = 0;
    while (strcmp(pack_page(pack, i), page) != 0)
        i++;
    return i;
}

static int language_index(const struct lint *lint, const char *language)
{
    int i = 0;
    while (strcmp(lint_language(lint, i), language) != 0)
        i++;
    return i;
}

static struct proof_row *find_row(const struct proof_rows *rows, const char *page, int state)
{
    for (size_t i = 0; i < rows->count; i++) {
        struct proof_row *row = &rows->items[i];
        if (row->state == state && strcmp(row->page, page) == 0)
            return row;
    }
    return NULL;
}

static bool has_line(const struct proof_cell *cell, const char *text)
{
    for (int i = 0; i < cell->count; i++) {
        if (strcmp(cell->lines[i].text, text) == 0)
            return true;
    }
    return false;
}

/* Whether a row of the page says so in this language, the index of a column. */
static bool was_read(const struct proof_rows *rows, const char *page, int language,
                     const char *text)
{
    for (size_t i = 0; i < rows->count; i++) {
        const struct proof_row *row = &rows->items[i];
        if (strcmp(row->page, page) == 0 && has_line(&row->cells[language], text))
            return true;
    }
    return false;
}

static bool says_more(const struct proof_rows *rows, const struct readout *readout)
{
    for (int i = 0; i < readout->count; i++) {
        if (!was_read(rows, readout->visit->page, 0, readout->lines[i].text))
            return true;
    }
    return false;
}

static struct proof_row *add_row(struct proof_rows *rows, const struct readout *readout, int state)
{
    vec_grow(rows->items, rows->count, rows->room);
    struct proof_row *row = &rows->items[rows->count++];
    *row = (struct proof_row){.page = arena_strdup(rows->arena, readout->visit->page),
                              .state = state,
                              .after = arena_strdup(rows->arena, readout->visit->after)};
    return row;
}

/* The first language says which states are read; the others follow, as the ways to them
   are the same. */
static struct proof_row *row_of(struct gather *gather, const struct readout *readout, int language,
                                int state)
{
    struct proof_rows *rows = gather->out;
    struct proof_row *row = find_row(rows, readout->visit->page, state);
    if (row || language > 0)
        return row;
    bool wanted = state == 0 || says_more(rows, readout);
    return wanted ? add_row(rows, readout, state) : NULL;
}

static bool shoot_screen(struct gather *gather, struct stage *stage, const char *png,
                         struct err *err)
{
    struct arena *arena = arena_create();
    char *path = arena_printf(arena, "%s/%s", gather->proof->out, png);
    char *end = strrchr(path, '/');
    stage_paint(stage, &(struct view){0});
    *end = '\0';
    bool good = file_make_dirs(path, err);
    *end = '/';
    good = good && render_play(gather->render, &stage->list, NULL, err) &&
           render_save_png(gather->render, path, err);
    arena_destroy(arena);
    return good;
}

static void shoot_state(struct gather *gather, const struct lint_visit *visit,
                        struct proof_cell *cell, int state)
{
    struct arena *arena = gather->out->arena;
    const char *page = shots_page_name(arena, visit->page);
    struct err err = {0};
    cell->screens = 0;
    cell->pngs = arena_alloc(arena, SPLIT_MAX_SCREENS * sizeof *cell->pngs);
    for (int screens = 1; cell->screens < screens; cell->screens++) {
        if (!stage_lay(visit->stage, cell->screens, (struct anchor){0}, NULL, &err)) {
            log_error("%s: %s", visit->page, err.text);
            gather->out->failed = true;
            return;
        }
        screens = visit->stage->scene.screens;
        const char *png = arena_printf(arena, "states/%s/%s.%d-%d.png", cell->language, page, state,
                                       cell->screens + 1);
        bool made = shoot_screen(gather, visit->stage, png, &err);
        cell->pngs[cell->screens] = made ? png : "";
        if (!made) {
            log_error("%s: %s", visit->page, err.text);
            gather->out->failed = true;
        }
    }
}

static void take_shots(struct gather *gather, const struct lint_visit *visit,
                       struct proof_cell *cell)
{
    struct arena *arena = gather->out->arena;
    const struct shot like = {.page = visit->page,
                              .display = gather->proof->display_name,
                              .language = cell->language,
                              .text_size = 100};
    const struct shot *shot = shots_list_find(gather->proof->shots, &like);
    cell->screens = shot ? shot->screens : 0;
    cell->pngs = arena_alloc(arena, (size_t)(cell->screens + 1) * sizeof *cell->pngs);
    for (int i = 0; i < cell->screens; i++)
        cell->pngs[i] = shots_png(arena, shot, i + 1);
}

/* Those that no row above has. */
static void copy_lines(struct proof_rows *rows, const struct readout *readout, int language,
                       struct proof_cell *cell)
{
    struct readout_line *lines =
        arena_alloc(rows->arena, (size_t)(readout->count + 1) * sizeof *lines);
    int count = 0;
    for (int i = 0; i < readout->count; i++) {
        const struct readout_line *line = &readout->lines[i];
        if (!was_read(rows, readout->visit->page, language, line->text))
            lines[count++] =
                (struct readout_line){line->kind, arena_strdup(rows->arena, line->text)};
    }
    cell->lines = lines;
    cell->count = count;
}

static void on_page(struct lint *lint, const struct readout *readout, void *context)
{
    struct gather *gather = context;
    const struct lint_visit *visit = readout->visit;
    if (!proof_wants(gather->proof, visit->page))
        return;
    int language = language_index(lint, visit->language);
    size_t page = page_index(lint->pack, visit->page);
    int state = gather->states[page * PACK_LANGUAGES + (size_t)language]++;
    struct proof_row *row = row_of(gather, readout, language, state);
    if (!row)
        return;
    struct proof_cell *cell = &row->cells[language];
    row->cell_count = language + 1;
    cell->language = lint_language(lint, language);
    cell->words = readout->words;
    cell->measure = readout->measure;
    cell->grade = readout->grade;
    copy_lines(gather->out, readout, language, cell);
    struct variant variant = {
        .display = gather->proof->display, .language = cell->language, .text_size = 100};
    if (state == 0) {
        take_shots(gather, visit, cell);
    } else {
        stage_set_variant(visit->stage, &variant);
        shoot_state(gather, visit, cell, state);
    }
}

struct place {
    size_t page, row;
};

static int by_place(const void *a, const void *b)
{
    const struct place *one = a, *other = b;
    if (one->page != other->page)
        return one->page < other->page ? -1 : 1;
    return (one->row > other->row) - (one->row < other->row);
}

/* Visits come with the states of all pages mixed. */
static void sort_rows(struct proof_rows *rows, const struct pack *pack)
{
    struct place *places = xcalloc(rows->count + 1, sizeof *places);
    struct proof_row *sorted = xcalloc(rows->count + 1, sizeof *sorted);
    for (size_t i = 0; i < rows->count; i++)
        places[i] = (struct place){page_index(pack, rows->items[i].page), i};
    qsort(places, rows->count, sizeof *places, by_place);
    for (size_t i = 0; i < rows->count; i++)
        sorted[i] = rows->items[places[i].row];
    free(places);
    free(rows->items);
    rows->items = sorted;
}

bool proof_rows_make(struct proof_rows *out, const struct proof *proof, struct err *err)
{
    struct lint *lint = proof->lint;
    struct render_source source = bundle_pictures(lint->bundle);
    *out = (struct proof_rows){.arena = arena_create()};
    struct gather gather = {
        .proof = proof,
        .out = out,
        .render = render_create(proof->display.w_px, proof->display.h_px,
                                bundle_fonts(lint->bundle), &source),
        .states = xcalloc(pack_page_count(lint->pack) * PACK_LANGUAGES + 1, sizeof(int))};
    bool good = readout_each(lint, on_page, &gather, err);
    sort_rows(out, lint->pack);
    free(gather.states);
    render_destroy(gather.render);
    return good;
}

void proof_rows_free(struct proof_rows *rows)
{
    arena_destroy(rows->arena);
    free(rows->items);
    *rows = (struct proof_rows){0};
}
