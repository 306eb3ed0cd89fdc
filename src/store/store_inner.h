/* What the files of the store share. Only for the files of src/store. */
#pragma once

#include "base/buf.h"
#include "store/store.h"

/* Adds "check HEX\n", a check sum over all that stands there: against bits that flip and
   ends that are missing, not against people. */
void store_seal(struct buf *text);

/* A pack that is about to be installed. */
struct store_arrival {
    struct store_pack pack;
    enum layer_role role;
    const char *for_pack; /* of a clinic's layer; may be NULL */
    bool again;           /* a person says that it is to be taken once more */
};

/* Of the digests of what is shown: with the generation it says whose trial it is. */
struct digest store_stack_digest(const struct store_stack *stack);

/* state/trial, of the record's active stack. */
void store_load_trial(struct store *store);

/* Whether it calls this stack bad, of whichever generation. */
bool store_said_bad(const struct store *store, const struct store_stack *stack);

/* It was bad, or is out of tries; not: nothing is known of it. */
bool store_has_failed(const struct store *store);

/* Whether exactly this arrival is shown, or in force, already. */
bool store_has_already(const struct store *store, const struct store_arrival *arrival);

/* The record that has the arrival in it, or why it must not be taken: its sequence, what
   it is made for, what is missing below it. */
bool store_next_record(const struct store *store, const struct store_arrival *arrival,
                       struct store_record *next, struct err *err);
/* The record that has the previous stack as its active one. */
bool store_back_record(const struct store *store, struct store_record *next, struct err *err);

/* Locks the store, reads it, and writes the record that is not as the other: the lock's
   descriptor, to be closed, or -1. Where no record is whole, only with begin_anew: then
   what can be shown is the record, and nothing of it is on the disk yet. */
struct store_opening {
    const char *dir, *signers;
    bool begin_anew;
};
int store_open_to_change(struct store *store, const struct store_opening *opening, struct err *err);
/* From here on the machine shows what this record says; it is on the disk twice, and was
   read back from there. */
bool store_switch(const struct store *store, const struct store_record *next, struct err *err);
/* Gives the files of the active stack a later time than all others have, and those of the
   previous the next: see store_salvage. Not synced: it only matters where no record is
   whole. */
void store_put_in_force(const struct store *store, const struct store_record *record);
/* Removes the packs that the record does not name. */
void store_clean(const struct store *store, const struct store_record *record);
/* So many bytes are free afterwards if that can be had by removing packs, the oldest
   first, that are kept and not in use. */
void store_make_room(const struct store *store, size_t bytes);
void store_wipe_staging(const struct store *store);
