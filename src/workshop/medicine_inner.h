/* What the rule of medicine in C knows of a pack, from its first text to its last. Only for
   medicine*.c. */
#pragma once

#include "workshop/words_inner.h"

struct medicine_page { /* in one language, over all its visits */
    const char *page, *language, *file;
    bool claims, has_sources;
    struct medicine_page *next;
};

struct medicine {
    struct words_lists lists;
    struct medicine_page *pages;
};

void medicine_check_review(struct lint *lint, const struct medicine *medicine);
