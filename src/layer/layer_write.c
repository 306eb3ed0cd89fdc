/* Writes a packed layer in memory: header and bytes of one file after the other, then the
   list of them. It reads its own headers before it gives them away. */
#include "layer/layer_write.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "base/alloc.h"
#include "base/hash.h"
#include "base/vec.h"
#include "layer/packed_file.h"
#include "layer/zip_check.h"
#include "layer/zip_format.h"

#define LEVEL 9
#define FLAG_LEVEL 2 /* "was deflated as small as can be" */
#define MADE_BY (63 | ZIP_MADE_BY_UNIX << 8)

struct file {
    char *name;
    uint64_t hash; /* of the name: there may be thousands to be told apart */
    struct buf bytes;
};

/* What both of a file's headers say, and where it lies. */
struct header {
    const char *name;
    bool deflated;
    size_t at, packed, size;
    uint32_t crc;
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
    uint64_t hash = hash_text(HASH_START, name);
    for (size_t i = 0; i < writer->count; i++) {
        if (writer->files[i].hash == hash && strcmp(writer->files[i].name, name) == 0)
            return &writer->files[i];
    }
    return NULL;
}

void layer_writer_add(struct layer_writer *writer, const char *name, struct buf *bytes)
{
    struct file *file = find(writer, name);
    if (!file) {
        vec_grow(writer->files, writer->count, writer->room);
        file = &writer->files[writer->count++];
        *file = (struct file){.name = xstrdup(name), .hash = hash_text(HASH_START, name)};
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

static void put(struct buf *out, uint32_t number, int bytes)
{
    for (int i = 0; i < bytes; i++) {
        char byte = (char)(number >> 8 * i & 0xff);
        buf_append(out, &byte, 1);
    }
}

/* From "version needed" to the length of the extra field, of which there is none. */
static void put_common(struct buf *out, const struct header *header)
{
    put(out, header->deflated ? ZIP_VERSION_DEFLATED : ZIP_VERSION_STORED, 2);
    put(out, header->deflated ? FLAG_LEVEL : 0, 2);
    put(out, header->deflated ? ZIP_DEFLATED : ZIP_STORED, 2);
    put(out, ZIP_TIME, 2);
    put(out, ZIP_DATE, 2);
    put(out, header->crc, 4);
    put(out, (uint32_t)header->packed, 4);
    put(out, (uint32_t)header->size, 4);
    put(out, (uint32_t)strlen(header->name), 2);
    put(out, 0, 2);
}

static void put_local(struct buf *out, const struct header *header)
{
    put(out, ZIP_LOCAL_MAGIC, 4);
    put_common(out, header);
    buf_puts(out, header->name);
}

static void put_central(struct buf *out, const struct header *header)
{
    put(out, ZIP_CENTRAL_MAGIC, 4);
    put(out, MADE_BY, 2);
    put_common(out, header);
    put(out, 0, 2); /* no comment */
    put(out, 0, 2); /* on the first disk */
    put(out, 0, 2);
    put(out, (uint32_t)ZIP_MODE << 16, 4);
    put(out, (uint32_t)header->at, 4);
    buf_puts(out, header->name);
}

static void put_end(struct buf *out, size_t count, size_t list_at, size_t list_len)
{
    put(out, ZIP_END_MAGIC, 4);
    put(out, 0, 4);
    put(out, (uint32_t)count, 2);
    put(out, (uint32_t)count, 2);
    put(out, (uint32_t)list_len, 4);
    put(out, (uint32_t)list_at, 4);
    put(out, 0, 2);
}

static void deflate_bytes(const struct buf *bytes, struct buf *out)
{
    z_stream stream = {.next_in = (unsigned char *)bytes->bytes, .avail_in = (uInt)bytes->len};
    if (deflateInit2(&stream, LEVEL, Z_DEFLATED, -MAX_WBITS, MAX_MEM_LEVEL, Z_DEFAULT_STRATEGY) !=
        Z_OK)
        abort(); /* out of memory */
    buf_reserve(out, deflateBound(&stream, bytes->len));
    stream.next_out = (unsigned char *)out->bytes;
    stream.avail_out = (uInt)out->room;
    if (deflate(&stream, Z_FINISH) != Z_STREAM_END)
        abort(); /* the bound is not kept */
    out->len = stream.total_out;
    deflateEnd(&stream);
}

/* The file to `out`, where the zip file begins at `from`; its line of the list to `list`. */
static void put_file(const struct file *file, struct buf *out, size_t from, struct buf *list)
{
    const struct buf *bytes = &file->bytes;
    struct header header = {
        .name = file->name,
        .deflated = bytes->len > 0 && !zip_check_is_stored(file->name, strlen(file->name)),
        .at = out->len - from,
        .size = bytes->len,
        .packed = bytes->len,
        .crc = (uint32_t)crc32_z(crc32(0, NULL, 0), (unsigned char *)bytes->bytes, bytes->len),
    };
    struct buf deflated = {0};
    if (header.deflated) {
        deflate_bytes(bytes, &deflated);
        header.packed = deflated.len;
    }
    put_local(out, &header);
    buf_append(out, header.deflated ? deflated.bytes : bytes->bytes, header.packed);
    put_central(list, &header);
    buf_free(&deflated);
}

/* The numbers of the format have limits, too; those of zip_check.h are below them. */
static bool check_fits(const struct layer_writer *writer, struct err *err)
{
    size_t total = 0;
    if (writer->count > ZIP_CHECK_ENTRIES)
        return err_set(err,
                       "packing: there are %zu files, at most %d can be packed: split the pack",
                       writer->count, ZIP_CHECK_ENTRIES);
    for (size_t i = 0; i < writer->count; i++) {
        const struct file *file = &writer->files[i];
        if (file->bytes.len > ZIP_CHECK_ENTRY)
            return err_set(err, "packing: %s is larger than %zu MiB", file->name,
                           ZIP_CHECK_ENTRY / 1024 / 1024);
        total += file->bytes.len;
    }
    return total <= ZIP_CHECK_TOTAL ||
           err_set(err, "packing: the files are too much: %zu MiB in all, at most %zu",
                   total / 1024 / 1024, ZIP_CHECK_TOTAL / 1024 / 1024);
}

static bool check_own(const void *bytes, size_t len, struct err *err)
{
    size_t count;
    struct zip_entry *entries = zip_check(bytes, len, &count, err);
    free(entries);
    return (entries || err_wrap(err, "packing")) &&
           (len <= PACKED_MAX_BYTES ||
            err_set(err, "packing: it would have %zu MiB, at most %zu: take some files out",
                    len / 1024 / 1024, PACKED_MAX_BYTES / 1024 / 1024));
}

bool layer_writer_pack(struct layer_writer *writer, struct buf *out, struct err *err)
{
    if (writer->count == 0)
        return err_set(err, "packing: there are no files");
    if (!check_fits(writer, err))
        return false;
    qsort(writer->files, writer->count, sizeof *writer->files, by_name);
    size_t from = out->len;
    struct buf list = {0};
    for (size_t i = 0; i < writer->count; i++)
        put_file(&writer->files[i], out, from, &list);
    size_t list_at = out->len - from;
    buf_append(out, list.bytes, list.len);
    put_end(out, writer->count, list_at, list.len);
    buf_free(&list);
    return check_own(out->bytes + from, out->len - from, err);
}
