/* Writes JSON (RFC 8259) into a buffer. */
#include "base/json.h"

#include <inttypes.h>

static void comma(struct json *json)
{
    if (json->after)
        buf_puts(json->out, ",");
    json->after = true;
}

static void quoted(struct buf *out, const char *text)
{
    buf_puts(out, "\"");
    for (const char *c = text; *c; c++) {
        if (*c == '"' || *c == '\\')
            buf_printf(out, "\\%c", *c);
        else if ((unsigned char)*c < 0x20)
            buf_printf(out, "\\u%04x", (unsigned)*c);
        else
            buf_append(out, c, 1);
    }
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

void json_key(struct json *json, const char *key)
{
    comma(json);
    quoted(json->out, key);
    buf_puts(json->out, ":");
    json->after = false;
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
