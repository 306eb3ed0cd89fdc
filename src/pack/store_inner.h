/* What the files of the store share. Only for src/pack/store*.c. */
#pragma once

#include "base/buf.h"
#include "pack/store.h"

/* Adds "check HEX\n", a check sum over all that stands there: against bits that flip and
   ends that are missing, not against people. */
void store_seal(struct buf *text);

/* A pack that is about to be installed. */
struct store_arrival {
    struct store_pack pack;
    enum layer_role role;
    const char *for_pack; /* of a clinic's layer; may be NULL */
};

/* What is shown now, of the record's content and clinic packs; NULL: nothing. */
const struct store_stack *store_shown(const struct store *store);

/* Whether exactly this arrival is shown, or in force, already. */
bool store_has_already(const struct store *store, const struct store_arrival *arrival);

/* The record that has the arrival in it, or why it must not be taken: its sequence, what
   it is made for, what is missing below it. */
bool store_next_record(const struct store *store, const struct store_arrival *arrival,
                       struct store_record *next, struct err *err);
/* The record that has the previous stack as its active one. */
bool store_back_record(const struct store *store, struct store_record *next, struct err *err);

/* Locks the store and reads it: the lock's descriptor, to be closed, or -1. */
int store_open_to_change(struct store *store, const char *dir, struct err *err);
/* From here on the machine shows what this record says; it is on the disk. */
bool store_switch(const struct store *store, const struct store_record *next, struct err *err);

/* Removes the packs that the record does not name. */
void store_clean(const struct store *store, const struct store_record *record);
/* So many bytes are free afterwards if that can be had by removing packs, the oldest
   first, that are kept and not in use. */
void store_make_room(const struct store *store, size_t bytes);
void store_wipe_staging(const struct store *store);
