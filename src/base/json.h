/* Writes JSON: the caller names what comes, commas, quotes and escapes are done here. Texts
   may hold any bytes; the result is plain UTF-8 on which no terminal acts. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

struct json {
    struct buf *out;
    bool after; /* a value stands before, so the next one wants a comma */
};

void json_open(struct json *json, char bracket);           /* '{' or '[' */
void json_close(struct json *json, char bracket);          /* '}' or ']' */
struct json *json_key(struct json *json, const char *key); /* for json_text(json_key(...), ...) */
void json_text(struct json *json, const char *text);       /* NULL gives null */
void json_int(struct json *json, int64_t value);
void json_tenths(struct json *json, double value); /* one digit after the point */
void json_bool(struct json *json, bool value);
