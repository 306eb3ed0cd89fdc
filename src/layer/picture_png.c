/* PNG: the header, and a walk over all chunks so that no length leads out of the file.
   https://www.w3.org/TR/png-3/ */
#include "layer/picture_kind.h"

#include <limits.h>
#include <string.h>

#include "layer/exif.h"

#define SIGNATURE 8
#define CHUNK_FRAME 12 /* length, type, check sum */

static uint32_t number(const uint8_t *bytes)
{
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

static bool is_type(const uint8_t *type, const char *name)
{
    return memcmp(type, name, 4) == 0;
}

/* Table 8 of the standard: the bit depths that each colour type may have. */
static bool is_known_form(const uint8_t *header)
{
    static const struct {
        uint8_t colour;
        const char *depths;
    } forms[] = {
        {0, "\1\2\4\10\20"}, {2, "\10\20"}, {3, "\1\2\4\10"}, {4, "\10\20"}, {6, "\10\20"}};
    uint8_t depth = header[8], colour = header[9];
    bool rest = header[10] == 0 && header[11] == 0 && header[12] <= 1;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        if (forms[i].colour == colour)
            return rest && depth != 0 && strchr(forms[i].depths, depth);
    }
    return false;
}

static int side(const uint8_t *bytes)
{
    uint32_t value = number(bytes);
    return value > INT_MAX ? INT_MAX : (int)value;
}

static bool read_header(struct picture *out, const uint8_t *bytes, size_t len, struct err *err)
{
    const uint8_t *chunk = bytes + SIGNATURE;
    if (len < SIGNATURE + CHUNK_FRAME + 13 || number(chunk) != 13 || !is_type(chunk + 4, "IHDR"))
        return err_set(err, "is a PNG without its header: save it again");
    if (!is_known_form(chunk + 8))
        return err_set(err, "is a PNG of a kind that is not known: save it again");
    *out = (struct picture){.kind = PICTURE_PNG,
                            .w = side(chunk + 8),
                            .h = side(chunk + 12),
                            .orientation = 1,
                            .in_pieces = chunk[20] != 0};
    return true;
}

bool picture_read_png(struct picture *out, const uint8_t *bytes, size_t len, struct err *err)
{
    if (!read_header(out, bytes, len, err))
        return false;
    size_t at = SIGNATURE;
    bool data = false;
    while (len - at >= CHUNK_FRAME) {
        size_t size = number(bytes + at);
        const uint8_t *type = bytes + at + 4;
        if (size > len - at - CHUNK_FRAME)
            break;
        if (is_type(type, "IEND"))
            return data || err_set(err, "is a PNG without a picture in it: save it again");
        if (at > SIGNATURE && is_type(type, "IHDR"))
            return err_set(err, "is a PNG with two headers: save it again");
        data = data || is_type(type, "IDAT");
        if (is_type(type, "eXIf"))
            out->orientation = exif_orientation(type + 4, size);
        out->beside += type[0] & 0x20 ? size : 0;
        at += CHUNK_FRAME + size;
    }
    return err_set(err, "is a PNG that is cut off: copy or save it again");
}
