/* What a person approves of a page in one language: one hash over all its words in all
   its states, so also the slots and offices that it shows, and over its pictures' bytes.
   What the bars say is not in it, nor where a button leads. */
#pragma once

#include "workshop/lint.h"
#include "workshop/reviews.h"

struct page_hash {
    const char *page, *language;
    char text[REVIEWS_HASH + 1]; /* hex of BLAKE2b: 40 digits of the words, 24 of the
                                    pictures */
};

struct page_hashes {
    struct arena *arena;
    struct page_hash *items; /* in the order of the pack's languages and pages */
    size_t count;
};

/* Shows every page in the languages of lint. Pages that can not be shown are findings of
   lint, and are not in it. */
void page_hashes_make(struct page_hashes *out, struct lint *lint);
void page_hashes_free(struct page_hashes *hashes);

/* One hash over all: which words this pack has, whatever its version says. */
struct page_hash page_hashes_whole(const struct page_hashes *hashes);

enum approval { APPROVAL_NONE, APPROVAL_CHANGED, APPROVAL_GOOD };

/* A packed layer holds its SVG pictures as they were drawn, so where one hash is of such
   and the other is not, the words decide. *review is what was said of the page, if
   anything was. */
enum approval page_hash_approval(const struct page_hash *hash, const struct reviews *reviews,
                                 const struct review **review);
/* Whether the page is not in `reviews` with the words it has now, in one language or more;
   without reviews every page. */
bool page_hashes_is_open(const struct page_hashes *hashes, const char *page,
                         const struct reviews *reviews);
