/* A pack: the files of its layers in one sorted list, the later layer's over the
 * earlier's. */
#include "pack/pack.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/arena.h"
#include "pack/layer.h"
#include "pack/layer_kind.h"
#include "pack/pack_check.h"

struct pack_file {
    const char *path;
    size_t layer;      /* the uppermost that has it */
    const char *where; /* NULL until somebody asks */
};

struct pack {
    struct arena *arena;
    struct layer *layers[PACK_LAYERS];
    size_t layer_count;
    struct pack_file *files; /* sorted by path */
    size_t file_count;
    const char **pages; /* ids in their order, then NULL */
    size_t page_count;
    size_t conf_layer; /* whose pack.conf counts */
    struct buf missing_where;
    struct pack_info info;
    struct conf slots, theme;
};

/* The first file that does not stand before the path. */
static size_t
lower_bound(const struct pack *pack, const char *path)
{
    size_t low = 0, high = pack->file_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(pack->files[middle].path, path) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static struct pack_file *
find_exactly(const struct pack *pack, const char *path)
{
    size_t at = lower_bound(pack, path);
    bool found = at < pack->file_count && strcmp(pack->files[at].path, path) == 0;
    return found ? &pack->files[at] : NULL;
}

/* A drawing as a packed layer holds it, or NULL. */
static struct pack_file *
find_drawn(const struct pack *pack, const char *path, const char *ending)
{
    char drawn[LAYER_MAX_NAME + 1];
    size_t len = strlen(path);
    if (len < 4 || strcmp(path + len - 4, ".svg") != 0 ||
        snprintf(drawn, sizeof drawn, "%s%s", path, ending) >= (int)sizeof drawn)
        return NULL;
    return find_exactly(pack, drawn);
}

static struct pack_file *
find_file(const struct pack *pack, const char *path)
{
    struct pack_file *file = find_exactly(pack, path);
    struct pack_file *drawn = find_drawn(pack, path, PACK_DRAWN);
    return drawn && (!file || drawn->layer > file->layer) ? drawn : file;
}

/* Both lists are sorted, so one pass over both makes the next. */
static void
merge_layer(struct pack *pack, size_t index)
{
    const struct layer *layer = pack->layers[index];
    size_t more = layer_file_count(layer), old = 0, used = 0;
    struct pack_file *files = xcalloc(pack->file_count + more + 1, sizeof *files);
    for (size_t i = 0; i < more; i++) {
        const char *path = layer_file(layer, i);
        int order = -1;
        while (old < pack->file_count &&
               (order = strcmp(pack->files[old].path, path)) < 0)
            files[used++] = pack->files[old++];
        if (old < pack->file_count && order == 0)
            old++;
        files[used++] = (struct pack_file){path, index, NULL};
    }
    while (old < pack->file_count)
        files[used++] = pack->files[old++];
    free(pack->files);
    pack->files = files;
    pack->file_count = used;
}

static bool
open_layer(struct pack *pack, const struct pack_layer *wanted, struct err *err)
{
    if (pack->layer_count == PACK_LAYERS)
        return err_set(err, "opening the layer %s: more than %d layers: name fewer",
                       wanted->path, PACK_LAYERS);
    struct layer *layer = wanted->digest
                              ? layer_open_exact(wanted->path, wanted->digest, err)
                              : layer_open(wanted->path, err);
    if (!layer)
        return false;
    pack->layers[pack->layer_count++] = layer;
    merge_layer(pack, pack->layer_count - 1);
    return (wanted->digest || layer_check(layer, err)) &&
           (!wanted->clinic || pack_check_clinic_layer(layer, err));
}

static int
by_bytes(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The id of "pages/NAME.lua", or NULL: the file is no page. */
static const char *
page_id(struct arena *arena, const char *path)
{
    size_t len = strlen(path);
    if (len <= 10 || strncmp(path, "pages/", 6) != 0 ||
        strcmp(path + len - 4, ".lua") != 0)
        return NULL;
    return arena_strndup(arena, path + 6, len - 10);
}

static bool
collect_pages(struct pack *pack, struct err *err)
{
    pack->pages = xcalloc(pack->file_count + 1, sizeof *pack->pages);
    for (size_t i = 0; i < pack->file_count; i++) {
        const char *id = page_id(pack->arena, pack->files[i].path);
        if (!id)
            continue;
        if (!pack_is_page_id(id))
            return err_set(err,
                           "%s: the id of a page is of a-z, 0-9 and -, or topic/name of "
                           "two such: rename the file",
                           pack_where(pack, pack->files[i].path));
        pack->pages[pack->page_count++] = id;
    }
    qsort(pack->pages, pack->page_count, sizeof *pack->pages, by_bytes);
    return true;
}

/* Puts the page behind those that are in order, unless it is among them. */
static void
page_forward(const struct pack *pack, const char *id, bool *moved, const char **order,
             size_t *done)
{
    const char **found =
        bsearch(&id, pack->pages, pack->page_count, sizeof *pack->pages, by_bytes);
    if (!found || moved[found - pack->pages])
        return;
    moved[found - pack->pages] = true;
    order[(*done)++] = *found;
}

static void
order_pages(struct pack *pack)
{
    bool *moved = xcalloc(pack->page_count + 1, sizeof *moved);
    const char **order = xcalloc(pack->page_count + 1, sizeof *order);
    size_t done = 0;
    page_forward(pack, pack->info.start, moved, order, &done);
    for (int f = 0; f < pack->info.flow_count; f++) {
        const struct pack_flow *flow = &pack->info.flows[f];
        for (int i = 0; i < flow->count; i++)
            page_forward(pack, flow->pages[i], moved, order, &done);
    }
    for (size_t i = 0; i < pack->page_count; i++) {
        if (!moved[i])
            order[done++] = pack->pages[i];
    }
    free(moved);
    free(pack->pages);
    pack->pages = order;
}

/* An absent file is a conf without entries. */
static bool
read_conf(struct pack *pack, const char *path, struct conf *out, struct err *err)
{
    *out = (struct conf){.name = path};
    if (!pack_has(pack, path))
        return true;
    struct buf text = {0};
    bool good =
        pack_read(pack, path, CONF_MAX_BYTES, &text, err) &&
        conf_read(out, pack->arena, pack_where(pack, path), text.bytes, text.len, err);
    buf_free(&text);
    return good;
}

static bool
refuse_without_conf(const struct pack *pack, struct err *err)
{
    struct buf list = {0};
    for (size_t i = 0; i < pack->layer_count; i++)
        buf_printf(&list, "%s%s", i ? ", " : "", layer_path(pack->layers[i]));
    err_set(err,
            "opening the pack: there is no pack.conf in %s: name a layer that has one",
            list.bytes ? list.bytes : "no layer at all");
    buf_free(&list);
    return false;
}

static bool
read_clinic(struct pack *pack, struct err *err)
{
    return read_conf(pack, "clinic.conf", &pack->slots, err) &&
           pack_check_slots(pack->arena, &pack->slots, err) &&
           read_conf(pack, "theme.conf", &pack->theme, err) &&
           pack_check_theme(pack, &pack->theme, err);
}

static bool
read_all(struct pack *pack, struct err *err)
{
    const struct pack_file *file = find_file(pack, "pack.conf");
    if (!file)
        return refuse_without_conf(pack, err);
    pack->conf_layer = file->layer;
    struct conf conf;
    if (!collect_pages(pack, err) || !read_conf(pack, "pack.conf", &conf, err) ||
        !pack_check_info(pack, pack->arena, &conf, &pack->info, err))
        return false;
    order_pages(pack);
    return read_clinic(pack, err);
}

struct pack_stack
pack_stack_of(const char *const *paths, size_t count)
{
    assert(count <= PACK_LAYERS);
    struct pack_stack stack = {.count = count};
    for (size_t i = 0; i < count; i++)
        stack.layers[i].path = paths[i];
    return stack;
}

struct pack *
pack_open(const struct pack_layer *layers, size_t count, const char *clinic,
          struct err *err)
{
    struct pack *pack = xcalloc(1, sizeof *pack);
    pack->arena = arena_create();
    bool good = true;
    for (size_t i = 0; i < count && good; i++)
        good = open_layer(pack, &layers[i], err);
    if (good && clinic)
        good =
            open_layer(pack, &(struct pack_layer){.path = clinic, .clinic = true}, err) ||
            err_wrap(err, "the clinic's own directory");
    if (good && read_all(pack, err))
        return pack;
    pack_close(pack);
    return NULL;
}

struct pack *
pack_open_clinic(const struct pack_layer *layer, struct err *err)
{
    struct pack *pack = xcalloc(1, sizeof *pack);
    pack->arena = arena_create();
    struct pack_layer clinic = *layer;
    clinic.clinic = true;
    if (open_layer(pack, &clinic, err) && collect_pages(pack, err) &&
        read_clinic(pack, err))
        return pack;
    pack_close(pack);
    return NULL;
}

void
pack_close(struct pack *pack)
{
    if (!pack)
        return;
    for (size_t i = 0; i < pack->layer_count; i++)
        layer_close(pack->layers[i]);
    free(pack->files);
    free(pack->pages);
    buf_free(&pack->missing_where);
    arena_destroy(pack->arena);
    free(pack);
}

const struct pack_info *
pack_info(const struct pack *pack)
{
    return &pack->info;
}

const struct conf *
pack_slots(const struct pack *pack)
{
    return &pack->slots;
}

const struct conf *
pack_theme(const struct pack *pack)
{
    return &pack->theme;
}

bool
pack_has(const struct pack *pack, const char *path)
{
    return find_file(pack, path) != NULL;
}

const char *
pack_where(const struct pack *pack, const char *path)
{
    struct pack_file *file = find_file(pack, path);
    if (!file) {
        struct buf *missing = &((struct pack *)(size_t)pack)->missing_where;
        missing->len = 0;
        buf_printf(missing, "%s/%s", layer_path(pack->layers[pack->conf_layer]), path);
        return missing->bytes;
    }
    if (!file->where)
        file->where = arena_printf(pack->arena, "%s/%s",
                                   layer_path(pack->layers[file->layer]), file->path);
    return file->where;
}

bool
pack_read(const struct pack *pack, const char *path, size_t most, struct buf *out,
          struct err *err)
{
    const struct pack_file *file = find_file(pack, path);
    if (!file)
        return err_set(err, "%s: there is no such file in the pack",
                       pack_where(pack, path));
    return layer_read(pack->layers[file->layer], file->path, most, out, err);
}

bool
pack_read_picture(const struct pack *pack, const char *path, bool dark, size_t most,
                  struct buf *out, struct err *err)
{
    const struct pack_file *file = find_file(pack, path);
    const struct pack_file *other = dark ? find_drawn(pack, path, PACK_DRAWN_DARK) : NULL;
    bool has_other = file && other && other->layer == file->layer;
    return pack_read(pack, has_other ? other->path : path, most, out, err);
}

bool
pack_read_layer(const struct pack *pack, size_t layer, const char *path, size_t most,
                struct buf *out, struct err *err)
{
    assert(layer < pack->layer_count);
    if (!layer_has(pack->layers[layer], path))
        return err_set(err, "%s", "");
    return layer_read(pack->layers[layer], path, most, out, err);
}

size_t
pack_layer_count(const struct pack *pack)
{
    return pack->layer_count;
}

const char *
pack_layer_path(const struct pack *pack, size_t layer)
{
    assert(layer < pack->layer_count);
    return layer_path(pack->layers[layer]);
}

size_t
pack_page_count(const struct pack *pack)
{
    return pack->page_count;
}

const char *
pack_page(const struct pack *pack, size_t index)
{
    assert(index < pack->page_count);
    return pack->pages[index];
}

bool
pack_has_page(const struct pack *pack, const char *id)
{
    char path[LAYER_MAX_NAME + 1];
    int len = snprintf(path, sizeof path, "pages/%s.lua", id);
    return pack_is_page_id(id) && len < (int)sizeof path && pack_has(pack, path);
}

const char *
pack_nearest_page(const struct pack *pack, const char *id)
{
    return conf_nearest_name(id, pack->pages);
}

size_t
pack_list(const struct pack *pack, const char *prefix, const char **paths, size_t most)
{
    size_t count = 0, len = strlen(prefix);
    for (size_t i = lower_bound(pack, prefix); i < pack->file_count && count < most;
         i++) {
        if (strncmp(pack->files[i].path, prefix, len) != 0)
            break;
        paths[count++] = pack->files[i].path;
    }
    return count;
}
