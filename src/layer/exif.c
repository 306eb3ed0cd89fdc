/* Exif: the first directory is walked entry by entry; no offset is followed but the one to it. */
#include "layer/exif.h"

#include <string.h>

#define TAG_ORIENTATION 0x0112
#define TYPE_SHORT 3
#define TYPE_LONG 4
#define ENTRY 12

struct tiff {
    const uint8_t *bytes;
    size_t len;
    int big; /* the order of bytes */
};

/* Of two or four bytes, which are there. */
static uint32_t number(const struct tiff *tiff, size_t at, size_t size)
{
    uint32_t value = 0;
    for (size_t i = 0; i < size; i++)
        value = value << 8 | tiff->bytes[at + (tiff->big ? i : size - 1 - i)];
    return value;
}

/* Some programs write the tag as a long. */
static uint32_t value_of(const struct tiff *tiff, size_t entry)
{
    uint32_t type = number(tiff, entry + 2, 2), count = number(tiff, entry + 4, 4);
    if (count != 1 || (type != TYPE_SHORT && type != TYPE_LONG))
        return 1;
    return number(tiff, entry + 8, type == TYPE_SHORT ? 2 : 4);
}

static uint32_t find(const struct tiff *tiff)
{
    size_t at = number(tiff, 4, 4);
    if (at > tiff->len - 2)
        return 1;
    size_t count = number(tiff, at, 2);
    for (at += 2; count > 0 && tiff->len - at >= ENTRY; count--, at += ENTRY) {
        if (number(tiff, at, 2) == TAG_ORIENTATION)
            return value_of(tiff, at);
    }
    return 1;
}

int exif_orientation(const uint8_t *bytes, size_t len)
{
    size_t mark = len >= 6 && memcmp(bytes, "Exif\0\0", 6) == 0 ? 6 : 0;
    struct tiff tiff = {bytes + mark, len - mark, 0};
    if (tiff.len < 8)
        return 1;
    tiff.big = memcmp(tiff.bytes, "MM\0*", 4) == 0;
    if (!tiff.big && memcmp(tiff.bytes, "II*\0", 4) != 0)
        return 1;
    uint32_t value = find(&tiff);
    return value >= 1 && value <= 8 ? (int)value : 1;
}
