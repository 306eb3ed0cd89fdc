/* The ZIP table: as the build made it, but for a few bytes; and look-ups of any text. The
   input: a count of changes, each a place and a value, then the text that is looked up. */
#include "base/file.h"
#include "fuzz.h"
#include "places/zips.h"

static struct buf whole;

static void look_up(const struct zips *zips, const char *text)
{
    struct town towns[20];
    struct zip zip = zips_find(zips, text);
    PROMISE(strlen(zip.code) <= 5 && zip_class_name(zip.class));
    size_t count = zips_towns(zips, text, towns, 20);
    PROMISE(count <= 20);
    for (size_t i = 0; i < count; i++)
        PROMISE(strlen(towns[i].name) < whole.len && strlen(towns[i].state) < whole.len);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct bytes bytes = bytes_of(data, size);
    struct err err = {""};
    struct zips zips;
    size_t len;
    if (!whole.bytes)
        PROMISE(file_read(CORE_DIR "/data/zips.bin", 16 << 20, &whole, &err));
    unsigned char kept[32];
    size_t places[32], changes = bytes_below(&bytes, 32);
    for (size_t i = 0; i < changes; i++) {
        size_t at = bytes_next(&bytes);
        at = at << 8 | bytes_next(&bytes);
        at = at << 8 | bytes_next(&bytes);
        places[i] = at % whole.len;
        kept[i] = (unsigned char)whole.bytes[places[i]];
        whole.bytes[places[i]] = (char)bytes_next(&bytes);
    }
    char *text = bytes_part(&bytes, &len);
    if (zips_open(&zips, whole.bytes, whole.len, &err)) {
        look_up(&zips, text);
        look_up(&zips, "San");
        look_up(&zips, "78205");
    }
    for (size_t i = changes; i-- > 0;)
        whole.bytes[places[i]] = (char)kept[i];
    zips_open(&zips, data, size, &err); /* and a table that is the input itself */
    free(text);
    return 0;
}
