/* What the rules of medicine know of a pack, from its first text to its last. Only for
   medicine*.c. */
#pragma once

#include "workshop/words_inner.h"

#define RISKS_LEAST 4 /* named on a page of risks */
#define KINDS_MAX 64  /* that a list may name */

struct medicine_page { /* in one language, over all its visits */
    const char *page, *language, *file;
    bool tells_benefits, tells_risks, claims, has_sources, credits_places;
    struct medicine_page *next;
};

struct medicine {
    struct words_lists lists;
    struct medicine_page *pages;
    const char *variant; /* of clinic.conf, or NULL */
    bool asks_variant;   /* a script does */
    bool looks_up_zips;  /* a script does */
};

/* Which kinds (what stands behind the '=') of a list a text names. `denied` (may be NULL)
   tells whether the phrase at this token does not count. */
struct medicine_kinds {
    const char *names[KINDS_MAX];
    int count;
};
typedef bool medicine_denied(const struct token *tokens, int at);
void medicine_note_kinds(struct words_lists *lists, const char *list, const struct words_text *text,
                         medicine_denied *denied, struct medicine_kinds *kinds);
bool medicine_has_kind(const struct medicine_kinds *kinds, const char *name);

/* The rules on whole pages: while they are visited, and when all were. */
words_on_page medicine_on_page;
void medicine_check_pages(struct lint *lint, struct medicine *medicine);
void medicine_check_ways(struct lint *lint, const struct medicine *medicine);
void medicine_check_review(struct lint *lint, const struct medicine *medicine);
long medicine_days_ahead(const char *date); /* from today; negative in the past */

/* ZIP codes and offices. */
void medicine_read_scripts(struct lint *lint, struct medicine *medicine);
void medicine_check_offices(struct lint *lint);
