/* A zip file as our own writer writes it: one walk over the central directory, with the
   local headers beside it, in which nothing is left over. */
#include "layer/zip_check.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/plain_text.h"
#include "layer/zip_format.h"

#define FLAGS_LEVEL 6U /* how hard it was deflated: of no use, and harmless */

struct walk {
    const struct zip_source *source;
    const uint8_t *directory;           /* the bytes of the central directory, behind the entries */
    size_t directory_at, directory_len; /* where it lies in the file */
    size_t count;
    size_t central, local; /* where the next headers begin: in the directory, in the file */
    size_t total, deflated;
    struct zip_entry *entries;
    struct err *err;
};

static unsigned two(const uint8_t *at)
{
    return at[0] | (unsigned)at[1] << 8;
}

static uint32_t four(const uint8_t *at)
{
    return two(at) | (uint32_t)two(at + 2) << 16;
}

static bool refuse(const struct walk *walk, const struct zip_entry *entry, const char *why)
{
    return err_set(walk->err, "%s %s", excerpt_of(entry->name, entry->name_len).text, why);
}

static bool read(const struct walk *walk, size_t at, void *out, size_t len)
{
    return walk->source->read(walk->source->context, at, out, len, walk->err);
}

/* The record at the very end, and that the directory lies right before it. */
static bool read_end(struct walk *walk)
{
    uint8_t end[ZIP_END_LEN];
    size_t len = walk->source->len;
    if (len < ZIP_END_LEN)
        return err_set(walk->err, "it is cut off");
    if (!read(walk, len - ZIP_END_LEN, end, ZIP_END_LEN))
        return false;
    if (four(end) != ZIP_END_MAGIC || two(end + 20) != 0)
        return err_set(walk->err, "it does not end as a zip file without a comment");
    if (two(end + 4) != 0 || two(end + 6) != 0 || two(end + 8) != two(end + 10))
        return err_set(walk->err, "it is a part of several");
    walk->count = two(end + 10);
    walk->directory_len = four(end + 12);
    walk->directory_at = four(end + 16);
    if (walk->count < 1 || walk->count > ZIP_CHECK_ENTRIES)
        return err_set(walk->err, "it has %zu files, wanted 1 to %d", walk->count,
                       ZIP_CHECK_ENTRIES);
    if (walk->directory_len > ZIP_CHECK_DIRECTORY)
        return err_set(walk->err, "its list of files has %zu bytes, at most %zu",
                       walk->directory_len, ZIP_CHECK_DIRECTORY);
    if (walk->directory_at > len || walk->directory_len != len - ZIP_END_LEN - walk->directory_at ||
        walk->directory_at + walk->directory_len != len - ZIP_END_LEN)
        return err_set(walk->err, "there is something behind its list of files");
    return true;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
}

/* Parts of good letters with single slashes between them, none of them hidden. */
static bool check_name(const struct walk *walk, const struct zip_entry *entry)
{
    if (entry->name_len < 1 || entry->name_len > LAYER_MAX_NAME)
        return refuse(walk, entry, "is a name too short or too long");
    char part[LAYER_MAX_NAME + 1];
    size_t len = 0, depth = 1;
    for (size_t i = 0; i <= entry->name_len; i++) {
        char c = i < entry->name_len ? entry->name[i] : '/';
        if (c != '/' && !is_letter(c))
            return refuse(walk, entry, "is a name of other letters than a-z 0-9 . _ - /");
        if (c != '/') {
            part[len++] = c;
            continue;
        }
        part[len] = '\0';
        if (len == 0 || layer_name_is_leftover(part))
            return refuse(walk, entry, "is not the name of a file in a pack");
        depth += i < entry->name_len;
        len = 0;
    }
    return depth <= LAYER_MAX_DEPTH || refuse(walk, entry, "lies too deep");
}

static int by_name(const void *a, const void *b)
{
    const struct zip_entry *one = a, *other = b;
    size_t a_len = one->name_len, b_len = other->name_len;
    int order = memcmp(one->name, other->name, a_len < b_len ? a_len : b_len);
    return order != 0 ? order : (a_len > b_len) - (a_len < b_len);
}

/* The central header alone; what both headers say is compared afterwards. */
static bool read_central(struct walk *walk, struct zip_entry *entry)
{
    size_t left = walk->directory_len - walk->central;
    const uint8_t *header = walk->directory + walk->central;
    if (left < ZIP_CENTRAL_LEN || four(header) != ZIP_CENTRAL_MAGIC ||
        left - ZIP_CENTRAL_LEN < two(header + 28))
        return err_set(walk->err, "its list of files is cut off");
    *entry = (struct zip_entry){
        .name = (const char *)header + ZIP_CENTRAL_LEN,
        .name_len = two(header + 28),
        .packed = four(header + 20),
        .size = four(header + 24),
        .crc = four(header + 16),
        .deflated = two(header + 10) == ZIP_DEFLATED,
    };
    if (two(header + 30) != 0 || two(header + 32) != 0 || two(header + 34) != 0)
        return refuse(walk, entry, "has an extra field, a comment or another disk");
    if (header[5] != ZIP_MADE_BY_UNIX || two(header + 36) != 0 ||
        four(header + 38) != (uint32_t)ZIP_MODE << 16)
        return refuse(walk, entry, "is not a plain file with rights 644");
    if (four(header + 42) != walk->local)
        return refuse(walk, entry, "does not lie behind the file before it");
    walk->central += ZIP_CENTRAL_LEN + entry->name_len;
    return check_name(walk, entry);
}

/* Methods, flags and times, which both headers have. */
static bool check_common(const struct walk *walk, const struct zip_entry *entry,
                         const uint8_t *common)
{
    unsigned version = two(common), flags = two(common + 2), method = two(common + 4);
    if (method != ZIP_STORED && method != ZIP_DEFLATED)
        return refuse(walk, entry, "is packed in a way that is not used here");
    if (entry->deflated ? (flags & ~FLAGS_LEVEL) != 0 : flags != 0)
        return refuse(walk, entry, "is encrypted, or has its size behind it");
    if (version != (entry->deflated ? ZIP_VERSION_DEFLATED : ZIP_VERSION_STORED))
        return refuse(walk, entry, "wants another version");
    if (two(common + 6) != ZIP_TIME || two(common + 8) != ZIP_DATE)
        return refuse(walk, entry, "has a time");
    return true;
}

/* Both headers must say the same. */
static bool compare_heads(const struct walk *walk, const struct zip_entry *entry,
                          const uint8_t *central)
{
    uint8_t header[ZIP_LOCAL_LEN + LAYER_MAX_NAME];
    if (!read(walk, walk->local, header, ZIP_LOCAL_LEN + entry->name_len))
        return false;
    if (four(header) != ZIP_LOCAL_MAGIC)
        return refuse(walk, entry, "is not where the list says");
    return (memcmp(header + 4, central + 6, 24) == 0 && two(header + 28) == 0 &&
            memcmp(header + ZIP_LOCAL_LEN, entry->name, entry->name_len) == 0) ||
           refuse(walk, entry, "is another file than the list says");
}

/* The data must lie before the directory. */
static bool read_local(struct walk *walk, struct zip_entry *entry, const uint8_t *central)
{
    size_t left = walk->directory_at - walk->local, len = ZIP_LOCAL_LEN + entry->name_len;
    if (left < len)
        return refuse(walk, entry, "is not where the list says");
    if (!walk->source->heads_known && !compare_heads(walk, entry, central))
        return false;
    left -= len;
    if (entry->packed > left)
        return refuse(walk, entry, "is cut off");
    entry->at = walk->local + len;
    walk->local = entry->at + entry->packed;
    return true;
}

static bool check_sizes(struct walk *walk, const struct zip_entry *entry)
{
    if (entry->size > ZIP_CHECK_ENTRY)
        return refuse(walk, entry, "is larger than 16 MiB");
    if (!entry->deflated && entry->packed != entry->size)
        return refuse(walk, entry, "has two sizes");
    if (entry->deflated && zip_check_is_stored(entry->name, entry->name_len))
        return refuse(walk, entry, "is deflated, where it should be stored");
    if (entry->size > ZIP_CHECK_RATIO_FROM && entry->size / ZIP_CHECK_RATIO > entry->packed)
        return refuse(walk, entry, "is a bomb: it grows more than 200 times");
    walk->total += entry->size;
    if (entry->deflated)
        walk->deflated += entry->size;
    if (walk->total > ZIP_CHECK_TOTAL || walk->deflated > ZIP_CHECK_DEFLATED)
        return refuse(walk, entry, "is too much: 1 GiB in all, 64 MiB of it deflated");
    return true;
}

/* How much of the name are directories that the file before lies in, too. */
static size_t shared_dirs(const struct walk *walk, size_t index)
{
    if (index == 0)
        return 0;
    const struct zip_entry *entry = &walk->entries[index], *before = entry - 1;
    size_t len = 0;
    for (size_t i = 0; i < entry->name_len && i < before->name_len; i++) {
        if (entry->name[i] != before->name[i])
            break;
        if (entry->name[i] == '/')
            len = i + 1;
    }
    return len;
}

/* In order, so that no name comes twice, and none is a directory of another. */
static bool check_place(const struct walk *walk, size_t index)
{
    const struct zip_entry *entry = &walk->entries[index];
    if (index > 0 && by_name(entry - 1, entry) >= 0)
        return refuse(walk, entry, "is out of order, or there twice");
    for (size_t i = shared_dirs(walk, index); i < entry->name_len; i++) {
        struct zip_entry above = {.name = entry->name, .name_len = i};
        if (entry->name[i] == '/' && bsearch(&above, walk->entries, index, sizeof above, by_name))
            return refuse(walk, entry, "lies in a file");
    }
    return true;
}

/* The entries, and the directory behind them, in one block. */
static bool read_directory(struct walk *walk)
{
    walk->entries = xmalloc(walk->count * sizeof *walk->entries + walk->directory_len);
    uint8_t *directory = (uint8_t *)(walk->entries + walk->count);
    walk->directory = directory;
    return read(walk, walk->directory_at, directory, walk->directory_len);
}

static bool walk_entries(struct walk *walk)
{
    if (!read_end(walk) || !read_directory(walk))
        return false;
    for (size_t i = 0; i < walk->count; i++) {
        struct zip_entry *entry = &walk->entries[i];
        const uint8_t *central = walk->directory + walk->central;
        if (!read_central(walk, entry) || !check_common(walk, entry, central + 6) ||
            !read_local(walk, entry, central) || !check_sizes(walk, entry) || !check_place(walk, i))
            return false;
    }
    if (walk->central != walk->directory_len || walk->local != walk->directory_at)
        return err_set(walk->err, "there are bytes in it that belong to no file");
    if (walk->total > ZIP_CHECK_RATIO_FROM && walk->total / ZIP_CHECK_RATIO_ALL > walk->source->len)
        return err_set(walk->err, "it is a bomb: it grows more than %d times", ZIP_CHECK_RATIO_ALL);
    return true;
}

struct zip_entry *zip_check_source(const struct zip_source *source, size_t *count, struct err *err)
{
    struct walk walk = {.source = source, .err = err};
    if (!walk_entries(&walk)) {
        free(walk.entries);
        return NULL;
    }
    *count = walk.count;
    return walk.entries;
}

struct bytes {
    const void *start;
    size_t len;
};

static bool read_bytes(void *context, size_t at, void *out, size_t len, struct err *err)
{
    const struct bytes *bytes = context;
    if (at > bytes->len || len > bytes->len - at)
        return err_set(err, "it is cut off");
    memcpy(out, (const char *)bytes->start + at, len);
    return true;
}

struct zip_entry *zip_check(const void *bytes, size_t len, size_t *count, struct err *err)
{
    struct bytes all = {bytes, len};
    const struct zip_source source = {&all, read_bytes, len, false};
    return zip_check_source(&source, count, err);
}

bool zip_check_is_stored(const char *name, size_t len)
{
    static const char *const endings[] = {".png", ".jpg", ".jpeg", ".ogg", ".ttf", ".otf", ".bin"};
    if (len > 5 && memcmp(name, "data/", 5) == 0)
        return true;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t end = strlen(endings[i]);
        if (len > end && memcmp(name + len - end, endings[i], end) == 0)
            return true;
    }
    return false;
}
