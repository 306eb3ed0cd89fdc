/* Opens a layer as what it is: a directory, or a packed file. */
#include "layer/layer.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "base/alloc.h"
#include "layer/layer_kind.h"
#include "layer/packed_file.h"
#include "layer/sums.h"

static struct layer *begin(const char *path)
{
    size_t len = strlen(path);
    while (len > 1 && path[len - 1] == '/')
        len--;
    struct layer *layer = xcalloc(1, sizeof *layer);
    layer->arena = arena_create();
    layer->path = arena_strndup(layer->arena, path, len);
    return layer;
}

static struct layer *end(struct layer *layer, bool good)
{
    if (good)
        return layer;
    layer_close(layer);
    return NULL;
}

struct layer *layer_open(const char *path, struct err *err)
{
    struct stat info;
    if (stat(path, &info) != 0) {
        err_set(err, "opening the layer %s: %s", path, strerror(errno));
        return NULL;
    }
    if (S_ISDIR(info.st_mode)) {
        struct layer *layer = begin(path);
        return end(layer, layer_dir_open(layer, err));
    }
    struct packed *packed = packed_open(path, err);
    return packed ? layer_open_packed(packed, err) : NULL;
}

struct layer *layer_open_packed(struct packed *taken, struct err *err)
{
    struct layer *layer = begin(packed_name(taken));
    return end(layer, layer_zip_open(layer, taken, NULL, err));
}

static struct layer *open_by_sums(struct packed *taken, struct sums *sums, struct err *err)
{
    struct layer *layer = begin(packed_name(taken));
    return end(layer, layer_zip_open(layer, taken, sums, err));
}

struct layer *layer_open_exact(const char *path, const struct digest *digest, bool whole,
                               struct err *err)
{
    struct sums sums;
    struct err why;
    struct packed *packed = packed_open(path, err);
    if (!packed)
        return NULL;
    if (!whole && sums_read(&sums, path, digest))
        return open_by_sums(packed, &sums, err);
    if (packed_is(packed, digest, &why))
        return layer_open_packed(packed, err);
    packed_close(packed);
    err_set(err, "opening the layer %s", why.text);
    return NULL;
}
