/* reviews.conf: who has read which page in which language, as a line each
   "en.home = HASH DATE NAME". A page of a topic is en.faq.what. The hash is of
   workshop/page_hash.h: when words change it no longer fits, and the page has to be read
   again. Pure. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"

#define REVIEWS_FILE "reviews.conf"
#define REVIEWS_BYTES ((size_t)4 * 1024 * 1024)
#define REVIEWS_HASH 64 /* hex digits */
#define REVIEWS_NAME 80 /* bytes of a person's name, at most */

struct review {
    const char *language, *page; /* an id as in pack.conf */
    const char *hash, *date, *by;
    int line; /* 0: it came from no file */
};

struct reviews {
    struct arena *arena; /* of all its strings */
    struct review *items;
    size_t count, room;
};

struct reviews *reviews_create(void);
void reviews_free(struct reviews *reviews); /* NULL is fine */

/* Adds what the text says. Mistakes are errors with "name:line". */
bool reviews_read(struct reviews *reviews, const char *name, const char *text, size_t len,
                  struct err *err);
const struct review *reviews_find(const struct reviews *reviews, const char *language,
                                  const char *page);
/* In the place of what was said of this page before. Strings are copied. */
void reviews_put(struct reviews *reviews, const struct review *review);
/* Appends the file, by language, then page: the same from the same reviews. */
void reviews_write(struct reviews *reviews, struct buf *out);
