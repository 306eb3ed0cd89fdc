/* The rules of lint: those of scripts (scripts/workshop/lint/FAMILY.lua), and those in C, which
   look at screens. One list of all, so that any can be explained and turned off. */
#pragma once

#include "workshop/report.h"
#include "workshop/state.h"

struct lint;

enum rule_kind {
    RULE_PLAIN,
    RULE_DRAFT, /* what no person has done yet: its warnings are errors with --release */
    RULE_FIXED, /* can not be turned off: the kiosk itself would stumble */
};

struct rule {
    const char *id; /* "R-WRD-2"; in pack.conf in small letters: lint.r-wrd-2 */
    enum level level;
    enum rule_kind kind;
    const char *wants; /* one line: what a good pack does, with the numbers */
    const char *mend;  /* one line: why, or how it is mended */
};

/* Of the families in C; each ends with one that has no id. */
extern const struct rule layout_rules[], pixels_rules[];

struct rules {
    const struct rule **items;
    size_t count;
};

/* All rules: in C, then those that lint/init.lua has read, whose module is left on the stack.
   The arena holds them. false: what a script does wrong. */
bool rules_read(struct rules *out, struct arena *arena, struct state *state, struct err *err);

const struct rule *rule_find(const struct rules *rules, const char *id); /* letters of any case */
const char *rule_nearest(const struct rules *rules, const char *id);     /* an id, or NULL */
