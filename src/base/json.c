/* Writes JSON (RFC 8259) into a buffer. */
#include "base/json.h"

#include <inttypes.h>
#include <string.h>

#include "base/safe_text.h"
#include "base/utf8.h"

static void comma(struct json *json)
{
    if (json->after)
        buf_puts(json->out, ",");
    json->after = true;
}

/* What safe_text.h calls hostile is a number here too, and a byte that is no UTF-8 is
   U+FFFD: the file may be shown by a terminal, and is read by strict parsers. */
static size_t quoted_one(struct buf *out, const char *text, size_t len)
{
    uint32_t cp = 0xFFFD;
    size_t width = utf8_decode(text, len, &cp);
    if (cp == '"' || cp == '\\')
        buf_printf(out, "\\%c", (char)cp);
    else if (width == 0 || safe_text_is_hostile(cp))
        buf_printf(out, "\\u%04x", (unsigned)cp);
    else
        buf_append(out, text, width);
    return width ? width : 1;
}

static void quoted(struct buf *out, const char *text)
{
    buf_puts(out, "\"");
    for (size_t at = 0, len = strlen(text); at < len;)
        at += quoted_one(out, text + at, len - at);
    buf_puts(out, "\"");
}

void json_open(struct json *json, char bracket)
{
    comma(json);
    buf_append(json->out, &bracket, 1);
    json->after = false;
}

void json_close(struct json *json, char bracket)
{
    buf_append(json->out, &bracket, 1);
    json->after = true;
}

struct json *json_key(struct json *json, const char *key)
{
    comma(json);
    quoted(json->out, key);
    buf_puts(json->out, ":");
    json->after = false;
    return json;
}

void json_text(struct json *json, const char *text)
{
    comma(json);
    if (text)
        quoted(json->out, text);
    else
        buf_puts(json->out, "null");
}

void json_int(struct json *json, int64_t value)
{
    comma(json);
    buf_printf(json->out, "%" PRId64, value);
}

void json_tenths(struct json *json, double value)
{
    comma(json);
    buf_printf(json->out, "%.1f", value);
}

void json_bool(struct json *json, bool value)
{
    comma(json);
    buf_puts(json->out, value ? "true" : "false");
}
