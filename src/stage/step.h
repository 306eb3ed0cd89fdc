/* What a visitor can do on a page, as values: the same step can be taken again on the same
   page of another visitor. */
#pragma once

#include "stage/stage.h"

enum step_kind {
    STEP_TOUCH, /* a button that runs something of the script */
    STEP_ENTER, /* a field is typed into, a ZIP code also entered */
    STEP_GO,    /* to another page */
};

struct step {
    enum step_kind kind;
    int index;        /* which of the page's such buttons, or fields */
    const char *page; /* STEP_GO: where to */
};

struct step_offer {
    struct step step;
    const struct node *node; /* the button or the field */
};

/* What the page offers, in reading order; ways to other pages that need no script are not in
   it. The arena holds them. */
int step_offers(const struct page *page, struct arena *arena, const struct step_offer **out);

/* What is typed into a field: of the first office its ZIP code or town, as any visitor of that
   clinic may; where there are none 10001, or "a". */
const char *step_typed(struct bundle *bundle, bool town);

/* Takes a touch or an entry on the page that is loaded. false: the script fails. A page that
   has no such button or field any more has *taken false. */
bool step_take(struct stage *stage, const struct step *step, struct outcome *out, bool *taken,
               struct err *err);
