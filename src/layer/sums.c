/* Digests behind each other under a line with the version; the last seals all before it. */
#include "layer/sums.h"

#include <string.h>

#include "base/file.h"
#include "layer/packed_file.h"

#define TITLE "anteroom-sums 1\n"
#define TITLE_LEN (sizeof TITLE - 1)
#define MOST_BYTES (TITLE_LEN + (ZIP_CHECK_ENTRIES + 3) * sizeof(struct digest))

enum { OF_PACK, OF_LIST, OF_FILES };

static void append(struct buf *out, const struct digest *digest)
{
    buf_append(out, digest->bytes, sizeof digest->bytes);
}

/* All that is believed of the headers. */
static struct digest digest_of_list(const struct zip_entry *entries, size_t count)
{
    struct digest_stream stream;
    digest_begin(&stream);
    for (size_t i = 0; i < count; i++) {
        const struct zip_entry *entry = &entries[i];
        const uint64_t numbers[] = {entry->name_len, entry->at,  entry->packed,
                                    entry->size,     entry->crc, entry->deflated};
        digest_add(&stream, numbers, sizeof numbers);
        digest_add(&stream, entry->name, entry->name_len);
    }
    return digest_end(&stream);
}

void sums_begin(struct buf *out, const struct digest *pack, const struct zip_entry *entries,
                size_t count)
{
    struct digest list = digest_of_list(entries, count);
    buf_puts(out, TITLE);
    append(out, pack);
    append(out, &list);
}

void sums_add(struct buf *out, const void *bytes, size_t len)
{
    struct digest digest = digest_of(bytes, len);
    append(out, &digest);
}

void sums_end(struct buf *out)
{
    sums_add(out, out->bytes, out->len);
}

static struct digest kept(const struct sums *sums, size_t which)
{
    struct digest digest;
    memcpy(digest.bytes, sums->bytes.bytes + TITLE_LEN + which * sizeof digest, sizeof digest);
    return digest;
}

static bool fits(const struct sums *sums, size_t which, const struct digest *digest)
{
    struct digest wanted = kept(sums, which);
    return digest_equal(&wanted, digest);
}

static bool is_whole(const struct sums *sums)
{
    size_t len = sums->bytes.len, seal = len - sizeof(struct digest);
    if (len < TITLE_LEN + (OF_FILES + 1) * sizeof(struct digest) ||
        (len - TITLE_LEN) % sizeof(struct digest) != 0 ||
        memcmp(sums->bytes.bytes, TITLE, TITLE_LEN) != 0)
        return false;
    struct digest found = digest_of(sums->bytes.bytes, seal);
    return fits(sums, OF_FILES + sums->count, &found);
}

bool sums_read(struct sums *sums, const char *pack_path, const struct digest *pack)
{
    char path[PATH_MAX];
    *sums = (struct sums){0};
    if (packed_beside(pack_path, SUMS_ENDING, path) &&
        file_read_own(path, MOST_BYTES, &sums->bytes, NULL)) {
        sums->count = sums->bytes.len / sizeof(struct digest) - OF_FILES - 1;
        if (is_whole(sums) && fits(sums, OF_PACK, pack))
            return true;
    }
    sums_free(sums);
    return false;
}

void sums_free(struct sums *sums)
{
    buf_free(&sums->bytes);
    *sums = (struct sums){0};
}

bool sums_list_fits(const struct sums *sums, const struct zip_entry *entries, size_t count)
{
    struct digest list = digest_of_list(entries, count);
    return count == sums->count && fits(sums, OF_LIST, &list);
}

bool sums_file_fits(const struct sums *sums, size_t index, const void *bytes, size_t len)
{
    struct digest digest = digest_of(bytes, len);
    return index < sums->count && fits(sums, OF_FILES + index, &digest);
}

bool sums_file(const struct sums *sums, size_t index, struct digest *out)
{
    if (index >= sums->count)
        return false;
    *out = kept(sums, OF_FILES + index);
    return true;
}

struct finished *sums_finished(const struct sums *sums, const char *pack_path)
{
    struct digest pack = kept(sums, OF_PACK);
    return finished_open(pack_path, &pack);
}
