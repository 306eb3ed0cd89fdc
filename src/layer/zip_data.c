/* Reads one file out of a zip file: what its headers say of size and checksum is a claim, and
   the bytes are the proof. */
#include "layer/zip_data.h"

#include <stdlib.h>
#include <zlib.h>

#define CHUNK 16384

/* Gives the next packed bytes to the stream, if there are any left. */
static bool feed(const struct zip_source *source, z_stream *stream, size_t *at, size_t end,
                 unsigned char *chunk, struct err *err)
{
    size_t len = end - *at < CHUNK ? end - *at : CHUNK;
    if (stream->avail_in > 0 || len == 0)
        return true;
    if (!source->read(source->context, *at, chunk, len, err))
        return false;
    *at += len;
    stream->next_in = chunk;
    stream->avail_in = (uInt)len;
    return true;
}

/* The stream ends with the last packed byte and fills the room to its last byte. The one
   more that it is given is there so that a stream that goes on is seen to do so. */
static bool inflate_into(const struct zip_source *source, const struct zip_entry *entry,
                         z_stream *stream, unsigned char *out, struct err *err)
{
    unsigned char chunk[CHUNK];
    size_t at = entry->at, end = entry->at + entry->packed;
    int state = Z_OK;
    stream->next_out = out;
    stream->avail_out = (uInt)entry->size + 1;
    while (state == Z_OK) {
        if (!feed(source, stream, &at, end, chunk, err))
            return false;
        state = inflate(stream, Z_NO_FLUSH);
    }
    if (state == Z_MEM_ERROR)
        abort();
    if (state == Z_DATA_ERROR || state == Z_NEED_DICT)
        return err_set(err, "is damaged");
    return (state == Z_STREAM_END && stream->avail_out == 1 && stream->avail_in == 0 &&
            at == end) ||
           err_set(err, "has another size");
}

static bool read_deflated(const struct zip_source *source, const struct zip_entry *entry,
                          unsigned char *out, struct err *err)
{
    z_stream stream = {0};
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK)
        abort(); /* out of memory */
    bool good = inflate_into(source, entry, &stream, out, err);
    inflateEnd(&stream);
    return good;
}

bool zip_data_read(const struct zip_source *source, const struct zip_entry *entry, struct buf *out,
                   struct err *err)
{
    buf_reserve(out, entry->size + 1);
    unsigned char *to = (unsigned char *)out->bytes + out->len;
    bool good = entry->deflated ? read_deflated(source, entry, to, err)
                                : source->read(source->context, entry->at, to, entry->size, err);
    if (good && crc32_z(crc32(0, NULL, 0), to, entry->size) != entry->crc)
        good = err_set(err, "is damaged");
    if (good)
        out->len += entry->size;
    out->bytes[out->len] = '\0';
    return good;
}
