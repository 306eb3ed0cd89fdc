/* What a picture says of itself: the kind by its first bytes, then its own reader's walk. */
#include "layer/picture.h"

#include <string.h>

#include "layer/picture_kind.h"

struct magic {
    size_t offset;
    const char *bytes;
    size_t len;
    const char *name; /* with its article */
};

#define BYTES(text) text, sizeof(text) - 1

static const struct magic png = {0, BYTES("\x89PNG\r\n\x1A\n"), "a PNG"};
static const struct magic jpeg = {0, BYTES("\xFF\xD8\xFF"), "a JPEG"};

/* Kinds that decoders would take, and that are refused by name. The long ones come first. */
static const struct magic others[] = {
    {8, BYTES("WEBP"), "a WebP picture"},
    {8, BYTES("ILBM"), "an LBM picture"},
    {4, BYTES("ftypavi"), "an AVIF picture"},
    {4, BYTES("ftyphei"), "a HEIC picture"},
    {4, BYTES("ftypmif1"), "a HEIC picture"},
    {4, BYTES("ftyp"), "a film"},
    {0, BYTES("gimp xcf"), "a GIMP drawing"},
    {0, BYTES("GIF8"), "a GIF"},
    {0, BYTES("II*\0"), "a TIFF picture"},
    {0, BYTES("MM\0*"), "a TIFF picture"},
    {0, BYTES("8BPS"), "a Photoshop drawing"},
    {0, BYTES("%PDF"), "a PDF"},
    {0, BYTES("%!PS"), "a PostScript file"},
    {0, BYTES("/* XPM"), "an XPM picture"},
    {0, BYTES("qoif"), "a QOI picture"},
    {0, BYTES("\0\0\1\0"), "an ICO picture"},
    {0, BYTES("\xFF\x0A"), "a JPEG XL picture"},
    {4, BYTES("JXL "), "a JPEG XL picture"},
    {4, BYTES("jP  "), "a JPEG 2000 picture"},
    {0, BYTES("PK\3\4"), "a zip file"},
    {0, BYTES("\x1F\x8B"), "a packed drawing (svgz: unpack it first)"},
    {0, BYTES("BM"), "a BMP"},
    {0, BYTES("P1"), "a PNM picture"},
    {0, BYTES("P2"), "a PNM picture"},
    {0, BYTES("P3"), "a PNM picture"},
    {0, BYTES("P4"), "a PNM picture"},
    {0, BYTES("P5"), "a PNM picture"},
    {0, BYTES("P6"), "a PNM picture"},
    {0, BYTES("\x0A\5\1"), "a PCX picture"},
};

static bool begins(const struct magic *magic, const void *bytes, size_t len)
{
    return len >= magic->offset + magic->len &&
           memcmp((const char *)bytes + magic->offset, magic->bytes, magic->len) == 0;
}

static bool refuse(const void *bytes, size_t len, struct err *err)
{
    if (len == 0)
        return err_set(err, "is empty: copy the picture again");
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (begins(&others[i], bytes, len))
            return err_set(err, "is %s; use PNG, JPEG or SVG", others[i].name);
    }
    return err_set(err, "is not a picture that can be shown; use PNG, JPEG or SVG");
}

static bool check_size(const struct picture *picture, struct err *err)
{
    int w = picture->w, h = picture->h;
    if (w < 1 || h < 1)
        return err_set(err, "says that it is %d x %d pixels large: save it again", w, h);
    bool sides = w <= PICTURE_MAX_SIDE && h <= PICTURE_MAX_SIDE;
    if (!sides || w * h > PICTURE_MAX_PIXELS)
        return err_set(err,
                       "is %d x %d pixels large: at most %d a side and %d together; make it "
                       "smaller",
                       w, h, PICTURE_MAX_SIDE, PICTURE_MAX_PIXELS);
    return !picture->in_pieces || w * h <= PICTURE_MAX_PIXELS_IN_PIECES ||
           err_set(err, "is %d x %d pixels large, and %s: make it smaller, or save it without that",
                   w, h, picture->kind == PICTURE_PNG ? "interlaced" : "progressive");
}

bool picture_read(struct picture *out, const void *bytes, size_t len, struct err *err)
{
    bool good;
    *out = (struct picture){0};
    if (len > PICTURE_MAX_BYTES)
        return err_set(err, "is larger than %d MiB: save it smaller, photographs as JPEG",
                       PICTURE_MAX_BYTES / 1024 / 1024);
    if (begins(&png, bytes, len))
        good = picture_read_png(out, bytes, len, err);
    else if (begins(&jpeg, bytes, len))
        good = picture_read_jpeg(out, bytes, len, err);
    else if (picture_is_svg(bytes, len))
        good = picture_read_svg(out, bytes, len, err);
    else
        good = refuse(bytes, len, err);
    if (!good || !check_size(out, err))
        return false;
    out->bytes = len;
    if (out->orientation > 4) {
        int w = out->w;
        out->w = out->h;
        out->h = w;
    }
    return true;
}

bool picture_check_packed(const struct picture *picture, struct err *err)
{
    int w = picture->w, h = picture->h;
    int most = picture->in_pieces && picture->kind == PICTURE_JPEG ? PICTURE_PACKED_PIXELS_IN_PIECES
                                                                   : PICTURE_PACKED_PIXELS;
    bool fits = w <= PICTURE_PACKED_SIDE && h <= PICTURE_PACKED_SIDE && w * h <= most &&
                picture->bytes <= PICTURE_PACKED_BYTES && picture->beside <= PICTURE_PACKED_BESIDE;
    return fits || err_set(err,
                           "is larger than a packed layer holds (%d x %d pixels, %zu KiB): "
                           "pack the folder again",
                           w, h, picture->bytes / 1024);
}

bool picture_is_raw(const struct picture *picture)
{
    if (picture->kind == PICTURE_SVG)
        return false;
    return picture->orientation != 1 || picture->w * picture->h > PICTURE_SCREEN_PIXELS ||
           !picture_check_packed(picture, NULL);
}
