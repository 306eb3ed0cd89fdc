/* A layer: a sorted list of names, and a kind that reads what they name. */
#include "layer/layer.h"

#include <stdlib.h>
#include <string.h>

#include "base/pulse.h"
#include "base/str.h"
#include "base/vec.h"
#include "layer/layer_kind.h"

bool layer_add(struct layer *layer, const char *name, struct err *err)
{
    if (!layer_name_check(layer->path, name, err))
        return false;
    if (layer->count == LAYER_MAX_FILES)
        return err_set(err, "%s: more than %d files: split the pack", layer->path, LAYER_MAX_FILES);
    vec_push(layer->files, layer->count, layer->room, arena_strdup(layer->arena, name));
    return true;
}

void layer_sort(struct layer *layer)
{
    if (layer->count > 0)
        qsort(layer->files, layer->count, sizeof *layer->files, str_by_bytes);
}

void layer_close(struct layer *layer)
{
    if (!layer)
        return;
    if (layer->kind)
        layer->kind->close(layer->self);
    free(layer->files);
    arena_destroy(layer->arena);
    free(layer);
}

const char *layer_path(const struct layer *layer)
{
    return layer->path;
}

size_t layer_file_count(const struct layer *layer)
{
    return layer->count;
}

const char *layer_file(const struct layer *layer, size_t index)
{
    return layer->files[index];
}

size_t layer_index(const struct layer *layer, const char *path)
{
    if (layer->count == 0)
        return 0;
    const char **found =
        bsearch(&path, layer->files, layer->count, sizeof *layer->files, str_by_bytes);
    return found ? (size_t)(found - layer->files) : layer->count;
}

bool layer_has(const struct layer *layer, const char *path)
{
    return layer_index(layer, path) < layer->count;
}

bool layer_check_file(const struct layer *layer, size_t index, struct err *err)
{
    pulse_beat();
    return !layer->kind->check || layer->kind->check(layer->self, index, err);
}

bool layer_check(const struct layer *layer, struct err *err)
{
    for (size_t i = 0; i < layer->count; i++)
        if (!layer_check_file(layer, i, err))
            return false;
    return true;
}

bool layer_sums(const struct layer *layer, const struct digest *pack, struct buf *out,
                struct err *err)
{
    return layer->kind->sums && layer->kind->sums(layer->self, pack, out, err);
}

bool layer_source(const struct layer *layer, const char *path, struct digest *out)
{
    size_t index = layer_index(layer, path);
    return index < layer->count && layer->kind->source &&
           layer->kind->source(layer->self, index, out);
}

bool layer_finished(const struct layer *layer, const struct finished_key *key, struct buf *out)
{
    return layer->kind->finished && layer->kind->finished(layer->self, key, out);
}

const char *layer_failure(const struct layer *layer)
{
    return layer->kind->failure ? layer->kind->failure(layer->self) : NULL;
}

bool layer_read(const struct layer *layer, const char *path, size_t most, struct buf *out,
                struct err *err)
{
    if (!layer_has(layer, path))
        return err_set(err, "%s/%s: there is no such file", layer->path, path);
    pulse_beat();
    return layer->kind->read(layer->self, path, most, out, err);
}
