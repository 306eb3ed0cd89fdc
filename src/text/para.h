/* A paragraph, broken into lines and runs at known places. Order of work: marks off, levels of
   bidi, places to break, faces (neutrals and marks stay with the run before them; one "?" stands
   for what no face shows, as much of it as stands in a row), stretches of
   one level, face and style, lines in the order they are read, runs in the order they are seen.
   Pure: fonts are seen through struct measure. `**bold**` is the only markup. */
#pragma once

#include "base/arena.h"
#include "text/measure.h"

enum para_align { PARA_START, PARA_CENTER, PARA_END }; /* start is right in an rtl paragraph */

struct para_style {
    int px;    /* px per em */
    bool bold; /* all of it */
    bool rtl;  /* the language's direction: the paragraph's base direction */
    enum para_align align;
    int line_px;      /* distance of baselines, 0: the faces' own; what is higher than Latin
                         letters has its own at least */
    const char *lang; /* for the rules of line breaking, "en" */
};

struct para_run {
    struct run run;
    int x_px, w_px; /* x from the paragraph's left edge */
};

struct para_line {
    int y_px, h_px, rise_px; /* top; height; baseline below the top */
    int ink_px;              /* the faces' own height, about the line's middle: may be more */
    int w_px;
    const struct para_run *runs; /* from left to right */
    int run_count;
};

struct para {
    const struct para_line *lines;
    int line_count;
    int w_px, h_px;    /* of the ink's box: the widest line, all lines */
    bool word_broken;  /* a word wider than the line was cut with a hyphen */
    const char *plain; /* the text without marks */
};

/* A text of one line with nothing on it: what is given where the budget is spent. */
extern const struct para para_unset;

/* Sets text (valid UTF-8, '\n' begins a new paragraph) in width_px. Lives in the arena. */
const struct para *para_set(struct arena *arena, const struct measure *measure, const char *text,
                            const struct para_style *style, int width_px);

/* The widest stretch that can not be broken: what a narrow box must hold. 0 where the
   budget is spent. */
int para_longest_word_px(struct arena *arena, const struct measure *measure, const char *text,
                         const struct para_style *style);

/* The first character that no face shows, a "?" on the display; 0: there is none. */
uint32_t para_uncovered(const struct measure *measure, const char *text);

/* Whether any of it is written right to left. What has nothing of it (a telephone number,
   an address) is one left-to-right stretch in any language. */
bool para_has_rtl(const char *text);
