/* The command line: options that verbs share, and each verb's own. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "kiosk/config.h"
#include "pack/pack.h"

#define OPTIONS_MANY 16
#define OPTIONS_PAGES 200

enum { EXIT_DONE = 0, EXIT_FOUND = 1, EXIT_USAGE = 2 };

struct options {
    const char *verb;
    struct pack_layer layers[PACK_LAYERS];
    int layer_count;

    struct display displays[OPTIONS_MANY]; /* --screen, repeated */
    int display_count;
    const char *languages[OPTIONS_MANY]; /* --lang */
    int language_count;
    int text_sizes[OPTIONS_MANY]; /* --text-size */
    int text_size_count;
    bool dark[OPTIONS_MANY]; /* --theme */
    int theme_count;
    int distance_mm;  /* --distance; 0: kiosk.conf's */
    const char *conf; /* --conf */

    const char *out; /* shots and pack -o */
    bool over;       /* pack --over: the layers behind it are those that lie below */
    struct pack_layer below[PACK_LAYERS];
    int below_count;
    int window_w, window_h; /* run --window */
    bool dev;               /* run --dev */
    const char *tree;       /* run --tree */
    bool monkey;            /* test --monkey SEED .. */
    uint64_t seed;
    int64_t events;      /* .. --events N */
    const char *only;    /* test --only PATTERN */
    bool json;           /* lint --format json, verify --json, status --json */
    bool history;        /* status --history */
    bool again;          /* install --again */
    bool begin_anew;     /* install --begin-anew */
    bool release;        /* lint --release */
    const char *explain; /* lint --explain RULE */

    const char *by;                   /* approve --by NAME */
    const char *pages[OPTIONS_PAGES]; /* approve --page ID, repeated; none: all */
    int page_count;
    const char *reviews;       /* approve, lint and shots --reviews FILE */
    const char *changed_since; /* shots --changed-since FILE */
    bool handout;              /* shots --handout */
};

/* false: what is wrong with the command line. */
bool options_read(struct options *options, int argc, char **argv, struct err *err);

/* The displays, languages, sizes and themes that were not narrowed down are all there
 * are. */
void options_fill(struct options *options, const struct config *config,
                  const struct pack_info *info);

/* false: a language of the command line that the pack does not have. */
bool options_check_languages(const struct options *options, const struct pack_info *info,
                             struct err *err);

/* What every verb begins with: kiosk.conf, and where the core layer is. */
struct setup {
    struct arena *arena;
    struct config config;
    char core[4096];
};
bool setup_open(struct setup *setup, const struct options *options, struct err *err);
/* The same for shots, test and lint, which without layers take those that the store would
   show. EXIT_DONE; else the exit status of what err says, and nothing is open. */
int setup_open_pack(struct setup *setup, struct options *options, struct err *err);
void setup_close(struct setup *setup);
