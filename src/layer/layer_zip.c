/* A layer that is a packed file: its headers are checked once and kept, and each file is read
   by its offset when it is asked for. The first one that can't be is remembered. */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/str.h"
#include "layer/finished.h"
#include "layer/foreign.h"
#include "layer/layer_kind.h"
#include "layer/packed_file.h"
#include "layer/picture.h"
#include "layer/sums.h"
#include "layer/zip_data.h"

struct layer_zip {
    const struct layer *layer;
    struct packed *packed;
    struct zip_entry *entries; /* as the layer's files */
    size_t count;
    struct sums sums;          /* without files: all of it was verified when it was opened */
    struct finished *finished; /* NULL: there are none */
    bool unreadable;           /* the disk is at fault, and not what it holds */
    struct err failure;        /* why a file could not be read; "": all could */
};

static bool read_packed(void *context, size_t at, void *out, size_t len, struct err *err)
{
    struct layer_zip *self = context;
    bool read = packed_read(self->packed, at, out, len, err);
    self->unreadable = self->unreadable || !read;
    return read;
}

static struct zip_source source_of(struct layer_zip *self)
{
    return (struct zip_source){self, read_packed, packed_len(self->packed), self->sums.count > 0};
}

static bool refuse(const struct layer_zip *self, size_t index, const char *why, struct err *err)
{
    return err_set(err, "%s/%s: %s: copy the file again, or pack it again", self->layer->path,
                   self->layer->files[index], why);
}

static bool is_as_installed(const struct layer_zip *self, size_t index, const void *bytes,
                            size_t len, struct err *err)
{
    return self->sums.count == 0 || sums_file_fits(&self->sums, index, bytes, len) ||
           err_set(err, "is not as it was installed");
}

static bool read_entry(struct layer_zip *self, size_t index, struct buf *out, struct err *err)
{
    struct zip_source source = source_of(self);
    struct err why = {0};
    size_t before = out->len;
    if (zip_data_read(&source, &self->entries[index], out, &why) &&
        is_as_installed(self, index, out->bytes + before, out->len - before, &why))
        return true;
    out->len = before;
    out->bytes[before] = '\0';
    if (!self->failure.text[0])
        err_set(&self->failure, "%s/%s: %s", self->layer->path, self->layer->files[index],
                why.text);
    return refuse(self, index, why.text, err);
}

static bool zip_read(void *kind, const char *path, size_t most, struct buf *out, struct err *err)
{
    struct layer_zip *self = kind;
    size_t index = layer_index(self->layer, path);
    if (self->entries[index].size > most)
        return err_set(err, "%s/%s: larger than %zu bytes: make it smaller", self->layer->path,
                       path, most);
    return read_entry(self, index, out, err);
}

static bool check_picture(const struct layer_zip *self, size_t index, const struct buf *bytes,
                          struct err *err)
{
    const char *name = self->layer->files[index];
    if (!str_ends_with(name, ".png") && !str_ends_with(name, ".jpg") &&
        !str_ends_with(name, ".jpeg"))
        return true;
    struct picture picture;
    if (!picture_read(&picture, bytes->bytes, bytes->len, err) ||
        !picture_check_packed(&picture, err))
        return err_wrap(err, "%s/%s", self->layer->path, name);
    return picture.kind != PICTURE_SVG ||
           refuse(self, index, "is an SVG: a packed layer holds PNG and JPEG", err);
}

static bool zip_check_file(void *kind, size_t index, struct err *err)
{
    struct layer_zip *self = kind;
    struct buf bytes = {0};
    bool good = read_entry(self, index, &bytes, err) && check_picture(self, index, &bytes, err);
    buf_free(&bytes);
    return good;
}

static bool zip_sums(void *kind, const struct digest *pack, struct buf *out, struct err *err)
{
    struct layer_zip *self = kind;
    bool good = true;
    sums_begin(out, pack, self->entries, self->count);
    for (size_t i = 0; i < self->count && good; i++) {
        struct buf bytes = {0};
        good = read_entry(self, i, &bytes, err);
        sums_add(out, bytes.bytes, bytes.len);
        buf_free(&bytes);
    }
    sums_end(out);
    return good;
}

static bool zip_source(const void *kind, size_t index, struct digest *out)
{
    const struct layer_zip *self = kind;
    return sums_file(&self->sums, index, out);
}

static bool zip_finished(const void *kind, const struct finished_key *key, struct buf *out)
{
    const struct layer_zip *self = kind;
    return self->finished && finished_read(self->finished, key, out);
}

static const char *zip_failure(const void *kind)
{
    const struct layer_zip *self = kind;
    return self->failure.text[0] ? self->failure.text : NULL;
}

static void zip_close_layer(void *kind)
{
    struct layer_zip *self = kind;
    packed_close(self->packed);
    free(self->entries);
    sums_free(&self->sums);
    finished_close(self->finished);
    free(self);
}

static const struct layer_kind zip_kind = {
    .read = zip_read,
    .close = zip_close_layer,
    .check = zip_check_file,
    .sums = zip_sums,
    .source = zip_source,
    .finished = zip_finished,
    .failure = zip_failure,
};

static bool add_files(const struct layer_zip *self, struct layer *layer, struct err *err)
{
    char name[LAYER_MAX_NAME + 1];
    for (size_t i = 0; i < self->count; i++) {
        const struct zip_entry *entry = &self->entries[i];
        memcpy(name, entry->name, entry->name_len);
        name[entry->name_len] = '\0';
        if (!layer_add(layer, name, err))
            return false;
        if (str_ends_with(name, ".svg"))
            return refuse(self, i, "is an SVG: a packed layer holds PNG and JPEG", err);
    }
    return true;
}

static bool refuse_all(const struct layer_zip *self, const char *why, struct err *err)
{
    const char *path = self->layer->path;
    const char *what = self->unreadable ? NULL : foreign_what(self->packed);
    if (self->unreadable)
        return err_set(err, "opening the layer %s: %s: look at the disk", path, why);
    if (what)
        return err_set(err, "opening the layer %s: %s (%s)", path, what, why);
    return err_set(err,
                   "opening the layer %s: is not as anteroom pack writes it: %s: name a folder "
                   "that holds pack.conf, or pack it again",
                   path, why);
}

bool layer_zip_open(struct layer *layer, struct packed *taken, struct sums *sums, struct err *err)
{
    struct layer_zip *self = xcalloc(1, sizeof *self);
    *self = (struct layer_zip){.layer = layer, .packed = taken};
    if (sums) {
        self->sums = *sums;
        self->finished = sums_finished(&self->sums, layer->path);
    }
    layer->kind = &zip_kind;
    layer->self = self;
    struct zip_source source = source_of(self);
    struct err why = {0};
    self->entries = zip_check_source(&source, &self->count, &why);
    bool spoilt = sums && !self->unreadable &&
                  (!self->entries || !sums_list_fits(&self->sums, self->entries, self->count));
    if (spoilt)
        return err_set(err, "opening the layer %s: is not the file that was installed",
                       layer->path);
    if (!self->entries)
        return refuse_all(self, why.text, err);
    return add_files(self, layer, err);
}
