/* A file of `key = value` lines with # comments, at most 64 KiB. Lists keep their order. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

#define CONF_MAX_BYTES (64 * 1024)
#define CONF_MAX_KEYS 500
#define CONF_MAX_SEQUENCE (INT64_C(1) << 53)

struct conf_entry {
    const char *key, *value; /* trimmed; the value may be empty */
    int line;
};

struct conf {
    const char *name; /* the file, for messages */
    const struct conf_entry *entries;
    size_t count;
};

/* A comment is a line that begins with #, or what follows " # " in a value: "#0b5563" and
   "Suite #4" are values. Takes a BOM and CRLF as Windows writes them. A line without '=',
   an empty or a second same key, a bad key (not [a-z0-9_.-]+), and what is not UTF-8 are
   errors with "name:line". Quotation marks around a whole value are left out, and a comma or a
   semicolon behind it; what else other kinds of files have there is an error. The arena holds
   all that conf points to. */
bool conf_read(struct conf *conf, struct arena *arena, const char *name, const char *text,
               size_t len, struct err *err);

const struct conf_entry *conf_find(const struct conf *conf, const char *key);
/* NULL if the key is not there or its value is empty. */
const char *conf_get(const struct conf *conf, const char *key);

/* Every key must be one of `known` (NULL-terminated; "flow.*" allows what begins so); an
   unknown key is an error with its line and the nearest known name. */
bool conf_check_keys(const struct conf *conf, const char *const *known, struct err *err);
