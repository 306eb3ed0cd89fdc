/* Writes HTML that is XML too: the caller names what comes, escapes and brackets are done
   here. No text of a pack gets into a page in any other way. */
#pragma once

#include <stdbool.h>

#include "base/buf.h"

struct html {
    struct buf *out;
    bool in_tag; /* attributes may still follow */
};

void html_begin(struct html *html, const char *language, const char *title,
                const char *style); /* up to <body>; the style is our own, as it is */
void html_end(struct html *html);

void html_open(struct html *html, const char *tag);
void html_attr(struct html *html, const char *name, const char *format, ...)
    __attribute__((format(printf, 3, 4))); /* right after html_open */
void html_text(struct html *html, const char *text);
void html_printf(struct html *html, const char *format, ...) __attribute__((format(printf, 2, 3)));
void html_close(struct html *html, const char *tag);
void html_close_empty(struct html *html); /* <img/>, <br/>: right after html_open */

/* A whole element with a class (may be NULL) and a text. */
void html_element(struct html *html, const char *tag, const char *class, const char *text);
/* Text of a pack: what stands between two `**` is strong. */
void html_marked(struct html *html, const char *text);
