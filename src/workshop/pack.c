/* pack: makes one packed layer of the named ones, after lint has found no error. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/log.h"
#include "base/print.h"
#include "base/progress.h"
#include "base/str.h"
#include "kiosk/verbs.h"
#include "layer/layer_write.h"
#include "layer/picture.h"
#include "layer/zip_check.h"
#include "pack/layer_info.h"
#include "pack/slots.h"
#include "script/declared.h"
#include "script/tables.h"
#include "workshop/families.h"
#include "workshop/pack_pictures.h"

struct packing {
    const struct options *options;
    const char *core;
    struct arena *arena;
    struct layer *layers[PACK_LAYERS];
    struct layer_writer *writer;
    struct picture_needs needs;
    struct layer_info info;
    size_t done, files; /* of all layers, for the progress line */
};

static bool open_layers(struct packing *packing, struct err *err)
{
    const struct options *options = packing->options;
    for (int i = 0; i < options->layer_count; i++) {
        packing->layers[i] = layer_open(options->layers[i].path, err);
        if (!packing->layers[i] || !layer_check(packing->layers[i], err))
            return false;
        packing->files += layer_file_count(packing->layers[i]);
    }
    return true;
}

/* What the whole is. Only content may have several layers. */
static bool read_info(struct packing *packing, struct err *err)
{
    int count = packing->options->layer_count;
    for (int i = count; i-- > 0;) {
        if (layer_has(packing->layers[i], "pack.conf"))
            return layer_info_read(&packing->info, packing->arena, packing->layers[i], err);
    }
    return (count == 1 ||
            err_set(err, "packing: none of the layers has a pack.conf: a clinic's layer, and "
                         "one of keys, is packed by itself")) &&
           layer_info_read(&packing->info, packing->arena, packing->layers[0], err);
}

static bool refuse_findings(const struct report *report, struct err *err)
{
    struct buf out = {0};
    if (report_count(report, LEVEL_ERROR) == 0)
        return true;
    report_print(report, &out);
    log_whole(&out);
    buf_free(&out);
    return err_set(err, "packing: lint found errors: mend them first");
}

static void tell_warnings(const struct report *report)
{
    size_t warnings = report_count(report, LEVEL_WARNING);
    if (warnings > 0)
        log_info("packing: lint has %zu warnings: anteroom lint tells them", warnings);
}

static bool check_content(struct packing *packing, struct err *err)
{
    struct options all = {0};
    const struct config config = {0};
    options_fill(&all, &config, &(struct pack_info){0});
    const struct lint_options wanted = {.core = packing->core,
                                        .layers = packing->options->layers,
                                        .layer_count = packing->options->layer_count,
                                        .displays = all.displays,
                                        .display_count = all.display_count,
                                        .text_sizes = all.text_sizes,
                                        .text_size_count = all.text_size_count,
                                        .dark = all.dark,
                                        .theme_count = all.theme_count,
                                        .no_screens = true};
    struct lint lint;
    lint_open(&lint, &wanted);
    progress_say("checking ...");
    bool good = lint_run(&lint, err);
    progress_end();
    good = good && refuse_findings(lint.report, err);
    if (good) {
        tell_warnings(lint.report);
        progress_say("measuring screens ...");
        picture_needs_measure(&packing->needs, &lint);
        good = refuse_findings(lint.report, err);
    }
    lint_close(&lint);
    return good;
}

static bool check_offices(const struct packing *packing, const struct pack *pack, struct err *err)
{
    struct zips zips;
    struct buf bytes = {0};
    const char *path = arena_printf(packing->arena, "%s/data/zips.bin", packing->core);
    bool good = file_read(path, ZIPS_MAX_BYTES, &bytes, err) &&
                zips_open(&zips, bytes.bytes, bytes.len, err);
    if (good) {
        struct tables *tables = tables_create(pack, &zips);
        const struct csv *offices = tables_get(tables, OFFICES_PATH, err);
        good = offices && (!offices->left_out || err_set(err, "%s", offices->left_out));
        tables_destroy(tables);
    }
    buf_free(&bytes);
    return good;
}

/* Every fact, by what the layers below declare. */
static bool check_facts(const struct packing *packing, struct err *err)
{
    struct pack_layer layers[PACK_LAYERS] = {{.path = packing->core}};
    size_t count = (size_t)packing->options->below_count;
    memcpy(layers + 1, packing->options->below, count * sizeof *layers);
    struct pack *pack = pack_open(layers, count + 1, packing->options->layers[0].path, err);
    bool good = pack && declared_read(pack, packing->arena, err);
    for (size_t i = 0; good && i < pack_notes(pack).count; i++)
        if (pack_notes(pack).items[i].left_out)
            good = err_set(err, "%s", pack_notes(pack).items[i].text);
    pack_close(pack);
    return good;
}

/* Core's facts were looked at; of the others only the pack knows what may stand there. */
static void tell_unchecked(const struct pack *pack)
{
    static const struct fact_set core;
    const struct conf *facts = pack_slots(pack);
    struct buf names = {0};
    for (size_t i = 0; i < facts->count; i++)
        if (slot_is_unknown(&core, facts->entries[i].key))
            buf_printf(&names, "%s%s", names.len ? ", " : "", facts->entries[i].key);
    if (names.len)
        log_info("packing: not checked, as the pack's facts.lua is not at hand: %s; name the "
                 "pack's layers behind --over",
                 names.bytes);
    buf_free(&names);
}

static bool check_clinic(const struct packing *packing, struct err *err)
{
    struct pack *pack = pack_open_clinic(&packing->options->layers[0], err);
    bool good = pack && (!pack_has(pack, OFFICES_PATH) || check_offices(packing, pack, err));
    if (good && packing->options->over)
        good = check_facts(packing, err);
    else if (good)
        tell_unchecked(pack);
    pack_close(pack);
    return good;
}

static bool check(struct packing *packing, struct err *err)
{
    switch (packing->info.role) {
    case LAYER_CONTENT: return check_content(packing, err);
    case LAYER_CLINIC: return check_clinic(packing, err);
    case LAYER_KEYS: return true;
    }
    return false;
}

static bool is_bitmap(const char *name)
{
    return str_ends_with(name, ".png") || str_ends_with(name, ".jpg") ||
           str_ends_with(name, ".jpeg");
}

static bool check_words(const char *where, const struct buf *bytes, struct err *err)
{
    struct words *words = words_read(where, bytes->bytes, bytes->len, err);
    if (words && words_warning(words))
        log_warn("%s", words_warning(words));
    words_free(words);
    return words != NULL;
}

static bool add_file(const struct packing *packing, const struct layer *layer, const char *name,
                     struct err *err)
{
    struct buf bytes = {0};
    const char *where = arena_printf(packing->arena, "%s/%s", layer_path(layer), name);
    size_t most = is_bitmap(name) ? PICTURE_MAX_BYTES : ZIP_CHECK_ENTRY;
    bool good = layer_read(layer, name, most, &bytes, err);
    if (good && str_begins_with(name, "locale/") && str_ends_with(name, ".po"))
        good = check_words(where, &bytes, err);
    if (good && str_ends_with(name, ".svg"))
        good = picture_needs_draw(&packing->needs, packing->writer, name, where, &bytes, err);
    else if (good && is_bitmap(name))
        good = picture_needs_add(&packing->needs, packing->writer, name, where, &bytes, err);
    else if (good)
        layer_writer_add(packing->writer, name, &bytes);
    buf_free(&bytes);
    return good;
}

static bool add_layers(struct packing *packing, struct err *err)
{
    for (int i = 0; i < packing->options->layer_count; i++) {
        const struct layer *layer = packing->layers[i];
        for (size_t file = 0; file < layer_file_count(layer); file++) {
            if (!add_file(packing, layer, layer_file(layer, file), err))
                return false;
            progress_say("packing: %zu of %zu files", ++packing->done, packing->files);
        }
    }
    return true;
}

static bool write_out(const struct packing *packing, struct err *err)
{
    const struct layer_info *info = &packing->info;
    struct buf out = {0};
    progress_say("writing %s ...", packing->options->out);
    bool good = layer_writer_pack(packing->writer, &out, err) &&
                file_replace(packing->options->out, out.bytes, out.len, err);
    progress_end();
    if (good)
        print_line("%s: %s %s%s%s, %zu files, %.1f MiB", packing->options->out,
                   layer_role_name(info->role), info->id, *info->version ? " " : "", info->version,
                   layer_writer_count(packing->writer), (double)out.len / 1024 / 1024);
    buf_free(&out);
    return good;
}

static bool pack_layers(const struct options *options, const char *core, struct err *err)
{
    struct packing packing = {
        .options = options, .core = core, .arena = arena_create(), .writer = layer_writer_create()};
    packing.needs.arena = packing.arena;
    bool good = open_layers(&packing, err) && read_info(&packing, err) && check(&packing, err) &&
                add_layers(&packing, err) && write_out(&packing, err);
    progress_end();
    for (int i = 0; i < options->layer_count; i++)
        layer_close(packing.layers[i]);
    layer_writer_destroy(packing.writer);
    arena_destroy(packing.arena);
    return good;
}

int verb_pack(const struct options *options)
{
    struct setup setup;
    struct err err = {0};
    if (!options->out || options->layer_count == 0) {
        log_error("pack: name the layers, and the file to write with -o FILE");
        return EXIT_USAGE;
    }
    if (options->over && (options->layer_count != 1 || options->below_count == 0)) {
        log_error("pack: one clinic's layer stands before --over, the pack's layers behind it");
        return EXIT_USAGE;
    }
    if (!setup_open(&setup, options, &err)) {
        log_error("%s", err.text);
        return EXIT_FOUND;
    }
    bool good = pack_layers(options, setup.core, &err);
    if (!good)
        log_error("%s", err.text);
    setup_close(&setup);
    return good ? EXIT_DONE : EXIT_FOUND;
}
