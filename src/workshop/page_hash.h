/* What a person approves of a page in one language: one hash over all its words in all
   its states, so also the slots and offices that it shows, and over its pictures' bytes.
   What the bars say is not in it, nor where a button leads. */
#pragma once

#include "workshop/lint.h"

#define PAGE_HASH_DIGITS 64

struct page_hash {
    const char *page, *language;
    char text[PAGE_HASH_DIGITS + 1]; /* hex of BLAKE2b: 40 digits of the words, 24 of the pictures;
                                        the first of these is 8 or more on one of the two sides
                                        where packing the pack changes them: an SVG was drawn, or a
                                        photograph is to be made smaller */
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
