/* A pack that is open: what it answers about its files. */
#include "base/str.h"
#include "pack/pack_inner.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/names.h"
#include "layer/finished.h"
#include "layer/layer_name.h"
#include "pack/slots.h"

/* The first file that does not stand before the path. */
static size_t lower_bound(const struct pack *pack, const char *path)
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

static struct pack_file *find_exactly(const struct pack *pack, const char *path)
{
    size_t at = lower_bound(pack, path);
    bool found = at < pack->file_count && strcmp(pack->files[at].path, path) == 0;
    return found ? &pack->files[at] : NULL;
}

/* A drawing as a packed layer holds it, or NULL. */
static struct pack_file *find_drawn(const struct pack *pack, const char *path, const char *ending)
{
    char drawn[LAYER_MAX_NAME + 1];
    if (!str_ends_with(path, ".svg") ||
        snprintf(drawn, sizeof drawn, "%s%s", path, ending) >= (int)sizeof drawn)
        return NULL;
    return find_exactly(pack, drawn);
}

size_t pack_asked_len(const char *path)
{
    static const char *const drawn[] = {".svg" PACK_DRAWN, ".svg" PACK_DRAWN_DARK};
    size_t len = strlen(path);
    for (size_t i = 0; i < sizeof drawn / sizeof *drawn; i++) {
        size_t end = strlen(drawn[i]);
        if (len > end && str_ends_with(path, drawn[i]))
            return len - end + strlen(".svg");
    }
    return len;
}

struct pack_file *pack_find(const struct pack *pack, const char *path)
{
    struct pack_file *file = find_exactly(pack, path);
    struct pack_file *drawn = find_drawn(pack, path, PACK_DRAWN);
    return drawn && (!file || drawn->layer > file->layer) ? drawn : file;
}

void pack_close(struct pack *pack)
{
    if (!pack)
        return;
    for (size_t i = 0; i < pack->layer_count; i++)
        layer_close(pack->layers[i]);
    free(pack->files);
    free(pack->pages);
    arena_destroy(pack->arena);
    free(pack);
}

const struct pack_info *pack_info(const struct pack *pack)
{
    return &pack->info;
}

const struct conf *pack_slots(const struct pack *pack)
{
    return &pack->slots;
}

const char *pack_slot(const struct pack *pack, const char *slot, const char *language,
                      const char **written)
{
    const struct conf_entry *entry = slot_find(&pack->slots, slot, language);
    if (!entry)
        return NULL;
    if (written)
        *written = slot_key_language(entry->key) ? language : pack->info.languages[0];
    return entry->value;
}

const struct fact_set *pack_facts(const struct pack *pack)
{
    return &pack->facts;
}

struct slot_notes pack_notes(const struct pack *pack)
{
    return pack->notes;
}

const struct pack_theme *pack_theme(const struct pack *pack)
{
    return &pack->theme;
}

bool pack_has(const struct pack *pack, const char *path)
{
    return pack_find(pack, path) != NULL;
}

const char *pack_where(const struct pack *pack, const char *path, struct arena *arena)
{
    struct pack_file *file = pack_find(pack, path);
    if (!file)
        return arena_printf(arena, "%s/%s", layer_path(pack->layers[pack->conf_layer]), path);
    if (!file->where)
        file->where =
            arena_printf(pack->arena, "%s/%s", layer_path(pack->layers[file->layer]), file->path);
    return file->where;
}

bool pack_read(const struct pack *pack, const char *path, size_t most, struct buf *out,
               struct err *err)
{
    const struct pack_file *file = pack_find(pack, path);
    if (!file)
        return err_set(err, "%s/%s: there is no such file in the pack",
                       layer_path(pack->layers[pack->conf_layer]), path);
    return layer_read(pack->layers[file->layer], file->path, most, out, err);
}

static const struct pack_file *find_picture(const struct pack *pack, const char *path, bool dark)
{
    const struct pack_file *file = pack_find(pack, path);
    const struct pack_file *other = dark ? find_drawn(pack, path, PACK_DRAWN_DARK) : NULL;
    return file && other && other->layer == file->layer ? other : file;
}

bool pack_read_picture(const struct pack *pack, const char *path, bool dark, size_t most,
                       struct buf *out, struct err *err)
{
    const struct pack_file *file = find_picture(pack, path, dark);
    return pack_read(pack, file ? file->path : path, most, out, err);
}

bool pack_picture_source(const struct pack *pack, const char *path, bool dark, struct digest *out)
{
    const struct pack_file *file = find_picture(pack, path, dark);
    return file && layer_source(pack->layers[file->layer], file->path, out);
}

bool pack_finished(const struct pack *pack, const struct finished_key *key, struct buf *out)
{
    for (size_t i = 0; i < pack->layer_count; i++)
        if (layer_finished(pack->layers[i], key, out))
            return true;
    return false;
}

bool pack_layer_has(const struct pack *pack, size_t layer, const char *path)
{
    assert(layer < pack->layer_count);
    return layer_has(pack->layers[layer], path);
}

bool pack_read_layer(const struct pack *pack, size_t layer, const char *path, size_t most,
                     struct buf *out, struct err *err)
{
    if (!pack_layer_has(pack, layer, path))
        return err_set(err, "%s", "");
    return layer_read(pack->layers[layer], path, most, out, err);
}

const char *pack_failure(const struct pack *pack)
{
    for (size_t i = 0; i < pack->layer_count; i++) {
        const char *failure = layer_failure(pack->layers[i]);
        if (failure)
            return failure;
    }
    return NULL;
}

bool pack_check_next(const struct pack *pack, size_t *at)
{
    size_t index = (*at)++;
    for (size_t i = 0; i < pack->layer_count; i++) {
        size_t count = layer_file_count(pack->layers[i]);
        if (index < count) {
            layer_check_file(pack->layers[i], index, NULL);
            return true;
        }
        index -= count;
    }
    return false;
}

size_t pack_layer_count(const struct pack *pack)
{
    return pack->layer_count;
}

const char *pack_layer_path(const struct pack *pack, size_t layer)
{
    assert(layer < pack->layer_count);
    return layer_path(pack->layers[layer]);
}

size_t pack_page_count(const struct pack *pack)
{
    return pack->page_count;
}

const char *pack_page(const struct pack *pack, size_t index)
{
    assert(index < pack->page_count);
    return pack->pages[index];
}

bool pack_has_page(const struct pack *pack, const char *id)
{
    char path[LAYER_MAX_NAME + 1];
    int len = snprintf(path, sizeof path, "pages/%s.lua", id);
    return (names_is_page_id(id) && len < (int)sizeof path && pack_has(pack, path)) ||
           pack_flow_of(pack, id, NULL);
}

/* A page is in one flow at most, so the first that is found is it. */
const struct pack_flow *pack_flow_of(const struct pack *pack, const char *id, int *index)
{
    for (int f = 0; f < pack->info.flow_count; f++) {
        const struct pack_flow *flow = &pack->info.flows[f];
        int at = 0;
        while (at < flow->count && strcmp(flow->pages[at], id) != 0)
            at++;
        if (at == flow->count && !(flow->end && strcmp(flow->end, id) == 0))
            continue;
        if (index)
            *index = at;
        return flow;
    }
    return NULL;
}

const char *pack_nearest_page(const struct pack *pack, const char *id)
{
    return names_nearest(id, pack->pages);
}

size_t pack_list(const struct pack *pack, const char *prefix, const char **paths, size_t most)
{
    size_t count = 0, len = strlen(prefix);
    for (size_t i = lower_bound(pack, prefix); i < pack->file_count && count < most; i++) {
        if (strncmp(pack->files[i].path, prefix, len) != 0)
            break;
        paths[count++] = pack->files[i].path;
    }
    return count;
}
