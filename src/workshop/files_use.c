/* What names what: links, pages that can be reached, files that are missing or that
   nobody needs. */
#include <stdlib.h>
#include <string.h>

#include "pack/offices.h"
#include "workshop/files.h"
#include "workshop/mend.h"

static bool begins(const char *text, const char *start)
{
    return strncmp(text, start, strlen(start)) == 0;
}

/* What fails already when the page is shown needs no second line. */
static bool has_failed(const struct lint *lint, const char *file, int line)
{
    for (size_t i = 0; i < lint->report->count; i++) {
        const struct finding *finding = &lint->report->findings[i];
        if (finding->line == line && strcmp(finding->rule, "F-LOAD-1") == 0 &&
            strcmp(finding->file, file) == 0)
            return true;
    }
    return false;
}

static void check_link(struct lint *lint, const struct use *use)
{
    if (use->joined || pack_has_page(lint->pack, use->text) ||
        has_failed(lint, use->file, use->line))
        return;
    const char *near = pack_nearest_page(lint->pack, use->text);
    if (near)
        lint_find(lint, "F-LINK-1", use->file, use->line,
                  "go \"%s\": there is no such page; did you mean `%s`?", use->text, near);
    else
        lint_find(lint, "F-LINK-1", use->file, use->line, "go \"%s\": there is no pages/%s.lua",
                  use->text, use->text);
}

static bool is_root(const struct lint *lint, const char *page)
{
    const struct pack_info *info = lint->info;
    if (strcmp(page, info->start) == 0 || (info->help && strcmp(page, info->help) == 0))
        return true;
    for (int i = 0; i < info->attract_count; i++) {
        if (strcmp(page, info->attracts[i]) == 0)
            return true;
    }
    return false;
}

/* A page may be led to only where a slot is filled, so a file that names it is enough. */
static bool is_named(const struct uses *uses, const char *page, const char *path)
{
    for (size_t i = 0; i < uses->count; i++) {
        const struct use *use = &uses->items[i];
        if (!use->core && !begins(use->path, "tests/") && strcmp(use->path, path) != 0 &&
            strcmp(use->text, page) == 0)
            return true;
    }
    return false;
}

void files_check_links(struct lint *lint, const struct uses *uses)
{
    for (size_t i = 0; i < uses->count; i++) {
        if (uses->items[i].kind == USE_GO && !uses->items[i].core)
            check_link(lint, &uses->items[i]);
    }
    for (size_t i = 0; i < pack_page_count(lint->pack); i++) {
        const char *page = pack_page(lint->pack, i);
        const char *path = arena_printf(lint->arena, "pages/%s.lua", page);
        if (is_root(lint, page) || lint_depth(lint, page) >= 0 || is_named(uses, page, path))
            continue;
        lint_find(lint, "F-REACH-1", pack_where(lint->pack, path, lint->arena), 0,
                  "no button and no flow leads to this page from `%s`", lint->info->start);
    }
}

static bool is_asset(const char *text)
{
    return begins(text, "images/") || begins(text, "data/") || begins(text, "sounds/");
}

/* images/x.png of a text that only begins so, or that names the language's folder. */
static bool is_meant(const struct use *use, const char *path)
{
    return use->joined ? begins(path, use->text) : strcmp(use->text, path) == 0;
}

static const struct use *find_use(const struct uses *uses, const char *path)
{
    for (size_t i = 0; i < uses->count; i++) {
        const struct use *use = &uses->items[i];
        if (use->kind == USE_TEXT && strchr(use->text, '/') && is_meant(use, path))
            return use;
    }
    return NULL;
}

static void check_missing(struct lint *lint, const struct use *use)
{
    const char *path = use->text;
    if (use->kind == USE_LIB)
        path = arena_printf(lint->arena, "lib/%s.lua", use->text);
    else if (use->kind != USE_TEXT || !is_asset(path))
        return;
    if (use->joined || pack_has(lint->pack, path) || has_failed(lint, use->file, use->line))
        return;
    lint_find(lint, "F-MISS-1", use->file, use->line, "there is no %s in the pack", path);
}

static bool is_lib_used(const struct uses *uses, const char *path)
{
    for (size_t i = 0; i < uses->count; i++) {
        const struct use *use = &uses->items[i];
        size_t len = strlen(use->text);
        if (use->kind == USE_LIB && strncmp(path + 4, use->text, len) == 0 &&
            strcmp(path + 4 + len, ".lua") == 0)
            return true;
    }
    return false;
}

static bool is_language_used(const struct lint *lint, const char *path)
{
    for (int i = 0; i < lint->info->language_count; i++) {
        const char *code = lint->info->languages[i];
        size_t len = strlen(code);
        if (strncmp(path + 7, code, len) == 0 && strcmp(path + 7 + len, ".po") == 0)
            return true;
    }
    return false;
}

static bool is_used(const struct lint *lint, const struct uses *uses, const char *path)
{
    static const char *const own[] = {"pack.conf", "clinic.conf", "theme.conf", "reviews.conf",
                                      OFFICES_PATH};
    path = arena_strndup(lint->arena, path, pack_asked_len(path));
    const char *logo = pack_theme(lint->pack)->logo;
    const char *ending = strrchr(path, '.');
    bool lua = ending && strcmp(ending, ".lua") == 0;
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
        if (strcmp(path, own[i]) == 0)
            return true;
    }
    if (lua && (begins(path, "pages/") || begins(path, "tests/")))
        return true;
    if (lua && begins(path, "lib/"))
        return is_lib_used(uses, path);
    if (begins(path, "locale/"))
        return is_language_used(lint, path);
    if (begins(path, "lint/"))
        return true; /* lists of words for lint itself */
    return (logo && strcmp(logo, path) == 0) || find_use(uses, path);
}

void files_check_use(struct lint *lint, const struct uses *uses)
{
    for (size_t i = 0; i < uses->count; i++) {
        if (!uses->items[i].core)
            check_missing(lint, &uses->items[i]);
    }
    size_t count;
    const char *const *paths = files_list(lint, "", &count);
    for (size_t i = 0; i < count; i++) {
        if (!files_is_core(lint, paths[i]) && !is_used(lint, uses, paths[i]))
            lint_find(lint, "F-USE-1", pack_where(lint->pack, paths[i], lint->arena), 0,
                      "nothing in the pack uses %s", paths[i]);
    }
}

static void check_override(struct lint *lint, const char *path)
{
    size_t below = 0;
    for (size_t layer = 1; layer < pack_layer_count(lint->pack); layer++) {
        bool copy = strcmp(pack_layer_path(lint->pack, layer), lint->mend->dir) == 0;
        if (copy || !files_in_layer(lint, layer, path))
            continue;
        if (below > 0)
            lint_find(lint, "F-OVER-1",
                      arena_printf(lint->arena, "%s/%s", pack_layer_path(lint->pack, layer), path),
                      0, "takes the place of %s/%s", pack_layer_path(lint->pack, below), path);
        below = layer;
    }
}

static bool is_clinic_data(const char *path)
{
    return strcmp(path, "clinic.conf") == 0 || strcmp(path, "theme.conf") == 0 ||
           strcmp(path, OFFICES_PATH) == 0 || begins(path, "images/logo.") ||
           begins(path, "images/team-");
}

/* A layer over the pack's own, with facts of a clinic and without a pack.conf. */
static bool is_clinic(const struct lint *lint, size_t layer)
{
    bool over = false;
    for (size_t below = 1; below < layer; below++)
        over = over || files_in_layer(lint, below, "pack.conf");
    return over && !files_in_layer(lint, layer, "pack.conf") &&
           (files_in_layer(lint, layer, "clinic.conf") ||
            files_in_layer(lint, layer, "theme.conf"));
}

void files_check_layers(struct lint *lint)
{
    size_t count;
    const char *const *paths = files_list(lint, "", &count);
    for (size_t i = 0; i < count; i++) {
        if (!begins(paths[i], "locale/") && !files_is_core(lint, paths[i]))
            check_override(lint, paths[i]);
    }
    for (size_t layer = 2; layer < pack_layer_count(lint->pack); layer++) {
        const char *root = pack_layer_path(lint->pack, layer);
        for (size_t i = 0; is_clinic(lint, layer) && i < count; i++) {
            if (!is_clinic_data(paths[i]) && files_in_layer(lint, layer, paths[i]))
                lint_find(lint, "F-CLIN-1", arena_printf(lint->arena, "%s/%s", root, paths[i]), 0,
                          "a clinic's layer may hold only clinic.conf, theme.conf, "
                          "data/locations.csv, images/logo.* and images/team-*.*");
        }
    }
}
