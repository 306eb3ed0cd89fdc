/* Strict UTF-8, after table 3-7 of the Unicode standard (well-formed byte sequences). */
#include "base/utf8.h"

#include <string.h>

static bool is_tail(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

size_t utf8_decode(const char *text, size_t len, uint32_t *cp)
{
    const unsigned char *in = (const unsigned char *)text;
    if (len == 0)
        return 0;
    if (in[0] < 0x80) {
        *cp = in[0];
        return 1;
    }
    static const struct {
        unsigned char mask, lead;
        uint32_t least;
    } forms[] = {{0xE0, 0xC0, 0x80}, {0xF0, 0xE0, 0x800}, {0xF8, 0xF0, 0x10000}};
    for (size_t tail = 1; tail <= 3; tail++) {
        if ((in[0] & forms[tail - 1].mask) != forms[tail - 1].lead)
            continue;
        if (len < tail + 1)
            return 0;
        uint32_t value = in[0] & (unsigned char)~forms[tail - 1].mask;
        for (size_t i = 1; i <= tail; i++) {
            if (!is_tail(in[i]))
                return 0;
            value = value << 6 | (in[i] & 0x3F);
        }
        bool surrogate = value >= 0xD800 && value <= 0xDFFF;
        if (value < forms[tail - 1].least || value > 0x10FFFF || surrogate)
            return 0;
        *cp = value;
        return tail + 1;
    }
    return 0;
}

size_t utf8_encode(uint32_t cp, char out[4])
{
    if (cp < 0x80) {
        out[0] = (char)cp;
        return 1;
    }
    if (cp < 0x800) {
        out[0] = (char)(0xC0 | cp >> 6);
        out[1] = (char)(0x80 | (cp & 0x3F));
        return 2;
    }
    if (cp < 0x10000) {
        out[0] = (char)(0xE0 | cp >> 12);
        out[1] = (char)(0x80 | (cp >> 6 & 0x3F));
        out[2] = (char)(0x80 | (cp & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | cp >> 18);
    out[1] = (char)(0x80 | (cp >> 12 & 0x3F));
    out[2] = (char)(0x80 | (cp >> 6 & 0x3F));
    out[3] = (char)(0x80 | (cp & 0x3F));
    return 4;
}

size_t utf8_check(const char *text, size_t len)
{
    size_t at = 0;
    while (at < len) {
        uint32_t cp;
        size_t step = utf8_decode(text + at, len - at, &cp);
        if (step == 0)
            return at;
        at += step;
    }
    return len;
}

size_t utf8_mark(const char *text, size_t len)
{
    return len >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
}

size_t utf8_length(const char *text, size_t len)
{
    size_t count = 0;
    for (size_t i = 0; i < len; i++)
        count += !is_tail((unsigned char)text[i]);
    return count;
}

void utf8_plain_spaces(char *text)
{
    char *to = text;
    for (const char *from = text; *from; from++) {
        bool no_break = strncmp(from, UTF8_NO_BREAK, 2) == 0;
        *to++ = no_break ? ' ' : *from;
        from += no_break;
    }
    *to = '\0';
}
