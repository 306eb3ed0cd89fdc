/* Which pages a sheet has, and who has read them: below the parts of the sheet that ask. */
#include <string.h>

#include "workshop/proof.h"

bool proof_wants(const struct proof *proof, const char *page)
{
    if (!proof->since)
        return true;
    for (size_t i = 0; i < proof->hashes->count; i++) {
        const struct page_hash *hash = &proof->hashes->items[i];
        const struct review *review;
        if (strcmp(hash->page, page) == 0 &&
            page_hash_approval(hash, proof->since, &review) != APPROVAL_GOOD)
            return true;
    }
    return false;
}

enum approval proof_approval(const struct proof *proof, const char *language, const char *page,
                             const struct review **review)
{
    const struct page_hash *hash = page_hashes_find(proof->hashes, language, page);
    *review = NULL;
    return hash ? page_hash_approval(hash, proof->reviews, review) : APPROVAL_NONE;
}
