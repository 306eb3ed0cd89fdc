/* The packs of this machine on disk, and which of them are shown. Files named by their
   digest, one record switched by one rename (store_record.h), and a directory `state` in
   which the player, who writes nothing else, counts down the tries of a new stack.

       STORE/packs/HEX.pack, HEX.minisig   0444, written once
       STORE/active                        by install and rollback only
       STORE/state/trial, state/history    by the player only
       STORE/state/starts                  the same: store_starts.h
       STORE/staging/, STORE/lock          of an install at work

   Nothing is switched to roll back by itself: a stack that was found bad, has no tries
   left, or whose files are not what the record says, is passed over. */
#pragma once

#include "pack/pack.h"
#include "pack/store_record.h"
#include "pack/store_starts.h"

#define STORE_PATH_MAX 1024
#define STORE_REASON_MAX 400

enum store_verdict { STORE_TRIAL, STORE_GOOD, STORE_BAD };

/* How the active stack does: state/trial, where it is of the record's generation. */
struct store_trial {
    int64_t generation;
    int tries_left;
    enum store_verdict verdict;
    char reason[STORE_REASON_MAX + 1]; /* why it is bad */
};

struct store {
    char dir[STORE_PATH_MAX];
    bool has_record, record_damaged; /* neither: there is none */
    struct store_record record;
    struct store_trial trial;
    bool trial_damaged;
    struct store_starts starts; /* of the record's generation, else all 0 */
    bool unreadable;            /* one of both could not be read; it may be whole */
    int64_t latest;             /* the greatest generation that record or trial tell of */
};

/* Reads the record and the trial. false: nothing is installed, or the record can't be
   read; err says which, and *store has no candidates. A trial that can't be read is bad. */
bool store_read(struct store *store, const char *dir, struct err *err);

/* What a stack is known by in state/starts: content and clinic packs, by digest. */
uint64_t store_stack_key(const struct store_stack *stack);

/* What to show, the first that works: at most two, and none that was given up. (After them:
   the fallback pack, the built-in page.) They point into the store. */
struct store_candidate {
    const struct store_stack *stack;
    bool active;   /* else the previous */
    bool on_trial; /* store_begin_try first; store_mark_good or _bad later */
};
int store_candidates(const struct store *store, struct store_candidate out[2]);

/* What the player writes, of the active stack; each is on the disk when it returns.
   A try that can not be counted must not be made; what was found bad can't become good. */
bool store_begin_try(struct store *store, struct err *err);
/* The last try was ended from outside and does not count. Only in memory: the next one does. */
void store_forgive_try(struct store *store);
bool store_mark_good(struct store *store, struct err *err);
bool store_mark_bad(struct store *store, const char *reason, struct err *err);

/* Whether anybody but root can write STORE/state, as the player must. false: err says
   what to do. A store without it is fine. */
bool store_check_state(const struct store *store, struct err *err);

struct store_path {
    char text[STORE_PATH_MAX + 160];
};
/* STORE/NAME */
struct store_path store_path(const struct store *store, const char *name);
/* STORE/packs/HEX.ENDING; the ending is ".pack" or ".minisig". */
struct store_path store_pack_path(const struct store *store, const struct digest *digest,
                                  const char *ending);

/* A stack as pack_open and bundle_open take it: its files must be what the record says.
   It points into itself and into the stack. */
struct store_layers {
    struct pack_layer layers[2];
    size_t count;
    struct store_path paths[2];
};
void store_layers(const struct store *store, const struct store_stack *stack,
                  struct store_layers *out);
