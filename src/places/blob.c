/* Reads the ZIP table where it lies. All checks are made once, when it is opened: a blob
   that passes them cannot lead a reader out of its bytes, whatever the rest of them say. */
#include "places/blob.h"

#include <assert.h>
#include <string.h>

enum {
    HEADER_BYTES = 40,
    CODE_BYTES = 16,
    TOWN_BYTES = 12,
    NAME_BYTES = 8,
    STATE_BYTES = 8,
    RANGE_BYTES = 12,
    VERSION = 1,
    NO_POINT = 0x7fffffff,
};

static uint16_t u16_at(const unsigned char *at)
{
    return (uint16_t)(at[0] | at[1] << 8);
}

static uint32_t u32_at(const unsigned char *at)
{
    return at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
}

static double degrees_at(const unsigned char *at)
{
    return (int32_t)u32_at(at) / 1e6;
}

static uint64_t size_of_all(const struct blob *blob)
{
    return HEADER_BYTES + (uint64_t)blob->code_count * CODE_BYTES +
           (uint64_t)blob->town_count * TOWN_BYTES + (uint64_t)blob->name_count * NAME_BYTES +
           (uint64_t)blob->state_count * STATE_BYTES + (uint64_t)blob->range_count * RANGE_BYTES +
           blob->string_bytes;
}

bool blob_find(struct blob *blob, const void *bytes, size_t len, struct err *err)
{
    *blob = (struct blob){0};
    const unsigned char *at = bytes;
    if (len < HEADER_BYTES || memcmp(at, "ANTEZIPS", 8) != 0)
        return err_set(err, "not a table of ZIP codes");
    if (u32_at(at + 8) != VERSION)
        return err_set(err, "made for another version of the player");
    blob->code_count = u32_at(at + 16);
    blob->town_count = u32_at(at + 20);
    blob->name_count = u32_at(at + 24);
    blob->state_count = u32_at(at + 28);
    blob->range_count = u32_at(at + 32);
    blob->string_bytes = u32_at(at + 36);
    if (u32_at(at + 12) != len || size_of_all(blob) != len)
        return err_set(err, "damaged, or not all of it is there");
    blob->codes = at + HEADER_BYTES;
    blob->towns = blob->codes + (size_t)blob->code_count * CODE_BYTES;
    blob->names = blob->towns + (size_t)blob->town_count * TOWN_BYTES;
    blob->states = blob->names + (size_t)blob->name_count * NAME_BYTES;
    blob->ranges = blob->states + (size_t)blob->state_count * STATE_BYTES;
    blob->strings = (const char *)blob->ranges + (size_t)blob->range_count * RANGE_BYTES;
    return true;
}

static bool name_fits(const struct blob *blob, uint16_t name)
{
    return name == BLOB_NO_NAME || name < blob->name_count;
}

static bool codes_fit(const struct blob *blob)
{
    for (uint32_t i = 0; i < blob->code_count; i++) {
        const unsigned char *at = blob->codes + (size_t)i * CODE_BYTES;
        if (!name_fits(blob, u16_at(at + 12)) || at[14] >= blob->state_count ||
            at[15] > ZIP_TERRITORY)
            return false;
    }
    return true;
}

static bool towns_fit(const struct blob *blob)
{
    for (uint32_t i = 0; i < blob->town_count; i++) {
        const unsigned char *at = blob->towns + (size_t)i * TOWN_BYTES;
        if (u16_at(at + 8) >= blob->name_count || at[10] >= blob->state_count)
            return false;
    }
    return true;
}

static bool ranges_fit(const struct blob *blob)
{
    for (uint32_t i = 0; i < blob->range_count; i++) {
        const unsigned char *at = blob->ranges + (size_t)i * RANGE_BYTES;
        if (at[10] >= blob->state_count || at[11] > ZIP_TERRITORY)
            return false;
    }
    return true;
}

static bool strings_fit(const struct blob *blob)
{
    if (blob->string_bytes == 0 || blob->strings[blob->string_bytes - 1] != '\0')
        return false;
    /* The two tables of offsets are neighbours and look alike. */
    size_t count = 2 * ((size_t)blob->name_count + blob->state_count);
    for (size_t i = 0; i < count; i++)
        if (u32_at(blob->names + 4 * i) >= blob->string_bytes)
            return false;
    return true;
}

bool blob_check(const struct blob *blob, struct err *err)
{
    if (codes_fit(blob) && towns_fit(blob) && ranges_fit(blob) && strings_fit(blob))
        return true;
    return err_set(err, "damaged");
}

struct blob blob_of(const struct zips *zips)
{
    struct blob blob;
    bool opened = blob_find(&blob, zips->bytes, zips->len, NULL);
    assert(opened);
    (void)opened;
    return blob;
}

struct blob_code blob_code(const struct blob *blob, uint32_t index)
{
    const unsigned char *at = blob->codes + (size_t)index * CODE_BYTES;
    return (struct blob_code){
        .zip = u32_at(at),
        .name = u16_at(at + 12),
        .state = at[14],
        .class = (enum zip_class)at[15],
        .has_point = u32_at(at + 4) != NO_POINT,
        .point = {degrees_at(at + 4), degrees_at(at + 8)},
    };
}

struct blob_town blob_town(const struct blob *blob, uint32_t index)
{
    const unsigned char *at = blob->towns + (size_t)index * TOWN_BYTES;
    return (struct blob_town){
        .name = u16_at(at + 8),
        .state = at[10],
        .point = {degrees_at(at), degrees_at(at + 4)},
    };
}

struct blob_range blob_range(const struct blob *blob, uint32_t index)
{
    const unsigned char *at = blob->ranges + (size_t)index * RANGE_BYTES;
    return (struct blob_range){
        .first = u32_at(at),
        .last = u32_at(at + 4),
        .state = at[10],
        .class = (enum zip_class)at[11],
    };
}

const char *blob_name(const struct blob *blob, uint16_t name)
{
    return blob->strings + u32_at(blob->names + (size_t)name * NAME_BYTES);
}

const char *blob_name_key(const struct blob *blob, uint16_t name)
{
    return blob->strings + u32_at(blob->names + (size_t)name * NAME_BYTES + 4);
}

const char *blob_state(const struct blob *blob, uint8_t state)
{
    return blob->strings + u32_at(blob->states + (size_t)state * STATE_BYTES + 4);
}

const char *blob_state_letters(const struct blob *blob, uint8_t state)
{
    return blob->strings + u32_at(blob->states + (size_t)state * STATE_BYTES);
}

uint32_t blob_first_code(const struct blob *blob, uint32_t zip)
{
    uint32_t low = 0, high = blob->code_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (u32_at(blob->codes + (size_t)middle * CODE_BYTES) < zip)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
