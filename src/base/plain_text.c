/* Text as other programs write it, made fit to be kept: one pass over its characters. */
#include "base/plain_text.h"

#include <stdint.h>
#include <string.h>

#include "base/str.h"
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

bool plain_text_is_merge_mark(const char *line, size_t len)
{
    char sign = len >= 7 ? line[0] : '\0';
    size_t run = 0;
    while (run < len && line[run] == sign)
        run++;
    return sign && strchr("<=>", sign) && run == 7 && (run == len || strchr(" \r\n", line[run]));
}

size_t plain_text_curly_quote(const char *text, size_t len)
{
    static const char *const marks[] = {"\u201C", "\u201D", "\u201E", "\u00AB",
                                        "\u00BB", "\u2018", "\u2019"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t size = strlen(marks[i]);
        if (len >= size && memcmp(text, marks[i], size) == 0)
            return size;
    }
    return 0;
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

/* Characters that leave no ink: within words some of them have a use, alone they are nothing. */
static bool is_unseen(uint32_t cp)
{
    static const uint32_t ranges[][2] = {
        {0xAD, 0xAD},     {0x34F, 0x34F},     {0x61C, 0x61C},   {0x115F, 0x1160}, {0x1680, 0x1680},
        {0x17B4, 0x17B5}, {0x180B, 0x180F},   {0x2000, 0x200F}, {0x2028, 0x202F}, {0x205F, 0x206F},
        {0x2800, 0x2800}, {0x3000, 0x3000},   {0x3164, 0x3164}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF},
        {0xFFA0, 0xFFA0}, {0xE0000, 0xE0FFF},
    };
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (cp >= ranges[i][0] && cp <= ranges[i][1])
            return true;
    return is_control(cp) || is_space(cp);
}

size_t plain_text_trim(char *text, size_t len)
{
    size_t used = 0, end = 0;
    bool seen = false;
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
        seen = seen || !is_unseen(cp);
        if (!control && !is_space(cp))
            end = used;
    }
    end = seen ? end : 0;
    text[end] = '\0';
    return end;
}

char *plain_text_unquote(char *text)
{
    static const char *const pairs[][2] = {
        {"\"", "\""},         {"'", "'"},           {"\u201C", "\u201D"}, {"\u201E", "\u201C"},
        {"\u201E", "\u201D"}, {"\u201D", "\u201D"}, {"\u2018", "\u2019"}, {"\u00AB", "\u00BB"},
    };
    size_t len = strlen(text);
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        size_t open = strlen(pairs[i][0]), close = strlen(pairs[i][1]);
        if (len < open + close || !str_begins_with(text, pairs[i][0]) ||
            strstr(text + open, pairs[i][1]) != text + len - close)
            continue;
        text[len - close] = '\0';
        plain_text_trim(text + open, len - close - open);
        return text + open;
    }
    return text;
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
