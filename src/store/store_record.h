/* STORE/active-a and active-b: the one small record that says what is installed, twice.
   Text, "anteroom-store 2" on its first line, each line checked, and a check sum at its
   end: a bit that flipped or a missing end is noticed, and then the other one holds.
   Only install and rollback write it, and only whole. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "layer/digest.h"
#include "pack/layer_info.h"

#define STORE_TRIES 3    /* starts that a new stack gets to become good */
#define STORE_KEPT 12    /* packs that stay, those in use included */
#define STORE_FLOORS 64  /* names of one role, so that a clinic's key uses up no other's */
#define STORE_REFUSED 16 /* digests of one kind; the oldest of the kind is forgotten */
#define STORE_ANEW 4     /* times, the last ones */
#define STORE_RECORD_MAX_BYTES (128 * 1024)
/* Beyond it a record counts as damaged, so the next one can always be told from it. */
#define STORE_MAX_GENERATION (INT64_C(1) << 53)
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

/* What is taken again only where a person says so: install --again. */
enum store_refusal {
    STORE_GONE_BACK, /* rollback went back from it: root said so */
    STORE_FAILED,    /* the player said so: a list of its own, that it can't fill the other */
};

struct store_refused {
    enum store_refusal why;
    struct digest digest;
};

struct store_record {
    int64_t generation; /* grows with each change: of two records the greater holds */
    int64_t since;      /* the generation of the active stack: the trial is of it */
    int tries;          /* 0: no trial, for what was good already */
    struct store_stack active;
    struct store_stack previous; /* the last that was good; maybe none */
    struct store_floor floors[STORE_ROLES * STORE_FLOORS];
    size_t floor_count;
    struct store_refused refused[2 * STORE_REFUSED]; /* oldest first */
    size_t refused_count;
    int64_t anew_s[STORE_ANEW]; /* wall time of each --begin-anew, oldest first */
    size_t anew_count;
    struct digest kept[STORE_KEPT]; /* newest first; files beyond them may go */
    size_t kept_count;
};

void store_record_write(const struct store_record *record, struct buf *out);
bool store_record_read(struct store_record *record, const char *text, size_t len, struct err *err);

/* Raises or adds a floor. false: there are STORE_FLOORS of this role. */
bool store_raise_floor(struct store_record *record, enum layer_role role,
                       const struct store_pack *pack);
const struct store_floor *store_find_floor(const struct store_record *record, enum layer_role role,
                                           const char *id);

bool store_has(const struct store_stack *stack, enum layer_role role);
/* Whether they show the same: content and clinic packs, by digest. */
bool store_same(const struct store_stack *a, const struct store_stack *b);
