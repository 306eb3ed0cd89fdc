/* QR codes by libqrencode, handed out as plain bits. */
#include "layout/qr.h"

#include <qrencode.h>
#include <string.h>

int qr_modules(size_t bytes)
{
    static const int most[] = {14,  26,  42,  62,  84,  106, 122, 152, 180, 213, 251, 287,
                               331, 362, 412, 450, 504, 560, 624, 666, 711, 779, 857};
    if (bytes == 0 || bytes > QR_MAX_TEXT)
        return 0;
    int version = 1;
    while (bytes > (size_t)most[version - 1])
        version++;
    return 17 + 4 * version;
}

const uint8_t *qr_bits(struct arena *arena, const char *text, int *side)
{
    QRcode *code =
        strlen(text) > QR_MAX_TEXT ? NULL : QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M);
    if (!code)
        return NULL;
    size_t count = (size_t)code->width * (size_t)code->width;
    uint8_t *bits = arena_alloc(arena, count);
    for (size_t i = 0; i < count; i++)
        bits[i] = code->data[i] & 1;
    *side = code->width;
    explicit_bzero(code->data, count); /* it may be a visitor's list */
    QRcode_free(code);
    return bits;
}
