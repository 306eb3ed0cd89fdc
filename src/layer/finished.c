/* One file: its list is read whole and kept, each picture is read by its place. */
#include "layer/finished.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"
#include "layer/packed_file.h"

#define TITLE "anteroom-finished 2\n"

struct entry {
    struct finished_key key;
    struct digest digest; /* of the bytes */
    uint64_t at, len;     /* at: behind the list */
};

struct head {
    char title[sizeof TITLE + 3]; /* with zeros: the rest stands at multiples of 8 */
    struct digest pack, list;
    uint64_t count;
};

_Static_assert(sizeof(struct head) == 24 + 2 * 64 + 8, "a head has no gaps");
_Static_assert(sizeof(struct entry) == 64 + 24 + 64 + 16, "an entry has no gaps");

struct finished {
    struct packed *packed;
    struct entry *entries;
    size_t count;
};

static bool read_list(struct finished *finished, const struct digest *pack)
{
    struct head head;
    if (!packed_read(finished->packed, 0, &head, sizeof head, NULL) ||
        memcmp(head.title, TITLE, sizeof TITLE) != 0 || !digest_equal(&head.pack, pack) ||
        head.count > FINISHED_MAX_COUNT)
        return false;
    size_t len = head.count * sizeof *finished->entries;
    finished->count = head.count;
    finished->entries = xmalloc(len + 1);
    if (!packed_read(finished->packed, sizeof head, finished->entries, len, NULL))
        return false;
    struct digest list = digest_of(finished->entries, len);
    return digest_equal(&list, &head.list);
}

struct finished *finished_open(const char *pack_path, const struct digest *pack)
{
    char path[PATH_MAX];
    struct packed *packed =
        packed_beside(pack_path, FINISHED_ENDING, path) ? packed_open(path, NULL) : NULL;
    if (!packed)
        return NULL;
    struct finished *finished = xcalloc(1, sizeof *finished);
    finished->packed = packed;
    if (read_list(finished, pack))
        return finished;
    finished_close(finished);
    return NULL;
}

void finished_close(struct finished *finished)
{
    if (!finished)
        return;
    packed_close(finished->packed);
    free(finished->entries);
    free(finished);
}

static const struct entry *find(const struct entry *entries, size_t count,
                                const struct finished_key *key)
{
    for (size_t i = 0; i < count; i++)
        if (memcmp(&entries[i].key, key, sizeof *key) == 0)
            return &entries[i];
    return NULL;
}

bool finished_read(const struct finished *finished, const struct finished_key *key, struct buf *out)
{
    const struct entry *entry = find(finished->entries, finished->count, key);
    if (!entry || entry->len > FINISHED_MAX_BYTES || entry->at > FINISHED_MAX_BYTES)
        return false;
    size_t list = sizeof(struct head) + finished->count * sizeof *entry;
    buf_reserve(out, entry->len);
    char *bytes = out->bytes + out->len;
    if (!packed_read(finished->packed, list + entry->at, bytes, entry->len, NULL))
        return false;
    struct digest digest = digest_of(bytes, entry->len);
    if (!digest_equal(&digest, &entry->digest))
        return false;
    out->len += entry->len;
    out->bytes[out->len] = '\0';
    return true;
}

struct finished_list {
    struct entry *entries;
    size_t count;
    struct buf bytes;
};

struct finished_list *finished_list_create(void)
{
    struct finished_list *list = xcalloc(1, sizeof *list);
    list->entries = xcalloc(FINISHED_MAX_COUNT, sizeof *list->entries);
    return list;
}

void finished_list_destroy(struct finished_list *list)
{
    free(list->entries);
    buf_free(&list->bytes);
    free(list);
}

bool finished_list_has(const struct finished_list *list, const struct finished_key *key)
{
    return find(list->entries, list->count, key) != NULL;
}

void finished_list_add(struct finished_list *list, const struct finished_key *key,
                       const struct buf *bytes)
{
    size_t most =
        FINISHED_MAX_BYTES - sizeof(struct head) - FINISHED_MAX_COUNT * sizeof *list->entries;
    if (list->count == FINISHED_MAX_COUNT || list->bytes.len + bytes->len > most)
        return;
    list->entries[list->count++] =
        (struct entry){*key, digest_of(bytes->bytes, bytes->len), list->bytes.len, bytes->len};
    buf_append(&list->bytes, bytes->bytes, bytes->len);
}

void finished_list_write(const struct finished_list *list, const struct digest *pack,
                         struct buf *out)
{
    size_t len = list->count * sizeof *list->entries;
    struct head head = {TITLE, *pack, digest_of(list->entries, len), list->count};
    buf_append(out, &head, sizeof head);
    buf_append(out, list->entries, len);
    buf_append(out, list->bytes.bytes ? list->bytes.bytes : "", list->bytes.len);
}
