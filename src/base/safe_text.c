/* Escapes the words of others: one pass over the characters, each copied or written as its
   number. */
#include "base/safe_text.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

bool safe_text_is_hostile(uint32_t cp)
{
    return cp < 0x20 || (cp >= 0x7F && cp < 0xA0) || cp == 0x061C || cp == 0x200E || cp == 0x200F ||
           (cp >= 0x2028 && cp <= 0x202E) || (cp >= 0x2066 && cp <= 0x2069);
}

/* Whether a backslash with this behind it reads as a number of ours. */
static bool reads_as_number(const char *text, size_t len)
{
    size_t digits = len > 1 && text[1] == 'x' ? 2 : len > 1 && text[1] == 'u' ? 4 : 0;
    if (digits == 0 || len < 2 + digits)
        return false;
    for (size_t i = 2; i < 2 + digits; i++)
        if (!isxdigit((unsigned char)text[i]))
            return false;
    return true;
}

/* Writes the character at text, which ends before text[len]. Gives its length. */
static size_t add_one(struct buf *out, const char *text, size_t len, bool again)
{
    uint32_t cp = 0;
    size_t width = utf8_decode(text, len, &cp);
    if (width == 0 || (width == 1 && cp != '\t' && safe_text_is_hostile(cp)) ||
        (cp == '\\' && !again && reads_as_number(text, len))) {
        buf_printf(out, "\\x%02x", (unsigned char)*text);
        return 1;
    }
    if (cp == '\t')
        buf_puts(out, " ");
    else if (safe_text_is_hostile(cp))
        buf_printf(out, "\\u%04x", (unsigned)cp);
    else
        buf_append(out, text, width);
    return width;
}

void safe_text(struct buf *out, const char *text, size_t len)
{
    for (size_t at = 0; at < len;)
        at += add_one(out, text + at, len - at, false);
}

void safe_text_again(struct buf *out, const char *text, size_t len)
{
    for (size_t at = 0; at < len;)
        at += add_one(out, text + at, len - at, true);
}

void safe_vline(struct buf *out, const char *format, va_list args)
{
    struct buf line = {0};
    buf_vprintf(&line, format, args);
    safe_text(out, line.bytes, line.len);
    buf_puts(out, "\n");
    buf_free(&line);
}

void safe_line(struct buf *out, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    safe_vline(out, format, args);
    va_end(args);
}
