/* Which pack a kiosk shows when none is named, and how it does: the store's active stack,
   on trial until it has proven itself; else the stack before it; else, where the store has
   never held a pack, the one that a package brought. Time comes in; what is learned goes into
   the store. */
#pragma once

#include <limits.h>

#include "kiosk/config.h"
#include "stage/bundle.h"

/* On trial a pack is good when its first page was drawn, the rehearsal passed, nothing
   failed, and it was up so long. */
#define SHOWN_TRIAL_MS 60000

/* A pack that is installed while visitors are there waits for the attract page, and so
   long at most. */
#define SHOWN_WAIT_MS (30 * 60 * 1000)

struct shown_config {
    const char *core;
    const struct config *config; /* store, clinic, office */
    struct display display;
    bool drew_first; /* the first pages were drawn before: they are not now */
};

struct shown;

struct shown *shown_create(const struct shown_config *config);
void shown_destroy(struct shown *shown); /* NULL is fine */

/* Reads the store and opens the first that can be shown; a try is counted down on the
   disk before its pack is opened, and what fails on trial is marked bad. What can't be read
   is passed over, and not marked: the disk is at fault. The caller
   closes the bundle, after the next call or shown_destroy. NULL: there is nothing; err
   says what was tried last. */
struct bundle *shown_open(struct shown *shown, struct err *err);

void shown_drawn(struct shown *shown, int64_t now_ms); /* its first page is up */

/* A page, a picture or a script failed: on trial that is the end of it. */
void shown_failed(struct shown *shown, const char *why);

/* The store may have changed: an install, a rollback. */
void shown_look(struct shown *shown, int64_t now_ms);

/* Whether shown_open has something else to show, and the time has come: at once when the
   pack failed on trial, or when a page of it is wanted that can't be read any more (a
   visitor who is there has a page in memory, and goes on). */
bool shown_is_due(const struct shown *shown, bool visitor_there, int64_t now_ms);

/* One step of the rehearsal, for idle moments, while there are steps left. */
bool shown_rehearses(const struct shown *shown);
void shown_rehearse(struct shown *shown);

/* Reads the next file of what is shown, for idle moments too, until all was read: a spoilt one is
   known before a visitor wants it. */
bool shown_reads_on(const struct shown *shown);
void shown_read_on(struct shown *shown);

/* Marks the pack as good when its time has come. */
void shown_tick(struct shown *shown, int64_t now_ms);
int64_t shown_deadline_ms(const struct shown *shown); /* INT64_MAX: none */

/* The first stack of the store that would be shown, or a package's pack, for looking at only:
   no try is counted. false: there is none. */
struct store;
struct store_layers;
bool shown_layers(struct store *store, const char *core, const struct config *config,
                  struct store_layers *layers, struct err *err);

/* What a package brought: the first of CORE/../packs/NAME.pack by name, where the store has
   never held a pack. false: nothing. `path` gives room. */
bool shown_packaged(const char *core, const struct store *store, char path[PATH_MAX]);

/* How shown_open opens a stack, and install tries one: under the clinic's directory of
   kiosk.conf. Where that can not be laid over, or the first pages can not be drawn with it,
   it is left out, with a word in the log and in *left_out ("" where nothing is). With
   `without_clinic` so is a clinic's layer among the layers. */
struct bundle *shown_open_layers(const struct shown_config *config, const struct pack_layer *layers,
                                 size_t count, bool without_clinic, struct err *left_out,
                                 struct err *err);
