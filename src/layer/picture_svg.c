/* SVG: the size from the <svg> tag, and a walk over all tags: what is not well formed, reaches
   outside of the file or expands is refused before any drawing, with its line.
   https://www.w3.org/TR/SVG11/struct.html https://www.w3.org/TR/xml */
#include "layer/picture_kind.h"

#include <ctype.h>
#include <math.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"

#define MOST_BYTES ((size_t)512 * 1024)
#define MOST_SIDE 1e6
#define MOST_DEPTH 200

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

/* What it declares stands between brackets. */
static void skip_doctype(struct scan *scan)
{
    while (scan->at < scan->end && *scan->at != '[' && *scan->at != '>')
        scan->at++;
    if (scan_begins(scan, "["))
        skip_past(scan, "]");
    skip_past(scan, ">");
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
        else if (scan_begins(scan, "<!DOCTYPE svg"))
            skip_doctype(scan);
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
    return enter_svg(&scan);
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

/* A length, in px of 96 an inch, as CSS has them. Those that depend on something else (%, em) do
   not count. */
static bool read_length(struct scan value, double *out)
{
    static const struct {
        const char *name;
        double px;
    } units[] = {{"px", 1},         {"pt", 96.0 / 72}, {"pc", 16},
                 {"mm", 96 / 25.4}, {"cm", 96 / 2.54}, {"in", 96}};
    skip_spaces(&value);
    if (!read_number(&value, out))
        return false;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (scan_begins(&value, units[i].name)) {
            value.at += 2;
            *out *= units[i].px;
            break;
        }
    }
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
    if (holds(bytes, len, "<!ENTITY") || holds(bytes, len, "<!ATTLIST"))
        return err_set(err, "is an SVG with entities in its DOCTYPE: save it again as plain SVG "
                            "(Illustrator: without its editing capabilities)");
    if (holds(bytes, len, "<script"))
        return err_set(err, "is an SVG with a script in it: save it again as plain SVG");
    return true;
}

/* The elements that are open at this place. */
struct walk {
    struct scan scan;
    const char *begin;
    struct scan open[MOST_DEPTH]; /* their names */
    int depth;
};

static int line_of(const struct walk *walk, const char *at)
{
    int line = 1;
    for (const char *c = walk->begin; c < at; c++)
        line += *c == '\n';
    return line;
}

static int len_of(struct scan span)
{
    return span.end - span.at < 60 ? (int)(span.end - span.at) : 60;
}

/* Whether a value leads out of the file: not to #id, nor to bytes that it holds itself. */
static bool leads_out(struct scan value)
{
    skip_spaces(&value);
    return value.at < value.end && *value.at != '#' && !scan_begins(&value, "data:");
}

static bool check_attribute(const struct walk *walk, struct scan element, struct scan name,
                            struct scan value, struct err *err)
{
    bool link = is_name(name, "href") || is_name(name, "xlink:href");
    if (!link || is_name(element, "a") || !leads_out(value))
        return true;
    return err_set(err,
                   "line %d: <%.*s> takes %.*s from outside of the drawing, which is not "
                   "shown: embed it where you draw, and save again",
                   line_of(walk, name.at), len_of(element), element.at, len_of(value), value.at);
}

static struct scan read_name(struct scan *scan)
{
    struct scan name = *scan;
    while (scan->at < scan->end && !is_space(*scan->at) && !strchr("/><=\"'", *scan->at))
        scan->at++;
    name.end = scan->at;
    return name;
}

/* Behind "</". */
static bool close_element(struct walk *walk, struct err *err)
{
    struct scan name = read_name(&walk->scan);
    struct scan open = walk->depth > 0 ? walk->open[walk->depth - 1] : name;
    skip_spaces(&walk->scan);
    bool whole = scan_begins(&walk->scan, ">");
    walk->scan.at += whole;
    if (walk->depth > 0 && whole && name.end - name.at == open.end - open.at &&
        memcmp(name.at, open.at, (size_t)(name.end - name.at)) == 0) {
        walk->depth--;
        return true;
    }
    return err_set(err,
                   "line %d: </%.*s> stands where <%.*s> of line %d is to be closed: save it "
                   "again as plain SVG",
                   line_of(walk, name.at), len_of(name), name.at, len_of(open), open.at,
                   line_of(walk, open.at));
}

/* Behind "<". */
static bool open_element(struct walk *walk, struct err *err)
{
    struct scan element = read_name(&walk->scan), name, value;
    while (next_attribute(&walk->scan, &name, &value))
        if (!check_attribute(walk, element, name, value, err))
            return false;
    bool empty = scan_begins(&walk->scan, "/>");
    if (element.at == element.end || (!empty && !scan_begins(&walk->scan, ">")))
        return err_set(err,
                       "line %d: <%.*s> is cut off, or has an attribute without quotes: save "
                       "it again as plain SVG",
                       line_of(walk, element.at), len_of(element), element.at);
    walk->scan.at += empty ? 2 : 1;
    if (!empty && walk->depth == MOST_DEPTH)
        return err_set(err, "line %d: more than %d elements in one another: simplify it",
                       line_of(walk, element.at), MOST_DEPTH);
    if (!empty)
        walk->open[walk->depth++] = element;
    return true;
}

static bool step(struct walk *walk, struct err *err)
{
    struct scan *scan = &walk->scan;
    if (scan_begins(scan, "<!--"))
        skip_past(scan, "-->");
    else if (scan_begins(scan, "<![CDATA["))
        skip_past(scan, "]]>");
    else if (scan_begins(scan, "<?"))
        skip_past(scan, "?>");
    else if (scan_begins(scan, "<!"))
        skip_doctype(scan);
    else if (scan_begins(scan, "</")) {
        scan->at += 2;
        return close_element(walk, err);
    } else {
        scan->at++;
        return open_element(walk, err);
    }
    return true;
}

static bool check_tags(const char *bytes, size_t len, struct err *err)
{
    struct walk walk = {.scan = scan_of(bytes, len), .begin = bytes};
    while ((walk.scan.at = memchr(walk.scan.at, '<', (size_t)(walk.scan.end - walk.scan.at))))
        if (!step(&walk, err))
            return false;
    struct scan open = walk.depth > 0 ? walk.open[walk.depth - 1] : walk.scan;
    return walk.depth == 0 || err_set(err,
                                      "line %d: <%.*s> is never closed: copy it or save it "
                                      "again",
                                      line_of(&walk, open.at), len_of(open), open.at);
}

bool picture_read_svg(struct picture *out, const char *bytes, size_t len, struct err *err)
{
    if (!check_text(bytes, len, err))
        return false;
    struct scan scan = scan_of(bytes, len);
    double w, h;
    enter_svg(&scan);
    if (!read_tag(scan, &w, &h))
        return err_set(err, "is an SVG without a size: its <svg> tag needs width and height, "
                            "or a viewBox");
    double most = fmax(fmax(w, h) / PICTURE_PACKED_SIDE, sqrt(w * h / PICTURE_PACKED_PIXELS));
    most = fmax(most, 1);
    *out = (struct picture){.kind = PICTURE_SVG,
                            .w = (int)lround(w / most),
                            .h = (int)lround(h / most),
                            .orientation = 1};
    return check_tags(bytes, len, err);
}

size_t picture_svg_tag(const char *bytes, size_t len)
{
    struct scan scan = scan_of(bytes, len);
    enter_svg(&scan);
    return (size_t)(scan.at - bytes);
}

bool picture_svg_has(const char *bytes, size_t len, const char *attribute)
{
    struct scan scan = scan_of(bytes, len), name, value;
    enter_svg(&scan);
    while (next_attribute(&scan, &name, &value))
        if (is_name(name, attribute))
            return true;
    return false;
}
