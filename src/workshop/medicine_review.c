/* Who has read what the pack says of studies, and when it is to be read again. */
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "workshop/approved.h"
#include "workshop/medicine_inner.h"

#define REVIEW_DAYS 366
#define DAY_S 86400

static long days_ahead(const char *date)
{
    int year, month, day;
    time_t now = time(NULL);
    struct tm today;
    gmtime_r(&now, &today);
    struct tm then = {.tm_hour = 12};
    if (sscanf(date, "%4d-%2d-%2d", &year, &month, &day) != 3)
        return 0;
    then.tm_year = year - 1900;
    then.tm_mon = month - 1;
    then.tm_mday = day;
    today.tm_hour = 12;
    today.tm_min = today.tm_sec = 0;
    return lround(difftime(timegm(&then), timegm(&today)) / DAY_S);
}

static void check_next(struct lint *lint)
{
    const char *date = lint->info->review_by;
    long ahead = date ? days_ahead(date) : 0;
    if (!date && lint->info->reviewed)
        lint_find(lint, "M-CLM-1", NULL, 0,
                  "reviewed = yes without the date of the next review: write review_by");
    else if (date && ahead < 0)
        lint_find(lint, "M-CLM-1", NULL, 0,
                  "review_by = %s is past: let a clinician read the pack again", date);
    else if (ahead > REVIEW_DAYS)
        lint_find(lint, "M-CLM-1", NULL, 0, "review_by = %s is more than 12 months ahead", date);
}

/* That a page was not approved, or has other words now, is for approved.c to tell. */
static void check_claim(struct lint *lint, const struct medicine_page *page,
                        const struct reviews *reviews, const char *file)
{
    const struct review *review =
        reviews ? reviews_find(reviews, page->language, page->page) : NULL;
    if (review && days_ahead(review->date) < -REVIEW_DAYS)
        lint_find(lint, "M-CLM-1", file, review->line,
                  "%sthe page %s speaks of studies, and %s read it on %s, more than 12 "
                  "months ago: let a clinician read it again",
                  words_tag(lint, page->language), page->page, review->by, review->date);
    else if (!reviews && lint->info->reviewed)
        lint_find_at(lint, LEVEL_WARNING, "M-CLM-1", page->file, 0,
                     "%sspeaks of studies, and nobody is named who has read it: anteroom "
                     "approve LAYER --by NAME",
                     words_tag(lint, page->language));
}

void medicine_check_review(struct lint *lint, const struct medicine *medicine)
{
    struct reviews *reviews;
    const char *file = lint->options.reviews;
    check_next(lint);
    if (!approved_read(&reviews, lint->pack, file, NULL))
        return;
    if (!file)
        file = pack_where(lint->pack, REVIEWS_FILE, lint->arena);
    for (const struct medicine_page *page = medicine->pages; page; page = page->next) {
        if (page->claims)
            check_claim(lint, page, reviews, file);
    }
    reviews_free(reviews);
}
