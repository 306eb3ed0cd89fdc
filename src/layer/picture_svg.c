/* SVG: the size from the <svg> tag, and a walk over all tags: what is not well formed, reaches
   outside of the file or expands is refused before any drawing, with its line.
   https://www.w3.org/TR/SVG11/struct.html https://www.w3.org/TR/xml */
#include "layer/picture_kind.h"

#include <math.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "layer/svg_scan.h"

#define MOST_BYTES ((size_t)512 * 1024)
#define MOST_DEPTH 200
#define LEAST_SIDE 200 /* of what has no whole pixels: its proportions are in these */
#define MOST_ENTITY 256
#define MOST_ENTITIES 64

/* What it declares stands between brackets. */
static void skip_doctype(struct scan *scan)
{
    while (scan->at < scan->end && *scan->at != '[' && *scan->at != '>')
        scan->at++;
    if (scan_begins(scan, "["))
        scan_skip_past(scan, "]");
    scan_skip_past(scan, ">");
}

/* Moves over what may stand before the first element. */
static void skip_prolog(struct scan *scan)
{
    for (;;) {
        scan_skip_spaces(scan);
        if (scan_begins(scan, "<?"))
            scan_skip_past(scan, "?>");
        else if (scan_begins(scan, "<!--"))
            scan_skip_past(scan, "-->");
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

/* A length, in px of 96 an inch, as CSS has them. Those that depend on something else (%, em) do
   not count. */
static bool read_length(struct scan value, double *out)
{
    static const struct {
        const char *name;
        double px;
    } units[] = {{"px", 1},         {"pt", 96.0 / 72}, {"pc", 16},
                 {"mm", 96 / 25.4}, {"cm", 96 / 2.54}, {"in", 96}};
    scan_skip_spaces(&value);
    if (!scan_number(&value, out))
        return false;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (scan_begins(&value, units[i].name)) {
            value.at += 2;
            *out *= units[i].px;
            break;
        }
    }
    scan_skip_spaces(&value);
    return value.at == value.end && *out > 0;
}

static bool read_view_box(struct scan value, double *w, double *h)
{
    double numbers[4];
    for (int i = 0; i < 4; i++) {
        while (value.at < value.end && (scan_is_space(*value.at) || *value.at == ','))
            value.at++;
        if (!scan_number(&value, &numbers[i]))
            return false;
    }
    scan_skip_spaces(&value);
    *w = numbers[2];
    *h = numbers[3];
    return value.at == value.end && *w > 0 && *h > 0;
}

static bool read_tag(struct scan scan, double *w, double *h)
{
    struct scan name, value;
    double box_w = 0, box_h = 0;
    bool has_w = false, has_h = false, has_box = false;
    while (scan_attribute(&scan, &name, &value)) {
        if (scan_is(name, "width"))
            has_w = read_length(value, w);
        else if (scan_is(name, "height"))
            has_h = read_length(value, h);
        else if (scan_is(name, "viewBox"))
            has_box = read_view_box(value, &box_w, &box_h);
    }
    if (has_w && has_h)
        return true;
    *w = box_w;
    *h = box_h;
    return has_box;
}

static bool check_text(const char *bytes, size_t len, struct err *err)
{
    if (len > MOST_BYTES)
        return err_set(err, "is an SVG of more than %zu KiB: simplify it, or use PNG",
                       MOST_BYTES / 1024);
    if (utf8_check(bytes, len) != len || memchr(bytes, '\0', len))
        return err_set(err, "is an SVG that is not UTF-8: save it again as plain SVG");
    return true;
}

/* The elements that are open at this place. */
struct walk {
    struct scan scan;
    const char *begin;
    int entities;
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
    static const char *const quotes[] = {"'", "\"", "&quot;", "&apos;", "&#39;", "&#34;"};
    scan_skip_spaces(&value);
    for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++)
        if (scan_begins(&value, quotes[i]))
            value.at += strlen(quotes[i]);
    return value.at < value.end && *value.at != '#' && !scan_begins(&value, "data:");
}

static bool refuse_outside(const struct walk *walk, struct scan element, struct scan value,
                           struct err *err)
{
    return err_set(err,
                   "line %d: <%.*s> takes %.*s from outside of the drawing, which is not "
                   "shown: embed it where you draw, and save again",
                   line_of(walk, value.at), len_of(element), element.at, len_of(value), value.at);
}

/* Whether it is a bitmap in the drawing of a kind that librsvg has no reader for. */
static bool is_strange(struct scan element, struct scan value)
{
    static const char *const known[] = {"png", "jpeg", "jpg", "gif", "svg+xml", "bmp", "tiff"};
    scan_skip_spaces(&value);
    if (!scan_is(element, "image") || !scan_begins(&value, "data:"))
        return false;
    scan_skip_past(&value, "image/");
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (scan_begins(&value, known[i]))
            return false;
    return true;
}

/* Of attributes and style sheets: what stands in url(..), and what @import names. */
static bool check_style(const struct walk *walk, struct scan element, struct scan style,
                        struct err *err)
{
    for (; style.at < style.end; style.at++) {
        bool url = scan_begins(&style, "url(");
        if (!url && !scan_begins(&style, "@import"))
            continue;
        struct scan value = {style.at + (url ? 4 : 0), style.at};
        while (value.end < style.end && *value.end != (url ? ')' : ';'))
            value.end++;
        if (!url || leads_out(value))
            return refuse_outside(walk, element, value, err);
    }
    return true;
}

static bool check_attribute(const struct walk *walk, struct scan element, struct scan name,
                            struct scan value, struct err *err)
{
    bool link = scan_is(name, "href") || scan_is(name, "xlink:href");
    if (link && !scan_is(element, "a") && leads_out(value))
        return refuse_outside(walk, element, value, err);
    if (link && is_strange(element, value))
        return err_set(err,
                       "line %d: <image> holds a picture of a kind that is not drawn: put a PNG or "
                       "JPEG in its place",
                       line_of(walk, element.at));
    return check_style(walk, element, value, err);
}

/* Behind "</". */
static bool close_element(struct walk *walk, struct err *err)
{
    struct scan name = scan_name(&walk->scan);
    struct scan open = walk->depth > 0 ? walk->open[walk->depth - 1] : name;
    scan_skip_spaces(&walk->scan);
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

/* Up to the next tag; where it is not looked at, 0. */
static size_t text_len(struct scan text, bool looked_at)
{
    size_t len = 0;
    while (looked_at && text.at + len < text.end &&
           strncmp(text.at + len, "</", (size_t)(text.end - text.at) - len < 2 ? 0 : 2) != 0)
        len++;
    return len;
}

/* Behind "<". */
static bool open_element(struct walk *walk, struct err *err)
{
    struct scan element = scan_name(&walk->scan), name, value;
    if (element.end - element.at == 6 && strncasecmp(element.at, "script", 6) == 0)
        return err_set(err, "line %d: a script in the drawing: save it again as plain SVG",
                       line_of(walk, element.at));
    while (scan_attribute(&walk->scan, &name, &value))
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
    struct scan text = {walk->scan.at, walk->scan.end};
    text.end = text.at + text_len(text, scan_is(element, "style"));
    return empty || check_style(walk, element, text, err);
}

/* Of what Illustrator writes in front: short names for short words, that hold no others. */
static bool check_entity(struct walk *walk, struct err *err)
{
    struct scan scan = walk->scan, value;
    scan_skip_past(&scan, "<!ENTITY");
    scan_skip_spaces(&scan);
    scan_name(&scan);
    scan_skip_spaces(&scan);
    bool quoted = scan_begins(&scan, "\"") || scan_begins(&scan, "'");
    value.at = scan.at + quoted;
    value.end = quoted ? memchr(value.at, *scan.at, (size_t)(scan.end - value.at)) : NULL;
    bool good =
        value.end && value.end - value.at <= MOST_ENTITY && ++walk->entities <= MOST_ENTITIES;
    for (const char *c = value.at; good && c < value.end; c++)
        good = !strchr("&%<", *c);
    return good || err_set(err,
                           "line %d: an entity in the DOCTYPE that is no short word: save it "
                           "again as plain SVG (Illustrator: without its editing capabilities)",
                           line_of(walk, walk->scan.at));
}

/* A DOCTYPE, which may declare entities and nothing else. */
static bool check_doctype(struct walk *walk, struct err *err)
{
    struct scan whole = walk->scan;
    skip_doctype(&whole);
    const char *end = whole.at;
    while (walk->scan.at < end) {
        if (scan_begins(&walk->scan, "<!ENTITY") && !check_entity(walk, err))
            return false;
        if (scan_begins(&walk->scan, "<!ATTLIST") || scan_begins(&walk->scan, "<!ELEMENT"))
            return err_set(err,
                           "line %d: the DOCTYPE declares elements: save it again as plain SVG",
                           line_of(walk, walk->scan.at));
        walk->scan.at++;
    }
    return true;
}

static bool step(struct walk *walk, struct err *err)
{
    struct scan *scan = &walk->scan;
    if (scan_begins(scan, "<!--"))
        scan_skip_past(scan, "-->");
    else if (scan_begins(scan, "<![CDATA["))
        scan_skip_past(scan, "]]>");
    else if (scan_begins(scan, "<?xml-stylesheet"))
        return err_set(err,
                       "line %d: a style sheet outside of the drawing, which is not read: embed "
                       "it where you draw, and save again",
                       line_of(walk, scan->at));
    else if (scan_begins(scan, "<?"))
        scan_skip_past(scan, "?>");
    else if (scan_begins(scan, "<!"))
        return check_doctype(walk, err);
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

/* A drawing has proportions only: large ones are said to be smaller, and those of parts of pixels
   larger, so that whole pixels keep them. */
static void set_size(struct picture *out, double w, double h)
{
    bool parts = w != floor(w) || h != floor(h);
    double times = parts ? fmax(1, ceil(LEAST_SIDE / fmin(w, h))) : 1;
    double most = fmin(PICTURE_PACKED_SIDE / fmax(w, h), sqrt(PICTURE_PACKED_PIXELS / (w * h)));
    out->w = (int)lround(w * fmin(times, most));
    out->h = (int)lround(h * fmin(times, most));
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
    *out = (struct picture){.kind = PICTURE_SVG, .orientation = 1};
    set_size(out, w, h);
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
    while (scan_attribute(&scan, &name, &value))
        if (scan_is(name, attribute))
            return true;
    return false;
}
