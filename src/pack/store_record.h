/* STORE/active: the one small record that says what is installed. Text, each line of it
   checked, and a check sum at its end: a bit that flipped or a missing end is noticed.
   Only install and rollback write it, and only whole. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "pack/digest.h"
#include "pack/layer_info.h"

#define STORE_TRIES 3 /* starts that a new stack gets to become good */
#define STORE_KEPT 12 /* packs that stay, those in use included */
#define STORE_FLOORS 64
#define STORE_RECORD_MAX_BYTES (64 * 1024)
#define STORE_ID_MAX 64
#define STORE_VERSION_MAX 64
#define STORE_ROLES 3 /* of enum layer_role */

/* A packed layer of the store; without an id: none. */
struct store_pack {
    char id[STORE_ID_MAX + 1], version[STORE_VERSION_MAX + 1]; /* version: may be "" */
    int64_t sequence;
    struct digest digest; /* of the file, which is named by it */
};

/* By role. One that has a content pack can be shown; the keys layer is the active one's. */
struct store_stack {
    struct store_pack packs[STORE_ROLES];
};

/* The highest sequence of this name that was good here: nothing older is taken. */
struct store_floor {
    enum layer_role role;
    struct store_pack pack;
};

struct store_record {
    int64_t generation; /* grows with each stack; the trial is of one generation */
    int tries;          /* 0: no trial, for what was good already */
    struct store_stack active;
    struct store_stack previous; /* the last that was good; maybe none */
    struct store_floor floors[STORE_FLOORS];
    size_t floor_count;
    struct digest kept[STORE_KEPT]; /* newest first; files beyond them may go */
    size_t kept_count;
};

void store_record_write(const struct store_record *record, struct buf *out);
bool store_record_read(struct store_record *record, const char *text, size_t len, struct err *err);

bool store_has(const struct store_stack *stack, enum layer_role role);
/* Whether they show the same: content and clinic packs, by digest. */
bool store_same(const struct store_stack *a, const struct store_stack *b);
