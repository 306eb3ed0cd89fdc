/* Colours are found by the names in front of them: an attribute and a declaration of CSS differ
   in one sign, = or :, so that a single pass sees both. */
#include "render/drawing_colours.h"

#include <ctype.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "layer/picture.h"

/* The theme's inks. */
#define INK_CALM 0x16242bU
#define INK_DARK 0xf3f6f5U

/* The drawing style's colours and what they become in the dark theme. */
static const struct {
    uint32_t calm, dark;
} palette[] = {
    {0xeef4f3, 0x1b2328}, {0x14232d, 0xe9eef0}, {0xdff0f0, 0x2a4148}, {0xfff6e0, 0xd8cdb0},
    {0xffffff, 0x2b363c}, {0x0b5563, 0x5fb6c4}, {0xc2593f, 0xd9795e}, {0x8f2a15, 0xff9b85},
    {0x76898f, 0x8b9da3}, {0xf7e4d4, 0x2a3a42}, {0xfff1d9, 0x2a3a42}, {0xfff8ea, 0x2f424b},
    {0xf6e2bd, 0x34474f}, {0xe0c894, 0x22313a}, {0xe2f1e4, 0x23403a}, {0xece8e0, 0x37444a},
    {0xfbe0d6, 0x4a322c}, {0xe1f0ee, 0x2b4a4e}, {0xeec7ae, 0xa98672}, {0xf0cbb0, 0xb08f7a},
    {0xdfa985, 0x947060}, {0xf3d5bd, 0xa88f78}, {0xf7e0b5, 0xa8946a}, {0xdd9f8b, 0x9a6555},
    {0xcf8673, 0x87523f}, {0x39424f, 0x5f6d80}, {0x4a5566, 0x7c8ba1}, {0x26415f, 0x4a6f9c},
    {0x33547a, 0x5f86b5}, {0x2b2522, 0x6e615a}, {0x3a302b, 0x82756d}, {0x2b211d, 0x57463c},
    {0x15100e, 0x43362e}, {0x4a3526, 0x80634d}, {0x33241a, 0x654c3b}, {0x22333a, 0x8fa3ab},
    {0x37474f, 0x9fb0b6}, {0x2f4a63, 0x5d7f9f}, {0x24394d, 0x46647f}, {0x4a3f6b, 0x6f6396},
    {0xbcd9c0, 0x1a322c}, {0xb3cca8, 0x26382a}, {0xcfe3c4, 0x34503c}, {0xd3cbbd, 0x2b363b},
    {0xe3bcae, 0x382420}, {0xe9cf9c, 0x4a5d66}, {0x2c6a3b, 0x86d698}, {0x41606a, 0x86a7b1},
};

struct span {
    const char *at, *end;
};

static struct span trimmed(struct span span)
{
    while (span.at < span.end && isspace((unsigned char)*span.at))
        span.at++;
    while (span.at < span.end && isspace((unsigned char)span.end[-1]))
        span.end--;
    return span;
}

static bool is_word(struct span span, const char *word)
{
    size_t len = strlen(word);
    return (size_t)(span.end - span.at) == len && strncasecmp(span.at, word, len) == 0;
}

struct shade {
    uint32_t rgb; /* UINT32_MAX: none, or one that can be no palette's */
    uint32_t alpha;
};

/* #rgb, #rgba, #rrggbb, #rrggbbaa */
static bool read_hex(struct span span, struct shade *out)
{
    char digits[9] = "";
    size_t len = (size_t)(span.end - span.at) - 1;
    if (len > 8 || (len != 3 && len != 4 && len != 6 && len != 8))
        return false;
    for (size_t i = 0; i < len; i++) {
        if (!isxdigit((unsigned char)span.at[1 + i]))
            return false;
        if (len < 5)
            digits[2 * i] = digits[2 * i + 1] = span.at[1 + i];
        else
            digits[i] = span.at[1 + i];
    }
    uint32_t value = (uint32_t)strtoul(digits, NULL, 16);
    bool alpha = len == 4 || len == 8;
    *out = (struct shade){alpha ? value >> 8 : value, alpha ? value & 0xff : 0xff};
    return true;
}

/* A number or percents, of `whole`, as 0 to 255. */
static bool read_part(char **at, double whole, uint32_t *out)
{
    char *next;
    *at += strspn(*at, " ,/\t\r\n");
    double part = strtod(*at, &next) * 255 / (*next == '%' ? 100 : whole);
    if (next == *at)
        return false;
    *at = next + (*next == '%');
    *out = (uint32_t)(part < 0 ? 0 : part > 255 ? 255 : part + 0.5);
    return true;
}

/* rgb(20, 35, 45), rgb(20 35 45 / 50%), rgba(20, 35, 45, .5), in numbers or percents. */
static bool read_rgb(struct span span, struct shade *out)
{
    char text[64] = "";
    size_t len = (size_t)(span.end - span.at);
    if (len >= sizeof text || span.end[-1] != ')')
        return false;
    memcpy(text, span.at, len);
    char *at = strchr(text, '(') + 1;
    uint32_t r, g, b;
    if (!read_part(&at, 255, &r) || !read_part(&at, 255, &g) || !read_part(&at, 255, &b))
        return false;
    *out = (struct shade){r << 16 | g << 8 | b, 255};
    return strcspn(at, ")") == strspn(at, " \t\r\n") || read_part(&at, 1, &out->alpha);
}

static bool begins(struct span span, const char *word)
{
    size_t len = strlen(word);
    return (size_t)(span.end - span.at) > len && strncasecmp(span.at, word, len) == 0;
}

/* false: it is not understood here, but where it is drawn. */
static bool read_colour(struct span span, struct shade *out)
{
    *out = (struct shade){UINT32_MAX, 255};
    if (span.at == span.end)
        return true;
    if (*span.at == '#')
        return read_hex(span, out);
    if (begins(span, "rgb(") || begins(span, "rgba("))
        return read_rgb(span, out);
    if (is_word(span, "white"))
        out->rgb = 0xffffff;
    /* Names, url(#id) and what librsvg does not know either: no other name is that of a palette's
       colour. */
    return !begins(span, "hsl");
}

static bool find_dark(uint32_t calm, uint32_t *dark)
{
    for (size_t i = 0; i < sizeof palette / sizeof *palette; i++) {
        if (palette[i].calm == calm) {
            *dark = palette[i].dark;
            return true;
        }
    }
    return false;
}

/* The value behind a name of a property at this place, or {NULL}. */
static struct span value_behind(const char *at, const char *end)
{
    static const char *const names[] = {"fill",        "stroke",         "stop-color",
                                        "flood-color", "lighting-color", "color"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        size_t len = strlen(names[i]);
        if ((size_t)(end - at) <= len || strncmp(at, names[i], len) != 0)
            continue;
        const char *sign = at + len;
        while (sign < end && isspace((unsigned char)*sign))
            sign++;
        if (sign == end || (*sign != ':' && *sign != '='))
            continue;
        struct span value = {sign + 1, NULL};
        while (value.at < end && isspace((unsigned char)*value.at))
            value.at++;
        if (*sign == '=' && value.at < end)
            value.at++; /* the quote */
        value.end = value.at;
        while (value.end < end && !strchr("\"';{}<!", *value.end))
            value.end++;
        return trimmed(value);
    }
    return (struct span){NULL, NULL};
}

/* false: a colour is not understood. */
static bool darken(struct span svg, struct buf *out)
{
    const char *kept = svg.at;
    for (const char *at = svg.at + 1; at < svg.end; at++) {
        if (isalnum((unsigned char)at[-1]) || at[-1] == '-' || at[-1] == '_' || at[-1] == ':')
            continue;
        struct span value = value_behind(at, svg.end);
        struct shade calm;
        uint32_t dark;
        if (!value.at)
            continue;
        if (!read_colour(value, &calm))
            return false;
        if (find_dark(calm.rgb, &dark)) {
            buf_append(out, kept, (size_t)(value.at - kept));
            buf_printf(out, "#%06x", dark);
            if (calm.alpha != 255)
                buf_printf(out, "%02x", calm.alpha);
            kept = value.end;
        }
        at = value.end > at ? value.end - 1 : at;
    }
    buf_append(out, kept, (size_t)(svg.end - kept));
    return true;
}

/* On the outermost element, where each word of the drawing itself counts more. */
static void add_ink(struct span svg, bool dark, struct buf *out)
{
    size_t tag = picture_svg_tag(svg.at, (size_t)(svg.end - svg.at));
    buf_append(out, svg.at, tag);
    if (!picture_svg_has(svg.at, (size_t)(svg.end - svg.at), "color"))
        buf_printf(out, " color=\"#%06x\"", dark ? INK_DARK : INK_CALM);
    buf_append(out, svg.at + tag, (size_t)(svg.end - svg.at) - tag);
}

void drawing_colours_set(const char *svg, size_t len, bool dark, struct buf *out)
{
    struct buf changed = {0};
    bool all = dark && darken((struct span){svg, svg + len}, &changed);
    struct span coloured = {all ? changed.bytes : svg, NULL};
    coloured.end = coloured.at + (all ? changed.len : len);
    add_ink(coloured, dark, out);
    buf_free(&changed);
}
