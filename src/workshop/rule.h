/* The rules of lint, by family: one file per family, in one list (rule.c). */
#pragma once

#include "workshop/report.h"

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

struct family {
    const char *name;
    const struct rule *rules; /* ends with one that has no id */
    void (*run)(struct lint *lint);
    bool screens; /* lays out every screen: minutes, where the others take seconds */
};

/* A family adds its two lines here and one to the list in rule.c. */
extern const struct rule files_rules[];
void lint_files(struct lint *lint);
extern const struct rule words_rules[];
void lint_words(struct lint *lint);
extern const struct rule medicine_rules[];
void lint_medicine(struct lint *lint);
extern const struct rule approved_rules[];
void lint_approved(struct lint *lint);
extern const struct rule layout_rules[];
void lint_layout(struct lint *lint);
extern const struct rule pixels_rules[];
void lint_pixels(struct lint *lint);

extern const struct family families[]; /* ends with one that has no name */

const struct rule *rule_find(const char *id); /* letters of any case; NULL: none */
const char *rule_nearest(const char *id);     /* an id, or NULL */
