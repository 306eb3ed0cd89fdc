/* All that is opened to show a pack. Here bytes from layers meet the modules that read
   them: fonts, ZIP codes and words know nothing of packs. */
#include "stage/bundle.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "base/alloc.h"
#include "base/arena.h"
#include "base/file.h"
#include "base/log.h"
#include "base/str.h"
#include "draw/list.h"
#include "layer/finished.h"
#include "layer/picture.h"
#include "script/declared.h"

#define FACE_MAX_BYTES ((size_t)32 * 1024 * 1024)
#define FACE_FILES (4 * FONT_FACES) /* in the fonts/ of all layers; more are not looked at */
#define FOLDER "fonts/"

/* In the order of preference; a face that the core does not have is passed over. */
static const char *const face_names[] = {
    "notosans",          "notosansarabic",   "notosanshebrew",   "notosansdevanagari",
    "notosansbengali",   "notosansgurmukhi", "notosansgujarati", "notosanstamil",
    "notosansthai",      "notosanslao",      "notosanskhmer",    "notosansethiopic",
    "notosansarmenian",  "notosansgeorgian", "notosanstelugu",   "notosanskannada",
    "notosansmalayalam", "notosanssinhala",  "notosansmyanmar",  NULL,
};
/* Behind those that the pack brings: they have a few characters each. */
static const char *const last_face_names[] = {"signs", "cjk-names", NULL};

struct language {
    const char *code;
    const struct words *words[PACK_LAYERS + 2]; /* the uppermost layer's first */
    size_t count;
};

struct bundle {
    struct pack *pack;
    const char *core;
    struct arena *arena;
    struct fonts *fonts;
    struct buf regular, bold; /* of the first face */
    void *zip_bytes;          /* pages that nobody writes any more */
    size_t zip_len;
    struct zips zips;
    struct tables *tables;
    struct chunks *chunks;
    struct language languages[PACK_LANGUAGES];
    int language_count;
    struct colour accent;
    bool has_accent, is_sample;
};

/* A face's file in the core layer; in the pack, if its name is "fonts/NAME". Or NULL. */
static const char *face_file(struct bundle *bundle, const char *name, bool bold)
{
    static const char *const endings[] = {"ttf", "otf"};
    const char *weight = bold ? "bold" : "regular";
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        bool own = str_begins_with(name, FOLDER);
        const char *path = arena_printf(bundle->arena, "%s%s%s-%s.%s", own ? "" : bundle->core,
                                        own ? "" : "/" FOLDER, name, weight, endings[i]);
        if (own ? pack_has(bundle->pack, path) : file_exists(path))
            return path;
    }
    return NULL;
}

static bool read_face(void *context, const char *name, bool bold, struct buf *out, struct err *err)
{
    struct bundle *bundle = context;
    const char *path = face_file(bundle, name, bold);
    if (path && str_begins_with(path, FOLDER))
        return pack_read(bundle->pack, path, FACE_MAX_BYTES, out, err);
    return path ? file_read(path, FACE_MAX_BYTES, out, err)
                : err_set(err, "there is no such file any more");
}

/* The first face is read at once: without it there is nothing to be read on the screen. */
static bool add_first_face(struct bundle *bundle, const char *name, bool has_bold, struct err *err)
{
    struct buf *regular = &bundle->regular, *bold = &bundle->bold;
    return read_face(bundle, name, false, regular, err) &&
           (!has_bold || read_face(bundle, name, true, bold, err)) &&
           fonts_add(bundle->fonts, name, regular->bytes, regular->len, bold->bytes, bold->len,
                     err);
}

static bool add_core_faces(struct bundle *bundle, const char *const *names, int *found,
                           struct err *err)
{
    const struct font_source source = {bundle, read_face};
    for (const char *const *name = names; *name; name++) {
        if (!face_file(bundle, *name, false))
            continue;
        bool has_bold = face_file(bundle, *name, true) != NULL;
        if (!((*found)++ == 0 ? add_first_face(bundle, *name, has_bold, err)
                              : fonts_add_later(bundle->fonts, *name, has_bold, &source, err)))
            return err_wrap(err, "%s/fonts", bundle->core);
    }
    return true;
}

/* fonts/NAME-regular.ttf and .otf, and NAME-bold beside them; a name of the core's stays its. */
static bool add_pack_faces(struct bundle *bundle, struct err *err)
{
    static const char regular[] = "-regular.";
    const struct font_source source = {bundle, read_face};
    const char *paths[FACE_FILES];
    size_t count = bundle->pack ? pack_list(bundle->pack, FOLDER, paths, FACE_FILES) : 0;
    for (size_t i = 0; i < count && i < FACE_FILES; i++) {
        const char *end = strstr(paths[i], regular);
        const char *name =
            end ? arena_strndup(bundle->arena, paths[i], (size_t)(end - paths[i])) : "";
        if (!end || face_file(bundle, name + strlen(FOLDER), false) ||
            !face_file(bundle, name, false))
            continue;
        bool has_bold = face_file(bundle, name, true) != NULL;
        if (!fonts_add_later(bundle->fonts, name, has_bold, &source, err))
            return err_wrap(err, "%s", pack_where(bundle->pack, paths[i], bundle->arena));
    }
    return true;
}

static bool open_fonts(struct bundle *bundle, struct err *err)
{
    int found = 0;
    bundle->fonts = fonts_create(err);
    if (!bundle->fonts || !add_core_faces(bundle, face_names, &found, err))
        return false;
    if (found == 0)
        return err_set(err, "%s/fonts: there are no fonts", bundle->core);
    return add_pack_faces(bundle, err) && add_core_faces(bundle, last_face_names, &found, err);
}

/* Its memory can not be written from then on, so nothing of a visitor comes to lie there. */
static bool freeze_zips(struct bundle *bundle, const struct buf *bytes, struct err *err)
{
    void *pages =
        mmap(NULL, bytes->len, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (pages == MAP_FAILED)
        return err_set(err, "there is no memory for it");
    memcpy(pages, bytes->bytes, bytes->len);
    mprotect(pages, bytes->len, PROT_READ);
    bundle->zip_bytes = pages;
    bundle->zip_len = bytes->len;
    return zips_open(&bundle->zips, pages, bytes->len, err);
}

static bool open_zips(struct bundle *bundle, struct err *err)
{
    const char *path = arena_printf(bundle->arena, "%s/data/zips.bin", bundle->core);
    struct buf bytes = {0};
    bool good = file_read(path, ZIPS_MAX_BYTES, &bytes, err) &&
                (bytes.len > 0 || err_set(err, "%s: there is nothing in it", path)) &&
                (freeze_zips(bundle, &bytes, err) || err_wrap(err, "%s", path));
    buf_free(&bytes);
    return good;
}

static bool read_words(struct language *language, const char *where, struct buf *text,
                       struct err *err)
{
    struct words *words = words_read(where, text->bytes, text->len, err);
    if (!words)
        return false;
    if (words_warning(words))
        log_warn("%s", words_warning(words));
    language->words[language->count++] = words;
    return true;
}

/* The words of every layer that has some, the uppermost first. */
static bool open_language(struct bundle *bundle, const char *code, struct err *err)
{
    struct language *language = &bundle->languages[bundle->language_count++];
    language->code = code;
    bool own = false; /* the pack itself has words of it, not the core alone */
    const char *path = arena_printf(bundle->arena, "locale/%s.po", code);
    for (size_t layer = pack_layer_count(bundle->pack); layer-- > 0;) {
        struct buf text = {0};
        struct err why = {0};
        if (!pack_read_layer(bundle->pack, layer, path, WORDS_BYTES, &text, &why)) {
            buf_free(&text);
            if (why.text[0]) {
                *err = why;
                return false;
            }
            continue;
        }
        const char *where =
            arena_printf(bundle->arena, "%s/%s", pack_layer_path(bundle->pack, layer), path);
        bool read = read_words(language, where, &text, err);
        buf_free(&text);
        if (!read)
            return false;
        own = own || layer > 0;
    }
    bool source = bundle->language_count == 1;
    if (!own && !source)
        log_warn("%s:%d: languages names `%s`, and there is no %s: its pages will be in `%s`",
                 pack_where(bundle->pack, "pack.conf", NULL),
                 pack_info(bundle->pack)->languages_line, code, path, bundle->languages[0].code);
    return true;
}

static bool open_languages(struct bundle *bundle, struct err *err)
{
    const struct pack_info *info = pack_info(bundle->pack);
    for (int i = 0; i < info->language_count; i++)
        if (!open_language(bundle, info->languages[i], err))
            return false;
    return true;
}

static void read_accent(struct bundle *bundle)
{
    const char *value = pack_theme(bundle->pack)->accent;
    unsigned hex;
    if (value && sscanf(value, "#%6x", &hex) == 1) {
        bundle->accent = COLOUR_HEX(hex);
        bundle->has_accent = true;
    }
}

static struct bundle *begin(const char *core)
{
    struct bundle *bundle = xcalloc(1, sizeof *bundle);
    bundle->arena = arena_create();
    bundle->core = arena_strdup(bundle->arena, core);
    return bundle;
}

static bool open_pack(struct bundle *bundle, const struct pack_layer *layers, int layer_count,
                      const char *clinic, struct err *err)
{
    struct pack_layer all[PACK_LAYERS];
    if (layer_count + 1 > PACK_LAYERS)
        return err_set(err, "a pack has at most %d layers", PACK_LAYERS - 1);
    all[0] = (struct pack_layer){.path = bundle->core};
    for (int i = 0; i < layer_count; i++)
        all[i + 1] = layers[i];
    bundle->pack = pack_open(all, (size_t)layer_count + 1, clinic, err);
    return bundle->pack && declared_read(bundle->pack, bundle->arena, err);
}

struct bundle *bundle_open(const char *core, const struct pack_layer *layers, int layer_count,
                           const char *clinic, struct err *err)
{
    struct bundle *bundle = begin(core);
    if (!open_pack(bundle, layers, layer_count, clinic, err) || !open_fonts(bundle, err) ||
        !open_zips(bundle, err) || !open_languages(bundle, err)) {
        bundle_close(bundle);
        return NULL;
    }
    bundle->tables = tables_create(bundle->pack, &bundle->zips);
    bundle->chunks = chunks_create();
    read_accent(bundle);
    return bundle;
}

struct bundle *bundle_open_core(const char *core, struct err *err)
{
    struct bundle *bundle = begin(core);
    if (!open_fonts(bundle, err)) {
        bundle_close(bundle);
        return NULL;
    }
    return bundle;
}

void bundle_close(struct bundle *bundle)
{
    if (!bundle)
        return;
    for (int i = 0; i < bundle->language_count; i++)
        for (size_t w = 0; w < bundle->languages[i].count; w++)
            words_free((struct words *)(size_t)bundle->languages[i].words[w]);
    tables_destroy(bundle->tables);
    chunks_destroy(bundle->chunks);
    fonts_destroy(bundle->fonts);
    buf_free(&bundle->regular);
    buf_free(&bundle->bold);
    if (bundle->zip_bytes)
        munmap(bundle->zip_bytes, bundle->zip_len);
    pack_close(bundle->pack);
    arena_destroy(bundle->arena);
    free(bundle);
}

void bundle_mark_sample(struct bundle *bundle)
{
    bundle->is_sample = true;
}

bool bundle_is_sample(const struct bundle *bundle)
{
    return bundle->is_sample;
}

void bundle_tell_notes(const struct bundle *bundle)
{
    struct slot_notes notes = pack_notes(bundle->pack);
    for (size_t i = 0; i < notes.count; i++)
        log_warn("%s%s", notes.items[i].text, notes.items[i].left_out ? "; it is left out" : "");
}

const struct pack *bundle_pack(const struct bundle *bundle)
{
    return bundle->pack;
}

struct fonts *bundle_fonts(const struct bundle *bundle)
{
    return bundle->fonts;
}

const struct colour *bundle_accent(const struct bundle *bundle)
{
    return bundle->has_accent ? &bundle->accent : NULL;
}

const struct words *const *bundle_words(struct bundle *bundle, const char *language, size_t *count)
{
    *count = 0;
    for (int i = 0; i < bundle->language_count; i++) {
        if (strcmp(bundle->languages[i].code, language) == 0) {
            *count = bundle->languages[i].count;
            return bundle->languages[i].words;
        }
    }
    return NULL;
}

const char *bundle_word(struct bundle *bundle, const char *language, const char *source)
{
    size_t count;
    const struct words *const *words = bundle_words(bundle, language, &count);
    return words_find(words, count, source);
}

struct script_config bundle_script_config(struct bundle *bundle, const char *language)
{
    struct script_config config = {
        .pack = bundle->pack,
        .zips = &bundle->zips,
        .tables = bundle->tables,
        .chunks = bundle->chunks,
        .language = language,
    };
    config.words = bundle_words(bundle, language, &config.words_count);
    return config;
}

static bool read_picture(void *context, const char *path, bool dark, struct buf *out,
                         struct err *err)
{
    const struct bundle *bundle = context;
    if (!bundle->pack)
        return err_set(err, "there is no pack");
    return pack_read_picture(bundle->pack, path, dark, PICTURE_MAX_BYTES, out, err);
}

static const char *where_picture(void *context, const char *path)
{
    struct bundle *bundle = context;
    return pack_where(bundle->pack, path, NULL);
}

/* Most are shown small, and a small one is decoded in a part of a large one's time. */
static bool read_icon(void *context, const char *name, int side, struct buf *out, struct err *err)
{
    static const int smaller[] = {64, 128}; /* as assets/core/core.cmake draws them */
    const struct bundle *bundle = context;
    char path[PATH_MAX];
    for (size_t i = 0; i < sizeof smaller / sizeof *smaller; i++) {
        snprintf(path, sizeof path, "%s/icons-%d/%s.png", bundle->core, smaller[i], name);
        if (side <= smaller[i] && file_read(path, PICTURE_MAX_BYTES, out, NULL))
            return true;
    }
    snprintf(path, sizeof path, "%s/icons/%s.png", bundle->core, name);
    return file_read(path, PICTURE_MAX_BYTES, out, err);
}

bool bundle_picture_key(const struct bundle *bundle, const struct draw_item *item,
                        struct finished_key *key)
{
    struct rect crop = item->picture.crop;
    *key = (struct finished_key){.w = item->rect.w, .h = item->rect.h};
    if (!rect_empty(crop))
        memcpy(key->crop, (int32_t[]){crop.x, crop.y, crop.w, crop.h}, sizeof key->crop);
    return bundle->pack &&
           pack_picture_source(bundle->pack, item->picture.path, item->picture.dark, &key->source);
}

static bool read_finished(void *context, const struct draw_item *item, struct buf *out)
{
    const struct bundle *bundle = context;
    struct finished_key key;
    return bundle_picture_key(bundle, item, &key) && pack_finished(bundle->pack, &key, out);
}

struct render_source bundle_pictures(struct bundle *bundle)
{
    return (struct render_source){bundle, read_picture, where_picture, read_finished, read_icon};
}

bool bundle_size_key(const struct bundle *bundle, const char *path, struct finished_key *key)
{
    *key = (struct finished_key){0};
    return bundle->pack && pack_picture_source(bundle->pack, path, false, &key->source);
}

/* As root's install found it: the file itself is read when it is drawn. */
static bool read_size(const struct bundle *bundle, const char *path, struct finished_size *size)
{
    struct finished_key key;
    struct buf bytes = {0};
    bool known = bundle_size_key(bundle, path, &key) && pack_finished(bundle->pack, &key, &bytes) &&
                 bytes.len == sizeof *size;
    if (known)
        memcpy(size, bytes.bytes, sizeof *size);
    buf_free(&bytes);
    return known && size->w > 0 && size->h > 0;
}

static bool picture_size(void *context, const char *path, int *w, int *h, struct err *err)
{
    struct buf bytes = {0};
    struct finished_size known;
    if (read_size(context, path, &known)) {
        *w = known.w;
        *h = known.h;
        return true;
    }
    struct picture picture;
    bool read = read_picture(context, path, false, &bytes, err);
    bool good = read && picture_read(&picture, bytes.bytes, bytes.len, err);
    buf_free(&bytes);
    if (!good)
        return read ? err_wrap(err, "%s", path) : false;
    *w = picture.w;
    *h = picture.h;
    return true;
}

struct script_pictures bundle_picture_sizes(struct bundle *bundle)
{
    return (struct script_pictures){bundle, picture_size};
}
