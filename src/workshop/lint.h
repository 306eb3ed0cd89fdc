/* A pack under lint: what every family of rules is given, and the ways over it. */
#pragma once

#include "kiosk/options.h"
#include "offices/table.h"
#include "stage/stage.h"
#include "workshop/report.h"
#include "workshop/rule.h"
#include "workshop/state.h"

#define LINT_TEXT_BYTES 600 /* of a finding: as those of an error */

struct lint_options {
    const char *core; /* of core_path */
    const struct pack_layer *layers;
    int layer_count;
    const char *clinic;           /* directory of kiosk.conf, or NULL */
    const char *reviews;          /* --reviews FILE, or NULL: the pack's own */
    bool release;                 /* drafts are errors */
    bool no_screens;              /* without the families that lay out every screen */
    const char *const *languages; /* those that are looked at; none: all of the pack */
    int language_count;
    const struct display *displays; /* for lint_each_screen */
    int display_count;
    int bottom_mm; /* lower edge above the floor; 0: not known */
    const int *text_sizes;
    int text_size_count;
    const bool *dark;
    int theme_count;
    void (*progress)(const char *what); /* what is looked at now; or NULL */
};

/* The pack and the languages of a command line; all else is zero. */
struct lint_options lint_options_of(const struct options *options, const struct setup *setup);

struct lint_mend;
struct lint_graph; /* which page leads to which */

struct lint {
    struct lint_options options;
    const char *family; /* what runs: "texts", all in scripts, or "screens" */
    struct report *report;
    struct state state;    /* of the rules in scripts */
    struct rules rules;    /* none: a script can not be read, as `trouble` says */
    struct arena *arena;   /* as long as lint */
    struct bundle *bundle; /* NULL: the pack can not be opened, as `trouble` says; then
                              rules in scripts look at its layers alone */
    struct err trouble;
    struct lint_mend *mend; /* conf files with mistakes, mended in copies */
    const struct pack *pack;
    const struct pack_info *info;
    struct conf conf;         /* pack.conf, with its lint.* keys */
    struct lint_graph *graph; /* made when first asked for */
};

/* Opens the pack; what is wrong with it becomes findings. families.h runs the rules. */
void lint_open(struct lint *lint, const struct lint_options *options);
void lint_close(struct lint *lint);

/* A finding of a rule, at its level or at a level of its own (a rule may warn first). The
   file is a name of this machine, as nodes and pack_where have it; NULL: pack.conf. */
void lint_find(struct lint *lint, const char *rule, const char *file, int line, const char *format,
               ...) __attribute__((format(printf, 5, 6)));
void lint_find_at(struct lint *lint, enum level level, const char *rule, const char *file, int line,
                  const char *format, ...) __attribute__((format(printf, 6, 7)));
/* A sentence that begins with its own place, "pages/home.lua:3: ...", as errors do. */
void lint_find_placed(struct lint *lint, enum level level, const char *rule, const char *sentence);

/* Tells what the family that runs is at. */
void lint_tell_progress(const struct lint *lint, const char *language, const char *page);

int lint_language_count(const struct lint *lint);
const char *lint_language(const struct lint *lint, int index);

/* Where something was seen; of what is told once, what was seen first is told: the first that
   differs counts. */
enum lint_at {
    LINT_AT_THEME,
    LINT_AT_LANGUAGE,
    LINT_AT_VISIT,
    LINT_AT_DISPLAY,
    LINT_AT_SIZE,
    LINT_AT_SCREEN,
    LINT_AT_MANY,
};

/* One showing of a page: as a new visitor finds it, or after some touches that changed
   what it shows (an office was chosen, a sign ticked, a ZIP code typed). */
struct lint_visit {
    struct stage *stage; /* its page is loaded, nothing is laid out */
    const char *page;    /* its id */
    const char *file;    /* of the page, as nodes name it */
    const char *language;
    const char *after; /* "after Alamo on find", or "": a new visitor */
    const char *over;  /* why the screen is empty: it takes more than a screen may; or NULL */
    bool words_only;   /* not of the part: shown as other variants must say the same words */
    int at[LINT_AT_MANY];
};
typedef void lint_on_visit(struct lint *lint, const struct lint_visit *visit, void *context);

/* Every page that can be shown, in every language, in all states that stage/tour.h comes by.
   Pages that fail are findings already. */
void lint_each_visit(struct lint *lint, lint_on_visit *on_visit, void *context);

/* A part of all variants: a variant is a language on a display at a text size, in this order.
   A page's first variant is in every part of its language. */
struct lint_part {
    int first, count;
};
int lint_parts(const struct lint *lint); /* how many variants there are */

/* The same, each in all displays, text sizes and themes, and each of its screens: visit
   and its stage are laid out (stage->scene, stage->theme, stage->env). One that can not be
   is the last of its page and variant. `part` NULL: all variants. */
void lint_each_screen(struct lint *lint, const struct lint_part *part, lint_on_visit *on_screen,
                      void *context);

enum lint_role {
    LINT_HEADING,
    LINT_TEXT,
    LINT_LABEL, /* in a button */
    LINT_ALT,   /* of a picture or a QR code */
    LINT_WORD,  /* on a picture */
    LINT_SLOT,  /* of clinic.conf */
    LINT_CELL,  /* of data/locations.csv */
};

struct lint_text {
    enum lint_role role;
    const char *text;        /* with its `**` */
    const char *name;        /* of a slot, or a column, without its language; else NULL */
    const struct node *node; /* of a page's; else NULL */
    const char *file;
    int line;
    const char *language; /* of slots and cells: what they name, else the first */
};

/* All that is read on the page, in reading order; keys of pads and bars are not in it.
   Both live in the arena. */
int lint_visit_texts(const struct lint_visit *visit, struct arena *arena,
                     const struct lint_text **out);

/* Filled slots (not their .by and .date), and filled cells of the offices. */
typedef void lint_on_text(struct lint *lint, const struct lint_text *text, void *context);
void lint_each_slot(struct lint *lint, lint_on_text *on_text, void *context);
void lint_each_cell(struct lint *lint, lint_on_text *on_text, void *context);
/* false: there is none, or it can not be read, which files.c tells. */
bool lint_read_offices(const struct lint *lint, struct arena *arena, struct table *out);

/* How many touches lead from the start page to the page, by buttons and Next (0: it is
   the start page), -1 if none do. Get help now and Home are not counted as ways. */
int lint_depth(struct lint *lint, const char *page);
bool lint_leads(struct lint *lint, const char *from, const char *to); /* with one touch */
