/* Opens a pack: the files of its layers in one sorted list, the later layer's over the
   earlier's, and its conf files. */
#include "base/str.h"
#include "pack/pack_inner.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/names.h"
#include "pack/layer_info.h"
#include "pack/pack_conf.h"
#include "pack/slots.h"

/* Both lists are sorted, so one pass over both makes the next. */
static void merge_layer(struct pack *pack, size_t index)
{
    const struct layer *layer = pack->layers[index];
    size_t more = layer_file_count(layer), old = 0, used = 0;
    struct pack_file *files = xcalloc(pack->file_count + more + 1, sizeof *files);
    for (size_t i = 0; i < more; i++) {
        const char *path = layer_file(layer, i);
        int order = -1;
        while (old < pack->file_count && (order = strcmp(pack->files[old].path, path)) < 0)
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

static bool open_layer(struct pack *pack, const struct pack_layer *wanted, struct err *err)
{
    if (pack->layer_count == PACK_LAYERS)
        return err_set(err, "opening the layer %s: more than %d layers: name fewer", wanted->path,
                       PACK_LAYERS);
    struct layer *layer = wanted->digest
                              ? layer_open_exact(wanted->path, wanted->digest, wanted->whole, err)
                              : layer_open(wanted->path, err);
    if (!layer)
        return false;
    pack->layers[pack->layer_count++] = layer;
    merge_layer(pack, pack->layer_count - 1);
    return (wanted->digest || layer_check(layer, err)) &&
           (!wanted->clinic || layer_info_check_clinic(layer, err));
}

/* The id of "pages/NAME.lua", or NULL: the file is no page. */
static const char *page_id(struct arena *arena, const char *path)
{
    size_t len = strlen(path);
    if (len <= 10 || !str_begins_with(path, "pages/") || !str_ends_with(path, ".lua"))
        return NULL;
    return arena_strndup(arena, path + 6, len - 10);
}

static bool collect_pages(struct pack *pack, struct err *err)
{
    pack->pages = xcalloc(pack->file_count + 1, sizeof *pack->pages);
    for (size_t i = 0; i < pack->file_count; i++) {
        const char *id = page_id(pack->arena, pack->files[i].path);
        if (!id)
            continue;
        if (!names_is_page_id(id))
            return err_set(err,
                           "%s: the id of a page is of a-z, 0-9 and -, or topic/name of "
                           "two such: rename the file",
                           pack_where(pack, pack->files[i].path, NULL));
        pack->pages[pack->page_count++] = id;
    }
    qsort(pack->pages, pack->page_count, sizeof *pack->pages, str_by_bytes);
    return true;
}

/* Each is looked at before a pack becomes good, so there is an end to them. */
static bool check_pictures(const struct pack *pack, struct err *err)
{
    size_t count = 0;
    for (size_t i = 0; i < pack->file_count; i++) {
        const char *path = pack->files[i].path, *ending = strrchr(path, '.');
        if (str_begins_with(path, "images/"))
            count += ending && strcmp(ending, ".svg") == 0 ? 2 : 1;
    }
    return count <= PACK_PICTURES ||
           err_set(err,
                   "opening the pack: images/ holds %zu pictures, each drawing counted "
                   "twice, for calm and dark: at most %d: take some out",
                   count, PACK_PICTURES);
}

/* Puts the page behind those that are in order, unless it is among them. */
static void page_forward(const struct pack *pack, const char *id, bool *moved, const char **order,
                         size_t *done)
{
    const char **found =
        bsearch(&id, pack->pages, pack->page_count, sizeof *pack->pages, str_by_bytes);
    if (!found || moved[found - pack->pages])
        return;
    moved[found - pack->pages] = true;
    order[(*done)++] = *found;
}

/* The pages, which are sorted by name, take their order. */
static void order_pages(struct pack *pack)
{
    size_t most = pack->page_count + (size_t)pack->info.flow_count + 1, done = 0;
    bool *moved = xcalloc(most, sizeof *moved);
    const char **order = xcalloc(most, sizeof *order);
    page_forward(pack, pack->info.start, moved, order, &done);
    for (int f = 0; f < pack->info.flow_count; f++) {
        const struct pack_flow *flow = &pack->info.flows[f];
        for (int i = 0; i < flow->count; i++)
            page_forward(pack, flow->pages[i], moved, order, &done);
        if (flow->end)
            order[done++] = flow->end;
    }
    for (size_t i = 0; i < pack->page_count; i++) {
        if (!moved[i])
            order[done++] = pack->pages[i];
    }
    free(moved);
    free(pack->pages);
    pack->pages = order;
    pack->page_count = done;
}

void pack_set_flows(struct pack *pack, const struct pack_flow *flows, int count)
{
    assert(pack->info.flow_count == 0);
    pack->info.flows = flows;
    pack->info.flow_count = count;
    qsort(pack->pages, pack->page_count, sizeof *pack->pages, str_by_bytes);
    order_pages(pack);
}

#define RULES_MAX (64 * 1024)

/* The rules of every language are for every sentence. */
static bool read_advice(struct pack *pack, struct advice **advice, struct err *err)
{
    const char *paths[PACK_LANGUAGES];
    size_t count = pack_list(pack, "lint/advice-", paths, PACK_LANGUAGES);
    struct buf text = {0};
    bool good = true;
    for (size_t i = 0; good && i < count; i++) {
        text.len = 0;
        good = pack_read(pack, paths[i], RULES_MAX, &text, err) &&
               advice_add(advice, pack->arena, pack_where(pack, paths[i], NULL), text.bytes,
                          text.len, err);
    }
    buf_free(&text);
    return good;
}

bool pack_set_facts(struct pack *pack, const struct fact *facts, int count, struct err *err)
{
    struct advice *advice = NULL;
    if (pack->slots.count > 0 && !read_advice(pack, &advice, err))
        return false;
    pack->facts = (struct fact_set){facts, count, true, advice};
    slots_take(pack->arena, &pack->facts, &pack->slots, &pack->notes);
    return true;
}

/* An absent file is a conf without entries. */
static bool read_conf(struct pack *pack, const char *path, struct conf *out, struct err *err)
{
    *out = (struct conf){.name = path};
    if (!pack_has(pack, path))
        return true;
    struct buf text = {0};
    bool good =
        pack_read(pack, path, CONF_MAX_BYTES, &text, err) &&
        conf_read(out, pack->arena, pack_where(pack, path, NULL), text.bytes, text.len, err);
    buf_free(&text);
    return good;
}

static bool refuse_without_conf(const struct pack *pack, struct err *err)
{
    struct buf list = {0};
    for (size_t i = 0; i < pack->layer_count; i++)
        buf_printf(&list, "%s%s", i ? ", " : "", layer_path(pack->layers[i]));
    err_set(err, "opening the pack: there is no pack.conf in %s: name a layer that has one",
            list.bytes ? list.bytes : "no layer at all");
    buf_free(&list);
    return false;
}

static bool read_clinic(struct pack *pack, struct err *err)
{
    if (!read_conf(pack, "clinic.conf", &pack->slots, err))
        return false;
    slots_take(pack->arena, &pack->facts, &pack->slots, &pack->notes);
    struct conf theme;
    return read_conf(pack, "theme.conf", &theme, err) &&
           theme_conf_read(pack, pack->arena, &theme, &pack->theme, err);
}

static bool read_all(struct pack *pack, struct err *err)
{
    const struct pack_file *file = pack_find(pack, "pack.conf");
    if (!file)
        return refuse_without_conf(pack, err);
    pack->conf_layer = file->layer;
    struct conf conf;
    if (!check_pictures(pack, err) || !collect_pages(pack, err) ||
        !read_conf(pack, "pack.conf", &conf, err) ||
        !pack_conf_read(pack, pack->arena, &conf, &pack->info, err))
        return false;
    order_pages(pack);
    return read_clinic(pack, err);
}

struct pack *pack_open(const struct pack_layer *layers, size_t count, const char *clinic,
                       struct err *err)
{
    struct pack *pack = xcalloc(1, sizeof *pack);
    pack->arena = arena_create();
    bool good = true;
    for (size_t i = 0; i < count && good; i++)
        good = open_layer(pack, &layers[i], err);
    if (good && clinic)
        good = open_layer(pack, &(struct pack_layer){.path = clinic, .clinic = true}, err) ||
               err_wrap(err, "the clinic's own directory");
    if (good && read_all(pack, err))
        return pack;
    pack_close(pack);
    return NULL;
}

struct pack *pack_open_clinic(const struct pack_layer *layer, struct err *err)
{
    struct pack *pack = xcalloc(1, sizeof *pack);
    pack->arena = arena_create();
    struct pack_layer clinic = *layer;
    clinic.clinic = true;
    if (open_layer(pack, &clinic, err) && check_pictures(pack, err) && collect_pages(pack, err) &&
        read_clinic(pack, err))
        return pack;
    pack_close(pack);
    return NULL;
}
