/* Which file says who has read the pages: one that is named, else the pack's own. */
#include "workshop/approved.h"

#include "base/file.h"

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
