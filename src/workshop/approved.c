/* What no person has approved: pages that nobody has read, and pages that have other
   words now than those that were read. */
#include "workshop/approved.h"

#include <string.h>

#include "base/file.h"
#include "workshop/families.h"

const struct rule approved_rules[] = {
    {"F-DRAFT-3", LEVEL_WARNING, RULE_DRAFT,
     "A person has approved each page in each language, with the words it has now.",
     "Let someone who may answer for them read the pages of shots' proof.html, then: "
     "anteroom approve LAYER --by NAME"},
    {NULL, LEVEL_NOTE, RULE_PLAIN, NULL, NULL},
};

bool approved_read(struct reviews **out, const struct pack *pack, const char *file, struct err *err)
{
    struct buf text = {0};
    *out = NULL;
    if (!file && !pack_has(pack, REVIEWS_FILE))
        return true;
    bool good = file ? file_read(file, REVIEWS_BYTES, &text, err)
                     : pack_read(pack, REVIEWS_FILE, REVIEWS_BYTES, &text, err);
    struct reviews *reviews = reviews_create();
    good = good && reviews_read(reviews, file ? file : pack_where(pack, REVIEWS_FILE, NULL),
                                text.len ? text.bytes : "", text.len, err);
    buf_free(&text);
    if (good)
        *out = reviews;
    else
        reviews_free(reviews);
    return good;
}

static void check_page(struct lint *lint, const char *file, const struct page_hash *hash,
                       const struct reviews *reviews)
{
    const struct review *review;
    switch (page_hash_approval(hash, reviews, &review)) {
    case APPROVAL_GOOD: return;
    case APPROVAL_NONE:
        lint_find(lint, "F-DRAFT-3", file, 0, "%s: no one has approved the page %s", hash->language,
                  hash->page);
        return;
    case APPROVAL_CHANGED:
        lint_find(lint, "F-DRAFT-3", file, review->line,
                  "%s: the page %s has changed since %s approved it on %s", hash->language,
                  hash->page, review->by, review->date);
        return;
    }
}

/* A pack that says itself that it was not reviewed needs no second line for each page. */
void lint_approved(struct lint *lint)
{
    struct reviews *reviews;
    struct err err;
    const char *file = lint->options.reviews;
    if (!approved_read(&reviews, lint->pack, file, &err)) {
        lint_find_placed(lint, LEVEL_ERROR, "F-DRAFT-3", err.text);
        return;
    }
    if (!reviews)
        return;
    struct page_hashes hashes;
    page_hashes_make(&hashes, lint);
    if (!file)
        file = pack_where(lint->pack, REVIEWS_FILE, lint->arena);
    for (size_t i = 0; i < hashes.count; i++)
        check_page(lint, file, &hashes.items[i], reviews);
    page_hashes_free(&hashes);
    reviews_free(reviews);
}
