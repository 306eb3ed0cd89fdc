/* A pack: an ordered stack of layers, the later over the earlier, and its conf files. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "pack/conf.h"
#include "pack/hue.h"
#include "pack/slots.h"

#define PACK_LAYERS 8
#define PACK_LANGUAGES 16
#define PACK_FLOWS 16
#define PACK_FLOW_PAGES 64
#define PACK_ATTRACTS 4
#define PACK_HANDOUT 16
#define PACK_PICTURES 2000 /* a drawing counts as the two that are packed of it */

#define PACK_FLOW_ENDS 3

/* Pages that follow each other with Next, as flows.lua says. */
struct pack_flow {
    const char *name;
    const char *title; /* in the source language: translated where it is shown */
    enum hue hue;
    const char *icon; /* or NULL */
    bool take;        /* it offers its code to take home */
    const char *pages[PACK_FLOW_PAGES];
    int count;
    const char *end; /* the page after the last: "end/NAME"; NULL: a single page has none */
    const char *ends[PACK_FLOW_ENDS]; /* the pages that it leads to */
    int end_count;
    int line; /* of flows.lua */
};

struct pack_info {
    const char *id, *title, *version;      /* the version may be "" */
    const char *review_by;                 /* YYYY-MM-DD or NULL */
    bool reviewed;                         /* reviewed = yes: a clinician has read it */
    const char *translated;                /* "draft", "no", "yes", or NULL */
    int64_t sequence;                      /* 0: none is said */
    const char *languages[PACK_LANGUAGES]; /* the first is the source language */
    int language_count, languages_line;    /* the line of pack.conf that names them */
    const char *start, *help;              /* page ids; help may be NULL */
    const char *attracts[PACK_ATTRACTS];   /* page ids, at least one */
    int attract_count;
    const char *handout[PACK_HANDOUT]; /* page ids whose words make the sheet for the desk */
    int handout_count;
    const struct pack_flow *flows; /* none until pack_set_flows */
    int flow_count;
};

struct pack_theme {
    const char *accent;    /* "#0b5563", or NULL */
    const char *logo;      /* a picture of the pack, or NULL */
    const char *logo_dark; /* the same for the dark theme; NULL: the logo on a plate */
    bool show_name;        /* in the top line */
};

struct digest;
struct finished_key;
struct pack_layer {
    const char *path;            /* a directory or a packed file */
    const struct digest *digest; /* NULL: any; else a packed file of exactly these bytes */
    bool clinic;                 /* may hold data only: layer_info.h */
    bool arriving;               /* it is what is being installed */
    bool whole;                  /* all of it is read at once, as layer_open_exact */
};

struct pack; /* owns its layers */

/* layers[0] is the lowest (core). `clinic` (may be NULL) is a clinic's layer laid over
   all as the last. The uppermost pack.conf counts; it and theme.conf are checked whole:
   keys, ids, dates, that every page and picture they name is there. What may not stand in
   clinic.conf is left out alone, and told by pack_notes: the page's own words show; of facts
   that are the pack's own pack_set_facts decides. A
   packed file is checked whole too (layer_check), unless its digest was given: such are
   taken as they were when they were installed. */
struct pack *pack_open(const struct pack_layer *layers, size_t count, const char *clinic,
                       struct err *err);

/* A clinic's layer by itself: its clinic.conf and theme.conf are checked. There is no
   pack under it, so pack_info says nothing. */
struct pack *pack_open_clinic(const struct pack_layer *layer, struct err *err);

void pack_close(struct pack *pack); /* NULL is fine */

const struct pack_info *pack_info(const struct pack *pack);
const struct pack_theme *pack_theme(const struct pack *pack);
/* clinic.conf; without entries where there is no such file. */
const struct conf *pack_slots(const struct pack *pack);
/* What facts.lua came to (script/facts.h): by it, and by the core's rules of advice, what stands
   in clinic.conf is looked at again. `facts` lives longer than the pack. Errors are of the rules'
   files. */
bool pack_set_facts(struct pack *pack, const struct fact *facts, int count, struct err *err);
const struct fact_set *pack_facts(const struct pack *pack);
/* What was left out of clinic.conf, or changed: slots.h. */
struct slot_notes pack_notes(const struct pack *pack);

/* What the clinic says in a slot, as a visitor of this language reads it: slots.h. NULL:
   the slot is not filled. `written` (may be NULL) is the language that it is in. */
const char *pack_slot(const struct pack *pack, const char *slot, const char *language,
                      const char **written);

/* A packed layer holds no SVG: there "images/x.svg" stands as images/x.svg.png, and where
   the dark theme has other colours as images/x.svg.dark.png too. Both are still asked for
   as "images/x.svg"; what the uppermost layer has counts. */
#define PACK_DRAWN ".png"
#define PACK_DRAWN_DARK ".dark.png"
/* The length of the name that a file is asked for by: all of it, but of such a PNG. */
size_t pack_asked_len(const char *path);

bool pack_has(const struct pack *pack, const char *path);
/* The file as it is found on this machine, for messages: "scripts/mild/pages/home.lua".
   Of a file that no layer has: where it should stand, in the arena, which may be NULL where
   there is such a file. */
const char *pack_where(const struct pack *pack, const char *path, struct arena *arena);
/* Appends the file as the uppermost layer that has it holds it. */
bool pack_read(const struct pack *pack, const char *path, size_t most, struct buf *out,
               struct err *err);
/* The same of a picture, in the colours that it has for the dark theme. */
bool pack_read_picture(const struct pack *pack, const char *path, bool dark, size_t most,
                       struct buf *out, struct err *err);
/* The digest of an installed picture's file, without reading it. false: it is not known. */
bool pack_picture_source(const struct pack *pack, const char *path, bool dark, struct digest *out);
/* Appends the finished picture (layer/finished.h). false: no layer has it. */
bool pack_finished(const struct pack *pack, const struct finished_key *key, struct buf *out);
/* The same from one layer, 0 the lowest. Where it has no such file: false, and err->text
   is empty. */
bool pack_read_layer(const struct pack *pack, size_t layer, const char *path, size_t most,
                     struct buf *out, struct err *err);
bool pack_layer_has(const struct pack *pack, size_t layer, const char *path);
/* Why a file of a packed layer could not be read since it was opened: layer_failure of the
   first that has one. Not the pages are at fault then, but the disk. NULL: none. */
const char *pack_failure(const struct pack *pack);
/* Reads the next file of all layers, so that one that is spoilt is known before it is wanted: from
   *at = 0 on. false: all were read. */
bool pack_check_next(const struct pack *pack, size_t *at);
size_t pack_layer_count(const struct pack *pack);
const char *pack_layer_path(const struct pack *pack, size_t layer);

/* What flows.lua came to (script/declared.h), which is not read here: the pages take their order
   and its end pages. `flows` lives longer than the pack. */
void pack_set_flows(struct pack *pack, const struct pack_flow *flows, int count);
/* The flow that the page is in, and its place there; of an end page that is the flow's count.
   NULL: it is in none. `index` may be NULL. */
const struct pack_flow *pack_flow_of(const struct pack *pack, const char *id, int *index);

/* Page ids ("topic/name" in a topic), in the order: start page, flows with their end pages, the
   rest by name. An end page has no file. */
size_t pack_page_count(const struct pack *pack);
const char *pack_page(const struct pack *pack, size_t index);
bool pack_has_page(const struct pack *pack, const char *id);
const char *pack_nearest_page(const struct pack *pack, const char *id); /* or NULL */

/* Every path that begins with `prefix`, over all layers, sorted: paths[0 .. returned). */
size_t pack_list(const struct pack *pack, const char *prefix, const char **paths, size_t most);
