/* A look at a Lua source before it is compiled. The one idea: Lua 5.4.4 names a value in
   its messages by going back over a.b.c.d with one C frame and one search for each step,
   so a chain of a hundred thousand steps would end the program; here chains are counted. */
#include "script/source.h"

#include <ctype.h>
#include <string.h>

#include "base/utf8.h"

#define NESTING 256 /* Lua itself refuses over 200 */

struct scan {
    const char *at, *end;
    int line;
    char before; /* '.' or ':' if that stands before, ignoring space */
    int depth;
    int chain[NESTING]; /* steps since the last start of an expression, by nesting */
};

static bool is_name(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

/* The length of a long bracket's opening "[==[", or 0. */
static size_t long_opening(const struct scan *scan)
{
    const char *at = scan->at + 1;
    while (at < scan->end && *at == '=')
        at++;
    return at < scan->end && *at == '[' ? (size_t)(at - scan->at) + 1 : 0;
}

static void skip_to(struct scan *scan, const char *to)
{
    for (; scan->at < to; scan->at++)
        scan->line += *scan->at == '\n';
}

static void skip_long(struct scan *scan, size_t opening)
{
    char closing[32] = "]";
    size_t len = opening < sizeof closing ? opening : sizeof closing - 1;
    memset(closing + 1, '=', len - 1);
    closing[len - 1] = ']';
    const char *hit =
        memmem(scan->at + opening, (size_t)(scan->end - scan->at) - opening, closing, len);
    skip_to(scan, hit ? hit + len : scan->end);
}

static void skip_comment(struct scan *scan)
{
    scan->at += 2;
    size_t opening = scan->at < scan->end && *scan->at == '[' ? long_opening(scan) : 0;
    if (opening > 0) {
        skip_long(scan, opening);
        return;
    }
    while (scan->at < scan->end && *scan->at != '\n')
        scan->at++;
}

static void skip_string(struct scan *scan)
{
    char quote = *scan->at++;
    while (scan->at < scan->end && *scan->at != quote && *scan->at != '\n') {
        bool escaped = *scan->at == '\\' && scan->at + 1 < scan->end;
        skip_to(scan, scan->at + (escaped ? 2 : 1));
    }
    if (scan->at < scan->end)
        skip_to(scan, scan->at + 1);
}

static void skip_word(struct scan *scan)
{
    while (scan->at < scan->end && is_name(*scan->at))
        scan->at++;
    if (scan->before != '.' && scan->before != ':')
        scan->chain[scan->depth] = 0; /* a name of its own starts an expression */
    scan->before = 'a';
}

/* What was counted inside counts on outside: (a.b).c is one chain. */
static void nest(struct scan *scan, char c)
{
    if (strchr("([{", c)) {
        if (scan->depth + 1 < NESTING)
            scan->depth++;
        scan->chain[scan->depth] = 0;
    } else if (scan->depth > 0) {
        scan->depth--;
        scan->chain[scan->depth] += scan->chain[scan->depth + 1];
    }
}

static size_t count_dots(const struct scan *scan)
{
    size_t count = 0;
    while (scan->at + count < scan->end && scan->at[count] == '.')
        count++;
    return count;
}

static void take_sign(struct scan *scan)
{
    size_t dots = count_dots(scan);
    if (dots > 1) { /* joins strings, or stands for arguments */
        scan->at += dots;
        scan->before = '+';
        scan->chain[scan->depth] = 0;
        return;
    }
    char c = *scan->at;
    bool space = isspace((unsigned char)c);
    if (c == '.' || c == '[')
        scan->chain[scan->depth]++;
    if (strchr("()[]{}", c))
        nest(scan, c);
    else if (!space && c != '.' && c != ':')
        scan->chain[scan->depth] = 0;
    if (!space)
        scan->before = c;
    skip_to(scan, scan->at + 1);
}

static void take(struct scan *scan)
{
    const char *at = scan->at;
    bool more = at + 1 < scan->end;
    if (*at == '-' && more && at[1] == '-')
        skip_comment(scan);
    else if (*at == '[' && long_opening(scan) > 0)
        skip_long(scan, long_opening(scan));
    else if (*at == '"' || *at == '\'')
        skip_string(scan);
    else if (is_name(*at))
        skip_word(scan);
    else
        take_sign(scan);
}

static bool check_chains(const char *text, size_t len, int *line, struct err *err)
{
    struct scan scan = {.at = text, .end = text + len, .line = 1};
    while (scan.at < scan.end) {
        take(&scan);
        *line = scan.line;
        if (scan.chain[scan.depth] > SOURCE_CHAIN)
            return err_set(err, "more than %d steps of a.b.c in one expression", SOURCE_CHAIN);
    }
    return true;
}

static bool check_line(const char *text, size_t len, struct err *err)
{
    if (len > SOURCE_LINE)
        return err_set(err, "this line is longer than %d bytes", SOURCE_LINE);
    if (utf8_check(text, len) < len)
        return err_set(err, "this line is not UTF-8: save the file as UTF-8, not as ANSI or "
                            "Windows-1252");
    for (size_t i = 0; i < len; i++) {
        if ((unsigned char)text[i] < ' ' && text[i] != '\t' && text[i] != '\r')
            return err_set(err, "this line holds a control character: this is not Lua text; "
                                "save it as plain text in UTF-8");
    }
    return true;
}

bool source_check(const char *text, size_t len, int *line, struct err *err)
{
    *line = 1;
    for (size_t at = 0; at < len; ++*line) {
        const char *hit = memchr(text + at, '\n', len - at);
        size_t size = hit ? (size_t)(hit - text) - at : len - at;
        if (!check_line(text + at, size, err))
            return false;
        at += size + 1;
    }
    return check_chains(text, len, line, err);
}
