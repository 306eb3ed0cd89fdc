/* HTML into a buffer: each sign that could be taken for markup is written as its entity. */
#include "workshop/html.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define LONGEST 4096 /* bytes of one formatted text */

static void escape(struct buf *out, const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)text[i];
        switch (c) {
        case '&': buf_puts(out, "&amp;"); break;
        case '<': buf_puts(out, "&lt;"); break;
        case '>': buf_puts(out, "&gt;"); break;
        case '"': buf_puts(out, "&quot;"); break;
        default:
            if (c >= 0x20 || c == '\n' || c == '\t')
                buf_append(out, &c, 1);
        }
    }
}

static void end_tag(struct html *html)
{
    if (html->in_tag)
        buf_puts(html->out, ">");
    html->in_tag = false;
}

void html_begin(struct html *html, const char *language, const char *title, const char *style)
{
    buf_puts(html->out, "<!DOCTYPE html>\n");
    html_open(html, "html");
    html_attr(html, "xmlns", "http://www.w3.org/1999/xhtml");
    html_attr(html, "lang", "%s", language);
    html_open(html, "head");
    html_open(html, "meta");
    html_attr(html, "charset", "utf-8");
    html_close_empty(html);
    html_element(html, "title", NULL, title);
    html_open(html, "style");
    end_tag(html);
    buf_puts(html->out, style);
    html_close(html, "style");
    html_close(html, "head");
    html_open(html, "body");
}

void html_end(struct html *html)
{
    html_close(html, "body");
    html_close(html, "html");
}

void html_open(struct html *html, const char *tag)
{
    end_tag(html);
    buf_printf(html->out, "<%s", tag);
    html->in_tag = true;
}

void html_attr(struct html *html, const char *name, const char *format, ...)
{
    char text[LONGEST];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    buf_printf(html->out, " %s=\"", name);
    escape(html->out, text, strlen(text));
    buf_puts(html->out, "\"");
}

void html_text(struct html *html, const char *text)
{
    end_tag(html);
    escape(html->out, text, strlen(text));
}

void html_printf(struct html *html, const char *format, ...)
{
    char text[LONGEST];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    html_text(html, text);
}

void html_close(struct html *html, const char *tag)
{
    end_tag(html);
    buf_printf(html->out, "</%s>\n", tag);
}

void html_close_empty(struct html *html)
{
    buf_puts(html->out, "/>\n");
    html->in_tag = false;
}

void html_element(struct html *html, const char *tag, const char *class, const char *text)
{
    html_open(html, tag);
    if (class)
        html_attr(html, "class", "%s", class);
    html_text(html, text);
    html_close(html, tag);
}

void html_marked(struct html *html, const char *text)
{
    end_tag(html);
    for (const char *sign; (sign = strstr(text, "**"));) {
        const char *end = strstr(sign + 2, "**");
        if (!end)
            break;
        escape(html->out, text, (size_t)(sign - text));
        buf_puts(html->out, "<strong>");
        escape(html->out, sign + 2, (size_t)(end - sign - 2));
        buf_puts(html->out, "</strong>");
        text = end + 2;
    }
    escape(html->out, text, strlen(text));
}
