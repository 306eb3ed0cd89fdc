/* Finds towns by the beginning of their name. One idea: towns lie sorted by folded key,
   so those that begin alike are neighbours and the first is found by halving. */
#include "places/zips.h"

#include <string.h>

#include "places/blob.h"
#include "places/fold.h"

#define KEY_BYTES 64

static const char *key_of(const struct blob *blob, uint32_t index)
{
    return blob_name_key(blob, blob_town(blob, index).name);
}

static uint32_t first_town(const struct blob *blob, const char *key)
{
    uint32_t low = 0, high = blob->town_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (strcmp(key_of(blob, middle), key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

size_t zips_towns(const struct zips *zips, const char *prefix, struct town *out, size_t most)
{
    char key[KEY_BYTES];
    size_t len = fold_key(prefix, key, sizeof key);
    if (len == 0)
        return 0;
    struct blob blob = blob_of(zips);
    size_t count = 0;
    for (uint32_t i = first_town(&blob, key); i < blob.town_count && count < most; i++) {
        struct blob_town town = blob_town(&blob, i);
        if (strncmp(blob_name_key(&blob, town.name), key, len) != 0)
            break;
        out[count++] =
            (struct town){blob_name(&blob, town.name), blob_state(&blob, town.state), town.point};
    }
    return count;
}
