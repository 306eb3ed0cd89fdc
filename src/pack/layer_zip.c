/* A layer that is a packed file: our own check of its headers first, libzip for what is
   deflated, and stored files taken from the mapping where they lie. */
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "base/alloc.h"
#include "pack/layer_kind.h"
#include "pack/packed.h"
#include "pack/picture.h"
#include "pack/zip_check.h"

struct layer_zip {
    const struct layer *layer;
    struct packed *packed;
    struct zip_entry *entries; /* as the layer's files */
    size_t count;
    zip_t *zip;
};

static bool refuse(const struct layer_zip *self, size_t index, const char *why, struct err *err)
{
    return err_set(err, "%s/%s: %s: copy the file again, or pack it again", self->layer->path,
                   self->layer->files[index], why);
}

/* Reads the entry to its end, where libzip compares the checksum. Appends it to *out if
   not NULL. */
static bool inflate(const struct layer_zip *self, size_t index, struct buf *out, struct err *err)
{
    size_t left = self->entries[index].size;
    zip_file_t *file = zip_fopen_index(self->zip, index, 0);
    if (!file)
        return refuse(self, index, zip_strerror(self->zip), err);
    char chunk[16384];
    zip_int64_t got;
    while ((got = zip_fread(file, chunk, sizeof chunk)) > 0 && (size_t)got <= left) {
        left -= (size_t)got;
        if (out)
            buf_append(out, chunk, (size_t)got);
    }
    bool good = got == 0 && left == 0;
    if (!good)
        refuse(self, index, got < 0 ? zip_file_strerror(file) : "has another size", err);
    zip_fclose(file);
    return good;
}

static bool zip_read(void *kind, const char *path, size_t most, struct buf *out, struct err *err)
{
    const struct layer_zip *self = kind;
    size_t index = layer_index(self->layer, path);
    const struct zip_entry *entry = &self->entries[index];
    if (entry->size > most)
        return err_set(err, "%s/%s: larger than %zu bytes", self->layer->path, path, most);
    buf_append(out, "", 0);
    if (entry->deflated)
        return inflate(self, index, out, err);
    buf_append(out, (const char *)packed_bytes(self->packed) + entry->at, entry->size);
    return true;
}

static bool ends_with(const char *text, const char *end)
{
    size_t len = strlen(text), end_len = strlen(end);
    return len >= end_len && strcmp(text + len - end_len, end) == 0;
}

static bool check_picture(const struct layer_zip *self, size_t index, struct err *err)
{
    const char *name = self->layer->files[index];
    if (!ends_with(name, ".png") && !ends_with(name, ".jpg") && !ends_with(name, ".jpeg"))
        return true;
    const struct zip_entry *entry = &self->entries[index];
    struct picture picture;
    const char *bytes = (const char *)packed_bytes(self->packed) + entry->at;
    if (!picture_read(&picture, bytes, entry->size, err))
        return err_wrap(err, "%s/%s", self->layer->path, name);
    return picture.kind != PICTURE_SVG ||
           refuse(self, index, "is an SVG: a packed layer holds PNG and JPEG", err);
}

static bool zip_check_all(const void *kind, struct err *err)
{
    const struct layer_zip *self = kind;
    for (size_t i = 0; i < self->count; i++) {
        if (!inflate(self, i, NULL, err) || !check_picture(self, i, err))
            return false;
    }
    return true;
}

static void zip_close_layer(void *kind)
{
    struct layer_zip *self = kind;
    if (self->zip)
        zip_discard(self->zip);
    packed_close(self->packed);
    free(self->entries);
    free(self);
}

static const struct layer_kind zip_kind = {zip_read, zip_close_layer, zip_check_all};

static bool add_files(const struct layer_zip *self, struct layer *layer, struct err *err)
{
    char name[LAYER_MAX_NAME + 1];
    for (size_t i = 0; i < self->count; i++) {
        const struct zip_entry *entry = &self->entries[i];
        memcpy(name, entry->name, entry->name_len);
        name[entry->name_len] = '\0';
        if (!layer_add(layer, name, err))
            return false;
        if (ends_with(name, ".svg"))
            return refuse(self, i, "is an SVG: a packed layer holds PNG and JPEG", err);
    }
    return true;
}

/* libzip must see the same files as we do. */
static bool is_same(const struct layer_zip *self)
{
    bool same = zip_get_num_entries(self->zip, 0) == (zip_int64_t)self->count;
    for (size_t i = 0; i < self->count && same; i++) {
        const struct zip_entry *entry = &self->entries[i];
        zip_stat_t seen;
        same = zip_stat_index(self->zip, i, ZIP_FL_ENC_RAW, &seen) == 0 &&
               strlen(seen.name) == entry->name_len &&
               memcmp(seen.name, entry->name, entry->name_len) == 0 && seen.size == entry->size &&
               seen.comp_size == entry->packed && seen.crc == entry->crc;
    }
    return same;
}

static bool open_zip(struct layer_zip *self, struct err *err)
{
    zip_error_t why;
    zip_error_init(&why);
    zip_source_t *source =
        zip_source_buffer_create(packed_bytes(self->packed), packed_len(self->packed), 0, &why);
    if (source)
        self->zip = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &why);
    if (!self->zip)
        err_set(err, "%s: %s", self->layer->path, zip_error_strerror(&why));
    if (!self->zip && source)
        zip_source_free(source);
    zip_error_fini(&why);
    return self->zip &&
           (is_same(self) || err_set(err, "%s: can be read in two ways", self->layer->path));
}

bool layer_zip_open(struct layer *layer, struct packed *taken, struct err *err)
{
    struct layer_zip *self = xcalloc(1, sizeof *self);
    *self = (struct layer_zip){.layer = layer, .packed = taken};
    layer->kind = &zip_kind;
    layer->self = self;
    struct err why = {0};
    self->entries = zip_check(packed_bytes(taken), packed_len(taken), &self->count, &why);
    if (!self->entries)
        return err_set(err, "opening the layer %s: is not as anteroom pack writes it: %s",
                       layer->path, why.text);
    return add_files(self, layer, err) && open_zip(self, err);
}
