/* What shots does beside its pictures: which pages are wanted, and the sheets for people, which
   scripts/workshop/sheets writes. */
#pragma once

#include "kiosk/options.h"
#include "render/render.h"
#include "workshop/lint.h"
#include "workshop/shot.h"

struct sheets { /* stays where it is while it is open */
    const struct options *options;
    struct lint lint;      /* its languages are the columns */
    struct render *render; /* of states of pages; made with the first of them */
};

/* The options are filled in. false: a pack or a file of reviews that can not be read. */
bool sheets_open(struct sheets *sheets, const struct options *options, const struct setup *setup,
                 struct err *err);
void sheets_close(struct sheets *sheets); /* of a zeroed one: nothing */

/* Whether the page has to be read: with --changed-since, that it is not there with the words it
   has now. */
bool sheets_want(struct sheets *sheets, const char *page);
void sheets_add(struct sheets *sheets, const struct shot *shot);

/* proof.html where the first display was drawn at 100 % and calm, else a word in the log;
   sizes.html; the handouts if they were asked for. */
bool sheets_write(struct sheets *sheets, struct err *err);
