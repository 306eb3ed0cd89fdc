/* strings: brings every PO file of a pack up to the words of its pages. Nothing is
   written where nothing has changed. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/log.h"
#include "base/print.h"
#include "base/str.h"
#include "base/utf8.h"
#include "kiosk/verbs.h"
#include "layer/layer.h"
#include "locale/po.h"
#include "workshop/gettext.h"
#include "workshop/pot.h"

#define WORDS_BYTES_MAX ((size_t)4 * 1024 * 1024)
/* So that msginit says which plural forms the language has; merging drops it again. */
#define ANY_PLURAL "msgid \"one\"\nmsgid_plural \"many\"\nmsgstr[0] \"\"\nmsgstr[1] \"\"\n"

struct strings {
    const struct options *options;
    const struct pack *pack;
    struct arena *arena;
    char dir[64];   /* of temporary files */
    struct buf pot; /* the words of one layer's pages */
    struct po kept; /* words that come from elsewhere: the program's, the clinic's */
};

static const char *temporary(struct strings *strings, const char *name)
{
    return arena_printf(strings->arena, "%s/%s", strings->dir, name);
}

/* Its own pages and libraries; tests have no words. */
static void list_sources(const struct layer *layer, struct buf *out)
{
    for (size_t i = 0; i < layer_file_count(layer); i++) {
        const char *path = layer_file(layer, i);
        if (str_ends_with(path, ".lua") && !str_begins_with(path, "tests/"))
            buf_printf(out, "%s\n", path);
    }
}

/* A layer without words of its own gives its words to the one with the pack.conf. */
static bool has_own_words(const struct layer *layer)
{
    for (size_t i = 0; i < layer_file_count(layer); i++) {
        if (str_begins_with(layer_file(layer, i), "locale/"))
            return true;
    }
    return layer_has(layer, "pack.conf");
}

static bool extract(struct strings *strings, struct layer *const *layers,
                    const struct layer *target, struct err *err)
{
    const char *dirs[PACK_LAYERS + 1] = {layer_path(target)};
    int count = 1;
    struct buf list = {0};
    list_sources(target, &list);
    for (int i = 0; i < strings->options->layer_count; i++) {
        if (!layer_has(target, "pack.conf") || has_own_words(layers[i]))
            continue;
        list_sources(layers[i], &list);
        dirs[count++] = layer_path(layers[i]);
    }
    struct buf found = {0};
    const char *name = temporary(strings, "files");
    bool good = list.len == 0 || (file_replace(name, list.bytes, list.len, err) &&
                                  gettext_extract(dirs, name, &found, err));
    buf_append(&found, "", 0);
    buf_free(&strings->pot);
    pot_take(found.bytes, &strings->pot);
    buf_free(&list);
    buf_free(&found);
    return good;
}

static bool begin_language(struct strings *strings, const char *code, struct buf *out,
                           struct err *err)
{
    const char *name = temporary(strings, "begin.pot");
    struct buf begun = {0};
    bool good = file_replace(name, POT_HEADER ANY_PLURAL, strlen(POT_HEADER ANY_PLURAL), err) &&
                gettext_begin(code, name, &begun, err);
    if (good)
        pot_take_header(begun.bytes ? begun.bytes : "", pack_info(strings->pack)->id, out);
    buf_free(&begun);
    return good;
}

static void print_counts(struct strings *strings, const char *code, const char *path,
                         const struct buf *text)
{
    struct po po;
    int translated = 0, fuzzy = 0, missing = 0;
    po_read(&po, strings->arena, path, text->bytes, text->len, NULL);
    for (size_t i = 0; i < po.count; i++) {
        const struct po_entry *entry = &po.entries[i];
        if (entry->obsolete || !*entry->source)
            continue;
        if (entry->fuzzy)
            fuzzy++;
        else if (po_is_translated(entry))
            translated++;
        else
            missing++;
    }
    print_line("%s: %d translated, %d fuzzy, %d missing (%s)", code, translated, fuzzy, missing,
               path);
}

/* The program's own words in a language; where it has none, the pack is to translate
 * them. */
static void choose_program_words(struct strings *strings, const char *code, struct po *core,
                                 struct buf *asked)
{
    struct buf text = {0};
    const char *path = arena_printf(strings->arena, "locale/%s.po", code);
    if (pack_read_layer(strings->pack, 0, path, WORDS_BYTES_MAX, &text, NULL))
        po_read(core, strings->arena, path, text.len ? text.bytes : "", text.len, NULL);
    else
        pack_read_layer(strings->pack, 0, "locale/anteroom.pot", WORDS_BYTES_MAX, asked, NULL);
    buf_free(&text);
}

/* A pack may translate the program's words and the clinic's anew: no page says them, and
   they stay all the same. What the program translates itself needs no entry. */
static void choose_words(struct strings *strings, const char *code, const struct po *po,
                         struct buf *pot)
{
    struct po core = {0}, said;
    struct buf asked = {0};
    choose_program_words(strings, code, &core, &asked);
    pot_copy(strings->pot.bytes, &core, po, pot);
    if (asked.len > 0) {
        buf_append(&asked, "", 0);
        pot_join(asked.bytes, pot);
    }
    buf_free(&asked);
    po_read(&said, strings->arena, "", pot->bytes, pot->len, NULL);
    for (size_t i = 0; i < po->count; i++) {
        const struct po_entry *entry = &po->entries[i];
        if (!entry->obsolete && *entry->source && !po_find(&said, entry->source) &&
            po_find(&strings->kept, entry->source))
            pot_add(entry, pot);
    }
}

/* What the file holds. msgmerge takes no byte order mark, and we take nothing but UTF-8:
   `mended` if it is no longer what stands on disk. */
static bool read_old(const char *path, struct buf *old, bool *mended, struct err *err)
{
    if (!file_read(path, WORDS_BYTES_MAX, old, err))
        return false;
    size_t mark = utf8_mark(old->bytes, old->len);
    if (mark > 0)
        memmove(old->bytes, old->bytes + mark, old->len -= mark);
    bool utf8 = utf8_check(old->bytes, old->len) == old->len;
    *mended = mark > 0 || !utf8;
    if (utf8)
        return true;
    old->len = 0;
    return gettext_to_utf8(path, old, err);
}

/* `old` is what the file holds, or what it is to begin as: then it `differs` from what
   stands on disk. */
static bool merge(struct strings *strings, const char *code, const char *path,
                  const struct buf *old, bool differs, struct err *err)
{
    const char *before = temporary(strings, "before.po");
    const char *name = temporary(strings, "words.pot");
    struct buf pot = {0}, merged = {0};
    struct po po;
    if (!po_read(&po, strings->arena, path, old->bytes, old->len, err))
        return false;
    choose_words(strings, code, &po, &pot);
    bool good = (!differs || file_replace(before, old->bytes, old->len, err)) &&
                file_replace(name, pot.bytes, pot.len, err) &&
                gettext_merge(differs ? before : path, name, &merged, err);
    bool same = good && !differs && merged.len == old->len &&
                memcmp(merged.bytes, old->bytes, old->len) == 0;
    if (good && !same)
        good = file_replace(path, merged.bytes, merged.len, err);
    if (good)
        print_counts(strings, code, path, &merged);
    buf_free(&pot);
    buf_free(&merged);
    return good || err_wrap(err, "%s", path);
}

static bool refresh(struct strings *strings, const struct layer *layer, const char *code,
                    struct err *err)
{
    const char *dir = arena_printf(strings->arena, "%s/locale", layer_path(layer));
    const char *path = arena_printf(strings->arena, "%s/%s.po", dir, code);
    struct buf old = {0};
    bool differs = !file_exists(path);
    bool good = differs ? file_make_dirs(dir, err) && begin_language(strings, code, &old, err)
                        : read_old(path, &old, &differs, err);
    buf_append(&old, "", 0);
    good = good && merge(strings, code, path, &old, differs, err);
    buf_free(&old);
    return good;
}

static bool refresh_layer(struct strings *strings, const struct layer *layer, struct err *err)
{
    const struct pack_info *info = pack_info(strings->pack);
    bool main = layer_has(layer, "pack.conf");
    for (int i = 1; main && i < info->language_count; i++) {
        if (!refresh(strings, layer, info->languages[i], err))
            return false;
    }
    for (size_t i = 0; i < layer_file_count(layer); i++) {
        const char *path = layer_file(layer, i);
        if (!str_begins_with(path, "locale/") || !str_ends_with(path, ".po"))
            continue;
        const char *code = arena_strndup(strings->arena, path + 7, strlen(path) - 10);
        bool done = false;
        for (int l = 1; main && l < info->language_count; l++)
            done = done || strcmp(info->languages[l], code) == 0;
        if (!done && !refresh(strings, layer, code, err))
            return false;
    }
    return true;
}

static void keep_words(struct strings *strings)
{
    const struct conf *slots = pack_slots(strings->pack);
    const char *paths[PACK_LANGUAGES * 4];
    size_t count = pack_list(strings->pack, "locale/", paths, PACK_LANGUAGES * 4);
    struct buf all = {0};
    for (size_t i = 0; i < count; i++)
        pack_read_layer(strings->pack, 0, paths[i], WORDS_BYTES_MAX, &all, NULL);
    for (size_t i = 0; i < slots->count; i++) {
        const struct po_entry slot = {.source = slots->entries[i].value};
        pot_add(&slot, &all);
    }
    buf_append(&all, "", 0);
    po_read(&strings->kept, strings->arena, "", all.bytes, all.len, NULL);
    buf_free(&all);
}

static bool refresh_all(struct strings *strings, struct layer *const *layers, struct err *err)
{
    for (int i = 0; i < strings->options->layer_count; i++) {
        if (has_own_words(layers[i]) &&
            !(extract(strings, layers, layers[i], err) && refresh_layer(strings, layers[i], err)))
            return false;
    }
    return true;
}

static bool open_layers(const struct options *options, struct layer **layers, struct err *err)
{
    for (int i = 0; i < options->layer_count; i++) {
        const char *path = options->layers[i].path;
        if (file_exists(path) && !file_is_dir(path))
            return err_set(err, "%s: is packed: name the directory it was made of", path);
        layers[i] = layer_open(path, err);
        if (!layers[i])
            return false;
    }
    return true;
}

static bool refresh_in(struct strings *strings, struct err *err)
{
    struct layer *layers[PACK_LAYERS] = {NULL};
    snprintf(strings->dir, sizeof strings->dir, "/tmp/anteroom-strings-XXXXXX");
    if (!mkdtemp(strings->dir))
        return err_set(err, "/tmp: no temporary directory can be made there");
    keep_words(strings);
    bool good = open_layers(strings->options, layers, err) && refresh_all(strings, layers, err);
    static const char *const names[] = {"files", "begin.pot", "before.po", "words.pot"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        unlink(temporary(strings, names[i]));
    rmdir(strings->dir);
    for (int i = 0; i < strings->options->layer_count; i++)
        layer_close(layers[i]);
    return good;
}

static bool refresh_pack(const struct options *options, const struct setup *setup, struct err *err)
{
    struct pack_layer layers[PACK_LAYERS] = {{.path = setup->core}};
    for (int i = 0; i < options->layer_count; i++)
        layers[i + 1] = options->layers[i];
    struct pack *pack = pack_open(layers, (size_t)options->layer_count + 1, NULL, err);
    struct strings strings = {.options = options, .pack = pack, .arena = arena_create()};
    bool good = pack && gettext_found(err) && refresh_in(&strings, err);
    buf_free(&strings.pot);
    arena_destroy(strings.arena);
    pack_close(pack);
    return good;
}

int verb_strings(const struct options *options)
{
    struct setup setup;
    struct err err = {"strings: name the pack's layers"};
    if (options->layer_count == 0 || !setup_open(&setup, options, &err)) {
        log_error("%s", err.text);
        return options->layer_count == 0 ? EXIT_USAGE : EXIT_FOUND;
    }
    bool good = refresh_pack(options, &setup, &err);
    if (!good)
        log_error("%s", err.text);
    setup_close(&setup);
    return good ? EXIT_DONE : EXIT_FOUND;
}
