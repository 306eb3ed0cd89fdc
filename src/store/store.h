/* The packs of this machine on disk, and which of them are shown. Files named by their
   digest, a record that is kept twice (store_record.h), and a directory `state` in which
   the player, who writes nothing else, counts down the tries of a new stack.

       STORE/packs/HEX.pack, .minisig, .sums   0444, written once (layer/sums.h)
       STORE/packs/HEX.finished                0444, of content (layer/finished.h)
       STORE/active-a, active-b                by install and rollback only
       STORE/state/trial, starts, history[.1]  by the player; root reserves the first two
       STORE/staging/, STORE/lock              of an install at work

   The records are alike but while one is written: the older is written first, and that is
   the switch; then the other. The greater generation holds; a floor that either tells of is
   in force. One whole: it holds, and root's next verb writes the other. None: see
   store_salvage.

   Nothing is switched to roll back by itself: a stack that was found bad, has no tries
   left, or whose files are not what the record says, is passed over.

   What the player's account says is believed in one matter: whether the active stack, of
   this generation and these digests, turned out good or bad. No number, name or text of it
   enters the record, and generations come from the records alone. Who forges it
   - "bad": shows the previous stack, which is root's and signed, as it could anyway. The
     next install lies over that one, does not raise the floor of what it calls bad, and
     wants --again for it: STORE_REFUSED digests at most, each of a stack that root installed,
     in a list of their own.
   - "good": has its stack's floors raised to what root installed and somebody signed, and
     makes it what is gone back to: again what it could show anyway.
   - damage, or something else in the file's place: can't count tries, so the previous is
     shown; no verb of root's waits for it or fails by it.
   So no floor is lowered, no verb is stopped for good, and no pack is shown that root did
   not install. */
#pragma once

#include "pack/pack.h"
#include "store/store_record.h"
#include "store/store_starts.h"

#define STORE_PATH_MAX 1024
#define STORE_REASON_MAX 400

enum store_verdict { STORE_TRIAL, STORE_GOOD, STORE_BAD };

/* How the active stack does: state/trial, where it is of this generation and stack. */
struct store_trial {
    int64_t generation;
    struct digest stack;
    int tries_left;
    enum store_verdict verdict;
    char reason[STORE_REASON_MAX + 1]; /* why it is bad */
};

/* What of the two records can be relied on. */
enum store_health {
    STORE_EMPTY,         /* there is none, and never was a pack */
    STORE_WHOLE,         /* at least one */
    STORE_DAMAGED,       /* none, but there was one, or there are packs */
    STORE_FIRST_EDITION, /* `active` of the first edition, which is not read */
};

struct store {
    char dir[STORE_PATH_MAX];
    enum store_health health;
    int holds;  /* 0: active-a, 1: active-b */
    bool alike; /* both are whole and say the same */
    struct store_record record;
    struct store_trial trial;
    bool trial_damaged;         /* how the trial went can't be known */
    struct store_starts starts; /* of the active stack's time, else all 0 */
};

/* Reads the records and the trial. false: nothing is installed, or no record is whole; err
   says which, and *store has no candidates. A trial that can't be read is bad. */
bool store_read(struct store *store, const char *dir, struct err *err);

/* The same; and where no record is whole, what is signed by a key of this machine is looked
   for on the disk, without writing: it becomes the record's active stack. Of several it is
   the newest, which is what root put into force last (an install or a rollback gives a
   stack's files a time that is later than all others'; the machine's clock may be wrong, so
   it is not asked alone); of one time the greater sequence. A clinic's layer lies over it if
   it is no older. What state/trial calls bad is passed over. The newest keys layer counts, so
   a key that it revokes stays revoked. err is as of store_read, also where something was
   found. */
bool store_salvage(struct store *store, const char *dir, const char *signers, struct err *err);

/* What a stack is known by in state/starts: its content and clinic packs. */
uint64_t store_stack_key(const struct store_stack *stack);

/* What to show, the first that works: at most two, and none that was given up. (After them:
   a package's pack where there never was one, the built-in page.) They point into the store. */
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
/* STORE/active-a or -b */
struct store_path store_record_path(const struct store *store, int which);
/* STORE/packs/HEX.ENDING; the ending is ".pack", ".minisig",
   SUMS_ENDING or FINISHED_ENDING. */
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
/* Whether the files are what was installed, byte for byte: else it is not the pack that is bad. */
bool store_is_whole(const struct store_layers *layers);
