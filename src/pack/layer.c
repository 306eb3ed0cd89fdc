/* A layer: a sorted list of names, and a kind that reads what they name. */
#include "pack/layer.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/alloc.h"
#include "pack/layer_kind.h"

static int
by_bytes(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

bool
layer_add(struct layer *layer, const char *name, struct err *err)
{
    if (!layer_name_check(layer->path, name, err))
        return false;
    if (layer->count == LAYER_MAX_FILES)
        return err_set(err, "%s: more than %d files: split the pack", layer->path,
                       LAYER_MAX_FILES);
    if (layer->count == layer->room) {
        layer->room = layer->room > 0 ? 2 * layer->room : 64;
        layer->files = xrealloc(layer->files, layer->room * sizeof *layer->files);
    }
    layer->files[layer->count++] = arena_strdup(layer->arena, name);
    return true;
}

static bool
open_kind(struct layer *layer, struct err *err)
{
    struct stat info;
    if (stat(layer->path, &info) != 0)
        return err_set(err, "opening the layer %s: %s", layer->path, strerror(errno));
    if (!S_ISDIR(info.st_mode))
        return err_set(err,
                       "opening the layer %s: is not a directory: name the directory "
                       "that the files of the pack stand in",
                       layer->path);
    return layer_dir_open(layer, err);
}

struct layer *
layer_open(const char *path, struct err *err)
{
    size_t len = strlen(path);
    while (len > 1 && path[len - 1] == '/')
        len--;
    struct layer *layer = xcalloc(1, sizeof *layer);
    layer->arena = arena_create();
    layer->path = arena_strndup(layer->arena, path, len);
    if (!open_kind(layer, err)) {
        layer_close(layer);
        return NULL;
    }
    if (layer->count > 0)
        qsort(layer->files, layer->count, sizeof *layer->files, by_bytes);
    return layer;
}

void
layer_close(struct layer *layer)
{
    if (!layer)
        return;
    if (layer->kind)
        layer->kind->close(layer->self);
    free(layer->files);
    arena_destroy(layer->arena);
    free(layer);
}

const char *
layer_path(const struct layer *layer)
{
    return layer->path;
}

size_t
layer_file_count(const struct layer *layer)
{
    return layer->count;
}

const char *
layer_file(const struct layer *layer, size_t index)
{
    return layer->files[index];
}

bool
layer_has(const struct layer *layer, const char *path)
{
    return layer->count > 0 &&
           bsearch(&path, layer->files, layer->count, sizeof *layer->files, by_bytes);
}

bool
layer_read(const struct layer *layer, const char *path, size_t most, struct buf *out,
           struct err *err)
{
    if (!layer_has(layer, path))
        return err_set(err, "%s/%s: there is no such file", layer->path, path);
    return layer->kind->read(layer->self, path, most, out, err);
}
