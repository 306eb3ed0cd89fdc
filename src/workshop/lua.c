/* Lua source as tokens: enough to find what a file names, not to run it. */
#include "workshop/lua.h"

#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "base/vec.h"

struct scan {
    struct arena *arena;
    const char *at, *end;
    int line;
    struct lua_token *tokens;
    size_t count, room;
};

static void add(struct scan *scan, enum lua_kind kind, const char *text, int line)
{
    vec_push(scan->tokens, scan->count, scan->room, (struct lua_token){kind, text, line});
}

static bool more(const struct scan *scan, size_t ahead)
{
    return (size_t)(scan->end - scan->at) > ahead;
}

static void step(struct scan *scan)
{
    scan->line += *scan->at++ == '\n';
}

/* The length of "[==[" at this place, or 0. */
static size_t long_opening(const struct scan *scan)
{
    size_t len = 1;
    if (!more(scan, 0) || *scan->at != '[')
        return 0;
    while (more(scan, len) && scan->at[len] == '=')
        len++;
    return more(scan, len) && scan->at[len] == '[' ? len + 1 : 0;
}

/* What stands between the long brackets; a line feed at its start is not in it. */
static const char *read_long(struct scan *scan, size_t opening)
{
    size_t level = opening - 2;
    for (size_t i = 0; i < opening; i++)
        step(scan);
    if (more(scan, 1) && *scan->at == '\r' && scan->at[1] == '\n')
        step(scan);
    if (more(scan, 0) && *scan->at == '\n')
        step(scan);
    const char *start = scan->at;
    for (; more(scan, 0); step(scan)) {
        size_t signs = 0;
        if (*scan->at != ']')
            continue;
        while (more(scan, signs + 1) && scan->at[signs + 1] == '=')
            signs++;
        if (signs == level && more(scan, signs + 1) && scan->at[signs + 1] == ']')
            break;
    }
    const char *text = arena_strndup(scan->arena, start, (size_t)(scan->at - start));
    for (size_t i = 0; i < opening && more(scan, 0); i++)
        step(scan);
    return text;
}

static void read_code_point(struct scan *scan, struct buf *out)
{
    uint32_t cp = 0;
    char bytes[4];
    if (more(scan, 0) && *scan->at == '{')
        step(scan);
    while (more(scan, 0) && isxdigit((unsigned char)*scan->at) && cp < 0x110000) {
        char digit[2] = {*scan->at, '\0'};
        cp = cp * 16 + (uint32_t)strtoul(digit, NULL, 16);
        step(scan);
    }
    if (more(scan, 0) && *scan->at == '}')
        step(scan);
    if (cp > 0 && cp < 0x110000 && (cp < 0xD800 || cp > 0xDFFF))
        buf_append(out, bytes, utf8_encode(cp, bytes));
}

/* At most `most` digits of a byte's number. */
static void read_byte(struct scan *scan, int base, int most, struct buf *out)
{
    char digits[4] = "";
    for (int i = 0; i < most && more(scan, 0) && isxdigit((unsigned char)*scan->at) &&
                    (base == 16 || isdigit((unsigned char)*scan->at));
         i++) {
        digits[i] = *scan->at;
        step(scan);
    }
    char byte = (char)strtoul(digits, NULL, base);
    if (byte != '\0')
        buf_append(out, &byte, 1);
}

static void read_escape(struct scan *scan, struct buf *out)
{
    static const char names[] = "abfnrtv", meanings[] = "\a\b\f\n\r\t\v";
    char c = *scan->at;
    const char *name = strchr(names, c);
    if (isdigit((unsigned char)c)) {
        read_byte(scan, 10, 3, out);
        return;
    }
    step(scan);
    if (c == 'x')
        read_byte(scan, 16, 2, out);
    else if (c == 'u')
        read_code_point(scan, out);
    else if (c == 'z')
        while (more(scan, 0) && isspace((unsigned char)*scan->at))
            step(scan);
    else
        buf_append(out, name ? &meanings[name - names] : &c, 1);
}

static const char *read_quoted(struct scan *scan)
{
    struct buf out = {0};
    char quote = *scan->at;
    step(scan);
    while (more(scan, 0) && *scan->at != quote && *scan->at != '\n') {
        if (*scan->at == '\\' && more(scan, 1)) {
            step(scan);
            read_escape(scan, &out);
        } else {
            buf_append(&out, scan->at, 1);
            step(scan);
        }
    }
    if (more(scan, 0))
        step(scan);
    const char *text = arena_strndup(scan->arena, out.len ? out.bytes : "", out.len);
    buf_free(&out);
    return text;
}

static void skip_comment(struct scan *scan)
{
    scan->at += 2;
    size_t opening = long_opening(scan);
    if (opening > 0) {
        read_long(scan, opening);
        return;
    }
    while (more(scan, 0) && *scan->at != '\n')
        step(scan);
}

static void take_word(struct scan *scan)
{
    const char *start = scan->at;
    while (more(scan, 0) && (isalnum((unsigned char)*scan->at) || *scan->at == '_'))
        step(scan);
    add(scan, isdigit((unsigned char)*start) ? SOURCE_NUMBER : SOURCE_NAME,
        arena_strndup(scan->arena, start, (size_t)(scan->at - start)), scan->line);
}

static void take_sign(struct scan *scan)
{
    size_t len = 1;
    while (*scan->at == '.' && len < 3 && more(scan, len) && scan->at[len] == '.')
        len++;
    add(scan, SOURCE_SIGN, arena_strndup(scan->arena, scan->at, len), scan->line);
    scan->at += len;
}

static void take(struct scan *scan)
{
    size_t opening = long_opening(scan);
    int line = scan->line;
    char c = *scan->at;
    if (isspace((unsigned char)c) || c == '\0')
        step(scan);
    else if (c == '-' && more(scan, 1) && scan->at[1] == '-')
        skip_comment(scan);
    else if (opening > 0)
        add(scan, SOURCE_STRING, read_long(scan, opening), line);
    else if (c == '"' || c == '\'')
        add(scan, SOURCE_STRING, read_quoted(scan), line);
    else if (isalnum((unsigned char)c) || c == '_')
        take_word(scan);
    else
        take_sign(scan);
}

const struct lua_token *lua_read(struct arena *arena, const char *text, size_t len)
{
    struct scan scan = {.arena = arena, .at = text, .end = text + len, .line = 1};
    while (more(&scan, 0))
        take(&scan);
    add(&scan, SOURCE_END, "", scan.line);
    size_t size = scan.count * sizeof *scan.tokens;
    struct lua_token *tokens = memcpy(arena_alloc(arena, size), scan.tokens, size);
    free(scan.tokens);
    return tokens;
}
