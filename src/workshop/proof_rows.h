/* What proof.html shows, gathered: pages in their states, each in all languages. */
#pragma once

#include "workshop/proof.h"
#include "workshop/readout.h"

struct proof_cell {             /* one language of a row */
    const char *language;       /* NULL: the page has no such state in it */
    struct readout_line *lines; /* those that no row above it has on this page */
    int count, words;
    const char *measure; /* as in struct readout */
    double grade;
    int screens;
    const char **pngs; /* so many; a picture that is missing is "" */
};

struct proof_row {
    const char *page;
    int state;         /* 0: as a new visitor finds it */
    const char *after; /* in words; "" */
    struct proof_cell cells[PACK_LANGUAGES];
    int cell_count;
};

struct proof_rows {
    struct arena *arena;
    struct proof_row *items; /* by the order of the pack's pages, then by state */
    size_t count, room;
    bool failed; /* a picture of a state could not be made, as the log says */
};

/* false: a script of ours went wrong; out is to be freed all the same. */
bool proof_rows_make(struct proof_rows *out, const struct proof *proof, struct err *err);
void proof_rows_free(struct proof_rows *rows);
