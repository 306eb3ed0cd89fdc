/* Spaces, names, numbers and attributes of a text in SVG; no word is copied. */
#include "layer/svg_scan.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MOST_SIDE 1e9

bool scan_begins(const struct scan *scan, const char *word)
{
    size_t len = strlen(word);
    return (size_t)(scan->end - scan->at) >= len && memcmp(scan->at, word, len) == 0;
}

bool scan_is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

void scan_skip_spaces(struct scan *scan)
{
    while (scan->at < scan->end && scan_is_space(*scan->at))
        scan->at++;
}

void scan_skip_past(struct scan *scan, const char *word)
{
    while (scan->at < scan->end && !scan_begins(scan, word))
        scan->at++;
    scan->at += scan->at < scan->end ? strlen(word) : 0;
}

bool scan_number(struct scan *scan, double *out)
{
    char text[64] = "", *end;
    size_t len = 0;
    while (len < sizeof text - 1 && scan->at + len < scan->end &&
           strchr("0123456789+-.eE", scan->at[len]))
        len++;
    memcpy(text, scan->at, len);
    *out = fmax(-MOST_SIDE, fmin(strtod(text, &end), MOST_SIDE));
    scan->at += end - text;
    return end > text;
}

bool scan_attribute(struct scan *scan, struct scan *name, struct scan *value)
{
    scan_skip_spaces(scan);
    name->at = scan->at;
    while (scan->at < scan->end && !scan_is_space(*scan->at) && !strchr("=>/<\"'", *scan->at))
        scan->at++;
    name->end = scan->at;
    scan_skip_spaces(scan);
    if (name->at == name->end || scan->at == scan->end || *scan->at != '=')
        return false;
    scan->at++;
    scan_skip_spaces(scan);
    if (scan->at == scan->end || (*scan->at != '"' && *scan->at != '\''))
        return false;
    char quote = *scan->at++;
    value->at = scan->at;
    value->end = memchr(scan->at, quote, (size_t)(scan->end - scan->at));
    if (!value->end)
        return false;
    scan->at = value->end + 1;
    return true;
}

bool scan_is(struct scan name, const char *word)
{
    return scan_begins(&name, word) && (size_t)(name.end - name.at) == strlen(word);
}

struct scan scan_name(struct scan *scan)
{
    struct scan name = *scan;
    while (scan->at < scan->end && !scan_is_space(*scan->at) && !strchr("/><=\"'", *scan->at))
        scan->at++;
    name.end = scan->at;
    return name;
}
