/* SVG: a strict look at the <svg> tag alone; what could reach outside of the file or
   expand is refused before any drawing. https://www.w3.org/TR/SVG11/struct.html */
#include "layer/picture_kind.h"

#include <ctype.h>
#include <math.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"

#define MOST_BYTES ((size_t)512 * 1024)
#define MOST_SIDE 1e6

struct scan {
    const char *at, *end;
};

static bool scan_begins(const struct scan *scan, const char *word)
{
    size_t len = strlen(word);
    return (size_t)(scan->end - scan->at) >= len && memcmp(scan->at, word, len) == 0;
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static void skip_spaces(struct scan *scan)
{
    while (scan->at < scan->end && is_space(*scan->at))
        scan->at++;
}

/* Moves behind the word; to the end if it does not come. */
static void skip_past(struct scan *scan, const char *word)
{
    while (scan->at < scan->end && !scan_begins(scan, word))
        scan->at++;
    scan->at += scan->at < scan->end ? strlen(word) : 0;
}

/* Moves over what may stand before the first element. */
static void skip_prolog(struct scan *scan)
{
    for (;;) {
        skip_spaces(scan);
        if (scan_begins(scan, "<?"))
            skip_past(scan, "?>");
        else if (scan_begins(scan, "<!--"))
            skip_past(scan, "-->");
        else
            return;
    }
}

static bool enter_svg(struct scan *scan)
{
    skip_prolog(scan);
    struct scan after = {scan->at + 4, scan->end};
    if (!scan_begins(scan, "<svg") || after.at == after.end || !strchr(" \t\r\n>/", *after.at))
        return false;
    *scan = after;
    return true;
}

static struct scan scan_of(const char *bytes, size_t len)
{
    return (struct scan){bytes + utf8_mark(bytes, len), bytes + len};
}

bool picture_is_svg(const char *bytes, size_t len)
{
    struct scan scan = scan_of(bytes, len);
    return enter_svg(&scan) || scan_begins(&scan, "<!DOCTYPE svg");
}

/* Digits with at most one point, and a sign: the form that all drawing programs write. */
static bool read_number(struct scan *scan, double *out)
{
    double value = 0, unit = 1;
    bool digit = false, point = false, minus = false;
    if (scan->at < scan->end && (*scan->at == '-' || *scan->at == '+'))
        minus = *scan->at++ == '-';
    for (; scan->at < scan->end; scan->at++) {
        char c = *scan->at;
        if (c == '.' && !point) {
            point = true;
            continue;
        }
        if (!isdigit((unsigned char)c))
            break;
        digit = true;
        unit /= point ? 10 : 1;
        value = point ? value + (c - '0') * unit : value * 10 + (c - '0');
        if (value > MOST_SIDE)
            value = MOST_SIDE;
    }
    *out = minus ? -value : value;
    return digit;
}

/* A length in px or without a unit; others depend on the display and do not count. */
static bool read_length(struct scan value, double *out)
{
    skip_spaces(&value);
    if (!read_number(&value, out))
        return false;
    if (scan_begins(&value, "px"))
        value.at += 2;
    skip_spaces(&value);
    return value.at == value.end && *out > 0;
}

static bool read_view_box(struct scan value, double *w, double *h)
{
    double numbers[4];
    for (int i = 0; i < 4; i++) {
        while (value.at < value.end && (is_space(*value.at) || *value.at == ','))
            value.at++;
        if (!read_number(&value, &numbers[i]))
            return false;
    }
    skip_spaces(&value);
    *w = numbers[2];
    *h = numbers[3];
    return value.at == value.end && *w > 0 && *h > 0;
}

/* The next name="value" of the tag; false at its end or where it is not well formed. */
static bool next_attribute(struct scan *scan, struct scan *name, struct scan *value)
{
    skip_spaces(scan);
    name->at = scan->at;
    while (scan->at < scan->end && !is_space(*scan->at) && !strchr("=>/<\"'", *scan->at))
        scan->at++;
    name->end = scan->at;
    skip_spaces(scan);
    if (name->at == name->end || scan->at == scan->end || *scan->at != '=')
        return false;
    scan->at++;
    skip_spaces(scan);
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

static bool is_name(struct scan name, const char *word)
{
    return scan_begins(&name, word) && (size_t)(name.end - name.at) == strlen(word);
}

static bool read_tag(struct scan scan, double *w, double *h)
{
    struct scan name, value;
    double box_w = 0, box_h = 0;
    bool has_w = false, has_h = false, has_box = false;
    while (next_attribute(&scan, &name, &value)) {
        if (is_name(name, "width"))
            has_w = read_length(value, w);
        else if (is_name(name, "height"))
            has_h = read_length(value, h);
        else if (is_name(name, "viewBox"))
            has_box = read_view_box(value, &box_w, &box_h);
    }
    if (has_w && has_h)
        return true;
    *w = box_w;
    *h = box_h;
    return has_box;
}

static bool holds(const char *bytes, size_t len, const char *word)
{
    size_t word_len = strlen(word);
    for (size_t i = 0; i + word_len <= len; i++) {
        if (bytes[i] == '<' && strncasecmp(bytes + i, word, word_len) == 0)
            return true;
    }
    return false;
}

static bool check_text(const char *bytes, size_t len, struct err *err)
{
    if (len > MOST_BYTES)
        return err_set(err, "is an SVG of more than %zu KiB: simplify it, or use PNG",
                       MOST_BYTES / 1024);
    if (utf8_check(bytes, len) != len || memchr(bytes, '\0', len))
        return err_set(err, "is an SVG that is not UTF-8: save it again as plain SVG");
    if (holds(bytes, len, "<!DOCTYPE") || holds(bytes, len, "<!ENTITY"))
        return err_set(err, "is an SVG with a DOCTYPE: take that line out, or save it again "
                            "as plain SVG");
    if (holds(bytes, len, "<script"))
        return err_set(err, "is an SVG with a script in it: save it again as plain SVG");
    return true;
}

bool picture_read_svg(struct picture *out, const char *bytes, size_t len, struct err *err)
{
    if (!check_text(bytes, len, err))
        return false;
    struct scan scan = scan_of(bytes, len);
    double w, h;
    enter_svg(&scan);
    if (!read_tag(scan, &w, &h))
        return err_set(err, "is an SVG without a size: its <svg> tag needs width and height "
                            "in px, or a viewBox");
    *out = (struct picture){PICTURE_SVG, (int)lround(w), (int)lround(h)};
    return true;
}
