/* Text as other programs write it, made fit to be kept: one pass over its characters. */
#include "base/plain_text.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

bool plain_text_is_utf16(const char *text, size_t len)
{
    if (len < 4)
        return false;
    bool marked = memcmp(text, "\xFF\xFE", 2) == 0 || memcmp(text, "\xFE\xFF", 2) == 0;
    bool little = text[0] && !text[1] && text[2] && !text[3];
    bool big = !text[0] && text[1] && !text[2] && text[3];
    return marked || little || big;
}

static bool is_direction_mark(uint32_t cp)
{
    return (cp >= 0x202A && cp <= 0x202E) || (cp >= 0x2066 && cp <= 0x2069);
}

static bool is_control(uint32_t cp)
{
    return cp < 0x20 || (cp >= 0x7F && cp < 0xA0);
}

static bool is_space(uint32_t cp)
{
    return cp == ' ' || cp == '\n' || cp == 0xA0;
}

size_t plain_text_trim(char *text, size_t len)
{
    size_t used = 0, end = 0;
    for (size_t at = 0, step; at < len; at += step) {
        uint32_t cp = 0;
        step = utf8_decode(text + at, len - at, &cp);
        if (step == 0)
            break;
        if (is_direction_mark(cp))
            continue;
        bool control = is_control(cp) && cp != '\n';
        if (used == 0 && (control || is_space(cp)))
            continue;
        size_t width = control ? 1 : step;
        memmove(text + used, control ? " " : text + at, width);
        used += width;
        if (!control && !is_space(cp))
            end = used;
    }
    text[end] = '\0';
    return end;
}

struct excerpt excerpt_of(const char *text, size_t len)
{
    struct excerpt out = {""};
    size_t used = 0;
    for (size_t at = 0, step; at < len; at += step) {
        uint32_t cp = 0;
        step = utf8_decode(text + at, len - at, &cp);
        step = step > 0 ? step : 1;
        if (used + step > 40) {
            memcpy(out.text + used, "...", 4);
            return out;
        }
        memcpy(out.text + used, text + at, step);
        used += step;
    }
    return out;
}

struct excerpt excerpt(const char *text)
{
    return excerpt_of(text, strlen(text));
}
