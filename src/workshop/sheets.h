/* What shots does beside its pictures: which pages are wanted, and the sheets for people. */
#pragma once

#include "kiosk/options.h"
#include "workshop/proof.h"

struct sheets {
    const struct options *options;
    struct lint lint;
    struct page_hashes hashes;
    struct reviews *reviews, *since;
    struct proof proof;
};

/* The options are filled in. false: a pack or a file of reviews that can not be read. */
bool sheets_open(struct sheets *sheets, const struct options *options, const struct setup *setup,
                 struct err *err);
void sheets_close(struct sheets *sheets); /* of a zeroed one: nothing */

bool sheets_want(const struct sheets *sheets, const char *page);

/* proof.html where the first display was drawn at 100 % and calm, else a word in the log;
   sizes.html; the handouts if they were asked for. */
bool sheets_write(struct sheets *sheets, const struct shots_list *shots, struct err *err);
