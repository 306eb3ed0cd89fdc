/* JPEG: a walk over the segments to the frame header, and on to the end to count the
   scans, because a small file can make a decoder repaint the picture thousands of times.
   ITU-T T.81, annex B */
#include "layer/picture_kind.h"

#include <string.h>

#include "layer/exif.h"

#define MOST_SCANS 100

enum marker {
    MARKER_TEM = 0x01,
    MARKER_SOF0 = 0xC0,
    MARKER_SOF2 = 0xC2,
    MARKER_DHT = 0xC4,
    MARKER_JPG = 0xC8,
    MARKER_DAC = 0xCC,
    MARKER_SOF15 = 0xCF,
    MARKER_RST0 = 0xD0,
    MARKER_RST7 = 0xD7,
    MARKER_SOI = 0xD8,
    MARKER_EOI = 0xD9,
    MARKER_SOS = 0xDA,
    MARKER_APP1 = 0xE1,
};

static bool is_frame(int marker)
{
    return marker >= MARKER_SOF0 && marker <= MARKER_SOF15 && marker != MARKER_DHT &&
           marker != MARKER_JPG && marker != MARKER_DAC;
}

static bool stands_alone(int marker)
{
    return marker == MARKER_TEM || marker == MARKER_SOI ||
           (marker >= MARKER_RST0 && marker <= MARKER_RST7);
}

static bool read_frame(struct picture *out, int marker, const uint8_t *body, size_t size,
                       struct err *err)
{
    if (out->w > 0 || out->h > 0)
        return err_set(err, "is a JPEG with two pictures in it: save it again");
    if (marker > MARKER_SOF2)
        return err_set(err, "is a JPEG of a rare kind: save it as a baseline JPEG");
    if (size < 6 || body[0] != 8 || size < 6 + 3 * (size_t)body[5])
        return err_set(err, "is a JPEG with a broken header: save it again");
    if (body[5] == 4)
        return err_set(err, "is a JPEG in printing colours (CMYK): save it as RGB");
    if (body[5] != 1 && body[5] != 3)
        return err_set(err, "is a JPEG with a broken header: save it again");
    out->w = body[3] << 8 | body[4];
    out->h = body[1] << 8 | body[2];
    out->in_pieces = marker == MARKER_SOF2;
    return true;
}

/* The marker's second byte after any fill bytes, moving *at behind it; -1: none there. */
static int next_marker(const uint8_t *bytes, size_t len, size_t *at)
{
    if (*at >= len || bytes[*at] != 0xFF)
        return -1;
    while (*at < len && bytes[*at] == 0xFF)
        (*at)++;
    return *at < len ? bytes[(*at)++] : -1;
}

/* Over the picture's own data to the next marker: FF 00 and restarts belong to it. */
static void skip_data(const uint8_t *bytes, size_t len, size_t *at)
{
    while (*at + 1 < len) {
        int next = bytes[*at + 1];
        bool inside = next == 0 || (next >= MARKER_RST0 && next <= MARKER_RST7);
        if (bytes[*at] == 0xFF && !inside)
            return;
        (*at)++;
    }
    *at = len;
}

/* The first of several Exif segments counts. */
static bool is_exif(const struct picture *picture, int marker, const uint8_t *body, size_t size)
{
    return marker == MARKER_APP1 && picture->orientation == 0 && size >= 6 &&
           memcmp(body, "Exif\0\0", 6) == 0;
}

bool picture_read_jpeg(struct picture *out, const uint8_t *bytes, size_t len, struct err *err)
{
    size_t at = 0;
    int scans = 0, marker, parts = 0;
    *out = (struct picture){.kind = PICTURE_JPEG};
    while ((marker = next_marker(bytes, len, &at)) >= 0) {
        if (stands_alone(marker))
            continue;
        if (marker == MARKER_EOI) {
            out->orientation += out->orientation == 0;
            return scans > 0 || err_set(err, "is a JPEG without a picture in it: save it again");
        }
        size_t size = len - at >= 2 ? (size_t)(bytes[at] << 8 | bytes[at + 1]) : 0;
        if (size < 2 || size > len - at)
            break;
        const uint8_t *body = bytes + at + 2;
        if (is_frame(marker)) {
            if (!read_frame(out, marker, body, size - 2, err))
                return false;
            parts = body[5];
        }
        if (is_exif(out, marker, body, size - 2))
            out->orientation = exif_orientation(body, size - 2);
        at += size;
        if (marker != MARKER_SOS)
            continue;
        if (out->w == 0)
            return err_set(err, "is a JPEG without its size: save it again");
        /* Of one that comes in several scans all coefficients are kept until the last is read. */
        out->in_pieces = out->in_pieces || size < 3 || body[0] < parts;
        if (++scans > MOST_SCANS)
            return err_set(err, "is a JPEG of more than %d scans: save it as a baseline JPEG",
                           MOST_SCANS);
        skip_data(bytes, len, &at);
    }
    return err_set(err, "is a JPEG that is cut off: copy or save it again");
}
