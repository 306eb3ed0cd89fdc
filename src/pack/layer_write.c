/* Writes a packed layer in memory, and reads its own headers before it gives it away. */
#include "pack/layer_write.h"

#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "base/alloc.h"
#include "pack/zip_check.h"

#define LEVEL 9

struct file {
    char *name;
    struct buf bytes;
};

struct layer_writer {
    struct file *files;
    size_t count, room;
};

struct layer_writer *layer_writer_create(void)
{
    return xcalloc(1, sizeof(struct layer_writer));
}

void layer_writer_destroy(struct layer_writer *writer)
{
    if (!writer)
        return;
    for (size_t i = 0; i < writer->count; i++) {
        buf_free(&writer->files[i].bytes);
        free(writer->files[i].name);
    }
    free(writer->files);
    free(writer);
}

static struct file *find(const struct layer_writer *writer, const char *name)
{
    for (size_t i = 0; i < writer->count; i++) {
        if (strcmp(writer->files[i].name, name) == 0)
            return &writer->files[i];
    }
    return NULL;
}

void layer_writer_add(struct layer_writer *writer, const char *name, struct buf *bytes)
{
    struct file *file = find(writer, name);
    if (!file) {
        if (writer->count == writer->room) {
            writer->room = writer->room > 0 ? 2 * writer->room : 64;
            writer->files = xrealloc(writer->files, writer->room * sizeof *writer->files);
        }
        file = &writer->files[writer->count++];
        *file = (struct file){.name = xstrdup(name)};
    }
    buf_free(&file->bytes);
    file->bytes = *bytes;
    *bytes = (struct buf){0};
}

bool layer_writer_has(const struct layer_writer *writer, const char *name)
{
    return find(writer, name) != NULL;
}

size_t layer_writer_count(const struct layer_writer *writer)
{
    return writer->count;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct file *)a)->name, ((const struct file *)b)->name);
}

static bool add_file(zip_t *zip, const struct file *file)
{
    zip_source_t *source = zip_source_buffer(zip, file->bytes.bytes, file->bytes.len, 0);
    zip_int64_t index = source ? zip_file_add(zip, file->name, source, ZIP_FL_ENC_UTF_8) : -1;
    if (index < 0) {
        zip_source_free(source);
        return false;
    }
    bool stored = file->bytes.len == 0 || zip_check_is_stored(file->name, strlen(file->name));
    zip_uint64_t at = (zip_uint64_t)index;
    return zip_set_file_compression(zip, at, stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE,
                                    stored ? 0 : LEVEL) == 0 &&
           zip_file_set_dostime(zip, at, ZIP_CHECK_TIME, ZIP_CHECK_DATE, 0) == 0 &&
           zip_file_set_external_attributes(zip, at, 0, ZIP_OPSYS_UNIX,
                                            (zip_uint32_t)ZIP_CHECK_MODE << 16) == 0;
}

/* Into the source, which keeps the bytes. */
static bool write_zip(const struct layer_writer *writer, zip_source_t *source, zip_error_t *why)
{
    zip_t *zip = zip_open_from_source(source, ZIP_TRUNCATE, why);
    if (!zip)
        return false;
    zip_source_keep(source);
    bool good = true;
    for (size_t i = 0; i < writer->count && good; i++)
        good = add_file(zip, &writer->files[i]);
    if (good && zip_close(zip) == 0)
        return true;
    zip_error_set(why, zip_error_code_zip(zip_get_error(zip)),
                  zip_error_code_system(zip_get_error(zip)));
    zip_discard(zip);
    return false;
}

static bool take_bytes(zip_source_t *source, struct buf *out)
{
    if (zip_source_open(source) != 0)
        return false;
    char chunk[65536];
    zip_int64_t got;
    while ((got = zip_source_read(source, chunk, sizeof chunk)) > 0)
        buf_append(out, chunk, (size_t)got);
    zip_source_close(source);
    return got == 0;
}

static bool check_own(const struct buf *out, size_t from, struct err *err)
{
    size_t count;
    struct zip_entry *entries = zip_check(out->bytes + from, out->len - from, &count, err);
    free(entries);
    return entries || err_wrap(err, "packing");
}

bool layer_writer_pack(struct layer_writer *writer, struct buf *out, struct err *err)
{
    if (writer->count == 0)
        return err_set(err, "packing: there are no files");
    qsort(writer->files, writer->count, sizeof *writer->files, by_name);
    size_t from = out->len;
    zip_error_t why;
    zip_error_init(&why);
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 1, &why);
    bool good = source && write_zip(writer, source, &why) && take_bytes(source, out);
    if (!good)
        err_set(err, "packing: %s", zip_error_strerror(&why));
    zip_source_free(source);
    zip_error_fini(&why);
    return good && check_own(out, from, err);
}
