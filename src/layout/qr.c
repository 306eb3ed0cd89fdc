/* QR codes by libqrencode, handed out as plain bits. */
#include "layout/qr.h"

#include <qrencode.h>
#include <string.h>

#define ECI_UTF8 26
#define ECI_BITS 24 /* as libqrencode counts them; they are 12 */
#define MODE_BITS 4

static bool is_ascii(const char *text)
{
    while (*text && (unsigned char)*text < 0x80)
        text++;
    return !*text;
}

int qr_modules(const char *text)
{
    /* Bytes of data that a version holds. */
    static const int most[] = {19,  34,  55,  80,  108, 136, 156, 194, 232,  274,  324,  370, 428,
                               461, 523, 589, 647, 721, 795, 861, 932, 1006, 1094, 1174, 1276};
    size_t bytes = strlen(text);
    if (bytes == 0 || bytes > QR_MAX_TEXT)
        return 0;
    int bits = MODE_BITS + 8 * (int)bytes + (is_ascii(text) ? 0 : ECI_BITS), version = 1;
    while (bits + (version < 10 ? 8 : 16) > 8 * most[version - 1])
        version++;
    return 17 + 4 * version;
}

static QRcode *encode(const char *text)
{
    QRinput *input = QRinput_new2(0, QR_ECLEVEL_L);
    bool good =
        input && (is_ascii(text) || QRinput_appendECIheader(input, ECI_UTF8) == 0) &&
        QRinput_append(input, QR_MODE_8, (int)strlen(text), (const unsigned char *)text) == 0;
    QRcode *code = good ? QRcode_encodeInput(input) : NULL;
    QRinput_free(input);
    return code;
}

const uint8_t *qr_bits(struct arena *arena, const char *text, int *side)
{
    QRcode *code = qr_modules(text) > 0 ? encode(text) : NULL;
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
