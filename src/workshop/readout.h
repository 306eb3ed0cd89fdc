/* What a page says, line by line in reading order, and how hard it is: for sheets that
   people read instead of the screen. */
#pragma once

#include "workshop/lint.h"

enum readout_kind {
    READOUT_HEADING,
    READOUT_TEXT,
    READOUT_ITEM,    /* of a list: it stands behind a number or a mark */
    READOUT_WARNING, /* in a panel of alarm */
    READOUT_BUTTON,
    READOUT_CARD,   /* a button with a title line and more */
    READOUT_CHOICE, /* to be ticked */
    READOUT_PICTURE,
    READOUT_ON_PICTURE, /* the words that stand on it */
    READOUT_CODE,       /* what a QR code is for */
    READOUT_SOURCE,     /* small print that says where a fact is from */
};

struct readout_line {
    enum readout_kind kind;
    const char *text; /* with its `**` */
};

struct readout {
    const struct lint_visit *visit;
    const struct readout_line *lines;
    int count;
    int words;           /* of running text */
    const char *measure; /* "FKGL", "INFLESZ"; NULL: too few words, or no such formula */
    double grade;
};

/* Each visit of lint_each_visit. What is told lives until the call returns. false: a script of
   ours went wrong. */
typedef void readout_on_page(struct lint *lint, const struct readout *readout, void *context);
bool readout_each(struct lint *lint, readout_on_page *on_page, void *context, struct err *err);
